// The records unemployment insurance decides on, as relations of one row for each person: contributions, ends of work, entitlements, what was paid.
import { relation } from "#platform/facts"
import { registerRelations } from "#platform/registers"

const { runsOn } = registerRelations

/** "2025-07" from 202507. */
export const monthText = (ym: string): string => `(left(${ym}::text, 4) || '-' || right(${ym}::text, 2))`

/** 202507 from a day. */
export const monthNumberOf = (day: string): string => `(extract(year from ${day}) * 100 + extract(month from ${day}))::int`

/** Months of unemployment insurance that count: both parts on account, not paid afterwards. */
const paidMonth = "c.kind = '210' and c.arrived_on <= :on::date and c.employer_paid_fen > 0 and c.person_paid_fen > 0 and not c.back_paid"

const standing = "state in ('fee-pending', 'fee-received', 'done')"
/** The relation of the person of a row went to another province after the row was written: what it left unused went along. */
const wentAway = (row: string, since: string): string =>
  `exists (select 1 from insurance.transfers o where o.person_id = ${row}.person_id and o.direction = 'out' and o.${standing} and o.moved_at > ${since} and o.moved_on <= :on::date)`

/** Months paid in this province that are still here, with the day the money came; a month may have several rows. */
export const localPaidMonths = (asked: (column: string) => string): string => `
      select c.person_id, c.ym, c.arrived_on from registers.contributions c
       where ${asked("c.person_id")} and ${paidMonth} and not exists (select 1 from insurance.months_out o where o.person_id = c.person_id and o.ym = c.ym and o.state = 'moved' and o.moved_on <= :on::date)`

/** With those taken over from other provinces. A month paid in both counts once: it is counted, not summed. */
const paidMonths = (asked: (column: string) => string): string => `${localPaidMonths(asked)}
      union all
      select i.person_id, i.ym, i.arrived_on from insurance.months_in i where ${asked("i.person_id")} and i.state = 'counted' and i.moved_on <= :on::date`

/** The last entitlement of which something was drawn: contribution time begins anew after the work it was granted for. */
export const lastDrawn = relation(
  "last_drawn",
  (asked) => `
    select distinct on (e.person_id) e.person_id as subject, e.months, e.drawn_months, e.unused_months, e.state, coalesce(e.loss_on, e.claimed_on) as loss_on, ${wentAway("e", "e.recorded_at")} as gone
      from insurance.entitlements e
     where ${asked("e.person_id")} and e.kind = 'benefit' and e.drawn_months > 0 and e.recorded_at < (:on::date + 1)
     order by e.person_id, e.recorded_at desc`,
)

/** Months paid since the last benefit. */
export const contribution = relation(
  "contribution",
  (asked) => `
    select c.person_id as subject, (count(distinct c.ym))::int as months
      from (${paidMonths(asked)}) c left join (${lastDrawn.sql(asked)}) d on d.subject = c.person_id
     where d.loss_on is null or c.ym > ${monthNumberOf("d.loss_on")} group by c.person_id`,
)

/** Months left unused elsewhere that came with the relation and that no benefit drawn here since has merged. */
export const carried = relation(
  "carried",
  (asked) => `
    select t.person_id as subject, sum(t.unused_months)::int as months from insurance.transfers t
     where ${asked("t.person_id")} and t.direction = 'in' and t.${standing} and t.moved_on <= :on::date and not ${wentAway("t", "t.moved_at")}
       and not exists (select 1 from insurance.entitlements e where e.person_id = t.person_id and e.kind = 'benefit' and e.drawn_months > 0 and e.recorded_at > t.moved_at)
     group by t.person_id`,
)

/** The move into this province that is being decided, with the figures of the other one once they came. */
export const movingIn = relation(
  "moving_in",
  (asked) => `
    select t.person_id as subject, t.information_on, t.paid_months, t.approved_months, t.drawn_months, t.standard_fen, t.drawing
      from insurance.transfers t where ${asked("t.person_id")} and t.direction = 'in' and t.state in ('applied', 'contact-sent', 'out-done')`,
)

/** The last month a unit paid for. */
export const lastContribution = relation(
  "last_contribution",
  (asked) => `select c.person_id as subject, max(c.ym) as last_ym from registers.contributions c where ${asked("c.person_id")} and ${paidMonth} and c.employer_id <> 0 group by c.person_id`,
)

