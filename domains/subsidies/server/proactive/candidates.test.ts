// 免申即享 finds who may have something: after every event the candidates are those that a scan of everybody and a judge of each single person find.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { newId } from "#platform/database"
import { publish } from "#platform/exchange"
import { todayInChina } from "#standards"
import { dice } from "../../../insurance/server/testing.ts"
import { cityB, months, subsidyWorld } from "../testing.ts"
import { parameters } from "../parameters.ts"
import { candidatesOf } from "./candidates.ts"
import { followRecords } from "./follow-offers.ts"
import { rescan } from "./rescan.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2026-03-10T02:00:00.000Z")
const { sql, clock, house, deliver } = world
const roll = dice(77)
const pick = <T>(...from: readonly T[]): T => from[roll(from.length)] as T
const tell = (topic: string, subject: string, payload: object = {}) => database.system.atomically([publish(topic, subject, { region: cityB, ...payload })])

const kept = () => sql<{ person_id: string; item: string; ym: number; payee_id: string; result: string; amount_fen: string; codes: string[] }>("select person_id, item, ym, payee_id, result, amount_fen, codes from subsidies.candidates order by person_id, item, ym")
const bruteForce = async (people: readonly string[]) => {
  const found = await database.system.transaction((tx) => candidatesOf(tx, people, todayInChina(clock.now)))
  return found.map((one) => ({ person_id: one.person, item: one.item, ym: Number(one.month.replace("-", "")), payee_id: one.payee, result: one.result, amount_fen: String(one.amount), codes: [...one.codes] }))
    .sort((a, b) => (BigInt(a.person_id) < BigInt(b.person_id) ? -1 : a.person_id !== b.person_id ? 1 : a.item < b.item ? -1 : a.item !== b.item ? 1 : a.ym - b.ym))
}

/** What a feed writes carries the moment of the house; the builders of tests leave it to the database. */
const received = async () => {
  for (const table of ["contributions", "deaths", "pensions", "custodies", "studies"]) await sql(`update registers.${table} set received_at = $1 where received_at > $1::timestamptz`, clock.now)
  await sql("update registration.employments set recorded_at = $1 where recorded_at > $1::timestamptz", clock.now)
}

const units = [await world.employer(), await world.employer({ "enterprise-size": "medium" }), await world.employer({}, { withoutAccount: true })]
const people: string[] = []
for (let index = 0; index < 14; index++)
  people.push(index % 3 === 0 ? await world.flexible({ from: "2025-06-15", recognisedOn: "2025-06-01", months: months("2025-07", roll(6)) }) : await world.graduate({ employer: pick(...units), contractFrom: "2025-08-01", contractTo: null, months: months("2025-08", roll(7)) }))

/** One random thing that happens to one random person or unit, as the module concerned would record and tell it. */
const events: readonly (() => Promise<unknown>)[] = [
  async () => world.pays(pick(...people), "0", "110", pick("2025-12", "2026-01", "2026-02"), 420_000, 0, 84_000).catch(() => null),
  async () => world.pays(pick(...people), pick(...units), pick("110", "310"), pick("2025-11", "2026-01", "2026-02"), 500_000, 80_000, 40_000).catch(() => null),
  async () => {
    const person = pick(...people)
    await world.recognised(person, "2025-07-01").catch(() => null)
    await tell("hardship.recognised", person)
  },
  async () => {
    const person = pick(...people)
    await sql("update assistance.hardships set state = 'ended', ended_on = '2025-12-01', exit = '990', end_recorded_at = $2 where person_id = $1 and state = 'valid'", person, clock.now)
    await tell("hardship.ended", person)
  },
  async () => {
    const person = pick(...people)
    await sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-12-20') on conflict do nothing", person)
    await tell("person.died", person)
  },
  async () => {
    const person = pick(...people)
    await sql("delete from registers.deaths where person_id = $1", person)
    await tell("person.death-withdrawn", person)
  },
  async () => {
    const person = pick(...people)
    const day = pick("2025-10-08", "2025-12-01", "2026-02-03")
    await sql("update registration.employments set ended_on = $2, state = 'ended', end_recorded_at = $3 where person_id = $1 and (ended_on is null or ended_on > $2) and started_on < $2", person, day, clock.now)
    await world.employed(person, "010", day, { employer: pick(...units), contractTo: pick("2026-12-31", "2026-05-31"), kind: "1" }).catch(() => null)
    await tell("employment.registered", person)
  },
  async () => {
    const person = pick(...people)
    await sql("update registration.employments set ended_on = '2026-01-15', state = 'ended', end_recorded_at = $2 where person_id = $1 and ended_on is null and started_on < '2026-01-15'", person, clock.now)
  },
  async () => {
    const unit = pick(...units)
    await world.check(unit, "employer", "unit-abnormal", roll(2) === 0)
    await tell("subsidy.check-recorded", unit, { subjectKind: "employer" })
  },
  async () => {
    const unit = pick(...units)
    await sql("update registers.employers set status = $2 where employer_id = $1", unit, pick("存续", "注销"))
    await tell("employer.deregistered", unit, { subjectKind: "employer" })
  },
  async () => {
    const [one] = await sql<{ person_id: string; ym: number; item: string; payee_id: string; payee_kind: string }>("select * from subsidies.candidates where result = 'pass' order by md5(person_id::text || $1) limit 1", String(roll(1000)))
    if (!one) return
    await sql(
      "insert into subsidies.grant_months (person_id, grant_id, ym, item, stack, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at) values ($1, $2, $3, $4, 'G1', $5, $6, $7, 100, '{}', '2026-03-01', $8)",
      one.person_id, newId(), one.ym, one.item, one.payee_id, one.payee_kind, cityB, clock.now,
    )
    await tell("subsidy.granted", one.payee_id)
  },
]

