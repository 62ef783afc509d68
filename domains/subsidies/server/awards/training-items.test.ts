// What is claimed for people who were trained or assessed, from classes, attendance and certificates: every number of domain/03 §3, domain/04 §5.2 and every "no" with its code.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { months, staff } from "../testing.ts"
import { awardWorld } from "./testing.ts"
import { electrician, trainingRecords } from "./testing-training.ts"
import { skillAssessment, skillTraining, skillTrainingOfInstitution, skillUpgrade, trainingLiving } from "./training-items.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2025-10-15T02:00:00.000Z")
const { at, award, looked, waiting, act, unitOf, citizen, sql, soundPerson, employer, enter, awardsOf, unemployed } = world
const { institution, trained, jobless } = await trainingRecords(world)
const mine = (who: string) => looked(skillTraining, citizen(who))

test("TRS-1: 五级 of a scarce occupation is 1080.00, from the form to the grant; the same occupation and level never again", async () => {
  at("2025-10-15")
  const who = await jobless()
  await trained(who)
  expect(await award(citizen(who), "subsidies.skill-training", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 108_000 })
  expect(await sql("select occupation, level, from_ym, until_ym from subsidies.awards where subject_id = $1", who)).toEqual([{ occupation: electrician, level: 5, from_ym: 202504, until_ym: 202505 }])
  expect((await mine(who)).codes).toEqual(["R-DUP"])
})

test("TRS-2: a certificate of completion of 64 hours is 640.00, of 80 hours 700.00", async () => {
  at("2025-10-15")
  const of = async (hours: number) => {
    const who = await jobless()
    await trained(who, { kind: "completion", level: null, hours })
    return (await mine(who)).gives.amount
  }
  expect([await of(64), await of(80)]).toEqual([64_000, 70_000])
})

test("TRS-3, TRS-5, TRS-8 and a late certificate: attendance of 77.5 %, a higher level held, a pensioner, a certificate fourteen months after the class", async () => {
  at("2025-10-15")
  const said = async (prepare: (who: string) => Promise<unknown>) => {
    const who = await jobless()
    await prepare(who)
    return (await mine(who)).codes
  }
  expect(await said((who) => trained(who, { attended: 31 }))).toEqual(["R-ATTEND"])
  expect(await said(async (who) => {
    await trained(who)
    await enter("training.certificates", [{ person_id: who, number: `Y${newId()}`, kind: "level", occupation: electrician, level: 4, issued_on: "2024-06-01", issuer: "乙市评价机构", found: true }])
  })).toEqual(["R-HIGHER-HELD"])
  expect(await said(async (who) => {
    await trained(who)
    await sql("insert into registers.pensions (person_id, starts_on, kind) values ($1, '2025-01-01', '110')", who)
  })).toEqual(["R-RETIRED"])
  expect(await said((who) => trained(who, { group: "hard" }))).toEqual(["R-GROUP"])
  at("2026-08-15")
  expect(await said((who) => trained(who, { issued: "2026-07-15" }))).toEqual(["R-CERT"])
})

test("TRS-4: of four classes three are granted, the fourth of a lifetime is refused", async () => {
  at("2025-10-15")
  const who = await jobless()
  for (const occupation of ["6-01", "6-02", "6-03", "6-04"]) await trained(who, { occupation })
  const claim = await mine(who)
  expect([claim.gives.amount, claim.gives.lineCount, claim.gives.lines.map((one) => one.codes).flat()]).toEqual([3 * 96_000, 3, ["R-TR-MAX3"]])
})

test("the institution that taught free of charge is paid, who paid for nothing is not; each trainee is a line of its claim", async () => {
  at("2025-10-15")
  const [one, two] = [await jobless(), await jobless()]
  const free = await institution()
  await trained(one, { employer: free, paidBy: "institution" })
  await trained(two, { employer: free, paidBy: "institution", attended: 20 })
  expect((await mine(one)).codes).toEqual(["R-PAYEE"])
  const claim = await looked(skillTrainingOfInstitution, unitOf(free))
  expect([claim.gives.amount, claim.gives.persons, claim.gives.lines.flatMap((line) => line.codes)]).toEqual([108_000, 1, ["R-ATTEND"]])
  expect(await award(unitOf(free), "subsidies.skill-training-institution", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 108_000 })
  expect(await awardsOf(free)).toMatchObject([{ subject_id: one, item: "TR-SKILL" }])
})