const ends = (asked: (column: string) => string, until = "") => `
    select distinct on (x.person_id) x.person_id as subject, x.ended_on, x.legal_end_reason, x.employer_id, x.said from (
      select e.person_id, e.ended_on, e.legal_end_reason, e.employer_id, '劳动用工备案'::text as said
        from registration.published_employments e where ${asked("e.person_id")} and e.state = 'ended'
      union all
      select r.person_id, r.ended_on, r.legal_end_reason, r.employer_id, '劳动用工备案（单位已报，未过异议期）'
        from registration.published_end_reports r where ${asked("r.person_id")} and r.state = 'draft') x
     where x.legal_end_reason is not null${until}
     order by x.person_id, x.ended_on desc`

/** The last end of work by the day, final or reported and still open to objection: what the day's decision rests on. */
export const lastEnd = relation("last_end", (asked) => ends(asked, " and x.ended_on <= :on::date"))

/** The newest end of work whatever its day: one in the future is found here. */
export const newestEnd = relation("newest_end", (asked) => ends(asked))

/** The registration as unemployed that runs on the day. */
export const spell = relation(
  "spell",
  (asked) => `
    select distinct on (u.person_id) u.person_id as subject, u.registered_on from registration.published_unemployments u
     where ${asked("u.person_id")} and ${runsOn("u.registered_on", "u.closed_on")} order by u.person_id, u.registered_on desc`,
)

/** The running case of an item: the day it was sent. */
export const sentCase = (item: string) =>
  relation(
    `sent_${item.replaceAll(/\W/g, "_")}`,
    (asked) => `
    select c.subject_id as subject, (max(c.submitted_at) at time zone 'Asia/Shanghai')::date as sent_on from casework.cases c
     where ${asked("c.subject_id")} and c.item = '${item}' and c.ended_at is null group by c.subject_id`,
  )

/** Working again: an employment in force, or reported as an employee by a unit whose employment of this person has not ended since. */
export const work = relation(
  "work",
  (asked) => `
    select distinct x.subject from (
      select e.person_id as subject from registration.published_employments e
       where ${asked("e.person_id")} and e.state = 'valid' and e.started_on <= :on::date
         and not exists (select 1 from registration.published_end_reports r where r.person_id = e.person_id and r.employment_id = e.employment_id and r.state = 'draft' and r.ended_on <= :on::date)
      union all
      select r.person_id from registers.employee_rows r
       where ${asked("r.person_id")} and r.kind = '210' and ${runsOn("r.from_on", "r.to_on")}
         and not exists (select 1 from registration.published_employments e
                          where e.person_id = r.person_id and e.employer_id = r.employer_id and e.state = 'ended' and e.ended_on >= r.from_on and e.ended_on <= :on::date)
         and not exists (select 1 from registration.published_end_reports d
                          where d.person_id = r.person_id and d.employer_id = r.employer_id and d.state = 'draft' and d.ended_on >= r.from_on and d.ended_on <= :on::date)) x`,
)

const monthOfOn = monthNumberOf(":on::date")

/** Entitlements that run, and whether one is being drawn in the month of the day: it covers the month and nothing has stopped it. */
export const running = relation(
  "running",
  (asked) => `
    select e.person_id as subject, (count(*) filter (where e.state in ('running', 'held')))::int as open,
           bool_or(e.first_month <= ${monthOfOn} and (e.stopped_from is null or e.stopped_from > ${monthOfOn})) as drawing
      from insurance.entitlements e where ${asked("e.person_id")} and e.last_month >= ${monthOfOn} group by e.person_id`,
)

/** The last month that may be paid: the entitled one, or the one before a stop. Death itself does not shorten the period. */
const lastPayable = "(case when e.stopped_from is null or e.stop_event = 'died' then e.last_month when e.stopped_from % 100 = 1 then e.stopped_from - 89 else e.stopped_from - 1 end)"

/** The newest entitlement of the person. */
export const newest = relation(
  "newest",
  (asked) => `
    select distinct on (e.person_id) e.person_id as subject, e.entitlement_id, e.first_month, e.last_month, ${lastPayable} as last_payable, e.months, e.drawn_months, e.unused_months, e.state,
           coalesce(e.loss_on, e.claimed_on) as loss_on, e.region, ${wentAway("e", "e.recorded_at")} as gone
      from insurance.entitlements e where ${asked("e.person_id")} order by e.person_id, e.recorded_at desc, e.entitlement_id desc`,
)

