// Stopping and suspending the benefit (domain/04 §2.5): from which month, what is left, what was paid too much, and who is told.
import { known } from "#policy"
import { addMonthsTo, monthOf, monthsFromTo, type PlainDate } from "#standards"
import { newId, statement, type Bulk, type Call } from "#platform/database"
import { publish } from "#platform/exchange"
import { firstUnpaidMonth, receivableRule, stopEvent, stopEventIn, type StopEvent, type StopEventCode } from "../rules/index.ts"
import { reverseLines } from "./batch/month-chain.ts"
import { monthNumber, monthOfNumber } from "./months.ts"
import { law } from "./law.ts"
import { parameters } from "./parameters.ts"

/** Something that happened to a person, told by another department or module. */
export interface Happening {
  readonly person: string
  readonly code: StopEventCode
  /** The day it happened, even if it became known much later. */
  readonly on: PlainDate
  /** First day it no longer was so (end of custody, end of work); null while it lasts. */
  readonly until: PlainDate | null
  /** Topic or job that told us. */
  readonly cause: string
  readonly at: string
  readonly today: PlainDate
}

interface EntitlementRow {
  readonly person_id: string
  readonly entitlement_id: string
  readonly case_id: string | null
  readonly kind: "benefit" | "extension"
  readonly region: string
  readonly loss_on: string | null
  readonly starts_on: string
  readonly first_month: number
  readonly last_month: number
  readonly months: number
  readonly state: string
  readonly stopped_from: number | null
  readonly stop_event: string | null
  readonly stop_event_on: string | null
  readonly registered_region: string | null
  readonly suspended_months: number
}

/** Entitlements that still reach into the month from which nothing may be paid, oldest first; locked until the transaction ends. */
const touched = statement<{ person: string }, EntitlementRow>({
  name: "insurance.lock-entitlements-of",
  reach: "subject",
  sql: `
    select e.person_id, e.entitlement_id, e.case_id, e.kind, e.region, e.loss_on, e.starts_on, e.first_month, e.last_month, e.months, e.state, e.stopped_from, e.stop_event, e.stop_event_on,
           (select u.region from registration.published_unemployments u where u.person_id = e.person_id order by u.registered_on desc limit 1) as registered_region,
           (select coalesce(sum((coalesce(s.to_month, e.last_month) / 100 - s.from_month / 100) * 12 + coalesce(s.to_month, e.last_month) % 100 - s.from_month % 100), 0)::int
              from insurance.suspensions s where s.person_id = e.person_id and s.entitlement_id = e.entitlement_id) as suspended_months
      from insurance.entitlements e
     where e.person_id = :person
     order by e.recorded_at
       for update of e`,
})

const markStopped = statement<{ person: string; entitlement: string; from: number; event: string; on: string; at: string; unused: number }>({
  name: "insurance.stop-entitlement",
  reach: "subject",
  sql: `
    update insurance.entitlements
       set state = 'stopped', stopped_from = :from, stop_event = :event, stop_event_on = :on, stop_detected = :at, unused_months = :unused, updated_at = :at
     where person_id = :person and entitlement_id = :entitlement`,
})

const recordStop = statement<{ person: string; stop: string; entitlement: string; event: string; kind: string; on: string; from: number; cause: string; overpaid: readonly number[]; receivable: string | null; region: string; at: string }>({
  name: "insurance.record-stop",
  reach: "subject",
  sql: `
    insert into insurance.stops (person_id, stop_id, entitlement_id, event, kind, happened_on, from_month, cause, overpaid, receivable_id, region, recorded_at)
    values (:person, :stop, :entitlement, :event, :kind, :on, :from, :cause, :overpaid::int[], :receivable, :region, :at)`,
})

/** Paid months from a month on that no stop claims back yet: with what was paid on top of them, without what a corrected standard asks back already. */
const overpaidLines = statement<{ person: string; entitlement: string; from: number }, { ym: number; benefit: number; medical: number }>({
  name: "insurance.list-overpaid",
  reach: "subject",
  sql: `
    select l.ym, (sum(l.due_fen) filter (where l.kind in ('benefit', 'supplement')) - coalesce((
             select sum(c.had_fen - c.due_fen) from insurance.correction_lines c join insurance.corrections k on k.person_id = c.person_id and k.correction_id = c.correction_id
              where c.person_id = :person and c.ym = l.ym and c.had_fen > c.due_fen and k.state = 'confirmed' and k.decision = 'take'), 0))::float8 as benefit,
           coalesce(sum(l.due_fen) filter (where l.kind = 'medical'), 0)::float8 as medical
      from insurance.month_lines l
     where l.person_id = :person and l.entitlement_id = :entitlement and l.ym >= :from and l.reverses_seq is null
       and (l.kind in ('benefit', 'medical') and l.state = 'paid' or l.kind = 'supplement' and (l.state in ('paid', 'returned') or l.state = 'pending' and l.batch_id is not null))
       and not exists (select 1 from insurance.receivables r where r.person_id = l.person_id and r.entitlement_id = l.entitlement_id and r.reason <> 'corrected' and r.state <> 'cancelled' and l.ym = any(r.months))
     group by l.ym
    having sum(l.due_fen) filter (where l.kind = 'benefit') > 0
     order by l.ym`,
})

