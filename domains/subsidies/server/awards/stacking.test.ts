// G1 to G10 (domain/03 §6) in the database: of two grants that exclude each other, written at the same moment by two approvals, one stands and the other is told why; what a place allows together both stand.
import { expect, test } from "vitest"
import { newId, violatedConstraint } from "#platform/database"
import type { DecidedCase } from "#platform/module"
import { plainDate } from "#standards"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { stackingProblems, subsidyProblems } from "../../contract.ts"
import { awardedItems, type AwardedItem, clashesBetween, fundOf, rulesOfItem } from "../../rules/index.ts"
import { grantMonths } from "../grants.ts"
import type { GrantedByMonth } from "../monthly-items.ts"
import { voidLines } from "../payment.ts"
import { type AwardItem, awardItem } from "./award-item.ts"
import { onePerson } from "./claim-lines.ts"
import { grantAwards } from "./grant-awards.ts"

const database = await testDatabase()
const region = "990201001000"
const byMonth: readonly AwardedItem[] = ["SI-EMP-HARD", "SI-FLEX-HARD", "SI-SME-GRAD", "SI-FLEX-GRAD", "PW-POST", "PW-SI", "IN-BASE"]
/** A month of a post or an internship is had once by an index of its own. */
const onceByMonth: ReadonlySet<AwardedItem> = new Set<AwardedItem>(["PW-POST", "IN-BASE"])
const problems = { grant_months_one_of_item: subsidyProblems.monthTaken, ...stackingProblems, grant_months_one_insurance: subsidyProblems.monthTaken }

/** What an approval of 100.00 about a person writes, in August 2025: the same occupation, firm, loan and, where given, invoice. */
async function calls(item: AwardedItem, person: string, cost: string | null, takes: AwardItem["takes"] = () => [], { month = "2025-08", more = {} }: { readonly month?: string; readonly more?: object } = {}) {
  const [payee, caseId, publication] = [newId(), newId(), newId()]
  await database.system.transaction((tx) =>
    tx.sql(
      `insert into subsidies.publications (subject_id, publication_id, subject_kind, case_id, item, region, shown_name, shown_number, period, persons, amount_fen, from_on, until_on, made_at)
       values ($1, $2, 'employer', $3, $4, $5, '示例', '', '', 1, 10000, '2025-09-01', '2025-09-08', now())`, [payee, publication, caseId, item, region]))
  const facts = { "applied-on": "2025-08-20", "cost-reference": cost, ...more }
  const line = byMonth.includes(item) ? { person, month, verdict: "pass", codes: [], amount: 10_000, facts } : { about: person, kind: "person", line: newId(), on: "2025-08-20", verdict: "pass", codes: [], amount: 10_000, gives: {}, facts }
  const decided = {
    subjectId: payee, caseId, number: "1", region, channel: "02", answers: {}, submittedAt: "2025-08-20T02:00:00.000Z", at: "2025-09-20T02:00:00.000Z", on: plainDate("2025-09-20"), by: "204",
    judgement: { rule: "", version: "", on: plainDate("2025-08-20"), region, verdict: "pass", codes: [], conditions: [], gives: { amount: 10_000, lines: [line] }, workings: [], wouldChange: [] },
  } satisfies DecidedCase
  if (byMonth.includes(item)) return grantMonths({ item, code: "", payee: "employer", rule: rulesOfItem["PW-POST"][0], used: "" } as unknown as GrantedByMonth)(decided)
  const award = awardItem(item, "test", "employer", { rules: [rulesOfItem["HI-ONCE"][0]], lines: onePerson, about: [], holds: () => ({ from: "2025-08", until: item.startsWith("ST-") ? null : "2025-08", occupation: "6-31", level: 5, employer: "U1", loan: "L1" }), takes })
  return grantAwards(award)(decided)
}

const together = async (one: AwardedItem, other: AwardedItem, cost: string | null = null): Promise<readonly string[]> => {
  const person = newId()
  return atOnce([await calls(one, person, cost), await calls(other, person, cost)])
}

