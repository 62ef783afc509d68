// The statements of reexaminations: asked, held while it is settled, read, listed.
import { statement } from "#platform/database"
import type { reexaminationStates } from "../../contract/reexaminations.ts"

export interface ReexaminationRow {
  readonly subject_id: string
  readonly reexamination_id: string
  readonly subject_kind: "person" | "employer"
  readonly case_id: string
  readonly item: string
  readonly item_name: string
  readonly number: string
  readonly name: string
  readonly region: string
  readonly decided: "approved" | "refused" | "not-accepted"
  readonly barred: readonly string[]
  readonly reason: string
  readonly asked_at: string
  readonly due_on: string
  readonly state: (typeof reexaminationStates)[number]
  readonly settled_says: string
  readonly settled_on: string | null
  readonly new_case_id: string | null
  readonly at_stake: number
  readonly upper: boolean
  readonly raised: number
  readonly settled_office: string
}

const columns = "r.subject_id, r.reexamination_id, r.subject_kind, r.case_id, r.item, r.item_name, r.number, r.name, r.region, r.decided, r.barred, r.reason, r.asked_at, r.due_on, r.state, r.settled_says, r.settled_on, r.new_case_id, r.at_stake_fen::float8 as at_stake, r.upper, r.raised_fen::float8 as raised, r.settled_office"

export type One = { subject: string; reexamination: string }

export const insertReexamination = statement<Record<"subject" | "reexamination" | "kind" | "case" | "item" | "itemName" | "number" | "name" | "region" | "decided" | "barred" | "reason" | "at" | "due", string> & { stake: number; upper: boolean }>({
  name: "subsidies.ask-reexamination", reach: "subject",
  sql: `
    insert into subsidies.reexaminations (subject_id, reexamination_id, subject_kind, case_id, item, item_name, number, name, region, decided, barred, reason, asked_at, due_on, at_stake_fen, upper)
    values (:subject, :reexamination, :kind, :case, :item, :itemName, :number, :name, :region, :decided, array(select jsonb_array_elements_text(:barred::jsonb)), :reason, :at::timestamptz, :due::date, :stake, :upper)`,
})
export const reexaminationOfCase = statement<{ subject: string; case: string }, ReexaminationRow>({ name: "subsidies.reexamination-of-case", reach: "subject", sql: `select ${columns} from subsidies.reexaminations r where r.subject_id = :subject and r.case_id = :case` })
export const readOne = statement<One, ReexaminationRow>({ name: "subsidies.read-reexamination", reach: "subject", sql: `select ${columns} from subsidies.reexaminations r where r.subject_id = :subject and r.reexamination_id = :reexamination` })
export const holdReexamination = statement<One, ReexaminationRow>({ name: "subsidies.hold-reexamination", reach: "subject", sql: `select ${columns} from subsidies.reexaminations r where r.subject_id = :subject and r.reexamination_id = :reexamination for update of r` })
export const reexaminationsAt = statement<{ scope: string; state: string }, ReexaminationRow>({
  name: "subsidies.list-reexaminations", reach: "report", sql: `select ${columns} from subsidies.reexaminations r where r.region like :scope::text || '%' and r.state = :state order by r.due_on, r.reexamination_id limit 200`,
})
export const settleOne = statement<One & { state: string; by: string; name: string; says: string; on: string; newCase: string | null; raised: number; upper: boolean; scope: string; office: string }>({
  name: "subsidies.settle-reexamination", reach: "subject",
  sql: `
    update subsidies.reexaminations set state = :state, settled_by = :by, settled_name = :name, settled_says = :says, settled_on = :on::date, new_case_id = :newCase::bigint, raised_fen = :raised, upper = :upper, settled_scope = :scope, settled_office = :office
     where subject_id = :subject and reexamination_id = :reexamination`,
})

/** Whether an officer applied, or the unit of one. */
export const insiderOf = statement<{ subject: string }, { found: number }>({
  name: "subsidies.insider-who-applied", reach: "subject",
  sql: "select count(*)::int as found from identity.officers o where o.disabled_at is null and (o.person_id = :subject::bigint or o.person_id = (select e.legal_person_id from registers.employers e where e.employer_id = :subject::bigint))",
})

/** Officers who had a part in the case a supplement rests on; a number of the past and a record have none. */
export const barredFromSupplement = statement<{ subject: string; correction: string }, { barred: readonly string[] }>({
  name: "subsidies.barred-from-supplement", reach: "subject",
  sql: `
    select r.barred from subsidies.corrections k join subsidies.reexaminations r on k.cause = 'reexamination:' || r.reexamination_id and (r.subject_id = k.subject_id or r.case_id = (select g.case_id from subsidies.grants g where g.subject_id = k.subject_id and g.grant_id = k.grant_id))
     where k.subject_id = :subject and k.correction_id = :correction`,
})
