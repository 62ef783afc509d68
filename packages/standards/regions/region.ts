// Regions by their twelve-digit codes: level, parent, path, scope.
import { regionCode, wholeNation, type RegionCode } from "../ids.ts"
import type { PlainDate } from "../plain-date.ts"
import { accepted, refused, type Checked } from "../identity/refusals.ts"

/** 0 nation, 1 province 省, 2 city 市, 3 county 县(市、区), 4 street 街道(镇、乡), 5 community 社区(村). */
export type RegionLevel = 0 | 1 | 2 | 3 | 4 | 5

/** A region as the register keeps it. */
export type RegionRow = {
  readonly code: RegionCode
  readonly name: string
  readonly level: RegionLevel
  readonly parent: RegionCode | null
  /** 城乡分类代码, communities only. */
  readonly urbanRural: string | null
}

const lengths = [0, 2, 4, 6, 9, 12] as const

/** The level, from the trailing zeros. A code of a city's own office (本级) is the city's. */
export function regionLevel(code: RegionCode): RegionLevel {
  const significant = code.replace(/0+$/, "").length
  const level = lengths.findIndex((length) => significant <= length)
  return ([0, 1, 2, 3, 4, 5] as const)[level] ?? 5
}

/** The digits by which a scope covers what lies below it: "", "99", "9902", "990201", 9 or 12 digits. */
export const scopePrefix = (code: RegionCode): string => code.slice(0, lengths[regionLevel(code)])

/** Whether `region` is `scope` or lies below it. */
export const within = (scope: RegionCode, region: RegionCode): boolean => region.startsWith(scopePrefix(scope))

/** The region above: null for the nation. Towns directly below a city (东莞, 中山) have the city itself above them. */
export function parentRegion(code: RegionCode): RegionCode | null {
  const level = regionLevel(code)
  return level === 0 ? null : regionCode(code.slice(0, lengths[level - 1]).padEnd(12, "0"))
}

/** From the region itself up to the nation: the order in which parameters are looked up. */
export function regionPath(code: RegionCode): readonly RegionCode[] {
  const path: RegionCode[] = []
  for (let at: RegionCode | null = code; at !== null; at = parentRegion(at)) path.push(at)
  return path.at(-1) === wholeNation ? path : [...path, wholeNation]
}

const between = (digits: string, from: number, to: number) => Number(digits) >= from && Number(digits) <= to

/** 街道 001–099, 镇 100–199, 乡 200–399, 类似乡级 400–599; null for another level. */
export function streetKindOf(code: RegionCode): "街道" | "镇" | "乡" | "类似乡级单位" | null {
  if (regionLevel(code) < 4) return null
  const digits = code.slice(6, 9)
  if (between(digits, 1, 99)) return "街道"
  if (between(digits, 100, 199)) return "镇"
  if (between(digits, 200, 399)) return "乡"
  return between(digits, 400, 599) ? "类似乡级单位" : null
}

/** 居委会 001–199, 村委会 200–399, 类似居委会 400–499, 类似村委会 500–599; null for another level. */
export function communityKindOf(code: RegionCode): "居民委员会" | "村民委员会" | "类似居民委员会" | "类似村民委员会" | null {
  if (regionLevel(code) < 5) return null
  const digits = code.slice(9)
  if (between(digits, 1, 199)) return "居民委员会"
  if (between(digits, 200, 399)) return "村民委员会"
  if (between(digits, 400, 499)) return "类似居民委员会"
  return between(digits, 500, 599) ? "类似村民委员会" : null
}

/** A stated region must stand in the register on the business date, at least at the level asked for. E-REG-01. */
export function checkRegion(
  row: { readonly code: RegionCode; readonly validFrom: PlainDate; readonly validTo: PlainDate | null } | undefined,
  on: PlainDate,
  deepest: RegionLevel = 5,
): Checked<RegionCode> {
  const active = row !== undefined && row.validFrom <= on && (row.validTo === null || on < row.validTo)
  return active && regionLevel(row.code) >= deepest ? accepted(row.code) : refused("E-REG-01")
}
