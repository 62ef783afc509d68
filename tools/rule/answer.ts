// The answer of `npm run rule`: one JSON object for one rule, one set of facts, one day and place; nothing is guessed.
import { addMonthsTo, demonstrationRegions, InvalidValue, isPlainDate, isYearMonth, monthsFromTo, provincePrefixes } from "#standards"
import type { CompiledRule, DecisionInput, ParameterTable, Rule, RuleBook } from "#policy"
import { amountOf, compile, explain, PolicyError, publishedWorkingDays, resultWords, unitWords, whatWouldChange, write, writeCitation } from "#policy"
import { businessDate, dayFactOf } from "./business-date.ts"
import { monthsAnswer } from "./by-month.ts"
import { exampleOf } from "./example.ts"
import { factList } from "./fact-list.ts"
import { findRule, itemOf, listRules, nearRules } from "./find-rule.ts"
import { invalidFacts, isRecord, readFacts } from "./read-facts.ts"

export interface Question {
  readonly rule: string | undefined
  /** Parsed JSON of the facts file; undefined when none was given. */
  readonly facts: unknown
  readonly on: string | undefined
  readonly region: string | undefined
  /** "2025-03..2025-08": a rule by the month, asked month after month. */
  readonly months?: string | undefined
}

export interface Answer {
  /** 0 answered, 1 the facts cannot be read, 2 the question itself is wrong. */
  readonly exit: 0 | 1 | 2
  readonly json: Readonly<Record<string, unknown>>
}

const wrong = (code: string, message: string, more: Readonly<Record<string, unknown>> = {}): Answer => ({ exit: 2, json: { error: { code, message }, ...more } })

const demonstration = new Set<string>(demonstrationRegions.map((one) => one.code))

/** Six or twelve digits of a province that exists; of 示例省, whose places are all listed, a place that exists. */
function regionProblem(region: string | undefined): Answer | undefined {
  if (region === undefined || !/^(\d{6}|\d{12})$/.test(region)) return wrong("region.required", "请用 --region 写明六位或十二位行政区划代码")
  const known = region.startsWith("99") ? demonstration.has(region.padEnd(12, "0")) : provincePrefixes.has(region.slice(0, 2))
  return known ? undefined : wrong("region.unknown", `没有行政区划 ${region}`)
}

const compiled = new WeakMap<Rule, CompiledRule>()
function compiledOnce(rule: Rule): CompiledRule {
  const ready = compiled.get(rule) ?? compile(rule)
  compiled.set(rule, ready)
  return ready
}

function decided(rule: Rule, input: DecisionInput, problems: ReturnType<typeof readFacts>): Readonly<Record<string, unknown>> {
  const outcome = compiledOnce(rule).decide(input)
  const amount = amountOf(rule, outcome)
  return {
    outcome: outcome.result,
    says: resultWords[outcome.result],
    reasonCodes: outcome.reasons.map((reason) => reason.code),
    reasons: outcome.reasons.map(({ code, says, law, verdict }) => ({ code, says, verdict, law: writeCitation(law) })),
    amount,
    amountShown: amount === null ? null : write("fen", amount),
    gives: outcome.gives,
    amounts: outcome.gives === null ? [] : outcome.calculation.map(({ name, label, value, shown }) => ({ name, label, value, shown, unit: unitWords[rule.gives[name]?.type ?? "text"] })),
    missing: outcome.missing,
    ...(problems.unfilled.length > 0 ? { unfilledColumns: problems.unfilled.map(({ fact, message }) => ({ fact, message })) } : {}),
    unknownFacts: problems.unknown.map(({ fact, message }) => ({ fact, message })),
    conditions: outcome.conditions.map(({ law, ...condition }) => ({ ...condition, law: writeCitation(law) })),
    explanation: explain(outcome),
    whatWouldChange: outcome.result === "pass" ? null : whatWouldChange(rule, input),
  }
}

/** "2025-03..2025-08" as months, both included; undefined for anything else. */
function monthsAsked(text: string): readonly string[] | undefined {
  const [from, until, ...more] = text.split("..")
  return isYearMonth(from) && isYearMonth(until) && from <= until && more.length === 0 ? monthsFromTo(from, addMonthsTo(until, 1)) : undefined
}

