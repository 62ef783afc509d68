// 技能提升补贴 for the insured and for claimants: once for an occupation and level, in the year's number of times (domain/04 §5.2).
import { addMonths, and, atLeast, band, choose, cite, code, equals, fen, lessThan, months, moreThan, named, not, onDay, onOrAfter, onOrBefore, or, plus, present, rule, today } from "#policy"
import { drawsBenefit } from "./facts.ts"
import * as facts from "./promotion-facts.ts"
import * as numbers from "./promotion-parameters.ts"
import { certificateNotFound, claimedTooLateAfterCertificate, higherLevelHeld, levelTwice, noSkillStandard, notInsuredForSkill, skillMonthsTooFew, skillTimesUsed, trainingForSameCertificate } from "./promotion-reasons.ts"

const byClaim = equals(numbers.skillCountBy, code("claim-year"))
const counted = named("当年已享受次数", choose([[byClaim, facts.claimsThisYear]], facts.claimsOfIssueYear))
const countedOn = choose([[byClaim, today]], facts.certificateIssuedOn)
const allowed = named("当年次数上限", choose([[facts.urgentOccupation, plus(onDay(numbers.skillTimes, countedOn), onDay(numbers.skillUrgentTimes, countedOn))]], onDay(numbers.skillTimes, countedOn)))
const amount = named("技能提升补贴", band(facts.certificateLevel, numbers.skillAmounts, "fen").below(fen(0)))

export const skillSubsidy = rule({
  name: "insurance.skill-subsidy",
  title: "技能提升补贴",
  law: cite("人社部发〔2017〕40号", "一、申领条件，二、审核程序（一）"),
  since: "2022-01-01",
  subject: "claim",
  conditions: [
    { name: "insured-or-drawing", says: "正在参加失业保险或领取失业保险金", expr: or(facts.insuredNow, drawsBenefit), otherwise: notInsuredForSkill },
    { name: "paid-months", says: "累计缴费{skill-paid-months}，达到证书签发（{certificate-issued-on}）时的规定", expr: atLeast(facts.skillPaidMonths, onDay(numbers.skillMonths, facts.certificateIssuedOn)), otherwise: skillMonthsTooFew },
    { name: "certificate-found", says: "证书全国联网可查", expr: facts.certificateFound, otherwise: certificateNotFound },
    { name: "in-time", says: "在证书签发（{certificate-issued-on}）后12个月内申领", expr: and(onOrAfter(today, facts.certificateIssuedOn), onOrBefore(today, addMonths(facts.certificateIssuedOn, months(12)))), otherwise: claimedTooLateAfterCertificate },
    { name: "level", says: "{certificate-level}级证书有补贴标准", expr: and(present(facts.certificateLevel), moreThan(amount, fen(0))), otherwise: noSkillStandard },
    { name: "no-higher-level", says: "没有更高等级（已有{highest-level-held}级，申领{certificate-level}级）", expr: or(not(present(facts.highestLevelHeld)), not(present(facts.certificateLevel)), atLeast(facts.highestLevelHeld, facts.certificateLevel)), otherwise: higherLevelHeld },
    { name: "level-once", says: "同一职业同一等级没有享受过", expr: not(facts.levelClaimed), otherwise: levelTwice },
    { name: "times", says: "当年{当年已享受次数}次，少于{当年次数上限}次", expr: lessThan(counted, allowed), otherwise: skillTimesUsed },
    { name: "no-training-subsidy", says: "同一证书没有享受职业培训补贴、评价补贴", expr: not(facts.trainingSubsidised), otherwise: trainingForSameCertificate },
  ],
  gives: { amount },
})
