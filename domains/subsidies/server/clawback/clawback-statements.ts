// The statements of one clawback: held while it changes, its lines and its book.
import { statement } from "#platform/database"
import type { clawbackKinds, clawbackStates } from "../../contract/clawbacks.ts"
import type { AwardedItem } from "../../rules/index.ts"

export type ClawbackState = (typeof clawbackStates)[number]
export type ClawbackKind = (typeof clawbackKinds)[number]

export interface ClawbackRow {
  readonly subject_id: string
  readonly clawback_id: string
  readonly subject_kind: "person" | "employer"
  readonly name: string
  readonly region: string
  readonly grant_id: string
  readonly batch_id: string
  readonly item: AwardedItem
  readonly fund: string
  readonly year: number
  readonly kind: ClawbackKind
  readonly amount: number
  readonly recovered: number
  readonly grounds: string
  readonly state: ClawbackState
  readonly way: string | null
  readonly opened_by: string
  readonly opened_name: string
  readonly opened_at: string
  readonly confirmed_by: string | null
  readonly notified_on: string | null
  readonly answer_by: string | null
  readonly answer: string | null
  readonly decided_on: string | null
  readonly due_on: string | null
  readonly decision_says: string
  readonly notified_office: string
  readonly decided_office: string
  readonly offset_consent: string | null
}

export const clawbackColumns = `c.subject_id, c.clawback_id, c.subject_kind, c.name, c.region, c.grant_id, c.batch_id, c.item, c.fund, c.year, c.kind, c.amount_fen::float8 as amount, c.recovered_fen::float8 as recovered, c.grounds, c.state, c.way,
  c.opened_by, c.opened_name, c.opened_at, c.confirmed_by, c.notified_on, c.answer_by, c.answer, c.decided_on, c.due_on, c.decision_says, c.notified_office, c.decided_office, c.offset_consent`

export const holdClawback = statement<{ subject: string; clawback: string }, ClawbackRow>({
  name: "subsidies.hold-clawback", reach: "subject", sql: `select ${clawbackColumns} from subsidies.clawbacks c where c.subject_id = :subject and c.clawback_id = :clawback for update`,
})

export const insertEntry = statement<Record<"subject" | "clawback" | "entry" | "kind" | "batch" | "document" | "at" | "name", string> & { amount: number }>({
  name: "subsidies.insert-clawback-entry", reach: "subject",
  sql: `
    insert into subsidies.clawback_entries (subject_id, clawback_id, entry_id, kind, amount_fen, batch_id, document, at, by_name)
    values (:subject, :clawback, :entry, :kind, :amount, :batch, :document, :at, :name)`,
})

/** What has come back, and that it is all. */
export const addRecovered = statement<{ subject: string; clawback: string; amount: number }, { state: ClawbackState; open: number }>({
  name: "subsidies.add-recovered", reach: "subject",
  sql: `
    update subsidies.clawbacks set recovered_fen = recovered_fen + :amount::bigint, way = coalesce(way, 'paid'), state = case when recovered_fen + :amount::bigint = amount_fen then 'recovered' else state end
     where subject_id = :subject and clawback_id = :clawback returning state, (amount_fen - recovered_fen)::float8 as open`,
})

export const kindWords: Readonly<Record<ClawbackKind, string>> = {
  duplicate: "重复享受", stacked: "与其他补贴不可同时享受", "lost-condition": "丧失享受条件", "false-data": "以虚假材料或虚假信息取得", overpaid: "核定金额有误多发", death: "人员死亡后仍发放",
}
