// Contributions of the days after: month by month through the feed's own door, with back-payments and months nobody pays for; the registers grow by exactly what was said.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { exchange } from "../../../platform/exchange/module.ts"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testSecret, testServer } from "../../../platform/http/testing.ts"
import { registers } from "../../../platform/registers/module.ts"
import { dayText, monthFrom } from "../calendar.ts"
import { makeProvince } from "../crew.ts"
import type { Answer, Doors } from "../days/doors.ts"
import { Waiting } from "../days/waiting.ts"
import { type Happenings, World } from "../days/world.ts"
import { planOf } from "../plan.ts"
import { actsOf, datedBy } from "./day-acts.ts"
import { Journal } from "./journal.ts"

const plan = planOf({ people: 2_000, seed: 17, until: "2026-07", secret: testSecret })
const days = 113
const today = "2026-11-22"
const database = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), "jiuye-stream-"))
const { server } = await testServer(database, [registers, exchange], { now: `${today}T10:00:00.000Z` })
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Receipt {
  readonly fresh: number
  readonly changed: number
  readonly unchanged: number
  readonly setAside: number
  readonly byHand: number
}

/** Departments hand files in; nobody else stands before these doors. */
const receipts: { readonly path: string; readonly receipt: Receipt }[] = []
const doors: Doors = {
  ask: async <T>(): Promise<Answer<T>> => ({ ok: false, code: "nobody", says: "" }),
  hand: async <T>(_: unknown, __: string, path: string, name: string, content: string): Promise<Answer<T>> => {
    const payload = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--edge--\r\n`
    const viewer = { kind: "feed", source: path.endsWith("deaths") ? "police" : "social-insurance", scope: "99" }
    const answer = await server.inject({ method: "POST", url: `/api${path}`, payload, headers: { "content-type": "multipart/form-data; boundary=edge", "x-jiuye": "1", "x-test-viewer": encodeURIComponent(JSON.stringify(viewer)) } })
    if (answer.statusCode >= 300) return { ok: false, code: answer.body, says: "" }
    receipts.push({ path, receipt: answer.json<Receipt>() })
    return { ok: true, value: answer.json<T>() }
  },
}

const rows = <R extends object>(sql: string) => database.system.transaction((tx) => tx.sql<R>(sql))
const counted = async (): Promise<{ readonly contributions: number; readonly employees: number; readonly deaths: number }> =>
  (await rows<{ contributions: number; employees: number; deaths: number }>("select (select count(*)::int from registers.contributions) as contributions, (select count(*)::int from registers.employee_rows) as employees, (select count(*)::int from registers.deaths) as deaths"))[0] ?? expect.fail()
const fresh = (feed: string): number => receipts.filter((one) => one.path.endsWith(feed)).reduce((sum, one) => sum + one.receipt.fresh, 0)

test("four months of contributions are reported on their days, and the registers hold them, nothing more and nothing twice", async () => {
  await makeProvince(plan, { url: database.url }, 1, () => undefined)
  const before = await counted()
  const world = new World(plan)
  const journal = new Journal(join(folder, "stream.jsonl"))
  const played: Happenings[] = []
  for (let day = 0; day < days; day++) {
    played.push(world.next())
    for (const act of actsOf({ doors, world, journal, dated: datedBy(today), mistakes: 0 }, played.slice(-2)).filter((one) => one.name.includes(" file "))) expect(await act.play(), act.name).toMatchObject({ code: null })
  }
  const paid = played.flatMap((one) => one.paid)
  const after = await counted()
  expect({ contributions: after.contributions - before.contributions, employees: after.employees - before.employees, deaths: after.deaths - before.deaths }).toEqual({ contributions: fresh("contributions"), employees: fresh("employee-rows"), deaths: fresh("deaths") })
  // Each month of a job in four kinds; what a leaver's last file repeats changes nothing.
  expect(fresh("contributions")).toBe(new Set(paid.map(({ who, post, month }) => `${who.index} ${post.firm} ${month}`)).size * 4)
  const byMonth = await rows<{ ym: number; people: number; back: number }>("select ym, count(distinct person_id)::int as people, count(*) filter (where back_paid)::int as back from registers.contributions where ym > 202607 group by ym order by ym")
  expect(byMonth.map((one) => one.ym)).toEqual([202608, 202609, 202610, 202611])
  for (const { people } of byMonth) expect(people).toBeGreaterThan(200)
  expect(byMonth.reduce((sum, one) => sum + one.back, 0)).toBe(paid.filter((one) => one.isLate).length * 4)
  expect(paid.some((one) => one.isLate)).toBe(true)
  const [gaps] = await rows<{ people: number }>(`
    select count(*)::int as people from (select person_id from registers.contributions where kind = '210' and ym between 202608 and 202611 group by person_id, employer_id having count(*) < max(ym) - min(ym) + 1) x`)
  expect(gaps?.people).toBeGreaterThan(0)
}, 300_000)

test("months that lie ahead of a server wait until it gets there, and none is lost", () => {
  const [world, waiting] = [new World(plan), new Waiting()]
  const all: string[] = []
  const told: string[] = []
  const names = (one: Happenings): readonly string[] => one.paid.map(({ who, post, month }) => `${who.index} ${post.firm} ${post.from} ${month}`)
  for (let day = 0; day < days; day++) {
    const now = world.next()
    all.push(...names(now))
    // The server stays in August for three months, then its days go on.
    const then = waiting.toldOf(now, monthFrom(day < 92 ? "2026-08" : dayText(now.day).slice(0, 7)))
    if (day < 92) for (const { month } of then.paid) expect(month).toBe(monthFrom("2026-08"))
    if (day === 91) expect(waiting.count).toBeGreaterThan(300)
    told.push(...names(then))
  }
  expect(waiting.count).toBe(0)
  expect(told.toSorted()).toEqual(all.toSorted())
})
