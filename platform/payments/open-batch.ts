// 生成: one batch for a place and month, its lines from the business, all in one transaction.
import { monthOf, todayInChina } from "#standards"
import { newId, statement, violatedConstraint } from "#platform/database"
import type { House, RequestContext } from "#platform/module"
import { intakeTable, monthNumber, monthText, prefixOf } from "./business.ts"
import { paymentProblems } from "./contract.ts"
import { takeIntake } from "./intake.ts"
import { businessOf, headOf, officerOf, type PaymentRooms } from "./rooms.ts"
import { countBatches, insertBatch, keepSnapshot, lockBatch, sameBatch, totalsOf } from "./statements.ts"
import { appendTo } from "./write-action.ts"

export const regionName = statement<{ region: string }, { name: string }>({ name: "payments.region-name", reach: "reference", sql: "select name from registers.regions where code = :region" })

export interface Opening {
  readonly business: string
  readonly region: string
  /** "2025-07" */
  readonly month: string
  /** Default: now. */
  readonly cutOff?: string
  readonly actor: string
  readonly actorName: string
}

/** Generates a batch. @throws payments.batch-exists for a second one of the place and month, payments.empty when nobody was read. */
export async function generateBatch(rooms: PaymentRooms, house: House, opening: Opening): Promise<{ batchId: string; number: string }> {
  const now = house.clock()
  const ym = monthNumber(opening.month)
  const business = businessOf(rooms, opening.business)
  const exists = async () => {
    const known = await house.database.system.maybe(sameBatch, { business: opening.business, region: opening.region, ym })
    if (!known) return
    const place = (await house.database.system.maybe(regionName, { region: opening.region }))?.name ?? opening.region.slice(0, 6)
    throw paymentProblems.batchExists({ place, month: monthText(ym), number: known.number })
  }
  await exists()
  try {
    return await house.database.system.transaction(async (tx) => {
      const place = prefixOf(opening.region)
      const base = `${business.prefix}-${ym}-${place.padEnd(6, "0")}`
      const { count } = await tx.one(countBatches, { like: base })
      const number = count === 0 ? base : `${base}-${count + 1}`
      const batchId = newId()
      await tx.run(insertBatch, { id: batchId, number, business: business.name, kind: "monthly", region: opening.region, ym, parent: null, cutOff: opening.cutOff ?? now, at: now, by: opening.actorName })
      const row = await tx.one(lockBatch, { batch: batchId })
      await tx.sql(intakeTable)
      const snapshot = await business.generate(tx, headOf(row, now), house)
      await tx.run(keepSnapshot, { batch: batchId, snapshot: JSON.stringify(snapshot) })
      await takeIntake(tx, headOf(row, now), business.payee)
      const totals = await tx.one(totalsOf, { batch: batchId })
      if (totals.persons === 0) throw paymentProblems.empty()
      await appendTo(tx, batchId, [], { kind: "generate", actor: opening.actor, actorName: opening.actorName, at: now, detail: { persons: totals.persons, payable: totals.payable, held: totals.held, excluded: totals.excluded, netFen: totals.net } })
      return { batchId, number }
    })
  } catch (failure) {
    const constraint = violatedConstraint(failure)
    if (constraint === "batches_one" || constraint === "batches_number_key") await exists()
    throw failure
  }
}

/** The endpoint: an officer generates for a place inside the own region, this month or an earlier one. */
export async function openBatchFor(rooms: PaymentRooms, request: RequestContext<unknown, unknown, { business: string; region: string; month: string }>) {
  const officer = officerOf(request)
  const { business, region, month } = request.input
  if (!rooms.businesses.some((one) => one.name === business)) throw paymentProblems.unknownBusiness()
  if (!prefixOf(region).startsWith(officer.scope)) throw paymentProblems.outsideScope()
  if (month > monthOf(todayInChina(request.now))) throw paymentProblems.futureMonth()
  const made = await generateBatch(rooms, request.house, { business, region, month, actor: officer.officerId, actorName: officer.name })
  request.concerns("0", region, { batch: made.number })
  return made
}
