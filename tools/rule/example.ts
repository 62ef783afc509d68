// A filled file of facts for a rule, to be edited: a worked case that is granted, or, where nobody wrote one, a value of the right kind for each fact.
import type { CaseFacts, ColumnDefinition, Facts, Known, ParameterTable, Rule, RuleBook } from "#policy"
import { compiledOnce, factsOf, known, linesIn, publishedWorkingDays } from "#policy"
import { lawbook } from "../law/rules.ts"
import { businessDate } from "./business-date.ts"
import { findRule } from "./find-rule.ts"
import { ownCases } from "./own-cases.ts"

export interface Example {
  readonly on: string
  readonly region: string
  readonly facts: CaseFacts
}

const samples: Readonly<Record<ColumnDefinition["type"], Known>> = {
  boolean: false, date: "2025-03-18", month: "2025-03", text: "文字", code: "代码", fen: 180_000, ratio: 5000, months: 12, days: 30, years: 1, "working-days": 5, persons: 1, count: 1,
}
const sampleOf = ({ type, codes }: Pick<ColumnDefinition, "type"> & { readonly codes?: Readonly<Record<string, string>> }): Known => (codes ? (Object.keys(codes)[0] ?? samples[type]) : samples[type])

/** Every fact the rule asks for: as the case has it, or a sample of its kind. */
function filled(rule: Rule, facts: CaseFacts): CaseFacts {
  const scalars = factsOf(rule).map((one) => [one.name, facts[one.name] ?? (one.orNone ? null : sampleOf(one))] as const)
  const lists = linesIn(rule).map(({ name, columns }) => {
    const given = facts[name]
    const sample = Object.fromEntries(Object.entries(columns).map(([column, one]) => [column, one.orNone ? null : sampleOf(one)]))
    return [name, Array.isArray(given) ? given : [sample]] as const
  })
  return Object.fromEntries([...scalars, ...lists])
}

const plain = (facts: Facts): CaseFacts => Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]))

/** Where no case was written the day is the first on which both the law and the numbers of 2025 stand. */
const usualDay = "2025-08-20"

/** A case of ours, or an example of the domain, that is granted by this version as the whole table stands. */
export function exampleOf(rule: Rule, book: RuleBook, parameters: ParameterTable): Example {
  const granted = (facts: CaseFacts, on: string, region: string): boolean =>
    book.find(rule.name, on) === rule && compiledOnce(rule).decide({ facts: known(facts), parameters, on, region, workingDaysBetween: publishedWorkingDays }).result === "pass"
  for (const { rule: asked, facts: given, place } of ownCases) {
    if (place.numbers || place.months || findRule(asked, book).name !== rule.name) continue
    const region = place.region ?? "990200"
    const on = businessDate(rule, known(given)) ?? place.on
    const facts = filled(rule, given)
    if (on !== undefined && granted(facts, on, region)) return { on, region, facts }
  }
  for (const { input: { facts: given, on, region } } of lawbook.examplesOf(rule.name)) {
    const facts = filled(rule, plain(given))
    if (granted(facts, on, region)) return { on, region, facts }
  }
  const facts = filled(rule, { "birth-date": "1990-05-20" })
  return { on: businessDate(rule, known(facts)) ?? (rule.until !== undefined && rule.until <= usualDay ? rule.since : usualDay), region: "990200", facts }
}
