// What a scan answers: how many, how long, who, and in which order it asked.
import { definitionsOf, fitsSql, inRegion, planScan, type Question, runScan, type ScanOptions, type Verdict, verdictsSql } from "#platform/facts"
import type { Session } from "#platform/database"
import type { PlainDate } from "#standards"

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

/** What every rule found, one after the other over the same people. */
export interface EveryAnswer {
  readonly on: string
  readonly region: string
  readonly rules: readonly Omit<ScanAnswer, "people" | "plan" | "on" | "region">[]
  /** People and employers on record in the region. */
  readonly subjects: number
  readonly seconds: number
  /** Subjects for whom every rule was answered, per second. */
  readonly subjectsPerSecond: number
}

/** Asks all of the questions of everybody, each from its own most selective condition. */
export async function scanEvery(session: Session, questions: readonly { readonly question: Question; readonly options: ScanOptions }[], on: PlainDate, region: string, said: (answer: ScanAnswer) => void = () => undefined): Promise<EveryAnswer> {
  const rules: ScanAnswer[] = []
  for (const { question, options } of questions) {
    const answer = await scan(session, question, options, { all: false, people: 0 })
    said(answer)
    rules.push(answer)
  }
  const [counted] = await session.transaction((tx) => tx.sql<{ subjects: number }>(`select ((select count(*) from registers.persons p where ${inRegion(region)}) + (select count(*) from registers.employers p where ${inRegion(region)}))::int as subjects`))
  const [seconds, subjects] = [rules.reduce((sum, one) => sum + one.seconds, 0), counted?.subjects ?? 0]
  return {
    on, region,
    rules: rules.map(({ rule, version, unanswered, counts, codes, seconds: took }) => ({ rule, version, unanswered, counts, codes, seconds: took })),
    subjects, seconds: Math.round(seconds * 1000) / 1000, subjectsPerSecond: seconds === 0 ? 0 : Math.round(subjects / seconds),
  }
}
