// Entitlements as pages show them: what was granted and why, what is left, what waits, what comes next.
import { known } from "#policy"
import { addMonthsTo, firstDay, monthOf, plainDate, type PlainDate, type YearMonth } from "#standards"
import { commonProblems, type OutputOf, type Viewer } from "#wire"
import { referenceBook, type ReferenceBook } from "#platform/casework"
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import type { EntitlementView, myBenefit, personBenefits } from "../contract/benefit.ts"
import { coveredThrough, endReasons, payableMonths } from "../rules/index.ts"
import { reasonLabel } from "../rules/receivable-reasons.ts"
import { benefitStandard } from "../rules/benefit-standard.ts"
import { coverThrough } from "../rules/parameter-definitions.ts"
import { monthNumber, monthOfNumber } from "./months.ts"
import { law } from "./law.ts"
import { parameters } from "./parameters.ts"

interface CheckRow {
  readonly ym: number
  readonly state: "due" | "done" | "excused" | "missed"
  readonly due_on: string
  readonly done_at: string | null
  readonly way: string | null
  readonly statement: string
}

interface LineRow {
  readonly ym: number
  readonly kind: string
  readonly due: number
  readonly deducted: number
  readonly paid: number
  readonly state: string
  readonly settled_on: string | null
}

export interface EntitlementRow {
  readonly person_id: string
  readonly entitlement_id: string
  readonly case_id: string | null
  readonly kind: "benefit" | "extension"
  readonly region: string
  readonly claimed_on: string
  readonly starts_on: string
  readonly first_month: number
  readonly last_month: number
  readonly months: number
  readonly contributed: number
  readonly drawn_months: number
  readonly end_reason: string
  readonly loss_on: string | null
  readonly state: "running" | "held" | "stopped" | "ended"
  readonly stopped_from: number | null
  readonly stop_event: string | null
  readonly stop_event_on: string | null
  readonly unused_months: number | null
  readonly died_on: string | null
  readonly workings: readonly string[] | null
  readonly suspensions: readonly { readonly from: number; readonly to: number | null; readonly reason: string }[]
  readonly holds: readonly { readonly id: string; readonly from: number; readonly to: number | null; readonly reason: string; readonly says: string; readonly at: string }[]
  readonly checks: readonly CheckRow[]
  readonly lines: readonly LineRow[]
  readonly awards: readonly { readonly id: string; readonly kind: string; readonly amount: number; readonly month: number; readonly state: string }[]
  readonly receivables: readonly { readonly id: string; readonly reason: string; readonly months: readonly number[]; readonly amount: number; readonly collected: number; readonly state: string }[]
}

const listOf = (columns: string, from: string, order: string): string => `coalesce((select jsonb_agg(jsonb_build_object(${columns}) order by ${order}) from ${from}), '[]'::jsonb)`
const mine = (alias: string): string => `${alias}.person_id = e.person_id and ${alias}.entitlement_id = e.entitlement_id`

/** All entitlements of one person within the viewer's scope, newest first. `self` is the person asking for their own, or 0. */
const readEntitlements = statement<{ person: string; entitlement: string; scope: string; self: string }, EntitlementRow>({
  name: "insurance.read-entitlements",
  reach: "subject",
  hot: true,
  sql: `
    select e.person_id, e.entitlement_id, e.case_id, e.kind, e.region, e.claimed_on, e.starts_on, e.first_month, e.last_month, e.months, e.contributed, e.drawn_months, e.end_reason, e.loss_on,
           e.state, e.stopped_from, e.stop_event, e.stop_event_on, e.unused_months,
           (select d.died_on from registers.deaths d where d.person_id = e.person_id) as died_on,
           (select c.judgement -> 'workings' from casework.cases c where c.subject_id = e.person_id and c.case_id = e.case_id) as workings,
           ${listOf("'from', s.from_month, 'to', s.to_month, 'reason', s.reason", `insurance.suspensions s where ${mine("s")} and s.to_month is distinct from s.from_month`, "s.from_month")} as suspensions,
           ${listOf("'id', h.hold_id::text, 'from', h.from_month, 'to', h.to_month, 'reason', h.reason, 'says', h.says, 'at', h.placed_at", `insurance.holds h where ${mine("h")} and h.cleared_at is null`, "h.placed_at")} as holds,
           ${listOf("'ym', q.ym, 'state', q.state, 'due_on', q.due_on, 'done_at', q.done_at, 'way', q.way, 'statement', q.statement", `insurance.qualification_checks q where ${mine("q")}`, "q.ym desc")} as checks,
           ${listOf("'ym', l.ym, 'kind', l.kind, 'due', l.due_fen, 'deducted', l.deducted_fen, 'paid', l.paid_fen, 'state', l.state, 'settled_on', l.settled_on", `insurance.month_lines l where ${mine("l")} and l.state not in ('reversed', 'reversal')`, "l.ym desc, l.seq desc")} as lines,
           ${listOf("'id', a.award_id::text, 'kind', a.kind, 'amount', a.amount_fen, 'month', a.month, 'state', a.state", `insurance.awards a where ${mine("a")}`, "a.award_id")} as awards,
           ${listOf("'id', r.receivable_id::text, 'reason', r.reason, 'months', r.months, 'amount', r.amount_fen, 'collected', r.collected_fen, 'state', r.state", `insurance.receivables r where ${mine("r")} and r.state <> 'cancelled'`, "r.recorded_at")} as receivables
      from insurance.entitlements e
     where e.person_id = :person and (:entitlement::bigint = 0 or e.entitlement_id = :entitlement::bigint)
       and (e.person_id = :self or (:self::bigint = 0 and starts_with(e.region, :scope)))
     order by e.recorded_at desc, e.entitlement_id desc`,
})

