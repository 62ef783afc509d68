// What people claim for themselves once: students in hardship, work far away, a first business and its rent (GR-JS, TV-MIG, ST-ONCE, ST-RENT), and rural contract workers whose contract is over (UI-WORKER).
import { contractWorkerAllowance as contractWorkerRule } from "#domains/insurance"
import { relation } from "#platform/facts"
import { rulesOfItem } from "../../rules/index.ts"
import { validChecks } from "../fact-relations.ts"
import { answer, asked, isThere } from "../fact-sources.ts"
import { awardItem, monthOfDay } from "./award-item.ts"
import { onePerson } from "./claim-lines.ts"
import { answered, counted, countedInYear, creditOfPerson, graduate, graduation, had, hardship, looked, market, paidToPerson, person, records, welfare } from "./sources.ts"
import { timesOf } from "./used-up.ts"

/** The newest study, running or over. */
const studied = relation("studied", (who) => `select distinct on (s.person_id) s.person_id as subject, left(s.level, 1) as stage, s.level, coalesce(s.graduated_on, s.to_on) as leaves_on from registers.studies s where ${who("s.person_id")} and s.from_on <= :on::date order by s.person_id, s.from_on desc`)
const schools = "学籍学历信息"

export const studentGrant = awardItem("GR-JS", "subsidies.student-grant", "person", {
  rules: rulesOfItem["GR-JS"], lines: onePerson,
  about: [
    ...person, ...paidToPerson, looked("study-form", "text", schools), looked("zero-employment-household", "bool", "户籍成员信息"),
    answer("school-level", studied, "case when studied.stage in ('1', '2', '3') then 'university' when studied.level in ('47', '48', '49') then 'technical' when studied.stage = '4' then 'secondary-vocational' end", schools, { answered: "studied.stage in ('1', '2', '3', '4')" }),
    answer("leaves-school-on", studied, "studied.leaves_on", schools, { answered: "studied.leaves_on is not null" }), answer("school-stage", studied, "studied.stage", schools, { answered: isThere(studied) }),
    answer("hardship-categories", answered, "answered.said -> 'hardship-categories'", welfare, { answered: "answered.said ? 'hardship-categories'" }),
    counted("student-grants", "student"),
    answer("student-grants-this-stage", had, "(select count(*)::int from jsonb_array_elements_text(coalesce(had.student_stages, '[]'::jsonb)) s where s = studied.stage)", records, { beside: [studied] }),
  ],
  takes: (facts) => [`GR-JS:${String(facts["school-stage"])}`],
})

/** Insured by a unit seated outside the county of the person's file, three months of the last fifteen. The row itself stands where the person does. */
const insuredAway = relation(
  "insured_away",
  (who) => `select c.person_id as subject, count(distinct c.ym) >= 3 as is_so from registers.contributions c join registers.persons p on p.person_id = c.person_id join registers.employers u on u.employer_id = c.employer_id
     where ${who("c.person_id")} and c.kind = '110' and c.arrived_on > :on::date - interval '15 months' and left(u.region, 6) <> left(p.region, 6) group by c.person_id`,
)

export const travelSubsidy = awardItem("TV-MIG", "subsidies.travel", "person", {
  rules: rulesOfItem["TV-MIG"], lines: onePerson, says: { workedFrom: "worked-away-from", workedUntil: "worked-away-until", workPlace: "work-distance" },
  about: [
    ...person, ...paidToPerson, looked("poverty-group", "bool", welfare), ...countedInYear("travel-this-year"),
    answer("work-evidenced", insuredAway, "coalesce(insured_away.is_so, false) or coalesce((answered.said ->> 'work-evidenced')::bool, false)", records, { answered: "coalesce(insured_away.is_so, false) or answered.said ? 'work-evidenced'", beside: [answered] }),
  ],
  holds: (facts) => ({ from: monthOfDay(facts["worked-away-from"]), until: monthOfDay(facts["worked-away-until"]) }),
  takes: (_, __, appliedOn) => [`TV-MIG:${appliedOn.slice(0, 4)}`],
})

const founding = "('法定代表人', '经营者', '执行合伙人', '执行事务合伙人')"
/** The newest business a person is or was the legal representative or operator of, and how many there ever were. */
const founded = relation(
  "founded",
  (who) => `
    select distinct on (r.person_id) r.person_id as subject, r.uscc, u.employer_id, coalesce(u.founded_on, r.from_on) as registered_on, coalesce(u.status, r.status) as status, r.to_on, u.address, u.industry, n.entities
      from registers.entity_roles r left join registers.employers u on u.uscc = r.uscc
      join (select x.person_id, count(distinct x.uscc)::int as entities from registers.entity_roles x where ${who("x.person_id")} and x.role in ${founding} and x.from_on <= :on::date group by x.person_id) n on n.person_id = r.person_id
     where ${who("r.person_id")} and r.role in ${founding} and r.from_on <= :on::date order by r.person_id, (r.to_on is null or r.to_on > :on::date) desc, r.from_on desc`,
)
const foundedSaid = relation(
  "founded_said",
  (who) => `select v.subject, jsonb_object_agg(v.question, v.value) as said from (${validChecks("f.subject", `(${founded.sql(who)}) f join subsidies.checks c on c.subject_id = f.employer_id`, "true")}) v group by v.subject`,
)
/** Staff of the business insured for three months and still there, the founder not among them. */
const foundedStaff = relation(
  "founded_staff",
  (who) => `select f.subject, count(distinct r.person_id)::int as staff from (${founded.sql(who)}) f join registers.employee_rows r on r.employer_id = f.employer_id and r.person_id <> f.subject
     where r.kind in ('110', '210') and r.from_on <= :on::date - interval '3 months' and (r.to_on is null or r.to_on > :on::date) group by f.subject`,
)
/** What others were granted for the same business, or at the same address in the same trade. */
export const foundedElsewhere = relation(
  "founded_elsewhere",
  (who) => `select f.subject, bool_or(a.employer = f.uscc) as same_entity, bool_or(a.employer <> f.uscc) as same_address from (${founded.sql(who)}) f join registers.employers o on o.uscc = f.uscc or (o.address = f.address and o.industry is not distinct from f.industry)
      join subsidies.published_awards a on a.employer = o.uscc and a.item in ('ST-ONCE', 'ST-RENT') and a.subject_id <> f.subject group by f.subject`,
)
const foundedFree = relation(
  "founded_free",
  (who) => `select distinct f.subject from (${founded.sql(who)}) f join entrepreneurship.published_tenancies t on t.employer_id = f.employer_id and t.rent_fen = 0 and t.from_on <= :on::date and (t.until_on is null or t.until_on >= :on::date)`,
)

