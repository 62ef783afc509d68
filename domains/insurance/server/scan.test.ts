// One rule, many uses: over random people a scan says of each what a single decision says, whichever way it asks.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { factsOf } from "#platform/casework"
import { fitsSql, gathering, planScan, type Question, runScan, verdictsSql } from "#platform/facts"
import { registerRelations } from "#platform/registers"
import { decide, type Known, type Rule } from "#policy"
import { plainDate } from "#standards"
import { insuranceRules, referenceParameters } from "../rules/index.ts"
import { publishedWorkingDays } from "#policy"
import { insuranceFactSources } from "./fact-sources.ts"
import { dice, someClaimant } from "./testing.ts"

const database = await testDatabase()
const population = registerRelations.people
const roll = dice(19)
const people: string[] = []
for (let index = 0; index < 150; index++) people.push(await someClaimant(database, roll))
const regions = new Map((await database.system.transaction((tx) => tx.sql<{ person_id: string; region: string }>("select person_id, region from registers.persons"))).map((row) => [row.person_id, row.region]))

const assumed: Readonly<Record<string, Known>> = { "reason-disputed": false, "employer-fault-found": false }
const scannable = insuranceRules.rules.filter((rule) => rule.subject === "person" || ["insurance.entitled-months", "insurance.medical-premium", "insurance.extension", "insurance.lump-sum"].includes(rule.name))
const ask = (rule: Rule): Question => ({ rule, sources: insuranceFactSources, parameters: referenceParameters, assumed })

/** What each person's own decision says. */
async function oneByOne(rule: Rule, on: string) {
  const gather = gathering(`test.${rule.name}.${on}`, insuranceFactSources)
  const said = new Map<string, unknown>()
  for (const person of people) {
    const [rows] = await database.system.together([gather.one(person, plainDate(on))])
    const facts = { ...factsOf(gather.read(rows?.[0])), ...Object.fromEntries(Object.entries(assumed).map(([name, value]) => [name, { value }])) }
    const outcome = decide(rule, { facts, parameters: referenceParameters, on, region: regions.get(person) ?? "", workingDaysBetween: publishedWorkingDays })
    said.set(person, { result: outcome.result, codes: outcome.reasons.map((one) => one.code), gives: outcome.gives })
  }
  return said
}

const shape = (verdict: { result: string; codes: readonly string[]; gives: unknown }) => ({ result: verdict.result, codes: verdict.codes, gives: verdict.result === "pass" || verdict.result === "by-hand" ? verdict.gives : null })

const days = ["2025-04-20", "2025-07-09"]

test.each(scannable.flatMap((rule) => days.filter((on) => rule.since <= on && (rule.until === undefined || on < rule.until)).map((on) => [rule.name, on, rule] as const)))("%s on %s: single decision, scan of everybody and scan from the most selective condition agree", async (_name, on, rule) => {
  const single = await oneByOne(rule, on)
  const options = { on: plainDate(on), population, region: "" }
  const all = await runScan(database.system, verdictsSql(ask(rule), options))
  expect(new Map(all.map((row) => [row.subject, shape(row)]))).toEqual(single)
  const plan = await planScan(database.system, ask(rule), options)
  const fits = await runScan(database.system, fitsSql(ask(rule), options, plan))
  const expected = [...single].filter(([, said]) => ["pass", "by-hand"].includes((said as { result: string }).result))
  expect(new Map(fits.map((row) => [row.subject, shape(row)]))).toEqual(new Map(expected))
})
