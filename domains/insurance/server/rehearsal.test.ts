// A rehearsal on random people: its counts and sums are those of every single decision before and after.
import { expect, test } from "vitest"
import { factsOf } from "#platform/casework"
import { gathering } from "#platform/facts"
import { lawbookOf, parameters as parametersRoom } from "#platform/parameters"
import { decide, type ParameterTable, type Rule, publishedWorkingDays, succeededTable } from "#policy"
import { plainDate } from "#standards"
import type { Viewer } from "#wire"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { insurance } from "../module.ts"
import { standardsOf } from "./batch/standards.ts"
import { insuranceFactSources } from "./fact-sources.ts"
import { parameters } from "./parameters.ts"
import { dice, someClaimant } from "./testing.ts"

const database = await testDatabase()
const roll = dice(31)
const people: string[] = []
for (let index = 0; index < 80; index++) people.push(await someClaimant(database, roll))
await database.system.transaction((tx) => tx.sql("insert into registers.regions (code, name, level, full_name) values ('990200000000', '乙市', 2, '示例省乙市') on conflict do nothing"))
const regions = new Map((await database.system.transaction((tx) => tx.sql<{ person_id: string; region: string }>("select person_id, region from registers.persons"))).map((row) => [row.person_id, row.region]))

const lawbook = lawbookOf([insurance])
const { ask } = await testServer(database, [parametersRoom(lawbook)], { now: "2025-06-20T02:00:00.000Z" })
const officer: Viewer = { kind: "staff", officerId: "81", personId: null, name: "方磊", roles: ["clerk", "head"], scope: "9902", office: "", session: "s" }
const on = plainDate("2025-07-09")

interface Result {
  readonly state: string
  readonly progress: number
  readonly total: Readonly<Record<string, number>>
  readonly places: readonly { readonly county: string; readonly people: number }[]
  readonly months: readonly { readonly month: string; readonly peopleBefore: number; readonly peopleAfter: number; readonly before: number; readonly after: number }[]
  readonly assumed: readonly { readonly name: string }[]
}

async function entered(key: string, value: unknown): Promise<{ rowId: string; table: ParameterTable }> {
  const { body } = (await ask(officer, "POST", "/parameters", { key, region: "990200", value, from: "2025-07-01", documentNumber: "乙人社〔2025〕9号" })) as { body: { rowId: string } }
  const unit = parameters.definitions.find((one) => one.key === key)?.unit ?? ""
  return { rowId: body.rowId, table: succeededTable(parameters.base, [{ key, region: "990200", value: value as number, unit, from: "2025-07-01", to: null, documentNumber: "乙人社〔2025〕9号", enteredBy: "甲", approvedBy: "乙" }]) }
}

async function rehearsed(rule: string, rowId: string): Promise<{ id: string; result: Result }> {
  const { body } = (await ask(officer, "POST", "/parameters/rehearsals", { rows: [rowId], rule, on, region: "9902" })) as { body: { rehearsalId: string } }
  const read = async () => ((await ask(officer, "GET", `/parameters/rehearsals/${body.rehearsalId}`)) as { body: Result }).body
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe("done")
  return { id: body.rehearsalId, result: await read() }
}

/** Every single decision, with one table. */
async function singly(rule: Rule, table: ParameterTable, assumed: readonly string[]) {
  const gather = gathering(`test.rehearsal.${rule.name}`, insuranceFactSources)
  const said = new Map<string, { result: string; gives: Readonly<Record<string, unknown>> | null }>()
  for (const person of people) {
    const [rows] = await database.system.together([gather.one(person, on)])
    const facts = { ...factsOf(gather.read(rows?.[0])), ...Object.fromEntries(assumed.map((name) => [name, { value: false }])) }
    said.set(person, decide(rule, { facts, parameters: table, on, region: regions.get(person) ?? "", workingDaysBetween: publishedWorkingDays }))
  }
  return said
}

const monthsFrom = (first: string, count: number) => Array.from({ length: count }, (_, index) => new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + index, 1)).toISOString().slice(0, 7))

