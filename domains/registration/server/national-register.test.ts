// 全国查重 right after a registration (domain/01 §4.1): the ministry is asked once, of two registrations the later is the duplicate, silence waits for the night.
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { aProvince, lostJob } from "./testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

/** Somebody registered, whose registration nobody has reacted to yet. */
async function registered() {
  const person = await province.person()
  expect((await province.apply(person.viewer, "registration.unemployment", lostJob())).status).toBe(201)
  const [spell] = await province.spells(person.id)
  return { ...person, spell: spell?.spell_id ?? "" }
}

const deliver = (person: { id: string }) => province.happens("test.nothing", person.id, {})
const check = async (person: { id: string }) => (await province.spells(person.id))[0]?.national_check
const checks = (person: { id: string }) => province.sql<{ outcome: string; place: string | null }>("select outcome, place from registration.national_checks where person_id = $1 order by check_id", person.id)

test("nothing open elsewhere: the registration is clear, and the same event told again asks nobody again", async () => {
  const lin = await registered()
  expect(await check(lin)).toBe("pending")
  await deliver(lin)
  expect(await check(lin)).toBe("clear")
  await province.happens("unemployment.registered", lin.id, { spellId: lin.spell })
  expect(await checks(lin)).toHaveLength(1)
})

test("A7: an older registration elsewhere makes ours the duplicate: marked, told, and an officer's task with place and day", async () => {
  const lin = await registered()
  await province.national.knows(lin, "340000", "2026-01-05")
  await deliver(lin)
  expect(await check(lin)).toBe("duplicate")
  expect(await province.spells(lin.id)).toMatchObject([{ state: "open" }])
  expect(await province.sql("select kind, record_id, says from registration.tasks where person_id = $1 and kind = 'duplicate-registration'", lin.id)).toEqual([
    { kind: "duplicate-registration", record_id: lin.spell, says: "全国查重发现在安徽省有有效失业登记（2026-01-05），核实后办理转移或撤销" },
  ])
  expect((await province.events("unemployment.duplicate-found", lin.id)).map(({ payload }) => payload)).toMatchObject([{ spellId: lin.spell, place: "安徽省", effectiveDate: "2026-03-02" }])
})

test("a newer registration elsewhere is the duplicate, not ours; our own province is no other place", async () => {
  const [lin, hu] = [await registered(), await registered()]
  await province.national.knows(lin, "340000", "2026-03-10")
  await province.national.knows(hu, "990000", "2026-01-01")
  await deliver(lin)
  expect([await check(lin), await check(hu)]).toEqual(["clear", "clear"])
  expect(await checks(lin)).toEqual([{ outcome: "found", place: "安徽省" }])
  expect(await checks(hu)).toEqual([{ outcome: "clear", place: null }])
})

test("a silent ministry leaves the registration pending, and the night asks again", async () => {
  province.national.behaviour = "failing"
  const lin = await registered()
  await deliver(lin)
  expect([await check(lin), (await checks(lin)).map((one) => one.outcome)]).toEqual(["pending", ["unreachable"]])
  province.national.behaviour = "normal"
  await province.run("registration.recheck-duplicates")
  expect(await check(lin)).toBe("clear")
})

test("a registration that ended before it was asked about is left alone", async () => {
  const lin = await registered()
  await province.sql("update registration.unemployments set state = 'closed', closed_on = '2026-03-02', close_reason = 'U90' where person_id = $1", lin.id)
  await deliver(lin)
  expect([await check(lin), await checks(lin)]).toEqual(["pending", []])
})
