// The jobs that run by themselves: the failed ones first, then by when they run next.
import { Button, Skeleton } from "antd"
import { listJobs, runJob } from "#platform/schedule/contract"
import { useAsk, useSend, useWho } from "#ui"
import { Chip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"

export function Jobs() {
  const say = useSay()
  const jobs = useAsk(listJobs, {}, { every: 60_000 })
  const run = useSend(runJob, [listJobs.name])
  const { roles } = useWho()
  if (jobs.isPending) return <div className="card pad" aria-busy="true"><Skeleton active /></div>
  const rows = (jobs.data ?? []).toSorted((a, b) => Number(b.lastFailed) - Number(a.lastFailed) || a.nextAt.localeCompare(b.nextAt))
  return (
    <>
      <Failure failure={run.error} />
      <Failure failure={jobs.error} again={() => void jobs.refetch()} />
      <div className="card table-card">
        <table className="rows" aria-label={say("feeds.view.jobs")}>
          <thead><tr><th scope="col">{say("jobs.job")}</th><th scope="col">{say("jobs.last-run")}</th><th scope="col">{say("jobs.result")}</th><th scope="col">{say("jobs.next-run")}</th></tr></thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.name}>
                <td data-label={say("jobs.job")}>{one.title}</td>
                <td data-label={say("jobs.last-run")} className="num">{one.lastAt ? moment(one.lastAt) : <span className="sub">{say("jobs.never")}</span>}</td>
                <td data-label={say("jobs.result")}>{one.lastFailed ? <Chip tone="error">{say("jobs.failed")}</Chip> : null} {one.lastResult ?? "—"}</td>
                <td data-label={say("jobs.next-run")} className="num">{Date.parse(one.nextAt) <= Date.now() ? say("jobs.soon") : moment(one.nextAt)}{roles.includes("operator") ? <> <Button size="small" disabled={run.isPending} aria-label={say("jobs.run-of", { title: one.title })} onClick={() => run.mutate({ params: { job: one.name }, input: {} })}>{say("jobs.run")}</Button></> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
