// Jobs run once, at their time, and a failing one is recorded and tried again.
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, expect, test, vi } from "vitest"
import { openDatabase, statement } from "#platform/database"
import type { Job } from "#platform/module"
import { testDatabase } from "../database/testing.ts"
import { testHouse } from "../http/testing.ts"
import { hastenJob, nextRun, startScheduler } from "./scheduler.ts"

const database = await testDatabase()
const clock = { now: "2026-03-02T02:00:00.000Z" }
const house = testHouse(database, clock)

test("a daily job at 01:30 in China is due at 17:30 UTC of the day before", () => {
  expect(nextRun({ dailyAt: "01:30" }, "2026-03-02T02:00:00.000Z")).toBe("2026-03-02T17:30:00.000Z")
  expect(nextRun({ dailyAt: "23:00" }, "2026-03-02T02:00:00.000Z")).toBe("2026-03-02T15:00:00.000Z")
  expect(nextRun({ every: 5 }, "2026-03-02T02:00:00.000Z")).toBe("2026-03-02T02:05:00.000Z")
})

test("two processes run a due job once between them, and a failure does not stop the next time", async () => {
  let ran = 0
  const jobs: Job[] = [{ name: "test.count", title: "计数", every: 5, run: async () => `${++ran}` }, { name: "test.fail", title: "失败", every: 5, run: async () => { throw new Error("没有成功") } }]
  const [one, two] = [await startScheduler(house, jobs, 1000), await startScheduler(house, jobs, 1000)]
  expect(await one.runDue()).toBe(0)
  clock.now = "2026-03-02T02:06:00.000Z"
  const done = await Promise.all([one.runDue(), two.runDue()])
  expect(done[0] + done[1]).toBe(2)
  expect(ran).toBe(1)
  clock.now = "2026-03-02T02:12:00.000Z"
  expect(await one.runDue()).toBe(2)
  expect(ran).toBe(2)
  await one.stop()
  await two.stop()
})

test("a job an operator asks for runs at the next look, and then at its usual time again", async () => {
  clock.now = "2026-03-02T03:00:00.000Z"
  let ran = 0
  const later = await startScheduler(house, [{ name: "test.later", title: "以后", dailyAt: "23:00", run: async () => `${++ran}` }], 1000)
  expect(await later.runDue()).toBe(0)
  expect(await database.system.maybe(hastenJob, { name: "test.nothing", now: clock.now })).toBeUndefined()
  await database.system.maybe(hastenJob, { name: "test.later", now: clock.now })
  expect([await later.runDue(), ran]).toEqual([1, 1])
  expect(await later.runDue()).toBe(0)
  await later.stop()
})

test("a job that something waits for runs before its time, and rests ten seconds after each run however much keeps coming", async () => {
  clock.now = "2026-03-02T04:00:00.000Z"
  let [ran, waits] = [0, false]
  const folding = await startScheduler(house, [{ name: "test.waited-for", title: "随到随办", every: 60, waiting: () => Promise.resolve(waits), run: async () => `${++ran}` }], 1000)
  expect(await folding.runDue()).toBe(0)
  waits = true
  expect([await folding.runDue(), ran]).toEqual([1, 1])
  clock.now = "2026-03-02T04:00:09.000Z"
  expect(await folding.runDue()).toBe(0)
  clock.now = "2026-03-02T04:00:10.000Z"
  expect([await folding.runDue(), ran]).toEqual([1, 2])
  waits = false
  clock.now = "2026-03-02T04:30:00.000Z"
  expect(await folding.runDue()).toBe(0)
  clock.now = "2026-03-02T05:00:11.000Z"
  expect([await folding.runDue(), ran]).toEqual([1, 3])
  await folding.stop()
})

const stateOf = async (name: string) => database.system.transaction(async (tx) => (await tx.sql<{ last_at: string | null; last_failed: boolean; lease_until: string | null }>("select last_at, last_failed, lease_until from schedule.jobs where name = $1", [name]))[0])

test("a job whose process was killed is run again by another a minute later, not sooner", async () => {
  clock.now = "2026-03-03T02:00:00.000Z"
  let ran = 0
  const dying = await startScheduler(house, [{ name: "test.killed", title: "被杀", every: 5, run: () => new Promise<string>(() => ran++) }], 1000)
  clock.now = "2026-03-03T02:06:00.000Z"
  void dying.runDue()
  for (let look = 0; look < 200 && ran === 0; look++) await sleep(20)
  const other = await startScheduler(house, [{ name: "test.killed", title: "被杀", every: 5, run: async () => `${++ran}` }], 1000)
  clock.now = "2026-03-03T02:06:50.000Z"
  expect(await other.runDue()).toBe(0)
  clock.now = "2026-03-03T02:07:01.000Z"
  expect(await other.runDue()).toBe(1)
  expect(ran).toBe(2)
})

test("a job that takes longer than its lease keeps it for as long as its process lives", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
  clock.now = "2026-03-04T02:00:00.000Z"
  let finish: (result: string) => void = () => undefined
  const long = await startScheduler(house, [{ name: "test.long", title: "很久", every: 5, run: () => new Promise<string>((done) => (finish = done)) }], 1_000_000)
  clock.now = "2026-03-04T02:06:00.000Z"
  const running = long.runDue()
  for (let look = 0; look < 200 && vi.getTimerCount() < 2; look++) await sleep(20)
  clock.now = "2026-03-04T02:06:40.000Z"
  vi.advanceTimersByTime(15_000)
  for (let look = 0; look < 200 && (await stateOf("test.long"))?.lease_until !== "2026-03-04T02:07:40.000Z"; look++) await sleep(20)
  expect((await stateOf("test.long"))?.lease_until).toBe("2026-03-04T02:07:40.000Z")
  finish("好了")
  expect(await running).toBe(1)
  expect(await stateOf("test.long")).toMatchObject({ lease_until: null, last_failed: false })
  vi.useRealTimers()
})

test("a job that lost the database is not a failed one: it is run again when its lease is over, not at its next time", async () => {
  const nowhere = openDatabase({ url: "postgres://nobody@127.0.0.1:1/nothing" })
  afterAll(() => nowhere.close())
  const look = statement<Record<string, never>>({ name: "test.look-nowhere", reach: "queue", sql: "select 1 as here" })
  clock.now = "2026-03-05T02:00:00.000Z"
  let ran = 0
  const scheduler = await startScheduler(house, [{ name: "test.lost", title: "断线", dailyAt: "11:00", run: async () => (++ran === 1 ? String(await nowhere.system.all(look, {})) : "好了") }], 1000)
  clock.now = "2026-03-05T03:01:00.000Z"
  await expect(scheduler.runDue()).rejects.toThrow("ECONNREFUSED")
  expect(await stateOf("test.lost")).toMatchObject({ last_at: null, last_failed: false })
  clock.now = "2026-03-05T03:02:01.000Z"
  expect(await scheduler.runDue()).toBe(1)
  expect(await stateOf("test.lost")).toMatchObject({ last_at: "2026-03-05T03:02:01.000Z", last_failed: false })
})
