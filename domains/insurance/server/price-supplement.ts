// 价格临时补贴: a confirmed index is judged by the rule for every place below it, and everybody who drew benefit in that month gets one line, paid by the next batch of the place.
import { addDays, lastDay, todayInChina, yearMonth } from "#standards"
import { type Bulk, newId, statement, violatedConstraint } from "#platform/database"
import type { Job, RequestContext } from "#platform/module"
import { publishedWorkingDays } from "#policy"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type enterPriceIndex, type listPriceIndices, priceProblems, type settlePriceIndex } from "../contract/prices.ts"
import { priceSupplement } from "../rules/index.ts"
import { appendStaged, stagingTable } from "./batch/month-chain.ts"
import { living } from "./batch/owed-months.ts"
import { monthNumber, monthOfNumber } from "./months.ts"
import { law } from "./law.ts"
import { parameters } from "./parameters.ts"

interface IndexRow {
  readonly region: string
  readonly index_id: string
  readonly ym: number
  readonly consumer_rise: number
  readonly food_rise: number
  readonly supplement_rise: number
  readonly document: string
  readonly state: string
  readonly entered_by: string
  readonly entered_name: string
  readonly settled_name: string | null
}

const listed = statement<Record<never, never>, IndexRow>({ name: "insurance.list-price-indices", reach: "reference", sql: "select * from insurance.price_indices order by ym desc, region limit 200" })
const insertIndex = statement<Record<"region" | "index" | "document" | "by" | "name" | "at", string> & Record<"ym" | "consumer" | "food" | "supplement", number>>({
  name: "insurance.enter-price-index", reach: "reference",
  sql: `insert into insurance.price_indices (region, index_id, ym, consumer_rise, food_rise, supplement_rise, document, entered_by, entered_name, entered_at) values (:region, :index, :ym, :consumer, :food, :supplement, :document, :by, :name, :at)`,
})
const readIndex = statement<{ region: string; index: string }, IndexRow>({ name: "insurance.read-price-index", reach: "reference", sql: "select * from insurance.price_indices where region = :region and index_id = :index" })
const settleIndex = statement<Record<"region" | "index" | "state" | "by" | "name" | "at", string>, IndexRow>({
  name: "insurance.settle-price-index", reach: "reference",
  sql: "update insurance.price_indices set state = :state, settled_by = :by, settled_name = :name, settled_at = :at where region = :region and index_id = :index and state = 'proposed' returning *",
})

export async function listPriceIndicesFor(request: RequestContext): Promise<OutputOf<typeof listPriceIndices>> {
  return (await request.db.all(listed, {})).map((row) => ({
    region: row.region, indexId: row.index_id, month: monthOfNumber(row.ym), consumerRise: row.consumer_rise, foodRise: row.food_rise, supplementRise: row.supplement_rise, document: row.document, state: row.state,
    enteredBy: row.entered_name, settledBy: row.settled_name,
  }))
}

export async function enterPriceIndexFor(request: RequestContext<unknown, unknown, InputOf<typeof enterPriceIndex>>): Promise<OutputOf<typeof enterPriceIndex>> {
  const { viewer, input, house, now, today } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  if (!input.region.startsWith(viewer.scope)) throw priceProblems.outside()
  if (lastDay(yearMonth(input.month)) >= today) throw priceProblems.future()
  const index = newId()
  try {
    await house.database.system.run(insertIndex, {
      region: input.region, index, ym: monthNumber(yearMonth(input.month)), consumer: input.consumerRise, food: input.foodRise, supplement: input.supplementRise, document: input.document, by: viewer.officerId, name: viewer.name, at: now,
    })
  } catch (failure) {
    throw violatedConstraint(failure) === "price_indices_one" ? priceProblems.already() : failure
  }
  request.concerns("0", input.region, { index, month: input.month, document: input.document })
  return { indexId: index }
}

