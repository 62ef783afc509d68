// The people a unit hired, as lines of its claim: the contract, the months insured since, and what they were on the day of the hire.
import { type Asked, type FactSource, relationByLine } from "#platform/facts"
import { graduation, monthNumberOf } from "../fact-relations.ts"
import { answer, isThere } from "../fact-sources.ts"
import { everything, type Lines, type LinesWanted, ownFacts } from "./claim-lines.ts"
import { isHard, saidOf, wasUnemployed, welfare } from "./sources.ts"

/** Months insured with the unit one after another from the month of the hire on, money arrived in time. `e` is the employment. */
export const monthsInsured = (kind = "110"): string => `
  (select count(*)::int from (
     select c.ym / 100 * 12 + c.ym % 100 - row_number() over (order by c.ym) as island, min(c.ym / 100 * 12 + c.ym % 100) over () - 1 as first
       from registers.contributions c where c.person_id = e.person_id and c.employer_id = e.employer_id and c.kind = '${kind}' and c.arrived_on <= :on::date and not c.back_paid and c.ym >= ${monthNumberOf("e.started_on")}) x
    where x.island = x.first)`

/** Hires of people asked about, a line each, that the claim speaks of. */
const hired = (asked: Asked): string => `e.employer_id is not null and e.form <> '022' and e.started_on <= :on::date and ${asked("e.person_id")}`
const ofHire = "e.person_id as subject, e.employment_id::text as line"

/**
 * Months insured with the unit one after another from the month of the hire on, money arrived in time, of what counts as paid. Looked up hire by hire: claims are
 * about few hires beside all months ever paid, and the planner, who takes them for many, would read every contribution of the province.
 */
const monthsSince = (name: string, counts: string) =>
  relationByLine(
    name,
    (asked) => `
    select ${ofHire}, (max(x.months) filter (where x.kind = '110'))::int as pension, (max(x.months) filter (where x.kind = '210'))::int as unemployment, (max(x.months) filter (where x.kind = '410'))::int as injury
      from registration.published_employments e
      cross join lateral (
        select y.kind, count(*) filter (where y.island = y.first) as months from (
          select c.kind, c.ym / 100 * 12 + c.ym % 100 - row_number() over one as island, first_value(c.ym / 100 * 12 + c.ym % 100) over one - 1 as first
            from registers.contributions c where c.person_id = e.person_id and c.employer_id = e.employer_id and c.ym >= ${monthNumberOf("e.started_on")} and ${counts} and c.arrived_on <= :on::date and not c.back_paid
          window one as (partition by c.kind order by c.ym)) y
         group by y.kind) x
     where ${hired(asked)} group by e.person_id, e.employment_id`,
  )
const insuredSince = monthsSince("insured_since", "c.kind = '110'")
/** Both parts have to be there; 工伤 has none of the person's. */
const insuredInFull = monthsSince("insured_in_full", "(c.kind in ('110', '210') and c.person_paid_fen > 0 or c.kind = '410')")

/** Hires by a unit that belongs to the person or the spouse. */
const ownedByHired = relationByLine(
  "owned_by_hired",
  (asked) => `
    select distinct ${ofHire} from registration.published_employments e join registers.employers u on u.employer_id = e.employer_id
      left join registers.kin k on k.person_id = e.person_id and k.relation = '配偶'
      left join registers.entity_roles r on r.uscc = u.uscc and r.person_id in (e.person_id, k.relative_id) and r.role <> '监事' and (r.to_on is null or r.to_on > :on::date)
     where ${hired(asked)} and (u.legal_person_id in (e.person_id, k.relative_id) or r.person_id is not null)`,
)

/** Hires before which, since the diploma, the person was insured by a unit or in business. */
const workedBeforeIt = relationByLine(
  "worked_before_it",
  (asked) => `
    select s.subject, s.line from (
      select ${ofHire}, g.graduated_on, date_trunc('month', e.started_on)::date as until from registration.published_employments e join (${graduation.sql(asked)}) g on g.subject = e.person_id where ${hired(asked)}) s
     where exists (select from registers.contributions c where c.person_id = s.subject and c.employer_id <> 0 and c.ym >= ${monthNumberOf("(s.graduated_on + interval '1 month' - interval '1 day')")} and c.ym < ${monthNumberOf("s.until")})
        or exists (select from registers.entity_roles y where y.person_id = s.subject and y.role not in ('股东', '监事') and y.from_on < s.until and (y.to_on is null or y.to_on > s.graduated_on))`,
)

/** Registered as unemployed up to the day of the hire, and for how many months. */
const joblessAtHire = relationByLine(
  "jobless_at_hire",
  (asked) => `
    select ${ofHire}, max(extract(year from age(e.started_on, u.continuous_since)) * 12 + extract(month from age(e.started_on, u.continuous_since)))::int as months
      from registration.published_employments e join registration.published_unemployments u on u.person_id = e.person_id and u.registered_on <= e.started_on and (u.closed_on is null or u.closed_on >= e.started_on - 1)
     where ${hired(asked)} group by e.person_id, e.employment_id`,
)

