// Judging exactly what was offered: the people and months of the running offer, on the records of the day.
import { type FactSource, relation } from "#platform/facts"
import type { Judge } from "#platform/module"
import { monthText } from "../fact-relations.ts"
import { lineJudge } from "../line-judge.ts"
import { monthlySubsidies, type MonthlyItem } from "../monthly-items.ts"
import { decisionTable } from "../parameters.ts"

/** Person and month of every line of the running offer, as `lineJudge` compares them. */
const linesOffered = (item: MonthlyItem): FactSource => ({
  fact: "offered-lines",
  from: relation(
    `offered_lines_${item.toLowerCase().replaceAll("-", "_")}`,
    (asked) => `
    select o.subject_id as subject, jsonb_agg(l.person_id::text || ' ' || ${monthText("l.ym")} order by l.person_id, l.ym) as lines
      from subsidies.offers o join subsidies.offer_lines l on l.subject_id = o.subject_id and l.offer_id = o.offer_id
     where ${asked("o.subject_id")} and o.item = '${item}' and o.state in ('offered', 'account', 'objected', 'confirmed') group by o.subject_id`,
  ),
  value: `coalesce(offered_lines_${item.toLowerCase().replaceAll("-", "_")}.lines, '[]'::jsonb)`,
  source: "免申即享告知",
})

export const offeredFacts = (item: MonthlyItem): readonly FactSource[] => [monthlySubsidies[item].offeredMonths, linesOffered(item)]

export const offeredJudge = (item: MonthlyItem): Judge => lineJudge(monthlySubsidies[item].rule, { facts: offeredFacts(item), parameters: decisionTable, used: monthlySubsidies[item].used, told: monthlySubsidies[item].told ?? [] })
