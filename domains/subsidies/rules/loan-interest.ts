// Guaranteed start-up loans: how much may be lent, and the quarter's interest the public bears (LN-INT). The money is 普惠金融发展专项资金, not the employment fund.
import {
  addDays, addYears, and, as, atLeast, atMost, choose, cite, code, count, days, daysBetween, divide, equals, fact, fen, least, lessThan, lines, monthOf, moreThan, named, not, number, onDay, oneOf, onOrAfter, onOrBefore, or, persons, plus, portion,
  rule, sum, times, wholeYears,
} from "#policy"
import { healthyUnit } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { oneYearContract, sizeIn } from "./definitions.ts"
import { appliedOn, credit, filing, form, insured, records, welfare } from "./facts.ts"
import { fundRulesSince, promotionLaw } from "./laws.ts"
import * as numbers from "./parameter-definitions.ts"
import * as reasons from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const law = cite("普惠金融发展专项资金管理办法（财金〔2023〕75号）", "创业担保贷款贴息")
const bankInterface = { kind: "register", name: "经办银行贷款信息" } as const

const borrower = fact({ name: "borrower", label: "借款人", type: "code", of: "claim", source: form, codes: { person: "个人", partners: "合伙或组织起来创业", firm: "小微企业" } })
const borrowerGroup = fact({
  name: "borrower-group", label: "个人借款人类别", type: "code", of: "claim", source: welfare,
  codes: {
    unemployed: "城镇登记失业人员", hard: "就业困难人员", veteran: "复员转业退役军人", released: "刑满释放人员", graduate: "高校毕业生", "laid-off": "化解过剩产能企业职工和失业人员", returned: "返乡创业农民工", "online-shop": "网络商户",
    poverty: "脱贫人口", "rural-founder": "农村自主创业农民", other: "其他",
  },
})
const partners = fact({ name: "partners", label: "合伙人数", type: "persons", of: "claim", source: { kind: "register", name: "市场主体登记" } })
const loanAmount = fact({ name: "loan-amount", label: "贷款金额", type: "fen", of: "claim", source: bankInterface })
const signedOn = fact({ name: "loan-signed-on", label: "贷款合同日期", type: "date", of: "claim", source: bankInterface })
const repayBy = fact({ name: "loan-repay-by", label: "贷款到期日", type: "date", of: "claim", source: bankInterface })
const loanRate = fact({ name: "loan-rate", label: "贷款年利率", type: "ratio", of: "claim", source: bankInterface })
const timesBefore = fact({ name: "loans-subsidised", label: "此前已享受贴息的贷款次数", type: "count", of: "claim", source: records, fixed: true })
const otherLoan = fact({ name: "other-business-loan", label: "另有经营性贷款", type: "boolean", of: "claim", source: credit })
const staff = fact({ name: "staff-insured-count", label: "企业现有在职职工人数", type: "persons", of: "employer", source: insured, fixed: true, means: "签订贷款合同时" })
const owing = fact({ name: "wages-or-premiums-owed", label: "拖欠职工工资或社会保险费", type: "boolean", of: "employer", source: insured })
const hires = lines({
  name: "eligible-hires", label: "最近12个月新招用的符合条件人员", of: "employer", source: filing, means: "截至贷款合同日期", columns: { contractStart: { type: "date", label: "合同开始日" }, contractEnd: { type: "date", label: "合同结束日", orNone: true } },
})

const firm = equals(borrower, code("firm"))
/** Taken on in the twelve months to the day of the contract, for a year at least. */
const { contractStart, contractEnd } = hires.columns
const contracted = count(hires, and(oneYearContract(contractStart, contractEnd), onOrAfter(contractStart, addYears(signedOn, wholeYears(-1))), onOrBefore(contractStart, signedOn)))
const shareNeeded = named("须达到的占比", choose([[moreThan(staff, persons(100)), numbers.hireShareLarge]], numbers.hireShare))

/** Persons: the personal limit; partners: at most 110 % of it a head, and never above a firm's limit; firms: theirs. */
const limit = named(
  "贷款额度上限",
  choose([[firm, numbers.firmLoan], [equals(borrower, code("partners")), least(numbers.firmLoan, portion(times(numbers.personalLoan, partners), numbers.partnerShare, "floor"))]], numbers.personalLoan),
)
const longest = named("贷款期限上限", choose([[firm, numbers.firmLoanYears]], numbers.personalLoanYears))

