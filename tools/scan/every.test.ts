// Every rule over everybody finds whom each rule finds when it concludes about each single one.
import { expect, test } from "vitest"
import { runScan, verdictsSql } from "#platform/facts"
import { plainDate } from "#standards"
import { dice, someClaimant } from "../../domains/insurance/server/testing.ts"
import { testDatabase } from "../../platform/database/testing.ts"
import { provinceLawbook as lawbook } from "../../server/roles.ts"
import { scanEvery } from "./answer.ts"

const database = await testDatabase()
const roll = dice(23)
for (let index = 0; index < 60; index++) await someClaimant(database, roll)
const on = plainDate("2025-07-31")
const questions = lawbook.rules.rules
  .filter((rule) => rule.since <= on && (rule.until === undefined || on < rule.until))
  .flatMap((rule) => lawbook.waysOf(rule, on).map(({ question, population }) => ({ question, options: { on, population, region: "" } })))

test("each rule's counts are those of its conclusions about each single one", async () => {
  const every = await scanEvery(database.system, questions, on, "")
  expect(every.rules.map((one) => one.rule)).toEqual(questions.map(({ question }) => question.rule.name))
  expect(every.subjects).toBeGreaterThanOrEqual(60)
  for (const [index, { question, options }] of questions.entries()) {
    const counts: Record<string, number> = {}
    for (const one of await runScan(database.system, verdictsSql(question, options))) if (one.result === "pass" || one.result === "by-hand") counts[one.result] = (counts[one.result] ?? 0) + 1
    expect([question.rule.name, every.rules[index]?.counts]).toEqual([question.rule.name, counts])
  }
  expect(every.rules.filter((one) => (one.counts["pass"] ?? 0) > 0).length).toBeGreaterThan(3)
})
