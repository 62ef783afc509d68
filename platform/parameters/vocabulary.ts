// What a drafted version of a rule may lean on: what its own versions ask, and what is gathered besides wherever it is asked, for one and for everybody.
import { type FactDefinition, factsOf, type LinesDefinition, linesIn, type ParameterTable, type Rule, type Vocabulary } from "#policy"
import type { Judge, Module } from "#platform/module"
import { plainDate } from "#standards"

const byName = <D extends { readonly name: string }>(all: readonly D[]): readonly D[] => [...new Map(all.toReversed().map((one) => [one.name, one])).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))

const toldBy = (judge: Judge): readonly string[] => judge.told ?? judge.facts.map((source) => source.fact)

/** Names of facts that every way of asking the rule answers; none where it is asked by code of its own alone. */
function gatheredFor(rule: Rule, modules: readonly Module[], numbers: ParameterTable): ReadonlySet<string> {
  const ways = modules.flatMap((one) => [
    ...(one.offers ?? []).flatMap(({ admission, gate }) => [admission, gate].flatMap((judge) => (judge?.name === rule.name ? [toldBy(judge)] : []))),
    ...(one.asked?.[rule.name] ?? []).map((way) => [...way.sources(rule, plainDate(rule.since), numbers).map((source) => source.fact), ...Object.keys(way.claimed(plainDate(rule.since)))]),
  ])
  const [first = [], ...rest] = ways
  return new Set(first.filter((name) => rest.every((other) => other.includes(name))))
}

/** Facts and lists under the definitions of the rule itself, others as the rules of the house define them; numbers of the rule's own module. */
export function vocabularyOf(versions: readonly Rule[], rules: readonly Rule[], modules: readonly Module[], numbers: ParameterTable): Vocabulary {
  const [first] = versions
  const gathered = first ? gatheredFor(first, modules, numbers) : new Set<string>()
  const home = modules.find((one) => one.rules?.some((rule) => rule.name === first?.name))
  const own = versions.toReversed()
  const others = [...rules.filter((rule) => home?.rules?.includes(rule)), ...rules]
  const pick = <D extends FactDefinition | LinesDefinition>(of: (rule: Rule) => readonly D[]): readonly D[] => byName([...own.flatMap(of), ...others.flatMap(of).filter((one) => gathered.has(one.name))])
  return { facts: pick(factsOf), lists: pick(linesIn), parameters: (home?.parameters?.definitions ?? []).toSorted((a, b) => (a.key < b.key ? -1 : 1)) }
}
