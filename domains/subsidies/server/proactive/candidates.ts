// Candidates: the months of a person that a rule passes or leaves to somebody, whoever would be paid; the same judge that decides a claim.
import { askAll, gathering, type Gathering } from "#platform/facts"
import { type Bulk, statement } from "#platform/database"
import type { PlainDate } from "#standards"
import type { ClaimMonth } from "../claim-months.ts"
import { type JudgedLine, lineJudge } from "../line-judge.ts"
import { monthlySubsidies, type MonthlyItem, type MonthlySubsidy } from "../monthly-items.ts"
import { decisionTable } from "../parameters.ts"
import { offerable, proactiveItems } from "./proactive-items.ts"

/** An account is asked for when an offer is confirmed, not when it is found. */
export const assumedAccount = { "account-is-payee": true } as const

export interface Candidate {
  readonly person: string
  readonly item: MonthlyItem
  readonly month: string
  readonly payee: string
  readonly kind: "person" | "employer"
  readonly region: string
  readonly result: "pass" | "by-hand"
  readonly amount: number
  readonly codes: readonly string[]
}

const placesOf = statement<{ payees: readonly string[] }, { id: string; region: string }>({
  name: "subsidies.places-of-payees", reach: "bulk",
  sql: `
    select p.person_id as id, p.region from registers.persons p where p.person_id = any(:payees::bigint[])
    union all
    select e.employer_id, e.region from registers.employers e where e.employer_id = any(:payees::bigint[])`,
})

interface Ready {
  readonly subsidy: MonthlySubsidy
  readonly gather: Gathering
  readonly judge: ReturnType<typeof lineJudge>
}

const ready: readonly Ready[] = Object.values(monthlySubsidies).map((subsidy) => ({
  subsidy, gather: gathering(`subsidies.candidates.${subsidy.item}`, [subsidy.candidateMonths]), judge: lineJudge(subsidy.rule, { facts: [subsidy.candidateMonths], parameters: decisionTable, used: subsidy.used }),
}))

/** True where the place offers the item without an application. */
export function isOfferedAt(item: MonthlyItem, region: string, today: PlainDate): boolean {
  const listed = decisionTable.find(proactiveItems.parameter, region, today)?.value
  return Array.isArray(listed) && offerable(listed as readonly string[]).some((one) => one.item === item)
}

interface Promised {
  readonly person_id: string
  readonly item: MonthlyItem
  readonly payee_id: string
  readonly months: number
}

/** Months of offers that were confirmed and are not decided yet. */
const promised = statement<{ persons: readonly string[] }, Promised>({
  name: "subsidies.promised-months", reach: "bulk",
  sql: `
    select l.person_id, o.item, o.subject_id as payee_id, count(*)::int as months from subsidies.offer_lines l join subsidies.offers o on o.subject_id = l.subject_id and o.offer_id = l.offer_id
     where l.person_id = any(:persons::bigint[]) and o.state = 'confirmed' group by l.person_id, o.item, o.subject_id`,
})

/** What other items, or the same with another payee, use up of a person's months: those found before it, and those confirmed. Counted on by the fact that counts them. */
function usedBeside(item: MonthlyItem, payee: string, found: Readonly<Partial<Record<MonthlyItem, number>>>, confirmed: readonly Promised[]): Readonly<Record<string, number>> {
  const beside: Record<string, number> = {}
  for (const other of Object.values(monthlySubsidies)) {
    const waiting = confirmed.filter((one) => one.item === other.item && (one.item !== item || one.payee_id !== payee)).reduce((sum, one) => sum + one.months, 0)
    const months = other.item === item ? waiting : Math.max(waiting, found[other.item] ?? 0)
    if (months > 0) beside[other.used] = (beside[other.used] ?? 0) + months
  }
  return beside
}

const withUsed = (facts: ClaimMonth["facts"], beside: Readonly<Record<string, number>>): ClaimMonth["facts"] =>
  ({ ...facts, ...Object.fromEntries(Object.entries(beside).flatMap(([name, months]) => (typeof facts[name] === "number" ? [[name, facts[name] + months]] : []))), ...assumedAccount })

