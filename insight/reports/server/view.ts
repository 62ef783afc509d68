// A table as it is answered: live, as of a past day, or as it was frozen; with its checks and what may be done.
import { statement } from "#platform/database"
import { digestOfTable } from "#platform/indicators"
import type { RequestContext } from "#platform/module"
import { addDays, after, plainDate } from "#standards"
import { printed, periodsUpTo, reportPeriod } from "#statistics"
import { reportProblems } from "../contract.ts"
import { allTables } from "../tables/index.ts"
import { checkTable } from "./checks.ts"
import { answerOf, cellsOf, type ClosingRow, findClosing, frozenBefore, headOf, latestClosing, latestFrozen } from "./closings.ts"
import { type Cell, type Evaluated, evaluate, periodOf, statDayOf, tableOf } from "./evaluate.ts"
import { inScope } from "./places.ts"
import { changedCells } from "./restatements.ts"
import { sheetOf, tableSummary } from "./sheet.ts"

const numbers = statement<Record<string, never>, { table_id: string; number: string }>({ name: "reports.table-numbers", reach: "reference", hot: true, sql: "select table_id, number from reports.table_numbers" })
const setNumber = statement<{ table: string; number: string; by: string; at: string }>({
  name: "reports.set-table-number",
  reach: "reference",
  sql: `insert into reports.table_numbers (table_id, number, set_by, set_at) values (:table, :number, :by, :at::timestamptz)
        on conflict (table_id) do update set number = excluded.number, set_by = excluded.set_by, set_at = excluded.set_at`,
})
const waitingCount = statement<Record<string, never>, { waiting: number }>({ name: "reports.waiting-touches", reach: "queue", hot: true, sql: "select count(*)::int as waiting from (select 1 from indicators.touched limit 100000) t" })
const lateRecords = statement<{ indicators: readonly string[]; month: number; prefix: string; frozenAt: string; at: string }, { indicator: string; n: number }>({
  name: "reports.late-records",
  reach: "report",
  sql: `select m.indicator, count(*)::int as n from indicators.members m
         where m.indicator = any(:indicators::text[]) and m.from_ym = :month::int and m.region like :prefix || '%' and m.known_from > :frozenAt::timestamptz and m.known_from <= :at::timestamptz
           and (m.known_to is null or m.known_to > :at::timestamptz)
           and not exists (select 1 from indicators.members e where e.person_id = m.person_id and e.indicator = m.indicator and e.record_id = m.record_id and e.known_from <= :frozenAt::timestamptz)
         group by m.indicator`,
})

async function numberOf(request: Pick<RequestContext, "db">, table: string): Promise<string | null> {
  return (await request.db.all(numbers, {})).find((row) => row.table_id === table)?.number ?? null
}

export async function listTables(request: RequestContext) {
  const known = new Map((await request.db.all(numbers, {})).map((row) => [row.table_id, row.number]))
  return allTables.map((table) => tableSummary(table, known.get(table.id) ?? null))
}

/** The number of the reporting system in force, typed in by the province. */
export async function writeNumber(request: RequestContext<{ table: string }, undefined, { number: string }>) {
  const table = tableOf(request.params.table)
  if (request.viewer.kind !== "staff" || request.viewer.scope.length > 2) throw reportProblems.notYourPlace()
  await request.db.run(setNumber, { table: table.id, number: request.input.number, by: request.viewer.name, at: request.now })
  request.concerns("0", request.viewer.scope.padEnd(12, "0"), { table: table.id, number: request.input.number })
  return tableSummary(table, request.input.number)
}

export function listPeriods(request: RequestContext<{ table: string }>) {
  const table = tableOf(request.params.table)
  const counts = { month: 24, quarter: 12, year: 6 }
  return Promise.resolve(
    table.periods.flatMap((kind) =>
      periodsUpTo(request.today, kind, counts[kind], statDayOf(table)).flatMap((text) => {
        const period = reportPeriod(text, statDayOf(table))
        return period ? [{ period: text, name: period.name, from: period.start, to: addDays(period.end, -1), over: after(request.today, addDays(period.end, -1)) }] : []
      }),
    ),
  )
}

type FrozenMark = { value: number | null; shown: string; restated: boolean } | null

const opensNot = (cell: Pick<Cell, "state" | "measure">): string => (cell.measure ? "" : cell.state === "figure" ? "由其他各格算出，请点它的组成项" : "这一格没有名单")

function cellView(cell: Cell, frozen: FrozenMark) {
  return { row: cell.row, column: cell.column, value: cell.value, shown: cell.shown, state: cell.state, note: cell.note, unit: cell.unit, decimals: cell.decimals, opens: cell.measure !== null, opensNot: opensNot(cell), frozen }
}

/** The end of a day in China, or the present moment when the day is today. */
function momentOf(day: string, now: string, today: string): string {
  if (day > today) throw reportProblems.asOfInFuture()
  return day === today ? now : new Date(Date.parse(`${addDays(plainDate(day), 1)}T00:00:00+08:00`) - 1).toISOString()
}

export const momentAsOf = (asOf: string | undefined, request: Pick<RequestContext, "now" | "today">): string | undefined => (asOf === undefined ? undefined : momentOf(asOf, request.now, request.today))

