// 先缴后补: where older claimants pay the pension premium themselves, all of it comes back at once when the benefit has ended, to their own account (domain/04 §3).
import type { Bulk } from "#platform/database"
import { publish } from "#platform/exchange"
import type { House, Job } from "#platform/module"
import { known } from "#policy"
import { firstDay, type PlainDate } from "#standards"
import { olderClaimantPensionRefund } from "../../rules/index.ts"
import { olderPensionMode } from "../../rules/parameter-definitions.ts"
import { monthOfNumber } from "../months.ts"
import { law } from "../law.ts"
import { parameters } from "../parameters.ts"
import { kindOf } from "../rechecks/handlers.ts"
import { send } from "../stop-benefit.ts"
import { appendStaged, stagingTable } from "./month-chain.ts"
import { youngest } from "./older-pension.ts"
import { living } from "./owed-months.ts"

interface PaidMonth {
  readonly person_id: string
  readonly entitlement_id: string
  readonly region: string
  readonly ym: number
  readonly own_fen: number
  readonly birth_date: PlainDate
  readonly sex: string | null
  readonly women_retire_kind: string | null
}

/** People whose benefit has ended, and of them the months drawn for which they paid the pension alone and nobody has given it back. */
const paidMonthsSql = `
  select m.person_id, m.entitlement_id, m.region, m.ym, c.person_paid_fen::float8 as own_fen, p.birth_date, p.sex, p.women_retire_kind
    from insurance.entitlements e
    join insurance.month_lines m on m.person_id = e.person_id and m.entitlement_id = e.entitlement_id and m.kind = 'benefit' and m.state = 'paid'
    join registers.contributions c on c.person_id = m.person_id and c.kind = '110' and c.ym = m.ym and c.employer_id = 0 and c.arrived_on is not null and c.person_paid_fen > 0
    join registers.persons p on p.person_id = e.person_id
   where e.region like any($2::text[]) and e.state in ('ended', 'stopped') and e.last_month >= $1 and p.birth_date <= make_date(m.ym / 100 - ${youngest}, m.ym % 100, 1)
     and not exists (select 1 from insurance.entitlements o where o.person_id = e.person_id and o.state in ('running', 'held'))
     and not exists (select 1 from insurance.month_lines x where x.person_id = m.person_id and x.ym = m.ym and x.kind in ('pension', 'pension-refund') and x.state in ${living})
   order by m.person_id, m.ym`

/** Where people pay first, as beginnings of region codes; the rule decides month by month. */
const placesThatGiveBack = (): readonly string[] =>
  parameters.rows.filter((one) => one.key === olderPensionMode.parameter.key && one.value === "reimburse").map((one) => `${one.region.replace(/(00)+$/, "")}%`)

/** What of one month comes back, 分; null where the rule gives nothing. */
function refundOf(one: PaidMonth): number | null {
  const on = firstDay(monthOfNumber(one.ym))
  const ready = law.on(olderClaimantPensionRefund, on)
  const { since, until } = ready.rule
  if (on < since || (until !== undefined && on >= until)) return null
  const facts = known({ month: monthOfNumber(one.ym), "draws-benefit": true, "birth-date": one.birth_date, "retirement-kind": kindOf(one.sex, one.women_retire_kind), "own-pension-paid": one.own_fen })
  const outcome = ready.decide({ facts, parameters, on, region: one.region.slice(0, 6) })
  const amount = outcome.gives?.amount
  return outcome.result === "pass" && typeof amount === "number" ? amount : null
}

/** Writes the month lines and tells each person; the next batch of the place pays them in one sum. Answers how many people. */
export async function refundPensions(tx: Bulk, at: string): Promise<number> {
  const since = Number(olderClaimantPensionRefund.since.slice(0, 7).replace("-", ""))
  const places = placesThatGiveBack()
  if (places.length === 0) return 0
  const granted = (await tx.sql<PaidMonth>(paidMonthsSql, [since, places])).flatMap((one) => {
    const fen = refundOf(one)
    return fen === null ? [] : [{ person: one.person_id, entitlement: one.entitlement_id, region: one.region, ym: one.ym, fen }]
  })
  if (granted.length === 0) return 0
  await tx.sql(stagingTable)
  await tx.sql(
    `insert into month_staging
     select g.person, row_number() over (partition by g.person order by g.ym), g.ym, g.entitlement, 'pension-refund', g.region, g.fen, 0, null, null, 'pending'
       from jsonb_to_recordset($1::jsonb) as g(person bigint, entitlement bigint, region text, ym int, fen bigint)`,
    [JSON.stringify(granted)],
  )
  await appendStaged(tx, at)
  await tx.sql("drop table month_staging")
  const people = new Map<string, (typeof granted)[number][]>()
  for (const one of granted) people.set(one.person, [...(people.get(one.person) ?? []), one])
  for (const [person, months] of people) {
    const amountFen = months.reduce((sum, one) => sum + one.fen, 0)
    const says = `领取失业保险金期间您先缴的${months.length}个月养老保险费，补给${(amountFen / 100).toFixed(2)}元，将在下一批次发到您的账户`
    await send(tx, publish("benefit.awarded", person, { region: months[0]?.region ?? "", effectiveDate: at.slice(0, 10), kinds: ["pension-refund"], amountFen, says }))
  }
  return people.size
}

export const refundJob: Job = {
  name: "insurance.refund-pensions",
  title: "大龄领金人员先缴的养老保险费期满补给",
  dailyAt: "00:55",
  run: async (house: House) => `补给${await house.database.system.transaction((tx) => refundPensions(tx, house.clock()))}人`,
}
