// 大龄领金人员养老保险费: the fund pays the lowest flexible tier for each month drawn in the last year before retirement (domain/04 §3), by the rule, month by month; where people pay first, pension-refunds.ts gives it back.
import type { Bulk } from "#platform/database"
import { known, type ParameterTable } from "#policy"
import { firstDay, monthsBetween, type PlainDate, retireDate } from "#standards"
import { olderClaimantPension } from "../../rules/index.ts"
import { olderPensionMode } from "../../rules/parameter-definitions.ts"
import { kindOf } from "../rechecks/handlers.ts"
import { law } from "../law.ts"
import { monthOfNumber } from "../months.ts"
import { living } from "./owed-months.ts"

interface Candidate {
  readonly person_id: string
  readonly ym: number
  readonly county: string
  readonly birth_date: PlainDate
  readonly sex: string | null
  readonly women_retire_kind: string | null
}

/** Nobody younger than this is within a year of any retirement age, women's fifty and an early day included. */
export const youngest = 48

/** Makes `batch_pensions`: the premium of each month of `batch_amounts` the rule grants one for, once for a month however often its benefit is paid. */
export async function stageOlderPensions(tx: Bulk, parameters: ParameterTable): Promise<void> {
  await tx.sql("create temporary table batch_pensions (person_id bigint not null, ym int not null, pension_fen bigint not null) on commit drop")
  const candidates = await tx.sql<Candidate>(
    `select a.person_id, a.ym, left(a.region, 6) as county, p.birth_date, p.sex, p.women_retire_kind
       from batch_amounts a join registers.persons p using (person_id)
      where a.hold is null and a.ym >= $1 and p.birth_date <= make_date(a.ym / 100 - ${youngest}, a.ym % 100, 1)
        and not exists (select 1 from insurance.month_lines m where m.person_id = a.person_id and m.ym = a.ym and m.kind = 'pension' and m.state in ${living})`,
    [Number(olderClaimantPension.since.slice(0, 7).replace("-", ""))],
  )
  const granted = candidates.flatMap((one) => {
    const amount = premiumOf(one, parameters)
    return amount === null ? [] : [{ person: one.person_id, ym: one.ym, fen: amount }]
  })
  if (granted.length > 0) await tx.sql("insert into batch_pensions select person, ym, fen from jsonb_to_recordset($1::jsonb) as g(person bigint, ym int, fen bigint)", [JSON.stringify(granted)])
}

/** The premium of one month in fen, null where the rule grants none. */
function premiumOf(one: Candidate, parameters: ParameterTable): number | null {
  const on = firstDay(monthOfNumber(one.ym))
  if (parameters.find(olderPensionMode.parameter, one.county, on)?.value === "reimburse") return null
  const kind = kindOf(one.sex, one.women_retire_kind)
  const ready = law.on(olderClaimantPension, on)
  const { until } = ready.rule
  if (monthsBetween(on, retireDate(one.birth_date, kind)) > 13 || (until !== undefined && on >= until)) return null
  const facts = known({ month: monthOfNumber(one.ym), "draws-benefit": true, "birth-date": one.birth_date, "retirement-kind": kind })
  const outcome = ready.decide({ facts, parameters, on, region: one.county })
  const monthly = outcome.gives?.monthly
  return outcome.result === "pass" && typeof monthly === "number" ? monthly : null
}
