// A relation transfer out of this province: the 转出信息表 is computed from the records by one officer's word, confirmed by another, and from then on the months count there.
import { type Bulk, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import { askAll, gathering } from "#platform/facts"
import type { House, RequestContext } from "#platform/module"
import { publishedWorkingDays } from "#policy"
import { plainDate, type PlainDate } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type prepareSheet, type settleSheet, transferProblems } from "../../contract/transfers.ts"
import { benefitDuration, benefitStandard } from "../../rules/index.ts"
import { lastDrawn, localPaidMonths, monthNumberOf } from "../fact-relations.ts"
import { contributedMonths, unusedMonths } from "../fact-sources.ts"
import { monthOfNumber } from "../months.ts"
import { law } from "../law.ts"
import { parameters } from "../parameters.ts"
import { transferFeeOf } from "./fee.ts"
import { envelopeTo, type Figures, holdTransfer, keepFigures, moved, moveTransfer, type OneTransfer, queueMessage, type TransferRow } from "./transfer-statements.ts"
import { transferView } from "./transfer-views.ts"

const counting = gathering("insurance.transfer-out", [contributedMonths, unusedMonths])

const one = (column: string): string => `${column} = :person::bigint`

interface RecordRow {
  readonly months: readonly { readonly ym: number; readonly arrived: string }[]
  readonly consumed: number | null
  readonly drawn: number
  readonly open: number
}

/** All months that are here, paid here or taken over, which of them were drawn upon, and whether a benefit still runs. */
const recordsOf = statement<{ person: string; on: string }, RecordRow>({
  name: "insurance.read-records-to-move", reach: "subject",
  sql: `
    select coalesce((select jsonb_agg(jsonb_build_object('ym', x.ym, 'arrived', x.arrived) order by x.ym) from (
             select p.ym, min(p.arrived_on) as arrived from (
               ${localPaidMonths(one)} union all select i.person_id, i.ym, i.arrived_on from insurance.months_in i where i.person_id = :person::bigint and i.state = 'counted') p group by p.ym) x), '[]'::jsonb) as months,
           d.consumed, coalesce(d.drawn, 0)::int as drawn, (select count(*)::int from insurance.entitlements e where e.person_id = :person::bigint and e.state in ('running', 'held')) as open
      from (select :person::bigint as person) s
      left join (select l.subject, ${monthNumberOf("l.loss_on")} as consumed, case when l.state = 'stopped' and not l.gone then l.drawn_months end as drawn from (${lastDrawn.sql(one)}) l) d on d.subject = s.person`,
})

/** What the records say about who moves away, by the rules of this place. @throws R-RUNNING while a benefit is being drawn: the place cannot change. */
async function figuresOf(tx: Bulk, row: TransferRow, today: PlainDate): Promise<Figures> {
  const records = await tx.one(recordsOf, { person: row.person_id, on: today })
  if (records.open > 0) throw transferProblems.running()
  const [gathered] = await askAll(tx, counting.one(row.person_id, today))
  const facts = counting.read(gathered)
  const [contributed, unused] = [Number(facts["contributed-months"]?.value ?? 0), Number(facts["unused-months"]?.value ?? 0)]
  const place = { parameters, region: row.region, on: today, workingDaysBetween: publishedWorkingDays }
  const duration = law.on(benefitDuration, today).decide({ ...place, facts: { "contributed-months": { value: contributed }, "unused-months": { value: unused } } })
  const remaining = duration.result === "pass" ? Number(duration.gives?.["months"] ?? 0) : unused
  const drawn = contributed < 12 && unused > 0 ? Math.min(records.drawn, 24 - remaining) : 0
  const standard = Number(law.on(benefitStandard, today).decide({ ...place, facts: {} }).gives?.["monthly"] ?? 0)
  const figures = { paidMonths: records.months.length, approvedMonths: remaining + drawn, drawnMonths: drawn, standardFen: standard }
  return {
    informationOn: today, paid: figures.paidMonths, approved: figures.approvedMonths, drawn, unused: Math.min(unused, remaining), drawing: false, standard, consumed: records.consumed, months: JSON.stringify(records.months),
    fee: transferFeeOf(figures, row.region, today),
  }
}

type Officer = { readonly officerId: string; readonly name: string; readonly office: string; readonly scope: string; readonly personId: string | null }

export function officerOf(request: RequestContext<unknown, unknown, unknown>): Officer {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  return request.viewer
}

/** Held, inside the officer's place, and about somebody else. */
export async function heldTransfer(tx: Bulk, officer: Officer, params: OneTransfer): Promise<TransferRow> {
  const row = await tx.maybe(holdTransfer, params)
  if (!row?.region.startsWith(officer.scope)) throw commonProblems.notFound()
  if (officer.personId === row.person_id) throw commonProblems.notAllowed()
  return row
}

