// Reading one case within the viewer's scope.
import { commonProblems, type OutputOf } from "#wire"
import type { RequestContext } from "#platform/module"
import type { Catalogue } from "./catalogue.ts"
import { actorFor, viewOfCase } from "./case-view.ts"
import type { readCase as contract } from "./contract.ts"
import { referenceBook } from "./reference-book.ts"
import { type CaseWithLog, readCaseStatement } from "./statements.ts"

type CaseRequest = RequestContext<{ subject: string; case: string }, unknown, unknown>

/** The item a case belongs to never changes, so it is remembered: deciding can gather facts while the case is being read. */
const remembered = new Map<string, { readonly code: string; readonly version: number }>()
const rememberAtMost = 50_000

export const itemOfCase = (caseId: string) => remembered.get(caseId)

/** The row and log of a case. @throws not-found when there is none within the viewer's scope: outside it a case does not exist. */
export async function readCaseRow(request: RequestContext, subject: string, caseId: string): Promise<CaseWithLog> {
  const { viewer } = request
  const self = viewer.kind === "citizen" ? viewer.personId : viewer.kind === "employer" ? viewer.employerId : "0"
  const row = await request.db.maybe(readCaseStatement, { subject, case: caseId, self, scope: viewer.kind === "staff" ? viewer.scope : "" })
  if (!row) throw commonProblems.notFound()
  if (remembered.size >= rememberAtMost) remembered.clear()
  remembered.set(caseId, { code: row.item, version: row.item_version })
  return row
}

export async function readCase(catalogue: Catalogue, request: CaseRequest): Promise<OutputOf<typeof contract>> {
  const { system } = request.house.database
  const [row, book, actor] = await Promise.all([readCaseRow(request, request.params.subject, request.params.case), referenceBook(system), actorFor(request.viewer, request.params.subject, system)])
  request.shows(row.subject_id, row.region, "办件")
  return viewOfCase(row, catalogue.pinned(row.item, row.item_version), catalogue, book, request.viewer, actor, request.today)
}

