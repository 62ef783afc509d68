// What needs the person now, the most pressing first, and what could be worth asking for, with the reason. Pure.
import { addDays, daysBetween, type PlainDate } from "#standards"
import { dayInWords, monthInWords, shortDay, type Language } from "#ui"
import type { Message } from "../../say.ts"

export interface Need {
  readonly key: string
  readonly title: Message
  readonly why: Message
  readonly action: Message
  readonly values: Readonly<Record<string, string | number>>
  /** Where the one button leads. */
  readonly to: string
  readonly urgent: boolean
}

export interface Situation {
  readonly cases: readonly { readonly subjectId: string; readonly caseId: string; readonly item: string; readonly itemName: string; readonly state: string; readonly endedAt: string | null }[]
  /** Subsidies offered without an application. */
  readonly offers: readonly { readonly offerId: string; readonly itemName: string; readonly state: string; readonly answerBy: string }[]
  /** Subsidies that are asked back. */
  readonly clawbacks: readonly { readonly clawbackId: string; readonly itemName: string; readonly state: string; readonly way: string | null; readonly answered: boolean; readonly answerBy: string | null; readonly dueOn: string | null }[]
  readonly drafts: readonly { readonly code: string; readonly name: string }[]
  readonly registrations: {
    readonly status: { readonly status: string }
    readonly employments: readonly { readonly employmentId: string; readonly employerName: string; readonly canRenew: boolean; readonly validUntil: string | null; readonly state: string; readonly endedOn?: string | null; readonly draft: { readonly objectUntil: string; readonly endedOn: string; readonly objection: string | null } | null }[]
    readonly unemployments: readonly { readonly state: string; readonly nextContactOn: string }[]
    readonly proposals: readonly { readonly proposalId: string; readonly state: string; readonly objectUntil: string; readonly reasonName: string }[]
  } | null
  readonly checkDue: { readonly month: string; readonly dueOn: string } | null
  readonly returns: readonly { readonly returnId: string; readonly month: string; readonly state: string }[]
  /** Whether a benefit is drawn; null while that is not known. */
  readonly drawing: boolean | null
  /** Codes of services offered here. */
  readonly offered: readonly string[]
}

/** How many days before the monthly contact it is shown. */
const contactAhead = 7

/** One card each, one button each. */
export function needsOf(now: Situation, today: PlainDate, language: Language): readonly Need[] {
  const needs: Need[] = []
  const day = (date: string) => shortDay(date, language)
  for (const one of now.returns.filter((each) => each.state === "open" || each.state === "suspense"))
    needs.push({ key: `return-${one.returnId}`, title: "need.return", why: "need.returnWhy", action: "need.returnDo", values: { month: monthInWords(one.month, language) }, to: "/benefits#returns", urgent: true })
  for (const one of now.cases.filter((each) => each.state === "returned"))
    needs.push({ key: `case-${one.caseId}`, title: "need.correct", why: "need.correctWhy", action: "need.correctDo", values: { name: one.itemName }, to: `/cases/${one.subjectId}/${one.caseId}`, urgent: true })
  for (const one of now.clawbacks) {
    const values = (by: string | null) => ({ name: one.itemName, day: by ? day(by) : "" })
    if (one.state === "notified" && !one.answered) needs.push({ key: `clawback-${one.clawbackId}`, title: "need.clawback", why: "need.clawbackWhy", action: "need.clawbackDo", values: values(one.answerBy), to: `/clawbacks/${one.clawbackId}`, urgent: true })
    if (one.state === "decided" && one.way !== "offset") needs.push({ key: `clawback-${one.clawbackId}`, title: "need.payBack", why: one.way === "plan" ? "need.payBackPlan" : "need.payBackWhy", action: "need.payBackDo", values: values(one.dueOn), to: `/clawbacks/${one.clawbackId}`, urgent: true })
  }
  for (const one of now.offers.filter((each) => each.state === "offered")) needs.push({ key: `offer-${one.offerId}`, title: "need.offer", why: "need.offerWhy", action: "need.offerDo", values: { name: one.itemName, day: day(one.answerBy) }, to: `/offers/${one.offerId}`, urgent: false })
  if (now.checkDue) needs.push({ key: "check", title: "need.check", why: "need.checkWhy", action: "need.checkDo", values: { day: day(now.checkDue.dueOn) }, to: "/benefits#check", urgent: true })
  for (const one of now.registrations?.proposals.filter((each) => each.state === "proposed") ?? [])
    needs.push({ key: `proposal-${one.proposalId}`, title: "need.closing", why: "need.closingWhy", action: "need.closingDo", values: { day: day(one.objectUntil), reason: one.reasonName }, to: "/me#registrations", urgent: true })
  for (const one of now.registrations?.employments ?? []) {
    if (one.draft && one.draft.objection === null) needs.push({ key: `end-${one.employmentId}`, title: "need.end", why: "need.endWhy", action: "need.endDo", values: { employer: one.employerName, day: day(one.draft.objectUntil), ended: day(one.draft.endedOn) }, to: "/me#registrations", urgent: true })
    if (one.canRenew) needs.push({ key: `renew-${one.employmentId}`, title: "need.renew", why: "need.renewWhy", action: "need.renewDo", values: { day: one.validUntil ? day(one.validUntil) : "" }, to: "/me#registrations", urgent: false })
  }
  const spell = now.registrations?.unemployments.find((each) => each.state === "open")
  if (spell && daysBetween(today, spell.nextContactOn as PlainDate) <= contactAhead)
    needs.push({ key: "contact", title: "need.contact", why: today > spell.nextContactOn ? "need.contactLate" : "need.contactWhy", action: "need.contactDo", values: { day: day(spell.nextContactOn) }, to: "/me#registrations", urgent: today > spell.nextContactOn })
  for (const one of now.drafts) needs.push({ key: `draft-${one.code}`, title: "need.draft", why: "need.draftWhy", action: "need.draftDo", values: { name: one.name }, to: `/apply/${one.code}`, urgent: false })
  return needs
}

export interface Suggestion {
  readonly code: string
  readonly why: Message
  readonly values?: Readonly<Record<string, string>>
  /** The one thing that fits best now: it stands before the lists. */
  readonly first?: boolean
}

/** Services that fit what is known, each with its reason; never one that is already running. */
export function suggestionsOf(now: Situation, language: Language): readonly Suggestion[] {
  const running = new Set(now.cases.filter((one) => one.endedAt === null).map((one) => one.item))
  const status = now.registrations?.status.status
  const found: Suggestion[] = []
  const lost = now.registrations?.employments.flatMap((one) => (one.endedOn && one.employerName ? [{ employer: one.employerName, ended: one.endedOn }] : [])).sort((a, b) => (a.ended < b.ended ? 1 : -1))[0]
  if (status === "none") found.push(lost ? { code: "registration.unemployment", why: "suggest.lost", values: { employer: lost.employer, day: dayInWords(addDays(lost.ended as PlainDate, -1), language) }, first: true } : { code: "registration.unemployment", why: "suggest.unemployment" }, { code: "registration.flexible-employment", why: "suggest.flexible" })
  const wasRefused = now.cases.some((one) => one.item === "insurance.benefit-claim" && one.state === "refused")
  if (status === "unemployed" && now.drawing === false && !wasRefused) found.push({ code: "insurance.benefit-claim", why: "suggest.benefit", first: true })
  if (status === "unemployed") found.push({ code: "registration.unemployment-change", why: "suggest.wishes" })
  return found.filter((one) => now.offered.includes(one.code) && !running.has(one.code))
}
