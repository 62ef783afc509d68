// Industry codes in their several spellings, between editions, and the three sectors of the economy.
import { codeTable } from "./code-table.ts"
import { industries } from "./industries.ts"
import { InvalidValue } from "../invalid-value.ts"

const sectionByDivision: ReadonlyMap<string, string> = new Map(
  industries.values.flatMap(({ code, parent }) => (parent === null ? [] : [[code, parent] as const])),
)
const spelling = /^([A-T])?(\d{2})?\d{0,2}$/

export type Industry = {
  /** 门类 A–T */
  readonly section: string
  /** 大类 01–97, null when only the section is known. */
  readonly division: string | null
}

/** Reads "F", "F51", "F5112", "51", "5112" (not the stored four digits, see `fromAab022`). Throws `industry.invalid`. */
export function industryOf(text: string): Industry {
  const code = text.trim().toUpperCase()
  const match = code === "" ? null : spelling.exec(code)
  const division = match?.[2] ?? null
  const section = division === null ? match?.[1] : sectionByDivision.get(division)
  const consistent = match !== null && section !== undefined && (match[1] === undefined || match[1] === section)
  if (!consistent) throw new InvalidValue("industry.invalid", `not an industry of GB/T 4754-2017: ${text}`)
  return { section, division }
}

/** The stored four digits: ordinal of the section (A = 01) and division, "F51" → "0651", "H" → "0800". Throws `industry.invalid`. */
export function toAab022(text: string): string {
  const { section, division } = industryOf(text)
  return String(section.charCodeAt(0) - 64).padStart(2, "0") + (division ?? "00")
}

/** The stored four digits read back. Throws `industry.invalid`. */
export function fromAab022(stored: string): Industry {
  if (!/^\d{4}$/.test(stored)) throw new InvalidValue("industry.invalid", `not four digits: ${stored}`)
  const section = String.fromCharCode(64 + Number(stored.slice(0, 2)))
  return industryOf(stored.endsWith("00") ? section : section + stored.slice(2))
}

/** The industries as stored. */
export const storedIndustries = codeTable(
  { name: "AAB022", title: "行业", source: "GB/T 4754-2017; 张家港、四川在用系统编码形式", mark: "S" },
  industries.values.map(({ code, name, parent }): [string, string, { readonly parent?: string }] =>
    [toAab022(code), name, parent === null ? {} : { parent: toAab022(parent) }]),
)

/** A division of GB/T 4754-2011 in the 2017 edition. 58 (装卸搬运和运输代理业) was divided, so two answers; a person chooses. */
export function divisionFrom2011(division: string): readonly string[] {
  const number = Number(division)
  if (!/^\d{2}$/.test(division) || number < 1 || number > 96) throw new InvalidValue("industry.invalid", `not a division of 2011: ${division}`)
  if (number === 58) return ["58", "59"]
  return [number < 79 ? division : String(number + 1)]
}

/** 三次产业 by the statistical classification (2018 revision): A05, B11 and C43 are services. */
export function sectorInStatistics(text: string): "1" | "2" | "3" {
  const { section, division } = industryOf(text)
  if (division === "05" || division === "11" || division === "43") return "3"
  return sectorInMarketReport(section)
}

/** 三次产业 as the market report groups them: A first, B–E second, F–T third. */
export function sectorInMarketReport(text: string): "1" | "2" | "3" {
  const { section } = industryOf(text)
  if (section === "A") return "1"
  return section <= "E" ? "2" : "3"
}
