// What units claim for themselves: interns kept and hired early, projects, loans' interest, 稳岗返还; every number of domain/03 §3 and domain/04 §5.1 and every "no" with its code.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { cityB, months, staff } from "../testing.ts"
import { awardWorld } from "./testing.ts"
import { firmLoanInterest, internshipEarlyHire, internshipRetention, jobRetentionRefund, loanInterest, masterStudio, provincialItem, serviceProject, trainingBase } from "./unit-items.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2025-10-15T02:00:00.000Z")
const { at, award, looked, waiting, act, unitOf, citizen, check, sql, soundPerson, employer, enter, awardsOf } = world
const region = "990200000000"

const internUnit = async (): Promise<string> => {
  const unit = await employer()
  await enter("training.internship_units", [{ employer_id: unit, recognised_on: "2024-01-01", until_on: "2026-12-31", posts: 50, document: "乙人社〔2024〕1号" }])
  return unit
}
async function intern(unit: string, result: "term" | "hired-early" | "dropped", kept: boolean): Promise<string> {
  const who = await soundPerson()
  const at = { person_id: who, employer_id: unit, starts_on: "2025-07-01" }
  const ended = result === "hired-early" ? "2025-10-31" : "2025-12-31"
  await enter("training.internships", [{ ...at, intern_group: "graduate", post: "技术员", mentor: "孙师傅", filed_on: "2025-06-28", planned_end: "2025-12-31", stipend_fen: 180_000, policy_number: "P1", accident_from: "2025-07-01", accident_until: "2026-06-30" }])
  await enter("training.internship_ends", [{ ...at, ended_on: ended, result, says: "期满" }])
  for (const month of months("2025-07", 6))
    await sql(
      `insert into subsidies.grant_months (person_id, grant_id, ym, item, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at) values ($1, $2, $3, 'IN-BASE', $4, 'employer', $5, 140000, '{}', '2026-01-15', now())`,
      who, newId(), Number(month.replace("-", "")), unit, cityB)
  if (kept || result === "hired-early") {
    const from = result === "hired-early" ? "2025-11-01" : "2026-01-01"
    await world.employed(who, "010", from, { employer: unit, kind: "2" })
    await sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) values ($1, $2, $3, '110', $4)", who, newId(), unit, from)
  }
  return who
}

test("IN-2: of ten interns five are kept, the difference for sixty months is 48 000.00, once a year; four of ten are too few", async () => {
  at("2026-02-28")
  const unit = await internUnit()
  for (let n = 0; n < 10; n++) await intern(unit, "term", n < 5)
  expect(await award(unitOf(unit), "subsidies.internship-retention", {}, "2026-03-20")).toMatchObject({ status: 200, amount: 4_800_000 })
  const second = await waiting(unitOf(unit), "subsidies.internship-retention").catch((failure: unknown) => String(failure))
  at("2026-04-20")
  expect((await act(staff.head, unit, second, "approve", 4)).body.code).toBe("R-DUP")
  at("2026-02-28")
  const few = await internUnit()
  for (let n = 0; n < 10; n++) await intern(few, "term", n < 4)
  expect((await looked(internshipRetention, unitOf(few))).codes).toEqual(["R-RETENTION"])
})

test("IN-4: planned for six months and hired after the fourth, the two that remain are 2800.00, once", async () => {
  at("2025-11-30")
  const unit = await internUnit()
  await intern(unit, "hired-early", true)
  expect(await award(unitOf(unit), "subsidies.internship-early-hire", {}, "2025-12-15")).toMatchObject({ status: 200, amount: 280_000 })
  expect(await looked(internshipEarlyHire, unitOf(await internUnit()))).toMatchObject({ verdict: "fail", codes: ["R-NO-LINES"] })
})

const project = (unit: string, given: object) => enter("subsidies.projects", [{ employer_id: unit, number: `X${newId()}`, kind: "SV-CAP", spending_use: "job-fair", planned_on: "2025-01-10", reviewed_on: "2025-02-10", accepted_on: "2025-09-10", sum_fen: 50_000_000, due_fen: 30_000_000, region, ...given }])

test("SV-CAP: an accepted project is paid by its stage; a forbidden use, a project that is not accepted, and more than the contract are refused", async () => {
  at("2025-10-15")
  const said = async (given: object) => {
    const unit = await employer()
    await project(unit, given)
    const found = await looked(serviceProject, unitOf(unit))
    return found.verdict === "pass" ? found.gives.amount : found.codes
  }
  const unit = await employer()
  await project(unit, {})
  expect(await award(unitOf(unit), "subsidies.service-project", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 30_000_000 })
  expect((await looked(serviceProject, unitOf(unit))).codes).toEqual(["R-BEYOND-CONTRACT"])
  expect([await said({ spending_use: "vehicle" }), await said({ accepted_on: null }), await said({ due_fen: 60_000_000 })]).toEqual([["R-FORBIDDEN-USE"], ["R-PROJECT-STAGE"], ["R-BEYOND-CONTRACT"]])
})

