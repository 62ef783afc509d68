// What units claim for themselves: interns kept and hired early, projects, loans' interest, and what the unemployment fund gives back (IN-RET, IN-EARLY, SV-CAP, HS-*, OT-PROV, LN-INT, 稳岗返还).
import { jobRetentionRefund as refundRule } from "#domains/insurance"
import { type Asked, relation, relationByLine } from "#platform/facts"
import { rulesOfItem, type SubsidyItem } from "../../rules/index.ts"
import { validChecks } from "../fact-relations.ts"
import { answer, asked } from "../fact-sources.ts"
import { type AwardItem, awardItem, monthOfDay } from "./award-item.ts"
import { everything, type Lines, oneUnit, ownFacts } from "./claim-lines.ts"
import { healthyUnit, heldAlone, isHard, market, paidToPerson, paidToUnit, person, records, saidOf, unitAsked, unitSaidOf, wasUnemployed } from "./sources.ts"
import { type LineFacts, once, times, timesOf, type UsedUp } from "./used-up.ts"

const internshipUnit = (employer: string, day: string): string => `exists (select 1 from training.published_internship_units iu where iu.employer_id = ${employer} and ${day} between iu.recognised_on and iu.until_on)`
const ends = "training.published_internships i left join training.published_internship_ends x on x.person_id = i.person_id and x.employer_id = i.employer_id and x.starts_on = i.starts_on"

/** The interns of the unit who ended in the calendar year before, with what became of them, and the months already subsidised for them. */
const lastYear = "extract(year from :on::date) - 1"
const cohort = relation(
  "cohort",
  (asked) => `
    select u.employer_id as subject, ${internshipUnit("u.employer_id", "make_date((extract(year from :on::date) - 1)::int, 12, 31)")} as approved,
           (select jsonb_agg(jsonb_build_object('started', i.starts_on, 'ended', coalesce(x.ended_on, i.planned_end), 'dropped', coalesce(x.result = 'dropped', false), 'contractStart', h.contract_from, 'contractEnd', h.contract_to,
                     'insured', (select min(r.from_on) from registers.employee_rows r where r.person_id = i.person_id and r.employer_id = i.employer_id and r.from_on > i.starts_on)) order by i.person_id, i.starts_on)
              from ${ends} left join lateral (select coalesce(e.contract_from, e.started_on) as contract_from, e.contract_to from registration.published_employments e where e.person_id = i.person_id and e.employer_id = i.employer_id and e.started_on > i.starts_on
                      and (e.contract_to is not null or e.contract_kind = '2') order by e.started_on limit 1) h on true
             where i.employer_id = u.employer_id and extract(year from coalesce(x.ended_on, i.planned_end)) = ${lastYear} and coalesce(x.result, '') <> 'cancelled') as interns,
           (select jsonb_agg(jsonb_build_object('month', left(m.ym::text, 4) || '-' || right(m.ym::text, 2)) order by m.person_id, m.ym)
              from subsidies.published_grant_months m where m.payee_id = u.employer_id and m.item = 'IN-BASE' and exists (select 1 from ${ends} where i.employer_id = u.employer_id and i.person_id = m.person_id and extract(year from coalesce(x.ended_on, i.planned_end)) = ${lastYear})) as months
      from registers.employers u where ${asked("u.employer_id")}`,
)
const internships = "就业见习管理"

export const internshipRetention = awardItem("IN-RET", "subsidies.internship-retention", "employer", {
  rules: rulesOfItem["IN-RET"], lines: oneUnit,
  about: [
    ...heldAlone, answer("internship-unit", cohort, "cohort.approved", internships), answer("interns-of-year", cohort, "coalesce(cohort.interns, '[]'::jsonb)", internships), answer("internship-months-paid", cohort, "coalesce(cohort.months, '[]'::jsonb)", records),
  ],
  ofClaimant: paidToUnit,
  takes: (_, __, appliedOn) => [`IN-RET:${Number(appliedOn.slice(0, 4)) - 1}`],
})

