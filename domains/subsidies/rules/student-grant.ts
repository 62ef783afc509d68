// 求职补贴 for students in hardship in their final year: several categories, one grant (GR-JS).
import { addMonths, and, any, choose, code, divide, equals, fact, firstDayOf, lines, month, monthOf, months, monthsBetween, named, not, number, onDay, oneOf, onOrAfter, onOrBefore, or, present, rule, times } from "#policy"
import { checkedConditions } from "./data-checks.ts"
import { appliedOn, household, records, schools, welfare } from "./facts.ts"
import { fundRules, fundRulesSince, promotionLaw } from "./laws.ts"
import { schoolLevels, studentGrant, studentGroups, studentOnce, studentWindowFrom, studentWindowUntil } from "./parameter-definitions.ts"
import * as reasons from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const leavesOn = fact({ name: "leaves-school-on", label: "预计毕业日期", type: "date", of: "person", source: schools })
const schoolLevel = fact({ name: "school-level", label: "院校层次", type: "code", of: "person", source: schools, codes: { university: "高等学校", "secondary-vocational": "中等职业学校", technical: "技工院校" } })
const studyForm = fact({ name: "study-form", label: "学习形式", type: "code", of: "person", source: schools, codes: { "full-time": "全日制", "self-taught": "自学考试", adult: "成人教育", commissioned: "定向委培" } })
const grants = fact({ name: "student-grants", label: "已享受求职补贴次数", type: "count", of: "person", source: records, fixed: true })
const grantsThisStage = fact({ name: "student-grants-this-stage", label: "本学历阶段已享受求职补贴次数", type: "count", of: "person", source: records, fixed: true })
const zeroEmployment = fact({ name: "zero-employment-household", label: "零就业家庭成员", type: "boolean", of: "person", source: household, means: "户籍成员核验的结果；本人困难类别中有零就业家庭一行时才用来核对" })
const categories = lines({
  name: "hardship-categories", label: "本人困难类别", of: "person", source: welfare, means: "民政、残联、农业农村、教育（国家助学贷款）核验结果，每类一行；零就业家庭也写一行，另由户籍成员核验",
  columns: {
    category: { type: "code", label: "类别", codes: { "low-income": "最低生活保障家庭", "zero-employment": "零就业家庭", monitored: "防止返贫监测对象家庭", destitute: "特困人员", disabled: "残疾", "student-loan": "获得国家助学贷款", orphan: "孤儿", poverty: "脱贫家庭" } },
    from: { type: "date", label: "起始日" },
    until: { type: "date", label: "终止日", orNone: true },
  },
})

const law = fundRules("求职补贴")
const { columns } = categories
const listed = and(oneOf(columns.category, studentGroups), or(not(equals(columns.category, code("zero-employment"))), zeroEmployment))
const valid = and(onOrBefore(columns.from, appliedOn), or(not(present(columns.until)), onOrAfter(columns.until, appliedOn)))

/** 毕业学年: from 1 September before graduation to the day of graduation. */
const sinceSeptember = monthsBetween(month("2000-09"), monthOf(leavesOn))
const schoolYear = named("毕业学年起始日", firstDayOf(addMonths(month("2000-09"), times(months(12), divide(sinceSeptember, number(12), "floor")))))

export const studentJobGrant = rule({
  name: "subsidies.student-job-grant", title: "毕业生求职补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "person",
  conditions: [
    { name: "study-form", says: "全日制学习（{study-form}）", expr: equals(studyForm, code("full-time")), otherwise: reasons.studyKind, law },
    { name: "school-level", says: "院校层次（{school-level}）在范围之内", expr: oneOf(schoolLevel, schoolLevels), otherwise: reasons.schoolLevel, law },
    { name: "final-year", says: "申请日{applied-on}在毕业学年（{毕业学年起始日}至{leaves-school-on}）", expr: and(onOrAfter(appliedOn, schoolYear), onOrBefore(appliedOn, leavesOn)), otherwise: reasons.notFinalYear, law },
    { name: "window", says: "申请日{applied-on}在{subsidies.student-window-from}至{subsidies.student-window-until}之间", expr: and(onOrAfter(appliedOn, onDay(studentWindowFrom, appliedOn)), onOrBefore(appliedOn, onDay(studentWindowUntil, appliedOn))), otherwise: reasons.windowClosed, law },
    { name: "category", says: "{hardship-categories}中有当地列入的类别", expr: any(categories, listed), otherwise: reasons.groupOutside, law },
    { name: "category-valid", says: "申请日{applied-on}仍属于该类别（{hardship-categories}）", expr: or(not(any(categories, listed)), any(categories, and(listed, valid))), otherwise: reasons.categoryExpired, law },
    { name: "once", says: "没有领取过（{student-grants}次，本阶段{student-grants-this-stage}次）", expr: equals(choose([[equals(studentOnce, code("once-life")), grants]], grantsThisStage), number(0)), otherwise: reasons.duplicate, law },
    ...checkedConditions("GR-JS"), ...stackingConditions("GR-JS", { from: monthOf(appliedOn), until: monthOf(appliedOn) }),
  ],
  gives: { amount: named("求职补贴", studentGrant) },
})
