// TR-START, TR-FIRM, TR-APPR and TR-PROJ from the form to the bank: what each pays, every "no" with its code, and what they do not stand beside.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../../platform/database/testing.ts"
import type { AwardItem } from "../award-item.ts"
import { payingWorld } from "./testing.ts"
import { type Course, electrician, trainingRecords } from "../testing-training.ts"
import { apprenticeTraining, firmTraining, projectTraining, startUpTraining, startUpTrainingOwn } from "../training-items.ts"

const database = await testDatabase()
const world = await payingWorld(database, "2025-10-15T02:00:00.000Z")
const { at, award, looked, send, unitOf, citizen, sql, check, holds, soundPerson, employer, enter, paidTo } = world
const { institution, trained, jobless } = await trainingRecords(world)

interface Taught {
  readonly unit: string
  readonly who: string
}
interface Changed {
  readonly course?: Course
  readonly contractTo?: string | null
  readonly contractFrom?: string
  readonly listedFrom?: string
  readonly group?: boolean
  readonly on?: string
}

async function atInstitution(course: Course, { course: changed, listedFrom, group = true }: Changed): Promise<Taught> {
  const [unit, who] = [await institution(listedFrom), group ? await jobless() : await soundPerson()]
  await trained(who, { ...course, employer: unit, paidBy: "institution", ...changed })
  return { unit, who }
}

/** Who ran the class, and the trainee, as each item finds them in the records. */
const records: Readonly<Record<string, (changed: Changed) => Promise<Taught>>> = {
  "TR-START": (changed) => atInstitution({ training: "start", module: "plan", kind: "completion", level: null, occupation: "创业" }, changed),
  "TR-PROJ": (changed) => atInstitution({ training: "project", price: 150_000 }, changed),
  "TR-FIRM": async ({ course, contractFrom = "2025-03-25", contractTo = null, group = true }) => {
    const [unit, who] = [await employer(), group ? await jobless() : await soundPerson()]
    await world.hired(who, { employer: unit, contractFrom, contractTo, months: [] })
    await trained(who, { training: "firm", employer: unit, paidBy: "firm", ...course })
    return { unit, who }
  },
  "TR-APPR": async ({ course, group = true }) => {
    const [unit, who] = [await employer(), await soundPerson()]
    if (group) await sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) values ($1, $2, $3, '110', '2024-01-01')", who, newId(), unit)
    await trained(who, { training: "apprentice", employer: unit, paidBy: "firm", level: 4, ...course })
    return { unit, who }
  },
}
const items: readonly (readonly [item: string, award: AwardItem, code: string, fen: number])[] = [
  ["TR-START", startUpTraining, "subsidies.start-up-training", 120_000],
  ["TR-FIRM", firmTraining, "subsidies.firm-training", 108_000],
  ["TR-APPR", apprenticeTraining, "subsidies.apprentice-training", 500_000],
  ["TR-PROJ", projectTraining, "subsidies.project-training", 150_000],
]
const found = (item: string, changed: Changed = {}): Promise<Taught> => records[item]?.(changed) ?? Promise.reject(new Error(item))

test.each(items)("%s: sent, reviewed twice, published, approved and paid to the unit; the trainee is a line of it, and never again", async (item, declared, code, fen) => {
  at("2025-10-15")
  const { unit, who } = await found(item)
  expect(await award(unitOf(unit), code, { amount: 1, standard: 9_999_999 }, "2025-10-30")).toMatchObject({ status: 200, amount: fen })
  expect(await sql("select subject_id, item, amount_fen, from_ym, until_ym, fund from subsidies.awards where payee_id = $1", unit)).toEqual([{ subject_id: who, item, amount_fen: String(fen), from_ym: 202504, until_ym: 202505, fund: "employment-subsidy" }])
  expect(await paidTo(unit, "subsidies.units")).toEqual({ lines: [[item, fen, "paid"]], grants: ["paid"] })
  expect((await looked(declared, unitOf(unit))).codes).toEqual(["R-DUP"])
})

