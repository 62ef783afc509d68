// Worked examples of domain/03 §3: internships, and the grant for students in their final year.
import { expect, test } from "vitest"
import { monthsFromTo, yearMonth } from "#standards"
import { internshipEarlyHire, internshipMonth, internshipRetention } from "./internship.ts"
import { studentJobGrant } from "./student-grant.ts"
import { answers, claimed, given, monthCodes, withParameter } from "./testing.ts"
import type { Given } from "./worked-cases.ts"
import { hiredEarly, intern, internMonthsOf, internsOf, student, unitOfInterns } from "./worked-cases.ts"

const between = (first: string, after: string): readonly string[] => monthsFromTo(yearMonth(first), yearMonth(after))
const halfYear = between("2025-07", "2026-01")
const ended = { on: "2026-02-28" }

test("IN-1: one intern, six full months of 1400.00, 8400.00", () => {
  const decided = claimed(internshipMonth, halfYear, intern)
  expect([decided.amount, decided.passed]).toEqual([840_000, 6])
})

test("IN-2: ten interns of whom five stay: 84 000.00 and 48 000.00, together 132 000.00", () => {
  const base = 10 * claimed(internshipMonth, halfYear, intern).amount
  const difference = Number(given(internshipRetention, unitOfInterns, {}, ended)?.["amount"])
  expect([base, difference, base + difference]).toEqual([8_400_000, 4_800_000, 13_200_000])
})

test("four of ten stay: the higher standard is not reached", () => {
  expect(answers(internshipRetention, unitOfInterns, { "interns-of-year": internsOf(4, 6) }, ended)).toEqual(["fail", "R-RETENTION"])
})

test("who leaves within a month is not counted, who leaves later is", () => {
  const dropped = (until: string) => ({ started: "2025-07-01", ended: until, dropped: true, contractStart: null, contractEnd: null, insured: null })
  expect(answers(internshipRetention, unitOfInterns, { "interns-of-year": [...internsOf(5, 5), dropped("2025-08-01")] }, ended)).toEqual(["pass"])
  expect(answers(internshipRetention, unitOfInterns, { "interns-of-year": [...internsOf(5, 5), dropped("2025-08-02")] }, ended)).toEqual(["fail", "R-RETENTION"])
})

test("who is insured on the thirty-first day after the end has not stayed", () => {
  const late = (insured: string) => [...internsOf(4, 5), { started: "2025-07-01", ended: "2025-12-31", dropped: false, contractStart: "2026-01-01", contractEnd: null, insured }]
  expect(answers(internshipRetention, unitOfInterns, { "interns-of-year": late("2026-01-30") }, ended)).toEqual(["pass"])
  expect(answers(internshipRetention, unitOfInterns, { "interns-of-year": late("2026-01-31") }, ended)).toEqual(["fail", "R-RETENTION"])
})

test("each month of the difference has the minimum wage of that month", () => {
  expect(given(internshipRetention, unitOfInterns, { "internship-months-paid": internMonthsOf(1, ["2025-12", "2026-01"]) }, ended)?.["amount"]).toBe(80_000 + 84_000)
})

test("IN-4: planned six months, hired after the fourth, 2800.00 for the other two", () => {
  expect(given(internshipEarlyHire, hiredEarly, {}, { on: "2025-11-30" })).toEqual({ amount: 280_000, months: 2 })
  expect(answers(internshipEarlyHire, hiredEarly, { "contract-start": "2026-01-05" }, { on: "2026-01-31" })).toEqual(["fail", "R-NOT-EARLY"])
  expect(answers(internshipEarlyHire, hiredEarly, {}, { on: "2025-11-30", parameters: withParameter("subsidies.early-hire-open", false) })).toEqual(["fail", "R-NOT-OPEN"])
})

test("IN-5: a month insured by another firm is refused, the others are paid", () => {
  const decided = claimed(internshipMonth, halfYear, intern, { each: (month) => ({ "insured-elsewhere": month === "2025-09" }) })
  expect([decided.amount, monthCodes(decided)[2]]).toEqual([700_000, ["fail", "R-EMPLOYED"]])
})

