// The ministry's node: its answers are kept with the case, and its silence is never taken for "nothing there".
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { beforeAll, expect, test } from "vitest"
import { plainDate, residentNumberFor } from "#standards"
import { registerPerson } from "#platform/registers"
import { testDatabase } from "../database/testing.ts"
import { testHouse } from "../http/testing.ts"
import { ministryAt, type OutsideAnswer, OutsideUnavailable } from "./outside.ts"
import { askAgain, type Behaviour, connectMinistry, ministryFromSetting, nationwideEntitlement, nationwideUnemployment, simulatedMinistry } from "./server/ask-outside.ts"

const database = await testDatabase()
const clock = { now: "2026-11-23T02:00:00.000Z" }
const house = testHouse(database, clock)
const number = residentNumberFor("990101", plainDate("1987-05-06"), 124)
let behaviour: Behaviour = "normal"
let person = ""
let cases = 1000

const why = () => ({ caseId: String(cases++), purpose: "失业保险金申领审核" })

beforeAll(async () => {
  connectMinistry(house, simulatedMinistry(database.system, house.sealing, () => behaviour, 150))
  person = (await registerPerson(database.system, house.sealing, { name: "林晓梅", idNumber: number, region: "990101001001", source: "公安" }, clock.now, plainDate("2026-11-23"))).personId
})

const knows = (name: string, province: string) =>
  database.system.transaction((tx) => tx.sql("insert into exchange.simulated_ministry values ($1, 'entitlement', $2, $3, '2026-08-01', null)", [house.sealing.digest("id", number), name, province]))

test("nobody elsewhere knows the person: known, and nothing open", async () => {
  expect(await nationwideEntitlement(house, person, why())).toEqual({ state: "known", open: [], source: "人社部信息平台", asOf: clock.now })
})

test.each([["slow", "0.15秒内没有答复"], ["failing", "模拟的部级平台故障"], ["wrong", "答复的内容不合约定"]] as const)("a %s node leaves the answer unknown, and the question is asked again until it is answered", async (bad, problem) => {
  behaviour = bad
  const asked = why()
  expect(await nationwideUnemployment(house, person, asked)).toEqual({ state: "unknown", why: `暂时查不到其他省份的情况（${problem}），系统会自动再查` })
  expect(await askAgain(house)).toEqual({ answered: 0, waiting: 1 })
  behaviour = "normal"
  expect(await askAgain(house)).toEqual({ answered: 1, waiting: 0 })
  behaviour = "failing"
  expect(await nationwideUnemployment(house, person, asked)).toMatchObject({ state: "known", open: [] })
  behaviour = "normal"
})

test("who draws in another province is known with the province and the day", async () => {
  await knows("林晓梅", "980000")
  expect(await nationwideEntitlement(house, person, why())).toMatchObject({ state: "known", open: [{ province: "980000", from: "2026-08-01", to: null }] })
})

test("another name under the same number tells nothing but that it does not match", async () => {
  await database.system.transaction((tx) => tx.sql("update exchange.simulated_ministry set name = '林大梅'"))
  expect(await nationwideEntitlement(house, person, why())).toEqual({ state: "unknown", why: "部级平台上姓名与证件号码不一致，请人工核实" })
  expect(await askAgain(house)).toEqual({ answered: 0, waiting: 0 })
})

test("what the ministry sent in its feed is used without asking", async () => {
  behaviour = "failing"
  await database.system.transaction((tx) => tx.sql("insert into registers.entitlements_elsewhere (person_id, province, from_on, source, received_at) values ($1, '970000', '2026-07-01', '人社部信息平台', '2026-11-01T00:00:00Z')", [person]))
  expect(await nationwideEntitlement(house, person, why())).toEqual({ state: "known", open: [{ province: "970000", from: "2026-07-01", to: null }], source: "人社部信息平台", asOf: "2026-11-01T00:00:00.000Z" })
  behaviour = "normal"
})

test("a node over HTTP is asked by contract; errors, silence and half answers are no answers", async () => {
  let reply: { status: number; body: string } = { status: 200, body: "" }
  const asked: unknown[] = []
  const node = createServer((request, response) => {
    let body = ""
    request.on("data", (part: Buffer) => {
      body += part.toString()
    })
    request.on("end", () => {
      asked.push({ body: JSON.parse(body) as unknown, key: request.headers.authorization })
      if (reply.status > 0) response.writeHead(reply.status, { "content-type": "application/json" }).end(reply.body)
    })
  })
  await new Promise<void>((done) => node.listen(0, "127.0.0.1", done))
  const ministry = ministryAt(`http://127.0.0.1:${(node.address() as AddressInfo).port}/`, "key", 200)
  const question = { question: "entitlement", name: "林晓梅", idNumber: number, purpose: "审核", caseId: "1" } as const
  const answer: OutsideAnswer = { matches: true, open: [{ province: "980000", from: plainDate("2026-08-01"), to: null }] }
  reply = { status: 200, body: JSON.stringify(answer) }
  expect(await ministry.ask(question)).toEqual(answer)
  expect(asked).toEqual([{ body: question, key: "Bearer key" }])
  for (const bad of [{ status: 500, body: "{}" }, { status: 200, body: "not json" }, { status: 200, body: '{"matches":true}' }, { status: 200, body: '{"matches":false,"open":[],"extra":1}' }, { status: 0, body: "" }]) {
    reply = bad
    await expect(ministry.ask(question)).rejects.toBeInstanceOf(OutsideUnavailable)
  }
  node.closeAllConnections()
  await new Promise((done) => node.close(done))
})

test("the setting chooses the node and refuses what it does not know; nothing connected means everything waits", async () => {
  expect(() => ministryFromSetting(house, "somewhere")).toThrow("MINISTRY must be")
  await expect(ministryFromSetting(house, "simulated:failing").ask({ question: "entitlement", name: "", idNumber: "", purpose: "", caseId: "" })).rejects.toBeInstanceOf(OutsideUnavailable)
  const bare = { ...testHouse({ ...database }, clock), demonstration: false }
  const [other] = [residentNumberFor("990101", plainDate("1988-05-06"), 124)]
  const { personId } = await registerPerson(database.system, house.sealing, { name: "周建国", idNumber: other, region: "990101001001", source: "公安" }, clock.now, plainDate("2026-11-23"))
  expect(await nationwideEntitlement(bare, personId, why())).toMatchObject({ state: "unknown" })
})
