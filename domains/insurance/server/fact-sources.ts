// How the facts of unemployment insurance are answered: one SQL text each, the same for one person, a list or the whole province.
import type { FactSource } from "#platform/module"
import { insuranceFacts as facts } from "../rules/index.ts"

type Fact = { readonly fact: { readonly name: string } }

const named = (fact: Fact | string, sql: string): FactSource => ({ fact: typeof fact === "string" ? fact : fact.fact.name, sql })

/** One row per person asked about; `value` may use `s` (the person) and must be jsonb. */
const ofEach = (value: string, source: string, from = ""): string => `select s, ${value}, '${source}'::text, null::date from unnest(:subjects::bigint[]) s ${from}`

const yesWhen = (exists: string, source: string): string => ofEach(`to_jsonb(exists (${exists}))`, source)

const insured = "社会保险登记"
const claims = "失业保险待遇记录"
const registration = "失业登记"

/** Runs from its first day up to, not including, its last; an open end runs on. */
const runs = (from: string, to: string): string => `${from} <= :on::date and (${to} is null or ${to} > :on::date)`

/** "2025-07" from 202507. */
const monthText = (ym: string): string => `(left(${ym}::text, 4) || '-' || right(${ym}::text, 2))`

const monthNumber = (day: string): string => `(extract(year from ${day}) * 100 + extract(month from ${day}))::int`

/** Months of unemployment insurance that count: both parts on account, not paid afterwards. */
const paidMonth = "c.kind = '210' and c.arrived_on <= :on::date and c.employer_paid_fen > 0 and c.person_paid_fen > 0 and not c.back_paid"

/** The last entitlement of which something was drawn: contribution time begins anew after the work it was granted for. */
const lastDrawn = `left join lateral (
        select e.entitlement_id, e.months, e.drawn_months, e.unused_months, e.state, coalesce(e.loss_on, e.claimed_on) as loss_on
          from insurance.entitlements e
         where e.person_id = s and e.kind = 'benefit' and e.drawn_months > 0 and e.recorded_at < (:on::date + 1)
         order by e.recorded_at desc limit 1) d on true`

/** The last end of work, final or reported and still open to objection. */
const lastEnd = `left join lateral (
        select x.ended_on, x.legal_end_reason, x.employer_id, x.said from (
          select e.ended_on, e.legal_end_reason, e.employer_id, '劳动用工备案'::text as said
            from registration.published_employments e where e.person_id = s and e.state = 'ended'
          union all
          select r.ended_on, r.legal_end_reason, e.employer_id, '劳动用工备案（单位已报，未过异议期）'
            from registration.end_drafts r join registration.employments e using (person_id, employment_id) where r.person_id = s and r.state = 'draft') x
         where x.legal_end_reason is not null
         order by x.ended_on desc limit 1) w on true`

/** The newest entitlement of the person. */
const newest = `join lateral (select e.* from insurance.entitlements e where e.person_id = s order by e.recorded_at desc, e.entitlement_id desc limit 1) e on true`

const ofNewest = (value: string): string => `select s, ${value}, '${claims}'::text, null::date from unnest(:subjects::bigint[]) s ${newest}`

const livingLine = "l.state in ('pending', 'paid', 'returned', 'suspense')"

export const contributedMonths = named(
  facts.contributedMonths,
  ofEach(
    `to_jsonb((select count(distinct c.ym)::int from registers.contributions c where c.person_id = s and ${paidMonth}
          and (d.loss_on is null or c.ym > ${monthNumber("d.loss_on")})))`,
    insured,
    lastDrawn,
  ),
)

export const unusedMonths = named(
  facts.unusedMonths,
  ofEach("to_jsonb(case when d.state = 'stopped' then coalesce(d.unused_months, d.months - d.drawn_months)::int else 0 end)", claims, lastDrawn),
)

export const endReason = named(
  facts.endReason,
  `select s, to_jsonb(w.legal_end_reason), w.said, w.ended_on from unnest(:subjects::bigint[]) s ${lastEnd} where w.legal_end_reason is not null and w.ended_on <= :on::date`,
)

/** Not cut at `:on`: an end in the future is what the input check looks for. */
export const employmentEndDate = named("employment-end-date", `select s, to_jsonb(w.ended_on), w.said, w.ended_on from unnest(:subjects::bigint[]) s ${lastEnd} where w.ended_on is not null`)

