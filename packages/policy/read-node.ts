// Reads one node of a drafted rule: known words only, whole types, facts and parameters that exist. Everything wrong is told with its place.
import type { Comparison, Expression, FactDefinition, LinesDefinition, ParameterDefinition, ParameterType, Shape } from "./expression.ts"
import type { CodeLabels, Known, Steps, ValueType } from "./values.ts"
import { fits, isNumberType, unitWords } from "./values.ts"

/** What a draft may lean on. */
export interface Vocabulary {
  readonly facts: readonly FactDefinition[]
  readonly lists: readonly LinesDefinition[]
  readonly parameters: readonly ParameterDefinition[]
}

export type DraftProblemCode = "draft.shape" | "draft.type" | "draft.fact" | "draft.parameter" | "draft.code" | "draft.size" | "draft.number" | "draft.words" | "draft.ceiling"

export interface DraftProblem {
  readonly code: DraftProblemCode
  /** Where in the draft: "conditions[2].expr.left". */
  readonly at: string
  readonly says: string
}

/** How a draft is read: what it may lean on, its named parts, and how large it may become. */
export interface NodeReader {
  readonly vocabulary: Vocabulary
  readonly part: (name: string, at: string) => Expression | undefined
  readonly wrong: (code: DraftProblemCode, at: string, says: string) => undefined
  /** Takes one node from what is left; false when the draft is too large. */
  readonly takes: () => boolean
}

/** Where a node stands: how deep, and over which list, if any. */
interface Standing {
  readonly at: string
  readonly depth: number
  readonly list?: LinesDefinition
}

export const deepest = 40
const farthest = 1_000_000_000_000
const longestShift = 1200

type Data = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value)

const comparisons = new Set<unknown>(["eq", "ne", "lt", "le", "gt", "ge"])
const roundings = new Set<unknown>(["floor", "half-up", "ceil"])
const timeUnits = new Set<unknown>(["days", "months", "years"])
const valueTypes: readonly string[] = Object.keys(unitWords)

/** The expression a node says, or nothing when something in it is wrong. */
export function readNode(reader: NodeReader, data: unknown, standing: Standing, wanted?: ValueType): Expression | undefined {
  const { at, depth } = standing
  if (!isObject(data) || typeof data["op"] !== "string") return reader.wrong("draft.shape", at, "不是规则语言的表达式")
  if (depth > deepest || !reader.takes()) return reader.wrong("draft.size", at, "表达式太长或嵌套太深")
  const node = read(reader, data, standing)
  if (node && wanted !== undefined && node.type !== wanted) return reader.wrong("draft.type", at, `应为${unitWords[wanted]}（${wanted}），写的是${unitWords[node.type]}（${node.type}）`)
  return node
}

