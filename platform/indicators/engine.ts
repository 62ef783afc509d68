// Keeping cells live: events name the persons touched, a worker compares what the records say about them with what is kept, appends the
// difference, and folds it into the cells.
import { createHash } from "node:crypto"
import { type Bulk, type Database, statement } from "#platform/database"
import type { EventHandler, Job } from "#platform/module"
import { addMonthsTo, statisticalMonth, statisticalMonthPeriod, statisticalYearPeriod, todayInChina, yearMonth, type YearMonth } from "#standards"
import { monthNumber } from "#statistics"
import { membershipsSql, type Parameters } from "./compile.ts"
import type { Calendar, Indicator } from "./indicator.ts"

export interface Engine {
  readonly indicators: readonly Indicator[]
  readonly parameters: Parameters
  /** Last day of the statistical month; 31 means natural months. */
  readonly statDay: number
  /** First month with cells. */
  readonly since: YearMonth
  readonly dayOf: (calendar: Calendar) => number
}

/** @throws when two indicators have one code, or the last day of the month is one that some months do not have. */
export function engine(given: { readonly indicators: readonly Indicator[]; readonly parameters: Parameters; readonly statDay: number; readonly since: YearMonth }): Engine {
  if (new Set(given.indicators.map(({ code }) => code)).size !== given.indicators.length) throw new Error("two indicators have the same code")
  if (given.statDay !== 31 && !(given.statDay >= 1 && given.statDay <= 27)) throw new Error("the statistical month ends on a day from 1 to 27, or 31 for natural months")
  return { ...given, dayOf: (calendar) => (calendar === "natural" ? 31 : given.statDay) }
}

const foldLock = "select pg_advisory_xact_lock(7715903)"
const columns = "region, sex, age, education, cause, way"
const everything = "from_ym, to_ym, on_date, region, sex, age, education, cause, way, fen"

const touchPerson = statement<{ person: string }>({ name: "indicators.touch-person", reach: "subject", hot: true, sql: "insert into indicators.touched (person_id) values (:person::bigint)" })

/** Remembers that something happened to a person; the worker looks at them within seconds. */
export const touchOn = (name: string, topics: readonly string[]): EventHandler => ({
  name,
  topics,
  handle: async (tx, event) => {
    await tx.run(touchPerson, { person: event.subjectId })
  },
})

export interface Folded {
  readonly persons: number
  readonly changes: number
}

const batchSize = 5000

/** Folds everything that waits, some thousand persons at a time. Builds what is not kept yet. */
export async function drain(database: Database, kept: Engine, now: string): Promise<Folded> {
  const total = { persons: 0, changes: 0 }
  await database.system.transaction(async (tx) => {
    await tx.sql(foldLock)
    total.changes += await prepare(tx, kept, now)
  })
  for (;;) {
    const one = await database.system.transaction(async (tx) => {
      await tx.sql(foldLock)
      return foldTouched(tx, kept, now)
    })
    total.persons += one.persons
    total.changes += one.changes
    if (one.persons === 0) return total
  }
}

/** Compares everybody: what events did not tell (a corrected birth date, a file loaded past the events) is found here. Answers the differences. */
export async function compareEverybody(database: Database, kept: Engine, now: string): Promise<number> {
  await drain(database, kept, now)
  return database.system.transaction(async (tx) => {
    await tx.sql(foldLock)
    await makeFresh(tx)
    let changes = 0
    for (const one of kept.indicators) changes += await compare(tx, kept, one, now)
    await fold(tx)
    return changes
  })
}

async function foldTouched(tx: Bulk, kept: Engine, now: string): Promise<Folded> {
  await tx.sql("create temporary table touched_persons on commit drop as select distinct person_id from (select person_id from indicators.touched order by touch_id limit 0) t")
  await tx.sql(
    `with taken as (delete from indicators.touched where touch_id in (select touch_id from indicators.touched order by touch_id limit ${batchSize}) returning person_id)
     insert into touched_persons select distinct person_id from taken`,
  )
  const [{ persons } = { persons: 0 }] = await tx.sql<{ persons: number }>("select count(*)::int as persons from touched_persons")
  if (persons === 0) return { persons, changes: 0 }
  await tx.sql("analyze touched_persons")
  await makeFresh(tx)
  let changes = 0
  for (const one of kept.indicators) changes += await compare(tx, kept, one, now, "select person_id from touched_persons")
  await fold(tx)
  return { persons, changes }
}

const makeFresh = (tx: Bulk) =>
  tx.sql(`create temporary table fresh_members (person_id bigint, record_id bigint, from_ym int, to_ym int, on_date date, region text, sex text, age text, education text, cause text, way text, fen bigint) on commit drop`)

