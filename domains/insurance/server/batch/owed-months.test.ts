// The SQL of a whole place and the rule for one person say the same months, on random lives.
import fc from "fast-check"
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { addMonthsTo, type YearMonth, yearMonth } from "#standards"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { payableMonths, referenceParameters } from "../../rules/index.ts"
import { monthNumber, monthOfNumber } from "../months.ts"
import { stageOwedMonths } from "./owed-months.ts"

const database = await testDatabase()
const first = yearMonth("2024-09")
const at = (offset: number): YearMonth => addMonthsTo(first, offset)

const aLife = fc.record({
  start: fc.integer({ min: 0, max: 8 }),
  months: fc.integer({ min: 1, max: 12 }),
  paid: fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 6 }),
  held: fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 3 }),
  stoppedAfter: fc.option(fc.integer({ min: 0, max: 14 }), { nil: null }),
  suspended: fc.option(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 4 })), { nil: null }),
  diedAfter: fc.option(fc.integer({ min: 0, max: 14 }), { nil: null, freq: 5 }),
})

test("a scan of the place and the rule for each person agree on what is paid, held and left to survivors", async () => {
  const lives = fc.sample(aLife, { numRuns: 250, seed: 20250708 })
  const through = yearMonth("2025-07")
  const people = lives.map((life) => ({ ...life, id: newId(), entitlement: newId() }))
  await database.system.transaction(async (tx) => {
    for (const { id, entitlement, ...life } of people) {
      const firstMonth = at(life.start)
      const stop = life.stoppedAfter === null ? null : addMonthsTo(firstMonth, life.stoppedAfter)
      await tx.sql(
        `insert into insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, drawn_months, state, stopped_from, stop_event, recorded_at)
         values ($1, $2, '990201001000', $3, $3, $4, $5, $6, 0, $7, $8, $9, '2024-01-01T00:00:00Z')`,
        [id, entitlement, `${firstMonth}-01`, monthNumber(firstMonth), monthNumber(addMonthsTo(firstMonth, life.months - 1)), life.months, stop === null ? "running" : "stopped", stop === null ? null : monthNumber(stop), stop === null ? null : "re-employed"],
      )
      for (const [index, month] of life.paid.entries())
        await tx.sql(
          `insert into insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, paid_fen, written_at, previous_hash, hash, state) values ($1, $2, $3, $4, 'benefit', '990201001000', 1, 1, now(), '', '', 'paid')`,
          [id, index + 1, monthNumber(addMonthsTo(firstMonth, month)), entitlement],
        )
      for (const month of life.held)
        await tx.sql("insert into insurance.qualification_checks (person_id, entitlement_id, ym, state, due_on, region) values ($1, $2, $3, 'missed', '2025-07-01', '990201001000')", [id, entitlement, monthNumber(addMonthsTo(firstMonth, month))])
      if (life.suspended)
        await tx.sql("insert into insurance.suspensions values ($1, $2, $3, $4, $5, 'imprisoned', '990201001000', now())", [id, entitlement, newId(), monthNumber(addMonthsTo(firstMonth, life.suspended[0])), monthNumber(addMonthsTo(firstMonth, life.suspended[0] + life.suspended[1]))])
      if (life.diedAfter !== null) await tx.sql("insert into registers.deaths (person_id, died_on, received_at) values ($1, $2, '2025-01-01T00:00:00Z')", [id, `${addMonthsTo(firstMonth, life.diedAfter)}-15`])
    }
    await stageOwedMonths(tx, { region: "990200000000", ym: 202507, through: monthNumber(through), cutOff: "2025-07-08T16:00:00Z" }, referenceParameters)
    const read = new Set((await tx.sql<{ person_id: string }>("select person_id from batch_people")).map((row) => row.person_id))
    const owed = await tx.sql<{ person_id: string; ym: number; hold: string | null; survivors: boolean }>("select person_id, ym, hold, survivors from batch_owed order by ym")
    let compared = 0
    for (const { id, ...life } of people) {
      if (!read.has(id)) continue
      const firstMonth = at(life.start)
      const plus = (offset: number) => addMonthsTo(firstMonth, offset)
      const rule = payableMonths(
        {
          firstMonth, lastMonth: plus(life.months - 1), paid: life.paid.map(plus), held: life.held.map(plus), stoppedFrom: life.stoppedAfter === null ? null : plus(life.stoppedAfter),
          suspended: life.suspended ? Array.from({ length: life.suspended[1] }, (_, index) => plus((life.suspended?.[0] ?? 0) + index)) : [], diedIn: life.diedAfter === null ? null : plus(life.diedAfter),
        },
        through,
      )
      const mine = owed.filter((row) => row.person_id === id)
      const months = (rows: typeof mine) => rows.map((row) => monthOfNumber(row.ym))
      expect({ life, pay: months(mine.filter((row) => !row.survivors && row.hold === null)), hold: months(mine.filter((row) => !row.survivors && row.hold !== null)), survivors: months(mine.filter((row) => row.survivors)) }).toEqual({ life, ...rule })
      compared++
    }
    expect(compared).toBeGreaterThan(150)
  })
})
