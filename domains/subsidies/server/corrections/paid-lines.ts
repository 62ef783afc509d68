// Lines of grants with what was really had of each: paid, without what is being recovered, with what was paid on top. Lines somebody is deciding about already are left out.
import { statement } from "#platform/database"
import type { Judgement } from "#service"

/** Months and awards of a grant `g` as `about`, `line` and `amount`. */
export const linesOfGrantSql = `
  select m.person_id as about, left(m.ym::text, 4) || '-' || right(m.ym::text, 2) as line, m.amount_fen as amount from subsidies.grant_months m where m.payee_id = g.subject_id and m.grant_id = g.grant_id and m.state = 'granted'
  union all
  select a.subject_id, a.line, a.amount_fen from subsidies.awards a where a.payee_id = g.subject_id and a.grant_id = g.grant_id and a.state = 'granted'`

/** What was really had of a line `x` of the grant `g`. */
export const hadSql = `
  x.amount
    - coalesce((select sum(l.amount_fen) from subsidies.clawbacks b join subsidies.clawback_lines l on l.subject_id = b.subject_id and l.clawback_id = b.clawback_id
                 where b.subject_id = g.subject_id and b.grant_id = g.grant_id and b.state <> 'dropped' and l.about_id = x.about and l.line = x.line), 0)
    + coalesce((select sum(l.due_fen - l.had_fen) from subsidies.corrections k join subsidies.correction_lines l on l.subject_id = k.subject_id and l.correction_id = k.correction_id
                 where k.subject_id = g.subject_id and k.grant_id = g.grant_id and k.supplement = 'granted' and l.about_id = x.about and l.line = x.line and l.due_fen > l.had_fen), 0)`

export interface HadLine {
  readonly about: string
  readonly line: string
  readonly had: number
}

export interface PaidLines {
  readonly subject_id: string
  readonly grant_id: string
  readonly subject_kind: string
  readonly applicant_id: string | null
  readonly name: string
  readonly region: string
  readonly item: string
  readonly fund: string
  readonly granted_on: string
  /** The code of the service it was applied for as. */
  readonly service: string
  readonly judgement: Judgement
  readonly had: readonly HadLine[]
}

const paidLines = (mine: string, states: string, which: string): string => `
    select g.subject_id, g.grant_id, g.subject_kind, g.applicant_id, coalesce(p.name, e.name) as name, g.region, g.item, g.fund, g.granted_on, c.item as service, c.judgement, x.had
      from (${mine}) mine
      join subsidies.grants g on g.subject_id = mine.payee_id and g.grant_id = mine.grant_id and g.state in (${states}) join casework.cases c on c.case_id = g.case_id and c.subject_id = coalesce(g.applicant_id, g.subject_id)
      cross join lateral (
        select jsonb_agg(jsonb_build_object('about', x.about::text, 'line', x.line, 'had', ${hadSql}) order by x.about, x.line) as had from (${linesOfGrantSql}) x
         where ${which} and not exists (
           select 1 from subsidies.corrections k join subsidies.correction_lines l on l.subject_id = k.subject_id and l.correction_id = k.correction_id
            where k.subject_id = g.subject_id and k.grant_id = g.grant_id and (k.state = 'proposed' or k.supplement = 'published') and l.about_id = x.about and l.line = x.line)) x
      left join registers.persons p on g.subject_kind = 'person' and p.person_id = g.subject_id left join registers.employers e on g.subject_kind = 'employer' and e.employer_id = g.subject_id
     where x.had is not null order by g.grant_id`

/** Paid grants with lines about a person: those lines. */
export const paidLinesOfPerson = statement<{ person: string }, PaidLines>({
  name: "subsidies.paid-lines-of-person", reach: "subject",
  sql: paidLines(
    `select m.payee_id, m.grant_id from subsidies.grant_months m where m.person_id = :person::bigint and m.state = 'granted'
     union select a.payee_id, a.grant_id from subsidies.awards a where a.subject_id = :person::bigint and a.state = 'granted'`,
    "'paid'", "x.about = :person::bigint",
  ),
})

/** What a case granted, whole, whether it is paid yet or waits for its batch. */
export const linesOfCase = statement<{ subject: string; case: string }, PaidLines>({
  name: "subsidies.granted-lines-of-case", reach: "subject",
  sql: paidLines(
    "select g.subject_id as payee_id, g.grant_id from subsidies.grants g where g.case_id = :case::bigint and (g.subject_id = :subject::bigint or g.applicant_id = :subject::bigint)",
    "'approved', 'paying', 'paid', 'returned'", "true",
  ),
})
