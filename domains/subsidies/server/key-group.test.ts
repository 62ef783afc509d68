// SI-KEY25: a unit applies, each of its people is published, granted and paid alone; a month refused, an objection, a returned payment or a clawback of one does not touch the others.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { newId } from "#platform/database"
import { payments, simulatedBank } from "#platform/payments"
import { accountOf, anOfficer, type BatchWorld, must, staff as payers, view, walk } from "../../insurance/server/batch/testing.ts"
import { parameters } from "./parameters.ts"
import { subsidyPayments } from "./payment.ts"
import { type Answer, cityB, months, staff, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const bank = simulatedBank({ clock: () => world.clock.now })
const world = await subsidyWorld(database, "2025-12-10T02:00:00.000Z", [payments(subsidyPayments, () => bank)])
const batches: BatchWorld = { database, server: world as unknown as BatchWorld["server"], bank, clock: world.clock }
const { ask, act, claim, clock, granted, judgementOf, reviewed, sql, unitOf } = world
const place = "990200000000"
const item = "subsidies.key-group-hire"
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-key-group-"))
Object.assign(world.house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}

/** A medium firm of division C35 in 乙市. */
async function firm(industry: string | null = "0335"): Promise<string> {
  const unit = await world.employer({ "enterprise-size": "medium" })
  await sql("update registers.employers set industry = $2 where employer_id = $1", unit, industry)
  return unit
}

interface Hired {
  readonly months: readonly string[]
  readonly from?: string
  readonly unemployedSince?: string
  readonly name?: string
  readonly leftOn?: string
}
/** Registered unemployed up to the hire, 400.00 + 100.00 + 25.00 paid by the person each month. */
async function keyPerson(unit: string, given: Hired): Promise<string> {
  const from = given.from ?? "2025-01-02"
  const person = await world.person({ name: given.name ?? "罗小梅", birth: "1990-03-08" })
  await sql(
    `insert into registration.unemployments (person_id, spell_id, registered_on, reason, place_kind, region, state, last_contact_on, next_contact_on, recorded_at, closed_on, close_reason, close_effective)
     values ($1, $2, $3, '50', '1', $4, 'closed', $3, $3, now(), $5, '10', $5)`, person, newId(), given.unemployedSince ?? "2024-05-01", cityB, from)
  await world.hired(person, { employer: unit, contractFrom: from, contractTo: null, months: given.months })
  if (given.leftOn) await sql("update registration.employments set ended_on = $2, state = 'ended' where person_id = $1", person, given.leftOn)
  return person
}
const grantsOf = (person: string) => sql<{ grant_id: string; amount_fen: string; state: string; applicant_id: string }>("select grant_id, amount_fen, state, applicant_id from subsidies.grants where subject_id = $1 order by grant_id", person)
const claimed = async (unit: string, from: string, until: string): Promise<Answer> => {
  const sent = await claim(unitOf(unit), item, from, until)
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  return sent
}
const approved = async (unit: string, from: string, until: string, on: string) => {
  const { caseId } = (await claimed(unit, from, until)).body
  const done = await granted(unit, caseId, on)
  expect(done.body.state, JSON.stringify(done.body)).toBe("approved")
  return caseId
}
const codesOf = async (unit: string, from = "2025-03", until = "2025-05") => (await judgementOf(unit, (await claimed(unit, from, until)).body.caseId)).codes

interface Said {
  readonly status: number
  readonly body: { readonly code: string; readonly entryId: string; readonly state: string; readonly batchId: string; readonly clawbackId: string; readonly amountFen: number; readonly returns: readonly { readonly returnId: string; readonly subjectId: string }[] }
}
for (const year of [2025, 2026])
  for (const kind of ["income", "index", "quota"]) {
    const entered = (await ask(payers.fin1, "POST", "/subsidies/budget", { region: place, fund: "employment-subsidy", year, kind, amountFen: 50_000_000, source: kind === "income" ? "central" : null, document: `乙财社〔${year}〕7号` })) as Said
    await ask(payers.fin2, "POST", `/subsidies/budget/${place}/${entered.body.entryId}`, { decision: "confirm" })
  }
const open = async (month: string): Promise<Said> => ask(payers.a, "POST", "/payments/batches", { business: "subsidies.personal", region: place, month })

test("K25-1: 131.25 a month; eleven months applied for in time and the twelfth asked for after it was paid come to 1575.00, paid to the person's own card", async () => {
  at("2025-12-10")
  const unit = await firm()
  const person = await keyPerson(unit, { months: months("2025-01", 13) })
  await approved(unit, "2025-01", "2025-11", "2025-12-25")
  expect(await grantsOf(person)).toMatchObject([{ amount_fen: "144375", applicant_id: unit, state: "approved" }])
  expect(await grantsOf(unit)).toEqual([])
  at("2026-02-10")
  await approved(unit, "2025-12", "2026-01", "2026-02-25")
  expect((await grantsOf(person)).map((one) => one.amount_fen)).toEqual(["144375", "13125"])
  const made = await open("2026-02")
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await walk(batches, made.body.batchId, "SENT")
  const file = (await ask(payers.fin1, "GET", `/payments/batches/${made.body.batchId}/bank-file`)) as unknown as { body: string }
  expect(file.body.split("\n").filter((row) => row.startsWith("D|")).map((row) => row.split("|")).map((row) => [row[2], row[7], row[8]])).toEqual([["罗小梅", "157500", "重点行业中小微企业吸纳重点群体社会保险补贴"]])
  await must(batches, payers.fin1, made.body.batchId, "load-result")
  expect((await grantsOf(person)).map((one) => one.state)).toEqual(["paid", "paid"])
  await must(batches, payers.fin1, made.body.batchId, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })
  expect((await view(batches, made.body.batchId)).batch.state).toBe("RECONCILED")
  const mine = (await ask(world.citizen(person), "GET", "/subsidies/mine/grants")) as unknown as { body: { payeeName: string; lines: object[] }[] }
  const ofUnit = (await ask(unitOf(unit), "GET", "/subsidies/mine/grants")) as unknown as { body: { payeeName: string; subjectId: string; lines: object[] }[] }
  expect([mine.body.map((one) => one.lines.length), ofUnit.body.map((one) => [one.subjectId, one.payeeName, one.lines.length])]).toEqual([[1, 11], [[person, "罗小梅", 1], [person, "罗小梅", 11]]])
  expect(((await ask(unitOf(await firm()), "GET", "/subsidies/mine/grants")) as unknown as { body: object[] }).body).toEqual([])
})

