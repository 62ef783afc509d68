// Worked examples of domain/03 §3: social-insurance subsidies for hires, flexible employment, graduates, key groups, and public posts.
import fc from "fast-check"
import { expect, test } from "vitest"
import type { RetireKind } from "#standards"
import { addDays, monthOf, monthsFromTo, plainDate, retireDate, supportCapMonths, yearMonth } from "#standards"
import type { Rule } from "#policy"
import { graduateHireInsurance, hardshipHireInsurance } from "./employer-insurance.ts"
import { graduateFlexibleInsurance, hardshipFlexibleInsurance } from "./flexible-insurance.ts"
import { keyGroupInsurance } from "./key-group-insurance.ts"
import { publicPost, publicPostInsurance } from "./public-post.ts"
import { claimed, monthCodes, withParameter } from "./testing.ts"
import type { Given } from "./worked-cases.ts"
import { graduateAlone, graduateHire, hardAlone, hardHire, inPost, keyHire, paidAlone, unitPaid } from "./worked-cases.ts"

const between = (first: string, after: string): readonly string[] => monthsFromTo(yearMonth(first), yearMonth(after))
const hired = "hired-months-used"
const alone = "flexible-months-used"

interface Situation {
  readonly id: string
  readonly rule: Rule
  readonly months: readonly string[]
  readonly ordinary: Given
  readonly changes?: Given
  readonly used?: string
  readonly total: number
  /** The reason of each refused month. */
  readonly refused?: Readonly<Record<string, string>>
}

