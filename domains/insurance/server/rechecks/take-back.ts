// What a decided recheck changes: a stop or a suspension is lifted, the months follow a corrected retirement day, a funeral grant is free again.
import { addMonthsTo, monthOf, type PlainDate, retireDate } from "#standards"
import { newId, statement, type Bulk } from "#platform/database"
import { publish } from "#platform/exchange"
import { recheckProblems } from "../../contract/rechecks.ts"
import type { StopEventCode } from "../../rules/index.ts"
import { monthNumber, monthOfNumber } from "../months.ts"
import { applyHappening, send } from "../stop-benefit.ts"
import { followAgain } from "../corrections/propose.ts"
import { kindOf } from "./handlers.ts"
import { noteRecheck } from "./note.ts"

export interface Taken {
  readonly person: string
  readonly entitlement: string
  readonly event: string
  readonly on: string
  readonly ground: string
  readonly region: string
  readonly says: string
  readonly by: string
  readonly at: string
  readonly today: PlainDate
}

const lock = statement<{ person: string; entitlement: string }, { stopped_from: number | null; stop_event: string | null; stop_event_on: string | null; newer: boolean; lump_sum: boolean }>({
  name: "insurance.lock-stopped-entitlement",
  reach: "subject",
  sql: `
    select e.stopped_from, e.stop_event, e.stop_event_on,
           exists (select 1 from insurance.entitlements n where n.person_id = e.person_id and n.recorded_at > e.recorded_at) as newer,
           exists (select 1 from insurance.awards a where a.person_id = e.person_id and a.entitlement_id = e.entitlement_id and a.kind = 'lump-sum' and a.state <> 'cancelled') as lump_sum
      from insurance.entitlements e where e.person_id = :person and e.entitlement_id = :entitlement for update of e`,
})

const forgive = statement<{ person: string; entitlement: string; reason: string }, { collected: number }>({
  name: "insurance.cancel-receivables-of-stop",
  reach: "subject",
  sql: `
    update insurance.receivables set state = 'cancelled' where person_id = :person and entitlement_id = :entitlement and reason = :reason and state <> 'cancelled'
    returning collected_fen::float8 as collected`,
})

const goOn = statement<{ person: string; entitlement: string; at: string }>({
  name: "insurance.take-back-stop",
  reach: "subject",
  sql: `
    update insurance.entitlements
       set state = case when drawn_months >= months then 'ended' else 'running' end, stopped_from = null, stop_event = null, stop_event_on = null, stop_detected = null, unused_months = null, updated_at = :at
     where person_id = :person and entitlement_id = :entitlement`,
})

const record = statement<Pick<Taken, "person" | "entitlement" | "event" | "on" | "ground" | "region" | "at"> & { stop: string; from: number }>({
  name: "insurance.record-taken-back",
  reach: "subject",
  sql: `
    insert into insurance.stops (person_id, stop_id, entitlement_id, event, kind, happened_on, from_month, cause, region, recorded_at)
    values (:person, :stop, :entitlement, :event, 'resume', :on::date, :from, :ground, :region, :at)`,
})

/** What still ends the benefit by the registers of today, other reports of the same and of other kinds; each with its own last day. */
const standing = statement<{ person: string }, { code: StopEventCode; on: PlainDate; until: PlainDate | null }>({
  name: "insurance.list-standing-happenings",
  reach: "subject",
  sql: `
    select code, "on", until from (
      select 're-employed' as code, r.from_on as "on", r.to_on as until from registers.employee_rows r where r.person_id = :person::bigint and r.kind in ('110', '210')
      union all
      select 're-employed', e.started_on, e.ended_on from registration.published_employments e where e.person_id = :person::bigint
      union all
      select 'pension-started', p.starts_on, p.ends_on from registers.pensions p where p.person_id = :person::bigint and p.kind in ('110', '120') and (p.ends_on is null or p.ends_on > p.starts_on)
      union all
      select 'died', d.died_on, null from registers.deaths d where d.person_id = :person::bigint
      union all
      select 'enlisted', m.from_on, m.to_on from registers.military_service m where m.person_id = :person::bigint
      union all
      select 'emigrated', g.left_on, g.returned_on from registers.emigrations g where g.person_id = :person::bigint) found
     order by "on", code`,
})

