// Which reports of the registers stop a month at the cut-off, before any event was handled (domain/04 §2.5): the kind of insurance and the time count.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { referenceParameters } from "../../rules/index.ts"
import { stageOwedMonths } from "./owed-months.ts"

const database = await testDatabase()

/** Benefit from 2025-03, four months paid; the batch of July looks at one row of a register. */
const reports: readonly [situation: string, sql: string, owed: readonly number[]][] = [
  ["nothing reported", "select $1::bigint", [202507]],
  ["an employee row of unemployment insurance from June", "insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) values ($1, 1, 7, '210', '2025-06-16')", []],
  ["an employee row of health insurance alone", "insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) values ($1, 1, 7, '310', '2025-06-16')", [202507]],
  ["P9: a pension of employees from July", "insert into registers.pensions (person_id, kind, starts_on) values ($1, '110', '2025-07-01')", []],
  ["a residents' pension from July", "insert into registers.pensions (person_id, kind, starts_on) values ($1, '170', '2025-07-01')", [202507]],
  ["a pension that ended on the day it began", "insert into registers.pensions (person_id, kind, starts_on, ends_on) values ($1, '110', '2025-07-01', '2025-07-01')", [202507]],
  ["moved abroad in June", "insert into registers.emigrations (person_id, left_on) values ($1, '2025-06-20')", []],
  ["moved abroad in July: July is still paid", "insert into registers.emigrations (person_id, left_on) values ($1, '2025-07-02')", [202507]],
  ["came back from abroad years ago", "insert into registers.emigrations (person_id, left_on, returned_on) values ($1, '2010-01-01', '2012-01-01')", [202507]],
  ["military service from June", "insert into registers.military_service (person_id, from_on) values ($1, '2025-06-20')", []],
]

for (const [situation, report, owed] of reports)
  test(`the batch of July: ${situation}`, async () => {
    const [person, entitlement] = [newId(), newId()]
    const months = await database.system.transaction(async (tx) => {
      await tx.sql(
        `insert into insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, drawn_months, loss_on, recorded_at)
         values ($1, $2, '990201001000', '2025-03-20', '2025-03-18', 202503, 202602, 12, 4, '2025-03-15', '2025-03-28T00:00:00Z')`,
        [person, entitlement],
      )
      for (const [index, ym] of [202503, 202504, 202505, 202506].entries())
        await tx.sql(
          `insert into insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, paid_fen, written_at, previous_hash, hash, state) values ($1, $2, $3, $4, 'benefit', '990201001000', 1, 1, now(), '', '', 'paid')`,
          [person, index + 1, ym, entitlement],
        )
      await tx.sql(report, [person])
      for (const table of ["employee_rows", "pensions", "emigrations", "military_service"]) await tx.sql(`update registers.${table} set received_at = '2025-07-08T00:00:00Z' where person_id = $1`, [person])
      await stageOwedMonths(tx, { region: "990200000000", ym: 202507, through: 202507, cutOff: "2025-07-08T16:00:00Z" }, referenceParameters)
      return tx.sql<{ ym: number }>("select ym from batch_owed where person_id = $1 order by ym", [person])
    })
    expect(months.map(({ ym }) => ym)).toEqual(owed)
  })
