// One act on a batch: the log is read under a lock, the table says whether it may be, the effect and the new entry are one transaction.
import { commonProblems } from "#wire"
import type { Bulk } from "#platform/database"
import type { House, RequestContext } from "#platform/module"
import { roleLabels } from "#wire"
import { actProblems, actTable, type ChoosableAct, refusalOfAct } from "./allowed.ts"
import type { BatchAction, BatchState, BatchStanding } from "./batch-log.ts"
import type { BatchHead, PaidBusiness } from "./business.ts"
import { approve, askForFunds, cancel, check, confirmChanges, firstReview, receiveFunds, secondReview, sendBack } from "./decide-batch.ts"
import { paymentProblems } from "./contract.ts"
import { deliver, fileMatches, makeFile } from "./send-file.ts"
import { closeBooks, reconcile } from "./reconcile.ts"
import { openReissue } from "./reissue.ts"
import { batchFor, businessOf, headOf, logOf, type Officer, officerOf, type PaymentRooms } from "./rooms.ts"
import { fetchResult, loadResult } from "./load-result.ts"
import { lockBatch, ownLines } from "./statements.ts"
import { appendTo } from "./write-action.ts"

export interface ActInput {
  readonly act: ChoosableAct
  readonly length: number
  readonly says?: string | undefined
  readonly lines?: readonly { subjectId: string; category: string }[] | undefined
  readonly document?: string | undefined
  readonly statement?: { balanceChangeFen: number; feeFen: number } | undefined
}

/** Everything an effect needs; it returns the detail of the log entry. */
export interface Acting {
  readonly tx: Bulk
  readonly house: House
  readonly business: PaidBusiness
  readonly batch: BatchHead
  readonly log: readonly BatchAction[]
  readonly standing: BatchStanding
  readonly officer: Officer
  readonly input: ActInput
}

export type Detail = Readonly<Record<string, unknown>>

const effects: Record<Exclude<ChoosableAct, "load-result">, (acting: Acting) => Promise<Detail>> = {
  check,
  "confirm-changes": confirmChanges,
  review: firstReview,
  "second-review": secondReview,
  "send-back": sendBack,
  approve,
  "request-funds": askForFunds,
  "receive-funds": receiveFunds,
  "make-file": makeFile,
  "turn-key-one": fileMatches,
  send: fileMatches,
  resend: fileMatches,
  reissue: openReissue,
  reconcile,
  close: closeBooks,
  cancel,
}

/** Acts that decide about other people's money: nobody takes them on a batch with a line of their own or a relative. */
const deciding: readonly ChoosableAct[] = ["confirm-changes", "review", "second-review", "approve"]

export async function actOnBatchFor(rooms: PaymentRooms, request: RequestContext<{ batch: string }, unknown, ActInput>): Promise<{ state: BatchState; length: number; batchId: string; child: string | null }> {
  const officer = officerOf(request)
  const { input, house } = request
  const row = await batchFor(request)
  request.concerns("0", row.region, { batch: row.number, act: input.act })
  if (input.act === "load-result") {
    const content = await fetchResult(rooms, house, row.number)
    const loaded = await loadResult(rooms, house, officer, row.batch_id, content, input.length)
    return { state: loaded.state, length: loaded.length, batchId: row.batch_id, child: null }
  }
  const done = await perform(rooms, house, officer, row.batch_id, { ...input, act: input.act })
  const after = input.act === "send" || input.act === "resend" ? await deliver(rooms, house, row.batch_id, row.number) : done.standing
  return { state: after.state, length: after.length, batchId: row.batch_id, child: done.child }
}

/** The transaction of one act. @throws the refusals of the table, input.changed-meanwhile when the page was not fresh */
async function perform(rooms: PaymentRooms, house: House, officer: Officer, batchId: string, input: ActInput & { act: Exclude<ChoosableAct, "load-result"> }): Promise<{ standing: BatchStanding; child: string | null }> {
  return house.database.system.transaction(async (tx) => {
    const row = await tx.one(lockBatch, { batch: batchId })
    const { log, standing } = await logOf(tx, batchId)
    mayAct(standing, officer, input.act)
    if (standing.length !== input.length) throw commonProblems.changedMeanwhile()
    const now = house.clock()
    if (deciding.includes(input.act) && officer.personId !== null) {
      const own = await tx.one(ownLines, { batch: batchId, officer: officer.personId })
      if (own.found > 0) throw paymentProblems.ownLine()
    }
    const business = businessOf(rooms, row.business)
    const detail = await effects[input.act]({ tx, house, business, batch: headOf(row, now), log, standing, officer, input })
    const after = await appendTo(tx, batchId, log, { kind: input.act, actor: officer.officerId, actorName: officer.name, at: now, detail })
    return { standing: after.standing, child: typeof detail["child"] === "string" ? detail["child"] : null }
  })
}

/** Throws why not, naming the posts whose step it is. */
export function mayAct(standing: BatchStanding, officer: Officer, act: ChoosableAct): void {
  const refusal = refusalOfAct(standing, { id: officer.officerId, roles: officer.roles }, act)
  if (refusal === actProblems.wrongRole) throw refusal({ roles: actTable[act].by.map((role) => roleLabels[role]).join("或") })
  if (refusal) throw refusal()
}
