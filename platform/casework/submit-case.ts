// Sending a case: checked, judged, written once, and decided on the spot where the item allows it.
import { checkAnswers, fieldsOf, fold, type Action, type Answer, type Answers, type Judgement } from "#service"
import type { PlainDate } from "#standards"
import { commonProblems, type FieldError, Refusal, type OutputOf } from "#wire"
import { trailCall } from "#platform/audit"
import { bind, type Call, newId, type Session, violatedConstraint } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { caseNumber } from "./case-number.ts"
import type { Catalogue, Offered } from "./catalogue.ts"
import { caseworkProblems, type submitCase as contract } from "./contract.ts"
import { factsFrom, type FactRow } from "./gather-facts.ts"
import type { GatheredFacts } from "#platform/module"
import { dueOf } from "./pace.ts"
import { referenceBook } from "./reference-book.ts"
import { type ApplicantRow, openCaseOf, readApplicant, sentBefore, submitCaseStatement } from "./statements.ts"

export interface Submission {
  readonly item: string
  readonly subject?: string | undefined
  readonly region: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly papers: readonly { readonly name: string; readonly document: string }[]
}

type Sent = OutputOf<typeof contract>

/** Whom a viewer may apply for: itself, or at the counter anybody of the item's kind. */
export function applicantOf(request: Pick<RequestContext, "viewer">, offered: Offered, subject: string | undefined): string {
  const { viewer } = request
  const own = viewer.kind === "citizen" && offered.item.subject === "person" ? viewer.personId : viewer.kind === "employer" && offered.item.subject === "employer" ? viewer.employerId : undefined
  if (own !== undefined && (subject === undefined || subject === own)) return own
  if (viewer.kind === "staff" && subject !== undefined && offered.item.channels.includes("counter")) return subject
  throw caseworkProblems.notForYou()
}

/** Sends a case. The same Idempotency-Key of the same applicant gives the same case, however often it is sent. */
export async function submitCase(catalogue: Catalogue, request: RequestContext<unknown, unknown, Submission>): Promise<Sent> {
  const { input, viewer, house } = request
  const offered = catalogue.current(input.item)
  const { item } = offered
  const subject = applicantOf(request, offered, input.subject)
  const key = request.idempotencyKey
  if (!key) throw caseworkProblems.keyNeeded()
  const book = await referenceBook(house.database.system)
  const locked = await lockedAnswers(offered, house.database.system, subject, request.today)
  const checked = checkAnswers(item.form, { ...input.answers, ...locked }, request.today)
  const answers: Answers = { ...checked.answers, ...locked }
  const errors = checked.errors.filter((error) => !(error.path in locked))
  const papers = checkedPapers(offered, input.papers, errors)
  if (errors.length > 0) throw commonProblems.invalidInput({}, errors)
  if (!book.has(input.region) || !input.region.startsWith(house.province.slice(0, 2))) throw caseworkProblems.wrongPlace()
  if (viewer.kind === "staff" && !input.region.startsWith(viewer.scope)) throw commonProblems.notAllowed()

  const on = offered.on?.(answers, request.today) ?? request.today
  const gathered = await house.database.system.together([bind(readApplicant, { subject, kind: item.subject }), ...(offered.facts ? [offered.facts.call([subject], on) as Call] : [])])
  const applicant = (gathered[0] as ApplicantRow[])[0]
  if (!applicant) throw commonProblems.notFound()
  const facts = factsFrom((gathered[1] ?? []) as FactRow[], subject)
  admit(offered, answers, facts, request, input.region)
  const judgement = judgeCase(offered, answers, facts, request, input.region)

  const caseId = newId()
  const number = caseNumber(caseId, request.today)
  const log = logOf(request, offered, subject, applicant.name, judgement)
  const standing = fold(item, log)
  const due = dueOf(item, standing)
  const decided = standing.state === "approved"
  const decision = decided ? { outcome: "approved", says: "", code: null, at: request.now, by: "系统自动办理" } : null
  const values = {
    subject, case: caseId, number, item: item.code, version: item.version, kind: item.subject, region: input.region, channel: channelOf(request), name: applicant.name,
    masked: applicant.masked, answers: JSON.stringify(answers), papers: JSON.stringify(papers), key, exclusive: !item.many, state: standing.state, step: standing.step?.name ?? null,
    stepBy: standing.step?.by ?? null, dueOn: due?.on ?? null, provisional: due?.provisional ?? false, now: request.now, endedAt: standing.endedAt,
    judgement: judgement ? JSON.stringify(judgement) : null, decision: decision ? JSON.stringify(decision) : null, length: log.length,
    actions: JSON.stringify(log.map((action) => ({ seq: action.seq, kind: action.kind, actor: action.actor, actor_name: action.actorName, office: "", step: action.step, detail: {} }))),
  }
  const effects = decided
    ? (offered.granted?.({ subjectId: subject, caseId, number, region: input.region, channel: channelOf(request), answers, judgement, submittedAt: request.now, at: request.now, on: request.today, by: "system" }) ?? [])
    : []
  const calls: Call[] = [
    bind(submitCaseStatement, values),
    trailCall({ kind: "write", action: "casework.submit-case", viewer, subjectId: subject, region: input.region, address: request.address, detail: { case: caseId, number, item: item.code } }),
    publish("case.submitted", subject, { caseId, number, item: item.code, itemName: item.name, region: input.region, subjectKind: item.subject, state: standing.state, dueOn: due?.on ?? null }),
    ...(decided ? [publish("case.decided", subject, { caseId, number, item: item.code, itemName: item.name, region: input.region, subjectKind: item.subject, outcome: "approved", says: "" })] : []),
    ...effects,
  ]
  try {
    await request.house.database.engine.atomically(calls)
  } catch (failure) {
    return afterViolation(failure, offered, request, subject, key)
  }
  return { subjectId: subject, caseId, number, state: standing.state, dueOn: due?.on ?? null, verdict: judgement?.verdict ?? null }
}

