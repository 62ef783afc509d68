// Credit codes: the worked examples of GB 32100 and the laws of its two check characters.
import fc from "fast-check"
import { expect, test } from "vitest"
import { checkCreditCode, creditCodeFor } from "./credit-code.ts"

const cases = [
  ["the worked example", "91350100M000100Y43", "accepted"],
  ["lower case", "91350100m000100y43", "accepted"],
  ["a letter outside the alphabet", "91350100M000100Y4Z", "E-USC-01"],
  ["a wrong check character", "91350100M000100Y44", "E-USC-02"],
  ["seventeen characters", "91350100M000100Y4", "E-USC-01"],
  ["an old registration number of fifteen digits", "350100100000001", "E-USC-01"],
  ["a letter in the region", "9135A100M000100Y43", "E-USC-01"],
  ["the letter O", "91350100MO00100Y43", "E-USC-01"],
] as const

for (const [situation, code, outcome] of cases)
  test(`credit code: ${situation}`, () => {
    const checked = checkCreditCode(code)
    expect(checked.ok ? "accepted" : checked.code).toBe(outcome)
  })

test("the kind of body is read from the first two characters", () => {
  const kinds = [["91", "企业"], ["92", "个体工商户"], ["93", "农民专业合作社"], ["12", "事业单位"], ["53", "基金会"], ["Y1", "其他"]] as const
  for (const [prefix, kind] of kinds) {
    const checked = checkCreditCode(creditCodeFor(prefix, "990101", "MA123456"))
    expect(checked.ok && checked.value.kind).toBe(kind)
    expect(checked.ok && checked.value.regionPrefix).toBe("990101")
  }
})

test("a failing organisation code inside a right code is only doubted", () => {
  const doubted = fc.sample(fc.integer({ min: 0, max: 99_999_999 }), 200).flatMap((serial) => {
    const good = creditCodeFor("91", "990101", String(serial).padStart(8, "0"))
    return ["0", "1", "2"].map((inner) => good.slice(0, 16) + inner).flatMap((head) => [..."0123456789ABCDEFGHJKLMNPQRTUWXY"].map((last) => checkCreditCode(head + last)))
  })
  const passed = doubted.filter((checked) => checked.ok)
  expect(passed.some((checked) => checked.warnings.includes("W-USC-01"))).toBe(true)
  expect(passed.every((checked) => checked.warnings.every((code) => code === "W-USC-01"))).toBe(true)
})

test("every single altered character makes a valid code invalid", () => {
  const serial = fc.integer({ min: 0, max: 99_999_999 }).map((value) => String(value).padStart(8, "0"))
  fc.assert(fc.property(serial, fc.integer({ min: 0, max: 17 }), fc.constantFrom(..."0123456789ABCDEFGHJKLMNPQRTUWXY"), (eight, at, character) => {
    const code = creditCodeFor("91", "990101", eight)
    expect(checkCreditCode(code).ok).toBe(true)
    fc.pre(code.charAt(at) !== character)
    expect(checkCreditCode(code.slice(0, at) + character + code.slice(at + 1)).ok).toBe(false)
  }))
})