export async function prepareSheetFor(request: RequestContext<OneTransfer, unknown, InputOf<typeof prepareSheet>>): Promise<OutputOf<typeof prepareSheet>> {
  const officer = officerOf(request)
  const { house, params, today } = request
  await house.database.system.transaction(async (tx) => {
    const row = await heldTransfer(tx, officer, params)
    if (row.direction !== "out" || row.state !== "contact-sent") throw transferProblems.notNow()
    await tx.run(keepFigures, { ...params, ...(await figuresOf(tx, row, today)), state: "contact-sent", preparedBy: officer.officerId, preparedName: officer.name })
  })
  return transferView(request, params)
}

const leave = statement<OneTransfer & { on: string }>({
  name: "insurance.let-months-go", reach: "subject",
  sql: `
    with passed_on as (
      update insurance.months_in i set state = 'moved-on', left_with = :transfer::bigint where i.person_id = :person::bigint and i.state = 'counted' returning i.ym
    )
    insert into insurance.months_out (person_id, transfer_id, ym, moved_on, state, region)
    select distinct t.person_id, t.transfer_id, p.ym, :on::date, 'moved', t.region from insurance.transfers t join (${localPaidMonths(one)}) p on p.person_id = t.person_id where t.person_id = :person::bigint and t.transfer_id = :transfer::bigint`,
})
const markMoved = statement<OneTransfer & { state: string; on: string; at: string; by: string; office: string }>({
  name: "insurance.mark-moved-out", reach: "subject",
  sql: "update insurance.transfers set state = :state, moved_on = :on, moved_at = :at, settled_name = :by, sheet_office = :office where person_id = :person and transfer_id = :transfer",
})

const restoreOut = statement<OneTransfer>({ name: "insurance.restore-months-out", reach: "subject", sql: "update insurance.months_out set state = 'back' where person_id = :person and transfer_id = :transfer" })
const restoreIn = statement<OneTransfer>({ name: "insurance.restore-months-in", reach: "subject", sql: "update insurance.months_in set state = 'counted', left_with = null where person_id = :person and left_with = :transfer" })

/** The months of a move that was taken back count here again. */
export async function restoreMonths(tx: Bulk, transfer: OneTransfer): Promise<void> {
  await tx.run(restoreOut, transfer)
  await tx.run(restoreIn, transfer)
}

const same = (row: TransferRow, now: Figures): boolean =>
  row.paid_months === now.paid && row.approved_months === now.approved && row.drawn_months === now.drawn && row.unused_months === now.unused && row.standard === now.standard && row.fee === now.fee && row.months?.length === (JSON.parse(now.months) as unknown[]).length

/** By another officer than who prepared it. The figures are computed again: what changed meanwhile is prepared anew. */
export async function settleSheetFor(request: RequestContext<OneTransfer, unknown, InputOf<typeof settleSheet>>): Promise<OutputOf<typeof settleSheet>> {
  const officer = officerOf(request)
  const { house, params, input, today } = request
  const done = await house.database.system.transaction(async (tx) => {
    const row = await heldTransfer(tx, officer, params)
    if (row.direction !== "out" || row.state !== "contact-sent") throw transferProblems.notNow()
    if (input.decision === "refuse") {
      await queueMessage(tx, house, { kind: "refusal", ...envelopeTo(house, row.number, row.other_province), code: input.code, says: input.says }, row.region)
      await tx.run(moveTransfer, moved(params, "rejected", { reason: input.code, says: input.says, by: officer.name }))
      return { region: row.region, state: "rejected" as const }
    }
    if (row.information_on === null) throw transferProblems.notNow()
    if (row.prepared_by === officer.officerId) throw transferProblems.samePerson()
    const now = await figuresOf(tx, row, plainDate(today))
    if (!same(row, now)) throw transferProblems.changed()
    return letGo(tx, house, { row, figures: now, by: officer, on: today })
  })
  request.concerns(params.person, done.region, { transfer: params.transfer, decision: input.decision })
  return { state: done.state }
}

async function letGo(tx: Bulk, house: House, { row, figures, by, on }: { readonly row: TransferRow; readonly figures: Figures; readonly by: Officer; readonly on: string }) {
  const transfer = { person: row.person_id, transfer: row.transfer_id }
  await tx.run(leave, { ...transfer, on })
  const state = figures.fee > 0 ? ("fee-pending" as const) : ("done" as const)
  await tx.run(markMoved, { ...transfer, state, on, at: house.clock(), by: by.name, office: by.office })
  await queueMessage(tx, house, {
    kind: "sheet", ...envelopeTo(house, row.number, row.other_province), drawing: false, paidMonths: figures.paid, months: (row.months ?? []).map((month) => ({ month: monthOfNumber(month.ym), arrivedOn: plainDate(month.arrived) })),
    consumedThrough: figures.consumed === null ? null : monthOfNumber(figures.consumed), approvedMonths: figures.approved, drawnMonths: figures.drawn, unusedMonths: figures.unused, standardFen: figures.standard, feeFen: figures.fee,
  }, row.region)
  const told = publish("transfer.moved-out", row.person_id, { region: row.region, effectiveDate: on, transferId: row.transfer_id, months: figures.paid, says: `您的失业保险关系已转出，缴费${figures.paid}个月，未领${figures.unused}个月随同转移` })
  await tx.sql(told.statement.text, told.values)
  return { region: row.region, state }
}
