// Contribution months behind a decision are taken back: how many months it would have granted, and what was paid beyond them; recovered on an officer's word.
import { addMonthsTo, type PlainDate } from "#standards"
import { type Bulk, statement } from "#platform/database"
import { benefitDuration } from "../../rules/index.ts"
import { law } from "../law.ts"
import { monthNumber, monthOfNumber } from "../months.ts"
import { parameters } from "../parameters.ts"
import { claimBack, holdForRecheck } from "../stop-benefit.ts"

interface Granted {
  readonly person_id: string
  readonly entitlement_id: string
  readonly region: string
  readonly contributed: number
  readonly months: number
  readonly first_month: number
  readonly claimed_on: PlainDate
  /** Left from before, as the decision knew it. */
  readonly unused: number
  /** Months that counted and were taken back since. */
  readonly gone: number
  readonly paid: readonly number[]
  readonly had: number
}

/** The decision with what was taken back since, and the months paid by it in their order. */
const granted = statement<{ person: string; entitlement: string }, Granted>({
  name: "insurance.read-granted-by-months", reach: "subject",
  sql: `
    select e.person_id, e.entitlement_id, e.region, e.contributed, e.months, e.first_month, e.claimed_on, coalesce((select (c.judgement -> 'facts' -> 'unused-months' ->> 'value')::int from casework.cases c where c.subject_id = e.person_id and c.case_id = e.case_id), 0) as unused,
           (select count(distinct w.was ->> 'ym')::int from registers.withdrawn_rows w
             where w.person_id = e.person_id and w.register = 'contributions' and w.was ->> 'kind' = '210' and w.at > e.recorded_at
               and (w.was ->> 'ym')::int <= (extract(year from coalesce(e.loss_on, e.claimed_on)) * 100 + extract(month from coalesce(e.loss_on, e.claimed_on)))::int
               and not exists (select 1 from registers.contributions k where k.person_id = e.person_id and k.kind = '210' and k.ym = (w.was ->> 'ym')::int and k.employer_paid_fen > 0 and k.person_paid_fen > 0 and not k.back_paid)) as gone,
           coalesce((select jsonb_agg(l.ym order by l.ym) from insurance.month_lines l where l.person_id = e.person_id and l.entitlement_id = e.entitlement_id and l.kind = 'benefit' and l.state = 'paid' and l.reverses_seq is null), '[]'::jsonb) as paid,
           coalesce((select sum(l.due_fen) from insurance.month_lines l where l.person_id = e.person_id and l.entitlement_id = e.entitlement_id and l.kind = 'benefit' and l.state = 'paid' and l.reverses_seq is null), 0)::float8 as had
      from insurance.entitlements e where e.person_id = :person and e.entitlement_id = :entitlement`,
})

interface Worked {
  readonly row: Granted
  /** Contribution months that are left, and the months they would have granted. */
  readonly contributed: number
  readonly months: number
  /** First month paid beyond them. */
  readonly beyond: number | null
}

async function workedOut(tx: Bulk, person: string, entitlement: string): Promise<Worked | undefined> {
  const row = await tx.maybe(granted, { person, entitlement })
  if (!row) return undefined
  const contributed = Math.max(0, row.contributed - row.gone)
  const outcome = law.on(benefitDuration, row.claimed_on).decide({ facts: { "contributed-months": { value: contributed }, "unused-months": { value: row.unused } }, parameters, region: row.region, on: row.claimed_on })
  const months = outcome.result === "pass" ? Math.min(row.months, Number(outcome.gives?.["months"] ?? 0)) : 0
  return { row, contributed, months, beyond: row.paid[months] ?? null }
}

/** What the months that are left would have granted, beside what was paid. */
export async function shortfallOf(tx: Bulk, person: string, entitlement: string): Promise<string> {
  const worked = await workedOut(tx, person, entitlement)
  if (!worked) return "重新试算领取条件和月数"
  const { row, contributed, months } = worked
  const over = Math.max(0, row.paid.length - months)
  return `按现有记录累计${contributed}个月，核定月数由${row.months}个月变为${months}个月，已发${row.paid.length}个月共${(row.had / 100).toFixed(2)}元，${over === 0 ? "没有多发" : `其中${over}个月应予追回`}`
}

const shorten = statement<{ person: string; entitlement: string; months: number; last: number; at: string }>({
  name: "insurance.shorten-entitlement", reach: "subject",
  sql: `
    update insurance.entitlements set months = :months::smallint, drawn_months = least(drawn_months, :months::smallint), last_month = least(last_month, :last::int), state = case when state in ('running', 'held') and drawn_months >= :months::smallint then 'ended' else state end, updated_at = :at::timestamptz
     where person_id = :person and entitlement_id = :entitlement`,
})

const suspendedMonths = statement<{ person: string; entitlement: string }, { months: number }>({
  name: "insurance.count-suspended-months", reach: "subject",
  sql: `
    select coalesce(sum((s.to_month / 100 - s.from_month / 100) * 12 + s.to_month % 100 - s.from_month % 100), 0)::int as months from insurance.suspensions s
     where s.person_id = :person and s.entitlement_id = :entitlement and s.to_month is not null`,
})

/** On an officer's word: the months become what the records still grant, and what was paid beyond them is owed back. Where they grant none nothing more is paid until the benefit is stopped. */
export async function followContributions(tx: Bulk, given: { readonly person: string; readonly entitlement: string; readonly at: string; readonly today: PlainDate }): Promise<string> {
  const worked = await workedOut(tx, given.person, given.entitlement)
  if (!worked || worked.months === worked.row.months) return "按现有记录计算，核定月数不变"
  const { row, months, beyond } = worked
  const { amount, months: overpaid } = beyond === null ? { amount: 0, months: [] } : await claimBack(tx, row, { code: "contributions" }, beyond, given)
  if (months === 0) await holdForRecheck(tx, { person: given.person, on: given.today, reason: "contributions-withdrawn", says: "核定所依据的缴费记录已撤回，不符合领取条件，请按规定停发", at: given.at })
  else {
    const suspended = (await tx.one(suspendedMonths, given)).months
    await tx.run(shorten, { person: given.person, entitlement: given.entitlement, months, last: monthNumber(addMonthsTo(monthOfNumber(row.first_month), months - 1 + suspended)), at: given.at })
  }
  return `核定月数由${row.months}个月变为${months}个月${overpaid.length === 0 ? "，没有多发" : `，已登记应退${overpaid.length}个月共${(amount / 100).toFixed(2)}元`}`
}