export async function readTable(request: RequestContext<{ table: string }, { region: string; period: string; asOf?: string | undefined }>) {
  const { region, period: text, asOf } = request.query
  inScope(request.viewer, region)
  const table = tableOf(request.params.table)
  const period = periodOf(table, text)
  const moment = momentAsOf(asOf, request)
  const sheet = await evaluate(request.house, table, region, period, moment ? { asOf: moment } : {})
  const place = { table: table.id, region, period: text }
  const [closing, frozen, before, { waiting }] = await Promise.all([
    latestClosing(request.db, table.id, region, text), latestFrozen(request.db, table.id, region, text), frozenBefore(request.db, place), request.house.database.system.one(waitingCount, {}),
  ])
  const checks = await checkTable(request.house, sheet, before)
  const marks = moment ? new Map<string, FrozenMark>() : await marksOf(request, frozen, sheet)
  const late = moment ? [] : await lateNotes(request, sheet)
  return {
    ...tableSummary(table, await numberOf(request, table.id)),
    ...headOfView(sheet),
    provisional: !after(request.today, addDays(period.end, -1)),
    waiting,
    cells: sheet.cells.map((cell) => cellView(cell, marks.get(`${cell.row}|${cell.column}`) ?? null)),
    checks: checks.map((check) => ({ ...check, findings: [...check.findings] })),
    notes: [...sheetOf(sheet).notes, ...late],
    closing: closing ? withoutChecks(await answerOf(request, closing)) : null,
    mayGenerate: !closing && !moment && after(request.today, addDays(period.end, -1)) && request.viewer.kind === "staff" && request.viewer.roles.includes("statistician"),
  }
}

function withoutChecks(answer: Awaited<ReturnType<typeof answerOf>>) {
  const { id, table, title, region, regionName, period, version, state, label, preparedBy, reviewedBy, signedBy, reportedOn, knownAt, digest, restates, why, actions, may } = answer
  return { id, table, title, region, regionName, period, version, state, label, preparedBy, reviewedBy, signedBy, reportedOn, knownAt, digest, restates, why, actions, may }
}

function headOfView(sheet: Evaluated) {
  const { heads, rows, periodName, from, to, unitName } = sheetOf(sheet)
  return { region: sheet.place.code, regionName: sheet.place.name, period: sheet.period.text, knownAt: sheet.knownAt, heads, rows, periodName, from, to, unitName }
}

/** Which cells say something else than the frozen table, and which were restated. */
async function marksOf(request: Pick<RequestContext, "db">, frozen: ClosingRow | undefined, sheet: Evaluated): Promise<Map<string, FrozenMark>> {
  const marks = new Map<string, FrozenMark>()
  if (!frozen) return marks
  const kept = new Map((await cellsOf(request.db, frozen.closing_id)).map((cell) => [`${cell.row}|${cell.column}`, cell]))
  for (const { row, column } of changedCells([...kept.values()], sheet)) {
    const cell = kept.get(`${row}|${column}`)
    marks.set(`${row}|${column}`, { value: cell?.value ?? 0, shown: cell?.shown ?? "0", restated: false })
  }
  if (frozen.restates === null) return marks
  const first = new Map((await cellsOf(request.db, frozen.restates)).map((cell) => [`${cell.row}|${cell.column}`, cell]))
  for (const [key, cell] of kept) if (first.get(key)?.value !== cell.value) marks.set(key, { value: cell.value, shown: cell.shown, restated: true })
  return marks
}

/** 补录: records of the period before that came after it had been frozen (S9). */
async function lateNotes(request: RequestContext, sheet: Evaluated): Promise<string[]> {
  if (sheet.period.kind !== "month") return []
  const notes: string[] = []
  const measures = new Map(sheet.cells.flatMap(({ measure }) => (measure?.of.shape === "flow" ? [[measure.of.code, measure.of] as const] : [])))
  const before = periodsBefore(sheet, 3)
  for (const period of before) {
    const frozen = await latestFrozen(request.db, sheet.table.id, sheet.place.code, period)
    if (!frozen) continue
    const month = Number(period.replace("-", ""))
    const rows = await request.house.database.system.all(lateRecords, { indicators: [...measures.keys()], month, prefix: sheet.place.prefix, frozenAt: frozen.known_at, at: sheet.knownAt })
    for (const row of rows) notes.push(`补录：${period} 冻结后登记的「${measures.get(row.indicator)?.name ?? row.indicator}」${printed(row.n)} 条，未计入已冻结的数字，须重述。`)
  }
  return notes
}

function periodsBefore(sheet: Evaluated, count: number): string[] {
  const all = periodsUpTo(plainDate(addDays(sheet.period.end, -1)), "month", count + 1, statDayOf(sheet.table))
  return all.slice(1)
}

/** A stored table as it was, its digest taken again. */
export async function readClosing(request: RequestContext<{ closing: string }>) {
  const row = await findClosing(request.db, request.params.closing)
  inScope(request.viewer, row.region)
  return storedView(request, row)
}

export async function storedView(request: RequestContext, row: ClosingRow) {
  const cells = await cellsOf(request.db, row.closing_id)
  const { kinds, ...sheet } = row.sheet
  const closing = await answerOf(request, row)
  return {
    ...tableSummary(tableOf(row.table_id), await numberOf(request, row.table_id)), version: row.table_version, title: row.title,
    region: row.region, regionName: row.region_name, period: row.period, knownAt: row.known_at, provisional: false, waiting: 0, ...sheet,
    cells: cells.map((cell) => {
      const kind = kinds[`${cell.row}|${cell.column}`]
      return {
        row: cell.row, column: cell.column, value: cell.value, shown: cell.shown, state: cell.state as Cell["state"], note: cell.note, unit: kind?.unit ?? "", decimals: kind?.decimals ?? 0,
        opens: kind?.opens ?? false, opensNot: kind?.opens ? "" : opensNot({ state: cell.state as Cell["state"], measure: null }), frozen: null,
      }
    }),
    checks: closing.checks,
    closing,
    mayGenerate: false,
    intact: row.digest === null || digestOfTable(headOf(row), cells) === row.digest,
  }
}

