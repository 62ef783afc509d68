// Lines of a grant decided again: on what they were decided on then, with what departments and filings say now in its place. What our own payments and the applicant said stays as it was: the grant itself would speak against its lines.
import { linesNow } from "#platform/casework"
import type { Bulk } from "#platform/database"
import { askAll, type Gathering, gathering } from "#platform/facts"
import { keptTable } from "#policy"
import { type KeptLine, keptLines } from "#service"
import { type PlainDate, plainDate } from "#standards"
import type { ClaimLine } from "../awards/claim-lines.ts"
import { awardServices } from "../awards/services.ts"
import type { ClaimMonth } from "../claim-months.ts"
import { law } from "../law.ts"
import { monthlySubsidies } from "../monthly-items.ts"
import { decisionTable } from "../parameters.ts"
import { appliedByMonth } from "../post-months.ts"
import type { PaidLines } from "./paid-lines.ts"

export interface CorrectedLine {
  readonly about: string
  readonly line: string
  readonly had: number
  readonly due: number
}

type Said = Readonly<Record<string, unknown>>

/** What records say now of a line, once for each way it can be told. */
interface LineNow {
  readonly about: string
  readonly line: string
  readonly facts: Said
}

/** Facts that departments and filings say. */
const fromRecords = new Set([
  "birth-date", "retirement-kind", "retirement-kind-sourced", "drawing-pension", "died-on", "in-custody", "contributions", "flexible-from", "flexible-until", "insured-elsewhere", "active-entity", "graduated-on", "worked-since-graduation",
  "contract-start", "contract-end", "left-on", "hardship-from", "hardship-until", "post-from", "post-until", "hire-group", "expansion-group", "registered-unemployed", "unemployed-months", "discharged-on", "owner-of-applicant",
  "insured-months-since-hire", "pension-insured-months", "unemployment-insured-months", "injury-insured-months", "unit-paid-months", "contract-over", "school-level", "leaves-school-on",
])

const byMonth = new Map<string, Gathering>([...Object.values(monthlySubsidies), ...appliedByMonth].map((one) => [one.item, gathering(`subsidies.recheck-${one.item.toLowerCase()}`, [one.months])]))
const byLine = new Map<string, Gathering>(awardServices.map(([item, award]) => [item.code, gathering(`subsidies.recheck-${item.code}`, [award.lines])]))

/** What records say now of the lines of a claim; undefined for an item whose records are not asked. Awards are asked as of the day they were granted: what came of them later speaks neither for nor against. */
async function linesOfNow(tx: Bulk, row: PaidLines, today: PlainDate): Promise<readonly LineNow[] | undefined> {
  const [months, awards] = [byMonth.get(row.item), byLine.get(row.service)]
  const subject = row.applicant_id ?? row.subject_id
  if (months) {
    const [found] = await askAll(tx, months.one(subject, today))
    return ((months.read(found)["claim-months"]?.value ?? []) as readonly ClaimMonth[]).map(({ person, month, facts }) => ({ about: person, line: month, facts }))
  }
  if (!awards) return undefined
  const [found] = await askAll(tx, awards.one(subject, plainDate(row.granted_on)))
  return (awards.read(found)["claim-lines"]?.value ?? []) as readonly ClaimLine[]
}

type Kept = KeptLine & { readonly person?: string; readonly month?: string; readonly about?: string; readonly line?: string }

const isOf = (kept: Kept, { about, line }: { readonly about: string; readonly line: string }): boolean => (kept.person ?? kept.about) === about && (kept.month ?? kept.line) === line

/** A single sum is granted as of its day: who died later had it rightly. A month asks for itself. */
const speaks = (kept: Kept, name: string, value: unknown): boolean => fromRecords.has(name) && !(name === "died-on" && kept.month === undefined && typeof value === "string" && value > kept.on)

const withRecords = (kept: Kept, now: Said): Kept => ({
  ...kept, facts: { ...Object.fromEntries(Object.entries(kept.facts).filter(([name]) => !fromRecords.has(name) || (name in now && !speaks(kept, name, now[name])))), ...Object.fromEntries(Object.entries(now).filter(([name, value]) => speaks(kept, name, value))) },
})

/** Months this far back are asked of the records; earlier ones are left to people. */
const isAsked = (line: string, isMonth: boolean, isRecorded: boolean, today: PlainDate): boolean => !isMonth || isRecorded || line >= `${Number(today.slice(0, 4)) - 2}-${today.slice(5, 7)}`

/** The lines that come out otherwise now. A line whose work, post or class is not on record any more was not due; one told in several ways counts as the best of them. Empty when the judgement was not kept whole. */
export async function correctedNow(tx: Bulk, row: PaidLines, today: PlainDate): Promise<readonly CorrectedLine[]> {
  const now = await linesOfNow(tx, row, today)
  const kept = (keptLines(row.judgement) ?? []) as readonly Kept[]
  if (!now) return []
  const asked = kept.flatMap((line) => now.filter((one) => isOf(line, one)).map((one) => ({ of: line, line: withRecords(line, one.facts) })))
  const again = asked.length === 0 ? [] : linesNow({ ...row.judgement, gives: { ...row.judgement.gives, lines: asked.map(({ line }) => line) } }, law, row.judgement.parameters ? keptTable(row.judgement.parameters) : decisionTable)
  if (!again) return []
  return row.had.flatMap(({ about, line, had }) => {
    const of = kept.find((one) => isOf(one, { about, line }))
    const ways = asked.flatMap((one, at) => (one.of === of && again[at]?.verdict === "pass" ? [again[at].amount] : []))
    const due = Math.max(0, ...ways)
    const isRecorded = asked.some((one) => one.of === of)
    return !of || due === had || !isAsked(line, of.month !== undefined, isRecorded, today) ? [] : [{ about, line, had, due }]
  })
}
