// Terms of registration by place and day: the province's before the nation's, and those put into force while the program runs.
import { expect, test } from "vitest"
import { numberIn, parameters, registersFromInsurance } from "./parameters.ts"

const on = "2026-06-10"

test("a province may ask for an earlier filing than the nation, never for a later one", () => {
  expect(numberIn("leaveDays", "990101000000", on)).toBe(7)
  expect(numberIn("leaveDays", "980101000000", on)).toBe(15)
  expect(registersFromInsurance("990101000000", on)).toBe(true)
})

test("a term put into force answers from its first day on; one beyond the nation's is refused and changes nothing", () => {
  const later = { key: "filing.leave-days", region: "990000", value: 10, unit: "天", from: "2026-07-01", to: null, documentNumber: "示例省人社规〔2026〕9号", enteredBy: "甲", approvedBy: "乙" }
  parameters.take([later])
  expect(numberIn("leaveDays", "990101000000", "2026-06-30")).toBe(7)
  expect(numberIn("leaveDays", "990101000000", "2026-07-01")).toBe(10)
  expect(() => parameters.take([{ ...later, value: 16 }])).toThrow(expect.objectContaining({ code: "policy.exceeds-national-ceiling" }) as Error)
  expect(numberIn("leaveDays", "990101000000", "2026-07-01")).toBe(10)
  parameters.take([])
  expect(numberIn("leaveDays", "990101000000", "2026-07-01")).toBe(7)
})
