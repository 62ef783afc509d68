// Whom a rule fits: asked step by step, each step only about who is left of the one before.
import { partsSql, type RuleSql, ruleSql, type SqlContext } from "#policy"
import { leavingOf } from "./order.ts"
import { begunSql, type ScanPlan } from "./plan-scan.ts"
import { columnsOf, contextOf, type FactColumn, type Population, type Question, selected } from "./question.ts"
import { besideLists, type RangedList, rangedLists, rangedSql, rangesOf, selectedRanges } from "./ranges.ts"
import { type Asked, type Relation, relationsOf } from "./relation.ts"
import { metBy } from "./met-by.ts"
import { amongRows, bestTold, dated, joins, lineColumns, meets, ofFitting, outcome, rowColumns, rowsOf, type ScanOptions } from "./scan-text.ts"
import { withoutOwn } from "./verdicts.ts"

interface Step {
  /** Columns asked in this step. */
  readonly asks: readonly FactColumn[]
  /** Conditions that can be judged after it. */
  readonly judges: readonly number[]
}

/** What each relation is built on, and how often each is asked when every fact is asked once: both are read off the texts. */
function builtOn(relations: readonly Relation[], population: Population["of"]): { readonly bases: ReadonlyMap<string, ReadonlySet<string>>; readonly often: ReadonlySet<Relation> } {
  const bases = new Map<string, Set<string>>()
  const times = new Map<Relation, number>()
  for (const { name, sql } of [...relations, ...(population ? [{ name: "", sql: population }] : [])]) {
    const under = new Set<string>()
    sql(Object.assign((column: string) => column, { held: (one: Relation, text: () => string) => {
      times.set(one, (times.get(one) ?? 0) + 1)
      if (one.name !== name) under.add(one.name)
      return text()
    } }))
    bases.set(name, under)
  }
  return { bases, often: new Set([...times].flatMap(([one, count]) => (count > 1 ? [one] : []))) }
}

/**
 * The steps of a plan: of lines first what they know themselves; then the next condition with what it needs, and every other one that can be judged then; what is given comes last.
 * A relation is asked once, for all facts that are read from it; what others are built on is asked before them, so that they are asked about fewer.
 * A list is never asked first: its ranges look at the rows that are there.
 */
function stepsOf(question: Question, { population }: ScanOptions, columns: readonly FactColumn[], lists: readonly RangedList[], plan: ScanPlan, bases: ReadonlyMap<string, ReadonlySet<string>>): readonly Step[] {
  const { rule } = question
  const needs = (conditions: typeof rule.conditions, gives: typeof rule.gives): readonly FactColumn[] =>
    columnsOf([{ ...question, rule: { ...rule, conditions, gives } }]).flatMap((one) => columns.find((column) => column.source === one.source) ?? [])
  const needsOf = rule.conditions.map((condition) => needs([condition], {}))
  const namesOf = (some: readonly FactColumn[]): readonly string[] => relationsOf(some.map((one) => one.source)).map((one) => one.name)
  const asked = new Set<FactColumn>()
  const waiting = [...plan.order]
  const steps: Step[] = []
  const judgedWith = (some: readonly FactColumn[]): readonly number[] => waiting.filter((index) => (needsOf[index] ?? []).every((one) => asked.has(one) || some.includes(one)))
  /** With these, everything else that is read from their relations alone. */
  const whole = (wanted: readonly FactColumn[]): readonly FactColumn[] => {
    const names = new Set(namesOf(wanted))
    return columns.filter((one) => wanted.includes(one) || namesOf([one]).every((name) => names.has(name)))
  }
  /** What one of these is built on, when something can be judged by it alone. */
  const baseOf = (wanted: readonly FactColumn[]): readonly FactColumn[] | undefined =>
    namesOf(wanted.filter((one) => !asked.has(one))).flatMap((name) => [...(bases.get(name) ?? [])])
      .map((name) => whole(columns.filter((one) => !asked.has(one) && namesOf([one]).join() === name))).find((base) => base.length > 0 && judgedWith(base).length > 0)
  const take = (some: readonly FactColumn[]) => {
    const wanted = whole(some)
    const ranged = lists.filter((list) => wanted.includes(list.column) && !asked.has(list.column))
    const before = besideLists(ranged, columns).filter((one) => !asked.has(one))
    if (ranged.length > 0 && (before.length > 0 || steps.length === 0)) take(before)
    const judges = judgedWith(wanted)
    steps.push({ asks: wanted.filter((one) => !asked.has(one)), judges })
    for (const one of wanted) asked.add(one)
    for (const index of judges) waiting.splice(waiting.indexOf(index), 1)
  }
  const { start } = plan
  if (population.lines && !start) take(columns.filter((one) => relationsOf([one.source]).length === 0))
  while (waiting.length > 0) {
    const begins = steps.length === 0 && start ? waiting.find((index) => relationsOf((needsOf[index] ?? []).map((one) => one.source)).includes(start)) : undefined
    const wanted = needsOf[begins ?? waiting[0] ?? 0] ?? []
    take((begins === undefined && steps.length > 0 ? baseOf(wanted) : undefined) ?? wanted)
  }
  take(needs(rule.conditions, rule.gives))
  return steps
}

/** Rows of relations that are asked more than once, held for all later steps: who is left later is among whom they were asked about. */
interface Holding {
  /** Asks about whoever is in rows, or who would claim them, and about everybody where no rows are given; reads what is held. */
  readonly asked: (ofClaimant: boolean, rows: string | undefined) => Asked
  /** Texts of what was held since the last call. */
  readonly taken: () => readonly string[]
}

