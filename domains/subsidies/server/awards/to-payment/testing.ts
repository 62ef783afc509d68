// Builders for tests that follow a grant to the bank: a quota of every fund, and batches walked to the bank's result.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import type { Database } from "#platform/database"
import { payments, simulatedBank } from "#platform/payments"
import { addMonthsTo, yearMonth } from "#standards"
import { type BatchWorld, linesOf, staff as payers, walk } from "../../../../insurance/server/batch/testing.ts"
import { subsidyPayments } from "../../payment.ts"
import { awardWorld } from "../testing.ts"

const place = "990200000000"

/** The world of awards with the money of 2025 in every fund, and a bank that pays what it is asked. */
export async function payingWorld(database: Database, now: string) {
  const bank = simulatedBank({ clock: () => world.clock.now })
  const world = await awardWorld(database, now, [payments(subsidyPayments, () => bank)])
  const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-paying-"))
  Object.assign(world.house, { dataFolder })
  afterAll(() => rm(dataFolder, { recursive: true, force: true }))
  const batches: BatchWorld = { database, server: world as unknown as BatchWorld["server"], bank, clock: world.clock }
  for (const fund of ["employment-subsidy", "inclusive-finance", "unemployment-insurance"])
    for (const kind of ["income", "index", "quota"]) {
      const entered = (await world.ask(payers.fin1, "POST", "/subsidies/budget", { region: place, fund, year: 2025, kind, amountFen: 10_000_000_000, source: kind === "income" ? "province" : null, document: "乙财社〔2025〕9号" })) as { body: { entryId: string } }
      await world.ask(payers.fin2, "POST", `/subsidies/budget/${place}/${entered.body.entryId}`, { decision: "confirm" })
    }
  let made = 0

  /** What a payee's grants came to at the bank: the line of each item, and the states of the grants. */
  async function paidTo(payee: string, business: string): Promise<{ readonly lines: readonly (readonly [item: string, fen: number, state: string])[]; readonly grants: readonly string[] }> {
    const opened = (await world.ask(payers.a, "POST", "/payments/batches", { business, region: place, month: addMonthsTo(yearMonth("2025-10"), -made++) })) as { status: number; body: { batchId: string } }
    if (opened.status !== 201) throw new Error(JSON.stringify(opened.body))
    await walk(batches, opened.body.batchId, "RESULT")
    const lines = (await linesOf(batches, opened.body.batchId)).filter((one) => one.subjectId === payee).map((one) => [one.category, one.amountFen, one.state] as const)
    const grants = await world.sql<{ state: string }>("select state from subsidies.grants where subject_id = $1 order by recorded_at", payee)
    return { lines, grants: grants.map((one) => one.state) }
  }
  return { ...world, paidTo }
}
