// What units claim for people they hired: the people come from the filings, the months from contributions; every number of domain/03 §3, domain/04 §5.3 and every "no" with its code.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { months, staff } from "../testing.ts"
import { expansionSubsidy, hiringGrant, introduction, poorHiringGrant, startUpJobs } from "./hire-items.ts"
import { awardWorld } from "./testing.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2025-11-10T02:00:00.000Z")
const { at, award, judged, looked, waiting, act, unitOf, check, sql, soundPerson, awardsOf, employer, graduate, hired, pays } = world

const lineCodes = (said: Awaited<ReturnType<typeof looked>>) => said.gives.lines.map((one) => [one.verdict, ...one.codes])

test("HO-1: a graduate hired within two years is 1000.00, from the form to the grant; the same person is not used again", async () => {
  at("2025-11-10")
  const unit = await employer()
  const who = await graduate({ employer: unit, months: months("2025-08", 3) })
  expect(await award(unitOf(unit), "subsidies.hiring-grant", {}, "2025-11-25")).toMatchObject({ status: 200, amount: 100_000 })
  expect(await awardsOf(unit)).toMatchObject([{ subject_id: who, item: "HI-ONCE", amount_fen: "100000" }])
  at("2025-11-26")
  expect((await judged(unitOf(unit), "subsidies.hiring-grant")).codes).toEqual(["R-DUP"])
})

test("of four hires each is judged alone: too short a contract, not insured, an owner's wife and a graduate of three years ago do not take the fourth with them", async () => {
  at("2025-11-10")
  const unit = await employer()
  await graduate({ employer: unit, months: months("2025-08", 3) })
  await graduate({ employer: unit, contractTo: "2026-07-30", months: months("2025-08", 3) })
  await graduate({ employer: unit, months: [] })
  const wife = await graduate({ employer: unit, months: months("2025-08", 3) })
  const boss = await soundPerson()
  await sql("update registers.employers set legal_person_id = $2 where employer_id = $1", unit, boss)
  await sql("insert into registers.kin (person_id, relative_id, relation) values ($1, $2, '配偶')", wife, boss)
  await graduate({ employer: unit, graduatedOn: "2023-01-01", months: months("2025-08", 3) })
  const said = await looked(hiringGrant, unitOf(unit))
  expect([said.verdict, said.gives.amount, said.gives.lineCount]).toEqual(["pass", 100_000, 1])
  expect(said.gives.lines.flatMap((one) => one.codes).toSorted()).toEqual(["R-CONTRACT-LT1Y", "R-GRAD-GT2Y", "R-INS-SHORT", "R-SELF-EMPLOY"])
})

test("a hire from before the policy has no version to be judged by: its line is refused, the others stand", async () => {
  at("2025-11-10")
  const unit = await employer()
  await graduate({ employer: unit, graduatedOn: "2023-06-30", contractFrom: "2023-08-01", contractTo: null, months: months("2025-01", 3) })
  await graduate({ employer: unit, months: months("2025-08", 3) })
  const said = await looked(hiringGrant, unitOf(unit))
  expect([said.gives.amount, said.gives.lines.flatMap((one) => one.codes)]).toEqual([100_000, ["E-VERSION"]])
})

test("HO-2: a person used for 一次性扩岗补助 by another firm is refused, and the other way round; EX-1, EX-2: four are 6000.00, a month of injury insurance short leaves three", async () => {
  at("2025-11-10")
  const [one, other, third] = [await employer({ "unit-kind": "enterprise" }), await employer({ "unit-kind": "enterprise" }), await employer({ "unit-kind": "enterprise" })]
  const insured = async (unit: string, injury = 3) => {
    const who = await graduate({ employer: unit, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 3) })
    for (const month of months("2025-07", injury)) await pays(who, unit, "410", month, 500_000, 1000, 0)
    return who
  }
  const people = [await insured(one), await insured(one), await insured(one), await insured(one)]
  expect((await looked(expansionSubsidy, unitOf(one))).gives.amount).toBe(600_000)
  expect(await award(unitOf(one), "subsidies.job-expansion", {}, "2025-11-25")).toMatchObject({ status: 200, amount: 600_000 })
  expect(await sql("select fund from subsidies.grants where subject_id = $1", one)).toEqual([{ fund: "unemployment-insurance" }])
  for (let n = 0; n < 3; n++) await insured(other)
  await insured(other, 2)
  const short = await looked(expansionSubsidy, unitOf(other))
  expect([short.gives.amount, short.gives.lines.flatMap((line) => line.codes)]).toEqual([450_000, ["R-INS-LT3M"]])
  const [moved] = people as [string]
  await sql("update registration.employments set ended_on = '2025-10-01', state = 'ended' where person_id = $1", moved)
  await hired(moved, { employer: third, contractFrom: "2025-10-01", contractTo: null, months: months("2025-10", 1) })
  const refused = (await looked(hiringGrant, unitOf(third))).gives.lines
  expect(refused.map((line) => line.codes)).toEqual([["R-GRAD-EMPLOYED", "R-STACK-EXPAND"].filter((code) => refused[0]?.codes.includes(code))])
  expect(refused[0]?.codes).toContain("R-STACK-EXPAND")
})

