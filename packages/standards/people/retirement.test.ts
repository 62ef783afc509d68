// The statutory retirement date: every tested row of the law's tables, and the two age rules built on it.
import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, addMonths, addYears, epochDay, fromEpochDay, monthsBetween, plainDate, yearMonth } from "../plain-date.ts"
import { flexibleRetirement, nearRetire, nearRetireByAge, retireAge, retireDate, retireMonth, retirementDelay, supportCapMonths, type RetireKind } from "./retirement.ts"
import { checkRegistrableAge, nearRetirement, working, type RetirementFacts } from "./working-age.ts"

const table = [
  ["1964-12", "M60", 60, 0, "2024-12"],
  ["1965-01", "M60", 60, 1, "2025-02"],
  ["1965-05", "M60", 60, 2, "2025-07"],
  ["1970-06", "M60", 61, 5, "2031-11"],
  ["1976-09", "M60", 63, 0, "2039-09"],
  ["1974-12", "F50", 50, 0, "2024-12"],
  ["1975-03", "F50", 50, 2, "2025-05"],
  ["1980-06", "F50", 52, 9, "2033-03"],
  ["1984-10", "F50", 54, 11, "2039-09"],
  ["1984-11", "F50", 55, 0, "2039-11"],
  ["1970-01", "F55", 55, 1, "2025-02"],
  ["1981-09", "F55", 58, 0, "2039-09"],
] as const

for (const [born, kind, years, months, retires] of table)
  test(`${kind} born ${born} retires at ${years} years ${months} months, in ${retires}`, () => {
    expect(retireAge(plainDate(`${born}-01`), kind)).toEqual({ years, months })
    expect(retireMonth(plainDate(`${born}-28`), kind)).toBe(retires)
  })

const dates = [
  ["M60", "1965-08-15", "2025-10-15"],
  ["M60", "1976-09-01", "2039-09-01"],
  ["F50", "1976-05-20", "2027-02-20"],
  ["F50", "1984-11-01", "2039-11-01"],
  ["F55", "1981-09-01", "2039-09-01"],
  ["M60", "1964-12-31", "2024-12-31"],
  ["M60", "1970-06-15", "2031-11-15"],
  ["M60", "1969-10-05", "2031-01-05"],
] as const

for (const [kind, birth, date] of dates)
  test(`${kind} born ${birth} retires on ${date}`, () => expect(retireDate(plainDate(birth), kind)).toBe(date))

const anyBirth = fc.integer({ min: epochDay(plainDate("1950-01-01")), max: epochDay(plainDate("2010-12-31")) }).map(fromEpochDay)
const anyKind = fc.constantFrom<RetireKind>("M60", "F55", "F50")

test("nobody retires before the former age, nobody later than the new one, and the younger never earlier", () => {
  fc.assert(fc.property(anyBirth, anyKind, fc.integer({ min: 0, max: 400 }), (birth, kind, later) => {
    const former = { M60: 60, F55: 55, F50: 50 }[kind]
    const delay = retirementDelay(birth, kind)
    expect(delay).toBeGreaterThanOrEqual(0)
    expect(delay).toBeLessThanOrEqual(kind === "F50" ? 60 : 36)
    expect(retireDate(birth, kind) >= addYears(birth, former)).toBe(true)
    expect(retireDate(addDays(birth, later), kind) >= retireDate(birth, kind)).toBe(true)
    expect(monthsBetween(birth, retireDate(birth, kind))).toBe(former * 12 + delay)
  }))
})

test("flexible retirement is three years either way, never below the former age", () => {
  expect(flexibleRetirement(plainDate("1976-09-01"), "M60")).toEqual({ earliest: "2036-09-01", latest: "2042-09-01" })
  expect(flexibleRetirement(plainDate("1965-08-15"), "M60")).toEqual({ earliest: "2025-08-15", latest: "2028-10-15" })
})

test("A18: exactly five years before retirement is not yet near, one day later is", () => {
  const retires = retireDate(plainDate("1970-06-15"), "M60")
  expect(nearRetire(retires, plainDate("2026-11-15"))).toBe(false)
  expect(nearRetire(retires, plainDate("2026-11-16"))).toBe(true)
})

test("SIE-2: near retirement, support runs to the month of retirement, otherwise 36 months", () => {
  const retires = retireDate(plainDate("1969-10-05"), "M60")
  expect(supportCapMonths(yearMonth("2026-02"), retires, plainDate("2026-01-06"))).toBe(60)
  expect(supportCapMonths(yearMonth("2026-02"), retires, plainDate("2026-01-05"))).toBe(36)
})

test("places with fixed ages take men at 55 and women at 45", () => {
  expect([nearRetireByAge("1", 54), nearRetireByAge("1", 55), nearRetireByAge("2", 44), nearRetireByAge("2", 45)]).toEqual([false, true, false, true])
})

const man: RetirementFacts = { birth: plainDate("1965-08-15"), retireKind: "M60", kindSourced: true, drawingPension: false }

test("working age begins with the 16th birthday and ends on the day of retirement", () => {
  expect(working(man, plainDate("2025-10-14"))).toBe("pass")
  expect(working(man, plainDate("2025-10-15"))).toBe("fail")
  expect(working({ ...man, drawingPension: true }, plainDate("2025-10-14"))).toBe("fail")
  expect(working({ ...man, birth: plainDate("2010-06-10") }, plainDate("2026-06-09"))).toBe("fail")
  expect(working({ ...man, birth: plainDate("2010-06-10") }, plainDate("2026-06-10"))).toBe("pass")
})

test("a woman whose kind is only assumed is decided by hand where it matters, and only there", () => {
  const woman: RetirementFacts = { birth: plainDate("1973-05-20"), retireKind: "F50", kindSourced: false, drawingPension: false }
  expect(working(woman, plainDate("2026-03-02"))).toBe("manual")
  expect(working({ ...woman, kindSourced: true }, plainDate("2026-03-02"))).toBe("fail")
  expect(working({ ...woman, birth: plainDate("1990-05-20") }, plainDate("2026-03-02"))).toBe("pass")
  expect(working({ ...woman, birth: plainDate("1960-05-20") }, plainDate("2026-03-02"))).toBe("fail")
  expect(nearRetirement({ ...woman, birth: plainDate("1978-05-20") }, plainDate("2026-03-02"))).toBe("manual")
})

test("A2: fifteen may not register, sixteen may, and is marked a minor", () => {
  const young: RetirementFacts = { ...man, birth: plainDate("2010-06-10") }
  expect(checkRegistrableAge(young, plainDate("2026-06-09"))).toMatchObject({ ok: false, code: "E-AGE-01" })
  expect(checkRegistrableAge(young, plainDate("2026-06-10"))).toEqual({ ok: true, value: 16, warnings: ["W-AGE-01"] })
  expect(checkRegistrableAge(young, addMonths(plainDate("2026-06-10"), 24))).toEqual({ ok: true, value: 18, warnings: [] })
})

test("A3, A4: past the statutory age without a pension is doubted, with a pension refused", () => {
  const woman: RetirementFacts = { birth: plainDate("1970-02-01"), retireKind: "F50", kindSourced: true, drawingPension: false }
  expect(checkRegistrableAge(woman, plainDate("2026-03-02"))).toEqual({ ok: true, value: 56, warnings: ["W-AGE-02"] })
  expect(checkRegistrableAge({ ...woman, drawingPension: true }, plainDate("2026-03-02"))).toMatchObject({ ok: false, code: "E-AGE-02" })
})
