// The month's report over a million spells: from live cells, counted anew from the records, and by the best SQL we can write by hand.
import { openDatabase, type Session, statement } from "#platform/database"
import { drain, figureKey, fromCells, type Figures, type Measure, recount } from "#platform/indicators"
import { loadRegions } from "#platform/registers"
import { ageGroups } from "#standards"
import { leftUnemployment, newlyUnemployed, unemployedAtEnd } from "../insight/reports/indicators/unemployment.ts"
import { periodOf, provinceIndicators, tableOf } from "../insight/reports/server/evaluate.ts"
import { type Figures as Named, progress, rounded } from "./figures.ts"
import { stage } from "./stage.ts"

const million = 1_000_000
const month = "2026-10"
const now = "2026-11-23T02:00:00.000Z"
const rounds = 7

/** A province of ten cities, 130 counties and 1 300 streets, with nothing else of them. */
function* places() {
  yield { code: "980000000000", name: "测算省", level: 1, parent: null }
  for (let city = 1; city <= 10; city++) {
    const cityCode = `98${String(city).padStart(2, "0")}`
    yield { code: cityCode.padEnd(12, "0"), name: `测算${city}市`, level: 2, parent: "980000000000" }
    for (let county = 1; county <= 13; county++) {
      const countyCode = `${cityCode}${String(county).padStart(2, "0")}`
      yield { code: countyCode.padEnd(12, "0"), name: `测算${city}-${county}县`, level: 3, parent: cityCode.padEnd(12, "0") }
      for (let street = 1; street <= 10; street++) yield { code: `${countyCode}${String(street).padStart(3, "0")}000`, name: `街道${street}`, level: 4, parent: countyCode.padEnd(12, "0") }
    }
  }
}

/** The rows of 登记失业人员情况表 by place, sex and age with what came and went. */
const measures: readonly Measure[] = [
  { of: unemployedAtEnd, over: "opening" }, { of: newlyUnemployed }, { of: leftUnemployment }, { of: unemployedAtEnd },
  ...["1", "2"].flatMap((sex) => ageGroups.map(({ key }): Measure => ({ of: unemployedAtEnd, where: { sex: [sex], age: [key] } }))),
  ...["first", "lost", "other"].map((cause): Measure => ({ of: newlyUnemployed, where: { cause: [cause] } })),
]

const ageFilter = ["a < 25 and a >= 16", "a >= 25 and a < 35", "a >= 35 and a < 45", "a >= 45 and a < 55", "a >= 55"]
const cells = ["1", "2"].flatMap((sex) => ageFilter.map((age) => `sum(u1) filter (where sex = '${sex}' and ${age})`))

/** What a person who knows the tables would write: one pass, grouped by county, sex, age and cause, then laid out. */
const byHand = statement<{ start: string; end: string }, Record<string, number | string>>({
  name: "bench.reports-by-hand",
  reach: "report",
  sql: `
    with grouped as (
      select left(u.region, 6) as county, p.sex, extract(year from age(u.registered_on, p.birth_date))::int as a, case u.reason when '10' then 1 when '20' then 2 when '30' then 2 when '80' then 2 else 3 end as cause,
             count(*) filter (where u.registered_on < :start::date and (u.closed_on is null or u.closed_on >= :start::date)) as u0,
             count(*) filter (where u.registered_on >= :start::date and u.registered_on < :end::date) as came,
             count(*) filter (where u.closed_on >= :start::date and u.closed_on < :end::date) as went,
             count(*) filter (where u.registered_on < :end::date and (u.closed_on is null or u.closed_on >= :end::date)) as u1
        from registration.unemployments u join registers.persons p using (person_id)
       where u.state <> 'void' and u.registered_on < :end::date and (u.closed_on is null or u.closed_on >= :start::date)
       group by 1, 2, 3, 4)
    select county, sum(u0)::float8 as m0, sum(came)::float8 as m1, sum(went)::float8 as m2, sum(u1)::float8 as m3,
           ${cells.map((cell, index) => `coalesce(${cell}, 0)::float8 as m${index + 4}`).join(", ")},
           ${[1, 2, 3].map((cause, index) => `coalesce(sum(came) filter (where cause = ${cause}), 0)::float8 as m${index + 14}`).join(", ")}
      from grouped group by county`,
})

