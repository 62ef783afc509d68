// A standard that begins in the past: months of the benefit already paid are compared with it, and what is less or more is proposed, once for each person and number.
import { approvedRows } from "#platform/parameters"
import { newId, statement, type Bulk } from "#platform/database"
import type { House, Job } from "#platform/module"
import { type ParameterRow, succeededTable } from "#policy"
import { monthOf, plainDate, todayInChina } from "#standards"
import { benefitRatio, minimumWage } from "../../rules/parameter-definitions.ts"
import { living } from "../batch/owed-months.ts"
import { type MonthStandard, standardsOf } from "../batch/standards.ts"
import { monthNumber } from "../months.ts"
import { parameters } from "../parameters.ts"

/** The numbers a month of the benefit is made of. */
const standardKeys = [minimumWage, benefitRatio].map((one) => one.parameter.key)

interface PastNumber {
  readonly row_id: string
  readonly key: string
  readonly region: string
  readonly effective_from: string
  readonly effective_to: string | null
  readonly document: string
}

const openNumbers = statement<{ keys: readonly string[] }, PastNumber>({
  name: "insurance.list-numbers-to-follow", reach: "queue",
  sql: `
    select w.row_id, w.key, w.region, w.effective_from, w.effective_to, w.document_number as document from parameters.recalculations r join parameters.rows w on w.row_id = r.row_id
     where w.key = any(:keys::text[]) and w.state = 'approved' and not exists (select 1 from insurance.followed_numbers f where f.row_id = w.row_id) order by w.approved_at, w.row_id`,
})
const countiesOf = statement<{ prefix: string }, { county: string }>({
  name: "insurance.list-counties-paying", reach: "report", sql: "select distinct left(e.region, 6) as county from insurance.entitlements e where e.region like :prefix::text || '%' order by 1",
})
const followed = statement<{ row: string; at: string }>({ name: "insurance.number-followed", reach: "queue", sql: "insert into insurance.followed_numbers (row_id, followed_at) values (:row, :at) on conflict do nothing" })

/** What a month was really paid: with what was paid on top, without what is asked back by an earlier correction. `where` speaks of `m`. */
export const monthsHadSql = (where: string): string => `
  select m.person_id, m.ym, max(m.entitlement_id) filter (where m.kind = 'benefit') as entitlement_id, max(m.region) filter (where m.kind = 'benefit') as region,
         sum(m.due_fen) - coalesce((select sum(l.had_fen - l.due_fen) from insurance.correction_lines l join insurance.corrections k on k.person_id = l.person_id and k.correction_id = l.correction_id
                                     where l.person_id = m.person_id and l.ym = m.ym and l.had_fen > l.due_fen and k.state = 'confirmed' and k.decision = 'take'), 0) as had
    from insurance.month_lines m
   where (m.kind = 'benefit' and m.state = 'paid' or m.kind = 'supplement' and m.state in ${living}) and m.reverses_seq is null and ${where}
     and not exists (select 1 from insurance.receivables r where r.person_id = m.person_id and r.reason <> 'corrected' and r.state <> 'cancelled' and m.ym = any(r.months))
   group by m.person_id, m.ym having count(*) filter (where m.kind = 'benefit') = 1`

/** Survivors' month of death is no month of an entitlement of theirs. */
const differingSql = `
  select h.person_id, h.ym, h.entitlement_id, e.region, h.had, s.fen as due
    from (${monthsHadSql("m.region like $2 || '%' and m.ym between $3 and $4")}) h
    join jsonb_to_recordset($1::jsonb) as s(county text, ym int, fen bigint) on s.ym = h.ym and s.county = left(h.region, 6)
    join insurance.entitlements e on e.person_id = h.person_id and e.entitlement_id = h.entitlement_id
   where h.had <> s.fen and not exists (select 1 from insurance.correction_lines l where l.person_id = h.person_id and l.cause = $5 and l.ym = h.ym)`

const proposeSql = `
  with differing as (${differingSql}),
  made as (
    insert into insurance.corrections (person_id, correction_id, region, cause, grounds, less_fen, more_fen, made_at)
    select d.person_id, $6::bigint + row_number() over (order by d.person_id), max(d.region), $5, $7, sum(greatest(d.had - d.due, 0)), sum(greatest(d.due - d.had, 0)), $8::timestamptz
      from differing d where not exists (select 1 from insurance.corrections k where k.person_id = d.person_id and k.state <> 'confirmed') group by d.person_id
    on conflict do nothing returning person_id, correction_id)
  insert into insurance.correction_lines (person_id, correction_id, ym, entitlement_id, cause, had_fen, due_fen)
  select d.person_id, m.correction_id, d.ym, d.entitlement_id, $5, d.had, d.due from made m join differing d using (person_id) returning person_id`