async function atOnce(both: readonly Awaited<ReturnType<typeof calls>>[]): Promise<readonly string[]> {
  const results = await Promise.allSettled(both.map((each) => database.engine.atomically(each)))
  return results.map((result) => {
    if (result.status === "fulfilled") return "granted"
    const constraint = violatedConstraint(result.reason)
    if (constraint === undefined || !(constraint in problems)) throw result.reason
    return problems[constraint as keyof typeof problems].problem.code
  }).toSorted()
}

/** What a place allows by its numbers of the reference province. */
const allowedHere = ["subsidies.founder-flexible"]
const ours = (Object.keys(awardedItems) as AwardedItem[]).filter((item) => item !== "UI-BENEFIT")
const everyTwo = ours.flatMap((one, index) => ours.slice(index).map((other) => [one, other] as const))
/** In the order of the table: the codes two items may be refused by when they share everything but the invoice. */
const codesOf = (one: AwardedItem, other: AwardedItem): readonly string[] => clashesBetween(one, other).filter((clash) => clash.shared !== "cost" && !allowedHere.includes(clash.unless ?? "")).map((clash) => clash.code)

/** Every two that exclude each other, and of those that do not each item with some. */
const looked = everyTwo.filter(([one, other], index) => codesOf(one, other).length > 0 || index % 7 === 0)

test("two items of the book at the same moment, G1 to G9: what excludes each other leaves one, with the code of its group; what may stand together both stand", async () => {
  for (const [one, other] of looked) {
    const codes = codesOf(one, other)
    const said = await together(one, other)
    if (onceByMonth.has(one) && one === other) expect(said, `${one} twice`).toEqual(["R-STACK-SI", "granted"])
    else if (codes.length === 0) expect(said, `${one} ${other}`).toEqual(["granted", "granted"])
    else expect([said.filter((each) => each === "granted").length, codes.includes(said.find((each) => each !== "granted") ?? "")], `${one} ${other}: ${said.join(", ")}`).toEqual([1, true])
  }
  expect(new Set(everyTwo.flatMap(([one, other]) => codesOf(one, other)))).toEqual(new Set(["R-STACK-SI", "R-STACK-PW", "R-STACK-EXPAND", "R-STACK-UISKILL", "R-STACK-IN", "R-STACK-ST", "R-STACK-LN", "R-STACK-HI"]))
}, 60_000)

const pairs: readonly (readonly [group: string, code: string, one: AwardedItem, other: AwardedItem])[] = [
  ["G1", "R-STACK-SI", "SI-SME-GRAD", "SI-FLEX-GRAD"], ["G2", "R-STACK-PW", "PW-POST", "AG-INTRO"], ["G3", "R-STACK-EXPAND", "HI-ONCE", "UI-EXPAND"], ["G4", "R-STACK-UISKILL", "TR-FIRM", "UI-SKILL"], ["G5", "R-STACK-IN", "IN-BASE", "HI-ONCE"],
  ["G6", "R-STACK-ST", "ST-ONCE", "HI-POOR"], ["G7", "R-STACK-LN", "LN-INT", "OTHER-INTEREST"], ["G8", "R-STACK-HI", "HI-ONCE", "HI-POOR"], ["G9", "R-STACK-UISKILL", "TR-ASSESS", "UI-SKILL"],
]

test.each(pairs)("%s %s: when %s was returned or asked back, %s may be had, and the first not again", async (_, code, one, other) => {
  const person = newId()
  expect(await atOnce([await calls(one, person, null)])).toEqual(["granted"])
  expect(await atOnce([await calls(other, person, null)])).toEqual([code])
  await database.system.transaction(async (tx) => {
    const grants = await tx.sql<{ payee_id: string; grant_id: string }>("select payee_id, grant_id from subsidies.grant_months where person_id = $1 union all select payee_id, grant_id from subsidies.awards where subject_id = $1", [person])
    for (const { payee_id, grant_id } of grants) await voidLines(tx, payee_id, [grant_id])
  })
  expect(await atOnce([await calls(other, person, null), await calls(one, person, null)])).toEqual([code, "granted"])
})

