// The records subsidies are decided on, as relations of one row for each person: hardship, work, contributions of a month, graduation, months already used, answers of other departments.
import { type Asked, listRelation, relation } from "#platform/facts"
import { registerRelations } from "#platform/registers"
import { contributions, otherAwards } from "../rules/index.ts"

const { runsOn } = registerRelations

/** 202507 from a day. */
export const monthNumberOf = (day: string): string => `(extract(year from ${day}) * 100 + extract(month from ${day}))::int`
/** "2025-07" from 202507. */
export const monthText = (ym: string): string => `(left(${ym}::text, 4) || '-' || right(${ym}::text, 2))`
const thisMonth = monthNumberOf(":on::date")
const monthStart = "date_trunc('month', :on::date)::date"

/** The newest confirmed recognition; what ended by the hire or the flexible work itself did not end the subsidy (exits 010, 020, 030). */
export const hardship = relation(
  "hardship",
  (asked) => `
    select distinct on (h.person_id) h.person_id as subject, h.recognised_on, case when h.exit in ('010', '020', '030') then null else h.ended_on end as ended_on
      from assistance.published_hardships h where ${asked("h.person_id")} order by h.person_id, h.recognised_on desc, h.recognition_id desc`,
)

/** The newest flexible employment (022) that had begun. */
export const flexible = relation(
  "flexible",
  (asked) => `
    select distinct on (e.person_id) e.person_id as subject, e.started_on, e.ended_on from registration.published_employments e
     where ${asked("e.person_id")} and e.form = '022' and e.started_on <= :on::date order by e.person_id, e.started_on desc`,
)

/** The newest work for a unit that had begun, with its contract. */
export const hire = relation(
  "hire",
  (asked) => `
    select distinct on (e.person_id) e.person_id as subject, e.employer_id, e.uscc, e.started_on, e.ended_on, coalesce(e.contract_from, e.started_on) as contract_from, e.contract_to, e.contract_kind,
           coalesce(e.flag = 'dispatch', false) or coalesce(e.contract_kind = '6', false) as dispatched
      from registration.published_employments e where ${asked("e.person_id")} and e.employer_id is not null and e.started_on <= :on::date
     order by e.person_id, e.started_on desc, e.employment_id desc`,
)

const kinds = "case c.kind when '110' then 'pension' when '310' then 'medical' when '210' then 'unemployment' else 'injury' end"
const ofMonth = `c.ym = ${thisMonth} and c.arrived_on is not null and c.kind in ('110', '210', '310', '410')`

/** Money on account for the month of the day: paid alone, and by and with the unit of the work. */
export const paid = listRelation(
  "paid",
  contributions.definition,
  (asked) => `
    select c.person_id as subject, ${kinds} as kind, x.payer, c.base_fen as base, x.amount, c.back_paid as back
      from registers.contributions c left join (${hire.sql(asked)}) h on h.subject = c.person_id
      cross join lateral (values (case when c.employer_id = 0 then 'individual' else 'employer' end, case when c.employer_id = 0 then c.person_paid_fen + c.employer_paid_fen else c.employer_paid_fen end), (case when c.employer_id <> 0 and c.person_paid_fen > 0 then 'person' end, c.person_paid_fen)) x(payer, amount)
     where ${asked("c.person_id")} and ${ofMonth} and (c.employer_id = 0 or c.employer_id = h.employer_id) and x.payer is not null`,
)

/** Insured by a unit in the month: reported as an employee, or pension paid by a unit. */
export const employee = relation(
  "employee",
  (asked) => `
    select distinct x.subject from (
      select r.person_id as subject from registers.employee_rows r where ${asked("r.person_id")} and r.kind in ('110', '210') and r.from_on <= :on::date and (r.to_on is null or r.to_on > ${monthStart})
      union all
      select c.person_id from registers.contributions c where ${asked("c.person_id")} and c.ym = ${thisMonth} and c.kind = '110' and c.employer_id <> 0) x`,
)

/** Drawing unemployment benefit in the month. */
export const benefit = relation(
  "benefit",
  (asked) => `
    select distinct e.person_id as subject from insurance.published_entitlements e
     where ${asked("e.person_id")} and e.first_month <= ${thisMonth} and e.last_month >= ${thisMonth} and (e.stopped_from is null or e.stopped_from > ${thisMonth})`,
)

/** Shares in an existing entity: the register has no percentage. */
export const shares = relation(
  "shares",
  (asked) => `select distinct x.person_id as subject from registers.entity_roles x where ${asked("x.person_id")} and x.role = '股东' and x.status not in ('注销', '吊销') and ${runsOn("x.from_on", "x.to_on")}`,
)

