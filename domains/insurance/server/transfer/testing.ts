// Builders for tests of moves between provinces: people with identity numbers, another province with a ledger, and moves through all stations.
import { randomUUID } from "node:crypto"
import { casework, catalogueOf } from "#platform/casework"
import type { Database } from "#platform/database"
import { deliverAll } from "#platform/exchange"
import { gathering } from "#platform/facts"
import type { Module } from "#platform/module"
import { idDigest } from "#platform/registers"
import { addMonthsTo, monthsFromTo, plainDate, todayInChina, yearMonth } from "#standards"
import type { StaffRole, Viewer } from "#wire"
import { testServer } from "../../../../platform/http/testing.ts"
import { insurance } from "../../module.ts"
import { contributedMonths, unusedMonths } from "../fact-sources.ts"
import { monthNumber } from "../months.ts"
import { insuranceOffers } from "../offers.ts"
import { aClaimant, citizen, type ClaimantGiven, cityB } from "../testing.ts"
import { exchangeTransfers } from "./exchange-transfers.ts"
import { connectTransfers } from "./node.ts"
import { type Ledger, simulatedProvince } from "./simulated-province.ts"

const officer = (officerId: string, name: string, roles: readonly StaffRole[], scope: string): Viewer => ({ kind: "staff", officerId, personId: null, name, roles, scope, office: "乙市示例区经办机构", session: "s" })

export const staff = {
  receiver: officer("81", "受理员甲", ["clerk"], "990201001"),
  county: officer("82", "经办员乙", ["clerk"], "990201"),
  reviewer: officer("83", "复核员丙", ["reviewer"], "990201"),
  fin1: officer("84", "财务丁", ["finance"], "9902"),
  fin2: officer("85", "财务戊", ["finance"], "9902"),
  elsewhere: officer("86", "外地", ["clerk", "reviewer", "finance"], "9901"),
  province: officer("87", "省级经办", ["clerk"], "99"),
}

export interface Answer {
  readonly status: number
  readonly body: { readonly code: string; readonly caseId: string; readonly state: string; readonly verdict: string; readonly problem: string; readonly title: string }
}

/** Consecutive paid months, each with its money on the twentieth. */
export const paidMonths = (first: string, count: number): Ledger["months"] => monthsFromTo(yearMonth(first), addMonthsTo(yearMonth(first), count)).map((month) => ({ month, arrivedOn: plainDate(`${month}-20`) }))

/** TF-1 unless told otherwise: sixty months paid up to 2024-12, twelve approved there at 1500.00, none drawn. */
export const ledger = (changes: Partial<Ledger> = {}): Ledger => ({ drawing: false, months: paidMonths("2020-01", 60), consumedThrough: null, approvedMonths: 12, drawnMonths: 0, unusedMonths: 0, standardFen: 150_000, ...changes })