const situations: readonly Situation[] = [
  { id: "SIE-1: base 5000.00, three months of 1225.00", rule: hardshipHireInsurance, months: between("2025-03", "2025-06"), ordinary: hardHire, used: hired, total: 367_500 },
  {
    id: "SIE-4: recognised in February, January is refused and two months are paid", rule: hardshipHireInsurance, months: between("2025-01", "2025-04"), ordinary: hardHire, used: hired, changes: { "contract-start": "2025-01-01" },
    total: 245_000, refused: { "2025-01": "R-BEFORE-CERT" },
  },
  { id: "SIE-6: the legal representative of the applicant", rule: hardshipHireInsurance, months: ["2025-03"], ordinary: hardHire, used: hired, changes: { "owner-of-applicant": true }, total: 0, refused: { "2025-03": "R-SELF-EMPLOY" } },
  { id: "SIE-7: twelve months paid back in one batch", rule: hardshipHireInsurance, months: ["2025-03"], ordinary: hardHire, used: hired, changes: { contributions: unitPaid(true) }, total: 0, refused: { "2025-03": "R-BACKPAY" } },
  { id: "SIF-1: lowest base, six months of 784.00", rule: hardshipFlexibleInsurance, months: between("2025-02", "2025-08"), ordinary: hardAlone, used: alone, total: 470_400 },
  {
    id: "SIF-2: base 6000 is capped at 784.00", rule: hardshipFlexibleInsurance, months: ["2025-03"], ordinary: hardAlone, used: alone, changes: { contributions: paidAlone(600_000, { pension: 120_000, medical: 48_000 }) }, total: 78_400,
  },
  {
    id: "SIF-5: a month with an employer's row", rule: hardshipFlexibleInsurance, months: ["2025-03"], ordinary: hardAlone, used: alone, changes: { "insured-elsewhere": true }, total: 0, refused: { "2025-03": "R-EMPLOYED" },
  },
  { id: "SSG-1: graduate of June, twelve months of 1225.00", rule: graduateHireInsurance, months: between("2025-08", "2026-08"), ordinary: graduateHire, total: 1_470_000 },
  { id: "SSG-2: a contract one day short of a year", rule: graduateHireInsurance, months: ["2025-08"], ordinary: graduateHire, changes: { "contract-end": "2026-07-30" }, total: 0, refused: { "2025-08": "R-CONTRACT-LT1Y" } },
  { id: "SSG-3: hired on the last day of two years", rule: graduateHireInsurance, months: ["2027-07"], ordinary: graduateHire, changes: { "contract-start": "2027-06-30", "contract-end": null }, total: 122_500 },
  {
    id: "SSG-3: hired one day later", rule: graduateHireInsurance, months: ["2027-07"], ordinary: graduateHire, changes: { "contract-start": "2027-07-01", "contract-end": null }, total: 0, refused: { "2027-07": "R-GRAD-GT2Y" },
  },
  { id: "SSG-4: a medium enterprise", rule: graduateHireInsurance, months: ["2025-08"], ordinary: graduateHire, changes: { "enterprise-size": "medium" }, total: 0, refused: { "2025-08": "R-SIZE" } },
  {
    id: "SSG-5: five months used at another micro firm leave seven", rule: graduateHireInsurance, months: between("2025-08", "2026-08"), ordinary: graduateHire, changes: { "months-used": 5 }, total: 7 * 122_500,
    refused: { "2026-03": "R-CAP12", "2026-04": "R-CAP12", "2026-05": "R-CAP12", "2026-06": "R-CAP12", "2026-07": "R-CAP12" },
  },
  { id: "SFG-1: twenty-four months of 784.00", rule: graduateFlexibleInsurance, months: between("2025-07", "2027-07"), ordinary: graduateAlone, total: 1_881_600 },
  { id: "SFG-2: the twenty-fifth month", rule: graduateFlexibleInsurance, months: between("2025-07", "2027-08"), ordinary: graduateAlone, total: 1_881_600, refused: { "2027-07": "R-CAP24" } },
  {
    id: "SFG-3: registered after two years", rule: graduateFlexibleInsurance, months: ["2027-07"], ordinary: graduateAlone, changes: { "flexible-from": "2027-07-01" }, total: 0, refused: { "2027-07": "R-GRAD-GT2Y" },
  },
  { id: "K25-1: 25 % of 525.00 is 131.25, twelve months 1575.00", rule: keyGroupInsurance, months: between("2025-03", "2026-03"), ordinary: keyHire, total: 157_500 },
  {
    id: "K25-2: leaves after seven months, 918.75", rule: keyGroupInsurance, months: between("2025-03", "2025-12"), ordinary: keyHire, changes: { "left-on": "2025-09-30" }, total: 91_875,
    refused: { "2025-10": "R-NO-CONTRACT", "2025-11": "R-NO-CONTRACT" },
  },
  { id: "K25-3: an industry outside the list", rule: keyGroupInsurance, months: ["2025-03"], ordinary: keyHire, changes: { industry: "70" }, total: 0, refused: { "2025-03": "R-INDUSTRY" } },
  { id: "K25-4: registered unemployed for five months only", rule: keyGroupInsurance, months: ["2025-03"], ordinary: keyHire, changes: { "unemployed-months": 5 }, total: 0, refused: { "2025-03": "R-UNEMP-LT6M" } },
  { id: "PW-1: three full months of 2000.00 in 乙市", rule: publicPost, months: between("2025-07", "2025-10"), ordinary: inPost, total: 600_000 },
  { id: "PW-2: December 2000.00 and January 2100.00", rule: publicPost, months: between("2025-12", "2026-02"), ordinary: inPost, total: 410_000 },
  { id: "PW-4: a third placement", rule: publicPost, months: ["2025-07"], ordinary: inPost, changes: { "placement-number": 3 }, total: 0, refused: { "2025-07": "R-PW-MAX2" } },
  { id: "PW-6: holds 30 % of an active company", rule: publicPost, months: ["2025-07"], ordinary: inPost, changes: { "share-held": 3000 }, total: 0, refused: { "2025-07": "R-HAS-ENTITY" } },
  { id: "PW-7: dies on 12 August, twelve days are 774.19", rule: publicPost, months: between("2025-08", "2025-10"), ordinary: inPost, changes: { "died-on": "2025-08-12", "wage-paid": 80_000 }, total: 77_419, refused: { "2025-09": "R-DEAD" } },
]

for (const { id, rule, months, ordinary, changes = {}, used = "months-used", total, refused = {} } of situations)
  test(id, () => {
    const decided = claimed(rule, months, ordinary, { used, changes })
    expect(Object.fromEntries(decided.lines.flatMap(({ outcome }, index) => (outcome.result === "pass" ? [] : [[months[index], outcome.reasons.find(({ code }) => code === refused[months[index] ?? ""])?.code ?? monthCodes(decided)[index]]])))).toEqual(refused)
    expect(decided.amount).toBe(total)
  })

test("SIE-1: three of thirty-six months are used", () => {
  const { lines } = claimed(hardshipHireInsurance, between("2025-03", "2025-06"), hardHire, { used: hired })
  expect(lines.map(({ outcome }) => [outcome.gives?.["cap"], outcome.gives?.["monthsLeft"]])).toEqual([[36, 35], [36, 34], [36, 33]])
})

