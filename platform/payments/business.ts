// What a business brings to be paid in batches: who gets how much and why. The engine knows nothing else about it.
import type { Bulk } from "#platform/database"
import type { House } from "#platform/module"

export interface BatchHead {
  readonly batchId: string
  readonly number: string
  readonly business: string
  readonly kind: "monthly" | "reissue"
  /** Twelve digits. */
  readonly region: string
  /** Region-code prefix of everything in the batch. */
  readonly prefix: string
  /** 202507 */
  readonly ym: number
  /** What was known by this moment counts, ISO UTC. */
  readonly cutOff: string
  readonly now: string
  readonly snapshot: Readonly<Record<string, unknown>>
}

export interface Identity {
  /** "1" … "6" of domain/04 §9.4. */
  readonly number: string
  readonly says: string
  readonly holds: boolean
  /** Every figure that went in, fen or counts, by its Chinese name. */
  readonly figures: Readonly<Record<string, number>>
}

export interface InstitutionTotal {
  readonly category: string
  readonly label: string
  readonly payee: string
  readonly count: number
  readonly totalFen: number
}

export interface CheckHit {
  readonly code: string
  readonly says: string
  readonly count: number
}

export type PayeeKind = "person" | "employer" | "agency"

export interface PaidBusiness {
  /** e.g. "insurance.benefit" */
  readonly name: string
  readonly title: string
  /** Begins batch numbers: UI-202507-990200. */
  readonly prefix: string
  /** Who its lines are about: people, units and their basic deposit accounts, or agencies of other places. */
  readonly payee: PayeeKind
  /** Words of the categories of its lines, as in the bank file. */
  readonly categories: Readonly<Record<string, string>>
  /**
   * Fills the unlogged intake (see {@link intakeTable}) inside the transaction of the generation, and writes its own records.
   * Returns the snapshot: the standards and parameters the amounts were computed with.
   */
  generate(tx: Bulk, batch: BatchHead, house: House): Promise<Readonly<Record<string, unknown>>>
  /** Compares the batch with the registers and fills the {@link hitsTable}: payee, code, sentence. */
  check(tx: Bulk, batch: BatchHead, house: House): Promise<void>
  /** After lines were held by a check. */
  held(tx: Bulk, batch: BatchHead): Promise<void>
  /** After some lines got their result: they stand in {@link settledTable}. `root` lines of re-issues belong to an earlier batch. */
  settled(tx: Bulk, batch: BatchHead, house: House): Promise<void>
  /** Before money is booked as received under a voucher: a business that asked its treasury refuses what that did not approve. */
  funded?(tx: Bulk, batch: BatchHead, document: string): Promise<void>
  /** Takes back what generation wrote. */
  cancelled(tx: Bulk, batch: BatchHead): Promise<void>
  /** A returned payment is dropped for good, e.g. because the person had died. */
  dropped(tx: Bulk, payment: { readonly subjectId: string; readonly rootBatch: string; readonly category: string }, now: string): Promise<void>
  /** What goes to institutions in one sum. */
  institutions(tx: Bulk, batch: BatchHead): Promise<readonly InstitutionTotal[]>
  /** The list an institution gets, text and number of lines. */
  institutionFile(tx: Bulk, batch: BatchHead, category: string, house: House): Promise<{ readonly content: string; readonly lines: number }>
  /** The business's own part of the reconciliation. */
  identities(tx: Bulk, batch: BatchHead): Promise<readonly Identity[]>
}

/** Temporary table a generation fills: one row for each payee and category read, also those who get nothing and why; `subject_id` is the person or unit. */
export const intakeTable = `
  create temporary table payment_intake (
    subject_id bigint not null, category text not null, region text not null, due_fen bigint not null, deducted_fen bigint not null,
    state text not null, reason text not null, says text not null, note text not null
  ) on commit drop`

/** Temporary table a check fills: payees whose line must wait. */
export const hitsTable = "create temporary table payment_hits (subject_id bigint not null, code text not null, says text not null) on commit drop"

/** Temporary table a result fills: `root_batch` is the monthly batch in which the money was due. */
export const settledTable = `
  create temporary table payment_settled (
    subject_id bigint not null, subject_kind text not null, category text not null, region text not null, root_batch bigint not null, amount_fen bigint not null,
    paid boolean not null, code text not null, settled_at timestamptz not null
  ) on commit drop`

/** "9902" for "990200000000": the level a twelve-digit code names. */
export function prefixOf(region: string): string {
  for (const length of [2, 4, 6, 9] as const) if (/^0*$/.test(region.slice(length))) return region.slice(0, length)
  return region
}

/** 202507 → "2025-07" */
export const monthText = (ym: number): string => `${Math.floor(ym / 100)}-${String(ym % 100).padStart(2, "0")}`
/** "2025-07" → 202507 */
export const monthNumber = (month: string): number => Number(month.replace("-", ""))