function read(reader: NodeReader, data: Data, { at, depth, list }: Standing): Expression | undefined {
  const { wrong, vocabulary } = reader
  const inner = (name: string): Standing => ({ at: `${at}.${name}`, depth: depth + 1, ...(list ? { list } : {}) })
  const one = (name: string, wanted?: ValueType): Expression | undefined => readNode(reader, data[name], inner(name), wanted)
  const number = (name: string): Expression | undefined => {
    const found = one(name)
    return found && !isNumberType(found.type) ? wrong("draft.type", `${at}.${name}`, "这里要一个数") : found
  }
  const timed = (name: string): Expression | undefined => {
    const found = one(name)
    return found && found.type !== "date" && found.type !== "month" ? wrong("draft.type", `${at}.${name}`, "这里要日期或月份") : found
  }
  const several = (wanted?: ValueType): readonly Expression[] | undefined => {
    const of = data["of"]
    if (!Array.isArray(of) || of.length === 0 || of.length > 60) return wrong("draft.shape", at, "各部分应有1至60项")
    const made = of.map((part, index) => readNode(reader, part, inner(`of[${index}]`), wanted))
    return made.every((part) => part !== undefined) ? made : undefined
  }
  const node = (type: ValueType, shape: Shape): Expression => ({ ...shape, type })

  switch (data["op"]) {
    case "fact": {
      const fact = vocabulary.facts.find((known) => known.name === data["fact"])
      return fact ? node(fact.type, { op: "fact", fact }) : wrong("draft.fact", at, `没有这条规则可用的事实“${String(data["fact"])}”`)
    }
    case "literal":
      return readLiteral(reader, data, at)
    case "parameter": {
      const definition = parameterNamed(reader, data["parameter"], at)
      if (!definition) return undefined
      if (definition.type === "codes" || definition.type === "steps") return wrong("draft.type", at, `参数“${definition.label}”不是一个值`)
      if (data["on"] === undefined) return node(definition.type, { op: "parameter", parameter: definition })
      const on = one("on", "date") as Expression<"date"> | undefined
      return on && node(definition.type, { op: "parameter", parameter: definition, on })
    }
    case "today":
      return node("date", { op: "today" })
    case "column": {
      const column = list && list.name === data["lines"] && Object.hasOwn(list.columns, String(data["column"])) ? list.columns[String(data["column"])] : undefined
      return column && list ? node(column.type, { op: "column", lines: list.name, column: String(data["column"]), definition: column }) : wrong("draft.fact", at, `这里没有明细列“${String(data["column"])}”`)
    }
    case "named": {
      const of = typeof data["name"] === "string" ? reader.part(data["name"], at) : wrong("draft.shape", at, "缺少名称")
      return of && node(of.type, { op: "named", name: String(data["name"]), of })
    }
    case "compare":
      return readComparison(reader, data, at, one("left"), one("right"))
    case "and":
    case "or": {
      const of = several("boolean") as readonly Expression<"boolean">[] | undefined
      return of && node("boolean", { op: data["op"], of })
    }
    case "not": {
      const of = one("of", "boolean") as Expression<"boolean"> | undefined
      return of && node("boolean", { op: "not", of })
    }
    case "present": {
      const of = one("of")
      return of && node("boolean", { op: "present", of })
    }
    case "one-of": {
      const of = one("of", "code")
      if (isObject(data["codes"])) {
        const definition = parameterNamed(reader, data["codes"]["parameter"], at)
        if (definition && definition.type !== "codes") return wrong("draft.type", at, `参数“${definition.label}”不是代码清单`)
        return of && definition && node("boolean", { op: "one-of", of, codes: { parameter: definition as ParameterDefinition<"codes"> } })
      }
      const codes = data["codes"]
      if (!Array.isArray(codes) || codes.length === 0 || codes.length > 200 || !codes.every((code): code is string => typeof code === "string" && code.length <= 60)) return wrong("draft.shape", `${at}.codes`, "代码应有1至200个")
      const stranger = of && codes.find((code) => isStrange(of, code))
      return stranger === undefined ? of && node("boolean", { op: "one-of", of, codes }) : wrong("draft.code", `${at}.codes`, `没有代码“${stranger}”`)
    }
    case "add": {
      const of = several()
      return of && sameNumbers(reader, at, of) ? node((of[0] as Expression).type, { op: "add", of }) : undefined
    }
    case "multiply": {
      const of = several()
      if (!of) return undefined
      if (!of.every((part) => isNumberType(part.type)) || !isTypeName(data["type"]) || !isNumberType(data["type"])) return wrong("draft.type", at, "相乘的应当都是数")
      return node(data["type"], { op: "multiply", of })
    }
    case "subtract": {
      const [left, right] = [number("left"), number("right")]
      return left && right && sameNumbers(reader, at, [left, right]) ? node(left.type, { op: "subtract", left, right }) : undefined
    }
    case "divide": {
      const [numerator, denominator] = [number("numerator"), number("denominator")]
      if (!roundings.has(data["rounding"])) return wrong("draft.shape", at, "除法要写明怎样取整")
      if (denominator?.op === "literal" && denominator.value === 0) return wrong("draft.number", `${at}.denominator`, "不能除以0")
      return numerator && denominator && node(numerator.type, { op: "divide", numerator, denominator, rounding: data["rounding"] as "floor" })
    }
    case "least":
    case "greatest": {
      const of = several()
      if (!of) return undefined
      return of.every((part) => part.type === of[0]?.type) ? node((of[0] as Expression).type, { op: data["op"], of }) : wrong("draft.type", at, "相比的各项单位不同")
    }
    case "choose":
      return readChoice(reader, data, { at, depth, ...(list ? { list } : {}) })
    case "steps": {
      const of = number("of")
      if (!isTypeName(data["type"]) || !isNumberType(data["type"]) || !isWhole(data["below"])) return wrong("draft.type", at, "阶梯表给出的应当是数")
      const table = readSteps(reader, data["table"], `${at}.table`)
      return of && table && node(data["type"], { op: "steps", of, table, below: data["below"] })
    }
    case "shift": {
      const [of, by] = [timed("of"), number("by")]
      if (!timeUnits.has(data["unit"])) return wrong("draft.shape", at, "缺少时间单位")
      if (by?.op === "literal" && Math.abs(Number(by.value)) > (data["unit"] === "days" ? longestShift * 31 : longestShift)) return wrong("draft.number", `${at}.by`, "推移的时间太长")
      return of && by && node(of.type, { op: "shift", of: of as Expression<"date">, by, unit: data["unit"] as "days" })
    }
    case "between": {
      const [from, to] = [timed("from"), timed("to")]
      if (!timeUnits.has(data["unit"])) return wrong("draft.shape", at, "缺少时间单位")
      if (from && to && from.type !== to.type) return wrong("draft.type", at, "起止应当同是日期或同是月份")
      return from && to && node(data["unit"] as "days", { op: "between", from: from as Expression<"date">, to: to as Expression<"date">, unit: data["unit"] as "days" })
    }
    case "working-days-between": {
      const [from, to] = [one("from", "date"), one("to", "date")] as (Expression<"date"> | undefined)[]
      return from && to && node("working-days", { op: "working-days-between", from, to })
    }
    case "month-of": {
      const of = one("of", "date") as Expression<"date"> | undefined
      return of && node("month", { op: "month-of", of })
    }
    case "first-day":
    case "last-day": {
      const of = one("of", "month") as Expression<"month"> | undefined
      return of && node("date", { op: data["op"], of })
    }
    case "year-of": {
      const of = timed("of") as Expression<"date"> | undefined
      return of && node("years", { op: "year-of", of })
    }
    case "over-lines":
      return readLines(reader, data, { at, depth, ...(list ? { list } : {}) })
    default:
      return wrong("draft.shape", at, `规则语言里没有“${String(data["op"])}”`)
  }
}

