// Moves as officers see them: what is open at their place, one of them, and messages that wait for a person.
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type OutputOf } from "#wire"
import type { listTransferMessages, listTransfers } from "../../contract/transfers.ts"
import { feeDue, sheetOverdue } from "./fee-due.ts"
import { provinceName } from "./messages.ts"
import { type OneTransfer, transferColumns, type TransferRow } from "./transfer-statements.ts"

type Shown = OutputOf<typeof listTransfers>[number]
export type NamedRow = TransferRow & { readonly name: string; readonly id_masked: string | null; readonly batch_number: string | null }

const named = `select ${transferColumns}, p.name, p.id_masked, (select b.number from payments.batch_months b where b.batch_id = t.fee_batch) as batch_number from insurance.transfers t join registers.persons p on p.person_id = t.person_id`

/** By the place of the move: the file of who moves may lie with another office, and is named all the same. */
const transfersAt = statement<{ scope: string; direction: string; open: boolean }, NamedRow>({
  name: "insurance.list-transfers", reach: "report",
  sql: `${named} where t.region like :scope::text || '%' and (:direction::text = '' or t.direction = :direction) and (t.state in ('done', 'rejected', 'recalled')) <> :open::boolean order by t.recorded_at desc limit 300`,
})
const oneTransfer = statement<{ person: string; transfer: string; scope: string }, NamedRow>({ name: "insurance.read-transfer", reach: "subject", sql: `${named} where t.person_id = :person and t.transfer_id = :transfer and starts_with(t.region, :scope)` })

function shown(row: NamedRow, today: string): Shown {
  const due = feeDue(row, today)
  return {
    personId: row.person_id, transferId: row.transfer_id, direction: row.direction, number: row.number, caseId: row.case_id, name: row.name, region: row.region, otherProvince: row.other_province, otherName: provinceName(row.other_province),
    purpose: row.purpose, state: row.state, reason: row.reason, says: row.says, contactOn: row.contact_on, informationOn: row.information_on, paidMonths: row.paid_months, approvedMonths: row.approved_months, drawnMonths: row.drawn_months,
    unusedMonths: row.unused_months, standardFen: row.standard, feeFen: row.fee, feeDueOn: due.on, overdue: due.overdue || (row.state === "contact-sent" && row.contact_on !== null && sheetOverdue(row.contact_on, row.region, today)), preparedBy: row.prepared_name, movedOn: row.moved_on, feeOn: row.fee_on, feeDocument: row.fee_document,
    feeEnteredBy: row.fee_entered_name, feeConfirmedBy: row.fee_confirmed_name, feeBatch: row.fee_batch === null || row.batch_number === null ? null : { batchId: row.fee_batch, number: row.batch_number },
  }
}

export async function listTransfersFor(request: RequestContext<unknown, { direction?: "in" | "out" | undefined; open: "yes" | "no" }>): Promise<Shown[]> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.house.database.system.all(transfersAt, { scope: request.viewer.scope, direction: request.query.direction ?? "", open: request.query.open === "yes" })
  for (const row of rows) request.shows(row.person_id, row.region, "失业保险关系转移")
  return rows.map((row) => shown(row, request.today))
}

/** @throws input.not-found outside the officer's place */
export async function readNamed({ viewer, house }: Pick<RequestContext, "viewer" | "house">, params: OneTransfer): Promise<NamedRow> {
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  const row = await house.database.system.maybe(oneTransfer, { person: params.person, transfer: params.transfer, scope: viewer.scope })
  if (!row) throw commonProblems.notFound()
  return row
}

export async function transferView(request: RequestContext<OneTransfer, unknown, unknown>, params: OneTransfer): Promise<Shown> {
  const row = await readNamed(request, params)
  request.concerns(row.person_id, row.region, { transfer: row.transfer_id })
  return shown(row, request.today)
}

/** What belongs to no desk is seen by all who handle moves of the whole province. */
const byHand = statement<{ scope: string }, { message_id: string; number: string; kind: string; province: string; problem: string; made_at: string }>({
  name: "insurance.list-transfer-messages", reach: "report",
  sql: "select message_id, number, kind, province, problem, made_at from insurance.transfer_messages where state in ('by-hand', 'refused') and (region = '' and length(:scope) <= 2 or region <> '' and starts_with(region, :scope)) order by made_at desc limit 200",
})

export async function listTransferMessagesFor(request: RequestContext): Promise<OutputOf<typeof listTransferMessages>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.house.database.system.all(byHand, { scope: request.viewer.scope })
  return rows.map((row) => ({ messageId: row.message_id, number: row.number, kind: row.kind, province: provinceName(row.province), problem: row.problem, at: row.made_at }))
}
