// The control totals of a batch, and the text that is signed over them.
import type { Bulk } from "#platform/database"
import type { House } from "#platform/module"
import type { BatchAction } from "./batch-log.ts"
import type { BatchHead, InstitutionTotal, PaidBusiness } from "./business.ts"
import { type ControlTotals, isSigned, type Signature, textOf } from "./signing.ts"
import { categoriesOf, linesDigest, totalsOf } from "./statements.ts"

export interface BatchFigures {
  readonly control: ControlTotals
  readonly categories: readonly { category: string; count: number; due: number; deducted: number; net: number; paid: number }[]
  readonly institutions: readonly InstitutionTotal[]
}

/** Reads every figure anew from the lines. */
export async function figuresOf(tx: Bulk, business: PaidBusiness, batch: BatchHead): Promise<BatchFigures> {
  const totals = await tx.one(totalsOf, { batch: batch.batchId })
  const { digest } = await tx.one(linesDigest, { batch: batch.batchId })
  const categories = await tx.all(categoriesOf, { batch: batch.batchId })
  const institutions = batch.kind === "monthly" ? await business.institutions(tx, batch) : []
  return {
    control: {
      number: batch.number, lines: totals.payable, dueFen: totals.due, deductedFen: totals.deducted, netFen: totals.net,
      institutionFen: institutions.reduce((sum, one) => sum + one.totalFen, 0), linesDigest: digest,
    },
    categories,
    institutions,
  }
}

/** True when the last approval in the log signed exactly these totals. */
export async function approvalHolds(house: House, log: readonly BatchAction[], control: ControlTotals): Promise<boolean> {
  const approval = log.findLast((action) => action.kind === "approve")
  if (!approval) return false
  return isSigned(house, textOf(control, approval.actor, approval.at), approval.detail["signature"] as Signature)
}