test("HS-BASE, HS-STUDIO, OT-PROV: a base up to its tier, a studio by the standard, one unit once; nothing of a province without approval and filing", async () => {
  at("2025-10-15")
  const base = await employer()
  await project(base, { kind: "HS-BASE", approved_on: "2025-01-10", due_fen: 500_000_000, sum_fen: null })
  expect(await award(unitOf(base), "subsidies.training-base", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 500_000_000 })
  expect((await looked(trainingBase, unitOf(base))).codes).toEqual(["R-DUP"])
  const studio = await employer()
  await project(studio, { kind: "HS-STUDIO", approved_on: "2025-01-10" })
  expect((await looked(masterStudio, unitOf(studio))).gives.amount).toBe(20_000_000)
  const provincial = async (given: object) => {
    const unit = await employer()
    await project(unit, { kind: "OT-PROV", spending_use: "grassroots-service", due_fen: 100_000, ...given })
    const found = await looked(provincialItem, unitOf(unit))
    return found.verdict === "pass" ? found.gives.amount : found.codes
  }
  expect([await provincial({ approval: "示例省政函〔2025〕1号", filing: "BA-1" }), await provincial({})]).toEqual([100_000, ["R-NOT-FILED"]])
})

async function borrower(segments: readonly object[], loan: object = {}): Promise<string> {
  const [who, unit] = [await soundPerson(), await employer()]
  await check(who, "person", "other-business-loan", false)
  const number = `990200-${newId()}`
  await enter("entrepreneurship.loans", [{ subject_id: who, subject_kind: "person", number, borrower: "person", borrower_group: "returned", partners: 1, uscc: `uscc-${unit}`, amount_fen: 30_000_000, signed_on: "2025-06-01", repay_by: "2028-06-01", rate: 450, bank: "示例银行", ...loan }])
  await enter("entrepreneurship.loan_segments", segments.map((one) => ({ subject_id: who, loan_number: number, principal_fen: 30_000_000, rate: 450, standing: "normal", ...one })))
  return who
}

test("LN-1: 300 000 at 4.50 % for 92 days is half of 3450.00, from its own fund, once for a quarter; LN-2: ten overdue days are left out", async () => {
  at("2025-10-15")
  const who = await borrower([{ from_on: "2025-07-01", until_on: "2025-09-30" }])
  expect(await award(citizen(who), "subsidies.loan-interest", {}, "2025-10-30")).toMatchObject({ status: 200, amount: 172_500 })
  expect(await sql("select fund from subsidies.grants where subject_id = $1", who)).toEqual([{ fund: "inclusive-finance" }])
  expect((await looked(loanInterest, citizen(who))).gives.amount).toBe(0)
  const late = await borrower([{ from_on: "2025-07-01", until_on: "2025-09-20" }, { from_on: "2025-09-21", until_on: "2025-09-30", standing: "overdue" }])
  expect((await looked(loanInterest, citizen(late))).gives.amount).toBe(153_750)
})

test("LN-INT: more than the limit, a group outside, another loan, a rate beyond the margin, and three loans before are not subsidised", async () => {
  at("2025-10-15")
  const quarter = [{ from_on: "2025-07-01", until_on: "2025-09-30" }]
  const said = async (loan: object, prepare: (who: string) => Promise<unknown> = () => Promise.resolve()) => {
    const who = await borrower(quarter, loan)
    await prepare(who)
    const found = await looked(loanInterest, citizen(who))
    return found.gives.lines.find((one) => one.line.endsWith("2025Q3"))?.codes
  }
  expect(await said({ amount_fen: 30_000_001 })).toEqual(["R-LOAN-LIMIT"])
  expect(await said({ borrower_group: "other" })).toEqual(["R-GROUP"])
  expect(await said({ rate: 451 })).toEqual(["R-LOAN-RATE"])
  expect(await said({ repay_by: "2028-06-02" })).toEqual(["R-LOAN-TERM"])
  expect(await said({}, (who) => check(who, "person", "other-business-loan", true))).toEqual(["M-OTHER-LOAN"])
})

test("LN-5: of 45 staff four new ones are 8.9 %, refused; five are 11.1 %, granted", async () => {
  at("2025-10-15")
  const firm = async (hires: number) => {
    const unit = await employer({ "other-business-loan": false, "wages-or-premiums-owed": false, "enterprise-size": "small" })
    for (let n = 0; n < 45; n++) {
      const who = await world.person({ name: `员工${n}` })
      await sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) values ($1, $2, $3, '110', '2024-01-01')", who, newId(), unit)
      if (n < hires) {
        await world.recognised(who, "2024-09-01")
        await world.employed(who, "010", "2025-01-05", { employer: unit, kind: "2" })
      }
    }
    await enter("entrepreneurship.loans", [{ subject_id: unit, subject_kind: "employer", number: `F${newId()}`, borrower: "firm", borrower_group: "other", partners: 1, amount_fen: 400_000_000, signed_on: "2025-06-01", repay_by: "2027-06-01", rate: 450, bank: "示例银行" }])
    const [loan] = await sql<{ number: string }>("select number from entrepreneurship.loans where subject_id = $1", unit)
    await enter("entrepreneurship.loan_segments", [{ subject_id: unit, loan_number: loan?.number, from_on: "2025-07-01", until_on: "2025-09-30", principal_fen: 30_000_000, rate: 450, standing: "normal" }])
    const found = await looked(firmLoanInterest, unitOf(unit))
    return found.verdict === "pass" ? found.gives.amount : found.gives.lines.find((one) => one.line.endsWith("2025Q3"))?.codes
  }
  expect([await firm(4), await firm(5)]).toEqual([["R-HIRE-RATIO"], 172_500])
})

