// The subsidies granted by the month: item, rule, facts and who can be in a claim, listed once for cases, calculator and scans.
import type { Rule } from "#policy"
import type { Asked, FactSource, Population } from "#platform/facts"
import { registerRelations } from "#platform/registers"
import type { PlainDate } from "#standards"
import { rulesOfItem, type SubsidyItem } from "../rules/index.ts"
import { claimMonths, claimMonthsFact, type Persons } from "./claim-months.ts"
import { hire } from "./fact-relations.ts"
import { graduateFlexibleFacts, graduateHireFacts, hardshipFlexibleFacts, hardshipHireFacts, keyGroupHireFacts } from "./fact-sources.ts"

export type MonthlyItem = "SI-FLEX-HARD" | "SI-FLEX-GRAD" | "SI-SME-GRAD" | "SI-EMP-HARD"

/** What is applied for by the month, judged line by line and granted as months. */
export interface GrantedByMonth {
  readonly item: SubsidyItem
  /** Code of the service item. */
  readonly code: string
  readonly payee: "person" | "employer"
  /** Who applies where it is not who is paid: the unit for each of its people. */
  readonly applicant?: "employer"
  readonly rule: Rule
  /** The months a claim is judged on. */
  readonly months: FactSource
  /** The fact that counts months used before. */
  readonly used: string
  /** Names of the facts each month is told. */
  readonly told?: readonly string[]
}

/** Those that may also be offered without an application. */
export interface MonthlySubsidy extends GrantedByMonth {
  readonly item: MonthlyItem
  /** Facts of one person in the month of a day. */
  readonly sources: readonly FactSource[]
  /** The months of one person, whoever would be paid for them: what candidates of 免申即享 are found in. */
  readonly candidateMonths: FactSource
  /** Whom a scan of everybody asks about, each at the place whose numbers decide: that of who would be paid. */
  readonly everybody: (today: PlainDate) => Population
  /** The months of the people in a payee's running offer. */
  readonly offeredMonths: FactSource
}

const source = "参保缴费、就业登记、补贴记录"

/** From the flexible employment on: earlier months are not asked. */
const flexibly: Persons = (asked) => `
  select e.person_id as subject, e.person_id, e.person_id as payee_id, min(e.started_on) as from_on, null::date as until_on from registration.published_employments e where ${asked("e.person_id")} and e.form = '022' group by e.person_id`

/** The unit a person works for is the newest one that has hired them, as the relation `hire` says it. */
const newestHire = (whom: string): string => `
  select distinct on (e.person_id) e.person_id, e.employer_id, e.started_on from registration.published_employments e
   where ${whom} and e.employer_id is not null and e.started_on <= :on::date order by e.person_id, e.started_on desc, e.employment_id desc`

/** Everybody a unit has hired, at the place of that unit, which may be another than the person's own. */
export function employed(today: PlainDate): Population {
  const of = (asked: Asked): string => `(select h.subject as person_id, u.region from (${hire.sql(asked).replaceAll(":on::date", `'${today}'::date`)}) h join registers.employers u on u.employer_id = h.employer_id)`
  return { table: of(() => "true"), key: "person_id", of }
}
const anybody = (): Population => registerRelations.people

/** Every hire, with the day of the next one: the months before it are those in which its unit was the newest. */
const everyHire = (whom: string): string => `
  select e.person_id, e.employer_id, e.started_on, lead(e.started_on) over (partition by e.person_id order by e.started_on, e.employment_id) as until_on from registration.published_employments e
   where ${whom} and e.employer_id is not null and e.started_on <= :on::date`

/** Hired people of whom something is so: asked by a unit, also one they have left since, or by themselves about the newest. */
const hired = (where: string) => ({
  byPayee: ((asked) => `
  select h.employer_id as subject, h.person_id, h.employer_id as payee_id, h.started_on as from_on, h.until_on
    from (${everyHire(`e.person_id in (select x.person_id from registration.published_employments x where ${asked("x.employer_id")})`)}) h where ${asked("h.employer_id")} and ${where}`) satisfies Persons,
  byPerson: ((asked) => `
  select h.person_id as subject, h.person_id, h.employer_id as payee_id, h.started_on as from_on, null::date as until_on from (${newestHire(asked("e.person_id"))}) h where ${where}`) satisfies Persons,
})