test("after each of sixty random events the candidates are what judging everybody finds, and a scan of everybody finds the same from nothing", async () => {
  await received()
  await followRecords(house)
  const seen = new Set<string>()
  for (let turn = 0; turn < 60; turn++) {
    clock.now = new Date(Date.parse(clock.now) + 5 * 3_600_000).toISOString()
    await pick(...events)()
    await received()
    await deliver()
    await followRecords(house)
    const now = await kept()
    expect(now, `turn ${turn}`).toEqual(await bruteForce(people))
    for (const row of now) seen.add(`${row.item} ${row.result}`)
    if (turn === 9) {
      expect(now.length).toBeGreaterThan(5)
      await sql("delete from subsidies.candidates")
      await rescan(house)
      expect(await kept(), "a scan from nothing").toEqual(now)
    }
  }
  expect([...seen].sort()).toEqual(expect.arrayContaining(["SI-EMP-HARD pass", "SI-FLEX-HARD pass", "SI-SME-GRAD pass"]))
}, 120_000)

test("whoever is hired by a unit of another county is judged by the numbers of that county, by a scan from nothing as by an event", async () => {
  const [there, here] = ["990202001000", cityB]
  const allowed = { key: "subsidies.allow-dispatch", region: "990202", value: true, unit: "是否", from: "2025-01-01", to: null, documentNumber: "示例县人社〔2025〕1号", enteredBy: "参数录入员", approvedBy: "参数审批员" } as const
  parameters.take([allowed])
  const [abroad, atHome] = [await world.employer(), await world.employer()]
  await sql("update registers.employers set region = $2 where employer_id = $1", abroad, there)
  const [sent, stays, moved] = [await world.graduate({ employer: abroad, contractTo: null, months: months("2025-08", 3) }), await world.graduate({ employer: atHome, contractTo: null, months: months("2025-08", 3) }), await world.graduate({ employer: atHome, contractTo: null, months: months("2025-08", 3) })]
  await sql("update registration.employments set contract_kind = '2', flag = 'dispatch' where person_id = any($1::bigint[])", [sent, stays, moved])
  await sql("update registers.persons set region = $2 where person_id = any($1::bigint[])", [moved], there)
  for (const person of [sent, stays, moved]) await tell("employment.registered", person)
  await received()
  await deliver()
  await followRecords(house)
  const followed = await kept()
  expect(followed.filter((one) => one.person_id === sent).map((one) => [one.item, one.ym, one.payee_id])).toEqual([202508, 202509, 202510].map((ym) => ["SI-SME-GRAD", ym, abroad]))
  expect(followed.filter((one) => [stays, moved].includes(one.person_id)), `a unit in ${here} is not allowed it, wherever its people live`).toEqual([])
  await sql("delete from subsidies.candidates")
  await rescan(house)
  expect(await kept()).toEqual(followed)
  parameters.take([])
}, 60_000)
