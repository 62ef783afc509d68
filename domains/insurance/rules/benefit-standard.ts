// 社会保险法 art. 47: the monthly standard, a share of the local minimum wage, not below the subsistence allowance.
import type { Expression, ParameterTable } from "#policy"
import { and, atLeast, cite, compile, known, lessThan, named, onDay, portion, rule } from "#policy"
import { benefitRatio, minimumWage, subsistenceAllowance } from "./parameter-definitions.ts"
import { standardBelowAllowance, standardNotBelowWage } from "./reasons.ts"

/** 失业保险金月标准, 分, of the place and day: "%×标准" is rounded half-up (domain/03 §2.1). */
export const monthlyStandard = named("失业保险金月标准", portion(minimumWage, benefitRatio, "half-up"))

/** The same of the day something happened: what is paid once for a birth or a death keeps the numbers of that day, whenever somebody decides. */
export const monthlyStandardOn = (day: Expression<"date">): Expression<"fen"> => named("失业保险金月标准", portion(onDay(minimumWage, day), onDay(benefitRatio, day), "half-up"))

/** Whether the standard lies where the law wants it: 低保 ≤ 标准 < 最低工资. */
export const standardIsLawful = and(atLeast(monthlyStandard, subsistenceAllowance), lessThan(monthlyStandard, minimumWage))

export const benefitStandard = rule({
  name: "insurance.benefit-standard",
  title: "失业保险金标准",
  law: cite("社会保险法", "第四十七条"),
  since: "2011-07-01",
  subject: "region-month",
  conditions: [
    { name: "not-below-allowance", says: "标准{失业保险金月标准}不低于城市居民最低生活保障标准{subsistence-allowance}", expr: atLeast(monthlyStandard, subsistenceAllowance), otherwise: standardBelowAllowance },
    {
      name: "below-minimum-wage", says: "标准{失业保险金月标准}低于最低工资标准{minimum-wage}", expr: lessThan(monthlyStandard, minimumWage), otherwise: standardNotBelowWage,
      law: cite("失业保险条例", "第十八条"),
    },
  ],
  gives: { monthly: monthlyStandard },
})

const ready = compile(benefitStandard)

/** Checks before a parameter version is activated: the reason codes that forbid it in this place on this day; empty when lawful or not yet decidable. */
export const standardProblems = (parameters: ParameterTable, region: string, on: string): readonly string[] =>
  ready.decide({ facts: known({}), parameters, on, region }).reasons.map((reason) => reason.code)
