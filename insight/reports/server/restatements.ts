// 重述: a frozen figure changes only by a statement of old, new and why, signed by two people; the frozen table stays as it was.
import { bind, newId, type Session, statement, violatedConstraint } from "#platform/database"
import { actorOf } from "#platform/audit"
import { digestOfTable, type FrozenCell } from "#platform/indicators"
import type { House, RequestContext } from "#platform/module"
import type { Viewer } from "#wire"
import { reportProblems } from "../contract.ts"
import { linesOf, splitsOf } from "../tables/report.ts"
import { checkTable } from "./checks.ts"
import { cellsOf, type ClosingRow, findClosing, fixedNow, frozenBefore, headOf, latestFrozen, listClosings, moveCall, writeCalls } from "./closings.ts"
import { type Evaluated, evaluate, periodOf, tableOf } from "./evaluate.ts"
import { inScope } from "./places.ts"

interface ChangedCell {
  row: string
  rowTitle: string
  column: string
  columnTitle: string
  before: string
  after: string
}

interface RestatementRow {
  restatement_id: string
  closing_id: string
  region: string
  state: "proposed" | "signed" | "dropped"
  why: string
  known_at: string
  first_by: string
  first_name: string
  first_at: string
  second_by: string | null
  second_name: string | null
  second_at: string | null
  cells: ChangedCell[]
  table_id: string
  title: string
  region_name: string
  period: string
}

const select = `select r.restatement_id, r.closing_id, r.region, r.state, r.why, r.known_at, r.first_by, r.first_name, r.first_at, r.second_by, r.second_name, r.second_at, r.cells,
       c.table_id, c.title, c.region_name, c.period
  from reports.restatements r join reports.closings c using (closing_id)`

const findOne = statement<{ restatement: string }, RestatementRow>({ name: "reports.find-restatement", reach: "report", sql: `${select} where r.restatement_id = :restatement::bigint` })
const listAll = statement<{ table: string; region: string; period: string }, RestatementRow>({
  name: "reports.list-restatements",
  reach: "report",
  sql: `${select} where (:table = '' or c.table_id = :table) and (:region = '' or c.region = :region) and (:period = '' or c.period = :period) order by r.restatement_id desc limit 200`,
})
const insert = statement<{ restatement: string; closing: string; region: string; why: string; knownAt: string; by: string; name: string; at: string; cells: string }>({
  name: "reports.insert-restatement",
  reach: "report",
  sql: `insert into reports.restatements (restatement_id, closing_id, region, state, why, known_at, first_by, first_name, first_at, cells)
        values (:restatement::bigint, :closing::bigint, :region, 'proposed', :why, :knownAt::timestamptz, :by, :name, :at::timestamptz, :cells::jsonb)`,
})
const settle = statement<{ restatement: string; state: string; closing: string | null; by: string; name: string; at: string }, { restatement_id: string }>({
  name: "reports.settle-restatement",
  reach: "report",
  sql: `update reports.restatements set state = :state, new_closing_id = :closing::bigint, second_by = :by, second_name = :name, second_at = :at::timestamptz
         where restatement_id = :restatement::bigint and state = 'proposed' returning restatement_id`,
})

/** Cells whose figure differs between the frozen table and the records as known now. */
export function changedCells(frozen: readonly FrozenCell[], now: Evaluated): ChangedCell[] {
  const kept = new Map(frozen.map((cell) => [`${cell.row}|${cell.column}`, cell]))
  const titles = new Map([...linesOf(now.table), ...splitsOf(now.table)].map(({ key, title }) => [key, title]))
  const rows = new Map([...now.rows, ...now.place.rows].map(({ key, title }) => [key, title]))
  const current = new Map(now.cells.map((cell) => [`${cell.row}|${cell.column}`, cell]))
  const keys = [...new Set([...kept.keys(), ...current.keys()])]
  return keys.flatMap((key) => {
    const [before, after] = [kept.get(key), current.get(key)]
    const [row = "", column = ""] = key.split("|")
    // A row that only one of the two shows is a row without records in the other.
    const [old, fresh] = [before ? before.value : 0, after ? after.value : 0]
    if (old === fresh) return []
    return [{ row, rowTitle: rows.get(row) ?? row, column, columnTitle: titles.get(column) ?? column, before: before?.shown ?? "0", after: after?.shown ?? "0" }]
  })
}

const view = (row: RestatementRow, viewer: Viewer) => ({
  id: row.restatement_id, closing: row.closing_id, table: row.table_id, title: row.title, region: row.region, regionName: row.region_name, period: row.period, state: row.state, why: row.why,
  firstBy: row.first_name, firstAt: row.first_at, secondBy: row.second_name, secondAt: row.second_at, cells: row.cells,
  maySign: row.state === "proposed" && viewer.kind === "staff" && viewer.roles.some((role) => role === "statistician" || role === "head") && viewer.officerId !== row.first_by,
})

