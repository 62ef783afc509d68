// Months of people in posts and of interns: a unit's claim, and everybody put to the rule at the place of their unit, come to the same.
import { expect, test } from "vitest"
import { askAll, fitsSql, gathering, planScan, runScan, type Verdict, verdictsSql } from "#platform/facts"
import { lawbookOf } from "#platform/parameters"
import { lastDay, plainDate, yearMonth } from "#standards"
import { testDatabase } from "../../../platform/database/testing.ts"
import { dice } from "../../insurance/server/testing.ts"
import { subsidies } from "../module.ts"
import { awardWorld } from "./awards/testing.ts"
import { crowd } from "./awards/testing-anything.ts"
import type { ClaimMonth } from "./claim-months.ts"
import { type JudgedLine, lineJudge } from "./line-judge.ts"
import { decisionTable } from "./parameters.ts"
import { internshipSubsidy, publicPost, publicPostInsurance } from "./post-months.ts"
import { assumedAccount } from "./proactive/candidates.ts"
import { months } from "./testing.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2025-11-10T02:00:00.000Z")
await crowd(world, dice(7), 60)
const { sql, pays, recognised } = world
const placed = await sql<{ person_id: string; employer_id: string }>(
  "select p.person_id, p.employer_id from assistance.placements p where not exists (select 1 from registers.contributions c where c.person_id = p.person_id) and not exists (select 1 from assistance.hardships h where h.person_id = p.person_id)",
)
for (const { person_id, employer_id } of placed) {
  for (const month of months("2025-03", 6)) await pays(person_id, employer_id, "310", month, 500_000, 40_000, 10_000)
  await recognised(person_id, "2025-02-01")
}
const lawbook = lawbookOf([subsidies])
const today = plainDate("2025-11-10")
const units = await sql<{ id: string; region: string }>("select employer_id as id, region from registers.employers")
const scanned = ["2025-03", "2025-05", "2025-08"]
let passed = 0

test.each([publicPost, publicPostInsurance, internshipSubsidy].flatMap((subsidy) => scanned.map((month) => [subsidy.item, month, subsidy] as const)))("%s in %s: each month by itself, over everybody and from the most selective condition", async (_item, month, subsidy) => {
  const on = plainDate(lastDay(yearMonth(month)))
  const gather = gathering(`test.posts.${subsidy.item}`, [subsidy.months])
  const judge = lineJudge(subsidy.rule, { facts: [subsidy.months], parameters: decisionTable, used: subsidy.used })
  const rows = await database.system.transaction((tx) => askAll(tx, gather.many(units.map((one) => one.id), today)))
  const single = rows.flatMap((row) => ((gather.read(row)["claim-months"]?.value ?? []) as readonly ClaimMonth[]).filter((one) => one.month === month).flatMap((one) => {
    const alone = { ...one, facts: { ...one.facts, ...assumedAccount, "applied-on": on } }
    const [line] = judge.judge({ "claim-months": { value: [alone], source: "", asOf: null } }, today, units.find(({ id }) => id === row.subject)?.region ?? "").gives["lines"] as readonly JudgedLine[]
    return line ? [[one.person, { result: line.verdict, codes: line.codes, amount: line.verdict === "pass" ? line.amount : null }] as const] : []
  }))
  const [way] = lawbook.waysOf(subsidy.rule, on, decisionTable)
  if (!way) throw new Error(`${subsidy.item} is put to nobody`)
  const options = { on, population: way.population, region: "" }
  const said = (found: readonly Verdict[]) => new Map(found.map((row) => [row.subject, { result: row.result, codes: row.codes, amount: row.result === "pass" ? row.gives["amount"] : null }]))
  expect(said(await runScan(database.system, verdictsSql(way.question, options)))).toEqual(new Map(single))
  const fits = await runScan(database.system, fitsSql(way.question, options, await planScan(database.system, way.question, options)))
  expect(said(fits)).toEqual(new Map(single.filter(([, one]) => one.result === "pass" || one.result === "by-hand")))
  passed += single.filter(([, one]) => one.result === "pass").length
}, 30_000)

test("some of these months pass", () => {
  expect(passed).toBeGreaterThan(3)
})
