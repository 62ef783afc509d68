// The tables of payments and of month lines: what a request may write, whatever the code does.
import { expect, test } from "vitest"
import { testDatabase } from "../database/testing.ts"

const database = await testDatabase()

test("requests can not write, change or delete payment lines, month lines, the ledger or the log of a batch", async () => {
  const may = await database.system.transaction((tx) =>
    tx.sql<{ at: string; does: string }>(
      `select t as at, p as does
         from unnest(array['payments.batches','payments.batch_actions','payments.lines','payments.files','payments.ledger','payments.reconciliations','insurance.month_lines','insurance.receivable_entries']) t,
              unnest(array['insert','update','delete','truncate']) p
        where has_table_privilege('jiuye_app', t, p)`,
    ),
  )
  expect(may).toEqual([])
})

test("the amounts of a month line can not be changed by a request, not even column by column", async () => {
  const may = await database.system.transaction((tx) =>
    tx.sql("select attname from pg_attribute where attrelid = 'insurance.month_lines'::regclass and attnum > 0 and has_column_privilege('jiuye_app', attrelid, attname, 'update')"),
  )
  expect(may).toEqual([])
})
