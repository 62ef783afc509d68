// Whom the insurance subsidies of units fit in a month, for graduates and for people in hardship they hired, and how much, as SQL written by hand.
import type { PlainDate } from "#standards"
import { aged, diplomas, found, holdsNone, kindMatters, livesFreely, monthOf, numberOf, ofWorkingAge, ownsNot, said, soundUnit, workedSince } from "./month.ts"

/** Items that are never had in the same month as a subsidy to the unit. */
const exclusive = ["SI-EMP-HARD", "PW-SI", "SI-SME-GRAD", "SI-FLEX-HARD", "SI-FLEX-GRAD", "SI-KEY25", "IN-BASE", "ST-ONCE", "ST-RENT"]

/** The newest hire of whoever `whose` names, when it is a contract that runs in the month; columns of `whose` go along. */
const hires = (on: PlainDate, whose: string, columns: string): string => {
  const { day } = monthOf(on)
  return `
    select distinct on (e.person_id) e.person_id, e.employer_id, e.started_on, e.ended_on, coalesce(e.contract_from, e.started_on) as contract_from, e.contract_to, e.contract_kind, coalesce(e.flag = 'dispatch', false) or coalesce(e.contract_kind = '6', false) as dispatched, ${columns}
      from ${whose} w join registration.employments e using (person_id) where e.state <> 'void' and e.employer_id is not null and e.started_on <= ${day} order by e.person_id, e.started_on desc, e.employment_id desc`
}
const isOneYear = "(p.contract_to is null or p.contract_to >= (p.contract_from + interval '1 year' - interval '1 day')::date)"

/** The contract runs in the month, the unit exists, and it paid for the month in time: with what it paid, up to the ceiling. */
const paidBy = (on: PlainDate): string => {
  const { first, ym } = monthOf(on)
  const ceiling = numberOf("subsidies.base-ceiling", on)
  return `
    select h.*, u.region, u.uscc as unit_code, u.legal_person_id, c.amount
      from fitting h join registers.employers u using (employer_id)
      join lateral (select sum(case when c.base_fen > ${ceiling} then c.employer_paid_fen * ${ceiling} / c.base_fen else c.employer_paid_fen end)::bigint as amount from registers.contributions c
                     where c.person_id = h.person_id and c.employer_id = h.employer_id and c.ym = ${ym} and c.kind in ('110', '210', '310') and c.arrived_on is not null and c.employer_paid_fen > 0 and not c.back_paid) c on c.amount is not null
     where u.status not in ('注销', '吊销') and (h.contract_to is not null or h.contract_kind = '2') and h.contract_from < ${first} + interval '1 month' and (h.contract_to is null or h.contract_to >= ${first}) and (h.ended_on is null or h.ended_on > ${first}) and not h.dispatched`
}

/** Begin with the graduates, keep those whose newest hire came soon enough after the diploma, and look at what was paid for them this month; ask departments last. */
export function graduateHireByHand(on: PlainDate): string {
  const { day, first, ym } = monthOf(on)
  const cap = numberOf("subsidies.graduate-employer-months", on)
  return `
    with graduate as materialized (${diplomas(day)}), hire as materialized (${hires(on, "graduate", "w.graduated_on")}), fitting as materialized (
      select p.* from hire p where p.contract_from <= p.graduated_on + interval '${12 * numberOf("subsidies.graduate-years", on)} months' and ${isOneYear}
    ), paid as materialized (${paidBy(on)}), someone as materialized (${aged("paid")}), used as materialized (
      select m.person_id, count(*) as months from subsidies.published_grant_months m join someone using (person_id) where m.item = 'SI-SME-GRAD' group by m.person_id)
    select ${found(`'amount', p.amount, 'monthsLeft', ${cap} - coalesce(u.months, 0) - 1`, kindMatters(first))}
      from someone p left join used u using (person_id)
     where coalesce(u.months, 0) < ${cap} and ${ofWorkingAge(first)} and ${livesFreely(day, first)} and ${holdsNone(exclusive, ym)} and ${said("p.employer_id", "enterprise-size", day)} in ('small', 'micro') and ${soundUnit("p.employer_id", day)}
       and ${ownsNot(day)} and (extract(year from p.contract_from) = extract(year from p.graduated_on) or not ${workedSince("p.started_on")})`
}

/** Begin with the few who were recognised, look at their newest hire and what was paid for it this month. A contract of less than a year is enough for who retires within one. */
export function hardshipHireByHand(on: PlainDate): string {
  const { day, first, ym } = monthOf(on)
  const untilRetired = "extract(year from p.retires) * 12 + extract(month from p.retires)"
  return `
    with hard as materialized (
      select distinct on (h.person_id) h.person_id, h.recognised_on, case when h.exit not in ('010', '020', '030') or h.exit is null then h.ended_on end as hard_until
        from assistance.published_hardships h order by h.person_id, h.recognised_on desc, h.recognition_id desc
    ), hire as materialized (${hires(on, "hard", "w.recognised_on, w.hard_until")}), fitting as materialized (
      select p.* from hire p where p.recognised_on < ${first} + interval '1 month' and (p.hard_until is null or p.hard_until >= ${first} + interval '1 month')
    ), paid as materialized (${paidBy(on)}), someone as materialized (${aged("paid")}), used as materialized (
      select m.person_id, count(*) filter (where m.item in ('SI-FLEX-HARD', 'SI-EMP-HARD', 'PW-SI')) as months, min(m.granted_on) filter (where m.item like 'SI-%' or m.item like 'PW-%') as since, min(m.ym) filter (where m.item in ('SI-EMP-HARD', 'SI-FLEX-HARD', 'PW-SI')) as first
        from subsidies.published_grant_months m join someone using (person_id) group by m.person_id
    ), capped as materialized (
      select p.*, coalesce(u.months, 0) as used_months, case when coalesce(u.since, ${day}) > p.retires - interval '5 years' then greatest(0, ${untilRetired} - (coalesce(u.first, ${ym}) / 100 * 12 + coalesce(u.first, ${ym}) % 100) + 1) else 36 end as cap
        from someone p left join used u using (person_id))
    select ${found("'amount', p.amount, 'monthsLeft', p.cap - p.used_months - 1", `${kindMatters(first)} or p.assumed_kind and p.used_months >= 36`)}
      from capped p
     where (p.used_months < 36 or p.used_months < p.cap or p.assumed_kind) and (${isOneYear} or (p.contract_from + interval '12 months')::date > p.retires) and ${ofWorkingAge(first)} and ${livesFreely(day, first)} and ${holdsNone(exclusive, ym)}
       and ${soundUnit("p.employer_id", day)} and ${ownsNot(day)}`
}
