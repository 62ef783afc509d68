// Days and months: the edges the law turns on, and the laws that hold for every day.
import fc from "fast-check"
import { expect, test } from "vitest"
import {
  addDays, addMonths, addMonthsTo, addYears, after, ageOn, before, chinaClock, daysBetween, earliest, epochDay, firstDay, fromEpochDay,
  isPlainDate, lastDay, latest, longDate, longMonth, monthOf, monthsApart, monthsBetween, monthsFromTo, plainDate, todayInChina, weekday, yearMonth,
} from "./plain-date.ts"

const day = plainDate
const anyDay = fc.integer({ min: epochDay(day("1900-01-01")), max: epochDay(day("2099-12-31")) }).map(fromEpochDay)

test("a day that does not exist is refused", () => {
  for (const text of ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "0000-01-01", "2026-04-31", "", "2026-03-02T00:00"])
    expect(() => plainDate(text), text).toThrow("not a day")
  expect(isPlainDate("2024-02-29")).toBe(true)
  expect(isPlainDate("1900-02-29")).toBe(false)
  expect(isPlainDate("2000-02-29")).toBe(true)
  expect(isPlainDate(20260302)).toBe(false)
  expect(() => yearMonth("2026-13")).toThrow("not a month")
})

test("a month later than the 31st is the last day of a shorter month", () => {
  expect(addMonths(day("2026-01-31"), 1)).toBe("2026-02-28")
  expect(addMonths(day("2024-01-31"), 1)).toBe("2024-02-29")
  expect(addMonths(day("2026-03-31"), -1)).toBe("2026-02-28")
  expect(addMonths(day("2026-01-15"), -1)).toBe("2025-12-15")
  expect(addYears(day("2024-02-29"), 1)).toBe("2025-02-28")
})

test("days are counted across leap years and centuries", () => {
  expect(epochDay(day("1970-01-01"))).toBe(0)
  expect(daysBetween(day("2024-02-28"), day("2024-03-01"))).toBe(2)
  expect(daysBetween(day("2026-03-01"), day("2026-02-28"))).toBe(-1)
  expect(addDays(day("1999-12-31"), 1)).toBe("2000-01-01")
  expect(weekday(day("2026-11-23"))).toBe(1)
  expect(weekday(day("1949-12-31"))).toBe(6)
})

test("age is reached on the birthday itself", () => {
  expect(ageOn(day("2010-06-10"), day("2026-06-09"))).toBe(15)
  expect(ageOn(day("2010-06-10"), day("2026-06-10"))).toBe(16)
  expect(ageOn(day("2008-02-29"), day("2026-02-28"))).toBe(17)
  expect(ageOn(day("2008-02-29"), day("2026-03-01"))).toBe(18)
})

test("full months end on the corresponding day", () => {
  expect(monthsBetween(day("2026-01-15"), day("2026-07-14"))).toBe(5)
  expect(monthsBetween(day("2026-01-15"), day("2026-07-15"))).toBe(6)
  expect(monthsBetween(day("2026-01-31"), day("2026-02-28"))).toBe(1)
  expect(monthsBetween(day("2026-07-15"), day("2026-01-15"))).toBe(-6)
})

test("months are listed with the start and without the end", () => {
  expect(monthsFromTo(yearMonth("2025-11"), yearMonth("2026-02"))).toEqual(["2025-11", "2025-12", "2026-01"])
  expect(monthsFromTo(yearMonth("2026-02"), yearMonth("2026-02"))).toEqual([])
  expect(monthsFromTo(yearMonth("2026-02"), yearMonth("2025-02"))).toEqual([])
  expect(monthsApart(yearMonth("2025-11"), yearMonth("2026-02"))).toBe(3)
  expect(addMonthsTo(yearMonth("2026-01"), -1)).toBe("2025-12")
  expect(monthOf(day("2026-03-02"))).toBe("2026-03")
  expect([firstDay(yearMonth("2024-02")), lastDay(yearMonth("2024-02"))]).toEqual(["2024-02-01", "2024-02-29"])
})

test("the day changes at midnight in China, not in Greenwich", () => {
  expect(todayInChina("2026-03-02T15:59:59Z")).toBe("2026-03-02")
  expect(todayInChina("2026-03-02T16:00:00Z")).toBe("2026-03-03")
  expect(todayInChina("2026-03-02T23:30:00+08:00")).toBe("2026-03-02")
  expect(chinaClock("2026-03-02T09:30:00.000Z")).toEqual({ date: "2026-03-02", minutes: 17 * 60 + 30 })
  expect(() => todayInChina("2026-03-02")).toThrow("not an ISO instant")
  expect(() => todayInChina("2026-03-02T10:00:00")).toThrow("not an ISO instant")
})

test("days compare and are written as people write them", () => {
  expect(before(day("2026-03-01"), day("2026-03-02"))).toBe(true)
  expect(after(day("2026-03-01"), day("2026-03-01"))).toBe(false)
  expect(earliest(day("2026-03-01"), day("2025-12-31"), day("2026-01-01"))).toBe("2025-12-31")
  expect(latest(day("2026-03-01"), day("2025-12-31"))).toBe("2026-03-01")
  expect(longDate(day("2026-03-02"))).toBe("2026年3月2日")
  expect(longMonth(yearMonth("2026-03"))).toBe("2026年3月")
})

test("every day keeps its number, and adding days is counted back", () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: -9999, max: 9999 }), (date, days) => {
    expect(fromEpochDay(epochDay(date))).toBe(date)
    expect(isPlainDate(addDays(date, days))).toBe(true)
    expect(daysBetween(date, addDays(date, days))).toBe(days)
  }))
})

test("full months are the most that fit between two days", () => {
  fc.assert(fc.property(anyDay, anyDay, (a, b) => {
    const [start, end] = a <= b ? [a, b] : [b, a]
    const months = monthsBetween(start, end)
    expect(addMonths(start, months) <= end).toBe(true)
    expect(addMonths(start, months + 1) > end).toBe(true)
    expect(monthsBetween(start, addMonths(start, months))).toBe(months)
  }))
})
