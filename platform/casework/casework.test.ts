// The case engine on a real database: one case from the phone to the decision, and everything that must not happen to it.
import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { cite, field, form, group, item } from "#service"
import type { Viewer } from "#wire"
import { newId, statement } from "#platform/database"
import { offer } from "#platform/module"
import { relation } from "#platform/facts"
import { testDatabase } from "../database/testing.ts"
import { testServer } from "../http/testing.ts"
import type { CaseView } from "./contract.ts"
import { catalogueOf } from "./catalogue.ts"
import { casework } from "./module.ts"

const allowance = offer(
  item({
    code: "test.allowance",
    version: 1,
    name: "测试补贴",
    summary: "",
    subject: "person",
    channels: ["web", "counter"],
    law: [cite("就业促进法", "第三十五条")],
    form: form(group("one", "情况", [field("lossDate", "失业日期", "date", { notAfter: "today" }), field("note", "说明", "text", { required: false, maxLength: 20 }), field("employer", "原单位", "text", { known: "employer", required: false })])),
    papers: [],
    forbiddenDemands: ["解除劳动合同证明"],
    steps: [
      { name: "accept", label: "受理", by: "clerk", level: "street" },
      { name: "decide", label: "复核", by: "reviewer", level: "county", decides: true },
    ],
    within: { workingDays: 3 },
    correctWithin: { days: 15 },
    guide: "",
    letter: { granted: "批准通知书", refused: "不予批准通知书" },
  }),
  {
    known: {
      calls: () => [],
      read: () => ({ name: "林晓梅", masked: "9901**********1234", values: { employer: { value: "甲市示例机械有限公司", shown: "甲市示例机械有限公司", source: "用工备案", asOf: null } }, places: [] }),
    },
    gate: {
      name: "test.gate",
      facts: [{ fact: "age", from: relation("someone", (asked) => `select p.person_id as subject, p.birth_date from registers.persons p where ${asked("p.person_id")}`), value: "date_part('year', age(:on::date, someone.birth_date))", source: "公安" }],
      judge: (facts, on, region) => {
        const age = Number(facts["age"]?.value ?? -1)
        const verdict = age >= 16 ? "pass" : "fail"
        return { rule: "test.gate", version: "2020-01-01", on, region, verdict, codes: verdict === "fail" ? ["E-AGE-01"] : [], conditions: [], gives: { age }, workings: [], wouldChange: [] }
      },
    },
  },
)

const database = await testDatabase()
const clock = { now: "2026-03-06T08:00:00.000Z" } // Friday 16:00 in China
const { ask } = await testServer(database, [casework(catalogueOf([allowance]))], clock)

const street = "990101001000"
const insertPerson = statement<{ id: string; name: string; born: string; region: string }>({
  name: "test.insert-person",
  reach: "subject",
  sql: "insert into registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, region) values (:id, :name, '2', :born, '01', '', '9901**', :region)",
})
const insertRegion = statement<{ code: string; name: string }>({ name: "test.insert-region", reach: "reference", sql: "insert into registers.regions (code, name, level, valid_from) values (:code, :name, 3, '2000-01-01') on conflict do nothing" })
const insertKin = statement<{ person: string; relative: string }>({ name: "test.insert-kin", reach: "subject", sql: "insert into registers.kin (person_id, relative_id) values (:person, :relative)" })
await database.system.run(insertRegion, { code: street, name: "东街街道" })
await database.system.run(insertRegion, { code: "990102001000", name: "西街街道" })

async function aPerson(born = "1990-01-01", region = street): Promise<string> {
  const id = newId()
  await database.system.run(insertPerson, { id, name: "林晓梅", born, region })
  return id
}
const citizen = (personId: string): Viewer => ({ kind: "citizen", personId, name: "林晓梅", session: "s" })
const officer = (officerId: string, role: "clerk" | "reviewer", scope: string, personId: string | null = null): Viewer => ({ kind: "staff", officerId, personId, name: `经办${officerId}`, roles: [role], scope, office: "东街街道人社所", session: "s" })
const clerk = officer("11", "clerk", "990101001")
const reviewer = officer("12", "reviewer", "990101")
const stranger = officer("13", "reviewer", "990102")

const submission = { item: "test.allowance", region: street, answers: { lossDate: "2026-03-01", note: "" } }
async function submit(personId: string, key: string = randomUUID(), more: object = {}) {
  const sent = await ask(citizen(personId), "POST", "/cases", { ...submission, ...more }, { "idempotency-key": key })
  return sent as { status: number; body: { caseId: string; number: string; state: string; dueOn: string; code: string; verdict: string } }
}
const read = async (viewer: Viewer, person: string, caseId: string) => (await ask(viewer, "GET", `/cases/${person}/${caseId}`)) as { status: number; body: CaseView }
const act = async (viewer: Viewer, person: string, caseId: string, input: object) => (await ask(viewer, "POST", `/cases/${person}/${caseId}/actions`, input)) as { status: number; body: { state: string; length: number; code: string; dueOn: string | null } }

