// The tables of the registers and who sees which row of them.
import { expect, test } from "vitest"
import { testDatabase } from "../database/testing.ts"

const database = await testDatabase()

test("a database of the program has every register", async () => {
  const tables = await database.system.transaction((tx) => tx.sql<{ name: string }>("select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'registers' and relkind in ('r', 'p') and not relispartition order by 1"))
  expect(tables.map((one) => one.name)).toEqual([
    "code_sets", "code_values", "contributions", "custodies", "deaths", "employee_rows", "employer_codes", "employers", "entitlements_elsewhere",
    "entity_roles", "full_views", "kin", "military_service", "offices", "pensions", "person_changes", "person_id_numbers", "person_mobiles", "persons", "regions", "studies",
  ])
})
