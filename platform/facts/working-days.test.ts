// Working days counted in SQL are those of the calendar, also where no year is published and where the days stand the other way round.
import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, isWorkingDay, type PlainDate, plainDate, stateCouncilCalendar, weekday, yearOf } from "#standards"
import { testDatabase } from "../database/testing.ts"
import { contextOf } from "./question.ts"

const database = await testDatabase()
const { workingDays } = contextOf({ rule: { name: "none", since: "2000-01-01" } as never, sources: [], parameters: { rows: [], definitions: [] } as never }, [], { on: plainDate("2026-01-01"), population: { table: "", key: "" } }, "r")

const works = (day: PlainDate): boolean => (stateCouncilCalendar.has(yearOf(day)) ? isWorkingDay(day) : weekday(day) <= 5)

function counted(from: PlainDate, to: PlainDate): number {
  if (to < from) return 0 - counted(to, from)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (works(day)) count++
  return count
}

const first = plainDate("1999-06-01")
const day = fc.integer({ min: 0, max: 11_500 }).map((after) => addDays(first, after))
const pairs = fc.sample(fc.oneof(fc.tuple(day, day), fc.tuple(day, fc.integer({ min: -40, max: 40 })).map(([from, by]): [PlainDate, PlainDate] => [from, addDays(from, by)])), { numRuns: 1500, seed: 20_261_123 })

test("every pair of days has the number of working days the calendar gives it", async () => {
  const rows = await database.system.transaction((tx) =>
    tx.sql<{ from: PlainDate; to: PlainDate; n: string }>(`select x.f as "from", x.t as "to", ${workingDays?.("x.f", "x.t") ?? ""} as n from unnest($1::date[], $2::date[]) as x(f, t)`, [pairs.map(([from]) => from), pairs.map(([, to]) => to)]),
  )
  expect(rows.map((row) => [row.from, row.to, Number(row.n)])).toEqual(pairs.map(([from, to]) => [from, to, counted(from, to)]))
})

test("a day that is not known leaves the number unknown", async () => {
  const [row] = await database.system.transaction((tx) => tx.sql<{ n: string | null }>(`select ${workingDays?.("null::date", "date '2026-01-05'") ?? ""} as n`))
  expect(row?.n).toBeNull()
})
