// Training subsidies of the six groups and of firms, one trainee at a time (TR-SKILL, TR-START, TR-FIRM, TR-APPR, TR-PROJ).
import type { Condition } from "#policy"
import {
  addMonths, and, atLeast, atMost, before, band, choose, code, equals, fen, least, lessThan, minus, monthOf, moreThan, named, not, number, oneOf, onOrAfter, onOrBefore, or, portion, present, ratio, rule, times,
} from "#policy"
import { healthyUnit, oneYearContract } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { kindKnownOn, workingOn } from "./definitions.ts"
import { atSchool, contractStart } from "./facts.ts"
import type { SubsidyItem } from "./items.ts"
import { fundRules, fundRulesSince, promotionLaw, retirementDecision } from "./laws.ts"
import * as numbers from "./parameter-definitions.ts"
import * as reasons from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"
import { certificateLevel } from "./stacking-facts.ts"
import * as facts from "./training-facts.ts"

const law = fundRules("职业培训补贴")
const kindIs = (kind: string) => equals(facts.certificateKindHeld, code(kind))
const levelled = oneOf(facts.certificateKindHeld, ["vocational", "level"])

/** 紧缺系数: levels two and one are always paid in full. */
const coefficient = named(
  "紧缺系数",
  choose([[not(levelled), ratio(10_000)], [atMost(certificateLevel, number(2)), ratio(10_000)], [equals(facts.scarcity, code("urgent")), numbers.urgentShare], [equals(facts.scarcity, code("scarce")), numbers.scarceShare]], numbers.ordinaryShare),
)
const byLevel = band(certificateLevel, numbers.skillStandard, "fen").below(fen(0))
const standard = named("培训补贴标准", choose([[kindIs("special"), numbers.specialAbilityStandard], [kindIs("completion"), least(numbers.completionCap, times(numbers.completionPerHour, facts.classHours))]], byLevel))
const skillAmount = named("补贴金额", portion(standard, coefficient, "half-up"))

const groups: readonly Condition[] = [
  { name: "group", says: "属于培训补贴人员（{trainee-group}）", expr: and(oneOf(facts.traineeGroup, numbers.trainingGroups), facts.groupValid), otherwise: reasons.groupOutside, law },
]
const taught: readonly Condition[] = [
  { name: "enrolled-before-class", says: "{enrolled-on}报名，不晚于开班{class-starts-on}", expr: onOrBefore(facts.enrolledOn, facts.classStartsOn), otherwise: reasons.enrolledLate, law },
  { name: "plan-filed", says: "教学计划{plan-filed-on}备案，不晚于开班{class-starts-on}", expr: and(present(facts.planFiledOn), onOrBefore(facts.planFiledOn, facts.classStartsOn)), otherwise: reasons.planLate, law },
  { name: "institution-listed", says: "培训机构在目录内", expr: facts.institutionListed, otherwise: reasons.institutionUnlisted, law },
  {
    name: "attended", says: "出勤{sessions-attended}/{sessions-planned}，不低于{subsidies.minimum-attendance}",
    expr: and(moreThan(facts.sessionsPlanned, number(0)), atLeast(times(facts.sessionsAttended, number(10_000)), times(facts.sessionsPlanned, numbers.minimumAttendance))), otherwise: reasons.notAttended, law,
  },
]
const people: readonly Condition[] = [
  { name: "of-working-age", says: "未到法定退休日{法定退休日}，未享受基本养老保险待遇", expr: workingOn(facts.classStartsOn), otherwise: reasons.retired, law: retirementDecision },
  { name: "retirement-kind-known", says: "退休类别有依据，或不影响结果", expr: kindKnownOn(facts.classStartsOn), otherwise: reasons.kindUnsourced, law: retirementDecision },
  { name: "not-at-school", says: "不是在校生，或在毕业年度", expr: or(not(atSchool), equals(facts.traineeGroup, code("graduate"))), otherwise: reasons.atSchoolNow, law },
  { name: "payee", says: "领款人（{payee}）承担了培训费（{fee-paid-by}）", expr: equals(facts.payee, facts.feePaidBy), otherwise: reasons.payeeWrong, law },
]
const counted: readonly Condition[] = [
  { name: "never-subsidised", says: "同一职业同一等级没有享受过培训补贴", expr: not(facts.subsidisedBefore), otherwise: reasons.duplicate, law },
  { name: "lifetime", says: "累计{trainings-subsidised}次，少于{subsidies.trainings}次", expr: lessThan(facts.trainingsSubsidised, numbers.trainingCap), otherwise: reasons.trainingsUsed, law },
  {
    name: "this-year", says: "本年度{trainings-this-year}次，当地每年{subsidies.trainings-per-year}次（0为不限）",
    expr: or(equals(numbers.trainingPerYear, number(0)), lessThan(facts.trainingsThisYear, numbers.trainingPerYear)), otherwise: reasons.trainingsThisYear, law,
  },
]
const certified: readonly Condition[] = [
  {
    name: "certificate", says: "证书签发{certificate-issued-on}，在结业{class-ends-on}后{subsidies.certificate-months}内，全国联网可查",
    expr: and(facts.certificateFound, onOrAfter(facts.certificateIssuedOn, facts.classStartsOn), onOrBefore(facts.certificateIssuedOn, addMonths(facts.classEndsOn, numbers.certificateMonths))), otherwise: reasons.certificateMissing, law,
  },
  {
    name: "no-higher-level", says: "没有更高等级（已有{highest-level-held}级，申请{certificate-level}级）",
    expr: or(not(present(facts.highestLevelHeld)), not(present(certificateLevel)), atLeast(facts.highestLevelHeld, certificateLevel)), otherwise: reasons.higherHeld, law,
  },
]
const enoughHours: readonly Condition[] = [
  {
    name: "hours", says: "培训{class-hours}学时：合格证须满{subsidies.completion-hours}，其他证书须满{subsidies.certificate-hours}（0为不设）",
    expr: choose([[kindIs("completion"), atLeast(facts.classHours, numbers.completionHours)]], atLeast(facts.classHours, numbers.certificateHours)), otherwise: reasons.hoursTooFew, law,
  },
  {
    name: "theory-and-practice", says: "理论{theory-hours}、共{class-hours}学时，理论和实操各不少于{subsidies.training-part-share}",
    expr: and(
      atLeast(times(facts.theoryHours, number(10_000)), times(facts.classHours, numbers.partShare)), atLeast(times(minus(facts.classHours, facts.theoryHours), number(10_000)), times(facts.classHours, numbers.partShare)),
    ),
    otherwise: reasons.hoursUneven, law,
  },
]
const hasStandard: Condition = { name: "standard", says: "当地有这一等级的标准（{培训补贴标准}）", expr: moreThan(standard, fen(0)), otherwise: reasons.noStandard, law }

