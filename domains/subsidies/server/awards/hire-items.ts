// What units claim for people they hired, line by line: young and unemployed people once, people lifted out of poverty by months, introductions, jobs of a start-up (HI-ONCE, HI-POOR, AG-INTRO, ST-JOBS, UI-EXPAND).
import { expansionSubsidy as expansionRule } from "#domains/insurance"
import { type Asked, relation, relationByLine } from "#platform/facts"
import { type Facts, known, type Known, type ParameterTable } from "#policy"
import { rulesOfItem } from "../../rules/index.ts"
import { answer, isThere } from "../fact-sources.ts"
import { law } from "../law.ts"
import { type AwardItem, awardItem, monthOfDay } from "./award-item.ts"
import { ownFacts } from "./claim-lines.ts"
import { aboutHire, beforeHire, hires, hiresByGroup, insuredByKind, introducedGroup, lately, monthsInsured } from "./hires.ts"
import { countedInYear, graduate, had, healthyUnit, heldAlone, looked, market, paidToUnit, person, records, saidOf, sizeOfUnit, unitAsked, welfare } from "./sources.ts"
import { type LineFacts, once, sum, timesOf, type UsedUp } from "./used-up.ts"

const claimant = [...healthyUnit, ...paidToUnit, sizeOfUnit]
/** Whether the person was counted for this before, with whatever unit. */
const hadOnce = (fact: string, column: "hired_once" | "expanded") => answer(fact, had, `coalesce(had.${column}, 0) > 0`, records)
/** From the month of the hire on, as long as the claim speaks of it. */
const sinceHire = (facts: LineFacts, appliedOn: string) => ({ from: monthOfDay(facts["contract-start"]), until: monthOfDay(appliedOn), employer: String(facts["employer-code"]) })

const employerOf = (facts: LineFacts): string => String(facts["employer-code"])

export const hiringGrant = awardItem("HI-ONCE", "subsidies.hiring-grant", "employer", {
  rules: rulesOfItem["HI-ONCE"], lines: hiresByGroup("hire-group", ["graduate", "veteran", "youth", "unemployed"]), told: true,
  about: [...person, ...graduate, ...aboutHire, ...beforeHire, hadOnce("hire-used-before", "hired_once")], ofClaimant: claimant, uses: [once("hire-used-before")],
  holds: sinceHire, takes: () => ["HI-ONCE"],
})

export const expansionSubsidy = awardItem("UI-EXPAND", "subsidies.job-expansion", "employer", {
  rules: [expansionRule], lines: hiresByGroup("expansion-group", ["graduate", "youth"]), told: true,
  about: [...person, ...graduate, ...aboutHire, ...beforeHire, ...insuredByKind, hadOnce("expansion-used", "expanded"), hadOnce("hiring-grant-used", "hired_once")], ofClaimant: [...claimant, unitAsked("unit-kind", "text", market)], uses: [once("expansion-used")], day: "contract-start",
  holds: sinceHire, takes: () => ["UI-EXPAND"],
})

/** Each half once; who asks for the whole and had nothing takes both. */
const halves: AwardItem["takes"] = (facts) => {
  const before = timesOf(facts["poor-hire-paid"]) > 0 ? 1 : 0
  return [before, ...(facts["asked-stage"] === "whole" && before === 0 ? [1] : [])].map((number) => ({ nth: `HI-POOR:${employerOf(facts)}`, before: number }))
}

export const poorHiringGrant = awardItem("HI-POOR", "subsidies.poor-hiring-grant", "employer", {
  rules: rulesOfItem["HI-POOR"],
  lines: (asked) => hires(asked, `${lately} and ${saidOf("poverty-group")} = 'true'::jsonb`, `jsonb_build_object('poor-hire-paid', coalesce((select sum(a.amount_fen)::bigint from subsidies.published_awards a where a.subject_id = e.person_id and a.item = 'HI-POOR' and a.employer = e.uscc), 0))`),
  about: [...person, ...aboutHire, looked("poverty-group", "bool", welfare)], ofClaimant: claimant, says: { stage: "asked-stage" }, uses: [sum("poor-hire-paid", employerOf)],
  holds: sinceHire, takes: halves,
})

