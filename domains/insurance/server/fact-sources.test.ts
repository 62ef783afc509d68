// The facts of one person equal the facts of many: what decides a case and what scans a province are the same text, held equal on random people.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { type FactRow, gathering } from "#platform/facts"
import { factsOf } from "#policy"
import { plainDate } from "#standards"
import { benefitEligibility, childbirthSupplement, deathGrant, extension, jobSeekingAllowance, lumpSum } from "../rules/index.ts"
import { benefitClaimCode } from "../items/benefit-claim/item.ts"
import {
  averageBase, birthDate, childbirthPaid, contractEnd, contractStart, contributedMonths, deathGrantFacts, drawsBenefit, eligibilityFacts, firstMonth, insuranceFactSources, jobSeekingMonthsPaid, lastMonth, lumpSumPaid,
  newInsuredMonths, retirementKind, route, stillUnemployed, unusedAfterStop,
} from "./fact-sources.ts"
import { aClaimant, dice, someClaimant } from "./testing.ts"

const database = await testDatabase()
const on = "2025-07-09"

const roll = dice(20250709)
const people: string[] = []
for (let index = 0; index < 60; index++) people.push(await someClaimant(database, roll))

const sources = new Map([...insuranceFactSources, ...deathGrantFacts.map((one) => ({ ...one, fact: `death.${one.fact}` })), { ...unusedAfterStop, fact: "unused-after-stop" }].map((one) => [one.fact, one]))
const all = gathering("test.every-fact", [...sources.values()])

/** Every answer by person and fact, asked in one statement for all or, below, one by one. */
const answersIn = (rows: readonly object[]) =>
  new Map((rows as readonly FactRow[]).flatMap((row) => Object.entries(all.read(row)).map(([fact, one]) => [`${row.subject} ${fact}`, JSON.stringify([one.value, one.source])] as const)))
const gathered = async (subjects: readonly string[]) => answersIn((await database.system.together([all.many(subjects, plainDate(on))])).flat())
const gatheredAlone = async (subject: string) => answersIn((await database.system.together([all.one(subject, plainDate(on))])).flat())

test("sixty random people asked together get the answers each of them gets alone", async () => {
  const together = await gathered(people)
  const alone = new Map<string, string>()
  for (const person of people) for (const [key, value] of await gatheredAlone(person)) alone.set(key, value)
  expect(together).toEqual(alone)
  for (const fact of ["contributed-months", "employed-again", "registration-date", "running-entitlement", "active-entity", "drawing-employee-pension"]) {
    const values = new Set(people.map((person) => together.get(`${person} ${fact}`)))
    expect(values.size, `${fact} differs between people`).toBeGreaterThan(1)
  }
})

test("nobody asked gets no rows, and a person nobody knows gets no birth date made up", async () => {
  expect((await gathered([])).size).toBe(0)
  const unknown = await gatheredAlone("5")
  expect(unknown.has("5 birth-date")).toBe(false)
  expect(unknown.get("5 contributed-months")).toBe(JSON.stringify([0, "社会保险登记"]))
})

test("as of a past day the reason is that of the end of work by then; an end that came later is not looked at, and the newest end is still found", async () => {
  const person = await aClaimant(database, { leftOn: "2025-03-15", endReason: "05" })
  await database.system.transaction((tx) =>
    tx.sql(
      `insert into registration.employments (person_id, employment_id, form, employer_id, employer_name, started_on, ended_on, legal_end_reason, region, work_region, evidence, state, source, recorded_at)
       select person_id, employment_id + 1, form, employer_id + 1, employer_name, '2025-04-20', '2025-06-30', '20', region, work_region, evidence, 'ended', source, now() from registration.employments where person_id = $1`,
      [person],
    ),
  )
  const known = async (day: string, fact: string) => {
    const [row] = (await database.system.together([all.one(person, plainDate(day))])).flat()
    return all.read(row)[fact]?.value
  }
  expect([await known("2025-03-14", "end-reason"), await known("2025-04-01", "end-reason"), await known("2025-06-29", "end-reason"), await known("2025-06-30", "end-reason")]).toEqual([undefined, "05", "05", "20"])
  expect(await known("2025-04-01", "employment-end-date")).toBe("2025-06-30")
})

test("every fact a rule asks for has a source here, or is the applicant's word", () => {
  const declared = ["reason-disputed", "employer-fault-found", "applicants", "dependants", "family-agreement", "child-born-on", "death-date", "death-proof"]
  const bound = [
    [benefitEligibility, eligibilityFacts(benefitClaimCode)],
    [lumpSum, [unusedAfterStop, route, contractStart, contractEnd, newInsuredMonths, lumpSumPaid]],
    [childbirthSupplement, [firstMonth, lastMonth, childbirthPaid]],
    [jobSeekingAllowance, [drawsBenefit, averageBase, jobSeekingMonthsPaid, birthDate, retirementKind]],
    [extension, [birthDate, lastMonth, retirementKind, stillUnemployed]],
    [deathGrant, [...deathGrantFacts, contributedMonths]],
  ] as const
  for (const [rule, facts] of bound) {
    const answered = new Set([...facts.map((one) => one.fact), ...declared])
    expect(factsOf(rule).map((one) => one.name).filter((name) => !answered.has(name)), rule.name).toEqual([])
  }
})
