// Months of a person that a cap counts, as the claim was judged on them: when another approval has used some up since, the grant is not written.
import type { SubsidyItem } from "../rules/items.ts"
import type { JudgedLine } from "./line-judge.ts"

interface Counted {
  /** The fact that says how many there were. */
  readonly fact: string
  readonly items: readonly SubsidyItem[]
}

const hardship: readonly Counted[] = [{ fact: "flexible-months-used", items: ["SI-FLEX-HARD"] }, { fact: "hired-months-used", items: ["SI-EMP-HARD", "PW-SI"] }]
const alone = (item: SubsidyItem): readonly Counted[] => [{ fact: "months-used", items: [item] }]
const counts: Partial<Readonly<Record<SubsidyItem, readonly Counted[]>>> = {
  "SI-EMP-HARD": hardship, "SI-FLEX-HARD": hardship, "SI-SME-GRAD": alone("SI-SME-GRAD"), "SI-FLEX-GRAD": alone("SI-FLEX-GRAD"), "SI-KEY25": alone("SI-KEY25"), "PW-POST": alone("PW-POST"), "PW-SI": alone("PW-SI"),
}

interface CountedMonths {
  readonly person: string
  readonly items: readonly SubsidyItem[]
  /** Months of a post count from the beginning of the placement. */
  readonly since: number
  readonly had: number
}

/** How many months each person had when the first line was judged. */
export const countedMonths = (item: SubsidyItem, lines: readonly JudgedLine[]): readonly CountedMonths[] =>
  [...new Set(lines.map((one) => one.person))].flatMap((person) =>
    (counts[item] ?? []).flatMap(({ fact, items }) => {
      const own = lines.filter((one) => one.person === person)
      const had = own.map((one) => one.facts[fact]).filter((value) => typeof value === "number")
      const since = own.map((one) => one.facts["post-from"]).find((value) => typeof value === "string")
      return had.length === 0 ? [] : [{ person, items, since: Number((since ?? "0000-01").slice(0, 7).replace("-", "")), had: Math.min(...had) }]
    }))

/** The word of the constraint when the person of a line `l` has more now. */
export const monthsGrew = `(
  select min('MONTHS-GREW'::text) from jsonb_to_recordset(:counted::jsonb) as k(person bigint, items text[], since int, had int)
   where k.person = l.subject and k.had < (select count(*) from subsidies.grant_months m where m.person_id = k.person and m.state = 'granted' and m.grant_id <> :grant::bigint and m.item = any(k.items) and m.ym >= k.since))`
