// Drafted versions as they are read: what to draft from, what a draft changes, and what happened to it.
import { type Rule, ruleData } from "#policy"
import type { RequestContext } from "#platform/module"
import { plainDate } from "#standards"
import type { InputOf, OutputOf, QueryOf } from "#wire"
import type { listDrafts, readDraft, readDrafting, tryDraft } from "./draft-contract.ts"
import { type Draft, draftFrom, draftOf, hasWholeProvince, isDrafter, isOpen, isSamePerson } from "./draft-rule.ts"
import { type DraftStep, listDraftSteps } from "./draft-statements.ts"
import { officerOf } from "./enter.ts"
import type { Lawbook } from "./lawbook.ts"
import { trialOf, versionBefore } from "./try-draft.ts"

type Drafting = OutputOf<typeof readDrafting>

export async function readDraftingFor(lawbook: Lawbook, request: RequestContext<{ name: string }, QueryOf<typeof readDrafting>>): Promise<Drafting> {
  const { name } = request.params
  const before = versionBefore(lawbook, name, request.query.on)
  return {
    rule: name, title: before.title, subject: before.subject, basedOn: before.since, content: { ...ruleData(before) }, gives: Object.fromEntries(Object.entries(before.gives).map(([gift, of]) => [gift, of.type])),
    vocabulary: lawbook.vocabularyOf(name) as unknown as Drafting["vocabulary"],
  }
}

export const tryDraftFor = async (lawbook: Lawbook, request: RequestContext<{ name: string }, unknown, InputOf<typeof tryDraft>>): Promise<OutputOf<typeof tryDraft>> =>
  trialOf(lawbook, versionBefore(lawbook, request.params.name, request.input.from), request.input.from, request.input.content)

type Head = OutputOf<typeof listDrafts>[number]

const headOf = (lawbook: Lawbook, { first, last, content, state }: Draft): Head => ({
  draftId: first.draft_id, rule: first.rule, ruleTitle: lawbook.rules.versions(first.rule).at(-1)?.title ?? first.rule, title: content.title, from: content.from, documentNumber: content.documentNumber, state, draftedBy: first.drafted_name,
  changedAt: last.at,
})

export async function listDraftsFor(lawbook: Lawbook, request: RequestContext<unknown, QueryOf<typeof listDrafts>>): Promise<OutputOf<typeof listDrafts>> {
  const steps = await request.db.all(listDraftSteps, { rule: request.query.rule ?? "" })
  const byDraft = new Map<string, DraftStep[]>()
  for (const step of steps) byDraft.set(step.draft_id, [...(byDraft.get(step.draft_id) ?? []), step])
  return [...byDraft.values()].flatMap((own) => {
    const draft = draftFrom(own)
    return draft ? [headOf(lawbook, draft)] : []
  })
}

/** What a draft is compared with: the version in force on its first day; once it is in force itself, the one before it. */
function comparedWith(lawbook: Lawbook, { first, content }: Draft): Rule | undefined {
  const versions = lawbook.rules.versions(first.rule).filter((one) => one.since < content.from)
  return versions.findLast((one) => one.since === content.basedOn) ?? versions.at(-1)
}

export async function readDraftFor(lawbook: Lawbook, request: RequestContext<{ draft: string }>): Promise<OutputOf<typeof readDraft>> {
  const officer = officerOf(request)
  const found = await draftOf(request.db, request.params.draft)
  const { last, content, state, steps } = found
  const before = comparedWith(lawbook, found)
  const trial = before ? trialOf(lawbook, before, content.from, content.rule) : { problems: [], differences: [], sentences: [], examples: [] }
  const canEnter = officer.roles.some((role) => role === "clerk" || role === "reviewer" || role === "head")
  const decides = officer.roles.includes("head") && hasWholeProvince(officer, request.house.province) && !isSamePerson(officer, found) && state === "sent"
  const isMine = isDrafter(officer, found)
  const isRehearsable = before !== undefined && lawbook.waysOf(before, plainDate(content.from)).length > 0
  return {
    ...headOf(lawbook, found), ...trial, reason: content.reason, basedOn: content.basedOn, content: { ...content.rule }, step: last.step,
    history: steps.map(({ step, kind, by_name, at, says }) => ({ step, kind, by: by_name, at, says })),
    rehearsable: isRehearsable,
    may: { change: isMine && isOpen(state), send: isMine && isOpen(state), withdraw: isMine && (isOpen(state) || state === "sent"), return: decides, approve: decides, rehearse: canEnter && isRehearsable && state !== "approved" && state !== "withdrawn" },
  }
}
