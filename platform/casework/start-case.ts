// The beginning of a visit: what is already known, what was drafted, and whether it would be received at all.
import { bind } from "#platform/database"
import { commonProblems, type OutputOf } from "#wire"
import type { GatheredFacts } from "#platform/facts"
import type { RequestContext } from "#platform/module"
import { knowingCalls, knownFrom } from "./knowing.ts"
import type { Catalogue } from "./catalogue.ts"
import { type startCase as contract, type myDrafts as draftsContract, type saveDraft as draftContract } from "./contract.ts"
import { draftsOf, openCaseOf, readApplicant, readDraft, saveDraftStatement } from "./statements.ts"
import { applicantOf } from "./submit-case.ts"

type StartRequest = RequestContext<{ item: string }, { subject?: string | undefined }, unknown>

export async function startCase(catalogue: Catalogue, request: StartRequest): Promise<OutputOf<typeof contract>> {
  const offered = catalogue.current(request.params.item)
  const subject = applicantOf(request, offered, request.query.subject)
  const { system } = request.house.database
  const [[applicants = [], opened = [], ...rest], draft] = await Promise.all([
    system.together([bind(readApplicant, { subject, kind: offered.item.subject }), bind(openCaseOf, { subject, item: offered.item.code }), ...knowingCalls(offered, subject, request.today)]),
    request.viewer.kind === "staff" ? undefined : request.db.maybe(readDraft, { subject, item: offered.item.code }),
  ])
  const [applicant] = applicants as { region: string }[]
  if (!applicant) throw commonProblems.notFound()
  const [open] = opened as { case_id: string; number: string }[]
  const { known, facts } = knownFrom(offered, rest, request.today)
  request.shows(subject, applicant.region, offered.item.name)
  return {
    item: offered.view,
    subject: { id: subject, name: known.name, masked: known.masked },
    known: { ...known.values },
    draft: draft ? { answers: draft.answers, savedAt: draft.saved_at } : null,
    refusals: refusalsToday(offered, facts, request, known.places[0]?.region ?? applicant.region),
    open: open ? { caseId: open.case_id, number: open.number } : null,
    places: known.places.map((place) => ({ ...place })),
  }
}

/** Conditions of admission that fail whatever is typed: those that rest on register facts alone. */
function refusalsToday(offered: ReturnType<Catalogue["current"]>, facts: GatheredFacts, request: StartRequest, region: string): { code: string; says: string }[] {
  const judged = offered.admission?.judge(facts, request.today, region)
  if (!judged) return []
  return judged.conditions.filter((condition) => condition.verdict === "fail").map((condition) => ({ code: condition.code ?? "", says: offered.says?.[condition.code ?? ""] ?? condition.says }))
}

export async function saveDraft(catalogue: Catalogue, request: RequestContext<{ item: string }, unknown, { answers: Readonly<Record<string, unknown>> }>): Promise<OutputOf<typeof draftContract>> {
  const offered = catalogue.current(request.params.item)
  const subject = applicantOf(request, offered, undefined)
  await request.db.run(saveDraftStatement, { subject, item: offered.item.code, answers: JSON.stringify(request.input.answers), now: request.now })
  return { savedAt: request.now }
}

/** What was begun and not sent, newest first; a draft of an item that is no longer offered is not shown. */
export async function myDrafts(catalogue: Catalogue, request: RequestContext): Promise<OutputOf<typeof draftsContract>> {
  const subject = request.viewer.kind === "citizen" ? request.viewer.personId : request.viewer.kind === "employer" ? request.viewer.employerId : "0"
  const offered = new Map(catalogue.views.map((one) => [one.code, one.name]))
  const rows = await request.db.all(draftsOf, { subject })
  return rows.flatMap((row) => (offered.has(row.item) ? [{ item: row.item, itemName: offered.get(row.item) ?? "", savedAt: row.saved_at }] : []))
}