test("TRS-7: eighteen attended days are 540.00, thirty-four are 900.00; once a year", async () => {
  at("2025-10-15")
  const of = async (days: number) => {
    const who = await soundPerson()
    await world.recognised(who, "2025-01-10")
    await trained(who, { days, sessions: days, group: "hard", living: "hard" })
    return who
  }
  const first = await of(18)
  expect((await looked(trainingLiving, citizen(await of(34)))).gives.amount).toBe(90_000)
  expect(await award(citizen(first), "subsidies.training-living", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 54_000 })
  await trained(first, { from: "2025-07-01", until: "2025-08-01", group: "hard", living: "hard", days: 5, sessions: 5 })
  at("2025-11-10")
  expect((await looked(trainingLiving, citizen(first))).gives.lines.map((one) => one.codes)).toEqual([["R-LIVE-YEAR"], ["R-LIVE-YEAR"]])
})

const certified = (who: string, given: { readonly level?: number | null; readonly kind?: string; readonly issued?: string; readonly occupation?: string } = {}) =>
  enter("training.certificates", [{ person_id: who, number: `Y${newId()}`, kind: given.kind ?? "level", occupation: given.occupation ?? electrician, level: given.level === undefined ? 4 : given.level, issued_on: given.issued ?? "2025-06-01", issuer: "乙市评价机构", found: true }])

test("TA-1: a first 四级 is 360.00; TA-2: 三级 of the same occupation later is refused; TA-3: a completion certificate is none", async () => {
  at("2025-10-15")
  const who = await jobless()
  await certified(who)
  expect(await award(citizen(who), "subsidies.skill-assessment", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 36_000 })
  await certified(who, { level: 3, issued: "2025-10-01" })
  expect((await looked(skillAssessment, citizen(who))).gives.lines.flatMap((one) => one.codes).toSorted()).toEqual(["R-DUP", "R-OCC-DUP", "R-OCC-DUP"])
  const other = await jobless()
  await certified(other, { kind: "completion", level: null })
  expect((await looked(skillAssessment, citizen(other))).codes).toEqual(["R-CERT-KIND"])
})

async function insuredWorker(paid: number): Promise<string> {
  const [who, unit] = [await soundPerson(), await employer()]
  await world.employed(who, "010", "2023-01-01", { employer: unit, kind: "2" })
  await sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) values ($1, $2, $3, '210', '2023-01-01')", who, newId(), unit)
  for (const month of months("2023-01", paid)) await world.pays(who, unit, "210", month, 500_000, 2500, 2500)
  return who
}

test("SK-1: a 四级 of fourteen paid months is 1500.00, from the fund; SK-2 a year and a day later, SK-3 eleven months, SK-4 a higher level, SK-5 a second in the year", async () => {
  at("2026-02-28")
  const late = await insuredWorker(40)
  await certified(late, { issued: "2025-02-27" })
  expect((await looked(skillUpgrade, citizen(late))).codes).toContain("R-LATE12M")
  at("2025-11-10")
  const who = await insuredWorker(14)
  await certified(who, { issued: "2025-03-01" })
  expect(await award(citizen(who), "subsidies.skill-upgrade", {}, "2025-11-25")).toMatchObject({ status: 200, amount: 150_000 })
  expect(await sql("select fund from subsidies.grants where subject_id = $1", who)).toEqual([{ fund: "unemployment-insurance" }])
  await certified(who, { issued: "2025-06-01", occupation: "6-99" })
  const second = await looked(skillUpgrade, citizen(who))
  expect(second.gives.lines.find((one) => one.facts["occupation"] === "6-99")?.codes).toEqual(["R-TIMES"])
  const short = await insuredWorker(11)
  await certified(short)
  expect((await looked(skillUpgrade, citizen(short))).codes).toEqual(["R-PAID-LT12"])
  const higher = await insuredWorker(14)
  await certified(higher)
  await certified(higher, { level: 3, issued: "2025-05-01" })
  expect((await looked(skillUpgrade, citizen(higher))).gives.lines.find((one) => one.facts["certificate-level"] === 4)?.codes).toEqual(["R-HIGHER-HELD"])
})

