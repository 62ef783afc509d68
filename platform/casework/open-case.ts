// A case as the statements that begin it: row, log, number, trail, events. However it came, by a form or offered by the program, it is written here.
import { type Action, type Answers, type CaseStanding, fold, type Item, type Judgement } from "#service"
import type { PlainDate } from "#standards"
import { bind, type Call, newId } from "#platform/database"
import { eventRows } from "#platform/exchange"
import { caseNumber } from "./case-number.ts"
import type { AttachedPaper } from "./submit-case.ts"
import { type Due, dueOf } from "./pace.ts"
import { submitCaseStatement } from "./statements.ts"

export interface Opening {
  readonly item: Item
  readonly subjectId: string
  readonly applicant: { readonly name: string; readonly masked: string }
  /** Twelve digits: the place that handles it. */
  readonly region: string
  /** Code of the table `channel`. */
  readonly channel: string
  readonly answers: Answers
  readonly papers?: readonly AttachedPaper[]
  readonly judgement: Judgement | null
  /** The sender's own number: the same one never makes a second case. */
  readonly key: string
  /** The log it begins with; the first action is its submission. */
  readonly log: readonly Action[]
  /** `trailRows` of who did it, told the case. */
  readonly trail: (caseId: string, number: string) => string
  readonly now: string
  readonly today: PlainDate
}

export interface OpenedCase {
  readonly caseId: string
  readonly number: string
  readonly standing: CaseStanding
  readonly due: Due | null
  readonly calls: readonly Call[]
}

/** The statements of one transaction that begin a case; one whose log already ends with an approval is decided. */
export function openCase(given: Opening): OpenedCase {
  const { item, subjectId, applicant, region, judgement, log, now } = given
  const caseId = newId()
  const number = caseNumber(caseId, given.today)
  const standing = fold(item, log)
  const due = dueOf(item, standing)
  const decided = standing.state === "approved"
  const about = { caseId, number, item: item.code, itemName: item.name, region, subjectKind: item.subject }
  const row = {
    subject: subjectId, case: caseId, number, item: item.code, version: item.version, kind: item.subject, region, channel: given.channel, name: applicant.name, masked: applicant.masked,
    answers: JSON.stringify(given.answers), papers: JSON.stringify(given.papers ?? []), key: given.key, exclusive: !item.many, state: standing.state, step: standing.step?.name ?? null,
    submittedAt: standing.submittedAt, stepBy: standing.step?.by ?? null, dueOn: due?.on ?? null, provisional: due?.provisional ?? false, endedAt: standing.endedAt,
    judgement: judgement ? JSON.stringify(judgement) : null, verdict: judgement?.verdict ?? null, decision: decided ? JSON.stringify({ outcome: "approved", says: "", code: null, at: now, by: "系统自动办理" }) : null, length: log.length,
    trail: given.trail(caseId, number),
    events: eventRows([
      { topic: "case.submitted", subjectId, payload: { ...about, state: standing.state, dueOn: due?.on ?? null } },
      ...(standing.stepIndex > 0 && standing.step ? [{ topic: "case.moved-on", subjectId, payload: { ...about, step: null, next: standing.step.name } }] : []),
      ...(decided ? [{ topic: "case.decided", subjectId, payload: { ...about, outcome: "approved", says: "" } }] : []),
    ]),
    actions: JSON.stringify(log.map(({ seq, kind, actor, actorName, at, step, ...detail }) => ({ seq, kind, actor, actor_name: actorName, office: "", step, at, detail }))),
  }
  return { caseId, number, standing, due, calls: [bind(submitCaseStatement, row)] }
}