export const internshipEarlyHire = awardItem("IN-EARLY", "subsidies.internship-early-hire", "employer", {
  rules: rulesOfItem["IN-EARLY"],
  lines: (asked) => `
    select i.employer_id as subject, i.person_id as about_id, 'person' as kind, to_char(i.starts_on, 'YYYY-MM-DD') as line, to_char(i.starts_on, 'YYYY-MM-DD') || '开始的见习' as label,
           jsonb_build_object('internship-unit', ${internshipUnit("i.employer_id", "i.starts_on")}, 'internship-starts-on', i.starts_on, 'internship-planned-end', i.planned_end, 'contract-start', coalesce(e.contract_from, e.started_on))
           || case when e.contract_to is not null or e.contract_kind = '2' then jsonb_build_object('contract-end', e.contract_to) else '{}'::jsonb end as own
      from ${ends} join registration.published_employments e on e.person_id = i.person_id and e.employer_id = i.employer_id and e.started_on > i.starts_on
     where ${asked("i.employer_id")} and x.result = 'hired-early' and x.ended_on > :on::date - interval '2 years'`,
  about: heldAlone, ofClaimant: paidToUnit,
  holds: (facts) => ({ from: monthOfDay(facts["contract-start"]), until: monthOfDay(facts["internship-planned-end"]) }), takes: (_, line) => [`IN-EARLY:${line}`],
})

const projects = (kind: string) => (asked: Asked): string => `
  select j.employer_id as subject, j.employer_id as about_id, 'employer' as kind, j.number as line, j.number as label,
         jsonb_build_object('spending-use', j.spending_use, 'project-planned', j.planned_on is not null, 'project-reviewed', j.reviewed_on is not null, 'project-accepted', coalesce(j.accepted_on <= :on::date, false), 'project-sum', coalesce(j.sum_fen, j.due_fen),
           'payment-asked', j.due_fen, 'project-paid', coalesce((select sum(a.amount_fen)::bigint from subsidies.published_awards a where a.subject_id = j.employer_id and a.item = j.kind and a.line = j.number), 0), 'base-tier-sum', j.due_fen,
           'provincial-approval', j.approval, 'provincial-filing', j.filing, 'skill-base-granted', (select count(*)::int from subsidies.published_awards a where a.subject_id = j.employer_id and a.item = j.kind))
         || case when j.approved_on is null then '{}'::jsonb else jsonb_build_object('base-approved-on', j.approved_on) end as own
    from subsidies.projects j where ${asked("j.employer_id")} and j.state = 'valid' and j.kind = '${kind}'`

const project = (item: SubsidyItem, code: string, takes: AwardItem["takes"]): AwardItem =>
  awardItem(item, code, "employer", { rules: rulesOfItem[item].slice(0, 1), lines: projects(item), about: heldAlone, ofClaimant: healthyUnit, takes, uses: [times("skill-base-granted")] })
const stage: AwardItem["takes"] = (facts, line) => [`PROJECT:${line}:${String(facts["project-paid"])}`]

export const serviceProject = project("SV-CAP", "subsidies.service-project", stage)
export const provincialItem = project("OT-PROV", "subsidies.provincial-item", stage)
export const trainingBase = project("HS-BASE", "subsidies.training-base", () => ["HS-BASE"])
export const masterStudio = project("HS-STUDIO", "subsidies.master-studio", () => ["HS-STUDIO"])

/** Who worked for the borrower's unit `b` when the loan `l` was signed, and whom it had hired in the year before. */
const staffWhenSigned = `
    left join lateral (select count(distinct r.person_id)::int as count from registers.employee_rows r where r.employer_id = b.employer_id and r.kind in ('110', '210') and r.from_on <= l.signed_on and (r.to_on is null or r.to_on > l.signed_on)) staff on true`
const hiresBeforeSigning = `
    left join lateral (select coalesce(jsonb_agg(jsonb_build_object('contractStart', coalesce(e.contract_from, e.started_on), 'contractEnd', e.contract_to)), '[]'::jsonb) as lines from registration.published_employments e
      where e.employer_id = b.employer_id and e.started_on between l.signed_on - interval '1 year' and l.signed_on and (${isHard("e.started_on")} or ${wasUnemployed("e.started_on")} or ${saidOf("poverty-group")} = 'true'::jsonb
         or exists (select 1 from registers.studies s where s.person_id = e.person_id and left(s.level, 1) in ('1', '2', '3') and s.graduated_on <= e.started_on))) hires on true`

const lastQuarters = `
    (select d.day::date as day, (d.day + interval '3 months' - interval '1 day')::date as last from (values (3), (6), (9), (12)) n(months) cross join lateral (select date_trunc('quarter', :on::date) - make_interval(months => n.months) as day) d)`
const quarterLine = `l.number || ':' || to_char(q.day, 'YYYY"Q"Q')`
/** The business a loan is for. */
const businessOf = { person: "left join registers.employers b on b.uscc = l.uscc", employer: "left join registers.employers b on b.employer_id = l.subject_id" } as const

