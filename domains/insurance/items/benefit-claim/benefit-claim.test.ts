// The claim through the whole engine: sent by a person, received by a clerk, decided by another officer, refused where the law says so.
import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { testServer } from "../../../../platform/http/testing.ts"
import { casework, catalogueOf } from "#platform/casework"
import type { Viewer } from "#wire"
import { insurance } from "../../module.ts"
import { benefitHandlers } from "../../server/handlers.ts"
import { insuranceOffers } from "../../server/offers.ts"
import { aClaimant, bothPosts, citizen, cityB, claimAnswers, clerk, deliverer, elsewhere, registerUnemployed, reviewer } from "../../server/testing.ts"

const database = await testDatabase()
const clock = { now: "2025-03-20T02:00:00.000Z" }
const { ask, house } = await testServer(database, [casework(catalogueOf(insuranceOffers)), insurance], clock)
const deliver = deliverer(house, benefitHandlers)
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}
await database.system.transaction((tx) => tx.sql("insert into registers.regions (code, name, level, full_name) values ($1, '示例街道', 4, '示例省乙市示例街道'), ('990102001000', '东街', 4, '示例省甲市东街') on conflict do nothing", [cityB]))

interface Answer {
  readonly status: number
  readonly body: { caseId: string; number: string; state: string; code: string; title: string; verdict: string; length: number; dueOn: string; errors: { path: string; code: string; says: string }[] }
}

async function claim(person: string, changes: Readonly<Record<string, unknown>> = {}, key: string = randomUUID()): Promise<Answer> {
  return (await ask(citizen(person), "POST", "/cases", { item: "insurance.benefit-claim", region: cityB, answers: claimAnswers(changes) }, { "idempotency-key": key }))
}

async function act(viewer: Viewer, person: string, caseId: string, kind: string, length: number, more: object = {}): Promise<Answer> {
  return (await ask(viewer, "POST", `/cases/${person}/${caseId}/actions`, { kind, length, ...more }))
}

/** Claimed on one day, received the same day, decided on another. */
async function granted(person: string, claimedOn: string, decidedOn: string, changes: Readonly<Record<string, unknown>> = {}, says?: string): Promise<Answer & { caseId: string }> {
  at(claimedOn)
  const sent = await claim(person, changes)
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const received = await act(clerk, person, sent.body.caseId, "accept", 1)
  expect(received.status, JSON.stringify(received.body)).toBe(200)
  at(decidedOn)
  return { ...(await act(reviewer, person, sent.body.caseId, "approve", 2, says ? { says } : {})), caseId: sent.body.caseId }
}

interface Row {
  readonly months: number
  readonly starts_on: string
  readonly first_month: number
  readonly last_month: number
  readonly state: string
  readonly claimed_on: string
  readonly loss_on: string
  readonly end_reason: string
  readonly contributed: number
}
const entitlementsOf = (person: string) => database.system.transaction((tx) => tx.sql<Row>("select * from insurance.entitlements where person_id = $1", [person]))
const judgementOf = async (person: string, caseId: string) =>
  ((await ask(reviewer, "GET", `/cases/${person}/${caseId}`)) as { body: { judgement: { verdict: string; codes: string[]; gives: Record<string, unknown>; workings: string[] }; state: string } }).body

test("UI-1: twelve paid months and notice dismissal are three months of 1800.00, 5400.00 in all, decided by two officers", async () => {
  const person = await aClaimant(database)
  const decided = await granted(person, "2025-03-20", "2025-03-28")
  expect(decided.body).toMatchObject({ state: "approved" })
  const [row] = await entitlementsOf(person)
  expect(row).toMatchObject({ months: 3, starts_on: "2025-03-18", first_month: 202503, last_month: 202505, state: "running", claimed_on: "2025-03-20", loss_on: "2025-03-15", end_reason: "05", contributed: 12 })
  const { judgement } = await judgementOf(person, decided.caseId)
  expect(judgement.gives).toMatchObject({ months: 3, monthly: 180_000, total: 540_000 })
  expect(judgement.workings.join("")).toContain("核定月数")
  const events = await database.system.transaction((tx) => tx.sql<{ payload: Record<string, unknown> }>("select payload from exchange.outbox where subject_id = $1 and topic = 'benefit.granted'", [person]))
  expect(events[0]?.payload).toMatchObject({ months: 3, monthlyFen: 180_000, region: cityB, effectiveDate: "2025-03-18" })
})

