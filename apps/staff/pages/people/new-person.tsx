// Opening a file for someone who comes for the first time, from the identity document in the officer's hand.
import { useNavigate } from "@tanstack/react-router"
import { Button, Input } from "antd"
import { useState } from "react"
import { registerPersonAtCounter, searchPersons } from "#platform/registers/contract"
import { RegionPicker, useSend, useWho } from "#ui"
import { Refusal } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"

/** Officers of a county or below begin with their own place. */
const countyDigits = 6

export function NewPerson({ begin, close }: { readonly begin: string; readonly close: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const isNumber = /^\d/.test(begin)
  const [name, setName] = useState(isNumber ? "" : begin)
  const [idNumber, setIdNumber] = useState(isNumber ? begin : "")
  const [mobile, setMobile] = useState("")
  const { scope } = useWho()
  const [live, setLive] = useState<string | null>(() => (scope.length >= countyDigits ? scope.padEnd(12, "0") : null))
  const [isTried, setTried] = useState(false)
  const send = useSend(registerPersonAtCounter, [searchPersons.name])
  const wrong = send.error instanceof Refusal ? send.error.errors : []
  const saysOf = (path: string, value: string | null) => wrong.find((one) => one.path === path)?.says ?? (isTried && !value ? say("form.required") : null)
  const submit = () => {
    setTried(true)
    if (!name || !idNumber || !live) return
    send.mutate({ input: { name, idNumber, liveRegion: live, ...(mobile ? { mobile } : {}) } }, { onSuccess: (made) => void navigate({ to: "/people/$person", params: { person: made.personId } }) })
  }
  return (
    <form
      className="card pad action-card"
      aria-label={say("people.new")}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{say("people.new")}</h2>
      <p className="sub">{say("people.new-how")}</p>
      <Failure failure={send.error} />
      <div className="split split-even">
        <div>
          <Line id="new-name" label={say("people.name")} value={name} change={setName} error={saysOf("name", name)} />
          <Line id="new-number" label={say("people.id-number")} value={idNumber} change={setIdNumber} error={saysOf("idNumber", idNumber)} />
        </div>
        <div>
          <Line id="new-mobile" label={say("people.mobile-optional")} value={mobile} change={setMobile} error={wrong.find((one) => one.path === "mobile")?.says ?? null} />
          <div className="field">
            <label htmlFor="new-live">{say("people.live")}</label>
            <RegionPicker id="new-live" label={say("people.live")} value={live} onChange={setLive} invalid={saysOf("liveRegion", live) !== null} />
            {saysOf("liveRegion", live) ? <p className="field-error">{saysOf("liveRegion", live)}</p> : null}
          </div>
        </div>
      </div>
      <div className="action-others">
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("people.open-file")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}

function Line({ id, label, value, change, error }: { readonly id: string; readonly label: string; readonly value: string; readonly change: (value: string) => void; readonly error: string | null }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} autoComplete="off" {...(error ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}-error` } : {})} onChange={(event) => change(event.target.value)} />
      {error ? <p id={`${id}-error`} className="field-error">{error}</p> : null}
    </div>
  )
}