test("K25-2: who leaves after seven months has 918.75, whatever the unit asks for", async () => {
  at("2025-12-10")
  const unit = await firm()
  const person = await keyPerson(unit, { months: months("2025-03", 7), from: "2025-03-03", leftOn: "2025-10-01" })
  await approved(unit, "2025-03", "2025-11", "2025-12-25")
  expect((await grantsOf(person)).map((one) => one.amount_fen)).toEqual(["91875"])
})

test("K25-2: who went to another firm keeps the months of the first; the second hired nobody of a key group", async () => {
  at("2025-12-10")
  const [first, second] = [await firm(), await firm()]
  const person = await keyPerson(first, { months: months("2025-03", 4), from: "2025-03-03", leftOn: "2025-07-01" })
  await world.hired(person, { employer: second, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 5) })
  await approved(first, "2025-03", "2025-11", "2025-12-25")
  expect((await grantsOf(person)).map((one) => [one.applicant_id, one.amount_fen])).toEqual([[first, "52500"]])
  at("2025-12-28")
  expect(await codesOf(second, "2025-03", "2025-11"), "hired from work, not from unemployment").toEqual(["R-NO-MONTHS"])
})

test("K25-3 and K25-4: an industry outside the list, five months of registration; a size outside, a short contract, and an industry only an officer knows", async () => {
  at("2025-12-10")
  const [other, known] = [await firm("1170"), await firm("0300")]
  await keyPerson(other, { months: months("2025-03", 3) })
  expect(await codesOf(other)).toEqual(["R-INDUSTRY"])
  const short = await firm()
  await keyPerson(short, { months: months("2025-03", 3), from: "2025-03-03", unemployedSince: "2024-10-02" })
  expect(await codesOf(short)).toEqual(["R-UNEMP-LT6M"])
  const large = await firm()
  await world.check(large, "employer", "enterprise-size", "large")
  await keyPerson(large, { months: months("2025-03", 3) })
  expect(await codesOf(large)).toEqual(["R-SIZE"])
  const brief = await firm()
  await sql("update registration.employments set contract_kind = '1', contract_to = '2025-12-31' where person_id = $1", await keyPerson(brief, { months: months("2025-03", 3) }))
  expect(await codesOf(brief)).toEqual(["R-CONTRACT-LT1Y"])
  await keyPerson(known, { months: months("2025-03", 3) })
  expect((await judgementOf(known, (await claimed(known, "2025-01", "2025-03")).body.caseId)).verdict).toBe("no-data")
  const looked = await firm("0300")
  await keyPerson(looked, { months: months("2025-03", 3) })
  await world.check(looked, "employer", "industry", "13")
  expect((await judgementOf(looked, (await claimed(looked, "2025-03", "2025-05")).body.caseId)).gives).toMatchObject({ amount: 39_375 })
})

