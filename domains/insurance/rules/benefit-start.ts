// When the benefit begins and which natural months it covers (社会保险法 art. 50; domain/04 §2.4).
import { addMonths, atMost, choose, cite, code, equals, greatest, lastDayOf, least, minus, monthOf, months, monthsBetween, moreThan, named, not, onOrAfter, or, plus, present, retirementDay, rule, workingDaysBetween } from "#policy"
import { approvedMonths } from "./benefit-duration.ts"
import { birthDate, claimDate, registrationDate, retirementKind } from "./facts.ts"
import { claimGrace, payFrom, startRule } from "./parameter-definitions.ts"
import { notRegistered, paidUnderTwelveMonths, retired } from "./reasons.ts"

const claimedInTime = atMost(workingDaysBetween(registrationDate, claimDate), claimGrace)

/** Registration day; where a late claim moves it, the claim day. */
export const startDate = named(
  "起始日",
  choose([[equals(startRule, code("registration")), registrationDate], [claimedInTime, registrationDate]], claimDate),
)

export const firstEntitledMonth = named("应领首月", choose([[equals(payFrom, code("next-month")), addMonths(monthOf(startDate), months(1))]], monthOf(startDate)))

const lastByMonths = named("按核定月数的末月", addMonths(firstEntitledMonth, minus(approvedMonths, months(1))))

/** N natural months, but not beyond the month of the retirement day. */
export const lastEntitledMonth = named("应领末月", least(lastByMonths, monthOf(retirementDay(birthDate, retirementKind))))

/** Months really payable, retirement considered. */
export const payableCount = named("可领月数", greatest(months(0), plus(monthsBetween(firstEntitledMonth, lastEntitledMonth), months(1))))

/** The retirement day of a woman, were she of the one kind or of the other. */
export const retireF50 = retirementDay(birthDate, code("F50"), "按原50周岁的法定退休日")
export const retireF55 = retirementDay(birthDate, code("F55"), "按原55周岁的法定退休日")

/** The two women's kinds would end the benefit in the same month. */
export const sameEndEitherKind = equals(least(lastByMonths, monthOf(retireF50)), least(lastByMonths, monthOf(retireF55)))

export const entitledMonths = rule({
  name: "insurance.entitled-months",
  title: "失业保险金起始日和应领月份",
  law: cite("社会保险法", "第五十条"),
  since: "2011-07-01",
  subject: "claim",
  conditions: [
    { name: "registered", says: "有有效失业登记，登记日{registration-date}", expr: present(registrationDate), otherwise: notRegistered },
    { name: "claimed-after-registration", says: "申领日{claim-date}不早于登记日{registration-date}", expr: onOrAfter(claimDate, registrationDate), otherwise: notRegistered },
    { name: "months-approved", says: "核定月数{核定月数}大于0", expr: moreThan(approvedMonths, months(0)), otherwise: paidUnderTwelveMonths },
    { name: "before-retirement", says: "应领首月{应领首月}不晚于法定退休月（可领月数{可领月数}）", expr: or(not(moreThan(approvedMonths, months(0))), moreThan(payableCount, months(0))), otherwise: retired },
  ],
  gives: {
    startDate, firstMonth: firstEntitledMonth, lastMonth: lastEntitledMonth, endsOn: named("待遇截止日", lastDayOf(lastEntitledMonth)), payableMonths: payableCount,
  },
})