/** Lifts the stop and what was claimed back for it; what the registers still say is applied anew, so that another reason stops again from its own day. */
export async function takeBackStop(tx: Bulk, given: Taken): Promise<string> {
  const { person, entitlement, at } = given
  const row = await tx.maybe(lock, { person, entitlement })
  if (!row || row.stopped_from === null || row.stop_event !== given.event || row.stop_event_on !== given.on) return "停发已按其他日期或原因变更，无需恢复"
  if (row.newer) throw recheckProblems.newerEntitlement()
  if (row.lump_sum) throw recheckProblems.lumpSumPaid()
  const collected = (await tx.all(forgive, { person, entitlement, reason: given.event })).reduce((sum, one) => sum + one.collected, 0)
  await tx.run(goOn, { person, entitlement, at })
  await tx.run(followAgain, { region: given.region })
  await tx.run(record, { ...given, stop: newId(), from: row.stopped_from })
  if (collected > 0)
    await noteRecheck(tx, { person, entitlement, kind: "refund", ground: given.ground, event: given.event, on: given.on, says: `停发已恢复，此前收回的${(collected / 100).toFixed(2)}元须返还本人`, region: given.region, at })
  let again = 0
  for (const one of await tx.all(standing, { person })) again += await applyHappening(tx, { person, code: one.code, on: one.on, until: one.until, cause: "recheck", at, today: given.today })
  if (again > 0) return "原停发已撤销；其他信息仍然成立，已按其日期重新停发"
  const says = `失业保险金停发已撤销，自${monthOfNumber(row.stopped_from)}起继续发放，未发的月份随下一批次补发`
  await send(tx, publish("benefit.resumed", person, { entitlementId: entitlement, region: given.region, effectiveDate: given.today, from: monthOfNumber(row.stopped_from), says }))
  return says
}

/** A suspension lasts as long as the register says the custody did; where there was none, no month. */
const follow = statement<{ person: string; entitlement: string; on: string }, { from_month: number; to_month: number | null }>({
  name: "insurance.follow-custody",
  reach: "subject",
  sql: `
    update insurance.suspensions s
       set to_month = case when c.person_id is null then s.from_month
                           when c.to_on is null then null
                           else greatest(s.from_month, (extract(year from c.to_on) * 100 + extract(month from c.to_on))::int) end
      from insurance.stops t left join registers.custodies c on c.person_id = t.person_id and c.from_on = t.happened_on
     where t.person_id = :person and t.entitlement_id = :entitlement and t.kind = 'suspend' and t.event = 'imprisoned' and t.happened_on = :on::date
       and s.person_id = t.person_id and s.entitlement_id = t.entitlement_id and s.from_month = t.from_month and s.reason = 'imprisoned'
    returning s.from_month, s.to_month`,
})

export async function followCustody(tx: Bulk, given: Taken): Promise<string> {
  const row = await tx.maybe(follow, given)
  if (!row) return "没有找到对应的暂停，无需变更"
  const none = row.to_month === row.from_month
  const says = none ? `失业保险金自${monthOfNumber(row.from_month)}起的暂停已撤销，未发的月份随下一批次补发` : row.to_month === null ? "失业保险金继续暂停发放，事由消失后恢复" : `失业保险金自${monthOfNumber(row.to_month)}起恢复发放`
  await tx.run(record, { ...given, event: "imprisoned", stop: newId(), from: row.to_month ?? row.from_month })
  await send(tx, publish(row.to_month === null ? "benefit.suspended" : "benefit.resumed", given.person, { entitlementId: given.entitlement, region: given.region, effectiveDate: given.today, from: monthOfNumber(row.to_month ?? row.from_month), says }))
  return says
}

