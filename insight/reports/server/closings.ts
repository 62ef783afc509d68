// From generated to frozen: each step by another person, the figures fixed when generated, the digest taken when frozen.
import { bind, type Call, newId, type Session, statement, violatedConstraint } from "#platform/database"
import { actorOf } from "#platform/audit"
import { digestOfTable, drain, type FrozenCell } from "#platform/indicators"
import type { House, RequestContext } from "#platform/module"
import { addDays, after, longDate } from "#standards"
import { commonProblems, type Viewer } from "#wire"
import { closingActionLabels, closingActions, closingStateLabels, type closingStates, reportProblems } from "../contract.ts"
import { type Check, checkTable, textBefore } from "./checks.ts"
import { type Evaluated, evaluate, periodOf, provinceIndicators, tableOf } from "./evaluate.ts"
import { inScope } from "./places.ts"
import { type Sheet, sheetOf } from "./sheet.ts"

export type ClosingState = (typeof closingStates)[number]
export type ClosingAction = (typeof closingActions)[number]

export interface ClosingRow {
  closing_id: string
  table_id: string
  table_version: string
  title: string
  region: string
  region_name: string
  period: string
  version: number
  state: ClosingState
  known_at: string
  prepared_by: string
  prepared_name: string
  reviewed_by: string | null
  reviewed_name: string | null
  signed_by: string | null
  signed_name: string | null
  reported_on: string | null
  digest: string | null
  restates: string | null
  why: string
  sheet: Sheet
  checks: readonly Check[]
  length: number
}

interface ActionRow {
  action: string
  officer: string
  at: string
  says: string
}

const one = statement<{ closing: string }, ClosingRow>({ name: "reports.find-closing", reach: "report", sql: "select * from reports.closings where closing_id = :closing::bigint" })

const latest = statement<{ table: string; region: string; period: string; frozen: boolean }, ClosingRow>({
  name: "reports.latest-closing",
  reach: "report",
  hot: true,
  sql: `select * from reports.closings where table_id = :table and region = :region and period = :period and state <> 'returned' and (not :frozen::boolean or state = 'frozen')
         order by version desc limit 1`,
})

const lists = statement<{ table: string; region: string; period: string }, ClosingRow>({
  name: "reports.list-closings",
  reach: "report",
  sql: `select * from reports.closings where (:table = '' or table_id = :table) and (:region = '' or region = :region) and (:period = '' or period = :period)
         order by closing_id desc limit 200`,
})

const cellRows = statement<{ closing: string }, { row_key: string; column_key: string; value: number | null; shown: string; state: FrozenCell["state"]; note: string }>({
  name: "reports.closing-cells",
  reach: "report",
  sql: "select row_key, column_key, value, shown, state, note from reports.closing_cells where closing_id = :closing::bigint",
})

const actionRows = statement<{ closing: string }, ActionRow>({
  name: "reports.closing-actions",
  reach: "report",
  sql: "select action, officer, at, says from reports.closing_actions where closing_id = :closing::bigint order by seq",
})

const insertClosing = statement<Record<string, unknown>>({
  name: "reports.insert-closing",
  reach: "report",
  sql: `insert into reports.closings (closing_id, table_id, table_version, title, region, region_name, period, version, state, known_at, prepared_by, prepared_name, restates, why, sheet, checks, length)
        values (:closing::bigint, :table, :tableVersion, :title, :region, :regionName, :period, :version::int, 'generated', :knownAt::timestamptz, :by, :name, :restates::bigint, :why, :sheet::jsonb, :checks::jsonb, 0)`,
})

const insertCells = statement<{ closing: string; cells: string }>({
  name: "reports.insert-closing-cells",
  reach: "report",
  sql: `insert into reports.closing_cells (closing_id, row_key, column_key, value, shown, state, note)
        select :closing::bigint, c."row", c."column", c.value, c.shown, c.state, c.note
          from jsonb_to_recordset(:cells::jsonb) as c("row" text, "column" text, value double precision, shown text, state text, note text)`,
})

const insertAction = statement<{ closing: string; seq: number; action: string; by: string; name: string; at: string; says: string }>({
  name: "reports.insert-closing-action",
  reach: "report",
  sql: "insert into reports.closing_actions (closing_id, seq, action, officer_id, officer, at, says) values (:closing::bigint, :seq::int, :action, :by, :name, :at::timestamptz, :says)",
})

const moveClosing = statement<{ closing: string; length: number; state: string; reviewed: string | null; reviewedName: string | null; signed: string | null; signedName: string | null; reportedOn: string | null; digest: string | null }, { closing_id: string }>({
  name: "reports.move-closing",
  reach: "report",
  sql: `update reports.closings
           set state = :state, length = length + 1, reviewed_by = coalesce(:reviewed, reviewed_by), reviewed_name = coalesce(:reviewedName, reviewed_name),
               signed_by = coalesce(:signed, signed_by), signed_name = coalesce(:signedName, signed_name), reported_on = coalesce(:reportedOn::date, reported_on), digest = coalesce(:digest, digest)
         where closing_id = :closing::bigint and length = :length::int
        returning closing_id`,
})

