// One benefit as the interview asks about it: its rule, whom it is for, and the facts that answers amount to.
import type { Facts, Known, Line, Rule } from "#policy"
import type { Answers } from "#service"
import { type PlainDate, plainDate } from "#standards"
import { type AwardedItem, businessDay, rulesOfItem, type SubsidyItem, subsidyItems } from "../../rules/index.ts"
import { awardServices } from "../awards/services.ts"
import { monthlySubsidies } from "../monthly-items.ts"
import { appliedByMonth } from "../post-months.ts"

export type Given = Readonly<Record<string, Known | readonly Line[]>>

/** What nobody is asked because it is so for nearly everybody; said beside the result. */
export interface Usual {
  readonly says: string
  readonly facts: Given
}

export interface AskedItem {
  readonly item: string
  readonly name: string
  /** Code of the service that grants it, where there is one. */
  readonly service: string | null
  /** All must pass; the first gives the amount. */
  readonly rules: readonly [Rule, ...Rule[]]
  readonly pays: "month" | "once" | "quarter" | "year"
  /** Said to whom it is not about. */
  readonly forWhom: string
  readonly usual: readonly Usual[]
  /** The facts of the answers on a day, one for each group somebody may count as; none when the benefit is not about them. */
  readonly facts: (said: Said, on: PlainDate) => readonly Given[]
  /** The day the benefit is decided by, where it is not the day of asking: the hire, the class. */
  readonly day?: (given: Given) => PlainDate | undefined
  /** Counted month by month from here; `used` is the fact that counts months already had. */
  readonly monthly?: { readonly from: (said: Said, on: PlainDate) => PlainDate; readonly used: string }
}

type Payee = "person" | "employer"

/** The service by which such an applicant asks for it. */
export const serviceOf = (item: AwardedItem, payee: Payee): string | null =>
  monthlyServices.find((one) => one.item === item && (one.applicant ?? one.payee) === payee)?.code ?? awardServices.find(([, award]) => award.item === item && award.payee === payee)?.[0].code ?? null

const monthlyServices: readonly { readonly item: AwardedItem; readonly code: string; readonly payee: Payee; readonly applicant?: Payee }[] = [...Object.values(monthlySubsidies), ...appliedByMonth]

/** Benefits of the subsidy book for one kind of payee, by their code. */
export const askedFor = (payee: Payee) => (item: SubsidyItem, more: Omit<AskedItem, "item" | "name" | "service" | "rules"> & Partial<Pick<AskedItem, "rules">>): AskedItem => ({
  item, name: subsidyItems[item], service: serviceOf(item, payee), rules: [rulesOfItem[item][0]], day: (given) => businessDay(item, factsOf(given), plainDate(String(given["applied-on"]))), ...more,
})

/** Answers as the facts of a rule. */
export const factsOf = (given: Given): Facts => Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { value, source: "您的回答" }]))

/** The same facts once for each group somebody may count as. */
export const each = (groups: readonly string[], fact: string, facts: Given): readonly Given[] => groups.map((group) => ({ ...facts, [fact]: group }))

/** Answers as they are read. */
export interface Said {
  readonly text: (name: string) => string | undefined
  readonly yes: (name: string) => boolean | undefined
  readonly count: (name: string) => number | undefined
  readonly has: (name: string, code: string) => boolean
}

export const saidBy = (answers: Answers): Said => ({
  text: (name) => (typeof answers[name] === "string" ? answers[name] : undefined),
  yes: (name) => (typeof answers[name] === "boolean" ? answers[name] : undefined),
  count: (name) => (typeof answers[name] === "number" ? answers[name] : undefined),
  has: (name, code) => Array.isArray(answers[name]) && (answers[name] as readonly string[]).includes(code),
})

/** Facts without those nobody answered: what is absent is not known. */
export const known = (facts: Readonly<Record<string, Known | readonly Line[] | undefined>>): Given =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))

/** Premiums of a month as lines; what is not paid is no line. The base follows from the rate the place of work charges. */
export const premiums = (payer: string, paid: Readonly<Record<string, number | undefined>>, base: number): readonly Line[] =>
  Object.entries(paid).flatMap(([kind, amount]) => (amount !== undefined && amount > 0 ? [{ kind, payer, base, amount, back: false }] : []))

/** Birth, kind of retirement and pension of the person asked about; an unsure kind is judged as its earliest, and known to be unsure. */
export const ages = (said: Said): Given => {
  const kind = said.text("kind")
  return known({ "birth-date": said.text("born"), "retirement-kind": kind === "unsure" ? "F50" : kind, "retirement-kind-sourced": kind !== "unsure", "drawing-pension": said.yes("pension") })
}

export const anybody: Usual = { says: "没有列入严重失信名单，也不在服刑", facts: { "died-on": null, "in-custody": false, "credit-listed": false } }
export const ownAccount: Usual = { says: "收款账户是申请人自己的", facts: { "account-is-payee": true } }
export const nothingElse: Usual = { says: "同一时间没有领其他补贴", facts: { "other-awards": [], "cost-reference": null } }
export const soundUnit: Usual = { says: "单位（店）正常经营，没有列入经营异常名录，税务正常", facts: { "unit-active": true, "unit-abnormal": false, "tax-normal": true } }
