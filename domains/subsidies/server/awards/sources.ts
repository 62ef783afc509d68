// Facts many awards ask about a person or a unit, on the day of the claim or its decision.
import { type FactSource, linesFrom, type Relation, relation } from "#platform/facts"
import { registerRelations } from "#platform/registers"
import { otherAwards } from "../../rules/index.ts"
import { account, answered, graduation, hardship, holdings, validChecks } from "../fact-relations.ts"
import { answer, asked, isThere, ofPerson, said } from "../fact-sources.ts"
import type { LineFacts } from "./used-up.ts"

export const market = "市场主体登记"
export const welfare = "民政、残联、农业农村、退役军人信息"
export const records = "补贴发放记录"

/** Age, retirement, pension, life and liberty, and what else is held: of whom a line is about. */
export const person: readonly FactSource[] = [
  ...ofPerson.filter((one) => one.fact !== "other-awards" && one.fact !== "contributions"),
  linesFrom(otherAwards, holdings, records),
]
export const paidToPerson: readonly FactSource[] = [answer("account-is-payee", account, "account.known", "社会保障卡账户", { answered: "account.known" })]
export const creditOfPerson: readonly FactSource[] = [asked("credit-listed", answered, "bool", "信用信息")]
export const graduate: readonly FactSource[] = [answer("graduated-on", graduation, "graduation.graduated_on", "学籍学历信息")]
/** What somebody holds alone. */
export const heldAlone: readonly FactSource[] = [linesFrom(otherAwards, holdings, records)]

/** A fact a department is asked about whom the line is about, or under another question. */
export const looked = (fact: string, type: "bool" | "text" | "int", source: string): FactSource => asked(fact, answered, type, source)

/** The unit that claims: its standing, size, credit and account. Asked by its number, beside relations that are asked by a person's. */
const claimingUnit = relation("claiming_unit", (asked) => registerRelations.unit.sql(asked))
const unitSaid = relation("unit_said", (who) => `select v.subject, jsonb_object_agg(v.question, v.value) as said from (${validChecks("c.subject_id", "subsidies.checks c", who("c.subject_id"))}) v group by v.subject`)

export const unitAsked = (fact: string, type: "bool" | "text" | "int", source: string): FactSource => asked(fact, unitSaid, type, source)
/** What a department says of the unit in answer to another question. */
export const unitSaidOf = (fact: string, question: string, type: "bool" | "text" | "int", source: string): FactSource => answer(fact, unitSaid, said(unitSaid, question, type), source, { answered: `${unitSaid.name}.said ? '${question}'` })
export const healthyUnit: readonly FactSource[] = [
  answer("unit-active", claimingUnit, "claiming_unit.status not in ('注销', '吊销')", market, { answered: isThere(claimingUnit) }), unitAsked("unit-abnormal", "bool", market), unitAsked("tax-normal", "bool", "税务申报信息"),
]
export const sizeOfUnit: FactSource = unitAsked("enterprise-size", "text", "企业规模名录")
/** The unit's own account that two officers verified. */
const claimantAccount = relation("claimant_account", (who) => `select distinct a.employer_id as subject from payments.unit_accounts a where ${who("a.employer_id")} and a.state = 'verified'`)
export const paidToUnit: readonly FactSource[] = [answer("account-is-payee", claimantAccount, isThere(claimantAccount), "银行账户核验", { answered: isThere(claimantAccount) }), unitAsked("credit-listed", "bool", "信用信息")]

