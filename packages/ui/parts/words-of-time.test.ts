// Days and moments read as people write them, in China's time.
import { expect, test } from "vitest"
import { clockTime, dayInWords, dayOf, monthInWords, shortDay } from "./words-of-time.ts"

test("a day is written long and short in both languages", () => {
  expect(dayInWords("2026-03-02")).toBe("2026年3月2日")
  expect(dayInWords("2026-03-02", "en")).toBe("2 Mar 2026")
  expect(shortDay("2026-03-02")).toBe("3月2日")
  expect(monthInWords("2026-03")).toBe("2026年3月")
})

test("a moment late in the evening of UTC is the next day in China", () => {
  expect(dayOf("2026-03-01T16:30:00Z")).toBe("2026-03-02")
  expect(clockTime("2026-03-01T16:30:00Z")).toBe("2026-03-02 00:30")
})

test("text that is no day is shown as it came", () => {
  expect(dayInWords("不详")).toBe("不详")
  expect(clockTime("不详")).toBe("不详")
})
