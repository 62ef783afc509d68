// By which day each item takes its version and its numbers: the month, class, hire or application it is about, never the day somebody looks.
import type { PlainDate } from "#standards"
import { isPlainDate, isYearMonth, lastDay } from "#standards"
import type { Facts } from "#policy"
import { appliedOn, contractStart, subsidyMonth } from "./facts.ts"
import { workedUntil } from "./introduction.ts"
import type { SubsidyItem } from "./items.ts"
import { certificateIssuedOn, classStartsOn } from "./training-facts.ts"

/** Subsidies, and what the unemployment fund gives for a hire. */
export type DatedItem = SubsidyItem | "UI-EXPAND"

/** The fact that holds the day, or the month whose last day it is; none where the day of the decision counts. */
const dayOf = {
  "SI-EMP-HARD": subsidyMonth, "SI-FLEX-HARD": subsidyMonth, "SI-SME-GRAD": subsidyMonth, "SI-FLEX-GRAD": subsidyMonth, "SI-KEY25": subsidyMonth, "PW-POST": subsidyMonth, "PW-SI": subsidyMonth, "IN-BASE": subsidyMonth,
  "TR-SKILL": classStartsOn, "TR-START": classStartsOn, "TR-FIRM": classStartsOn, "TR-APPR": classStartsOn, "TR-PROJ": classStartsOn, "TR-LIVE": classStartsOn, "TR-ASSESS": certificateIssuedOn,
  "IN-EARLY": contractStart, "HI-ONCE": contractStart, "HI-POOR": contractStart, "AG-INTRO": contractStart,
  "GR-JS": appliedOn, "ST-ONCE": appliedOn, "ST-JOBS": appliedOn, "ST-RENT": appliedOn, "LN-INT": appliedOn, "TV-MIG": workedUntil,
  "UI-EXPAND": contractStart,
  "IN-RET": null, "SV-CAP": null, "HS-BASE": null, "HS-STUDIO": null, "OT-PROV": null,
} as const satisfies Readonly<Record<DatedItem, { readonly fact: { readonly name: string } } | null>>

/** The fact that holds an item's business day; undefined where the day of the decision counts. */
export const businessDayFact = (item: string): string | undefined => (Object.hasOwn(dayOf, item) ? dayOf[item as DatedItem]?.fact.name : undefined)

/** The business day of a case; undefined while its fact is unknown. */
export function businessDay(item: SubsidyItem, facts: Facts, decidedOn: PlainDate): PlainDate | undefined {
  const definition = dayOf[item]
  if (definition === null) return decidedOn
  const value = facts[definition.fact.name]?.value
  if (isYearMonth(value)) return lastDay(value)
  return isPlainDate(value) ? value : undefined
}