test("SIE-2: less than five years before retirement at the first approval, sixty months to the retirement month", () => {
  const near: Given = { "birth-date": "1969-10-05", "first-approved-on": "2026-01-06", "hardship-from": "2026-01-02", "contract-start": "2026-02-01", "contract-end": null }
  const { lines, passed } = claimed(hardshipHireInsurance, between("2026-02", "2031-03"), hardHire, { used: hired, changes: near })
  expect([lines[0]?.outcome.gives?.["cap"], passed]).toEqual([60, 60])
  expect(lines.at(-1)?.outcome.reasons.map(({ code }) => code)).toContain("R-RETIRED")
  const exactly = claimed(hardshipHireInsurance, ["2026-02"], hardHire, { used: hired, changes: { ...near, "first-approved-on": "2026-01-05" } })
  expect(exactly.lines[0]?.outcome.gives?.["cap"]).toBe(36)
})

test("the cap and the last month agree with the retirement functions of the standards, whoever and whenever", () => {
  const day = fc.integer({ min: 0, max: 16_000 }).map((by) => addDays(plainDate("1958-01-01"), by))
  fc.assert(fc.property(day, fc.constantFrom<RetireKind>("M60", "F55", "F50"), fc.integer({ min: 0, max: 1200 }).map((by) => addDays(plainDate("2025-02-15"), by)), (birth, kind, approved) => {
    const month = monthOf(approved)
    const retires = retireDate(birth, kind)
    const changes: Given = { "birth-date": birth, "retirement-kind": kind, "first-approved-on": approved, "applied-on": approved, "hardship-from": "2025-01-02", "contract-start": "2025-01-02", "contract-end": null }
    const [line] = claimed(hardshipHireInsurance, [month], hardHire, { used: hired, changes }).lines
    expect(line?.outcome.result).toBe(month <= monthOf(retires) ? "pass" : "fail")
    if (line?.outcome.result === "pass") expect(line.outcome.gives?.["cap"]).toBe(supportCapMonths(month, retires, approved))
  }), { numRuns: 200, seed: 20250105 })
})

test("a place that goes by fixed ages gives sixty months from 55, and to women from 45", () => {
  const parameters = withParameter("subsidies.near-retire-mode", "fixed-age")
  const cap = (birth: string, kind: string) => claimed(hardshipHireInsurance, ["2025-06"], hardHire, { used: hired, parameters, changes: { "birth-date": birth, "retirement-kind": kind } }).lines[0]?.outcome.gives?.["cap"]
  expect([cap("1970-06-10", "M60"), cap("1970-06-11", "M60"), cap("1980-06-10", "F50"), cap("1980-06-11", "F55")]).toEqual([60, 36, 60, 36])
})

test("SIF-3: without a base cap, pension only, 666.66 and not 666.67", () => {
  const free = withParameter("subsidies.flexible-base-cap", 0)
  expect(claimed(hardshipFlexibleInsurance, ["2025-03"], hardAlone, { used: alone, parameters: free, changes: { contributions: paidAlone(500_000, { pension: 100_000 }) } }).amount).toBe(66_666)
})

test("a place may pay fixed sums or the lowest tier, never above two thirds of what was paid", () => {
  const paid = (mode: string, amounts: Readonly<Record<string, number>>, changes: Given = {}) =>
    claimed(hardshipFlexibleInsurance, ["2025-03"], hardAlone, { used: alone, parameters: withParameter("subsidies.flexible-mode", mode), changes: { ...changes, contributions: paidAlone(600_000, amounts) } }).amount
  expect(paid("fixed", { pension: 120_000, medical: 48_000 })).toBe(45_000)
  expect(paid("fixed", { pension: 120_000, medical: 48_000 }, { "low-income-household": true })).toBe(55_000)
  expect(paid("fixed", { pension: 30_000 })).toBe(20_000)
  expect(paid("tier", { pension: 120_000, medical: 48_000 })).toBe(78_400)
})

test("months as a hire and months alone share the cap where the place says so", () => {
  const changes: Given = { "hired-months-used": 30, "flexible-months-used": 6 }
  const separate = withParameter("subsidies.cap-shared", false)
  expect(monthCodes(claimed(hardshipFlexibleInsurance, ["2025-03"], hardAlone, { used: alone, changes }))).toEqual([["fail", "R-CAP36"]])
  expect(claimed(hardshipFlexibleInsurance, ["2025-03"], hardAlone, { used: alone, changes, parameters: separate }).amount).toBe(78_400)
})