test("a month for which only the unit paid is not paid in full: the person brings no expansion subsidy before a third full one", async () => {
  at("2025-11-10")
  const unit = await employer({ "unit-kind": "enterprise" })
  const who = await graduate({ employer: unit, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 3) })
  for (const month of months("2025-07", 3)) await pays(who, unit, "410", month, 500_000, 1000, 0)
  await sql("update registers.contributions set person_paid_fen = 0 where person_id = $1 and ym = 202509", who)
  expect(lineCodes(await looked(expansionSubsidy, unitOf(unit)))).toEqual([["fail", "R-INS-LT3M"]])
  await sql("update registers.contributions set person_paid_fen = 1 where person_id = $1 and ym = 202509 and kind <> '410'", who)
  expect(lineCodes(await looked(expansionSubsidy, unitOf(unit)))).toEqual([["pass"]])
})

test("EX-4: hired at 24 years and 364 days fits, on the 25th birthday not; the youth is registered as unemployed before", async () => {
  at("2025-11-10")
  const of = async (birth: string) => {
    const unit = await employer({ "unit-kind": "enterprise" })
    const who = await soundPerson({ birth })
    await world.unemployed(who, "2025-01-10", "2025-06-01")
    await hired(who, { employer: unit, contractFrom: "2025-06-01", contractTo: null, months: months("2025-06", 3) })
    for (const month of months("2025-06", 3)) await pays(who, unit, "410", month, 500_000, 1000, 0)
    return lineCodes(await looked(expansionSubsidy, unitOf(unit)))
  }
  expect([await of("2000-06-02"), await of("2000-06-01")]).toEqual([[["pass"]], [["fail", "R-AGE"]]])
})

test("G3: a grant for the hire and one for the expansion about one person, approved at the same moment by two firms' claims, leave one", async () => {
  at("2025-11-10")
  const [one, other] = [await employer({ "unit-kind": "enterprise" }), await employer({ "unit-kind": "enterprise" })]
  const who = await graduate({ employer: one, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 3) })
  for (const month of months("2025-07", 3)) await pays(who, one, "410", month, 500_000, 1000, 0)
  const expand = await waiting(unitOf(one), "subsidies.job-expansion")
  await sql("update registration.employments set ended_on = '2025-10-01', state = 'ended' where person_id = $1", who)
  await sql("update registers.studies set graduated_on = '2025-06-30' where person_id = $1", who)
  await hired(who, { employer: other, contractFrom: "2025-10-01", contractTo: null, months: months("2025-10", 1) })
  const hire = await waiting(unitOf(other), "subsidies.hiring-grant")
  at("2025-11-25")
  const answers = await Promise.all([act(staff.head, one, expand, "approve", 4), act(staff.head, other, hire, "approve", 4)])
  expect(answers.map((done) => done.status).toSorted(), JSON.stringify(answers.map((done) => done.body))).toEqual([200, 409])
  expect(["R-STACK-EXPAND", "casework.rule-says-no"]).toContain(answers.find((done) => done.status === 409)?.body.code)
  expect(await sql("select count(*)::int as n from subsidies.awards where subject_id = $1 and state = 'granted'", who)).toEqual([{ n: 1 }])
})

async function poor(unit: string, insured: number): Promise<string> {
  const who = await soundPerson()
  await check(who, "person", "poverty-group", true)
  await hired(who, { employer: unit, contractFrom: "2025-01-01", contractTo: null, months: months("2025-01", insured) })
  return who
}

test("HP-1: eight months give the first half, 1000.00, once; HP-2: the whole at month eleven is refused; the rest at month twelve", async () => {
  at("2025-11-10")
  const unit = await employer()
  const who = await poor(unit, 8)
  expect(await award(unitOf(unit), "subsidies.poor-hiring-grant", { stage: "six" }, "2025-11-25")).toMatchObject({ status: 200, amount: 100_000 })
  expect((await looked(poorHiringGrant, unitOf(unit), { stage: "six" })).codes).toEqual(["R-DUP"])
  expect((await looked(poorHiringGrant, unitOf(unit), { stage: "twelve" })).codes).toEqual(["R-MONTHS-LT12"])
  for (const month of months("2025-09", 4)) await pays(who, unit, "110", month, 500_000, 80_000, 40_000)
  at("2026-02-10")
  expect((await looked(poorHiringGrant, unitOf(unit), { stage: "twelve" })).gives.amount).toBe(100_000)
  const early = await employer()
  await poor(early, 11)
  expect((await looked(poorHiringGrant, unitOf(early), { stage: "whole" })).codes).toEqual(["R-MONTHS-LT12"])
})

