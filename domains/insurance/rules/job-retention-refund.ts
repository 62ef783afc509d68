// 稳岗返还: a share of last year's premium back to units that laid off few; what was already paid at a lower rate is taken off (domain/04 §5.1).
import { and, atLeast, atMost, choose, cite, code, equals, fen, greatest, minus, months, moreThan, named, not, number, oneOf, or, persons, portion, present, rule, times } from "#policy"
import * as facts from "./promotion-facts.ts"
import * as numbers from "./promotion-parameters.ts"
import { creditBad, inconsistentIndustry, laidOff, nothingMoreToRefund, paidUnderTwelveMonthsByUnit, reserveTooLow, unitKindOutside, zombieUnit } from "./promotion-reasons.ts"

const law = cite("人社部发〔2019〕23号", "失业保险稳岗返还")

const staff = named("参保人数", choose([[equals(numbers.smallUnitBy, code("december")), facts.insuredInDecember]], facts.averageInsured))
const isSmall = atMost(staff, numbers.smallUnitStaff)
const net = equals(numbers.layoffMode, code("net"))
const left = named("裁减人数", choose([[net, greatest(persons(0), minus(facts.insuredAtStart, facts.insuredInDecember))]], facts.drawers))
const outOf = named("裁员率分母", choose([[net, facts.insuredAtStart]], facts.averageInsured))
const allowed = named("裁员率上限", choose([[isSmall, numbers.smallUnitLayoff]], numbers.layoffTarget))

/** Not in the list of sizes: by the number of insured. */
const large = named("大型企业", choose([[present(facts.enterpriseSize), equals(facts.enterpriseSize, code("large"))]], atLeast(facts.averageInsured, numbers.largeFromStaff)))
const rate = named("返还比例", choose([[large, numbers.refundRateLarge]], numbers.refundRateSmall))
const whole = named("应返还金额", portion(facts.premiumPaid, rate, "half-up"))
const due = named("本次返还金额", minus(whole, facts.refundedBefore))

/** Who trades must trade within the industrial and environmental policy; an association, a foundation or a firm of lawyers does not produce. */
const businesses = ["enterprise", "household"]

export const jobRetentionRefund = rule({
  name: "insurance.job-retention-refund",
  title: "失业保险稳岗返还",
  law,
  since: "2024-01-01",
  subject: "employer",
  conditions: [
    { name: "unit-kind", says: "单位（{unit-kind}）在返还范围", expr: oneOf(facts.unitKind, numbers.refundUnitKinds), otherwise: unitKindOutside },
    { name: "paid-in-full", says: "足额缴费{fully-paid-months}，满12个月", expr: atLeast(facts.fullyPaidMonths, months(12)), otherwise: paidUnderTwelveMonthsByUnit },
    {
      name: "few-laid-off", says: "裁减{裁减人数}，共{裁员率分母}，裁员率不超过{裁员率上限}",
      expr: and(moreThan(outOf, persons(0)), atMost(times(left, number(10_000)), times(outOf, allowed))), otherwise: laidOff,
    },
    { name: "good-credit", says: "没有列入严重失信名单", expr: not(facts.creditListed), otherwise: creditBad },
    { name: "living", says: "不是僵尸企业", expr: not(facts.zombie), otherwise: zombieUnit },
    { name: "industry-policy", says: "符合产业政策和环保政策", expr: or(not(oneOf(facts.unitKind, businesses)), facts.policyConsistent), otherwise: inconsistentIndustry },
    { name: "reserve", says: "统筹地区基金备付{insurance.pool-reserve}，满12个月", expr: atLeast(numbers.poolReserve, months(12)), otherwise: reserveTooLow },
    { name: "something-due", says: "应返还{应返还金额}，按{返还比例}计，减去已返还的为{本次返还金额}，大于0", expr: moreThan(due, fen(0)), otherwise: nothingMoreToRefund },
  ],
  gives: { amount: due, whole, rate },
})
