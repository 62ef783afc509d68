// One action on one case: allowed by the log, judged again where it decides, written in one transaction with what follows.
import { addDays, deadline, type PlainDate, todayInChina } from "#standards"
import { checkAnswers, fold, refusalOf, type Action, type Answers, type CaseStanding, type Item, type Judgement } from "#service"
import { commonProblems, type InputOf, type OutputOf, type Viewer } from "#wire"
import { actorOf, trailRows } from "#platform/audit"
import { bind, type Call, violatedConstraint } from "#platform/database"
import { eventRows, type Happening } from "#platform/exchange"
import type { GatheredFacts } from "#platform/facts"
import type { RequestContext } from "#platform/module"
import type { Catalogue, Offered } from "./catalogue.ts"
import { actionsOf, actorFor } from "./case-view.ts"
import { type actOnCase as contract, caseworkProblems } from "./contract.ts"
import { dueOf } from "./pace.ts"
import { itemOfCase, readCaseRow } from "./read-case.ts"
import { actStatement, type CaseWithLog, colleaguesStatement } from "./statements.ts"
import { findKnown, lockedAnswers } from "./knowing.ts"
import { judgeCase } from "./submit-case.ts"

type Input = InputOf<typeof contract>
type Output = OutputOf<typeof contract>

/** Takes an action. @throws the refusal of the case language, changed-meanwhile when somebody was faster, or what the rule forbids. */
export async function actOnCase(catalogue: Catalogue, request: RequestContext<{ subject: string; case: string }, unknown, Input>): Promise<Output> {
  const { input, params, viewer } = request
  const decides = input.kind === "approve"
  const passesOn = input.kind === "accept"
  const refuses = input.kind === "refuse" || input.kind === "not-accept"
  const knownItem = decides || passesOn ? itemOfCase(params.case) : undefined
  const knownOffer = knownItem && catalogue.pinned(knownItem.code, knownItem.version)
  const early = knownOffer && (decides || knownOffer.renews) ? gather(knownOffer, request) : undefined
  const row = await readCaseRow(request, params.subject, params.case)
  const offered = catalogue.pinned(row.item, row.item_version)
  const before = actionsOf(row.log)
  const standing = fold(offered.item, before)
  if (input.length !== row.length) throw commonProblems.changedMeanwhile()
  const refusal = refusalOf(offered.item, standing, row.subject_id, await actorFor(viewer, row.subject_id, request.house.database.system), input.kind)
  if (refusal) throw refusal({ holder: standing.holderName ?? "", awaiting: standing.awaitingName ?? "" })
  const acted = await actionFrom(request, offered, standing, row)
  const answers = input.kind === "resubmit" ? await corrected(offered, row, request) : undefined
  const renews = passesOn && offered.renews === true
  const facts = decides || refuses || answers || renews ? await (early ?? gather(offered, request)) : {}
  const judgement = decides || answers || renews ? judgeCase(offered, answers ?? row.answers, facts, request, row.region, appliedOn(row)) : refuses ? refusalJudged(offered, row, facts, request) : null
  if (decides) mustAllow(judgement, input)
  const action = passesOn ? { ...acted, ...(await needsOf(offered, row, judgement ?? row.judgement, request)) } : acted
  return write(request, offered, row, answers ? { ...action, before: changedIn(row.answers, answers) } : action, judgement, answers)
}

/** What the case needs beside the ordinary steps, kept in the log with the act that passes it on. */
async function needsOf(offered: Offered, row: CaseWithLog, judgement: Judgement | null, request: RequestContext): Promise<{ readonly needs?: readonly string[] }> {
  if (!offered.needs) return {}
  const rows = await request.house.database.system.together(offered.needs.calls(row.subject_id, row.case_id))
  const needs = offered.needs.read(rows, { caseId: row.case_id, region: row.region, judgement, today: request.today })
  return needs.length > 0 ? { needs } : {}
}

/** What the answers that a correction changed were before it; null where there was none. */
function changedIn(before: Answers, after: Answers): Readonly<Record<string, unknown>> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return Object.fromEntries([...names].filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null)).map((name) => [name, before[name] ?? null]))
}

const appliedOn = (row: CaseWithLog) => todayInChina(row.submitted_at)

async function gather(offered: Offered, request: RequestContext<{ subject: string }>) {
  const [rows] = await request.house.database.system.together([offered.facts.one(request.params.subject, request.today)])
  return offered.facts.read(rows?.[0])
}