async function load(system: Session, spells: number): Promise<void> {
  await loadRegions(system, places(), "bench")
  await system.transaction(async (tx) => {
    await tx.sql("set local synchronous_commit = off")
    await tx.sql(
      `insert into registers.persons (person_id, name, sex, birth_date, education, id_masked, region)
       select 7000000000 + n, '测算', (1 + n % 2)::text, date '1964-01-01' + (n::bigint * 7919 % 16000)::int, (array['11', '21', '31', '42', '61', '71', '90'])[1 + n % 7], '', '980101001000' from generate_series(1, ${spells}) n`,
    )
    await tx.sql(
      `insert into registration.unemployments (person_id, spell_id, registered_on, reason, place_kind, region, last_contact_on, next_contact_on, closed_on, close_reason, state, recorded_at, close_recorded_at)
       select 7000000000 + n, 8000000000 + n, r.from_on, (array['10', '20', '20', '20', '30', '80', '90'])[1 + n % 7], '1',
              '98' || lpad((1 + n % 10)::text, 2, '0') || lpad((1 + n / 10 % 13)::text, 2, '0') || lpad((1 + n / 130 % 10)::text, 3, '0') || '000', r.from_on, r.from_on,
              case when r.to_on < date '2026-11-20' then r.to_on end, case when r.to_on < date '2026-11-20' then (array['U11', 'U12', 'U13', 'U14', 'U21', 'U32', 'U26', 'U90'])[1 + n % 8] end,
              case when r.to_on < date '2026-11-20' then 'closed' else 'open' end, r.from_on + interval '12 hours', case when r.to_on < date '2026-11-20' then r.to_on + interval '12 hours' end
         from (select n, date '2023-12-01' + (n::bigint * 104729 % 1080)::int as from_on, date '2023-12-01' + (n::bigint * 104729 % 1080)::int + (20 + n::bigint * 31 % 400)::int as to_on from generate_series(1, ${spells}) n) r(n, from_on, to_on)`,
    )
  })
  await system.transaction(async (tx) => {
    for (const table of ["registers.persons", "registration.unemployments"]) await tx.sql(`analyze ${table}`)
  })
}

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const began = performance.now()
  const result = await work()
  return { ms: performance.now() - began, result }
}

/** Every county of every measure must be the same, whichever way it was counted. */
function same(one: Figures, other: Figures, what: string): void {
  for (const [key, row] of one)
    for (const [index, value] of row.entries()) if (value !== (other.get(key)?.[index] ?? 0)) throw new Error(`${what}: ${key} measure ${index} is ${value} and ${other.get(key)?.[index] ?? 0}`)
}

/** Measures on a migrated database at `url`; loads it first. Answers `reports.month.*` figures, the ratio against SQL of the same run. */
export async function measureReports(url: string, spells = million): Promise<Named> {
  const database = openDatabase({ url })
  try {
    const { system } = database
    progress(`loading ${spells} spells`)
    const loaded = await timed(() => load(system, spells))
    progress(`loaded in ${Math.round(loaded.ms)} ms; building members and cells`)
    const built = await timed(() => drain(database, provinceIndicators, now))
    progress(`built ${built.result.changes} memberships in ${Math.round(built.ms)} ms`)
    await system.transaction(async (tx) => {
      for (const table of ["indicators.members", "indicators.cells"]) await tx.sql(`analyze ${table}`)
    })
    const table = tableOf("unemployed-persons")
    const period = periodOf(table, month)
    const live = { measures, prefix: "98", levels: [1, 2, 3], period }
    const counties = { ...live, levels: [3] }
    const take: { cells: number[]; recount: number[]; sql: number[] } = { cells: [], recount: [], sql: [] }
    for (let round = 0; round <= rounds; round++) {
      const fromLive = await timed(() => fromCells(system, provinceIndicators, live))
      const again = await timed(() => recount(system, provinceIndicators, counties))
      const hand = await timed(() => system.all(byHand, { start: period.start, end: period.end }))
      const written = new Map(hand.result.map((row) => [figureKey(3, String(row["county"]).padEnd(12, "0")), measures.map((_, index) => Number(row[`m${index}`]))]))
      same(written, again.result, "by hand against recount")
      same(again.result, fromLive.result, "recount against cells")
      if (written.size !== 130) throw new Error(`${written.size} counties instead of 130`)
      if (round === 0) continue
      take.cells.push(fromLive.ms)
      take.recount.push(again.ms)
      take.sql.push(hand.ms)
      progress(`round ${round}: cells ${rounded(fromLive.ms)} ms, recount ${rounded(again.ms)} ms, by hand ${rounded(hand.ms)} ms`)
    }
    return {
      "reports.month.from_cells_ms": rounded(median(take.cells)),
      "reports.month.recount_ms": rounded(median(take.recount)),
      "reports.month.sql_ms": rounded(median(take.sql)),
      "reports.month.recount_ratio_to_sql": rounded(median(take.recount) / median(take.sql)),
      "reports.build.members_per_s": rounded(built.result.changes / (built.ms / 1000), 0),
    }
  } finally {
    await database.close()
  }
}

/** The measurement on a database of its own, or on the one at `url`. */
export async function benchReports(url?: string, spells = million): Promise<Named> {
  if (url !== undefined) return measureReports(url, spells)
  const own = await stage({ server: false })
  try {
    return await measureReports(own.url, spells)
  } finally {
    await own.close()
  }
}