test("§12: months that somebody types count for nothing, in the claim or with the decision; they are computed", async () => {
  const person = await aClaimant(database)
  at("2025-03-20")
  const sent = await claim(person, { months: 24, approvedMonths: 24, "approved-months": 24, "contributed-months": 120 })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  expect((await act(clerk, person, sent.body.caseId, "accept", 1)).status).toBe(200)
  at("2025-03-28")
  const typed = await act(reviewer, person, sent.body.caseId, "approve", 2, { months: 24, gives: { months: 24 } })
  if (typed.status !== 200) expect((await act(reviewer, person, sent.body.caseId, "approve", 2)).status).toBe(200)
  expect(await entitlementsOf(person)).toMatchObject([{ months: 3, contributed: 12, last_month: 202505 }])
})

test("UI-2: eleven paid months and nothing unused cannot be approved, whatever the officer writes", async () => {
  const person = await aClaimant(database, { paidMonths: 11 })
  const decided = await granted(person, "2025-03-20", "2025-03-28", {}, "请予通过")
  expect([decided.status, decided.body.code]).toEqual([409, "casework.rule-says-no"])
  expect((await judgementOf(person, decided.caseId)).judgement.codes).toEqual(["R-PAID-LT12"])
  expect(await entitlementsOf(person)).toEqual([])
  const refused = await act(reviewer, person, decided.caseId, "refuse", 2, { code: "R-PAID-LT12", says: "实缴11个月" })
  expect(refused.body.state).toBe("refused")
})

test("a month of which only the unit's part arrived is no paid month", async () => {
  const person = await aClaimant(database, { paidMonths: 11, halfPaid: 1 })
  const decided = await granted(person, "2025-03-20", "2025-03-28")
  expect(decided.body.code).toBe("casework.rule-says-no")
})

test("UI-3: a filed resignation is refused as voluntary", async () => {
  const person = await aClaimant(database, { endReason: "20" })
  const decided = await granted(person, "2025-03-20", "2025-03-28", { leaveReason: "20" })
  expect(decided.body.code).toBe("casework.rule-says-no")
  expect((await judgementOf(person, decided.caseId)).judgement.codes).toEqual(["R-VOLUNTARY"])
})

test("a person cannot turn a filed resignation into a dismissal by sending another code", async () => {
  const person = await aClaimant(database, { endReason: "20" })
  expect((await granted(person, "2025-03-20", "2025-03-28", { leaveReason: "05" })).body.code).toBe("casework.rule-says-no")
})

test("who contradicts the filed resignation is looked at by a person, not refused; the officer's finding grants", async () => {
  const person = await aClaimant(database, { endReason: "20" })
  const differs = { leaveReason: "20", reasonDiffers: true, ownReason: "05", reasonStory: "单位口头通知我第二天不用来了，让我签的辞职单" }
  const unsaid = await granted(person, "2025-03-20", "2025-03-28", differs)
  expect([unsaid.status, unsaid.body.code]).toEqual([422, "casework.say-why"])
  expect((await judgementOf(person, unsaid.caseId)).judgement).toMatchObject({ verdict: "by-hand", codes: ["M-REASON-DISPUTE"] })
  const decided = await act(reviewer, person, unsaid.caseId, "approve", 2, { says: "经向单位核实，单位承认系单位提出解除" })
  expect(decided.body.state).toBe("approved")
  expect(await entitlementsOf(person)).toHaveLength(1)
})

test("UI-4: leaving for the employer's fault passes with an award, without one a person looks", async () => {
  const person = await aClaimant(database, { endReason: "09" })
  expect((await granted(person, "2025-03-20", "2025-03-28", { leaveReason: "09", faultFound: true })).body.state).toBe("approved")
  const another = await aClaimant(database, { endReason: "09" })
  const sent = await claim(another, { leaveReason: "09", faultFound: false })
  expect(sent.body.verdict).toBe("by-hand")
})

