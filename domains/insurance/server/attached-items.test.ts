// What goes with the benefit, through the whole engine: death grants, lump sum, childbirth, job-seeking, the closed allowance, extension.
import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { casework, catalogueOf } from "#platform/casework"
import { newId } from "#platform/database"
import { residentNumberFor } from "#standards"
import { insurance } from "../module.ts"
import { lineAwards } from "./awards.ts"
import { verifyChains } from "./batch/month-chain.ts"
import { extendOlder } from "./extend-older.ts"
import { benefitHandlers } from "./handlers.ts"
import { insuranceOffers } from "./offers.ts"
import { aClaimant, anEntitlement, citizen, cityB, clerk, deliverer, elsewhere, reviewer, tell, type EntitlementGiven } from "./testing.ts"

const database = await testDatabase()
const clock = { now: "2025-08-01T02:00:00.000Z" }
const { ask, house } = await testServer(database, [casework(catalogueOf(insuranceOffers)), insurance], clock)
const deliver = deliverer(house, benefitHandlers)
const places = { a: "990101001000", b: cityB, c: "990301001000" }
await database.system.transaction(async (tx) => {
  for (const region of Object.values(places)) await tx.sql("insert into registers.regions (code, name, level, full_name) values ($1, '街道', 4, '示例省街道') on conflict do nothing", [region])
})
const rows = <R extends object>(sql: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(sql, values))
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}

interface Answer {
  readonly status: number
  readonly body: { caseId: string; code: string; state: string; verdict: string; errors: { code: string }[] }
}
const base = { name: "林晓梅", idNumber: "9902**********0011", accountHolder: "林晓梅", accountConfirmed: true, promise: true }
const apply = async (person: string, item: string, answers: object = {}, region = cityB) =>
  (await ask(citizen(person), "POST", "/cases", { item, region, answers: { ...base, ...answers } }, { "idempotency-key": randomUUID() })) as Answer

async function decide(person: string, caseId: string, region = cityB): Promise<Answer> {
  const place = region.slice(0, 6)
  const received = (await ask({ ...clerk, scope: place } as typeof clerk, "POST", `/cases/${person}/${caseId}/actions`, { kind: "accept", length: 1 })) as Answer
  expect(received.status, JSON.stringify(received.body)).toBe(200)
  return (await ask({ ...reviewer, scope: place } as typeof reviewer, "POST", `/cases/${person}/${caseId}/actions`, { kind: "approve", length: 2 }))
}

interface Award {
  readonly kind: string
  readonly amount_fen: string
  readonly payee_id: string
  readonly month: number
  readonly state: string
}
const awardsOf = (person: string) => rows<Award>("select kind, amount_fen, payee_id, month, state from insurance.awards where person_id = $1 order by month, award_id", person)

async function aDeath(given: { region?: string; diedOn?: string | null; entitlement?: EntitlementGiven; paidMonths?: number } = {}) {
  const region = given.region ?? cityB
  const deceased = await aClaimant(database, { name: "周建国", paidMonths: given.paidMonths ?? 48, region })
  await anEntitlement(database, deceased, { region, first: 202501, last: 202512, paid: [202501, 202502, 202503, 202504, 202505, 202506], ...given.entitlement })
  if (given.diedOn !== null) await rows("insert into registers.deaths (person_id, died_on) values ($1, $2)", deceased, given.diedOn ?? "2025-07-03")
  const survivor = await aClaimant(database, { region })
  await rows("insert into registers.kin (person_id, relative_id, relation, region) values ($1, $2, '配偶', $3)", survivor, deceased, region)
  return { deceased, survivor, region }
}
const alone = { deceasedName: "周建国", diedOn: "2025-07-03", applicants: 1, dependants: 1 }

