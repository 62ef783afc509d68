// 失业登记: who may register (人社厅发〔2020〕3号、79号; 就业服务与就业管理规定第七章), at the door and in full.
import { ageOn, and, atLeast, before, cite, lessThan, named, not, onOrAfter, or, present, retirementDay, rule, today, wholeYears, type Condition } from "#policy"
import * as facts from "./facts.ts"
import * as reasons from "./reasons.ts"

const promotion = cite("就业促进法", "第三十五条")
const doc3 = cite("人力资源社会保障部办公厅关于进一步做好失业登记工作的通知（人社厅发〔2020〕3号）", "")
const doc79 = cite("人社厅发〔2020〕79号", "")
const management = cite("就业服务与就业管理规定", "第七章")

/** Conditions on register data alone; a failure is the refusal at the door. */
export const atTheDoor: readonly Condition[] = [
  { name: "alive", says: "没有死亡登记", expr: not(facts.deceased), otherwise: reasons.isDead },
  { name: "sixteen", says: "年满16周岁（出生日期{birth-date}）", expr: atLeast(ageOn(facts.birthDate), wholeYears(16)), otherwise: reasons.underAge, law: doc3 },
  { name: "no-pension", says: "没有享受基本养老保险待遇", expr: not(facts.drawingPension), otherwise: reasons.drawsPension, law: doc3 },
  { name: "not-at-school", says: "不是在校学生", expr: not(facts.atSchool), otherwise: reasons.isStudent, law: management },
  { name: "not-serving", says: "没有在服兵役", expr: not(facts.serving), otherwise: reasons.isServing, law: management },
  { name: "not-registered", says: "没有有效的失业登记（{open-registration}）", expr: not(present(facts.openRegistration)), otherwise: reasons.hasOpenRegistration, law: management },
  { name: "not-registered-elsewhere", says: "在外省没有有效的失业登记（{registered-elsewhere}）", expr: not(present(facts.registeredElsewhere)), otherwise: reasons.hasRegistrationElsewhere, law: management },
  { name: "not-employed", says: "没有有效的就业登记", expr: not(or(facts.ownAccountWork, facts.filedEmployment)), otherwise: reasons.hasEmployment, law: management },
]

export const unemploymentAdmission = rule({
  name: "registration.unemployment-admission",
  title: "失业登记受理条件",
  law: promotion,
  since: "2020-01-01",
  subject: "person",
  conditions: atTheDoor,
  gives: {},
})

export const unemploymentRegistration = rule({
  name: "registration.unemployment",
  title: "失业登记",
  law: promotion,
  since: "2020-01-01",
  subject: "person",
  conditions: [
    ...atTheDoor,
    { name: "not-farming", says: "目前不是以务农为主", expr: not(facts.mainlyFarming), otherwise: reasons.farms, law: doc3 },
    {
      name: "before-retirement-age", says: "未到法定退休日，或经确认未领取养老金",
      expr: before(today, retirementDay(facts.birthDate, facts.retirementKind)), otherwise: reasons.pastRetirementAge, law: doc3,
    },
    { name: "not-in-custody", says: "没有在押或强制隔离", expr: not(facts.inCustody), otherwise: reasons.isInCustody, law: management },
    { name: "not-insured", says: "没有单位仍在为本人参保", expr: not(facts.insuredEmployment), otherwise: reasons.stillInsured, law: doc79 },
    { name: "no-business", says: "名下没有存续的市场主体，或已承诺停止经营", expr: or(not(facts.activeEntity), facts.businessStopped), otherwise: reasons.activeBusiness, law: management },
    { name: "business-closed", says: "名下市场主体已注销", expr: not(and(facts.activeEntity, facts.businessStopped)), otherwise: reasons.dormantBusiness, law: management },
    {
      name: "loss-after-work", says: "失业日期{loss-date}不早于最近一次就业终止日期{last-employment-end}",
      expr: or(not(present(facts.lastEmploymentEnd)), onOrAfter(facts.lossDate, facts.lastEmploymentEnd)), otherwise: reasons.lossBeforeEnd, law: management,
    },
  ],
  gives: { minor: named("未满18周岁", lessThan(ageOn(facts.birthDate), wholeYears(18))) },
})

/** Change and cancellation at one's own request need an open registration and nothing else. */
export const ownRegistration = rule({
  name: "registration.own-unemployment",
  title: "失业登记变更、注销",
  law: management,
  since: "2020-01-01",
  subject: "person",
  conditions: [{ name: "registered", says: "有有效的失业登记", expr: facts.stillUnemployed, otherwise: reasons.noOpenRegistration }],
  gives: { registeredOn: facts.registrationDate },
})
