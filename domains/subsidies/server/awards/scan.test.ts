// What a rule says of each line that could be claimed is one answer: judged with the claim, put to everybody, and put to whom it fits.
import { expect, test } from "vitest"
import { askAll, fitsSql, gathering, planScan, runScan, type Verdict, verdictsSql } from "#platform/facts"
import { lawbookOf } from "#platform/parameters"
import type { Known, Rule } from "#policy"
import { plainDate } from "#standards"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { insurance } from "../../../insurance/module.ts"
import { dice } from "../../../insurance/server/testing.ts"
import { subsidies } from "../../module.ts"
import { decisionTable } from "../parameters.ts"
import { awardJudge, type JudgedAward } from "./award-judge.ts"
import type { AwardItem, ClaimByLine } from "./award-item.ts"
import type { ClaimLine } from "./claim-lines.ts"
import { awardServices } from "./services.ts"
import { foundingDeduction, hiringDeduction } from "./tax-deduction.ts"
import { crowd } from "./testing-anything.ts"
import { awardWorld } from "./testing.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2025-11-10T02:00:00.000Z")
await crowd(world, dice(41), 40)
const lawbook = lawbookOf([subsidies, insurance])
const places = new Map((await world.sql<{ id: string; region: string }>("select person_id as id, region from registers.persons union all select employer_id, region from registers.employers")).map((row) => [row.id, row.region]))

/** What an applicant says where no record does, and the stages there are of an award. */
const said: Readonly<Record<string, Known>> = { "rent-paid": 1_200_000, "rent-months": 6, "worked-away-from": "2025-03-01", "worked-away-until": "2025-11-10", "work-distance": "province" }
const stages: Readonly<Record<string, readonly (readonly [string, string])[]>> = { "ST-ONCE": [["tranche", "first"], ["tranche", "second"]], "HI-POOR": [["asked-stage", "six"], ["asked-stage", "twelve"]] }

type Claim = ClaimByLine & Partial<Pick<AwardItem, "item">>
const claims: readonly Claim[] = [...awardServices.map(([, award]) => award), hiringDeduction, foundingDeduction]
const put = claims.flatMap((claim) => claim.rules.map((rule) => ({ claim, rule })))
const wayOf = (claim: Claim, rule: Rule, on: string) => lawbook.waysOf(rule, plainDate(on), decisionTable, said)[put.filter((one) => one.rule === rule).findIndex((one) => one.claim === claim)]

interface Said {
  readonly result: string
  readonly codes: readonly string[]
  readonly amount: unknown
}
const ofVerdict = (row: Verdict): Said => ({ result: row.result, codes: row.codes, amount: row.result === "pass" ? (row.gives["amount"] ?? null) : null })
const byLine = (rows: readonly Verdict[]) => new Map(rows.map((row) => [`${row.claimant} ${row.subject} ${row.line} ${row.choice}`, ofVerdict(row)]))

/** Every line of every claimant, judged as if it were claimed alone. */
async function oneByOne(claim: Claim, rule: Rule, on: string): Promise<ReadonlyMap<string, Said>> {
  const gather = gathering(`test.scan.${claim.code}.${rule.name}`, [claim.lines])
  const judge = awardJudge({ ...claim, rules: [rule] }, decisionTable)
  const found = new Map<string, Said>()
  for (const row of await database.system.transaction((tx) => askAll(tx, gather.many([...places.keys()], plainDate(on))))) {
    const [claimant, region] = [row.subject, places.get(row.subject) ?? ""]
    const lines = (gather.read(row)["claim-lines"]?.value ?? []) as readonly ClaimLine[]
    for (const key of new Set(lines.map((one) => `${one.about} ${one.line}`)))
      for (const [fact, code] of stages[claim.item ?? ""] ?? [["", ""]]) {
        const told = lines.filter((one) => `${one.about} ${one.line}` === key)
        const facts = { ...said, "applied-on": on, ...(fact === "" ? {} : { [fact]: code }) }
        const judged = judge.judge({ "claim-lines": { value: told, source: "", asOf: null }, ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, source: "", asOf: null }])) }, plainDate(on), region)
        const [line] = judged.gives["lines"] as readonly JudgedAward[]
        if (line && !line.codes.includes("E-VERSION")) found.set(`${claimant} ${key} ${code}`, { result: line.verdict, codes: line.codes, amount: line.verdict === "pass" ? (line.gives["amount"] ?? null) : null })
      }
  }
  return found
}

/** A year later other interns are last year's; a later day also has other numbers. */
const daysOf = (claim: Claim): readonly string[] => (["IN-RET", "TR-SKILL", "HI-ONCE", "ST-JOBS"].includes(claim.item ?? "") ? ["2025-11-10", "2026-02-28"] : ["2025-11-10"])
const passed = new Map<string, number>()

test.each(put.flatMap(({ claim, rule }) => daysOf(claim).map((on) => [claim.code, rule.name, on, claim, rule] as const)).filter(([, , on, , rule]) => rule.since <= on && (rule.until === undefined || on < rule.until)))("%s, %s on %s: every line by itself, over everybody and from the most selective condition", async (code, _name, on, claim, rule) => {
  const way = wayOf(claim, rule, on)
  if (!way) throw new Error(`${rule.name} is put to nobody`)
  const options = { on: plainDate(on), population: way.population, region: "" }
  const single = await oneByOne(claim, rule, on)
  expect(byLine(await runScan(database.system, verdictsSql(way.question, options)))).toEqual(single)
  const fits = await runScan(database.system, fitsSql(way.question, options, await planScan(database.system, way.question, options)))
  expect(byLine(fits)).toEqual(new Map([...single].filter(([, one]) => one.result === "pass" || one.result === "by-hand")))
  passed.set(code, (passed.get(code) ?? 0) + [...single.values()].filter((one) => one.result === "pass").length)
}, 60_000)

test("the crowd holds a line that passes of every item", () => {
  expect([...passed].filter(([, count]) => count === 0).map(([code]) => code)).toEqual([])
})
