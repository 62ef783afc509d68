// 复核: a refusal, or a grant of less than was asked for, is looked at again by somebody who had no part in it: upheld, changed by the records of now, or handled again from the beginning.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import type { StaffRole, Viewer } from "#wire"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { cityB, months, staff, subsidyWorld } from "../testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z")
const { clock, sql, ask, flexible, citizen, claim, act, deliver, reviewed, granted, monthsOf, house } = world
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-reexamination-"))
Object.assign(house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}
const officer = (officerId: string, name: string, ...roles: StaffRole[]): Viewer => ({ ...staff.second, officerId, name, roles } as Viewer)
const [other, otherHead, clerk] = [officer("205", "复核员戊", "reviewer"), officer("206", "审批人己", "head"), officer("207", "受理员庚", "clerk")]

interface Said { readonly status: number; readonly body: { readonly code: string; readonly reexaminationId: string; readonly dueOn: string; readonly state: string; readonly newCaseId: string | null; readonly may: boolean; readonly until: string | null; readonly made: { readonly state: string; readonly maySettle: boolean } | null } }
const again = async (person: string, caseId: string, reason = "已经恢复认定，请重新核对"): Promise<Said> => ask(citizen(person), "POST", `/subsidies/cases/${person}/${caseId}/reexamination`, { reason })
const look = async (viewer: Viewer, person: string, caseId: string): Promise<Said> => ask(viewer, "GET", `/subsidies/cases/${person}/${caseId}/reexamination`)
const settle = async (as: Viewer, person: string, one: string, decision: string): Promise<Said> => ask(as, "POST", `/subsidies/reexaminations/${person}/${one}/decision`, { decision, says: "核对了认定记录和缴费记录" })
const stands = async (caseId: string | null) => (await sql<{ step: string | null; state: string; due_on: string | null; submitted_at: string; amount: string | null }>("select step, state, due_on, (submitted_at at time zone 'Asia/Shanghai')::date as submitted_at, judgement -> 'gives' ->> 'amount' as amount from casework.cases where case_id = $1", caseId))[0]

/** Six months claimed on 2025-10-09 and refused by the head on the day after the publication. */
async function refused(given: Parameters<typeof flexible>[0] = {}): Promise<readonly [person: string, caseId: string]> {
  at("2025-10-09")
  const person = await flexible(given)
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  await reviewed(person, caseId)
  at("2025-10-20")
  expect((await act(staff.head, person, caseId, "refuse", 4, { code: "R-OBJECTION", says: "公示异议经核实成立" })).status).toBe(200)
  await deliver()
  return [person, caseId]
}

test("changed: another officer than those who had the case sets the refusal aside, the claim is published again, and another head approves it by the day it was first sent", async () => {
  const [person, caseId] = await refused()
  expect((await look(citizen(person), person, caseId)).body).toMatchObject({ may: true, until: "2025-11-10", made: null })
  at("2025-11-10")
  const asked = await again(person, caseId)
  expect([asked.status, asked.body.dueOn]).toEqual([201, "2025-11-17"])
  await deliver()
  expect((await again(person, caseId)).body.code).toBe("subsidies.reexamination-again")
  expect((await look(staff.second, person, caseId)).body.made).toMatchObject({ state: "open", maySettle: false })
  expect((await look(other, person, caseId)).body.made).toMatchObject({ maySettle: true })
  const one = asked.body.reexaminationId
  for (const hand of [staff.second, staff.head]) expect((await settle(hand, person, one, "changed")).body.code).toBe("subsidies.reexamination-same-person")
  expect((await settle(staff.elsewhere, person, one, "changed")).status).toBe(404)
  expect((await settle({ ...other, personId: person } as Viewer, person, one, "changed")).body.code).toBe("subsidies.clawback-own")
  expect((await ask(citizen(person), "GET", `/subsidies/reexaminations/${person}/${one}/letter`) as unknown as Said).body.code).toBe("subsidies.reexamination-no-letter")
  const { state, newCaseId } = (await settle(other, person, one, "changed")).body
  expect([state, await stands(newCaseId)]).toMatchObject(["changed", { step: "approve", state: "in-review", due_on: "2025-12-22", submitted_at: "2025-10-09", amount: "470400" }])
  expect((await settle(other, person, one, "upheld")).body.code).toBe("subsidies.reexamination-settled")
  await deliver()
  expect((await act(otherHead, person, newCaseId ?? "", "approve", 2)).body.code).toBe("subsidies.not-published")
  at("2025-11-20")
  for (const hand of [staff.head, { ...other, roles: ["head"] } as Viewer]) expect((await act(hand, person, newCaseId ?? "", "approve", 2)).body.code).toBe("casework.same-person")
  expect((await act(otherHead, person, newCaseId ?? "", "approve", 2)).body.state).toBe("approved")
  expect((await monthsOf(person)).length).toBe(6)
  const letter = (await ask(citizen(person), "GET", `/subsidies/reexaminations/${person}/${one}/letter`)) as unknown as { status: number; body: string; headers: Record<string, unknown> }
  expect([letter.status, letter.headers["content-type"]]).toEqual([200, "application/pdf"])
})

