// A report behind a stop, a suspension or a decision is taken back or corrected: an officer looks again (domain/04 §2.5, §6). Nothing is undone here.
import { isPlainDate, longDate, monthOf, type PlainDate, retireDate, type RetireKind, todayInChina } from "#standards"
import { statement, type Bulk } from "#platform/database"
import type { DomainEvent, EventHandler, House } from "#platform/module"
import { endOfRegistration } from "../../rules/end-of-registration.ts"
import { stopEvent, type StopEventCode } from "../../rules/index.ts"
import { monthNumber, monthOfNumber } from "../months.ts"
import { holdForRecheck } from "../stop-benefit.ts"
import { onAllowance } from "./allowance.ts"
import { shortfallOf } from "./contributions.ts"
import { lossHandler } from "./loss.ts"
import { noteRecheck } from "./note.ts"

const dayIn = (event: DomainEvent, name: string): PlainDate | null => {
  const value = event.payload[name]
  return typeof value === "string" && isPlainDate(value.slice(0, 10)) ? (value.slice(0, 10) as PlainDate) : null
}

const sourceOf = (event: DomainEvent): string => (typeof event.payload["source"] === "string" ? event.payload["source"] : "报送单位")

interface Touched {
  readonly entitlement_id: string
  readonly region: string
  readonly stopped: boolean
  readonly from_month: number
}

/** Entitlements whose stop rests on this report of this day, or that were suspended by it. */
const restingOn = statement<{ person: string; event: string; on: string }, Touched>({
  name: "insurance.find-resting-on-report",
  reach: "subject",
  sql: `
    select e.entitlement_id, e.region, true as stopped, e.stopped_from as from_month from insurance.entitlements e where e.person_id = :person and e.stop_event = :event and e.stop_event_on = :on::date
    union all
    select s.entitlement_id, s.region, false, s.from_month from insurance.stops s where s.person_id = :person and s.kind = 'suspend' and s.event = :event and s.happened_on = :on::date`,
})

const survivorsPaid = statement<{ person: string }, { entitlement_id: string; region: string; amount: number }>({
  name: "insurance.find-survivors-awards",
  reach: "subject",
  sql: `
    select a.entitlement_id, min(a.region) as region, sum(a.amount_fen)::float8 as amount from insurance.awards a
     where a.person_id = :person and a.kind in ('funeral', 'consolation', 'death-month') and a.state <> 'cancelled' group by a.entitlement_id`,
})

async function lookAt(tx: Bulk, event: DomainEvent, house: House, code: StopEventCode, on: PlainDate | null): Promise<void> {
  if (on === null) return
  const { label } = stopEvent(code)
  for (const one of await tx.all(restingOn, { person: event.subjectId, event: code, on })) {
    const says = `${sourceOf(event)}已撤回或更正“${label}”信息（${longDate(on)}），失业保险金此前据此自${monthOfNumber(one.from_month)}起${one.stopped ? "停发" : "暂停发放"}：核实后决定是否恢复`
    await noteRecheck(tx, { person: event.subjectId, entitlement: one.entitlement_id, kind: one.stopped ? "stop" : "suspension", ground: event.topic, event: code, on, says, region: one.region, at: house.clock() })
  }
  if (event.topic !== "person.death-withdrawn") return
  for (const one of await tx.all(survivorsPaid, { person: event.subjectId })) {
    const says = `${sourceOf(event)}已撤回死亡信息（${longDate(on)}），已向遗属核定${(one.amount / 100).toFixed(2)}元：核实后依法收回`
    await noteRecheck(tx, { person: event.subjectId, entitlement: one.entitlement_id, kind: "survivors", ground: event.topic, event: code, on, says, region: one.region, at: house.clock() })
  }
}

interface Withdrawn {
  readonly code: StopEventCode
  /** Where the day of the report stands in the event; `effectiveDate` unless told otherwise. */
  readonly day?: string
}

const withdrawn: Readonly<Record<string, Withdrawn>> = {
  "person.death-withdrawn": { code: "died" },
  "person.death-corrected": { code: "died", day: "before" },
  "person.pension-withdrawn": { code: "pension-started" },
  "person.enlistment-withdrawn": { code: "enlisted" },
  "person.emigration-withdrawn": { code: "emigrated" },
  "person.custody-withdrawn": { code: "imprisoned" },
  "person.custody-corrected": { code: "imprisoned" },
  "employee-row.withdrawn": { code: "re-employed" },
  "employment.voided": { code: "re-employed" },
}

async function onWithdrawn(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const report = withdrawn[event.topic]
  if (report) await lookAt(tx, event, house, report.code, dayIn(event, report.day ?? "effectiveDate"))
}

/** A pension that ended before it began was none. */
async function onPensionEnded(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const [since, until] = [dayIn(event, "since"), dayIn(event, "effectiveDate")]
  if (since !== null && until !== null && until <= since) await lookAt(tx, event, house, "pension-started", since)
}

/** A registration that goes on: the stop that its end had brought is looked at. */
async function onReopened(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const code = endOfRegistration[String(event.payload["closeReason"] ?? "")]
  if (code) await lookAt(tx, event, house, code, dayIn(event, "closeEffective"))
}

interface Bounded {
  readonly entitlement_id: string
  readonly kind: "benefit" | "extension"
  readonly region: string
  readonly last_month: number
  readonly women_retire_kind: string | null
}

const boundedByAge = statement<{ person: string }, Bounded>({
  name: "insurance.find-bounded-by-age",
  reach: "subject",
  sql: `
    select e.entitlement_id, e.kind, e.region, e.last_month, p.women_retire_kind from insurance.entitlements e join registers.persons p using (person_id)
     where e.person_id = :person and (e.state in ('running', 'held') or (e.state = 'ended' and e.drawn_months < e.months))`,
})

