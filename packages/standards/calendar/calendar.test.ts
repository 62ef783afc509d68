// Working days and statistical months, on the published calendars and beyond them.
import fc from "fast-check"
import { expect, test } from "vitest"
import { InvalidValue } from "../invalid-value.ts"
import { addDays, epochDay, fromEpochDay, plainDate, yearMonth } from "../plain-date.ts"
import { statisticalMonth, statisticalMonthPeriod, statisticalQuarterPeriod, statisticalYear, statisticalYearPeriod } from "./statistical-month.ts"
import { addWorkingDays, deadline, isWorkingDay, receivedOn, stateCouncilCalendar, withYear, workingDaysBetween } from "./working-days.ts"

const day = plainDate

test("offices work as the State Council arranged 2025 and 2026", () => {
  const rests = ["2026-01-01", "2026-02-16", "2026-02-23", "2026-10-07", "2025-10-08", "2026-03-07", "2020-01-31"]
  const works = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-03-02", "2025-09-28", "2025-10-11"]
  for (const rest of rests) expect(isWorkingDay(day(rest)), rest).toBe(false)
  for (const work of works) expect(isWorkingDay(day(work)), work).toBe(true)
})

test("the years 2004 to 2026 are published", () => {
  expect([...stateCouncilCalendar.keys()]).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index))
})

test("A5: the day of acceptance is not counted", () => {
  expect(addWorkingDays(day("2026-03-06"), 3)).toBe("2026-03-11")
  expect(workingDaysBetween(day("2026-03-06"), day("2026-03-11"))).toBe(3)
  expect(workingDaysBetween(day("2026-03-06"), day("2026-03-12"))).toBe(4)
  expect(addWorkingDays(day("2026-03-06"), 0)).toBe("2026-03-06")
})

test("a limit runs across the spring festival", () => {
  expect(addWorkingDays(day("2026-02-13"), 3)).toBe("2026-02-25")
  expect(workingDaysBetween(day("2026-02-13"), day("2026-02-25"))).toBe(3)
})

test("a year whose holidays are unpublished is refused, and assumed with a mark where work must go on", () => {
  expect(() => isWorkingDay(day("2027-01-04"))).toThrow(InvalidValue)
  expect(() => addWorkingDays(day("2026-12-30"), 5)).toThrow(expect.objectContaining({ code: "calendar.year-unpublished" }))
  expect(deadline(day("2026-12-30"), 5)).toEqual({ date: "2027-01-06", provisional: true })
  expect(deadline(day("2026-12-30"), 1)).toEqual({ date: "2026-12-31", provisional: false })
  expect(deadline(day("2026-03-06"), 3)).toEqual({ date: "2026-03-11", provisional: false })
})

test("a published year replaces the assumption", () => {
  const calendar = withYear(stateCouncilCalendar, 2027, [day("2027-01-01")], [])
  expect(deadline(day("2026-12-30"), 5, calendar)).toEqual({ date: "2027-01-07", provisional: false })
  expect(() => withYear(stateCouncilCalendar, 2027, [day("2026-12-31")], [])).toThrow("2027")
})

test("what arrives after hours or on a rest day is received on the next working day", () => {
  expect(receivedOn("2026-03-06T09:29:59Z")).toBe("2026-03-06")
  expect(receivedOn("2026-03-06T09:30:00Z")).toBe("2026-03-09")
  expect(receivedOn("2026-03-07T02:00:00Z")).toBe("2026-03-09")
  expect(receivedOn("2026-03-05T22:00:00Z")).toBe("2026-03-06")
  expect(receivedOn("2026-02-14T02:00:00Z")).toBe("2026-02-14")
  expect(receivedOn("2027-01-02T02:00:00Z")).toBe("2027-01-04")
})

const published = fc.integer({ min: epochDay(day("2004-01-01")), max: epochDay(day("2026-06-30")) }).map(fromEpochDay)

test("adding working days and counting them agree", () => {
  fc.assert(fc.property(published, fc.integer({ min: 1, max: 60 }), (from, count) => {
    const end = addWorkingDays(from, count)
    expect(isWorkingDay(end)).toBe(true)
    expect(workingDaysBetween(from, end)).toBe(count)
    expect(deadline(from, count)).toEqual({ date: end, provisional: false })
  }))
})

test("S1: the statistical month runs from the 21st to the 20th", () => {
  expect(statisticalMonth(day("2026-03-20"))).toBe("2026-03")
  expect(statisticalMonth(day("2026-03-21"))).toBe("2026-04")
  expect(statisticalMonth(day("2026-12-21"))).toBe("2027-01")
  expect(statisticalMonthPeriod(yearMonth("2026-03"))).toEqual({ start: "2026-02-21", end: "2026-03-21" })
  expect(statisticalYear(day("2025-12-21"))).toBe(2026)
  expect(statisticalYearPeriod(2026)).toEqual({ start: "2025-12-21", end: "2026-12-21" })
  expect(statisticalQuarterPeriod(2026, 1)).toEqual({ start: "2025-12-21", end: "2026-03-21" })
})

test("S1: a place with natural months says 31", () => {
  expect(statisticalMonth(day("2026-02-28"), 31)).toBe("2026-02")
  expect(statisticalMonthPeriod(yearMonth("2026-02"), 31)).toEqual({ start: "2026-02-01", end: "2026-03-01" })
})

test("statistical months follow one another without gap and hold the days counted in them", () => {
  fc.assert(fc.property(published, fc.constantFrom(20, 25, 31), (date, statDay) => {
    const month = statisticalMonth(date, statDay)
    const { start, end } = statisticalMonthPeriod(month, statDay)
    expect(start <= date && date < end).toBe(true)
    expect(statisticalMonth(addDays(start, -1), statDay) < month).toBe(true)
    expect(statisticalMonth(end, statDay) > month).toBe(true)
  }))
})