export const findClosing = async (db: Session, closing: string): Promise<ClosingRow> => {
  const found = await db.maybe(one, { closing })
  if (!found) throw reportProblems.unknownClosing()
  return found
}
export const latestClosing = (db: Session, table: string, region: string, period: string): Promise<ClosingRow | undefined> => db.maybe(latest, { table, region, period, frozen: false })
export const latestFrozen = (db: Session, table: string, region: string, period: string): Promise<ClosingRow | undefined> => db.maybe(latest, { table, region, period, frozen: true })
export const listClosings = (db: Session, given: { table?: string | undefined; region?: string | undefined; period?: string | undefined }): Promise<ClosingRow[]> =>
  db.all(lists, { table: given.table ?? "", region: given.region ?? "", period: given.period ?? "" })
export const actionsOf = (db: Session, closing: string): Promise<ActionRow[]> => db.all(actionRows, { closing })
export const cellsOf = async (db: Session, closing: string): Promise<FrozenCell[]> =>
  (await db.all(cellRows, { closing })).map((row) => ({ row: row.row_key, column: row.column_key, value: row.value, shown: row.shown, state: row.state, note: row.note }))

/** What the digest is taken of: the table and its figures, nothing about who or when, so that the same figures give the same bytes. */
export const headOf = (row: Pick<ClosingRow, "table_id" | "table_version" | "region" | "period">): Record<string, string> => ({ table: row.table_id, version: row.table_version, region: row.region, period: row.period })

export const summary = (row: ClosingRow) => ({
  id: row.closing_id, table: row.table_id, title: row.title, region: row.region, regionName: row.region_name, period: row.period, version: row.version, state: row.state,
  label: closingStateLabels[row.state], preparedBy: row.prepared_name, reviewedBy: row.reviewed_name, signedBy: row.signed_name, reportedOn: row.reported_on, knownAt: row.known_at,
  digest: row.digest, restates: row.restates, why: row.why,
})

const stateBefore: Record<Exclude<ClosingAction, "return">, ClosingState> = { explain: "generated", review: "explained", sign: "reviewed", freeze: "signed" }
const stateAfter: Record<ClosingAction, ClosingState> = { explain: "explained", review: "reviewed", sign: "signed", freeze: "frozen", return: "returned" }
const doers: Record<ClosingAction, { readonly roles: readonly string[]; readonly says: string }> = {
  explain: { roles: ["statistician"], says: "编制报表的统计人员" },
  review: { roles: ["statistician", "reviewer"], says: "另一名统计人员或复核人员" },
  sign: { roles: ["head"], says: "审批负责人" },
  freeze: { roles: ["statistician", "head"], says: "统计人员或审批负责人" },
  return: { roles: ["statistician", "reviewer", "head"], says: "统计、复核或审批人员" },
}

/** Why this officer may not do the step now, or nothing. */
function refusalOf(viewer: Viewer, row: ClosingRow, action: ClosingAction): Error | undefined {
  const actor = actorOf(viewer).id
  const open = row.state !== "frozen" && row.state !== "returned"
  if (!(action === "return" ? open : row.state === stateBefore[action])) return reportProblems.wrongStep({ state: closingStateLabels[row.state] })
  if (viewer.kind !== "staff" || !viewer.roles.some((role) => doers[action].roles.includes(role))) return reportProblems.notYourStep({ who: doers[action].says })
  if (action === "explain" && actor !== row.prepared_by) return reportProblems.notYourStep({ who: doers.explain.says })
  if ((action === "review" || action === "sign") && (actor === row.prepared_by || actor === row.reviewed_by)) return reportProblems.samePerson()
  return undefined
}

export const mayDo = (viewer: Viewer, row: ClosingRow): ClosingAction[] => closingActions.filter((action) => refusalOf(viewer, row, action) === undefined)

export const answerOf = async (request: { db: Session; viewer: Viewer }, row: ClosingRow) => ({
  ...summary(row),
  actions: (await actionsOf(request.db, row.closing_id)).map((action) => ({ action: action.action, label: closingActionLabels[action.action as ClosingAction] ?? (action.action === "generate" ? "生成" : "重述"), by: action.officer, at: action.at, text: action.says })),
  may: mayDo(request.viewer, row),
  checks: row.checks.map((check) => ({ ...check, findings: [...check.findings] })),
})

/** Figures of the same table and place frozen for the period before, by "row|column". */
export async function frozenBefore(db: Session, sheet: { table: string; region: string; period: string }): Promise<ReadonlyMap<string, number | null> | null> {
  const row = await latestFrozen(db, sheet.table, sheet.region, textBefore(sheet.period))
  return row ? new Map((await cellsOf(db, row.closing_id)).map((cell) => [`${cell.row}|${cell.column}`, cell.value])) : null
}

/** Folds what waits, then reads the table as known at this very moment. */
export async function fixedNow(house: House, table: string, region: string, period: string, now: string): Promise<Evaluated> {
  await drain(house.database, provinceIndicators, now)
  const declared = tableOf(table)
  return evaluate(house, declared, region, periodOf(declared, period), { asOf: now })
}