interface Firm {
  readonly size?: string
  readonly people?: number
  readonly fen?: number
  readonly months?: number
  readonly drawers?: number
  readonly credit?: boolean
}
/** A firm whose people paid in 2024 what adds up to `fen`, some of whom drew benefit afterwards. */
async function refunded(given: Firm): Promise<string> {
  const unit = await employer({ "unit-kind": "enterprise", "zombie-enterprise": false, "industry-policy-consistent": true, "enterprise-size": given.size ?? "medium", "credit-listed": given.credit ?? false })
  const [people, count] = [given.people ?? 20, given.months ?? 12]
  const each = (given.fen ?? 19_440_000) / people / count
  await sql(
    `insert into registers.contributions (person_id, kind, ym, employer_id, base_fen, employer_paid_fen, person_paid_fen, arrived_on, region, source)
     select $1::bigint + p, '210', 202400 + m, $2, 500000, $3::bigint - $3::bigint / 2, $3::bigint / 2, '2024-12-30', $4, '社会保险' from generate_series(1, $5::int) p, generate_series(1, $6::int) m`, newId(), unit, each, cityB, people, count)
  for (let n = 0; n < (given.drawers ?? 0); n++) {
    const who = await world.person({ name: `离职${n}` })
    await sql(
      `insert into registration.employments (person_id, employment_id, form, employer_id, employer_name, started_on, ended_on, region, work_region, evidence, state, source, recorded_at)
       values ($1, $2, '010', $3, '示例单位', '2023-01-01', '2024-03-01', $4, $4, 'A', 'ended', 'filing', now())`, who, newId(), unit, cityB)
    await sql(
      `insert into insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, paid_fen, state, written_at, previous_hash, hash) values ($1, 1, 202404, 1, 'benefit', $2, 180000, 180000, 'paid', now(), '', '')`, who, cityB)
  }
  return unit
}

test("SG-1, SG-2, SG-9: 60 % of 194 400.00, topped up to 90 % in the second half of 2025, a large firm 30 %; never more than is due", async () => {
  at("2025-06-10")
  const unit = await refunded({ people: 180, drawers: 8 })
  expect(await award(unitOf(unit), "subsidies.job-retention-refund", {}, "2025-06-25")).toMatchObject({ status: 200, amount: 11_664_000 })
  expect((await looked(jobRetentionRefund, unitOf(unit))).codes).toEqual(["R-NOTHING-DUE"])
  at("2025-07-10")
  expect(await award(unitOf(unit), "subsidies.job-retention-refund", {}, "2025-07-25")).toMatchObject({ status: 200, amount: 5_832_000 })
  expect((await awardsOf(unit)).map((row) => row.amount_fen).toSorted()).toEqual(["11664000", "5832000"])
  at("2025-06-10")
  expect((await looked(jobRetentionRefund, unitOf(await refunded({ size: "large" })))).gives.amount).toBe(5_832_000)
})

test("SG-4, SG-5, SG-7, SG-8: five of twenty-five may leave, seven of thirty not; eleven months and bad credit are refused", async () => {
  at("2025-06-10")
  const said = async (given: Firm) => {
    const found = await looked(jobRetentionRefund, unitOf(await refunded(given)))
    return found.verdict === "pass" ? "pass" : found.codes
  }
  expect(await said({ people: 25, drawers: 5, fen: 30_000_000 })).toBe("pass")
  expect(await said({ people: 30, drawers: 7, fen: 36_000_000 })).toEqual(["R-LAYOFF"])
  expect(await said({ months: 11, fen: 22_000_000 })).toEqual(["R-PAID-LT12"])
  expect(await said({ credit: true })).toEqual(["R-CREDIT"])
})

test("two refunds of one year approved at the same moment leave one", async () => {
  at("2025-06-10")
  const unit = await refunded({})
  const first = await waiting(unitOf(unit), "subsidies.job-retention-refund")
  await sql("update casework.cases set exclusive = false where subject_id = $1", unit)
  const second = await waiting(unitOf(unit), "subsidies.job-retention-refund")
  at("2025-06-25")
  const answers = await Promise.all([first, second].map((one) => act(staff.head, unit, one, "approve", 4)))
  expect(answers.map((done) => done.status).toSorted(), JSON.stringify(answers.map((done) => done.body))).toEqual([200, 409])
  expect((await awardsOf(unit)).length).toBe(1)
})
