// The book as a whole: stacking by pairs, register checks, sentences, and what must hold for any numbers.
import fc from "fast-check"
import { expect, test } from "vitest"
import { monthsFromTo, plainDate, yearMonth } from "#standards"
import type { Line } from "#policy"
import { checkParameters, compile, decide, explain, factsOf, known, linesIn, reasonsOf } from "#policy"
import { awardedItems, businessDay, clashesBetween, dataChecks, riskChecks, rulesOfItem, stackingTable, subsidyItems, subsidyParameterDefinitions, subsidyParameterRows, subsidyReasons, subsidyRules } from "./index.ts"
import type { AwardedItem, SubsidyItem } from "./index.ts"
import { hardshipHireInsurance } from "./employer-insurance.ts"
import { hardshipFlexibleInsurance } from "./flexible-insurance.ts"
import { internshipMonth } from "./internship.ts"
import { loanInterest } from "./loan-interest.ts"
import { publicPost } from "./public-post.ts"
import { startUpJobs } from "./start-up.ts"
import { caseOf, claimed, given, withParameter } from "./testing.ts"
import { skillTraining } from "./training.ts"
import { completion, hardAlone, hardHire, inPost, intern, interestCase, ordinaryCases, paidAlone, sharing, startUpJobsCase } from "./worked-cases.ts"

const items = Object.keys(subsidyItems) as SubsidyItem[]
const awarded = Object.keys(awardedItems) as AwardedItem[]

test("the ordinary case of every item passes", () => {
  for (const item of items) for (const rule of rulesOfItem[item].slice(0, 1)) expect([item, decide(rule, caseOf(ordinaryCases[item].facts, ordinaryCases[item])).result]).toEqual([item, "pass"])
})

test("each item has a day by which it is judged, and its ordinary case passes on that day", () => {
  for (const item of items) {
    const facts = known(ordinaryCases[item].facts)
    const on = businessDay(item, facts, plainDate(ordinaryCases[item].on))
    expect([item, on === undefined ? undefined : decide(rulesOfItem[item][0], caseOf(ordinaryCases[item].facts, { on })).result]).toEqual([item, "pass"])
  }
  expect(businessDay("PW-POST", known({ "subsidy-month": "2026-02" }), plainDate("2027-01-01"))).toBe("2026-02-28")
  expect(businessDay("HI-ONCE", known({}), plainDate("2027-01-01"))).toBeUndefined()
})

const apart = (item: AwardedItem) => ({ item, from: "2019-01", until: "2019-12", occupation: "9-99-99-99", level: 1, employer: "91990000000000002X", loan: "另一合同", cost: null, fund: "other" })
const openHere = new Set(["subsidies.founder-flexible"])
const stackingCodes = new Set(stackingTable.map((row) => row.code))

for (const item of items)
  test(`${item} beside every other award collides exactly as the table says`, () => {
    const { facts, on } = ordinaryCases[item]
    const level = facts["certificate-level"] ?? null
    for (const other of awarded) {
      const against = (award: object) => [
        ...new Set(decide(rulesOfItem[item][0], caseOf({ ...facts, "cost-reference": "发票-1", "other-awards": [{ ...award }] }, { on })).reasons.map(({ code }) => code).filter((code) => stackingCodes.has(code))),
      ]
      const expected = clashesBetween(item, other).filter((clash) => clash.unless === undefined || !openHere.has(clash.unless))
      expect([other, against({ ...sharing(other), level: typeof level === "number" ? level : null }).sort()]).toEqual([other, [...new Set(expected.map((clash) => clash.code))].sort()])
      expect([other, against(apart(other))]).toEqual([other, [...new Set(expected.filter((clash) => clash.shared === "person").map((clash) => clash.code))]])
    }
  })

test("two items collide whichever is asked first", () => {
  for (const one of awarded) for (const other of awarded) expect(clashesBetween(one, other)).toEqual(clashesBetween(other, one))
})

