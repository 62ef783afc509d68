// A roster's way: uploaded and checked, kept with its verdicts, then confirmed as a whole or not at all. Also the filing of one person.
import { createHash } from "node:crypto"
import { isRegionCode, type PlainDate } from "#standards"
import { commonProblems } from "#wire"
import { bind, newId, statement, type Tx, violatedConstraint } from "#platform/database"
import type { House, RequestContext } from "#platform/module"
import { type FilingImport, registrationProblems } from "../../contract.ts"
import { numberIn } from "../parameters.ts"
import { noCells, type RosterCells } from "./columns.ts"
import { planRoster, type PlannedRow } from "./plan-roster.ts"
import { readRoster, type RosterLine } from "./read-roster.ts"
import { errorSheet } from "./sheets.ts"
import { type FilingUnit, readFilingUnit, readRegionCodes, standingsOf } from "./standings.ts"
import { RosterMoved, writeRoster } from "./write-roster.ts"

type Counts = FilingImport["counts"]

interface ImportRow {
  import_id: string
  file_name: string
  state: "previewed" | "confirmed" | "discarded"
  counts: Counts
  made_by: string
  made_at: string
  settled_at: string | null
}
interface LineRow {
  row_no: number
  verdict: PlannedRow["verdict"]
  codes: string[]
  says: string
  person_name: string
  id_masked: string
  hire_on: string | null
  row_sealed: string
}

const saveImport = statement<{ employer: string; import: string; region: string; file: string; digest: string; format: string; counts: string; by: string; at: string; rows: string }>({
  name: "registration.save-import",
  reach: "bulk",
  sql: `
    with saved as (
      insert into registration.filing_imports (employer_id, import_id, region, file_name, file_digest, format, state, counts, made_by, made_at)
      values (:employer::bigint, :import::bigint, :region, :file, :digest, :format, 'previewed', :counts::jsonb, :by, :at::timestamptz))
    insert into registration.filing_import_rows (employer_id, import_id, row_no, verdict, codes, says, person_name, id_masked, hire_on, row_sealed, region)
    select :employer::bigint, :import::bigint, r.row, r.verdict, array(select jsonb_array_elements_text(r.codes)), r.says, r.name, r.masked, r."hireOn", r.sealed, :region
      from jsonb_to_recordset(:rows::jsonb) as r("row" int, verdict text, codes jsonb, says text, name text, masked text, "hireOn" date, sealed text)`,
})
const columns = "import_id, file_name, state, counts, made_by, made_at, settled_at"
const importsOf = statement<{ employer: string }, ImportRow>({
  name: "registration.list-imports", reach: "subject", sql: `select ${columns} from registration.filing_imports where employer_id = :employer::bigint order by import_id desc limit 100`,
})
const importOf = statement<{ employer: string; import: string }, ImportRow>({
  name: "registration.read-import", reach: "subject", sql: `select ${columns} from registration.filing_imports where employer_id = :employer::bigint and import_id = :import::bigint`,
})
const lockImport = statement<{ employer: string; import: string }, ImportRow>({
  name: "registration.lock-import", reach: "subject", sql: `select ${columns} from registration.filing_imports where employer_id = :employer::bigint and import_id = :import::bigint for update`,
})
const linesOf = statement<{ employer: string; import: string }, LineRow>({
  name: "registration.read-import-rows",
  reach: "subject",
  sql: `
    select row_no, verdict, codes, says, person_name, id_masked, hire_on, row_sealed from registration.filing_import_rows
     where employer_id = :employer::bigint and import_id = :import::bigint order by row_no`,
})
const settleImport = statement<{ employer: string; import: string; state: string; at: string }, ImportRow>({
  name: "registration.settle-import",
  reach: "subject",
  sql: `
    update registration.filing_imports set state = :state, settled_at = :at::timestamptz
     where employer_id = :employer::bigint and import_id = :import::bigint and state = 'previewed' returning ${columns}`,
})

const shown = (row: ImportRow): FilingImport => ({ importId: row.import_id, fileName: row.file_name, state: row.state, counts: row.counts, madeAt: row.made_at, settledAt: row.settled_at, madeBy: row.made_by })
const shownLine = (row: LineRow) => ({ row: row.row_no, verdict: row.verdict, codes: row.codes, says: row.says, name: row.person_name, masked: row.id_masked, hireOn: row.hire_on })

/** The employer behind a request. */
export function employerOf(request: Pick<RequestContext, "viewer">): string {
  if (request.viewer.kind !== "employer") throw commonProblems.notAllowed()
  return request.viewer.employerId
}
const agentOf = (request: Pick<RequestContext, "viewer">): string => (request.viewer.kind === "employer" ? request.viewer.agent : "")

