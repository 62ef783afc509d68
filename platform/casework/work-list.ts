// The officer's work list: saved views over the open cases of a region, ordered by their last day.
import { deadline } from "#standards"
import { type OutputOf, type QueryOf } from "#wire"
import type { RequestContext } from "#platform/module"
import type { Catalogue } from "./catalogue.ts"
import { summaryOf } from "./case-view.ts"
import type { CaseSummary, colleagues as colleaguesContract, workList as contract } from "./contract.ts"
import { readCaseRow } from "./read-case.ts"
import { referenceBook } from "./reference-book.ts"
import { casesOfSubject, colleaguesStatement, type SummaryRow, workListCounts, workLists } from "./statements.ts"

type ListRequest = RequestContext<unknown, QueryOf<typeof contract>, unknown>

/** One page of a view. `after` is `due|case` of the last row seen; deadlines up to two working days ahead count as close. */
export async function workList(catalogue: Catalogue, request: ListRequest): Promise<OutputOf<typeof contract>> {
  const { viewer, query, today } = request
  if (viewer.kind !== "staff") return { rows: [], next: null, counts: { mine: 0, open: 0, due: 0, late: 0, returned: 0 } }
  const [dueAfter = "0001-01-01", caseAfter = "0"] = /^\d{4}-\d\d-\d\d\|\d{1,19}$/.test(query.after ?? "") ? (query.after ?? "").split("|") : []
  const who = { scope: viewer.scope, roles: viewer.roles, officer: viewer.officerId, today, soon: deadline(today, 2).date }
  const [rows, counts, book] = await Promise.all([
    request.db.all(workLists[query.view], { ...who, item: query.item ?? "", q: query.q?.trim() ?? "", dueAfter, caseAfter, limit: query.limit }),
    request.db.one(workListCounts, who),
    referenceBook(request.house.database.system),
  ])
  const last = rows.length === query.limit ? rows.at(-1) : undefined
  request.shows("0", viewer.scope, "工作列表")
  return { rows: rows.map((row) => summaryOf(row, catalogue, book, today)), next: last ? `${last.due_on ?? "9999-12-31"}|${last.case_id}` : null, counts }
}

/** The cases of one person or employer: the applicant's own, or those within the officer's region. */
export async function casesOf(catalogue: Catalogue, request: RequestContext, subject: string): Promise<CaseSummary[]> {
  const staff = request.viewer.kind === "staff"
  const [rows, book] = await Promise.all([
    request.db.all(casesOfSubject, { subject, scope: request.viewer.kind === "staff" ? request.viewer.scope : "", self: staff ? "0" : subject }),
    referenceBook(request.house.database.system),
  ])
  request.shows(subject, staff ? (rows[0]?.region ?? "") : "", "办件列表")
  return rows.map((row: SummaryRow) => summaryOf(row, catalogue, book, request.today))
}

/** Officers a case may be given to: those of the same step's role whose region covers it. */
export async function colleaguesFor(catalogue: Catalogue, request: RequestContext<{ subject: string; case: string }>): Promise<OutputOf<typeof colleaguesContract>> {
  const row = await readCaseRow(request, request.params.subject, request.params.case)
  const step = catalogue.pinned(row.item, row.item_version).item.steps.find((one) => one.name === row.step)
  if (!step || request.viewer.kind !== "staff") return []
  const officers = await request.house.database.system.all(colleaguesStatement, { region: row.region, role: step.by, officer: request.viewer.officerId })
  return officers.map((one) => ({ officerId: one.officer_id, name: one.name, office: one.office, roles: one.roles }))
}
