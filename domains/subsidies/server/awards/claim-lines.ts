// The lines of a claim that is not counted by months: each about a person or a unit, with its own facts and those that registers and records answer about whom it is about.
import { type FactSource, type Relation, relation, relationsOf } from "#platform/facts"

/** One line, as it stands in the fact "claim-lines". */
export interface ClaimLine {
  /** Whom it is about, a person or a unit. */
  readonly about: string
  readonly kind: "person" | "employer"
  readonly name: string
  /** Which of the subject's: an employment, a class, a quarter; "once". */
  readonly line: string
  /** In words, "2025-08-01招用". */
  readonly label: string
  /** Values by fact; what nobody answered is absent. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** What of its lines a question needs. */
export interface LinesWanted {
  /** Facts the line is judged by; others may be left out. */
  readonly needed: (fact: string) => boolean
  /** Of a code that has to be one of a list wherever and whenever it is asked, every code of these lists; lines of others may be left out by who only asks which fit. */
  readonly among: (fact: string) => readonly string[] | undefined
}

/** Rows `subject` (who claims), `about_id`, `kind`, `line`, `label`, and `own`: facts only the line knows, as an object. May use `:on`. Everything is found unless less is wanted. */
export type Lines = (asked: (column: string) => string, wanted?: LinesWanted) => string

export const everything: LinesWanted = { needed: () => true, among: () => undefined }

/** What a line knows, as SQL by fact: those that are needed, as an object. */
export function ownFacts(facts: Readonly<Record<string, string>>, { needed }: LinesWanted = everything): string {
  const wanted = Object.entries(facts).filter(([fact]) => needed(fact))
  return wanted.length === 0 ? "'{}'::jsonb" : `jsonb_build_object(${wanted.map(([fact, sql]) => `'${fact}', ${sql}`).join(", ")})`
}

/** A relation with one row for each subject that claims. Its own names (claimant, card, unit_card) are used by no relation of a fact. */
export function claimLines(name: string, lines: Lines, about: readonly FactSource[], ofClaimant: readonly FactSource[] = []): Relation {
  const facts = [...about, ...ofClaimant].map((one) => {
    const stated = `jsonb_build_object('${one.fact}', ${one.value})`
    return one.answered === undefined ? stated : `case when ${one.answered} then ${stated} else '{}'::jsonb end`
  })
  const joined = (sources: readonly FactSource[], column: string) => relationsOf(sources).map((one) => `left join lateral (${one.sql((asked) => `${asked} = ${column}`)}) ${one.name} on ${one.byLine ? `${one.name}.line = claimant.line` : "true"}`)
  return relation(
    name,
    (asked) => `
    select claimant.subject, jsonb_agg(jsonb_build_object('about', claimant.about_id::text, 'kind', claimant.kind, 'name', coalesce(card.name, unit_card.name), 'line', claimant.line, 'label', claimant.label,
             'facts', ${["'{}'::jsonb", ...facts, "claimant.own"].join("\n             || ")}) order by claimant.about_id, claimant.line, claimant.own) as lines
      from (${lines(asked)}) claimant
      left join registers.persons card on claimant.kind = 'person' and card.person_id = claimant.about_id
      left join registers.employers unit_card on claimant.kind = 'employer' and unit_card.employer_id = claimant.about_id
      ${[...joined(about, "claimant.about_id"), ...joined(ofClaimant, "claimant.subject")].join("\n      ")}
     group by claimant.subject`,
  )
}

/** Somebody who claims for themselves, once. */
export const onePerson: Lines = (asked) => `select p.person_id as subject, p.person_id as about_id, 'person' as kind, 'once' as line, '' as label, '{}'::jsonb as own from registers.persons p where ${asked("p.person_id")}`

/** A unit that claims for itself, once. */
export const oneUnit: Lines = (asked) => `select u.employer_id as subject, u.employer_id as about_id, 'employer' as kind, 'once' as line, '' as label, '{}'::jsonb as own from registers.employers u where ${asked("u.employer_id")}`

/** Lines of everybody for themselves: whom the line is about is who claims. */
export const isForThemselves = (lines: Lines): boolean => lines === onePerson || lines === oneUnit

/** The relation as the one fact a claim is judged on. */
export const claimLinesFact = (from: Relation): FactSource => ({ fact: "claim-lines", from, value: `coalesce(${from.name}.lines, '[]'::jsonb)`, source: "登记、参保、备案和补贴记录" })
