// A report behind paid months is taken back, corrected or comes late (domain/01 §11, domain/03 §8): each month is decided again, the difference comes to officers once, and nothing is undone by itself.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { staff, subsidyWorld } from "../testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z")
const { sql, ask, citizen, claim, deliver, flexible, granted } = world

/** SIF-1: six months of 784.00, granted and paid. */
async function paid(): Promise<string> {
  world.clock.now = "2025-10-09T02:00:00.000Z"
  const person = await flexible()
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  expect((await granted(person, caseId, "2025-10-20")).body.state).toBe("approved")
  await sql("update subsidies.grants set state = 'paid', batch_id = 1, settled_on = '2025-10-25' where subject_id = $1", person)
  return person
}
async function reported(person: string, topic: string, payload: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await sql("insert into exchange.outbox (subject_id, event_id, topic, payload) values ($1, $2, $3, $4::jsonb)", person, newId(), topic, JSON.stringify({ region: "990201001000", source: "公安", ...payload }))
  await deliver()
}
interface Shown { readonly subjectId: string; readonly correctionId: string; readonly grounds: string; readonly lessFen: number; readonly moreFen: number; readonly lines: readonly { readonly line: string; readonly hadFen: number; readonly dueFen: number }[] }
const listed = async (person: string) => ((await ask(staff.first, "GET", "/subsidies/corrections?state=proposed")) as unknown as { body: readonly Shown[] }).body.filter((one) => one.subjectId === person)
const linesOf = (row: Shown | undefined) => row?.lines.map((one) => [one.line, one.hadFen, one.dueFen])
const all = ["2025-03", "2025-04", "2025-05", "2025-06", "2025-07", "2025-08"]

test("a month's pension contribution that is taken back lowers the month to what is left; the same report again proposes nothing, and an officer makes a clawback of the difference", async () => {
  const person = await paid()
  await reported(person, "contribution.withdrawn", { month: "202507" })
  expect(await listed(person)).toEqual([])
  await sql("delete from registers.contributions where person_id = $1 and kind = '110' and ym = 202508", person)
  await reported(person, "contribution.withdrawn", { month: "202508", source: "社会保险" })
  await reported(person, "contribution.withdrawn", { month: "202508", source: "社会保险" })
  const rows = await listed(person)
  expect(rows).toMatchObject([{ grounds: "社会保险撤回了缴费记录，已发月份或项目按更正后的信息重新计算" }])
  expect(linesOf(rows[0])).toEqual([["2025-08", 78_400, 22_400]])
  const taken = (await ask(staff.first, "POST", `/subsidies/corrections/${person}/${rows[0]?.correctionId ?? ""}`, { decision: "take", says: "社保经办机构确认撤回" })) as unknown as { body: { state: string; clawbackId: string } }
  expect(taken.body.state).toBe("taken")
  expect(await sql("select amount_fen, state from subsidies.clawbacks where clawback_id = $1", taken.body.clawbackId)).toEqual([{ amount_fen: "56000", state: "suspected" }])
  await reported(person, "contribution.withdrawn", { month: "202508", source: "社会保险" })
  expect(await listed(person)).toEqual([])
})

test("a death reported late takes the months after it; taken back before anybody decided, nothing more is proposed", async () => {
  const person = await paid()
  await sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-06-10')", person)
  await reported(person, "person.died", { effectiveDate: "2025-06-10" })
  const rows = await listed(person)
  expect(linesOf(rows[0])).toEqual(["2025-07", "2025-08"].map((line) => [line, 78_400, 0]))
  expect(rows[0]?.lessFen).toBe(156_800)
  await sql("delete from registers.deaths where person_id = $1", person)
  await reported(person, "person.death-withdrawn", { effectiveDate: "2025-06-10" })
  expect((await listed(person)).length).toBe(1)
})

test("a corrected birth date takes the months after the retirement age; one that changes nothing proposes nothing", async () => {
  const [unmoved, retired] = [await paid(), await paid()]
  await sql("update registers.persons set birth_date = '1985-05-21' where person_id = $1", unmoved)
  await reported(unmoved, "person.corrected", { birthDate: "1985-05-21", birthDateBefore: "1985-05-20" })
  expect(await listed(unmoved)).toEqual([])
  await sql("update registers.persons set birth_date = '1965-02-10' where person_id = $1", retired)
  await reported(retired, "person.corrected", { birthDate: "1965-02-10", birthDateBefore: "1985-05-20" })
  expect(linesOf((await listed(retired))[0])).toEqual(all.filter((line) => line > "2025-03").map((line) => [line, 78_400, 0]))
})

test("an employment that is annulled takes every month that rested on it, though nothing of it is on record any more", async () => {
  const person = await paid()
  await sql("update registration.employments set state = 'void', void_reason = '备案有误' where person_id = $1", person)
  await reported(person, "employment.voided", { effectiveDate: "2025-02-15" })
  expect(linesOf((await listed(person))[0])).toEqual(all.map((line) => [line, 78_400, 0]))
})