export const lastContributionMonth = named(
  "last-contribution-month",
  ofEach(
    `coalesce(to_jsonb((select ${monthText("max(c.ym)")} from registers.contributions c where c.person_id = s and c.employer_id <> 0 and ${paidMonth})), 'null'::jsonb)`,
    insured,
  ),
)

const spellOn = `left join lateral (
        select u.registered_on from registration.published_unemployments u
         where u.person_id = s and ${runs("u.registered_on", "u.closed_on")} order by u.registered_on desc limit 1) u on true`

export const registrationDate = named(
  facts.registrationDate,
  `select s, coalesce(to_jsonb(u.registered_on), 'null'::jsonb), '${registration}'::text, u.registered_on from unnest(:subjects::bigint[]) s ${spellOn}`,
)

/** A registration as unemployed is a registration as looking for work (domain/02 §2.1). */
export const jobSeeking = named(facts.jobSeeking, ofEach("to_jsonb(u.registered_on is not null)", registration, spellOn))

export const stillUnemployed = named(facts.stillUnemployed, ofEach("to_jsonb(u.registered_on is not null)", registration, spellOn))

/** The day the running case was sent; before it is sent, today. */
export const claimDateOf = (item: string): FactSource =>
  named(
    facts.claimDate,
    ofEach(
      `to_jsonb(coalesce((select (c.submitted_at at time zone 'Asia/Shanghai')::date from casework.cases c where c.subject_id = s and c.item = '${item}' and c.ended_at is null
          order by c.submitted_at desc limit 1), :on::date))`,
      "办件记录",
    ),
  )

export const birthDate = named(
  facts.birthDate,
  "select p.person_id, to_jsonb(p.birth_date), '公安人口信息'::text, p.updated_at::date from registers.persons p where p.person_id = any(:subjects::bigint[]) and p.birth_date is not null",
)

export const retirementKind = named(
  facts.retirementKind,
  `select p.person_id, to_jsonb(case when p.sex = '1' then 'M60' else coalesce(nullif(p.women_retire_kind, ''), 'F50') end), '${insured}'::text, p.updated_at::date
       from registers.persons p where p.person_id = any(:subjects::bigint[]) and p.sex is not null`,
)

export const retirementKindSourced = named(
  facts.retirementKindSourced,
  `select p.person_id, to_jsonb(p.sex = '1' or coalesce(p.women_retire_kind, '') <> ''), '${insured}'::text, p.updated_at::date
       from registers.persons p where p.person_id = any(:subjects::bigint[]) and p.sex is not null`,
)

/** 城乡居民 pensions (170) do not end the benefit. */
export const drawingPension = named(facts.drawingPension, yesWhen(`select 1 from registers.pensions x where x.person_id = s and x.kind in ('110', '120') and ${runs("x.starts_on", "x.ends_on")}`, insured))

/** Working again: an employment in force, or reported as an employee by a unit whose employment of this person has not ended since. */
export const employed = named(
  facts.employed,
  yesWhen(
    `select 1 from registration.published_employments e
        where e.person_id = s and e.state = 'valid' and e.started_on <= :on::date
          and not exists (select 1 from registration.end_drafts r where r.person_id = s and r.employment_id = e.employment_id and r.state = 'draft' and r.ended_on <= :on::date)
      union all
      select 1 from registers.employee_rows r
        where r.person_id = s and r.kind = '210' and ${runs("r.from_on", "r.to_on")}
          and not exists (select 1 from registration.published_employments e where e.person_id = s and e.employer_id = r.employer_id and e.state = 'ended' and e.ended_on >= r.from_on and e.ended_on <= :on::date)
          and not exists (select 1 from registration.end_drafts x join registration.employments e using (person_id, employment_id)
                           where x.person_id = s and e.employer_id = r.employer_id and x.state = 'draft' and x.ended_on >= r.from_on and x.ended_on <= :on::date)`,
    "社会保险登记、就业登记",
  ),
)

export const activeEntity = named(
  facts.activeEntity,
  yesWhen(
    `select 1 from registers.entity_roles x where x.person_id = s and ${runs("x.from_on", "x.to_on")} and x.status not in ('注销', '吊销') and x.role not in ('股东', '监事')`,
    "市场主体登记",
  ),
)

