// Lists in a scan: every question over the lines of a list is worked out while the lines are read, and stands beside the row as a column of its own.
import { type Expression, lineSql, type LineColumn, type LineRange, monthFromYm, overLinesSql, overNoLines, type Rule, type SqlContext, sqlType, walk } from "#policy"
import type { FactColumn } from "./question.ts"
import { relationsOf } from "./relation.ts"

/** A list whose lines are never gathered into one value: the rule asks no more of it than these ranges. */
export interface RangedList {
  readonly column: FactColumn
  readonly ranges: readonly { readonly node: LineRange; readonly name: string }[]
  /** Facts of the row that its ranges look at: asked before the lines are. */
  readonly beside: ReadonlySet<string>
}

const keys = new WeakMap<Expression, string>()
function keyOf(node: Expression): string {
  const key = keys.get(node) ?? JSON.stringify(node)
  keys.set(node, key)
  return key
}

/** The lists of a rule that can be ranged over line by line: nobody but the rule's ranges reads their relation. */
export function rangedLists(rule: Rule, columns: readonly FactColumn[]): readonly RangedList[] {
  const nodes = [...rule.conditions.map((one) => one.expr), ...Object.values(rule.gives)].flatMap((one) => [...walk(one)])
  return columns.flatMap((column): RangedList[] => {
    const { definition, source, name } = column
    const readers = columns.filter((one) => relationsOf([one.source]).some((relation) => relation.name === source.from.name))
    if (!("columns" in definition) || !source.from.rows || source.answered !== undefined || readers.length > 1) return []
    const ranges = [...new Map(nodes.flatMap((one) => (one.op === "over-lines" && one.lines.name === definition.name ? [[keyOf(one), one] as const] : []))).values()]
    const inner = ranges.flatMap((one) => [one.where, one.of].flatMap((part) => (part ? [...walk(part)] : [])))
    if (inner.some((one) => one.op === "over-lines")) return []
    return [{ column, ranges: ranges.map((node, index) => ({ node, name: `${name}_${index}` })), beside: new Set(inner.flatMap((one) => (one.op === "fact" ? [one.fact.name] : []))) }]
  })
}

/** How ranges that were worked out are read from a row. */
export function rangesOf(lists: readonly RangedList[], row: string): Required<Pick<SqlContext, "range">>["range"] {
  const names = new Map(lists.flatMap(({ ranges }) => ranges.map(({ node, name }) => [keyOf(node), name] as const)))
  return (node) => {
    const name = names.get(keyOf(node))
    return name === undefined ? undefined : { value: `${row}.${name}`, known: overLinesSql(node, "", "").known === undefined ? `(${row}.${name} is not null)` : `${row}.${name}_known` }
  }
}

/** A column of a line as the language computes with it; rows hold months as 202507. */
const columnOfLine = ({ column, definition }: LineColumn): string => (definition.type === "month" ? monthFromYm(`l.${quoted(column)}`) : `l.${quoted(column)}::${sqlType(definition.type)}`)
const quoted = (name: string): string => `"${name}"`

const ofLineAlone = new Set<Expression["op"]>(["column", "literal", "compare", "and", "or", "not", "present"])
const isOfLineAlone = (of: Expression): boolean => [...walk(of)].every((one) => ofLineAlone.has(one.op) || (one.op === "one-of" && !("parameter" in one.codes)))
const conjuncts = (of: Expression<"boolean">): readonly Expression<"boolean">[] => (of.op === "and" ? of.of.flatMap(conjuncts) : [of])

/** What lines must not be known not to meet to count in any range, as far as a line says it alone; undefined where every line may count. */
function mayCount(ranges: RangedList["ranges"], context: SqlContext): string | undefined {
  const met = ranges.map(({ node }) => (node.how === "all" || node.where === undefined ? [] : conjuncts(node.where).filter(isOfLineAlone)))
  if (met.some((one) => one.length === 0)) return undefined
  return [...new Set(met.map((one) => `(${one.map((each) => lineSql({ where: each }, context).holds).join(" and ")}) is not false`))].join(" or ")
}

/**
 * The relation of a ranged list: a row for each key of the rows asked about that has lines. `rows` names the rows asked about, with everything
 * asked so far; `met` says how a row `r` meets a line `l`. The lines are read once, whatever the planner expects of them, without those that count in no range.
 */
export function rangedSql({ ranges }: RangedList, context: SqlContext, asked: { readonly lines: string; readonly rows: string; readonly key: string; readonly met: string }): string {
  const lineContext: SqlContext = { ...context, part: () => undefined, column: columnOfLine }
  const answers = ranges.map(({ node }) => lineSql(node, lineContext))
  const distinct = [...new Set(answers.flatMap((one) => [one.holds, one.counts]))]
  const nameOf = (text: string): string => `x.a${distinct.indexOf(text)}`
  const over = ranges.map(({ node, name }, index) => {
    const { value, known } = overLinesSql(node, nameOf(answers[index]?.holds ?? ""), nameOf(answers[index]?.counts ?? ""))
    return `${value} as ${name}${known === undefined ? "" : `, ${known} as ${name}_known`}`
  })
  const counting = mayCount(ranges, lineContext)
  const lines = counting === undefined ? asked.lines : `select l.* from (${asked.lines}) l where ${counting}`
  return `with lines as materialized (${lines}) select x.key${over.map((one) => `, ${one}`).join("")}
    from (select r.${asked.key} as key${distinct.map((one, index) => `, ${one} as a${index}`).join("")} from ${asked.rows} r join lines l on ${asked.met} offset 0) x group by x.key`
}

/** What a row beside the relation of a ranged list comes to; who has no lines comes to what no lines do. */
export const selectedRanges = ({ column, ranges }: RangedList): readonly string[] =>
  ranges.map(({ node, name }) => {
    const from = column.source.from.name
    const known = overLinesSql(node, "", "").known === undefined ? "" : `, case when ${from}.key is null then true else ${from}.${name}_known end as ${name}_known`
    return `case when ${from}.key is null then ${overNoLines(node)} else ${from}.${name} end as ${name}${known}`
  })

/** The facts of the row that some lists look at. */
export const besideLists = (lists: readonly RangedList[], columns: readonly FactColumn[]): readonly FactColumn[] => columns.filter((one) => lists.some((list) => list.beside.has(one.definition.name)))