test("G8: who was used for 一次性吸纳就业补贴 by the firm is not used for 吸纳脱贫人口 by the same firm", async () => {
  at("2025-11-10")
  const unit = await employer()
  const who = await graduate({ employer: unit, months: months("2025-08", 3) })
  await check(who, "person", "poverty-group", true)
  expect(await award(unitOf(unit), "subsidies.hiring-grant", {}, "2025-11-25")).toMatchObject({ amount: 100_000 })
  for (const month of months("2025-11", 3)) await pays(who, unit, "110", month, 500_000, 80_000, 40_000)
  at("2026-02-25")
  expect((await looked(poorHiringGrant, unitOf(unit), { stage: "six" })).codes).toEqual(["R-STACK-HI"])
})

test("AGI-1, AGI-2, AGI-3: an unemployed person of four months 100.00, one in hardship of three months 500.00, a related agency nothing", async () => {
  at("2025-11-10")
  const introduced = async (insured: number, hard: boolean, related = false) => {
    const [agency, unit, who] = [await employer({ "agency-licensed": true }), await employer(), await soundPerson()]
    if (hard) await world.recognised(who, "2025-01-10")
    await world.unemployed(who, "2025-01-10", "2025-03-01")
    await hired(who, { employer: unit, contractFrom: "2025-03-01", contractTo: "2026-02-28", months: months("2025-03", insured) })
    await world.enter("subsidies.introductions", [{ person_id: who, employer_id: agency, hired_by: `uscc-${unit}`, introduced_on: "2025-02-20", fee_charged: false }])
    if (related) await sql("update registers.employers set legal_person_id = 77 where employer_id in ($1, $2)", agency, unit)
    const said = await looked(introduction, unitOf(agency))
    return said.verdict === "pass" ? said.gives.amount : said.codes
  }
  expect([await introduced(4, false), await introduced(3, true), await introduced(6, false), await introduced(4, false, true)]).toEqual([10_000, 50_000, 20_000, ["R-RELATED"]])
})

async function startUp(workers: number, founded = "2024-03-15"): Promise<string> {
  const unit = await employer()
  const boss = await soundPerson()
  await sql("update registers.employers set legal_person_id = $2, founded_on = $3 where employer_id = $1", unit, boss, founded)
  await world.entity(boss, `uscc-${unit}`, founded)
  for (let n = 0; n < workers; n++) {
    const who = await soundPerson({ name: `员工${n}` })
    await hired(who, { employer: unit, contractFrom: "2025-03-01", contractTo: null, months: months("2025-03", 3) })
  }
  return unit
}

test("SJ-1: five workers are 12 000.00; SJ-2: twelve are 30 000.00; SJ-3: a worker counts once for ever; a start-up of four years is too old", async () => {
  at("2025-11-10")
  const five = await startUp(5)
  expect(await award(unitOf(five), "subsidies.start-up-jobs", {}, "2025-11-25")).toMatchObject({ status: 200, amount: 1_200_000 })
  expect(await sql("select count(*)::int as n from subsidies.taken where slot = 'ST-JOBS' and state = 'granted'")).toEqual([{ n: 5 }])
  at("2025-11-26")
  expect((await looked(startUpJobs, unitOf(five))).codes).toEqual(["R-NO-WORKERS"])
  expect((await looked(startUpJobs, unitOf(await startUp(12)))).gives.amount).toBe(3_000_000)
  expect((await looked(startUpJobs, unitOf(await startUp(1, "2021-11-01")))).codes).toEqual(["R-STARTUP-GT3Y"])
})

test("two claims of a start-up for the same workers, approved at the same moment, count them once", async () => {
  at("2025-11-10")
  const unit = await startUp(2)
  const first = await waiting(unitOf(unit), "subsidies.start-up-jobs")
  await sql("update casework.cases set exclusive = false where subject_id = $1", unit)
  const second = await waiting(unitOf(unit), "subsidies.start-up-jobs")
  at("2025-11-25")
  const answers = await Promise.all([first, second].map((one) => act(staff.head, unit, one, "approve", 4)))
  expect(answers.map((done) => done.status).toSorted(), JSON.stringify(answers.map((done) => done.body))).toEqual([200, 409])
  expect(["R-DUP", "casework.rule-says-no"]).toContain(answers.find((done) => done.status === 409)?.body.code)
  expect(await sql("select sum(amount_fen)::int as total from subsidies.grants where subject_id = $1", unit)).toEqual([{ total: 400_000 }])
})