/** Drawing in another province (the ministry's answer), or already drawing somewhere in this one. */
export const runningEntitlement = named(
  facts.runningEntitlement,
  yesWhen(
    `select 1 from registers.entitlements_elsewhere x where x.person_id = s and ${runs("x.from_on", "x.to_on")}
      union all
      select 1 from insurance.entitlements e where e.person_id = s and e.state in ('running', 'held') and e.last_month >= ${monthNumber(":on::date")}`,
    "部级全国待遇查询、失业保险待遇记录",
  ),
)

export const openClaims = named(
  "open-claims",
  ofEach(`to_jsonb((select count(*)::int from insurance.entitlements e where e.person_id = s and e.state in ('running', 'held') and e.last_month >= ${monthNumber(":on::date")}))`, claims),
)

export const nameOnRecord = named("name-on-record", "select p.person_id, to_jsonb(p.name), '公安人口信息'::text, p.updated_at::date from registers.persons p where p.person_id = any(:subjects::bigint[])")

export const firstMonth = named(facts.firstMonth, ofNewest(`to_jsonb(${monthText("e.first_month")})`))
export const lastMonth = named(facts.lastMonth, ofNewest(`to_jsonb(${monthText("e.last_month")})`))

/** The last month that may be paid: the entitled one, or the one before a stop. Death itself does not shorten the period. */
const lastPayable = "(case when e.stopped_from is null or e.stop_event = 'died' then e.last_month when e.stopped_from % 100 = 1 then e.stopped_from - 89 else e.stopped_from - 1 end)"
export const lastPayableMonth = named(facts.lastMonth, ofNewest(`to_jsonb(${monthText(lastPayable)})`))
export const paidMonths = named(facts.paidMonths, ofNewest("to_jsonb(e.drawn_months::int)"))

/** Drawing in the month of `:on`: an entitlement covers it and nothing has stopped it. */
export const drawsBenefit = named(
  facts.drawsBenefit,
  yesWhen(
    `select 1 from insurance.entitlements e where e.person_id = s and e.first_month <= ${monthNumber(":on::date")} and e.last_month >= ${monthNumber(":on::date")}
        and (e.stopped_from is null or e.stopped_from > ${monthNumber(":on::date")})`,
    claims,
  ),
)

export const averageBase = named(
  facts.averageBase,
  `select s, to_jsonb(round(avg(b.base))::int8), '${insured}'::text, null::date from unnest(:subjects::bigint[]) s ${newest}
      join lateral (select c.ym, max(c.base_fen) as base from registers.contributions c
                     where c.person_id = s and ${paidMonth} and c.ym <= ${monthNumber("coalesce(e.loss_on, e.claimed_on)")} group by c.ym order by c.ym desc limit 12) b on true
     group by s`,
)

const linesOf = (kind: string): string => `from insurance.month_lines l where l.person_id = s and l.entitlement_id = e.entitlement_id and l.kind = '${kind}' and ${livingLine}`
const awardsOf = (kind: string): string => `from insurance.awards a where a.person_id = s and a.entitlement_id = e.entitlement_id and a.kind = '${kind}' and a.state <> 'cancelled'`

export const jobSeekingMonthsPaid = named(
  facts.jobSeekingMonthsPaid,
  ofNewest(`to_jsonb(greatest((select count(*)::int ${linesOf("job-seeking")}), (select coalesce(sum(a.months), 0)::int ${awardsOf("job-seeking")})))`),
)
export const childbirthPaid = named(facts.childbirthPaid, ofNewest(`to_jsonb(exists (select 1 ${linesOf("childbirth")}) or exists (select 1 ${awardsOf("childbirth")}))`))
export const lumpSumPaid = named(facts.lumpSumPaid, ofNewest(`to_jsonb(exists (select 1 ${linesOf("lump-sum")}) or exists (select 1 ${awardsOf("lump-sum")}))`))

/** After the stop: months left of the entitlement that the new work ended. */
export const unusedAfterStop = named(facts.unusedMonths, ofNewest("to_jsonb(case when e.state = 'stopped' then coalesce(e.unused_months, e.months - e.drawn_months)::int else 0 end)"))

/** The work that ended the benefit, from the registration of employment. */
const newWork = `join lateral (
        select x.form, x.flag, x.employer_id, x.started_on, x.contract_from, x.contract_to, x.contract_kind from registration.published_employments x
         where x.person_id = s and x.started_on >= coalesce(e.loss_on, e.claimed_on) and x.started_on <= :on::date and x.state in ('valid', 'ended') order by x.started_on desc limit 1) x on true`