/** A diploma of higher education of the last five years when they were hired: no place goes further back, and nobody is left out because the claim comes late. */
const graduates = hired("exists (select 1 from registers.studies s where s.person_id = h.person_id and left(s.level, 1) in ('1', '2', '3') and s.graduated_on > h.started_on - interval '5 years')")
/** Ever recognised as in hardship. */
const inHardship = hired("exists (select 1 from assistance.published_hardships x where x.person_id = h.person_id)")
const alone = { byPayee: flexibly, byPerson: flexibly }

/** People and months of the offer of an item that still runs. */
const offeredIn = (item: MonthlyItem): Persons => (asked) => `
  select l.subject_id as subject, l.person_id, l.subject_id as payee_id, to_date(min(l.ym)::text, 'YYYYMM') as from_on, null::date as until_on
    from subsidies.offers o join subsidies.offer_lines l on l.subject_id = o.subject_id and l.offer_id = o.offer_id
   where ${asked("o.subject_id")} and o.item = '${item}' and o.state in ('offered', 'account', 'objected', 'confirmed') group by l.subject_id, l.person_id`

function monthly(item: MonthlyItem, code: string, payee: "person" | "employer", used: string, sources: readonly FactSource[], persons: { readonly byPayee: Persons; readonly byPerson: Persons }): MonthlySubsidy {
  const name = item.toLowerCase().replaceAll("-", "_")
  const asked = (who: string, whose: Persons) => claimMonthsFact(claimMonths(`${who}_${name}`, whose, sources), source)
  return {
    item, code, payee, everybody: payee === "employer" ? employed : anybody, rule: rulesOfItem[item][0], sources, used, told: sources.map((one) => one.fact), months: asked("months", persons.byPayee), candidateMonths: asked("candidate_months", persons.byPerson), offeredMonths: asked("offered_months", offeredIn(item)),
  }
}

export const monthlySubsidies: Readonly<Record<MonthlyItem, MonthlySubsidy>> = {
  "SI-FLEX-HARD": monthly("SI-FLEX-HARD", "subsidies.flexible-hardship", "person", "flexible-months-used", hardshipFlexibleFacts, alone),
  "SI-FLEX-GRAD": monthly("SI-FLEX-GRAD", "subsidies.graduate-flexible", "person", "months-used", graduateFlexibleFacts, alone),
  "SI-SME-GRAD": monthly("SI-SME-GRAD", "subsidies.graduate-hire", "employer", "months-used", graduateHireFacts, graduates),
  "SI-EMP-HARD": monthly("SI-EMP-HARD", "subsidies.hardship-hire", "employer", "hired-months-used", hardshipHireFacts, inHardship),
}

/** Graduates since 2023, who was registered as unemployed when hired, and whom a department monitors. */
const keyGroups = hired(`(exists (select 1 from registers.studies s where s.person_id = h.person_id and left(s.level, 1) in ('1', '2', '3') and s.graduated_on >= '2023-01-01')
      or exists (select 1 from registration.published_unemployments u where u.person_id = h.person_id and u.registered_on <= h.started_on and (u.closed_on is null or u.closed_on >= h.started_on - 1))
      or exists (select 1 from subsidies.checks c where c.subject_id = h.person_id and c.question = 'monitored-for-poverty' and c.value = 'true'::jsonb))`)

/** SI-KEY25: its programme takes applications of units alone, so nothing is offered; each of the people is paid. */
export const keyGroupHire: GrantedByMonth = {
  item: "SI-KEY25", code: "subsidies.key-group-hire", payee: "person", applicant: "employer", rule: rulesOfItem["SI-KEY25"][0], months: claimMonthsFact(claimMonths("months_si_key25", keyGroups.byPayee, keyGroupHireFacts), source), used: "months-used", told: keyGroupHireFacts.map((one) => one.fact),
}

/** The item that is offered carries the code of the one that is applied for. */
export const offeredCode = (code: string): string => `${code}-offered`
export const subsidyOfCode = (code: string): MonthlySubsidy | undefined => Object.values(monthlySubsidies).find((one) => one.code === code || offeredCode(one.code) === code)
