// 生育加发, where a province grants it: three times the monthly standard of the day of birth, once, for a birth while drawing.
import { and, cite, monthOf, named, not, onDay, onOrAfter, onOrBefore, present, rule, times, today } from "#policy"
import { monthlyStandardOn } from "./benefit-standard.ts"
import { childBornOn, childbirthPaid, firstMonth, lastMonth } from "./facts.ts"
import { childbirthMultiple, provincialDocument } from "./parameter-definitions.ts"
import { childbirthTwice, notInPeriod } from "./reasons.ts"

export const childbirthSupplement = rule({
  name: "insurance.childbirth-supplement",
  title: "领金期间生育加发失业保险金",
  law: cite(provincialDocument, "生育加发"),
  since: "2025-01-01",
  subject: "claim",
  conditions: [
    {
      name: "born-while-drawing", says: "生育日期{child-born-on}已过，在应领月份{first-month}至{last-month}之内",
      expr: and(present(childBornOn), onOrAfter(monthOf(childBornOn), firstMonth), onOrBefore(monthOf(childBornOn), lastMonth), onOrBefore(childBornOn, today)), otherwise: notInPeriod,
    },
    { name: "once", says: "本次尚未发放", expr: not(childbirthPaid), otherwise: childbirthTwice },
  ],
  gives: { amount: named("加发金额", times(monthlyStandardOn(childBornOn), onDay(childbirthMultiple, childBornOn))) },
})