test("a place may open what the table lets it open", () => {
  const both = (item: SubsidyItem, other: AwardedItem, key: string, value: boolean) =>
    decide(rulesOfItem[item][0], caseOf({ ...ordinaryCases[item].facts, "other-awards": [{ ...sharing(other), cost: null }] }, { on: ordinaryCases[item].on, parameters: withParameter(key, value) })).result
  expect([both("SI-KEY25", "SI-EMP-HARD", "subsidies.key-with-employer-part", true), both("HI-ONCE", "HI-POOR", "subsidies.both-hiring-grants", true), both("SI-FLEX-HARD", "ST-ONCE", "subsidies.founder-flexible", false)]).toEqual(["pass", "pass", "fail"])
})

test("an award that ended the month before does not collide, one that runs on does", () => {
  const beside = (from: string, until: string | null) => decide(rulesOfItem["PW-POST"][0], caseOf({ ...ordinaryCases["PW-POST"].facts, "other-awards": [{ ...apart("UI-BENEFIT"), from, until }] }, { on: "2025-08-31" })).result
  expect([beside("2025-01", "2025-07"), beside("2025-01", "2025-08"), beside("2025-08", null), beside("2025-09", null)]).toEqual(["pass", "fail", "fail", "pass"])
})

test("nobody knows about other awards: no data, never a pass", () => {
  for (const item of items) {
    const facts = Object.fromEntries(Object.entries(ordinaryCases[item].facts).filter(([name]) => name !== "other-awards"))
    const outcome = decide(rulesOfItem[item][0], caseOf({ ...facts, "cost-reference": "发票-1" }, ordinaryCases[item]))
    expect([item, outcome.result, outcome.missing.map((gap) => gap.name)]).toEqual([item, "no-data", ["other-awards"]])
  }
})

test("a register that must answer is asked by every rule of the item it blocks, and a flag never blocks", () => {
  const sourcesOf = (item: SubsidyItem) => new Set(rulesOfItem[item].flatMap((rule) => [...factsOf(rule), ...linesIn(rule)].map((one) => one.source.name)))
  for (const check of dataChecks)
    for (const item of items) {
      const blocks = check.blocks.some((prefix) => item.startsWith(prefix))
      if (blocks) expect(check.sources.some((source) => sourcesOf(item).has(source)), `${item} ${check.title}`).toBe(true)
      if (blocks && check.condition) expect(rulesOfItem[item][0].conditions.map(({ name }) => name), `${item} ${check.title}`).toContain(check.condition.once.name)
      expect(blocks && riskChecks(item).includes(check), `${item} ${check.title}`).toBe(false)
    }
})

test("every reason has a Chinese sentence and an article, every rule explains itself with values filled in", () => {
  for (const rule of subsidyRules.rules) for (const reason of reasonsOf(rule)) expect(reason.says, `${rule.name} ${reason.code}`).toMatch(/[\u4e00-\u9fff]/)
  expect(subsidyReasons.find((reason) => reason.code === "R-BEFORE-CERT")).toMatchObject({ says: "该月份早于就业困难人员认定时间", law: "《就业促进法》第五十二条" })
  for (const item of items) for (const line of explain(decide(rulesOfItem[item][0], caseOf(ordinaryCases[item].facts, ordinaryCases[item])))) expect(line, item).not.toMatch(/undefined|\{|\[object|（无数据）|（无参数）/)
})

test("a province may be stricter than the nation's ceilings and not more generous", () => {
  const row = (key: string, value: number) => {
    const unit = subsidyParameterDefinitions.find((one) => one.key === key)?.unit ?? ""
    return checkParameters(subsidyParameterDefinitions, [...subsidyParameterRows, { key, region: "990100", value, unit, from: "2025-01-01", to: null, documentNumber: "甲人社〔2025〕1号", enteredBy: "甲", approvedBy: "乙" }]).map(({ code }) => code)
  }
  const edges: readonly (readonly [key: string, allowed: number, beyond: number])[] = [
    ["subsidies.hardship-months", 36, 37], ["subsidies.flexible-graduate-months", 24, 25], ["subsidies.graduate-employer-months", 12, 13], ["subsidies.flexible-share", 6667, 6668], ["subsidies.placements", 2, 3],
    ["subsidies.trainings", 3, 4], ["subsidies.internship-longest", 12, 13], ["subsidies.internship-shortest", 3, 2], ["subsidies.retention-rate", 5000, 4999], ["subsidies.key-share", 2500, 2501], ["subsidies.hire-share", 1000, 999],
    ["subsidies.loan-times", 3, 4], ["tax.hire-deduction", 780_000, 780_001],
  ]
  for (const [key, allowed, beyond] of edges) expect([key, row(key, allowed), row(key, beyond)]).toEqual([key, [], ["policy.exceeds-national-ceiling"]])
})

const months = monthsFromTo(yearMonth("2025-03"), yearMonth("2029-03"))

test("months never exceed the duration, whatever was used before and whichever months are claimed", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.subarray([...months], { minLength: 1 }), (before, claimedMonths) => {
    const { passed, amount } = claimed(hardshipHireInsurance, claimedMonths, { ...hardHire, "contract-end": null }, { used: "hired-months-used", changes: { "hired-months-used": before } })
    expect(passed).toBe(Math.min(claimedMonths.length, Math.max(0, 36 - before)))
    expect(amount).toBe(passed * 122_500)
  }), { numRuns: 40 })
})