const months = { from: monthOf(facts.classStartsOn), until: monthOf(facts.classEndsOn) } as const
const ends = (item: SubsidyItem): readonly Condition[] => [...checkedConditions(item), ...stackingConditions(item, months)]

export const skillTraining = rule({
  name: "subsidies.skill-training", title: "就业技能培训补贴", law: promotionLaw("第四十九条"), since: fundRulesSince, subject: "enrolment",
  conditions: [...groups, ...people, ...taught, ...counted, ...certified, ...enoughHours, hasStandard, ...ends("TR-SKILL")],
  gives: { amount: skillAmount, standard },
})

const startAmount = named("补贴金额", choose([[equals(facts.startModule, code("idea")), numbers.startIdeaStandard], [equals(facts.startModule, code("plan")), numbers.startPlanStandard]], numbers.startImproveStandard))

/** A training of founders ends with a completion certificate; the standard is that of the course. */
export const startUpTraining = rule({
  name: "subsidies.start-up-training", title: "创业培训补贴", law: promotionLaw("第四十九条"), since: fundRulesSince, subject: "enrolment",
  conditions: [...groups, ...people, ...taught, ...counted, ...certified.slice(0, 1), ...ends("TR-START")],
  gives: { amount: startAmount },
})

export const firmTraining = rule({
  name: "subsidies.firm-training", title: "企业岗位技能培训补贴", law: promotionLaw("第四十九条"), since: fundRulesSince, subject: "enrolment",
  conditions: [
    ...groups, ...people, ...taught, ...counted, ...certified, ...enoughHours, hasStandard, oneYearContract, healthyUnit,
    {
      name: "soon-after-hire", says: "在签订劳动合同（{contract-start}）后{subsidies.firm-training-months}内培训（{class-starts-on}）",
      expr: and(onOrAfter(facts.classStartsOn, contractStart), before(facts.classStartsOn, addMonths(contractStart, numbers.firmTrainingMonths))), otherwise: reasons.trainedLate, law,
    },
    ...ends("TR-FIRM"),
  ],
  gives: { amount: skillAmount, standard },
})

const apprentice = named("补贴标准", band(certificateLevel, numbers.apprenticeStandard, "fen").below(fen(0)))

export const apprenticeTraining = rule({
  name: "subsidies.apprentice-training", title: "企业新型学徒制和技师培训补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "enrolment",
  conditions: [
    { name: "staff", says: "是本单位在职参保职工", expr: facts.staffInsured, otherwise: reasons.notStaff, law },
    { name: "certificate-kind", says: "取得职业资格或技能等级证书（{certificate-kind}）", expr: levelled, otherwise: reasons.certificateKind, law },
    ...people, ...taught, ...counted.slice(0, 1), ...certified, healthyUnit,
    { name: "standard", says: "当地有这一等级的标准（{补贴标准}）", expr: moreThan(apprentice, fen(0)), otherwise: reasons.noStandard, law },
    ...ends("TR-APPR"),
  ],
  gives: { amount: apprentice },
})

export const projectTraining = rule({
  name: "subsidies.project-training", title: "项目制培训补贴", law: promotionLaw("第四十九条"), since: fundRulesSince, subject: "enrolment",
  conditions: [
    { name: "contracted", says: "有项目合同并已验收", expr: facts.projectContract, otherwise: reasons.projectUncontracted, law },
    { name: "priced", says: "合同约定的每人补贴{project-price}大于0", expr: moreThan(facts.projectPrice, fen(0)), otherwise: reasons.nothingToPay, law },
    { name: "under-cap", says: "每人{project-price}不超过{subsidies.project-cap}", expr: atMost(facts.projectPrice, numbers.projectCap), otherwise: reasons.beyondCap, law },
    ...groups, ...people, ...taught, ...counted, ...certified, ...ends("TR-PROJ"),
  ],
  gives: { amount: named("补贴金额", facts.projectPrice) },
})
