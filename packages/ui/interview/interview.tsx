// Questions in plain words one after the other, then what they found. Answers stay in this tab until it is closed; nobody has to sign in.
import { EditOutlined, ShareAltOutlined } from "@ant-design/icons"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Button } from "antd"
import { type ReactNode, useState } from "react"
import type { Answers, Form } from "#service"
import type { PlainDate } from "#standards"
import { FormPages } from "../form/form-pages.tsx"
import { keepAnswers, keptAnswers } from "../form/kept-answers.ts"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { PrintButton } from "../parts/print-button.tsx"
import { ProblemNotice } from "../parts/problem-notice.tsx"
import { EmptyState, LoadingShape } from "../parts/quiet-states.tsx"
import { FoundBenefits, type FoundBenefit, type NotAsked } from "./found-benefits.tsx"

export interface InterviewParts {
  readonly form: Form
  /** Under which name answers are kept in the tab. */
  readonly name: string
  readonly today: PlainDate
  /** "" for the beginning, a page of the form, "check", or "result". */
  readonly page: string
  readonly onPage: (page: string) => void
  readonly ask: (answers: Answers) => Promise<{ readonly items: readonly FoundBenefit[]; readonly assumed: readonly string[]; readonly notAsked: readonly NotAsked[] }>
  readonly toService: (code: string) => string
  /** What the beginning says before the first question. */
  readonly children: ReactNode
}

const owner = "anybody"

export function Interview({ form, name, today, page, onPage, ask, toService, children }: InterviewParts) {
  const say = useTexts(uiTexts)
  const client = useQueryClient()
  const [answers, setAnswers] = useState<Answers>(() => keptAnswers(owner, name, sessionStorage)?.answers ?? {})
  const first = form.groups[0]?.name ?? ""
  const question = (given: Answers) => ({ queryKey: ["interview", name, given], queryFn: () => ask(given), retry: false, staleTime: 5 * 60_000 })
  const found = useQuery({ ...question(answers), enabled: page === "result" && Object.keys(answers).length > 0 })
  const change = (next: Answers) => {
    setAnswers(next)
    keepAnswers(owner, name, { answers: next, place: null, at: new Date().toISOString() }, sessionStorage)
  }
  if (page === "")
    return (
      <>
        {children}
        <div className="jy-row jy-no-print">
          <Button type="primary" size="large" onClick={() => onPage(first)}>
            {say(Object.keys(answers).length > 0 ? "interview.further" : "interview.begin")}
          </Button>
          {Object.keys(answers).length > 0 ? <Button size="large" onClick={() => change({})}>{say("interview.anew")}</Button> : null}
          <ShareButton />
        </div>
      </>
    )
  if (page !== "result")
    return (
      <FormPages
        form={form} known={{}} answers={answers} onAnswers={change} page={page} onPage={onPage} today={today} nextLabel={say("interview.next")} checking={{ title: say("interview.check"), help: say("interview.checkHelp") }} sendLabel={say("interview.show")}
        onSend={async (given) => {
          await client.fetchQuery(question(given))
          change(given)
          onPage("result")
        }}
      />
    )
  if (Object.keys(answers).length === 0)
    return (
      <div className="jy-card">
        <EmptyState heading="h2" title={say("interview.unasked")} why={say("interview.unaskedWhy")} action={<Button type="primary" onClick={() => onPage(first)}>{say("interview.begin")}</Button>} />
      </div>
    )
  if (found.isError) return <ProblemNotice failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <LoadingShape rows={3} />
  return (
    <div className="jy-stack">
      <p className="jy-notice jy-notice-info">{say("interview.estimate", { day: today })}</p>
      <FoundBenefits items={found.data.items} assumed={found.data.assumed} notAsked={found.data.notAsked} toService={toService} />
      <div className="jy-row jy-no-print">
        <Button icon={<EditOutlined aria-hidden="true" />} onClick={() => onPage("check")}>
          {say("interview.change")}
        </Button>
        <PrintButton />
        <ShareButton />
      </div>
    </div>
  )
}

/** Hands on the address of the questions alone: no answer is in it. */
function ShareButton() {
  const say = useTexts(uiTexts)
  const [copied, setCopied] = useState(false)
  const share = async () => {
    const url = location.origin + location.pathname
    if ("share" in navigator) await navigator.share({ title: document.title, url }).catch(() => undefined)
    else {
      await (navigator as Navigator).clipboard.writeText(url)
      setCopied(true)
    }
  }
  return (
    <>
      <Button icon={<ShareAltOutlined aria-hidden="true" />} onClick={() => void share()}>
        {say("interview.share")}
      </Button>
      <span role="status" className="jy-secondary jy-small">{copied ? say("interview.shared") : ""}</span>
    </>
  )
}
