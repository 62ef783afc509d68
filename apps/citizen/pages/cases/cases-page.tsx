// My cases: open ones first, each in one plain sentence.
import { RightOutlined } from "@ant-design/icons"
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import type { CaseSummary } from "#platform/casework/contract"
import { CaseStateTag, DateText, EmptyState, Go, useGo, useLanguage } from "#ui"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { casesQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"
import { shortWords } from "./case-words.ts"

export function CasesPage() {
  const say = useSay()
  const go = useGo()
  const cases = useQuery(casesQuery)
  return (
    <div className="jy-stack">
      <h1>{say("cases.title")}</h1>
      <Asked asked={cases} rows={3}>
        {(all) => {
          const open = all.filter((one) => one.endedAt === null)
          const ended = all.filter((one) => one.endedAt !== null)
          if (all.length === 0)
            return (
              <div className="jy-card">
                <EmptyState heading="h2" title={say("cases.none")} why={say("cases.noneWhy")} action={<Button type="primary" onClick={() => go("/services")}>{say("cases.noneAction")}</Button>} />
              </div>
            )
          return (
            <>
              {open.length > 0 ? <CaseGroup title={say("cases.open")} cases={open} /> : null}
              {ended.length > 0 ? <CaseGroup title={say("cases.ended")} cases={ended} /> : null}
            </>
          )
        }}
      </Asked>
      <Helpline />
    </div>
  )
}

function CaseGroup({ title, cases }: { readonly title: string; readonly cases: readonly CaseSummary[] }) {
  return (
    <section className="jy-stack-s">
      <h2>{title}</h2>
      <CaseList cases={cases} />
    </section>
  )
}

/** Cases as links; each says its state in a word and a sentence. */
export function CaseList({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <ul className="jy-link-list">
      {cases.map((one) => {
        const words = shortWords(one, language)
        return (
          <li key={one.caseId}>
            <Go to={`/cases/${one.subjectId}/${one.caseId}`} className="jy-link-row">
              <span className="jy-link-words">
                <span className="jy-row">
                  <strong>{one.itemName}</strong>
                  <CaseStateTag state={one.state} reader="applicant" />
                </span>
                <span>{say(words.key, words.values)}</span>
                <span className="jy-secondary jy-small">
                  {say("cases.number", { number: one.number })} · <DateText day={one.submittedAt} />
                </span>
              </span>
              <RightOutlined aria-hidden="true" />
            </Go>
          </li>
        )
      })}
    </ul>
  )
}
