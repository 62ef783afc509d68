// What the payment room runs on: the businesses paid in batches and the bank; and finding a batch for whoever asks.
import { commonProblems, type Viewer } from "#wire"
import type { Tx } from "#platform/database"
import type { House, RequestContext } from "#platform/module"
import type { Bank } from "./bank.ts"
import { type BatchAction, type BatchStanding, foldBatch } from "./batch-log.ts"
import { type BatchHead, type PaidBusiness, type PayeeKind, prefixOf } from "./business.ts"
import { type BatchRow, readBatchRow, readLog } from "./statements.ts"

export interface PaymentRooms {
  readonly businesses: readonly PaidBusiness[]
  /** The bank of a house; made once for each. */
  readonly bankOf: (house: House) => Bank
}

export type Officer = Extract<Viewer, { kind: "staff" }>

/** The officer behind a request. @throws identity.not-allowed for anybody else. */
export function officerOf(request: RequestContext<unknown, unknown, unknown>): Officer {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  return request.viewer
}

/** The person or unit behind a request. @throws identity.not-allowed for anybody else. */
export function payeeOf(request: RequestContext<unknown, unknown, unknown>): { readonly id: string; readonly kind: PayeeKind } {
  const { viewer } = request
  if (viewer.kind === "citizen") return { id: viewer.personId, kind: "person" }
  if (viewer.kind === "employer") return { id: viewer.employerId, kind: "employer" }
  throw commonProblems.notAllowed()
}

/** The batch as this viewer may see it. @throws input.not-found outside the viewer's region. */
export async function batchFor(request: RequestContext<{ batch: string }, unknown, unknown>): Promise<BatchRow> {
  const row = await request.db.maybe(readBatchRow, { batch: request.params.batch, scope: officerOf(request).scope })
  if (!row) throw commonProblems.notFound()
  return row
}

export function businessOf(rooms: PaymentRooms, name: string): PaidBusiness {
  const found = rooms.businesses.find((one) => one.name === name)
  if (!found) throw new Error(`no business ${name} is registered for payment`)
  return found
}

export const headOf = (row: BatchRow, now: string): BatchHead => ({
  batchId: row.batch_id, number: row.number, business: row.business, kind: row.kind, region: row.region, prefix: prefixOf(row.region), ym: row.ym, cutOff: row.cut_off, now, snapshot: row.snapshot,
})

export interface LoggedBatch {
  readonly log: readonly BatchAction[]
  readonly standing: BatchStanding
}

export async function logOf(tx: Tx, batchId: string): Promise<LoggedBatch> {
  const rows = await tx.all(readLog, { batch: batchId })
  const log = rows.map((row) => ({ seq: row.seq, kind: row.kind as BatchAction["kind"], actor: row.actor, actorName: row.actor_name, at: row.at, detail: row.detail }))
  return { log, standing: foldBatch(log) }
}
