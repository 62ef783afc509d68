// Payments, receipts and clawbacks at the same moment: a grant is in one batch, no account pays more than it has, and no more comes back than was owed.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { payments, simulatedBank } from "#platform/payments"
import type { Viewer } from "#wire"
import { staff as payers } from "../../../insurance/server/batch/testing.ts"
import { subsidyPayments } from "../payment.ts"
import { months, staff, subsidyWorld } from "../testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z", [payments(subsidyPayments, () => simulatedBank({ clock: () => world.clock.now }))])
const { sql, ask, citizen, claim, flexible, granted, clock } = world
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}
const [city, county] = ["990200000000", "990201000000"]

interface Said {
  readonly status: number
  readonly body: { readonly code: string; readonly state: string; readonly clawbackId: string; readonly entryId: string; readonly batchId: string; readonly openFen: number }
}
async function put(region: string, amountFen: number, fund = "employment-subsidy"): Promise<void> {
  for (const kind of ["income", "index", "quota"]) {
    const entered = (await ask(payers.fin1, "POST", "/subsidies/budget", { region, fund, year: 2025, kind, amountFen, source: kind === "income" ? "central" : null, document: "乙财社〔2025〕9号" })) as Said
    expect(((await ask(payers.fin2, "POST", `/subsidies/budget/${region}/${entered.body.entryId}`, { decision: "confirm" })) as Said).body.state).toBe("entered")
  }
}
/** SIF-1: six months of 784.00, granted in 2025 and waiting to be paid. */
async function waiting(): Promise<string> {
  at("2025-10-09")
  const person = await flexible()
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  expect((await granted(person, caseId, "2025-10-20")).body.state).toBe("approved")
  return person
}
const open = (region: string, month: string, business = "subsidies.personal"): Promise<Said> => ask(payers.a, "POST", "/payments/batches", { business, region, month })
const available = async (region: string): Promise<number> =>
  ((await ask(payers.fin1, "GET", "/subsidies/budget?year=2025")) as unknown as { body: { region: string; fund: string; availableFen: number }[] }).body.find((one) => one.region === region && one.fund === "employment-subsidy")?.availableFen ?? 0
const booked = async (region: string) => (await sql<{ reserved: number }>("select coalesce(sum(case kind when 'reserve' then amount_fen when 'release' then -amount_fen else 0 end), 0)::float8 as reserved from subsidies.budget_entries where region = $1", region))[0]?.reserved
const linesOfPerson = (person: string) => sql<{ batch_id: string; deducted: number }>("select batch_id, deducted_fen::float8 as deducted from payments.lines where subject_id = $1 and state <> 'excluded' order by batch_id", person)
/** Paid in full before the test begins. */
const paidBy = (person: string, batch: string) => sql("update subsidies.grants set state = 'paid', batch_id = $2, settled_on = '2025-10-20' where subject_id = $1 and state in ('approved', 'paying')", person, batch)

test("two batches of a place generated at once: every grant is paid by one of them, and the quota is taken once", async () => {
  const people = [await waiting(), await waiting(), await waiting()]
  await put(city, 3 * 470_400)
  const said = await Promise.all([open(city, "2025-09"), open(city, "2025-10")])
  expect(said.filter((one) => one.status === 201).length).toBeGreaterThan(0)
  for (const person of people) expect(await linesOfPerson(person)).toHaveLength(1)
  expect(await booked(city)).toBe(3 * 470_400)
})

test("the batch of a city and that of its county, from two accounts: no grant is in both", async () => {
  const people = [await waiting(), await waiting()]
  await put(city, 2 * 470_400)
  await put(county, 2 * 470_400)
  const before = (await booked(city)) ?? 0
  const said = await Promise.all([open(city, "2025-08"), open(county, "2025-08")])
  expect(said.filter((one) => one.status === 201).length).toBeGreaterThan(0)
  for (const person of people) expect(await linesOfPerson(person)).toHaveLength(1)
  expect(((await booked(city)) ?? 0) - before + ((await booked(county)) ?? 0)).toBe(2 * 470_400)
  // Whichever account paid, the other one's money is used up, so that the next begin alike.
  for (const region of [city, county]) {
    const spare = (await available(region)) / 470_400
    for (let n = 0; n < spare; n++) await waiting()
    if (spare > 0) expect((await open(region, "2025-06")).status).toBe(201)
    expect(await available(region)).toBe(0)
  }
})

test("people and units of one account at once, with money for one of them: one batch is refused with R-BUDGET and its grants wait", async () => {
  const person = await waiting()
  const unit = await world.employer()
  await world.graduate({ employer: unit, months: months("2025-08", 2) })
  at("2025-10-09")
  const { caseId } = (await claim(world.unitOf(unit), "subsidies.graduate-hire", "2025-08", "2025-09")).body
  expect((await granted(unit, caseId, "2025-10-20")).body.state).toBe("approved")
  await put(city, 470_400 + 244_999)
  expect(await available(city)).toBe(470_400 + 244_999)
  const said = await Promise.all([open(city, "2025-07"), open(city, "2025-07", "subsidies.units")])
  expect(said.map((one) => one.status).toSorted()).toEqual([201, 409])
  expect(said.find((one) => one.status === 409)?.body.code).toBe("R-BUDGET")
  expect((await sql<{ state: string }>("select state from subsidies.grants where subject_id in ($1, $2)", person, unit)).map((one) => one.state).toSorted()).toEqual(["approved", "paying"])
  await put(city, 470_400)
  expect((await Promise.all([open(city, "2025-05"), open(city, "2025-05", "subsidies.units")])).map((one) => one.status)).toContain(201)
  expect((await sql<{ state: string }>("select state from subsidies.grants where subject_id in ($1, $2)", person, unit)).map((one) => one.state)).toEqual(["paying", "paying"])
})