/** A refusal carries what would change it, found once, now, for the letter and the page. */
function refusalJudged(offered: Offered, row: CaseWithLog, facts: GatheredFacts, request: RequestContext): Judgement | null {
  const judged = judgeCase(offered, row.answers, facts, request, row.region, appliedOn(row))
  if (!judged || judged.verdict !== "fail") return judged
  const all = { ...facts, ...offered.gate?.declared?.(row.answers, request.today, appliedOn(row)) }
  const changes = offered.gate?.wouldChange?.(all, request.today, row.region) ?? []
  return { ...judged, wouldChange: [...changes, ...judged.codes.flatMap((code) => offered.advice?.[code] ?? [])] }
}

/** What is refused by rule cannot be approved; what the rule could not settle needs the officer's reason. */
function mustAllow(judgement: Judgement | null, input: Input): void {
  if (!judgement || judgement.verdict === "pass") return
  if (judgement.verdict === "fail") throw caseworkProblems.ruleSaysNo({ codes: judgement.codes.join("、") })
  if (!input.says) throw caseworkProblems.sayWhy({}, [{ path: "says", code: "field.required", says: "规则需要人工核查，请写明核查情况和依据" }])
}

async function actionFrom(request: RequestContext<unknown, unknown, Input>, offered: Offered, standing: CaseStanding, row: CaseWithLog): Promise<Action> {
  const { input, viewer } = request
  const pair = input.kind === "accept" && standing.step?.pair === true
  const needsWords = pair || ["return", "not-accept", "refuse", "send-back", "ask-opinion", "give-opinion"].includes(input.kind)
  if (needsWords && !input.says) throw caseworkProblems.sayWhy({}, [{ path: "says", code: "field.required", says: "请写明理由" }])
  if (input.kind === "refuse" && !input.code) throw caseworkProblems.sayWhy({}, [{ path: "code", code: "field.required", says: "请选择不予通过的原因" }])
  if (input.kind === "return") {
    const word = offered.item.forbiddenDemands?.find((one) => input.says?.includes(one))
    if (word) throw caseworkProblems.forbiddenDemand({ word }, [{ path: "says", code: "E-MAT-00", says: `不得要求申请人提供“${word}”` }])
  }
  const target = await targetOf(request, offered, standing, row)
  return {
    seq: row.length + 1,
    kind: input.kind,
    actor: actorName(viewer, row).id,
    actorName: actorName(viewer, row).name,
    at: request.now,
    step: standing.step?.name ?? null,
    ...(target ? { to: target.to, ...(target.name ? { toName: target.name } : {}) } : {}),
    ...(input.says ? { says: input.says } : {}),
    ...(input.code ? { code: input.code } : {}),
    ...(input.fields ? { fields: input.fields } : {}),
    ...(input.skipBetween ? { skipBetween: true } : {}),
    ...(input.kind === "return" ? { until: correctedBy(offered.item.correctWithin, request.today) } : {}),
  }
}

/** The last day for an answer to a return. */
const correctedBy = (within: Item["correctWithin"], today: PlainDate): PlainDate => ("workingDays" in within ? deadline(today, within.workingDays).date : addDays(today, within.days))

function actorName(viewer: Viewer, row: CaseWithLog): { readonly id: string; readonly name: string } {
  if (viewer.kind === "staff") return { id: viewer.officerId, name: viewer.name }
  return { id: `${row.subject_kind}:${row.subject_id}`, name: viewer.kind === "employer" ? viewer.agent : row.applicant_name }
}

async function targetOf(request: RequestContext<unknown, unknown, Input>, offered: Offered, standing: CaseStanding, row: CaseWithLog): Promise<{ to: string; name?: string } | undefined> {
  const { input, viewer } = request
  if (input.kind === "send-back") {
    const index = offered.item.steps.findIndex((one) => one.name === input.to)
    if (index < 0 || index >= standing.stepIndex) throw caseworkProblems.whereTo()
    return { to: offered.item.steps[index]?.name ?? "" }
  }
  if (input.kind !== "transfer" && input.kind !== "ask-opinion") return undefined
  const officers = await request.house.database.system.all(colleaguesStatement, { region: row.region, role: standing.step?.by ?? "", officer: viewer.kind === "staff" ? viewer.officerId : "0" })
  const chosen = officers.find((one) => one.officer_id === input.to)
  if (!chosen) throw caseworkProblems.whereTo()
  return { to: chosen.officer_id, name: chosen.name }
}

