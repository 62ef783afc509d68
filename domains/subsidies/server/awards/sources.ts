// Facts many awards ask about a person or a unit, on the day of the claim or its decision.
import { type FactSource, linesFrom, type Relation, relation } from "#platform/facts"
import { registerRelations } from "#platform/registers"
import { otherAwards } from "../../rules/index.ts"
import { account, answered, graduation, hardship, holdings, validChecks } from "../fact-relations.ts"
import { answer, asked, isThere, ofPerson, said } from "../fact-sources.ts"

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

/** How often a person was granted what is counted: in life, in the year of the day. */
export const had = relation(
  "had",
  (who) => `
    select a.subject_id as subject, (count(*) filter (where a.item = 'GR-JS'))::int as student, jsonb_agg(a.facts ->> 'school-stage') filter (where a.item = 'GR-JS') as student_stages,
           (count(*) filter (where a.item = 'TV-MIG' and extract(year from (a.facts ->> 'applied-on')::date) = extract(year from :on::date)))::int as travel_this_year,
           (count(*) filter (where a.item = 'AG-INTRO' and coalesce((a.facts ->> 'introduction-paid')::bigint, 0) = 0 and extract(year from a.granted_on) = extract(year from :on::date)))::int as introduced_this_year,
           (count(*) filter (where a.item in ('TR-SKILL', 'TR-START', 'TR-FIRM', 'TR-PROJ')))::int as trained, (count(*) filter (where a.item in ('TR-SKILL', 'TR-START', 'TR-FIRM', 'TR-PROJ') and extract(year from a.granted_on) = extract(year from :on::date)))::int as trained_this_year,
           (count(*) filter (where a.item = 'TR-LIVE' and extract(year from a.granted_on) = extract(year from :on::date)))::int as lived_this_year, (count(*) filter (where a.item = 'TR-ASSESS'))::int as assessed,
           (count(*) filter (where a.item = 'HI-ONCE'))::int as hired_once, (count(*) filter (where a.item = 'UI-EXPAND'))::int as expanded,
           (count(*) filter (where a.item = 'ST-ONCE' and a.facts ->> 'tranche' = 'first'))::int as founded_first, (count(*) filter (where a.item = 'ST-ONCE' and a.facts ->> 'tranche' = 'second'))::int as founded_second,
           coalesce(sum((a.facts ->> 'rent-months')::int) filter (where a.item = 'ST-RENT'), 0)::int as rent_months,
           coalesce(sum(a.amount_fen) filter (where a.item = 'ST-RENT' and extract(year from (a.facts ->> 'applied-on')::date) = extract(year from :on::date)), 0)::bigint as rent_granted,
           (count(*) filter (where a.item = 'UI-SKILL' and extract(year from a.granted_on) = extract(year from :on::date)))::int as skilled_this_year
      from subsidies.published_awards a where ${who("a.subject_id")} group by a.subject_id`,
)
export const counted = (fact: string, column: string, beside: readonly Relation[] = []): FactSource => answer(fact, had, `coalesce(had.${column}, 0)`, records, { beside })

/** Recognised as in hardship on the day. */
export const isHard = (day: string): string => `exists (select 1 from assistance.published_hardships h where h.person_id = e.person_id and h.recognised_on <= ${day} and (h.ended_on is null or h.ended_on >= ${day}))`
/** Registered as unemployed up to the day. */
export const wasUnemployed = (day: string): string => `exists (select 1 from registration.published_unemployments u where u.person_id = e.person_id and u.registered_on <= ${day} and (u.closed_on is null or u.closed_on >= ${day} - 1))`
/** What a department answered about the person of a row `e`, as of the day of the claim. */
export const saidOf = (question: string): string =>
  `(select c.value from subsidies.checks c where c.subject_id = e.person_id and c.question = '${question}' and c.from_on <= :on::date and (c.to_on is null or c.to_on > :on::date) order by c.recorded_at desc, c.check_id desc limit 1)`

export { answered, graduation, hardship }
