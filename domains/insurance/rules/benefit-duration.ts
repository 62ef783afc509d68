// 社会保险法 art. 46: for how many months the benefit is paid, by contribution time and what was left from last time.
import { atLeast, band, choose, cite, least, moreThan, months, named, not, or, and, plus, rule, years } from "#policy"
import { contributedMonths, unusedMonths } from "./facts.ts"
import { durationTable, longestDuration, remainderAllowed } from "./parameter-definitions.ts"
import { nothingUnused, paidUnderTwelveMonths } from "./reasons.ts"

/** 累计缴费满一年，或当地允许凭未领月数续领. */
export const contributedEnough = or(atLeast(contributedMonths, years(1)), and(remainderAllowed, moreThan(unusedMonths, months(0))))

export const monthsByTable = named("按缴费时间的月数", band(contributedMonths, durationTable, "months").below(months(0)))

/** New months and unused ones together, at most 24. */
export const approvedMonths = named(
  "核定月数",
  least(longestDuration, choose([[atLeast(contributedMonths, years(1)), plus(monthsByTable, unusedMonths)]], unusedMonths)),
)

/** The ceilings the nation sets: 12, 18 and 24 months. */
export const durationCeiling = named("国家规定的上限", band(contributedMonths, [[years(1), months(12)], [years(5), months(18)], [years(10), months(24)]]).below(months(0)))

export const benefitDuration = rule({
  name: "insurance.benefit-duration",
  title: "失业保险金领取期限",
  law: cite("社会保险法", "第四十六条"),
  since: "2011-07-01",
  subject: "person",
  conditions: [
    { name: "contributed", says: "累计缴费{contributed-months}，满12个月或有可续领月数", expr: contributedEnough, otherwise: paidUnderTwelveMonths, law: cite("社会保险法", "第四十五条第一项") },
    { name: "months-left", says: "核定月数{核定月数}大于0", expr: or(not(contributedEnough), moreThan(approvedMonths, months(0))), otherwise: nothingUnused },
  ],
  gives: { months: approvedMonths, byTable: monthsByTable, ceiling: durationCeiling },
})

/** 视同缴费 and contributions never drawn upon count; after a drawn entitlement counting starts again (UM-3). */
export function countContributedMonths(spells: readonly { readonly months: number; readonly thenDrawn: boolean }[], deemedMonths = 0): number {
  const lastDrawn = spells.findLastIndex((spell) => spell.thenDrawn)
  const fresh = spells.slice(lastDrawn + 1).reduce((total, spell) => total + spell.months, 0)
  return fresh + (lastDrawn < 0 ? deemedMonths : 0)
}
