// Identity numbers and documents: every vector of the registration standard, and the laws of the check characters.
import fc from "fast-check"
import { expect, test } from "vitest"
import { fromEpochDay, epochDay, plainDate } from "../plain-date.ts"
import { checkDisabilityCertificate } from "./disability-certificate.ts"
import { checkForeignPermanentNumber } from "./foreign-permanent-number.ts"
import { checkIdentityDocument } from "./identity-document.ts"
import { checkCharacter } from "./mod-11-2.ts"
import { checkResidencePermit, checkResidentNumber, checkSex, fromFifteenDigits, residentNumberFor } from "./resident-number.ts"
import type { Checked } from "./refusals.ts"

const today = plainDate("2026-03-02")
const codeOf = <Value>(checked: Checked<Value>) => (checked.ok ? "accepted" : checked.code)

const vectors = [
  ["the standard's own first example", "11010519491231002X", "accepted"],
  ["the standard's own second example", "440524188001010014", "E-ID-03"],
  ["a lower-case x", "11010519491231002x", "accepted"],
  ["spaces and full-width digits", " 110105 19491231 002Ｘ", "accepted"],
  ["A1: a wrong check character", "110105194912310021", "E-ID-02"],
  ["month 13", "11010519491331002X", "E-ID-03"],
  ["seventeen characters", "11010519491231002", "E-ID-01"],
  ["nineteen characters", "11010519491231002XX", "E-ID-01"],
  ["nothing", "", "E-ID-01"],
  ["a letter in the middle", "1101051949A231002X", "E-ID-06"],
  ["born tomorrow", residentNumberFor("110105", plainDate("2026-03-03"), 1), "E-ID-03"],
  ["born today", residentNumberFor("110105", today, 1), "accepted"],
  ["born on the first day accepted", residentNumberFor("110105", plainDate("1900-01-01"), 1), "accepted"],
] as const

for (const [situation, number, outcome] of vectors)
  test(`identity number: ${situation}`, () => expect(codeOf(checkResidentNumber(number, today))).toBe(outcome))

test("the check character of both printed examples is right, though 1880 lies before the first accepted birth", () => {
  expect(checkCharacter("11010519491231002")).toBe("X")
  expect(checkCharacter("44052418800101001")).toBe("4")
})

test("birth, sex and region are read from the number", () => {
  const checked = checkResidentNumber("11010519491231002x", today)
  expect(checked).toEqual({
    ok: true, warnings: [], value: { number: "11010519491231002X", birth: "1949-12-31", sex: "2", regionPrefix: "110105" },
  })
  if (!checked.ok) throw new Error("refused")
  expect(codeOf(checkSex("1", checked.value))).toBe("E-ID-04")
  expect(codeOf(checkSex("2", checked.value))).toBe("accepted")
})

test("a withdrawn or unknown region only warns", () => {
  const checked = checkResidentNumber(residentNumberFor("190101", plainDate("1990-01-01"), 2), today)
  expect(checked.ok && checked.warnings).toEqual(["W-ID-01"])
  const asked = checkResidentNumber("11010519491231002X", today, () => false)
  expect(asked.ok && asked.warnings).toEqual(["W-ID-01"])
})

test("a refusal carries the sentence shown at the counter", () => {
  expect(checkResidentNumber("110105194912310021", today)).toEqual({ ok: false, code: "E-ID-02", sentence: "身份证号码校验码错误" })
})

test("fifteen digits are refused as a new number and converted for the history", () => {
  expect(codeOf(checkResidentNumber("110105491231002", today))).toBe("E-ID-01")
  const converted = fromFifteenDigits("110105491231002", today)
  expect(converted.ok && converted.value.number).toBe("11010519491231002X")
  expect(codeOf(fromFifteenDigits("11010549123100", today))).toBe("E-ID-01")
  expect(codeOf(fromFifteenDigits("110105491331002", today))).toBe("E-ID-03")
})

const anyBirth = fc.integer({ min: epochDay(plainDate("1900-01-01")), max: epochDay(today) }).map(fromEpochDay)
const anyNumber = fc
  .tuple(fc.integer({ min: 110000, max: 659999 }), anyBirth, fc.integer({ min: 0, max: 999 }))
  .map(([region, birth, sequence]) => residentNumberFor(String(region), birth, sequence))