test("G2: a month the unemployment fund paid a benefit for, written after the claim was judged, keeps the wage of a post away", async () => {
  const person = newId()
  await database.system.transaction((tx) =>
    tx.sql("insert into insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, paid_fen, state, written_at, previous_hash, hash) values ($1, 1, 202508, 1, 'benefit', $2, 180000, 180000, 'paid', now(), '', '')", [person, region]))
  expect(await atOnce([await calls("PW-POST", person, null)])).toEqual(["R-STACK-PW"])
  expect(await atOnce([await calls("SI-EMP-HARD", person, null)])).toEqual(["granted"])
})

test("G10: one invoice paid from two funds at the same moment is paid from one; two invoices, and one fund, both stand", async () => {
  expect(fundOf("ST-RENT")).not.toBe(fundOf("LN-INT"))
  expect(await together("ST-RENT", "LN-INT", "发票-9")).toEqual(["R-DOUBLE-FUND", "granted"])
  expect(await together("ST-RENT", "LN-INT")).toEqual(["granted", "granted"])
  expect(await together("ST-RENT", "ST-ONCE", "发票-9")).toEqual(["granted", "granted"])
})

test("what is allowed together stands together: a post's wage and its insurance, training and its assessment, a founder's own insurance where the place allows it", async () => {
  for (const [one, other] of [["PW-POST", "PW-SI"], ["TR-SKILL", "TR-ASSESS"], ["ST-ONCE", "SI-FLEX-HARD"], ["HI-ONCE", "SI-SME-GRAD"]] as const) expect(await together(one, other), `${one} ${other}`).toEqual(["granted", "granted"])
})

/** An assessment of somebody who was judged as having had so many. */
const nth = (person: string, before: number, kind = "TR-ASSESS-COUNT") => calls("TR-ASSESS", person, null, () => [{ nth: kind, before }])
const timesOf = (person: string) => database.system.transaction((tx) => tx.sql<{ slot: string; grant_id: string }>("select slot, grant_id from subsidies.taken where subject_id = $1 and state = 'granted' order by slot", [person]))

test("the third of three times is had once by two approvals at the same moment, and a time that was taken back is free again, whichever it was", async () => {
  const person = newId()
  for (const before of [0, 1]) expect(await atOnce([await nth(person, before)])).toEqual(["granted"])
  expect(await atOnce([await nth(person, 2), await nth(person, 2)])).toEqual(["R-DUP", "granted"])
  const [first] = await timesOf(person)
  await database.system.transaction((tx) => tx.sql("update subsidies.taken set state = 'void' where grant_id = $1", [first?.grant_id]))
  expect(await atOnce([await nth(person, 2), await nth(person, 2)])).toEqual(["R-DUP", "granted"])
  expect((await timesOf(person)).map((one) => one.slot)).toEqual([0, 1, 2].map((number) => `TR-ASSESS-COUNT:${number}`))
})

test("the last month that is left is used by one of two approvals for different months; a month that was taken back is left again", async () => {
  const person = newId()
  const month = (item: AwardedItem, ym: string, hired: number, flexible: number) => calls(item, person, null, undefined, { month: ym, more: { "hired-months-used": hired, "flexible-months-used": flexible } })
  expect(await atOnce([await month("SI-EMP-HARD", "2025-03", 0, 0)])).toEqual(["granted"])
  expect(await atOnce([await month("SI-EMP-HARD", "2025-04", 1, 0), await month("SI-FLEX-HARD", "2025-05", 1, 0)])).toEqual(["granted", "subsidies.months-counted"])
  await database.system.transaction((tx) => tx.sql("update subsidies.grant_months set state = 'void' where person_id = $1 and ym = 202503", [person]))
  expect(await atOnce([await month("PW-SI", "2025-06", 2, 1)])).toEqual(["granted"])
})