test("IN-6: an agreement of two months, and one of thirteen", () => {
  expect(monthCodes(claimed(internshipMonth, ["2025-07"], intern, { changes: { "internship-planned-end": "2025-08-31", "internship-ends-on": "2025-08-31" } }))).toEqual([["fail", "R-IN-LEN"]])
  expect(monthCodes(claimed(internshipMonth, ["2025-07"], intern, { changes: { "internship-planned-end": "2026-06-30" } }))).toEqual([["pass"]])
  expect(monthCodes(claimed(internshipMonth, ["2025-07"], intern, { changes: { "internship-planned-end": "2026-07-01" } }))).toEqual([["fail", "R-IN-LEN"]])
})

test("IN-7: on the start day 25 years and no day is too old, one day less is not", () => {
  const youth: Given = { "intern-group": "youth", "registered-unemployed": true, "graduated-on": null }
  const born = (birth: string) => monthCodes(claimed(internshipMonth, ["2025-07"], intern, { changes: { ...youth, "birth-date": birth } }))[0]
  expect([born("2000-07-01"), born("2000-07-02"), born("2009-07-01")]).toEqual([["fail", "R-AGE"], ["pass"], ["pass"]])
  expect(born("2009-07-02")).toContain("R-AGE")
})

test("a stipend below 80 % of the minimum wage, a late filing, a gap in the accident insurance", () => {
  const month = (changes: Given) => monthCodes(claimed(internshipMonth, ["2025-07"], intern, { changes }))[0]
  expect(month({ "stipend-paid": 160_000 })).toEqual(["pass"])
  expect(month({ "stipend-paid": 159_999 })).toEqual(["fail", "R-STIPEND"])
  expect(month({ "agreement-filed-on": "2025-07-02" })).toEqual(["fail", "R-IN-FILED"])
  expect(month({ "accident-insured-from": "2025-07-02" })).toEqual(["fail", "R-IN-INSURANCE"])
})

const students: readonly (readonly [id: string, changes: Given, expected: number | string])[] = [
  ["GJ-1: low income and a student loan pay once", {}, 150_000],
  ["GJ-2: received before at another stage", { "student-grants": 1 }, "R-DUP"],
  ["GJ-3: a self-taught student", { "study-form": "self-taught" }, "R-STUDY-KIND"],
  ["GJ-3: a commissioned student", { "study-form": "commissioned" }, "R-STUDY-KIND"],
  ["GJ-4: low income ended before the application", { "hardship-categories": [{ category: "low-income", from: "2024-01-01", until: "2025-11-09" }] }, "R-CAT-EXPIRED"],
  ["low income ends on the day of the application", { "hardship-categories": [{ category: "low-income", from: "2024-01-01", until: "2025-11-10" }] }, 150_000],
  ["no listed category", { "hardship-categories": [] }, "R-GROUP"],
  ["a category the place has not added", { "hardship-categories": [{ category: "orphan", from: "2024-01-01", until: null }] }, "R-GROUP"],
  ["a zero-employment family the household register does not show", { "hardship-categories": [{ category: "zero-employment", from: "2024-01-01", until: null }] }, "R-GROUP"],
  ["a school of another level", { "school-level": "secondary-vocational" }, "R-SCHOOL-LEVEL"],
  ["after the window", { "applied-on": "2025-11-20" }, "R-WINDOW"],
  ["not in the final year", { "leaves-school-on": "2026-09-30" }, "R-GRAD-YEAR"],
]

for (const [id, changes, expected] of students)
  test(`${id}: ${typeof expected === "number" ? (expected / 100).toFixed(2) : expected}`, () => {
    const place = { on: "2025-11-25" }
    expect(answers(studentJobGrant, student, changes, place)).toEqual(typeof expected === "number" ? ["pass"] : ["fail", expected])
    if (typeof expected === "number") expect(given(studentJobGrant, student, changes, place)?.["amount"]).toBe(expected)
  })

test("GJ-2: where each stage counts, an earlier stage does not", () => {
  expect(answers(studentJobGrant, student, { "student-grants": 1 }, { on: "2025-11-25", parameters: withParameter("subsidies.student-once", "once-per-stage") })).toEqual(["pass"])
})