/** Appends to members and deltas what differs from the records, for some persons or everybody. Answers how many rows came or went. */
async function compare(tx: Bulk, kept: Engine, one: Indicator, now: string, persons?: string): Promise<number> {
  await tx.sql("truncate fresh_members")
  const firstDay = statisticalMonthPeriod(kept.since, kept.dayOf(one.calendar)).start
  const options = { parameters: kept.parameters, statDay: kept.dayOf(one.calendar), firstDay, asOf: "'infinity'::timestamptz", ...(persons ? { persons } : {}) }
  await tx.sql(`insert into fresh_members (person_id, record_id, ${everything}) select person_id, record_id, ${everything} from (${membershipsSql(one, options)}) f`)
  await tx.sql("analyze fresh_members")
  const among = persons ? `and m.person_id in (${persons})` : ""
  const value = one.counts === "fen" ? "fen" : "1"
  const [gone] = await tx.sql<{ n: number }>(
    `with gone as (
       update indicators.members m set known_to = $2::timestamptz
        where m.indicator = $1 and m.known_to is null ${among}
          and not exists (select 1 from fresh_members f where f.person_id = m.person_id and f.record_id = m.record_id and f.from_ym = m.from_ym
                             and (${everything.split(", ").map((name) => `f.${name}`).join(", ")}) is not distinct from (${everything.split(", ").map((name) => `m.${name}`).join(", ")}))
       returning from_ym, to_ym, ${columns}, fen),
     written as (insert into indicators.deltas (indicator, from_ym, to_ym, ${columns}, value) select $1, from_ym, coalesce(to_ym, 999912), ${columns}, -${value} from gone)
     select count(*)::int as n from gone`,
    [one.code, now],
  )
  if ((gone?.n ?? 0) > 0) await tx.sql(`delete from indicators.members m where m.indicator = $1 and m.known_to = m.known_from ${among}`, [one.code])
  const [came] = await tx.sql<{ n: number }>(
    `with came as (
       insert into indicators.members (person_id, indicator, record_id, ${everything}, known_from)
       select f.person_id, $1, f.record_id, ${everything.split(", ").map((name) => `f.${name}`).join(", ")}, $2::timestamptz from fresh_members f
        where not exists (select 1 from indicators.members m where m.indicator = $1 and m.known_to is null and m.person_id = f.person_id and m.record_id = f.record_id and m.from_ym = f.from_ym)
       returning from_ym, to_ym, ${columns}, fen),
     written as (insert into indicators.deltas (indicator, from_ym, to_ym, ${columns}, value) select $1, from_ym, coalesce(to_ym, 999912), ${columns}, ${value} from came)
     select count(*)::int as n from came`,
    [one.code, now],
  )
  return (gone?.n ?? 0) + (came?.n ?? 0)
}

/**
 * Takes the deltas that wait and adds them to the cells of every month, level and cut they touch: provinces, cities and counties (a street's
 * table is small enough to be counted from its members). What lasts is rolled up as its two ends first and spread over the months after.
 */
async function fold(tx: Bulk): Promise<void> {
  const next = "(case when from_ym % 100 = 12 then from_ym + 89 else from_ym + 1 end)"
  await tx.sql(
    `with taken as (delete from indicators.deltas returning indicator, from_ym, to_ym, ${columns}, value),
     ends as (
       select indicator, to_ym = ${next} as single, from_ym as ym, left(region, 6) as county, sex, age, education, cause, way, value from taken
       union all
       select indicator, false, to_ym, left(region, 6), sex, age, education, cause, way, -value from taken where to_ym <> ${next} and to_ym < 999912),
     finest as (select indicator, single, ym, county, sex, age, education, cause, way, sum(value) as value from ends group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(value) <> 0),
     rolled as (
       select f.indicator, f.single, f.ym, l.level, c.cut, rpad(left(f.county, l.digits), 12, '0') as region,
              case c.cut when 'main' then f.sex else '' end as sex, case c.cut when 'main' then f.age else '' end as age,
              case c.cut when 'main' then '' else f.education end as education,
              case c.cut when 'main' then f.cause else '' end as cause, case c.cut when 'main' then f.way else '' end as way, sum(f.value) as value
         from finest f
        cross join (values (1::smallint, 2), (2::smallint, 4), (3::smallint, 6)) l(level, digits)
        cross join (values ('main'), ('education')) c(cut)
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
     spread as (
       select r.indicator, m.ym, r.level, r.cut, r.region, r.sex, r.age, r.education, r.cause, r.way, sum(r.value) as value
         from rolled r
         join indicators.kept k using (indicator)
         join indicators.months m on m.calendar = k.calendar and m.ym <= k.horizon and (m.ym = r.ym or (not r.single and m.ym > r.ym))
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
     insert into indicators.cells as held (indicator, ym, level, cut, region, sex, age, education, cause, way, value)
     select * from spread where value <> 0
     on conflict (indicator, ym, level, cut, region, sex, age, education, cause, way) do update set value = held.value + excluded.value`,
  )
}

