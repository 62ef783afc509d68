// The way of a case, step by step by name: what is done, where it is now, who has it, until when.
import { CheckOutlined } from "@ant-design/icons"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { DateText } from "./figures.tsx"

export interface TimelineStep {
  readonly name: string
  readonly label: string
  readonly status: "done" | "now" | "todo" | "skipped"
  readonly who: string | null
  readonly office: string | null
  readonly at: string | null
}

export interface CaseTimelineParts {
  readonly submittedAt: string
  readonly steps: readonly TimelineStep[]
  /** Until when the present step should be done. */
  readonly dueOn?: string | null
  /** The office that has it now. */
  readonly office?: string | null
  /** The clock is stopped while the applicant corrects. */
  readonly waiting?: boolean
}

/** An ordered list; the present step is marked for screen readers. Steps that were not needed are left out. */
export function CaseTimeline({ submittedAt, steps, dueOn, office, waiting = false }: CaseTimelineParts) {
  const say = useTexts(uiTexts)
  return (
    <ol className="jy-timeline">
      <li className="jy-timeline-done">
        <span className="jy-timeline-sign" aria-hidden="true">
          <CheckOutlined aria-hidden="true" />
        </span>
        <div>
          <strong>{say("timeline.submitted")}</strong>
          <div className="jy-secondary jy-small">
            <DateText day={submittedAt} />
          </div>
        </div>
      </li>
      {steps
        .filter((step) => step.status !== "skipped")
        .map((step) => (
          <li key={step.name} className={`jy-timeline-${step.status}`} {...(step.status === "now" ? { "aria-current": "step" as const } : {})}>
            <span className="jy-timeline-sign" aria-hidden="true">
              {step.status === "done" ? <CheckOutlined aria-hidden="true" /> : null}
            </span>
            <div>
              <strong>{step.label}</strong>
              <span className="jy-visually-hidden">{say(`timeline.${step.status}`)}</span>
              <div className="jy-secondary jy-small">{detail(step)}</div>
            </div>
          </li>
        ))}
    </ol>
  )

  function detail(step: TimelineStep) {
    const by = [step.office ?? (step.status === "now" ? office : null), step.who].filter(Boolean).join(" ")
    if (step.status === "now") {
      if (waiting) return say("timeline.waiting")
      return [by ? say("timeline.with", { office: by }) : say("timeline.now"), dueOn ? say("timeline.until", { day: dueOn }) : ""].filter(Boolean).join("，")
    }
    if (step.status === "done" && step.at)
      return (
        <>
          <DateText day={step.at} /> {by}
        </>
      )
    return say("timeline.todo")
  }
}
