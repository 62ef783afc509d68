// Making a stored judgement again from the facts, the parameter rows and the version it was made from: the same to the last figure, or what differs is named.
import { type CompiledRule, compiledOnce, keptTable, type Known, type Missing, type ParameterTable, PolicyError, type Rule, type RuleBook } from "#policy"
import { type Judgement, keptLines, type KeptLine } from "#service"
import { factsOf, workingDays } from "./judge.ts"

export type Replayed =
  | { readonly kind: "equal" }
  /** Made before facts were kept. */
  | { readonly kind: "not-kept" }
  | { readonly kind: "unknown-version"; readonly says: string }
  /** The rule asks for facts today that were not asked when it was made: what rests on them cannot be made again, the rest is the same. */
  | { readonly kind: "not-asked"; readonly says: string }
  | { readonly kind: "differs"; readonly differences: readonly string[] }

/** Judges again with the parameter rows it kept, whatever was approved since; one from before rows were kept uses those in force on its business date. */
export const replayJudgement = (stored: Judgement, rules: RuleBook, parameters: ParameterTable): Replayed => judgeAgain(stored, rules, stored.parameters ? keptTable(stored.parameters) : parameters)

/** Judges the kept facts with the kept version and the numbers of a table. */
export function judgeAgain(stored: Judgement, rules: RuleBook, parameters: ParameterTable): Replayed {
  const lines = keptLines(stored)
  if (!stored.facts && !lines) return { kind: "not-kept" }
  const wanted = lines ? lines.flatMap((line) => line.by) : [{ rule: stored.rule, version: stored.version }]
  const gone = wanted.find(({ rule, version }) => !rules.written(rule, version))
  if (gone) return { kind: "unknown-version", says: `没有规则 ${gone.rule} 自 ${gone.version} 起的版本` }
  const ruleOf = (name: string, since: string): CompiledRule => compiledOnce(rules.written(name, since) as Rule)
  const differences: string[] = []
  const differs: Differs = (what, then, now) => {
    if (JSON.stringify(then) !== JSON.stringify(now)) differences.push(`${what}：当时 ${JSON.stringify(then)}，重算 ${JSON.stringify(now)}`)
  }
  let notAsked: readonly Missing[]
  try {
    notAsked = lines ? linesAgain(stored, lines, ruleOf, parameters, differs) : wholeAgain(stored, stored.facts ?? {}, ruleOf(stored.rule, stored.version), parameters, differs)
  } catch (failure) {
    if (!(failure instanceof PolicyError)) throw failure
    return { kind: "differs", differences: [failure.message] }
  }
  if (differences.length > 0) return { kind: "differs", differences: [...new Set(differences)] }
  return notAsked.length === 0 ? { kind: "equal" } : { kind: "not-asked", says: `当时没有问到：${[...new Set(notAsked.map((one) => `${one.label}（${one.name}）`))].join("、")}` }
}

type Differs = (what: string, then: unknown, now: unknown) => void

/** Facts that are missing now because nobody asked for them then. */
const unasked = (missing: readonly Missing[], asked: ReadonlySet<string>): readonly Missing[] => missing.filter((one) => one.kind === "fact" && !asked.has(one.name))

/** Answers what was not asked then; a condition or a result that lacks only that is no difference. */
function wholeAgain(stored: Judgement, facts: NonNullable<Judgement["facts"]>, rule: CompiledRule, parameters: ParameterTable, differs: Differs): readonly Missing[] {
  const outcome = rule.decide({ facts: factsOf(facts), parameters, on: stored.on, region: stored.region, workingDaysBetween: workingDays })
  const notAsked = unasked(outcome.missing, new Set([...Object.keys(facts), ...stored.conditions.flatMap((one) => one.facts.map((used) => used.name))]))
  const untold = new Set(outcome.conditions.filter((one) => one.verdict === "no-data" && one.facts.some((used) => notAsked.some((gap) => gap.name === used.name))).map((one) => one.name))
  if (notAsked.length === 0 || outcome.result !== "no-data") {
    differs("结论", stored.verdict, outcome.result)
    differs("原因代码", stored.codes, outcome.reasons.map((one) => one.code))
    const gives: Readonly<Record<string, unknown>> = outcome.gives ?? {}
    for (const name of new Set([...Object.keys(stored.gives), ...Object.keys(gives)])) differs(name, stored.gives[name] ?? null, gives[name] ?? null)
  }
  for (const condition of stored.conditions) {
    for (const used of condition.facts) differs(`事实${used.label}（${used.name}）`, used.value ?? null, facts[used.name]?.value ?? null)
    if (!untold.has(condition.name)) differs(`条件 ${condition.name}`, condition.verdict, outcome.conditions.find((one) => one.name === condition.name)?.verdict)
  }
  return notAsked
}

