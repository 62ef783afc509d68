// 社会保险法 art. 45: who may draw unemployment benefit, conditions C1–C7 of domain/04 §2.1.
import { ageOn, and, atLeast, before, cite, code, differs, lastDayOf, named, not, oneOf, onOrAfter, or, present, retirementDay, rule, times, today, wholeYears } from "#policy"
import { approvedMonths, contributedEnough } from "./benefit-duration.ts"
import { monthlyStandard, standardIsLawful } from "./benefit-standard.ts"
import { firstEntitledMonth, lastEntitledMonth, payableCount, retireF50, retireF55, sameEndEitherKind, startDate } from "./benefit-start.ts"
import { involuntaryReasons, manualReasons } from "./end-reasons.ts"
import {
  activeEntity, birthDate, claimDate, drawingPension, employed, employerFaultFound, endReason, jobSeeking, reasonDisputed, registrationDate, retirementKind, retirementKindSourced, runningEntitlement,
} from "./facts.ts"
import { entityMeansEmployed } from "./parameter-definitions.ts"
import {
  alreadyEmployed, disputedReason, entityEmployed, entityToCheck, faultNotShown, kindUnsourced, notRegistered, otherLegalCase, paidUnderTwelveMonths, retired, runningElsewhere, standardToCheck, underAge, voluntary,
} from "./reasons.ts"

const socialInsurance = (article: string) => cite("社会保险法", article)
const first = socialInsurance("第四十五条第一项")
const second = socialInsurance("第四十五条第二项")
const third = socialInsurance("第四十五条第三项")
const stops = socialInsurance("第五十一条")
const years = wholeYears

const retires = retirementDay(birthDate, retirementKind)
const onlyByDefault = and(not(retirementKindSourced), differs(retirementKind, code("M60")))
const betweenTheKinds = and(onOrAfter(today, retireF50), before(today, retireF55))

export const benefitEligibility = rule({
  name: "insurance.benefit-eligibility",
  title: "失业保险金领取资格",
  law: socialInsurance("第四十五条"),
  since: "2011-07-01",
  subject: "person",
  conditions: [
    { name: "contributed", says: "缴费满12个月（实缴{contributed-months}），或当地允许凭未领月数续领", expr: contributedEnough, otherwise: paidUnderTwelveMonths, law: first },
    { name: "involuntary", says: "非因本人意愿中断就业（{end-reason}）", expr: or(oneOf(endReason, [...involuntaryReasons, ...manualReasons]), reasonDisputed), otherwise: voluntary, law: second },
    { name: "reason-listed", says: "解除原因（{end-reason}）可以直接认定", expr: not(oneOf(endReason, manualReasons)), otherwise: otherLegalCase, law: second },
    { name: "reason-undisputed", says: "本人对解除原因没有异议", expr: not(reasonDisputed), otherwise: disputedReason, law: second },
    { name: "fault-shown", says: "以单位过错解除的已有认定", expr: or(differs(endReason, code("09")), employerFaultFound), otherwise: faultNotShown, law: cite("劳动合同法", "第三十八条") },
    { name: "registered", says: "已办理失业登记（{registration-date}）和求职登记（{job-seeking-registered}）", expr: and(present(registrationDate), jobSeeking), otherwise: notRegistered, law: third },
    { name: "claimed-after-registration", says: "申领日{claim-date}不早于失业登记日{registration-date}", expr: or(not(present(registrationDate)), onOrAfter(claimDate, registrationDate)), otherwise: notRegistered, law: third },
    { name: "of-working-age", says: "年满16周岁", expr: atLeast(ageOn(birthDate), years(16)), otherwise: underAge, law: cite("劳动法", "第十五条") },
    {
      name: "not-retired", says: "未到法定退休日{法定退休日}，未享受基本养老保险待遇",
      expr: and(not(drawingPension), or(before(today, retires), and(onlyByDefault, betweenTheKinds))), otherwise: retired, law: stops,
    },
    { name: "retirement-kind-known", says: "退休类别有依据，或不影响结果", expr: or(not(onlyByDefault), and(not(betweenTheKinds), sameEndEitherKind)), otherwise: kindUnsourced, law: stops },
    { name: "not-employed", says: "没有重新就业", expr: not(employed), otherwise: alreadyEmployed, law: stops },
    { name: "entity-not-employment", says: "名下没有存续的市场主体，或当地不视为就业", expr: or(not(activeEntity), differs(entityMeansEmployed, code("refuse"))), otherwise: entityEmployed, law: stops },
    { name: "entity-checked", says: "名下没有需要核实的市场主体", expr: or(not(activeEntity), differs(entityMeansEmployed, code("by-hand"))), otherwise: entityToCheck, law: stops },
    { name: "not-running-elsewhere", says: "没有在其他地区领取失业保险待遇", expr: not(runningEntitlement), otherwise: runningElsewhere, law: socialInsurance("第五十二条") },
    { name: "standard-lawful", says: "当地标准{失业保险金月标准}不低于低保、低于最低工资", expr: standardIsLawful, otherwise: standardToCheck, law: socialInsurance("第四十七条") },
  ],
  gives: {
    months: approvedMonths,
    payableMonths: payableCount,
    monthly: monthlyStandard,
    total: named("按现行标准合计", times(monthlyStandard, payableCount)),
    startDate,
    firstMonth: firstEntitledMonth,
    lastMonth: lastEntitledMonth,
    endsOn: named("待遇截止日", lastDayOf(lastEntitledMonth)),
  },
})
