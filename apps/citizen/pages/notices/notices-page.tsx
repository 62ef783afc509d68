// The inbox: what happened, newest first, with the way to it.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Button } from "antd"
import { readNotice } from "#platform/notices/contract"
import { EmptyState, MomentText, ProblemNotice, StatusTag, useGo } from "#ui"
import { call } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { noticesQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"

export function NoticesPage() {
  const say = useSay()
  const go = useGo()
  const store = useQueryClient()
  const notices = useQuery(noticesQuery)
  const read = useMutation({ mutationFn: (notice: string) => call(readNotice, { params: { notice } }), onSuccess: () => store.invalidateQueries({ queryKey: ["notices"] }) })
  return (
    <div className="jy-stack">
      <h1>{say("notices.title")}</h1>
      <ProblemNotice failure={read.error} />
      <Asked asked={notices} rows={3}>
        {(answer) =>
          answer.notices.length === 0 ? (
            <div className="jy-card">
              <EmptyState heading="h2" title={say("notices.none")} why={say("notices.noneWhy")} />
            </div>
          ) : (
            <ul className="jy-notices">
              {answer.notices.map((one) => (
                <li key={one.noticeId} className={`jy-card jy-stack-s${one.readAt === null ? " jy-notice-unread" : ""}`}>
                  <div className="jy-row">
                    <h2>{one.title}</h2>
                    {one.urgent ? <StatusTag tone="warning">{say("notices.urgent")}</StatusTag> : null}
                    {one.readAt === null ? <StatusTag tone="info">{say("notices.unread")}</StatusTag> : null}
                  </div>
                  <p className="jy-keep-lines">{one.body}</p>
                  <p className="jy-secondary jy-small">
                    <MomentText at={one.at} />
                  </p>
                  <div className="jy-row">
                    {one.link.startsWith("/") ? (
                      <Button
                        onClick={() => {
                          if (one.readAt === null) read.mutate(one.noticeId)
                          go(one.link)
                        }}
                      >
                        {say("notices.look")}
                      </Button>
                    ) : null}
                    {one.readAt === null ? <Button type="text" onClick={() => read.mutate(one.noticeId)}>{say("notices.markRead")}</Button> : null}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      <Helpline />
    </div>
  )
}
