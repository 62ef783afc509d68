// Two outcomes of a rule for each of a population, compared in SQL: who gains, who loses, by how much, and what falls into each month.
import { type Expression, labelOf, type Rule, type ValueType } from "#policy"
import { pairedVerdictsSql, type Question, type ScanOptions } from "#platform/facts"

export interface Measure {
  readonly name: string
  readonly label: string
  readonly type: ValueType
}

export interface Monthly {
  readonly amount: string
  readonly count: string
  /** The gift that says the first month; the month of the business date where a rule gives none. */
  readonly first: string | null
}

const numeric: ReadonlySet<ValueType> = new Set<ValueType>(["fen", "months", "days", "years", "working-days", "persons", "count", "ratio"])

const giftsOf = (rule: Rule): readonly (readonly [string, Expression])[] => Object.entries(rule.gives)

/** The figure a rule is measured by: its total, else its first amount of money, else its first number. */
export function measureOf(rule: Rule): Measure | null {
  const gifts = giftsOf(rule)
  const found = gifts.find(([name, of]) => name === "total" && of.type === "fen") ?? gifts.find(([, of]) => of.type === "fen") ?? gifts.find(([, of]) => numeric.has(of.type))
  return found ? { name: found[0], label: labelOf(...found), type: found[1].type } : null
}

/** Rules that give an amount each month for a number of months. */
export function monthlyOf(rule: Rule): Monthly | null {
  const types = new Map(giftsOf(rule).map(([name, of]) => [name, of.type]))
  const count = ["payableMonths", "months"].find((name) => types.get(name) === "months")
  return types.get("monthly") === "fen" && count ? { amount: "monthly", count, first: types.get("firstMonth") === "month" ? "firstMonth" : null } : null
}

const standing = (result: string): string => `case ${result} when 'pass' then 2 when 'by-hand' then 1 else 0 end`

/** A row for each: subject, region, results, codes, what each gives, what is measured of it, and `change`. */
export function comparedSql(before: Question, after: Question, options: ScanOptions): string {
  return changesSql(after.rule, pairedVerdictsSql(before, after, options))
}

/** The same of rows that have both results already. */
export function changesSql(rule: Rule, paired: string): string {
  const measure = measureOf(rule)
  const measured = (side: "before" | "after"): string => (measure ? `case when p.result_${side} in ('pass', 'by-hand') then (p.gives_${side}->>'${measure.name}')::numeric end` : "null::numeric")
  return `select y.*, case
      when ${standing("y.result_after")} > ${standing("y.result_before")} then 'gained'
      when ${standing("y.result_after")} < ${standing("y.result_before")} then 'lost'
      when ${standing("y.result_after")} = 0 then 'unchanged'
      when y.measured_after > y.measured_before then 'gained'
      when y.measured_after < y.measured_before then 'lost'
      when y.gives_after is distinct from y.gives_before then 'changed'
      else 'unchanged' end as change
  from (select p.*, ${measured("before")} as measured_before, ${measured("after")} as measured_after from (${paired}) p) y`
}

const passing = (side: "before" | "after"): string => `count(*) filter (where result_${side} = 'pass')`
const summed = (side: "before" | "after"): string => `coalesce(sum(measured_${side}) filter (where result_${side} = 'pass'), 0)`

/** Counts and sums by county over the table `compared`. */
export const figuresSql = `select left(region, 6) as county, count(*)::int as people, count(*) filter (where change = 'gained')::int as gained, count(*) filter (where change = 'lost')::int as lost,
    count(*) filter (where change = 'changed')::int as changed, count(*) filter (where change = 'unchanged')::int as unchanged, ${passing("before")}::int as "passBefore", ${passing("after")}::int as "passAfter",
    count(*) filter (where result_before = 'by-hand')::int as "byHandBefore", count(*) filter (where result_after = 'by-hand')::int as "byHandAfter",
    count(*) filter (where result_after = 'no-data')::int as "noDataAfter", ${summed("before")}::float8 as before, ${summed("after")}::float8 as after from compared group by 1`

/** What falls into the month a rule is about, of those who pass, over the table `compared`. */
export const thatMonthSql = (on: string): string => `select to_char(date '${on}', 'YYYY-MM') as month, ${passing("before")}::int as "peopleBefore", ${passing("after")}::int as "peopleAfter", ${summed("before")}::float8 as before, ${summed("after")}::float8 as after from compared`

/** What falls into each month, of those who pass, over the table `compared`. */
export function monthsSql({ amount, count, first }: Monthly, on: string): string {
  const side = (name: "before" | "after") => {
    const start = first ? `to_date(gives_${name}->>'${first}' || '-01', 'YYYY-MM-DD')` : `date_trunc('month', date '${on}')`
    return `select to_char(${start} + make_interval(months => i), 'YYYY-MM') as month, count(*)::int as people, sum((gives_${name}->>'${amount}')::numeric)::float8 as amount
      from compared cross join lateral generate_series(0, (gives_${name}->>'${count}')::int - 1) i where result_${name} = 'pass' group by 1`
  }
  return `select coalesce(b.month, a.month) as month, coalesce(b.people, 0) as "peopleBefore", coalesce(a.people, 0) as "peopleAfter", coalesce(b.amount, 0) as before, coalesce(a.amount, 0) as after
    from (${side("before")}) b full join (${side("after")}) a on a.month = b.month order by 1`
}