/** The newest diploma of higher education (AAC011: doctorate, master, graduate class, bachelor, general class, junior college). */
export const graduation = relation(
  "graduation",
  (asked) => `
    select distinct on (s.person_id) s.person_id as subject, s.graduated_on from registers.studies s
     where ${asked("s.person_id")} and s.graduated_on <= :on::date and s.level >= '1' and s.level < '4' order by s.person_id, s.graduated_on desc`,
)

export const workedBetween = (name: string, begun: { readonly sql: (asked: (column: string) => string) => string }) =>
  relation(
    name,
    (asked) => `
    select s.subject from (
      select g.subject, g.graduated_on, date_trunc('month', b.started_on)::date as until from (${graduation.sql(asked)}) g join (${begun.sql(asked)}) b on b.subject = g.subject) s
     where exists (select from registers.contributions c where c.person_id = s.subject and c.employer_id <> 0 and c.ym >= ${monthNumberOf("(s.graduated_on + interval '1 month' - interval '1 day')")} and c.ym < ${monthNumberOf("s.until")})
        or exists (select from registers.employee_rows r where r.person_id = s.subject and r.from_on < s.until and (r.to_on is null or r.to_on > s.graduated_on))
        or exists (select from registers.entity_roles y where y.person_id = s.subject and y.role not in ('股东', '监事') and y.from_on < s.until and (y.to_on is null or y.to_on > s.graduated_on))`,
  )

/** Insured by a unit or in business between graduation and the hire; the months of the hire itself do not count. */
export const workedBeforeHire = workedBetween("worked_before_hire", hire)
export const workedBeforeFlexible = workedBetween("worked_before_flexible", flexible)

const hardshipItems = "('SI-EMP-HARD', 'SI-FLEX-HARD', 'PW-SI')"

/** Months already used, item by item, and when a social-insurance or post subsidy was first approved. */
export const used = relation(
  "used",
  (asked) => `
    select m.person_id as subject, (count(*) filter (where m.item = 'SI-FLEX-HARD'))::int as flexible_hardship, (count(*) filter (where m.item in ('SI-EMP-HARD', 'PW-SI')))::int as hired_hardship,
           (count(*) filter (where m.item = 'SI-SME-GRAD'))::int as graduate_hire, (count(*) filter (where m.item = 'SI-FLEX-GRAD'))::int as graduate_flexible,
           (count(*) filter (where m.item = 'SI-KEY25'))::int as key_group,
           min(m.granted_on) filter (where m.item like 'SI-%' or m.item like 'PW-%') as first_approved_on, min(m.ym) filter (where m.item in ${hardshipItems}) as first_ym
      from subsidies.published_grant_months m where ${asked("m.person_id")} group by m.person_id`,
)

const benefitMonths = (asked: Asked, when: string) => `
      select l.person_id as subject, 'UI-BENEFIT'::text as item, l.ym as from, l.ym as until, null::text as occupation, null::smallint as level, null::text as employer, null::text as loan, null::text as cost, 'unemployment-insurance'::text as fund
        from insurance.published_month_lines l where ${asked("l.person_id")} and l.kind = 'benefit' and l.state in ('pending', 'paid', 'returned', 'suspense') and ${when}`

/** What `published_holdings` holds, each table narrowed by itself, as the view cannot be. `when` reads a row `h`. */
const granted = (asked: Asked, when: string) => `
      select m.person_id as subject, m.item, m.ym as from, m.ym as until, null::text as occupation, null::smallint as level, null::text as employer, null::text as loan, null::text as cost, 'employment-subsidy'::text as fund
        from subsidies.grant_months m, lateral (select m.item, m.ym as from_ym, m.ym as until_ym) h where ${asked("m.person_id")} and m.state = 'granted' and (${when})
      union all
      select h.subject_id, h.item, h.from_ym, h.until_ym, h.occupation, h.level, h.employer, h.loan, h.cost, h.fund from subsidies.awards h where ${asked("h.subject_id")} and h.state = 'granted' and (${when})
      union all
      select h.person_id, h.item, h.from_ym, h.until_ym, h.occupation, h.level, h.employer, h.loan, h.cost, h.fund from subsidies.elsewhere_holdings h where ${asked("h.person_id")} and h.counts and (${when})`

const heldLines = (asked: Asked, when: string, benefitWhen: string) => `${granted(asked, when)}
      union all ${benefitMonths(asked, benefitWhen)}`

const everMatters = "h.item not like 'SI-%' and h.item not like 'PW-%' and h.item <> 'IN-BASE'"
/** Everything else the person has or had that can matter in a month: what runs in it, and what was granted once. */
export const awards = listRelation("awards", otherAwards.definition, (asked) => heldLines(asked, `h.from_ym <= ${thisMonth} and coalesce(h.until_ym, 999912) >= ${thisMonth} or ${everMatters}`, `l.ym = ${thisMonth}`))

