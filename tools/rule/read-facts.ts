// Reads the facts file: plain values, lists of lines, or values with source and day; what is written otherwise is named, never interpreted.
import type { Fact, FactProblem, Facts, Known, Line, Rule } from "#policy"
import { checkFacts, factsOf, linesIn } from "#policy"
import { isPlainDate } from "#standards"
import { nearNames } from "./near-names.ts"

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value)
const isKnown = (value: unknown): value is Known => value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
const isLine = (value: unknown): value is Line => isRecord(value) && Object.values(value).every(isKnown)
const parts = new Set(["value", "source", "asOf"])

/** A plain value, a list of lines, or { value, source, asOf }; undefined for anything else. */
function readFact(given: unknown): Fact | undefined {
  if (isKnown(given)) return { value: given }
  if (Array.isArray(given)) return given.every(isLine) ? { value: given } : undefined
  if (!isRecord(given) || !("value" in given) || Object.keys(given).some((part) => !parts.has(part))) return undefined
  const inner = isRecord(given["value"]) ? undefined : readFact(given["value"])
  const { source, asOf } = given
  if ((source !== undefined && typeof source !== "string") || (asOf !== undefined && !isPlainDate(asOf))) return undefined
  return inner && { ...inner, ...(source === undefined ? {} : { source }), ...(asOf === undefined ? {} : { asOf }) }
}

export const invalidFacts = { code: "facts.invalid", message: "有事实写法不对，没有作出判断" } as const

export interface ReadFacts {
  readonly facts: Facts
  readonly problems: readonly FactProblem[]
  /** Values that cannot be read, or no listed code: nothing is decided on them. */
  readonly invalid: boolean
  /** Names and columns the rule does not know. */
  readonly unknown: readonly FactProblem[]
  /** Cells of lists that nobody filled in: the list counts as missing as long as they are. */
  readonly unfilled: readonly FactProblem[]
}

/** What was expected instead: the names spelt nearly so, the codes there are. */
function withHelp(problem: FactProblem, rule: Rule): FactProblem {
  const [list, column] = problem.fact.split(".")
  const lines = linesIn(rule).find((one) => one.name === list)
  if (problem.code === "policy.fact-unknown") {
    const named = column === undefined ? [...factsOf(rule), ...linesIn(rule)].map(({ name, label }) => ({ name, label })) : Object.entries(lines?.columns ?? {}).map(([name, { label }]) => ({ name, label }))
    const asked = column ?? problem.fact
    const sameLabel = named.filter(({ label }) => label === asked).map(({ name }) => name)
    const near = sameLabel.length > 0 ? sameLabel : nearNames(asked, named.map(({ name }) => name))
    return near.length > 0 ? { ...problem, message: `${problem.message}，是不是 ${near.join("、")}` } : problem
  }
  if (problem.code !== "policy.fact-code") return problem
  const codes = Object.entries((column === undefined ? factsOf(rule).find((one) => one.name === problem.fact)?.codes : lines?.columns[column]?.codes) ?? {})
  return { ...problem, message: `${problem.message}，应为：${codes.map(([code, label]) => `${code}（${label}）`).join("、")}` }
}

export function readFacts(given: Readonly<Record<string, unknown>>, rule: Rule): ReadFacts {
  const read = Object.entries(given).map(([fact, value]) => [fact, readFact(value)] as const)
  const unreadable = read.filter(([, fact]) => fact === undefined).map(([fact]): FactProblem => ({ code: "policy.fact-type", fact, message: `事实 ${fact} 的写法不对：应为值、明细列表或 {"value": 值, "source": "来源", "asOf": "YYYY-MM-DD"}` }))
  const facts: Facts = Object.fromEntries(read.flatMap(([fact, one]) => (one ? [[fact, one] as const] : [])))
  const checked = checkFacts(factsOf(rule), linesIn(rule), facts).filter((problem) => !unreadable.some((one) => one.fact === problem.fact))
  const problems = [...unreadable, ...checked.map((problem) => withHelp(problem, rule))]
  return { facts, problems, invalid: problems.some((problem) => problem.code === "policy.fact-type" || problem.code === "policy.fact-code"), unknown: problems.filter((problem) => problem.code === "policy.fact-unknown"), unfilled: problems.filter((problem) => problem.code === "policy.fact-missing" && problem.fact.includes(".")) }
}
