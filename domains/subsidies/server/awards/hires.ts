// The people a unit hired, as lines of its claim: the contract, the months insured since, and what they were on the day of the hire.
import type { Asked } from "#platform/facts"
import { isHard, saidOf, wasUnemployed } from "./sources.ts"

/** Months insured with the unit one after another from the month of the hire on, money arrived in time; in full where the person's part has to be there too. `e` is the employment. */
export const monthsInsured = (kind = "110", inFull = false): string => `
  (select count(*)::int from (
     select c.ym / 100 * 12 + c.ym % 100 - row_number() over (order by c.ym) as island, min(c.ym / 100 * 12 + c.ym % 100) over () - 1 as first
       from registers.contributions c where c.person_id = e.person_id and c.employer_id = e.employer_id and c.kind = '${kind}' and c.arrived_on <= :on::date and not c.back_paid${inFull ? " and c.person_paid_fen > 0" : ""} and c.ym >= to_char(e.started_on, 'YYYYMM')::int) x
    where x.island = x.first)`

/** The unit belongs to the person or the spouse. */
const owner = `
  exists (select 1 from registers.employers u left join registers.kin k on k.person_id = e.person_id and k.relation = '配偶'
           where u.employer_id = e.employer_id and (u.legal_person_id in (e.person_id, k.relative_id)
              or exists (select 1 from registers.entity_roles r where r.uscc = u.uscc and r.person_id in (e.person_id, k.relative_id) and r.role <> '监事' and (r.to_on is null or r.to_on > :on::date))))`

/** Insured by another unit or in business between the diploma and the hire. */
const workedBefore = `
  exists (select 1 from (select c.person_id, to_date(c.ym::text, 'YYYYMM') as from_on, to_date(c.ym::text, 'YYYYMM') + 1 as to_on from registers.contributions c where c.person_id = e.person_id and c.employer_id <> 0
                         union all select y.person_id, y.from_on, y.to_on from registers.entity_roles y where y.person_id = e.person_id and y.role not in ('股东', '监事')) w
           where w.from_on < date_trunc('month', e.started_on) and (w.to_on is null or w.to_on > studied.graduated_on))`

const contract = `
  jsonb_build_object('contract-start', coalesce(e.contract_from, e.started_on), 'employer-code', e.uscc, 'owner-of-applicant', ${owner}, 'insured-months-since-hire', ${monthsInsured()},
    'dispatched', coalesce(e.flag = 'dispatch', false) or coalesce(e.contract_kind = '6', false))
  || case when e.contract_to is not null or e.contract_kind = '2' then jsonb_build_object('contract-end', e.contract_to) else '{}'::jsonb end
  || case when studied.graduated_on is not null then jsonb_build_object('worked-since-graduation', ${workedBefore}) else jsonb_build_object('worked-since-graduation', false) end`

const diploma = `left join lateral (select s.graduated_on from registers.studies s where s.person_id = e.person_id and s.graduated_on <= :on::date and left(s.level, 1) in ('1', '2', '3') order by s.graduated_on desc limit 1) studied on true`
const unemployedMonths = `
  coalesce((select max(extract(year from age(e.started_on, u.continuous_since)) * 12 + extract(month from age(e.started_on, u.continuous_since)))::int from registration.published_unemployments u
             where u.person_id = e.person_id and u.registered_on <= e.started_on and (u.closed_on is null or u.closed_on >= e.started_on - 1)), 0)`
const discharged = "(select max(m.to_on) from registers.military_service m where m.person_id = e.person_id and m.to_on <= e.started_on)"

/** A hire as a line: `where` narrows the employments `e`, `own` adds facts. */
export const hires = (asked: Asked, where: string, own = "'{}'::jsonb", also = ""): string => `
  select e.employer_id as subject, e.person_id as about_id, 'person' as kind, e.employment_id::text as line, to_char(e.started_on, 'YYYY-MM-DD') || '招用' as label, ${contract} || ${own} as own
    from registration.published_employments e ${diploma} ${also}
   where ${asked("e.employer_id")} and e.form <> '022' and e.started_on <= :on::date and ${where}`

/** The groups a hire may be subsidised in, a line for each that fits: the one that passes counts. */
export const hiresByGroup = (fact: string, groups: readonly ("graduate" | "unemployed" | "youth" | "veteran")[]) => (asked: Asked): string =>
  hires(
    asked, "e.started_on > :on::date - interval '3 years' and g.fits",
    `jsonb_build_object('${fact}', g.code, 'registered-unemployed', ${wasUnemployed("e.started_on")}, 'unemployed-months', ${unemployedMonths}, 'discharged-on', ${discharged},
       'pension-insured-months', ${monthsInsured("110", true)}, 'unemployment-insured-months', ${monthsInsured("210", true)}, 'injury-insured-months', ${monthsInsured("410")})`,
    `cross join lateral (values ${groups.map((code) => `('${code}', ${fitsGroup[code]})`).join(", ")}) g(code, fits)`,
  )

const fitsGroup = {
  graduate: "studied.graduated_on is not null and e.started_on < studied.graduated_on + interval '3 years'",
  unemployed: wasUnemployed("e.started_on"),
  youth: `(${wasUnemployed("e.started_on")} and e.birth_date > e.started_on - interval '30 years')`,
  veteran: `${discharged} is not null`,
} as const

/** Recognised, lifted out of poverty, or registered unemployed on the day of the hire; nobody else. */
export const introducedGroup = `case when ${isHard("e.started_on")} then 'hard' when ${saidOf("poverty-group")} = 'true'::jsonb then 'poverty' when ${wasUnemployed("e.started_on")} then 'unemployed' else 'other' end`
