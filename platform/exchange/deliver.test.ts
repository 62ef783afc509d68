// Events: once each, in order for each subject, nobody held back by somebody else's failure, nothing lost by a crash.
import { expect, test } from "vitest"
import type { DomainEvent, EventHandler } from "#platform/module"
import { testDatabase } from "../database/testing.ts"
import { testHouse } from "../http/testing.ts"
import { publish } from "./publish.ts"
import { deliverAll, triesBeforeGivingUp } from "./server/deliver.ts"
import { startDispatcher } from "./server/dispatcher.ts"
import { archiveEvents } from "./server/housekeeping.ts"

const database = await testDatabase()

/** Handlers of these tests write what they saw into a table of the same transaction. */
await database.system.transaction((tx) => tx.sql("create table public.seen (handler text, event_id bigint, subject_id bigint, topic text)"))

const seeing = (name: string, topics: string[], fails: (event: DomainEvent) => boolean = () => false): EventHandler => ({
  name,
  topics,
  handle: async (tx, event) => {
    await tx.sql("insert into public.seen values ($1, $2, $3, $4)", [name, event.id, event.subjectId, event.topic])
    if (fails(event)) throw new Error(`no ${event.subjectId}`)
  },
})

const seen = async (handler: string) =>
  database.system.transaction(async (tx) => (await tx.sql<{ subject_id: string; topic: string; n: number }>("select subject_id, payload->>'n' as n, s.topic from public.seen s left join exchange.outbox o using (event_id, subject_id) where handler = $1 order by s.ctid", [handler])).map((row) => `${row.subject_id}:${row.n ?? ""}`))

const say = (topic: string, subject: string, n: number) => database.system.atomically([publish(topic, subject, { n })])

const house = (now = "2026-11-23T02:00:00.000Z") => {
  const clock = { now }
  return { clock, house: testHouse(database, clock) }
}

test("an event reaches every handler of its topic once, however often delivery runs", async () => {
  const one = house()
  const handlers = [seeing("a1", ["t1.said"]), seeing("a2", ["t1.said", "t1.other"])]
  await say("t1.said", "11", 1)
  await say("t1.other", "11", 2)
  expect(await deliverAll(one.house, handlers)).toBe(2)
  expect(await deliverAll(one.house, handlers)).toBe(0)
  expect(await seen("a1")).toEqual(["11:1"])
  expect(await seen("a2")).toEqual(["11:1", "11:2"])
})

test("what is rolled back is never sent", async () => {
  const one = house()
  await expect(
    database.system.transaction(async (tx) => {
      await tx.sql("insert into exchange.outbox (subject_id, event_id, topic, payload) values (12, 999, 't2.said', '{}')")
      throw new Error("changed my mind")
    }),
  ).rejects.toThrow("changed my mind")
  expect(await deliverAll(one.house, [seeing("b1", ["t2.said"])])).toBe(0)
})

test("an event whose transaction commits late, behind younger ones, is delivered all the same", async () => {
  const one = house()
  const handlers = [seeing("late", ["t3.said"])]
  let commit: () => void = () => undefined
  const held = new Promise<void>((done) => {
    commit = done
  })
  const slow = database.system.transaction(async (tx) => {
    await tx.sql("insert into exchange.outbox (subject_id, event_id, topic, payload) values (13, 1, 't3.said', '{\"n\": 1}')")
    await held
  })
  await say("t3.said", "14", 2)
  await deliverAll(one.house, handlers)
  commit()
  await slow
  await deliverAll(one.house, handlers)
  expect(await seen("late")).toEqual(["14:2", "13:1"])
})

