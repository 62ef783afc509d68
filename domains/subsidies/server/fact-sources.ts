// How the facts of subsidy rules are answered for a person in the month of the business date: the same text for one month, a claim, and everybody.
import { type FactSource, linesFrom, type Relation } from "#platform/facts"
import { registerRelations } from "#platform/registers"
import { contributions, otherAwards } from "../rules/index.ts"
import {
  account, answered, awards, benefit, employee, firstPaid, flexible, graduation, hardship, hire, industryOfHire, keyApplied, monthText, owner, paid, shares, unemployedAtHire, unit, unitAccount, unitAnswered, used, workedBeforeFlexible, workedBeforeHire, workedBetween,
} from "./fact-relations.ts"

export const answer = (fact: string, from: Relation, value: string, source: FactSource["source"], more: Pick<FactSource, "answered" | "asOf" | "beside"> = {}): FactSource => ({ fact, from, value, source, ...more })

const { person, pension, death, custody, entityRole } = registerRelations
export const isThere = (one: Relation): string => `${one.name}.subject is not null`

const insured = "社会保险登记"
const population = "公安人口信息"
const market = "市场主体登记"
const filing = "劳动用工备案"
const records = "补贴发放记录"

/** An answer of another department, as its own type. */
export const said = (from: Relation, question: string, type: "bool" | "text" | "int"): string => (type === "text" ? `${from.name}.said ->> '${question}'` : `(${from.name}.said ->> '${question}')::${type}`)
export const asked = (fact: string, from: Relation, type: "bool" | "text" | "int", source: string): FactSource => answer(fact, from, said(from, fact, type), source, { answered: `${from.name}.said ? '${fact}'` })

export const ofPerson: readonly FactSource[] = [
  answer("birth-date", person, "person.birth_date", population, { answered: "person.birth_date is not null" }),
  answer("retirement-kind", person, "case when person.sex = '1' then 'M60' else coalesce(nullif(person.women_retire_kind, ''), 'F50') end", insured, { answered: "person.sex is not null" }),
  answer("retirement-kind-sourced", person, "person.sex = '1' or coalesce(person.women_retire_kind, '') <> ''", insured, { answered: "person.sex is not null" }),
  answer("drawing-pension", pension, "coalesce(pension.of_employees, false)", insured),
  answer("died-on", death, "death.died_on", population),
  answer("in-custody", custody, isThere(custody), "司法行政信息"),
  linesFrom(otherAwards, awards, records),
  linesFrom(contributions, paid, insured),
]

const hard: readonly FactSource[] = [
  answer("hardship-from", hardship, "hardship.recognised_on", "就业困难人员认定"),
  answer("hardship-until", hardship, "hardship.ended_on", "就业困难人员认定"),
  answer("first-approved-on", used, "used.first_approved_on", records),
  answer("first-subsidy-month", used, monthText("used.first_ym"), records),
  answer("flexible-months-used", used, "coalesce(used.flexible_hardship, 0)", records),
  answer("hired-months-used", used, "coalesce(used.hired_hardship, 0)", records),
]

const cardAccount = answer("account-is-payee", account, "account.known", "社会保障卡账户", { answered: "account.known" })

const alone: readonly FactSource[] = [
  answer("flexible-from", flexible, "flexible.started_on", "就业登记"),
  answer("flexible-until", flexible, "flexible.ended_on", "就业登记"),
  answer("insured-elsewhere", employee, isThere(employee), insured),
  answer("active-entity", entityRole, "coalesce(entity_role.active, false)", market),
  answer("share-held", shares, `case when shares.subject is null then 0 else ${said(answered, "share-held", "int")} end`, market, { answered: "shares.subject is null or answered.said ? 'share-held'", beside: [answered] }),
  answer("own-shop-alone", entityRole, `coalesce(${said(answered, "own-shop-alone", "bool")}, false)`, market, { answered: "not coalesce(entity_role.active, false) or answered.said ? 'own-shop-alone'", beside: [answered] }),
  answer("draws-benefit", benefit, isThere(benefit), "失业保险待遇记录"),
  asked("low-income-household", answered, "bool", "民政信息"),
  cardAccount,
  asked("credit-listed", answered, "bool", "信用信息"),
]

/** The diploma, and work since up to what began. */
export const graduateFacts = (begun: Relation): readonly FactSource[] => graduated(workedBetween(`worked_before_${begun.name}`, begun), begun)

