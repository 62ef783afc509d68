// 生成: month lines for all entitled unpaid months, deductions for what is owed back, and one intake row for everybody read.
import type { Bulk } from "#platform/database"
import type { BatchHead } from "#platform/payments"
import type { ParameterTable } from "#policy"
import { addMonthsTo, type YearMonth } from "#standards"
import { problem } from "#wire"
import { coveredThrough, stopEvents } from "../../rules/index.ts"
import { coverThrough } from "../../rules/parameter-definitions.ts"
import { monthNumber, monthOfNumber } from "../months.ts"
import { appendStaged, stagingTable } from "./month-chain.ts"
import { stageOlderPensions } from "./older-pension.ts"
import { living, stageOwedMonths } from "./owed-months.ts"
import { premiumKinds } from "./premiums.ts"
import { standardsOf } from "./standards.ts"

export const batchProblems = {
  noStandard: problem("insurance.no-standard", 409, "{place}{month}没有生效的失业保险金标准，不能生成批次"),
}

/** Sentences of the reasons why somebody is not paid this month. */
const stopSays: Readonly<Record<string, string>> = Object.fromEntries(stopEvents.map((event) => [event.code, event.code === "died" ? "死亡，待遗属申领" : `因${event.label}停发`]))
const holdSays: Readonly<Record<string, string>> = { "check-missed": "本月资格核对未完成，暂缓发放", "entitlement-held": "待遇核查中，暂缓发放" }

/** The month a place's batch covers: this month, or the month before where it pays in arrears. */
export function throughOf(parameters: ParameterTable, region: string, month: YearMonth): YearMonth {
  const rule = parameters.find(coverThrough.parameter, region.slice(0, 6), `${month}-01`)?.value
  return coveredThrough(month, rule === "previous-month" ? "previous-month" : "this-month")
}

export async function generate(tx: Bulk, batch: BatchHead, parameters: ParameterTable): Promise<Readonly<Record<string, unknown>>> {
  const month = monthOfNumber(batch.ym)
  const through = monthNumber(throughOf(parameters, batch.region, month))
  await stageOwedMonths(tx, { region: batch.region, ym: batch.ym, through, cutOff: batch.cutOff }, parameters)
  const standards = await stageStandards(tx, parameters)
  await stageAmounts(tx)
  await stageOlderPensions(tx, parameters)
  await writeMonthLines(tx, batch)
  await takeWaitingLines(tx, batch)
  await fillIntake(tx)
  return { coverThrough: monthOfNumber(through), cutOff: batch.cutOff, parameters: "insurance", standards, previousMonth: addMonthsTo(month, -1) }
}

/** Locks the standards: the one snapshot every amount of the batch comes from. */
async function stageStandards(tx: Bulk, parameters: ParameterTable) {
  const counties = await tx.sql<{ county: string; first: number; last: number }>("select left(region, 6) as county, min(ym)::int as first, max(ym)::int as last from batch_owed group by 1 order by 1")
  const standards = counties.flatMap((one) => standardsOf(parameters, [one.county], one.first, one.last))
  await tx.sql(
    `create temporary table batch_standards on commit drop as
     select county, ym, "benefitFen" as benefit_fen, "medicalFen" as medical_fen, how from jsonb_to_recordset($1::jsonb) as s(county text, ym int, "benefitFen" bigint, "medicalFen" bigint, how text)`,
    [JSON.stringify(standards)],
  )
  const [missing] = await tx.sql<{ county: string; ym: number }>("select left(o.region, 6) as county, o.ym from batch_owed o left join batch_standards s on s.county = left(o.region, 6) and s.ym = o.ym where s.ym is null limit 1")
  if (missing) throw batchProblems.noStandard({ place: missing.county, month: monthOfNumber(missing.ym) })
  return standards
}

/** Month by month: what is due, and the share taken for what is owed back, never more than is left to pay back. */
async function stageAmounts(tx: Bulk): Promise<void> {
  await tx.sql(
    `create temporary table batch_debts on commit drop as
     select r.person_id, max(r.share) as share,
            sum(r.amount_fen - r.collected_fen) - coalesce((select sum(m.deducted_fen) from insurance.month_lines m where m.person_id = r.person_id and m.state = 'pending' and m.deducted_fen > 0), 0) as owed
       from insurance.receivables r
      where r.state = 'open' and r.way = 'offset' and r.consented_at is not null and r.person_id in (select person_id from batch_people)
      group by r.person_id`,
  )
  await tx.sql(
    `create temporary table batch_amounts on commit drop as
     select o.person_id, o.entitlement_id, o.region, o.i, o.ym, s.benefit_fen, s.medical_fen, o.hold, 0::bigint as deducted_fen
       from batch_owed o join batch_standards s on s.county = left(o.region, 6) and s.ym = o.ym
      where not o.survivors`,
  )
  await tx.sql(
    `update batch_amounts a set deducted_fen = d.deducted
       from (select a.entitlement_id, a.i, greatest(0, least(a.benefit_fen * d.share / 10000, d.owed - coalesce(sum(a.benefit_fen * d.share / 10000) over (partition by a.person_id order by a.i rows between unbounded preceding and 1 preceding), 0))) as deducted
               from batch_amounts a join batch_debts d using (person_id) where a.hold is null) d
      where a.entitlement_id = d.entitlement_id and a.i = d.i`,
  )
  await tx.sql("analyze batch_amounts")
}