async function activeUnit(house: House, employer: string): Promise<FilingUnit> {
  const unit = await house.database.system.maybe(readFilingUnit, { employer })
  if (!unit) throw commonProblems.notFound()
  if (unit.status === "注销" || unit.status === "吊销") throw registrationProblems.unitGone()
  return unit
}

async function planFor(tx: Tx, house: House, unit: FilingUnit, lines: readonly RosterLine[], today: PlainDate): Promise<PlannedRow[]> {
  const numbers = [...new Set(lines.map(({ cells }) => cells.idNumber.normalize("NFKC").replace(/\s/g, "").toUpperCase()).filter((number) => number.length >= 5 && number.length <= 30))]
  const codes = [...new Set([unit.work_region, ...lines.map(({ cells }) => cells.workRegion.padEnd(12, "0"))])].filter(isRegionCode)
  const standings = await standingsOf(tx, house.sealing, unit.employer_id, numbers, today)
  const regions = new Set((await tx.all(readRegionCodes, { codes, on: today })).map(({ code }) => code))
  return planRoster(lines, {
    today, foundedOn: unit.founded_on, workRegion: unit.work_region, knowsRegion: (code) => regions.has(code), standing: (number) => standings.get(number),
    hireDays: numberIn("hireDays", unit.region, today), leaveDays: numberIn("leaveDays", unit.region, today), futureDays: numberIn("futureHireDays", unit.region, today),
  })
}

/** Checks an uploaded roster line by line and keeps the result; nothing is written to any register. */
export async function previewRoster(request: RequestContext) {
  const employer = employerOf(request)
  const file = request.files["file"]
  if (!file || file.bytes.length === 0) throw registrationProblems.fileMissing()
  const unit = await activeUnit(request.house, employer)
  const { format, lines } = await readRoster(file)
  const plan = await planFor(request.house.database.system, request.house, unit, lines, request.today)
  const counts: Counts = { new: 0, change: 0, end: 0, same: 0, refuse: 0 }
  for (const { verdict } of plan) counts[verdict] += 1
  const importId = newId()
  await request.db.run(saveImport, {
    employer, import: importId, region: unit.region, file: file.name, digest: createHash("sha256").update(file.bytes).digest("hex"), format, counts: JSON.stringify(counts), by: agentOf(request), at: request.now,
    rows: JSON.stringify(plan.map(({ row, verdict, codes, says, name, masked, hireOn, cells }) => ({ row, verdict, codes, says, name: name.slice(0, 60), masked, hireOn, sealed: request.house.sealing.seal(JSON.stringify(cells)) }))),
  })
  request.concerns(employer, unit.region, { import: importId, rows: lines.length, counts })
  return {
    importId, fileName: file.name, state: "previewed" as const, counts, madeAt: request.now, settledAt: null, madeBy: agentOf(request),
    rows: plan.map(({ row, verdict, codes, says, name, masked, hireOn }) => ({ row, verdict, codes: [...codes], says, name, masked, hireOn })),
  }
}

export const listRosters = async (request: RequestContext): Promise<FilingImport[]> => (await request.db.all(importsOf, { employer: employerOf(request) })).map(shown)

export async function readRosterImport(request: RequestContext<{ import: string }>) {
  const asked = { employer: employerOf(request), import: request.params.import }
  const [found, lines] = await Promise.all([request.db.maybe(importOf, asked), request.db.all(linesOf, asked)])
  if (!found) throw registrationProblems.noRecord()
  return { ...shown(found), rows: lines.map(shownLine) }
}

/** Confirms: checks every accepted line again inside the transaction and writes all of them, or none. */
export async function confirmRoster(request: RequestContext<{ import: string }>): Promise<FilingImport> {
  const { house, today, now } = request
  const employer = employerOf(request)
  const asked = { employer, import: request.params.import }
  const unit = await activeUnit(house, employer)
  try {
    const settled = await house.database.system.transaction(async (tx) => {
      const found = await tx.maybe(lockImport, asked)
      if (!found) throw registrationProblems.noRecord()
      if (found.state !== "previewed") throw registrationProblems.importSettled()
      const kept = await tx.all(linesOf, asked)
      const lines = kept.map((line): RosterLine => ({ row: line.row_no, cells: { ...noCells, ...(JSON.parse(house.sealing.open(line.row_sealed)) as Partial<RosterCells>) } }))
      const plan = await planFor(tx, house, unit, lines, today)
      const accepted = plan.filter(({ verdict }) => verdict === "new" || verdict === "change" || verdict === "end")
      const moved = plan.filter((row, index) => row.verdict !== kept[index]?.verdict)
      if (moved.length > 0) throw registrationProblems.importChanged({ rows: moved.slice(0, 10).map(({ row }) => row).join("、") })
      if (accepted.length === 0 && found.counts.same === 0) throw registrationProblems.nothingAccepted()
      await writeRoster(tx, accepted, { unit, sealing: house.sealing, now, today, by: agentOf(request), importId: found.import_id })
      return tx.one(settleImport, { ...asked, state: "confirmed", at: now })
    })
    request.concerns(employer, unit.region, { import: settled.import_id, counts: settled.counts })
    return shown(settled)
  } catch (failure) {
    throw meaningOf(failure)
  }
}