export async function listRestatements(request: RequestContext<undefined, { table?: string | undefined; region?: string | undefined; period?: string | undefined }>) {
  const { table = "", region = "", period = "" } = request.query
  const rows = await request.db.all(listAll, { table, region, period })
  const frozen = (await listClosings(request.db, request.query)).filter((row) => row.state === "frozen")
  const newest = frozen.filter((row) => !frozen.some((other) => other.restates === row.closing_id))
  const pending = []
  for (const row of newest.slice(0, 30)) {
    const cells = await differencesOf(request.house, request.db, row)
    if (cells.length > 0) pending.push({ closing: row.closing_id, table: row.table_id, title: row.title, region: row.region, regionName: row.region_name, period: row.period, cells })
  }
  return { restatements: rows.map((row) => view(row, request.viewer)), pending }
}

async function differencesOf(house: House, db: Session, row: ClosingRow): Promise<ChangedCell[]> {
  const table = tableOf(row.table_id)
  return changedCells(await cellsOf(db, row.closing_id), await evaluate(house, table, row.region, periodOf(table, row.period)))
}

/** 提出重述: the first signature. */
export async function propose(request: RequestContext<undefined, undefined, { closing: string; why: string }>) {
  const row = await findClosing(request.db, request.input.closing)
  inScope(request.viewer, row.region)
  if (row.state !== "frozen" || (await latestFrozen(request.db, row.table_id, row.region, row.period))?.closing_id !== row.closing_id) throw reportProblems.wrongStep({ state: row.state === "frozen" ? "已被重述" : "未冻结" })
  if (request.input.why.length < 4) throw reportProblems.textNeeded()
  const sheet = await fixedNow(request.house, row.table_id, row.region, row.period, request.now)
  const cells = changedCells(await cellsOf(request.db, row.closing_id), sheet)
  if (cells.length === 0) throw reportProblems.nothingToRestate()
  const actor = actorOf(request.viewer)
  const restatement = newId()
  try {
    await request.db.run(insert, { restatement, closing: row.closing_id, region: row.region, why: request.input.why, knownAt: request.now, by: actor.id, name: actor.name, at: request.now, cells: JSON.stringify(cells) })
  } catch (failure) {
    if (violatedConstraint(failure)) throw reportProblems.restatementOpen()
    throw failure
  }
  request.concerns("0", row.region, { closing: row.closing_id, restatement, cells: cells.length })
  return view(await request.db.one(findOne, { restatement }), request.viewer)
}

/** 签署重述: the second signature makes a new frozen version; the first one stays readable. */
export async function settleRestatement(request: RequestContext<{ restatement: string }, undefined, { agree: boolean }>) {
  const proposed = await request.db.maybe(findOne, { restatement: request.params.restatement })
  if (!proposed) throw reportProblems.unknownClosing()
  inScope(request.viewer, proposed.region)
  if (proposed.state !== "proposed") throw reportProblems.wrongStep({ state: "已办结" })
  const actor = actorOf(request.viewer)
  if (actor.id === proposed.first_by) throw reportProblems.samePerson()
  const settled = { restatement: proposed.restatement_id, by: actor.id, name: actor.name, at: request.now }
  if (!request.input.agree) await request.db.run(settle, { ...settled, state: "dropped", closing: null })
  else await restate(request, proposed, settled)
  request.concerns("0", proposed.region, { restatement: proposed.restatement_id, agree: request.input.agree })
  return view(await request.db.one(findOne, { restatement: proposed.restatement_id }), request.viewer)
}

/** The changes as text, in order; jsonb keeps no order of its own. */
const textOf = (cells: readonly ChangedCell[]): string => cells.map((cell) => [cell.row, cell.column, cell.before, cell.after].join("\t")).sort().join("\n")

async function restate(request: RequestContext<{ restatement: string }, undefined, { agree: boolean }>, proposed: RestatementRow, settled: { restatement: string; by: string; name: string; at: string }): Promise<void> {
  const old = await findClosing(request.db, proposed.closing_id)
  const sheet = await fixedNow(request.house, old.table_id, old.region, old.period, request.now)
  const cells = changedCells(await cellsOf(request.db, old.closing_id), sheet)
  if (textOf(cells) !== textOf(proposed.cells)) throw reportProblems.figuresMoved()
  const checks = await checkTable(request.house, sheet, await frozenBefore(request.db, { table: old.table_id, region: old.region, period: old.period }))
  const closing = newId()
  const viewer: Viewer = request.viewer.kind === "staff" ? { ...request.viewer, officerId: proposed.first_by, name: proposed.first_name } : request.viewer
  const digest = digestOfTable(headOf(old), sheet.cells)
  await request.db.atomically([
    ...writeCalls({ closing, sheet, version: old.version + 1, checks, viewer, now: request.now, restates: old.closing_id, why: proposed.why }),
    moveCall({ closing, length: 0, state: "frozen" }, { signed: settled.by, signedName: settled.name, reportedOn: request.today, digest }),
    bind(settle, { ...settled, state: "signed", closing }),
  ])
}
