// 就业困难人员认定: two officers, one recognition at a time, ended by an officer or by what happens to the person.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { deliverAll } from "#platform/exchange"
import { newId } from "#platform/database"
import { assistance } from "../module.ts"
import { registration } from "../../registration/module.ts"
import { citizen, clerk, elsewhere, reviewer } from "../../insurance/server/testing.ts"

const database = await testDatabase()
const { ask, house } = await testServer(database, [registration, assistance], { now: "2025-06-10T02:00:00.000Z" })
const region = "990201001000"
const rows = <R extends object>(sql: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(sql, values))

async function aPerson(birth = "1972-05-20"): Promise<string> {
  const person = newId()
  await rows("insert into registers.persons (person_id, name, sex, birth_date, region, live_region, source) values ($1, '周桂兰', '2', $2, $3, $3, '公安')", person, birth, region)
  return person
}

interface Answer {
  readonly status: number
  readonly body: { recognitionId: string; state: string; code: string }
}
const propose = async (person: string, input: object = {}, viewer = clerk) =>
  (await ask(viewer, "POST", `/assistance/persons/${person}/hardships`, { category: "050", recognisedOn: "2025-02-10", document: "女满45周岁，失业登记满半年", ...input })) as Answer
const settle = async (person: string, recognition: string, decision = "confirm", viewer = reviewer) => (await ask(viewer, "POST", `/assistance/persons/${person}/hardships/${recognition}/settle`, { decision, says: "材料核实一致" })) as Answer
const happens = async (topic: string, person: string, payload: object) => {
  await rows("insert into exchange.outbox (subject_id, event_id, topic, payload) values ($1, $2, $3, $4)", person, newId(), topic, JSON.stringify(payload))
  await deliverAll(house, assistance.handlers ?? [])
}
const published = (person: string) => rows<{ recognised_on: string; ended_on: string | null; exit: string | null }>("select recognised_on, ended_on, exit from assistance.published_hardships where person_id = $1", person)

async function recognised(): Promise<string> {
  const person = await aPerson()
  await settle(person, (await propose(person)).body.recognitionId)
  return person
}

test("a recognition counts only when a second officer has confirmed it", async () => {
  const person = await aPerson()
  const proposed = await propose(person)
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(201)
  expect(await published(person)).toEqual([])
  expect((await settle(person, proposed.body.recognitionId)).body.state).toBe("valid")
  expect(await published(person)).toEqual([{ recognised_on: "2025-02-10", ended_on: null, exit: null }])
  expect((await ask(citizen(person), "GET", "/assistance/mine/hardships")) as unknown).toMatchObject({ body: [{ categoryLabel: "大龄失业人员", state: "valid" }] })
})

test("the proposer may not confirm, nobody decides about a relative, and a settled one is settled", async () => {
  const person = await aPerson()
  const both = { ...clerk, roles: ["clerk", "reviewer"], personId: "501" } as typeof clerk
  const { recognitionId } = (await propose(person, {}, both)).body
  expect((await settle(person, recognitionId, "confirm", both)).body.code).toBe("assistance.same-person")
  await rows("insert into registers.kin (person_id, relative_id) values (502, $1)", person)
  expect((await settle(person, recognitionId, "confirm", { ...reviewer, personId: "502" } as typeof reviewer)).body.code).toBe("assistance.own-case")
  expect((await settle(person, recognitionId, "refuse")).body.state).toBe("refused")
  expect((await settle(person, recognitionId)).body.code).toBe("assistance.recognition-settled")
  expect(await published(person)).toEqual([])
})

test("one at a time, even when two counters propose in the same moment; the officers of another place see nobody", async () => {
  const person = await aPerson()
  const answers = await Promise.all([1, 2, 3].map(() => propose(person)))
  expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409])
  expect((await propose(await aPerson(), {}, elsewhere)).status).toBe(404)
  expect((await propose(await aPerson("2010-01-01"))).body.code).toBe("assistance.not-working-age")
  expect((await propose(await aPerson(), { recognisedOn: "2025-06-11" })).body.code).toBe("assistance.future-day")
})

test("it ends with a pension of employees, not with one of residents, and is told", async () => {
  const person = await recognised()
  await happens("person.pension-started", person, { kind: "170", effectiveDate: "2025-05-01" })
  expect((await published(person))[0]?.ended_on).toBeNull()
  await happens("person.pension-started", person, { kind: "110", effectiveDate: "2025-06-01" })
  expect(await published(person)).toEqual([{ recognised_on: "2025-02-10", ended_on: "2025-06-01", exit: "040" }])
  expect(await rows("select payload ->> 'exit' as exit from exchange.outbox where subject_id = $1 and topic = 'hardship.ended' union all select payload ->> 'exit' from exchange.delivered where subject_id = $1 and topic = 'hardship.ended'", person)).toEqual([{ exit: "040" }])
})

test("work that is registered ends it with its own exit; work that was already over does not", async () => {
  const [flexible, past] = [await recognised(), await recognised()]
  const employment = async (person: string, form: string, ended: string | null) => {
    const id = newId()
    await rows(
      `insert into registration.employments (person_id, employment_id, form, started_on, ended_on, region, work_region, evidence, state, source, recorded_at)
       values ($1, $2, $3, '2025-03-01', $4, $5, $5, 'A', $6, 'own', now())`, person, id, form, ended, region, ended === null ? "valid" : "ended")
    await happens("employment.registered", person, { employmentId: id, effectiveDate: "2025-03-01" })
  }
  await employment(flexible, "022", null)
  await employment(past, "010", "2025-04-01")
  expect((await published(flexible))[0]).toMatchObject({ ended_on: "2025-03-01", exit: "030" })
  expect((await published(past))[0]?.ended_on).toBeNull()
})
