// What is claimed for people who were trained or assessed: one line for each class or certificate of theirs, by themselves or by who taught or employed them (TR-*, UI-SKILL).
import { skillSubsidy as skillSubsidyRule } from "#domains/insurance"
import { type Asked, type FactSource, relation, relationByLine } from "#platform/facts"
import { type SubsidyItem, rulesOfItem } from "../../rules/index.ts"
import { benefit } from "../fact-relations.ts"
import { answer, isThere } from "../fact-sources.ts"
import { type AwardItem, awardItem, monthOfDay } from "./award-item.ts"
import { type Lines, ownFacts } from "./claim-lines.ts"
import { counted, countedInYear, creditOfPerson, heldAlone, healthyUnit, isHard, paidToPerson, paidToUnit, person, records, saidOf, wasUnemployed } from "./sources.ts"
import { type LineFacts, once, times, timesOf, type UsedUp } from "./used-up.ts"

/** The identity of a group on the day of the class, or of the certificate; what no record of ours says is asked of departments. Absent while nobody has answered. */
const groupValid = (group: string, day: string): string => `
  case when ${group} = 'unemployed' then jsonb_build_object('group-valid', ${wasUnemployed(`(${day} + 1)`)}) when ${group} = 'hard' then jsonb_build_object('group-valid', ${isHard(day)})
       when ${group} = 'graduate' then jsonb_build_object('group-valid', exists (select 1 from registers.studies s where s.person_id = e.person_id and left(s.level, 1) in ('1', '2', '3') and extract(year from coalesce(s.graduated_on, s.to_on)) = extract(year from ${day})))
       when ${saidOf("training-group-valid")} is not null then jsonb_build_object('group-valid', ${saidOf("training-group-valid")}) else '{}'::jsonb end`

const onClassDay = `
  jsonb_build_object('at-school', exists (select 1 from registers.studies s where s.person_id = e.person_id and s.from_on <= c.starts_on and (s.to_on is null or s.to_on > c.starts_on) and (s.graduated_on is null or s.graduated_on > c.starts_on)),
    'drawing-pension', exists (select 1 from registers.pensions x where x.person_id = e.person_id and x.kind in ('110', '120') and x.starts_on <= c.starts_on and (x.ends_on is null or x.ends_on > c.starts_on)))`

/** The certificate of the class: the one that names it, or the newest of its occupation since it began. */
const certificateOfClass = `
  left join lateral (select k.* from training.published_certificates k where k.person_id = e.person_id and (k.class_number = e.class_number or k.class_number is null and k.occupation = c.occupation and k.issued_on >= c.starts_on)
                      order by k.class_number is null, k.issued_on desc limit 1) k on true`

const higherHeld = "(select min(x.level) from training.published_certificates x where x.person_id = e.person_id and x.occupation = k.occupation and x.number <> k.number and x.found and x.issued_on <= k.issued_on)"
const certificate = `
  jsonb_build_object('certificate-found', coalesce(k.found, false))
  || case when k.number is null then '{}'::jsonb else jsonb_build_object('certificate-kind', k.kind, 'certificate-level', k.level, 'certificate-issued-on', k.issued_on, 'occupation', k.occupation, 'highest-level-held', ${higherHeld}) end`

const scarcity = `
  coalesce((select o.scarcity from training.published_scarce_occupations o where o.occupation = coalesce(k.occupation, c.occupation) and c.region like rtrim(o.region, '0') || '%' and o.from_on <= c.starts_on and (o.until_on is null or o.until_on >= c.starts_on)
             order by length(rtrim(o.region, '0')) desc limit 1), 'ordinary')`

