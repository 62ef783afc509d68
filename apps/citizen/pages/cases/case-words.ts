// Where a case stands in plain words for the applicant: what happened, what comes next, until when. Pure.
import { fen, formatYuan } from "#standards"
import { dayOf, shortDay, type Language, type Tone } from "#ui"
import type { Message } from "../../say.ts"

export interface Standing {
  readonly state: string
  readonly submittedAt: string
  readonly endedAt: string | null
  readonly dueOn: string | null
  readonly stepLabel: string | null
  readonly regionName: string
}

export interface FullStanding extends Standing {
  readonly steps: readonly { readonly status: string }[]
  readonly asked: { readonly says: string; readonly until: string | null } | null
  readonly office: { readonly name: string } | null
  readonly decision: { readonly says: string } | null
  readonly judgement: { readonly gives: Readonly<Record<string, unknown>> } | null
}

export interface Words {
  readonly key: Message
  readonly values: Readonly<Record<string, string | number>>
  readonly tone: Tone
}

/** One sentence for a list. */
export function shortWords(one: Standing, language: Language): Words {
  const due = one.dueOn ? shortDay(one.dueOn, language) : ""
  const ended = one.endedAt ? shortDay(dayOf(one.endedAt), language) : ""
  switch (one.state) {
    case "submitted":
      return { key: due ? "words.submitted" : "words.submittedOpen", values: { due }, tone: "info" }
    case "in-review":
      return { key: due ? "words.inReviewShort" : "words.inReviewOpen", values: { step: one.stepLabel ?? "", due }, tone: "info" }
    case "returned":
      return { key: "words.returnedShort", values: {}, tone: "warning" }
    case "approved":
      return { key: "words.approvedShort", values: { day: ended }, tone: "success" }
    case "refused":
      return { key: "words.refusedShort", values: { day: ended }, tone: "error" }
    case "not-accepted":
      return { key: "words.notAcceptedShort", values: { day: ended }, tone: "error" }
    case "withdrawn":
      return { key: "words.withdrawn", values: { day: ended }, tone: "neutral" }
    default:
      return { key: "words.terminated", values: { day: ended }, tone: "neutral" }
  }
}

/** The first sentence of the case page. */
export function fullWords(one: FullStanding, language: Language): Words {
  const due = one.dueOn ? shortDay(one.dueOn, language) : ""
  if (one.state === "in-review") {
    const at = one.steps.findIndex((step) => step.status === "now") + 2
    return { key: due ? "words.inReview" : "words.inReviewNoDue", values: { at, of: one.steps.length + 1, office: one.office?.name ?? one.regionName, due }, tone: "info" }
  }
  if (one.state === "returned" && one.asked) {
    const until = one.asked.until ? shortDay(one.asked.until, language) : ""
    return { key: until ? "words.returned" : "words.returnedShort", values: { until }, tone: "warning" }
  }
  if (one.state === "approved") {
    const granted = grantOf(one.judgement?.gives ?? {})
    if (granted.monthly !== null && granted.months !== null) return { key: "words.approvedMonthly", values: { amount: formatYuan(fen(granted.monthly)), months: granted.months }, tone: "success" }
    if (granted.once !== null) return { key: "words.approvedOnce", values: { amount: formatYuan(fen(granted.once)) }, tone: "success" }
  }
  if (one.state === "refused" || one.state === "not-accepted") return { key: one.state === "refused" ? "words.refused" : "words.notAccepted", values: { day: one.endedAt ? shortDay(dayOf(one.endedAt), language) : "" }, tone: "error" }
  return shortWords(one, language)
}

export interface Grant {
  /** Fen a month. */
  readonly monthly: number | null
  readonly months: number | null
  /** Fen paid once. */
  readonly once: number | null
  readonly total: number | null
  readonly firstMonth: string | null
  readonly lastMonth: string | null
}

/** What a judgement gives, as far as it is money by the month or once. */
export function grantOf(gives: Readonly<Record<string, unknown>>): Grant {
  const amount = (name: string) => (Number.isSafeInteger(gives[name]) ? (gives[name] as number) : null)
  const month = (name: string) => (typeof gives[name] === "string" && /^\d{4}-\d{2}$/.test(gives[name]) ? gives[name] : null)
  return { monthly: amount("monthly"), months: amount("payableMonths") ?? amount("months"), once: amount("amount"), total: amount("total"), firstMonth: month("firstMonth"), lastMonth: month("lastMonth") }
}

/** What follows a granted service in the same visit, by item. */
export const nextThings: Readonly<Record<string, string>> = { "registration.unemployment": "insurance.benefit-claim" }