test("a first claim after 2025-12-31 is refused R-WINDOW, also for who was not in the claim that was in time; a claim sent in time is granted afterwards", async () => {
  at("2025-12-31")
  const unit = await firm()
  const person = await keyPerson(unit, { months: months("2025-10", 2), from: "2025-10-09" })
  await approved(unit, "2025-10", "2025-11", "2026-01-15")
  expect((await grantsOf(person)).map((one) => one.amount_fen)).toEqual(["26250"])
  at("2026-02-10")
  const late = await keyPerson(unit, { months: months("2025-10", 3), from: "2025-10-09", name: "迟到者" })
  for (const [kind, fen] of [["110", 40_000], ["310", 10_000], ["210", 2500]] as const) await world.pays(person, unit, kind, "2025-12", 500_000, 0, fen)
  const judged = await judgementOf(unit, (await claimed(unit, "2025-12", "2026-01")).body.caseId)
  expect([judged.gives, judged.conditions.filter((one) => one.verdict === "fail").map((one) => one.code)]).toEqual([expect.objectContaining({ amount: 13_125, months: 1 }), expect.arrayContaining(["R-WINDOW"])])
  expect(await grantsOf(late)).toEqual([])
})

test("G1: a month in which the person has another social-insurance subsidy is refused alone; where the place allows the two together it is not", async () => {
  at("2025-12-10")
  const unit = await firm()
  const person = await keyPerson(unit, { months: months("2025-03", 4) })
  await world.recognised(person, "2025-01-01")
  const hard = (await claim(unitOf(unit), "subsidies.hardship-hire", "2025-03", "2025-04")).body.caseId
  expect((await granted(unit, hard, "2025-12-25")).body.state).toBe("approved")
  at("2025-12-28")
  const { caseId } = (await claimed(unit, "2025-03", "2025-06")).body
  const judged = await judgementOf(unit, caseId)
  expect([judged.gives, judged.conditions.map((one) => one.code)]).toEqual([expect.objectContaining({ amount: 26_250, months: 2 }), ["R-STACK-SI", "R-STACK-SI", null, null]])
  parameters.take([{ key: "subsidies.key-with-employer-part", region: "990201", value: true, unit: "是否", from: "2025-01-01", to: null, documentNumber: "示例县人社〔2025〕2号", enteredBy: "参数录入员", approvedBy: "参数审批员" }])
  await world.act(unitOf(unit), unit, caseId, "withdraw", 1)
  const together = (await claimed(unit, "2025-03", "2025-06")).body.caseId
  expect((await granted(unit, together, "2026-01-10")).body.state).toBe("approved")
  expect((await grantsOf(person)).map((one) => one.amount_fen)).toEqual(["52500"])
  parameters.take([])
})