/** The enrolments of finished classes not older than two years, as lines of the person, or of the institution or firm that ran the class. */
const enrolments = (subject: "person" | "employer", training: readonly string[], more = "'{}'::jsonb", also = "") => (asked: Asked): string => `
  select e.${subject}_id as subject, e.person_id as about_id, 'person' as kind, e.employer_id || ':' || e.class_number as line, c.name || '（' || to_char(c.starts_on, 'YYYY-MM-DD') || '开班）' as label,
         jsonb_build_object('trainee-group', e.trainee_group, 'enrolled-on', e.enrolled_on, 'class-starts-on', c.starts_on, 'class-ends-on', c.ends_on, 'plan-filed-on', c.plan_filed_on, 'sessions-planned', c.sessions,
           'institution-listed', c.training in ('firm', 'apprentice') or exists (select 1 from training.published_institutions i where i.employer_id = c.employer_id and i.listed_from <= c.starts_on and (i.listed_until is null or i.listed_until >= c.starts_on)),
           'sessions-attended', coalesce((select sum(a.sessions)::int from training.published_attendance a where a.person_id = e.person_id and a.employer_id = e.employer_id and a.class_number = e.class_number), 0),
           'attended-days', (select count(distinct a.held_on)::int from training.published_attendance a where a.person_id = e.person_id and a.employer_id = e.employer_id and a.class_number = e.class_number),
           'class-hours', c.hours, 'theory-hours', c.theory_hours, 'fee-paid-by', e.fee_paid_by, 'scarcity', ${scarcity}, 'start-module', c.module,
           'same-training-subsidised', exists (select 1 from subsidies.published_awards a where a.subject_id = e.person_id and a.item in ('TR-SKILL', 'TR-START', 'TR-FIRM', 'TR-APPR', 'TR-PROJ')
              and a.occupation = coalesce(k.occupation, c.occupation, 'start:' || c.module) and a.level is not distinct from k.level))
         || ${certificate} || ${onClassDay} || ${groupValid("e.trainee_group", "c.starts_on")} || ${more} as own
    from training.published_enrolments e join training.published_classes c on c.employer_id = e.employer_id and c.number = e.class_number ${certificateOfClass} ${also}
   where ${asked(`e.${subject}_id`)} and c.training in (${training.map((one) => `'${one}'`).join(", ")}) and c.ends_on <= :on::date and c.ends_on > :on::date - interval '2 years'`

const occupationOf = (facts: LineFacts): string => (typeof facts["occupation"] === "string" ? facts["occupation"] : `start:${String(facts["start-module"])}`)
const levelOf = (facts: LineFacts): number | null => (typeof facts["certificate-level"] === "number" ? facts["certificate-level"] : null)
const sameLevelOf = (facts: LineFacts): string => `${occupationOf(facts)}:${String(levelOf(facts))}`
const ofClass: AwardItem["holds"] = (facts) => ({ from: monthOfDay(facts["class-starts-on"]), until: monthOfDay(facts["class-ends-on"]), occupation: occupationOf(facts), level: levelOf(facts) })
const thisTraining: AwardItem["takes"] = (facts) => [`TR:${sameLevelOf(facts)}`]
/** Apprentices are not counted among the trainings of a life. */
const onceTrained: AwardItem["takes"] = (facts, ...of) => [...thisTraining(facts, ...of), { nth: "TR-COUNT", before: timesOf(facts["trainings-subsidised"]) }]
const uses: readonly UsedUp[] = [times("trainings-subsidised"), times("trainings-this-year"), once("same-training-subsidised", sameLevelOf)]
/** Of whom a class is about: the pension is that of the first day of the class. */
const inClass = person.filter((one) => one.fact !== "drawing-pension")
const trainee: readonly FactSource[] = [...inClass, ...creditOfPerson, counted("trainings-subsidised", "trained"), ...countedInYear("trainings-this-year")]

/** Who taught or employed claims for the trainees. */
const taught = (item: SubsidyItem, code: string, training: string, payee: "institution" | "firm", more?: string, also?: string, takes = onceTrained): AwardItem =>
  awardItem(item, code, "employer", { rules: rulesOfItem[item].slice(0, 1), lines: enrolments("employer", [training], more, also), about: trainee.filter((one) => one.fact !== "credit-listed"), ofClaimant: [...healthyUnit, ...paidToUnit], always: { payee }, uses, holds: ofClass, takes })

/** Who was taught and paid the fee claims alone. */
const learned = (item: SubsidyItem, code: string, training: string): AwardItem =>
  awardItem(item, code, "person", { rules: rulesOfItem[item].slice(0, 1), lines: enrolments("person", [training]), about: [...trainee, ...paidToPerson], always: { payee: "person" }, uses, holds: ofClass, takes: onceTrained })

export const skillTraining = learned("TR-SKILL", "subsidies.skill-training", "skill")
export const startUpTrainingOwn = learned("TR-START", "subsidies.start-up-training-own", "start")
export const skillTrainingOfInstitution = taught("TR-SKILL", "subsidies.skill-training-institution", "skill", "institution")
export const startUpTraining = taught("TR-START", "subsidies.start-up-training", "start", "institution")

const contractWithFirm = `
  left join lateral (select h.* from registration.published_employments h where h.person_id = e.person_id and h.employer_id = c.employer_id and h.started_on <= c.starts_on order by h.started_on desc limit 1) h on true`