const founder = [
  ...person, ...paidToPerson, ...creditOfPerson,
  answer("still-founder", founded, "founded.to_on is null or founded.to_on > :on::date", market, { answered: isThere(founded) }),
  answer("unit-active", founded, "founded.status not in ('注销', '吊销')", market, { answered: isThere(founded) }),
  asked("unit-abnormal", foundedSaid, "bool", market), asked("tax-normal", foundedSaid, "bool", "税务申报信息"), answer("entity-code", founded, "founded.uscc", market, { answered: isThere(founded) }),
]
const business = (facts: Readonly<Record<string, unknown>>, appliedOn: string) => ({ from: monthOfDay(appliedOn), until: null, employer: String(facts["entity-code"]) })

export const startUpGrant = awardItem("ST-ONCE", "subsidies.start-up-grant", "person", {
  rules: rulesOfItem["ST-ONCE"], lines: onePerson, says: { tranche: "tranche" },
  about: [
    ...founder, ...graduate, asked("enterprise-size", foundedSaid, "text", "企业规模名录"), asked("tax-months", foundedSaid, "int", "税务申报信息"),
    answer("entity-registered-on", founded, "founded.registered_on", market, { answered: isThere(founded) }), answer("earlier-entities", founded, "founded.entities - 1", market, { answered: isThere(founded) }),
    answer("start-up-staff-insured", foundedStaff, "coalesce(founded_staff.staff, 0)", "社会保险登记"),
    answer("start-up-grants-first", had, "coalesce(had.founded_first, 0) + case when founded_elsewhere.same_entity then 1 else 0 end", records, { beside: [foundedElsewhere] }), counted("start-up-grants-second", "founded_second"),
    answer("same-address-grant", foundedElsewhere, "coalesce(founded_elsewhere.same_address, false)", records),
    answer("founder-group", answered, "coalesce(answered.said ->> 'founder-group', case when hardship.recognised_on <= :on::date and (hardship.ended_on is null or hardship.ended_on > founded.registered_on) then 'hard' else 'graduate' end)", welfare, {
      answered: "answered.said ? 'founder-group' or hardship.subject is not null or graduation.subject is not null", beside: [hardship, founded, graduation],
    }),
  ],
  settled: (facts) => ({ ...facts, "start-up-grants": facts["tranche"] === "second" ? facts["start-up-grants-second"] : facts["start-up-grants-first"] }),
  holds: business,
  takes: (facts) => [`ST-ONCE:${String(facts["tranche"])}`],
})

export const startUpRent = awardItem("ST-RENT", "subsidies.start-up-rent", "person", {
  rules: rulesOfItem["ST-RENT"], lines: onePerson, says: { rentPaid: "rent-paid", rentMonths: "rent-months", invoice: "cost-reference" },
  about: [...founder, looked("lessor-related", "bool", "户籍成员信息"), counted("rent-months-used", "rent_months"), ...countedInYear("rent-granted-this-year"), answer("free-premises", foundedFree, isThere(foundedFree), records)],
  holds: business,
  takes: (facts) => Array.from({ length: timesOf(facts["rent-months"]) }, (_, month) => ({ nth: "ST-RENT", before: timesOf(facts["rent-months-used"]) + month })),
})

/** The last work of the person, when it is over, with the months the unit alone paid for it one after another up to the end. */
const endedWork = relation(
  "ended_work",
  (who) => `
    select w.person_id as subject, w.uscc, w.ended_on, w.employment_id, (w.ended_on <= :on::date) as is_over,
           (select count(*)::int from (select c.ym / 100 * 12 + c.ym % 100 + row_number() over (order by c.ym desc) as island, max(c.ym / 100 * 12 + c.ym % 100) over () + 1 as last from registers.contributions c
               where c.person_id = w.person_id and c.employer_id = w.employer_id and c.kind = '210' and c.arrived_on is not null and c.employer_paid_fen > 0 and c.person_paid_fen = 0 and not c.back_paid) x where x.island = x.last) as months
      from (select distinct on (e.person_id) e.* from registration.published_employments e where ${who("e.person_id")} and e.employer_id is not null and e.started_on <= :on::date order by e.person_id, e.started_on desc) w`,
)

export const contractWorker = awardItem("UI-WORKER", "subsidies.contract-worker", "person", {
  rules: [contractWorkerRule], lines: onePerson, day: "applied-on",
  about: [
    ...paidToPerson, looked("contract-worker", "bool", "社会保险登记"), answer("unit-paid-months", endedWork, "coalesce(ended_work.months, 0)", "社会保险登记"), answer("contract-over", endedWork, "coalesce(ended_work.is_over, false)", "劳动用工备案"),
    answer("work-ended", endedWork, "ended_work.employment_id::text", "劳动用工备案"),
  ],
  takes: (facts) => [`UI-WORKER:${String(facts["work-ended"])}`],
})