export async function transferWorld(database: Database, now = "2025-05-06T02:00:00.000Z", more: readonly Module[] = []) {
  const clock = { now }
  const server = await testServer(database, [casework(catalogueOf(insuranceOffers)), insurance, ...more], clock)
  const { ask, house } = server
  const other = simulatedProvince(() => clock.now)
  connectTransfers(house, other)
  const sql = <R extends object = Record<string, unknown>>(text: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(text, values))
  await sql("insert into registers.regions (code, name, level, full_name) values ($1, '示例街道', 4, '示例省乙市示例街道') on conflict do nothing", cityB)
  const at = (day: string) => {
    clock.now = `${day}T02:00:00.000Z`
  }
  const deliver = () => deliverAll(house, [...(insurance.handlers ?? [])])
  const exchange = () => exchangeTransfers(house)
  let numbers = 0
  const identity = (): string => {
    const body = `1101011990${String(Math.floor(++numbers / 28) % 12 + 1).padStart(2, "0")}${String(numbers % 28 + 1).padStart(2, "0")}${String(numbers).padStart(3, "0")}`
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[[...body].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11]
  }

  /** Someone of 乙市 with an identity number; in work unless told otherwise. */
  async function someone(given: ClaimantGiven = {}): Promise<{ readonly person: string; readonly idNumber: string }> {
    const person = await aClaimant(database, { leftOn: null, registeredOn: null, paidMonths: 0, ...given })
    const idNumber = identity()
    await sql("update registers.persons set id_sealed = $2 where person_id = $1", person, house.sealing.seal(idNumber))
    await sql("insert into registers.person_id_numbers (digest, person_id) values ($1, $2)", idDigest(house.sealing, idNumber, todayInChina(clock.now)), person)
    return { person, idNumber }
  }
  const paidHere = async (person: string, first: string, count: number, arrived = (month: string) => `${month}-20`) => {
    for (const { month } of paidMonths(first, count))
      await sql(
        "insert into registers.contributions (person_id, kind, ym, employer_id, base_fen, employer_paid_fen, person_paid_fen, arrived_on, region, source) values ($1, '210', $2, 7, 500000, 2500, 2500, $3, $4, '社会保险')", person, monthNumber(month), arrived(month), cityB)
  }

  const apply = (person: string, answers: Readonly<Record<string, unknown>> = {}): Promise<Answer> =>
    ask(citizen(person), "POST", "/cases", { item: "insurance.relation-transfer", region: cityB, answers: { fromProvince: "110000", purpose: "moved", promise: true, ...answers } }, { "idempotency-key": randomUUID() })
  const act = (viewer: Viewer, person: string, caseId: string, kind: string, length: number, more: object = {}): Promise<Answer> => ask(viewer, "POST", `/cases/${person}/${caseId}/actions`, { kind, length, ...more })

  /** Applied and checked here: the letter is written, and sent where the platform answers. */
  async function asked(person: string, answers: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const sent = await apply(person, answers)
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body))
    await deliver()
    const passed = await act(staff.receiver, person, sent.body.caseId, "accept", 1)
    if (passed.status !== 200) throw new Error(JSON.stringify(passed.body))
    await deliver()
    await exchange()
    return sent.body.caseId
  }
  /** Passed on with the figures that came: what the deciding officer sees. */
  async function passedOn(person: string, caseId: string) {
    await act(staff.county, person, caseId, "accept", 2)
    return judgementOf(person, caseId)
  }
  /** Passed on, where that was not done before, and decided. */
  async function decided(person: string, caseId: string): Promise<Answer> {
    await act(staff.county, person, caseId, "accept", 2)
    const done = await act(staff.reviewer, person, caseId, "approve", 3)
    await deliver()
    await exchange()
    return done
  }
  const transferOf = async (person: string) => (await sql<{ transfer_id: string; number: string; state: string; direction: string; fee_fen: string | null; says: string; reason: string; unused_months: number | null }>("select * from insurance.transfers where person_id = $1 order by recorded_at desc, transfer_id desc limit 1", person))[0]
  const on = (person: string, name: string, viewer: Viewer, input: object = {}): Promise<Answer> => transferOf(person).then((row) => ask(viewer, "POST", `/insurance/transfers/${person}/${row?.transfer_id ?? "1"}/${name}`, input))
  const counting = gathering("test.transfer-counts", [contributedMonths, unusedMonths])
  /** Paid months and unused months as a later claim would see them. */
  async function counts(person: string): Promise<readonly [number, number]> {
    const [rows] = await database.system.together([counting.one(person, todayInChina(clock.now))])
    const facts = counting.read(rows?.[0])
    return [Number(facts["contributed-months"]?.value), Number(facts["unused-months"]?.value)]
  }
  const judgementOf = async (person: string, caseId: string) => ((await ask(staff.reviewer, "GET", `/cases/${person}/${caseId}`)) as unknown as { body: { judgement: { verdict: string; codes: string[]; gives: Record<string, unknown>; workings: string[] } } }).body.judgement
  const messages = (kind: string) => other.received.filter((one) => one.kind === kind)
  return { act, apply, ask, asked, at, clock, counts, database, decided, deliver, exchange, house, judgementOf, messages, on, other, paidHere, passedOn, server, someone, sql, transferOf }
}