test("the month of recognition waits for the next where the place says so", () => {
  const next = withParameter("subsidies.certification-month", "next")
  expect(monthCodes(claimed(hardshipHireInsurance, ["2025-02", "2025-03"], { ...hardHire, "contract-start": "2025-02-01" }, { used: hired, parameters: next }))).toEqual([["fail", "R-BEFORE-CERT"], ["pass"]])
})

test("hardship that ended before the month's end does not count; flexible employment carries the identity on", () => {
  const changes: Given = { "hardship-until": "2025-04-20" }
  expect(monthCodes(claimed(hardshipHireInsurance, ["2025-03", "2025-04"], hardHire, { used: hired, changes }))).toEqual([["pass"], ["fail", "R-NOT-HARD"]])
  expect(claimed(hardshipFlexibleInsurance, ["2025-04"], hardAlone, { used: alone, changes }).passed).toBe(1)
})

test("less than a year before retirement the one-year contract is waived, elsewhere it is not", () => {
  const changes: Given = { "birth-date": "1965-03-05", "contract-start": "2025-03-01", "contract-end": "2025-04-30", "hardship-from": "2025-02-10" }
  expect(claimed(hardshipHireInsurance, ["2025-03"], hardHire, { used: hired, changes }).passed).toBe(1)
  expect(monthCodes(claimed(hardshipHireInsurance, ["2025-03"], hardHire, { used: hired, changes, parameters: withParameter("subsidies.contract-waiver", false) }))).toEqual([["fail", "R-CONTRACT-LT1Y"]])
})

test("above the base ceiling only the part of the ceiling counts, rounded down", () => {
  const high = [{ kind: "pension", payer: "employer", base: 2_500_000, amount: 400_000, back: false }]
  expect(claimed(hardshipHireInsurance, ["2025-03"], hardHire, { used: hired, changes: { contributions: high } }).amount).toBe(336_000)
})

test("a woman whose kind is only assumed is looked at by a person between the two retirement months, not before and not after", () => {
  const changes: Given = { "birth-date": "1974-12-10", "retirement-kind": "F50", "retirement-kind-sourced": false, "first-approved-on": "2024-12-01" }
  expect(monthCodes(claimed(hardshipHireInsurance, ["2025-03"], hardHire, { used: hired, changes }))).toEqual([["by-hand", "M-RETIRE-KIND"]])
  expect(monthCodes(claimed(hardshipHireInsurance, ["2025-03"], hardHire, { used: hired, changes: { ...changes, "retirement-kind-sourced": true } }))).toEqual([["fail", "R-RETIRED"]])
})

test("a second placement is for those who may be placed again, and its months start anew", () => {
  expect(claimed(publicPost, ["2025-07"], inPost, { changes: { "placement-number": 2 } }).passed).toBe(1)
  expect(monthCodes(claimed(publicPost, ["2025-07"], inPost, { changes: { "placement-number": 2, "hardship-category": "land-lost" } }))).toEqual([["fail", "R-PW-RECAT"]])
})

test("part of a month is paid by days, by half months or whole, as the place says", () => {
  const paid = (mode: string, until: string) => claimed(publicPost, ["2025-07"], inPost, { parameters: withParameter("subsidies.prorate", mode), changes: { "post-until": until } }).amount
  expect([paid("calendar-day", "2025-07-10"), paid("half-month", "2025-07-15"), paid("half-month", "2025-07-16"), paid("none", "2025-07-10")]).toEqual([64_516, 100_000, 200_000, 200_000])
})

test("a wage below the minimum is refused; the insurance of a post includes injury where the place pays it", () => {
  expect(monthCodes(claimed(publicPost, ["2025-07"], inPost, { changes: { "wage-paid": 199_999 } }))).toEqual([["fail", "R-WAGE-LOW"]])
  const contributions = [...unitPaid(), { kind: "injury", payer: "employer", base: 500_000, amount: 1000, back: false }]
  expect(claimed(publicPostInsurance, ["2025-07"], { ...inPost, contributions }).amount).toBe(123_500)
  expect(claimed(hardshipHireInsurance, ["2025-07"], { ...hardHire, contributions }, { used: hired }).amount).toBe(122_500)
})