/** Sees that months exist, that new or changed indicators are counted, and that a month that has begun has its cells. Answers the changes. */
async function prepare(tx: Bulk, kept: Engine, now: string): Promise<number> {
  const today = todayInChina(now)
  let changes = 0
  for (const calendar of ["statistical", "natural"] as const) await makeMonths(tx, kept, calendar, statisticalMonth(today, kept.dayOf(calendar)))
  const known = new Map((await tx.sql<{ indicator: string; definition: string; horizon: number }>("select indicator, definition, horizon from indicators.kept")).map((row) => [row.indicator, row]))
  let hasFresh = false
  for (const one of kept.indicators) {
    const horizon = monthNumber(statisticalMonth(today, kept.dayOf(one.calendar)))
    const before = known.get(one.code)
    const definition = digestOf(one, kept)
    if (before?.definition === definition) {
      if (before.horizon < horizon) await advance(tx, one, before.horizon, horizon)
      continue
    }
    if (!hasFresh) await makeFresh(tx)
    hasFresh = true
    await fold(tx)
    await tx.sql("delete from indicators.cells where indicator = $1", [one.code])
    await tx.sql("delete from indicators.members where indicator = $1", [one.code])
    await tx.sql(
      `insert into indicators.kept (indicator, definition, calendar, first_ym, horizon, built_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (indicator) do update set definition = excluded.definition, calendar = excluded.calendar, first_ym = excluded.first_ym, horizon = excluded.horizon, built_at = excluded.built_at`,
      [one.code, definition, one.calendar, monthNumber(kept.since), horizon, now],
    )
    changes += await compare(tx, kept, one, now)
  }
  await fold(tx)
  return changes
}

/** A month has begun: what lasts into it, or was dated into it before it began, gets its cells. */
async function advance(tx: Bulk, one: Indicator, before: number, horizon: number): Promise<void> {
  await fold(tx)
  const next = before % 100 === 12 ? before + 89 : before + 1
  await tx.sql("update indicators.kept set horizon = $2 where indicator = $1", [one.code, horizon])
  await tx.sql(
    `insert into indicators.deltas (indicator, from_ym, to_ym, ${columns}, value)
     select indicator, greatest(from_ym, $2), coalesce(to_ym, 999912), ${columns}, ${one.counts === "fen" ? "fen" : "1"}
       from indicators.members where indicator = $1 and known_to is null and coalesce(to_ym, 999912) > $2`,
    [one.code, next],
  )
}

async function makeMonths(tx: Bulk, kept: Engine, calendar: Calendar, current: YearMonth): Promise<void> {
  const statDay = kept.dayOf(calendar)
  const rows: string[] = []
  for (let month = kept.since; month <= addMonthsTo(current, 12); month = addMonthsTo(month, 1)) {
    const period = statisticalMonthPeriod(month, statDay)
    rows.push(`('${calendar}', ${monthNumber(month)}, date '${period.start}', date '${period.end}', date '${statisticalYearPeriod(Number(month.slice(0, 4)), statDay).start}')`)
  }
  await tx.sql(
    `insert into indicators.months (calendar, ym, start_on, end_on, year_start) values ${rows.join(", ")}
     on conflict (calendar, ym) do update set start_on = excluded.start_on, end_on = excluded.end_on, year_start = excluded.year_start
      where (months.start_on, months.end_on) is distinct from (excluded.start_on, excluded.end_on)`,
  )
}

/** Changes when the text, the parameters or the calendar of an indicator change. */
function digestOf(one: Indicator, kept: Engine): string {
  const text = JSON.stringify([one.of.sql, one.when ?? "", one.shape === "stock" ? [one.from, one.to] : one.at, one.counts, one.by, one.calendar, kept.dayOf(one.calendar), kept.parameters, kept.since])
  return createHash("sha256").update(text).digest("hex")
}

const isAnybodyTouched = statement<Record<string, never>, { waits: boolean }>({ name: "indicators.is-anybody-touched", reach: "queue", sql: "select exists (select 1 from indicators.touched) as waits" })

/** The worker's jobs: folding as soon as somebody was touched, and every minute; comparing everybody at night. */
export function foldingJobs(name: string, kept: Engine): readonly Job[] {
  return [
    {
      name: `${name}.fold`,
      title: "统计：把刚办理的业务记入指标",
      every: 1,
      waiting: async (house) => (await house.database.system.one(isAnybodyTouched, {})).waits,
      run: async (house) => {
        const done = await drain(house.database, kept, house.clock())
        return `${done.persons} 人，${done.changes} 处变化`
      },
    },
    {
      name: `${name}.compare`,
      title: "统计：全体记录与指标逐人核对",
      dailyAt: "03:30",
      run: async (house) => {
        const differences = await compareEverybody(house.database, kept, house.clock())
        if (differences > 0) house.log("warn", "indicators differed from the records and were brought in line", { differences })
        return `${differences} 处不同，已按记录入账`
      },
    },
  ]
}

/** The month as text of a number: 202611 → "2026-11". */
export const monthOfNumber = (ym: number): YearMonth => yearMonth(`${Math.floor(ym / 100)}-${String(ym % 100).padStart(2, "0")}`)