/** What the items come to for these people today, in the order in which they are offered: each as a claim that is decided after those before it, so that together they never promise more than a person has left. */
export async function candidatesOf(tx: Bulk, persons: readonly string[], today: PlainDate): Promise<readonly Candidate[]> {
  const found: Candidate[] = []
  const before = new Map<string, Partial<Record<MonthlyItem, number>>>()
  const confirmed = await tx.all(promised, { persons })
  for (const { subsidy, gather, judge } of ready) {
    const rows = await askAll(tx, gather.many(persons, today))
    const months = rows.map((row) => gather.read(row)["claim-months"]?.value as readonly ClaimMonth[] | null | undefined ?? [])
    const places = new Map((await tx.all(placesOf, { payees: [...new Set(months.flat().map((one) => one.payee))] })).map((row) => [row.id, row.region]))
    for (const ofPerson of months) {
      const { person = "", payee = "" } = ofPerson[0] ?? {}
      const region = places.get(payee)
      if (region === undefined) continue
      const beside = usedBeside(subsidy.item, payee, before.get(person) ?? {}, confirmed.filter((one) => one.person_id === person))
      const judged = judge.judge({ "claim-months": { value: ofPerson.map((one) => ({ ...one, facts: withUsed(one.facts, beside) })), source: "", asOf: null } }, today, region)
      const lines = judged.gives["lines"] as readonly JudgedLine[]
      found.push(...lines.flatMap((line) => candidateFrom(line, subsidy, payee, region)))
      if (isOfferedAt(subsidy.item, region, today)) before.set(person, { ...before.get(person), [subsidy.item]: lines.filter((one) => one.verdict === "pass").length })
    }
  }
  return found
}

/** A month that passes with an amount, or that only a person can settle. */
function candidateFrom(line: JudgedLine, subsidy: MonthlySubsidy, payee: string, region: string): readonly Candidate[] {
  if (line.verdict !== "by-hand" && !(line.verdict === "pass" && line.amount > 0)) return []
  return [{ person: line.person, item: subsidy.item, month: line.month, payee, kind: subsidy.payee, region, result: line.verdict, amount: line.amount, codes: line.codes }]
}

const replace = statement<{ persons: readonly string[]; rows: string; at: string }, NewlyByHand>({
  name: "subsidies.replace-candidates", reach: "bulk",
  sql: `
    with given as (
      select * from jsonb_to_recordset(:rows::jsonb) as g(person bigint, item text, month text, payee bigint, kind text, region text, result text, amount bigint, codes jsonb)
    ), gone as (
      delete from subsidies.candidates c where c.person_id = any(:persons::bigint[])
         and not exists (select 1 from given g where g.person = c.person_id and g.item = c.item and replace(g.month, '-', '')::int = c.ym)
    ), before as (
      select c.person_id, c.item, c.ym from subsidies.candidates c where c.person_id = any(:persons::bigint[]) and c.result = 'by-hand'
    ), written as (
      insert into subsidies.candidates as c (person_id, item, ym, payee_id, payee_kind, region, result, amount_fen, codes, found_at)
      select g.person, g.item, replace(g.month, '-', '')::int, g.payee, g.kind, g.region, g.result, g.amount, array(select jsonb_array_elements_text(g.codes)), :at::timestamptz from given g
      on conflict (person_id, item, ym) do update
         set payee_id = excluded.payee_id, payee_kind = excluded.payee_kind, region = excluded.region, result = excluded.result, amount_fen = excluded.amount_fen, codes = excluded.codes, found_at = excluded.found_at
       where (c.payee_id, c.region, c.result, c.amount_fen, c.codes) is distinct from (excluded.payee_id, excluded.region, excluded.result, excluded.amount_fen, excluded.codes)
    )
    select distinct g.item, g.payee as payee_id, g.kind as payee_kind, g.region from given g
     where g.result = 'by-hand' and not exists (select 1 from before b where b.person_id = g.person and b.item = g.item and b.ym = replace(g.month, '-', '')::int)`,
})

export interface NewlyByHand {
  readonly item: string
  readonly payee_id: string
  readonly payee_kind: string
  readonly region: string
}

/** Works candidates of these people out anew; answers who has months that newly need a person. */
export async function refreshCandidates(tx: Bulk, persons: readonly string[], today: PlainDate, at: string): Promise<readonly NewlyByHand[]> {
  if (persons.length === 0) return []
  return tx.all(replace, { persons, rows: JSON.stringify(await candidatesOf(tx, persons, today)), at })
}