/** Which retirement age applies: men's, or the kind of a woman's last post, the lower one while nothing is known. */
export const kindOf = (sex: unknown, women: string | null): RetireKind => (sex === "1" ? "M60" : women === "F55" ? "F55" : "F50")

/** Birth or sex corrected by the police: the retirement day moves, and with it the last month there is anything to draw. */
async function onCorrected(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const [now, before] = [dayIn(event, "birthDate"), dayIn(event, "birthDateBefore")]
  if (now === null) return
  const today = todayInChina(house.clock())
  for (const one of await tx.all(boundedByAge, { person: event.subjectId })) {
    const retires = retireDate(now, kindOf(event.payload["sex"], one.women_retire_kind))
    const retired = before === null ? null : retireDate(before, kindOf(event.payload["sexBefore"], one.women_retire_kind))
    const [last, was] = [monthNumber(monthOf(retires)), retired === null ? null : monthNumber(monthOf(retired))]
    if (last === was || (last >= one.last_month && one.last_month !== was)) continue
    const says = `${sourceOf(event)}更正出生日期或性别，法定退休日${retired === null ? "" : `由${longDate(retired)}`}变为${longDate(retires)}，核定的应领末月为${monthOfNumber(one.last_month)}：核实后按更正后的信息调整`
    await noteRecheck(tx, { person: event.subjectId, entitlement: one.entitlement_id, kind: "retirement", ground: event.topic, event: "retirement-age", on: retires, says, region: one.region, at: house.clock() })
    if (retires <= today) await holdForRecheck(tx, { person: event.subjectId, on: today, reason: "birth-corrected", says: "出生日期或性别已由公安更正，按更正后的信息已到法定退休日，核实后发放或停发", at: house.clock() })
  }
}

const restingOnMonth = statement<{ person: string; ym: string }, { entitlement_id: string; region: string; contributed: number }>({
  name: "insurance.find-resting-on-month",
  reach: "subject",
  sql: `
    select e.entitlement_id, e.region, e.contributed from insurance.entitlements e
     where e.person_id = :person and e.kind = 'benefit'
       and :ym::int <= (extract(year from coalesce(e.loss_on, e.claimed_on)) * 100 + extract(month from coalesce(e.loss_on, e.claimed_on)))::int`,
})

const renewSays = statement<{ person: string; entitlement: string; says: string }>({
  name: "insurance.renew-recheck", reach: "subject",
  sql: "update insurance.rechecks set says = :says where person_id = :person and entitlement_id = :entitlement and kind = 'contributions' and state = 'open'",
})

/** A month on which the number of months rests is taken back by social insurance: what is left and what was paid beyond it stands in the task, however many months follow. */
async function onContribution(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  for (const one of await tx.all(restingOnMonth, { person: event.subjectId, ym: String(event.payload["month"] ?? "0") })) {
    const says = `${sourceOf(event)}撤回了核定所依据的缴费记录（核定时累计${one.contributed}个月）：${await shortfallOf(tx, event.subjectId, one.entitlement_id)}`
    const made = await noteRecheck(tx, { person: event.subjectId, entitlement: one.entitlement_id, kind: "contributions", ground: event.topic, event: null, on: null, says, region: one.region, at: house.clock() })
    if (!made) await tx.run(renewSays, { person: event.subjectId, entitlement: one.entitlement_id, says })
  }
}

const lockOf = statement<{ person: string }, { insurance: string; granted_on: PlainDate; region: string }>({
  name: "insurance.read-funeral-lock", reach: "subject", sql: "select insurance, granted_on, region from insurance.funeral_grants where person_id = :person",
})

/** Another insurance takes its funeral grant back: ours may be free again. */
async function onFuneralWithdrawn(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const lock = await tx.maybe(lockOf, { person: event.subjectId })
  if (!lock || lock.insurance === "210") return
  const says = `${sourceOf(event)}已撤回丧葬补助金发放记录（${longDate(lock.granted_on)}）：核实后解除占用，遗属可以向失业保险申领`
  await noteRecheck(tx, { person: event.subjectId, entitlement: null, kind: "funeral", ground: event.topic, event: null, on: lock.granted_on, says, region: lock.region, at: house.clock() })
}

/** Another insurance paid although ours had: one of the two goes back. */
export async function noteSecondFuneral(tx: Bulk, event: DomainEvent, at: string): Promise<void> {
  const lock = await tx.maybe(lockOf, { person: event.subjectId })
  if (lock?.insurance !== "210") return
  const says = `失业保险已于${longDate(lock.granted_on)}核定丧葬补助金，${sourceOf(event)}又发放一次：一人只发一次，核实后收回其中一笔`
  await noteRecheck(tx, { person: event.subjectId, entitlement: null, kind: "funeral-twice", ground: event.topic, event: null, on: lock.granted_on, says, region: lock.region, at })
}

const handler = (name: string, topics: readonly string[], handle: EventHandler["handle"]): EventHandler => ({ name: `insurance.${name}`, topics, handle })

export const recheckHandlers: readonly EventHandler[] = [
  handler("recheck-withdrawn", Object.keys(withdrawn), onWithdrawn),
  handler("recheck-ended-pension", ["person.pension-ended"], onPensionEnded),
  handler("recheck-reopened", ["unemployment.reopened"], onReopened),
  handler("recheck-corrected-person", ["person.corrected"], onCorrected),
  handler("recheck-withdrawn-month", ["contribution.withdrawn"], onContribution),
  handler("recheck-withdrawn-funeral", ["funeral-grant.withdrawn"], onFuneralWithdrawn),
  onAllowance,
  lossHandler,
]