/** The statements that write a new version with its cells. */
export function writeCalls(given: { closing: string; sheet: Evaluated; version: number; checks: readonly Check[]; viewer: Viewer; now: string; restates: string | null; why: string }): Call[] {
  const actor = actorOf(given.viewer)
  const { table, place, period } = given.sheet
  const cells = given.sheet.cells.map(({ row, column, value, shown, state, note }) => ({ row, column, value, shown, state, note }))
  return [
    bind(insertClosing, {
      closing: given.closing, table: table.id, tableVersion: table.version, title: table.title, region: place.code, regionName: place.name, period: period.text, version: given.version,
      knownAt: given.sheet.knownAt, by: actor.id, name: actor.name, restates: given.restates, why: given.why, sheet: JSON.stringify(sheetOf(given.sheet)), checks: JSON.stringify(given.checks),
    }),
    bind(insertCells, { closing: given.closing, cells: JSON.stringify(cells) }),
    bind(insertAction, { closing: given.closing, seq: 1, action: given.restates ? "restate" : "generate", by: actor.id, name: actor.name, at: given.now, says: given.why }),
  ]
}

export const moveCall = (row: { closing: string; length: number; state: ClosingState }, more: Partial<{ reviewed: string; reviewedName: string; signed: string; signedName: string; reportedOn: string; digest: string }> = {}): Call =>
  bind(moveClosing, { ...row, reviewed: null, reviewedName: null, signed: null, signedName: null, reportedOn: null, digest: null, ...more })

/** 生成: the figures of this moment, with their checks. One running version for a table, place and period. */
export async function generate(request: RequestContext<undefined, undefined, { table: string; region: string; period: string }>) {
  const { table: id, region, period: text } = request.input
  inScope(request.viewer, region)
  const table = tableOf(id)
  const period = periodOf(table, text)
  if (!after(request.today, addDays(period.end, -1))) throw reportProblems.periodNotOver({ last: longDate(addDays(period.end, -1)) })
  const before = await latestClosing(request.db, id, region, text)
  if (before) throw before.state === "frozen" ? reportProblems.alreadyFrozen() : reportProblems.alreadyOpen()
  const sheet = await fixedNow(request.house, id, region, text, request.now)
  const checks = await checkTable(request.house, sheet, await frozenBefore(request.db, request.input))
  const closing = newId()
  try {
    await request.db.atomically([...writeCalls({ closing, sheet, version: 1, checks, viewer: request.viewer, now: request.now, restates: null, why: "" }), moveCall({ closing, length: 0, state: "generated" })])
  } catch (failure) {
    if (violatedConstraint(failure)) throw reportProblems.alreadyOpen()
    throw failure
  }
  request.concerns("0", region, { table: id, period: text, closing })
  return answerOf(request, await findClosing(request.db, closing))
}

/** 说明, 复核, 审签, 冻结, 退回. */
export async function act(request: RequestContext<{ closing: string }, undefined, { action: ClosingAction; text: string }>) {
  const row = await findClosing(request.db, request.params.closing)
  const { action, text } = request.input
  inScope(request.viewer, row.region)
  const refusal = refusalOf(request.viewer, row, action)
  if (refusal) throw refusal
  if (action === "return" && text.length < 4) throw reportProblems.textNeeded()
  if (action !== "return") refuseUnchecked(row, action, text)
  const actor = actorOf(request.viewer)
  const more = {
    ...(action === "review" ? { reviewed: actor.id, reviewedName: actor.name } : {}),
    ...(action === "sign" ? { signed: actor.id, signedName: actor.name } : {}),
    ...(action === "freeze" ? { reportedOn: request.today, digest: digestOfTable(headOf(row), await cellsOf(request.db, row.closing_id)) } : {}),
  }
  await request.db.transaction(async (tx) => {
    const moved = moveCall({ closing: row.closing_id, length: row.length, state: stateAfter[action] }, more)
    const done = await tx.sql(moved.statement.text, moved.values)
    if (done.length === 0) throw commonProblems.changedMeanwhile()
    await tx.run(insertAction, { closing: row.closing_id, seq: row.length + 1, action, by: actor.id, name: actor.name, at: request.now, says: text })
  })
  request.concerns("0", row.region, { table: row.table_id, period: row.period, closing: row.closing_id, action })
  return answerOf(request, await findClosing(request.db, row.closing_id))
}

function refuseUnchecked(row: ClosingRow, action: ClosingAction, text: string): void {
  const blocking = row.checks.filter((check) => check.level === "block" && check.verdict === "violated")
  if (blocking.length > 0) throw reportProblems.checksBlock({ count: blocking.length, ids: blocking.map(({ id }) => id).join("、") })
  const unexplained = row.checks.filter(({ explain }) => explain)
  if (action === "explain" && unexplained.length > 0 && text.length < 4) throw reportProblems.explanationNeeded({ ids: unexplained.map(({ id }) => id).join("、") })
}