/** How often a person was granted what is counted in life. */
export const had = relation(
  "had",
  (who) => `
    select a.subject_id as subject, (count(*) filter (where a.item = 'GR-JS'))::int as student, jsonb_agg(a.facts ->> 'school-stage') filter (where a.item = 'GR-JS') as student_stages,
           (count(*) filter (where a.item in ('TR-SKILL', 'TR-START', 'TR-FIRM', 'TR-PROJ')))::int as trained, (count(*) filter (where a.item = 'TR-ASSESS'))::int as assessed,
           (count(*) filter (where a.item = 'HI-ONCE'))::int as hired_once, (count(*) filter (where a.item = 'UI-EXPAND'))::int as expanded,
           (count(*) filter (where a.item = 'ST-ONCE' and a.facts ->> 'tranche' = 'first'))::int as founded_first, (count(*) filter (where a.item = 'ST-ONCE' and a.facts ->> 'tranche' = 'second'))::int as founded_second,
           coalesce(sum((a.facts ->> 'rent-months')::int) filter (where a.item = 'ST-RENT'), 0)::int as rent_months
      from subsidies.published_awards a where ${who("a.subject_id")} group by a.subject_id`,
)
/** What is counted by the calendar year, by fact: what is counted, as `hadByYear` names it. */
const yearly: Readonly<Record<string, string>> = { "introductions-this-year": "introduced", "trainings-this-year": "trained", "living-this-year": "lived", "travel-this-year": "travelled", "skill-claims-this-year": "skilled", "rent-granted-this-year": "rent" }
const appliedIn = "extract(year from coalesce((a.facts ->> 'applied-on')::date, a.granted_on))"
/** What a person was granted of that in each year, by the year in which it was applied for: `{"lived:2025": 1}`; of rent, fen. */
const hadByYear = relation(
  "had_by_year",
  (who) => `
    select y.subject, jsonb_object_agg(y.counted || ':' || y.year, y.had) as counts from (
      select a.subject_id as subject, c.counted, ${appliedIn} as year, sum(case when c.counted = 'rent' then a.amount_fen else 1 end)::bigint as had
        from subsidies.published_awards a cross join lateral (select case when a.item in ('TR-SKILL', 'TR-START', 'TR-FIRM', 'TR-PROJ') then 'trained' when a.item = 'TR-LIVE' then 'lived' when a.item = 'TV-MIG' then 'travelled' when a.item = 'UI-SKILL' then 'skilled'
               when a.item = 'ST-RENT' then 'rent' when a.item = 'AG-INTRO' and coalesce((a.facts ->> 'introduction-paid')::bigint, 0) = 0 then 'introduced' end as counted) c
       where ${who("a.subject_id")} and c.counted is not null group by a.subject_id, c.counted, ${appliedIn}) y group by y.subject`,
)
/** What a line knows of every year, beside the count of its own. */
export const byYear = "had-by-year"
/** What was had in the year of the claim: of everybody asked that of the day, of a claim that in which it was sent, however much later it is decided. */
export const countedInYear = (fact: string): readonly FactSource[] => [
  answer(fact, hadByYear, `coalesce((had_by_year.counts ->> ('${yearly[fact] ?? ""}:' || extract(year from :on::date)))::bigint, 0)`, records), answer(byYear, hadByYear, "coalesce(had_by_year.counts, '{}'::jsonb)", records),
]

/** The counts of a line in the year of a day. */
export function countsIn(line: LineFacts, day: string): LineFacts {
  const counts = line[byYear] as Readonly<Record<string, number>> | undefined
  return counts === undefined ? {} : Object.fromEntries(Object.entries(yearly).flatMap(([fact, counted]) => (fact in line ? [[fact, counts[`${counted}:${day.slice(0, 4)}`] ?? 0]] : [])))
}

export const counted = (fact: string, column: string, beside: readonly Relation[] = []): FactSource => answer(fact, had, `coalesce(had.${column}, 0)`, records, { beside })

/** Recognised as in hardship on the day. */
export const isHard = (day: string): string => `exists (select 1 from assistance.published_hardships h where h.person_id = e.person_id and h.recognised_on <= ${day} and (h.ended_on is null or h.ended_on >= ${day}))`
/** Registered as unemployed up to the day. */
export const wasUnemployed = (day: string): string => `exists (select 1 from registration.published_unemployments u where u.person_id = e.person_id and u.registered_on <= ${day} and (u.closed_on is null or u.closed_on >= ${day} - 1))`
/** What a department answered about the person of a row `e`, as of the day of the claim. */
export const saidOf = (question: string): string =>
  `(select c.value from subsidies.checks c where c.subject_id = e.person_id and c.question = '${question}' and c.from_on <= :on::date and (c.to_on is null or c.to_on > :on::date) order by c.recorded_at desc, c.check_id desc limit 1)`

export { answered, graduation, hardship }
