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
}

const columns = "r.subject_id, r.reexamination_id, r.subject_kind, r.case_id, r.item, r.item_name, r.number, r.name, r.region, r.decided, r.barred, r.reason, r.asked_at, r.due_on, r.state, r.settled_says, r.settled_on, r.new_case_id"

export type One = { subject: string; reexamination: string }

export const insertReexamination = statement<Record<"subject" | "reexamination" | "kind" | "case" | "item" | "itemName" | "number" | "name" | "region" | "decided" | "barred" | "reason" | "at" | "due", string>>({
  name: "subsidies.ask-reexamination", reach: "subject",
  sql: `
    insert into subsidies.reexaminations (subject_id, reexamination_id, subject_kind, case_id, item, item_name, number, name, region, decided, barred, reason, asked_at, due_on)
    values (:subject, :reexamination, :kind, :case, :item, :itemName, :number, :name, :region, :decided, array(select jsonb_array_elements_text(:barred::jsonb)), :reason, :at::timestamptz, :due::date)`,
})
export const reexaminationOfCase = statement<{ subject: string; case: string }, ReexaminationRow>({ name: "subsidies.reexamination-of-case", reach: "subject", sql: `select ${columns} from subsidies.reexaminations r where r.subject_id = :subject and r.case_id = :case` })
export const readOne = statement<One, ReexaminationRow>({ name: "subsidies.read-reexamination", reach: "subject", sql: `select ${columns} from subsidies.reexaminations r where r.subject_id = :subject and r.reexamination_id = :reexamination` })
export const holdReexamination = statement<One, ReexaminationRow>({ name: "subsidies.hold-reexamination", reach: "subject", sql: `select ${columns} from subsidies.reexaminations r where r.subject_id = :subject and r.reexamination_id = :reexamination for update of r` })
export const reexaminationsAt = statement<{ scope: string; state: string }, ReexaminationRow>({
  name: "subsidies.list-reexaminations", reach: "report", sql: `select ${columns} from subsidies.reexaminations r where r.region like :scope::text || '%' and r.state = :state order by r.due_on, r.reexamination_id limit 200`,
})
export const settleOne = statement<One & { state: string; by: string; name: string; says: string; on: string; newCase: string | null }>({
  name: "subsidies.settle-reexamination", reach: "subject",
  sql: `
    update subsidies.reexaminations set state = :state, settled_by = :by, settled_name = :name, settled_says = :says, settled_on = :on::date, new_case_id = :newCase::bigint
     where subject_id = :subject and reexamination_id = :reexamination`,
})