const ofNewWork = (value: string, where = "true"): string => `select s, ${value}, '就业登记'::text, x.started_on from unnest(:subjects::bigint[]) s ${newest} ${newWork} where ${where}`

/** Own business with a licence; flexible work (022) is neither a unit nor a business. */
const founded = "(x.form in ('020', '021', '023') or coalesce(x.flag, '') = 'company-founder')"

export const route = named(facts.route, ofNewWork(`to_jsonb(case when ${founded} then 'founded' else 'employed' end)`))
export const contractStart = named(facts.contractStart, ofNewWork("to_jsonb(coalesce(x.contract_from, x.started_on))"))
/** Open-ended contracts (无固定期限, kind 2) have no end; a fixed term without a known end stays unknown. */
export const contractEnd = named(facts.contractEnd, ofNewWork("coalesce(to_jsonb(x.contract_to), 'null'::jsonb)", `x.contract_to is not null or x.contract_kind = '2' or ${founded}`))
export const newInsuredMonths = named(
  facts.newInsuredMonths,
  ofNewWork(`to_jsonb((select count(distinct c.ym)::int from registers.contributions c where c.person_id = s and c.employer_id = x.employer_id and ${paidMonth} and c.ym >= ${monthNumber("x.started_on")}))`),
)

/** What a decision on a claim rests on. */
export const eligibilityFacts = (item: string): readonly FactSource[] => [
  contributedMonths, unusedMonths, endReason, registrationDate, jobSeeking, claimDateOf(item), birthDate, retirementKind, retirementKindSourced, drawingPension, employed, activeEntity, runningEntitlement,
]

/** What is checked before a claim is received. */
export const claimInputFacts: readonly FactSource[] = [employmentEndDate, lastContributionMonth, endReason, openClaims, nameOnRecord, contributedMonths, unusedMonths]

/** Everything this module can answer, for other modules' rules and for scans. */
export const insuranceFactSources: readonly FactSource[] = [
  ...eligibilityFacts("insurance.benefit-claim"), employmentEndDate, lastContributionMonth, openClaims, stillUnemployed, firstMonth, lastMonth, paidMonths, drawsBenefit, averageBase,
  jobSeekingMonthsPaid, childbirthPaid, lumpSumPaid, route, contractStart, contractEnd, newInsuredMonths,
]

/** The relative who drew the benefit and died: of several the latest death. Whoever is shown as kin by no register has no row. */
export const deceasedOf = (survivor: string): string => `
      select k.relative_id as person_id, x.died_on, e.entitlement_id, e.first_month, ${lastPayable} as last_month, e.region
        from registers.kin k
        join lateral (select i.* from insurance.entitlements i where i.person_id = k.relative_id order by i.recorded_at desc limit 1) e on true
        left join registers.deaths x on x.person_id = k.relative_id
       where k.person_id = ${survivor}
       order by x.died_on desc nulls last, e.entitlement_id desc limit 1`

const ofDeceased = (value: string, source: string, where = "true"): string =>
  `select s, ${value}, '${source}'::text, null::date from unnest(:subjects::bigint[]) s join lateral (${deceasedOf("s")}) d on true where ${where}`

const deathOnRecord = named("death-on-record", ofDeceased("to_jsonb(d.died_on)", "公安人口信息", "d.died_on is not null"))

/** What a decision on a death grant rests on; asked about the survivor, answered about the relative. */
export const deathGrantFacts: readonly FactSource[] = [
  deathOnRecord,
  named(facts.firstMonth, ofDeceased(`to_jsonb(${monthText("d.first_month")})`, claims)),
  named(facts.lastMonth, ofDeceased(`to_jsonb(${monthText("d.last_month")})`, claims)),
  named(facts.contributedMonths, ofDeceased(`to_jsonb((select count(distinct c.ym)::int from registers.contributions c where c.person_id = d.person_id and ${paidMonth}))`, insured)),
  named(facts.funeralGrantElsewhere, ofDeceased("to_jsonb(exists (select 1 from insurance.funeral_grants g where g.person_id = d.person_id and g.insurance <> '210'))", "养老、工伤保险待遇信息")),
  named(
    facts.deathMonthPaid,
    ofDeceased(`to_jsonb(d.died_on is not null and exists (select 1 from insurance.month_lines l where l.person_id = d.person_id and l.kind = 'benefit' and l.ym = ${monthNumber("d.died_on")} and ${livingLine}))`, claims),
  ),
]
