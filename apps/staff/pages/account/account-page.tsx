// An officer's own account: password, devices signed in, and the relatives whose cases others handle.
import { Button, Input, Select } from "antd"
import { useState } from "react"
import { changePassword, declareRelative, endSession, listRelatives, listSessions, signOutEverywhere } from "#platform/identity/contract"
import { Confirm, useAsk, useSend } from "#ui"
import { Refusal } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { dayOf, moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { deviceWords } from "./device-words.ts"

export function AccountPage() {
  const say = useSay()
  return (
    <div className="page" style={{ maxWidth: 1080 }}>
      <div className="page-head"><h1>{say("account.title")}</h1></div>
      <div className="split split-even">
        <div><Sessions /><Relatives /></div>
        <div><Password /></div>
      </div>
    </div>
  )
}

function Password() {
  const say = useSay()
  const send = useSend(changePassword, [listSessions.name])
  const [current, setCurrent] = useState("")
  const [next, setNext] = useState("")
  const [again, setAgain] = useState("")
  const [isTried, setTried] = useState(false)
  const differs = isTried && again !== next
  const wrong = (value: string) => (isTried && value === "" ? say("form.required") : null)
  return (
    <section className="card pad" aria-labelledby="password">
      <h2 id="password">{say("account.password")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!current || !next || next !== again) return
          send.mutate({ input: { current, next } }, { onSuccess: () => { setCurrent(""); setNext(""); setAgain(""); setTried(false) } })
        }}
      >
        <Line id="current" label={say("account.current")} error={wrong(current)}>{(aria) => <Input.Password {...aria} autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />}</Line>
        <Line id="next" label={say("account.next")} error={wrong(next)}>{(aria) => <Input.Password {...aria} autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} />}</Line>
        <Line id="again" label={say("account.again")} error={differs ? say("signin.differs") : null}>{(aria) => <Input.Password {...aria} autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} />}</Line>
        <Failure failure={send.error} />
        {send.data ? <p className="banner banner-success" role="status">{say("account.changed", { ended: send.data.ended })}</p> : null}
        <div className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("account.password")}</Button></div>
      </form>
    </section>
  )
}

function Sessions() {
  const say = useSay()
  const read = useAsk(listSessions)
  const end = useSend(endSession, [listSessions.name])
  const all = useSend(signOutEverywhere)
  return (
    <section className="card pad" aria-labelledby="sessions">
      <h2 id="sessions">{say("account.sessions")}</h2>
      <Failure failure={read.error ?? end.error ?? all.error} />
      <ul className="identities">
        {(read.data ?? []).map((one) => (
          <li key={one.sessionId}>
            <span title={one.device}>{deviceWords(one.device)} {one.current ? <Chip tone="success">{say("account.this")}</Chip> : null}<span className="sub num">{one.address} · {say("account.since", { at: moment(one.startedAt), seen: moment(one.lastSeenAt) })}</span></span>
            {one.current ? null : <Button size="small" aria-label={say("account.end-of", { device: deviceWords(one.device) })} onClick={() => end.mutate({ params: { session: one.sessionId } })}>{say("account.end")}</Button>}
          </li>
        ))}
      </ul>
      <Confirm label={say("account.everywhere")} question={say("account.everywhere-sure")} consequence={null} yes={say("account.everywhere")} danger onYes={() => all.mutateAsync({}).then(() => location.assign("/staff"))} />
    </section>
  )
}

const relations = ["spouse", "parent", "child", "sibling", "other"] as const

function Relatives() {
  const say = useSay()
  const read = useAsk(listRelatives)
  const send = useSend(declareRelative, [listRelatives.name])
  const [name, setName] = useState("")
  const [idNumber, setIdNumber] = useState("")
  const [relation, setRelation] = useState<(typeof relations)[number]>("spouse")
  const [isTried, setTried] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const wrong = send.error instanceof Refusal ? send.error.errors : []
  const saysOf = (path: string, value: string) => wrong.find((one) => one.path === path)?.says ?? (isTried && value.trim() === "" ? say("form.required") : null)
  return (
    <section className="card pad" aria-labelledby="relatives">
      <h2 id="relatives">{say("account.relatives")}</h2>
      <p className="sub">{say("account.relatives-why")}</p>
      <Failure failure={read.error} />
      {read.data && read.data.length === 0 ? <p className="sub">{say("account.no-relatives")}</p> : null}
      <ul className="earlier">
        {(read.data ?? []).map((one) => <li key={one.relativeId}>{one.name} <span className="num">{one.masked}</span><span className="sub">{say("account.declared-on", { relation: one.relation, day: dayOf(one.declaredAt) })}</span></li>)}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (name.trim() && idNumber.trim()) send.mutate({ input: { name: name.trim(), idNumber: idNumber.trim(), relation: say(`relation.${relation}`) } }, { onSuccess: () => { setTold(say("account.declared", { name: name.trim() })); setName(""); setIdNumber(""); setTried(false) } })
        }}
      >
        <Line id="relative-name" label={say("people.name")} error={saysOf("name", name)}>{(aria) => <Input {...aria} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />}</Line>
        <Line id="relative-number" label={say("people.id-number")} error={saysOf("idNumber", idNumber)}>{(aria) => <Input {...aria} autoComplete="off" value={idNumber} onChange={(event) => setIdNumber(event.target.value)} />}</Line>
        <Line id="relation" label={say("account.relation")} error={null}>{(aria) => <Select {...aria} className="wide" value={relation} onChange={setRelation} options={relations.map((value) => ({ value, label: say(`relation.${value}`) }))} />}</Line>
        <Failure failure={send.error} />
        {told ? <p className="banner banner-success" role="status">{told}</p> : null}
        <div className="action-others"><Button htmlType="submit" loading={send.isPending}>{say("account.declare")}</Button></div>
      </form>
    </section>
  )
}
