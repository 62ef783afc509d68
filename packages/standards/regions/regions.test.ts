// Region codes and the demonstration province.
import { expect, test } from "vitest"
import { regionCode, wholeNation } from "../ids.ts"
import { plainDate } from "../plain-date.ts"
import { urbanRuralKinds } from "../codes/service-tables.ts"
import { demonstrationRegions } from "./demonstration-province.ts"
import { checkRegion, communityKindOf, parentRegion, regionLevel, regionPath, scopePrefix, streetKindOf, within } from "./region.ts"

const levels = [
  ["000000000000", 0, "", null],
  ["990000000000", 1, "99", "000000000000"],
  ["990200000000", 2, "9902", "990000000000"],
  ["990201000000", 3, "990201", "990200000000"],
  ["990201001000", 4, "990201001", "990201000000"],
  ["990201001002", 5, "990201001002", "990201001000"],
  ["110100000000", 2, "1101", "110000000000"],
  ["500000000000", 1, "50", "000000000000"],
  ["441900003000", 4, "441900003", "441900000000"],
  ["330110000000", 3, "330110", "330100000000"],
  ["330110110000", 4, "330110110", "330110000000"],
] as const

for (const [code, level, prefix, parent] of levels)
  test(`${code} is of level ${level} with the scope "${prefix}"`, () => {
    expect(regionLevel(regionCode(code))).toBe(level)
    expect(scopePrefix(regionCode(code))).toBe(prefix)
    expect(parentRegion(regionCode(code))).toBe(parent)
  })

test("a scope holds itself and what lies below it", () => {
  const city = regionCode("990200000000")
  expect(within(city, regionCode("990201001002"))).toBe(true)
  expect(within(city, city)).toBe(true)
  expect(within(city, regionCode("990101001002"))).toBe(false)
  expect(within(regionCode("990201000000"), city)).toBe(false)
  expect(within(wholeNation, city)).toBe(true)
})

test("parameters are looked up from the place itself to the nation", () => {
  expect(regionPath(regionCode("990201001002"))).toEqual([
    "990201001002", "990201001000", "990201000000", "990200000000", "990000000000", "000000000000",
  ])
  expect(regionPath(wholeNation)).toEqual([wholeNation])
})

test("streets, towns, townships, neighbourhoods and villages are told by their digits", () => {
  expect(["990101001000", "990103100000", "990103200000", "990101400000", "990101000000"].map((code) => streetKindOf(regionCode(code)))).toEqual(
    ["街道", "镇", "乡", "类似乡级单位", null],
  )
  expect(["990101001001", "990101003201", "990101001401", "990101001501", "990101001000"].map((code) => communityKindOf(regionCode(code)))).toEqual(
    ["居民委员会", "村民委员会", "类似居民委员会", "类似村民委员会", null],
  )
})

test("a stated region is active on its day and deep enough", () => {
  const row = { code: regionCode("990101001001"), validFrom: plainDate("2020-01-01"), validTo: plainDate("2025-01-01") }
  expect(checkRegion(row, plainDate("2024-12-31"))).toMatchObject({ ok: true })
  expect(checkRegion(row, plainDate("2025-01-01"))).toMatchObject({ ok: false, code: "E-REG-01" })
  expect(checkRegion({ ...row, code: regionCode("990101001000") }, plainDate("2024-12-31"))).toMatchObject({ ok: false })
  expect(checkRegion({ ...row, code: regionCode("990101001000") }, plainDate("2024-12-31"), 4)).toMatchObject({ ok: true })
  expect(checkRegion(undefined, plainDate("2024-12-31"))).toMatchObject({ ok: false })
})

test("the demonstration province is a whole tree down to classified communities", () => {
  const codes = new Set<string>(demonstrationRegions.map(({ code }) => code))
  expect(codes.size).toBe(demonstrationRegions.length)
  const kinds = new Set<string>(urbanRuralKinds.values.map(({ code }) => code))
  for (const { code, level, parent, urbanRural, name } of demonstrationRegions) {
    expect(level === 1 ? parent : codes.has(parent ?? ""), code).toBe(level === 1 ? wholeNation : true)
    expect(urbanRural === null ? level < 5 : kinds.has(urbanRural) && level === 5, code).toBe(true)
    if (communityKindOf(code) === "村民委员会") expect(name.endsWith("村"), name).toBe(true)
    if (communityKindOf(code) === "居民委员会") expect(name.endsWith("社区"), name).toBe(true)
    const kind = level === 4 ? streetKindOf(code) : null
    if (kind !== null) expect(name.endsWith(kind), name).toBe(true)
    const below = demonstrationRegions.filter((child) => child.parent === code).length
    if (level < 5) expect(below, code).toBeGreaterThanOrEqual(2)
  }
  expect([1, 2, 3].map((level) => demonstrationRegions.filter((region) => region.level === level).length)).toEqual([1, 3, 9])
})