const waitingSupplements = statement<{ person: string; entitlement: string; from: number }, { seq: number }>({
  name: "insurance.list-waiting-supplements",
  reach: "subject",
  sql: "select l.seq from insurance.month_lines l where l.person_id = :person and l.entitlement_id = :entitlement and l.ym >= :from and l.kind = 'supplement' and l.state = 'pending' and l.batch_id is null",
})

const openReceivable = statement<{ person: string; receivable: string; entitlement: string; region: string; reason: string; months: readonly number[]; amount: number; at: string }>({
  name: "insurance.open-receivable",
  reach: "subject",
  sql: `
    insert into insurance.receivables (person_id, receivable_id, entitlement_id, region, reason, months, amount_fen, recorded_at)
    values (:person, :receivable, :entitlement, :region, :reason, :months::int[], :amount, :at)`,
})

const suspend = statement<{ person: string; entitlement: string; suspension: string; from: number; to: number | null; reason: string; region: string; at: string }, { suspension_id: string }>({
  name: "insurance.suspend-entitlement",
  reach: "subject",
  sql: `
    insert into insurance.suspensions (person_id, entitlement_id, suspension_id, from_month, to_month, reason, region, recorded_at)
    select :person::bigint, :entitlement::bigint, :suspension::bigint, :from::int, :to::int, :reason::text, :region::text, :at::timestamptz
     where not exists (select 1 from insurance.suspensions s where s.person_id = :person::bigint and s.entitlement_id = :entitlement::bigint and s.reason = :reason::text and s.from_month = :from::int)
    returning suspension_id`,
})

/** Ends a running suspension; one that would have lasted no whole month is left with its first month. */
const resume = statement<{ person: string; to: number; reason: string }, { entitlement_id: string; from_month: number; to_month: number; region: string }>({
  name: "insurance.resume-entitlement",
  reach: "subject",
  sql: `
    update insurance.suspensions set to_month = :to::int
     where person_id = :person::bigint and reason = :reason::text and to_month is null and from_month < :to::int
    returning entitlement_id, from_month, to_month, region`,
})

/** Runs a bound statement inside a transaction. */
export const send = (tx: Bulk, call: Call): Promise<object[]> => tx.sql(call.statement.text, call.values)

/** Stops, suspends or resumes what this happening touches. Doing it twice changes nothing; an earlier day found later moves the stop forward in time. */
export async function applyHappening(tx: Bulk, happening: Happening): Promise<number> {
  const rows = await tx.all(touched, { person: happening.person })
  let changed = 0
  for (const row of rows) {
    const event = stopEventIn(happening.code, parameters, row.region, happening.on)
    if (!event || !concerns(row, happening)) continue
    if (event.kind === "suspend") changed += await suspendOne(tx, row, event, happening)
    else if (event.kind === "stop") changed += await stopOne(tx, row, event, happening)
  }
  return changed
}

/** The work whose loss the benefit is paid for is no new work; what was over before the benefit began does not touch it. */
function concerns(row: EntitlementRow, { code, on, until }: Happening): boolean {
  if (code === "re-employed" && on < (row.loss_on ?? row.starts_on)) return false
  return until === null || until > row.starts_on
}

/** What was true from before the benefit began takes away the whole of it. */
function firstUnpaid(row: EntitlementRow, event: StopEvent, on: PlainDate): number {
  return Math.max(row.first_month, on < row.starts_on ? row.first_month : monthNumber(firstUnpaidMonth(event, on)))
}

