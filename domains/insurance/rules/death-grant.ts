// 社会保险法 art. 49: funeral grant and consolation for survivors of who dies while drawing, in the four models of domain/04 §6, by the numbers of the day of death.
import { addMonths, and, atLeast, atMost, band, choose, cite, code, equals, fen, least, months, monthOf, named, not, number, onDay, onOrAfter, onOrBefore, or, persons, plus, rule, times, today } from "#policy"
import { monthlyStandardOn } from "./benefit-standard.ts"
import { applicants, contributedMonths, deathDate, deathMonthPaid, deathProof, dependants, familyAgreement, firstMonth, funeralGrantElsewhere, lastMonth } from "./facts.ts"
import { averageMonthlyWage, consolationWithFuneralElsewhere, deathClaimMonths, deathModel, disposableIncome } from "./parameter-definitions.ts"
import { claimedTooLate, noApplicant, noDeathProof, noFamilyAgreement, notInPeriod } from "./reasons.ts"

const is = (model: string) => equals(onDay(deathModel, deathDate), code(model))
const monthlyStandard = monthlyStandardOn(deathDate)
const wage = onDay(averageMonthlyWage, deathDate)
const income = onDay(disposableIncome, deathDate)

/** D-PEN: 3, 6, 9 months by contribution time, then one more for each full year above fifteen, at most 24. */
const pensionMonths = band(contributedMonths, [
  [months(0), number(3)],
  [months(60), number(6)],
  [months(120), number(9)],
  ...Array.from({ length: 15 }, (_, index) => [months(192 + 12 * index), number(10 + index)] as const),
]).below(number(3))

const funeralByModel = choose(
  [[is("D-GD"), times(wage, number(3))], [is("D-CQ"), times(monthlyStandard, number(6))], [is("D-HA"), times(monthlyStandard, number(7))]],
  times(income, number(2)),
)
const consolationByModel = choose(
  [
    [is("D-GD"), times(wage, number(6))],
    [and(is("D-CQ"), atLeast(dependants, persons(1))), times(monthlyStandard, number(10))],
    [is("D-CQ"), fen(0)],
    [is("D-HA"), times(monthlyStandard, least(number(15), times(number(5), dependants)))],
  ],
  times(income, pensionMonths),
)

/** One death, one funeral grant among the three insurances. */
const funeral = named("丧葬补助金", choose([[funeralGrantElsewhere, fen(0)]], funeralByModel))
const consolation = named("抚恤金", choose([[and(funeralGrantElsewhere, not(onDay(consolationWithFuneralElsewhere, deathDate))), fen(0)]], consolationByModel))

const claimMonths = onDay(deathClaimMonths, deathDate)

export const deathGrant = rule({
  name: "insurance.death-grant",
  title: "领金期间死亡的丧葬补助金和抚恤金",
  law: cite("社会保险法", "第四十九条"),
  since: "2011-07-01",
  subject: "claim",
  conditions: [
    { name: "died-while-drawing", says: "死亡日期{death-date}在应领月份{first-month}至{last-month}之内", expr: and(onOrAfter(monthOf(deathDate), firstMonth), onOrBefore(monthOf(deathDate), lastMonth)), otherwise: notInPeriod },
    { name: "proof", says: "死亡日期{death-date}已过，有死亡证明或死亡信息", expr: and(deathProof, onOrBefore(deathDate, today)), otherwise: noDeathProof },
    { name: "claimed", says: "有遗属提出申领（{applicants}）", expr: atLeast(applicants, persons(1)), otherwise: noApplicant },
    { name: "one-voice", says: "申领遗属{applicants}，两人以上有家属协商书", expr: or(atMost(applicants, persons(1)), familyAgreement), otherwise: noFamilyAgreement },
    {
      name: "in-time", says: "在当地遗属申领期限内（{insurance.death-claim-months}，0为不限）",
      expr: or(equals(claimMonths, months(0)), onOrBefore(today, addMonths(deathDate, claimMonths))), otherwise: claimedTooLate,
    },
  ],
  gives: {
    funeral,
    consolation,
    total: named("丧葬补助金和抚恤金合计", plus(funeral, consolation)),
    unpaidMonth: named("死亡当月未发的失业保险金", choose([[deathMonthPaid, fen(0)]], monthlyStandard)),
  },
})
