// What people claim once, from the form to the grant: students in hardship, work far away, a first business and its rent; every number of domain/03 §3 and every "no" with its code.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { cityB, staff } from "../testing.ts"
import { contractWorker, startUpGrant, startUpRent, travelSubsidy } from "./person-items.ts"
import { type Founding, founding } from "./testing-founding.ts"
import { awardWorld } from "./testing.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2025-11-10T02:00:00.000Z")
const { at, award, judged, looked, send, waiting, act, citizen, check, sql, soundPerson, awardsOf } = world

async function student(given: { readonly leavesOn?: string; readonly categories?: readonly object[]; readonly form?: string; readonly level?: string } = {}): Promise<string> {
  const who = await soundPerson({ name: "周文静", birth: "2003-10-01" })
  await sql("insert into registers.studies (person_id, school, level, from_on, to_on, region, source) values ($1, '示例大学', $2, '2022-09-01', $3, $4, '教育')", who, given.level ?? "21", given.leavesOn ?? "2026-06-30", cityB)
  await check(who, "person", "study-form", given.form ?? "full-time")
  await check(who, "person", "zero-employment-household", false)
  await check(who, "person", "hardship-categories", given.categories ?? [{ category: "low-income", from: "2024-01-01", until: null }, { category: "student-loan", from: "2022-09-01", until: null }])
  return who
}

test("GJ-1: 低保 and a student loan are one grant of 1500.00, published and approved; a second one is refused", async () => {
  at("2025-11-10")
  const who = await student()
  expect(await award(citizen(who), "subsidies.student-grant", {}, "2025-11-25")).toMatchObject({ status: 200, amount: 150_000 })
  expect(await sql("select item, fund, persons, months, state from subsidies.grants where subject_id = $1", who)).toEqual([{ item: "GR-JS", fund: "employment-subsidy", persons: 1, months: 0, state: "approved" }])
  at("2025-11-18")
  expect((await judged(citizen(who), "subsidies.student-grant")).codes).toEqual(["R-DUP"])
})

test("GJ-3, GJ-4, outside the window, and not yet in the final year: each refused with its code, and the first says what would change it", async () => {
  at("2025-11-10")
  const refused = async (given: Parameters<typeof student>[0]) => (await judged(citizen(await student(given)), "subsidies.student-grant")).codes
  expect(await refused({ form: "self-taught" })).toEqual(["R-STUDY-KIND"])
  expect(await refused({ categories: [{ category: "low-income", from: "2024-01-01", until: "2025-10-31" }] })).toEqual(["R-CAT-EXPIRED"])
  expect(await refused({ categories: [{ category: "orphan", from: "2024-01-01", until: null }] })).toEqual(["R-GROUP"])
  expect(await refused({ leavesOn: "2027-06-30" })).toEqual(["R-GRAD-YEAR"])
  expect(await refused({ level: "41" })).toEqual(["R-SCHOOL-LEVEL"])
  at("2025-11-20")
  expect(await refused({})).toEqual(["R-WINDOW"])
})

test("a claim sent inside the window is decided by the day it was sent, however much later; nobody answered for is no grant", async () => {
  at("2025-11-19")
  const who = await student()
  expect(await award(citizen(who), "subsidies.student-grant", {}, "2025-12-10")).toMatchObject({ status: 200, amount: 150_000 })
  at("2025-11-19")
  const unknown = await soundPerson()
  expect((await judged(citizen(unknown), "subsidies.student-grant")).verdict).toBe("no-data")
})

async function migrant(): Promise<string> {
  const who = await soundPerson()
  await check(who, "person", "poverty-group", true)
  await check(who, "person", "work-evidenced", true)
  return who
}
const away = (from: string, until: string, place = "province") => ({ workedFrom: from, workedUntil: until, workPlace: place })