test("A5: sent on Friday at 16:00 the decision is due on Wednesday, three working days later", async () => {
  const person = await aPerson()
  const sent = await submit(person)
  expect(sent.status).toBe(201)
  expect(sent.body).toMatchObject({ state: "submitted", dueOn: "2026-03-11", verdict: "pass" })
  expect(sent.body.number).toMatch(/^260306-[0-9A-Z]{10}$/)
})

test("the same submission sent again is the same case, and a second case of the item is refused while one is open", async () => {
  const person = await aPerson()
  const key = randomUUID()
  const [first, again] = await Promise.all([submit(person, key), submit(person, key)])
  expect(first.body.caseId).toBe(again.body.caseId)
  const second = await submit(person)
  expect(second.status).toBe(409)
  expect(second.body.code).toBe("casework.already-open")
})

test("a submission repeated after the case has ended is still the same case", async () => {
  const person = await aPerson()
  const key = randomUUID()
  const first = await submit(person, key)
  await act(citizen(person), person, first.body.caseId, { kind: "withdraw", length: 1 })
  const again = await submit(person, key)
  expect(again).toMatchObject({ status: 201, body: { caseId: first.body.caseId, state: "withdrawn" } })
})

test("a clerk accepts and another officer decides; the log shows who did what", async () => {
  const person = await aPerson()
  const { body } = await submit(person)
  const before = await read(clerk, person, body.caseId)
  expect(before.body.allowed.find((one) => one.kind === "accept")?.code).toBeNull()
  expect((await act(clerk, person, body.caseId, { kind: "accept", length: 1 })).body.state).toBe("in-review")
  expect((await act(reviewer, person, body.caseId, { kind: "approve", length: 2 })).body.state).toBe("approved")
  const after = await read(citizen(person), person, body.caseId)
  expect(after.body.decision).toMatchObject({ outcome: "approved" })
  expect(after.body.steps.map((step) => step.status)).toEqual(["done", "done"])
  expect(after.body.log.map((entry) => entry.kind)).toEqual(["submit", "accept", "approve"])
  expect(JSON.stringify(after.body)).not.toContain("经办12")
})

test("who prepared cannot decide, even with both roles", async () => {
  const person = await aPerson()
  const { body } = await submit(person)
  const both: Viewer = { ...clerk, roles: ["clerk", "reviewer"] } as Viewer
  await act(both, person, body.caseId, { kind: "accept", length: 1 })
  const refused = await act(both, person, body.caseId, { kind: "approve", length: 2 })
  expect(refused).toMatchObject({ status: 403, body: { code: "casework.same-person" } })
})

test("nobody handles the case of their own", async () => {
  const person = await aPerson()
  const { body } = await submit(person)
  const self = officer("14", "clerk", "990101001", person)
  expect((await act(self, person, body.caseId, { kind: "accept", length: 1 })).body.code).toBe("casework.own-case")
})

test("nobody handles a relative's case", async () => {
  const [person, relative] = [await aPerson(), await aPerson()]
  await database.system.run(insertKin, { person: relative, relative: person })
  const { body } = await submit(person)
  expect((await act(officer("16", "clerk", "990101001", relative), person, body.caseId, { kind: "accept", length: 1 })).body.code).toBe("casework.own-case")
})

test("an officer of another county finds no such case, by page or by action", async () => {
  const person = await aPerson()
  const { body } = await submit(person)
  expect((await read(stranger, person, body.caseId)).status).toBe(404)
  expect((await act(stranger, person, body.caseId, { kind: "take", length: 1 })).status).toBe(404)
})

test("another citizen finds no such case", async () => {
  const [person, other] = [await aPerson(), await aPerson()]
  const { body } = await submit(person)
  expect((await read(citizen(other), person, body.caseId)).status).toBe(404)
})

test("two officers act on the same standing: one is done, the other is told to look again", async () => {
  const person = await aPerson()
  const { body } = await submit(person)
  const colleague = officer("15", "clerk", "990101001")
  const both = await Promise.all([act(clerk, person, body.caseId, { kind: "accept", length: 1 }), act(colleague, person, body.caseId, { kind: "accept", length: 1 })])
  expect(both.map((one) => one.status).sort()).toEqual([200, 409])
})

test("A6: a return that demands a forbidden paper is stopped with E-MAT-00", async () => {
  const person = await aPerson()
  const { body } = await submit(person)
  const refused = await act(clerk, person, body.caseId, { kind: "return", length: 1, says: "请补充解除劳动合同证明" })
  expect(refused).toMatchObject({ status: 422, body: { code: "E-MAT-00" } })
  expect((await read(clerk, person, body.caseId)).body.length).toBe(1)
})