const sameLegalPerson = "exists (select 1 from registers.employers a join registers.employers u on u.employer_id = e.employer_id where a.employer_id = i.employer_id and (a.legal_person_id = u.legal_person_id or exists (select 1 from registers.entity_roles x join registers.entity_roles y on y.person_id = x.person_id where x.uscc = a.uscc and y.uscc = u.uscc)))"

const isFirstHalf = (facts: LineFacts): boolean => Number(facts["introduction-paid"]) === 0
/** Only what begins counts for the year; the rest of an earlier introduction does not. */
const introducedBefore: UsedUp = (facts, passed) => ({ "introductions-this-year": timesOf(facts["introductions-this-year"]) + passed.filter((one) => isFirstHalf(one.facts)).length })

const introducedHire = "subsidies.introductions i join registration.published_employments e on e.person_id = i.person_id and e.uscc = i.hired_by and e.started_on >= i.introduced_on and e.started_on <= :on::date"
const recent = "i.state = 'valid' and i.introduced_on > :on::date - interval '2 years'"
const introductionInsured = relationByLine("introduction_insured", (asked) => `select e.person_id as subject, i.record_id::text as line, ${monthsInsured()} as months from ${introducedHire} where ${asked("e.person_id")} and ${recent}`)
/** What was paid for an introduction before, or for the person at the same unit, and whether agency and unit belong to the same. */
const introductionHistory = relationByLine(
  "introduction_history",
  (asked) => `
    select e.person_id as subject, i.record_id::text as line, ${sameLegalPerson} as related, coalesce(a.paid, 0) as paid, coalesce(a.same_employer, false) as same_employer
      from ${introducedHire}
      left join lateral (select (sum(a.amount_fen) filter (where a.line = i.record_id::text))::bigint as paid, bool_or(a.employer = e.uscc) as same_employer from subsidies.published_awards a where a.subject_id = e.person_id and a.item = 'AG-INTRO') a on true
     where ${asked("e.person_id")} and ${recent}`,
)

export const introduction = awardItem("AG-INTRO", "subsidies.introduction", "employer", {
  rules: rulesOfItem["AG-INTRO"],
  lines: (asked, wanted) => `
    select i.employer_id as subject, e.person_id as about_id, 'person' as kind, i.record_id::text as line, to_char(e.started_on, 'YYYY-MM-DD') || '到' || e.employer_name as label,
           ${ownFacts({
    "contract-start": "coalesce(e.contract_from, e.started_on)", "contract-end": "e.contract_to", "employer-code": "e.uscc", "fee-charged": "i.fee_charged",
    "job-fit": "not coalesce(e.part_time, false) and coalesce(e.flag, '') <> 'dispatch' and coalesce(e.contract_kind, '') <> '6' and not exists (select 1 from assistance.published_placements p where p.person_id = e.person_id and p.employer_id = e.employer_id)",
    "introduced-group": introducedGroup,
  }, wanted)} as own
      from ${introducedHire}
     where ${asked("i.employer_id")} and ${recent}`,
  about: [
    ...person, ...countedInYear("introductions-this-year"), answer("insured-months-since-hire", introductionInsured, "coalesce(introduction_insured.months, 0)", "社会保险登记"), answer("agency-related", introductionHistory, "introduction_history.related", market, { answered: isThere(introductionHistory) }),
    answer("introduction-paid", introductionHistory, "coalesce(introduction_history.paid, 0)", records), answer("introduced-to-same-employer", introductionHistory, "coalesce(introduction_history.same_employer, false)", records),
  ], ofClaimant: [...paidToUnit, unitAsked("agency-licensed", "bool", "人力资源服务许可")], uses: [introducedBefore, once("introduced-to-same-employer", employerOf)],
  holds: sinceHire, takes: (facts, line, appliedOn) =>
    !isFirstHalf(facts) ? [`AG-INTRO:${line}:rest`] : [`AG-INTRO:${String(facts["employer-code"])}`, { nth: `AG-INTRO:${appliedOn.slice(0, 4)}`, before: timesOf(facts["introductions-this-year"]) }],
})