/** The rows a viewer may see; an entitlement outside the scope does not exist. */
export function entitlementRows(request: RequestContext, person: string, entitlement = "0"): Promise<EntitlementRow[]> {
  const { viewer } = request
  const self = viewer.kind === "citizen" ? viewer.personId : "0"
  return request.db.all(readEntitlements, { person, entitlement, self, scope: scopeOf(viewer) })
}

const scopeOf = (viewer: Viewer): string => (viewer.kind === "staff" ? viewer.scope : "")

const stateLabels = { running: "正在领取", held: "暂缓发放", stopped: "已停发", ended: "已领满" } as const
const kindLabels: Readonly<Record<string, string>> = {
  benefit: "失业保险金", "job-seeking": "求职补贴", medical: "代缴职工医保费", pension: "代缴养老保险费", price: "价格临时补贴", childbirth: "生育加发", funeral: "丧葬补助金",
  consolation: "抚恤金", "lump-sum": "一次性领取", "death-month": "死亡当月失业保险金",
}
const lineStates: Readonly<Record<string, string>> = { pending: "正在发放", held: "暂缓发放", paid: "已到账", returned: "银行退回", suspense: "挂账" }

export const labelOfKind = (kind: string): string => kindLabels[kind] ?? kind

/** The benefit of a place in a month, fen; null where no lawful standard is in force. */
export function monthlyBenefit(region: string, month: YearMonth): number | null {
  const outcome = law.on(benefitStandard, firstDay(month)).decide({ facts: known({}), parameters, on: firstDay(month), region })
  return outcome.result === "pass" && typeof outcome.gives?.monthly === "number" ? outcome.gives.monthly : null
}

export const checkView = (row: CheckRow) => ({ month: monthOfNumber(row.ym), state: row.state, dueOn: row.due_on, doneAt: row.done_at, way: row.way, statement: row.statement })

const orNone = (ym: number | null): YearMonth | null => (ym === null ? null : monthOfNumber(ym))

function summaryOf(row: EntitlementRow, book: ReferenceBook, today: PlainDate) {
  return {
    personId: row.person_id,
    entitlementId: row.entitlement_id,
    caseId: row.case_id,
    kind: row.kind,
    region: row.region,
    regionName: book.placeName(row.region),
    claimedOn: row.claimed_on,
    startsOn: row.starts_on,
    firstMonth: monthOfNumber(row.first_month),
    lastMonth: monthOfNumber(row.last_month),
    months: row.months,
    contributedMonths: row.contributed,
    drawnMonths: row.drawn_months,
    monthsLeft: row.state === "ended" ? 0 : row.state === "stopped" ? (row.unused_months ?? 0) : Math.max(0, row.months - row.drawn_months),
    monthlyFen: monthlyBenefit(row.region, monthOf(today)),
    endReason: row.end_reason,
    endReasonLabel: endReasons[row.end_reason] ?? row.end_reason,
    lossOn: row.loss_on,
    state: row.state,
    stateLabel: stateLabels[row.state],
    stopped: row.stopped_from === null || row.stop_event === null
      ? null
      : { from: monthOfNumber(row.stopped_from), event: row.stop_event, label: reasonLabel(row.stop_event), on: row.stop_event_on, unusedMonths: row.unused_months },
    suspended: row.suspensions.map((one) => ({ from: monthOfNumber(one.from), to: orNone(one.to), reason: reasonLabel(one.reason) })),
    holds: row.holds.map((one) => ({ holdId: one.id, from: monthOfNumber(one.from), to: orNone(one.to), reason: one.reason, says: one.says, placedAt: one.at })),
  }
}