/** Somebody was faster: nothing is written, and the employer is asked to look again. */
function meaningOf(failure: unknown): unknown {
  return failure instanceof RosterMoved || violatedConstraint(failure) !== undefined ? registrationProblems.importChanged({ rows: "某" }) : failure
}

export async function discardRoster(request: RequestContext<{ import: string }>): Promise<FilingImport> {
  const asked = { employer: employerOf(request), import: request.params.import }
  const settled = await request.db.maybe(settleImport, { ...asked, state: "discarded", at: request.now })
  if (settled) return shown(settled)
  throw (await request.db.maybe(importOf, asked)) ? registrationProblems.importSettled() : registrationProblems.noRecord()
}

/** The refused lines as an Excel file, ready to be corrected and sent again. */
export async function rosterErrors(request: RequestContext<{ import: string }>): Promise<Buffer> {
  const asked = { employer: employerOf(request), import: request.params.import }
  const [found, lines] = await Promise.all([request.db.maybe(importOf, asked), request.db.all(linesOf, asked)])
  if (!found) throw registrationProblems.noRecord()
  request.setHeader("content-disposition", `attachment; filename="errors-${found.import_id}.xlsx"; filename*=UTF-8''${encodeURIComponent(`错误行-${found.file_name.replace(/\.\w+$/, "")}.xlsx`)}`)
  return errorSheet(
    lines.filter(({ verdict }) => verdict === "refuse").map((line) => ({ row: line.row_no, cells: { ...noCells, ...(JSON.parse(request.house.sealing.open(line.row_sealed)) as Partial<RosterCells>) }, codes: line.codes, says: line.says })),
    request.today,
  )
}

const filingOf = statement<{ employer: string; filing: string }, { person_name: string; id_type: string; id_sealed: string | null; state: string }>({
  name: "registration.read-filing-person",
  reach: "subject",
  sql: `
    select f.person_name, p.id_type, p.id_sealed, f.state from registration.filings f join registers.persons p on p.person_id = f.person_id
     where f.employer_id = :employer::bigint and f.filing_id = :filing::bigint`,
})

/** One person, checked and written at once by the same rules as a roster. @throws registration.row-refused with the reasons. */
export async function fileOne(request: RequestContext, cells: Partial<RosterCells>) {
  const { house, today, now } = request
  const unit = await activeUnit(house, employerOf(request))
  try {
    return await house.database.system.transaction(async (tx) => {
      const [row] = await planFor(tx, house, unit, [{ row: 1, cells: { ...noCells, ...cells } }], today)
      if (!row) throw new Error("a roster of one line planned no line")
      if (row.verdict === "refuse") throw registrationProblems.rowRefused({ says: row.says, codes: row.codes }, row.codes.map((code) => ({ path: "", code, says: row.says })))
      await writeRoster(tx, [row], { unit, sealing: house.sealing, now, today, by: agentOf(request), importId: null })
      request.concerns(row.standing?.personId ?? unit.employer_id, unit.region, { verdict: row.verdict, employer: unit.employer_id })
      return { verdict: row.verdict, codes: [...row.codes], says: row.says }
    })
  } catch (failure) {
    throw meaningOf(failure)
  }
}

/** Ends the filing of one person of this employer's roster. */
export async function endOne(request: RequestContext<{ filing: string }, unknown, { endedOn: string; legalReason: string }>) {
  const [[found]] = (await request.house.database.system.together([bind(filingOf, { employer: employerOf(request), filing: request.params.filing })])) as [[{ person_name: string; id_type: string; id_sealed: string | null }?]]
  if (!found?.id_sealed) throw registrationProblems.noRecord()
  return fileOne(request, { name: found.person_name, idType: found.id_type, idNumber: request.house.sealing.open(found.id_sealed), endedOn: request.input.endedOn, legalReason: request.input.legalReason })
}
