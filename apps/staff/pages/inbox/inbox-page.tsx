// What waits besides cases: the office's notices, tasks of the registers, and received rows a person must decide.
import { Skeleton } from "antd"
import { useState } from "react"
import { openTasks } from "#domains/registration"
import { listByHand } from "#platform/exchange/contract"
import { listOfficeNotices } from "#platform/notices/contract"
import { useAsk, useWho } from "#ui"
import { Views } from "../../parts/views.tsx"
import { useSay } from "../../say.ts"
import { ByHand } from "./by-hand.tsx"
import { Notices } from "./notices.tsx"
import { Tasks } from "./tasks.tsx"

const views = ["notices", "tasks", "by-hand"] as const
type View = (typeof views)[number]

/** Silent refresh, milliseconds. */
export const inboxFreshness = 60_000
/** Tasks listed at once, the ones due first. */
export const tasksShown = 200

export function InboxPage() {
  const say = useSay()
  const { roles } = useWho()
  const atCounter = roles.some((role) => role === "clerk" || role === "reviewer" || role === "head")
  const mine = views.filter((one) => one === "notices" || atCounter)
  const notices = useAsk(listOfficeNotices, { query: { limit: 100 } }, { every: inboxFreshness })
  const tasks = useAsk(openTasks, { query: { limit: tasksShown } }, { enabled: atCounter, every: inboxFreshness })
  const rows = useAsk(listByHand, {}, { enabled: atCounter, every: inboxFreshness })
  const counts: Readonly<Record<View, number | undefined>> = { notices: notices.data?.open, tasks: tasks.data?.length, "by-hand": rows.data?.length }
  const [chosen, choose] = useState<View | null>(null)
  const view = chosen ?? mine.find((one) => (counts[one] ?? 0) > 0) ?? "notices"
  const asking = notices.isPending || (atCounter && (tasks.isPending || rows.isPending))
  return (
    <div className="page">
      <div className="page-head"><h1>{say("inbox.title")}</h1></div>
      {mine.length > 1 ? (
        <Views>
          {mine.map((one) => (
            <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => choose(one)}>
              {say(`inbox.view.${one}`)}
              <span className="count">{counts[one] === undefined ? "–" : one === "tasks" && counts[one] === tasksShown ? `${tasksShown}+` : counts[one]}</span>
            </button>
          ))}
        </Views>
      ) : null}
      {asking ? <div className="card pad" aria-busy="true"><Skeleton active paragraph={{ rows: 6 }} title={false} /></div> : view === "notices" ? <Notices read={notices} /> : view === "tasks" ? <Tasks read={tasks} /> : <ByHand read={rows} />}
    </div>
  )
}
