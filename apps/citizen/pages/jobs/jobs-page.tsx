// Posts that are open, found by plain words; signed in or not.
import { RightOutlined, SearchOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useState } from "react"
import { educationLabels, openPosts, type PostLine, workTypeLabels } from "#domains/jobs"
import { EmptyState, Go, LoadingShape, ProblemNotice, useAsk, useGo, useWho } from "#ui"
import { Helpline } from "../../parts/helpline.tsx"
import { useSay } from "../../say.ts"
import { payOf } from "./pay-of.ts"

export function JobsPage({ asked, page }: { readonly asked: string; readonly page: string }) {
  const say = useSay()
  const go = useGo()
  const { kind } = useWho()
  const at = Math.max(1, Number(page) || 1)
  const found = useAsk(openPosts, { query: { q: asked, page: at } }, { keep: true })
  const turn = (to: number) => go(`/jobs?q=${encodeURIComponent(asked)}&page=${to}`)
  return (
    <div className="jy-stack">
      <div className="jy-row jy-spread">
        <h1>{say("jobs.title")}</h1>
        {kind === "citizen" ? <Go to="/jobs/resume" className="jy-target-link">{say("jobs.resume")}</Go> : null}
      </div>
      <JobSearch key={asked} asked={asked} />
      <ProblemNotice failure={found.error} takeFocus={false} />
      {found.data ? (
        <>
          <p role="status" className="jy-secondary">{say("jobs.found", { count: found.data.total })}</p>
          {found.data.rows.length === 0 ? <div className="jy-card"><EmptyState title={say("jobs.none")} why={say("jobs.noneWhy")} action={asked ? <Go to="/jobs" className="jy-target-link">{say("jobs.all")}</Go> : null} /></div> : <PostList posts={found.data.rows} />}
          {found.data.total > found.data.pageSize ? (
            <div className="jy-row">
              <Button disabled={at <= 1} onClick={() => turn(at - 1)}>{say("jobs.previous")}</Button>
              <Button disabled={at * found.data.pageSize >= found.data.total} onClick={() => turn(at + 1)}>{say("jobs.next")}</Button>
            </div>
          ) : null}
        </>
      ) : found.isPending ? <LoadingShape kind="lines" rows={5} /> : null}
      <Helpline />
    </div>
  )
}

function PostList({ posts }: { readonly posts: readonly PostLine[] }) {
  const say = useSay()
  return (
    <ul className="jy-link-list">
      {posts.map((one) => (
        <li key={one.postId}>
          <Go to={`/jobs/${one.employerId}/${one.postId}`} className="jy-link-row">
            <span className="jy-link-words">
              <strong>{one.title}</strong>
              <span className="jy-pay">{payOf(one)}</span>
              <span className="jy-secondary jy-small">{one.employerName} · {one.placeName}</span>
              <span className="jy-secondary jy-small">{workTypeLabels[one.workType]} · {educationLabels[one.education]} · {say("jobs.headcount", { count: one.headcount })}</span>
            </span>
            <RightOutlined aria-hidden="true" />
          </Go>
        </li>
      ))}
    </ul>
  )
}

function JobSearch({ asked }: { readonly asked: string }) {
  const say = useSay()
  const go = useGo()
  const [words, setWords] = useState(asked)
  return (
    <form
      role="search"
      className="jy-search"
      onSubmit={(event) => {
        event.preventDefault()
        go(`/jobs?q=${encodeURIComponent(words.trim())}`)
      }}
    >
      <label htmlFor="job-search" className="jy-visually-hidden">{say("jobs.search")}</label>
      <input id="job-search" className="jy-input" type="search" enterKeyHint="search" placeholder={say("jobs.searchHint")} maxLength={40} value={words} onChange={(event) => setWords(event.target.value)} />
      <Button type="primary" size="large" htmlType="submit" icon={<SearchOutlined aria-hidden="true" />}>{say("search.go")}</Button>
    </form>
  )
}