export async function settlePriceIndexFor(request: RequestContext<{ region: string; index: string }, unknown, InputOf<typeof settlePriceIndex>>): Promise<OutputOf<typeof settlePriceIndex>> {
  const { viewer, params, input, house, now } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  if (!params.region.startsWith(viewer.scope)) throw priceProblems.outside()
  const done = await house.database.system.transaction(async (tx) => {
    const index = await tx.maybe(readIndex, params)
    if (!index) throw commonProblems.notFound()
    if (index.entered_by === viewer.officerId) throw priceProblems.samePerson()
    const settled = await tx.maybe(settleIndex, { ...params, state: input.decision === "confirm" ? "confirmed" : "refused", by: viewer.officerId, name: viewer.name, at: now })
    if (!settled) throw priceProblems.settled()
    return { state: settled.state, ...(settled.state === "confirmed" ? await writeSupplements(tx, settled, now) : { people: 0, amountFen: 0 }) }
  })
  request.concerns("0", params.region, { index: params.index, decision: input.decision, people: done.people, amountFen: done.amountFen })
  return done
}

/** What the month is worth at a place; 0 where the triggers were not met. */
function supplementAt(index: IndexRow, county: string): number {
  const on = lastDay(yearMonth(monthOfNumber(index.ym)))
  const outcome = law.on(priceSupplement, on).decide({
    facts: { "consumer-index-rise": { value: index.consumer_rise }, "food-index-rise": { value: index.food_rise }, "supplement-index-rise": { value: index.supplement_rise }, "draws-benefit": { value: true } },
    parameters, region: county, on, workingDaysBetween: publishedWorkingDays,
  })
  const amount = outcome.gives?.["amount"]
  return outcome.result === "pass" && typeof amount === "number" ? amount : 0
}

/** One line for everybody whose benefit of the month lives and who has none yet; run again it adds who was decided later. */
async function writeSupplements(tx: Bulk, index: IndexRow, now: string): Promise<{ readonly people: number; readonly amountFen: number }> {
  const counties = await tx.sql<{ county: string }>(`select distinct left(region, 6) as county from insurance.month_lines where ym = $1 and kind = 'benefit' and state in ${living} and region like $2`, [index.ym, `${index.region.replace(/0+$/, "")}%`])
  const amounts = counties.map(({ county }) => ({ county, fen: supplementAt(index, county) })).filter((one) => one.fen > 0)
  if (amounts.length === 0) return { people: 0, amountFen: 0 }
  await tx.sql(stagingTable)
  const staged = await tx.sql<{ due_fen: string }>(
    `insert into month_staging (person_id, n, ym, entitlement_id, kind, region, due_fen, deducted_fen, batch_id, state)
     select m.person_id, 1, m.ym, m.entitlement_id, 'price', m.region, a.fen, 0, null, 'pending'
       from insurance.month_lines m join jsonb_to_recordset($2::jsonb) as a(county text, fen bigint) on a.county = left(m.region, 6)
      where m.ym = $1 and m.kind = 'benefit' and m.state in ${living} and not exists (select 1 from insurance.month_lines p where p.person_id = m.person_id and p.ym = m.ym and p.kind = 'price' and p.state in ${living}) returning due_fen`,
    [index.ym, JSON.stringify(amounts)],
  )
  await appendStaged(tx, now)
  await tx.sql("drop table month_staging")
  return { people: staged.length, amountFen: staged.reduce((sum, one) => sum + Number(one.due_fen), 0) }
}

/** Benefit of a month may be decided after its index was confirmed: for three months a daily run adds who is missing. */
export const priceJob: Job = {
  name: "insurance.price-supplement",
  title: "价格临时补贴补核",
  dailyAt: "00:55",
  run: async (house) => {
    const since = monthNumber(yearMonth(addDays(todayInChina(house.clock()), -100).slice(0, 7)))
    const people = await house.database.system.transaction(async (tx) => {
      let added = 0
      for (const index of await tx.sql<IndexRow>("select * from insurance.price_indices where state = 'confirmed' and ym >= $1 order by ym, region desc", [since])) added += (await writeSupplements(tx, index, house.clock())).people
      return added
    })
    return `补核 ${people} 人`
  },
}