test("TV-1: three months in another province are 600.00; TV-2: two months and twenty days are too few; TV-3: once a year", async () => {
  at("2025-10-15")
  const who = await migrant()
  expect(await award(citizen(who), "subsidies.travel", away("2025-03-01", "2025-05-31"), "2025-10-30")).toMatchObject({ status: 200, amount: 60_000 })
  at("2025-10-31")
  expect((await judged(citizen(who), "subsidies.travel", away("2025-06-01", "2025-09-30"))).codes).toEqual(["R-DUP"])
  const other = await migrant()
  expect((await judged(citizen(other), "subsidies.travel", away("2025-03-01", "2025-05-20"))).codes).toEqual(["R-MONTHS-LT3"])
  const near = await migrant()
  expect((await judged(citizen(near), "subsidies.travel", away("2025-03-01", "2025-05-31", "city"))).gives.amount).toBe(30_000)
  const home = await migrant()
  expect((await judged(citizen(home), "subsidies.travel", away("2025-03-01", "2025-05-31", "home"))).codes).toEqual(["R-DISTANCE"])
})

test("TV-3: the year is that in which a claim was sent: one sent in December is refused in January too, and is told that January may ask", async () => {
  at("2025-10-15")
  const who = await migrant()
  expect(await award(citizen(who), "subsidies.travel", away("2025-03-01", "2025-05-31"), "2025-10-30")).toMatchObject({ status: 200 })
  at("2025-12-30")
  const sent = await waiting(citizen(who), "subsidies.travel", away("2025-06-01", "2025-09-30"))
  at("2026-01-06")
  const read = async (caseId: string) => ((await world.ask(citizen(who), "GET", `/cases/${who}/${caseId}`)) as { body: { judgement: { verdict: string; codes: string[]; wouldChange: string[] } } }).body.judgement
  expect(await act(staff.head, who, sent, "approve", 4)).toMatchObject({ status: 409 })
  expect(await read(sent)).toMatchObject({ verdict: "fail", codes: ["R-DUP"] })
  expect(await act(staff.head, who, sent, "refuse", 4, { code: "R-DUP", says: "本年已经领过" })).toMatchObject({ status: 200 })
  expect((await read(sent)).wouldChange).toEqual(["如果其他情况不变，2026年1月6日起可以再申请"])
  expect((await read(await waiting(citizen(who), "subsidies.travel", away("2025-06-01", "2025-09-30")))).verdict).toBe("pass")
})

test("three months insured with a unit seated in another county are evidence of work away, with one at home they are not", async () => {
  at("2025-10-15")
  const insuredIn = async (region: string) => {
    const who = await migrant()
    await sql("update subsidies.checks set value = 'false' where subject_id = $1 and question = 'work-evidenced'", who)
    const unit = await world.employer()
    await sql("update registers.employers set region = $2 where employer_id = $1", unit, region)
    for (const month of ["2025-03", "2025-04", "2025-05"]) await world.pays(who, unit, "110", month, 500_000, 80_000, 40_000)
    return (await looked(travelSubsidy, citizen(who), away("2025-03-01", "2025-05-31"))).codes
  }
  expect([await insuredIn("990101001000"), await insuredIn(cityB)]).toEqual([[], ["R-EVIDENCE"]])
})

test("two claims for the same year's travel approved at the same moment leave one grant", async () => {
  at("2025-10-15")
  const who = await migrant()
  const first = await waiting(citizen(who), "subsidies.travel", away("2025-03-01", "2025-05-31"))
  await sql("update casework.cases set exclusive = false where subject_id = $1", who)
  const second = await waiting(citizen(who), "subsidies.travel", away("2025-06-01", "2025-08-31"))
  at("2025-10-30")
  const answers = await Promise.all([first, second].map((one) => act(staff.head, who, one, "approve", 4)))
  expect(answers.map((one) => one.status).toSorted(), JSON.stringify(answers.map((one) => one.body))).toEqual([200, 409])
  expect(["R-DUP", "casework.rule-says-no"]).toContain(answers.find((one) => one.status === 409)?.body.code)
  expect((await awardsOf(who)).length).toBe(1)
})

const founder = founding(world)
const startUp = async (given: Founding = {}) => judged(citizen((await founder(given)).who), "subsidies.start-up-grant", { tranche: "first" })

