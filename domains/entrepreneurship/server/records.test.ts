// Records of founders: loans with their interest lists, incubators with their tenants; what contradicts itself or somebody else's record is refused row by row.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { idDigest } from "#platform/registers"
import { plainDate } from "#standards"
import type { Viewer } from "#wire"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { entrepreneurship } from "../module.ts"

const database = await testDatabase()
const { ask, house } = await testServer(database, [entrepreneurship], { now: "2025-10-20T02:00:00.000Z" })
const region = "990201001000"
const sql = (text: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql(text, values))
const clerk: Viewer = { kind: "staff", officerId: "301", personId: null, name: "创业科", roles: ["clerk"], scope: "9902", office: "乙市", session: "s" }

interface Answer {
  readonly status: number
  readonly body: { readonly entered: number; readonly errors: readonly { readonly path: string; readonly code: string }[] }
}
const enter = async (table: string, ...rows: readonly object[]): Promise<Answer> => ask(clerk, "POST", `/entrepreneurship/${table}`, { source: "经办银行报送", rows })
const codes = (answer: Answer) => answer.body.errors.map((one) => `${one.path} ${one.code}`)

const person = newId()
await sql("insert into registers.persons (person_id, name, region, live_region, source) values ($1, '林小海', $2, $2, '公安')", person, region)
await sql("insert into registers.person_id_numbers (digest, person_id) values ($1, $2)", idDigest(house.sealing, "990201198505200011", plainDate("2025-10-20")), person)
for (const uscc of ["91990200MA00000001", "91990200MA00000002"]) await sql("insert into registers.employers (employer_id, uscc, name, region, source) values ($1, $2, '示例', $3, '市场监管')", newId(), uscc, region)

const who = { idNumber: "990201198505200011", name: "林小海" }
const loan = { ...who, number: "990200-2025-001", borrower: "person", borrowerGroup: "returned", partners: 1, uscc: "91990200MA00000001", amountFen: 30_000_000, signedOn: "2025-06-01", repayBy: "2028-06-01", rate: 450, bank: "示例银行" }
const segment = { ...who, loanNumber: "990200-2025-001", fromOn: "2025-07-01", untilOn: "2025-09-30", principalFen: 30_000_000, rate: 450, standing: "normal" }

test("a loan is entered once; a firm's loan of a person, an end before the beginning and another's contract number are refused", async () => {
  expect(codes(await enter("loans", { ...loan, borrower: "firm" }))).toEqual(["rows.1 entrepreneurship.loan-borrower"])
  expect(codes(await enter("loans", { ...loan, repayBy: "2025-06-01" }))).toEqual(["rows.1 entrepreneurship.period"])
  expect((await enter("loans", loan)).status).toBe(201)
  expect(codes(await enter("loans", loan))).toEqual(["rows.1 entries.already-there"])
  expect(codes(await enter("loans", { ...loan, idNumber: "", name: "", borrower: "firm", uscc: "91990200MA00000002" }))).toEqual(["rows.1 entrepreneurship.loan-other"])
})

test("an interest list belongs to its loan, stays below it and never covers a day twice", async () => {
  expect(codes(await enter("loan-segments", { ...segment, loanNumber: "没有" }))).toEqual(["rows.1 entrepreneurship.no-loan"])
  expect(codes(await enter("loan-segments", { ...segment, principalFen: 30_000_001 }))).toEqual(["rows.1 R-LOAN-LIMIT"])
  expect(codes(await enter("loan-segments", { ...segment, untilOn: "2025-06-30" }))).toEqual(["rows.1 entrepreneurship.period"])
  expect((await enter("loan-segments", segment)).status).toBe(201)
  expect(codes(await enter("loan-segments", { ...segment, fromOn: "2025-09-21" }))).toEqual(["rows.1 entrepreneurship.segments-overlap"])
})

test("a tenant needs an incubator that is recognised, and has one place at a time", async () => {
  const tenancy = { uscc: "91990200MA00000002", incubator: "乙市孵化基地", fromOn: "2025-01-01", areaM2: 20, rentFen: 0, document: "协议1" }
  expect(codes(await enter("tenancies", tenancy))).toEqual(["rows.1 entrepreneurship.no-incubator"])
  expect((await enter("incubators", { uscc: "91990200MA00000001", name: "乙市孵化基地", level: "city", recognisedOn: "2020-01-01", desks: 50, document: "乙人社〔2020〕1号" })).status).toBe(201)
  expect((await enter("tenancies", tenancy)).status).toBe(201)
  expect(codes(await enter("tenancies", { ...tenancy, fromOn: "2025-03-01" }))).toEqual(["rows.1 entrepreneurship.two-places"])
})
