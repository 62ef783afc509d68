// The rule command answers worked cases, lists what it needs, and says so when a fact is unknown, missing or wrong.
import { expect, test } from "vitest"
import { parameters, rules } from "../law/rules.ts"
import * as workedCases from "../../domains/subsidies/rules/worked-cases.ts"
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

test("a rule is found by its item's code, by its Chinese name and by the item's name; a word that fits several names them", () => {
  const of = (rule: string) => ask(undefined, rule).json
  expect(of("SI-FLEX-HARD")).toMatchObject({ rule: "subsidies.hardship-flexible-insurance", item: "SI-FLEX-HARD", businessDate: "subsidy-month" })
  expect(of("si-flex-hard")).toMatchObject({ rule: "subsidies.hardship-flexible-insurance" })
  expect(of("失业保险金领取期限")).toMatchObject({ rule: "insurance.benefit-duration", businessDate: "--on" })
  expect(of("就业创业服务补助")).toMatchObject({ item: "SV-CAP" })
  expect(of("LN-INT")).toMatchObject({ rule: "subsidies.loan-interest", otherRules: [{ name: "subsidies.loan-limit", item: "LN-INT" }] })
  expect(of("死亡")).toMatchObject({ rule: "insurance.death-grant" })
  expect(ask(undefined, "公益性岗位")).toMatchObject({ exit: 2, json: { error: { code: "rule.ambiguous" }, rules: [{ item: "PW-POST" }, { item: "PW-SI" }] } })
  expect(answer({ rule: undefined, facts: undefined, on: undefined, region: undefined }, rules, parameters)).toMatchObject({ exit: 0, json: { rules: expect.arrayContaining([{ name: "subsidies.travel", title: "一次性交通补助", item: "TV-MIG" }]) } })
})

test("every rule lists its facts by itself: how each is written, and the codes of every column", () => {
  for (const name of rules.names) {
    const { facts } = ask(undefined, name).json as { facts: readonly { name: string; label: string; unit: string; source: string; write: string; type: string; codes?: unknown; columns?: readonly { label: string; write: string; type: string; codes?: unknown }[] }[] }
    for (const fact of facts) {
      expect([fact.label, fact.unit, fact.source, fact.write].every((word) => word.length > 0), `${name} ${fact.name}`).toBe(true)
      for (const column of fact.columns ?? []) expect(column.type !== "code" || column.codes, `${name} ${fact.name} ${column.label}`).toBeTruthy()
    }
  }
  expect(ask(undefined, "SI-EMP-HARD").json["facts"]).toContainEqual(expect.objectContaining({ name: "contributions", columns: expect.arrayContaining([expect.objectContaining({ name: "payer", codes: { employer: "单位缴纳", person: "职工个人缴纳", individual: "以个人身份缴纳" } })]) }))
})

test("a place that does not exist is not taken for its province", () => {
  expect(ask(claimant, undefined, undefined, "990901")).toMatchObject({ exit: 2, json: { error: { code: "region.unknown" } } })
  expect(ask(claimant, undefined, undefined, "003300")).toMatchObject({ exit: 2, json: { error: { code: "region.unknown" } } })
  expect(ask(claimant, undefined, undefined, "110101").json).toMatchObject({ outcome: "no-data", missing: expect.arrayContaining([expect.objectContaining({ kind: "parameter", name: "minimum-wage" })]) })
})

test("a list with a column nobody asks for, an unlisted code or an amount in 元 is answered as such", () => {
  const lines = (line: object) => ask({ "overpaid-lines": [line] }, "insurance.receivable").json
  expect(lines({ month: "2025-07", benefit: 180_000, medikal: 1 })).toMatchObject({ outcome: "pass", amount: 180_000, unknownFacts: [{ fact: "overpaid-lines.medikal" }] })
  expect(lines({ month: "2025-07", benefit: 1800.5, medical: 0 })).toMatchObject({ error: { code: "facts.invalid" }, problems: [{ fact: "overpaid-lines", message: expect.stringContaining("1,800.00元写作 180000") }] })
  expect(ask({ contributions: [{ kind: "养老", payer: "employer", base: 1, amount: 1, back: false }] }, "SI-EMP-HARD")).toMatchObject({ exit: 1, json: { problems: expect.arrayContaining([expect.objectContaining({ code: "policy.fact-code", fact: "contributions.kind" })]) } })
  expect(ask({ "paid-months": { value: 3, source: "社会保险登记", asOf: "2025-13-01" } }, "insurance.medical-premium")).toMatchObject({ exit: 1, json: { problems: [{ fact: "paid-months" }] } })
})

