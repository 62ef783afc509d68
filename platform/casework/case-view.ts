// From rows to what pages show: the standing, the steps with who did them, what may be done next.
import { allowed, type Action, type Actor, type CaseStanding, fold } from "#service"
import type { PlainDate } from "#standards"
import { sentenceOf, type Viewer } from "#wire"
import type { Session } from "#platform/database"
import type { Catalogue, Offered } from "./catalogue.ts"
import type { CaseSummary, CaseView } from "./contract.ts"
import { judgementShown } from "./judgement-shown.ts"
import { kinOf } from "./kin.ts"
import { paceOf } from "./pace.ts"
import type { ReferenceBook } from "./reference-book.ts"
import type { CaseWithLog, LogRow, SummaryRow } from "./statements.ts"

/** The log rows as actions of the case language. */
export const actionsOf = (log: readonly LogRow[]): Action[] =>
  log.map((row) => ({ ...row.detail, seq: row.seq, kind: row.kind as Action["kind"], actor: row.actor, actorName: row.actor_name, at: row.at, step: row.step }))

/** The party that acts, as the case language knows it. */
export async function actorFor(viewer: Viewer, subjectId: string, system: Session): Promise<Actor> {
  if (viewer.kind === "staff") {
    const kin = await kinOf(system, viewer.personId)
    return { kind: "officer", id: viewer.officerId, roles: viewer.roles, personId: viewer.personId, relatives: kin.has(subjectId) ? [subjectId] : [], scope: viewer.scope }
  }
  return { kind: "applicant", subjectId: viewer.kind === "citizen" ? viewer.personId : viewer.kind === "employer" ? viewer.employerId : "" }
}

export function summaryOf(row: SummaryRow, catalogue: Catalogue, book: ReferenceBook, today: PlainDate): CaseSummary {
  const { item } = catalogue.pinned(row.item, row.item_version)
  const step = item.steps.find((one) => one.name === row.step)
  return {
    subjectId: row.subject_id,
    caseId: row.case_id,
    number: row.number,
    item: row.item,
    itemName: item.name,
    applicant: row.applicant_name,
    masked: row.applicant_masked,
    region: row.region,
    regionName: book.placeName(row.region),
    channel: row.channel,
    state: row.state,
    step: row.step,
    stepLabel: step?.label ?? null,
    holderId: row.holder_id,
    holderName: row.holder_name,
    submittedAt: row.submitted_at,
    endedAt: row.ended_at,
    dueOn: row.due_on,
    ...paceOf(row.due_on, row.ended_at !== null, item.within.workingDays, today),
    verdict: row.verdict as CaseSummary["verdict"],
  }
}

/** Everything one page needs about one case, shaped for who looks: applicants do not see officers' notes or each other's names. */
export function viewOfCase(row: CaseWithLog, offered: Offered, catalogue: Catalogue, book: ReferenceBook, viewer: Viewer, actor: Actor, today: PlainDate): CaseView {
  const actions = actionsOf(row.log)
  const standing = fold(offered.item, actions)
  const staff = viewer.kind === "staff"
  const summary = summaryOf({ ...row, verdict: row.judgement?.verdict ?? null }, catalogue, book, today)
  return {
    ...summary,
    itemVersion: row.item_version,
    subjectKind: row.subject_kind,
    answers: row.answers,
    papers: row.papers,
    steps: stepsOf(offered, standing, row.log, staff),
    asked: standing.asked ? { says: standing.asked.says, fields: [...standing.asked.fields], until: standing.asked.until } : null,
    dueProvisional: row.due_provisional,
    judgement: row.judgement && (judgementShown(row.judgement) as CaseView["judgement"]),
    decision: row.decision ? { ...row.decision, by: staff ? row.decision.by : decidingOffice(row, book), letter: `/cases/${row.subject_id}/${row.case_id}/letter` } : null,
    log: row.log.filter((entry) => staff || shownToApplicant.has(entry.kind)).map((entry) => ({ seq: entry.seq, kind: entry.kind, who: staff || entry.actor.includes(":") ? entry.actor_name : entry.office || "经办机构", at: entry.at, step: entry.step, says: typeof entry.detail["says"] === "string" ? entry.detail["says"] : null, ...(entry.detail["before"] ? { before: entry.detail["before"] as CaseView["answers"] } : {}) })),
    allowed: allowed(offered.item, standing, row.subject_id, actor).map(({ kind, refusal }) => ({ kind, code: refusal?.problem.code ?? null, says: refusal ? sentenceOf(refusal.problem, { holder: standing.holderName ?? "", awaiting: standing.awaitingName ?? "" }) : null })),
    length: row.length,
    office: book.officeOf(row.region),
  }
}

const deciding = new Set(["approve", "refuse", "not-accept"])

/** The office whose officer decided; where the program decided, the office that serves the place. */
export function decidingOffice(row: CaseWithLog, book: ReferenceBook): string {
  const office = row.log.findLast((entry) => deciding.has(entry.kind))?.office
  return office || book.officeOf(row.region)?.name || book.placeName(row.region)
}

const shownToApplicant = new Set(["submit", "begin-anew", "accept", "not-accept", "return", "resubmit", "approve", "refuse", "withdraw", "urge", "terminate"])

function stepsOf(offered: Offered, standing: CaseStanding, log: readonly LogRow[], staff: boolean): CaseView["steps"] {
  return offered.item.steps.flatMap((step, index) => {
    if (step.when !== undefined && !standing.needs.includes(step.when)) return []
    const done = log.filter((entry) => entry.step === step.name && ["accept", "approve", "refuse", "not-accept"].includes(entry.kind)).at(-1)
    const status = standing.step ? (index < standing.stepIndex ? "done" : index === standing.stepIndex ? "now" : "todo") : done ? "done" : "skipped"
    const shown = status === "done" ? done : undefined
    return [{ name: step.name, label: step.label, by: step.by, status, who: staff ? (shown?.actor_name ?? null) : null, office: shown?.office ?? null, at: shown?.at ?? null, pair: status === "now" && step.pair ? (standing.acted.length === 0 ? "first" : "second") : null }]
  })
}