const hired = `
  case when h.person_id is null then '{}'::jsonb else jsonb_build_object('contract-start', coalesce(h.contract_from, h.started_on)) || case when h.contract_to is not null or h.contract_kind = '2' then jsonb_build_object('contract-end', h.contract_to) else '{}'::jsonb end end`
export const firmTraining = taught("TR-FIRM", "subsidies.firm-training", "firm", "firm", hired, contractWithFirm)
export const apprenticeTraining = taught("TR-APPR", "subsidies.apprentice-training", "apprentice", "firm",
  "jsonb_build_object('staff-insured', exists (select 1 from registers.employee_rows r where r.person_id = e.person_id and r.employer_id = c.employer_id and r.from_on <= c.starts_on and (r.to_on is null or r.to_on > c.ends_on)))", "", thisTraining)
export const projectTraining = taught("TR-PROJ", "subsidies.project-training", "project", "institution", "jsonb_build_object('project-contracted', c.contract is not null and coalesce(c.accepted_on <= :on::date, false), 'project-price', c.price_fen)")

export const trainingLiving = awardItem("TR-LIVE", "subsidies.training-living", "person", {
  rules: rulesOfItem["TR-LIVE"], lines: (asked) => enrolments("person", ["skill", "start", "project"], `jsonb_build_object('living-group', coalesce(e.living_group, 'other')) || ${groupValid("coalesce(e.living_group, 'other')", "c.starts_on")}`)(asked),
  about: [...inClass, ...paidToPerson, ...creditOfPerson, ...countedInYear("living-this-year")], uses: [times("living-this-year")],
  holds: (facts) => ({ from: monthOfDay(facts["class-starts-on"]), until: monthOfDay(facts["class-ends-on"]) }), takes: (facts, line, appliedOn) => [`TR-LIVE:${line}`, { nth: `TR-LIVE:${appliedOn.slice(0, 4)}`, before: timesOf(facts["living-this-year"]) }],
})

/** What the holder of a certificate `k` was granted, looked up once for each certificate. */
const granted = (columns: string): string => ` left join lateral (select ${columns} from subsidies.published_awards a where a.subject_id = e.person_id) w on true`
const grantedFor = (name: string, items: string, level = " and a.level is not distinct from k.level"): string => `coalesce(bool_or(a.item in (${items}) and a.occupation = k.occupation${level}), false) as ${name}`

/** Certificates of the last two years as lines, one for each group the person may be of; `also` joins what `own` reads. */
const certificates = (groups: readonly string[], own: string, also: string) => (asked: Asked): string => `
  select e.person_id as subject, e.person_id as about_id, 'person' as kind, k.number as line, k.occupation || '（' || k.number || '）' as label, ${certificate} || ${own} as own
    from (select p.person_id from registers.persons p where ${asked("p.person_id")}) e join training.published_certificates k on k.person_id = e.person_id${also} cross join lateral (values ${groups.map((one) => `('${one}')`).join(", ")}) g(code)
   where k.issued_on <= :on::date and k.issued_on > :on::date - interval '2 years'`

const ofCertificate: AwardItem["holds"] = (facts) => ({ from: monthOfDay(facts["certificate-issued-on"]), until: monthOfDay(facts["certificate-issued-on"]), occupation: String(facts["occupation"]), level: levelOf(facts) })

export const skillAssessment = awardItem("TR-ASSESS", "subsidies.skill-assessment", "person", {
  rules: rulesOfItem["TR-ASSESS"], told: true,
  lines: certificates(["unemployed", "hard", "graduate", "monitored"], `jsonb_build_object('trainee-group', g.code, 'level-assessed', w.level_assessed, 'occupation-assessed', w.occupation_assessed) || ${groupValid("g.code", "k.issued_on")}`, granted(`${grantedFor("level_assessed", "'TR-ASSESS'")}, ${grantedFor("occupation_assessed", "'TR-ASSESS'", "")}`)),
  about: [...person, ...paidToPerson, ...creditOfPerson, counted("assessments-subsidised", "assessed")], uses: [times("assessments-subsidised"), once("level-assessed", sameLevelOf), once("occupation-assessed", occupationOf)],
  holds: ofCertificate, takes: (facts) => [`TR-ASSESS:${sameLevelOf(facts)}`, { nth: "TR-ASSESS-COUNT", before: timesOf(facts["assessments-subsidised"]) }],
})