const graduated = (workedBefore: Relation, begun: Relation): readonly FactSource[] => [
  answer("graduated-on", graduation, "graduation.graduated_on", "学籍学历信息", { asOf: "graduation.graduated_on" }),
  answer("worked-since-graduation", begun, isThere(workedBefore), insured, { answered: isThere(begun), beside: [workedBefore] }),
]

const hired: readonly FactSource[] = [
  answer("contract-start", hire, "hire.contract_from", filing, { answered: isThere(hire), asOf: "hire.started_on" }),
  answer("contract-end", hire, "hire.contract_to", filing, { answered: "hire.contract_to is not null or hire.contract_kind = '2'", asOf: "hire.started_on" }),
  answer("left-on", hire, "hire.ended_on - 1", filing, { answered: isThere(hire) }),
  answer("dispatched", hire, "hire.dispatched", filing, { answered: isThere(hire) }),
  answer("owner-of-applicant", owner, isThere(owner), market),
  answer("unit-active", unit, "unit_of_hire.status not in ('注销', '吊销')", market, { answered: isThere(unit), asOf: "unit_of_hire.updated_at" }),
  asked("unit-abnormal", unitAnswered, "bool", market),
  asked("tax-normal", unitAnswered, "bool", "税务申报信息"),
  asked("enterprise-size", unitAnswered, "text", "企业规模名录"),
  asked("credit-listed", unitAnswered, "bool", "信用信息"),
  answer("account-is-payee", unitAccount, isThere(unitAccount), "银行账户核验", { answered: isThere(unitAccount) }),
]

/** What a month of flexible work after a recognition of hardship is decided on (SI-FLEX-HARD). */
export const hardshipFlexibleFacts: readonly FactSource[] = [...ofPerson, ...hard, ...alone]

/** What a month of flexible work after graduation is decided on (SI-FLEX-GRAD). */
export const graduateFlexibleFacts: readonly FactSource[] = [...ofPerson, ...alone, ...graduated(workedBeforeFlexible, flexible), answer("months-used", used, "coalesce(used.graduate_flexible, 0)", records)]

/** What a month of a hired graduate is decided on (SI-SME-GRAD). */
export const graduateHireFacts: readonly FactSource[] = [...ofPerson, ...hired, ...graduated(workedBeforeHire, hire), answer("months-used", used, "coalesce(used.graduate_hire, 0)", records)]

const class2023 = "extract(year from graduation.graduated_on) = extract(year from hire.contract_from) or worked_before_hire.subject is null and extract(year from graduation.graduated_on) in (2023, 2024)"

/** What a month of a person of a key group is decided on (SI-KEY25): the group that the records show, the unit's industry, and the person's own card, for the person is paid. */
export const keyGroupHireFacts: readonly FactSource[] = [
  ...ofPerson, ...hired.filter((one) => one.fact !== "account-is-payee"), cardAccount, ...graduated(workedBeforeHire, hire),
  asked("monitored-for-poverty", answered, "bool", "民政、残联、农业农村、退役军人信息"),
  answer(
    "key-group", hire, `case when coalesce(${said(answered, "monitored-for-poverty", "bool")}, false) then 'monitored' when ${class2023} then 'graduate' else 'unemployed' end`, "学籍学历、失业登记、监测信息",
    { answered: isThere(hire), beside: [answered, graduation, workedBeforeHire] },
  ),
  answer("unemployed-months", unemployedAtHire, "coalesce(unemployed_at_hire.months, 0)", "失业登记"),
  answer("industry", industryOfHire, `coalesce(industry_of_hire.division, ${said(unitAnswered, "industry", "text")})`, market, { answered: "industry_of_hire.division is not null or unit_answered.said ? 'industry'", beside: [unitAnswered] }),
  answer("first-paid-month", firstPaid, monthText("first_paid.ym"), insured, { answered: isThere(firstPaid) }),
  answer("applied-on", keyApplied, "key_applied.applied_on", "办件记录", { answered: isThere(keyApplied) }),
  answer("months-used", used, "coalesce(used.key_group, 0)", records),
]

/** What a month of a hired person in hardship is decided on (SI-EMP-HARD). */
export const hardshipHireFacts: readonly FactSource[] = [...ofPerson, ...hard, ...hired]
