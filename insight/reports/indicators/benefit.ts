// Unemployment benefit: who was paid and how much, who began, who stopped. Natural months, as the fund's accounts.
import { indicator, source } from "#platform/indicators"

const ofPerson = "p.sex, p.birth_date, p.education"

const paidMonths = source({
  name: "insurance.paid-months",
  sql: `
    select l.person_id, l.ym::bigint as record_id, l.region, ${ofPerson}, l.settled_on as age_on, l.paid_fen as fen, '' as cause, '' as way, l.settled_on
      from insurance.published_month_lines l join registers.persons p using (person_id)
     where l.kind = 'benefit' and l.state = 'paid' and l.settled_on is not null and l.written_at <= :asOf and l.settled_on <= (:asOf at time zone 'Asia/Shanghai')::date`,
})

/** Money of the benefit: months, and what was paid on top of them later. */
const paidMoney = source({
  name: "insurance.paid-money",
  sql: `
    select l.person_id, case l.kind when 'benefit' then l.ym else l.batch_id end as record_id, min(l.region) as region, ${ofPerson}, l.settled_on as age_on, sum(l.paid_fen)::bigint as fen, '' as cause, '' as way, l.settled_on
      from insurance.published_month_lines l join registers.persons p using (person_id)
     where l.kind in ('benefit', 'supplement') and l.state = 'paid' and l.settled_on is not null and l.written_at <= :asOf and l.settled_on <= (:asOf at time zone 'Asia/Shanghai')::date
     group by l.person_id, 2, ${ofPerson}, l.settled_on`,
})

const monthStart = (name: string) => `make_date(${name} / 100, ${name} % 100, 1)`

const begun = source({
  name: "insurance.begun",
  sql: `
    select e.person_id, e.entitlement_id as record_id, e.region, ${ofPerson}, ${monthStart("e.first_month")} as age_on, 0::bigint as fen, '' as cause, '' as way, ${monthStart("e.first_month")} as first_day
      from insurance.published_entitlements e join registers.persons p using (person_id)
     where e.recorded_at <= :asOf`,
})

const ended = source({
  name: "insurance.ended",
  sql: `
    select r.person_id, r.record_id, r.region, r.sex, r.birth_date, r.education, r.last_day as age_on, 0::bigint as fen, '' as cause, r.way, r.last_day
      from (select e.person_id, e.entitlement_id as record_id, e.region, ${ofPerson}, case when e.stopped_from is not null then 'stopped' else 'used-up' end as way,
                   case when e.stopped_from is not null then ${monthStart("e.stopped_from")} when e.state = 'ended' then (${monthStart("e.last_month")} + interval '1 month')::date end as last_day
              from insurance.published_entitlements e join registers.persons p using (person_id)
             where e.recorded_at <= :asOf) r
     where r.last_day is not null`,
})

const shared = { every: "month", calendar: "natural", shape: "flow", source: "社会保险法第四十五条至第五十一条；失业保险基金支出按到账日" } as const
const by = ["sex", "age", "education"] as const

export const benefitRecipients = indicator({
  ...shared,
  code: "benefit.recipients",
  name: "领取失业保险金人数",
  unit: "人",
  counts: "persons",
  by,
  of: paidMonths,
  at: "settled_on",
  definition: "报告期内有失业保险金到账的人数，一人只计一次；退票未重发、已冲销的不计。",
})

export const benefitPaid = indicator({
  ...shared,
  code: "benefit.paid",
  name: "失业保险金发放额",
  unit: "元",
  counts: "fen",
  by,
  of: paidMoney,
  at: "settled_on",
  definition: "报告期内到账的失业保险金实发金额（抵扣后），含标准追溯调整的补发；退票、已冲销的不计。",
})

export const benefitBegun = indicator({
  ...shared,
  code: "benefit.begun",
  name: "本期新增领取失业保险金人数",
  unit: "人",
  counts: "persons",
  by,
  of: begun,
  at: "first_day",
  definition: "应领首月在报告期内的人数。",
})

export const benefitEnded = indicator({
  ...shared,
  code: "benefit.ended",
  name: "本期停领失业保险金人数",
  unit: "人",
  counts: "persons",
  by: [...by, "way"],
  of: ended,
  at: "last_day",
  definition: "停发首月，或领取期满后的第一个月，在报告期内的人数；分提前停发和期满。",
})
