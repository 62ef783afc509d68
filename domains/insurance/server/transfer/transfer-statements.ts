// One move of 失业保险关系 and its messages, as rows: read, held, and what is written to them.
import { newId, statement, type Bulk } from "#platform/database"
import type { House } from "#platform/module"
import { todayInChina } from "#standards"
import { digestOf, type TransferMessage } from "./messages.ts"

export type TransferState = "applied" | "contact-sent" | "out-done" | "fee-pending" | "fee-received" | "done" | "rejected" | "recalled"

export interface TransferRow {
  readonly person_id: string
  readonly transfer_id: string
  readonly direction: "in" | "out"
  readonly number: string
  readonly case_id: string | null
  readonly region: string
  readonly other_province: string
  readonly purpose: string
  readonly state: TransferState
  readonly reason: string
  readonly says: string
  readonly contact_on: string | null
  readonly information_on: string | null
  readonly paid_months: number | null
  readonly approved_months: number | null
  readonly drawn_months: number | null
  readonly unused_months: number | null
  readonly standard: number | null
  readonly consumed_ym: number | null
  readonly months: readonly { readonly ym: number; readonly arrived: string }[] | null
  readonly fee: number | null
  readonly prepared_by: string | null
  readonly prepared_name: string | null
  readonly settled_name: string | null
  readonly letter_office: string
  readonly sheet_office: string
  readonly moved_on: string | null
  readonly fee_on: string | null
  readonly fee_document: string
  readonly fee_entered_by: string | null
  readonly fee_entered_name: string | null
  readonly fee_confirmed_name: string | null
  readonly fee_batch: string | null
  readonly urged_on: string | null
}

export const transferColumns = `t.person_id, t.transfer_id, t.direction, t.number, t.case_id, t.region, t.other_province, t.purpose, t.state, t.reason, t.says, t.contact_on, t.information_on, t.paid_months, t.approved_months,
  t.drawn_months, t.unused_months, t.standard_fen::float8 as standard, t.consumed_ym, t.months, t.fee_fen::float8 as fee, t.prepared_by, t.prepared_name, t.settled_name, t.letter_office, t.sheet_office, t.moved_on, t.fee_on, t.fee_document,
  t.fee_entered_by, t.fee_entered_name, t.fee_confirmed_name, t.fee_batch, t.urged_on`

export interface OneTransfer {
  readonly person: string
  readonly transfer: string
}

export const holdTransfer = statement<{ person: string; transfer: string }, TransferRow>({
  name: "insurance.hold-transfer", reach: "subject", sql: `select ${transferColumns} from insurance.transfers t where t.person_id = :person and t.transfer_id = :transfer for update`,
})

export const holdTransferOfCase = statement<{ person: string; case: string }, TransferRow>({
  name: "insurance.hold-transfer-of-case", reach: "subject", sql: `select ${transferColumns} from insurance.transfers t where t.person_id = :person and t.case_id = :case for update`,
})

const letterOf = statement<{ number: string }, OneTransfer>({
  name: "insurance.read-transfer-letter", reach: "lookup", sql: "select person_id as person, transfer_id as transfer from insurance.transfer_letters where number = :number",
})

/** Held by the number of its letter. */
export async function holdTransferOfLetter(tx: Bulk, number: string): Promise<TransferRow | undefined> {
  const letter = await tx.maybe(letterOf, { number })
  return letter && tx.maybe(holdTransfer, { person: letter.person, transfer: letter.transfer })
}

export const insertTransfer = statement<Record<"person" | "transfer" | "direction" | "number" | "region" | "province" | "purpose" | "state" | "at", string> & { case: string | null; contactOn: string | null }, { transfer_id: string }>({
  name: "insurance.insert-transfer", reach: "subject",
  sql: `
    insert into insurance.transfers (person_id, transfer_id, direction, number, case_id, region, other_province, purpose, state, contact_on, recorded_at)
    values (:person, :transfer, :direction, :number, :case, :region, :province, :purpose, :state, :contactOn, :at) on conflict do nothing returning transfer_id`,
})