const isTypeName = (value: unknown): value is ValueType => typeof value === "string" && valueTypes.includes(value)
const isWhole = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) <= farthest

function parameterNamed({ vocabulary, wrong }: NodeReader, key: unknown, at: string): ParameterDefinition<ParameterType> | undefined {
  return vocabulary.parameters.find((known) => known.key === key) ?? wrong("draft.parameter", at, `没有这条规则可用的参数“${String(key)}”`)
}

function readLiteral({ wrong }: NodeReader, data: Data, at: string): Expression | undefined {
  const { type, value, codes } = data
  if (!isTypeName(type)) return wrong("draft.shape", at, "常数没有单位")
  if (value === undefined || typeof value === "object" || !fits(type, value as Known)) return wrong("draft.type", at, `常数应为${unitWords[type]}，写的是 ${JSON.stringify(value) ?? "空"}`)
  if (typeof value === "number" && !isWhole(value)) return wrong("draft.number", at, "常数太大")
  if (typeof value === "string" && value.length > 100) return wrong("draft.size", at, "文字太长")
  if (codes === undefined) return { op: "literal", type, value: value as Known }
  if (!isObject(codes) || Object.keys(codes).length > 200 || !Object.values(codes).every((label) => typeof label === "string" && label.length <= 100)) return wrong("draft.shape", at, "代码名称写法不对")
  return { op: "literal", type, value: value as Known, codes: codes as CodeLabels }
}

const labelsOf = (of: Expression): CodeLabels | undefined => (of.op === "fact" ? of.fact.codes : of.op === "column" ? (of.definition).codes : of.op === "parameter" ? of.parameter.codes : of.op === "named" ? labelsOf(of.of) : undefined)

/** A code its list does not have. */
const isStrange = (of: Expression, code: string): boolean => {
  const labels = labelsOf(of)
  return labels !== undefined && !Object.hasOwn(labels, code)
}

function readComparison({ wrong }: NodeReader, data: Data, at: string, left: Expression | undefined, right: Expression | undefined): Expression | undefined {
  if (!comparisons.has(data["how"])) return wrong("draft.shape", at, "不知道怎样比较")
  const how = data["how"] as Comparison
  if (!left || !right) return undefined
  if (left.type !== right.type) return wrong("draft.type", at, `两边单位不同：${unitWords[left.type]}（${left.type}）与${unitWords[right.type]}（${right.type}）`)
  if (how !== "eq" && how !== "ne" && (left.type === "boolean" || left.type === "code" || left.type === "text")) return wrong("draft.type", at, "是否、代码和文字只能比较相同或不同")
  for (const [one, other] of [[left, right], [right, left]] as const) if (other.op === "literal" && typeof other.value === "string" && isStrange(one, other.value)) return wrong("draft.code", at, `没有代码“${other.value}”`)
  return { op: "compare", type: "boolean", how, left, right }
}

