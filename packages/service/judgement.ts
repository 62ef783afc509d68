// What a rule said about a case, in the shape that is stored, shown and sent; made by #policy, read by everybody.

export type Verdict = "pass" | "fail" | "by-hand" | "no-data"

export interface JudgedFact {
  readonly name: string
  readonly label: string
  /** Already formatted for reading; null when unknown. */
  readonly shown: string | null
  readonly value: unknown
  /** Where it comes from, e.g. "社会保险", "就业失业登记", "申请人填写". */
  readonly source: string
  /** Register and own records are trusted; the applicant's word is to be checked. */
  readonly trusted: boolean
  readonly asOf: string | null
}

export interface JudgedCondition {
  readonly name: string
  /** The condition as a Chinese sentence with the values filled in. */
  readonly says: string
  readonly article: string
  readonly verdict: Verdict
  readonly code: string | null
  readonly facts: readonly JudgedFact[]
}

/** A number of the place and year, as it was in force. `to` is the first day it no longer holds, null while open. */
export interface JudgedParameter {
  readonly key: string
  readonly region: string
  readonly value: number | string | boolean | readonly string[] | readonly (readonly [number, number])[]
  readonly unit: string
  readonly from: string
  readonly to: string | null
  readonly documentNumber: string
}

/** One line of a judgement of several, as kept in `gives.lines`: a person's month, a hire, a class; with the day whose law it has and every fact it was decided on. */
export interface KeptLine {
  readonly verdict: Verdict
  readonly codes: readonly string[]
  readonly amount: number
  /** The rules it was put to, in order, up to the one that stopped it; the first gives the amount. */
  readonly by: readonly { readonly rule: string; readonly version: string }[]
  /** The fact that holds the amount, where the rule gives none. */
  readonly amountFrom?: string
  readonly on: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** The lines of a judgement that was made line by line, or undefined when it was not, or is from before they were kept whole. A line that names one rule was decided by the judgement's own, in the version of its day. */
export function keptLines(judgement: Judgement): readonly KeptLine[] | undefined {
  const lines = judgement.gives["lines"]
  if (!Array.isArray(lines) || lines.length === 0) return undefined
  const own = [{ rule: judgement.rule, version: judgement.version }]
  const kept = (lines as readonly (Partial<KeptLine> & { readonly rule?: string; readonly version?: string })[]).map((one) => ({ ...one, by: one.by ?? (one.rule === judgement.rule ? own.map((by) => ({ ...by, version: one.version ?? by.version })) : undefined) }))
  return kept.every((one) => one.by !== undefined && typeof one.on === "string" && one.facts !== undefined) ? (kept as readonly KeptLine[]) : undefined
}

export interface Judgement {
  readonly rule: string
  /** Start date of the rule version that was used. */
  readonly version: string
  readonly on: string
  readonly region: string
  readonly verdict: Verdict
  readonly codes: readonly string[]
  readonly conditions: readonly JudgedCondition[]
  /** Named results, e.g. { months: 12, monthly: 180000 }; money in fen. */
  readonly gives: Readonly<Record<string, unknown>>
  /** Every fact as it was known when judged, by name, so that the judgement can be replayed; absent in judgements older than this. */
  readonly facts?: Readonly<Record<string, { readonly value: unknown; readonly source: string; readonly asOf: string | null }>>
  /** Every parameter row that was used, so that a later row changes no replay; absent in judgements older than this. */
  readonly parameters?: readonly JudgedParameter[]
  /** Sentences how each amount was worked out. */
  readonly workings: readonly string[]
  /** What would have to change for a grant, in plain words; empty when granted or unknown. */
  readonly wouldChange: readonly string[]
}
