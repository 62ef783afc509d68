// Reads an expression, a rule or an outcome aloud in plain Chinese.
import type { Outcome, Result } from "./decide.ts"
import { labelOf } from "./decide.ts"
import type { Comparison, Expression, Rounding, TimeUnit } from "./expression.ts"
import { walk } from "./expression.ts"
import type { Condition, Rule } from "./rule.ts"
import { factsOf, linesIn, parametersOf, writeCitation } from "./rule.ts"
import type { CodeLabels } from "./values.ts"
import { unitWords, write } from "./values.ts"

const comparisons: Readonly<Record<Comparison, readonly [number: string, time: string]>> = {
  eq: ["等于", "就是"],
  ne: ["不等于", "不是"],
  lt: ["少于", "早于"],
  le: ["不超过", "不晚于"],
  gt: ["超过", "晚于"],
  ge: ["不少于", "不早于"],
}
const roundings: Readonly<Record<Rounding, string>> = { floor: "舍去尾数", "half-up": "四舍五入", ceil: "进位取整" }
const timeUnits: Readonly<Record<TimeUnit, string>> = { days: "天", months: "个月", years: "年" }

const labelsOf = (of: Expression): CodeLabels | undefined =>
  of.op === "fact" ? of.fact.codes : of.op === "column" ? of.definition.codes : of.op === "parameter" ? of.parameter.codes : of.op === "literal" ? of.codes : undefined

const loose = new Set<Expression["op"]>(["and", "or", "add", "subtract", "choose", "compare", "one-of"])
const inside = (of: Expression): string => (loose.has(of.op) ? `（${read(of)}）` : read(of))

function readComparison(node: Extract<Expression, { op: "compare" }>): string {
  const { left, right, how } = node
  const labels = labelsOf(left) ?? labelsOf(right)
  if (left.type === "code" || left.type === "text" || left.type === "boolean") {
    const value = right.op === "literal" ? write(right.type, right.value, labels) : inside(right)
    return `${inside(left)}${how === "eq" ? "为" : "不为"}${value}`
  }
  return `${inside(left)}${comparisons[how][left.type === "date" || left.type === "month" ? 1 : 0]}${inside(right)}`
}

/** An expression as a phrase. A named part is read by its name. */
export function read(node: Expression): string {
  switch (node.op) {
    case "fact":
      return node.type === "boolean" ? `“${node.fact.label}”` : node.fact.label
    case "literal":
      return write(node.type, node.value, node.codes)
    case "parameter":
      return node.on ? `${read(node.on)}的${node.parameter.label}` : node.parameter.label
    case "today":
      return "办理日"
    case "column":
      return node.definition.label
    case "named":
      return node.name
    case "compare":
      return readComparison(node)
    case "and":
      return node.of.map(inside).join("，并且")
    case "or":
      return node.of.map(inside).join("，或者")
    case "not":
      return node.of.op === "fact" ? `没有“${node.of.fact.label}”` : node.of.op === "present" ? `没有${read(node.of.of)}` : `并非${inside(node.of)}`
    case "one-of": {
      const labels = labelsOf(node.of)
      if ("parameter" in node.codes) return `${read(node.of)}在“${node.codes.parameter.label}”之内`
      return `${read(node.of)}是${node.codes.map((code) => write("code", code, labels)).join("、")}之一`
    }
    case "present":
      return `有${read(node.of)}`
    case "add":
      return node.of.map(inside).join(" + ")
    case "subtract":
      return `${inside(node.left)} − ${inside(node.right)}`
    case "multiply":
      return node.of.map(inside).join(" × ")
    case "divide": {
      const { numerator, denominator } = node
      const share = numerator.op === "multiply" && denominator.op === "literal" && denominator.value === 10_000
      return share ? `${read(numerator)}（${roundings[node.rounding]}到最小单位）` : `${inside(numerator)} ÷ ${inside(denominator)}（${roundings[node.rounding]}）`
    }
    case "least":
      return `${node.of.map(inside).join("与")}${node.of.length > 2 ? "各项" : "两者"}取小`
    case "greatest":
      return `${node.of.map(inside).join("与")}${node.of.length > 2 ? "各项" : "两者"}取大`
    case "choose":
      return [...node.cases.map((one) => `${read(one.when)}的，为${read(one.then)}`), `其他为${read(node.otherwise)}`].join("；")
    case "steps": {
      if ("parameter" in node.table) return `按“${node.table.parameter.label}”由${read(node.of)}查得`
      return `${read(node.of)}${node.table.map(([from, then]) => `满${write(node.of.type, from)}的${write(node.type, then)}`).join("，")}，不满的${write(node.type, node.below)}`
    }
    case "shift":
      return `${inside(node.of)}之后${node.by.op === "literal" ? read(node.by) : `（${read(node.by)}）${timeUnits[node.unit]}`}`
    case "between":
      return node.unit === "years" && node.to.op === "today" ? `由${read(node.from)}算得的周岁` : `从${read(node.from)}到${read(node.to)}的整${timeUnits[node.unit]}数`
    case "working-days-between":
      return `从${read(node.from)}到${read(node.to)}的工作日数`
    case "month-of":
      return `${read(node.of)}所在月`
    case "first-day":
      return `${read(node.of)}第一天`
    case "last-day":
      return `${read(node.of)}最后一天`
    case "year-of":
      return `${read(node.of)}所在年份`
    case "over-lines": {
      const where = node.where ? `中${read(node.where)}的` : "的"
      const list = node.lines.label
      switch (node.how) {
        case "count":
          return `${list}${where}条数`
        case "any":
          return `${list}中有一条${node.where ? read(node.where) : ""}`
        case "all":
          return `${list}中每一条都${node.where ? read(node.where) : ""}`
        case "sum":
          return `${list}${where}${node.of ? read(node.of) : ""}之和`
        case "least":
          return `${list}${where}最小${node.of ? read(node.of) : ""}`
        case "greatest":
          return `${list}${where}最大${node.of ? read(node.of) : ""}`
      }
    }
  }
}