/** Mean base of the last twelve months paid before the loss of work (分). */
export const averageOfBases = relation(
  "average_of_bases",
  (asked) => `
    select b.subject, round(avg(b.base))::int8 as base from (
      select c.person_id as subject, max(c.base_fen) as base, row_number() over (partition by c.person_id order by c.ym desc) as place
        from registers.contributions c join (${newest.sql(asked)}) e on e.subject = c.person_id
       where ${asked("c.person_id")} and ${paidMonth} and c.ym <= ${monthNumberOf("e.loss_on")}
       group by c.person_id, c.ym) b
     where b.place <= 12 group by b.subject`,
)

const livingLine = "l.state in ('pending', 'paid', 'returned', 'suspense')"

/** Month lines of the newest entitlement that stand. */
export const lined = relation(
  "lined",
  (asked) => `
    select l.person_id as subject, (count(*) filter (where l.kind = 'job-seeking'))::int as job_seeking, bool_or(l.kind = 'childbirth') as childbirth, bool_or(l.kind = 'lump-sum') as lump_sum
      from insurance.month_lines l join (${newest.sql(asked)}) e on e.subject = l.person_id and e.entitlement_id = l.entitlement_id
     where ${asked("l.person_id")} and ${livingLine} group by l.person_id`,
)

/** Awards beside the monthly benefit on the newest entitlement that stand. */
export const awarded = relation(
  "awarded",
  (asked) => `
    select a.person_id as subject, coalesce(sum(a.months) filter (where a.kind = 'job-seeking'), 0)::int as job_seeking, bool_or(a.kind = 'childbirth') as childbirth, bool_or(a.kind = 'lump-sum') as lump_sum
      from insurance.awards a join (${newest.sql(asked)}) e on e.subject = a.person_id and e.entitlement_id = a.entitlement_id
     where ${asked("a.person_id")} and a.state <> 'cancelled' group by a.person_id`,
)

/** The work that ended the benefit, from the registration of employment. Own business with a licence is founded; flexible work (022) is neither a unit nor a business. */
export const newWork = relation(
  "new_work",
  (asked) => `
    select distinct on (x.person_id) x.person_id as subject, x.employer_id, x.started_on, x.contract_from, x.contract_to, x.contract_kind,
           (x.form in ('020', '021', '023') or coalesce(x.flag, '') = 'company-founder') as founded
      from registration.published_employments x join (${newest.sql(asked)}) e on e.subject = x.person_id
     where ${asked("x.person_id")} and x.started_on >= e.loss_on and x.started_on <= :on::date and x.state in ('valid', 'ended')
     order by x.person_id, x.started_on desc`,
)

/** Months paid by the unit of the new work. */
export const newContribution = relation(
  "new_contribution",
  (asked) => `
    select c.person_id as subject, count(distinct c.ym)::int as months from registers.contributions c join (${newWork.sql(asked)}) w on w.subject = c.person_id
     where ${asked("c.person_id")} and c.employer_id = w.employer_id and ${paidMonth} and c.ym >= ${monthNumberOf("w.started_on")} group by c.person_id`,
)

/** The relative who drew the benefit and died: of several the latest death. Whoever is shown as kin by no register has no row. */
export const deceased = relation(
  "deceased",
  (asked) => `
    select distinct on (k.person_id) k.person_id as subject, k.relative_id as person_id, x.died_on, e.entitlement_id, e.first_month, ${lastPayable} as last_month, e.region
      from registers.kin k
      join insurance.entitlements e on e.person_id = k.relative_id and not exists (
             select 1 from insurance.entitlements later where later.person_id = e.person_id and (later.recorded_at, later.entitlement_id) > (e.recorded_at, e.entitlement_id))
      left join registers.deaths x on x.person_id = k.relative_id
     where ${asked("k.person_id")}
     order by k.person_id, x.died_on desc nulls last, e.entitlement_id desc`,
)

/** Months the relative had paid. */
export const contributionOfDeceased = relation(
  "contribution_of_deceased",
  (asked) => `
    select d.subject, count(distinct c.ym)::int as months from (${deceased.sql(asked)}) d cross join lateral (${paidMonths((column) => `${column} = d.person_id`)}) c group by d.subject`,
)

/** Whether another insurance has paid the funeral, and whether the month of death was paid as benefit. */
export const paidForDeceased = relation(
  "paid_for_deceased",
  (asked) => `
    select d.subject, exists (select 1 from insurance.funeral_grants g where g.person_id = d.person_id and g.insurance <> '210') as funeral_elsewhere,
           d.died_on is not null and exists (select 1 from insurance.month_lines l where l.person_id = d.person_id and l.kind = 'benefit' and l.ym = ${monthNumberOf("d.died_on")} and ${livingLine}) as death_month
      from (${deceased.sql(asked)}) d`,
)
