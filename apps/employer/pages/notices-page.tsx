// Messages to this employer.
import { Button } from "antd"
import { listNotices, readNotice } from "#platform/notices/contract"
import { EmptyState, LoadingShape, ProblemNotice, StatusTag, useAsk, useGo, useSend } from "#ui"
import { moment } from "../parts/moments.ts"
import { useSay } from "../say.ts"

export function NoticesPage() {
  const say = useSay()
  const go = useGo()
  const list = useAsk(listNotices, { query: { limit: 100 } })
  const read = useSend(readNotice, [listNotices.name])
  return (
    <div className="emp-page emp-narrow">
      <h1>{say("nav.notices")}</h1>
      <ProblemNotice failure={list.error ?? read.error} />
      {list.isPending ? <LoadingShape kind="lines" /> : null}
      {list.data && list.data.notices.length === 0 ? <div className="jy-card"><EmptyState heading="h2" title={say("notices.none")} why={say("notices.none-more")} /></div> : null}
      {list.data?.notices.map((one) => (
        <article key={one.noticeId} className="jy-card jy-stack-s">
          <div className="jy-row jy-spread">
            <h2>{one.title}</h2>
            {one.readAt === null ? <StatusTag tone={one.urgent ? "error" : "info"}>{say(one.urgent ? "home.urgent" : "notices.unread")}</StatusTag> : null}
          </div>
          <p className="emp-keep-lines">{one.body}</p>
          <p className="jy-small jy-secondary">{moment(one.at)}</p>
          <div className="jy-row">
            {one.link.startsWith("/employer/") ? <Button onClick={() => { if (one.readAt === null) read.mutate({ params: { notice: one.noticeId } }); go(one.link.slice("/employer".length)) }}>{say("notices.look")}</Button> : null}
            {one.readAt === null ? <Button type="text" onClick={() => read.mutate({ params: { notice: one.noticeId } })}>{say("notices.read")}</Button> : null}
          </div>
        </article>
      ))}
    </div>
  )
}