test("G1: the unit's own part and the person's part of the same months approved at the same moment leave one of them, the other is told so", async () => {
  at("2025-12-10")
  for (let turn = 0; turn < 3; turn++) {
    at("2025-12-10")
    const unit = await firm()
    const [first, second] = [await keyPerson(unit, { months: months("2025-03", 3) }), await keyPerson(unit, { months: months("2025-03", 3), name: "罗小兰" })]
    for (const person of [first, second]) await world.recognised(person, "2025-01-01")
    const cases = [(await claim(unitOf(unit), "subsidies.hardship-hire", "2025-03", "2025-05")).body.caseId, (await claimed(unit, "2025-03", "2025-05")).body.caseId]
    for (const caseId of cases) await reviewed(unit, caseId)
    at("2025-12-25")
    const answers = await Promise.all(cases.map((caseId) => act(staff.head, unit, caseId, "approve", 4)))
    expect(answers.map((one) => one.status).sort(), JSON.stringify(answers.map((one) => one.body))).toEqual([200, 409])
    expect(["R-STACK-SI", "casework.rule-says-no"]).toContain(answers.find((one) => one.status === 409)?.body.code)
    expect(await sql("select person_id, ym from subsidies.grant_months where person_id = any($1::bigint[]) and state = 'granted' group by person_id, ym having count(*) > 1", [first, second])).toEqual([])
    expect(await sql("select 1 from subsidies.grant_months where person_id = any($1::bigint[]) and state = 'granted'", [first, second])).toHaveLength(6)
  }
})

test("each person is shown to the public alone, masked, with the unit that applied; an upheld objection takes only that person out, the others are approved as they were shown", async () => {
  at("2025-12-10")
  const unit = await firm()
  const [honest, doubted] = [await keyPerson(unit, { months: months("2025-03", 3), name: "罗小梅" }), await keyPerson(unit, { months: months("2025-03", 2), name: "曹小伟" })]
  const { caseId } = (await claimed(unit, "2025-03", "2025-05")).body
  await reviewed(unit, caseId)
  const list = (await ask({ kind: "public" }, "GET", "/subsidies/publications?region=9902")) as unknown as { body: { publications: { subjectId: string; publicationId: string; name: string; appliedBy: string; number: string; period: string; amountFen: number; persons: number }[] } }
  const shown = (person: string) => list.body.publications.filter((one) => one.subjectId === person)
  expect(shown(honest)).toMatchObject([{ name: expect.stringContaining("*") as string, appliedBy: "乙市示例科技有限公司", number: "9902**********0011", period: "2025-03至2025-05", amountFen: 39_375, persons: 1 }])
  expect(shown(doubted)).toMatchObject([{ period: "2025-03至2025-04", amountFen: 26_250 }])
  expect(shown(unit)).toEqual([])
  const path = `/subsidies/publications/${doubted}/${shown(doubted)[0]?.publicationId ?? ""}/objections`
  const made = (await ask(world.citizen(await world.person({ name: "邻居" })), "POST", path, { reason: "此人从未在该企业上班" })) as unknown as { body: { objectionId: string } }
  at("2025-12-25")
  expect((await act(staff.head, unit, caseId, "approve", 4)).body.code).toBe("subsidies.not-published")
  expect((await ask(staff.second, "POST", `${path}/${made.body.objectionId}`, { decision: "upheld", says: "经核实，此人未实际上岗" })).status).toBe(200)
  expect((await act(staff.head, unit, caseId, "approve", 4)).body.code).toBe("subsidies.not-published")
  await sql("update registration.employments set state = 'void', void_reason = '虚假登记' where person_id = $1", doubted)
  expect((await act(staff.head, unit, caseId, "approve", 4)).body.state).toBe("approved")
  expect([await grantsOf(honest), await grantsOf(doubted)]).toMatchObject([[{ amount_fen: "39375" }], []])
})