test("UI-6: registered 03-18, claimed 03-20, decided 03-28 with 48 months runs 2025-03 to 2026-02", async () => {
  const person = await aClaimant(database, { paidMonths: 48 })
  await granted(person, "2025-03-20", "2025-03-28")
  expect((await entitlementsOf(person))[0]).toMatchObject({ months: 12, starts_on: "2025-03-18", first_month: 202503, last_month: 202602 })
})

test("UI-7: the same claimed on 2025-06-05 starts that day, also when decided later", async () => {
  const person = await aClaimant(database, { paidMonths: 48 })
  await granted(person, "2025-06-05", "2025-06-16")
  expect((await entitlementsOf(person))[0]).toMatchObject({ starts_on: "2025-06-05", first_month: 202506, last_month: 202605, claimed_on: "2025-06-05" })
})

test("UI-9: who reached the retirement day last week is refused", async () => {
  const person = await aClaimant(database, { birthDate: "1965-01-21" })
  const decided = await granted(person, "2025-03-20", "2025-03-28")
  expect(decided.body.code).toBe("casework.rule-says-no")
  expect((await judgementOf(person, decided.caseId)).judgement.codes).toContain("R-RETIRED")
})

test("UI-10: a running entitlement in another province is refused", async () => {
  const person = await aClaimant(database)
  await database.system.transaction((tx) => tx.sql("insert into registers.entitlements_elsewhere (person_id, province, from_on) values ($1, '330000', '2025-01-01')", [person]))
  const decided = await granted(person, "2025-03-20", "2025-03-28")
  expect(decided.body.code).toBe("casework.rule-says-no")
  expect((await judgementOf(person, decided.caseId)).judgement.codes).toContain("R-RUNNING")
})

test("UM-3: thirty months never drawn and twenty after them count together, fifty paid months give twelve", async () => {
  const person = await aClaimant(database, { paidMonths: 50 })
  await granted(person, "2025-03-20", "2025-03-28")
  expect((await entitlementsOf(person))[0]).toMatchObject({ months: 12, contributed: 50 })
})

async function drawnBefore(person: string, months: number, drawn: number): Promise<void> {
  await database.system.transaction((tx) =>
    tx.sql(
      `insert into insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, drawn_months, loss_on, state, stopped_from, stop_event, unused_months, recorded_at)
       values ($1, 1, $2, '2018-01-05', '2018-01-05', 201801, 201912, $3::smallint, $4::smallint, '2018-01-01', 'stopped', 201901, 're-employed', $3::smallint - $4::smallint, '2018-01-10')`,
      [person, cityB, months, drawn],
    ),
  )
}

test("UM-1: seven unused and 26 newly paid months give thirteen", async () => {
  const person = await aClaimant(database, { paidMonths: 26 })
  await drawnBefore(person, 12, 5)
  await granted(person, "2025-03-20", "2025-03-28")
  expect((await entitlementsOf(person)).find((row) => row.state === "running")).toMatchObject({ months: 13, contributed: 26 })
})

test("UM-2: twenty unused and 48 newly paid months stop at 24", async () => {
  const person = await aClaimant(database, { paidMonths: 48 })
  await drawnBefore(person, 24, 4)
  await granted(person, "2025-03-20", "2025-03-28")
  expect((await entitlementsOf(person)).find((row) => row.state === "running")).toMatchObject({ months: 24 })
})

test("UM-4: eleven months after an earlier benefit are refused with nothing unused, and give the five unused where the place allows it", async () => {
  const none = await aClaimant(database, { paidMonths: 11 })
  await drawnBefore(none, 6, 6)
  expect((await granted(none, "2025-03-20", "2025-03-28")).body.code).toBe("casework.rule-says-no")
  const five = await aClaimant(database, { paidMonths: 11 })
  await drawnBefore(five, 6, 1)
  await granted(five, "2025-03-20", "2025-03-28")
  expect((await entitlementsOf(five)).find((row) => row.state === "running")).toMatchObject({ months: 5 })
})

