// A rule as it is drafted and kept: the language's own tree, with facts, lists and parameters by name and each named part once.
import type { Expression } from "./expression.ts"
import { walk } from "./expression.ts"
import type { Citation, Otherwise, Rule } from "./rule.ts"

/** A node as kept: of the shape the language gives it, with names in place of definitions. */
export interface NodeData {
  readonly op: string
  readonly [part: string]: unknown
}

export interface ConditionData {
  readonly name: string
  readonly says: string
  readonly expr: NodeData
  readonly otherwise: Otherwise
  readonly law?: Citation
}

export interface RuleData {
  readonly title: string
  readonly law: Citation
  readonly conditions: readonly ConditionData[]
  readonly gives: Readonly<Record<string, NodeData>>
  /** What the rule calls by a word of its own. */
  readonly parts: Readonly<Record<string, NodeData>>
}

/** A node with names in place of definitions; types stay where they do not follow from the parts. */
export function nodeData(node: Expression): NodeData {
  switch (node.op) {
    case "fact":
      return { op: node.op, fact: node.fact.name }
    case "literal":
      return { op: node.op, type: node.type, value: node.value, ...(node.codes ? { codes: node.codes } : {}) }
    case "parameter":
      return { op: node.op, parameter: node.parameter.key, ...(node.on ? { on: nodeData(node.on) } : {}) }
    case "today":
      return { op: node.op }
    case "column":
      return { op: node.op, lines: node.lines, column: node.column }
    case "named":
      return { op: node.op, name: node.name }
    case "compare":
      return { op: node.op, how: node.how, left: nodeData(node.left), right: nodeData(node.right) }
    case "and":
    case "or":
    case "add":
    case "least":
    case "greatest":
      return { op: node.op, of: node.of.map(nodeData) }
    case "multiply":
      return { op: node.op, type: node.type, of: node.of.map(nodeData) }
    case "not":
    case "present":
    case "month-of":
    case "first-day":
    case "last-day":
    case "year-of":
      return { op: node.op, of: nodeData(node.of) }
    case "one-of":
      return { op: node.op, of: nodeData(node.of), codes: "parameter" in node.codes ? { parameter: node.codes.parameter.key } : [...node.codes] }
    case "subtract":
      return { op: node.op, left: nodeData(node.left), right: nodeData(node.right) }
    case "divide":
      return { op: node.op, numerator: nodeData(node.numerator), denominator: nodeData(node.denominator), rounding: node.rounding }
    case "choose":
      return { op: node.op, cases: node.cases.map((one) => ({ when: nodeData(one.when), then: nodeData(one.then) })), otherwise: nodeData(node.otherwise) }
    case "steps":
      return { op: node.op, type: node.type, of: nodeData(node.of), table: "parameter" in node.table ? { parameter: node.table.parameter.key } : node.table.map(([from, value]) => [from, value]), below: node.below }
    case "shift":
      return { op: node.op, of: nodeData(node.of), by: nodeData(node.by), unit: node.unit }
    case "between":
      return { op: node.op, from: nodeData(node.from), to: nodeData(node.to), unit: node.unit }
    case "working-days-between":
      return { op: node.op, from: nodeData(node.from), to: nodeData(node.to) }
    case "over-lines":
      return { op: node.op, how: node.how, lines: node.lines.name, ...(node.where ? { where: nodeData(node.where) } : {}), ...(node.of ? { of: nodeData(node.of) } : {}) }
  }
}

/** A rule as it is drafted from. */
export function ruleData(one: Rule): RuleData {
  const parts: Record<string, NodeData> = {}
  for (const root of [...one.conditions.map((condition) => condition.expr), ...Object.values(one.gives)])
    for (const node of walk(root)) if (node.op === "named") parts[node.name] ??= nodeData(node.of)
  return {
    title: one.title,
    law: one.law,
    conditions: one.conditions.map(({ name, says, expr, otherwise, law }) => ({ name, says, expr: nodeData(expr), otherwise, ...(law ? { law } : {}) })),
    gives: Object.fromEntries(Object.entries(one.gives).map(([name, of]) => [name, nodeData(of)])),
    parts,
  }
}
