// Money that comes back: received by finance, or kept back from a later payment with consent; it returns to the fund and year it was paid from.
import { todayInChina } from "#standards"
import type { InputOf, OutputOf } from "#wire"
import { type Bulk, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { Job, RequestContext } from "#platform/module"
import { type BatchHead } from "#platform/payments"
import { clawbackProblems, type receiveClawback } from "../../contract/clawbacks.ts"
import { awardedItems, type AwardedItem } from "../../rules/index.ts"
import { bookBatch, yuan } from "../budget.ts"
import { offsetShare, parameters } from "../parameters.ts"
import { addRecovered, type ClawbackState, insertEntry } from "./clawback-statements.ts"
import { decidingOf, heldClawback } from "./open-clawback.ts"

interface Owing {
  readonly subject_id: string
  readonly clawback_id: string
  readonly batch_id: string
  readonly fund: string
  readonly year: number
}

interface Came {
  readonly kind: "received" | "offset"
  readonly amount: number
  /** Batch it was kept back in; for money received, the batch that had paid. */
  readonly batch: string
  readonly document: string
  readonly at: string
  readonly name: string
}

/** Deducted in lines the bank has not paid: on their way, or come back and to be repeated. */
const onTheWay = (subject: string): string => `coalesce((select sum(l.deducted_fen) from payments.lines l where l.subject_id = ${subject} and l.state in ('ready', 'returned', 'reissuing') and l.deducted_fen > 0), 0)`

const keptBackOf = statement<{ subject: string; clawback: string }, { kept: number }>({
  name: "subsidies.kept-back-of-clawback", reach: "subject",
  sql: `
    select greatest(0, least(c.amount_fen - c.recovered_fen, ${onTheWay(":subject::bigint")} - coalesce((
             select sum(o.amount_fen - o.recovered_fen) from subsidies.clawbacks o
              where o.subject_id = c.subject_id and o.state = 'decided' and o.way = 'offset' and (o.decided_on, o.clawback_id) < (c.decided_on, c.clawback_id)), 0)))::float8 as kept
      from subsidies.clawbacks c where c.subject_id = :subject and c.clawback_id = :clawback and c.state = 'decided' and c.way = 'offset'`,
})

/** How much of a held debt is being kept back in payments on their way, the oldest debt first. Nobody receives it a second time, or arranges it otherwise, before the bank has answered. */
export const keptBackNow = async (tx: Bulk, one: { readonly subject: string; readonly clawback: string }): Promise<number> => (await tx.maybe(keptBackOf, one))?.kept ?? 0

const originOf = statement<{ batch: string }, { region: string; number: string }>({ name: "subsidies.origin-of-payment", reach: "reference", sql: "select region, number from payments.batches where batch_id = :batch" })

/** Books one sum: the clawback's own entry, and the account it was paid from: lower spending of the same year, or remitted to the treasury. */
async function book(tx: Bulk, owing: Owing, came: Came): Promise<{ readonly state: ClawbackState; readonly open: number }> {
  const { subject_id: subject, clawback_id: clawback } = owing
  await tx.run(insertEntry, { subject, clawback, entry: newId(), kind: came.kind, amount: came.amount, batch: came.batch, document: came.document, at: came.at, name: came.name })
  const origin = await tx.one(originOf, { batch: owing.batch_id })
  const sameYear = todayInChina(came.at).slice(0, 4) === String(owing.year)
  await bookBatch(tx, { region: origin.region, fund: owing.fund, year: owing.year }, sameYear ? "recovered" : "remitted", { batchId: owing.batch_id, number: origin.number }, came.amount, came.at)
  return tx.one(addRecovered, { subject, clawback, amount: came.amount })
}

export async function receiveClawbackFor(request: RequestContext<{ subject: string; clawback: string }, unknown, InputOf<typeof receiveClawback>>): Promise<OutputOf<typeof receiveClawback>> {
  const officer = decidingOf(request)
  const { params, input, house, now } = request
  const done = await house.database.system.transaction(async (tx) => {
    const row = await heldClawback(tx, officer, params)
    if (row.state !== "decided" && row.state !== "transferred") throw clawbackProblems.notNow()
    if (officer.officerId === row.opened_by || officer.officerId === row.confirmed_by) throw clawbackProblems.samePerson()
    const left = row.amount - row.recovered - (await keptBackNow(tx, params))
    if (input.amountFen > left) throw clawbackProblems.tooMuch({ left: yuan(left) })
    const after = await book(tx, row, { kind: "received", amount: input.amountFen, batch: row.batch_id, document: input.document, at: now, name: officer.name })
    return { region: row.region, ...after }
  })
  request.concerns(params.subject, done.region, { clawback: params.clawback, amountFen: input.amountFen, document: input.document })
  return { state: done.state, openFen: done.open }
}

/** What is kept back from the payments of an intake: of each line at most the share of the place, together no more than is owed and not yet kept back elsewhere. The debts are held, so that no other batch and no receipt takes from them meanwhile. */
export async function keepBack(tx: Bulk, batch: BatchHead): Promise<void> {
  const share = parameters.find(offsetShare.parameter, batch.region, todayInChina(batch.now))?.value
  if (typeof share !== "number") return
  await tx.sql("select 1 from subsidies.clawbacks c where c.state = 'decided' and c.way = 'offset' and c.subject_id in (select subject_id from payment_intake) order by c.subject_id, c.clawback_id for update")
  await tx.sql(
    `with owed as (
       select c.subject_id, sum(c.amount_fen - c.recovered_fen) - ${onTheWay("c.subject_id")} as open
         from subsidies.clawbacks c where c.state = 'decided' and c.way = 'offset' and c.subject_id in (select subject_id from payment_intake) group by c.subject_id),
     most as (
       select i.ctid as at, o.open, floor(i.due_fen * $1::numeric / 10000)::bigint as cap, coalesce(sum(floor(i.due_fen * $1::numeric / 10000)) over (partition by i.subject_id order by i.category rows between unbounded preceding and 1 preceding), 0) as before
         from payment_intake i join owed o using (subject_id) where i.state = 'ready')
     update payment_intake i set deducted_fen = greatest(0, least(m.cap, m.open - m.before)), note = '就业补贴（已抵扣应退补贴）' from most m where i.ctid = m.at and m.open > m.before`,
    [share],
  )
}

interface KeptRow {
  readonly subject_id: string
  readonly kept: number
}

const owing = statement<{ subject: string }, Owing & { readonly open: number }>({
  name: "subsidies.owing-by-offset", reach: "subject",
  sql: `
    select subject_id, clawback_id, batch_id, fund, year, (amount_fen - recovered_fen)::float8 as open from subsidies.clawbacks
     where subject_id = :subject and state = 'decided' and way = 'offset' order by decided_on, clawback_id for update`,
})

/** Lines that were paid have kept back what they were to: the oldest debt first. `payment_settled` names them by the batch in which they were due. */
export async function collectKeptBack(tx: Bulk, batch: BatchHead): Promise<void> {
  const rows = await tx.sql<KeptRow>(
    `select l.subject_id, sum(l.deducted_fen)::float8 as kept from payment_settled s join payments.lines l on l.subject_id = s.subject_id and l.batch_id = s.root_batch and l.category = s.category
      where s.paid and l.deducted_fen > 0 group by l.subject_id`,
  )
  for (const { subject_id, kept } of rows) {
    let left = kept
    for (const one of await tx.all(owing, { subject: subject_id })) {
      const amount = Math.min(left, one.open)
      if (amount > 0) await book(tx, one, { kind: "offset", amount, batch: batch.batchId, document: batch.number, at: batch.now, name: "系统" })
      left -= amount
    }
  }
}

const overdue = statement<{ today: string }, { subject_id: string; clawback_id: string; region: string; name: string; item: AwardedItem; open: number }>({
  name: "subsidies.overdue-clawbacks", reach: "queue",
  sql: `
    select c.subject_id, c.clawback_id, c.region, c.name, c.item, (c.amount_fen - c.recovered_fen)::float8 as open from subsidies.clawbacks c
     where c.state = 'decided' and (
       (coalesce(c.way, 'paid') = 'paid' and c.due_on = :today::date - 1)
       or (c.way = 'plan' and exists (select 1 from subsidies.clawback_instalments i where i.subject_id = c.subject_id and i.clawback_id = c.clawback_id and i.due_on = :today::date - 1
             and c.recovered_fen < (select sum(p.amount_fen) from subsidies.clawback_instalments p where p.subject_id = c.subject_id and p.clawback_id = c.clawback_id and p.number <= i.number) )))
     limit 5000`,
})

/** The day after a last day to pay: the office is told, so that it urges or transfers. */
export const overdueClawbacksJob: Job = {
  name: "subsidies.overdue-clawbacks",
  title: "追回逾期提醒",
  dailyAt: "05:10",
  run: async (house) => {
    const today = todayInChina(house.clock())
    const rows = await house.database.system.all(overdue, { today })
    if (rows.length > 0)
      await house.database.system.atomically(rows.map((one) => publish("subsidy.clawback-overdue", one.subject_id, {
        clawbackId: one.clawback_id, region: one.region, effectiveDate: today, name: one.name, says: `${one.name}应退${awardedItems[one.item] ?? one.item}，尚有${yuan(one.open)}元逾期没有退回`,
      })))
    return `逾期 ${rows.length} 件`
  },
}