test("a survivor in 乙市 gets six and ten months and the unpaid July, paid to the survivor by the next batch", async () => {
  at("2025-08-01")
  const { deceased, survivor } = await aDeath()
  const sent = await apply(survivor, "insurance.death-grant", alone)
  expect([sent.status, sent.body.verdict], JSON.stringify(sent.body)).toEqual([201, "pass"])
  expect((await decide(survivor, sent.body.caseId)).body.state).toBe("approved")
  expect((await awardsOf(deceased)).map((one) => [one.kind, Number(one.amount_fen), one.payee_id === survivor])).toEqual([["funeral", 1_080_000, true], ["consolation", 1_800_000, true], ["death-month", 180_000, true]])
  expect(await lineAwards(house, "2025-08-02" as never)).toMatchObject({ lined: 3 })
  expect(await lineAwards(house, "2025-08-03" as never)).toMatchObject({ lined: 0 })
  const lines = await rows<{ kind: string; paid_fen: string; batch_id: string | null; state: string }>("select kind, paid_fen, batch_id, state from insurance.month_lines where person_id = $1 order by seq", survivor)
  expect(lines.map((line) => [line.kind, line.state, line.batch_id])).toEqual([["funeral", "pending", null], ["consolation", "pending", null], ["benefit", "pending", null]])
  expect(await database.system.transaction((tx) => verifyChains(tx, { personId: survivor }))).toEqual([])
})

test("DE-1: D-PEN with 4000.00 and twelve years is 8000.00 and 36 000.00", async () => {
  at("2025-08-01")
  const { deceased, survivor, region } = await aDeath({ region: places.c, paidMonths: 144, entitlement: { paid: [202501, 202502, 202503, 202504, 202505, 202506, 202507] } })
  const sent = await apply(survivor, "insurance.death-grant", alone, region)
  expect((await decide(survivor, sent.body.caseId, region)).status).toBe(200)
  expect((await awardsOf(deceased)).map((one) => [one.kind, Number(one.amount_fen)])).toEqual([["funeral", 800_000], ["consolation", 3_600_000]])
})

test("DE-2: D-GD with 8000.00 is 24 000.00 and 48 000.00", async () => {
  at("2025-08-01")
  const { deceased, survivor, region } = await aDeath({ region: places.a })
  const sent = await apply(survivor, "insurance.death-grant", alone, region)
  expect((await decide(survivor, sent.body.caseId, region)).status).toBe(200)
  expect((await awardsOf(deceased)).map((one) => Number(one.amount_fen)).slice(0, 2)).toEqual([2_400_000, 4_800_000])
})

test("DE-3: the pension's funeral grant locks ours, the consolation stays", async () => {
  at("2025-08-01")
  const { deceased, survivor } = await aDeath()
  await tell(house, "funeral-grant.received", deceased, { insurance: "110", effectiveDate: "2025-07-20", source: "养老保险" })
  await deliver()
  const sent = await apply(survivor, "insurance.death-grant", alone)
  await decide(survivor, sent.body.caseId)
  expect((await awardsOf(deceased)).map((one) => one.kind)).toEqual(["consolation", "death-month"])
})

test("DE-4: who died after the last entitled month leaves no claim, refused at the door", async () => {
  at("2026-02-01")
  const { survivor } = await aDeath({ diedOn: "2026-01-01" })
  const sent = await apply(survivor, "insurance.death-grant", { ...alone, diedOn: "2026-01-01" })
  expect([sent.status, sent.body.code]).toEqual([422, "R-NOT-IN-PERIOD"])
})

test("no death on record and no proof is refused; two survivors need an agreement; each with its code at the door", async () => {
  at("2025-08-01")
  const unknown = await aDeath({ diedOn: null })
  expect((await apply(unknown.survivor, "insurance.death-grant", alone)).body.code).toBe("R-DEATH-PROOF")
  expect((await apply(unknown.survivor, "insurance.death-grant", { ...alone, hasProof: true })).status).toBe(201)
  const { survivor } = await aDeath()
  expect((await apply(survivor, "insurance.death-grant", { ...alone, applicants: 2 })).body.code).toBe("R-FAMILY-AGREEMENT")
  expect((await apply(survivor, "insurance.death-grant", { ...alone, applicants: 2, familyAgreement: true })).status).toBe(201)
})