test("TR-START of a person: who paid the course is granted and paid 1200.00 to the own card; the institution is not paid for the same course, and the same course never again", async () => {
  at("2025-10-15")
  const [unit, who] = [await institution(), await jobless()]
  await trained(who, { training: "start", module: "plan", kind: "completion", level: null, occupation: "创业", employer: unit })
  expect(await award(citizen(who), "subsidies.start-up-training-own", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 120_000 })
  expect(await paidTo(who, "subsidies.personal")).toEqual({ lines: [["TR-START", 120_000, "paid"]], grants: ["paid"] })
  expect((await looked(startUpTrainingOwn, citizen(who))).codes).toEqual(["R-DUP"])
  expect((await looked(startUpTraining, unitOf(unit))).codes.toSorted()).toEqual(["R-DUP", "R-PAYEE"])
  const free = await jobless()
  await trained(free, { training: "start", module: "plan", kind: "completion", level: null, occupation: "创业", employer: unit, paidBy: "institution" })
  expect((await looked(startUpTrainingOwn, citizen(free))).codes).toEqual(["R-PAYEE"])
})

const everyItem = items.map(([item]) => item)
const refusals: readonly (readonly [situation: string, code: string, items: readonly string[], changed: Changed, after?: (taught: Taught) => Promise<unknown>])[] = [
  ["attendance of 31 of 40 sessions", "R-ATTEND", everyItem, { course: { attended: 31 } }],
  ["enrolled after the class began", "R-TR-ENROL", everyItem, { course: { enrolled: "2025-04-02" } }],
  ["a plan filed after the first lesson", "R-TR-PLAN", everyItem, { course: { planned: "2025-04-02" } }],
  ["an institution listed only after the class began", "R-INSTITUTION", ["TR-START", "TR-PROJ"], { listedFrom: "2025-05-01" }],
  ["a certificate issued before the class began", "R-CERT", everyItem, { course: { issued: "2025-03-31" } }],
  ["a certificate of fourteen months after the class", "R-CERT", everyItem, { course: { issued: "2026-07-11" }, on: "2026-08-15" }],
  ["the trainee paid the fee", "R-PAYEE", everyItem, { course: { paidBy: "person" } }],
  ["nobody of the six groups", "R-GROUP", ["TR-START", "TR-FIRM", "TR-PROJ"], { group: false }],
  ["a pensioner in the class", "R-RETIRED", everyItem, {}, ({ who }) => sql("insert into registers.pensions (person_id, starts_on, kind) values ($1, '2025-01-01', '110')", who)],
  ["a pupil in the class", "R-AT-SCHOOL", everyItem, {}, ({ who }) => sql("insert into registers.studies (person_id, school, level, from_on, region, source) values ($1, '示例大学', '21', '2022-09-01', '990201001000', '教育')", who)],
  ["a trainee who died", "R-DEAD", everyItem, {}, ({ who }) => sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-08-12')", who)],
  ["a trainee in prison", "R-PRISON", everyItem, {}, ({ who }) => sql("insert into registers.custodies (person_id, from_on) values ($1, '2025-03-01')", who)],
  ["a unit of bad credit", "R-CREDIT", everyItem, {}, ({ unit }) => check(unit, "employer", "credit-listed", true)],
  ["a unit listed as abnormal", "R-ABNORMAL", ["TR-FIRM", "TR-APPR"], {}, ({ unit }) => check(unit, "employer", "unit-abnormal", true)],
  ["a higher level is held", "R-HIGHER-HELD", ["TR-FIRM", "TR-APPR", "TR-PROJ"], {}, ({ who }) => enter("training.certificates", [{ person_id: who, number: `Y${newId()}`, kind: "level", occupation: electrician, level: 3, issued_on: "2024-06-01", issuer: "乙市评价机构", found: true }])],
  ["three trainings were had before", "R-TR-MAX3", ["TR-START", "TR-FIRM", "TR-PROJ"], {}, async ({ who }) => {
    for (const occupation of ["6-01", "6-02", "6-03"]) await holds(who, "TR-SKILL", 202401, 202402, { occupation, level: 5 })
  }],
  ["a class a year after the contract", "R-TR-LATE", ["TR-FIRM"], { contractFrom: "2024-04-01" }],
  ["a contract a day short of a year", "R-CONTRACT-LT1Y", ["TR-FIRM"], { contractTo: "2026-03-23" }],
  ["nobody of the firm's insured staff", "R-NOT-STAFF", ["TR-APPR"], { group: false }],
  ["a completion certificate", "R-CERT-KIND", ["TR-APPR"], { course: { kind: "completion", level: null } }],
  ["a project that is not accepted", "R-PROJECT", ["TR-PROJ"], { course: { accepted: null } }],
  ["a price above the cap", "R-BEYOND-CAP", ["TR-PROJ"], { course: { price: 100_000_000 } }],
  ["技能提升补贴 was paid for the certificate (G4)", "R-STACK-UISKILL", ["TR-FIRM", "TR-PROJ"], {}, ({ who }) => holds(who, "UI-SKILL", 202506, 202506, { occupation: electrician, level: 5, fund: "unemployment-insurance" })],
  ["技能提升补贴 was paid for the level of the apprentice (G4)", "R-STACK-UISKILL", ["TR-APPR"], {}, ({ who }) => holds(who, "UI-SKILL", 202506, 202506, { occupation: electrician, level: 4, fund: "unemployment-insurance" })],
  ["a month of an internship (G5)", "R-STACK-IN", ["TR-FIRM", "TR-APPR"], {}, ({ who }) => holds(who, "IN-BASE", 202504, 202504)],
  ["a start-up grant of the trainee runs (G6)", "R-STACK-ST", ["TR-FIRM", "TR-APPR"], {}, ({ who }) => holds(who, "ST-ONCE", 202501, null)],
]

test.each(refusals.flatMap(([situation, code, of, changed, after]) => of.map((item) => [item, situation, code, changed, after] as const)))("%s refused: %s, %s", async (item, _, code, changed, after) => {
  at(changed.on ?? "2025-10-15")
  const taught = await found(item, changed)
  await after?.(taught)
  const declared = items.find(([one]) => one === item)?.[1]
  if (!declared) throw new Error(item)
  const said = await looked(declared, unitOf(taught.unit))
  expect([said.verdict, said.gives.amount, said.codes]).toEqual(["fail", 0, [code]])
})

test("what stands beside a training: another certificate's 技能提升补贴, its own assessment, a flexible insurance subsidy", async () => {
  at("2025-10-15")
  const { unit, who } = await found("TR-FIRM")
  await holds(who, "UI-SKILL", 202506, 202506, { occupation: "6-99", level: 5, fund: "unemployment-insurance" })
  await holds(who, "TR-ASSESS", 202506, 202506, { occupation: electrician, level: 5 })
  await holds(who, "SI-FLEX-HARD", 202504, 202504)
  expect((await looked(firmTraining, unitOf(unit))).gives.amount).toBe(108_000)
})

test.each(items)("%s asks for the promise, a place of this province and an account; a class nobody entered is no line", async (_, declared, code) => {
  at("2025-10-15")
  const unit = await employer()
  expect((await send(unitOf(unit), code, { promise: false })).body.errors).toMatchObject([{ path: "promise", code: "field.required" }])
  expect((await world.ask(unitOf(unit), "POST", "/cases", { item: code, region: "330100000000", papers: [], answers: { promise: true } }, { "idempotency-key": newId() }) as { body: { code: string } }).body.code).toBe("casework.wrong-place")
  expect((await looked(declared, unitOf(unit))).codes).toEqual(["R-NO-LINES"])
})
