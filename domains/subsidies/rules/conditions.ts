// Conditions many items ask in the same words: alive, at liberty, own account, good credit, working age, healthy unit, contract, graduate.
import type { Citation, Condition, Expression } from "#policy"
import { and, any, before, cite, code, equals, firstDayOf, lessThan, not, onOrAfter, onOrBefore, or, present } from "#policy"
import * as said from "./definitions.ts"
import * as facts from "./facts.ts"
import { fundRules, promotionLaw, retirementDecision, supervision } from "./laws.ts"
import { hardshipMonths } from "./parameter-definitions.ts"
import * as reasons from "./reasons.ts"

export const aliveInMonth: Condition = {
  name: "alive", says: "{subsidy-month}之前没有死亡登记（{died-on}）", expr: or(not(present(facts.diedOn)), not(before(facts.diedOn, firstDayOf(facts.subsidyMonth)))), otherwise: reasons.dead, law: supervision,
}
export const alive: Condition = { name: "alive", says: "没有死亡登记（{died-on}）", expr: not(present(facts.diedOn)), otherwise: reasons.dead, law: supervision }
export const atLiberty: Condition = { name: "at-liberty", says: "没有服刑或被强制隔离", expr: not(facts.inCustody), otherwise: reasons.inPrison, law: supervision }
export const ownAccount: Condition = { name: "own-account", says: "收款账户属于收款人", expr: facts.accountIsPayee, otherwise: reasons.otherAccount, law: supervision }
export const goodCredit: Condition = { name: "good-credit", says: "没有列入严重失信名单", expr: not(facts.creditListed), otherwise: reasons.creditBad, law: supervision }

export const workingAgeInMonth: readonly Condition[] = [
  { name: "sixteen", says: "{subsidy-month}末年满16周岁（{birth-date}）", expr: said.sixteenOn(said.monthEnd), otherwise: reasons.underAge, law: cite("劳动法", "第十五条") },
  { name: "of-working-age", says: "不晚于法定退休月{法定退休月}，未享受基本养老保险待遇", expr: said.workingInMonth, otherwise: reasons.retired, law: retirementDecision },
  { name: "retirement-kind-known", says: "退休类别有依据，或不影响结果", expr: said.kindKnownInMonth, otherwise: reasons.kindUnsourced, law: retirementDecision },
]
export const workingAgeOn = (on: Expression<"date">): readonly Condition[] => [
  { name: "sixteen", says: "年满16周岁", expr: said.sixteenOn(on), otherwise: reasons.underAge, law: cite("劳动法", "第十五条") },
  { name: "of-working-age", says: "未到法定退休日{法定退休日}，未享受基本养老保险待遇", expr: said.workingOn(on), otherwise: reasons.retired, law: retirementDecision },
  { name: "retirement-kind-known", says: "退休类别有依据，或不影响结果", expr: said.kindKnownOn(on), otherwise: reasons.kindUnsourced, law: retirementDecision },
]

export const healthyUnit: Condition = { name: "healthy-unit", says: "单位存续，不在经营异常名录，税务正常", expr: said.healthy, otherwise: reasons.abnormal, law: supervision }
export const noEntity: Condition = { name: "no-entity", says: "名下没有在营市场主体（出资比例{share-held}）", expr: not(said.hasActiveEntity), otherwise: reasons.hasEntity }
export const notInsuredElsewhere: Condition = { name: "not-insured-elsewhere", says: "当月没有在其他单位参保", expr: not(facts.insuredElsewhere), otherwise: reasons.insuredByAnother }
export const notOwner: Condition = { name: "not-owner", says: "不是申请单位的法定代表人、经营者、股东或其配偶所有单位", expr: not(facts.ownerOfApplicant), otherwise: reasons.selfEmployed }
export const oneYearContract: Condition = { name: "one-year-contract", says: "签订1年以上劳动合同（{contract-start}至{contract-end}）", expr: said.hasOneYearContract, otherwise: reasons.contractTooShort }
export const employedInMonth: Condition = {
  name: "employed-in-month", says: "{subsidy-month}在劳动合同期限内（{contract-start}至{contract-end}），没有离职（{left-on}）", expr: said.employedInMonth, otherwise: reasons.contractAbsent,
}