test("the officer who received the case may not decide it, nor may an officer of another county see it", async () => {
  const person = await aClaimant(database)
  at("2025-03-20")
  const sent = await claim(person)
  expect((await act(elsewhere, person, sent.body.caseId, "accept", 1)).status).toBe(404)
  expect((await act(bothPosts, person, sent.body.caseId, "accept", 1)).status).toBe(200)
  const same = await act(bothPosts, person, sent.body.caseId, "approve", 2)
  expect([same.status, same.body.code]).toEqual([403, "casework.same-person"])
  expect((await act(clerk, person, sent.body.caseId, "approve", 2)).body.code).toBe("casework.wrong-role")
  expect((await act(reviewer, person, sent.body.caseId, "approve", 2)).body.state).toBe("approved")
})

test("the decision is due within ten working days, and a return for evidence gives fifteen days in which the clock stands still", async () => {
  const person = await aClaimant(database)
  at("2025-03-20")
  const sent = await claim(person)
  expect(sent.body.dueOn).toBe("2025-04-03")
  const demanded = await act(clerk, person, sent.body.caseId, "return", 1, { says: "请提供离职证明" })
  expect([demanded.status, demanded.body.code]).toEqual([422, "E-MAT-00"])
  const returned = await act(clerk, person, sent.body.caseId, "return", 1, { says: "请在15天内说明离职情况", fields: ["leaveReason"] })
  expect(returned.body).toMatchObject({ state: "returned", dueOn: null })
  const [row] = await database.system.transaction((tx) => tx.sql<{ answer_by: string }>("select answer_by from casework.cases where case_id = $1", [sent.body.caseId]))
  expect(row?.answer_by).toBe("2025-04-04")
})

test("a claim without a registration is received, asks for the registration, and is refused by name until there is one", async () => {
  const person = await aClaimant(database, { registeredOn: null })
  at("2025-03-20")
  const sent = await claim(person)
  expect([sent.status, sent.body.verdict]).toEqual([201, "fail"])
  expect((await judgementOf(person, sent.body.caseId)).judgement.codes).toEqual(["R-NOT-REGISTERED"])
  await deliver()
  const asked = await database.system.transaction((tx) => tx.sql<{ payload: Record<string, unknown> }>("select payload from exchange.outbox where subject_id = $1 and topic = 'benefit.claimed'", [person]))
  expect(asked[0]?.payload).toMatchObject({ caseId: sent.body.caseId, region: cityB, effectiveDate: "2025-03-20", lossOn: "2025-03-15", legalReason: "05" })
  await deliver()
  await act(clerk, person, sent.body.caseId, "accept", 1)
  expect((await act(reviewer, person, sent.body.caseId, "approve", 2)).body.code).toBe("casework.rule-says-no")
  await registerUnemployed(database, person, "2025-03-20")
  expect((await act(reviewer, person, sent.body.caseId, "approve", 2)).body.state).toBe("approved")
})

test("an end nobody has filed is the person's word: received, and looked at by a person", async () => {
  const person = await aClaimant(database, { leftOn: null, registeredOn: null, paidMonths: 24 })
  await database.system.transaction((tx) => tx.sql("update registration.employments set state = 'void', void_reason = '测试' where person_id = $1", [person]))
  await registerUnemployed(database, person, "2025-03-18")
  const decided = await granted(person, "2025-03-20", "2025-03-28", {}, "已电话向单位核实，系单位通知解除")
  expect(decided.body.state).toBe("approved")
  expect((await judgementOf(person, decided.caseId)).judgement).toMatchObject({ verdict: "by-hand", codes: ["M-REASON-DISPUTE"] })
})

test("sending the same claim twice gives one case; a second claim beside an open one is refused with its number", async () => {
  const person = await aClaimant(database)
  at("2025-03-20")
  const key = randomUUID()
  const both = await Promise.all([claim(person, {}, key), claim(person, {}, key)])
  expect(new Set(both.map((one) => one.body.caseId)).size).toBe(1)
  const second = await claim(person)
  expect([second.status, second.body.code]).toEqual([409, "casework.already-open"])
  expect(second.body.title).toContain(both[0]?.body.number)
})

