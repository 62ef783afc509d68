// Phones, cards, certificates, dates and amounts as people type them.
import fc from "fast-check"
import { expect, test } from "vitest"
import { plainDate } from "../plain-date.ts"
import { bankLineDigit, checkBankCard, checkBankLine, checkCertificateNumber, checkMobile, luhnDigit } from "./contact-numbers.ts"
import { checkDateOrder, checkFactDate, checkMonthlyIncome } from "./plain-facts.ts"
import { refusals, sentenceOf, warnings, type Checked, type RefusalCode, type WarningCode } from "./refusals.ts"

const today = plainDate("2026-03-02")
const codeOf = <Value>(checked: Checked<Value>) => (checked.ok ? checked.value : checked.code)

test("a mobile number has eleven digits and begins 13 to 19", () => {
  for (const number of ["13812345678", "138 1234 5678", "+8613812345678", "138-1234-5678"]) expect(codeOf(checkMobile(number))).toBe("13812345678")
  for (const number of ["12812345678", "1381234567", "138123456789", "02012345678", ""]) expect(codeOf(checkMobile(number)), number).toBe("E-TEL-01")
})

test("one number for more than five people is doubted, not refused", () => {
  expect(checkMobile("13812345678", 5)).toMatchObject({ ok: true, warnings: [] })
  expect(checkMobile("13812345678", 6)).toMatchObject({ ok: true, warnings: ["W-TEL-01"] })
})

test("a bank card passes the Luhn sum", () => {
  expect(codeOf(checkBankCard("4111 1111 1111 1111"))).toBe("4111111111111111")
  for (const number of ["4111111111111112", "123", "", "41111111111111111111111", "411111111111111a"])
    expect(codeOf(checkBankCard(number)), number).toBe("E-BANK-01")
})

test("every single altered digit of a card is found", () => {
  const digits = fc.integer({ min: 0, max: 999_999_999_999 }).map((value) => `622202${String(value).padStart(12, "0")}`)
  fc.assert(fc.property(digits, fc.integer({ min: 1, max: 18 }), fc.constantFrom(..."0123456789"), (body, at, figure) => {
    const card = body + luhnDigit(body)
    expect(checkBankCard(card).ok).toBe(true)
    fc.pre(card.charAt(at) !== figure)
    expect(checkBankCard(card.slice(0, at) + figure + card.slice(at + 1)).ok).toBe(false)
  }))
})

test("a branch number has twelve digits and the check digit that published ones have", () => {
  const published = ["102100099996", "103100000026", "104100000004", "105100000017", "301290000007", "308584000013", "403100000004", "313651027012", "313227560015", "313522004113"]
  for (const number of published) expect(codeOf(checkBankLine(number)), number).toBe(number)
  expect(codeOf(checkBankLine("1021 0009 9996"))).toBe("102100099996")
  for (const number of ["102100099997", "10210009999", "1021000999960", "示例银行", "", "10210009999X"]) expect(codeOf(checkBankLine(number)), number).toBe("E-BANK-02")
})

test("every single altered digit of a branch number is found", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.integer({ min: 0, max: 11 }), fc.constantFrom(..."0123456789"), (value, at, figure) => {
    const body = String(value).padStart(11, "0")
    const number = body + bankLineDigit(body)
    expect(checkBankLine(number).ok).toBe(true)
    fc.pre(number.charAt(at) !== figure)
    expect(checkBankLine(number.slice(0, at) + figure + number.slice(at + 1)).ok).toBe(false)
  }))
})

test("a certificate number has sixteen digits, a region and a year that has come", () => {
  expect(codeOf(checkCertificateNumber("9901011026000001", today))).toBe("9901011026000001")
  for (const number of ["9901011027000001", "0001011026000001", "990101102600000", "99010110260000011", "99010110260A0001"])
    expect(codeOf(checkCertificateNumber(number, today)), number).toBe("E-CERT-01")
  expect(codeOf(checkCertificateNumber("450101102600000123", today, true))).toBe("450101102600000123")
  expect(codeOf(checkCertificateNumber("4501011026000001234", today, true))).toBe("E-CERT-01")
})

test("facts do not lie in the future and periods do not end before they start", () => {
  expect(codeOf(checkFactDate(today, today))).toBe(today)
  expect(codeOf(checkFactDate(plainDate("2026-03-03"), today))).toBe("E-DATE-01")
  expect(codeOf(checkDateOrder(today, today))).toBe(today)
  expect(codeOf(checkDateOrder(today, plainDate("2026-03-01")))).toBe("E-DATE-01")
})

test("a monthly income lies between nothing and one million", () => {
  expect(codeOf(checkMonthlyIncome("0"))).toBe(0)
  expect(codeOf(checkMonthlyIncome("1000000.00"))).toBe(100_000_000)
  for (const text of ["1000000.01", "-1", "12.345", "1e5", "", "二千"]) expect(codeOf(checkMonthlyIncome(text)), text).toBe("E-AMT-01")
})

test("every code has one sentence of its own", () => {
  const codes = [...Object.keys(refusals), ...Object.keys(warnings)] as (RefusalCode | WarningCode)[]
  const sentences = codes.map(sentenceOf)
  expect(new Set(sentences).size).toBe(codes.length)
  expect(sentences.every((sentence) => sentence.length >= 8)).toBe(true)
})