test("a founder refused for two reasons, one that waiting ends and one that does not, reads both: the day and what else", async () => {
  at("2025-03-17")
  const { who } = await founder({ registered: "2024-11-15" })
  await sql("update subsidies.checks set value = '4' where question = 'tax-months' and subject_id in (select employer_id from registers.employers where legal_person_id = $1)", who)
  const caseId = await waiting(citizen(who), "subsidies.start-up-grant", { tranche: "first" })
  const refused = await act(staff.head, who, caseId, "refuse", 4, { code: "R-RUN-LT12M", says: "运营时间不足" })
  expect(refused.status, JSON.stringify(refused.body)).toBe(200)
  const mine = (await world.ask(citizen(who), "GET", `/cases/${who}/${caseId}`)) as { body: { judgement: { codes: string[]; wouldChange: string[] } } }
  expect(mine.body.judgement.codes).toEqual(["R-RUN-LT12M", "R-TAX"])
  expect(mine.body.judgement.wouldChange.join("")).toMatch(/^2025年11月15日起，并且最近12个月申报纳税月数由4个月变为\d+个月，可以再申请$/)
})

test("SO-1: a year to the day after the registration, 5000.00, from the form to the grant; the same person is not granted again", async () => {
  at("2025-03-15")
  const { who } = await founder()
  expect(await award(citizen(who), "subsidies.start-up-grant", { tranche: "first" }, "2025-03-28")).toMatchObject({ status: 200, amount: 500_000 })
  at("2025-04-01")
  expect((await judged(citizen(who), "subsidies.start-up-grant", { tranche: "first" })).codes).toEqual(["R-DUP"])
})

test("SO-2: a day too early is refused, stays refused when it is decided later, and says from which day on it would be granted", async () => {
  at("2025-03-14")
  const { who } = await founder()
  const sent = await send(citizen(who), "subsidies.start-up-grant", { tranche: "first" })
  await world.reviewed(who, sent.body.caseId)
  at("2025-03-28")
  expect((await act(staff.head, who, sent.body.caseId, "approve", 4)).body.code).toBe("casework.rule-says-no")
  const refused = await act(staff.head, who, sent.body.caseId, "refuse", 4, { says: "运营不满12个月", code: "R-RUN-LT12M" })
  expect(refused.body.state, JSON.stringify(refused.body)).toBe("refused")
  const judgement = (await world.judgementOf(who, sent.body.caseId)) as unknown as { codes: string[]; wouldChange: string[] }
  expect(judgement.codes).toEqual(["R-RUN-LT12M"])
  expect(judgement.wouldChange.join("；")).toContain("2025年3月28日起可以再申请")
  at("2025-03-14")
  expect((await looked(startUpGrant, citizen((await founder()).who), { tranche: "first" })).wouldChange.join("；")).toContain("2025年3月15日起可以再申请")
})

test("SO-3, SO-4, SO-5 and other founders: not the first, listed as abnormal, the same address, no group, registered too long ago", async () => {
  at("2025-03-15")
  expect((await startUp({ earlier: true })).codes).toEqual(["R-NOT-FIRST"])
  expect((await startUp({ abnormal: true })).codes).toEqual(["R-ABNORMAL"])
  expect((await startUp({ group: "other" })).codes).toEqual(["R-GROUP"])
  expect((await startUp({ registered: "2022-03-01" })).codes).toEqual(["R-LATE"])
  const first = await founder({ address: "示例路88号" })
  expect(await award(citizen(first.who), "subsidies.start-up-grant", { tranche: "first" }, "2025-03-28")).toMatchObject({ amount: 500_000 })
  const same = await startUp({ address: "示例路88号" })
  expect([same.verdict, same.codes]).toEqual(["by-hand", ["M-SAME-ADDR"]])
})

const rent = (fen: number, months = 12) => ({ rentPaid: fen, rentMonths: months, invoice: `发票${newId()}` })