test("a case goes by the day it is about: the month decides the minimum wage, not the day of asking", () => {
  const facts = { ...workedCases.inPost, "subsidy-month": "2025-12", "wage-paid": 210_000 }
  expect(ask(facts, "PW-POST", "2026-01-20").json).toMatchObject({ on: "2025-12-31", amount: 200_000, onSays: expect.stringContaining("subsidy-month") })
  expect(ask({ ...facts, "subsidy-month": "2026-01" }, "PW-POST", undefined).json).toMatchObject({ on: "2026-01-31", amount: 210_000 })
})

test("months in a row use themselves up; the day from which somebody may ask is named", () => {
  const months = answer({ rule: "PW-POST", facts: { ...workedCases.inPost, "wage-paid": 210_000, "months-used": 34 }, on: undefined, region: "990200", months: "2025-11..2026-01" }, rules, parameters).json
  expect(months).toMatchObject({ amount: 400_000, months: 2, lines: [{ month: "2025-11", amount: 200_000 }, { amount: 200_000 }, { month: "2026-01", amount: 0, reasonCodes: ["R-CAP36"] }] })
  expect(ask({ ...workedCases.founderCase, "applied-on": "2025-03-14" }, "ST-ONCE", undefined).json).toMatchObject({ reasonCodes: ["R-RUN-LT12M"], whatWouldChange: { earliestDay: "2025-03-15" } })
  expect(answer({ rule: "TV-MIG", facts: {}, on: undefined, region: "990200", months: "2025-11..2026-01" }, rules, parameters).json).toMatchObject({ error: { code: "months.not-by-month" } })
})

test("absurd values are answered, never a crash: days beyond the calendar, what is counted below nothing, a month that does not exist", () => {
  expect(ask({ ...workedCases.hardHire, "subsidy-month": "2025-08", "contract-end": "9999-12-31", "unit-abnormal": true }, "SI-EMP-HARD").json).toMatchObject({ reasonCodes: ["R-ABNORMAL"], whatWouldChange: { changes: [{ fact: "unit-abnormal", to: false }] } })
  expect(ask({ ...workedCases.hardHire, "subsidy-month": "2025-08", "contract-start": "9999-12-31" }, "SI-EMP-HARD")).toMatchObject({ exit: 1, json: { error: { code: "date.out-of-range" } } })
  expect(ask({ ...workedCases.hardHire, "subsidy-month": "2025-13" }, "SI-EMP-HARD", undefined)).toMatchObject({ exit: 1, json: { error: { code: "facts.invalid" } } })
  expect(ask({ ...claimant, "unused-months": -1 })).toMatchObject({ exit: 1, json: { problems: [{ code: "policy.fact-type", fact: "unused-months", message: expect.stringContaining("不能为负数") }] } })
})

test("a fact missing inside a list's condition is named itself", () => {
  const rest = Object.fromEntries(Object.entries(workedCases.interestCase).filter(([name]) => name !== "loan-repay-by"))
  expect(ask(rest, "LN-INT", "2025-10-09").json).toMatchObject({ outcome: "no-data", missing: [{ name: "loan-repay-by" }] })
  const segments = workedCases.interestCase["loan-segments"]
  const unrated = Array.isArray(segments) ? segments.map((one) => ({ ...one, rate: null })) : []
  expect(ask({ ...workedCases.interestCase, "loan-segments": unrated }, "LN-INT", "2025-10-09").json).toMatchObject({ outcome: "no-data", missing: [{ name: "loan-segments" }], unfilledColumns: [{ fact: "loan-segments.rate", message: expect.stringContaining("年利率") }] })
})

test("every rule gives a filled file of facts that can be asked as it stands; all that can be granted is granted", () => {
  const refusedAsTheyStand = rules.names.filter((name) => {
    const { json } = ask(undefined, name, undefined)
    const { on, region, facts } = json["example"] as { on: string; region: string; facts: Record<string, unknown> }
    expect(Object.keys(facts).toSorted(), name).toEqual((json["facts"] as readonly { name: string }[]).map((one) => one.name).toSorted())
    const answered = answer({ rule: name, facts, on, region }, rules, parameters)
    expect({ name, exit: answered.exit, unknown: answered.json["unknownFacts"] }).toEqual({ name, exit: 0, unknown: [] })
    return answered.json["outcome"] !== "pass"
  })
  // A programme that is closed, and a benefit 示例省 pays by itself.
  expect(refusedAsTheyStand).toEqual(["insurance.older-claimant-pension-refund", "insurance.unemployment-allowance"])
})

