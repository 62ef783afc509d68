// The months of a claim with the facts of each: the relations of one month, asked for every month of a window in one statement.
import { type FactSource, type Relation, relation, relationsOf } from "#platform/facts"

/** How many finished months back a claim may reach. */
export const monthsBack = 24

/** One month of one person, as it stands in the fact "claim-months". */
export interface ClaimMonth {
  readonly person: string
  readonly name: string
  /** Who would be paid: the person, or the unit. */
  readonly payee: string
  /** "2025-07" */
  readonly month: string
  /** Values by fact; what nobody answered is absent. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** Whose months: `subject` (who asks), `person_id`, `payee_id`, `from_on`, the first day that can matter, and `until_on`, the first that belongs to somebody else (null for none). One subject may ask for many people. */
export type Persons = (asked: (column: string) => string) => string

/**
 * A relation with one row for each subject: its people's finished months, each with its facts as of the last day of the month.
 * The day of a month takes the place of the business date in the text of every relation, so that a claim and a scan of one month read the same records.
 * Its own names (claimant, claim_month, card) are used by no relation.
 */
export function claimMonths(name: string, persons: Persons, sources: readonly FactSource[]): Relation {
  const onDay = (sql: string): string => sql.replaceAll(/(?<!:):on(::date)?\b/g, "claim_month.day")
  const facts = sources
    .map((one) => {
      const stated = `jsonb_build_object('${one.fact}', ${onDay(one.value)})`
      return one.answered === undefined ? stated : `case when ${onDay(one.answered)} then ${stated} else '{}'::jsonb end`
    })
    .join("\n            || ")
  const joins = relationsOf(sources).map((one) => `left join lateral (${onDay(one.sql((column) => `${column} = claimant.person_id`))}) ${one.name} on true`)
  return relation(
    name,
    (asked) => `
    select claimant.subject, jsonb_agg(jsonb_build_object('person', claimant.person_id::text, 'name', card.name, 'payee', claimant.payee_id::text, 'month', to_char(claim_month.day, 'YYYY-MM'), 'facts', ${facts}) order by claimant.person_id, claim_month.day) as months
      from (${persons(asked)}) claimant
      join registers.persons card on card.person_id = claimant.person_id
      join lateral (select (d + interval '1 month' - interval '1 day')::date as day
                      from generate_series(greatest(date_trunc('month', :on::date) - interval '${monthsBack} months', date_trunc('month', claimant.from_on)), date_trunc('month', :on::date) - interval '1 month', interval '1 month') d
                     where claimant.until_on is null or d + interval '1 month' - interval '1 day' < claimant.until_on) claim_month on true
      ${joins.join("\n      ")}
     group by claimant.subject`,
  )
}

/** The relation as the one fact a claim is judged on. */
export const claimMonthsFact = (from: Relation, source: string): FactSource => ({ fact: "claim-months", from, value: `coalesce(${from.name}.months, '[]'::jsonb)`, source })
