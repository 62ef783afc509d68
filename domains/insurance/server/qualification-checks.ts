// Monthly 资格核对 (domain/04 §2.4): asked for on the first of the month, done online or at a counter, missed twice in a row ends the benefit.
import { addMonthsTo, firstDay, lastDay, monthOf, todayInChina, type PlainDate } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { statement, type Bulk } from "#platform/database"
import { publish } from "#platform/exchange"
import type { House, Job, RequestContext } from "#platform/module"
import { benefitProblems, type clearHold as clearContract, type doCheck as doContract, type recordCheck as recordContract } from "../contract/benefit.ts"
import { monthNumber, monthOfNumber } from "./months.ts"
import { applyHappening, send } from "./stop-benefit.ts"

/** Every running entitlement that pays for this month and was granted before it is asked once. */
const openChecks = statement<{ ym: number; from: string; due: string }, { person_id: string; entitlement_id: string; region: string }>({
  name: "insurance.open-checks",
  reach: "bulk",
  sql: `
    insert into insurance.qualification_checks (person_id, entitlement_id, ym, state, due_on, region)
    select e.person_id, e.entitlement_id, :ym::int, 'due', :due::date, e.region
      from insurance.entitlements e
     where e.state in ('running', 'held') and e.first_month <= :ym::int and e.last_month >= :ym::int and e.recorded_at < :from::date::timestamp at time zone 'Asia/Shanghai'
       and not exists (select 1 from insurance.suspensions s where s.person_id = e.person_id and s.entitlement_id = e.entitlement_id and s.from_month <= :ym::int and (s.to_month is null or s.to_month > :ym::int))
    on conflict do nothing
    returning person_id, entitlement_id, region`,
})

const markMissed = statement<{ today: string }, { person_id: string; entitlement_id: string; region: string; ym: number }>({
  name: "insurance.mark-missed-checks",
  reach: "bulk",
  sql: `
    update insurance.qualification_checks q set state = 'missed'
      from insurance.entitlements e
     where q.state = 'due' and q.due_on < :today::date and e.person_id = q.person_id and e.entitlement_id = q.entitlement_id
    returning q.person_id, q.entitlement_id, q.region, q.ym`,
})

/** Two months in a row missed, neither excused nor done since: the first of the two. */
const missedTwice = statement<{ limit: number }, { person_id: string; entitlement_id: string; ym: number }>({
  name: "insurance.find-missed-twice",
  reach: "bulk",
  sql: `
    select q.person_id, q.entitlement_id, min(q.ym) as ym
      from insurance.qualification_checks q
      join insurance.qualification_checks n on n.person_id = q.person_id and n.entitlement_id = q.entitlement_id and n.state = 'missed'
           and n.ym = case when q.ym % 100 = 12 then q.ym + 89 else q.ym + 1 end
      join insurance.entitlements e on e.person_id = q.person_id and e.entitlement_id = q.entitlement_id and e.state in ('running', 'held')
     where q.state = 'missed'
     group by 1, 2 limit :limit`,
})

/** Daily: asks on the first of the month, marks what was missed, stops after two in a row. One person at a time where the benefit stops. */
export const checkJob: Job = {
  name: "insurance.qualification-checks",
  title: "资格核对：生成、逾期、连续两月未核对停发",
  dailyAt: "00:40",
  run: async (house) => {
    const { asked, missed, stopped } = await runChecks(house)
    return `生成 ${asked} 人，逾期 ${missed} 人，停发 ${stopped} 人`
  },
}

export async function runChecks(house: House): Promise<{ asked: number; missed: number; stopped: number }> {
  const now = house.clock()
  const today = todayInChina(now)
  const month = monthOf(today)
  const counts = await house.database.system.transaction(async (tx) => {
    const missed = await tx.all(markMissed, { today })
    for (const one of missed) await tell(tx, "benefit.check-missed", one, one.ym, `${monthOfNumber(one.ym)}没有做资格核对，当月失业保险金暂缓发放；补做后补发，连续两个月未做将停发`)
    const asked = await tx.all(openChecks, { ym: monthNumber(month), from: firstDay(month), due: lastDay(month) })
    for (const one of asked) await tell(tx, "benefit.check-due", one, monthNumber(month), `请在${lastDay(month)}前完成${month}的资格核对`)
    return { asked: asked.length, missed: missed.length }
  })
  let stopped = 0
  for (const one of await house.database.system.all(missedTwice, { limit: 10_000 }))
    stopped += await house.database.system.transaction((tx) =>
      applyHappening(tx, { person: one.person_id, code: "checks-missed-twice", on: firstDay(monthOfNumber(one.ym)), until: null, cause: "insurance.qualification-checks", at: now, today }),
    )
  return { ...counts, stopped }
}

const tell = (tx: Bulk, topic: string, row: { person_id: string; entitlement_id: string; region: string }, ym: number, says: string) =>
  send(tx, publish(topic, row.person_id, { entitlementId: row.entitlement_id, region: row.region, month: monthOfNumber(ym), says }))

interface Settled {
  readonly ym: number
  readonly state: "due" | "done" | "excused" | "missed"
  readonly due_on: string
  readonly done_at: string | null
  readonly way: string | null
  readonly statement: string
  readonly region: string
}

