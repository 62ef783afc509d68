// Sending a case: checked, judged, written once, and decided on the spot where the item allows it.
import { checkAnswers, type Action, type Answer, type Answers, type Judgement } from "#service"
import { commonProblems, type FieldError, Refusal, type OutputOf } from "#wire"
import { trailRows } from "#platform/audit"
import { bind, type Call, type Session, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import type { Catalogue, Offered } from "./catalogue.ts"
import { caseworkProblems, type submitCase as contract } from "./contract.ts"
import type { GatheredFacts } from "#platform/facts"
import { knowingCalls, knownFrom, lockedAnswers } from "./knowing.ts"
import { openCase } from "./open-case.ts"
import { type ReferenceBook, referenceBook } from "./reference-book.ts"
import { type ApplicantRow, openCaseOf, readSender, sentBefore, type SentRow } from "./statements.ts"

export interface Submission {
  readonly item: string
  readonly subject?: string | undefined
  readonly region: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly papers: readonly { readonly name: string; readonly document: string }[]
}

type Sent = OutputOf<typeof contract>
type SubmitRequest = RequestContext<unknown, unknown, Submission>

export interface AttachedPaper {
  readonly name: string
  readonly label: string
  readonly document: string
  /** Name of the uploaded file. */
  readonly file: string
}

/** Where uploaded papers are kept; the documents room, seen from below. */
export interface PaperRoom {
  /** File names by document of those that belong to this applicant. */
  find(system: Session, subject: string, documents: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Shows the papers to the officers of the place that handles the case. */
  attach(subject: string, documents: readonly string[], region: string): Call
}

/** A program without a place for papers: none is ever found, so an item that needs one refuses. */
export const noPapers: PaperRoom = {
  find: () => Promise.resolve(new Map()),
  attach: () => {
    throw new Error("papers were found where none are kept")
  },
}

/** Whom a viewer may apply for: itself, or at the counter anybody of the item's kind. */
export function applicantOf(request: Pick<RequestContext, "viewer">, offered: Offered, subject: string | undefined): string {
  const { viewer } = request
  const own = viewer.kind === "citizen" && offered.item.subject === "person" ? viewer.personId : viewer.kind === "employer" && offered.item.subject === "employer" ? viewer.employerId : undefined
  if (own !== undefined && (subject === undefined || subject === own) && offered.item.channels.includes("web")) return own
  if (viewer.kind === "staff" && subject !== undefined && offered.item.channels.includes("counter")) return subject
  throw caseworkProblems.notForYou()
}

/** Sends a case. The same Idempotency-Key of the same applicant gives the same case, however often it is sent, whatever has happened since. */
export async function submitCase(catalogue: Catalogue, papers: PaperRoom, request: SubmitRequest): Promise<Sent> {
  const offered = catalogue.current(request.input.item)
  const subject = applicantOf(request, offered, request.input.subject)
  const key = request.idempotencyKey
  if (!key) throw caseworkProblems.keyNeeded()
  const { system, engine } = request.house.database
  const [[senders = [], ...rest], book] = await Promise.all([
    system.together([bind(readSender, { subject, kind: offered.item.subject, key }), ...knowingCalls(offered, subject, request.today)]),
    referenceBook(system),
  ])
  const [applicant] = senders as (ApplicantRow & SentRow)[]
  if (!applicant) throw commonProblems.notFound()
  if (applicant.case_id) return sentAs(subject, applicant)
  const { known, facts } = knownFrom(offered, rest, request.today)
  const answers = answersOf(offered, request, lockedAnswers(offered, known))
  const attached = await attachedPapers(offered, papers, request, subject)
  placeFits(request, book)
  admit(offered, answers, facts, request, request.input.region)
  const judgement = judgeCase(offered, answers, facts, request, request.input.region)
  const made = makeCase(offered, request, { subject, key, applicant, answers, attached, judgement })
  try {
    await engine.atomically([...made.calls, ...(attached.length > 0 ? [papers.attach(subject, attached.map((one) => one.document), request.input.region)] : [])])
  } catch (failure) {
    return afterViolation(failure, offered, request, subject, key)
  }
  return made.sent
}

/** Answers checked as a whole; what a trusted source says stands and is not checked again. @throws input.invalid naming every wrong field. */
function answersOf(offered: Offered, request: SubmitRequest, locked: Readonly<Record<string, Answer>>): Answers {
  const { answers, errors } = checkAnswers(offered.item.form, { ...request.input.answers, ...locked }, request.today)
  const wrong = errors.filter((error) => !(error.path in locked))
  if (wrong.length > 0) throw commonProblems.invalidInput({}, wrong)
  return { ...answers, ...locked }
}

/** The place of handling lies in this province, and at the counter in the officer's own area. */
function placeFits({ input, viewer, house }: SubmitRequest, book: ReferenceBook): void {
  if (!book.has(input.region) || !input.region.startsWith(house.province.slice(0, 2))) throw caseworkProblems.wrongPlace()
  if (viewer.kind === "staff" && !input.region.startsWith(viewer.scope)) throw commonProblems.notAllowed()
}

interface Checked {
  readonly subject: string
  readonly key: string
  readonly applicant: ApplicantRow
  readonly answers: Answers
  readonly attached: readonly AttachedPaper[]
  readonly judgement: Judgement | null
}

/** The case as statements of one transaction, and what follows when it is decided on the spot. */
function makeCase(offered: Offered, request: SubmitRequest, { subject, key, applicant, answers, attached, judgement }: Checked): { readonly sent: Sent; readonly calls: readonly Call[] } {
  const { item } = offered
  const { input, viewer, now, today } = request
  const channel = channelOf(request)
  const { caseId, number, standing, due, calls } = openCase({
    item, subjectId: subject, applicant, region: input.region, channel, answers, papers: attached, judgement, key, log: logOf(request, offered, subject, applicant.name, judgement), now, today,
    trail: (made, numbered) => trailRows({ kind: "write", action: "casework.submit-case", viewer, subjectId: subject, region: input.region, address: request.address, detail: { case: made, number: numbered, item: item.code } }),
  })
  const effects = standing.state === "approved" ? (offered.granted?.({ subjectId: subject, caseId, number, region: input.region, channel, answers, judgement, submittedAt: now, at: now, on: today, by: "system" }) ?? []) : []
  return {
    sent: { subjectId: subject, caseId, number, state: standing.state, dueOn: due?.on ?? null, verdict: judgement?.verdict ?? null },
    calls: [...calls, ...effects],
  }
}

/** The papers sent along, each one asked for by the item and uploaded by this applicant. @throws input.invalid naming what is missing or not asked for. */
async function attachedPapers(offered: Offered, papers: PaperRoom, request: SubmitRequest, subject: string): Promise<AttachedPaper[]> {
  const given = request.input.papers
  const asked = new Map(offered.item.papers.map((paper) => [paper.name, paper]))
  if (asked.size === 0 && given.length === 0) return []
  const names = given.length > 0 ? await papers.find(request.house.database.system, subject, given.map((one) => one.document)) : new Map<string, string>()
  const errors: FieldError[] = offered.item.papers.filter((paper) => paper.required && !given.some((one) => one.name === paper.name)).map((paper) => ({ path: `papers.${paper.name}`, code: "field.required", says: `请上传${paper.label}` }))
  const attached = given.map((one) => {
    const paper = asked.get(one.name)
    const file = names.get(one.document)
    if (!paper) errors.push({ path: `papers.${one.name}`, code: "E-MAT-00", says: "这项业务不需要这份材料，不用上传" })
    else if (file === undefined) errors.push({ path: `papers.${one.name}`, code: "field.invalid", says: `没有找到上传的${paper.label}，请重新上传` })
    return { name: one.name, label: paper?.label ?? "", document: one.document, file: file ?? "" }
  })
  if (errors.length > 0) throw commonProblems.invalidInput({}, errors)
  return attached
}

/** At the door: what the admission rule fails is refused with its code and never becomes a case. */
function admit(offered: Offered, answers: Answers, facts: GatheredFacts, request: RequestContext, region: string): void {
  const { admission } = offered
  if (!admission) return
  const judged = admission.judge({ ...facts, ...admission.declared?.(answers, request.today, request.today) }, request.today, region)
  if (judged.verdict !== "fail") return
  const failed = judged.conditions.filter((condition) => condition.verdict === "fail")
  const code = failed[0]?.code ?? judged.codes[0] ?? "casework.not-admitted"
  const errors = failed.map((condition) => ({ path: "", code: condition.code ?? code, says: offered.says?.[condition.code ?? ""] ?? condition.says }))
  throw new Refusal({ code, status: 422, says: errors[0]?.says ?? "不符合受理条件" }, { codes: judged.codes }, errors)
}

/** What the gate says of a case on its business date; null when the item has no gate. */
export function judgeCase(offered: Offered, answers: Answers, facts: GatheredFacts, request: Pick<RequestContext, "today">, region: string, appliedOn = request.today): Judgement | null {
  const { gate } = offered
  return gate ? gate.judge({ ...facts, ...gate.declared?.(answers, request.today, appliedOn) }, request.today, region) : null
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

const sentAs = (subject: string, row: SentRow): Sent => ({ subjectId: subject, caseId: row.case_id, number: row.number, state: row.state, dueOn: row.due_on, verdict: row.verdict })

async function afterViolation(failure: unknown, offered: Offered, request: RequestContext, subject: string, key: string): Promise<Sent> {
  const constraint = violatedConstraint(failure)
  if (constraint === undefined) throw failure
  const { system } = request.house.database
  const before = await system.maybe(sentBefore, { subject, key })
  if (before) return sentAs(subject, before)
  if (constraint === "cases_one_open") {
    const open = await system.maybe(openCaseOf, { subject, item: offered.item.code })
    throw caseworkProblems.alreadyOpen({ item: offered.item.name, number: open?.number ?? "", caseId: open?.case_id ?? "" })
  }
  const means = offered.constraints?.[constraint]
  throw means ? means() : failure
}

