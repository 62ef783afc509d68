// 失业登记 as people meet it: who is registered at once, who is refused with which words, who is looked at by a person (A1–A9, §7.6).
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { type Answer, aProvince, lostJob, street } from "../../server/testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

const codesOf = (answer: Answer) => (answer.body as { errors?: { code: string }[] }).errors?.map((error) => error.code) ?? []
const register = (who: { viewer: Parameters<typeof province.apply>[0] }, more: Record<string, unknown> = {}) => province.apply<{ state: string; verdict: string; code?: string; caseId: string }>(who.viewer, "registration.unemployment", lostJob(more))

test("somebody who lost a job is registered at once, with first contact due in five working days and the event", async () => {
  const lin = await province.person()
  const sent = await register(lin)
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  expect(sent.body).toMatchObject({ state: "approved", verdict: "pass" })
  const [spell] = await province.spells(lin.id)
  expect(spell).toMatchObject({ state: "open", registered_on: "2026-03-02", region: street, national_check: "pending" })
  const [event] = await province.events("unemployment.registered", lin.id)
  expect(event?.payload).toMatchObject({ region: street, effectiveDate: "2026-03-02", spellId: spell?.spell_id })
  const [contact] = await province.sql<{ due_on: string; kind: string }>("select due_on, kind from registration.tasks where person_id = $1", lin.id)
  expect(contact).toEqual({ due_on: "2026-03-09", kind: "first-contact" })
  const mine = await province.ask<{ status: { says: string; status: string } }>(lin.viewer, "GET", "/registration/mine")
  expect(mine.body.status.status).toBe("unemployed")
  expect(mine.body.status.says).toContain("鼓楼前街道")
})