async function stopOne(tx: Bulk, row: EntitlementRow, event: StopEvent, happening: Happening): Promise<number> {
  const from = firstUnpaid(row, event, happening.on)
  if (from > row.last_month || (row.stopped_from !== null && row.stopped_from <= from)) return 0
  const unused = event.later === "kept" && row.kind === "benefit" ? Math.max(0, row.months - Math.max(0, monthsBetweenNumbers(row.first_month, from) - row.suspended_months)) : 0
  // The month of death is the survivors' (art. 49): it is not paid to the person any more, but what was paid for it stays.
  const overpaidFrom = event.code === "died" ? monthNumber(addMonthsTo(monthOf(happening.on), 1)) : from
  const { receivable, months, amount } = await claimBack(tx, row, event, overpaidFrom, happening)
  await tx.run(markStopped, { person: row.person_id, entitlement: row.entitlement_id, from, event: event.code, on: happening.on, at: happening.at, unused })
  await note(tx, row, event, "stop", from, happening, months, receivable)
  await send(tx, told("benefit.stopped", row, event, happening, {
    stoppedFrom: monthOfNumber(from), unusedMonths: unused, overpaidMonths: months.map(monthOfNumber), receivableId: receivable, amountFen: amount,
    says: sentence(event, monthOfNumber(from), unused, months.length, amount),
  }))
  return 1
}

const monthsBetweenNumbers = (from: number, to: number): number => monthsFromTo(monthOfNumber(from), monthOfNumber(to)).length

/** Months paid from one on that nobody claims back yet become a receivable. */
export async function claimBack(tx: Bulk, row: Pick<EntitlementRow, "person_id" | "entitlement_id" | "region">, event: { readonly code: string }, from: number, happening: Pick<Happening, "at" | "today">): Promise<{ receivable: string | null; months: number[]; amount: number }> {
  const waiting = await tx.all(waitingSupplements, { person: row.person_id, entitlement: row.entitlement_id, from })
  if (waiting.length > 0) await reverseLines(tx, "m.person_id = $1 and m.seq = any($2::int[])", [row.person_id, waiting.map((one) => one.seq)], happening.at)
  const lines = await tx.all(overpaidLines, { person: row.person_id, entitlement: row.entitlement_id, from })
  if (lines.length === 0) return { receivable: null, months: [], amount: 0 }
  const outcome = law.on(receivableRule, happening.today).decide({
    facts: known({ "overpaid-lines": lines.map((line) => ({ month: monthOfNumber(line.ym), benefit: line.benefit, medical: line.medical })) }),
    parameters,
    on: happening.today,
    region: row.region,
  })
  const amount = outcome.gives?.amount
  if (outcome.result !== "pass" || typeof amount !== "number") throw new Error(`what ${row.person_id} owes could not be worked out: ${outcome.reasons.map((one) => one.code).join(" ")}`)
  const receivable = newId()
  const months = lines.map((line) => line.ym)
  await tx.run(openReceivable, { person: row.person_id, receivable, entitlement: row.entitlement_id, region: row.region, reason: event.code, months, amount, at: happening.at })
  return { receivable, months, amount }
}

async function suspendOne(tx: Bulk, row: EntitlementRow, event: StopEvent, happening: Happening): Promise<number> {
  if (row.state === "stopped" || row.state === "ended") return 0
  const from = firstUnpaid(row, event, happening.on)
  const to = happening.until === null ? null : monthNumber(monthOf(happening.until))
  if (from > row.last_month || (to !== null && to <= from)) return 0
  const made = await tx.maybe(suspend, { person: row.person_id, entitlement: row.entitlement_id, suspension: newId(), from, to, reason: event.code, region: row.region, at: happening.at })
  if (!made) return 0
  const { receivable, months, amount } = await claimBack(tx, row, event, from, happening)
  await note(tx, row, event, "suspend", from, happening, months, receivable)
  await send(tx, told("benefit.suspended", row, event, happening, {
    stoppedFrom: monthOfNumber(from), overpaidMonths: months.map(monthOfNumber), receivableId: receivable, amountFen: amount,
    says: `因${event.label}，失业保险金自${monthOfNumber(from)}起暂停发放，事由消失后继续发放剩余月数`,
  }))
  return 1
}

/** The release: paid again from the month of that day. */
export async function applyRelease(tx: Bulk, release: Pick<Happening, "person" | "on" | "cause" | "at" | "today">): Promise<number> {
  const resumed = await tx.all(resume, { person: release.person, to: monthNumber(monthOf(release.on)), reason: "imprisoned" })
  for (const one of resumed) {
    await tx.run(recordStop, {
      person: release.person, stop: newId(), entitlement: one.entitlement_id, event: "imprisoned", kind: "resume", on: release.on, from: one.to_month, cause: release.cause, overpaid: [],
      receivable: null, region: one.region, at: release.at,
    })
    await send(tx, publish("benefit.resumed", release.person, { entitlementId: one.entitlement_id, region: one.region, effectiveDate: release.on, from: monthOfNumber(one.to_month), says: `失业保险金自${monthOfNumber(one.to_month)}起恢复发放` }))
  }
  return resumed.length
}

