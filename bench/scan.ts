// Rules over a synthetic province: each scan beside the best SQL written by hand for the same question, every rule over everybody, single decisions, replay.
import { factsOf, judge, replayJudgement } from "#platform/casework"
import { askAll, fitsSql, gathering, planScan, type Question, runScan } from "#platform/facts"
import { type Database, openDatabase } from "#platform/database"
import { registerRelations } from "#platform/registers"
import { compile, type Known, ruleBook } from "#policy"
import type { Judgement } from "#service"
import { lastDay, type PlainDate, plainDate, type YearMonth } from "#standards"
import { eligibilityFacts, insuranceFactSources } from "../domains/insurance/server/fact-sources.ts"
import { involuntaryReasons, manualReasons } from "../domains/insurance/rules/end-reasons.ts"
import { benefitEligibility, referenceParameters } from "../domains/insurance/rules/index.ts"
import { provinceLawbook } from "../server/roles.ts"
import { makeProvince } from "../tools/province/crew.ts"
import { planOf } from "../tools/province/plan.ts"
import { scanEvery } from "../tools/scan/answer.ts"
import { type Figures, progress, rounded } from "./figures.ts"
import { stage } from "./stage.ts"

const people = Number(process.env["BENCH_PEOPLE"] ?? 1_000_000)
const rounds = 3
const assumed: Readonly<Record<string, Known>> = { "reason-disputed": false, "employer-fault-found": false }
const population = registerRelations.people

export async function benchScan(): Promise<Figures> {
  const { database, close } = await province()
  try {
    const on = plainDate(lastDay(planOf({ people: 1, seed: 1 }).until as YearMonth))
    const [counted] = await database.system.transaction((tx) => tx.sql<{ people: number }>("select count(*)::int as people from registers.persons"))
    const eligibility: Question = { rule: benefitEligibility, sources: insuranceFactSources, parameters: referenceParameters, assumed }
    return { "scan.people": counted?.people ?? 0, ...(await benchOne(database, eligibility, on)), ...(await benchEvery(database, on)), ...(await benchSingle(database, on)) }
  } finally {
    await close()
  }
}

