// Identifiers are positive bigints without leading zeros; region codes have twelve digits.
import { expect, test } from "vitest"
import { caseId, employerId, officerId, personId, regionCode, wholeNation } from "./ids.ts"

test("an identifier is a positive bigint written plainly", () => {
  for (const parse of [personId, employerId, caseId, officerId]) {
    expect(parse("9223372036854775807")).toBe("9223372036854775807")
    for (const text of ["0", "01", "-1", "1.5", "", "abc", "9223372036854775808", "10000000000000000000"])
      expect(() => parse(text), text).toThrow("not an identifier")
  }
})

test("a region code has twelve digits", () => {
  expect(regionCode("990101000000")).toBe("990101000000")
  expect(regionCode("000000000000")).toBe(wholeNation)
  for (const text of ["990101", "99010100000X", "099000000000", ""]) expect(() => regionCode(text), text).toThrow("region code")
})
