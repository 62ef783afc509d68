// Examples of the registration rules as data; domain/01 numbers none for these rules, so all are ours.
import { type DecisionInput, examplesOf, known, type Known, type Line, type WorkedExample } from "#policy"
import { registrationParameters as parameters } from "./parameters.ts"

/** A decision input in 甲市望川区 on 2026-06-10 for exactly these facts. */
const caseOf = (facts: Readonly<Record<string, Known | readonly Line[]>>): DecisionInput => ({ facts: known(facts), parameters, on: "2026-06-10", region: "990101001000" })

const atDoor = {
  deceased: false, "birth-date": "1990-05-06", "drawing-pension": false, "at-school": false, serving: false, "open-registration": null, "registered-elsewhere": null, "own-account-work": false, "filed-employment": false,
}
const jobless = {
  ...atDoor, "retirement-kind": "F50", "in-custody": false, "insured-employment": false, "active-entity": false, "last-employment-end": "2026-06-01", "loss-date": "2026-06-01", "mainly-farming": false, "business-stopped": false,
}
const worker = { deceased: false, "birth-date": "1990-05-06", "drawing-pension": false, "at-school": false, "full-time-employment": false }
const shop = { ...worker, "started-on": "2026-06-01", "declared-entity": "92990101MA999999XX", entities: [{ uscc: "92990101MA999999XX", active: true }] }

const door = [
  [null, "没有不符合的情形", {}],
  [null, "明天才满16周岁", { "birth-date": "2010-06-11" }, ["E-AGE-01"]],
  [null, "已经领养老金", { "drawing-pension": true }, ["E-AGE-02"]],
  [null, "学籍在读", { "at-school": true }, ["E-STU-01"]],
  [null, "服现役", { serving: true }, ["R-SERVING"]],
  [null, "在邻省已经登记", { "registered-elsewhere": "登记地：邻省" }, ["E-DUP-01"]],
  [null, "单位备案在册", { "filed-employment": true }, ["E-DUP-02"]],
  [null, "已经死亡", { deceased: true }, ["E-DEAD-01"]],
] as const
const ownWork = [
  [null, "没有全日制工作", {}],
  [null, "有全日制工作", { "full-time-employment": true }, ["E-DUP-02"]],
  [null, "已经领养老金", { "drawing-pension": true }, ["E-AGE-02"]],
  [null, "学籍在读", { "at-school": true }, ["E-STU-01"]],
] as const

export const workedExamples: readonly WorkedExample[] = [
  ...examplesOf("registration.unemployment-admission", atDoor, caseOf, door),
  ...examplesOf("registration.unemployment", jobless, caseOf, [
    ...door,
    [null, "以务农为主", { "mainly-farming": true }, ["R-FARMING"]],
    [null, "只有社保还有在职参保", { "insured-employment": true }, ["M-SI-LIST"]],
    [null, "名下还有在营的执照", { "active-entity": true }, ["M-ENTITY"]],
    [null, "失业日期早于上一份工作结束", { "loss-date": "2026-05-31" }, ["M-LOSS-DATE"]],
    [null, "过了退休日还没有领养老金", { "birth-date": "1969-11-01" }, ["W-AGE-02"]],
  ]),
  ...examplesOf("registration.own-unemployment", { "still-unemployed": true, "registration-date": "2026-01-05" }, caseOf, [[null, "有有效的失业登记", {}], [null, "没有失业登记", { "still-unemployed": false, "registration-date": null }, ["R-NOT-REGISTERED"]]]),
  ...examplesOf("registration.own-work-admission", worker, caseOf, ownWork),
  ...examplesOf("registration.self-employment", shop, caseOf, [
    [null, "自己名下的店，在营", {}],
    [null, "登记里没有查到这个店", { entities: [{ uscc: "another", active: true }] }, ["M-ENTITY-NOT-FOUND"]],
    [null, "店已经注销", { entities: [{ uscc: "92990101MA999999XX", active: false }] }, ["E-USC-03"]],
  ]),
  ...examplesOf("registration.flexible-employment", { ...worker, "started-on": "2026-06-01" }, caseOf, [...ownWork, [null, "开始那天还没有满16周岁", { "birth-date": "2010-06-05" }, ["E-AGE-01"]]]),
  ...examplesOf("registration.own-employment", { "own-account-work": true }, caseOf, [[null, "有自己的灵活就业登记", {}], [null, "没有", { "own-account-work": false }, ["R-NO-EMPLOYMENT"]]]),
  ...examplesOf("registration.leaving-appeal-admission", { employed: true }, caseOf, [[null, "在单位在册", {}], [null, "没有在册的单位", { employed: false }, ["R-NO-UNIT-EMPLOYMENT"]]]),
  ...examplesOf("registration.employer", { "unit-active": true, "unit-registered": false }, caseOf, [[null, "在营，没有登记过", {}], [null, "已经注销", { "unit-active": false }, ["E-USC-03"]], [null, "已经登记过", { "unit-registered": true }, ["R-UNIT-REGISTERED"]]]),
]