/** One line made again. */
export interface LineAgain extends Pick<KeptLine, "verdict" | "codes" | "amount"> {
  /** Facts the rule asks for today that were not asked then: the line cannot be made again. */
  readonly notAsked: readonly Missing[]
}

/** What each line of a judgement comes to with the numbers of a table, in their order; undefined when its lines or a version are not kept. */
export function linesNow(stored: Judgement, rules: RuleBook, parameters: ParameterTable): readonly LineAgain[] | undefined {
  const lines = keptLines(stored)
  if (!lines?.every((line) => line.by.every(({ rule, version }) => rules.written(rule, version) !== undefined))) return undefined
  return lines.map((line) => lineAgain(line, (name, since) => compiledOnce(rules.written(name, since) as Rule), parameters, stored.region))
}

type RuleOf = (name: string, since: string) => CompiledRule

/** A judgement made line by line: each line on its own day, then their sum. The condition beside a line says which it is. Answers what was not asked then. */
function linesAgain(stored: Judgement, lines: readonly KeptLine[], ruleOf: RuleOf, parameters: ParameterTable, differs: Differs): readonly Missing[] {
  let amount = 0
  const notAsked: Missing[] = []
  lines.forEach((line, index) => {
    const condition = stored.conditions[index]
    const name = condition?.name ?? String(index + 1)
    const again = lineAgain(line, ruleOf, parameters, stored.region)
    notAsked.push(...again.notAsked)
    if (again.notAsked.length === 0) {
      differs(`${name} 结论`, line.verdict, again.verdict)
      differs(`${name} 原因代码`, line.codes, again.codes)
      differs(`${name} 金额`, line.amount, again.amount)
    }
    for (const used of condition?.facts ?? []) if (used.name in line.facts) differs(`${name} 事实${used.label}（${used.name}）`, used.value ?? null, line.facts[used.name] ?? null)
    amount += again.notAsked.length === 0 ? again.amount : line.amount
  })
  differs("合计", stored.gives["amount"] ?? 0, amount)
  return notAsked
}

/** One line again, rule by rule until one stops it. A line that had no data then was asked and not answered. A rule not yet or no longer in force on the line's day refuses it. */
function lineAgain({ by, on, facts, amountFrom, verdict }: KeptLine, ruleOf: RuleOf, parameters: ParameterTable, region: string): LineAgain {
  const known = Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, { value: value as Known }]))
  let given: unknown = amountFrom === undefined ? undefined : facts[amountFrom]
  for (const { rule, version } of by) {
    const ready = ruleOf(rule, version)
    if (on < ready.rule.since || (ready.rule.until !== undefined && on >= ready.rule.until)) return { verdict: "fail", codes: ["E-VERSION"], amount: 0, notAsked: [] }
    const outcome = ready.decide({ facts: known, parameters, on, region, workingDaysBetween: workingDays })
    const notAsked = outcome.result === "no-data" && verdict !== "no-data" ? unasked(outcome.missing, new Set(Object.keys(facts))) : []
    if (outcome.result !== "pass") return { verdict: outcome.result, codes: outcome.reasons.map((one) => one.code), amount: 0, notAsked }
    given ??= outcome.gives?.["amount"] ?? 0
  }
  return { verdict: "pass", codes: [], amount: typeof given === "number" ? given : 0, notAsked: [] }
}