test("sent back: every station again, by others than who decided and who looked; upheld: the refusal stands and no case is begun", async () => {
  const [person, caseId] = await refused()
  const sentBack = await settle(other, person, (await again(person, caseId)).body.reexaminationId, "sent-back")
  const begun = sentBack.body.newCaseId ?? ""
  expect(await stands(begun)).toMatchObject({ step: "receive", state: "submitted", submitted_at: "2025-10-09" })
  await deliver()
  const through: readonly (readonly [Viewer, number])[] = [[clerk, 2], [staff.first, 3]]
  for (const [hand, length] of through) expect((await act(hand, person, begun, "accept", length)).status).toBe(200)
  expect((await act(other, person, begun, "accept", 4)).body.code).toBe("casework.same-person")
  expect((await act(staff.second, person, begun, "accept", 4)).status).toBe(200)

  const [second, secondCase] = await refused()
  const upheld = await settle(otherHead, second, (await again(second, secondCase)).body.reexaminationId, "upheld")
  expect(upheld.body).toMatchObject({ state: "upheld", newCaseId: null })
  expect((await sql("select case_id from casework.cases where subject_id = $1", second)).length).toBe(1)
  await expect(sql("update subsidies.reexaminations set settled_by = '204' where subject_id = $1", second)).rejects.toThrow("reexaminations_by_others")
})

test("granted less than asked for: once the recognition is corrected only the month that was left out is granted on top; while the rule says no it cannot be changed", async () => {
  at("2025-10-09")
  const person = await flexible({ recognisedOn: "2025-04-10" })
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  expect((await granted(person, caseId, "2025-10-20")).body.state).toBe("approved")
  await deliver()
  const asked = (await again(person, caseId)).body.reexaminationId
  expect((await settle(other, person, asked, "changed")).body.code).toBe("subsidies.reexamination-rule-says-no")
  await sql("update assistance.hardships set recognised_on = '2025-02-10' where person_id = $1", person)
  const { newCaseId } = (await settle(other, person, asked, "changed")).body
  expect(await stands(newCaseId)).toMatchObject({ step: "approve", amount: "78400" })
  await deliver()
  at("2025-11-05")
  expect((await act(otherHead, person, newCaseId ?? "", "approve", 2)).body.state).toBe("approved")
  expect((await monthsOf(person)).map((one) => one.ym)).toEqual(months("2025-03", 6).map((month) => Number(month.replace("-", ""))))
})

test("not after fifteen working days, not of what is under way, not while the same item is under way again, not by somebody else", async () => {
  const [person, caseId] = await refused()
  expect((await ask(citizen("1"), "POST", `/subsidies/cases/${person}/${caseId}/reexamination`, { reason: "请重新核对" }) as unknown as Said).status).toBe(404)
  at("2025-11-11")
  expect((await look(citizen(person), person, caseId)).body.may).toBe(false)
  expect((await again(person, caseId)).body.code).toBe("subsidies.reexamination-late")
  at("2025-10-09")
  const whole = await flexible()
  const sent = (await claim(citizen(whole), "subsidies.flexible-hardship", "2025-03", "2025-08")).body.caseId
  expect((await again(whole, sent)).body.code).toBe("subsidies.reexamination-nothing-refused")
  const [third, thirdCase] = await refused()
  const asked = (await again(third, thirdCase)).body.reexaminationId
  expect((await claim(citizen(third), "subsidies.flexible-hardship", "2025-03", "2025-08")).status).toBe(201)
  expect((await settle(other, third, asked, "sent-back")).body.code).toBe("subsidies.reexamination-open-case")
  const open = (await ask(other, "GET", "/subsidies/reexaminations")) as unknown as { body: { reexaminationId: string; number: string; itemName: string; region: string }[] }
  expect(open.body.find((one) => one.reexaminationId === asked)).toMatchObject({ itemName: "就业困难人员灵活就业社会保险补贴", region: cityB })
})