test("months that came with the relation from another province count for 技能提升补贴 once, months that left do not", async () => {
  at("2025-11-10")
  const moves = async (who: string, direction: "in" | "out", yms: readonly number[]) => {
    const [transfer, number] = [newId(), newId()]
    await sql(
      `insert into insurance.transfers (person_id, transfer_id, direction, number, case_id, region, other_province, purpose, state, information_on, months, moved_on, recorded_at)
       values ($1, $2, $3, $4, $5, '990201001000', '110000', 'moved', 'done', '2025-06-01', '[]', '2025-06-10', now())`, who, transfer, direction, number, direction === "in" ? newId() : null)
    for (const ym of yms)
      await (direction === "in"
        ? sql("insert into insurance.months_in (person_id, transfer_id, ym, arrived_on, state, moved_on, region) values ($1, $2, $3, '2023-01-20', 'counted', '2025-06-10', '990201001000')", who, transfer, ym)
        : sql("insert into insurance.months_out (person_id, transfer_id, ym, moved_on, state, region) values ($1, $2, $3, '2025-06-10', 'moved', '990201001000')", who, transfer, ym))
  }
  const [came, left] = [await insuredWorker(11), await insuredWorker(14)]
  for (const who of [came, left]) await certified(who, { issued: "2025-03-01" })
  expect((await looked(skillUpgrade, citizen(came))).codes).toEqual(["R-PAID-LT12"])
  await moves(came, "in", [202201])
  expect((await looked(skillUpgrade, citizen(came))).gives.amount).toBe(150_000)
  expect((await looked(skillUpgrade, citizen(left))).gives.amount).toBe(150_000)
  const paid = await sql<{ ym: number }>("select ym from registers.contributions where person_id = $1 and kind = '210' order by ym limit 3", left)
  await moves(left, "out", paid.map((row) => row.ym))
  expect((await looked(skillUpgrade, citizen(left))).codes).toEqual(["R-PAID-LT12"])
})

test("TRS-6, SK-7, G4: one certificate is paid as training or as 技能提升补贴, whichever was first", async () => {
  at("2025-11-10")
  const [first, second] = [await insuredWorker(14), await insuredWorker(14)]
  for (const who of [first, second]) {
    await unemployed(who, "2025-01-10")
    await trained(who)
  }
  expect(await award(citizen(first), "subsidies.skill-upgrade", {}, "2025-11-25")).toMatchObject({ amount: 100_000 })
  expect((await mine(first)).codes).toEqual(["R-STACK-UISKILL"])
  at("2025-11-10")
  expect(await award(citizen(second), "subsidies.skill-training", {}, "2025-11-25")).toMatchObject({ amount: 108_000 })
  expect((await looked(skillUpgrade, citizen(second))).codes).toEqual(["R-STACK-UISKILL"])
})

test("G4: training and 技能提升补贴 for one certificate approved at the same moment leave one grant", async () => {
  at("2025-11-10")
  const who = await insuredWorker(14)
  await unemployed(who, "2025-01-10")
  await trained(who)
  const cases = [await waiting(citizen(who), "subsidies.skill-upgrade"), await waiting(citizen(who), "subsidies.skill-training")]
  at("2025-11-25")
  const answers = await Promise.all(cases.map((one) => act(staff.head, who, one, "approve", 4)))
  expect(answers.map((done) => done.status).toSorted(), JSON.stringify(answers.map((done) => done.body))).toEqual([200, 409])
  expect(["R-STACK-UISKILL", "casework.rule-says-no"]).toContain(answers.find((done) => done.status === 409)?.body.code)
  expect((await awardsOf(who)).length).toBe(1)
})

test("a group no record of ours says is no data until a department's answer is recorded", async () => {
  at("2025-10-15")
  const who = await soundPerson()
  await trained(who, { group: "rural-worker" })
  expect((await mine(who)).verdict).toBe("no-data")
  const recorded = await world.ask(staff.first, "POST", `/subsidies/checks/${who}`, { kind: "person", question: "training-group-valid", value: true, from: "2025-01-01", source: "农业农村部门查询", document: "回执1" })
  expect((recorded as { status: number }).status).toBe(201)
  expect((await mine(who)).gives.amount).toBe(108_000)
})