test("two survivors who both got as far as a decision cannot both be granted", async () => {
  at("2025-08-01")
  const { deceased, survivor } = await aDeath()
  const second = await aClaimant(database)
  await rows("insert into registers.kin (person_id, relative_id) values ($1, $2)", second, deceased)
  const [one, two] = [await apply(survivor, "insurance.death-grant", alone), await apply(second, "insurance.death-grant", alone)]
  expect((await decide(survivor, one.body.caseId)).status).toBe(200)
  const late = await decide(second, two.body.caseId)
  expect(late.status).toBe(409)
  expect(["R-FUNERAL-ELSEWHERE", "R-DUP"]).toContain(late.body.code)
  expect(await awardsOf(deceased)).toHaveLength(3)
})

test("kinship no register shows is recorded at the counter with its evidence, and then the survivor can be decided", async () => {
  at("2025-08-01")
  const { deceased } = await aDeath()
  const stranger = await aClaimant(database)
  const number = residentNumberFor("990201", "1970-01-01" as never, 17)
  await rows("insert into registers.person_id_numbers (digest, person_id) values ($1, $2)", house.sealing.digest("id", number), deceased)
  expect((await apply(stranger, "insurance.death-grant", alone)).body.code).toBe("R-DEATH-PROOF")
  const sent = await apply(stranger, "insurance.death-grant", { ...alone, hasProof: true })
  expect(sent.body.verdict).toBe("no-data")
  const input = { survivor: stranger, deceasedIdNumber: number, relation: "child", evidence: "户口簿核验" }
  expect((await ask(elsewhere, "POST", "/insurance/kin", input)).status).toBe(404)
  expect((await ask(citizen(stranger), "POST", "/insurance/kin", input)).status).toBe(403)
  expect((await ask(clerk, "POST", "/insurance/kin", input)).body).toEqual({ survivorId: stranger, deceasedId: deceased })
  expect((await decide(stranger, sent.body.caseId)).body.state).toBe("approved")
})

async function rehired(form = "010", contractTo: string | null = "2026-07-31", paid = 3) {
  const person = await aClaimant(database, { paidMonths: 48 })
  await anEntitlement(database, person, { paid: [202503, 202504, 202505, 202506, 202507] })
  const employer = form === "010" ? newId() : null
  await rows(
    `insert into registration.employments (person_id, employment_id, form, employer_id, employer_name, started_on, contract_from, contract_to, contract_kind, region, work_region, evidence, state, source, recorded_at)
     values ($1, $2, $3, $4, '新单位', '2025-08-01', '2025-08-01', $5, '1', $6, $6, 'A', 'valid', 'filing', now())`,
    person, newId(), form, employer, contractTo, cityB,
  )
  for (let month = 8; month < 8 + paid; month++)
    await rows("insert into registers.contributions (person_id, kind, ym, employer_id, employer_paid_fen, person_paid_fen, arrived_on) values ($1, '210', $2, $3, 1, 1, $4)", person, 202500 + month, employer ?? 0, `2025-${String(month).padStart(2, "0")}-20`)
  await tell(house, "employment.registered", person, { effectiveDate: "2025-08-01", region: cityB })
  await deliver()
  return person
}

test("OR-1: six unused months after re-employment give half at once and keep the rest; a second claim is refused", async () => {
  at("2025-11-10")
  const person = await rehired()
  expect((await rows<object>("select unused_months, stopped_from from insurance.entitlements where person_id = $1", person))[0]).toEqual({ unused_months: 6, stopped_from: 202509 })
  const sent = await apply(person, "insurance.lump-sum")
  expect(sent.body.verdict, JSON.stringify(sent.body)).toBe("pass")
  expect((await decide(person, sent.body.caseId)).body.state).toBe("approved")
  expect((await awardsOf(person)).map((one) => [one.kind, Number(one.amount_fen)])).toEqual([["lump-sum", 540_000]])
  expect((await rows<object>("select unused_months from insurance.entitlements where person_id = $1", person))[0]).toEqual({ unused_months: 3 })
  expect((await apply(person, "insurance.lump-sum")).body.verdict).toBe("fail")
})

test("a founder gets all unused months; two insured months or a short contract do not do", async () => {
  at("2025-11-10")
  const founder = await rehired("021", null, 0)
  const sent = await apply(founder, "insurance.lump-sum")
  expect((await decide(founder, sent.body.caseId)).body.state).toBe("approved")
  expect((await awardsOf(founder)).map((one) => Number(one.amount_fen))).toEqual([1_080_000])
  expect((await apply(await rehired("010", "2026-07-31", 2), "insurance.lump-sum")).body.verdict).toBe("fail")
  expect((await apply(await rehired("010", "2026-07-30"), "insurance.lump-sum")).body.verdict).toBe("fail")
})