/** A province made for this, or the one at BENCH_PROVINCE, which `npm run province` made with this schema. */
async function province(): Promise<{ readonly database: Database; readonly close: () => Promise<void> }> {
  const given = process.env["BENCH_PROVINCE"]
  if (given) {
    const database = openDatabase({ url: given })
    return { database, close: () => database.close() }
  }
  const set = await stage({ server: false })
  progress(`a province of ${people} people`)
  await makeProvince(planOf({ people, seed: 1 }), { url: set.url }, 2, () => undefined)
  await set.database.system.transaction((tx) => tx.sql("analyze"))
  return { database: set.database, close: () => set.close() }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly value: T }> {
  const began = performance.now()
  const value = await work()
  return { seconds: (performance.now() - began) / 1000, value }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Who may draw the benefit, by the rule and by hand, in turns on the same database; both must find the same people and months. */
async function benchOne(database: Database, question: Question, on: PlainDate): Promise<Figures> {
  const options = { on, population, region: "" }
  const planned = await timed(() => planScan(database.system, question, options))
  const sql = fitsSql(question, options, planned.value)
  const [scans, hands]: [number[], number[]] = [[], []]
  let found = ""
  let byHand = ""
  for (let round = 0; round < rounds; round++) {
    const scanned = await timed(() => runScan(database.system, sql))
    const written = await timed(() => runScan(database.system, handWritten(on)))
    scans.push(scanned.seconds)
    hands.push(written.seconds)
    const said = (rows: readonly { readonly subject: string; readonly gives: Readonly<Record<string, unknown>> }[]) => rows.map((row) => `${row.subject} ${String(row.gives["months"])} ${String(row.gives["monthly"])}`).sort().join("\n")
    found = said(scanned.value)
    byHand = said(written.value)
    progress(`scan ${scanned.seconds.toFixed(2)} s, by hand ${written.seconds.toFixed(2)} s, ${scanned.value.length} people`)
  }
  if (found !== byHand) throw new Error("the scan and the hand-written SQL find different people")
  return {
    "scan.benefit.people_found": found === "" ? 0 : found.split("\n").length,
    "scan.benefit.plan_seconds": rounded(planned.seconds),
    "scan.benefit.seconds": rounded(median(scans)),
    "scan.benefit.by_hand_seconds": rounded(median(hands)),
    "scan.benefit.ratio_to_hand_written": rounded(median(scans) / median(hands)),
  }
}

/** Every rule that holds on the day and is about a person, a month of a person or an employer, over everybody. */
async function benchEvery(database: Database, on: PlainDate): Promise<Figures> {
  const questions = provinceLawbook.rules.rules
    .filter((rule) => rule.since <= on && (rule.until === undefined || on < rule.until))
    .flatMap((rule) => provinceLawbook.waysOf(rule, on, provinceLawbook.numbers, assumed).map(({ question, population }) => ({ question, options: { on, population, region: "" } })))
  const every = await scanEvery(database.system, questions, on, "", (answer) => progress(`${answer.rule}: ${answer.seconds} s, ${JSON.stringify(answer.counts)}`))
  return { "scan.every.rules": every.rules.length, "scan.every.subjects": every.subjects, "scan.every.seconds": rounded(every.seconds), "scan.every.subjects_per_second": every.subjectsPerSecond }
}

/** Single decisions, the time of the rule beyond its own SQL, and the same judgements made again. */
async function benchSingle(database: Database, on: PlainDate): Promise<Figures> {
  const used = eligibilityFacts("insurance.benefit-claim")
  const gather = gathering("bench.single", used)
  const asking = judge(benefitEligibility, { facts: used, parameters: referenceParameters })
  const subjects = await database.system.transaction((tx) => tx.sql<{ person_id: string; region: string }>("select person_id, region from registers.persons order by person_id limit 100000"))
  const judgements: Judgement[] = []
  const beyond: number[] = []
  for (let from = 0; from < subjects.length; from += 2000) {
    const part = subjects.slice(from, from + 2000)
    const regions = new Map(part.map((one) => [one.person_id, one.region]))
    const rows = await database.system.transaction((tx) => askAll(tx, gather.many(part.map((one) => one.person_id), on)))
    for (const row of rows) {
      const began = performance.now()
      const facts = { ...gather.read(row), ...Object.fromEntries(Object.entries(assumed).map(([name, value]) => [name, { value, source: "", asOf: null }])) }
      judgements.push(asking.judge(facts, on, regions.get(row.subject) ?? ""))
      beyond.push(performance.now() - began)
    }
  }
  const rules = ruleBook([benefitEligibility])
  const stored = judgements.map((one) => JSON.stringify(one))
  const began = performance.now()
  const unequal = stored.filter((one) => replayJudgement(JSON.parse(one) as Judgement, rules, referenceParameters).kind !== "equal").length
  const seconds = (performance.now() - began) / 1000
  const compiled = compile(benefitEligibility)
  const results: number[] = []
  for (const one of judgements.slice(0, 20_000)) {
    const at = performance.now()
    compiled.result({ facts: factsOf(one.facts as never), parameters: referenceParameters, on, region: one.region })
    results.push(performance.now() - at)
  }
  return {
    "scan.single.decisions": judgements.length,
    "scan.single.p50_ms_beyond_sql": rounded(median(beyond), 4),
    "scan.single.result_p50_ms": rounded(median(results), 4),
    "scan.replay.decisions": stored.length,
    "scan.replay.unequal": unequal,
    "scan.replay.per_second": Math.round(stored.length / seconds),
  }
}

const codes = (list: readonly string[]): string => list.map((code) => `'${code}'`).join(", ")
const number = (day: string): string => `(extract(year from ${day}) * 100 + extract(month from ${day}))::int`

/** 国务院 渐进式延迟: the retirement day of one kind. */
const retires = (age: number, base: number, per: number, most: number): string =>
  `(p.birth_date + make_interval(months => ${age * 12} + case when p.month < ${base} then 0 else least(${most}, (p.month - ${base}) / ${per} + 1) end))::date`

/**
 * The same question as somebody who knows the tables would write it: begin with the open registrations, look at the last end of work, count
 * the months of whoever is left, and rule out work, pensions and running entitlements last.
 */
function handWritten(on: PlainDate): string {
  const day = `date '${on}'`
  const thisMonth = Number(on.slice(0, 4)) * 100 + Number(on.slice(5, 7))
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  const wage = (place: string) => referenceParameters.rows.find((row) => row.key === "minimum-wage" && row.region === place && row.from <= on && (row.to === null || on < row.to))
  const rowsOf = (key: string) => referenceParameters.rows.filter((row) => row.key === key && row.from <= on && (row.to === null || on < row.to))
  const cities = [...new Set(rowsOf("minimum-wage").map((row) => row.region))]
  const standard = `(case left(s.region, 4) ${cities.map((city) => `when '${city.slice(0, 4)}' then ${Math.floor((Number(wage(city)?.value ?? 0) * Number(rowsOf("insurance.benefit-ratio").find((row) => city.startsWith(row.region.replace(/(00)+$/, "")))?.value ?? 0) * 2 + 10_000) / 20_000)}`).join(" ")} end)`
  /** The row of the city, else the province's. */
  const byCity = (key: string, write: (value: unknown) => string, from = "p"): string => {
    const rows = rowsOf(key).filter((row) => row.region !== "000000").toSorted((a, b) => (a.region < b.region ? 1 : -1))
    return `(case ${rows.map((row) => `when starts_with(${from}.region, '${row.region.replace(/(00)+$/, "")}') then ${write(row.value)}`).join(" ")} end)`
  }
  const bucket = (table: readonly (readonly [number, number])[], of: string): string => `(array[0, ${table.map(([, then]) => then).join(", ")}])[width_bucket(${of}, array[${table.map(([from]) => from).join(", ")}]) + 1]`
  return `
    with spell as materialized (
      select distinct on (u.person_id) u.person_id, u.registered_on from registration.unemployments u
       where u.state <> 'void' and u.registered_on <= ${day} and (u.closed_on is null or u.closed_on > ${day}) order by u.person_id, u.registered_on desc
    ), ended as materialized (
      select distinct on (x.person_id) x.person_id, x.ended_on, x.legal_end_reason from (
        select e.person_id, e.ended_on, e.legal_end_reason from registration.employments e join spell using (person_id) where e.state = 'ended' and e.legal_end_reason is not null
        union all
        select d.person_id, d.ended_on, d.legal_end_reason from registration.end_drafts d join spell using (person_id) where d.state = 'draft' and d.legal_end_reason is not null) x
       order by x.person_id, x.ended_on desc
    ), drawn as materialized (
      select distinct on (e.person_id) e.person_id, e.state, e.months, e.drawn_months, e.unused_months, coalesce(e.loss_on, e.claimed_on) as loss_on
        from insurance.entitlements e join spell using (person_id) where e.kind = 'benefit' and e.drawn_months > 0 and e.recorded_at < ${day} + 1 order by e.person_id, e.recorded_at desc
    ), paid as materialized (
      select c.person_id, count(distinct c.ym) as months from registers.contributions c join ended using (person_id) left join drawn d using (person_id)
       where c.kind = '210' and c.arrived_on <= ${day} and c.employer_paid_fen > 0 and c.person_paid_fen > 0 and not c.back_paid and (d.loss_on is null or c.ym > ${number("d.loss_on")})
         and ended.legal_end_reason in (${codes([...involuntaryReasons, ...manualReasons])}) and ended.ended_on <= ${day}
       group by c.person_id
    ), someone as materialized (
      select p.person_id, p.region, p.sex, coalesce(nullif(p.women_retire_kind, ''), 'F50') as kind, coalesce(p.women_retire_kind, '') <> '' as sourced, p.birth_date, extract(year from p.birth_date)::int * 12 + extract(month from p.birth_date)::int - 1 as month,
             paid.months, case when d.state = 'stopped' then coalesce(d.unused_months, d.months - d.drawn_months) else 0 end as unused
        from paid join registers.persons p using (person_id) left join drawn d using (person_id) where p.sex is not null and p.birth_date is not null
    ), eligible as (
      select p.* from someone p
       where (p.months >= 12 or (p.unused > 0 and ${byCity("insurance.remainder-allowed", String)}))
         and p.birth_date <= ${day} - interval '16 years'
         and ((case when p.sex = '1' then ${retires(60, index("1965-01"), 4, 36)} when p.kind = 'F55' then ${retires(55, index("1970-01"), 4, 36)} else ${retires(50, index("1975-01"), 2, 60)} end) > ${day}
              or (not p.sourced and p.sex <> '1' and ${retires(50, index("1975-01"), 2, 60)} <= ${day} and ${retires(55, index("1970-01"), 4, 36)} > ${day}))
         and not exists (select 1 from registers.pensions x where x.person_id = p.person_id and x.kind in ('110', '120') and x.starts_on <= ${day} and (x.ends_on is null or x.ends_on > ${day}))
         and not exists (select 1 from insurance.entitlements e where e.person_id = p.person_id and e.state in ('running', 'held') and e.last_month >= ${thisMonth})
         and not exists (select 1 from registers.entitlements_elsewhere x where x.person_id = p.person_id and x.from_on <= ${day} and (x.to_on is null or x.to_on > ${day}))
         and not exists (select 1 from registration.employments e where e.person_id = p.person_id and e.state = 'valid' and e.started_on <= ${day}
               and not exists (select 1 from registration.end_drafts d where d.person_id = e.person_id and d.employment_id = e.employment_id and d.state = 'draft' and d.ended_on <= ${day}))
         and not exists (select 1 from registers.employee_rows r where r.person_id = p.person_id and r.kind = '210' and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${day})
               and not exists (select 1 from registration.employments e where e.person_id = r.person_id and e.employer_id = r.employer_id and e.state = 'ended' and e.ended_on >= r.from_on and e.ended_on <= ${day})
               and not exists (select 1 from registration.end_drafts d join registration.employments e using (person_id, employment_id) where d.person_id = r.person_id and e.employer_id = r.employer_id and d.state = 'draft' and d.ended_on >= r.from_on and d.ended_on <= ${day}))
    )
    select s.person_id as subject, s.region, 'pass' as result, array[]::text[] as codes,
           jsonb_build_object('months', least(24, case when s.months >= 12 then ${byCity("insurance.duration-table", (table) => bucket(table as readonly (readonly [number, number])[], "s.months"), "s")} + s.unused else s.unused end), 'monthly', ${standard}) as gives
      from eligible s where ${standard} is not null`
}