test("RE-1, RE-2, RE-3: 4800.00 as paid, 9000.00 up to 6000.00, the father's house is refused, a free desk too", async () => {
  at("2025-10-15")
  const of = async (fen: number, related = false, free = false) => {
    const { who, uscc } = await founder()
    await check(who, "person", "lessor-related", related)
    const [unit] = await sql<{ employer_id: string }>("select employer_id from registers.employers where uscc = $1", uscc)
    if (free) await world.enter("entrepreneurship.tenancies", [{ employer_id: unit?.employer_id, incubator: "示例基地", from_on: "2025-01-01", area_m2: 20, rent_fen: 0, document: "协议1" }])
    const said = await looked(startUpRent, citizen(who), rent(fen))
    return said.verdict === "pass" ? said.gives.amount : said.codes
  }
  expect([await of(480_000), await of(900_000), await of(480_000, true), await of(480_000, false, true)]).toEqual([480_000, 600_000, ["R-RELATED-LESSOR"], ["R-FREE-PREMISES"]])
})

test("RE-4: after thirty-six months there is no fourth year; G10: an invoice another fund has paid is refused", async () => {
  at("2025-10-15")
  const { who, uscc } = await founder()
  await check(who, "person", "lessor-related", false)
  const had = (item: string, facts: object, more: { fund?: string; cost?: string } = {}) =>
    sql(
      `insert into subsidies.awards (subject_id, grant_id, line, subject_kind, item, from_ym, until_ym, employer, cost, fund, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at)
       values ($1, $2, 'once', 'person', $3, 202201, 202201, $4, $5, $6, $1, 'person', $7, 100, $8::jsonb, '2024-01-01', now())`, who, newId(), item, uscc, more.cost ?? null, more.fund ?? "employment-subsidy", cityB, JSON.stringify(facts))
  await had("OTHER", {}, { fund: "disability-levy", cost: "发票-7" })
  expect((await looked(startUpRent, citizen(who), { ...rent(480_000), invoice: "发票-7" })).codes).toEqual(["R-DOUBLE-FUND"])
  await had("ST-RENT", { "rent-months": 36 })
  expect((await looked(startUpRent, citizen(who), rent(480_000))).codes).toEqual(["R-CAP36"])
})

test("ST-RENT asks for the lease, the invoice and the proof of payment, and for no more than twelve months at once", async () => {
  at("2025-10-15")
  const { who } = await founder()
  const paths = async (answers: object) => ((await send(citizen(who), "subsidies.start-up-rent", answers)).body.errors as readonly { path?: string }[]).map((one) => one.path)
  expect(await paths(rent(480_000))).toEqual(["papers.lease", "papers.invoice", "papers.payment"])
  expect(await paths(rent(480_000, 13))).toEqual(["rentMonths"])
})

test("FM-1, FM-2, FM-3: three years and seven months are three months of benefit, eleven months none, fourteen years twelve; once for a work, from the fund", async () => {
  at("2025-08-10")
  const worker = async (paid: number, over = true) => {
    const who = await soundPerson()
    const unit = await world.employer()
    await world.employed(who, "010", "2010-01-01", { employer: unit, kind: "1", contractTo: "2025-07-31" })
    if (over) await sql("update registration.employments set ended_on = '2025-08-01', state = 'ended' where person_id = $1", who)
    for (let n = 0; n < paid; n++) {
      const [year, month] = [2025 - Math.floor((n + 5) / 12), 12 - ((n + 5) % 12)]
      await world.pays(who, unit, "210", `${year}-${String(month).padStart(2, "0")}`, 300_000, 3000, 0)
    }
    await check(who, "person", "contract-worker", true)
    return who
  }
  const who = await worker(43)
  expect(await award(citizen(who), "subsidies.contract-worker", {}, "2025-08-25")).toMatchObject({ status: 200, amount: 3 * 180_000 })
  expect(await sql("select fund, item from subsidies.grants where subject_id = $1", who)).toEqual([{ fund: "unemployment-insurance", item: "UI-WORKER" }])
  expect((await looked(contractWorker, citizen(await worker(11)))).codes).toEqual(["R-YEARS-LT1"])
  expect((await looked(contractWorker, citizen(await worker(168)))).gives.amount).toBe(12 * 180_000)
  expect((await looked(contractWorker, citizen(await worker(43, false)))).verdict).toBe("fail")
  at("2025-08-26")
  const again = await waiting(citizen(who), "subsidies.contract-worker")
  at("2025-09-10")
  expect((await act(staff.head, who, again, "approve", 4)).body.code).toBe("R-DUP")
})
