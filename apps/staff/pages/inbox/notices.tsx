// Notices to the office: what happened, whom it concerns, and a mark when it has been dealt with.
import { Button } from "antd"
import { countOfficeNotices, type listOfficeNotices as contract, settleOfficeNotice } from "#platform/notices/contract"
import { type Asked, Go, useSend } from "#ui"
import type { OutputOf } from "#wire"
import { Nothing } from "../../parts/empty.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"

/** What happened and to whom; a title that names them already says it once. */
const titleOf = (one: OutputOf<typeof contract>["notices"][number]): string => (one.about === "" || `${one.title}${one.body}`.includes(one.about) ? one.title : `${one.about}：${one.title}`)

export function Notices({ read }: { readonly read: Asked<OutputOf<typeof contract>> }) {
  const say = useSay()
  const settle = useSend(settleOfficeNotice, ["notices.list-office", countOfficeNotices.name])
  const rows = read.data?.notices.filter((one) => !(settle.isPending && settle.variables?.params?.notice === one.noticeId))
  return (
    <ListCard
      label={say("inbox.view.notices")} asked={read} rows={rows} failure={settle.error} keyOf={(one) => one.noticeId}
      nothing={<Nothing title={say("inbox.none.notices")}>{say("inbox.none-more")}</Nothing>}
      columns={[
        { head: say("inbox.what"), show: (one) => <><strong>{titleOf(one)}</strong><span className="sub">{one.body}</span></> },
        { head: say("inbox.at"), className: "num", show: (one) => moment(one.at) },
        {
          head: say("returns.do"),
          show: (one) => (
            <span className="action-others tight">
              {one.link.startsWith("/staff/") ? <Go to={one.link.slice("/staff".length)} className="row-link" label={`${say("inbox.look")}：${titleOf(one)}`}>{say("inbox.look")}</Go> : null}
              <Button size="small" aria-label={`${say("inbox.settle")}：${titleOf(one)}`} onClick={() => settle.mutate({ params: { notice: one.noticeId } })}>{say("inbox.settle")}</Button>
            </span>
          ),
        },
      ]}
    />
  )
}
