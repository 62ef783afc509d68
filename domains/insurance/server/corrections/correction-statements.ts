// Corrections of benefit months as rows: the list of an office, those an officer chose, held, and what is written to them.
import { statement } from "#platform/database"
import type { benefitCorrectionStates } from "../../contract/corrections.ts"

export interface CorrectionRow {
  readonly person_id: string
  readonly correction_id: string
  readonly name: string
  readonly id_masked: string | null
  readonly region: string
  readonly grounds: string
  readonly less: number
  readonly more: number
  readonly state: (typeof benefitCorrectionStates)[number]
  readonly decision: "take" | "drop" | null
  readonly made_at: string
  readonly decided_by: string | null
  readonly decided_name: string
  readonly decided_says: string
  readonly decided_at: string | null
  readonly confirmed_name: string
  readonly confirmed_on: string | null
  readonly receivable_id: string | null
  readonly lines: readonly { readonly ym: number; readonly had: number; readonly due: number }[]
}

const columns = `k.person_id, k.correction_id, p.name, p.id_masked, k.region, k.grounds, k.less_fen::float8 as less, k.more_fen::float8 as more, k.state, k.decision, k.made_at, k.decided_by, k.decided_name, k.decided_says, k.decided_at, k.confirmed_name, k.confirmed_on, k.receivable_id,
  (select jsonb_agg(jsonb_build_object('ym', l.ym, 'had', l.had_fen, 'due', l.due_fen) order by l.ym) from insurance.correction_lines l where l.person_id = k.person_id and l.correction_id = k.correction_id) as lines`

export const listCorrections = statement<{ scope: string; state: string; offset: number; limit: number }, CorrectionRow & { readonly total: number; readonly all_less: number; readonly all_more: number }>({
  name: "insurance.list-corrections", reach: "report",
  sql: `
    select ${columns}, count(*) over ()::int as total, sum(k.less_fen) over ()::float8 as all_less, sum(k.more_fen) over ()::float8 as all_more from insurance.corrections k join registers.persons p on p.person_id = k.person_id
     where k.region like :scope::text || '%' and k.state = :state order by k.made_at desc, k.correction_id limit :limit::int offset :offset::int`,
})
export const readCorrection = statement<{ person: string; correction: string }, CorrectionRow>({
  name: "insurance.read-correction", reach: "subject", sql: `select ${columns} from insurance.corrections k join registers.persons p on p.person_id = k.person_id where k.person_id = :person and k.correction_id = :correction`,
})

/** Those an officer chose, held in one order, whoever else chooses some of them. */
export const holdSql = `
  select ${columns} from insurance.corrections k join registers.persons p on p.person_id = k.person_id
    join jsonb_to_recordset($1::jsonb) as c(person bigint, correction bigint) on c.person = k.person_id and c.correction = k.correction_id
   where starts_with(k.region, $2) order by k.person_id, k.correction_id for update of k`

/** Whether the officer or somebody of their kin is among these people. */
export const ownSql = `
  with circle as (select $1::bigint as person_id union select relative_id from registers.kin where person_id = $1::bigint union select person_id from registers.kin where relative_id = $1::bigint)
  select count(*)::int as found from circle where person_id = any($2::bigint[])`