function sameNumbers({ wrong }: NodeReader, at: string, of: readonly Expression[]): boolean {
  const [first] = of
  if (first && isNumberType(first.type) && of.every((part) => part.type === first.type)) return true
  wrong("draft.type", at, "相加减的应当是同一单位的数")
  return false
}

function readChoice(reader: NodeReader, data: Data, { at, depth, list }: Standing): Expression | undefined {
  const { cases } = data
  if (!Array.isArray(cases) || cases.length === 0 || cases.length > 40) return reader.wrong("draft.shape", at, "分情况应有1至40种")
  const inner = (name: string): Standing => ({ at: `${at}.${name}`, depth: depth + 1, ...(list ? { list } : {}) })
  const otherwise = readNode(reader, data["otherwise"], inner("otherwise"))
  const read = cases.map((one: unknown, index) => {
    const part = isObject(one) ? one : {}
    const when = readNode(reader, part["when"], inner(`cases[${index}].when`), "boolean") as Expression<"boolean"> | undefined
    const then = readNode(reader, part["then"], inner(`cases[${index}].then`), otherwise?.type)
    return when && then ? { when, then } : undefined
  })
  return otherwise && read.every((one) => one !== undefined) ? { op: "choose", type: otherwise.type, cases: read, otherwise } : undefined
}

function readSteps(reader: NodeReader, table: unknown, at: string): Extract<Expression, { op: "steps" }>["table"] | undefined {
  if (isObject(table)) {
    const definition = parameterNamed(reader, table["parameter"], at)
    if (definition && definition.type !== "steps") return reader.wrong("draft.type", at, `参数“${definition.label}”不是阶梯表`)
    return definition && { parameter: definition as ParameterDefinition<"steps"> }
  }
  const isTable = (value: unknown): value is Steps => Array.isArray(value) && value.every((step) => Array.isArray(step) && step.length === 2 && step.every(isWhole))
  if (!isTable(table) || table.length === 0 || table.length > 100) return reader.wrong("draft.shape", at, "阶梯表应有1至100档，每档两个整数")
  return table.every((step, index) => step[0] > (table[index - 1]?.[0] ?? -Infinity)) ? table : reader.wrong("draft.number", at, "阶梯表的起点应当逐档升高")
}

function readLines(reader: NodeReader, data: Data, { at, depth, list }: Standing): Expression | undefined {
  const lines = reader.vocabulary.lists.find((known) => known.name === data["lines"])
  if (!lines) return reader.wrong("draft.fact", at, `没有这条规则可用的明细“${String(data["lines"])}”`)
  if (list) return reader.wrong("draft.shape", at, "明细里不能再数明细")
  const how = data["how"]
  const inner = (name: string): Standing => ({ at: `${at}.${name}`, depth: depth + 1, list: lines })
  const where = data["where"] === undefined ? undefined : (readNode(reader, data["where"], inner("where"), "boolean") as Expression<"boolean"> | undefined)
  const of = data["of"] === undefined ? undefined : readNode(reader, data["of"], inner("of"))
  if ((data["where"] !== undefined && !where) || (data["of"] !== undefined && !of)) return undefined
  const node = (type: ValueType, one: Extract<Shape, { op: "over-lines" }>["how"]): Expression => ({ op: "over-lines", type, how: one, lines, ...(where ? { where } : {}), ...(of ? { of } : {}) })
  if (how === "count") return of ? reader.wrong("draft.shape", at, "数条数不用写算什么") : node("count", how)
  if (how === "any" || how === "all") return where ? node("boolean", how) : reader.wrong("draft.shape", at, "缺少每一条应当怎样")
  if (how !== "sum" && how !== "least" && how !== "greatest") return reader.wrong("draft.shape", at, "不知道怎样合计")
  if (!of) return reader.wrong("draft.shape", at, "缺少要合计的列")
  return how === "sum" && !isNumberType(of.type) ? reader.wrong("draft.type", at, "只有数能相加") : node(of.type, how)
}
