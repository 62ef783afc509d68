// The law of all modules as one book: rules, numbers, who answers the facts of a rule, whom it concerns, and which items lean on it.
import { frameOf, type Known, type ParameterDefinition, type ParameterRow, type ParameterTable, parameterTable, readRule, type ReadRule, type Rule, type RuleBook, ruleBook, type Vocabulary, type WorkedExample } from "#policy"
import { definitionsOf, type FactSource, type Population, type Question } from "#platform/facts"
import { type AskedRule, type InTurn, liveRules, liveTable, type LiveTable, type Module } from "#platform/module"
import { registerRelations } from "#platform/registers"
import { type PlainDate, plainDate } from "#standards"
import { vocabularyOf } from "./vocabulary.ts"

export interface RuleUse {
  readonly code: string
  readonly name: string
  /** At the door, or for the decision. */
  readonly as: "admission" | "gate"
}

/** One way a rule is put to everybody: the question, and whom it is put to. */
export interface Way {
  readonly question: Question
  readonly population: Population
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
  /** The ways a rule is put to everybody on a day, with these numbers and these further facts taken as given; none for rules about a form, a batch or what only a case knows. A rule about a month of a person is asked on the month's last day. */
  readonly waysOf: (rule: Rule, on: PlainDate, numbers?: ParameterTable, given?: Readonly<Record<string, Known>>) => readonly Way[]
  /** How several lines about the same are decided together, of a rule about lines. */
  readonly inTurnOf: (rule: Rule) => InTurn | undefined
  /** Names of facts that neither a record nor the claim itself answers: the applicant's word before there is an application. */
  readonly unansweredOf: (rule: Rule) => readonly string[]
  /** Why a rule cannot be put to everybody, in words. */
  readonly whyNotAsked: (rule: Rule) => string
  readonly usesOf: (name: string) => readonly RuleUse[]
  readonly examplesOf: (name: string) => readonly WorkedExample[]
}

export function lawbookOf(modules: readonly Module[]): Lawbook {
  const tables = modules.flatMap((one) => (one.parameters ? [one.parameters] : []))
  const definitions = new Map<string, ParameterDefinition>(tables.flatMap((table) => table.definitions).map((one) => [one.key, one]))
  const numbers = liveTable(parameterTable([...definitions.values()], [...new Set(tables.flatMap((table) => table.base.rows))]))
  const populations: Readonly<Record<string, Population>> = Object.assign({}, ...modules.map((one) => one.populations ?? {})) as Readonly<Record<string, Population>>
  const asked: Readonly<Record<string, readonly AskedRule[]>> = Object.assign({}, ...modules.map((one) => one.asked ?? {})) as Readonly<Record<string, readonly AskedRule[]>>
  const notAsked: Readonly<Record<string, string>> = Object.assign({}, ...modules.map((one) => one.notAsked ?? {})) as Readonly<Record<string, string>>
  const answersOf = (rule: Rule): readonly FactSource[] => {
    const [own = ""] = rule.name.split(".")
    return [...modules.filter((one) => one.name !== own), ...modules.filter((one) => one.name === own)].flatMap((one) => one.facts ?? [])
  }
  const rules = liveRules(ruleBook(modules.flatMap((one) => one.rules ?? [])))
  const laws = modules.flatMap((one) => (one.law ? [one.law] : []))
  const words = new Map<string, Vocabulary>()
  const vocabulary = (name: string): Vocabulary => {
    const known = words.get(name) ?? vocabularyOf(rules.base.versions(name), rules.base.rules, modules, numbers)
    words.set(name, known)
    return known
  }
  /** Rules without a way of their own are put to all people, or units, by what the modules answer about them. */
  const plainly = (rule: Rule): readonly AskedRule[] => {
    const population = populations[rule.name] ?? (rule.subject === "person" || rule.subject === "person-month" ? registerRelations.people : rule.subject === "employer" ? registerRelations.employers : undefined)
    return population === undefined || rule.name in notAsked ? [] : [{ sources: () => answersOf(rule), everybody: () => population, claimed: () => ({}) }]
  }
  const askedOf = (rule: Rule): readonly AskedRule[] => asked[rule.name] ?? plainly(rule)
  const answeredIn = (way: AskedRule, rule: Rule, on: PlainDate): ReadonlySet<string> => new Set([...way.sources(rule, on, numbers).map((source) => source.fact), ...Object.keys(way.claimed(on))])
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
    waysOf: (rule, on, parameters = numbers, given = {}) =>
      askedOf(rule).map((way) => {
        const claimed = way.claimed(on)
        const answered = answeredIn(way, rule, on)
        const assumed = { ...Object.fromEntries(Object.entries(given).filter(([name]) => !answered.has(name))), ...claimed }
        return { question: { rule, sources: way.sources(rule, on, parameters), parameters, assumed }, population: way.everybody(on, rule, parameters) }
      }),
    inTurnOf: (rule) => modules.map((one) => one.inTurn?.[rule.name]).find((one) => one !== undefined),
    unansweredOf: (rule) => {
      const on = plainDate(rule.since)
      const answered = asked[rule.name] || askedOf(rule).length > 0 ? askedOf(rule).map((way) => answeredIn(way, rule, on)) : [new Set(answersOf(rule).map((one) => one.fact))]
      return definitionsOf(rule).map((one) => one.name).filter((name) => !answered.some((one) => one.has(name)))
    },
    whyNotAsked: (rule) => notAsked[rule.name] ?? "规则说的是一件具体的办件，不是记录里的人或单位",
    usesOf: (name) =>
      modules.flatMap((one) => one.offers ?? []).flatMap(({ item, admission, gate }): RuleUse[] => [
        ...(admission?.name === name ? [{ code: item.code, name: item.name, as: "admission" as const }] : []),
        ...(gate?.name === name ? [{ code: item.code, name: item.name, as: "gate" as const }] : []),
      ]),
    examplesOf: (name) => modules.flatMap((one) => one.examples ?? []).filter((one) => one.rule === name),
  }
}
