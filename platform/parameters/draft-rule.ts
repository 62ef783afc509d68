// A new version of a rule on its way into force: drafted by one officer, sent, returned or approved by another whose area is the whole province.
import { type Rule, ruleData, ruleDifferences } from "#policy"
import { newId, type Tx } from "#platform/database"
import type { RequestContext } from "#platform/module"
import type { PlainDate } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type actOnDraft, type changeDraft, draftProblems, type draftRule } from "./draft-contract.ts"
import { type DraftContent, type DraftStep, insertDraft, insertStep, insertVersion, readDraftSteps, type StepKind } from "./draft-statements.ts"
import { type Officer, officerOf } from "./enter.ts"
import { refresh } from "./follow.ts"
import type { Lawbook } from "./lawbook.ts"
import { raiseVersion } from "./statements.ts"
import { readVersion, versionBefore } from "./try-draft.ts"

type Said = InputOf<typeof draftRule>
export type DraftState = OutputOf<typeof actOnDraft>["state"]

/** A draft as its steps leave it. */
export interface Draft {
  readonly first: DraftStep
  readonly last: DraftStep
  readonly content: DraftContent
  readonly state: DraftState
  readonly steps: readonly DraftStep[]
}

const states: Readonly<Record<StepKind, DraftState>> = { drafted: "draft", changed: "draft", sent: "sent", returned: "returned", withdrawn: "withdrawn", approved: "approved" }

/** Undefined where there are no steps. */
export function draftFrom(steps: readonly DraftStep[]): Draft | undefined {
  const [first, last] = [steps[0], steps.at(-1)]
  const content = steps.findLast((one) => one.content !== null)?.content
  return first && last && content ? { first, last, content, state: states[last.kind], steps } : undefined
}

export async function draftOf(tx: Pick<Tx, "all">, draft: string): Promise<Draft> {
  const found = draftFrom(await tx.all(readDraftSteps, { draft }))
  if (!found) throw commonProblems.notFound()
  return found
}

export const isOpen = (state: DraftState): boolean => state === "draft" || state === "returned"
export const isDrafter = (officer: Officer, { first }: Draft): boolean => officer.officerId === first.drafted_by
export const isSamePerson = (officer: Officer, { first }: Draft): boolean => officer.officerId === first.drafted_by || (officer.personId !== null && officer.personId === first.drafted_person)

/** A rule holds in the whole province. */
export const hasWholeProvince = (officer: Officer, province: string): boolean => province.startsWith(officer.scope) && officer.scope.length <= 2

/** What a draft may say from its day on. @throws what is wrong with it, with the place in the rule */
function demandSound(lawbook: Lawbook, name: string, from: string, content: unknown, today: PlainDate): { readonly before: Rule; readonly rule: Rule } {
  const before = versionBefore(lawbook, name, from)
  if (from < today) throw draftProblems.inThePast()
  if (lawbook.rules.versions(name).some((one) => one.since === from)) throw draftProblems.sameDay()
  const { rule, problems } = readVersion(lawbook, before, from, content)
  if (!rule) throw commonProblems.invalidInput({}, problems.map((one) => ({ path: `content.${one.at}`, code: one.code, says: one.says })))
  if (ruleDifferences(before, rule).length === 0) throw draftProblems.unchanged()
  return { before, rule }
}

/** What is kept is the rule as it was read, not as it was sent. */
function contentOf(lawbook: Lawbook, name: string, { title, documentNumber, reason, from, content }: Said, today: PlainDate): DraftContent {
  const { before, rule } = demandSound(lawbook, name, from, content, today)
  return { title, documentNumber, reason, from, basedOn: before.since, rule: ruleData(rule) }
}

export async function draftRuleFor(lawbook: Lawbook, request: RequestContext<{ name: string }, unknown, Said>): Promise<OutputOf<typeof draftRule>> {
  const officer = officerOf(request)
  const { house, input, params, now, today } = request
  const content = contentOf(lawbook, params.name, input, today)
  const draft = newId()
  request.concerns("0", house.province.padEnd(12, "0"), { draft, rule: params.name, from: content.from, document: content.documentNumber })
  await house.database.engine.run(insertDraft, { draft, rule: params.name, by: officer.officerId, name: officer.name, person: officer.personId, content: JSON.stringify(content), now })
  return { draftId: draft, step: 1 }
}

interface Step {
  readonly kind: StepKind
  readonly content?: DraftContent
  readonly says?: string
}