function holding(often: ReadonlySet<Relation>): Holding {
  const [names, texts]: [Map<string, string>, string[]] = [new Map(), []]
  return {
    asked: (ofClaimant, rows) => {
      const asked = rows === undefined ? () => "true" : amongRows(ofClaimant, rows)
      return Object.assign((column: string) => asked(column), { held: (one: Relation, text: () => string) => {
        if (!often.has(one)) return text()
        const key = `${one.name}${ofClaimant ? " of claimant" : ""}`
        if (!names.has(key)) {
          const own = text()
          names.set(key, `held${names.size}`)
          texts.push(`${names.get(key) ?? ""} as materialized (${own})`)
        }
        return `select held.* from ${names.get(key) ?? ""} held where ${asked("held.subject")}`
      } })
    },
    taken: () => texts.splice(0),
  }
}

/** Whom a rule fits or leaves to a person. Columns as `verdictsSql`. */
export function fitsSql(question: Question, asked: ScanOptions, plan: ScanPlan): string {
  const options = ofFitting(asked)
  const columns = columnsOf([question])
  const lists = rangedLists(question.rule, columns).filter(({ column }) => column.source.from !== plan.start)
  const context = { ...contextOf(question, columns, options, "r"), range: rangesOf(lists, "r") }
  const sql = ruleSql(question.rule, context)
  const { bases, often } = builtOn(relationsOf(columns.map((one) => one.source)), options.population.of)
  const steps = stepsOf(question, options, columns, lists, plan, bases)
  const held = holding(often)
  const begun = plan.start ? [`begun as materialized (${begunSql({ start: plan.start, within: plan.within })})`] : []
  const leaving = leavingOf(plan.kept)
  const texts = steps.flatMap((step, index) => {
    const left = leaving.shareOf(step.judges) * (index === 0 ? plan.ofExpected : 1)
    leaving.judge(step.judges)
    const text = stepSql(question, options, { sql, context, lists }, { ...step, left }, index, plan.start, held)
    return [...held.taken(), `s${index} as materialized (${text})`]
  })
  const said = outcome(sql, "")
  const whose = (row: string): string => ["subject", "region", ...lineColumns(options.population)].map((one) => `${row}.${one}`).join(", ")
  const rows = `select * from (select ${whose("x")}, ${said.result} as result, ${said.codes} as codes, ${said.gives} as gives
  from (select ${whose("r")}${said.inner.map((one) => `, ${one}`).join("")} from s${steps.length - 1} r${partsSql(sql.parts, "l")} offset 0) x) y
 where y.result in ('pass', 'by-hand')`
  return dated(`with ${[...begun, ...texts].join(",\n")}\n${withoutOwn(bestTold(rows, options.population), options)}`, options.on)
}

/** A rule as it is written for a scan: its texts, how they read a row, and the lists ranged over line by line. */
interface Written {
  readonly sql: RuleSql
  readonly context: SqlContext
  readonly lists: readonly RangedList[]
}

/**
 * One step: who is left of the step before, with the facts asked now, kept where the conditions of the step do not rule them out. What a later
 * step asks is gathered once, whatever the planner expects: gathered again for each person who is left, a scan takes minutes instead of a second.
 */
function stepSql(question: Question, options: ScanOptions, { sql, context, lists }: Written, step: Step & { readonly left: number }, index: number, start: Relation | undefined, held: Holding): string {
  const isFirst = index === 0
  const started = isFirst ? start : undefined
  const { table, of, lines } = options.population
  const population = isFirst ? `(${rowsOf(options, of ? of(held.asked(false, started && "begun")) : table)}) b` : `s${index - 1} b`
  const from = started ? `begun ${started.name} join ${population} on b.subject = ${started.name}.subject` : population
  const relations = relationsOf(step.asks.map((one) => one.source)).filter((one) => one !== started)
  const key = lines && lists.length > 0 ? "number" : "subject"
  const ranged = new Map(lists.flatMap((one) => (step.asks.includes(one.column) ? [[one.column.source.from.name, one] as const] : [])))
  const rows = `s${index - 1}`
  const textOf = (one: Relation): string => {
    const list = ranged.get(one.name)
    const asked = held.asked(one.ofClaimant === true, rows)
    return list && one.rows ? rangedSql(list, context, { lines: one.rows(asked), rows, key, met: `l.subject = r.${one.ofClaimant ? "claimant" : "subject"}` }) : one.sql(asked)
  }
  const found = isFirst || relations.length === 0 ? "" : `with ${relations.map((one) => `${one.name} as materialized (${textOf(one)})`).join(",\n")} `
  const met = (one: Relation): string => (ranged.has(one.name) ? `${one.name}.key = b.${key}` : meets(one))
  const joined = isFirst ? joins(relations, () => () => "true") : relations.map((one) => `left join ${one.name} on ${met(one)}`).join("\n  ")
  const asked = step.asks.flatMap((one) => { const list = lists.find((each) => each.column === one); return list ? selectedRanges(list) : [selected(one)] })
  const row = isFirst ? [...rowColumns(options.population), ...(key === "number" ? ["row_number() over () as number"] : [])] : ["b.*"]
  const parts = [...new Set(step.judges.flatMap((condition) => sql.conditions[condition]?.parts ?? []))].toSorted((a, b) => a.level - b.level)
  const kept = step.judges.map((condition) => {
    const judged = sql.conditions[condition]?.sql ?? "true"
    return question.rule.conditions[condition]?.otherwise.verdict === "by-hand" ? `${judged} is not null` : judged
  })
  return `${found}select r.* from (select ${[...row, ...asked].join(", ")} from ${from}
  ${joined} offset 0) r${partsSql(parts, "l")}${kept.length > 0 ? ` where ${metBy(kept, step.left)}` : ""}`
}
