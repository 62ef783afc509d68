// Amounts as an officer changes them: what may stand in a place of a formula, a place bound, added to or shared, a term taken out. The tree stays whole; whether it may stand is read by the language.
import { type Expression, type NodeData, type NumberType, type RuleData, type ValueType, type Vocabulary } from "#policy"

/** What may be done to a place of a formula. */
export const formulaChanges = ["least", "greatest", "add", "subtract", "share", "number"] as const
export type FormulaChange = (typeof formulaChanges)[number]

/** Rounding is asked where something is divided. */
export const roundings = ["half-up", "floor", "ceil"] as const

const whole = 10_000
const number = (type: ValueType, value: number): NodeData => ({ op: "literal", type, value })

/** A share of a sum is kept as the sum times ten-thousandths, divided by ten thousand. */
export const isShare = (of: Expression): boolean => of.op === "divide" && of.numerator.op === "multiply" && of.denominator.op === "literal" && of.denominator.value === whole

/** A place with something done to it; what was there stays its first part, and the new part is a number to be written over. */
export function changedPlace(node: NodeData, type: NumberType, change: FormulaChange): NodeData {
  switch (change) {
    case "least":
    case "greatest":
    case "add":
      return { op: change, of: [node, number(type, 0)] }
    case "subtract":
      return { op: "subtract", left: node, right: number(type, 0) }
    case "share":
      return { op: "divide", numerator: { op: "multiply", type, of: [node, number("ratio", whole)] }, denominator: number("count", whole), rounding: "half-up" }
    case "number":
      return number(type, 0)
  }
}

const termsOf = (node: NodeData): readonly NodeData[] => (Array.isArray(node["of"]) ? (node["of"] as readonly NodeData[]) : [])

/** One more term at the end. */
export const withTerm = (node: NodeData, type: NumberType): NodeData => ({ ...node, of: [...termsOf(node), number(type, 0)] })

/** Without a term; where one is left, it stands alone. */
export function withoutTerm(node: NodeData, index: number): NodeData {
  const left = termsOf(node).filter((_, at) => at !== index)
  return left.length === 1 && left[0] && node.op !== "multiply" ? left[0] : { ...node, of: left }
}

/** What may stand in a place of this unit, by a key for the list of choices. */
export interface Operand {
  readonly key: string
  readonly kind: "number" | "fact" | "parameter" | "part"
  readonly label: string
  readonly node: NodeData
}

export function operandsOf(type: NumberType, vocabulary: Vocabulary, parts: ReadonlyMap<string, Expression>, own: string): readonly Operand[] {
  return [
    { key: "number", kind: "number", label: "", node: number(type, 0) },
    ...[...parts].filter(([name, of]) => name !== own && of.type === type).map(([name]) => ({ key: `part:${name}`, kind: "part" as const, label: name, node: { op: "named", name } })),
    ...vocabulary.parameters.filter((one) => one.type === type).map((one) => ({ key: `parameter:${one.key}`, kind: "parameter" as const, label: one.label, node: { op: "parameter", parameter: one.key } })),
    ...vocabulary.facts.filter((one) => one.type === type).map((one) => ({ key: `fact:${one.name}`, kind: "fact" as const, label: one.label, node: { op: "fact", fact: one.name } })),
  ]
}

/** The key of what stands in a place now; undefined where it is worked out from parts. */
export const operandKey = (of: Expression): string | undefined =>
  of.op === "literal" ? "number" : of.op === "named" ? `part:${of.name}` : of.op === "parameter" ? `parameter:${of.parameter.key}` : of.op === "fact" ? `fact:${of.fact.name}` : undefined

/** A rule without the parts nothing leans on any more: the language refuses what is never used. */
export function withoutUnused(rule: RuleData): RuleData {
  const used = new Set<string>()
  const visit = (data: unknown): void => {
    if (typeof data !== "object" || data === null) return
    const { op, name } = data as Partial<NodeData>
    if (op === "named" && typeof name === "string" && !used.has(name)) {
      used.add(name)
      visit(rule.parts[name])
    }
    for (const part of Object.values(data)) visit(part)
  }
  visit(rule.conditions.map((one) => one.expr))
  visit(rule.gives)
  return { ...rule, parts: Object.fromEntries(Object.entries(rule.parts).filter(([name]) => used.has(name))) }
}