test.each([["minimum-wage", 260_000, true], ["insurance.benefit-ratio", 7000, true], ["insurance.entity-means-employed", "refuse", false], ["insurance.claim-grace", 0, false]])("rehearsing %s = %s: the sums are those of single decisions", async (key, value, moves) => {
  const { rowId, table } = await entered(key, value)
  const { result } = await rehearsed("insurance.benefit-eligibility", rowId)
  const rule = lawbook.rules.find("insurance.benefit-eligibility", on)
  if (!rule) throw new Error("no rule")
  const assumed = result.assumed.map((one) => one.name)
  const [before, after] = [await singly(rule, parameters.base, assumed), await singly(rule, table, assumed)]
  const passing = (said: typeof before) => [...said.values()].filter((one) => one.result === "pass")
  const total = (said: typeof before) => passing(said).reduce((sum, one) => sum + Number(one.gives?.["total"]), 0)
  const standing = (result: string) => (result === "pass" ? 2 : result === "by-hand" ? 1 : 0)
  const changes = people.map((person) => {
    const [b, a] = [before.get(person), after.get(person)]
    if (!b || !a) throw new Error("nobody")
    if (standing(a.result) !== standing(b.result)) return standing(a.result) > standing(b.result) ? "gained" : "lost"
    if (standing(a.result) === 0) return "unchanged"
    const more = Number(a.gives?.["total"]) - Number(b.gives?.["total"])
    return more > 0 ? "gained" : more < 0 ? "lost" : JSON.stringify(a.gives) === JSON.stringify(b.gives) ? "unchanged" : "changed"
  })
  const count = (change: string) => changes.filter((one) => one === change).length
  const byHand = (said: typeof before) => [...said.values()].filter((one) => one.result === "by-hand").length
  expect(result.total).toMatchObject({
    people: people.length, gained: count("gained"), lost: count("lost"), changed: count("changed"), unchanged: count("unchanged"), passBefore: passing(before).length, passAfter: passing(after).length,
    before: total(before), after: total(after), byHandBefore: byHand(before), byHandAfter: byHand(after),
  })
  if (moves) expect(count("gained") + count("lost")).toBeGreaterThan(0)
  const monthly = (said: typeof before) => {
    const sums = new Map<string, number>()
    for (const one of passing(said)) for (const month of monthsFrom(String(one.gives?.["firstMonth"]), Number(one.gives?.["payableMonths"]))) sums.set(month, (sums.get(month) ?? 0) + Number(one.gives?.["monthly"]))
    return [...sums].toSorted()
  }
  expect(result.months.filter((one) => one.peopleBefore > 0).map((one) => [one.month, one.before])).toEqual(monthly(before))
  expect(result.months.filter((one) => one.peopleAfter > 0).map((one) => [one.month, one.after])).toEqual(monthly(after))
}, 60_000)

test("the standard is rehearsed for those who draw, and the people it changes most are named with both outcomes", async () => {
  const { rowId } = await entered("minimum-wage", 240_000)
  const { id, result } = await rehearsed("insurance.benefit-standard", rowId)
  expect(result.progress).toBe(100)
  const [{ drawing } = { drawing: 0 }] = await database.system.transaction((tx) => tx.sql<{ drawing: number }>("select count(distinct person_id)::int as drawing from insurance.entitlements where state in ('running', 'held') and 202507 between first_month and last_month"))
  expect(drawing).toBeGreaterThan(10)
  expect(result.total).toMatchObject({ people: drawing, gained: drawing, lost: 0, before: drawing * 180_000, after: drawing * 216_000 })
  expect(result.places.map((one) => one.county)).toEqual(["990201"])
  const { body } = (await ask(officer, "GET", `/parameters/rehearsals/${id}/people?change=gained&limit=5`)) as { body: { name: string; before: { measured: number }; after: { measured: number } }[] }
  expect(body.map((one) => [one.name, one.before.measured, one.after.measured])).toEqual(Array.from({ length: 5 }, () => ["林晓梅", 180_000, 216_000]))
  const elsewhere = { ...officer, scope: "9901" }
  expect((await ask(elsewhere, "GET", `/parameters/rehearsals/${id}`)).status).toBe(404)
  expect(((await ask(elsewhere, "GET", `/parameters/rehearsals/${id}/people?change=gained`)) as { body: object[] }).body).toEqual([])
})

test("once approved by a second officer, the month it begins with has the new standard and the month before keeps the old", async () => {
  const { rowId } = await entered("minimum-wage", 240_000)
  const standards = () => standardsOf(parameters, ["990201"], 202506, 202508).map((one) => [one.ym, one.benefitFen])
  expect(standards()).toEqual([[202506, 180_000], [202507, 180_000], [202508, 180_000]])
  expect((await ask({ ...officer, officerId: "82" }, "POST", `/parameters/${rowId}/approve`, {})).status).toBe(200)
  expect(standards()).toEqual([[202506, 180_000], [202507, 216_000], [202508, 216_000]])
})

test("what cannot be rehearsed is refused: a rule about a claim, a place outside the area, an approved row, an assumption nobody asked for", async () => {
  const { rowId } = await entered("insurance.claim-grace", 5)
  const refused = async (more: object) => ((await ask(officer, "POST", "/parameters/rehearsals", { rows: [rowId], rule: "insurance.benefit-eligibility", on, region: "9902", ...more })) as { body: { code: string } }).body.code
  expect(await refused({ rule: "insurance.death-grant" })).toBe("parameters.not-scannable")
  expect(await refused({ rule: "insurance.nothing" })).toBe("parameters.unknown-rule")
  expect(await refused({ region: "9901" })).toBe("parameters.outside-scope")
  expect(await refused({ assumed: { "contributed-months": 12 } })).toBe("parameters.assumption")
  await ask(officer, "POST", `/parameters/${rowId}/withdraw`, { why: "录入有误" })
  expect(await refused({})).toBe("parameters.not-draft")
})
