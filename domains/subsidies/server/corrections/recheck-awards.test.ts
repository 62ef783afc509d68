// A report behind an award of a single sum is taken back or corrected (HO-1, EX-1): the award is decided again as of the day it was granted, and only what the report says otherwise comes to officers.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { awardWorld } from "../awards/testing.ts"
import { months, staff } from "../testing.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2025-11-10T02:00:00.000Z")
const { at, award, sql, ask, deliver, unitOf, employer, graduate } = world

/** HO-1: two graduates hired for 1000.00 each, granted and paid. */
async function paid(): Promise<{ readonly unit: string; readonly who: string; readonly other: string }> {
  at("2025-11-10")
  const unit = await employer()
  const [who, other] = [await graduate({ employer: unit, months: months("2025-08", 3) }), await graduate({ employer: unit, months: months("2025-08", 3) })]
  expect(await award(unitOf(unit), "subsidies.hiring-grant", {}, "2025-11-25")).toMatchObject({ status: 200, amount: 200_000 })
  await sql("update subsidies.grants set state = 'paid', batch_id = 1, settled_on = '2025-11-28' where subject_id = $1", unit)
  at("2026-01-12")
  return { unit, who, other }
}
async function reported(person: string, topic: string, payload: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await sql("insert into exchange.outbox (subject_id, event_id, topic, payload) values ($1, $2, $3, $4::jsonb)", person, newId(), topic, JSON.stringify({ region: "990201001000", source: "社会保险", ...payload }))
  await deliver()
}
interface Shown { readonly subjectId: string; readonly correctionId: string; readonly grounds: string; readonly lessFen: number; readonly moreFen: number; readonly lines: readonly { readonly aboutId: string; readonly hadFen: number; readonly dueFen: number }[] }
const listed = async (unit: string) => ((await ask(staff.first, "GET", "/subsidies/corrections?state=proposed")) as unknown as { body: readonly Shown[] }).body.filter((one) => one.subjectId === unit)
const linesOf = (row: Shown | undefined) => row?.lines.map((one) => [one.aboutId, one.hadFen, one.dueFen])

test("a hire annulled after its grant was paid takes that line and not the other's; an officer makes a clawback of it, and the same report again proposes nothing", async () => {
  const { unit, who } = await paid()
  await sql("update registration.employments set state = 'void', void_reason = '备案有误' where person_id = $1", who)
  await reported(who, "employment.voided", { effectiveDate: "2025-08-01", source: "就业登记" })
  const [row] = await listed(unit)
  expect([row?.grounds, row?.lessFen, linesOf(row)]).toEqual(["就业登记撤销了就业登记，已发月份或项目按更正后的信息重新计算", 100_000, [[who, 100_000, 0]]])
  const taken = (await ask(staff.first, "POST", `/subsidies/corrections/${unit}/${row?.correctionId ?? ""}`, { decision: "take", says: "就业登记已核实撤销" })) as unknown as { body: { state: string; clawbackId: string } }
  expect(await sql("select amount_fen, state from subsidies.clawbacks where clawback_id = $1", taken.body.clawbackId)).toEqual([{ amount_fen: "100000", state: "suspected" }])
  await reported(who, "employment.voided", { effectiveDate: "2025-08-01" })
  expect(await listed(unit)).toEqual([])
})

test("months of insurance taken back leave the hire short of those it needs; a diploma taken back leaves no group it was granted in", async () => {
  const { unit, who, other } = await paid()
  await sql("delete from registers.contributions where person_id = $1 and kind = '110'", who)
  await reported(who, "contribution.withdrawn", { month: "202509" })
  expect(linesOf((await listed(unit))[0])).toEqual([[who, 100_000, 0]])
  await sql("delete from registers.studies where person_id = $1", other)
  await reported(other, "person.enrolment-withdrawn", { source: "教育" })
  expect((await listed(unit)).map(linesOf)).toContainEqual([[other, 100_000, 0]])
})

test("what happened after the day it was granted speaks against nothing: a death, a pension and months withdrawn that were not counted", async () => {
  const { unit, who } = await paid()
  await sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-12-20')", who)
  await reported(who, "person.died", { effectiveDate: "2025-12-20" })
  await sql("insert into registers.pensions (person_id, kind, starts_on, region, source) values ($1, '110', '2025-12-01', '990201001000', '社会保险')", who)
  await reported(who, "person.pension-started", { effectiveDate: "2025-12-01" })
  expect(await listed(unit)).toEqual([])
})

test("a death before the hire, reported late, takes the award", async () => {
  const { unit, who } = await paid()
  await sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-07-20')", who)
  await reported(who, "person.died", { effectiveDate: "2025-07-20" })
  expect(linesOf((await listed(unit))[0])).toEqual([[who, 100_000, 0]])
})