/** The premium of a month is paid once, also when the benefit of that month came back, was dropped and is owed again. */
async function writeMonthLines(tx: Bulk, batch: BatchHead): Promise<void> {
  await tx.sql(stagingTable)
  await tx.sql(
    `insert into month_staging (person_id, n, ym, entitlement_id, kind, region, due_fen, deducted_fen, batch_id, state)
     select person_id, row_number() over (partition by person_id order by i, kind), ym, entitlement_id, kind, region, due_fen, deducted_fen, $1, state
       from (select person_id, entitlement_id, region, i, ym, 'benefit' as kind, benefit_fen as due_fen, deducted_fen, case when hold is null then 'pending' else 'held' end as state from batch_amounts
             union all
             select person_id, entitlement_id, region, i, ym, 'medical', medical_fen, 0, 'pending' from batch_amounts a
              where hold is null and not exists (
                select 1 from insurance.month_lines r join insurance.month_lines m on m.person_id = r.person_id and m.ym = r.ym and m.kind = 'medical' and m.state in ${living}
                 where r.reverses_seq is not null and r.kind = 'benefit' and r.person_id = a.person_id and r.ym = a.ym)
             union all
             select a.person_id, a.entitlement_id, a.region, a.i, a.ym, 'pension', q.pension_fen, 0, 'pending' from batch_amounts a join batch_pensions q on q.person_id = a.person_id and q.ym = a.ym where a.hold is null) lines`,
    [batch.batchId],
  )
  await appendStaged(tx, batch.now)
  await tx.sql("drop table month_staging")
}

/** One-off lines written by decisions (lump sum, supplements, grants) wait for the next batch of their place. */
async function takeWaitingLines(tx: Bulk, batch: BatchHead): Promise<void> {
  await tx.sql(
    `with taken as (
       update insurance.month_lines set batch_id = $1
        where batch_id is null and state = 'pending' and kind <> 'benefit' and kind not in ${premiumKinds} and region like $2 || '%' and written_at <= $3
       returning person_id, kind, region, due_fen, deducted_fen)
     insert into payment_intake
     select person_id, kind, min(region), sum(due_fen), sum(deducted_fen), 'ready', '', '', '' from taken group by person_id, kind having sum(due_fen - deducted_fen) > 0`,
    [batch.batchId, batch.prefix, batch.cutOff],
  )
}

async function fillIntake(tx: Bulk): Promise<void> {
  await tx.sql(
    `insert into payment_intake (subject_id, category, region, due_fen, deducted_fen, state, reason, says, note)
     select p.person_id, 'benefit', p.region, coalesce(a.due, 0), coalesce(a.deducted, 0),
            case when a.months > 0 then 'ready' when a.held > 0 then 'hold' else 'excluded' end,
            case when a.months > 0 then '' when a.held > 0 then a.hold else p.reason end,
            case when a.months > 0 then '' when a.held > 0 then coalesce($1::jsonb ->> a.hold, '有待核查事项，暂缓发放') else coalesce($2::jsonb ->> p.reason, '本月没有应发月份') end,
            case when a.months > 0 then concat(a.first, case when a.last > a.first then concat('-', a.last) end, '共', a.months, '个月') else '' end
       from (select distinct on (person_id) person_id, region,
                    case when died_i is not null then 'died' when state = 'ended' then 'used-up' when stop_code is not null then stop_code else 'nothing-due' end as reason
               from batch_people order by person_id, case state when 'running' then 0 when 'held' then 1 when 'stopped' then 2 else 3 end, first_i desc) p
       left join (select person_id, count(*) filter (where hold is null)::int as months, count(*) filter (where hold is not null)::int as held, min(hold) as hold,
                         sum(benefit_fen) filter (where hold is null) as due, sum(deducted_fen) filter (where hold is null) as deducted,
                         min(ym) filter (where hold is null) as first, max(ym) filter (where hold is null) as last
                    from batch_amounts group by person_id) a using (person_id)`,
    [JSON.stringify(holdSays), JSON.stringify(stopSays)],
  )
}
