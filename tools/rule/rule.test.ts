// The rule command answers worked cases, lists what it needs, and says so when a fact is unknown, missing or wrong.
import { expect, test } from "vitest"
import { parameters, rules } from "../law/rules.ts"
import { answer } from "./answer.ts"

const claimant = {
  "contributed-months": { value: 48, source: "社会保险登记", asOf: "2025-03-20" }, "unused-months": 0, "end-reason": "05", "reason-disputed": false, "employer-fault-found": false,
  "registration-date": "2025-03-18", "job-seeking-registered": true, "claim-date": "2025-03-20", "birth-date": "1990-05-20", "retirement-kind": "M60", "retirement-kind-sourced": true,
  "drawing-employee-pension": false, "employed-again": false, "active-entity": false, "running-entitlement": false,
}
const ask = (facts: unknown, rule: string | undefined = "insurance.benefit-eligibility", on: string | undefined = "2025-03-28", region: string | undefined = "990200") =>
  answer({ rule, facts, on, region }, rules, parameters)

test("a worked case is answered with amount, months and explanation", () => {
  const { exit, json } = ask(claimant)
  expect(exit).toBe(0)
  expect(json).toMatchObject({ outcome: "pass", amount: 2_160_000, reasonCodes: [], gives: { months: 12, monthly: 180_000, total: 2_160_000, firstMonth: "2025-03" }, whatWouldChange: null })
  expect(JSON.stringify(json["explanation"])).toContain("截至2025-03-20")
})

test("a refusal says what would have to change", () => {
  const { json } = ask({ ...claimant, "contributed-months": 11 })
  expect(json).toMatchObject({ outcome: "fail", reasonCodes: ["R-PAID-LT12"], gives: null, whatWouldChange: { changes: [{ fact: "contributed-months", from: 11, to: 12 }], complete: true } })
})

test("a missing fact is named with its source, and an unknown name is answered as unknown", () => {
  const misspelt = Object.entries(claimant).map(([name, value]) => [name === "running-entitlement" ? "runing-entitlement" : name, value])
  const { json } = ask(Object.fromEntries(misspelt))
  expect(json).toMatchObject({ outcome: "no-data", missing: [{ name: "running-entitlement", source: "部级全国待遇查询" }], unknownFacts: [{ fact: "runing-entitlement" }] })
})

test("a value written wrongly is refused, not interpreted", () => {
  const problems = (facts: unknown) => ask(facts).json["problems"]
  expect(ask({ ...claimant, "contributed-months": "48" })).toMatchObject({ exit: 1, json: { error: { code: "facts.invalid" } } })
  expect(problems({ ...claimant, "birth-date": "1990-02-30" })).toMatchObject([{ fact: "birth-date", code: "policy.fact-type" }])
  expect(problems({ ...claimant, "end-reason": "77" })).toMatchObject([{ fact: "end-reason", code: "policy.fact-code" }])
  expect(problems({ ...claimant, "employed-again": { is: false } })).toMatchObject([{ fact: "employed-again", code: "policy.fact-type" }])
  expect(ask([1, 2])).toMatchObject({ exit: 1, json: { error: { code: "facts.not-an-object" } } })
})

test("without facts the rule lists what it needs, with label, type, unit and source", () => {
  const { exit, json } = ask(undefined)
  expect(exit).toBe(0)
  expect(json["facts"]).toContainEqual(expect.objectContaining({ name: "contributed-months", label: "累计缴费月数", type: "months", unit: "月", source: "社会保险登记" }))
  expect(json["parameters"]).toContainEqual(expect.objectContaining({ key: "minimum-wage", unit: "分" }))
})

test("an unknown rule lists the known ones; a day or place that is missing is asked for", () => {
  expect(ask({}, "insurance.unheard-of")).toMatchObject({ exit: 2, json: { error: { code: "rule.unknown" }, rules: expect.arrayContaining([expect.objectContaining({ name: "insurance.death-grant" })]) } })
  expect(answer({ rule: "insurance.death-grant", facts: {}, on: undefined, region: "990200" }, rules, parameters).json).toMatchObject({ error: { code: "date.required" } })
  expect(ask({}, "insurance.death-grant", "2025-02-30").json).toMatchObject({ error: { code: "date.required" } })
  expect(ask({}, "insurance.death-grant", "2025-03-01", "99").json).toMatchObject({ error: { code: "region.required" } })
  expect(ask({}, "insurance.unemployment-allowance", "2019-01-01").json).toMatchObject({ error: { code: "rule.not-in-force" } })
})

test("the version follows the business date", () => {
  expect(ask({}, "insurance.unemployment-allowance", "2024-01-01").json).toMatchObject({ version: "2023-01-01", outcome: "fail", reasonCodes: ["R-PROGRAM-CLOSED"] })
})