test("a failing handler holds back its own subject only, in order, and catches up when it works again", async () => {
  const one = house()
  let broken = true
  const handlers = [seeing("c1", ["t4.said"], (event) => broken && event.subjectId === "21"), seeing("c2", ["t4.said"])]
  for (const [subject, n] of [["21", 1], ["22", 2], ["21", 3], ["23", 4]] as const) await say("t4.said", subject, n)
  await deliverAll(one.house, handlers)
  expect(await seen("c1")).toEqual(["22:2", "23:4"])
  expect(await seen("c2")).toEqual(["21:1", "22:2", "21:3", "23:4"])
  const stuck = await database.system.transaction((tx) => tx.sql<{ handler: string; tries: number; problem: string }>("select handler, tries, problem from exchange.stuck"))
  expect(stuck).toEqual([{ handler: "c1", tries: 1, problem: "no 21" }])
  broken = false
  await deliverAll(one.house, handlers)
  expect(await seen("c1")).toEqual(["22:2", "23:4"])
  one.clock.now = "2026-11-23T02:00:02.000Z"
  await deliverAll(one.house, handlers)
  expect(await seen("c1")).toEqual(["22:2", "23:4", "21:1", "21:3"])
  expect(await database.system.transaction((tx) => tx.sql("select 1 from exchange.stuck"))).toEqual([])
  expect(await database.system.transaction((tx) => tx.sql("select 1 from exchange.outbox where done_at is null"))).toEqual([])
})

test("after its last try an event is left to an operator, and is tried no more by itself", async () => {
  const one = house()
  let calls = 0
  const handlers: EventHandler[] = [{ name: "d1", topics: ["t5.said"], handle: async () => { calls++; throw new Error("never") } }]
  await say("t5.said", "31", 1)
  for (let day = 0; day < 40; day++) {
    one.clock.now = new Date(Date.parse("2026-11-23T02:00:00.000Z") + day * 3_600_000).toISOString()
    await deliverAll(one.house, handlers)
  }
  const [stuck] = await database.system.transaction((tx) => tx.sql<{ tries: number; given_up: boolean }>("select tries, given_up from exchange.stuck where handler = 'd1'"))
  expect(stuck).toEqual({ tries: triesBeforeGivingUp, given_up: true })
  expect(calls).toBe(triesBeforeGivingUp)
})

test("a process that dies between two handlers leaves the rest to the next one, nothing twice", async () => {
  const one = house()
  const died = { ...testHouse(database), clock: () => one.clock.now }
  await say("t6.said", "41", 1)
  const dying: EventHandler = { name: "e2", topics: ["t6.said"], handle: async () => { throw Object.assign(new Error("Connection terminated unexpectedly"), { code: "ECONNRESET" }) } }
  await expect(deliverAll(died, [seeing("e1", ["t6.said"]), dying])).rejects.toThrow("Connection terminated")
  expect(await deliverAll(one.house, [seeing("e1", ["t6.said"]), seeing("e2", ["t6.said"])])).toBe(1)
  expect(await seen("e1")).toEqual(["41:1"])
  expect(await seen("e2")).toEqual(["41:1"])
})

test("two dispatchers have one leader, and the other takes over when it goes; the order of a subject stays", async () => {
  const handlers = [seeing("f1", ["t7.said"])]
  const real = { ...testHouse(database), clock: () => new Date().toISOString() }
  const first = startDispatcher(real, handlers, { every: 10 })
  for (let n = 1; n <= 30; n++) await say("t7.said", String(50 + (n % 3)), n)
  const waitFor = async (count: number) => {
    for (let look = 0; look < 400 && (await seen("f1")).length < count; look++) await new Promise((done) => setTimeout(done, 25))
  }
  await waitFor(30)
  const second = startDispatcher(real, handlers, { every: 10 })
  await new Promise((done) => setTimeout(done, 300))
  await first.stop()
  for (let n = 31; n <= 60; n++) await say("t7.said", String(50 + (n % 3)), n)
  await waitFor(60)
  await second.stop()
  const all = await seen("f1")
  expect(all).toHaveLength(60)
  for (const subject of ["50", "51", "52"]) {
    const order = all.filter((one) => one.startsWith(`${subject}:`)).map((one) => Number(one.split(":")[1]))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(new Set(order).size).toBe(20)
  }
})

test("what was delivered a week ago leaves the outbox for the archive", async () => {
  const [before] = await database.system.transaction((tx) => tx.sql<{ n: string }>("select count(*) as n from exchange.outbox where done_at is not null"))
  expect(await archiveEvents(database.system, "2026-11-24T00:00:00.000Z")).toBe(0)
  const moved = await archiveEvents(database.system, "2027-01-24T00:00:00.000Z")
  expect(moved).toBe(Number(before?.n))
  expect(moved).toBeGreaterThan(60)
  expect(await database.system.transaction((tx) => tx.sql("select 1 from exchange.handled h where not exists (select 1 from exchange.outbox o where o.event_id = h.event_id)"))).toEqual([])
})
