// The jobs that run by themselves: the failed ones first, then by when they run next.
import { Button } from "antd"
import { listJobs, runJob } from "#platform/schedule/contract"
import { useAsk, useSend, useWho } from "#ui"
import { Chip } from "../../parts/chips.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"

export function Jobs() {
  const say = useSay()
  const jobs = useAsk(listJobs, {}, { every: 60_000 })
  const run = useSend(runJob, [listJobs.name])
  const { roles } = useWho()
  const rows = jobs.data?.toSorted((a, b) => Number(b.lastFailed) - Number(a.lastFailed) || a.nextAt.localeCompare(b.nextAt))
  return (
    <ListCard
      label={say("feeds.view.jobs")} asked={jobs} rows={rows} failure={run.error} keyOf={(one) => one.name} nothing={null}
      columns={[
        { head: say("jobs.job"), show: (one) => one.title },
        { head: say("jobs.last-run"), className: "num", show: (one) => (one.lastAt ? moment(one.lastAt) : <span className="sub">{say("jobs.never")}</span>) },
        { head: say("jobs.result"), show: (one) => <>{one.lastFailed ? <Chip tone="error">{say("jobs.failed")}</Chip> : null} {one.lastResult ?? "—"}</> },
        { head: say("jobs.next-run"), className: "num", show: (one) => <>{Date.parse(one.nextAt) <= Date.now() ? say("jobs.soon") : moment(one.nextAt)}{roles.includes("operator") ? <> <Button size="small" disabled={run.isPending} aria-label={say("jobs.run-of", { title: one.title })} onClick={() => run.mutate({ params: { job: one.name }, input: {} })}>{say("jobs.run")}</Button></> : null}</> },
      ]}
    />
  )
}