test("a returned case waits for the applicant, its clock stands still, and the correction brings it back", async () => {
  const person = await aPerson()
  const { body } = await submit(person)
  const returned = await act(clerk, person, body.caseId, { kind: "return", length: 1, says: "失业日期请核对", fields: ["lossDate"] })
  expect(returned.body).toMatchObject({ state: "returned", dueOn: null })
  expect((await act(clerk, person, body.caseId, { kind: "accept", length: 2 })).body.code).toBe("casework.waiting-for-applicant")
  clock.now = "2026-03-10T02:00:00.000Z" // two working days later
  const bad = await act(citizen(person), person, body.caseId, { kind: "resubmit", length: 2, answers: { lossDate: "2026-02-30" } })
  expect(bad.status).toBe(422)
  const again = await act(citizen(person), person, body.caseId, { kind: "resubmit", length: 2, answers: { lossDate: "2026-02-27" } })
  expect(again.body).toMatchObject({ state: "submitted", dueOn: "2026-03-13" })
  const corrected = (await read(clerk, person, body.caseId)).body
  expect(corrected.log.find((one) => one.kind === "resubmit")?.before, "the officer sees what was there before").toEqual({ lossDate: "2026-03-01" })
  expect(corrected.answers["lossDate"]).toBe("2026-02-27")
  clock.now = "2026-03-06T08:00:00.000Z"
})

test("what the rule refuses cannot be approved", async () => {
  const person = await aPerson("2015-01-01")
  const { body } = await submit(person)
  expect(body.verdict).toBe("fail")
  await act(clerk, person, body.caseId, { kind: "accept", length: 1 })
  expect((await act(reviewer, person, body.caseId, { kind: "approve", length: 2 })).body.code).toBe("casework.rule-says-no")
  expect((await act(reviewer, person, body.caseId, { kind: "refuse", length: 2, says: "未满16周岁", code: "E-AGE-01" })).body.state).toBe("refused")
})

test("bad answers are refused with every field named and nothing is kept", async () => {
  const person = await aPerson()
  const refused = (await ask(citizen(person), "POST", "/cases", { ...submission, answers: { lossDate: "2027-01-01", note: "很".repeat(30) } }, { "idempotency-key": randomUUID() })) as { status: number; body: { errors: { path: string; code: string }[] } }
  expect(refused.status).toBe(422)
  expect(refused.body.errors.map((one) => [one.path, one.code])).toEqual([["lossDate", "E-DATE-01"], ["note", "field.invalid"]])
  expect((await ask(citizen(person), "GET", "/cases")).body).toEqual([])
})

test("a script in a name or an answer is text and nothing else", async () => {
  const person = await aPerson()
  const { body } = await submit(person, randomUUID(), { answers: { lossDate: "2026-03-01", note: "<script>alert(1)" } })
  expect((await read(clerk, person, body.caseId)).body.answers["note"]).toBe("<script>alert(1)")
})

test("what a trusted source says stands, whatever the page sent", async () => {
  const person = await aPerson()
  const { body } = await submit(person, randomUUID(), { answers: { lossDate: "2026-03-01", employer: "我说了算有限公司" } })
  expect((await read(clerk, person, body.caseId)).body.answers["employer"]).toBe("甲市示例机械有限公司")
})

test("drafts are kept per item and vanish when the case is sent", async () => {
  const person = await aPerson()
  await ask(citizen(person), "PUT", "/cases/drafts/test.allowance", { answers: { note: "写到一半" } })
  const started = (await ask(citizen(person), "GET", "/cases/start/test.allowance")) as { body: { draft: { answers: Record<string, string> } | null } }
  expect(started.body.draft?.answers).toEqual({ note: "写到一半" })
  await submit(person)
  const after = (await ask(citizen(person), "GET", "/cases/start/test.allowance")) as { body: { draft: null; open: object } }
  expect(after.body.draft).toBeNull()
  expect(after.body.open).not.toBeNull()
})

test("the work list shows what waits for this role in this region, with counts, page by page", async () => {
  const list = (await ask(clerk, "GET", "/worklist?view=open&limit=2")) as { body: { rows: { dueOn: string; number: string }[]; next: string; counts: { open: number } } }
  expect(list.body.rows).toHaveLength(2)
  const rest = (await ask(clerk, "GET", `/worklist?view=open&limit=200&after=${encodeURIComponent(list.body.next)}`)) as { body: { rows: { number: string }[] } }
  expect(list.body.rows.length + rest.body.rows.length).toBe(list.body.counts.open)
  expect(rest.body.rows.map((row) => row.number)).not.toContain(list.body.rows[0]?.number)
  const elsewhere = (await ask(stranger, "GET", "/worklist?view=open")) as { body: { rows: object[] } }
  expect(elsewhere.body.rows).toEqual([])
})

test("an applicant withdraws and urges its own case only", async () => {
  const person = await aPerson()
  const { body } = await submit(person)
  expect((await act(citizen(person), person, body.caseId, { kind: "urge", length: 1 })).status).toBe(200)
  expect((await act(citizen(person), person, body.caseId, { kind: "withdraw", length: 2 })).body.state).toBe("withdrawn")
  expect((await act(clerk, person, body.caseId, { kind: "accept", length: 3 })).body.code).toBe("casework.ended")
})
