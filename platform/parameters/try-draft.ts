// A drafted version tried out: whether it can be read and keeps what the nation bounds, what it says otherwise than the version in force, and what comes of the worked examples.
import { decide, type DraftProblem, loosenedCeilings, type Outcome, PolicyError, type Rule, ruleDifferences, sentences, type WorkedExample } from "#policy"
import type { OutputOf } from "#wire"
import { draftProblems, type tryDraft } from "./draft-contract.ts"
import type { Lawbook } from "./lawbook.ts"

type Trial = OutputOf<typeof tryDraft>
type Tried = Trial["examples"][number]

/** The version a draft that begins on a day would take the place of. @throws where the rule cannot be drafted or has no version then */
export function versionBefore(lawbook: Lawbook, name: string, from: string): Rule {
  if (!lawbook.isDraftable(name)) throw draftProblems.notDraftable()
  const before = lawbook.rules.find(name, from)
  if (!before) throw draftProblems.unknownRule()
  return before
}

export type ReadDraft = { readonly rule: Rule; readonly problems: readonly [] } | { readonly rule?: undefined; readonly problems: readonly DraftProblem[] }

/** The drafted version, with what the nation bounds kept. */
export function readVersion(lawbook: Lawbook, before: Rule, from: string, content: unknown): ReadDraft {
  const read = lawbook.readVersion(before.name, from, content)
  const loosened = read.rule ? loosenedCeilings(before, read.rule) : []
  return loosened.length > 0 ? { problems: loosened } : read
}

/** A version asked on whatever day an example is about: the example tells of the rule, not of the day it began. */
const onAnyDay = ({ name, title, law, subject, conditions, gives }: Rule): Rule => ({ name, title, law, subject, conditions, gives, since: "0001-01-01" })

function outcomeOf(rule: Rule, example: WorkedExample): Tried["before"] {
  try {
    const { result, reasons, gives, calculation, missing }: Outcome = decide(rule, example.input)
    return { result, codes: reasons.map((one) => one.code), shown: gives ? calculation.map((one) => `${one.label}：${one.shown}`) : missing.map((one) => `缺少${one.label}`) }
  } catch (failure) {
    if (!(failure instanceof PolicyError)) throw failure
    return { result: "no-data", codes: [], shown: [failure.message] }
  }
}

/** Every example under both versions. */
export function examplesUnder(lawbook: Lawbook, before: Rule, after: Rule): readonly Tried[] {
  const [old, now] = [onAnyDay(before), onAnyDay(after)]
  return lawbook.examplesOf(before.name).map((one) => {
    const [then, next] = [outcomeOf(old, one), outcomeOf(now, one)]
    return { id: one.id, says: one.says, before: then, after: next, changed: JSON.stringify(then) !== JSON.stringify(next) }
  })
}

export function trialOf(lawbook: Lawbook, before: Rule, from: string, content: unknown): Trial {
  const { rule, problems } = readVersion(lawbook, before, from, content)
  if (!rule) return { problems: [...problems], differences: [], sentences: [], examples: [] }
  return { problems: [], differences: [...ruleDifferences(before, rule)], sentences: [...sentences(rule)], examples: [...examplesUnder(lawbook, before, rule)] }
}
