// The answer of `npm run rule`: one JSON object for one rule, one set of facts, one day and place; nothing is guessed.
import { isPlainDate } from "#standards"
import type { DecisionInput, Fact, Facts, Known, Line, Outcome, ParameterTable, Rule, RuleBook } from "#policy"
import { checkFacts, compile, explain, factsOf, linesIn, parametersOf, PolicyError, publishedWorkingDays, resultWords, unitWords, whatWouldChange, writeCitation } from "#policy"

export interface Question {
  readonly rule: string | undefined
  /** Parsed JSON of the facts file; undefined when none was given. */
  readonly facts: unknown
  readonly on: string | undefined
  readonly region: string | undefined
}

export interface Answer {
  /** 0 answered, 1 the facts cannot be read, 2 the question itself is wrong. */
  readonly exit: 0 | 1 | 2
  readonly json: Readonly<Record<string, unknown>>
}

const wrong = (code: string, message: string, more: Readonly<Record<string, unknown>> = {}): Answer => ({ exit: 2, json: { error: { code, message }, ...more } })

/** What a rule needs to know: name, Chinese label, type, unit, source, exact meaning, codes. */
export const factList = (rule: Rule): Readonly<Record<string, unknown>> => ({
  rule: rule.name,
  title: rule.title,
  law: writeCitation(rule.law),
  since: rule.since,
  until: rule.until ?? null,
  facts: [
    ...factsOf(rule).map(({ name, label, type, source, codes, orNone, means }) => ({
      name, label, type, unit: unitWords[type], source: source.name, sourceKind: source.kind, ...(orNone ? { none: "没有时填 null" } : {}), ...(means ? { means } : {}), ...(codes ? { codes } : {}),
    })),
    ...linesIn(rule).map(({ name, label, source, columns }) => ({
      name, label, type: "lines", unit: "明细列表", source: source.name, sourceKind: source.kind,
      columns: Object.entries(columns).map(([column, one]) => ({ name: column, label: one.label, type: one.type, unit: unitWords[one.type] })),
    })),
  ],
  parameters: parametersOf(rule).map(({ key, label, type, unit }) => ({ key, label, type, unit })),
  gives: Object.entries(rule.gives).map(([name, of]) => ({ name, label: of.op === "named" ? of.name : name, type: of.type, unit: unitWords[of.type] })),
})

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value)
const isKnown = (value: unknown): value is Known => value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
const isLine = (value: unknown): value is Line => isRecord(value) && Object.values(value).every(isKnown)

/** A plain value, a list of lines, or { value, source, asOf }; undefined for anything else. */
function readFact(given: unknown): Fact | undefined {
  if (isKnown(given)) return { value: given }
  if (Array.isArray(given)) return given.every(isLine) ? { value: given } : undefined
  if (!isRecord(given) || !("value" in given)) return undefined
  const inner = readFact(given["value"])
  const { source, asOf } = given
  return inner && { ...inner, ...(typeof source === "string" ? { source } : {}), ...(typeof asOf === "string" ? { asOf } : {}) }
}

/** The one amount people ask for, 分: the sum where the rule gives one, else its first amount; null when nothing is given. */
function amountOf(rule: Rule, outcome: Outcome): Known {
  if (outcome.gives === null) return null
  const money = Object.keys(rule.gives).filter((name) => rule.gives[name]?.type === "fen")
  const name = money.includes("total") ? "total" : money[0]
  return name === undefined ? null : (outcome.gives[name] ?? null)
}

const notFound = (name: string | undefined, book: RuleBook): Answer =>
  wrong("rule.unknown", name === undefined ? "请写出规则名称" : `没有名为 ${name} 的规则`, { rules: book.names.map((one) => ({ name: one, title: book.versions(one)[0]?.title })) })

/** Answers one question. */
export function answer(question: Question, book: RuleBook, parameters: ParameterTable): Answer {
  const { rule: name, on, region } = question
  if (name === undefined) return notFound(name, book)
  const versions = book.versions(name)
  const newest = versions.at(-1)
  if (!newest) return notFound(name, book)
  if (question.facts === undefined) return { exit: 0, json: factList((on !== undefined && book.find(name, on)) || newest) }
  if (on === undefined || !isPlainDate(on)) return wrong("date.required", "请用 --on YYYY-MM-DD 写明业务日期")
  if (region === undefined || !/^(\d{6}|\d{12})$/.test(region)) return wrong("region.required", "请用 --region 写明六位或十二位行政区划代码")
  const rule = book.find(name, on)
  if (!rule) return wrong("rule.not-in-force", `规则 ${name} 在 ${on} 没有版本`, { versions: versions.map((one) => ({ since: one.since, until: one.until ?? null })) })
  if (!isRecord(question.facts)) return { exit: 1, json: { error: { code: "facts.not-an-object", message: "事实文件应为一个 JSON 对象：{\"事实名\": 值}" }, ...factList(rule) } }

  const read = Object.entries(question.facts).map(([fact, given]) => [fact, readFact(given)] as const)
  const unreadable = read.filter(([, fact]) => fact === undefined).map(([fact]) => ({ code: "policy.fact-type", fact, message: `事实 ${fact} 的写法不对：应为值、明细列表或 {"value": …, "source": …, "asOf": …}` }))
  const facts: Facts = Object.fromEntries(read.flatMap(([fact, given]) => (given ? [[fact, given] as const] : [])))
  const problems = [...unreadable, ...checkFacts(factsOf(rule), linesIn(rule), facts).filter((problem) => !unreadable.some((one) => one.fact === problem.fact))]
  const stopping = problems.filter((problem) => problem.code === "policy.fact-type" || problem.code === "policy.fact-code")
  const head = { rule: rule.name, title: rule.title, law: writeCitation(rule.law), version: rule.since, on, region }
  if (stopping.length > 0) return { exit: 1, json: { ...head, error: { code: "facts.invalid", message: "有事实写法不对，没有作出判断" }, problems } }

  const unknown = problems.filter((problem) => problem.code === "policy.fact-unknown")
  const input: DecisionInput = { facts, parameters, on, region, workingDaysBetween: publishedWorkingDays }
  try {
    const outcome = compile(rule).decide(input)
    const change = outcome.result === "pass" ? null : whatWouldChange(rule, input)
    return {
      exit: 0,
      json: {
        ...head,
        outcome: outcome.result,
        says: resultWords[outcome.result],
        reasonCodes: outcome.reasons.map((reason) => reason.code),
        reasons: outcome.reasons.map(({ code, says, law, verdict }) => ({ code, says, verdict, law: writeCitation(law) })),
        amount: amountOf(rule, outcome),
        gives: outcome.gives,
        amounts: outcome.gives === null ? [] : outcome.calculation.map(({ name: given, label, value, shown }) => ({ name: given, label, value, shown, unit: unitWords[rule.gives[given]?.type ?? "text"] })),
        missing: outcome.missing,
        unknownFacts: unknown.map(({ fact, message }) => ({ fact, message })),
        conditions: outcome.conditions.map(({ law, ...condition }) => ({ ...condition, law: writeCitation(law) })),
        explanation: explain(outcome),
        whatWouldChange: change,
      },
    }
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    return { exit: 1, json: { ...head, error: { code: error.code, message: error.message }, problems } }
  }
}