/** Everything a person or unit holds, of whatever month. */
export const holdings = listRelation("holdings", otherAwards.definition, (asked) => heldLines(asked, "true", "true"))

export const validChecks = (subject: string, table: string, where: string): string => `
  select distinct on (${subject}, c.question) ${subject} as subject, c.question, c.value from ${table}
   where ${where} and c.from_on <= :on::date and (c.to_on is null or c.to_on > :on::date) order by ${subject}, c.question, c.recorded_at desc, c.check_id desc`

/** What other departments answered about the person, question → answer. */
export const answered = relation(
  "answered",
  (asked) => `select v.subject, jsonb_object_agg(v.question, v.value) as said from (${validChecks("c.subject_id", "subsidies.checks c", asked("c.subject_id"))}) v group by v.subject`,
)

/** What other departments answered about the unit the person works for. */
export const unitAnswered = relation(
  "unit_answered",
  (asked) => `
    select h.subject, a.said from (${hire.sql(asked)}) h
      join (select v.subject, jsonb_object_agg(v.question, v.value) as said from (${validChecks("c.subject_id", "subsidies.checks c", `c.subject_id in (select u.employer_id from (${hire.sql(asked)}) u)`)}) v group by v.subject) a on a.subject = h.employer_id`,
)

/** The unit the person works for, as the market register knows it. */
export const unit = relation(
  "unit_of_hire",
  (asked) => `select h.subject, u.status, u.updated_at from (${hire.sql(asked)}) h join registers.employers u on u.employer_id = h.employer_id`,
)

/** The unit belongs to the person or to their spouse. */
export const owner = relation(
  "owner",
  (asked) => `
    select distinct h.subject from (${hire.sql(asked)}) h join registers.employers u on u.employer_id = h.employer_id
      left join registers.kin k on k.person_id = h.subject and k.relation = '配偶'
      left join registers.entity_roles r on r.uscc = u.uscc and r.person_id in (h.subject, k.relative_id) and r.role <> '监事' and (r.to_on is null or r.to_on > :on::date)
     where u.legal_person_id in (h.subject, k.relative_id) or r.person_id is not null`,
)

/** The unit the person works for has a basic deposit account that was verified. */
export const unitAccount = relation(
  "unit_account",
  (asked) => `select h.subject from (${hire.sql(asked)}) h join payments.unit_accounts a on a.employer_id = h.employer_id and a.state = 'verified'`,
)

/** The division 大类 of the unit's industry, from the four digits of the market register (section and division); one that is only known by its section is asked of an officer. */
export const industryOfHire = relation(
  "industry_of_hire",
  (asked) => `select h.subject, case when u.industry ~ '^[0-2][0-9]{3}$' and right(u.industry, 2) <> '00' then right(u.industry, 2) end as division from (${hire.sql(asked)}) h join registers.employers u on u.employer_id = h.employer_id`,
)

/** For how many months somebody had been registered as unemployed without a break on the day of the hire. */
export const unemployedAtHire = relation(
  "unemployed_at_hire",
  (asked) => `
    select h.subject, max(extract(year from age(h.started_on, u.continuous_since)) * 12 + extract(month from age(h.started_on, u.continuous_since)))::int as months
      from (${hire.sql(asked)}) h join registration.published_unemployments u on u.person_id = h.subject and u.registered_on <= h.started_on and (u.closed_on is null or u.closed_on >= h.started_on - 1) group by h.subject`,
)

/** The first month since the hire that the person really paid with the unit; what was paid afterwards does not begin it. */
export const firstPaid = relation(
  "first_paid",
  (asked) => `
    select h.subject, min(c.ym) as ym from (${hire.sql(asked)}) h join registers.contributions c on c.person_id = h.subject and c.employer_id = h.employer_id and c.ym >= ${monthNumberOf("h.started_on")}
     where c.kind in ('110', '210', '310') and c.arrived_on is not null and not c.back_paid and c.person_paid_fen > 0 group by h.subject`,
)

/** When the unit first applied for the person, where it was granted: later months of the same person need no new application in time. */
export const keyApplied = relation(
  "key_applied",
  (asked) => `
    select h.subject, min((m.facts ->> 'applied-on')::date) as applied_on from (${hire.sql(asked)}) h
      join subsidies.grant_months m on m.person_id = h.subject and m.applicant_id = h.employer_id and m.item = 'SI-KEY25' and m.state = 'granted' group by h.subject`,
)

/** The account of the person's social-security card. */
export const account = relation("account", (asked) => `select p.person_id as subject, p.bank_masked is not null as known from registers.persons p where ${asked("p.person_id")}`)