/** People who wait for an earlier correction, and months written with the old number that the bank has not answered yet: looked at again. */
const waitsSql = `
  select exists (select 1 from (${differingSql}) d) or exists (
    select 1 from insurance.month_lines m join jsonb_to_recordset($1::jsonb) as s(county text, ym int, fen bigint) on s.ym = m.ym and s.county = left(m.region, 6)
     where m.kind = 'benefit' and m.state in ('pending', 'returned') and m.reverses_seq is null and m.region like $2 || '%' and m.ym between $3 and $4 and m.due_fen <> s.fen) as waits`

const prefixOf = (region: string): string => region.replace(/(00)+$/, "")

/** Months and counties whose standard this number changed, with what it is now; a month paid otherwise for another reason is none of it. */
function changedBy(number: PastNumber, rows: readonly ParameterRow[], counties: readonly string[], lastYm: number): readonly MonthStandard[] {
  const isThis = (row: ParameterRow) => row.key === number.key && row.region === number.region && row.from === number.effective_from
  const first = monthNumber(monthOf(plainDate(number.effective_from)))
  const last = Math.min(lastYm, number.effective_to === null ? lastYm : monthNumber(monthOf(plainDate(number.effective_to))))
  const of = (taken: readonly ParameterRow[]) => standardsOf(succeededTable(parameters.base, taken), counties, first, last)
  const before = new Map(of(rows.filter((row) => !isThis(row))).map((one) => [`${one.county} ${one.ym}`, one.benefitFen]))
  return of(rows).filter((one) => before.get(`${one.county} ${one.ym}`) !== one.benefitFen)
}

async function follow(tx: Bulk, number: PastNumber, standards: readonly MonthStandard[], at: string): Promise<{ readonly people: number; readonly waits: boolean }> {
  if (standards.length === 0) return { people: 0, waits: false }
  const months = standards.map((one) => one.ym)
  const where = [JSON.stringify(standards.map((one) => ({ county: one.county, ym: one.ym, fen: one.benefitFen }))), prefixOf(number.region), Math.min(...months), Math.max(...months), `number:${number.row_id}`]
  const grounds = `失业保险金标准自${number.effective_from}起按${number.document}执行，已发月份重新计算`
  const lines = await tx.sql<{ person_id: string }>(proposeSql, [...where, newId(), grounds, at])
  const [left] = await tx.sql<{ waits: boolean }>(waitsSql, where)
  return { people: new Set(lines.map((one) => one.person_id)).size, waits: left?.waits ?? false }
}

/** Answers for how many people something was proposed. */
export async function proposeBenefitCorrections(house: House): Promise<number> {
  const { system } = house.database
  const numbers = await system.all(openNumbers, { keys: standardKeys })
  if (numbers.length === 0) return 0
  const rows = await approvedRows(system)
  const at = house.clock()
  const lastYm = monthNumber(monthOf(todayInChina(at)))
  let proposed = 0
  for (const number of numbers) {
    const counties = (await system.all(countiesOf, { prefix: prefixOf(number.region) })).map((one) => one.county)
    const standards = changedBy(number, rows, counties, lastYm)
    const { people, waits } = await system.transaction((tx) => follow(tx, number, standards, at))
    proposed += people
    if (!waits) await system.run(followed, { row: number.row_id, at })
  }
  return proposed
}

export const benefitCorrectionsJob: Job = {
  name: "insurance.propose-corrections",
  title: "标准追溯调整：已发失业保险金补发和追回",
  every: 30,
  run: async (house) => `应补应退 ${await proposeBenefitCorrections(house)} 人`,
}

/** Months that are the person's again are put to the numbers of the past anew. */
export const followAgain = statement<{ region: string }>({
  name: "insurance.follow-numbers-again", reach: "queue",
  sql: "delete from insurance.followed_numbers f using parameters.rows w where w.row_id = f.row_id and starts_with(:region, regexp_replace(w.region, '(00)+$', ''))",
})