test("one person's payment comes back and is paid again, another's is dropped and the months are free: the third is paid all the while", async () => {
  at("2025-12-10")
  const unit = await firm()
  const [well, closed, gone] = [await keyPerson(unit, { months: months("2025-03", 3), name: "罗一" }), await keyPerson(unit, { months: months("2025-03", 3), name: "罗二" }), await keyPerson(unit, { months: months("2025-03", 3), name: "罗三" })]
  await approved(unit, "2025-03", "2025-05", "2025-12-25")
  const made = await open("2025-12")
  await walk(batches, made.body.batchId, "SENT")
  bank.behaviour.failures = { 罗二: "05", 罗三: "01" }
  await must(batches, payers.fin1, made.body.batchId, "load-result")
  bank.behaviour.failures = {}
  const states = async () => (await Promise.all([well, closed, gone].map(grantsOf))).map(([one]) => one?.state)
  expect(await states()).toEqual(["paid", "returned", "returned"])
  const listed = (await ask(payers.b, "GET", "/payments/returns?state=open")) as Said
  const returnOf = (person: string) => listed.body.returns.find((one) => one.subjectId === person)?.returnId ?? ""
  const path = `/payments/returns/${closed}/${returnOf(closed)}/account`
  const account = { bankName: "示例银行", account: accountOf(99_999) }
  expect(((await ask(payers.a, "POST", path, account)) as Said).status).toBe(200)
  expect(((await ask(payers.b, "POST", `${path}/second`, account)) as Said).status).toBe(200)
  expect(((await ask(anOfficer("120", "复核员己", ["reviewer"]), "POST", `${path}/review`, { accept: true })) as Said).body.state).toBe("corrected")
  const reissue = (await must(batches, payers.a, made.body.batchId, "reissue")).child ?? ""
  await walk(batches, reissue, "SENT")
  await must(batches, payers.fin1, reissue, "load-result")
  expect(await states()).toEqual(["paid", "paid", "returned"])
  expect(((await ask(payers.b, "POST", `/payments/returns/${gone}/${returnOf(gone)}/drop`, { says: "核实已出国定居" })) as Said).body.state).toBe("cancelled")
  expect(await states()).toEqual(["paid", "paid", "void"])
  expect(await sql("select person_id, state, count(*)::int as months from subsidies.grant_months where person_id = any($1::bigint[]) group by 1, 2 order by 1", [well, closed, gone])).toEqual([[well, "granted"], [closed, "granted"], [gone, "void"]].map(([person_id, state]) => ({ person_id, state, months: 3 })))
})

test("a clawback of one person: the unit's page names the grant, the person is told and pays back, the others keep theirs; a false claim blocks the person", async () => {
  at("2025-12-10")
  const unit = await firm()
  const [kept, clawed] = [await keyPerson(unit, { months: months("2025-03", 3), name: "罗小梅" }), await keyPerson(unit, { months: months("2025-03", 3), name: "曹小伟" })]
  await approved(unit, "2025-03", "2025-05", "2025-12-25")
  const made = await open("2025-11")
  await walk(batches, made.body.batchId, "RESULT")
  const ofUnit = (await ask(staff.second, "GET", `/subsidies/grants/${unit}`)) as unknown as { body: { subjectId: string; grantId: string; payeeName: string; state: string }[] }
  const grant = ofUnit.body.find((one) => one.subjectId === clawed)
  expect(grant).toMatchObject({ payeeName: "曹小伟", state: "paid" })
  const lines = ["2025-03", "2025-04", "2025-05"].map((line) => ({ about: clawed, line }))
  const opened = (await ask(staff.first, "POST", "/subsidies/clawbacks", { subject: clawed, grant: grant?.grantId, kind: "false-data", grounds: "核查发现劳动关系为虚构", lines })) as Said
  expect(opened.body).toMatchObject({ amountFen: 39_375 })
  const step = (as: typeof staff.first, name: string, input: object): Promise<Said> => ask(as, "POST", `/subsidies/clawbacks/${clawed}/${opened.body.clawbackId}/${name}`, input)
  expect((await step(staff.second, "confirmation", { decision: "confirm" })).body.state).toBe("notified")
  at("2026-01-20")
  expect((await step(staff.head, "decision", { decision: "recover", says: "劳动关系虚构，不符合条件" })).body.state).toBe("decided")
  expect((await ask(payers.fin1, "POST", `/subsidies/clawbacks/${clawed}/${opened.body.clawbackId}/receipts`, { amountFen: 39_375, document: "进账单1号" }) as Said).status).toBeLessThan(300)
  expect(await sql("select person_id, state from subsidies.grant_months where person_id = any($1::bigint[]) group by 1, 2 order by 1", [kept, clawed])).toEqual([{ person_id: kept, state: "granted" }, { person_id: clawed, state: "void" }])
  expect(await sql("select subject_id from subsidies.blocks where subject_id = any($1::bigint[])", [unit, kept, clawed])).toEqual([{ subject_id: clawed }])
})
