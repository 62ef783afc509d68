// The calculators of this room against other people's programs: months, working days, check characters, statutory retirement. The vectors say where they are from.
import { expect, test } from "vitest"
import {
  addMonths, addWorkingDays, checkBankCard, checkBankLine, checkCreditCode, checkResidentNumber, monthsBetween, plainDate, residentNumberFor, retireDate, type RetireKind, retirementDelay, workingDaysBetween,
} from "./index.ts"
import vectors from "./independent-vectors.json" with { type: "json" }

const day = plainDate
const today = day("2026-11-02")

test.each(vectors.monthsBetween as [string, string, number][])("full months from %s to %s: %i", (from, until, months) => expect(monthsBetween(day(from), day(until))).toBe(months))
test.each(vectors.addMonths as [string, number, string][])("%s and %i months is %s", (from, months, then) => expect(addMonths(day(from), months)).toBe(then))
test.each(vectors.workingDaysBetween as [string, string, number][])("working days after %s until %s: %i", (from, until, count) => expect(workingDaysBetween(day(from), day(until))).toBe(count))
test.each(vectors.addWorkingDays as [string, number, string][])("%s and %i working days is %s", (from, count, then) => expect(addWorkingDays(day(from), count)).toBe(then))

test.each(vectors.residentNumbers as [string, string, string][])("identity number %s, born %s, sex %s", (number, birth, sex) => {
  expect(checkResidentNumber(number, today)).toMatchObject({ ok: true, value: { birth, sex } })
  expect(residentNumberFor(number.slice(0, 6), day(birth), Number(number.slice(14, 17)))).toBe(number)
  expect(checkResidentNumber(altered(number, 16), today).ok).toBe(false)
})

test.each(vectors.creditCodes)("credit code %s", (code) => {
  expect(checkCreditCode(code)).toMatchObject({ ok: true, warnings: [], value: { code, regionPrefix: code.slice(2, 8) } })
  expect(checkCreditCode(altered(code, 5)).ok).toBe(false)
})

test.each(vectors.bankCards)("bank card %s", (number) => {
  expect(checkBankCard(number).ok).toBe(true)
  expect(checkBankCard(altered(number, 3)).ok).toBe(false)
})

test.each(vectors.bankLines)("branch number %s", (number) => {
  expect(checkBankLine(number).ok).toBe(true)
  expect(checkBankLine(altered(number, 7)).ok).toBe(false)
})

test.each(vectors.retirement as [RetireKind, string, number, string][])("%s born %s retires %i months later, on %s", (kind, birth, delay, retires) => {
  expect(retirementDelay(day(birth), kind)).toBe(delay)
  expect(retireDate(day(birth), kind)).toBe(retires)
})

/** The same text with the digit at a place one higher. */
function altered(text: string, place: number): string {
  return text.slice(0, place) + String((Number(text.charAt(place)) + 1) % 10) + text.slice(place + 1)
}
