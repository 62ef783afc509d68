// The level of risk is made by signs the records show, each with its records; an officer raises it alone, and nobody lowers it alone.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { readAccounts } from "../../../../platform/registers/server/accounts.ts"
import { effectiveLevel, levelOf, type RiskCode, riskScore } from "../../rules/risk-signs.ts"
import type { Viewer } from "#wire"
import { levelAmount, parameters } from "../parameters.ts"
import { cityB, staff, subsidyWorld } from "../testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z")
const { clock, house, sql, flexible, claim, citizen, act, deliver, employer, graduate, unitOf } = world

interface Risk {
  readonly level: string
  readonly score: number
  readonly signs: readonly { readonly code: string; readonly says: string; readonly evidence: readonly string[] }[]
  readonly changes: readonly { readonly changeId: string; readonly state: string; readonly maySettle: boolean }[]
}
const riskOf = async (subject: string, caseId: string, as: Viewer = staff.first) => ((await world.ask(as, "GET", `/subsidies/risk/${subject}/${caseId}`)) as unknown as { body: Risk }).body
type Said = { status: number; body: { code: string; state: string; changeId: string } }
const change = async (subject: string, caseId: string, to: string, as: Viewer = staff.first, says = "现场人员与台账不符") => (await world.ask(as, "POST", `/subsidies/risk/${subject}/${caseId}`, { to, says })) as Said
const settle = async (subject: string, caseId: string, changeId: string, as: Viewer, decision = "confirm") => (await world.ask(as, "POST", `/subsidies/risk/${subject}/${caseId}/${changeId}`, { decision, says: "已核实，情况属实" })) as Said
const codesOf = async (subject: string, caseId: string) => (await riskOf(subject, caseId)).signs.map((one) => one.code)
const stepOf = async (caseId: string) => (await sql<{ step: string }>("select step from casework.cases where case_id = $1", caseId))[0]?.step

