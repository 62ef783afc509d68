// Money: reading, sharing out exactly, and the printed examples of formal numerals.
import fc from "fast-check"
import { expect, test } from "vitest"
import { fen, formatYuan, minus, percentOf, plainYuan, sum, times, yuan } from "./money.ts"
import { inWords } from "./money-in-words.ts"

test("yuan are read with at most two decimals", () => {
  expect([yuan("1800.00"), yuan("1800"), yuan("0.5"), yuan("-12.34")]).toEqual([180000, 180000, 50, -1234])
  for (const text of ["1800.001", "1,800", "1 800", "", "abc", "1e3", ".5", "99999999999999"]) expect(() => yuan(text), text).toThrow("not an amount")
  expect(() => fen(0.5)).toThrow("not whole fen")
  expect(() => fen(Number.MAX_SAFE_INTEGER + 1)).toThrow("not whole fen")
})

test("amounts are written with thousands apart", () => {
  expect(formatYuan(fen(180000))).toBe("1 800.00")
  expect(formatYuan(fen(5))).toBe("0.05")
  expect(formatYuan(fen(-123456789))).toBe("-1 234 567.89")
  expect(plainYuan(fen(123456789))).toBe("1234567.89")
})

test("a rate is applied exactly and rounded once", () => {
  expect(percentOf(yuan("1000.00"), "2/3", "floor")).toBe(66666)
  expect(percentOf(yuan("1000.00"), "2/3", "half-up")).toBe(66667)
  expect(percentOf(yuan("5000.00"), "0.16", "floor")).toBe(80000)
  expect(percentOf(yuan("525.00"), "25%", "half-up")).toBe(13125)
  expect(percentOf(yuan("4200.00"), "0.5%", "floor")).toBe(2100)
  expect(percentOf(fen(1), "0.5", "half-up")).toBe(1)
  expect(percentOf(fen(-1), "0.5", "half-up")).toBe(-1)
  expect(percentOf(fen(1), "0.5", "floor")).toBe(0)
  expect(percentOf(fen(10), "1.005", "half-up")).toBe(10)
  expect(() => percentOf(fen(1), "1/0", "floor")).toThrow("not a rate")
  expect(() => percentOf(fen(1), "abc", "floor")).toThrow("not a rate")
})

test("formal numerals follow the examples printed with the rule", () => {
  const examples = [
    ["1409.50", "人民币壹仟肆佰零玖元伍角"],
    ["6007.14", "人民币陆仟零柒元壹角肆分"],
    ["1680.32", "人民币壹仟陆佰捌拾元零叁角贰分"],
    ["107000.53", "人民币壹拾万零柒仟元零伍角叁分"],
    ["16409.02", "人民币壹万陆仟肆佰零玖元零贰分"],
    ["325.04", "人民币叁佰贰拾伍元零肆分"],
    ["1800", "人民币壹仟捌佰元整"],
    ["10", "人民币壹拾元整"],
    ["0", "人民币零元整"],
    ["0.05", "人民币伍分"],
    ["0.30", "人民币叁角"],
    ["100000000", "人民币壹亿元整"],
    ["100010005", "人民币壹亿零壹万零伍元整"],
    ["1000000001", "人民币壹拾亿零壹元整"],
  ] as const
  for (const [amount, words] of examples) expect(inWords(yuan(amount)), amount).toBe(words)
  expect(() => inWords(fen(-1))).toThrow("negative")
})

const amounts = fc.array(fc.integer({ min: -1e9, max: 1e9 }).map(fen), { maxLength: 50 })

test("a sum does not depend on order or grouping", () => {
  fc.assert(fc.property(amounts, amounts, (a, b) => {
    expect(sum([...a, ...b])).toBe(sum([...b.toReversed(), ...a]))
    expect(sum([sum(a), sum(b)])).toBe(sum([...a, ...b]))
    expect(minus(sum(a), sum(a))).toBe(0)
  }))
  expect(times(yuan("1225.00"), 3)).toBe(367500)
})

test("writing and reading an amount returns it", () => {
  fc.assert(fc.property(fc.integer({ min: -1e14, max: 1e14 }), (amount) => {
    expect(yuan(plainYuan(fen(amount)))).toBe(amount)
  }))
})

test("two shares never exceed the whole when floored", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e12 }), (amount) => {
    const total = percentOf(fen(amount), "1/3", "floor") + percentOf(fen(amount), "2/3", "floor")
    expect(amount - total).toBeGreaterThanOrEqual(0)
    expect(amount - total).toBeLessThanOrEqual(1)
  }))
})