test("what was paid, used or done before is never offered as a change, and no change is said in words that move a fact of somebody's past", () => {
  const refusedWith = (name: string, changes: object) => {
    const { on, region, facts } = ask(undefined, name, undefined).json["example"] as { on: string; region: string; facts: Record<string, unknown> }
    return answer({ rule: name, facts: { ...facts, ...changes }, on, region }, rules, parameters).json
  }
  expect(refusedWith("UI-SKILL", { "skill-level-claimed": true })).toMatchObject({ reasonCodes: ["R-DUP"], whatWouldChange: { changes: [] } })
  expect(refusedWith("UI-EXPAND", { "expansion-used": true })).toMatchObject({ reasonCodes: ["R-DUP"], whatWouldChange: { changes: [] } })
  expect(refusedWith("IN-BASE", { "worked-since-graduation": true })).toMatchObject({ reasonCodes: ["R-GRAD-EMPLOYED"], whatWouldChange: { changes: expect.not.arrayContaining([expect.objectContaining({ fact: "worked-since-graduation" })]) } })
  expect(refusedWith("GR-JS", { "account-is-payee": false })).toMatchObject({ whatWouldChange: { changes: [{ says: "符合“收款账户户名、证件与收款人一致”" }] } })
  expect(refusedWith("LN-INT", { "unit-abnormal": true })).toMatchObject({ whatWouldChange: { changes: [{ says: "没有“列入经营异常名录或严重违法失信名单”的情形" }] } })
})

test("a misspelt rule, fact, column or code is answered with what may have been meant", () => {
  expect(ask({}, "SI-FLEX-HRD")).toMatchObject({ exit: 2, json: { error: { code: "rule.unknown" }, near: [{ item: "SI-FLEX-HARD" }, { item: "SI-FLEX-GRAD" }] } })
  expect((ask({}, "insurance.benefit_duratoin").json["near"] as readonly unknown[])[0]).toMatchObject({ name: "insurance.benefit-duration" })
  expect(ask({}, "失业保险金领取年限").json["near"]).toContainEqual(expect.objectContaining({ name: "insurance.benefit-duration" }))
  expect(ask({}, "完全是另一回事").json["near"]).toBeUndefined()
  expect(ask({ ...claimant, contributed_month: 1 }).json["unknownFacts"]).toEqual([{ fact: "contributed_month", message: expect.stringContaining("是不是 contributed-months") }])
  expect(ask({ ...claimant, "end-reason": "5" }).json["problems"]).toEqual([expect.objectContaining({ code: "policy.fact-code", message: expect.stringContaining("05（用人单位提前通知解除") })])
  const unit = { kind: "pension", payer: "employer", base: 1, amuont: 1, back: false }
  expect(ask({ ...workedCases.hardHire, "subsidy-month": "2025-08", contributions: [unit] }, "SI-EMP-HARD").json["unknownFacts"]).toContainEqual({ fact: "contributions.amuont", message: expect.stringContaining("是不是 amount") })
  expect(ask({ ...claimant, 累计缴费月数: 1 }).json["unknownFacts"]).toEqual([{ fact: "累计缴费月数", message: expect.stringContaining("是不是 contributed-months") }])
})

test("what cannot be is refused as written, and no change proposes it: a sixth level, more than the whole, a blank text, an industry nobody lists", () => {
  const problems = (facts: object, rule: string) => ask(facts, rule, "2025-10-15").json["problems"]
  expect(problems({ ...workedCases.trainee, "certificate-level": 6 }, "TR-SKILL")).toContainEqual(expect.objectContaining({ fact: "certificate-level", message: expect.stringContaining("1至5") }))
  expect(problems({ ...workedCases.hardAlone, "subsidy-month": "2025-08", "share-held": 10_001 }, "SI-FLEX-HARD")).toContainEqual(expect.objectContaining({ fact: "share-held", code: "policy.fact-type" }))
  expect(problems({ ...workedCases.provincialCase, "provincial-filing": " " }, "OT-PROV")).toContainEqual(expect.objectContaining({ fact: "provincial-filing", message: expect.stringContaining("没有时填 null") }))
  expect(problems({ ...workedCases.keyHire, "subsidy-month": "2025-08", industry: "C13" }, "SI-KEY25")).toContainEqual(expect.objectContaining({ fact: "industry", code: "policy.fact-code" }))
  const taught = { item: "UI-SKILL", from: "2025-06", until: "2025-06", occupation: "6-18-02-04", level: 5, employer: null, loan: null, cost: null, fund: "unemployment-insurance" }
  const { whatWouldChange } = ask({ ...workedCases.trainee, "other-awards": [taught] }, "TR-SKILL").json as { whatWouldChange: { changes: readonly { fact: string; to: unknown }[] } }
  expect(whatWouldChange.changes).toEqual([])
})