async function sent(viewer: Viewer, item: string, from: string, until: string): Promise<string> {
  clock.now = "2025-10-09T02:00:00.000Z"
  const { caseId } = (await claim(viewer, item, from, until)).body
  await deliver()
  return caseId
}
async function reviewed(subject: string, caseId: string): Promise<void> {
  for (const [index, viewer] of [staff.receiver, staff.first, staff.second].entries()) expect((await act(viewer, subject, caseId, "accept", index + 1)).status).toBe(200)
}
async function flexibleClaim(more: (person: string) => Promise<unknown> = () => Promise.resolve()): Promise<{ person: string; caseId: string }> {
  const person = await flexible()
  await more(person)
  return { person, caseId: await sent(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08") }
}

test("red is 100, orange 30, yellow 10; high from 60, medium from 30; a word of an officer counts until a sign comes it did not know", () => {
  const of = (...codes: RiskCode[]) => [riskScore(codes), levelOf(codes)]
  expect([of(), of("D16", "E02"), of("C03"), of("C03", "B05"), of("C04")]).toEqual([[0, "low"], [20, "low"], [30, "medium"], [60, "high"], [100, "high"]])
  expect(effectiveLevel(["C03"], { to: "high", codes: ["C03"] })).toBe("high")
  expect(effectiveLevel(["C04"], { to: "low", codes: ["C04"] })).toBe("low")
  expect(effectiveLevel(["C04", "C06"], { to: "low", codes: ["C04"] })).toBe("high")
})

test("nothing shows: low, and the claim goes by the site check", async () => {
  const { person, caseId } = await flexibleClaim()
  expect(await riskOf(person, caseId)).toMatchObject({ level: "low", score: 0, signs: [] })
  await reviewed(person, caseId)
  expect(await stepOf(caseId)).toBe("approve")
})

test("T1 of domain/05: one account for two who claim is C04, red: high, and two officers look on site", async () => {
  const first = await flexibleClaim()
  const second = await flexibleClaim(async (person) => {
    await sql("update registers.persons p set bank_sealed = q.bank_sealed from registers.persons q where p.person_id = $1 and q.person_id = $2", person, first.person)
    await readAccounts(database.system, house.sealing)
  })
  expect(await riskOf(second.person, second.caseId)).toMatchObject({ level: "high", score: 100, signs: [{ code: "C04", says: "与另外1名申领人账户相同", evidence: [`person:${first.person}`] }] })
  await reviewed(second.person, second.caseId)
  expect(await stepOf(second.caseId)).toBe("site-check")
})

test("T2 of domain/05: a phone on four who applied is nothing, the fifth is C06", async () => {
  const claims: { person: string; caseId: string }[] = []
  for (let at = 0; at < 5; at++) claims.push(await flexibleClaim((person) => sql("insert into registers.person_mobiles values ('one-phone', $1)", person)))
  const [fourth, fifth] = [claims[3], claims[4]]
  expect([await codesOf(fourth?.person ?? "", fourth?.caseId ?? ""), await riskOf(fifth?.person ?? "", fifth?.caseId ?? "")]).toMatchObject([[], { level: "medium", signs: [{ code: "C06", says: "90天内同一手机号5人申请" }] }])
})

test("C03 and B05: a unit founded twenty days ago with no pension paid for the people it claims for; a unit with a staff shows neither", async () => {
  const young = await employer()
  await sql("update registers.employers set founded_on = '2025-09-20' where employer_id = $1", young)
  for (let at = 0; at < 2; at++) await graduate({ employer: young, months: ["2025-08", "2025-09"] })
  await sql("delete from registers.contributions where employer_id = $1 and kind = '110'", young)
  const caseId = await sent(unitOf(young), "subsidies.graduate-hire", "2025-08", "2025-09")
  expect(await riskOf(young, caseId)).toMatchObject({ level: "high", score: 60, signs: [{ code: "B05", says: "申领2人，参保0人" }, { code: "C03", says: "成立于2025-09-20" }] })
  const old = await employer()
  await sql("update registers.employers set founded_on = '2015-09-20' where employer_id = $1", old)
  for (let at = 0; at < 2; at++) {
    const who = await graduate({ employer: old, months: ["2025-08", "2025-09"] })
    await sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, region, source) values ($1, $2, $3, '210', '2025-08-01', $4, '社会保险')", who, newId(), old, cityB)
  }
  expect(await codesOf(old, await sent(unitOf(old), "subsidies.graduate-hire", "2025-08", "2025-09"))).toEqual([])
})

test("C08: the fifth subsidised unit at one address, counted with what four others were granted", async () => {
  const units: string[] = []
  for (let at = 0; at < 5; at++) {
    const unit = await employer()
    units.push(unit)
    await sql("update registers.employers set address = '乙市示例路1号301室' where employer_id = $1", unit)
    const id = newId()
    await sql(
      `insert into subsidies.publications (subject_id, publication_id, subject_kind, case_id, item, region, shown_name, shown_number, period, persons, amount_fen, from_on, until_on, made_at)
       values ($1, $2, 'employer', $2, 'SI-SME-GRAD', $3, '示例', '', '', 1, 100, '2025-05-01', '2025-05-10', now())`, unit, id, cityB)
    await sql(
      `insert into subsidies.grants (subject_id, grant_id, subject_kind, item, fund, region, case_id, channel, amount_fen, persons, months, rule, rule_version, publication_id, published_fen, granted_on, granted_by, recorded_at)
       values ($1, $2, 'employer', 'SI-SME-GRAD', 'employment-subsidy', $3, $2, 'web', 100, 1, 1, 'r', '2025-01-01', $2, 100, '2025-06-01', '1', now())`, unit, id, cityB)
  }
  const last = units.at(-1) ?? ""
  await graduate({ employer: last, months: ["2025-08"] })
  expect(await codesOf(last, await sent(unitOf(last), "subsidies.graduate-hire", "2025-08", "2025-08"))).toContain("C08")
})

test("E03: three claims within thirty days just below the city's limit, none with the fourth far below", async () => {
  parameters.take([{ key: levelAmount.parameter.key, region: "990200", value: 480_000, unit: "分", from: "2025-06-01", to: null, documentNumber: "乙人社发〔2025〕8号", enteredBy: "甲", approvedBy: "乙" }])
  const { person, caseId } = await flexibleClaim()
  const copy = (amount: number) =>
    sql(
      `insert into casework.cases (subject_id, case_id, number, item, item_version, subject_kind, region, channel, applicant_name, applicant_masked, answers, submission_key, exclusive, state, submitted_at, ended_at, judgement, length)
       select subject_id, $2::bigint, 'N' || $2::bigint, item, item_version, subject_kind, region, channel, applicant_name, applicant_masked, answers, ($2::bigint)::text, false, 'approved', submitted_at - interval '3 days', now(), jsonb_set(judgement::jsonb, '{gives,amount}', to_jsonb($3::bigint))::json, 1
         from casework.cases where subject_id = $1 and case_id = $4`, person, newId(), amount, caseId)
  await copy(460_000)
  await copy(200_000)
  await act(staff.receiver, person, caseId, "accept", 1)
  await deliver()
  expect(await codesOf(person, caseId)).toEqual([])
  await copy(479_999)
  await act(staff.first, person, caseId, "accept", 2)
  await deliver()
  expect(await riskOf(person, caseId)).toMatchObject({ signs: [{ code: "E03", says: "30天内3件金额贴近限额" }] })
  parameters.take([])
})

test("raised by one officer with a reason it stands at once; lowering waits for another, and a new sign undoes it", async () => {
  const { person, caseId } = await flexibleClaim()
  expect((await change(person, caseId, "low")).body.code).toBe("subsidies.risk-same-level")
  expect((await change(person, caseId, "high", staff.elsewhere)).status).toBe(404)
  expect((await change(person, caseId, "high", { ...staff.first, personId: person } as Viewer)).status).toBe(403)
  expect((await change(person, caseId, "high", staff.first, "无")).status).toBe(422)
  expect((await change(person, caseId, "high")).body.state).toBe("stands")
  expect((await riskOf(person, caseId)).level).toBe("high")
  const lower = await change(person, caseId, "low", staff.second, "已到场核实无异常")
  expect(lower.body.state).toBe("proposed")
  expect((await riskOf(person, caseId)).level).toBe("high")
  expect((await change(person, caseId, "medium", staff.head)).body.code).toBe("subsidies.risk-proposed")
  expect((await settle(person, caseId, lower.body.changeId, staff.second)).body.code).toBe("subsidies.risk-same-person")
  expect((await settle(person, caseId, lower.body.changeId, staff.head)).body.state).toBe("stands")
  expect((await settle(person, caseId, lower.body.changeId, staff.head)).body.code).toBe("subsidies.risk-not-proposed")
  expect((await riskOf(person, caseId)).level).toBe("low")
  await sql("insert into registers.person_mobiles select 'late-phone', person_id from registers.persons where person_id in (select subject_id from casework.cases where item like 'subsidies.%')")
  await act(staff.receiver, person, caseId, "accept", 1)
  await deliver()
  expect(await riskOf(person, caseId)).toMatchObject({ level: "medium", signs: [{ code: "C06" }] })
})

test("the database keeps that nobody lowers alone", async () => {
  const { person, caseId } = await flexibleClaim()
  await expect(sql(
    `insert into subsidies.risk_changes (subject_id, case_id, change_id, from_level, to_level, codes, lowers, says, region, said_by, said_name, said_at, state)
     values ($1, $2, $3, 'high', 'low', '{}', true, '没有第二人', $4, '201', '甲', now(), 'stands')`, person, caseId, newId(), cityB)).rejects.toThrow("risk_changes_check")
})
