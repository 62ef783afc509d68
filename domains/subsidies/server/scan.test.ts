// One rule, one text of facts, three ways to ask: a claim of many months, one person's month, and a scan of everybody say the same of random people.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { fitsSql, gathering, planScan, type Question, runScan, verdictsSql } from "#platform/facts"
import { registerRelations } from "#platform/registers"
import { lastDay, plainDate, yearMonth } from "#standards"
import { dice } from "../../insurance/server/testing.ts"
import type { ClaimMonth } from "./claim-months.ts"
import { type JudgedLine, lineJudge } from "./line-judge.ts"
import { monthlySubsidies } from "./monthly-items.ts"
import { decisionTable } from "./parameters.ts"
import { cityB, months, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2026-09-10T02:00:00.000Z")
const roll = dice(31)
const pick = <T>(...from: readonly T[]): T => from[roll(from.length)] as T
const units = [await world.employer(), await world.employer({ "enterprise-size": "medium" }), await world.employer({ "unit-abnormal": true })]
const people: string[] = []
for (let index = 0; index < 40; index++) {
  const person = await world.graduate({
    employer: pick(...units), graduatedOn: pick("2025-06-30", "2023-06-30", "2024-01-10"), contractFrom: pick("2025-08-01", "2025-09-01"), contractTo: pick("2026-07-31", "2027-08-31", null), months: months("2025-09", roll(9)),
  })
  if (roll(4) === 0) await world.sql("insert into registers.custodies (person_id, from_on) values ($1, '2025-10-10')", person)
  if (roll(4) === 0) await world.sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-11-10')", person)
  if (roll(3) === 0) await world.recognised(person, "2025-10-01")
  people.push(person)
}

const region = "990201"
const scanned = ["2025-09", "2025-11", "2026-02"] as const

for (const item of ["SI-SME-GRAD", "SI-EMP-HARD"] as const) {
  const subsidy = monthlySubsidies[item]
  const claims = new Map<string, ClaimMonth>()
  const today = plainDate("2026-09-10")

  test(`${item}: the months of a unit's claim carry the facts that one person's month has`, async () => {
    const gather = gathering(`test.${item}.units`, [subsidy.months])
    for (const unit of units) {
      const [rows] = await database.system.together([gather.one(unit, today)])
      for (const one of gather.read(rows?.[0])["claim-months"]?.value as readonly ClaimMonth[]) claims.set(`${one.person} ${one.month}`, one)
    }
    const single = gathering(`test.${item}.person`, subsidy.sources)
    let compared = 0
    for (const month of scanned)
      for (const person of people) {
        const claimed = claims.get(`${person} ${month}`)
        if (!claimed) continue
        const [rows] = await database.system.together([single.one(person, lastDay(yearMonth(month)))])
        const facts = Object.fromEntries(Object.entries(single.read(rows?.[0])).map(([name, fact]) => [name, fact.value]))
        expect(claimed.facts, `${person} ${month}`).toEqual(facts)
        compared++
      }
    expect(compared).toBeGreaterThan(10)
  })

  test.each(scanned)(`${item} in %s: a scan of everybody finds exactly the lines that a claim of the month passes`, async (month) => {
    const on = plainDate(lastDay(yearMonth(month)))
    const question: Question = { rule: subsidy.rule, sources: subsidy.sources, parameters: decisionTable, assumed: { "subsidy-month": month, "cost-reference": null, "applied-on": today } }
    const options = { on, population: registerRelations.people, region }
    const fits = await runScan(database.system, fitsSql(question, options, await planScan(database.system, question, options)))
    const all = await runScan(database.system, verdictsSql(question, options))
    const judge = lineJudge(subsidy.rule, { facts: [subsidy.months], parameters: decisionTable, used: subsidy.used })
    const inMonth = [...claims.values()].filter((one) => one.month === month)
    const judged = judge.judge({ "claim-months": { value: inMonth, source: "", asOf: null } }, today, cityB).gives["lines"] as readonly JudgedLine[]
    const passed = judged.filter((one) => one.verdict === "pass").map((one) => `${one.person} ${one.amount}`)
    const asText = (rows: readonly { subject: string; gives: unknown }[]) => rows.map((row) => `${row.subject} ${(row.gives as { amount: number }).amount}`).sort()
    expect(asText(fits.filter((row) => row.result === "pass"))).toEqual([...passed].sort())
    expect(asText(all.filter((row) => row.result === "pass"))).toEqual([...passed].sort())
    if (item === "SI-SME-GRAD" && month === "2025-09") expect(passed.length).toBeGreaterThan(2)
  })
}
