// The subsidies granted by the month: item, rule, facts and who can be in a claim, listed once for cases, calculator and scans.
import type { Rule } from "#policy"
import type { FactSource } from "#platform/facts"
import { rulesOfItem } from "../rules/index.ts"
import { claimMonths, claimMonthsFact } from "./claim-months.ts"
import { graduateFlexibleFacts, graduateHireFacts, hardshipFlexibleFacts, hardshipHireFacts } from "./fact-sources.ts"

export type MonthlyItem = "SI-FLEX-HARD" | "SI-FLEX-GRAD" | "SI-SME-GRAD" | "SI-EMP-HARD"

export interface MonthlySubsidy {
  readonly item: MonthlyItem
  /** Code of the service item. */
  readonly code: string
  readonly payee: "person" | "employer"
  readonly rule: Rule
  /** Facts of one person in the month of a day. */
  readonly sources: readonly FactSource[]
  /** The months a claim is judged on. */
  readonly months: FactSource
  /** The fact that counts months used before. */
  readonly used: string
}

const source = "参保缴费、就业登记、补贴记录"
type Persons = Parameters<typeof claimMonths>[1]

/** From the flexible employment on: earlier months are not asked. */
const flexibly: Persons = (asked) => `
  select e.person_id as subject, e.person_id, min(e.started_on) as from_on from registration.published_employments e where ${asked("e.person_id")} and e.form = '022' group by e.person_id`

/** The people a unit hired after a diploma of higher education of the last five years. */
const hiredGraduates: Persons = (asked) => `
  select e.employer_id as subject, e.person_id, max(e.started_on) as from_on
    from registration.published_employments e
   where ${asked("e.employer_id")} and exists (select 1 from registers.studies s where s.person_id = e.person_id and left(s.level, 1) in ('1', '2', '3') and s.graduated_on > :on::date - interval '5 years')
     and not exists (select 1 from registration.published_employments l where l.person_id = e.person_id and l.employer_id <> e.employer_id and l.started_on > e.started_on)
   group by e.employer_id, e.person_id`

/** The people a unit hired who were ever recognised as in hardship. */
const hiredInHardship: Persons = (asked) => `
  select e.employer_id as subject, e.person_id, max(e.started_on) as from_on
    from registration.published_employments e
   where ${asked("e.employer_id")} and exists (select 1 from assistance.published_hardships h where h.person_id = e.person_id)
     and not exists (select 1 from registration.published_employments l where l.person_id = e.person_id and l.employer_id <> e.employer_id and l.started_on > e.started_on)
   group by e.employer_id, e.person_id`

function monthly(item: MonthlyItem, code: string, payee: "person" | "employer", used: string, sources: readonly FactSource[], persons: Persons): MonthlySubsidy {
  const months = claimMonths(`months_${item.toLowerCase().replaceAll("-", "_")}`, persons, sources)
  return { item, code, payee, rule: rulesOfItem[item][0], sources, used, months: claimMonthsFact(months, source) }
}

export const monthlySubsidies: Readonly<Record<MonthlyItem, MonthlySubsidy>> = {
  "SI-FLEX-HARD": monthly("SI-FLEX-HARD", "subsidies.flexible-hardship", "person", "flexible-months-used", hardshipFlexibleFacts, flexibly),
  "SI-FLEX-GRAD": monthly("SI-FLEX-GRAD", "subsidies.graduate-flexible", "person", "months-used", graduateFlexibleFacts, flexibly),
  "SI-SME-GRAD": monthly("SI-SME-GRAD", "subsidies.graduate-hire", "employer", "months-used", graduateHireFacts, hiredGraduates),
  "SI-EMP-HARD": monthly("SI-EMP-HARD", "subsidies.hardship-hire", "employer", "hired-months-used", hardshipHireFacts, hiredInHardship),
}

export const subsidyOfCode = (code: string): MonthlySubsidy | undefined => Object.values(monthlySubsidies).find((one) => one.code === code)
