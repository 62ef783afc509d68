// The law of all modules as one book: rules, numbers, who answers the facts of a rule, whom it concerns, and which items lean on it.
import { frameOf, type Known, type ParameterDefinition, type ParameterRow, parameterTable, readRule, type ReadRule, type Rule, type RuleBook, ruleBook, type Vocabulary, type WorkedExample } from "#policy"
import { definitionsOf, type FactSource, type Population } from "#platform/facts"
import { type AskedRule, liveRules, liveTable, type LiveTable, type Module } from "#platform/module"
import { registerRelations } from "#platform/registers"
import { type PlainDate, plainDate } from "#standards"
import { vocabularyOf } from "./vocabulary.ts"

export interface RuleUse {
  readonly code: string
  readonly name: string
  /** At the door, or for the decision. */
  readonly as: "admission" | "gate"
}

export interface Lawbook {
  /** Every rule of every module, with the approved versions. */
  readonly rules: RuleBook
  /** Every number of every module, with the approved rows. */
  readonly numbers: LiveTable
  /** Puts the approved rows into every table of the program. @throws `PolicyError` when one cannot stand beside the code's. */
  readonly take: (approved: readonly ParameterRow[]) => void
  /** Puts the approved versions into every module that decides by them. @throws `PolicyError` when one cannot stand beside the code's. */
  readonly takeVersions: (approved: readonly Rule[]) => void
  /** Whether decisions take new versions of it while the program runs. */
  readonly isDraftable: (name: string) => boolean
  /** What a draft of it may lean on. */
  readonly vocabularyOf: (name: string) => Vocabulary
  /** A drafted version from a day; the code's version of that day says what it is about and what it gives. */
  readonly readVersion: (name: string, from: string, content: unknown) => ReadRule
  /** Sources of a rule's facts in rising order of precedence: its own alone where it has some, else those of its own module last. */
  readonly sourcesOf: (rule: Rule) => readonly FactSource[]
  /** What a claim sent on a day would say. */
  readonly claimedOf: (rule: Rule, on: PlainDate) => Readonly<Record<string, Known>>
  /** Names of facts that neither a record nor the claim itself answers: the applicant's word before there is an application. */
  readonly unansweredOf: (rule: Rule) => readonly string[]
  /** Whom it can be put to on a day; undefined for rules about a claim, a batch or a line. A rule about a month of a person is asked on the month's last day. */
  readonly populationOf: (rule: Rule, on: PlainDate) => Population | undefined
  readonly usesOf: (name: string) => readonly RuleUse[]
  readonly examplesOf: (name: string) => readonly WorkedExample[]
}

export function lawbookOf(modules: readonly Module[]): Lawbook {
  const tables = modules.flatMap((one) => (one.parameters ? [one.parameters] : []))
  const definitions = new Map<string, ParameterDefinition>(tables.flatMap((table) => table.definitions).map((one) => [one.key, one]))
  const numbers = liveTable(parameterTable([...definitions.values()], [...new Set(tables.flatMap((table) => table.base.rows))]))
  const populations: Readonly<Record<string, Population>> = Object.assign({}, ...modules.map((one) => one.populations ?? {})) as Readonly<Record<string, Population>>
  const asked: Readonly<Record<string, AskedRule>> = Object.assign({}, ...modules.map((one) => one.asked ?? {})) as Readonly<Record<string, AskedRule>>
  const sourcesOf = (rule: Rule): readonly FactSource[] => {
    const [own = ""] = rule.name.split(".")
    const alone = asked[rule.name]
    if (alone) return alone.sources
    return [...modules.filter((one) => one.name !== own), ...modules.filter((one) => one.name === own)].flatMap((one) => one.facts ?? [])
  }
  const claimedOf = (rule: Rule, on: PlainDate) => asked[rule.name]?.claimed(on) ?? {}
  const rules = liveRules(ruleBook(modules.flatMap((one) => one.rules ?? [])))
  const laws = modules.flatMap((one) => (one.law ? [one.law] : []))
  const words = new Map<string, Vocabulary>()
  const vocabulary = (name: string): Vocabulary => {
    const known = words.get(name) ?? vocabularyOf(rules.base.versions(name), rules.base.rules, modules)
    words.set(name, known)
    return known
  }
  return {
    rules,
    numbers,
    takeVersions: (approved) => {
      rules.take(approved)
      for (const law of laws) law.take(approved)
    },
    isDraftable: (name) => laws.some((law) => law.names.includes(name)),
    vocabularyOf: vocabulary,
    readVersion: (name, from, content) => {
      const [base] = [rules.base.find(name, from), rules.base.versions(name).at(-1)].filter((one) => one !== undefined)
      if (!base) return { problems: [{ code: "draft.shape", at: "", says: `没有规则 ${name}` }] }
      return readRule(content, frameOf(base, from), vocabulary(name))
    },
    take: (approved) => {
      numbers.take(approved)
      for (const table of tables) table.take(approved)
    },
    sourcesOf,
    claimedOf,
    unansweredOf: (rule) => {
      const answered = new Set([...sourcesOf(rule).map((source) => source.fact), ...Object.keys(claimedOf(rule, plainDate(rule.since)))])
      return definitionsOf(rule).map((one) => one.name).filter((name) => !answered.has(name))
    },
    populationOf: (rule, on) => {
      if (asked[rule.name]) return asked[rule.name]?.everybody(on)
      if (modules.some((one) => one.asked && rule.name.startsWith(`${one.name}.`))) return undefined
      return populations[rule.name] ?? (rule.subject === "person" || rule.subject === "person-month" ? registerRelations.people : rule.subject === "employer" ? registerRelations.employers : undefined)
    },
    usesOf: (name) =>
      modules.flatMap((one) => one.offers ?? []).flatMap(({ item, admission, gate }): RuleUse[] => [
        ...(admission?.name === name ? [{ code: item.code, name: item.name, as: "admission" as const }] : []),
        ...(gate?.name === name ? [{ code: item.code, name: item.name, as: "gate" as const }] : []),
      ]),
    examplesOf: (name) => modules.flatMap((one) => one.examples ?? []).filter((one) => one.rule === name),
  }
}