/** What is known of a quarter's loan beside itself: how many others were subsidised before it, whether it was, and how its business stands. */
const loanHistory = (kind: "person" | "employer") => {
  const history = relationByLine(
    `loan_history_${kind}`,
    (who) => `
    select l.subject_id as subject, ${quarterLine} as line, coalesce(a.others, 0)::int as others, coalesce(a.had, false) as had, b.status, v.said
      from entrepreneurship.published_loans l join ${lastQuarters} q on q.last >= l.signed_on ${businessOf[kind]}
      left join lateral (select count(distinct a.loan) filter (where a.loan <> l.number) as others, bool_or(a.loan = l.number) as had from subsidies.published_awards a where a.subject_id = l.subject_id and a.item = 'LN-INT') a on true
      left join (select c.subject, jsonb_object_agg(c.question, c.value) as said from (${validChecks("c.subject_id", "subsidies.checks c", `c.subject_id in (select b.employer_id from entrepreneurship.published_loans l ${businessOf[kind]} where ${who("l.subject_id")})`)}) c group by c.subject) v on v.subject = b.employer_id
     where ${who("l.subject_id")} and l.subject_kind = '${kind}'`,
  )
  const { name } = history
  return [
    answer("loans-subsidised", history, `coalesce(${name}.others, 0)`, records), answer("loan-had", history, `coalesce(${name}.had, false)`, records), answer("unit-active", history, `coalesce(${name}.status not in ('注销', '吊销'), true)`, market),
    asked("unit-abnormal", history, "bool", market), asked("tax-normal", history, "bool", "税务申报信息"), asked("enterprise-size", history, "text", "企业规模名录"), asked("wages-or-premiums-owed", history, "bool", "社会保险登记"),
  ]
}

/** The finished quarters of each loan that were not yet subsidised, with the loan as the bank reported it; staff are counted for a firm's loan alone. `:on` is not before the quarter's end. */
const quarters = (kind: "person" | "employer"): Lines => (asked, wanted = everything) => {
  const [staff, hires] = ["staff-insured-count", "eligible-hires"].map((fact) => kind === "employer" && wanted.needed(fact))
  const ofLoan = ownFacts({
    "loan-number": "l.number", "loan-repay-by": "l.repay_by", "loan-amount": "l.amount_fen", "loan-signed-on": "l.signed_on", "loan-rate": "l.rate", borrower: "l.borrower", "borrower-group": "l.borrower_group", partners: "l.partners",
    quarter: "to_char(q.day, 'YYYY-MM-DD')",
    "loan-segments": `coalesce((select jsonb_agg(jsonb_build_object('principal', s.principal_fen, 'rate', s.rate, 'from', greatest(s.from_on, q.day), 'until', least(s.until_on, q.last), 'state', s.standing) order by s.from_on)
              from entrepreneurship.published_loan_segments s where s.subject_id = l.subject_id and s.loan_number = l.number and s.from_on <= q.last and s.until_on >= q.day), '[]'::jsonb)`,
    ...(staff ? { "staff-insured-count": "staff.count" } : {}), ...(hires ? { "eligible-hires": "hires.lines" } : {}),
  }, wanted)
  return `
  select l.subject_id as subject, l.subject_id as about_id, l.subject_kind as kind, ${quarterLine} as line, l.number || ' ' || to_char(q.day, 'YYYY"年第"Q"季度"') as label,
         ${ofLoan} as own
    from entrepreneurship.published_loans l
    ${staff || hires ? businessOf[kind] : ""}
    ${staff ? staffWhenSigned : ""}
    ${hires ? hiresBeforeSigning : ""}
    join ${lastQuarters} q on q.last >= l.signed_on
   where ${asked("l.subject_id")} and l.subject_kind = '${kind}'
     and not exists (select 1 from subsidies.published_awards a where a.subject_id = l.subject_id and a.item = 'LN-INT' and a.line = ${quarterLine})`
}

const ofQuarter: AwardItem["holds"] = (facts) => ({ from: monthOfDay(facts["quarter"]), until: monthOfDay(facts["quarter"]), loan: String(facts["loan-number"]) })
const loanOf = (facts: LineFacts): string => String(facts["loan-number"])
/** Each quarter once, and each loan once as the first, the second, the third of a borrower. */
const onceAQuarter: AwardItem["takes"] = (facts, line) => [`LN-INT:${line}`, ...(facts["loan-had"] === true ? [] : [{ nth: "LN-LOAN", before: timesOf(facts["loans-subsidised"]) }])]
/** Another loan that was new in this claim is one more before it; its own next quarter is not. */
const loansBefore: UsedUp = (facts, passed) => {
  const others = new Set(passed.filter((one) => one.facts["loan-had"] !== true).map((one) => loanOf(one.facts)).filter((loan) => loan !== loanOf(facts)))
  return { "loans-subsidised": timesOf(facts["loans-subsidised"]) + others.size }
}
const ofLoans = { holds: ofQuarter, takes: onceAQuarter, uses: [loansBefore, once("loan-had", loanOf)] }

