// Notices are kept once per event, reach the right inbox only, and their short messages survive a bad gateway.
import { expect, test } from "vitest"
import type { Viewer } from "#wire"
import { newId, statement } from "#platform/database"
import type { DomainEvent } from "#platform/module"
import { testDatabase } from "../database/testing.ts"
import { testServer } from "../http/testing.ts"
import { notices } from "./module.ts"
import { quietUntil } from "./quiet-hours.ts"
import { sendMessages } from "./send-messages.ts"
import { simulatedGateway } from "./sms.ts"
import { tellingHandler } from "./tell.ts"
import { said, wording } from "./wording.ts"

const wordings = [
  wording("benefit.stopped", (event) => ({
    subject: { title: "失业保险金已停发", body: said(event, "why"), text: "您的失业保险金已停发。" },
    offices: [{ region: "990101000000", role: "reviewer", title: "待遇停发", body: said(event, "why") }],
  })),
]
const database = await testDatabase()
const clock = { now: "2026-03-02T02:00:00.000Z" }
const gateway = simulatedGateway("")
const { ask, house } = await testServer(database, [notices(wordings, () => gateway)], clock)
const handler = tellingHandler(wordings)

const insertPerson = statement<{ id: string; mobile: string }>({ name: "test.notices-person", reach: "subject", sql: "insert into registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, mobile_sealed, region) values (:id, '周建国', '1', '1968-01-01', '01', '', '', :mobile, '990101001000')" })
async function happened(): Promise<DomainEvent> {
  const subjectId = newId()
  await database.system.run(insertPerson, { id: subjectId, mobile: house.sealing.seal("13900001234") })
  return { id: newId(), topic: "benefit.stopped", subjectId, at: clock.now, payload: { why: "您已重新就业" } }
}
const handle = (event: DomainEvent) => database.system.transaction((tx) => handler.handle(tx, event, house))
const messagesOf = (subject: string) => database.system.all(statement<{ subject: string }, { state: string; tries: number }>({ name: "test.messages-of", reach: "subject", sql: "select state, tries from notices.messages where subject_id = :subject" }), { subject })

test("the same event twice is one notice and one message", async () => {
  const event = await happened()
  await handle(event)
  await handle(event)
  const citizen: Viewer = { kind: "citizen", personId: event.subjectId, name: "周建国", session: "s" }
  const inbox = (await ask(citizen, "GET", "/notices")) as { body: { notices: { noticeId: string; title: string }[]; unread: number } }
  expect(inbox.body).toMatchObject({ unread: 1, notices: [{ title: "失业保险金已停发" }] })
  expect(await messagesOf(event.subjectId)).toHaveLength(1)
  const read = (await ask(citizen, "POST", `/notices/${inbox.body.notices[0]?.noticeId}/read`)) as { body: { unread: number } }
  expect(read.body.unread).toBe(0)
})

test("nobody reads or marks another person's notice", async () => {
  const event = await happened()
  await handle(event)
  const other: Viewer = { kind: "citizen", personId: newId(), name: "别人", session: "s" }
  expect((await ask(other, "GET", "/notices")).body).toMatchObject({ notices: [], unread: 0 })
})

test("an office sees what concerns its place and its roles, and settles it once", async () => {
  await handle(await happened())
  const officer = (scope: string, role: "clerk" | "reviewer" | "auditor"): Viewer => ({ kind: "staff", officerId: "7", personId: null, name: "李强", roles: [role], scope, office: "", session: "s" })
  const list = (await ask(officer("990101", "reviewer"), "GET", "/notices/office")) as { body: { notices: { noticeId: string; about: string }[]; open: number } }
  expect(list.body.open).toBeGreaterThan(0)
  expect(list.body.notices[0]?.about).toBe("周建国")
  expect((await ask(officer("990101", "reviewer"), "GET", "/notices/office/count")).body).toEqual({ open: list.body.open })
  expect((await ask(officer("990101", "auditor"), "GET", "/notices/office/count")).body).toEqual({ open: 0 })
  expect((await ask(officer("990102", "reviewer"), "GET", "/notices/office")).body).toMatchObject({ notices: [], open: 0 })
  expect((await ask(officer("990101", "clerk"), "GET", "/notices/office")).body).toMatchObject({ open: 0 })
  const id = list.body.notices[0]?.noticeId
  expect((await ask(officer("990101", "reviewer"), "POST", `/notices/office/${id}/done`)).status).toBe(200)
  expect((await ask(officer("990101", "reviewer"), "POST", `/notices/office/${id}/done`)).status).toBe(404)
})

test("messages wait from nine in the evening to eight in the morning", () => {
  expect(quietUntil("2026-03-02T02:00:00.000Z")).toBe("2026-03-02T02:00:00.000Z")
  expect(quietUntil("2026-03-02T14:30:00.000Z")).toBe("2026-03-03T00:00:00.000Z")
  expect(quietUntil("2026-03-02T22:00:00.000Z")).toBe("2026-03-03T00:00:00.000Z")
})

test("a gateway that is down loses nothing: the message is tried again later and then sent", async () => {
  const event = await happened()
  await handle(event)
  gateway.mood.failing = 1
  await sendMessages(() => gateway).run(house)
  expect(await messagesOf(event.subjectId)).toEqual([{ state: "waiting", tries: 1 }])
  gateway.mood.failing = 0
  clock.now = "2026-03-02T03:00:00.000Z"
  await sendMessages(() => gateway).run(house)
  expect(await messagesOf(event.subjectId)).toEqual([{ state: "sent", tries: 2 }])
})

test("a number that is refused for good is not tried again", async () => {
  const event = await happened()
  await handle(event)
  gateway.mood.refusedEnding = "1234"
  await sendMessages(() => gateway).run(house)
  expect(await messagesOf(event.subjectId)).toEqual([{ state: "refused", tries: 1 }])
})
