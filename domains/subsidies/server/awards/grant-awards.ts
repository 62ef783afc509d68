// What the approval of a claim by lines makes true: the grant, one award for each line that passed, and what it takes for good, in the transaction of the decision.
import { bind, type Call, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { DecidedCase } from "#platform/module"
import { subsidyProblems } from "../../contract.ts"
import { awardedItems, fundOf } from "../../rules/index.ts"
import { insertGrant, takeSubjects } from "../grants.ts"
import { decisionTable } from "../parameters.ts"
import type { AwardItem } from "./award-item.ts"
import type { JudgedAward } from "./award-judge.ts"
import { clashSql, metItems } from "./stacking-now.ts"

const insertAwards = statement<Record<"subject" | "grant" | "item" | "fund" | "payee" | "region" | "on" | "at" | "lines" | "met", string>>({
  name: "subsidies.insert-awards",
  reach: "bulk",
  sql: `
    insert into subsidies.awards (subject_id, grant_id, line, subject_kind, item, from_ym, until_ym, occupation, level, employer, loan, cost, fund, payee_id, payee_kind, region, amount_fen, facts, granted_on, clash, recorded_at)
    select l.subject, :grant::bigint, l.line, l.kind, :item, l.from_ym, l.until_ym, l.occupation, l.level, l.employer, l.loan, l.cost, :fund, :subject::bigint, :payee, :region, l.amount, l.facts, :on::date, ${clashSql}, :at::timestamptz
      from jsonb_to_recordset(:lines::jsonb) as l(subject bigint, line text, kind text, from_ym int, until_ym int, occupation text, level smallint, employer text, loan text, cost text, fund text, amount bigint, facts jsonb)`,
})

/** Of a number of times the lowest that is free is taken: what was void is free again, and who was judged before another grant finds none. */
const insertTaken = statement<Record<"grant" | "region" | "slots", string>>({
  name: "subsidies.insert-taken",
  reach: "bulk",
  sql: `
    with asked as (select s.*, row_number() over (partition by s.subject, s.nth order by s.before) as place from jsonb_to_recordset(:slots::jsonb) as s(subject bigint, slot text, nth text, before int, about bigint, line text)),
    free as (select a.subject, a.nth, g.number, row_number() over (partition by a.subject, a.nth order by g.number) as place
               from (select subject, nth, max(before) as most from asked where nth is not null group by subject, nth) a cross join lateral generate_series(0, a.most) as g(number)
              where not exists (select 1 from subsidies.taken t where t.subject_id = a.subject and t.slot = a.nth || ':' || g.number and t.state = 'granted'))
    insert into subsidies.taken (subject_id, slot, grant_id, region, about_id, line)
    select a.subject, coalesce(a.slot, a.nth || ':' || coalesce(f.number, a.before)), :grant::bigint, :region, a.about, a.line from asked a left join free f on f.subject = a.subject and f.nth = a.nth and f.place = a.place`,
})

const monthNumber = (month: string): number => Number(month.replace("-", ""))

/** The effect of approving a claim by lines. @throws subsidies.nothing-to-grant when no line passed. */
export const grantAwards = (award: AwardItem) => (decided: DecidedCase): readonly Call[] => {
  const lines = ((decided.judgement?.gives["lines"] ?? []) as readonly JudgedAward[]).filter((one) => one.verdict === "pass")
  const amount = lines.reduce((total, one) => total + one.amount, 0)
  if (amount <= 0) throw subsidyProblems.nothingToGrant()
  const { item, payee } = award
  const [grant, fund, itemName] = [newId(), fundOf(item), awardedItems[item] ?? item]
  const persons = new Set(lines.filter((one) => one.kind === "person").map((one) => one.about)).size
  const [rule] = award.rules
  const rows = lines.map((one) => {
    const held = award.holds(one.facts, String(one.facts["applied-on"]))
    return {
      subject: one.about, line: one.line, kind: one.kind, from_ym: monthNumber(held.from), until_ym: held.until === null ? null : monthNumber(held.until), occupation: held.occupation ?? null, level: held.level ?? null,
      employer: held.employer ?? null, loan: held.loan ?? null, cost: one.facts["cost-reference"] ?? null, fund, amount: one.amount, facts: one.facts,
    }
  })
  const slots = lines.flatMap((one) => award.takes(one.facts, one.line, String(one.facts["applied-on"])).map((slot) => ({ subject: one.about, ...(typeof slot === "string" ? { slot } : slot), about: one.about, line: one.line })))
  return [
    bind(insertGrant, {
      subject: decided.subjectId, grant, kind: payee, item, fund, region: decided.region, case: decided.caseId, channel: decided.channel, amount, persons, months: 0,
      rule: rule?.name ?? "", version: decided.judgement?.version ?? "", on: decided.on, by: decided.by, at: decided.at, applicant: null,
    }),
    bind(takeSubjects, { subjects: [...new Set([...lines.map((one) => one.about), ...slots.map((one) => one.subject)])].toSorted(), at: decided.at }),
    bind(insertAwards, { subject: decided.subjectId, grant, item, fund, payee, region: decided.region, on: decided.on, at: decided.at, lines: JSON.stringify(rows), met: JSON.stringify(metItems(item, decisionTable, decided.region, decided.on)) }),
    bind(insertTaken, { grant, region: decided.region, slots: JSON.stringify(slots) }),
    publish("subsidy.granted", decided.subjectId, {
      grantId: grant, caseId: decided.caseId, item, itemName, region: decided.region, effectiveDate: decided.on, subjectKind: payee, amountFen: amount, persons, months: 0,
      says: `${itemName}已核定${(amount / 100).toFixed(2)}元${lines.length > 1 ? `，共${lines.length}项` : ""}`,
    }),
  ]
}
