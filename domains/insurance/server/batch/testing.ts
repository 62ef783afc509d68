// Builders for tests of batches: the nine people of the worked batch, officers, and a server with a bank that does as it is told.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { newId, type Database } from "#platform/database"
import type { Module } from "#platform/module"
import { payments, simulatedBank, type SimulatedBank } from "#platform/payments"
import type { BatchView } from "#platform/payments/contract"
import { luhnDigit, addMonthsTo, monthsFromTo, yearMonth } from "#standards"
import type { StaffRole, Viewer } from "#wire"
import { testServer, type TestServer } from "../../../../platform/http/testing.ts"
import { insurance } from "../../module.ts"
import { monthNumber } from "../months.ts"
import { appendStaged, stagingTable } from "./month-chain.ts"
import { monthlyBenefit } from "./monthly-benefit.ts"

export const cityB = "990200000000"
const street = "990201001000"

export const anOfficer = (officerId: string, name: string, roles: StaffRole[], scope = "9902", personId: string | null = null): Viewer => ({ kind: "staff", officerId, personId, name, roles, scope, office: "乙市失业保险处", session: "s" })

export const staff = {
  a: anOfficer("101", "初核员甲", ["clerk"]),
  b: anOfficer("102", "复核员乙", ["reviewer"]),
  head: anOfficer("103", "负责人丙", ["head"]),
  fin1: anOfficer("104", "财务丁", ["finance"]),
  fin2: anOfficer("105", "财务戊", ["finance"]),
  elsewhere: anOfficer("106", "甲市财务", ["finance", "clerk"], "9901"),
  auditor: anOfficer("107", "监督员", ["auditor"]),
}

export interface PersonGiven {
  readonly name: string
  readonly first: string
  readonly months?: number
  /** Months paid before, with medical premium. */
  readonly paid?: readonly string[]
  readonly startsOn?: string
  readonly lossOn?: string
}

export const accountOf = (tail: number): string => {
  const body = `62170099${String(tail).padStart(10, "0")}`
  return body + luhnDigit(body)
}

export interface BatchWorld {
  readonly database: Database
  readonly server: TestServer
  readonly bank: SimulatedBank
  readonly clock: { now: string }
}

/** A server with registers, insurance and payments, a data folder for the key, and a bank under control. */
export async function batchWorld(database: Database, now = "2025-07-08T16:30:00.000Z", more: readonly Module[] = []): Promise<BatchWorld> {
  const clock = { now }
  const bank = simulatedBank({ clock: () => clock.now })
  const server = await testServer(database, [payments([monthlyBenefit], () => bank), insurance, ...more], clock)
  const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-payments-"))
  Object.assign(server.house, { dataFolder })
  afterAll(() => rm(dataFolder, { recursive: true, force: true }))
  await database.system.transaction((tx) => tx.sql("insert into registers.regions (code, name, level) values ($1, '乙市', 2) on conflict do nothing", [cityB]))
  return { database, server, bank, clock }
}

let made = 0

/** A person with account and a running entitlement in 乙市; answers the person's id. */
export async function anEntitled({ database, server }: BatchWorld, given: PersonGiven): Promise<string> {
  const person = newId()
  const entitlement = newId()
  made += 1
  const account = accountOf(made)
  const months = given.months ?? 12
  const last = addMonthsTo(yearMonth(given.first), months - 1)
  const paid = given.paid ?? []
  await database.system.transaction(async (tx) => {
    await tx.sql(
      `insert into registers.persons (person_id, name, id_type, id_sealed, id_masked, bank_sealed, bank_masked, bank_name, bank_line, region, source) values ($1, $2, '01', $3, '9902**********', $4, $5, '示例银行', '102100099996', $6, '公安')`,
      [person, given.name, server.house.sealing.seal(`99020119900520${String(made).padStart(4, "0")}`), server.house.sealing.seal(account), `6217****${account.slice(-4)}`, street],
    )
    await tx.sql(
      `insert into insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, drawn_months, loss_on, recorded_at)
       values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, '2024-01-01T00:00:00Z')`,
      [person, entitlement, street, given.startsOn ?? `${given.first}-01`, monthNumber(given.first), monthNumber(last), months, paid.length, given.lossOn ?? null],
    )
    if (paid.length === 0) return
    await tx.sql(stagingTable)
    for (const [index, month] of paid.entries())
      await tx.sql(
        "insert into month_staging values ($1, $2, $3, $4, 'benefit', $5, 180000, 0, null, 990, 'paid'), ($1, $6, $3, $4, 'medical', $5, 42000, 0, null, 990, 'paid')",
        [person, index * 2 + 1, monthNumber(month), entitlement, street, index * 2 + 2],
      )
    await appendStaged(tx, "2025-06-20T00:00:00.000Z")
  })
  return person
}

