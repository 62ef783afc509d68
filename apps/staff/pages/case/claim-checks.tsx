// Beside a subsidy case: what other provinces answered about its people, and the level of risk with the signs behind it.
import { Button } from "antd"
import { useState } from "react"
import { changeRisk, readNationwide, readRisk, releaseNationwide, settleRisk } from "#domains/subsidies"
import type { CaseView } from "#platform/casework/contract"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"

type Question = OutputOf<typeof readNationwide>[number]
type Risk = OutputOf<typeof readRisk>

/** Characters a reason has at least. */
const least = 5
const levels = ["low", "medium", "high"] as const

const seenBy = ["clerk", "reviewer", "head", "auditor"] as const

export function ClaimChecks({ view }: { readonly view: CaseView }) {
  const { roles } = useWho()
  if (!view.item.startsWith("subsidies.") || !seenBy.some((role) => roles.includes(role))) return null
  return (
    <>
      <Nationwide view={view} />
      <RiskCard view={view} />
    </>
  )
}

function Nationwide({ view }: { readonly view: CaseView }) {
  const say = useSay()
  const params = { subject: view.subjectId, case: view.caseId }
  const read = useAsk(readNationwide, { params }, { every: 20_000 })
  const [open, setOpen] = useState<string | null>(null)
  const send = useSend(releaseNationwide, [readNationwide.name])
  if (!read.data || read.data.length === 0) return null
  return (
    <section className="card pad" aria-label={say("nationwide.title")}>
      <h2>{say("nationwide.title")}</h2>
      <ul className="plain-list">
        {read.data.map((one) => (
          <li key={one.personId}>
            <strong>{one.name}</strong> {say(`nationwide.state.${one.state}`)}
            <Told one={one} />
            {one.mayRelease && open !== one.personId ? <Button size="small" aria-label={say("nationwide.release-who", { name: one.name })} onClick={() => setOpen(one.personId)}>{say("nationwide.release")}</Button> : null}
            {open === one.personId ? (
              <WordsForm
                title={say("nationwide.release-who", { name: one.name })} consequence={say("nationwide.release-how")} words={say("nationwide.why")} least={least} confirm={say("nationwide.release")} busy={send.isPending} failure={send.error}
                send={(says) => send.mutate({ params, input: { person: one.personId, says } }, { onSuccess: () => setOpen(null) })} close={() => setOpen(null)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ one }: { readonly one: Question }) {
  const say = useSay()
  const lines = [
    ...(one.problem === "" ? [] : [say("nationwide.tried", { tries: one.tries, problem: one.problem })]),
    ...(one.state === "waiting" && one.released === null ? [say("nationwide.hold", { until: moment(one.holdUntil) })] : []),
    ...one.held.map((held) => say("nationwide.held", { province: held.province, item: held.itemName, period: `${held.from} – ${held.until ?? ""}` })),
    ...(one.isNews ? [say("nationwide.news")] : []),
    ...(one.released ? [say("nationwide.released", { by: one.released.by, at: moment(one.released.at), says: one.released.says })] : []),
  ]
  return <>{lines.map((line) => <p key={line} className="sub">{line}</p>)}</>
}

function RiskCard({ view }: { readonly view: CaseView }) {
  const say = useSay()
  const params = { subject: view.subjectId, case: view.caseId }
  const read = useAsk(readRisk, { params }, { every: 20_000 })
  const risk = read.data
  if (!risk) return null
  return (
    <section className="card pad" aria-label={say("risk.title")}>
      <h2>{say("risk.title")}：{say(`risk.level.${risk.level}`)}</h2>
      <p className="sub">{risk.signs.length === 0 ? say("risk.none") : say("risk.score", { score: risk.score })}</p>
      <ul className="plain-list">
        {risk.signs.map((sign) => (
          <li key={sign.code}>
            {say(`risk.severity.${sign.severity}`)} <span className="code">{sign.code}</span> {sign.label}
            <p className="sub">{sign.says}；{sign.todo}；{say("risk.records", { count: sign.evidence.length })}</p>
          </li>
        ))}
      </ul>
      <Changes risk={risk} params={params} />
    </section>
  )
}

function Changes({ risk, params }: { readonly risk: Risk; readonly params: { readonly subject: string; readonly case: string } }) {
  const say = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const change = useSend(changeRisk, [readRisk.name])
  const settle = useSend(settleRisk, [readRisk.name])
  const close = () => setOpen(null)
  const settled = (changeId: string, decision: "confirm" | "refuse") => (says: string) => settle.mutate({ params: { ...params, change: changeId }, input: { decision, says } }, { onSuccess: close })
  return (
    <>
      {risk.changes.map((one) => (
        <div key={one.changeId}>
          <p className="sub">{say("risk.said", { by: one.by, at: moment(one.at), from: say(`risk.level.${one.from}`), to: say(`risk.level.${one.to}`), says: one.says })}（{say(`risk.state.${one.state}`)}）</p>
          {one.maySettle && open !== one.changeId ? <Button size="small" onClick={() => setOpen(one.changeId)}>{say("risk.settle")}</Button> : null}
          {open === one.changeId ? (
            <WordsForm
              title={say("risk.settle")} words={say("risk.why")} least={least} confirm={say("risk.settle")} busy={settle.isPending} failure={settle.error} send={settled(one.changeId, "confirm")}
              others={[{ label: say("risk.refuse"), send: settled(one.changeId, "refuse") }]} close={close}
            />
          ) : null}
        </div>
      ))}
      {risk.mayChange && open === null ? (
        <span className="action-others">
          {levels.filter((level) => level !== risk.level).map((level) => <Button key={level} size="small" onClick={() => setOpen(level)}>{say("risk.to", { level: say(`risk.level.${level}`) })}</Button>)}
        </span>
      ) : null}
      {levels.filter((level) => level === open).map((level) => (
        <WordsForm
          key={level} title={say("risk.to", { level: say(`risk.level.${level}`) })} consequence={say("risk.change-how")} words={say("risk.why")} least={least} confirm={say("risk.change")} busy={change.isPending} failure={change.error}
          send={(says) => change.mutate({ params, input: { to: level, says } }, { onSuccess: close })} close={close}
        />
      ))}
    </>
  )
}
