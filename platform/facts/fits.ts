// Whom a rule fits: asked step by step, each step only about who is left of the one before.
import { partsSql, type RuleSql, ruleSql } from "#policy"
import type { ScanPlan } from "./plan-scan.ts"
import { columnsOf, contextOf, type FactColumn, type Question, selected } from "./question.ts"
import { type Relation, relationsOf } from "./relation.ts"
import { among, basis, bestTold, dated, joins, lineColumns, meets, outcome, rowOf, type ScanOptions } from "./scan-text.ts"
import { withoutOwn } from "./verdicts.ts"

interface Step {
  /** Columns asked in this step. */
  readonly asks: readonly FactColumn[]
  /** Conditions that can be judged after it. */
  readonly judges: readonly number[]
}

/** The steps of a plan: of lines first what they know themselves; then the next condition with what it needs, and every other one that can be judged then; what is given comes last. */
function stepsOf(question: Question, { population }: ScanOptions, columns: readonly FactColumn[], plan: ScanPlan): readonly Step[] {
  const { rule } = question
  const needs = (conditions: typeof rule.conditions, gives: typeof rule.gives): readonly FactColumn[] =>
    columnsOf([{ ...question, rule: { ...rule, conditions, gives } }]).flatMap((one) => columns.find((column) => column.source === one.source) ?? [])
  const needsOf = rule.conditions.map((condition) => needs([condition], {}))
  const asked = new Set<FactColumn>()
  const waiting = [...plan.order]
  const steps: Step[] = []
  const take = (wanted: readonly FactColumn[], judges: readonly number[]) => {
    steps.push({ asks: wanted.filter((one) => !asked.has(one)), judges })
    for (const one of wanted) asked.add(one)
    for (const index of judges) waiting.splice(waiting.indexOf(index), 1)
  }
  if (population.lines) {
    const atHand = columns.filter((one) => relationsOf([one.source]).length === 0)
    take(atHand, waiting.filter((index) => (needsOf[index] ?? []).every((one) => atHand.includes(one))))
  }
  while (waiting.length > 0) {
    const { start } = plan
    const begins = steps.length === 0 && start ? waiting.find((index) => relationsOf((needsOf[index] ?? []).map((one) => one.source)).includes(start)) : undefined
    const wanted = needsOf[begins ?? waiting[0] ?? 0] ?? []
    take(wanted, waiting.filter((index) => (needsOf[index] ?? []).every((one) => asked.has(one) || wanted.includes(one))))
  }
  take(needs(rule.conditions, rule.gives), [])
  return steps
}

/** Whom a rule fits or leaves to a person. Columns as `verdictsSql`. */
export function fitsSql(question: Question, options: ScanOptions, plan: ScanPlan): string {
  const columns = columnsOf([question])
  const sql = ruleSql(question.rule, contextOf(question, columns, options, "r"))
  const steps = stepsOf(question, options, columns, plan)
  const texts = steps.map((step, index) => `s${index} as materialized (${stepSql(question, options, sql, step, index, plan.start)})`)
  const said = outcome(sql, "")
  const whose = (row: string): string => ["subject", "region", ...lineColumns(options.population)].map((one) => `${row}.${one}`).join(", ")
  const rows = `select * from (select ${whose("x")}, ${said.result} as result, ${said.codes} as codes, ${said.gives} as gives
  from (select ${whose("r")}${said.inner.map((one) => `, ${one}`).join("")} from s${steps.length - 1} r${partsSql(sql.parts, "l")} offset 0) x) y
 where y.result in ('pass', 'by-hand')`
  return dated(`with ${texts.join(",\n")}\n${withoutOwn(bestTold(rows, options.population), options)}`, options.on)
}

/**
 * One step: who is left of the step before, with the facts asked now, kept where the conditions of the step do not rule them out. The planner takes
 * a `case` to keep half; of the conditions themselves it would expect next to nobody left and compare the later steps row by row. What a later
 * step asks is gathered once, whatever the planner expects: gathered again for each person who is left, a scan takes minutes instead of a second.
 */
function stepSql(question: Question, options: ScanOptions, sql: RuleSql, step: Step, index: number, start: Relation | undefined): string {
  const isFirst = index === 0
  const started = isFirst ? start : undefined
  const from = isFirst ? (started ? `(${started.sql(() => "true")}) ${started.name} join (${basis(options)}) b on b.subject = ${started.name}.subject` : `(${basis(options)}) b`) : `s${index - 1} b`
  const relations = relationsOf(step.asks.map((one) => one.source)).filter((one) => one !== started)
  const found = isFirst || relations.length === 0 ? "" : `with ${relations.map((one) => `${one.name} as materialized (${one.sql(among(one, `s${index - 1}`))})`).join(",\n")} `
  const joined = isFirst ? joins(relations, () => () => "true") : relations.map((one) => `left join ${one.name} on ${meets(one)}`).join("\n  ")
  const parts = [...new Set(step.judges.flatMap((condition) => sql.conditions[condition]?.parts ?? []))].toSorted((a, b) => a.level - b.level)
  const kept = step.judges.map((condition) => {
    const judged = sql.conditions[condition]?.sql ?? "true"
    return question.rule.conditions[condition]?.otherwise.verdict === "by-hand" ? `${judged} is not null` : judged
  })
  return `${found}select r.* from (select ${isFirst ? rowOf(options.population, step.asks) : ["b.*", ...step.asks.map(selected)].join(", ")} from ${from}
  ${joined} offset 0) r${partsSql(parts, "l")}${kept.length > 0 ? ` where case when ${kept.join(" and ")} then true else false end` : ""}`
}
