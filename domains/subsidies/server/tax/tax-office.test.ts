// A certificate reaches the tax office once, however often it is sent; a refusal is an officer's, who sends it again or sets it aside.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import type { Viewer } from "#wire"
import { awardWorld } from "../awards/testing.ts"
import { months, staff } from "../testing.ts"
import { connectTaxOffice, simulatedTaxOffice, taxOfficeAt } from "./tax-office.ts"
import { tellTaxOffice } from "./tell-tax-office.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2025-11-10T02:00:00.000Z")
const { send, act, unitOf, employer, graduate, check, sql, house, clock, deliver } = world
const office = simulatedTaxOffice()
connectTaxOffice(house, office)
afterEach(() => {
  office.mode = "take"
  connectTaxOffice(house, office)
})

/** A unit whose graduate of the year was certified on 2025-11-10. */
async function certified(): Promise<{ readonly unit: string; readonly deduction: string }> {
  clock.now = "2025-11-10T02:00:00.000Z"
  const unit = await employer()
  await check(await graduate({ employer: unit, months: months("2025-08", 3) }), "person", "deduction-start", "none")
  const sent = await send(unitOf(unit), "subsidies.hiring-deduction")
  await act(staff.receiver, unit, sent.body.caseId, "accept", 1)
  expect((await act(staff.second, unit, sent.body.caseId, "approve", 2)).body.state).toBe("approved")
  await deliver()
  return { unit, deduction: (await sql<{ deduction_id: string }>("select deduction_id from subsidies.deductions where subject_id = $1", unit))[0]?.deduction_id ?? "" }
}
const notice = async (unit: string) => (await sql<{ state: string; tries: number; receipt: string; problem: string; attempt: number }>("select state, tries, receipt, problem, attempt from subsidies.tax_notices where subject_id = $1", unit))[0]
const listed = async (state: string, as: Viewer = staff.first) => ((await world.ask(as, "GET", `/subsidies/tax-notices?state=${state}`)) as unknown as { body: readonly { subjectId: string; number: string; refusal: object | null }[] }).body
const settle = async (one: { unit: string; deduction: string }, decision: string, as: Viewer = staff.first) =>
  ((await world.ask(as, "POST", `/subsidies/tax-notices/${one.unit}/${one.deduction}`, { decision, says: "已与税务核对纳税人识别号" })) as { status: number; body: { code: string; state: string } }).body
const minutes = (count: number) => {
  clock.now = new Date(Date.parse(clock.now) + count * 60_000).toISOString()
}

test("what is certified is told with who, for whom, since when and how much; the receipt is kept and nothing is sent again", async () => {
  const one = await certified()
  expect(await tellTaxOffice(house)).toBe(1)
  expect(await notice(one.unit)).toMatchObject({ state: "taken", tries: 1, receipt: expect.stringMatching(/^SW-/) as string })
  const told = JSON.parse(office.received.get(`SSKJ-${one.deduction}-1`)?.content ?? "{}") as object
  expect(told).toMatchObject({ kind: "hiring", unitCode: `uscc-${one.unit}`, name: "周文静", group: "graduate", from: "2025-08-01", years: 3, yearlyFen: 600_000 })
  expect(await tellTaxOffice(house)).toBe(0)
  await deliver()
  expect((await sql("select 1 from subsidies.tax_notices where subject_id = $1", one.unit)).length).toBe(1)
})

test.each(["lose-answer", "down", "garbled"] as const)("an office that is %s is told again after a minute, then five; it has the notice once", async (mode) => {
  const one = await certified()
  office.mode = mode
  const before = office.received.size
  expect(await tellTaxOffice(house)).toBe(0)
  expect(await notice(one.unit)).toMatchObject({ state: "waiting", tries: 1 })
  expect((await notice(one.unit))?.problem).not.toBe("")
  expect(await tellTaxOffice(house)).toBe(0)
  expect((await notice(one.unit))?.tries).toBe(1)
  minutes(1)
  await tellTaxOffice(house)
  expect((await notice(one.unit))?.tries).toBe(2)
  office.mode = "take"
  minutes(5)
  expect(await tellTaxOffice(house)).toBe(1)
  expect([await notice(one.unit), office.received.size - before]).toMatchObject([{ state: "taken", tries: 3 }, 1])
})

test("two processes that send at the same moment leave one receipt", async () => {
  const one = await certified()
  await Promise.all([tellTaxOffice(house), tellTaxOffice(house)])
  expect(await notice(one.unit)).toMatchObject({ state: "taken", tries: 1 })
})

test("a refusal comes on the officer's list and is told to the office; sent again it is another notice, set aside it is over", async () => {
  const [one, other] = [await certified(), await certified()]
  office.mode = "refuse"
  expect(await tellTaxOffice(house)).toBe(2)
  expect((await listed("refused")).find((row) => row.subjectId === one.unit)).toMatchObject({ number: `SSKJ-${one.deduction}-1`, refusal: { code: "T02", says: "没有这个纳税人" } })
  expect((await listed("refused", staff.elsewhere)).length).toBe(0)
  expect(await sql("select count(*)::int as n from exchange.outbox where topic = 'tax.deduction-refused' and subject_id = $1", one.unit)).toEqual([{ n: 1 }])
  expect((await settle(one, "again", staff.elsewhere)).code).toBe("subsidies.tax-notice-not-refused")
  expect((await settle(one, "again")).state).toBe("waiting")
  expect((await settle(one, "again")).code).toBe("subsidies.tax-notice-not-refused")
  office.mode = "take"
  expect(await tellTaxOffice(house)).toBe(1)
  expect(await notice(one.unit)).toMatchObject({ state: "taken", attempt: 2 })
  expect(office.received.has(`SSKJ-${one.deduction}-2`)).toBe(true)
  expect((await settle(other, "set-aside")).state).toBe("set-aside")
  minutes(600)
  expect(await tellTaxOffice(house)).toBe(0)
})

test("where no tax office is connected the certificate waits and says so", async () => {
  connectTaxOffice(house, null)
  const one = await certified()
  expect(await tellTaxOffice(house)).toBe(0)
  expect(await notice(one.unit)).toMatchObject({ state: "waiting", problem: "税务系统尚未接入" })
  connectTaxOffice(house, office)
  minutes(1)
  await tellTaxOffice(house)
})

test("over HTTP the notice is posted with the key; an error is no answer", async () => {
  const seen: unknown[] = []
  let status = 200
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", (part: Buffer) => {
      body += part.toString()
    })
    request.on("end", () => {
      seen.push([request.headers.authorization, JSON.parse(body)])
      response.writeHead(status, { "content-type": "application/json" }).end('{"kind":"taken","receipt":"R1"}')
    })
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const far = taxOfficeAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, "key")
  const given = { number: "N1", sha256: "h", content: "{}" }
  expect(await far.tell(given)).toEqual({ kind: "taken", receipt: "R1" })
  expect(seen).toEqual([["Bearer key", given]])
  status = 503
  await expect(far.tell(given)).rejects.toThrow("503")
  await new Promise((done) => server.close(done))
})