test("a birth while drawing adds three months once; a birth after the stop does not", async () => {
  at("2025-06-10")
  const person = await aClaimant(database, { paidMonths: 48, sex: "2", womenRetireKind: "F50" })
  await anEntitlement(database, person)
  const sent = await apply(person, "insurance.childbirth-supplement", { bornOn: "2025-05-31" })
  expect((await decide(person, sent.body.caseId)).body.state, JSON.stringify(sent.body)).toBe("approved")
  expect((await awardsOf(person)).map((one) => [one.kind, Number(one.amount_fen)])).toEqual([["childbirth", 540_000]])
  expect((await apply(person, "insurance.childbirth-supplement", { bornOn: "2025-05-31" })).body.verdict).toBe("fail")
})

test("job-seeking allowance is one award a month, and the months after a stop are cancelled", async () => {
  at("2025-06-10")
  const person = await aClaimant(database, { paidMonths: 48 })
  await anEntitlement(database, person)
  const sent = await apply(person, "insurance.job-seeking-allowance")
  expect((await decide(person, sent.body.caseId)).body.state, JSON.stringify(sent.body)).toBe("approved")
  expect((await awardsOf(person)).map((one) => [one.month, Number(one.amount_fen)])).toEqual([202506, 202507, 202508, 202509, 202510, 202511].map((month) => [month, 75_000]))
  await lineAwards(house, "2025-06-11" as never)
  await tell(house, "employee-row.received", person, { effectiveDate: "2025-07-10", kind: "210" })
  await deliver()
  await lineAwards(house, "2025-08-01" as never)
  expect((await awardsOf(person)).map((one) => one.state)).toEqual(["lined", "lined", "cancelled", "cancelled", "cancelled", "cancelled"])
})

test("the closed allowance is refused at the door, before and after anything is typed", async () => {
  at("2025-06-10")
  const person = await aClaimant(database)
  const started = (await ask(citizen(person), "GET", "/cases/start/insurance.unemployment-allowance")) as { body: { refusals: { code: string }[] } }
  expect(started.body.refusals.map((one) => one.code)).toEqual(["R-PROGRAM-CLOSED"])
  const sent = await apply(person, "insurance.unemployment-allowance")
  expect([sent.status, sent.body.code]).toEqual([422, "R-PROGRAM-CLOSED"])
})

test("OA-3: used up in 2025-03 with retirement on 2026-02-15 goes on to 2026-02 by itself; OA-2, three years before, does not", async () => {
  at("2025-04-01")
  const paid = [202501, 202502, 202503]
  const older = await aClaimant(database, { birthDate: "1965-11-15", leftOn: "2024-12-15", registeredOn: "2024-12-18" })
  await anEntitlement(database, older, { first: 202501, last: 202503, months: 3, paid, lossOn: "2024-12-15", state: "running", recordedAt: "2025-01-05T02:00:00Z" })
  const younger = await aClaimant(database, { birthDate: "1972-07-10", sex: "2", womenRetireKind: "F55", leftOn: "2024-12-15", registeredOn: "2024-12-18" })
  await anEntitlement(database, younger, { first: 202501, last: 202503, months: 3, paid, lossOn: "2024-12-15", state: "ended", recordedAt: "2025-01-05T02:00:00Z" })
  expect(await extendOlder(house)).toBe(1)
  expect(await extendOlder(house)).toBe(0)
  const made = await rows<object>("select kind, first_month, last_month, months, state from insurance.entitlements where person_id = $1 order by recorded_at", older)
  expect(made).toEqual([{ kind: "benefit", first_month: 202501, last_month: 202503, months: 3, state: "ended" }, { kind: "extension", first_month: 202504, last_month: 202602, months: 11, state: "running" }])
  expect(await rows("select 1 from insurance.entitlements where person_id = $1 and kind = 'extension'", younger)).toEqual([])
})
