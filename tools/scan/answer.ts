// What a scan answers: how many, how long, who, and in which order it asked.
import { definitionsOf, fitsSql, planScan, type Question, runScan, type ScanOptions, type Verdict, verdictsSql } from "#platform/facts"
import type { Session } from "#platform/database"

export interface ScanAnswer {
  readonly rule: string
  readonly version: string
  readonly on: string
  readonly region: string
  /** Facts nobody answers and nothing is assumed for: unknown for everybody. */
  readonly unanswered: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly codes: Readonly<Record<string, number>>
  readonly seconds: number
  readonly plan?: { readonly start: string | null; readonly order: readonly { readonly condition: string; readonly share: number }[] }
  readonly people: readonly Verdict[]
}

/** Scans, counts, and keeps the first people. */
export async function scan(session: Session, question: Question, options: ScanOptions, wanted: { readonly all: boolean; readonly people: number }): Promise<ScanAnswer> {
  const { rule, sources, assumed = {} } = question
  const began = performance.now()
  const plan = wanted.all ? undefined : await planScan(session, question, options)
  const found = await runScan(session, plan ? fitsSql(question, options, plan) : verdictsSql(question, options))
  const counts: Record<string, number> = {}
  const codes: Record<string, number> = {}
  for (const one of found) {
    counts[one.result] = (counts[one.result] ?? 0) + 1
    for (const code of one.codes) codes[code] = (codes[code] ?? 0) + 1
  }
  return {
    rule: rule.name,
    version: rule.since,
    on: options.on,
    region: options.region,
    unanswered: definitionsOf(rule).map((one) => one.name).filter((name) => !(name in assumed) && !sources.some((source) => source.fact === name)),
    counts,
    codes,
    seconds: Math.round(performance.now() - began) / 1000,
    ...(plan ? { plan: { start: plan.start?.name ?? null, order: plan.order.map((index) => ({ condition: rule.conditions[index]?.name ?? "", share: plan.shares[index] ?? 1 })) } } : {}),
    people: found.slice(0, wanted.people),
  }
}
