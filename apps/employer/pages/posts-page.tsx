// Posts of this employer: what is open, until when, how it ended; a new one is entered here and one that is filled is closed.
import { Button, Select } from "antd"
import { useState } from "react"
import { jobRecords, payUnitLabels, postEndLabels } from "#domains/jobs"
import { todayInChina } from "#standards"
import { DataTable, EmptyState, ProblemNotice, StatusTag, useAsk, useSend } from "#ui"
import type { OutputOf } from "#wire"
import { PostForm } from "../parts/post-form.tsx"
import { useSay } from "../say.ts"

const { posts, postEnds } = jobRecords
type Row = OutputOf<typeof posts.endpoints.list>["rows"][number]
type EndReason = "filled" | "withdrawn"

const text = (row: Row, name: string): string => String(row.values[name] ?? "")
const yuan = (fen: string): string => (Number(fen) / 100).toFixed(0)
const unitOf = (row: Row): string => payUnitLabels[text(row, "payUnit") as keyof typeof payUnitLabels]

export function PostsPage() {
  const say = useSay()
  const list = useAsk(posts.endpoints.list, { query: { page: 1 } }, { keep: true })
  const ends = useAsk(postEnds.endpoints.list, { query: { page: 1 } }, { keep: true })
  const [doing, setDoing] = useState<"new" | Row | null>(null)
  const today = todayInChina(new Date().toISOString())
  const endOf = (row: Row) => ends.data?.rows.find((one) => one.values["number"] === row.values["number"])
  const isOpen = (row: Row) => !endOf(row) && text(row, "validUntil") >= today
  return (
    <div className="emp-page">
      <div className="jy-row jy-spread">
        <h1>{say("posts.title")} {list.data ? <span className="emp-light">{say("posts.open", { count: list.data.rows.filter(isOpen).length })}</span> : null}</h1>
        <Button type="primary" onClick={() => setDoing("new")}>{say("posts.new")}</Button>
      </div>
      {doing === "new" ? <PostForm close={() => setDoing(null)} /> : doing ? <EndForm key={doing.recordId} row={doing} close={() => setDoing(null)} /> : null}
      <ProblemNotice failure={list.error ?? ends.error} />
      <DataTable<Row>
        caption={say("posts.title")}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.recordId}
        loading={list.isPending}
        empty={<EmptyState title={say("posts.none")} why={say("posts.none-more")} />}
        columns={[
          { name: "title", title: say("posts.name"), show: (row) => <><strong>{text(row, "title")}</strong> <span className="jy-secondary jy-small">{text(row, "number")}</span></> },
          { name: "count", title: say("posts.count"), width: 90, show: (row) => text(row, "headcount") },
          { name: "pay", title: say("posts.pay"), show: (row) => `${yuan(text(row, "payFromFen"))}–${yuan(text(row, "payToFen"))} ${unitOf(row)}` },
          { name: "place", title: say("posts.place"), show: (row) => text(row, "workPlace") },
          { name: "until", title: say("posts.until"), width: 120, show: (row) => text(row, "validUntil") },
          { name: "state", title: say("posts.state"), width: 130, show: (row) => (isOpen(row) ? <StatusTag tone="success">{say("posts.is-open")}</StatusTag> : <StatusTag tone="neutral">{endOf(row) ? postEndLabels[String(endOf(row)?.values["reason"]) as keyof typeof postEndLabels] : say("posts.expired")}</StatusTag>) },
          { name: "do", title: say("posts.do"), width: 90, show: (row) => (isOpen(row) ? <Button size="small" aria-label={say("posts.end-of", { title: text(row, "title") })} onClick={() => { setDoing(row); scrollTo(0, 0) }}>{say("posts.end")}</Button> : null) },
        ]}
      />
    </div>
  )
}

function EndForm({ row, close }: { readonly row: Row; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(postEnds.endpoints.enter, [posts.endpoints.list.name, postEnds.endpoints.list.name])
  const [reason, setReason] = useState<EndReason>("filled")
  return (
    <form
      className="jy-card jy-stack emp-form"
      aria-labelledby="end-title"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate({ input: { source: say("posts.source"), rows: [{ number: text(row, "number"), endedOn: todayInChina(new Date().toISOString()), reason }] } }, { onSuccess: close })
      }}
    >
      <h2 id="end-title">{say("posts.end-of", { title: text(row, "title") })}</h2>
      <ProblemNotice failure={send.error} />
      <div className="emp-fields"><div><label htmlFor="end-why">{say("posts.why")}</label><Select<EndReason> id="end-why" style={{ width: "100%" }} value={reason} onChange={setReason} options={(["filled", "withdrawn"] as const).map((value) => ({ value, label: postEndLabels[value] }))} /></div></div>
      <div className="jy-row"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("posts.end-send")}</Button><Button onClick={close}>{say("form.cancel")}</Button></div>
    </form>
  )
}
