// An employer's roster, page by page, and as a file.
import { addDays, codeLabel } from "#standards"
import { commonProblems } from "#wire"
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import type { FilingView } from "../../contract.ts"
import { rosterCsv, rosterWorkbook } from "./sheets.ts"

interface RosterQuery {
  readonly q?: string | undefined
  readonly state: "filed" | "ended" | "all"
  readonly page: number
  readonly size: number
  readonly employer?: string | undefined
}

interface Row {
  filing_id: string
  person_id: string
  person_name: string
  id_masked: string
  hire_on: string
  contract_kind: string
  contract_from: string | null
  contract_to: string | null
  occupation: string
  post_name: string | null
  work_region: string
  work_region_name: string
  over_age: boolean
  ended_on: string | null
  legal_end_reason: string | null
  state: "filed" | "ended" | "void"
  late_hire: boolean
  late_end: boolean
  region: string
}

const readPage = statement<{ employer: string; scope: string; prefix: string; state: string; limit: number; skip: number }, Row>({
  name: "registration.read-roster",
  reach: "subject",
  hot: true,
  sql: `
    select f.filing_id, f.person_id, f.person_name, f.id_masked, f.hire_on, f.contract_kind, f.contract_from, f.contract_to, f.occupation, f.post_name, f.work_region,
           coalesce(nullif(r.full_name, ''), r.name, f.work_region) as work_region_name, f.over_age, f.ended_on, f.legal_end_reason, f.state, f.late_hire, f.late_end, f.region
      from registration.filings f left join registers.regions r on r.code = f.work_region
     where f.employer_id = :employer::bigint and f.region like :scope || '%' and f.state <> 'void' and (:state = 'all' or f.state = :state) and f.person_name like :prefix || '%'
     order by f.hire_on desc, f.filing_id desc limit :limit offset :skip`,
})
const countRoster = statement<{ employer: string; scope: string; prefix: string; state: string; soon: string; on: string }, { total: string; filed: string; expiring: string }>({
  name: "registration.count-roster",
  reach: "subject",
  hot: true,
  sql: `
    select count(*) filter (where (:state = 'all' or state = :state) and person_name like :prefix || '%') as total, count(*) filter (where state = 'filed') as filed,
           count(*) filter (where state = 'filed' and contract_to between :on::date and :soon::date) as expiring
      from registration.filings where employer_id = :employer::bigint and region like :scope || '%' and state <> 'void'`,
})

/** Filings whose withdrawal waits for an officer. */
const askedBack = statement<{ employer: string; filings: readonly string[] }, { filing_id: string }>({
  name: "registration.filings-asked-back",
  reach: "report",
  sql: `
    select f.filing_id from registration.filings f
      join registration.tasks t on t.person_id = f.person_id and t.kind = 'filing-withdrawal' and t.record_id = f.employment_id and t.state = 'open'
     where f.employer_id = :employer::bigint and f.filing_id = any(:filings::bigint[])`,
})

const shown = (row: Row, asked: ReadonlySet<string>): FilingView => ({
  filingId: row.filing_id, personId: row.person_id, name: row.person_name, masked: row.id_masked, hireOn: row.hire_on, contractKind: row.contract_kind,
  contractName: codeLabel("contract-kind", row.contract_kind), contractFrom: row.contract_from, contractTo: row.contract_to, occupation: row.occupation, postName: row.post_name,
  workRegion: row.work_region, workRegionName: row.work_region_name, overAge: row.over_age, endedOn: row.ended_on, legalEndReason: row.legal_end_reason,
  legalEndName: row.legal_end_reason === null ? null : codeLabel("employment-end-law", row.legal_end_reason), state: row.state, lateHire: row.late_hire, lateEnd: row.late_end,
  withdrawalAsked: asked.has(row.filing_id),
})

/** Tasks are the offices' own: the program reads of them only what concerns these filings. */
async function shownRows(request: RequestContext<unknown, RosterQuery>, employer: string, rows: readonly Row[]): Promise<FilingView[]> {
  const asked = rows.length === 0 ? [] : await request.house.database.system.all(askedBack, { employer, filings: rows.map((row) => row.filing_id) })
  const waiting = new Set(asked.map((one) => one.filing_id))
  return rows.map((row) => shown(row, waiting))
}

/** Whose roster: an employer's own, or for an officer the one asked for. */
function asked(request: RequestContext<unknown, RosterQuery>): { employer: string; scope: string; prefix: string; state: string } {
  const { viewer, query } = request
  const shared = { prefix: (query.q ?? "").trim().replace(/[\\%_]/g, "\\$&"), state: query.state }
  if (viewer.kind === "employer") return { employer: viewer.employerId, scope: "", ...shared }
  if (viewer.kind === "staff" && query.employer !== undefined) return { employer: query.employer, scope: viewer.scope, ...shared }
  throw commonProblems.invalidInput({}, [{ path: "employer", code: "field.required", says: "请选择单位" }])
}

export async function readRoster(request: RequestContext<unknown, RosterQuery>) {
  const { page, size } = request.query
  const whose = asked(request)
  const [rows, counts] = await Promise.all([
    request.db.all(readPage, { ...whose, limit: size, skip: (page - 1) * size }),
    request.db.one(countRoster, { ...whose, on: request.today, soon: addDays(request.today, 30) }),
  ])
  request.shows(whose.employer, rows[0]?.region ?? "", `职工名册第${page}页 ${rows.length}人`)
  return { rows: await shownRows(request, whose.employer, rows), total: Number(counts.total), filed: Number(counts.filed), expiring: Number(counts.expiring), page, size }
}

const mostRows = 50_000

async function everyRow(request: RequestContext<unknown, RosterQuery>): Promise<FilingView[]> {
  const whose = asked(request)
  const rows = await request.db.all(readPage, { ...whose, limit: mostRows, skip: 0 })
  request.shows(whose.employer, rows[0]?.region ?? "", `导出职工名册 ${rows.length}人`)
  return shownRows(request, whose.employer, rows)
}

const named = (request: Pick<RequestContext, "setHeader" | "today">, extension: string) =>
  request.setHeader("content-disposition", `attachment; filename="roster-${request.today}.${extension}"; filename*=UTF-8''${encodeURIComponent(`职工名册-${request.today}`)}.${extension}`)

export async function rosterAsCsv(request: RequestContext<unknown, RosterQuery>): Promise<string> {
  named(request, "csv")
  return rosterCsv(await everyRow(request))
}

export async function rosterAsSheet(request: RequestContext<unknown, RosterQuery>): Promise<Buffer> {
  named(request, "xlsx")
  return rosterWorkbook(await everyRow(request))
}