export const insertLetter = statement<{ number: string; person: string; transfer: string }>({
  name: "insurance.insert-transfer-letter", reach: "lookup", sql: "insert into insurance.transfer_letters (number, person_id, transfer_id) values (:number, :person, :transfer) on conflict do nothing",
})

/** Moves on, keeping what was said before where nothing is said now. */
export const moveTransfer = statement<{ person: string; transfer: string; state: string; reason: string; says: string; contactOn: string | null; by: string | null }>({
  name: "insurance.move-transfer", reach: "subject",
  sql: `
    update insurance.transfers set state = :state, reason = coalesce(nullif(:reason, ''), reason), says = coalesce(nullif(:says, ''), says), contact_on = coalesce(:contactOn::date, contact_on), settled_name = coalesce(:by, settled_name)
     where person_id = :person::bigint and transfer_id = :transfer::bigint`,
})
export const moved = (one: OneTransfer, state: TransferState, more: { readonly reason?: string; readonly says?: string; readonly contactOn?: string; readonly by?: string } = {}) => ({
  ...one, state, reason: more.reason ?? "", says: more.says ?? "", contactOn: more.contactOn ?? null, by: more.by ?? null,
})

export interface Figures {
  readonly informationOn: string
  readonly paid: number
  readonly approved: number
  readonly drawn: number
  readonly unused: number
  readonly drawing: boolean
  readonly standard: number
  readonly consumed: number | null
  readonly months: string
  readonly fee: number
}

/** The figures of a 转出信息表. */
export const keepFigures = statement<OneTransfer & Figures & { state: string; preparedBy: string | null; preparedName: string | null }>({
  name: "insurance.keep-transfer-figures", reach: "subject",
  sql: `
    update insurance.transfers set state = :state, information_on = :informationOn, paid_months = :paid, approved_months = :approved, drawn_months = :drawn, unused_months = :unused, drawing = :drawing, standard_fen = :standard, consumed_ym = :consumed,
           months = :months::jsonb, fee_fen = :fee, prepared_by = :preparedBy, prepared_name = :preparedName
     where person_id = :person and transfer_id = :transfer`,
})

/** Nobody knows which of two figures is right: neither stands. */
export const forgetFigures = statement<OneTransfer & { says: string }>({
  name: "insurance.forget-transfer-figures", reach: "subject",
  sql: `
    update insurance.transfers set state = 'contact-sent', says = :says, information_on = null, paid_months = null, approved_months = null, drawn_months = null, unused_months = null, drawing = false, standard_fen = null, consumed_ym = null,
           months = null, fee_fen = null
     where person_id = :person and transfer_id = :transfer and state = 'out-done'`,
})

const insertMessage = statement<Record<"id" | "number" | "direction" | "kind" | "province" | "region" | "digest" | "sealed" | "state" | "problem" | "at", string>>({
  name: "insurance.insert-transfer-message", reach: "lookup",
  sql: `
    insert into insurance.transfer_messages (message_id, number, direction, kind, province, region, digest, sealed, state, problem, made_at, done_at)
    values (:id, :number, :direction, :kind, :province, :region, :digest, :sealed, :state, :problem, :at, case when :state <> 'waiting' then :at::timestamptz end)`,
})

const rowOf = (house: House, message: TransferMessage, direction: "in" | "out", region: string) => ({
  id: message.id, number: message.number, direction, kind: message.kind, province: direction === "in" ? message.from : message.to, region, digest: digestOf(message), sealed: house.sealing.seal(JSON.stringify(message)), at: house.clock(),
})

/** A message to another province, sent after the transaction. */
export const queueMessage = (tx: Bulk, house: House, message: TransferMessage, region: string): Promise<number> => tx.run(insertMessage, { ...rowOf(house, message, "out", region), state: "waiting", problem: "" })

/** A message that came, with what became of it. */
export const keepMessage = (tx: Bulk, house: House, message: TransferMessage, region: string, problem: string): Promise<number> =>
  tx.run(insertMessage, { ...rowOf(house, message, "in", region), state: problem === "" ? "taken" : "by-hand", problem })

/** What every message of ours about a move begins with. */
export const envelopeTo = (house: House, number: string, province: string) => ({ id: `${house.province}-${newId()}`, number, from: house.province, to: province, on: todayInChina(house.clock()) })
