// What a version says otherwise than another one, as sentences: old beside new, in the order of the rule.
import type { Expression } from "./expression.ts"
import { labelOf } from "./decide.ts"
import { conditionSentence, namedParts, read } from "./read.ts"
import type { Rule } from "./rule.ts"
import { writeCitation } from "./rule.ts"

export interface RuleDifference {
  readonly what: "title" | "law" | "condition" | "gives" | "part"
  readonly name: string
  /** Null where it is new, or gone. */
  readonly before: string | null
  readonly after: string | null
}

const whole = (of: Expression): string => read(of.op === "named" ? of.of : of)

function between(what: RuleDifference["what"], before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly RuleDifference[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((name) => {
    const [old, now] = [before.get(name) ?? null, after.get(name) ?? null]
    return old === now ? [] : [{ what, name, before: old, after: now }]
  })
}

const conditionsOf = (one: Rule) => new Map(one.conditions.map((condition) => [condition.name, conditionSentence(condition, one)] as const))
const givesOf = (one: Rule) => new Map(Object.entries(one.gives).map(([name, of]) => [labelOf(name, of), whole(of)] as const))
const partsOfRule = (one: Rule) => new Map(namedParts(one).map(([name, of]) => [name, read(of)] as const))

/** Everything that differs; a part that is not named again by any sentence is told once, under its own name. */
export const ruleDifferences = (before: Rule, after: Rule): readonly RuleDifference[] => [
  ...between("title", new Map([["title", before.title]]), new Map([["title", after.title]])),
  ...between("law", new Map([["law", writeCitation(before.law)]]), new Map([["law", writeCitation(after.law)]])),
  ...between("condition", conditionsOf(before), conditionsOf(after)),
  ...between("gives", givesOf(before), givesOf(after)),
  ...between("part", partsOfRule(before), partsOfRule(after)),
]
