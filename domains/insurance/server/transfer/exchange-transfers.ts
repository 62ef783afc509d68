// The exchange with other provinces, every few minutes: what waits is sent, what came is taken; and once a day whoever is late is urged.
import { statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { House, Job } from "#platform/module"
import { addDays, plainDate, todayInChina } from "#standards"
import { transferUrgeDays } from "../../rules/index.ts"
import { feeDue, numberOf, sheetOverdue } from "./fee-due.ts"
import { provinceName, transferMessage } from "./messages.ts"
import { transferNodeOf, type TransferNode } from "./node.ts"
import { takeMessage } from "./take-message.ts"
import { markUrged, urge } from "./transfer-fees.ts"
import { holdTransfer, transferColumns, type TransferRow } from "./transfer-statements.ts"

const waiting = statement<Record<never, never>, { message_id: string; number: string; sealed: string }>({
  name: "insurance.list-waiting-transfer-messages", reach: "queue", sql: "select message_id, number, sealed from insurance.transfer_messages where direction = 'out' and state = 'waiting' order by made_at, message_id limit 200",
})
const markSent = statement<{ id: string; state: string; problem: string; at: string | null }>({
  name: "insurance.mark-transfer-message", reach: "lookup", sql: "update insurance.transfer_messages set state = :state, problem = :problem, tries = tries + 1, done_at = coalesce(:at::timestamptz, done_at) where message_id = :id and state = 'waiting'",
})
const said = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure)).slice(0, 200)

/** In their order. After an answer that was lost the same message goes again: the other side takes it once. */
async function sendWaiting(house: House, node: TransferNode): Promise<number> {
  const { system } = house.database
  let sent = 0
  for (const row of await system.all(waiting, {})) {
    const message = transferMessage.parse(JSON.parse(house.sealing.open(row.sealed)))
    try {
      const receipt = await node.submit(message)
      await system.run(markSent, { id: row.message_id, state: receipt.kind === "accepted" ? "sent" : "refused", problem: receipt.kind === "accepted" ? "" : receipt.says, at: house.clock() })
      sent += 1
    } catch (failure) {
      house.log("warn", "the transfer platform did not answer", { message: row.message_id, failure: said(failure) })
      await system.run(markSent, { id: row.message_id, state: "waiting", problem: said(failure), at: null })
    }
  }
  return sent
}

/** What nobody can read is not acknowledged: it stays there until somebody has looked. */
async function fetchNew(house: House, node: TransferNode): Promise<number> {
  let taken = 0
  for (const raw of await node.fetch()) {
    const became = await takeMessage(house, raw)
    const id = typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "string" ? raw.id : null
    if (became.state === "unreadable" || id === null) {
      house.log("warn", "a transfer message cannot be read", { id, problem: became.state === "unreadable" ? became.problem : "" })
      continue
    }
    await node.acknowledge(id)
    taken += 1
  }
  return taken
}

export async function exchangeTransfers(house: House): Promise<string> {
  const node = transferNodeOf(house)
  if (node === null) return "没有接入转移平台"
  const sent = await sendWaiting(house, node)
  const taken = await fetchNew(house, node).catch((failure: unknown) => {
    house.log("warn", "the transfer platform did not answer", { failure: said(failure) })
    return 0
  })
  return `发出 ${sent} 件，收到 ${taken} 件`
}

export const exchangeTransfersJob: Job = { name: "insurance.exchange-transfers", title: "失业保险关系转移：收发函件", every: 5, run: exchangeTransfers }

const lateOnes = statement<Record<never, never>, TransferRow>({
  name: "insurance.list-transfers-waiting", reach: "queue",
  sql: `select ${transferColumns} from insurance.transfers t where t.state in ('contact-sent', 'fee-pending') and t.fee_on is null and t.fee_batch is null order by t.recorded_at limit 5000`,
})

/** Why the other side, or this one, is late; nothing while it is not, or was told of it not long ago. */
function lateness(row: TransferRow, today: string): string | null {
  const again = numberOf(transferUrgeDays, row.region, today)
  if (row.urged_on !== null && again !== null && addDays(plainDate(row.urged_on), again) > today) return null
  if (row.state === "contact-sent") return row.contact_on !== null && sheetOverdue(row.contact_on, row.region, today) ? "转出信息表逾期未提供" : null
  return feeDue(row, today).overdue ? "转移费用逾期未划拨" : null
}

/** A task for the place that is late, once a month; never a hold for the person. */
export async function urgeLate(house: House): Promise<number> {
  const today = todayInChina(house.clock())
  const { system } = house.database
  let urged = 0
  for (const row of await system.all(lateOnes, {})) {
    const late = lateness(row, today)
    if (late === null) continue
    await system.transaction(async (tx) => {
      const held = await tx.one(holdTransfer, { person: row.person_id, transfer: row.transfer_id })
      if (held.state !== row.state) return
      await (row.direction === "in" ? urge(tx, house, held, late, today) : tx.run(markUrged, { person: row.person_id, transfer: row.transfer_id, on: today }))
      const call = publish("transfer.overdue", row.person_id, {
        region: row.region, effectiveDate: today, caseId: row.case_id, number: row.number, says: row.direction === "in" ? `${provinceName(row.other_province)}${late}，已催办；不影响本人待遇` : `应向${provinceName(row.other_province)}办理的${late}`,
      })
      await tx.sql(call.statement.text, call.values)
      urged += 1
    })
  }
  return urged
}

export const urgeTransfersJob: Job = {
  name: "insurance.urge-transfers",
  title: "失业保险关系转移：逾期催办",
  dailyAt: "05:40",
  run: async (house) => `催办 ${await urgeLate(house)} 件`,
}
