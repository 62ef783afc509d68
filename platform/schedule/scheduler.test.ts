// Jobs run once, at their time, and a failing one is recorded and tried again.
import { expect, test } from "vitest"
import type { Job } from "#platform/module"
import { testDatabase } from "../database/testing.ts"
import { testHouse } from "../http/testing.ts"
import { nextRun, startScheduler } from "./scheduler.ts"

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
