// The places of a table: the one reported on, those below it, and their own offices (本级).
import { type Session, statement } from "#platform/database"
import { digitsOf, figureKey } from "#platform/indicators"
import { regionCode, regionLevel } from "#standards"
import type { Viewer } from "#wire"
import { reportProblems } from "../contract.ts"

interface Place {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly parent: string
}

const placesWithin = statement<{ prefix: string; deepest: number }, Place>({
  name: "reports.places-within",
  reach: "reference",
  hot: true,
  sql: "select code, name, level::int as level, parent from registers.regions where code like :prefix || '%' and level between 1 and :deepest::int and (valid_to is null or valid_to > (now() at time zone 'Asia/Shanghai')::date) order by code",
})

export const placesBelow = (system: Session, prefix: string, deepest: number): Promise<Place[]> => system.all(placesWithin, { prefix, deepest })

/** The leading digits a code covers. */
export const prefixOf = (code: string, level: number): string => code.slice(0, digitsOf[level as 1 | 2 | 3 | 4] ?? 12)

/** A row of a table of places. `office` is the code whose own records are meant, when it is not everything below. */
export interface PlaceRow {
  readonly key: string
  readonly title: string
  readonly level: number
  readonly figure: string
  readonly prefix: string
  readonly office: string | null
  /** Rows that add up to this one. */
  readonly parts: readonly string[]
}

export interface Located {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly prefix: string
  /** Levels whose figures the rows need. */
  readonly levels: readonly number[]
  readonly rows: readonly PlaceRow[]
}

/** Refuses a place outside what the officer is responsible for. */
export function inScope(viewer: Viewer, region: string): void {
  if (viewer.kind !== "staff" || !region.startsWith(viewer.scope)) throw reportProblems.notYourPlace()
}

/** The place with its rows: a province shows its cities and their counties, a city its counties, a county its streets. @throws for a community or an unknown place. */
export async function locate(system: Session, region: string): Promise<Located> {
  const level = regionLevel(regionCode(region))
  if (level < 1 || level > 4) throw reportProblems.unknownPlace()
  const prefix = prefixOf(region, level)
  const places = await placesBelow(system, prefix, level === 1 ? 3 : Math.min(level + 1, 4))
  const own = places.find(({ code }) => code === region)
  if (!own) throw reportProblems.unknownPlace()
  const rows: PlaceRow[] = []
  const below = (parent: string) => places.filter((place) => place.parent === parent)
  const add = (place: Place, depth: number): void => {
    const children = place.level < (level === 1 ? 3 : Math.min(level + 1, 4)) ? below(place.code) : []
    const office = `${place.code}#office`
    rows.push({
      key: depth === 0 ? "total" : place.code, title: depth === 0 ? "合计" : place.name, level: depth, figure: figureKey(place.level, place.code),
      prefix: prefixOf(place.code, place.level), office: null, parts: children.length > 0 ? [office, ...children.map(({ code }) => code)] : [],
    })
    if (children.length === 0) return
    rows.push({ key: office, title: "本级", level: depth + 1, figure: figureKey(place.level + 1, place.code), prefix: prefixOf(place.code, place.level), office: place.code, parts: [] })
    for (const child of children) add(child, depth + 1)
  }
  add(own, 0)
  return { code: region, name: own.name, level, prefix, levels: [...new Set(rows.map(({ figure }) => Number(figure.split(":")[0])))], rows }
}
