// Tests of rounding, periods and the protection of small cells.
import { expect, test } from "vitest"
import { plainDate } from "#standards"
import { periodsUpTo, printed, protectSmallCells, ratePercent, reportPeriod, roundedHalfUp, yearToDate } from "./index.ts"

test("S3: rounding is half up on the exact figure, never on a binary approximation of it", () => {
  expect(roundedHalfUp(1005, 1000, 2)).toBe(1.01)
  expect(roundedHalfUp(-1005, 1000, 2)).toBe(-1.01)
  expect(roundedHalfUp(1, 3, 2, 100)).toBe(33.33)
  expect(() => roundedHalfUp(1, 0, 2)).toThrow(RangeError)
})

test("S3: a rate without its denominator is not computable, and not zero", () => {
  expect(ratePercent(3, null)).toBeNull()
  expect(ratePercent(3, 0)).toBeNull()
  expect(ratePercent(0, 10)).toBe(0)
  expect(ratePercent(325, 10_000)).toBe(3.25)
})

test("S3: money in 万元 has two decimals and thousands apart", () => {
  expect(printed(123_456_789, 2, 1_000_000)).toBe("123.46")
  expect(printed(1_234_567)).toBe("1,234,567")
  expect(printed(-1_234_567)).toBe("-1,234,567")
})

test("S1: the statistical month runs from the 21st to the 20th, the year from 21 December to 20 December", () => {
  expect(reportPeriod("2026-03")).toMatchObject({ kind: "month", start: "2026-02-21", end: "2026-03-21" })
  expect(reportPeriod("2026Q1")).toMatchObject({ kind: "quarter", start: "2025-12-21", end: "2026-03-21" })
  expect(reportPeriod("2026")).toMatchObject({ kind: "year", start: "2025-12-21", end: "2026-12-21" })
  expect(reportPeriod("2026-03", 31)).toMatchObject({ start: "2026-03-01", end: "2026-04-01" })
  expect(reportPeriod("2026-13")).toBeUndefined()
})

test("本年累计 ends with the last month of the period, and periods are listed with the running one first", () => {
  const period = reportPeriod("2026-03")
  if (!period) throw new Error("unread")
  expect(yearToDate(period).map(({ ym }) => ym)).toEqual([202601, 202602, 202603])
  expect(periodsUpTo(plainDate("2026-12-21"), "month", 2)).toEqual(["2027-01", "2026-12"])
  expect(periodsUpTo(plainDate("2026-12-20"), "quarter", 5)).toEqual(["2026Q4", "2026Q3", "2026Q2", "2026Q1", "2025Q4"])
})

test("S10: a figure below five is hidden together with the one that would give it away", () => {
  const figures = new Map<string, number | null>([["total", 40], ["a", 3], ["b", 12], ["c", 25], ["d", 0]])
  expect([...protectSmallCells(figures, [{ total: "total", parts: ["a", "b", "c", "d"] }])].sort()).toEqual(["a", "b"])
})

test("S10: hiding goes on until no sum gives a hidden figure away, and leaves tables without small cells alone", () => {
  const figures = new Map<string, number | null>([["t", 30], ["t1", 12], ["t2", 18], ["a1", 2], ["a2", 10], ["a", 12], ["b1", 10], ["b2", 8], ["b", 18]])
  const groups = [
    { total: "a", parts: ["a1", "a2"] }, { total: "b", parts: ["b1", "b2"] }, { total: "t1", parts: ["a1", "b1"] }, { total: "t2", parts: ["a2", "b2"] },
  ]
  const hidden = protectSmallCells(figures, groups)
  for (const { total, parts } of groups) expect([total, ...parts].filter((key) => hidden.has(key)).length).not.toBe(1)
  expect(protectSmallCells(new Map([["t", 10], ["a", 5], ["b", 5]]), [{ total: "t", parts: ["a", "b"] }]).size).toBe(0)
})