test("a number made by the rule is accepted and tells its sex by the odd sequence", () => {
  fc.assert(fc.property(anyNumber, (number) => {
    const checked = checkResidentNumber(number, today)
    expect(checked.ok && checked.value.sex).toBe(Number(number.charAt(16)) % 2 === 1 ? "1" : "2")
  }))
})

test("every single altered character makes a valid number invalid", () => {
  fc.assert(fc.property(anyNumber, fc.integer({ min: 0, max: 17 }), fc.constantFrom(..."0123456789X"), (number, at, character) => {
    fc.pre(number.charAt(at) !== character)
    expect(checkResidentNumber(number.slice(0, at) + character + number.slice(at + 1), today).ok).toBe(false)
  }), { numRuns: 500 })
})

test("swapping two neighbouring digits makes a valid number invalid", () => {
  fc.assert(fc.property(anyNumber, fc.integer({ min: 0, max: 15 }), (number, at) => {
    fc.pre(number.charAt(at) !== number.charAt(at + 1))
    const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
    expect(checkResidentNumber(swapped, today).ok).toBe(false)
  }))
})

test("the residence permit of Hong Kong, Macao and Taiwan residents has its three regions", () => {
  for (const region of ["810000", "820000", "830000"])
    expect(codeOf(checkResidencePermit(residentNumberFor(region, plainDate("1990-05-06"), 3), today))).toBe("accepted")
  expect(codeOf(checkResidencePermit("11010519491231002X", today))).toBe("E-ID-06")
})

test("the permanent residence card of foreigners is known in both forms", () => {
  const seventeen = "91110519900506001"
  const number = seventeen + checkCharacter(seventeen)
  const checked = checkForeignPermanentNumber(number)
  expect(checked.ok && checked.value).toEqual({ number, card: "2023", birth: "1990-05-06" })
  expect(codeOf(checkForeignPermanentNumber(seventeen + (checkCharacter(seventeen) === "1" ? "2" : "1")))).toBe("E-ID-02")
  expect(codeOf(checkForeignPermanentNumber("11010519491231002X"))).toBe("E-ID-06")
  expect(checkForeignPermanentNumber("usa310119800101")).toMatchObject({ ok: true, value: { number: "USA310119800101", card: "older", birth: null } })
  expect(codeOf(checkForeignPermanentNumber("US1310119800101"))).toBe("E-ID-06")
  expect(codeOf(checkForeignPermanentNumber("9123"))).toBe("E-ID-01")
})

const documents = [
  ["01", "11010519491231002X", "accepted"],
  ["01", "110105194912310021", "E-ID-02"],
  ["04", "H12345678", "accepted"],
  ["04", "M12345678", "E-ID-06"],
  ["05", "m12345678", "accepted"],
  ["05", "H12345678", "E-ID-06"],
  ["06", "12345678", "accepted"],
  ["06", "1234567", "E-ID-06"],
  ["08", "AB123", "accepted"],
  ["08", "AB12", "E-ID-06"],
  ["08", "A12345678901234567", "E-ID-06"],
  ["17", residentNumberFor("820000", plainDate("1990-05-06"), 4), "accepted"],
  ["02", "南字第0123号", "accepted"],
  ["99", "", "E-ID-01"],
] as const

for (const [type, number, outcome] of documents)
  test(`document of type ${type}: "${number}" is ${outcome}`, () => expect(codeOf(checkIdentityDocument(type, number, today))).toBe(outcome))

test("a disability certificate belongs to the person whose number it begins with", () => {
  const person = "11010519491231002X"
  expect(checkDisabilityCertificate(`${person}42`, person, today)).toMatchObject({ ok: true, value: { kind: "4", grade: "2", reissue: 0 } })
  expect(checkDisabilityCertificate(`${person}71B1`, person, today)).toMatchObject({ ok: true, value: { kind: "7", grade: "1", reissue: 1 } })
  for (const wrong of [`${person}82`, `${person}45`, `${person}4`, "11010519491231002142", person])
    expect(codeOf(checkDisabilityCertificate(wrong, person, today)), wrong).toBe("E-DIS-01")
  const other = residentNumberFor("110105", plainDate("1990-01-01"), 1)
  expect(codeOf(checkDisabilityCertificate(`${other}42`, person, today))).toBe("E-DIS-02")
})
