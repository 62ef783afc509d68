// Whether a paper somebody holds was issued by us: by the square code on it, or by typing its sixteen characters. Open to everybody.
import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons"
import { useQuery } from "@tanstack/react-query"
import { Button, Input } from "antd"
import { useState } from "react"
import { verifyPaper } from "#platform/documents/contract"
import { LoadingShape, ProblemNotice, useGo } from "#ui"
import { call, commonProblems, Refusal } from "#wire"
import { Helpline } from "../../parts/helpline.tsx"
import { useSay } from "../../say.ts"

const wellFormed = (code: string): boolean => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code)
/** As people type it: spaces, dashes and small letters do not matter. */
const tidied = (typed: string): string => typed.replace(/[\s-]/g, "").toUpperCase()

export function VerifyPage({ code }: { readonly code: string }) {
  const say = useSay()
  return (
    <div className="jy-stack jy-narrow-page">
      <h1>{say("verify.title")}</h1>
      {wellFormed(code) ? <Answer code={code} /> : null}
      <AskCode key={code} given={code} />
      <Helpline />
    </div>
  )
}

function AskCode({ given }: { readonly given: string }) {
  const say = useSay()
  const go = useGo()
  const [typed, setTyped] = useState(given)
  const [wrong, setWrong] = useState(given !== "" && !wellFormed(given))
  return (
    <form
      noValidate
      className="jy-card jy-stack"
      onSubmit={(event) => {
        event.preventDefault()
        const code = tidied(typed)
        setWrong(!wellFormed(code))
        if (wellFormed(code)) go(`/verify/${code}`)
      }}
    >
      <p>{say("verify.words")}</p>
      <div className={`jy-field${wrong ? " jy-field-wrong" : ""}`}>
        <label className="jy-field-label" htmlFor="verify-code">
          {say("verify.code")}
        </label>
        <p className="jy-field-help" id="verify-code-help">
          {say("verify.codeHelp")}
        </p>
        {wrong ? (
          <p className="jy-field-error" id="verify-code-error" role="alert">
            {say("verify.codeWrong")}
          </p>
        ) : null}
        <Input id="verify-code" size="large" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} aria-describedby={wrong ? "verify-code-help verify-code-error" : "verify-code-help"} aria-invalid={wrong} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </div>
      <div>
        <Button type="primary" size="large" htmlType="submit">
          {say("verify.do")}
        </Button>
      </div>
    </form>
  )
}

function Answer({ code }: { readonly code: string }) {
  const say = useSay()
  const asked = useQuery({ queryKey: ["verify", code], queryFn: () => call(verifyPaper, { params: { code } }), retry: false })
  if (asked.isPending) return <LoadingShape kind="lines" rows={4} />
  if (asked.isError && !(asked.error instanceof Refusal && asked.error.code === commonProblems.notFound.problem.code)) return <ProblemNotice failure={asked.error} onRetry={() => void asked.refetch()} />
  if (!asked.data)
    return (
      <section className="jy-card jy-stack-s jy-verified jy-verified-false" role="status">
        <h2>
          <CloseCircleFilled aria-hidden="true" /> {say("verify.false")}
        </h2>
        <p>{say("verify.falseMeans")}</p>
      </section>
    )
  const { title, number, addressee, office, date, digest, demonstration } = asked.data
  const rows = [
    [say("verify.kind"), title],
    [say("verify.number"), number],
    [say("verify.addressee"), addressee],
    [say("verify.office"), office],
    [say("verify.date"), date],
  ] as const
  return (
    <section className="jy-card jy-stack-s jy-verified" role="status">
      <h2>
        <CheckCircleFilled aria-hidden="true" /> {say("verify.true")}
      </h2>
      <p>{say("verify.trueMeans")}</p>
      {demonstration ? <p className="jy-notice jy-notice-warning">{say("verify.demonstration")}</p> : null}
      <dl className="jy-known">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="jy-known-value">{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say("verify.digest")}</dt>
          <dd>
            <code className="jy-digest">{digest}</code>
            <span className="jy-secondary jy-small">{say("verify.digestHelp")}</span>
          </dd>
        </div>
      </dl>
    </section>
  )
}