/** A month that is due or was missed and not yet followed by a stop. */
const settle = statement<{ person: string; entitlement: string; ym: number; state: string; way: string; statement: string; officer: string | null; at: string; scope: string }, Settled>({
  name: "insurance.settle-check",
  reach: "subject",
  hot: true,
  sql: `
    update insurance.qualification_checks q set state = :state, done_at = :at::timestamptz, way = :way, statement = :statement, officer_id = :officer
     where q.person_id = :person and (:entitlement::bigint = 0 or q.entitlement_id = :entitlement::bigint) and q.ym = :ym and q.state in ('due', 'missed') and starts_with(q.region, :scope)
       and exists (select 1 from insurance.entitlements e where e.person_id = q.person_id and e.entitlement_id = q.entitlement_id and e.state in ('running', 'held'))
    returning q.ym, q.state, q.due_on, q.done_at, q.way, q.statement, q.region`,
})

const soughtLabels = { applied: "投递简历", interview: "参加面试", fair: "参加招聘会", training: "参加培训", "start-up": "筹备创业", guidance: "接受职业指导", other: "其他" } as const

/** Missed months can be made up until the end of the following month; after that an officer hears the reason. */
const madeUpUntil = (month: string): PlainDate => lastDay(addMonthsTo(monthOfNumber(monthNumber(month)), 1))

export async function doCheckFor(request: RequestContext<unknown, unknown, InputOf<typeof doContract>>): Promise<OutputOf<typeof doContract>> {
  const { viewer, input, today } = request
  if (viewer.kind !== "citizen") throw commonProblems.notAllowed()
  if (today > madeUpUntil(input.month)) throw benefitProblems.checkTooLate()
  const statement = [...new Set(input.sought)].map((one) => soughtLabels[one]).join("、") + (input.statement ? `：${input.statement}` : "")
  const row = await request.db.maybe(settle, { person: viewer.personId, entitlement: "0", ym: monthNumber(input.month), state: "done", way: "online", statement, officer: null, at: request.now, scope: "" })
  if (!row) throw benefitProblems.noCheckDue()
  request.concerns(viewer.personId, row.region, { month: input.month })
  return shown(row)
}

const causeLabels = { hospital: "住院", pregnancy: "怀孕", infant: "照护未满一周岁婴儿", other: "其他正当理由" } as const

export async function recordCheckFor(request: RequestContext<{ person: string; entitlement: string }, unknown, InputOf<typeof recordContract>>): Promise<OutputOf<typeof recordContract>> {
  const { viewer, input, params } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  if (viewer.personId === params.person) throw commonProblems.notAllowed()
  if (input.outcome === "excused" && input.cause === undefined) throw commonProblems.invalidInput({}, [{ path: "cause", code: "field.required", says: "请选择正当理由" }])
  const statement = input.outcome === "excused" && input.cause ? `${causeLabels[input.cause]}：${input.statement}` : input.statement
  const row = await request.db.maybe(settle, {
    person: params.person, entitlement: params.entitlement, ym: monthNumber(input.month), state: input.outcome, way: input.way, statement, officer: viewer.officerId, at: request.now, scope: viewer.scope,
  })
  if (!row) throw benefitProblems.noCheckDue()
  request.concerns(params.person, row.region, { month: input.month, outcome: input.outcome, way: input.way })
  return shown(row)
}

const shown = (row: Settled) => ({ month: monthOfNumber(row.ym), state: row.state, dueOn: row.due_on, doneAt: row.done_at, way: row.way, statement: row.statement })

const clear = statement<{ person: string; entitlement: string; hold: string; by: string; at: string; scope: string }, { hold_id: string; region: string; cleared: boolean }>({
  name: "insurance.clear-hold",
  reach: "subject",
  sql: `
    with found as (
      select h.person_id, h.hold_id, h.region, h.cleared_at is null as open from insurance.holds h
       where h.person_id = :person and h.entitlement_id = :entitlement and h.hold_id = :hold and starts_with(h.region, :scope)),
    done as (
      update insurance.holds h set cleared_by = :by, cleared_at = :at::timestamptz from found f where h.person_id = f.person_id and h.hold_id = f.hold_id and h.cleared_at is null and h.placed_by <> :by
      returning h.hold_id)
    select f.hold_id, f.region, exists (select 1 from done) as cleared from found f`,
})

/** Lifts a hold after looking; whoever placed it does not lift it. */
export async function clearHoldFor(request: RequestContext<{ person: string; entitlement: string; hold: string }, unknown, InputOf<typeof clearContract>>): Promise<OutputOf<typeof clearContract>> {
  const { viewer, params, input } = request
  if (viewer.kind !== "staff" || viewer.personId === params.person) throw commonProblems.notAllowed()
  const row = await request.db.maybe(clear, { ...params, by: viewer.officerId, at: request.now, scope: viewer.scope })
  if (!row) throw commonProblems.notFound()
  if (!row.cleared) throw benefitProblems.holdCleared()
  request.concerns(params.person, row.region, { hold: params.hold, says: input.says })
  return { holdId: row.hold_id, clearedAt: request.now }
}