export const loanLimit = rule({
  name: "subsidies.loan-limit", title: "创业担保贷款资格和额度", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "claim",
  conditions: [
    { name: "group", says: "个人借款人（{borrower-group}）属于支持对象", expr: or(firm, oneOf(borrowerGroup, numbers.borrowerGroups)), otherwise: reasons.groupOutside, law },
    { name: "size", says: "企业借款人为小微企业（{enterprise-size}）", expr: or(not(firm), sizeIn(["small", "micro"])), otherwise: reasons.sizeOutside, law },
    { name: "hires", says: "新招用符合条件人员占现有职工{staff-insured-count}的比例不低于{须达到的占比}", expr: or(not(firm), and(moreThan(staff, persons(0)), atLeast(times(as("persons", contracted), number(10_000)), times(staff, shareNeeded)))), otherwise: reasons.hireRatio, law },
    { name: "nothing-owed", says: "没有拖欠工资和社会保险费", expr: or(not(firm), not(owing)), otherwise: reasons.arrears, law },
    { name: "within-limit", says: "贷款{loan-amount}不超过{贷款额度上限}", expr: atMost(loanAmount, limit), otherwise: reasons.loanTooLarge, law },
    { name: "term", says: "{loan-signed-on}至{loan-repay-by}，不超过{贷款期限上限}", expr: onOrBefore(repayBy, addYears(signedOn, longest)), otherwise: reasons.loanTerm, law },
    { name: "rate", says: "年利率{loan-rate}不超过报价利率{loan-prime-rate}加{subsidies.rate-margin}", expr: atMost(loanRate, plus(onDay(numbers.primeRate, signedOn), numbers.rateMargin)), otherwise: reasons.loanRate, law },
    { name: "times", says: "此前{loans-subsidised}次，少于{subsidies.loan-times}次", expr: lessThan(timesBefore, numbers.loanTimes), otherwise: reasons.loanTimesUsed, law },
    { name: "no-other-loan", says: "没有其他经营性贷款", expr: not(otherLoan), otherwise: reasons.otherLoan, law },
    healthyUnit, ...checkedConditions("LN-INT"), ...stackingConditions("LN-INT", { from: monthOf(appliedOn), until: monthOf(appliedOn) }),
  ],
  gives: { limit },
})

const segments = lines({
  name: "loan-segments", label: "本季度贷款余额分段", of: "claim", source: bankInterface, means: "余额、利率或状态变化时分段；首尾两天都计",
  columns: {
    principal: { type: "fen", label: "余额" }, rate: { type: "ratio", label: "年利率" }, from: { type: "date", label: "起" }, until: { type: "date", label: "止" },
    state: { type: "code", label: "状态", codes: { normal: "正常", overdue: "逾期", extended: "展期" } },
  },
})
const { columns } = segments
const normal = equals(columns.state, code("normal"))
const lent = daysBetween(columns.from, addDays(columns.until, days(1)))
const interestDays = sum(segments, times(columns.principal, columns.rate, lent), normal)
/** principal × rate in ten-thousandths × days, over 360 days, and one half of it: one division, rounded once. */
const halfOfInterest = named("贴息金额", divide(interestDays, number(2 * 10_000 * 360), "half-up"))

export const loanInterest = rule({
  name: "subsidies.loan-interest", title: "创业担保贷款季度贴息", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "claim",
  conditions: [
    { name: "something-due", says: "{loan-segments}中正常计息的时段，贴息{贴息金额}大于0", expr: moreThan(halfOfInterest, fen(0)), otherwise: reasons.nothingToPay, law },
    { name: "inside-loan", says: "时段在贷款合同期内（至{loan-repay-by}）", expr: equals(count(segments, not(onOrBefore(columns.until, repayBy))), number(0)), otherwise: reasons.loanTerm, law },
    healthyUnit,
    ...checkedConditions("LN-INT"), ...stackingConditions("LN-INT", { from: monthOf(appliedOn), until: monthOf(appliedOn) }),
  ],
  gives: { amount: halfOfInterest, days: named("计息天数", sum(segments, lent, normal)) },
})
