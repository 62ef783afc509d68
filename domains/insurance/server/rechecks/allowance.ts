// 失业补助金, closed since 2022-12-31 (domain/04 §4): months paid beside the benefit, beyond the sixth, or after what ended it are looked at, and recovered on an officer's word.
import { newId, statement, type Bulk } from "#platform/database"
import type { EventHandler } from "#platform/module"
import { monthOfNumber } from "../months.ts"
import { noteRecheck } from "./note.ts"

interface Wrong {
  readonly ym: number
  readonly amount: number
  readonly region: string
  readonly why: "beside-benefit" | "beyond-six" | "ended"
}

const monthOf = (day: string): string => `(extract(year from ${day}) * 100 + extract(month from ${day}))::int`

/**
 * Months nobody claims back yet that were not due: the benefit was drawn for the same month, six months had been paid, or the person worked and was insured,
 * served, had moved abroad, was in custody from an earlier month, or drew any pension, residents' pensions included.
 */
const overdrawn = statement<{ person: string }, Wrong>({
  name: "insurance.list-overdrawn-allowance",
  reach: "subject",
  sql: `
    select a.ym, a.amount_fen::float8 as amount, a.region,
           case when b.found then 'beside-benefit' when a.nth > 6 then 'beyond-six' else 'ended' end as why
      from (select p.*, row_number() over (order by p.ym) as nth from registers.allowance_payments p where p.person_id = :person::bigint) a
      cross join lateral (
        select exists (select 1 from insurance.month_lines l where l.person_id = a.person_id and l.ym = a.ym and l.kind = 'benefit' and l.state = 'paid' and l.reverses_seq is null)
            or exists (select 1 from registers.entitlements_elsewhere x where x.person_id = a.person_id and ${monthOf("x.from_on")} <= a.ym and (x.to_on is null or ${monthOf("x.to_on")} > a.ym)) as found) b
      cross join lateral (
        select exists (select 1 from registers.employee_rows r where r.person_id = a.person_id and r.kind in ('110', '210') and ${monthOf("r.from_on")} < a.ym and (r.to_on is null or ${monthOf("r.to_on")} > a.ym))
            or exists (select 1 from registers.pensions p where p.person_id = a.person_id and ${monthOf("p.starts_on")} <= a.ym and (p.ends_on is null or ${monthOf("p.ends_on")} > a.ym))
            or exists (select 1 from registers.deaths d where d.person_id = a.person_id and ${monthOf("d.died_on")} < a.ym)
            or exists (select 1 from registers.military_service m where m.person_id = a.person_id and ${monthOf("m.from_on")} < a.ym and (m.to_on is null or ${monthOf("m.to_on")} > a.ym))
            or exists (select 1 from registers.emigrations g where g.person_id = a.person_id and ${monthOf("g.left_on")} < a.ym and (g.returned_on is null or ${monthOf("g.returned_on")} > a.ym))
            or exists (select 1 from registers.custodies c where c.person_id = a.person_id and ${monthOf("c.from_on")} < a.ym and (c.to_on is null or ${monthOf("c.to_on")} > a.ym)) as found) e
     where (b.found or a.nth > 6 or e.found)
       and not exists (select 1 from insurance.receivables q where q.person_id = a.person_id and q.reason = 'allowance' and q.state <> 'cancelled' and a.ym = any(q.months))
     order by a.ym`,
})

const words = { "beside-benefit": "当月已领失业保险金", "beyond-six": "超过6个月", ended: "已就业参保、领取养老待遇或有其他停发情形" } as const

const sayOf = (wrong: readonly Wrong[]): string =>
  `失业补助金有${wrong.length}个月不应发放：${wrong.map((one) => `${monthOfNumber(one.ym)}（${words[one.why]}）`).join("、")}，共${(wrong.reduce((sum, one) => sum + one.amount, 0) / 100).toFixed(2)}元：核实后追回`

/** On each month of the history that is handed over. */
export const onAllowance: EventHandler = {
  name: "insurance.recheck-allowance",
  topics: ["allowance.received"],
  async handle(tx, event, house) {
    const wrong = await tx.all(overdrawn, { person: event.subjectId })
    const [first] = wrong
    if (!first) return
    await noteRecheck(tx, { person: event.subjectId, entitlement: null, kind: "allowance", ground: event.topic, event: null, on: null, says: sayOf(wrong), region: first.region, at: house.clock() })
  },
}

const recover = statement<{ person: string; receivable: string; region: string; months: readonly number[]; amount: number; at: string }>({
  name: "insurance.recover-allowance",
  reach: "subject",
  sql: `
    insert into insurance.receivables (person_id, receivable_id, entitlement_id, region, reason, months, amount_fen, recorded_at)
    values (:person, :receivable, 0, :region, 'allowance', :months::int[], :amount, :at)`,
})

/** What is wrong by the registers of the day it is decided becomes a receivable of its own. */
export async function recoverAllowance(tx: Bulk, given: { readonly person: string; readonly region: string; readonly at: string }): Promise<string> {
  const wrong = await tx.all(overdrawn, { person: given.person })
  if (wrong.length === 0) return "现有信息下没有应追回的月份"
  const amount = wrong.reduce((sum, one) => sum + one.amount, 0)
  await tx.run(recover, { ...given, receivable: newId(), months: wrong.map((one) => one.ym), amount })
  return `已登记应退失业补助金${wrong.length}个月，共${(amount / 100).toFixed(2)}元`
}