/** New answers over the old ones, checked whole; what a trusted source says stands. */
async function corrected(offered: Offered, row: CaseWithLog, request: RequestContext<unknown, unknown, Input>): Promise<Answers> {
  const locked = lockedAnswers(offered, (await findKnown(offered, request.house.database.system, row.subject_id, request.today)).known)
  const { answers, errors } = checkAnswers(offered.item.form, { ...row.answers, ...request.input.answers, ...locked }, request.today)
  const wrong = errors.filter((error) => !(error.path in locked))
  if (wrong.length > 0) throw commonProblems.invalidInput({}, wrong)
  return { ...answers, ...locked }
}

const outcomes = { approve: "approved", refuse: "refused", "not-accept": "not-accepted" } as const

async function write(request: RequestContext, offered: Offered, row: CaseWithLog, action: Action, judgement: Judgement | null, answers: Answers | undefined): Promise<Output> {
  const after = fold(offered.item, [...actionsOf(row.log), action])
  const due = dueOf(offered.item, after)
  const outcome = action.kind in outcomes ? outcomes[action.kind as keyof typeof outcomes] : undefined
  const decision = outcome ? { outcome, says: action.says ?? "", code: action.code ?? null, at: action.at, by: action.actorName } : null
  const { seq, kind, actor, actorName: name, step, at, ...detail } = action
  const trailed = Object.fromEntries(Object.entries(detail).filter(([name]) => name !== "before")) // answers stay out of the operation trail
  const about = { caseId: row.case_id, number: row.number, item: row.item, itemName: offered.item.name, region: row.region, subjectKind: row.subject_kind }
  const calls: Call[] = [
    bind(actStatement, {
      subject: row.subject_id, case: row.case_id, seq, kind, subjectKind: row.subject_kind, region: row.region, actor, actorName: name, office: actorOf(request.viewer).office,
      atStep: step, detail: JSON.stringify(detail), now: at, state: after.state, step: after.step?.name ?? null, stepBy: after.step?.by ?? null, holder: after.holder, holderName: after.holderName,
      awaiting: after.awaiting, dueOn: due?.on ?? null, provisional: due?.provisional ?? false, answerBy: after.asked?.until ?? null, endedAt: after.endedAt,
      judgement: judgement ? JSON.stringify(judgement) : null, verdict: judgement?.verdict ?? null, decision: decision ? JSON.stringify(decision) : null, answers: answers ? JSON.stringify(answers) : null,
      trail: trailRows({ kind: "write", action: `casework.${kind}`, viewer: request.viewer, subjectId: row.subject_id, region: row.region, address: request.address, detail: { case: row.case_id, from: row.state, to: after.state, ...trailed } }),
      events: eventRows(eventsOf(action, about, row.subject_id, outcome, after.step?.name === row.step ? null : (after.step?.name ?? null))),
    }),
    ...effectsOf(offered, row, action, judgement ?? row.judgement, request, outcome),
  ]
  try {
    await request.house.database.engine.atomically(calls)
  } catch (failure) {
    const constraint = violatedConstraint(failure)
    if (constraint === "actions_one_after_another") throw commonProblems.changedMeanwhile()
    const means = constraint === undefined ? undefined : offered.constraints?.[constraint]
    throw means ? means() : failure
  }
  return { state: after.state, length: seq, dueOn: due?.on ?? null }
}

function eventsOf(action: Action, about: Readonly<Record<string, unknown>>, subjectId: string, outcome: string | undefined, movedTo: string | null): Happening[] {
  const happened = (topic: string, more: Readonly<Record<string, unknown>>): Happening[] => [{ topic, subjectId, payload: { ...about, ...more } }]
  if (outcome) return happened("case.decided", { outcome, says: action.says ?? "", code: action.code ?? null })
  if (action.kind === "return") return happened("case.returned", { says: action.says ?? "", until: action.until ?? null })
  if (action.kind === "withdraw") return happened("case.withdrawn", { says: action.says ?? "" })
  return action.kind === "accept" && movedTo !== null ? happened("case.moved-on", { step: action.step, next: movedTo }) : []
}

function effectsOf(offered: Offered, row: CaseWithLog, action: Action, judgement: Judgement | null, request: RequestContext, outcome: string | undefined): readonly Call[] {
  const decided = {
    subjectId: row.subject_id, caseId: row.case_id, number: row.number, region: row.region, channel: row.channel, answers: row.answers, judgement,
    submittedAt: row.submitted_at, at: action.at, on: request.today, by: action.actor,
  }
  if (outcome === "approved") return offered.granted?.(decided) ?? []
  return outcome === "refused" ? (offered.refused?.(decided) ?? []) : []
}
