// Long numbers stand in groups; what has marks or letters of its own stays.
import { expect, test } from "vitest"
import { groupedNumber } from "./grouped-number.ts"

const cases = [
  ["the number of an offer", "912794410147680258", "9127\u202f9441\u202f0147\u202f6802\u202f58"],
  ["twelve digits are the first that are grouped", "123456789012", "1234\u202f5678\u202f9012"],
  ["eleven digits, a mobile number", "13800000000", "13800000000"],
  ["a case's number has its own groups", "260715-Q5KHEN1400", "260715-Q5KHEN1400"],
  ["a masked account", "9902****0003", "9902****0003"],
] as const

for (const [situation, typed, shown] of cases) test(situation, () => expect(groupedNumber(typed)).toBe(shown))