test("A2: a day before the sixteenth birthday is refused with E-AGE-01, on the birthday accepted as a minor", async () => {
  const young = await province.person({ birth: "2010-06-10" })
  province.clock.now = "2026-06-09T02:00:00.000Z"
  const early = await register(young)
  expect(early.status).toBe(422)
  expect(codesOf(early)).toContain("E-AGE-01")
  province.clock.now = "2026-06-10T02:00:00.000Z"
  expect((await register(young, { reason: "10", graduatedOn: "2026-06-01", lossDate: "2026-06-01" })).body).toMatchObject({ state: "approved" })
  expect(await province.sql("select minor from registration.unemployments where person_id = $1", young.id)).toEqual([{ minor: true }])
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("A3: a woman of 56 without a pension is not refused, an officer confirms", async () => {
  const woman = await province.person({ birth: "1969-11-01" })
  const sent = await register(woman)
  expect(sent.body).toMatchObject({ state: "submitted", verdict: "by-hand" })
  const read = await province.ask<{ length: number; judgement: { codes: string[] } }>(province.officer("990101001"), "GET", `/cases/${woman.id}/${sent.body.caseId}`)
  expect(read.body.judgement.codes).toEqual(["W-AGE-02"])
  const done = await province.ask(province.officer("990101001"), "POST", `/cases/${woman.id}/${sent.body.caseId}/actions`, { kind: "approve", length: read.body.length, says: "经社保核实未领取养老金，同意登记" })
  expect(done.body).toMatchObject({ state: "approved" })
  expect(await province.spells(woman.id)).toMatchObject([{ state: "open", registered_on: "2026-03-02" }])
})

test("A4: the same woman with a pension since last month is refused with E-AGE-02", async () => {
  const woman = await province.person({ birth: "1969-11-01" })
  await province.sql("insert into registers.pensions (person_id, starts_on, source) values ($1, '2026-02-01', '社会保险')", woman.id)
  const sent = await register(woman)
  expect(sent.status).toBe(422)
  expect(codesOf(sent)).toEqual(["E-AGE-02"])
  expect(await province.spells(woman.id)).toEqual([])
})

test("A5: applied on Friday at four, the limit of three working days ends on Wednesday", async () => {
  province.clock.now = "2026-03-06T08:00:00.000Z"
  const woman = await province.person({ birth: "1969-11-01" })
  const sent = await province.apply<{ dueOn: string }>(woman.viewer, "registration.unemployment", lostJob())
  expect(sent.body.dueOn).toBe("2026-03-11")
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("A6: a clerk who asks for a proof of dismissal is stopped with E-MAT-00", async () => {
  const woman = await province.person({ birth: "1969-11-01" })
  const sent = await register(woman)
  const stopped = await province.ask<{ code: string }>(province.officer("990101001"), "POST", `/cases/${woman.id}/${sent.body.caseId}/actions`, { kind: "return", length: 1, says: "请补充解除劳动合同证明" })
  expect(stopped.status).toBe(422)
  expect(stopped.body.code).toBe("E-MAT-00")
})

test("A7: an open registration in another province is found and named; when the ministry is silent the person is registered and marked", async () => {
  const lin = await province.person()
  await province.national.knows(lin, "340000", "2026-01-05")
  const asked = await province.ask(lin.viewer, "POST", `/registration/people/${lin.id}/national-check`)
  expect(asked.body).toEqual({ outcome: "found", place: "安徽省", registeredOn: "2026-01-05" })
  const sent = await register(lin)
  expect(codesOf(sent)).toEqual(["E-DUP-01"])
  expect(JSON.stringify(sent.body)).toContain("安徽省，登记日期：2026-01-05")

  const other = await province.person()
  province.national.behaviour = "failing"
  expect((await province.ask(other.viewer, "POST", `/registration/people/${other.id}/national-check`)).body).toMatchObject({ outcome: "unreachable" })
  expect((await register(other)).body).toMatchObject({ state: "approved" })
  expect(await province.run("registration.recheck-duplicates")).toContain("没有应答")
  expect(await province.spells(other.id)).toMatchObject([{ national_check: "pending" }])
  province.national.behaviour = "normal"
  await province.national.knows(other, "340000", "2026-02-01")
  await province.run("registration.recheck-duplicates")
  expect(await province.spells(other.id)).toMatchObject([{ national_check: "duplicate", state: "open" }])
  expect(await province.sql("select kind from registration.tasks where person_id = $1 and kind = 'duplicate-registration'", other.id)).toHaveLength(1)
})

test("I1: of two registrations of one person sent at one moment exactly one is made", async () => {
  const lin = await province.person()
  const sent = await Promise.all([register(lin), register(lin), register(lin)])
  expect(sent.filter((one) => one.status === 201)).toHaveLength(1)
  for (const lost of sent.filter((one) => one.status !== 201)) expect(["E-DUP-01", "casework.already-open"]).toContain((lost.body as { code: string }).code)
  expect(await province.spells(lin.id)).toHaveLength(1)
  const again = await register(lin)
  expect(codesOf(again)).toEqual(["E-DUP-01"])
  expect(JSON.stringify(again.body)).toContain("登记日期：2026-03-02")
})

test("a pupil, a soldier and a dead person are refused with their codes", async () => {
  const pupil = await province.person()
  await province.sql("insert into registers.studies (person_id, school, level, from_on, to_on, source) values ($1, '示例大学', '20', '2023-09-01', '2027-06-30', '教育')", pupil.id)
  expect(codesOf(await register(pupil))).toEqual(["E-STU-01"])
  const soldier = await province.person()
  await province.sql("insert into registers.military_service (person_id, from_on, source) values ($1, '2025-09-01', '退役军人事务')", soldier.id)
  expect(codesOf(await register(soldier))).toEqual(["R-SERVING"])
  const dead = await province.person()
  await province.sql("insert into registers.deaths (person_id, died_on, source) values ($1, '2026-02-20', '公安')", dead.id)
  expect(codesOf(await register(dead))).toEqual(["E-DEAD-01"])
})

test("I2: somebody with a valid employment is refused with E-DUP-02; once the employer reported the leaving they need not wait", async () => {
  const lin = await province.person()
  const works = await province.employer()
  const hired = await province.ask<{ verdict: string }>(works.viewer, "POST", "/registration/filings", { name: lin.name, idNumber: lin.idNumber, hireOn: "2024-03-01", contractKind: "2", occupation: "车工" })
  expect(hired.status, JSON.stringify(hired.body)).toBe(201)
  expect(codesOf(await register(lin))).toEqual(["E-DUP-02"])
  const roster = await province.ask<{ rows: { filingId: string }[] }>(works.viewer, "GET", "/registration/roster")
  const ended = await province.ask(works.viewer, "POST", `/registration/filings/${roster.body.rows[0]?.filingId}/end`, { endedOn: "2026-02-28", legalReason: "06" })
  expect(ended.body).toMatchObject({ verdict: "end" })
  expect(await province.employments(lin.id)).toMatchObject([{ state: "valid" }])
  expect((await province.events("unemployment.invited", lin.id)).length).toBe(1)
  expect((await register(lin)).body).toMatchObject({ state: "approved" })
  expect(await province.employments(lin.id)).toMatchObject([{ state: "ended", ended_on: "2026-02-28", legal_end_reason: "06" }])
})

test("§7.6: an employer that still insures a dismissed person does not stop the registration, it is looked at and verified", async () => {
  const lin = await province.person()
  const works = await province.employer()
  await province.sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, region, source) values ($1, 1, $2, '210', '2023-01-01', $3, '社会保险')", lin.id, works.id, street)
  await province.happens("employee-row.received", lin.id, { effectiveDate: "2023-01-01" })
  expect(await province.employments(lin.id)).toMatchObject([{ state: "valid", started_on: "2023-01-01" }])
  const sent = await register(lin)
  expect(sent.body).toMatchObject({ state: "submitted", verdict: "by-hand" })
  await province.ask(province.officer("990101001"), "POST", `/cases/${lin.id}/${sent.body.caseId}/actions`, { kind: "approve", length: 1, says: "本人承诺3月1日离职，已向社保发函" })
  expect(await province.spells(lin.id)).toMatchObject([{ state: "open" }])
  expect(await province.employments(lin.id)).toMatchObject([{ state: "ended", ended_on: "2026-03-01", legal_end_reason: "99" }])
  expect(await province.sql("select kind from registration.tasks where person_id = $1 and kind like 'promise-check%'", lin.id)).toEqual([{ kind: "promise-check:M-SI-LIST" }])
})

test("§7.6: a business in one's name is looked at by a person, a shareholding is not", async () => {
  const owner = await province.person()
  await province.sql("insert into registers.entity_roles (person_id, uscc, entity_name, role, status, from_on, source) values ($1, '92990101MA0000019X', '小店', '经营者', '存续', '2020-01-01', '市场监管')", owner.id)
  expect((await register(owner)).body).toMatchObject({ state: "submitted", verdict: "by-hand" })
  const holder = await province.person()
  await province.sql("insert into registers.entity_roles (person_id, uscc, entity_name, role, status, from_on, source) values ($1, '91990101MA0000019X', '公司', '股东', '存续', '2020-01-01', '市场监管')", holder.id)
  expect((await register(holder)).body).toMatchObject({ state: "approved" })
})

test("a loss in the future, no wish and no promise are all named at once", async () => {
  const lin = await province.person()
  const sent = await province.apply(lin.viewer, "registration.unemployment", { placeKind: "2", reason: "20", lossDate: "2026-03-09", mainlyFarming: false, wish: "work" })
  expect(sent.status).toBe(422)
  expect((sent.body as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => [path, code])).toEqual([["lossDate", "E-DATE-01"], ["occupation1", "field.required"], ["promise", "field.required"]])
})
