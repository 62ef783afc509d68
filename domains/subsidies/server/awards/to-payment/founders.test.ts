// ST-RENT from the form to the bank, and 重点群体创业认定 from the form to the certificate: what they give, every "no" with its code, and what they do not stand beside.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../../platform/database/testing.ts"
import { staff } from "../../testing.ts"
import { startUpRent } from "../person-items.ts"
import { foundingDeduction } from "../tax-deduction.ts"
import { founding } from "../testing-founding.ts"
import { payingWorld } from "./testing.ts"

const database = await testDatabase()
const world = await payingWorld(database, "2025-10-15T02:00:00.000Z")
const { at, award, looked, send, act, papersOf, citizen, sql, check, holds, soundPerson, enter, paidTo } = world
const founder = founding(world)

const rent = (fen: number, months = 12) => ({ rentPaid: fen, rentMonths: months, invoice: `发票${newId()}` })
const papers = (who: string) => papersOf(citizen(who), ["lease", "invoice", "payment"])
async function tenant(related = false) {
  const one = await founder()
  await check(one.who, "person", "lessor-related", related)
  return one
}

test("RE-1: 4800.00 of rent with lease, invoice and proof of payment is granted and paid; more rent of the same year is paid up to 6000.00 and not beyond", async () => {
  at("2025-06-15")
  const { who } = await tenant()
  expect(await award(citizen(who), "subsidies.start-up-rent", rent(480_000, 6), "2025-06-30", await papers(who))).toMatchObject({ status: 200, amount: 480_000 })
  at("2025-10-15")
  expect(await paidTo(who, "subsidies.personal")).toEqual({ lines: [["ST-RENT", 480_000, "paid"]], grants: ["paid"] })
  expect((await looked(startUpRent, citizen(who), rent(480_000, 6))).codes).toEqual(["R-NOTHING-DUE"])
  expect(await award(citizen(who), "subsidies.start-up-rent", rent(960_000, 6), "2025-10-30", await papers(who))).toMatchObject({ status: 200, amount: 120_000 })
  at("2025-11-15")
  expect((await looked(startUpRent, citizen(who), rent(1_200_000, 6))).codes).toEqual(["R-NOTHING-DUE"])
  at("2026-03-15")
  expect((await looked(startUpRent, citizen(who), rent(1_200_000))).gives.amount).toBe(600_000)
})

test("RE-4: after three years there is no fourth; the last claim may not go past thirty-six months", async () => {
  at("2025-10-15")
  const { who } = await tenant()
  await holds(who, "ST-RENT", 202201, 202201)
  await sql("update subsidies.awards set facts = '{\"rent-months\": 30, \"applied-on\": \"2024-03-01\"}' where subject_id = $1", who)
  expect((await looked(startUpRent, citizen(who), rent(480_000, 6))).gives.amount).toBe(480_000)
  expect((await looked(startUpRent, citizen(who), rent(480_000, 7))).codes).toEqual(["R-CAP36"])
})

const refusals: readonly (readonly [situation: string, code: string, after: (one: Awaited<ReturnType<typeof founder>>) => Promise<unknown>])[] = [
  ["RE-3: the lessor is the father", "R-RELATED-LESSOR", ({ who }) => check(who, "person", "lessor-related", true)],
  ["a free desk in an incubator", "R-FREE-PREMISES", ({ unit }) => enter("entrepreneurship.tenancies", [{ employer_id: unit, incubator: "示例基地", from_on: "2025-01-01", area_m2: 20, rent_fen: 0, document: "协议1" }])],
  ["a business listed as abnormal", "R-ABNORMAL", ({ unit }) => check(unit, "employer", "unit-abnormal", true)],
  ["a business that was deregistered", "R-ABNORMAL", ({ unit }) => sql("update registers.employers set status = '注销' where employer_id = $1", unit)],
  ["who handed the business over", "R-NOT-FOUNDER", ({ who }) => sql("update registers.entity_roles set to_on = '2025-09-01' where person_id = $1", who)],
  ["bad credit", "R-CREDIT", ({ who }) => check(who, "person", "credit-listed", true)],
  ["in prison", "R-PRISON", ({ who }) => sql("insert into registers.custodies (person_id, from_on) values ($1, '2025-09-01')", who)],
  ["drawing a pension", "R-RETIRED", ({ who }) => sql("insert into registers.pensions (person_id, starts_on, kind) values ($1, '2025-01-01', '110')", who)],
  ["employed by a unit that is subsidised for it (G6)", "R-STACK-ST", ({ who }) => holds(who, "SI-EMP-HARD", 202510, 202510)],
  ["a public post in the month (G6)", "R-STACK-ST", ({ who }) => holds(who, "PW-POST", 202510, 202510)],
]
test.each(refusals)("ST-RENT refused: %s, %s", async (_, code, after) => {
  at("2025-10-15")
  const one = await tenant()
  await after(one)
  const said = await looked(startUpRent, citizen(one.who), rent(480_000))
  expect([said.verdict, said.gives.amount, said.codes]).toEqual(["fail", 0, [code]])
})

