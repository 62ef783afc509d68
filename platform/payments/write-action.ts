// Adding to the log of a batch: the log is the truth, its primary key the lock, the columns on the batch repeat it.
import type { Bulk } from "#platform/database"
import { type BatchAct, type BatchAction, foldBatch, type BatchStanding } from "./batch-log.ts"
import { appendAction } from "./statements.ts"

export interface NewAction {
  readonly kind: BatchAct
  readonly actor: string
  readonly actorName: string
  readonly at: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Appends one action and returns the standing after it. Two writers of the same step: the second one violates the key. */
export async function appendTo(tx: Bulk, batchId: string, log: readonly BatchAction[], action: NewAction): Promise<{ readonly log: readonly BatchAction[]; readonly standing: BatchStanding }> {
  const seq = log.length + 1
  const detail = action.detail ?? {}
  const next = [...log, { seq, kind: action.kind, actor: action.actor, actorName: action.actorName, at: action.at, detail }]
  const standing = foldBatch(next)
  await tx.run(appendAction, { batch: batchId, seq, kind: action.kind, actor: action.actor, name: action.actorName, at: action.at, detail: JSON.stringify(detail), state: standing.state })
  return { log: next, standing }
}

export const bankActor = { actor: "system", actorName: "银行" }
