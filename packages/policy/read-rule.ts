// Reads a drafted version of a rule back into the language: sizes bounded, types whole, reasons and articles well formed; everything wrong at once, each with its place.
import { PolicyError } from "./error.ts"
import type { Expression, Subject } from "./expression.ts"
import { walk } from "./expression.ts"
import type { DraftProblem, NodeReader, Vocabulary } from "./read-node.ts"
import { isObject, readNode } from "./read-node.ts"
import type { Citation, Condition, Otherwise, Rule } from "./rule.ts"
import { rule } from "./rule.ts"
import type { ValueType } from "./values.ts"

/** What a version cannot change: what other code knows the rule by. */
export interface RuleFrame {
  readonly name: string
  readonly subject: Subject
  /** First business day of the version. */
  readonly since: string
  /** What it gives, and of which type. */
  readonly gives: Readonly<Record<string, ValueType>>
}

export type ReadRule = { readonly rule: Rule; readonly problems: readonly [] } | { readonly rule?: undefined; readonly problems: readonly [DraftProblem, ...DraftProblem[]] }

export const frameOf = (one: Rule, since: string): RuleFrame => ({ name: one.name, subject: one.subject, since, gives: Object.fromEntries(Object.entries(one.gives).map(([name, of]) => [name, of.type])) })

/** Nodes of a whole draft, each named part counted as often as it is used. */
const largest = 5000
const mostConditions = 80
const reasonCode = { fail: /^[A-LN-VX-Z][A-Z0-9]*(-[A-Z0-9]+)+$/, "by-hand": /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/ } as const
const conditionName = /^[a-z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$/

const hasWords = (value: unknown, longest: number): value is string => typeof value === "string" && value.trim() !== "" && value.length <= longest

/** The version a draft says, or everything wrong with it. */
export function readRule(data: unknown, frame: RuleFrame, vocabulary: Vocabulary): ReadRule {
  const problems: DraftProblem[] = []
  let left = largest
  const wrong: NodeReader["wrong"] = (code, at, says) => {
    if (problems.length < 50) problems.push({ code, at, says })
    return undefined
  }
  const whole = isObject(data) ? data : {}
  const parts = isObject(whole["parts"]) ? whole["parts"] : {}
  const open = new Set<string>()
  const reader: NodeReader = {
    vocabulary,
    wrong,
    takes: () => --left >= 0,
    part: (name, at) => {
      if (!Object.hasOwn(parts, name) || name.length > 60) return wrong("draft.shape", at, `没有名为“${name}”的部分`)
      if (open.has(name)) return wrong("draft.shape", at, `“${name}”说到了自己`)
      open.add(name)
      const found = readNode(reader, parts[name], { at: `parts.${name}`, depth: 1 })
      open.delete(name)
      return found
    },
  }
  if (!hasWords(whole["title"], 80)) wrong("draft.words", "title", "请填写规则名称，80字以内")
  const law = readCitation(reader, whole["law"], "law")
  const conditions = readConditions(reader, whole["conditions"])
  const gives = readGives(reader, isObject(whole["gives"]) ? whole["gives"] : {}, frame)
  const used = new Set([...conditions.map((one) => one.expr), ...Object.values(gives)].flatMap((root) => [...walk(root)].flatMap((node) => (node.op === "named" ? [node.name] : []))))
  if (problems.length === 0) for (const name of Object.keys(parts)) if (!used.has(name)) wrong("draft.shape", `parts.${name}`, `“${name}”没有用到`)
  const [first, ...rest] = problems
  if (first || !law) return { problems: [first ?? { code: "draft.shape", at: "law", says: "缺少依据" }, ...rest] }
  try {
    return { rule: rule({ name: frame.name, title: String(whole["title"]), law, since: frame.since, subject: frame.subject, conditions, gives }), problems: [] }
  } catch (failure) {
    if (!(failure instanceof PolicyError)) throw failure
    return { problems: [{ code: "draft.words", at: "conditions", says: failure.message }] }
  }
}

function readCitation({ wrong }: NodeReader, data: unknown, at: string): Citation | undefined {
  if (!isObject(data) || !hasWords(data["law"], 100) || typeof data["article"] !== "string" || data["article"].length > 60) return wrong("draft.words", at, "请写明依据的文件和条款")
  return { law: data["law"], article: data["article"] }
}

function readOtherwise({ wrong }: NodeReader, data: unknown, at: string): Otherwise | undefined {
  if (!isObject(data) || (data["verdict"] !== "fail" && data["verdict"] !== "by-hand")) return wrong("draft.shape", at, "应写明不予通过还是转人工")
  const { verdict, code, says } = data
  if (typeof code !== "string" || code.length > 40 || !reasonCode[verdict].test(code)) return wrong("draft.words", `${at}.code`, verdict === "fail" ? "理由代码用大写字母、数字和短横，例如 R-AGE；M-、W- 开头的只用于转人工" : "理由代码用大写字母、数字和短横，例如 M-LOOK")
  if (typeof says !== "string" || says.length > 300) return wrong("draft.words", `${at}.says`, "理由应在300字以内")
  return { verdict, code, says }
}

function readConditions(reader: NodeReader, data: unknown): readonly Condition[] {
  if (!Array.isArray(data) || data.length > mostConditions) {
    reader.wrong("draft.size", "conditions", `条件应不多于${mostConditions}条`)
    return []
  }
  const names = new Set<string>()
  return data.flatMap((one: unknown, index): readonly Condition[] => {
    const at = `conditions[${index}]`
    if (!isObject(one)) {
      reader.wrong("draft.shape", at, "不是条件")
      return []
    }
    const { name, says } = one
    if (typeof name !== "string" || name.length > 60 || !conditionName.test(name) || names.has(name)) reader.wrong("draft.words", `${at}.name`, "条件名用小写字母和短横，不能重复")
    names.add(String(name))
    if (!hasWords(says, 300)) reader.wrong("draft.words", `${at}.says`, "请把条件写成一句话，300字以内")
    const otherwise = readOtherwise(reader, one["otherwise"], `${at}.otherwise`)
    const law = one["law"] === undefined ? undefined : readCitation(reader, one["law"], `${at}.law`)
    const expr = readNode(reader, one["expr"], { at: `${at}.expr`, depth: 0 }, "boolean") as Expression<"boolean"> | undefined
    return otherwise && expr ? [{ name: String(name), says: String(says), expr, otherwise, ...(law ? { law } : {}) }] : []
  })
}

function readGives(reader: NodeReader, data: Readonly<Record<string, unknown>>, frame: RuleFrame): Readonly<Record<string, Expression>> {
  for (const name of Object.keys(data)) if (!Object.hasOwn(frame.gives, name)) reader.wrong("draft.shape", `gives.${name}`, `规则不给出“${name}”`)
  return Object.fromEntries(
    Object.entries(frame.gives).flatMap(([name, type]) => {
      const of = readNode(reader, data[name], { at: `gives.${name}`, depth: 0 }, type)
      return of ? [[name, of] as const] : []
    }),
  )
}