export const loanInterest = awardItem("LN-INT", "subsidies.loan-interest", "person", {
  rules: rulesOfItem["LN-INT"], lines: quarters("person"), about: [...person, ...loanHistory("person"), ...paidToPerson, unitAsked("credit-listed", "bool", "信用信息"), unitAsked("other-business-loan", "bool", "信用信息")], ...ofLoans,
})
export const firmLoanInterest = awardItem("LN-INT", "subsidies.firm-loan-interest", "employer", {
  rules: rulesOfItem["LN-INT"], lines: quarters("employer"), about: [...heldAlone, ...loanHistory("employer")], ofClaimant: [...paidToUnit, unitAsked("other-business-loan", "bool", "信用信息")], always: { "died-on": null, "in-custody": false, "borrower-group": "other" }, ...ofLoans,
})

/** The unit's premiums, insured people and claimants of the calendar year before. */
const inLastYear = (ym: string): string => `${ym} between (${lastYear})::int * 100 + 1 and (${lastYear})::int * 100 + 12`
const premiumYear = relation(
  "premium_year",
  (asked) => `
    with paid as (select c.employer_id, c.ym, count(distinct c.person_id) as people, sum(c.employer_paid_fen + c.person_paid_fen) as fen from registers.contributions c
              where ${asked("c.employer_id")} and c.kind = '210' and c.arrived_on is not null and ${inLastYear("c.ym")} group by c.employer_id, c.ym),
    drew as (select e.employer_id, count(distinct l.person_id)::int as people from insurance.published_month_lines l
               join registration.published_employments e on e.person_id = l.person_id and e.ended_on between make_date((${lastYear})::int - 1, 1, 1) and make_date((${lastYear})::int, 12, 31)
              where ${asked("e.employer_id")} and l.kind = 'benefit' and l.state in ('pending', 'paid', 'returned', 'suspense') and ${inLastYear("l.ym")} group by e.employer_id)
    select p.employer_id as subject, sum(p.fen)::bigint as premium, count(*)::int as months, round(avg(p.people))::int as average, coalesce(max(p.people) filter (where p.ym % 100 = 12), 0)::int as december, coalesce(max(p.people) filter (where p.ym % 100 = 1), 0)::int as january,
           coalesce((select d.people from drew d where d.employer_id = p.employer_id), 0) as drawers,
           (select coalesce(sum(a.amount_fen), 0)::bigint from subsidies.published_awards a where a.subject_id = p.employer_id and a.item = 'UI-RETAIN' and a.facts ->> 'data-year' = (${lastYear})::text) as refunded
      from paid p group by p.employer_id`,
)
const insured = "社会保险登记"

export const jobRetentionRefund = awardItem("UI-RETAIN", "subsidies.job-retention-refund", "employer", {
  rules: [refundRule], lines: oneUnit,
  about: [
    ...heldAlone, unitAsked("unit-kind", "text", "市场主体登记"), unitAsked("zombie-enterprise", "bool", "信用信息"), unitAsked("industry-policy-consistent", "bool", "市场主体登记"), unitSaidOf("unit-credit-listed", "credit-listed", "bool", "信用信息"),
    answer("enterprise-size", premiumYear, `(${"select c.value #>> '{}' from subsidies.checks c where c.subject_id = premium_year.subject and c.question = 'enterprise-size' and c.from_on <= :on::date and (c.to_on is null or c.to_on > :on::date) order by c.recorded_at desc limit 1"})`, "企业规模名录"),
    answer("premium-paid-last-year", premiumYear, "coalesce(premium_year.premium, 0)", insured), answer("fully-paid-months", premiumYear, "coalesce(premium_year.months, 0)", insured), answer("average-insured-last-year", premiumYear, "coalesce(premium_year.average, 0)", insured),
    answer("insured-in-december", premiumYear, "coalesce(premium_year.december, 0)", insured), answer("insured-at-start", premiumYear, "coalesce(premium_year.january, 0)", insured),
    answer("benefit-drawers-last-year", premiumYear, "coalesce(premium_year.drawers, 0)", "失业保险待遇记录"), answer("refunded-last-year", premiumYear, "coalesce(premium_year.refunded, 0)", records),
  ],
  settled: (facts) => ({ ...facts, "data-year": String(Number(String(facts["applied-on"]).slice(0, 4)) - 1) }),
  day: "applied-on",
  takes: (facts) => [`UI-RETAIN:${String(facts["data-year"])}:${String(facts["refunded-last-year"])}`],
})
