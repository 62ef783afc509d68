// A higher number for a subsidy is rehearsed over everybody before anybody approves it: its sums are those of single decisions; once approved by a second officer, old months keep the old amount.
import { expect, test } from "vitest"
import { factsOf } from "#platform/casework"
import { gathering } from "#platform/facts"
import { lawbookOf, parameters as parametersRoom } from "#platform/parameters"
import { decide, type ParameterTable, publishedWorkingDays, succeededTable } from "#policy"
import { plainDate } from "#standards"
import { testDatabase } from "../../../platform/database/testing.ts"
import { anOfficer } from "../../insurance/server/batch/testing.ts"
import { subsidies } from "../module.ts"
import { hardshipFlexibleFacts } from "./fact-sources.ts"
import type { JudgedLine } from "./line-judge.ts"
import { monthlySubsidies } from "./monthly-items.ts"
import { decisionTable } from "./parameters.ts"
import { months, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const lawbook = lawbookOf([subsidies])
const world = await subsidyWorld(database, "2025-11-03T02:00:00.000Z", [parametersRoom(lawbook)])
const { ask, citizen, flexible, sql } = world
const [clerk, head] = [anOfficer("301", "参数员甲", ["clerk"]), anOfficer("302", "参数员乙", ["head"])]
const on = plainDate("2025-10-31")
const { rule } = monthlySubsidies["SI-FLEX-HARD"]
const lived = months("2025-03", 8)

const capped = [await flexible({ base: 500_000, pension: 100_000, medical: 40_000, months: lived }), await flexible({ base: 500_000, pension: 100_000, medical: 40_000, months: lived })]
await flexible({ months: lived })
await flexible({ months: lived, recognisedOn: null })
await flexible({ months: months("2025-03", 2) })

const draft = { key: "subsidies.flexible-base-cap", region: "990200", value: 500_000, from: "2025-10-01", documentNumber: "乙人社发〔2025〕20号", reason: "市政府常务会议决定" }

interface Rehearsed {
  readonly state: string
  readonly problem: string | null
  readonly total: Readonly<Record<string, number>>
  readonly months: readonly object[]
  readonly unanswered: readonly { readonly name: string }[]
  readonly assumed: readonly { readonly name: string; readonly shown: string }[]
}

async function rehearsed(rowId: string, name: string): Promise<Rehearsed> {
  const { body } = (await ask(clerk, "POST", "/parameters/rehearsals", { rows: [rowId], rule: name, on, region: "9902" })) as unknown as { body: { rehearsalId: string } }
  const read = async () => ((await ask(clerk, "GET", `/parameters/rehearsals/${body.rehearsalId}`)) as unknown as { body: Rehearsed }).body
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe("done")
  return read()
}

/** What every single person's month comes to with one table. */
async function singly(parameters: ParameterTable): Promise<readonly number[]> {
  const people = await sql<{ person_id: string; region: string }>("select person_id, region from registers.persons order by 1")
  const gather = gathering("test.subsidy-rehearsal", hardshipFlexibleFacts)
  const claimed = Object.fromEntries(Object.entries(lawbook.waysOf(rule, on)[0]?.question.assumed ?? {}).map(([name, value]) => [name, { value }]))
  return Promise.all(people.map(async ({ person_id, region }) => {
    const [rows] = await database.system.together([gather.one(person_id, on)])
    const outcome = decide(rule, { facts: { ...factsOf(gather.read(rows?.[0])), ...claimed }, parameters, on, region, workingDaysBetween: publishedWorkingDays })
    return outcome.result === "pass" ? Number(outcome.gives?.["amount"]) : 0
  }))
}

test("an officer rehearses a higher amount of a subsidy, a second officer approves it, and old months keep the old amount", async () => {
  const entered = (await ask(clerk, "POST", "/parameters", draft)) as unknown as { status: number; body: { rowId: string } }
  expect(entered.status, JSON.stringify(entered.body)).toBe(201)
  const said = await rehearsed(entered.body.rowId, rule.name)
  const unit = subsidies.parameters?.definitions.find((one) => one.key === draft.key)?.unit ?? ""
  const [before, after] = [await singly(decisionTable), await singly(succeededTable(decisionTable, [{ ...draft, unit, to: null, enteredBy: "甲", approvedBy: "乙" }]))]
  const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)
  expect([sum(before), sum(after)]).toEqual([3 * 78_400, 78_400 + 2 * 93_332])
  expect(said.total).toMatchObject({ people: before.length, gained: 2, lost: 0, passBefore: 3, passAfter: 3, before: sum(before), after: sum(after), noDataAfter: 0 })
  expect(said.months).toEqual([{ month: "2025-10", peopleBefore: 3, peopleAfter: 3, before: sum(before), after: sum(after) }])
  expect(said.unanswered).toEqual([])
  expect(said.assumed.map((one) => one.name)).toEqual(expect.arrayContaining(["subsidy-month", "account-is-payee"]))
  expect(await singly(decisionTable), "nothing is in force yet").toEqual(before)
  expect(((await ask(clerk, "POST", `/parameters/${entered.body.rowId}/approve`, {})) as { status: number }).status, "not by the one who entered it").toBe(403)
  expect(((await ask(head, "POST", `/parameters/${entered.body.rowId}/approve`, {})) as { status: number }).status).toBe(200)
  const [person = ""] = capped
  const { caseId } = (await world.claim(citizen(person), "subsidies.flexible-hardship", "2025-08", "2025-10")).body
  const { gives } = (await world.judgementOf(person, caseId)) as unknown as { gives: { lines: readonly JudgedLine[] } }
  expect(gives.lines.map((line) => [line.month, line.amount])).toEqual([["2025-08", 78_400], ["2025-09", 78_400], ["2025-10", 93_332]])
}, 60_000)

test("a rule that only checks what a form says is refused for a rehearsal, with the reason, instead of answering nothing", async () => {
  const entered = (await ask(clerk, "POST", "/parameters", { ...draft, value: 480_000, from: "2026-01-01" })) as unknown as { body: { rowId: string } }
  const refused = ((await ask(clerk, "POST", "/parameters/rehearsals", { rows: [entered.body.rowId], rule: "subsidies.claim-input", on: "2026-01-31", region: "9902" })) as { body: { code: string; says: string } }).body
  expect([refused.code, JSON.stringify(refused)]).toEqual(["parameters.not-scannable", expect.stringContaining("只核对")])
})
