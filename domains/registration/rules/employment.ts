// 就业登记 of people who work for themselves, and of employers (就业促进法第三十五条; 就业服务与就业管理规定第六十二条).
import { ageOn, and, any, atLeast, cite, equals, lessThan, named, not, rule, wholeYears, type Condition } from "#policy"
import * as facts from "./facts.ts"
import { flexibleValidMonths } from "./parameters.ts"
import * as reasons from "./reasons.ts"

const promotion = cite("就业促进法", "第三十五条")
const article62 = cite("就业服务与就业管理规定", "第六十二条")

export const workerAtTheDoor: readonly Condition[] = [
  { name: "alive", says: "没有死亡登记", expr: not(facts.deceased), otherwise: reasons.isDead },
  { name: "sixteen", says: "年满16周岁（出生日期{birth-date}）", expr: atLeast(ageOn(facts.birthDate), wholeYears(16)), otherwise: reasons.underAge, law: cite("劳动法", "第十五条") },
  { name: "no-pension", says: "没有享受基本养老保险待遇", expr: not(facts.drawingPension), otherwise: reasons.drawsPension },
  { name: "not-at-school", says: "不是在校学生", expr: not(facts.atSchool), otherwise: reasons.isStudent },
  { name: "free", says: "没有有效的全日制就业登记", expr: not(facts.fullTimeEmployment), otherwise: reasons.hasEmployment },
]

const sixteenAtStart: Condition = {
  name: "sixteen-at-start", says: "开始就业时（{started-on}）年满16周岁", expr: atLeast(ageOn(facts.birthDate, facts.startedOn), wholeYears(16)), otherwise: reasons.startsBeforeSixteen, law: cite("劳动法", "第十五条"),
}
const minor = named("未满18周岁", lessThan(ageOn(facts.birthDate), wholeYears(18)))

export const ownWorkAdmission = rule({ name: "registration.own-work-admission", title: "本人就业登记受理条件", law: promotion, since: "2020-01-01", subject: "person", conditions: workerAtTheDoor, gives: {} })

export const selfEmployment = rule({
  name: "registration.self-employment",
  title: "个体经营、自主创业就业登记",
  law: article62,
  since: "2020-01-01",
  subject: "person",
  conditions: [
    ...workerAtTheDoor,
    sixteenAtStart,
    { name: "owns-entity", says: "市场主体登记中本人经营{declared-entity}", expr: any(facts.entities, equals(facts.entities.columns.uscc, facts.declaredEntity)), otherwise: reasons.entityNotFound },
    {
      name: "entity-active", says: "{declared-entity}没有注销或吊销",
      expr: not(any(facts.entities, and(equals(facts.entities.columns.uscc, facts.declaredEntity), not(facts.entities.columns.active)))), otherwise: reasons.entityClosed,
    },
  ],
  gives: { minor },
})

export const flexibleEmployment = rule({
  name: "registration.flexible-employment",
  title: "灵活就业登记",
  law: article62,
  since: "2020-01-01",
  subject: "person",
  conditions: [...workerAtTheDoor, sixteenAtStart],
  gives: { minor, validMonths: flexibleValidMonths },
})

export const ownEmployment = rule({
  name: "registration.own-employment",
  title: "本人就业登记变更、终止",
  law: article62,
  since: "2020-01-01",
  subject: "person",
  conditions: [{ name: "own-work", says: "有本人经营、创业或灵活就业的有效就业登记", expr: facts.ownAccountWork, otherwise: reasons.noOwnEmployment }],
  gives: {},
})

export const leavingAppealDoor = rule({
  name: "registration.leaving-appeal-admission",
  title: "退工申诉受理条件",
  law: cite("社会保险法", "第五十条"),
  since: "2011-07-01",
  subject: "person",
  conditions: [{ name: "unit-employment", says: "有单位办理的有效就业登记", expr: facts.employed, otherwise: reasons.noUnitEmployment }],
  gives: {},
})

export const employerRegistration = rule({
  name: "registration.employer",
  title: "用人单位登记",
  law: cite("劳动合同法", "第七条"),
  since: "2008-01-01",
  subject: "employer",
  conditions: [
    { name: "active", says: "单位没有注销或吊销", expr: facts.unitActive, otherwise: reasons.unitGone },
    { name: "once", says: "没有办理过用人单位登记", expr: not(facts.unitRegistered), otherwise: reasons.unitAlready },
  ],
  gives: {},
})
