// A rule being edited: its constants with what they are compared with, a value put in a place of the tree, and every earlier state to go back to.
import { type CodeLabels, type Comparison, type ConditionData, type Expression, type FactDefinition, type Known, type NodeData, read, type RuleData, type Steps, type ValueType } from "#policy"
import { isShare } from "./formula.ts"

export type Path = readonly (string | number)[]

/** Something of an expression an officer may change, in words of what it is about. */
export interface Constant {
  readonly about: string
  readonly path: Path
  readonly value?: { readonly path: Path; readonly type: ValueType; readonly value: Known; readonly codes: CodeLabels | undefined }
  readonly codes?: { readonly path: Path; readonly value: readonly string[]; readonly codes: CodeLabels | undefined }
  readonly steps?: { readonly path: Path; readonly value: Steps }
  readonly how?: { readonly path: Path; readonly value: Comparison; readonly isOrdered: boolean; readonly with?: string }
}

const childrenOf = (node: Expression): readonly (readonly [Path, Expression])[] => {
  switch (node.op) {
    case "compare":
    case "subtract":
      return [[["left"], node.left], [["right"], node.right]]
    case "and":
    case "or":
    case "add":
    case "multiply":
    case "least":
    case "greatest":
      return node.of.map((one, index) => [["of", index], one] as const)
    case "not":
    case "present":
    case "one-of":
    case "month-of":
    case "year-of":
    case "first-day":
    case "last-day":
    case "steps":
      return [[["of"], node.of]]
    case "divide":
      return [[["numerator"], node.numerator], [["denominator"], node.denominator]]
    case "choose":
      return [...node.cases.flatMap((one, index) => [[["cases", index, "when"], one.when], [["cases", index, "then"], one.then]] as const), [["otherwise"], node.otherwise] as const]
    case "shift":
      return [[["of"], node.of], [["by"], node.by]]
    case "between":
    case "working-days-between":
      return [[["from"], node.from], [["to"], node.to]]
    case "over-lines":
      return [...(node.where ? [[["where"], node.where] as const] : []), ...(node.of ? [[["of"], node.of] as const] : [])]
    case "parameter":
      return node.on ? [[["on"], node.on]] : []
    default:
      return []
  }
}

const labelsOf = (of: Expression): CodeLabels | undefined => (of.op === "fact" ? of.fact.codes : of.op === "column" ? of.definition.codes : of.op === "parameter" ? of.parameter.codes : of.op === "named" ? labelsOf(of.of) : undefined)
const isOrdered = (type: ValueType): boolean => type !== "boolean" && type !== "code" && type !== "text"

/** Constants and comparisons of an expression in reading order; the ten thousand a share is divided by is not a number of the law, and what a named part holds is edited at the part. */
export function constantsIn(of: Expression, path: Path = [], around = ""): readonly Constant[] {
  if (of.op === "literal") return [{ about: around, path, value: { path: [...path, "value"], type: of.type, value: of.value, codes: of.codes } }]
  if (of.op === "compare") {
    const { left, right, how } = of
    const compared = { path: [...path, "how"], value: how, isOrdered: isOrdered(left.type) }
    const inLeft = constantsIn(left, [...path, "left"], read(of))
    if (right.op === "literal") return [...inLeft, { about: read(left), path, how: compared, value: { path: [...path, "right", "value"], type: right.type, value: right.value, codes: labelsOf(left) ?? right.codes } }]
    return [...inLeft, { about: read(left), path, how: { ...compared, with: read(right) } }, ...constantsIn(right, [...path, "right"], read(of))]
  }
  const inside = childrenOf(of).filter(([part]) => !(isShare(of) && part[0] === "denominator")).flatMap(([part, child]) => constantsIn(child, [...path, ...part], child.op === "literal" ? read(of) : ""))
  if (of.op === "one-of" && !("parameter" in of.codes)) return [...inside, { about: read(of.of), path, codes: { path: [...path, "codes"], value: of.codes, codes: labelsOf(of.of) } }]
  if (of.op === "steps" && !("parameter" in of.table)) return [...inside, { about: read(of.of), path, steps: { path: [...path, "table"], value: of.table } }]
  return inside
}

/** The same tree with one place changed. */
export function putAt<T>(tree: T, path: Path, value: unknown): T {
  const [first, ...rest] = path
  if (first === undefined) return value as T
  if (Array.isArray(tree)) return tree.map((one: unknown, index) => (index === first ? putAt(one, rest, value) : one)) as T
  const whole = tree as Readonly<Record<string, unknown>>
  return { ...whole, [first]: putAt(whole[String(first)], rest, value) } as T
}

export interface Editing {
  readonly now: RuleData
  readonly past: readonly RuleData[]
}

export const changed = ({ now, past }: Editing, next: RuleData): Editing => ({ now: next, past: [...past, now].slice(-100) })
export const undone = (editing: Editing): Editing => (editing.past.length === 0 ? editing : { now: editing.past.at(-1) ?? editing.now, past: editing.past.slice(0, -1) })

/** How a new condition asks its fact: compared with a value, or whether there is one. */
export type Asking = Comparison | "present" | "absent"

/** A condition from a fact: it holds when the fact is as asked. */
export function newCondition(fact: FactDefinition, asking: Asking, value: Known, taken: readonly string[], otherwise: ConditionData["otherwise"], says: string): ConditionData {
  const asked: NodeData = { op: "fact", fact: fact.name }
  const present: NodeData = { op: "present", of: asked }
  const expr: NodeData = asking === "present" ? present : asking === "absent" ? { op: "not", of: present } : { op: "compare", how: asking, left: asked, right: { op: "literal", type: fact.type, value } }
  let number = 1
  while (taken.includes(`added-${number}`)) number++
  return { name: `added-${number}`, says, expr, otherwise }
}