/** A value no rule can compute with (a day beyond the calendar, a sum beyond whole numbers) is answered as such. */
function computed<T extends Answer | undefined>(head: Readonly<Record<string, unknown>>, compute: () => T): T | Answer {
  try {
    return compute()
  } catch (error) {
    if (error instanceof PolicyError || error instanceof InvalidValue) return { exit: 1, json: { ...head, error: { code: error.code, message: error.message } } }
    throw error
  }
}

/** Answers one question. */
export function answer(question: Question, book: RuleBook, parameters: ParameterTable): Answer {
  if (question.rule === undefined) return { exit: 0, json: { usage: "npm run rule -- 规则名、项目代码或中文名 --facts 文件.json --on YYYY-MM-DD --region 区划代码；--list 列出所需事实", rules: listRules(book) } }
  const { name, others } = findRule(question.rule, book)
  const titles = (names: readonly string[]) => names.map((one) => ({ name: one, title: book.versions(one)[0]?.title, item: itemOf(one) }))
  if (name === undefined && others.length > 0) return wrong("rule.ambiguous", `${question.rule} 可能指几条规则，请写规则名`, { rules: titles(others) })
  if (name === undefined) {
    const near = nearRules(question.rule, book)
    return wrong("rule.unknown", `没有名为 ${question.rule} 的规则${near.length > 0 ? `，是不是 ${near.join("、")}` : ""}`, { ...(near.length > 0 ? { near: titles(near) } : {}), rules: listRules(book) })
  }
  const versions = book.versions(name)
  const newest = versions.at(-1)
  if (!newest) return wrong("rule.unknown", `没有名为 ${question.rule} 的规则`, { rules: listRules(book) })
  const alsoAsked = others.length > 0 ? { otherRules: titles(others) } : {}
  const { on, region } = question
  if (on !== undefined && !isPlainDate(on)) return wrong("date.required", `--on ${on} 不是存在的日期，请写 YYYY-MM-DD`)
  const byRule = (on !== undefined && book.find(name, on)) || newest
  const listed = () => factList(byRule, exampleOf(byRule, book, parameters))
  if (question.facts === undefined) return { exit: 0, json: { ...listed(), ...alsoAsked } }
  const noRegion = regionProblem(region)
  if (noRegion || region === undefined) return noRegion ?? wrong("region.required", "请用 --region 写明六位或十二位行政区划代码")
  if (!isRecord(question.facts)) return { exit: 1, json: { error: { code: "facts.not-an-object", message: "事实文件应为一个 JSON 对象：{\"事实名\": 值}" }, ...listed() } }

  if (question.months !== undefined) {
    const months = monthsAsked(question.months)
    if (!months) return wrong("months.invalid", "--months 应写作 2025-03..2025-08")
    const read = readFacts(question.facts, byRule)
    return computed({ rule: name, title: byRule.title, region }, () => monthsAnswer(byRule, read, months, { region, parameters })) ?? wrong("months.not-by-month", `规则 ${name} 不是按月判定的`)
  }

  const first = readFacts(question.facts, byRule)
  const day = businessDate(byRule, first.facts) ?? on
  if (day === undefined && first.invalid) return { exit: 1, json: { rule: byRule.name, title: byRule.title, item: itemOf(byRule.name), error: invalidFacts, problems: first.problems } }
  if (day === undefined) return wrong("date.required", `请用 --on YYYY-MM-DD 写明业务日期${dayFactOf(byRule) ? `，或写明事实 ${dayFactOf(byRule)}` : ""}`)
  const rule = book.find(name, day)
  if (!rule) return wrong("rule.not-in-force", `规则 ${name} 在 ${day} 没有版本`, { versions: versions.map((one) => ({ since: one.since, until: one.until ?? null })) })
  const problems = rule === byRule ? first : readFacts(question.facts, rule)
  const by = dayFactOf(rule)
  const head = {
    rule: rule.name, title: rule.title, item: itemOf(rule.name), law: writeCitation(rule.law), version: rule.since, on: day, region,
    ...(on !== undefined && on !== day ? { onSays: `按事实 ${by} 的日期 ${day} 取规则版本和参数，不按 --on ${on}` } : {}), ...alsoAsked,
  }
  if (problems.invalid) return { exit: 1, json: { ...head, error: invalidFacts, problems: problems.problems } }
  return computed(head, () => ({ exit: 0, json: { ...head, ...decided(rule, { facts: problems.facts, parameters, on: day, region, workingDaysBetween: publishedWorkingDays }, problems) } }))
}
