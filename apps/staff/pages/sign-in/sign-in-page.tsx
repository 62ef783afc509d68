// Signing in: name and password, then the six digits; the first time also the picture to scan and, with a temporary password, a new one.
import { useQueryClient } from "@tanstack/react-query"
import { Button, Input, type InputRef } from "antd"
import { useEffect, useRef, useState } from "react"
import { demonstrationAccounts, staffSecondFactor, staffSignIn } from "#platform/identity/contract"
import { useAsk, useSend } from "#ui"
import type { OutputOf } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"

type FirstStep = OutputOf<typeof staffSignIn>
type DemonstrationAccount = OutputOf<typeof demonstrationAccounts>[number]

export function SignInPage() {
  const say = useSay()
  const [step, setStep] = useState<FirstStep | null>(null)
  const [login, setLogin] = useState("")
  const [password, setPassword] = useState("")
  const offered = useAsk(demonstrationAccounts)
  const chosen = offered.data?.find((one) => one.login === login.trim())
  return (
    <div className="sign-in">
      <div className="sign-in-card">
        <h1>{say("signin.title")}</h1>
        {step === null ? (
          <PasswordStep login={login} setLogin={setLogin} password={password} setPassword={setPassword} done={setStep} />
        ) : (
          <CodeStep step={step} {...(chosen ? { shown: chosen } : {})} refreshShown={() => void offered.refetch()} back={() => setStep(null)} />
        )}
      </div>
      {step === null && offered.data && offered.data.length > 0 ? (
        <Demonstration
          accounts={offered.data}
          choose={(account) => {
            setLogin(account.login)
            setPassword(account.password)
          }}
        />
      ) : null}
    </div>
  )
}

interface PasswordStepProps {
  readonly login: string
  readonly setLogin: (value: string) => void
  readonly password: string
  readonly setPassword: (value: string) => void
  readonly done: (step: FirstStep) => void
}

function PasswordStep({ login, setLogin, password, setPassword, done }: PasswordStepProps) {
  const say = useSay()
  const send = useSend(staffSignIn)
  const { lacks, tried } = useTried()
  return (
    <form
      noValidate
      onSubmit={(event) => tried(event, login.trim() === "" || password === "", () => send.mutate({ input: { login, password } }, { onSuccess: done }))}
    >
      <Failure failure={send.error} />
      <Line id="login" label={say("signin.login")} error={lacks(login.trim() === "")}>{(aria) => <Input {...aria} size="large" autoComplete="username" autoCapitalize="none" autoFocus required value={login} onChange={(event) => setLogin(event.target.value)} />}</Line>
      <Line id="password" label={say("signin.password")} error={lacks(password === "")}>{(aria) => <Input.Password {...aria} size="large" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />}</Line>
      <Button type="primary" size="large" block htmlType="submit" loading={send.isPending}>
        {say("signin.next")}
      </Button>
      <p className="hint">{say("signin.help")}</p>
    </form>
  )
}

interface CodeStepProps {
  readonly step: FirstStep
  /** The demonstration account chosen, whose present code may be shown. */
  readonly shown?: DemonstrationAccount
  readonly refreshShown: () => void
  readonly back: () => void
}

function CodeStep({ step, shown, refreshShown, back }: CodeStepProps) {
  const say = useSay()
  const store = useQueryClient()
  const send = useSend(staffSecondFactor)
  const [code, setCode] = useState("")
  const [fresh, setFresh] = useState("")
  const [again, setAgain] = useState("")
  const [differs, setDiffers] = useState(false)
  const box = useRef<InputRef>(null)
  useEffect(() => box.current?.focus(), [])
  const submit = (digits: string) => {
    if (step.mustChangePassword && fresh !== again) return setDiffers(true)
    setDiffers(false)
    send.mutate(
      { input: { ticket: step.ticket, code: digits, ...(step.mustChangePassword ? { newPassword: fresh } : {}) } },
      {
        onSuccess: () => void store.resetQueries(),
        onError: () => {
          setCode("")
          box.current?.focus()
          refreshShown()
        },
      },
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit(code)
      }}
    >
      {step.enrolment ? (
        <div className="enrol">
          <h2>{say("signin.enrol-title")}</h2>
          <p>{say("signin.enrol-how")}</p>
          <img src={step.enrolment.picture} alt={say("signin.enrol-picture")} width={200} height={200} />
          <p className="sub">{say("signin.enrol-secret")}</p>
          <p className="secret">{step.enrolment.secret.replace(/(.{4})/g, "$1 ").trim()}</p>
        </div>
      ) : null}
      <Failure failure={send.error} />
      {step.mustChangePassword ? (
        <>
          <p className="banner banner-warning">{say("signin.temporary")}</p>
          <div className="field">
            <label htmlFor="new-password">{say("signin.new-password")}</label>
            <Input.Password id="new-password" size="large" autoComplete="new-password" required value={fresh} onChange={(event) => setFresh(event.target.value)} />
          </div>
          <div className="field">
            <label htmlFor="again">{say("signin.new-again")}</label>
            <Input.Password id="again" size="large" autoComplete="new-password" required value={again} onChange={(event) => setAgain(event.target.value)} {...(differs ? { status: "error" as const, "aria-invalid": true, "aria-describedby": "again-error" } : {})} />
            {differs ? <p id="again-error" className="field-error" role="alert">{say("signin.differs")}</p> : null}
          </div>
        </>
      ) : null}
      <div className="field">
        <label htmlFor="code">{say("signin.code")}</label>
        <Input
          id="code"
          ref={box}
          size="large"
          className="code-box"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
          value={code}
          aria-describedby="code-help"
          onChange={(event) => {
            const digits = event.target.value.replace(/\D/g, "")
            setCode(digits)
            if (digits.length === 6 && !step.mustChangePassword && !send.isPending) submit(digits)
          }}
        />
        <p id="code-help" className="hint">{say("signin.code-help")}</p>
        {shown && !step.enrolment ? (
          <p className="hint">
            {say("signin.shown-code")} <button type="button" className="link num" onClick={() => submit(shown.code)}>{shown.code}</button>
          </p>
        ) : null}
      </div>
      <div className="action-others">
        <Button type="primary" size="large" htmlType="submit" loading={send.isPending} disabled={code.length !== 6}>{say("signin.enter")}</Button>
        <Button size="large" onClick={back}>{say("signin.back")}</Button>
      </div>
    </form>
  )
}

function Demonstration({ accounts, choose }: { readonly accounts: readonly DemonstrationAccount[]; readonly choose: (account: DemonstrationAccount) => void }) {
  const say = useSay()
  return (
    <section className="sign-in-demo" aria-labelledby="demonstration">
      <h2 id="demonstration">{say("signin.demo")}</h2>
      <p className="sub">{say("signin.demo-more")}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.login}>
            <button type="button" className="demo-account" onClick={() => choose(account)}>
              <span className="demo-name">{account.name}</span>
              <span className="sub">{account.roles.join("、")} · {account.place}</span>
              <code>{account.login}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
