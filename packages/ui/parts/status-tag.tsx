// Where something stands: a word, a colour and a sign together, never a colour alone.
import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined, MinusCircleOutlined, SyncOutlined } from "@ant-design/icons"
import type { ReactNode } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

export type Tone = "success" | "warning" | "error" | "info" | "neutral"

const signs: Record<Tone, ReactNode> = {
  success: <CheckCircleOutlined aria-hidden="true" />,
  warning: <ExclamationCircleOutlined aria-hidden="true" />,
  error: <CloseCircleOutlined aria-hidden="true" />,
  info: <SyncOutlined aria-hidden="true" />,
  neutral: <MinusCircleOutlined aria-hidden="true" />,
}

/** A tag with its word. `sign` replaces the sign that goes with the tone. */
export function StatusTag({ tone, sign, children }: { readonly tone: Tone; readonly sign?: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={`jy-tag jy-tag-${tone}`}>
      <span aria-hidden="true">{sign ?? signs[tone]}</span>
      {children}
    </span>
  )
}

const caseTones: Readonly<Record<string, Tone>> = {
  draft: "neutral",
  submitted: "info",
  "in-review": "info",
  returned: "warning",
  approved: "success",
  refused: "error",
  "not-accepted": "error",
  withdrawn: "neutral",
  terminated: "neutral",
}

/** The tone of a case state of casework. */
export const caseTone = (state: string): Tone => caseTones[state] ?? "neutral"

const caseStates = ["draft", "submitted", "in-review", "returned", "approved", "refused", "not-accepted", "withdrawn", "terminated"] as const
type KnownState = (typeof caseStates)[number]
const isKnown = (state: string): state is KnownState => caseStates.some((one) => one === state)

/** The state of a case, in the applicant's words or in the office's. */
export function CaseStateTag({ state, reader }: { readonly state: string; readonly reader: "applicant" | "officer" }) {
  const say = useTexts(uiTexts)
  return (
    <StatusTag tone={caseTone(state)} {...(state === "submitted" || state === "in-review" ? { sign: <ClockCircleOutlined aria-hidden="true" /> } : {})}>
      {isKnown(state) ? say(`case.${reader}.${state}`) : state}
    </StatusTag>
  )
}