/** Appends a step to what the officer saw. @throws when somebody was faster */
async function takeStep(tx: Tx, draft: string, seen: number, officer: Officer, now: string, { kind, content, says = "" }: Step): Promise<number> {
  const taken = await tx.maybe(insertStep, { draft, step: seen + 1, kind, content: content ? JSON.stringify(content) : null, says, by: officer.officerId, name: officer.name, now })
  if (!taken) throw draftProblems.moved()
  return taken.step
}

function demandSeen(found: Draft, step: number): void {
  if (found.last.step !== step) throw draftProblems.moved()
}

export async function changeDraftFor(lawbook: Lawbook, request: RequestContext<{ draft: string }, unknown, InputOf<typeof changeDraft>>): Promise<OutputOf<typeof changeDraft>> {
  const officer = officerOf(request)
  const { house, input, params, now, today } = request
  const found = await draftOf(house.database.system, params.draft)
  if (!isDrafter(officer, found)) throw draftProblems.notDrafter()
  demandSeen(found, input.step)
  if (!isOpen(found.state)) throw draftProblems.notOpen()
  const content = contentOf(lawbook, found.first.rule, input, today)
  request.concerns("0", house.province.padEnd(12, "0"), { draft: params.draft, rule: found.first.rule, from: content.from })
  const step = await house.database.engine.transaction((tx) => takeStep(tx, params.draft, input.step, officer, now, { kind: "changed", content }))
  return { draftId: params.draft, step }
}

/** Sound still, and drafted from the version it would take the place of. */
function demandCurrent(lawbook: Lawbook, { first, content }: Draft, today: PlainDate): void {
  const { before } = demandSound(lawbook, first.rule, content.from, content.rule, today)
  if (before.since !== content.basedOn) throw draftProblems.outdated()
}

/** What each act asks of who does it and of where the draft is. */
const acts = {
  send: { kind: "sent", from: isOpen, mine: true },
  withdraw: { kind: "withdrawn", from: (state: DraftState) => isOpen(state) || state === "sent", mine: true },
  return: { kind: "returned", from: (state: DraftState) => state === "sent", mine: false },
  approve: { kind: "approved", from: (state: DraftState) => state === "sent", mine: false },
} as const

export async function actOnDraftFor(lawbook: Lawbook, request: RequestContext<{ draft: string }, unknown, InputOf<typeof actOnDraft>>): Promise<OutputOf<typeof actOnDraft>> {
  const officer = officerOf(request)
  const { house, params, now, today } = request
  const { act, says = "", step: seen } = request.input
  const { kind, from, mine } = acts[act]
  const step = await house.database.engine.transaction(async (tx) => {
    if (act === "approve") {
      await tx.one(raiseVersion, {})
      await refresh(tx, lawbook)
    }
    const found = await draftOf(tx, params.draft)
    if (mine && !isDrafter(officer, found)) throw draftProblems.notDrafter()
    if (!mine && (!officer.roles.includes("head") || !hasWholeProvince(officer, house.province))) throw draftProblems.wholeProvince()
    if (!mine && isSamePerson(officer, found)) throw draftProblems.samePerson()
    demandSeen(found, seen)
    if (!from(found.state)) throw draftProblems.notOpen()
    if (act === "return" && says.length < 4) throw commonProblems.invalidInput({}, [{ path: "says", code: "input.too-short", says: "请写明退回的理由" }])
    if (act === "send" || act === "approve") demandCurrent(lawbook, found, today)
    const taken = await takeStep(tx, params.draft, seen, officer, now, { kind, says })
    if (act === "approve") await putInForce(tx, found, officer, now)
    request.concerns("0", house.province.padEnd(12, "0"), { draft: params.draft, rule: found.first.rule, act, from: found.content.from })
    return taken
  })
  if (act === "approve") await refresh(house.database.system, lawbook)
  return { state: states[kind], step }
}

async function putInForce(tx: Tx, { first, content }: Draft, officer: Officer, now: string): Promise<void> {
  const written = await tx.maybe(insertVersion, {
    rule: first.rule, from: content.from, draft: first.draft_id, title: content.title, document: content.documentNumber, reason: content.reason, content: JSON.stringify(content.rule),
    drafter: first.drafted_by, drafterName: first.drafted_name, drafterPerson: first.drafted_person, by: officer.officerId, name: officer.name, person: officer.personId, now,
  })
  if (!written) throw draftProblems.sameDay()
}