const diploma = (law: Citation): Condition => ({ name: "graduate", says: "有高校毕业证（{graduated-on}）", expr: present(facts.graduatedOn), otherwise: reasons.notGraduate, law })
const withDiploma = (expr: Expression<"boolean">) => or(not(present(facts.graduatedOn)), expr)

/** 毕业年度 or 离校2年内未就业, asked on the day of hire. */
export const graduateConditions = (on: Expression<"date">, law: Citation): readonly Condition[] => [
  diploma(law),
  { name: "graduated-recently", says: "在毕业年度或离校{subsidies.graduate-years}内（毕业{graduated-on}）", expr: withDiploma(said.graduateWithin(on)), otherwise: reasons.graduatedTooLong, law },
  { name: "graduated-by-then", says: "已经毕业（{graduated-on}），或在毕业年度", expr: withDiploma(said.graduateByThen(on)), otherwise: reasons.notGraduatedYet, law },
  { name: "graduate-unemployed", says: "离校后没有就业过，或在毕业年度", expr: withDiploma(said.graduateUnemployed(on)), otherwise: reasons.graduateEmployed, law },
]

/** 离校2年内未就业 alone: asked on the day of registration or start, and the person has left school by then. 毕业年度 is no substitute. */
export const schoolLeaverConditions = (on: Expression<"date">, leftBy: Expression<"date">, law: Citation): readonly Condition[] => [
  diploma(law),
  { name: "graduated-recently", says: "离校{subsidies.graduate-years}内（毕业{graduated-on}）", expr: withDiploma(said.graduateWithin(on)), otherwise: reasons.graduatedTooLong, law },
  { name: "left-school", says: "已经毕业离校（{graduated-on}）", expr: withDiploma(onOrBefore(facts.graduatedOn, leftBy)), otherwise: reasons.notGraduatedYet, law },
  { name: "graduate-unemployed", says: "离校后没有就业过", expr: withDiploma(not(facts.workedSinceGraduation)), otherwise: reasons.graduateEmployed, law },
]

export const hardInMonth: readonly Condition[] = [
  { name: "recognised", says: "有就业困难人员认定（{hardship-from}）", expr: present(facts.hardFrom), otherwise: reasons.notHard, law: promotionLaw("第五十二条") },
  { name: "after-recognition", says: "{subsidy-month}不早于认定时间{hardship-from}", expr: or(not(present(facts.hardFrom)), said.recognisedInMonth), otherwise: reasons.beforeCertification, law: promotionLaw("第五十二条") },
  { name: "still-hard", says: "月末仍具有就业困难人员身份（终止{hardship-until}，{subsidy-month}）", expr: said.stillHard, otherwise: reasons.notHard, law: promotionLaw("第五十二条") },
]

/** 36 months, or all months to retirement; a woman whose kind is only assumed goes beyond 36 by a person's word alone. */
export const hardshipMonthsLeft = (used: Expression<"months">): readonly Condition[] => [
  {
    name: "months-left", says: "已享受月数少于最长月数{最长补贴月数}", expr: or(lessThan(used, hardshipMonths), lessThan(used, said.hardshipCap), said.kindUnsourced), otherwise: reasons.cap36, law: fundRules("补贴期限"),
  },
  { name: "retirement-kind-known-for-cap", says: "退休类别有依据，或没有超过{subsidies.hardship-months}", expr: or(not(said.kindUnsourced), lessThan(used, hardshipMonths)), otherwise: reasons.kindUnsourced, law: retirementDecision },
]

/** A month is had once of an item; the insurance subsidies say so themselves (G1). */
export const notHadInMonth = (item: "PW-POST" | "IN-BASE", law: Citation): Condition => {
  const { columns } = facts.otherAwards
  const had = any(facts.otherAwards, and(equals(columns.item, code(item)), onOrBefore(columns.from, facts.subsidyMonth), or(not(present(columns.until)), onOrAfter(columns.until, facts.subsidyMonth))))
  return { name: "not-had", says: "{subsidy-month}没有享受过本项补贴", expr: not(had), otherwise: reasons.duplicate, law }
}

/** Months used before this one stay below the cap. */
export const monthsLeft = (used: Expression<"months">, cap: Expression<"months">, otherwise: Condition["otherwise"]): Condition => ({
  name: "months-left", says: "已享受月数少于最长月数", expr: lessThan(used, cap), otherwise, law: fundRules("补贴期限"),
})