export const until = (first: string, after: string): string[] => monthsFromTo(yearMonth(first), yearMonth(after))

/** The last batch, June 2025, so that July has something to change against. */
export async function theJuneBatch({ database }: BatchWorld, people: readonly string[]): Promise<void> {
  await database.system.transaction(async (tx) => {
    await tx.sql(
      `insert into payments.batches (batch_id, number, business, kind, region, ym, cut_off, state, length, made_at, made_by)
       values (990, 'UI-202506-990200', 'insurance.benefit', 'monthly', $1, 202506, '2025-06-08T16:00:00Z', 'CLOSED', 1, '2025-06-08T16:00:00Z', '系统')`,
      [cityB],
    )
    await tx.sql("insert into payments.batch_actions (batch_id, seq, kind, actor, actor_name, at) values (990, 1, 'generate', 'system', '系统', '2025-06-08T16:00:00Z')")
    for (const [index, person] of people.entries())
      await tx.sql(
        `insert into payments.lines (subject_id, subject_kind, batch_id, category, position, region, due_fen, change, state) values ($1, 'person', 990, 'benefit', $2, $3, 180000, 'same', 'paid')`,
        [person, index + 1, street],
      )
  })
}

export interface Answer {
  readonly status: number
  readonly body: { readonly code: string; readonly state: string; readonly length: number; readonly batchId: string; readonly child: string | null; readonly number: string; readonly title: string; readonly detail: Record<string, unknown> }
}

export async function view(world: BatchWorld, batchId: string, as: Viewer = staff.a): Promise<BatchView> {
  const { status, body } = await world.server.ask(as, "GET", `/payments/batches/${batchId}`)
  if (status !== 200) throw new Error(`reading the batch answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** One act by an officer, at the length the batch has now. */
export async function act(world: BatchWorld, as: Viewer, batchId: string, name: string, more: Record<string, unknown> = {}): Promise<Answer> {
  const { length } = await view(world, batchId, staff.auditor)
  return (await world.server.ask(as, "POST", `/payments/batches/${batchId}/acts`, { act: name, length, ...more }))
}

/** An act that must succeed. */
export async function must(world: BatchWorld, as: Viewer, batchId: string, name: string, more: Record<string, unknown> = {}): Promise<Answer["body"]> {
  const { status, body } = await act(world, as, batchId, name, more)
  if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`)
  return body
}

export interface LineSeen {
  readonly subjectId: string
  readonly category: string
  readonly name: string
  readonly dueFen: number
  readonly deductedFen: number
  readonly amountFen: number
  readonly state: string
  readonly reason: string
  readonly says: string
  readonly change: string
  readonly reference: string | null
  readonly resultCode: string | null
}

export async function linesOf(world: BatchWorld, batchId: string, filter = ""): Promise<readonly LineSeen[]> {
  const { body } = await world.server.ask(staff.a, "GET", `/payments/batches/${batchId}/lines${filter}`)
  return (body as { lines: LineSeen[] }).lines
}

/** From DRAFT to the step named, by the right people. */
export async function walk(world: BatchWorld, batchId: string, to: "CHECKED" | "REVIEWED" | "APPROVED" | "FUNDED" | "SENT" | "RESULT"): Promise<void> {
  const steps: [string, () => Promise<unknown>][] = [
    ["CHECKED", () => must(world, staff.a, batchId, "check")],
    [
      "REVIEWED",
      async () => {
        const open = await linesOf(world, batchId, "?only=unconfirmed")
        if (open.length > 0) await must(world, staff.a, batchId, "confirm-changes", { lines: open.map(({ subjectId, category }) => ({ subjectId, category })) })
        await must(world, staff.a, batchId, "review")
        await must(world, staff.b, batchId, "second-review")
      },
    ],
    ["APPROVED", () => must(world, staff.head, batchId, "approve")],
    [
      "FUNDED",
      async () => {
        await must(world, staff.fin1, batchId, "request-funds")
        await must(world, staff.fin1, batchId, "receive-funds", { document: "乙财社拨〔2025〕7号" })
      },
    ],
    [
      "SENT",
      async () => {
        await must(world, staff.fin1, batchId, "make-file")
        await must(world, staff.fin1, batchId, "turn-key-one")
        await must(world, staff.fin2, batchId, "send")
      },
    ],
    ["RESULT", () => must(world, staff.fin1, batchId, "load-result")],
  ]
  const order = steps.map(([state]) => state)
  const { batch } = await view(world, batchId)
  for (const [state, go] of steps) if (order.indexOf(state) > order.indexOf(batch.state) && order.indexOf(state) <= order.indexOf(to)) await go()
}

export const generateJuly = async (world: BatchWorld): Promise<Answer> =>
  (await world.server.ask(staff.a, "POST", "/payments/batches", { business: "insurance.benefit", region: cityB, month: "2025-07" }))

