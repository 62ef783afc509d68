// The registration rules as situations, edges first: each condition of the door and of the decision, and what a missing fact does.
import { expect, test } from "vitest"
import { decide, known, type Known, type Rule } from "#policy"
import { employerRegistration, flexibleEmployment, selfEmployment } from "./employment.ts"
import { registrationParameters as parameters } from "./parameters.ts"
import { unemploymentAdmission, unemploymentRegistration } from "./unemployment.ts"

const on = "2026-06-10"
const region = "990101001000"
const outcome = (rule: Rule, facts: Record<string, Known | readonly Record<string, Known>[]>, day = on) => {
  const { result, reasons, gives } = decide(rule, { facts: known(facts), parameters, on: day, region })
  return { result, codes: reasons.map(({ code }) => code), gives }
}

const jobless: Record<string, Known> = {
  "birth-date": "1990-05-06", "retirement-kind": "F50", "drawing-pension": false, deceased: false, "at-school": false, serving: false, "in-custody": false, "open-registration": null,
  "registered-elsewhere": null, "own-account-work": false, "filed-employment": false, "insured-employment": false, "active-entity": false, "last-employment-end": "2026-06-01", "loss-date": "2026-06-01",
  "mainly-farming": false, "business-stopped": false,
}

const situations: readonly (readonly [string, Record<string, Known>, string, readonly string[]])[] = [
  ["nothing stands against it", {}, "pass", []],
  ["sixteen today", { "birth-date": "2010-06-10" }, "pass", []],
  ["sixteen tomorrow", { "birth-date": "2010-06-11" }, "fail", ["E-AGE-01"]],
  ["draws a pension", { "drawing-pension": true }, "fail", ["E-AGE-02"]],
  ["dead", { deceased: true }, "fail", ["E-DEAD-01"]],
  ["a pupil", { "at-school": true }, "fail", ["E-STU-01"]],
  ["in the army", { serving: true }, "fail", ["R-SERVING"]],
  ["registered here already", { "open-registration": "登记地：望川区，登记日期：2026-01-05" }, "fail", ["E-DUP-01"]],
  ["registered in another province", { "registered-elsewhere": "登记地：邻省" }, "fail", ["E-DUP-01"]],
  ["works for an employer that filed it", { "filed-employment": true }, "fail", ["E-DUP-02"]],
  ["has a shop registered as work", { "own-account-work": true }, "fail", ["E-DUP-02"]],
  ["lives of farming", { "mainly-farming": true }, "fail", ["R-FARMING"]],
  ["only social insurance still reports an employer", { "insured-employment": true }, "by-hand", ["M-SI-LIST"]],
  ["a licence still active", { "active-entity": true }, "by-hand", ["M-ENTITY"]],
  ["a licence, but the business has stopped", { "active-entity": true, "business-stopped": true }, "by-hand", ["M-ENTITY-STOPPED"]],
  ["in custody by the justice register", { "in-custody": true }, "by-hand", ["M-CUSTODY"]],
  ["past the retirement day without a pension", { "birth-date": "1969-11-01" }, "by-hand", ["W-AGE-02"]],
  ["lost the job before the last employment ended", { "loss-date": "2026-05-31" }, "by-hand", ["M-LOSS-DATE"]],
  ["never employed", { "last-employment-end": null }, "pass", []],
]

for (const [situation, change, result, codes] of situations)
  test(`失业登记: ${situation}`, () => {
    expect(outcome(unemploymentRegistration, { ...jobless, ...change })).toMatchObject({ result, codes })
  })

test("whoever nobody knows the birth date of is neither refused nor registered by the system", () => {
  const rest = Object.fromEntries(Object.entries(jobless).filter(([name]) => name !== "birth-date"))
  expect(outcome(unemploymentRegistration, rest).result).toBe("no-data")
  expect(outcome(unemploymentAdmission, rest).result).toBe("no-data")
})

test("a refusal for a double registration names place and date", () => {
  const { reasons } = decide(unemploymentAdmission, { facts: known({ ...jobless, "open-registration": "登记地：甲市望川区，登记日期：2026-01-05" }), parameters, on, region })
  expect(reasons[0]?.says).toBe("已有有效失业登记（登记地：甲市望川区，登记日期：2026-01-05），不用重复登记")
})

test("sixteen and seventeen are registered as minors", () => {
  expect(outcome(unemploymentRegistration, { ...jobless, "birth-date": "2008-06-11", "last-employment-end": null }).gives).toEqual({ minor: true })
  expect(outcome(unemploymentRegistration, { ...jobless, "birth-date": "2008-06-10", "last-employment-end": null }).gives).toEqual({ minor: false })
})

const worker = { "birth-date": "1990-05-06", "drawing-pension": false, deceased: false, "at-school": false, "full-time-employment": false, "started-on": "2026-06-01" }

test("flexible work is valid for the months the parameter says", () => {
  expect(outcome(flexibleEmployment, worker)).toMatchObject({ result: "pass", gives: { validMonths: 12, minor: false } })
})

test("自主创业: the licence must be the person's own and active", () => {
  const uscc = "92990101MA999999XX"
  const owned = (lines: readonly Record<string, Known>[]) => outcome(selfEmployment, { ...worker, "declared-entity": uscc, entities: lines })
  expect(owned([{ uscc, active: true }])).toMatchObject({ result: "pass" })
  expect(owned([{ uscc: "another", active: true }])).toMatchObject({ result: "by-hand", codes: ["M-ENTITY-NOT-FOUND"] })
  expect(owned([{ uscc, active: false }])).toMatchObject({ result: "fail", codes: ["E-USC-03"] })
})

test("用人单位登记: active and not registered before", () => {
  expect(outcome(employerRegistration, { "unit-active": true, "unit-registered": false }).result).toBe("pass")
  expect(outcome(employerRegistration, { "unit-active": false, "unit-registered": true }).codes).toEqual(["E-USC-03", "R-UNIT-REGISTERED"])
})