test("an invoice another fund has paid is refused (G10), another invoice is not; a start-up grant and a flexible insurance subsidy stand beside the rent", async () => {
  at("2025-10-15")
  const { who } = await tenant()
  await holds(who, "OTHER", 202201, 202201, { cost: "发票-7", fund: "disability-levy" })
  await holds(who, "ST-ONCE", 202503, null)
  await holds(who, "SI-FLEX-HARD", 202510, 202510)
  expect((await looked(startUpRent, citizen(who), { ...rent(480_000), invoice: "发票-7" })).codes).toEqual(["R-DOUBLE-FUND"])
  expect((await looked(startUpRent, citizen(who), rent(480_000))).gives.amount).toBe(480_000)
})

test("what the form refuses: no rent, a negative one, thirteen months, no papers, another's papers, a paper nobody asked for, no promise", async () => {
  at("2025-10-15")
  const [{ who }, stranger] = [await tenant(), await soundPerson()]
  const [mine, theirs] = [await papers(who), await papers(stranger)]
  const wrong = async (answers: object, given: readonly object[] = mine) => ((await send(citizen(who), "subsidies.start-up-rent", answers, given)).body.errors as readonly { path?: string; code: string }[]).map((one) => [one.path, one.code])
  expect(await wrong(rent(0))).toEqual([["rentPaid", "field.invalid"]])
  expect(await wrong(rent(-100))).toEqual([["rentPaid", "field.invalid"]])
  expect(await wrong(rent(480_000, 13))).toEqual([["rentMonths", "field.invalid"]])
  expect(await wrong({ ...rent(480_000), promise: false, accountConfirmed: false })).toEqual([["accountConfirmed", "field.required"], ["promise", "field.required"]])
  expect(await wrong(rent(480_000), [])).toEqual([["papers.lease", "field.required"], ["papers.invoice", "field.required"], ["papers.payment", "field.required"]])
  expect(await wrong(rent(480_000), theirs)).toEqual([["papers.lease", "field.invalid"], ["papers.invoice", "field.invalid"], ["papers.payment", "field.invalid"]])
  expect(await wrong(rent(480_000), [...mine, { ...mine[0], name: "selfie" }])).toEqual([["papers.selfie", "E-MAT-00"]])
})

/** Somebody registered as unemployed since January who opened a shop in August. */
async function shopkeeper(given: { readonly since?: string; readonly opened?: string; readonly start?: string | null } = {}): Promise<string> {
  const who = await soundPerson()
  await world.unemployed(who, given.since ?? "2025-01-10", given.opened ?? "2025-08-01")
  await world.entity(who, `U${newId()}`, given.opened ?? "2025-08-01", { role: "经营者" })
  if (given.start !== null) await check(who, "person", "deduction-start", given.start ?? "none")
  return who
}

test("重点群体创业认定: sent, received, decided by a second officer; the certificate is issued and told to the tax office, pays nothing, and is had once", async () => {
  at("2025-11-10")
  const who = await shopkeeper()
  const sent = await send(citizen(who), "subsidies.founding-deduction", { yearly: 1 })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  expect((await act(staff.receiver, who, sent.body.caseId, "accept", 1)).status).toBe(200)
  expect((await act({ ...staff.receiver, roles: ["reviewer"] } as typeof staff.receiver, who, sent.body.caseId, "approve", 2)).body.code).toBe("casework.same-person")
  expect((await act(staff.second, who, sent.body.caseId, "approve", 2)).body.state).toBe("approved")
  expect(await sql("select person_id, deduction_for, group_code, years, yearly_fen, from_on from subsidies.deductions where subject_id = $1", who)).toEqual([{ person_id: who, deduction_for: "founding", group_code: "unemployed-half-year", years: 3, yearly_fen: "2000000", from_on: "2025-08-01" }])
  expect(await sql("select count(*)::int as n from exchange.outbox where topic = 'tax.deduction-certified' and subject_id = $1", who)).toEqual([{ n: 1 }])
  const letter = (await world.ask(citizen(who), "GET", `/cases/${who}/${sent.body.caseId}/letter`)) as { status: number }
  expect(letter.status).toBe(200)
  expect(await sql("select 1 from subsidies.grants where subject_id = $1", who)).toEqual([])
  expect((await looked(foundingDeduction, citizen(who))).codes).toEqual(["R-DUP"])
})

test("not certified: five months of unemployment, three years of deductions, no group, no shop, an answer of the tax office that is missing", async () => {
  at("2025-11-10")
  const codes = async (who: string) => (await looked(foundingDeduction, citizen(who))).codes
  expect(await codes(await shopkeeper({ since: "2025-03-02" }))).toEqual(["R-UNEMP-LT6M"])
  expect(await codes(await shopkeeper({ start: "2022-11-10" }))).toEqual(["R-CAP3Y"])
  expect(await codes(await shopkeeper({ start: "2022-11-11" }))).toEqual([])
  const outsider = await soundPerson()
  await world.entity(outsider, `U${newId()}`, "2025-08-01", { role: "经营者" })
  expect(await codes(outsider)).toEqual(["R-NO-LINES"])
  expect(await codes(await soundPerson())).toEqual(["R-NO-LINES"])
  expect((await looked(foundingDeduction, citizen(await shopkeeper({ start: null })))).verdict).toBe("no-data")
  at("2028-01-10")
  expect(await codes(await shopkeeper({ opened: "2027-12-01", since: "2027-01-10" }))).toEqual(["E-VERSION"])
})