const months = statement<{ person: string; entitlement: string }, { kind: "benefit" | "extension"; first_month: number; last_month: number; months: number; suspended: number; sex: string | null; birth_date: PlainDate | null; women_retire_kind: string | null }>({
  name: "insurance.lock-months-by-age",
  reach: "subject",
  sql: `
    select e.kind, e.first_month, e.last_month, e.months, p.sex, p.birth_date, p.women_retire_kind,
           (select coalesce(sum((s.to_month / 100 - s.from_month / 100) * 12 + s.to_month % 100 - s.from_month % 100), 0)::int from insurance.suspensions s
             where s.person_id = e.person_id and s.entitlement_id = e.entitlement_id and s.to_month is not null) as suspended
      from insurance.entitlements e join registers.persons p using (person_id) where e.person_id = :person and e.entitlement_id = :entitlement for update of e`,
})

const moveLast = statement<{ person: string; entitlement: string; last: number; at: string }>({
  name: "insurance.move-last-month",
  reach: "subject",
  sql: `
    update insurance.entitlements set last_month = :last, state = case when state = 'ended' and drawn_months < months then 'running' else state end, updated_at = :at
     where person_id = :person and entitlement_id = :entitlement`,
})

const clearHold = statement<{ person: string; entitlement: string; by: string; at: string }>({
  name: "insurance.clear-birth-hold",
  reach: "subject",
  sql: "update insurance.holds set cleared_by = :by, cleared_at = :at where person_id = :person and entitlement_id = :entitlement and reason = 'birth-corrected' and cleared_at is null",
})

/** The last month follows the retirement day of the corrected birth date: computed, never typed. Months paid beyond it are owed back. */
export async function followRetirement(tx: Bulk, given: Taken): Promise<string> {
  const { person, entitlement, at } = given
  const row = await tx.maybe(months, { person, entitlement })
  if (!row?.birth_date) return "没有出生日期，无法计算，未作变更"
  await tx.run(clearHold, { person, entitlement, by: given.by, at })
  const retires = retireDate(row.birth_date, kindOf(row.sex, row.women_retire_kind))
  const granted = monthNumber(addMonthsTo(monthOfNumber(row.first_month), row.months - 1 + row.suspended))
  const last = row.kind === "extension" ? monthNumber(monthOf(retires)) : Math.min(granted, monthNumber(monthOf(retires)))
  if (last < row.last_month) {
    const stopped = await applyHappening(tx, { person, code: "retirement-age", on: retires, until: null, cause: given.ground, at, today: given.today })
    return stopped > 0 ? `按更正后的法定退休日，失业保险金发至${monthOfNumber(last)}` : "当地到法定退休日未领取养老金的继续发放，未作变更"
  }
  if (last === row.last_month) return "按更正后的信息计算，应领末月不变"
  await tx.run(moveLast, { person, entitlement, last, at })
  const says = `按更正后的法定退休日，失业保险金可领至${monthOfNumber(last)}`
  await send(tx, publish("benefit.resumed", person, { entitlementId: entitlement, region: given.region, effectiveDate: given.today, from: monthOfNumber(monthNumber(addMonthsTo(monthOfNumber(row.last_month), 1))), says }))
  return says
}

const release = statement<{ person: string; release: string; by: string; at: string }>({
  name: "insurance.release-funeral-grant",
  reach: "subject",
  sql: `
    with gone as (delete from insurance.funeral_grants where person_id = :person and insurance <> '210' returning *)
    insert into insurance.released_funeral_grants (person_id, release_id, insurance, granted_on, source, region, released_by, released_at)
    select person_id, :release::bigint, insurance, granted_on, source, region, :by, :at from gone`,
})

export async function releaseFuneralGrant(tx: Bulk, given: Pick<Taken, "person" | "by" | "at">): Promise<string> {
  const freed = await tx.run(release, { person: given.person, release: newId(), by: given.by, at: given.at })
  return freed > 0 ? "其他保险的丧葬补助金占用已解除，遗属可以申领" : "没有其他保险的占用，无需解除"
}
