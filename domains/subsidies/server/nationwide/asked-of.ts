// Who is asked about in other provinces for a claim (domain/03 §6): everybody a line is about, where the item excludes others by month, person, certificate, firm or loan.
import type { AwardedItem } from "../../rules/index.ts"
import { stackingTable } from "../../rules/stacking.ts"
import { awardOfCode } from "../awards/services.ts"
import { subsidyOfCode } from "../monthly-items.ts"
import { appliedByMonth } from "../post-months.ts"

/** The subsidy a service is about. */
export const subsidyOfService = (service: string): AwardedItem | undefined => (subsidyOfCode(service) ?? appliedByMonth.find((one) => one.code === service) ?? awardOfCode(service))?.item

export interface Nationwide {
  readonly groups: readonly string[]
  /** Only months exclude each other: the months of the claim are asked, else the whole life. */
  readonly byMonth: boolean
  /** Items that meet this one. */
  readonly meets: ReadonlySet<AwardedItem>
}

/** What is asked about an item; undefined where only an invoice could tell (G10), which nobody is asked by person. */
export function nationwideOf(item: AwardedItem): Nationwide | undefined {
  const rows = stackingTable.filter(({ shared, one, other }) => shared !== "cost" && (one.includes(item) || other.includes(item)))
  if (rows.length === 0) return undefined
  const meets = rows.flatMap(({ one, other }) => [...(one.includes(item) ? other : []), ...(other.includes(item) ? one : [])])
  return { groups: [...new Set(rows.map((one) => one.group))], byMonth: rows.every((one) => one.shared === "month"), meets: new Set(meets) }
}

/** A line of either kind of judgement: a person's month, or what an award is about. */
export interface AnyLine {
  readonly verdict: string
  readonly person?: string
  readonly month?: string
  readonly about?: string
  readonly kind?: string
}

export interface AskedPerson {
  readonly person: string
  readonly from: string | null
  readonly until: string | null
}

const personOf = ({ person, about, kind }: AnyLine): string | undefined => person ?? (kind === "person" ? about : undefined)

/** The people of lines that are not refused, each with the months asked about. */
export function askedPersons(lines: readonly AnyLine[], byMonth: boolean): readonly AskedPerson[] {
  const standing = lines.filter((one) => one.verdict !== "fail")
  const persons = [...new Set(standing.flatMap((one) => personOf(one) ?? []))]
  return persons.map((person) => {
    const months = standing.filter((one) => personOf(one) === person).flatMap((one) => one.month ?? []).toSorted()
    return byMonth && months.length > 0 ? { person, from: months[0] ?? null, until: months.at(-1) ?? null } : { person, from: null, until: null }
  })
}
