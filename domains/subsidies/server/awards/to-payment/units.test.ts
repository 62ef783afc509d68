// AG-INTRO, HS-STUDIO, OT-PROV and LN-INT of firms from the form to the bank: what each pays, every "no" with its code, and what they do not stand beside.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../../platform/database/testing.ts"
import { introduction } from "../hire-items.ts"
import { months, staff } from "../../testing.ts"
import { payingWorld } from "./testing.ts"
import { firmLoanInterest, masterStudio, provincialItem } from "../unit-items.ts"

const database = await testDatabase()
const world = await payingWorld(database, "2025-10-15T02:00:00.000Z")
const { at, award, looked, waiting, act, unitOf, sql, check, holds, soundPerson, employer, enter, paidTo, awardsOf } = world

interface Introduced {
  readonly agency: string
  readonly who: string
  readonly firm: string
}
interface Introducing {
  readonly hard?: boolean
  readonly stays?: number
  readonly charged?: boolean
  readonly licensed?: boolean
  readonly group?: boolean
  readonly from?: string
}
/** An agency that found work for somebody registered as unemployed, insured by the firm for so many months from March 2025. */
async function introduced(given: Introducing = {}): Promise<Introduced> {
  const [agency, firm, who] = [await employer({ "agency-licensed": given.licensed ?? true }), await employer(), await soundPerson()]
  const from = given.from ?? "2025-03-01"
  if (given.hard) await world.recognised(who, "2025-01-10")
  else if (given.group !== false) await world.unemployed(who, "2025-01-10", from)
  await world.hired(who, { employer: firm, contractFrom: from, contractTo: null, months: months(from.slice(0, 7), given.stays ?? 4) })
  await enter("subsidies.introductions", [{ employer_id: agency, person_id: who, hired_by: `uscc-${firm}`, introduced_on: "2025-02-20", fee_charged: given.charged ?? false }])
  return { agency, who, firm }
}

test("AGI-1: four months insured are half of 200.00, granted and paid; the other half comes after the sixth month, and then nothing more", async () => {
  at("2025-10-15")
  const { agency, who, firm } = await introduced()
  expect(await award(unitOf(agency), "subsidies.introduction", { amount: 99_999 }, "2025-10-30")).toMatchObject({ status: 200, amount: 10_000 })
  expect(await paidTo(agency, "subsidies.units")).toEqual({ lines: [["AG-INTRO", 10_000, "paid"]], grants: ["paid"] })
  at("2025-11-10")
  expect((await looked(introduction, unitOf(agency))).codes).toEqual(["R-DUP"])
  for (const month of ["2025-07", "2025-08"]) await world.pays(who, firm, "110", month, 500_000, 80_000, 40_000)
  expect(await award(unitOf(agency), "subsidies.introduction", {}, "2025-11-25")).toMatchObject({ status: 200, amount: 10_000 })
  expect((await awardsOf(agency)).map((one) => one.amount_fen)).toEqual(["10000", "10000"])
  at("2025-12-10")
  expect((await looked(introduction, unitOf(agency))).codes).toEqual(["R-DUP"])
})

test("AGI-2: three months of a person in hardship are 500.00 at once; the same person to another firm in the year is refused, in the next year not", async () => {
  at("2025-10-15")
  const { agency, who } = await introduced({ hard: true, stays: 3 })
  expect(await award(unitOf(agency), "subsidies.introduction", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 50_000 })
  const [second, firm] = [await employer({ "agency-licensed": true }), await employer()]
  await sql("update registration.employments set ended_on = '2025-06-01', state = 'ended' where person_id = $1", who)
  await world.hired(who, { employer: firm, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 3) })
  await enter("subsidies.introductions", [{ employer_id: second, person_id: who, hired_by: `uscc-${firm}`, introduced_on: "2025-06-20", fee_charged: false }])
  at("2025-11-10")
  expect((await looked(introduction, unitOf(second))).codes).toEqual(["R-DUP"])
  at("2026-01-10")
  expect((await looked(introduction, unitOf(second))).gives.amount).toBe(50_000)
})

test("two claims for the same half approved at the same moment leave one", async () => {
  at("2025-10-15")
  const { agency } = await introduced()
  const cases = [await waiting(unitOf(agency), "subsidies.introduction"), await waiting(unitOf(agency), "subsidies.introduction")]
  at("2025-10-30")
  const answers = await Promise.all(cases.map((one) => act(staff.head, agency, one, "approve", 4)))
  expect(answers.map((done) => done.status).toSorted(), JSON.stringify(answers.map((done) => done.body))).toEqual([200, 409])
  expect((await awardsOf(agency)).length).toBe(1)
})