export function wholeView(row: EntitlementRow, book: ReferenceBook, today: PlainDate): EntitlementView {
  return {
    ...summaryOf(row, book, today),
    checks: row.checks.map(checkView),
    lines: row.lines.map((line) => ({
      month: monthOfNumber(line.ym), kind: line.kind, kindLabel: labelOfKind(line.kind), dueFen: line.due, deductedFen: line.deducted, paidFen: line.paid,
      state: line.state, stateLabel: lineStates[line.state] ?? line.state, settledOn: line.settled_on,
    })),
    workings: [...(row.workings ?? [])],
    awards: row.awards.map((one) => ({ awardId: one.id, kind: one.kind, kindLabel: labelOfKind(one.kind), amountFen: one.amount, month: monthOfNumber(one.month), state: one.state })),
    receivables: row.receivables.map((one) => ({
      receivableId: one.id, reason: reasonLabel(one.reason), months: one.months.map(monthOfNumber), amountFen: one.amount, collectedFen: one.collected, state: one.state,
    })),
  }
}

const living = ["pending", "paid", "returned", "suspense"]

/** What the next batch pays as things stand: months, amount at each month's standard, and what it waits for. */
export function nextPayment(row: EntitlementRow, today: PlainDate): OutputOf<typeof myBenefit>["next"] {
  const thisMonth = monthOf(today)
  for (const batchMonth of [thisMonth, addMonthsTo(thisMonth, 1)]) {
    const mode = parameters.find(coverThrough.parameter, row.region, firstDay(batchMonth))?.value === "previous-month" ? "previous-month" : "this-month"
    const owed = owedThrough(row, coveredThrough(batchMonth, mode), mode === "this-month" ? batchMonth : addMonthsTo(batchMonth, -1))
    if (owed.pay.length + owed.hold.length === 0) continue
    const amounts = owed.pay.map((month) => monthlyBenefit(row.region, month))
    const waits = owed.hold.length === 0 ? null : `${owed.hold.join("、")}暂缓发放，${waitingFor(row)}`
    return { batchMonth, months: [...owed.pay], amountFen: amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0), waits }
  }
  return null
}

function owedThrough(row: EntitlementRow, through: YearMonth, latest: YearMonth) {
  const months = rangeOf(row.first_month, Math.max(row.last_month, monthNumber(latest)))
  const held = months.filter(
    (ym) => row.state === "held" || row.checks.some((one) => one.ym === ym && (one.state === "due" || one.state === "missed")) || row.holds.some((one) => one.from <= ym && (one.to === null || ym < one.to)),
  )
  return payableMonths(
    {
      firstMonth: monthOfNumber(row.first_month),
      lastMonth: monthOfNumber(row.last_month),
      paid: row.lines.filter((line) => line.kind === "benefit" && living.includes(line.state)).map((line) => monthOfNumber(line.ym)),
      stoppedFrom: row.state === "ended" ? monthOfNumber(row.first_month) : orNone(row.stopped_from),
      suspended: months.filter((ym) => row.suspensions.some((one) => one.from <= ym && (one.to === null || ym < one.to))).map(monthOfNumber),
      held: held.map(monthOfNumber),
      diedIn: row.died_on ? monthOf(plainDate(row.died_on)) : null,
    },
    through,
  )
}

function rangeOf(from: number, to: number): number[] {
  const months: number[] = []
  for (let month = monthOfNumber(from); monthNumber(month) <= to; month = addMonthsTo(month, 1)) months.push(monthNumber(month))
  return months
}

function waitingFor(row: EntitlementRow): string {
  if (row.checks.some((one) => one.state === "due" || one.state === "missed")) return "请完成资格核对"
  return row.holds[0]?.says ?? "经办机构正在核实"
}

export async function viewMyBenefit(request: RequestContext): Promise<OutputOf<typeof myBenefit>> {
  const { viewer, today } = request
  if (viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const [rows, book] = await Promise.all([entitlementRows(request, viewer.personId), referenceBook(request.house.database.system)])
  const [newest, ...earlier] = rows
  if (newest) request.shows(viewer.personId, newest.region, "我的失业保险金")
  const due = newest?.checks.filter((one) => one.state === "due" || one.state === "missed").at(-1)
  return {
    current: newest ? wholeView(newest, book, today) : null,
    earlier: earlier.map((row) => summaryOf(row, book, today)),
    next: newest ? nextPayment(newest, today) : null,
    checkDue: due && newest && ["running", "held"].includes(newest.state) ? checkView(due) : null,
  }
}

export async function listPersonBenefits(request: RequestContext<{ person: string }>): Promise<OutputOf<typeof personBenefits>> {
  const [rows, book] = await Promise.all([entitlementRows(request, request.params.person), referenceBook(request.house.database.system)])
  request.shows(request.params.person, rows[0]?.region ?? "", "失业保险待遇")
  return rows.map((row) => summaryOf(row, book, request.today))
}

/** @throws not-found outside the viewer's scope. */
export async function viewEntitlement(request: RequestContext<{ person: string; entitlement: string }>): Promise<EntitlementView> {
  const [rows, book] = await Promise.all([entitlementRows(request, request.params.person, request.params.entitlement), referenceBook(request.house.database.system)])
  const row = rows[0]
  if (!row) throw commonProblems.notFound()
  request.shows(row.person_id, row.region, "失业保险待遇")
  return wholeView(row, book, request.today)
}
