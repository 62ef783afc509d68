// The money of a move, entered by one finance officer and confirmed by another; and urging the other province.
import { type Bulk, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { fen, formatYuan } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type confirmTransferFee, type enterTransferFee, type takeTransferMessage, transferProblems, type urgeTransfer } from "../../contract/transfers.ts"
import { provinceName } from "./messages.ts"
import { heldTransfer, officerOf } from "./transfer-out.ts"
import { takeMessage } from "./take-message.ts"
import { envelopeTo, type OneTransfer, queueMessage, type TransferRow } from "./transfer-statements.ts"

const enterFee = statement<OneTransfer & Record<"on" | "document" | "by" | "name", string>>({
  name: "insurance.enter-transfer-fee", reach: "subject",
  sql: "update insurance.transfers set state = 'fee-received', fee_on = :on, fee_document = :document, fee_entered_by = :by, fee_entered_name = :name where person_id = :person and transfer_id = :transfer",
})
const confirmFee = statement<OneTransfer & Record<"by" | "name", string>>({
  name: "insurance.confirm-transfer-fee", reach: "subject", sql: "update insurance.transfers set state = 'done', fee_confirmed_by = :by, fee_confirmed_name = :name where person_id = :person and transfer_id = :transfer",
})

/** Money that came for a move in; what a move out costs is paid through a batch. The sum is that of the move: another one is refused, never written. */
export async function enterTransferFeeFor(request: RequestContext<OneTransfer, unknown, InputOf<typeof enterTransferFee>>): Promise<OutputOf<typeof enterTransferFee>> {
  const officer = officerOf(request)
  const { house, params, input } = request
  const region = await house.database.system.transaction(async (tx) => {
    const row = await heldTransfer(tx, officer, params)
    if (row.direction !== "in" || row.state !== "fee-pending" || input.on > request.today) throw transferProblems.notNow()
    if (input.amountFen !== row.fee) throw transferProblems.feeDiffers({ fee: formatYuan(fen(row.fee ?? 0)) })
    await tx.run(enterFee, { ...params, on: input.on, document: input.document, by: officer.officerId, name: officer.name })
    return row.region
  })
  request.concerns(params.person, region, { transfer: params.transfer, amountFen: input.amountFen, document: input.document })
  return { state: "fee-received" }
}

export async function confirmTransferFeeFor(request: RequestContext<OneTransfer, unknown, InputOf<typeof confirmTransferFee>>): Promise<OutputOf<typeof confirmTransferFee>> {
  const officer = officerOf(request)
  const { house, params } = request
  const region = await house.database.system.transaction(async (tx) => {
    const row = await heldTransfer(tx, officer, params)
    if (row.state !== "fee-received") throw transferProblems.notNow()
    if (row.fee_entered_by === officer.officerId) throw transferProblems.samePerson()
    await tx.run(confirmFee, { ...params, by: officer.officerId, name: officer.name })
    await tellOther(tx, request, row)
    return row.region
  })
  request.concerns(params.person, region, { transfer: params.transfer })
  return { state: "done" }
}

/** A move out says what was paid; a move in is over. */
async function tellOther(tx: Bulk, { house, today }: RequestContext<OneTransfer, unknown, unknown>, row: TransferRow): Promise<void> {
  if (row.direction === "out") {
    await queueMessage(tx, house, { kind: "remittance", ...envelopeTo(house, row.number, row.other_province), amountFen: row.fee ?? 0, document: row.fee_document }, row.region)
    return
  }
  const call = publish("transfer.done", row.person_id, { region: row.region, effectiveDate: today, caseId: row.case_id, says: `${provinceName(row.other_province)}的失业保险转移费用已到账` })
  await tx.sql(call.statement.text, call.values)
}

/** When somebody was last reminded. */
export const markUrged = statement<OneTransfer & { on: string }>({ name: "insurance.mark-transfer-urged", reach: "subject", sql: "update insurance.transfers set urged_on = :on where person_id = :person and transfer_id = :transfer" })

/** 催办, at most once a day by the program and as often as an officer wants. */
export async function urge(tx: Bulk, house: Parameters<typeof queueMessage>[1], row: TransferRow, says: string, on: string): Promise<void> {
  await queueMessage(tx, house, { kind: "reminder", ...envelopeTo(house, row.number, row.other_province), says }, row.region)
  await tx.run(markUrged, { person: row.person_id, transfer: row.transfer_id, on })
}

export async function urgeTransferFor(request: RequestContext<OneTransfer, unknown, InputOf<typeof urgeTransfer>>): Promise<OutputOf<typeof urgeTransfer>> {
  const officer = officerOf(request)
  const { house, params, input, today } = request
  const row = await house.database.system.transaction(async (tx) => {
    const held = await heldTransfer(tx, officer, params)
    if (held.direction !== "in" || (held.state !== "contact-sent" && held.state !== "fee-pending")) throw transferProblems.notNow()
    await urge(tx, house, held, input.says, today)
    return held
  })
  request.concerns(params.person, row.region, { transfer: params.transfer, says: input.says })
  return { state: row.state }
}

/** A message that came as a file goes through the same door as one that came over the wire. */
export async function takeTransferMessageFor(request: RequestContext<unknown, unknown, InputOf<typeof takeTransferMessage>>): Promise<OutputOf<typeof takeTransferMessage>> {
  officerOf(request)
  const taken = await takeMessage(request.house, parsed(request.input.content))
  if (taken.state === "again") throw transferProblems.takenBefore()
  if (taken.state === "unreadable") throw transferProblems.unreadable({ why: taken.problem })
  request.concerns("0", request.house.province.padEnd(12, "0"), { message: taken.state })
  return { state: taken.state, problem: taken.state === "by-hand" ? taken.problem : "" }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw commonProblems.invalidInput({}, [{ path: "content", code: "insurance.transfer-unreadable", says: "不是约定格式的函件" }])
  }
}
