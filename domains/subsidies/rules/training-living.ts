// Living costs of trainees in hardship by the attended day, and the subsidy for a first skill assessment (TR-LIVE, TR-ASSESS).
import { and, atLeast, band, choose, code, days, equals, fen, least, lessThan, monthOf, moreThan, named, not, oneOf, onOrBefore, or, rule, times, today } from "#policy"
import { checkedConditions } from "./data-checks.ts"
import { workingAgeOn } from "./conditions.ts"
import { fundRules, fundRulesSince, promotionLaw } from "./laws.ts"
import * as numbers from "./parameter-definitions.ts"
import * as reasons from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"
import { certificateLevel } from "./stacking-facts.ts"
import * as facts from "./training-facts.ts"

const law = fundRules("职业培训补贴（生活费）")
const paidDays = named("补贴天数", least(numbers.livingDays, facts.attendedDays))

export const trainingLiving = rule({
  name: "subsidies.training-living", title: "培训期间生活费补贴", law: promotionLaw("第四十九条"), since: fundRulesSince, subject: "enrolment",
  conditions: [
    { name: "group", says: "属于生活费补贴人员（{living-group}），开班日身份有效", expr: and(oneOf(facts.livingGroup, numbers.livingGroups), facts.groupValid), otherwise: reasons.groupOutside, law },
    { name: "attended", says: "实际参加培训{attended-days}", expr: atLeast(facts.attendedDays, days(1)), otherwise: reasons.notAttended, law },
    { name: "once-a-year", says: "本年度{living-this-year}次，少于{subsidies.living-per-year}次", expr: lessThan(facts.livingThisYearCount, numbers.livingPerYear), otherwise: reasons.livingThisYear, law },
    ...workingAgeOn(facts.classStartsOn),
    ...checkedConditions("TR-LIVE"), ...stackingConditions("TR-LIVE", { from: monthOf(facts.classStartsOn), until: monthOf(facts.classEndsOn) }),
  ],
  gives: { amount: named("补贴金额", times(numbers.livingPerDay, paidDays)), days: paidDays },
})

const assessmentLaw = fundRules("职业技能评价补贴")
const special = equals(facts.certificateKindHeld, code("special"))
const amount = named("补贴金额", choose([[special, numbers.assessmentSpecial]], band(certificateLevel, numbers.assessmentStandard, "fen").below(fen(0))))
const certifiedLevel = oneOf(facts.certificateKindHeld, ["vocational", "level", "special"])

export const skillAssessment = rule({
  name: "subsidies.skill-assessment", title: "职业技能评价补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "enrolment",
  conditions: [
    { name: "group", says: "属于培训补贴人员（{trainee-group}）", expr: and(oneOf(facts.traineeGroup, numbers.trainingGroups), facts.groupValid), otherwise: reasons.groupOutside, law: assessmentLaw },
    { name: "certificate-kind", says: "证书（{certificate-kind}）不是培训合格证书", expr: certifiedLevel, otherwise: reasons.certificateKind, law: assessmentLaw },
    { name: "certificate-found", says: "证书（{certificate-issued-on}签发）全国联网可查", expr: and(facts.certificateFound, onOrBefore(facts.certificateIssuedOn, today)), otherwise: reasons.certificateMissing, law: assessmentLaw },
    { name: "lifetime", says: "累计{assessments-subsidised}次，少于{subsidies.assessments}次", expr: lessThan(facts.assessmentsSubsidised, numbers.assessmentCap), otherwise: reasons.trainingsUsed, law: assessmentLaw },
    { name: "level-once", says: "同一等级没有享受过评价补贴", expr: not(facts.levelAssessed), otherwise: reasons.duplicate, law: assessmentLaw },
    {
      name: "occupation-once", says: "同一职业没有享受过评价补贴，或当地按等级计次", expr: or(not(facts.occupationAssessed), equals(numbers.assessmentMode, code("once-per-level"))), otherwise: reasons.occupationTwice, law: assessmentLaw,
    },
    { name: "standard", says: "当地有这一等级的标准", expr: or(not(certifiedLevel), moreThan(amount, fen(0))), otherwise: reasons.noStandard, law: assessmentLaw },
    ...workingAgeOn(facts.certificateIssuedOn),
    ...checkedConditions("TR-ASSESS"), ...stackingConditions("TR-ASSESS", { from: monthOf(facts.certificateIssuedOn), until: monthOf(facts.certificateIssuedOn) }),
  ],
  gives: { amount },
})
