// Worked examples of domain/03 §3: training of the six groups and of firms, living costs, assessment.
import { expect, test } from "vitest"
import type { Rule } from "#policy"
import { answers, given, withParameter } from "./testing.ts"
import { apprenticeTraining, firmTraining, projectTraining, skillTraining, startUpTraining } from "./training.ts"
import { skillAssessment, trainingLiving } from "./training-living.ts"
import type { Given } from "./worked-cases.ts"
import { apprenticeCase, assessed, completion, firmTrainee, founderTrainee, livingTrainee, projectTrainee, trainee } from "./worked-cases.ts"

const uiSkill = { item: "UI-SKILL", from: "2025-06", until: "2025-06", occupation: "6-18-02-04", level: 5, employer: null, loan: null, cost: null, fund: "unemployment-insurance" }

const situations: readonly (readonly [id: string, rule: Rule, ordinary: Given, changes: Given, expected: number | string])[] = [
  ["TRS-1: 五级 in a scarce occupation is 1080.00", skillTraining, trainee, {}, 108_000],
  ["TRS-2: a completion certificate of 64 hours is 640.00", skillTraining, completion, { "class-hours": 64, "theory-hours": 30 }, 64_000],
  ["TRS-2: of 80 hours it is capped at 700.00", skillTraining, completion, { "class-hours": 80, "theory-hours": 30 }, 70_000],
  ["a completion certificate of 39 hours is refused", skillTraining, completion, { "class-hours": 39, "theory-hours": 20 }, "R-HOURS"],
  ["TRS-3: 31 of 40 sessions are 77.5 %", skillTraining, trainee, { "sessions-attended": 31 }, "R-ATTEND"],
  ["32 of 40 sessions are enough", skillTraining, trainee, { "sessions-attended": 32 }, 108_000],
  ["TRS-4: a fourth training in a lifetime", skillTraining, trainee, { "trainings-subsidised": 3 }, "R-TR-MAX3"],
  ["TRS-5: holds 四级 and claims 五级", skillTraining, trainee, { "highest-level-held": 4 }, "R-HIGHER-HELD"],
  ["TRS-6: the same certificate got 技能提升补贴", skillTraining, trainee, { "other-awards": [uiSkill] }, "R-STACK-UISKILL"],
  ["another level of the occupation does not collide", skillTraining, trainee, { "other-awards": [{ ...uiSkill, level: 4 }] }, 108_000],
  ["TRS-7: eighteen attended days are 540.00", trainingLiving, livingTrainee, {}, 54_000],
  ["TRS-7: thirty-four attended days are 900.00", trainingLiving, livingTrainee, { "attended-days": 34 }, 90_000],
  ["living costs are paid once a year", trainingLiving, livingTrainee, { "living-this-year": 1 }, "R-LIVE-YEAR"],
  ["TRS-8: a pensioner in the class", skillTraining, trainee, { "drawing-pension": true }, "R-RETIRED"],
  ["二级 is paid in full whatever the scarcity", skillTraining, trainee, { "certificate-level": 2, scarcity: "ordinary" }, 400_000],
  ["三级 in an ordinary occupation is 80 % of 2000.00", skillTraining, trainee, { "certificate-level": 3, scarcity: "ordinary" }, 160_000],
  ["a special ability is 800.00", skillTraining, trainee, { "certificate-kind": "special", "certificate-level": null }, 80_000],
  ["enrolled after the class began", skillTraining, trainee, { "enrolled-on": "2025-04-02" }, "R-TR-ENROL"],
  ["no plan filed before the first lesson", skillTraining, trainee, { "plan-filed-on": "2025-04-02" }, "R-TR-PLAN"],
  ["an institution outside the catalogue on class start", skillTraining, trainee, { "institution-listed": false }, "R-INSTITUTION"],
  ["a certificate issued more than twelve months after the class", skillTraining, trainee, { "certificate-issued-on": "2026-05-11" }, "R-CERT"],
  ["a certificate issued before the class began", skillTraining, trainee, { "certificate-issued-on": "2025-03-31" }, "R-CERT"],
  ["a pupil in school", skillTraining, trainee, { "at-school": true }, "R-AT-SCHOOL"],
  ["a student in the graduation year", skillTraining, trainee, { "at-school": true, "trainee-group": "graduate" }, 108_000],
  ["the institution asks although the trainee paid", skillTraining, trainee, { payee: "institution" }, "R-PAYEE"],
  ["an identity no longer valid on class start", skillTraining, trainee, { "group-valid": false }, "R-GROUP"],
  ["the course of founding a business", startUpTraining, founderTrainee, {}, 120_000],
  ["a firm trains within a year of the contract", firmTraining, firmTrainee, {}, 108_000],
  ["a firm trains a year after the contract", firmTraining, firmTrainee, { "contract-start": "2024-04-01" }, "R-TR-LATE"],
  ["an apprentice reaches 四级", apprenticeTraining, apprenticeCase, {}, 500_000],
  ["an apprentice with a completion certificate", apprenticeTraining, apprenticeCase, { "certificate-kind": "completion", "certificate-level": null }, "R-CERT-KIND"],
  ["a project pays what its contract says", projectTraining, projectTrainee, {}, 150_000],
  ["a project above the ceiling of the place", projectTraining, projectTrainee, { "project-price": 500_001 }, "R-BEYOND-CAP"],
  ["TA-1: a first 四级 is 360.00", skillAssessment, assessed, {}, 36_000],
  ["TA-2: the same occupation again, 三级", skillAssessment, assessed, { "certificate-level": 3, "occupation-assessed": true }, "R-OCC-DUP"],
  ["TA-3: a completion certificate", skillAssessment, assessed, { "certificate-kind": "completion", "certificate-level": null }, "R-CERT-KIND"],
  ["a fourth assessment in a lifetime", skillAssessment, assessed, { "assessments-subsidised": 3 }, "R-TR-MAX3"],
  ["a level for which the place has no standard", skillAssessment, assessed, { "certificate-level": 2 }, "R-NO-STANDARD"],
  ["a special ability assessed is 130.00", skillAssessment, assessed, { "certificate-kind": "special", "certificate-level": null }, 13_000],
]