function note(tx: Bulk, row: EntitlementRow, event: StopEvent, kind: string, from: number, happening: Happening, overpaid: readonly number[], receivable: string | null): Promise<number> {
  return tx.run(recordStop, {
    person: row.person_id, stop: newId(), entitlement: row.entitlement_id, event: event.code, kind, on: happening.on, from, cause: happening.cause, overpaid, receivable, region: row.region, at: happening.at,
  })
}

/** Tells every office concerned: where the benefit is paid and where the person is registered. */
function told(topic: string, row: EntitlementRow, event: StopEvent, happening: Happening, detail: Readonly<Record<string, unknown>>): Call {
  return publish(topic, row.person_id, {
    entitlementId: row.entitlement_id,
    caseId: row.case_id,
    region: row.region,
    registrationRegion: row.registered_region,
    regions: [...new Set([row.region, ...(row.registered_region ? [row.registered_region] : [])])],
    effectiveDate: happening.on,
    event: event.code,
    label: event.label,
    article: `《${event.law.law}》${event.law.article}`,
    cause: happening.cause,
    ...detail,
  })
}

function sentence(event: StopEvent, from: string, unused: number, overpaid: number, amount: number): string {
  const kept = event.later === "kept" && unused > 0 ? `，未领的${unused}个月保留，以后再失业可以继续领取` : ""
  const owed = overpaid > 0 ? `；已多发${overpaid}个月，应退${(amount / 100).toFixed(2)}元` : ""
  return `因${event.label}，失业保险金自${from}起停发${kept}${owed}`
}

/** A payment that went out although the benefit had stopped meanwhile (a file already with the bank) is claimed back as well. */
export async function recheckPayments(tx: Bulk, given: Pick<Happening, "person" | "cause" | "at" | "today">): Promise<number> {
  let found = 0
  for (const row of await tx.all(touched, { person: given.person })) {
    if (row.stopped_from === null || row.stop_event === null) continue
    const event = stopEvent(row.stop_event as StopEventCode)
    const from = event.code === "died" ? monthNumber(addMonthsTo(monthOfNumber(row.stopped_from), 1)) : row.stopped_from
    const happening: Happening = { ...given, code: event.code, on: (row.stop_event_on ?? given.today) as PlainDate, until: null }
    const { receivable, months, amount } = await claimBack(tx, row, event, from, happening)
    if (receivable === null) continue
    found++
    await send(tx, told("benefit.overpaid", row, event, happening, {
      overpaidMonths: months.map(monthOfNumber), receivableId: receivable, amountFen: amount, says: `停发后又发放了${months.length}个月失业保险金，应退${(amount / 100).toFixed(2)}元`,
    }))
  }
  return found
}

interface HoldArgs {
  readonly person: string
  readonly from: number
  readonly reason: string
  readonly says: string
  readonly at: string
  readonly hold: string
}

const placeHold = statement<HoldArgs, { entitlement_id: string; region: string; hold_id: string }>({
  name: "insurance.place-hold",
  reach: "subject",
  sql: `
    insert into insurance.holds (person_id, entitlement_id, hold_id, from_month, reason, says, region, placed_by, placed_at)
    select e.person_id, e.entitlement_id, :hold::bigint, greatest(:from::int, e.first_month), :reason::text, :says::text, e.region, 'system', :at::timestamptz
      from insurance.entitlements e
     where e.person_id = :person::bigint and e.state in ('running', 'held') and e.last_month >= :from::int
       and not exists (select 1 from insurance.holds h where h.person_id = e.person_id and h.entitlement_id = e.entitlement_id and h.reason = :reason::text and h.cleared_at is null)
    returning entitlement_id, region, hold_id`,
})

/** Lets payment wait until an officer has looked (domain/01 §11: U13, U31, U32 are rechecked, not stopped). */
export async function holdForRecheck(tx: Bulk, given: { person: string; on: PlainDate; reason: string; says: string; at: string }): Promise<number> {
  const from = monthNumber(addMonthsTo(monthOf(given.on), 1))
  const held = await tx.maybe(placeHold, { person: given.person, from, reason: given.reason, says: given.says, at: given.at, hold: newId() })
  if (!held) return 0
  await send(tx, publish("benefit.held", given.person, { entitlementId: held.entitlement_id, region: held.region, effectiveDate: given.on, from: monthOfNumber(from), reason: given.reason, says: given.says }))
  return 1
}
