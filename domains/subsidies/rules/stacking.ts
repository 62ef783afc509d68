// What cannot be had together (domain/03 §6, G1–G10), said once: the rules take their conditions from this table, and pairs can be asked of it.
import type { Condition, Expression } from "#policy"
import { and, any, differs, equals, code, not, oneOf, onOrAfter, onOrBefore, or, present, refuse } from "#policy"
import * as facts from "./facts.ts"
import type { AwardedItem, SubsidyItem } from "./items.ts"
import { awardedItems, fundOf } from "./items.ts"
import { supervision } from "./laws.ts"
import { bothHiringGrants, founderFlexible, keyWithEmployerPart } from "./parameter-definitions.ts"
import { certificateLevel, loanNumber, occupation } from "./stacking-facts.ts"

/** What the two awards must share to collide. */
type Shared = "month" | "person" | "certificate" | "employer" | "loan" | "cost"

export interface StackingGroup {
  readonly group: string
  readonly code: string
  readonly one: readonly AwardedItem[]
  readonly other: readonly AwardedItem[]
  readonly shared: Shared
  /** A place may allow the two together. */
  readonly unless?: Expression<"boolean">
}

const flexible: readonly AwardedItem[] = ["SI-FLEX-HARD", "SI-FLEX-GRAD"]
const employerPart: readonly AwardedItem[] = ["SI-EMP-HARD", "PW-SI", "SI-SME-GRAD"]
const internship: readonly AwardedItem[] = ["IN-BASE", "IN-EARLY"]
const hiring: readonly AwardedItem[] = ["HI-ONCE", "HI-POOR"]
/** Items granted for a person as somebody's employee. */
const asEmployee: readonly AwardedItem[] = [...employerPart, "SI-KEY25", "PW-POST", "TR-FIRM", "TR-APPR", ...hiring, "AG-INTRO", "UI-EXPAND"]
const startUp: readonly AwardedItem[] = ["ST-ONCE", "ST-RENT"]
const training: readonly AwardedItem[] = ["TR-SKILL", "TR-FIRM", "TR-APPR", "TR-PROJ"]
const everything = Object.keys(awardedItems) as AwardedItem[]

export const stackingTable: readonly StackingGroup[] = [
  { group: "G1", code: "R-STACK-SI", one: [...employerPart, ...flexible], other: [...employerPart, ...flexible], shared: "month" },
  { group: "G1", code: "R-STACK-SI", one: ["SI-KEY25"], other: [...flexible, "SI-KEY25"], shared: "month" },
  { group: "G1", code: "R-STACK-SI", one: ["SI-KEY25"], other: employerPart, shared: "month", unless: keyWithEmployerPart },
  { group: "G2", code: "R-STACK-PW", one: ["PW-POST"], other: [...internship, ...flexible, ...hiring, "AG-INTRO", "UI-BENEFIT", "OTHER-WAGE"], shared: "month" },
  { group: "G3", code: "R-STACK-EXPAND", one: ["HI-ONCE"], other: ["UI-EXPAND"], shared: "person" },
  { group: "G4", code: "R-STACK-UISKILL", one: training, other: ["UI-SKILL"], shared: "certificate" },
  { group: "G5", code: "R-STACK-IN", one: ["IN-BASE"], other: asEmployee, shared: "month" },
  { group: "G6", code: "R-STACK-ST", one: startUp, other: asEmployee, shared: "month" },
  { group: "G6", code: "R-STACK-ST", one: startUp, other: flexible, shared: "month", unless: founderFlexible },
  { group: "G7", code: "R-STACK-LN", one: ["LN-INT"], other: ["OTHER-INTEREST"], shared: "loan" },
  { group: "G8", code: "R-STACK-HI", one: ["HI-ONCE"], other: ["HI-POOR"], shared: "employer", unless: bothHiringGrants },
  { group: "G9", code: "R-STACK-UISKILL", one: ["TR-ASSESS"], other: ["UI-SKILL"], shared: "certificate" },
  { group: "G10", code: "R-DOUBLE-FUND", one: everything, other: everything, shared: "cost" },
]

const sentence = (code: string, others: readonly AwardedItem[]): string =>
  code === "R-DOUBLE-FUND" ? "同一费用已由其他资金支付" : `与其他补贴不可同时享受：${others.map((one) => awardedItems[one] ?? one).join("、")}`

/** Natural months the award asked for is about, both included. */
export interface AwardPeriod {
  readonly from: Expression<"month">
  readonly until: Expression<"month">
}

const { columns } = facts.otherAwards

function collides(shared: Shared, item: SubsidyItem, period: AwardPeriod): Expression<"boolean"> {
  switch (shared) {
    case "month":
      return and(onOrBefore(columns.from, period.until), or(not(present(columns.until)), onOrAfter(columns.until, period.from)))
    case "person":
      return present(columns.item)
    case "certificate":
      return and(present(columns.occupation), equals(columns.occupation, occupation), or(and(not(present(columns.level)), not(present(certificateLevel))), and(present(columns.level), present(certificateLevel), equals(columns.level, certificateLevel))))
    case "employer":
      return and(present(columns.employer), equals(columns.employer, facts.employerCode))
    case "loan":
      return and(present(columns.loan), equals(columns.loan, loanNumber))
    case "cost":
      return and(present(columns.cost), present(facts.costReference), equals(columns.cost, facts.costReference), differs(columns.fund, code(fundOf(item))))
  }
}

/** The items that an item meets in a row of the table. */
const metBy = (item: AwardedItem, { one, other }: StackingGroup): readonly AwardedItem[] => [...new Set([...(one.includes(item) ? other : []), ...(other.includes(item) ? one : [])])]

/** The conditions an item takes from the table, for awards of these months. */
export const stackingConditions = (item: SubsidyItem, period: AwardPeriod): readonly Condition[] =>
  stackingTable.flatMap((row, index): Condition[] => {
    const others = metBy(item, row)
    if (others.length === 0) return []
    const collision = collides(row.shared, item, period)
    const clash = any(facts.otherAwards, others.length === everything.length ? collision : and(oneOf(columns.item, others), collision))
    const expr = row.unless ? or(row.unless, not(clash)) : not(clash)
    return [{ name: `stacking-${row.group.toLowerCase()}-${index + 1}`, says: "没有不可同时享受的其他补贴", expr, otherwise: refuse(row.code, sentence(row.code, others)), law: supervision }]
  })

export interface Clash {
  readonly group: string
  readonly code: string
  readonly shared: Shared
  /** The key of the parameter by which a place may allow both. */
  readonly unless: string | undefined
}

const keyOf = (of: Expression | undefined): string | undefined => (of?.op === "parameter" ? of.parameter.key : undefined)

/** The rows of the table two items meet in; the order does not matter. */
export const clashesBetween = (one: AwardedItem, other: AwardedItem): readonly Clash[] =>
  stackingTable.flatMap((row) => (metBy(one, row).includes(other) ? [{ group: row.group, code: row.code, shared: row.shared, unless: keyOf(row.unless) }] : []))