/** What a trusted source says stands, whatever was sent: the values of fields that are known and may not be corrected. */
export async function lockedAnswers(offered: Offered, system: Session, subject: string, today: PlainDate): Promise<Record<string, Answer>> {
  const lockable = fieldsOf(offered.item.form).filter((one) => one.known !== undefined && !one.correctable)
  if (lockable.length === 0) return {}
  const { values } = await offered.known(system, subject, today)
  return Object.fromEntries(lockable.flatMap((one) => {
    const value = values[one.known ?? ""]?.value
    return value === undefined || value === null ? [] : [[one.name, value]]
  }))
}

function checkedPapers(offered: Offered, given: Submission["papers"], errors: FieldError[]): { name: string; label: string; document: string; file: string }[] {
  const known = new Map(offered.item.papers.map((paper) => [paper.name, paper]))
  for (const paper of offered.item.papers) if (paper.required && !given.some((one) => one.name === paper.name)) errors.push({ path: `papers.${paper.name}`, code: "field.required", says: `请上传${paper.label}` })
  return given.flatMap((one) => {
    const paper = known.get(one.name)
    if (!paper) {
      errors.push({ path: `papers.${one.name}`, code: "E-MAT-00", says: "这项业务不需要这份材料，不用上传" })
      return []
    }
    return [{ name: one.name, label: paper.label, document: one.document, file: "" }]
  })
}

/** At the door: what the admission rule fails is refused with its code and never becomes a case. */
function admit(offered: Offered, answers: Answers, facts: GatheredFacts, request: RequestContext, region: string): void {
  const { admission } = offered
  if (!admission) return
  const judged = admission.judge({ ...facts, ...admission.declared?.(answers, request.today) }, request.today, region)
  if (judged.verdict !== "fail") return
  const failed = judged.conditions.filter((condition) => condition.verdict === "fail")
  const code = failed[0]?.code ?? judged.codes[0] ?? "casework.not-admitted"
  const errors = failed.map((condition) => ({ path: "", code: condition.code ?? code, says: offered.says?.[condition.code ?? ""] ?? condition.says }))
  throw new Refusal({ code, status: 422, says: errors[0]?.says ?? "不符合受理条件" }, { codes: judged.codes }, errors)
}

/** What the gate says of a case on its business date; null when the item has no gate. */
export function judgeCase(offered: Offered, answers: Answers, facts: GatheredFacts, request: Pick<RequestContext, "today">, region: string): Judgement | null {
  const { gate } = offered
  return gate ? gate.judge({ ...facts, ...gate.declared?.(answers, request.today) }, offered.on?.(answers, request.today) ?? request.today, region) : null
}

function logOf(request: RequestContext, offered: Offered, subject: string, applicant: string, judgement: Judgement | null): Action[] {
  const { viewer } = request
  const actor = viewer.kind === "staff" ? { actor: viewer.officerId, actorName: viewer.name } : { actor: `${offered.item.subject}:${subject}`, actorName: viewer.kind === "employer" ? viewer.agent : applicant }
  const submitted: Action = { seq: 1, kind: "submit", ...actor, at: request.now, step: null }
  if (!offered.item.decidedBySystem || (judgement && judgement.verdict !== "pass")) return [submitted]
  return [submitted, { seq: 2, kind: "approve", actor: "system", actorName: "系统自动办理", at: request.now, step: offered.item.steps.at(-1)?.name ?? null }]
}

/** 渠道代码: 01 window, 02 website, 09 batch, 10 pushed by a department. */
const channelOf = (request: RequestContext): string => (request.viewer.kind === "staff" ? "01" : request.viewer.kind === "feed" ? "10" : "02")

async function afterViolation(failure: unknown, offered: Offered, request: RequestContext, subject: string, key: string): Promise<Sent> {
  const constraint = violatedConstraint(failure)
  if (constraint === undefined) throw failure
  const { system } = request.house.database
  const before = await system.maybe(sentBefore, { subject, key })
  if (before) return { subjectId: subject, caseId: before.case_id, number: before.number, state: before.state, dueOn: before.due_on, verdict: before.judgement?.verdict ?? null }
  if (constraint === "cases_one_open") {
    const open = await system.maybe(openCaseOf, { subject, item: offered.item.code })
    throw caseworkProblems.alreadyOpen({ item: offered.item.name, number: open?.number ?? "", caseId: open?.case_id ?? "" })
  }
  const means = offered.constraints?.[constraint]
  throw means ? means() : failure
}

