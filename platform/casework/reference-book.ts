// Names of regions and the offices that serve them, kept in memory because every page shows them.
import { type Session, statement } from "#platform/database"

const readRegions = statement<Record<string, never>, { code: string; name: string }>({ name: "casework.region-names", reach: "reference", sql: "select code, name from registers.regions" })
const readOffices = statement<Record<string, never>, { region: string; name: string; phone: string | null }>({ name: "casework.offices", reach: "reference", sql: "select region, name, phone from registers.offices" })

export interface ReferenceBook {
  /** "甲市东湖区" for a county, with the street and community below it; the code itself when unknown. */
  placeName(region: string): string
  /** The office that serves a region: its own or the nearest above it. */
  officeOf(region: string): { readonly name: string; readonly phone: string | null } | null
  has(region: string): boolean
}

const kept = new WeakMap<Session, { readonly at: number; readonly book: Promise<ReferenceBook> }>()
const keptFor = 60_000

/** The book of this database, read again after a minute. */
export function referenceBook(system: Session): Promise<ReferenceBook> {
  const known = kept.get(system)
  if (known && Date.now() - known.at < keptFor) return known.book
  const book = readBook(system)
  kept.set(system, { at: Date.now(), book })
  book.catch(() => kept.delete(system))
  return book
}

async function readBook(system: Session): Promise<ReferenceBook> {
  const names = new Map((await system.all(readRegions, {})).map((row) => [row.code, row.name]))
  const offices = new Map((await system.all(readOffices, {})).map((row) => [row.region, { name: row.name, phone: row.phone }]))
  return {
    has: (region) => names.has(region),
    placeName: (region) => levelsOf(region).slice(1).map((code) => names.get(code) ?? "").join("") || (names.get(region) ?? region),
    officeOf: (region) => levelsOf(region).reverse().map((code) => offices.get(code)).find((office) => office !== undefined) ?? null,
  }
}

/** The codes of a region from province down to itself. */
function levelsOf(region: string): string[] {
  const codes = [2, 4, 6, 9, 12].map((length) => region.slice(0, length).padEnd(12, "0"))
  return [...new Set(codes)]
}