/** Months the fund was paid for, both parts and in time, here or where the relation came from; months that moved to another province count there. And whether the person is insured now. */
const premiums = relation(
  "premiums",
  (who) => `
    select x.subject, count(distinct x.ym)::int as months from (
      select c.person_id as subject, c.ym from registers.contributions c
       where ${who("c.person_id")} and c.kind = '210' and c.arrived_on <= :on::date and c.employer_paid_fen > 0 and c.person_paid_fen > 0 and not c.back_paid
         and not exists (select 1 from insurance.published_moved_months o where o.person_id = c.person_id and o.ym = c.ym and o.direction = 'out' and o.moved_on <= :on::date)
      union all
      select i.person_id, i.ym from insurance.published_moved_months i where ${who("i.person_id")} and i.direction = 'in' and i.moved_on <= :on::date) x
     group by x.subject`,
)
const insuredNow = relation("insured_now", (who) => `select distinct r.person_id as subject from registers.employee_rows r where ${who("r.person_id")} and r.kind in ('110', '210') and r.from_on <= :on::date and (r.to_on is null or r.to_on > :on::date)`)

/** The highest level each holder of a certificate had in its occupation by another one. */
const higherCertificates = relationByLine(
  "higher_certificates",
  (who) => `select k.person_id as subject, k.number as line, ${higherHeld} as level from training.published_certificates k cross join lateral (select k.person_id) e where ${who("k.person_id")}`,
)

/** What was granted for each certificate or in its year, and whether its occupation was wanted. */
const certificateHistory = relationByLine(
  "certificate_history",
  (who) => `
    select k.person_id as subject, k.number as line, w.claimed, w.trained, w.claims_of_issue_year,
           exists (select 1 from training.published_scarce_occupations o where o.occupation = k.occupation and k.region like rtrim(o.region, '0') || '%' and o.from_on <= k.issued_on and (o.until_on is null or o.until_on >= k.issued_on)) as urgent
      from training.published_certificates k cross join lateral (select k.person_id) e${granted(`${grantedFor("claimed", "'UI-SKILL'")}, ${grantedFor("trained", "'TR-SKILL', 'TR-FIRM', 'TR-APPR', 'TR-PROJ', 'TR-ASSESS'")},
      (count(*) filter (where a.item = 'UI-SKILL' and left(a.facts ->> 'certificate-issued-on', 4) = extract(year from k.issued_on)::text))::int as claims_of_issue_year`)}
     where ${who("k.person_id")}`,
)
const ofHistory = (fact: string, column: string, source = records): FactSource => answer(fact, certificateHistory, `certificate_history.${column}`, source, { answered: isThere(certificateHistory) })

/** Certificates of the last two years, a line each. */
const ownCertificates: Lines = (asked, wanted) => `
  select k.person_id as subject, k.person_id as about_id, 'person' as kind, k.number as line, k.occupation || '（' || k.number || '）' as label,
         ${ownFacts({ "certificate-found": "coalesce(k.found, false)", "certificate-kind": "k.kind", "certificate-level": "k.level", "certificate-issued-on": "k.issued_on", occupation: "k.occupation" }, wanted)} as own
    from training.published_certificates k where ${asked("k.person_id")} and k.issued_on <= :on::date and k.issued_on > :on::date - interval '2 years'`

export const skillUpgrade = awardItem("UI-SKILL", "subsidies.skill-upgrade", "person", {
  rules: [skillSubsidyRule], lines: ownCertificates,
  about: [
    ofHistory("skill-level-claimed", "claimed"), ofHistory("certificate-training-subsidised", "trained"), ofHistory("skill-claims-of-issue-year", "claims_of_issue_year"), answer("highest-level-held", higherCertificates, "higher_certificates.level", "证书信息", { answered: isThere(higherCertificates) }), ofHistory("urgent-occupation", "urgent", "紧缺职业目录"),
    ...heldAlone, ...paidToPerson, ...countedInYear("skill-claims-this-year"), answer("skill-paid-months", premiums, "coalesce(premiums.months, 0)", "社会保险登记"), answer("insured-now", insuredNow, isThere(insuredNow), "社会保险登记"),
    answer("draws-benefit", benefit, isThere(benefit), "失业保险待遇记录"),
  ],
  day: "applied-on", uses: [times("skill-claims-this-year"), times("skill-claims-of-issue-year", (facts) => String(facts["certificate-issued-on"]).slice(0, 4)), once("skill-level-claimed", sameLevelOf)],
  holds: ofCertificate, takes: (facts, _, appliedOn) => [`UI-SKILL:${sameLevelOf(facts)}`, { nth: `UI-SKILL:${appliedOn.slice(0, 4)}`, before: timesOf(facts["skill-claims-this-year"]) }],
})