test("a flexible subsidy is never above two thirds of what was paid, nor of the cap, and never falls when more is paid", () => {
  const paid = (pension: number) => claimed(hardshipFlexibleInsurance, ["2025-03"], hardAlone, { used: "flexible-months-used", changes: { contributions: paidAlone(600_000, { pension }) } }).amount
  fc.assert(fc.property(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 0, max: 5000 }), (pension, more) => {
    const amount = paid(pension)
    expect(amount * 3).toBeLessThanOrEqual(pension * 2)
    expect(amount).toBeLessThanOrEqual(56_000)
    expect(paid(pension + more)).toBeGreaterThanOrEqual(amount)
  }), { numRuns: 60 })
})

test("part of a month is never above the month, and another day never lowers it", () => {
  const until = (day: number) => claimed(publicPost, ["2025-07"], inPost, { changes: { "post-until": `2025-07-${String(day).padStart(2, "0")}` } }).amount
  const rising = Array.from({ length: 31 }, (_, index) => until(index + 1))
  expect(rising.every((amount, index) => amount <= 200_000 && amount > (rising[index - 1] ?? 0))).toBe(true)
})

test("amounts with a cap never pass it and rise with what they count", () => {
  const jobs = (workers: number) => Number(given(startUpJobs, startUpJobsCase, { "workers-brought": workers }, { on: "2025-10-15" })?.["amount"])
  const hours = (count: number) => Number(given(skillTraining, completion, { "class-hours": count, "theory-hours": 20 })?.["amount"])
  fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 40, max: 400 }), (workers, count) => {
    expect(jobs(workers)).toBeLessThanOrEqual(3_000_000)
    expect(jobs(workers + 1)).toBeGreaterThanOrEqual(jobs(workers))
    expect(hours(count)).toBe(Math.min(70_000, count * 1000))
  }), { numRuns: 60 })
})

test("a quarter cut into any segments has the same interest but for what is overdue", () => {
  const interest = compile(loanInterest)
  fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 400_000_000 }), (cut, principal) => {
    const day = (of: number) => `2025-09-${String(of).padStart(2, "0")}`
    const segment = (from: string, until: string) => ({ principal, rate: 450, from, until, state: "normal" })
    const ask = (segments: readonly Line[]) => interest.decide(caseOf({ ...interestCase, "loan-segments": segments }, { on: "2025-10-15" })).gives?.amount
    const parts = cut < 30 ? [segment("2025-07-01", day(cut)), segment(day(cut + 1), "2025-09-30")] : [segment("2025-07-01", "2025-09-30")]
    expect(ask(parts)).toBe(ask([segment("2025-07-01", "2025-09-30")]))
  }), { numRuns: 40 })
})

test("an internship of any start inside a year is paid for no more than its agreed months", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 28 }), (start) => {
    const [first, last] = [`2025-07-${String(start).padStart(2, "0")}`, start === 1 ? "2025-12-31" : `2026-01-${String(start - 1).padStart(2, "0")}`]
    const amount = claimed(internshipMonth, monthsFromTo(yearMonth("2025-07"), yearMonth("2026-02")), intern, { changes: { "internship-starts-on": first, "internship-ends-on": last, "internship-planned-end": last, "agreement-filed-on": "2025-06-28" } }).amount
    expect(amount).toBeGreaterThan(5.9 * 140_000)
    expect(amount).toBeLessThan(6.1 * 147_000)
  }), { numRuns: 28 })
})
