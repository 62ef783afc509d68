// The statements of one correction: held while it changes, its lines, the list of an office.
import { statement } from "#platform/database"
import type { correctionStates } from "../../contract/corrections.ts"
import type { AwardedItem } from "../../rules/index.ts"

export interface CorrectionRow {
  readonly subject_id: string
  readonly correction_id: string
  readonly grant_id: string
  readonly subject_kind: "person" | "employer"
  readonly name: string
  readonly region: string
  readonly item: AwardedItem
  readonly fund: string
  readonly grounds: string
  readonly less: number
  readonly more: number
  readonly state: (typeof correctionStates)[number]
  readonly made_at: string
  readonly settled_by: string | null
  readonly settled_name: string
  readonly settled_says: string
  readonly settled_at: string | null
  readonly clawback_id: string | null
  readonly supplement: "none" | "published" | "granted" | "refused"
  readonly approved_on: string | null
  readonly approved_office: string
  /** What the grant it is about came to. */
  readonly granted: number
  readonly published_until: string | null
}

const columns = `k.subject_id, k.correction_id, k.grant_id, k.subject_kind, k.name, k.region, k.item, k.fund, k.grounds, k.less_fen::float8 as less, k.more_fen::float8 as more, k.state, k.made_at, k.settled_by, k.settled_name, k.settled_says, k.settled_at,
  k.clawback_id, k.supplement, k.approved_on, k.approved_office, (select g.amount_fen from subsidies.grants g where g.subject_id = k.subject_id and g.grant_id = k.grant_id)::float8 as granted, (select max(p.until_on) from subsidies.publications p where p.subject_id = k.subject_id and p.case_id = k.correction_id and p.state = 'open') as published_until`

export type One = { subject: string; correction: string }

export const holdCorrection = statement<One, CorrectionRow>({ name: "subsidies.hold-correction", reach: "subject", sql: `select ${columns} from subsidies.corrections k where k.subject_id = :subject and k.correction_id = :correction for update of k` })
export const readCorrection = statement<One, CorrectionRow>({ name: "subsidies.read-correction", reach: "subject", sql: `select ${columns} from subsidies.corrections k where k.subject_id = :subject and k.correction_id = :correction` })
export const corrections = statement<{ scope: string; state: string }, CorrectionRow>({
  name: "subsidies.list-corrections", reach: "report", sql: `select ${columns} from subsidies.corrections k where k.region like :scope::text || '%' and k.state = :state order by k.made_at desc, k.correction_id desc limit 200`,
})

export interface CorrectionLine {
  readonly about_id: string
  readonly name: string
  readonly line: string
  readonly had: number
  readonly due: number
}
/** Lines to be paid on top whose own grant does not stand any more; what stands is kept as it is until this is done. */
export const linesGone = statement<One, { line: string }>({
  name: "subsidies.correction-lines-gone", reach: "subject",
  sql: `
    with asked as (select l.about_id, l.line, k.grant_id from subsidies.corrections k join subsidies.correction_lines l on l.subject_id = k.subject_id and l.correction_id = k.correction_id
                    where k.subject_id = :subject::bigint and k.correction_id = :correction::bigint and l.due_fen > l.had_fen),
    months as (select a.about_id, a.line from asked a join subsidies.grant_months m on m.person_id = a.about_id and m.grant_id = a.grant_id and left(m.ym::text, 4) || '-' || right(m.ym::text, 2) = a.line and m.state = 'granted' for share of m),
    awards as (select a.about_id, a.line from asked a join subsidies.awards w on w.subject_id = a.about_id and w.grant_id = a.grant_id and w.line = a.line and w.state = 'granted' for share of w)
    select a.line from asked a where not exists (select 1 from months m where m.about_id = a.about_id and m.line = a.line) and not exists (select 1 from awards w where w.about_id = a.about_id and w.line = a.line)`,
})
export const linesOf = statement<One, CorrectionLine>({
  name: "subsidies.correction-lines", reach: "subject",
  sql: `
    select l.about_id, coalesce(p.name, e.name, '') as name, l.line, l.had_fen::float8 as had, l.due_fen::float8 as due from subsidies.correction_lines l
      left join registers.persons p on p.person_id = l.about_id left join registers.employers e on e.employer_id = l.about_id where l.subject_id = :subject and l.correction_id = :correction order by l.line, l.about_id`,
})
