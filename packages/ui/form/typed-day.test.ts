// Days and months as people type them.
import { expect, test } from "vitest"
import { typedDay, typedMonth } from "./typed-day.ts"

test("a day may be typed with or without signs, half or full width", () => {
  for (const typed of ["20260302", "2026-3-2", "2026/03/02", "2026.3.2", "2026年3月2日", "２０２６０３０２", " 2026-03-02 "]) expect(typedDay(typed), typed).toBe("2026-03-02")
})

test("a month may be typed in the same ways", () => {
  for (const typed of ["202603", "2026-3", "2026年3月", "2026/03"]) expect(typedMonth(typed), typed).toBe("2026-03")
})

test("what is no day stays as it was typed", () => {
  expect(typedDay("去年三月")).toBe("去年三月")
  expect(typedDay("260302")).toBe("260302")
  expect(typedMonth("")).toBe("")
})