const introductionRefusals: readonly (readonly [situation: string, code: string, given: Introducing, after?: (one: Introduced) => Promise<unknown>])[] = [
  ["an agency without licence", "R-LICENCE", { licensed: false }],
  ["a fee was taken", "R-FEE", { charged: true }],
  ["nobody of the groups", "R-GROUP", { group: false }],
  ["not a month insured", "R-INS-LT1M", { stays: 0 }],
  ["AGI-3: the same legal representative", "R-RELATED", {}, async ({ agency, firm }) => {
    const boss = await soundPerson()
    await sql("update registers.employers set legal_person_id = $1 where employer_id in ($2, $3)", boss, agency, firm)
  }],
  ["work by dispatch", "R-JOB", {}, ({ who }) => sql("update registration.employments set flag = 'dispatch' where person_id = $1", who)],
  ["a part-time job", "R-JOB", {}, ({ who }) => sql("update registration.employments set part_time = true where person_id = $1", who)],
  ["an agency of bad credit", "R-CREDIT", {}, ({ agency }) => check(agency, "employer", "credit-listed", true)],
  ["who died", "R-DEAD", {}, ({ who }) => sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-08-12')", who)],
  ["who is in prison", "R-PRISON", {}, ({ who }) => sql("insert into registers.custodies (person_id, from_on) values ($1, '2025-09-01')", who)],
  ["who draws a pension", "R-RETIRED", {}, ({ who }) => sql("insert into registers.pensions (person_id, starts_on, kind) values ($1, '2025-01-01', '110')", who)],
  ["a public post in the month (G2)", "R-STACK-PW", {}, ({ who }) => holds(who, "PW-POST", 202505, 202505)],
  ["a month of an internship (G5)", "R-STACK-IN", {}, ({ who }) => holds(who, "IN-BASE", 202505, 202505)],
  ["a start-up grant runs (G6)", "R-STACK-ST", {}, ({ who }) => holds(who, "ST-ONCE", 202501, null)],
]
test.each(introductionRefusals.map(([situation, code, given, after]) => [situation, code, given, after] as const))("AG-INTRO refused: %s, %s", async (_, code, given, after) => {
  at("2025-10-15")
  const one = await introduced(given)
  await after?.(one)
  const said = await looked(introduction, unitOf(one.agency))
  expect([said.gives.amount, said.codes]).toEqual([0, [code]])
})

const project = (unit: string, kind: "HS-STUDIO" | "OT-PROV", given: object = {}) =>
  enter("subsidies.projects", [{
    employer_id: unit, number: `X${newId()}`, kind, spending_use: "grassroots-service", planned_on: "2025-01-10", reviewed_on: "2025-02-10", accepted_on: "2025-09-10", sum_fen: null, due_fen: 100_000, region: "990200000000",
    ...(kind === "HS-STUDIO" ? { approved_on: "2025-01-10" } : { approval: "示例省政函〔2025〕1号", filing: "BA-2025-1" }), ...given,
  }])
async function withProject(kind: "HS-STUDIO" | "OT-PROV", given: object = {}): Promise<string> {
  const unit = await employer()
  await project(unit, kind, given)
  return unit
}

test("HS-STUDIO: the standard of 200 000.00 is granted and paid inside the two years of building, to one unit once", async () => {
  at("2025-10-15")
  const unit = await withProject("HS-STUDIO")
  expect(await award(unitOf(unit), "subsidies.master-studio", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 20_000_000 })
  expect(await paidTo(unit, "subsidies.units")).toEqual({ lines: [["HS-STUDIO", 20_000_000, "paid"]], grants: ["paid"] })
  await project(unit, "HS-STUDIO")
  expect((await looked(masterStudio, unitOf(unit))).codes).toEqual(["R-DUP"])
  const codes = async (given: object, answers: object = {}) => {
    const other = await withProject("HS-STUDIO", given)
    for (const [question, value] of Object.entries(answers)) await check(other, "employer", question, value)
    return (await looked(masterStudio, unitOf(other))).codes
  }
  at("2025-10-15")
  expect(await codes({ approved_on: "2023-10-15" })).toEqual(["R-LATE"])
  expect(await codes({ approved_on: "2023-10-16" })).toEqual([])
  expect(await codes({ approved_on: "2025-10-16" })).toEqual(["R-LATE"])
  expect(await codes({}, { "unit-abnormal": true })).toEqual(["R-ABNORMAL"])
  expect((await looked(masterStudio, unitOf(await employer()))).codes).toEqual(["R-NO-LINES"])
})

test("OT-PROV: what was approved and filed is granted and paid once, up to its sum; without a number, for a forbidden use and beyond the sum it is refused", async () => {
  at("2025-10-15")
  const unit = await withProject("OT-PROV", { sum_fen: 150_000 })
  expect(await award(unitOf(unit), "subsidies.provincial-item", { paymentAsked: 1 }, "2025-10-30")).toMatchObject({ status: 200, amount: 100_000 })
  expect(await paidTo(unit, "subsidies.units")).toEqual({ lines: [["OT-PROV", 100_000, "paid"]], grants: ["paid"] })
  expect((await looked(provincialItem, unitOf(unit))).codes).toEqual(["R-BEYOND-CONTRACT"])
  const codes = async (given: object) => (await looked(provincialItem, unitOf(await withProject("OT-PROV", given)))).codes
  expect([await codes({ approval: null }), await codes({ filing: null }), await codes({ spending_use: "vehicle" }), await codes({ due_fen: 200_000, sum_fen: 100_000 })]).toEqual([["R-NOT-FILED"], ["R-NOT-FILED"], ["R-FORBIDDEN-USE"], ["R-BEYOND-CONTRACT"]])
})

interface Borrowing {
  readonly loan?: object
  readonly standing?: string
  readonly hires?: number
  readonly answers?: Readonly<Record<string, unknown>>
}
/** A firm of twenty with three people in hardship hired in the year before the loan, one quarter of interest behind it. */
async function borrower({ loan = {}, standing = "normal", hires = 3, answers = {} }: Borrowing = {}): Promise<{ readonly unit: string; readonly number: string }> {
  const unit = await employer({ "other-business-loan": false, "wages-or-premiums-owed": false, ...answers })
  for (let n = 0; n < 20; n++) {
    const who = await world.person()
    await sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) values ($1, $2, $3, '110', '2024-01-01')", who, newId(), unit)
    if (n < hires) {
      await world.recognised(who, "2024-09-01")
      await world.employed(who, "010", "2025-01-05", { employer: unit, kind: "2" })
    }
  }
  const number = `F${newId()}`
  await enter("entrepreneurship.loans", [{ subject_id: unit, subject_kind: "employer", number, borrower: "firm", borrower_group: "other", partners: 1, amount_fen: 400_000_000, signed_on: "2025-06-01", repay_by: "2027-06-01", rate: 450, bank: "示例银行", ...loan }])
  await enter("entrepreneurship.loan_segments", [{ subject_id: unit, loan_number: number, from_on: "2025-07-01", until_on: "2025-09-30", principal_fen: 400_000_000, rate: 450, standing }])
  return { unit, number }
}