for (const [id, rule, ordinary, changes, expected] of situations)
  test(`${id}: ${typeof expected === "number" ? (expected / 100).toFixed(2) : expected}`, () => {
    if (typeof expected === "number") expect([answers(rule, ordinary, changes), given(rule, ordinary, changes)?.["amount"]]).toEqual([["pass"], expected])
    else expect(answers(rule, ordinary, changes)).toEqual(["fail", expected])
  })

test("TA-2: where the place counts by level, another level of the occupation is paid", () => {
  const parameters = withParameter("subsidies.assessment-mode", "once-per-level")
  expect(given(skillAssessment, assessed, { "certificate-level": 3, "occupation-assessed": true }, { parameters })?.["amount"]).toBe(48_000)
  expect(answers(skillAssessment, assessed, { "level-assessed": true }, { parameters })).toEqual(["fail", "R-DUP"])
})

test("assessment and training for the same certificate go together", () => {
  const training = { ...uiSkill, item: "TR-SKILL", fund: "employment-subsidy" }
  expect(answers(skillAssessment, assessed, { "certificate-level": 5, "other-awards": [training] })).toEqual(["pass"])
  expect(answers(skillAssessment, assessed, { "certificate-level": 5, "other-awards": [uiSkill] })).toEqual(["fail", "R-STACK-UISKILL"])
})

test("a place may limit the trainings of a year", () => {
  expect(answers(skillTraining, trainee, { "trainings-this-year": 1 }, { parameters: withParameter("subsidies.trainings-per-year", 1) })).toEqual(["fail", "R-TR-YEAR"])
  expect(answers(skillTraining, trainee, { "trainings-this-year": 1 })).toEqual(["pass"])
})

test("a place may set floors for class hours, and for theory and practice in them", () => {
  const hours = withParameter("subsidies.certificate-hours", 60)
  expect([59, 60].map((count) => answers(skillTraining, trainee, { "class-hours": count, "theory-hours": 30 }, { parameters: hours })[0])).toEqual(["fail", "pass"])
  const parts = withParameter("subsidies.training-part-share", 4000)
  expect([39, 40, 60, 61].map((theory) => answers(skillTraining, trainee, { "class-hours": 100, "theory-hours": theory }, { parameters: parts }))).toEqual([["fail", "R-HOURS-PART"], ["pass"], ["pass"], ["fail", "R-HOURS-PART"]])
})