const step = async (as: Viewer, person: string, clawback: string, name: string, input: object): Promise<Said> => ask(as, "POST", `/subsidies/clawbacks/${person}/${clawback}/${name}`, input)

/** Owes one month of 784.00 that may be kept back from later subsidies, of which one for each of these months waits. */
async function owing(later: readonly string[]): Promise<{ readonly person: string; readonly clawback: string }> {
  const person = await waiting()
  const [batch] = await sql<{ batch_id: string }>("select batch_id from payments.batches order by batch_id limit 1")
  await paidBy(person, batch?.batch_id ?? "")
  const [grant] = await sql<{ grant_id: string }>("select grant_id from subsidies.grants where subject_id = $1", person)
  const lines = [{ about: person, line: "2025-03" }]
  const { clawbackId: clawback } = ((await ask(staff.first, "POST", "/subsidies/clawbacks", { subject: person, grant: grant?.grant_id, kind: "stacked", grounds: "该月份已由用人单位参保缴费", lines })) as Said).body
  await step(staff.second, person, clawback, "confirmation", { decision: "confirm" })
  at("2025-11-20")
  expect((await step(staff.head, person, clawback, "decision", { decision: "recover", says: "该月份由用人单位参保，不应享受" })).body.state).toBe("decided")
  await ask(citizen(person), "POST", `/subsidies/mine/clawbacks/${clawback}/consent`, {})
  expect((await step(staff.second, person, clawback, "arrangement", { way: "offset" })).body.state).toBe("decided")
  for (const month of later) {
    at("2025-11-20")
    for (const [kind, amount] of [["110", 84_000], ["310", 33_600]] as const) await world.pays(person, "0", kind, month, 420_000, 0, amount)
    const sent = (await claim(citizen(person), "subsidies.flexible-hardship", month, month)).body
    expect((await granted(person, sent.caseId, "2025-12-05")).body.state).toBe("approved")
  }
  return { person, clawback }
}
const owedBy = async (person: string) => (await sql<{ open: number }>("select (amount_fen - recovered_fen)::float8 as open from subsidies.clawbacks where subject_id = $1", person))[0]?.open

test("what a batch on its way keeps back is not received a second time at the window, whichever is first", async () => {
  const { person, clawback } = await owing(["2025-09", "2025-10"])
  await put(county, 200_000)
  const [batch, receipt] = await Promise.all([open(county, "2025-11"), step(payers.fin1, person, clawback, "receipts", { amountFen: 78_400, document: "银行回单1" })])
  expect(batch.status, JSON.stringify(batch.body)).toBe(201)
  const kept = (await linesOfPerson(person)).reduce((sum, one) => sum + one.deducted, 0)
  expect([receipt.status, kept]).toEqual(receipt.status === 200 ? [200, 0] : [409, 78_400])
  if (receipt.status !== 200) expect(receipt.body.code).toBe("subsidies.clawback-too-much")
  expect(await owedBy(person)).toBe(receipt.status === 200 ? 0 : 78_400)
})

test("after a batch was made that keeps back all of it, nothing more is received, arranged otherwise or written off until the bank has answered", async () => {
  const { person, clawback } = await owing(["2025-09", "2025-10"])
  await put(county, 200_000)
  expect((await open(county, "2025-12")).status).toBe(201)
  expect((await linesOfPerson(person)).map((one) => one.deducted)).toEqual([78_400])
  expect((await step(payers.fin1, person, clawback, "receipts", { amountFen: 1, document: "银行回单2" })).body.code).toBe("subsidies.clawback-too-much")
  for (const [as, input] of [[staff.second, { way: "plan", months: 2 }], [staff.second, { way: "transfer", to: "财政", document: "移送函2025-3" }], [staff.head, { way: "write-off", says: "人员死亡无遗产", document: "核销批复2025-1" }]] as const)
    expect((await step(as, person, clawback, "arrangement", input)).body.code).toBe("subsidies.clawback-kept-back")
})

test("two funds pay one person at once: together they keep back what is owed, not twice", async () => {
  const { person, clawback } = await owing(["2025-09", "2025-10"])
  expect((await step(payers.fin1, person, clawback, "receipts", { amountFen: 40_000, document: "银行回单3" })).body.openFen).toBe(38_400)
  await put(county, 200_000)
  await put(county, 200_000, "unemployment-insurance")
  await sql("update subsidies.grants g set fund = 'unemployment-insurance' where g.subject_id = $1 and g.state = 'approved' and g.grant_id <> (select min(x.grant_id) from subsidies.grants x where x.subject_id = $1 and x.state = 'approved')", person)
  const said = await Promise.all([open(county, "2025-10"), open(county, "2025-10", "subsidies.personal-insured")])
  expect(said.map((one) => one.status), JSON.stringify(said.map((one) => one.body))).toEqual([201, 201])
  expect((await linesOfPerson(person)).reduce((sum, one) => sum + one.deducted, 0)).toBe(38_400)
})