test("LN-INT of a firm: half of 92 days on 4 000 000.00 at 4.50 % is 23 000.00, from its own fund to the bank, once for a quarter", async () => {
  at("2025-10-15")
  const { unit, number } = await borrower()
  expect(await award(unitOf(unit), "subsidies.firm-loan-interest", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 2_300_000 })
  expect(await sql("select fund, loan from subsidies.awards where payee_id = $1", unit)).toEqual([{ fund: "inclusive-finance", loan: number }])
  expect(await paidTo(unit, "subsidies.unit-interest")).toEqual({ lines: [["LN-INT", 2_300_000, "paid"]], grants: ["paid"] })
  expect((await looked(firmLoanInterest, unitOf(unit))).gives.lineCount).toBe(0)
})

const loanRefusals: readonly (readonly [situation: string, code: string, given: Borrowing, after?: (unit: string, number: string) => Promise<unknown>])[] = [
  ["one of twenty hired is 5 %", "R-HIRE-RATIO", { hires: 1 }],
  ["more than a firm may borrow", "R-LOAN-LIMIT", { loan: { amount_fen: 400_000_001 } }],
  ["longer than two years", "R-LOAN-TERM", { loan: { repay_by: "2027-06-02" } }],
  ["a rate beyond the margin", "R-LOAN-RATE", { loan: { rate: 451 } }],
  ["a medium enterprise", "R-SIZE", { answers: { "enterprise-size": "medium" } }],
  ["wages or premiums are owed", "R-ARREARS", { answers: { "wages-or-premiums-owed": true } }],
  ["listed as abnormal", "R-ABNORMAL", { answers: { "unit-abnormal": true } }],
  ["of bad credit", "R-CREDIT", { answers: { "credit-listed": true } }],
  ["another business loan", "M-OTHER-LOAN", { answers: { "other-business-loan": true } }],
  ["a quarter overdue", "R-NOTHING-DUE", { standing: "overdue" }],
  ["three loans were subsidised before", "R-LOAN-TIMES", {}, async (unit) => {
    for (const loan of ["A", "B", "C"]) await holds(unit, "LN-INT", 202301, 202303, { loan, kind: "employer", fund: "inclusive-finance" })
  }],
  ["another government pays interest of the loan (G7)", "R-STACK-LN", {}, (unit, number) => holds(unit, "OTHER-INTEREST", 202507, 202509, { loan: number, kind: "employer", fund: "other" })],
]
test.each(loanRefusals.map(([situation, code, given, after]) => [situation, code, given, after] as const))("LN-INT of a firm refused: %s, %s", async (_, code, given, after) => {
  at("2025-10-15")
  const { unit, number } = await borrower(given)
  await after?.(unit, number)
  const said = await looked(firmLoanInterest, unitOf(unit))
  expect([said.gives.amount, said.gives.lines.find((one) => one.line.endsWith("2025Q3"))?.codes]).toEqual([0, [code]])
})