/** A requirement without a case: placeholders become the labels of what they stand for. */
const bare = (says: string, one: Rule): string =>
  says.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const fact = [...factsOf(one), ...linesIn(one)].find((candidate) => candidate.name === name)
    return `〔${fact?.label ?? parametersOf(one).find((candidate) => candidate.key === name)?.label ?? name}〕`
  })

/** Every named part of a rule which is not itself something it gives, each once. */
export function namedParts(one: Rule): readonly (readonly [name: string, of: Expression])[] {
  const parts = new Map<string, Expression>()
  for (const root of [...one.conditions.map((condition) => condition.expr), ...Object.values(one.gives)])
    for (const node of walk(root)) if (node.op === "named" && !parts.has(node.name)) parts.set(node.name, node.of)
  for (const given of Object.values(one.gives)) if (given.op === "named") parts.delete(given.name)
  return [...parts]
}

/** One condition with its article, and what follows when it does not hold. */
export function conditionSentence(condition: Condition, one: Rule): string {
  const law = condition.law ? `（${writeCitation(condition.law)}）` : ""
  const { verdict, code, says } = condition.otherwise
  return `${law ? `${law}：` : ""}${bare(condition.says, one)}。即：${read(condition.expr)}。否则${verdict === "fail" ? "不予通过" : "转人工"}（${code}）${says ? `：${bare(says, one)}` : ""}。`
}

/** The whole rule as sentences for policy staff and auditors. */
export function sentences(one: Rule): readonly string[] {
  const head = `${one.title}，依据${writeCitation(one.law)}，自${write("date", one.since)}起${one.until ? `至${write("date", one.until)}前` : ""}适用。`
  const conditions = one.conditions.map((condition, index) => `条件${index + 1}${condition.law ? "" : "："}${conditionSentence(condition, one)}`)
  const gives = Object.entries(one.gives).map(([name, of]) => `给出${labelOf(name, of)}：${read(of.op === "named" ? of.of : of)}。`)
  const parts = namedParts(one).map(([name, of]) => `其中${name}：${read(of)}。`)
  const facts = [...factsOf(one).map((fact) => `${fact.label}（${unitWords[fact.type]}，${fact.source.name}）`), ...linesIn(one).map((list) => `${list.label}（明细，${list.source.name}）`)]
  const parameters = parametersOf(one).map((parameter) => `${parameter.label}（${parameter.unit}）`)
  return [head, ...conditions, ...gives, ...parts, ...(facts.length > 0 ? [`所需事实：${facts.join("、")}。`] : []), ...(parameters.length > 0 ? [`所用参数：${parameters.join("、")}。`] : [])]
}

export const resultWords: Readonly<Record<Result, string>> = { pass: "符合", fail: "不符合", "by-hand": "需人工核实", "no-data": "缺少数据，不能认定" }

/** The outcome as sentences: the conclusion, each condition with its facts and article, then what is given or missing. */
export function explain(outcome: Outcome): readonly string[] {
  const head = `${outcome.rule.title}（${write("date", outcome.on)}）：${resultWords[outcome.result]}。`
  const conditions = outcome.conditions.map((condition, index) => {
    const facts = condition.facts.map((fact) => `${fact.label}为${fact.shown}（来源：${fact.source}${fact.sourceKind === "declared" ? "，本人申报" : ""}${fact.asOf ? `，截至${fact.asOf}` : ""}）`)
    const parameters = condition.parameters.map((one) => `${one.label}为${one.shown}${one.documentNumber ? `（${one.documentNumber}）` : ""}`)
    const why = [...facts, ...parameters].join("；")
    const reason = condition.code ? `${condition.reason ?? ""}（${condition.code}）` : ""
    return `${index + 1}. ${condition.says}：${resultWords[condition.verdict]}。${reason ? `${reason}。` : ""}${why ? `${why}。` : ""}依据${writeCitation(condition.law)}。`
  })
  const missing = outcome.missing.map((gap) => `缺少${gap.label}，请向“${gap.source}”取得。`)
  const gives = outcome.gives === null ? [] : outcome.calculation.map((one) => `${one.label}：${one.shown}。`)
  return [head, ...conditions, ...missing, ...gives]
}
