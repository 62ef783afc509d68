// What needs the operator: events that cannot be delivered and jobs that failed; one calm line when there is nothing.
import { Button, Input } from "antd"
import { useState } from "react"
import { readStatus, retryStuck, setAsideStuck } from "#platform/exchange/contract"
import { listJobs } from "#platform/schedule/contract"
import { useAsk, useSend } from "#ui"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { moment } from "../../parts/moments.ts"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"

/** Characters a reason has at least. */
const least = 4

export function Attention() {
  const say = useSay()
  const status = useAsk(readStatus, {}, { every: 20_000 })
  const jobs = useAsk(listJobs, {}, { every: 60_000 })
  const retry = useSend(retryStuck, [readStatus.name])
  const aside = useSend(setAsideStuck, [readStatus.name])
  const [why, setWhy] = useState("")
  const { lacks, tried } = useTried()
  const failed = (jobs.data ?? []).filter((one) => one.lastFailed)
  const stuck = status.data?.stuck ?? []
  const isCalm = status.data && jobs.data && stuck.length === 0 && failed.length === 0
  return (
    <section className="card pad" aria-labelledby="delivery">
      <h2 id="delivery">{say("delivery.title")}</h2>
      <Failure failure={status.error ?? jobs.error ?? retry.error ?? aside.error} />
      {isCalm ? <p>{say("delivery.calm")}</p> : null}
      {failed.length > 0 ? <ul className="identities">{failed.map((one) => <li key={one.name}><span><strong>{say("jobs.failed-of", { title: one.title })}</strong><span className="sub">{one.lastResult} {one.lastAt ? moment(one.lastAt) : ""}</span></span></li>)}</ul> : null}
      {stuck.length > 0 ? (
        <>
          <Line id="aside-why" label={say("delivery.why")} error={lacks(why.trim().length < least, say("form.at-least", { least }))}>{(aria) => <Input {...aria} value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />}</Line>
          <ul className="identities">
            {stuck.map((one) => (
              <li key={`${one.handler}-${one.eventId}`}>
                <span><strong>{one.handler}</strong> {one.topic}<span className="sub">{one.problem} · {say("delivery.tries", { tries: one.tries, waiting: one.waiting })}{one.asideBy ? say("delivery.aside-by", { who: one.asideBy }) : ""}</span></span>
                <span className="action-others tight">
                  <Button size="small" onClick={() => retry.mutate({ params: { handler: one.handler, event: one.eventId } })}>{say("delivery.retry")}</Button>
                  <Button size="small" danger onClick={(event) => tried(event, why.trim().length < least, () => aside.mutate({ params: { handler: one.handler, event: one.eventId }, input: { why: why.trim() } }))}>{say("delivery.aside")}</Button>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {status.data ? <p className="sub">{say("delivery.counts", { open: status.data.open, today: status.data.deliveredToday })}{status.data.oldestAt ? say("delivery.oldest", { at: moment(status.data.oldestAt) }) : ""}</p> : null}
    </section>
  )
}
