// What the planner expects of conditions follows the share it is told, whatever they say.
import { expect, test } from "vitest"
import { testDatabase } from "../database/testing.ts"
import { metBy } from "./met-by.ts"

const database = await testDatabase()

const among = "with s as materialized (select n as subject, n % 4 = 0 as fits from generate_series(1, 100000) n) select count(*)::int as found from s r where"
const found = (where: string) => database.system.transaction(async (tx) => (await tx.sql<{ found: number }>(`${among} ${where}`))[0]?.found)
const expected = (where: string) => database.system.transaction(async (tx) => {
  const [row] = await tx.sql<{ "QUERY PLAN": readonly [{ readonly Plan: { readonly Plans: readonly { readonly "Plan Rows": number; readonly "Subplan Name"?: string }[] } }] }>(`explain (format json) ${among} ${where}`)
  return row?.["QUERY PLAN"][0].Plan.Plans.find((one) => one["Subplan Name"] === undefined)?.["Plan Rows"]
})

test("whatever share is told, the same rows are found", async () => {
  for (const share of [0, 0.004, 0.25, 1]) expect(await found(metBy(["r.fits", "r.subject > 1000"], share))).toBe(24_750)
})

test("the planner expects the share it is told, to a two-hundredth", async () => {
  for (const share of [0.01, 0.1, 0.25, 0.5, 0.9]) expect(await expected(metBy(["r.fits"], share))).toBe(share * 100_000)
  expect(await expected(metBy(["r.fits"], 0))).toBe(500)
  expect(await expected(metBy(["r.fits"], 1))).toBe(99_500)
})