test("who is drawing cannot claim again, and two decisions at once open one entitlement", async () => {
  const person = await aClaimant(database)
  await granted(person, "2025-03-20", "2025-03-28")
  const again = await claim(person)
  expect([again.status, again.body.code]).toEqual([422, "E-CLAIM-OPEN"])
  const racing = await aClaimant(database)
  at("2025-03-20")
  const sent = await claim(racing)
  await act(clerk, racing, sent.body.caseId, "accept", 1)
  const decisions = await Promise.all([act(reviewer, racing, sent.body.caseId, "approve", 2), act({ ...reviewer, officerId: "79" } as Viewer, racing, sent.body.caseId, "approve", 2)])
  expect(decisions.map((one) => one.status).sort()).toEqual([200, 409])
  expect(await entitlementsOf(racing)).toHaveLength(1)
})

const bad: readonly (readonly [string, object, Readonly<Record<string, unknown>>, string])[] = [
  ["a future end date", { leftOn: "2025-03-25" }, { leaveDate: "2025-03-25" }, "E-END-FUTURE"],
  ["an end date before the last paid month began", { leftOn: "2025-03-15", endReason: "05" }, {}, "E-END-BEFORE-PAID"],
  ["the account of another person", {}, { accountHolder: "王大锤" }, "E-ACCOUNT-OTHER"],
]
for (const [situation, given, answers, code] of bad)
  test(`${situation} is refused at the door with ${code}`, async () => {
    const person = await aClaimant(database, given)
    if (code === "E-END-BEFORE-PAID")
      await database.system.transaction((tx) =>
        tx.sql("insert into registers.contributions (person_id, kind, ym, employer_id, employer_paid_fen, person_paid_fen, arrived_on) values ($1, '210', 202504, 5, 1, 1, '2025-03-19')", [person]),
      )
    at("2025-03-20")
    const sent = await claim(person, answers)
    expect([sent.status, sent.body.code]).toEqual([422, code])
    expect(await database.system.transaction((tx) => tx.sql("select 1 from casework.cases where subject_id = $1", [person]))).toEqual([])
  })

test("an empty reason, a missing promise and an unknown reason are named field by field", async () => {
  const person = await aClaimant(database, { leftOn: null, registeredOn: null })
  const sent = await claim(person, { leaveReason: "", promise: false })
  expect(sent.status).toBe(422)
  expect(sent.body.errors.map((one) => [one.path, one.code])).toEqual([["leaveReason", "E-REASON-EMPTY"], ["promise", "field.required"]])
  expect((await claim(person, { leaveReason: "55" })).body.errors[0]).toMatchObject({ path: "leaveReason", code: "E-REASON-EMPTY" })
})

test("months are computed, never taken from what was sent", async () => {
  const person = await aClaimant(database)
  await granted(person, "2025-03-20", "2025-03-28", { months: 24, approvedMonths: 24, paidMonths: 240 })
  expect((await entitlementsOf(person))[0]).toMatchObject({ months: 3, contributed: 12 })
})

test("the start of a visit shows what is known with its source, and asks for nothing of it", async () => {
  const person = await aClaimant(database)
  at("2025-03-20")
  const started = (await ask(citizen(person), "GET", "/cases/start/insurance.benefit-claim")) as { status: number; body: { known: Record<string, { value: unknown; shown: string; source: string }>; places: { why: string; region: string }[] } }
  expect(started.status, JSON.stringify(started.body)).toBe(200)
  expect(started.body.known["paidMonths"]).toMatchObject({ value: 12, shown: "12个月", source: "社会保险登记" })
  expect(started.body.known["leaveReason"]).toMatchObject({ value: "05", source: "劳动用工备案" })
  expect(started.body.known["lastEmployer"]).toMatchObject({ value: "乙市示例纺织有限公司" })
  expect(started.body.known["registration"]?.shown).toContain("2025年3月18日")
  expect(started.body.places[0]).toMatchObject({ region: cityB, why: "参保地" })
})

test("an officer at the counter claims for a person on the same item; a person cannot claim for another", async () => {
  const person = await aClaimant(database)
  at("2025-03-20")
  const key = randomUUID()
  const sent = (await ask(clerk, "POST", "/cases", { item: "insurance.benefit-claim", subject: person, region: cityB, answers: claimAnswers() }, { "idempotency-key": key })) as Answer
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const foreign = (await ask(citizen(person), "POST", "/cases", { item: "insurance.benefit-claim", subject: "5", region: cityB, answers: claimAnswers() }, { "idempotency-key": randomUUID() })) as Answer
  expect(foreign.status).toBe(403)
})