const dischargedBefore = relationByLine(
  "discharged_before",
  (asked) => `select ${ofHire}, max(m.to_on) as on_day from registration.published_employments e join registers.military_service m on m.person_id = e.person_id and m.to_on <= e.started_on where ${hired(asked)} group by e.person_id, e.employment_id`,
)

/** What the records say of a hire beside its contract. */
export const aboutHire: readonly FactSource[] = [
  answer("insured-months-since-hire", insuredSince, "coalesce(insured_since.pension, 0)", "社会保险登记"),
  answer("owner-of-applicant", ownedByHired, isThere(ownedByHired), "市场主体登记"),
  answer("worked-since-graduation", workedBeforeIt, isThere(workedBeforeIt), "社会保险登记"),
]
/** Months of each insurance since the hire, paid in full. */
export const insuredByKind: readonly FactSource[] = (["pension", "unemployment", "injury"] as const).map((kind) => answer(`${kind}-insured-months`, insuredInFull, `coalesce(insured_in_full.${kind}, 0)`, "社会保险登记"))

/** Since when somebody was registered as unemployed when hired, and when a soldier had been discharged. */
export const beforeHire: readonly FactSource[] = [
  answer("registered-unemployed", joblessAtHire, isThere(joblessAtHire), "失业登记"),
  answer("unemployed-months", joblessAtHire, "coalesce(jobless_at_hire.months, 0)", "失业登记"),
  answer("discharged-on", dischargedBefore, "discharged_before.on_day", welfare),
]

const contract = (wanted: LinesWanted): string => {
  const start = ownFacts({ "contract-start": "coalesce(e.contract_from, e.started_on)", "employer-code": "e.uscc", dispatched: "coalesce(e.flag = 'dispatch', false) or coalesce(e.contract_kind = '6', false)" }, wanted)
  return wanted.needed("contract-end") ? `${start} || case when e.contract_to is not null or e.contract_kind = '2' then jsonb_build_object('contract-end', e.contract_to) else '{}'::jsonb end` : start
}

/** A hire as a line: `where` narrows the employments `e`, `own` adds facts. */
export const hires = (asked: Asked, where: string, own = "'{}'::jsonb", also = "", wanted = everything): string => `
  select e.employer_id as subject, e.person_id as about_id, 'person' as kind, e.employment_id::text as line, to_char(e.started_on, 'YYYY-MM-DD') || '招用' as label, ${contract(wanted)} || ${own} as own
    from registration.published_employments e ${also}
   where ${asked("e.employer_id")} and e.form <> '022' and e.started_on <= :on::date and ${where}`

/** Three years back a claim for a hire reaches. */
export const lately = "e.started_on > :on::date - interval '3 years'"

type HireGroup = "graduate" | "unemployed" | "youth" | "veteran"

const fitsGroup: Readonly<Record<HireGroup, string>> = {
  graduate: "studied.graduated_on is not null and e.started_on < studied.graduated_on + interval '3 years'",
  unemployed: isThere(joblessAtHire),
  youth: `(${isThere(joblessAtHire)} and e.birth_date > e.started_on - interval '30 years')`,
  veteran: "discharged_before.on_day is not null",
}

/** The groups a hire may be subsidised in, a line for each that fits: the one that passes counts. What tells a group is looked up only where one that is paid for needs it. */
export const hiresByGroup = (fact: string, groups: readonly HireGroup[]): Lines => (asked, wanted = everything) => {
  const paid = wanted.among(fact)
  const told = groups.filter((group) => paid?.includes(group) ?? true)
  const theirs: Asked = (column) => `${column} in (select e.person_id from registration.published_employments e where ${asked("e.employer_id")} and e.form <> '022' and e.started_on <= :on::date and ${lately})`
  const isTold = (...some: readonly HireGroup[]): boolean => some.some((one) => told.includes(one))
  const studied = isTold("graduate") ? `left join (${graduation.sql(theirs)}) studied on studied.subject = e.person_id` : ""
  const byLine = [...(isTold("unemployed", "youth") ? [joblessAtHire] : []), ...(isTold("veteran") ? [dischargedBefore] : [])].map((one) => `left join (${one.sql(theirs)}) ${one.name} on ${one.name}.subject = e.person_id and ${one.name}.line = e.employment_id::text`)
  const fitting = told.map((code) => `('${code}', ${fitsGroup[code]})`).join(", ")
  return hires(asked, `${lately} and g.fits`, ownFacts({ [fact]: "g.code" }, wanted), `${studied} ${byLine.join(" ")} cross join lateral (values ${fitting === "" ? "('', false)" : fitting}) g(code, fits)`, wanted)
}

/** Recognised, lifted out of poverty, or registered unemployed on the day of the hire; nobody else. */
export const introducedGroup = `case when ${isHard("e.started_on")} then 'hard' when ${saidOf("poverty-group")} = 'true'::jsonb then 'poverty' when ${wasUnemployed("e.started_on")} then 'unemployed' else 'other' end`