/** The start-up that claims. */
const startUp = relation("start_up", (asked) => `select u.employer_id as subject, u.founded_on from registers.employers u where ${asked("u.employer_id")}`)
/** Its founder, and what became of the founder. */
const founderOfStartUp = relation(
  "founder_of_start_up",
  (asked) => `select u.employer_id as subject, d.died_on, c.person_id is not null as in_custody,
           exists (select 1 from registers.entity_roles r where r.person_id = u.legal_person_id and r.uscc = u.uscc and r.role in ('法定代表人', '经营者') and (r.to_on is null or r.to_on > :on::date)) as still
      from registers.employers u left join registers.deaths d on d.person_id = u.legal_person_id
      left join registers.custodies c on c.person_id = u.legal_person_id and c.from_on <= :on::date and (c.to_on is null or c.to_on > :on::date) where ${asked("u.employer_id")}`,
)

interface Worker {
  readonly person: string
  readonly facts: Readonly<Record<string, Known>>
}

/** The workers who pass the rule about each of them. */
const brought = (facts: LineFacts, place: { readonly on: string; readonly region: string; readonly parameters: ParameterTable }): readonly Worker[] =>
  ((facts["workers"] ?? []) as readonly Worker[]).filter((one) => law.on(rulesOfItem["ST-JOBS"][1], place.on).decide({ facts: known(one.facts) satisfies Facts, ...place }).result === "pass")

/** Everybody who works for a unit, as lines of it. */
export const workerLines = (asked: Asked): string =>
  hires(
    asked, "(e.ended_on is null or e.ended_on > :on::date)",
    `jsonb_build_object('worker-is-founder', e.person_id = f.legal_person_id, 'worker-counted-before', exists (select 1 from subsidies.taken t where t.subject_id = e.person_id and t.slot = 'ST-JOBS' and t.state = 'granted'),
      'insured-months-since-hire', ${monthsInsured()})`,
    "join registers.employers f on f.employer_id = e.employer_id",
  )

/** The workers of a unit with what the rule about each of them asks. */
const workers = relation("workers", (asked) => `select w.subject, jsonb_agg(jsonb_build_object('person', w.about_id::text, 'facts', w.own) order by w.about_id) as list from (${workerLines(asked)}) w group by w.subject`)

export const startUpJobs = awardItem("ST-JOBS", "subsidies.start-up-jobs", "employer", {
  rules: rulesOfItem["ST-JOBS"].slice(0, 1),
  lines: (asked) => `
    select u.employer_id as subject, u.employer_id as about_id, 'employer' as kind, 'once' as line, '' as label, jsonb_build_object('employer-code', u.uscc) as own
      from registers.employers u where ${asked("u.employer_id")}`,
  about: [
    answer("workers", workers, "coalesce(workers.list, '[]'::jsonb)", "劳动用工备案"), ...heldAlone, ...healthyUnit, ...paidToUnit,
    answer("entity-registered-on", startUp, "start_up.founded_on", market, { answered: "start_up.founded_on is not null" }), answer("still-founder", founderOfStartUp, "founder_of_start_up.still", market, { answered: isThere(founderOfStartUp) }),
    answer("died-on", founderOfStartUp, "founder_of_start_up.died_on", "公安人口信息"), answer("in-custody", founderOfStartUp, "founder_of_start_up.in_custody", "司法行政信息"),
  ],
  settled: (facts, place) => {
    const passed = brought(facts, place)
    return { ...facts, "workers-brought": passed.length, "workers-counted": passed.map((one) => one.person) }
  },
  holds: (facts, appliedOn) => ({ from: monthOfDay(appliedOn), until: monthOfDay(appliedOn), employer: String(facts["employer-code"]) }),
  takes: (facts) => ((facts["workers-counted"] ?? []) as readonly string[]).map((subject) => ({ subject, slot: "ST-JOBS" })),
})

