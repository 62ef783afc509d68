// Delivering events: in order for each subject, once for each handler, a failing handler holding back nobody but its own subject.
import { type Bulk, isLost, statement } from "#platform/database"
import type { DomainEvent, EventHandler, House } from "#platform/module"

/** Tries before an event is left to an operator. */
export const triesBeforeGivingUp = 12

/** Seconds to wait after the n-th failure: 1, 5, 30 seconds, then 2, 10, 30 minutes. */
export const pauseAfter = (tries: number): number => [1, 5, 30, 120, 600][tries - 1] ?? 1800

const batchSize = 200

interface OpenRow {
  event_id: string
  subject_id: string
  topic: string
  at: string
  payload: Readonly<Record<string, unknown>>
}

const openEvents = statement<{ now: string; limit: number }, OpenRow>({
  name: "exchange.list-open-events",
  reach: "queue",
  sql: `
    select event_id, subject_id, topic, at, payload from exchange.outbox
     where done_at is null and (look_at is null or look_at <= :now::timestamptz)
     order by event_id limit :limit`,
})

/** Which handlers have dealt with which of these events. */
const handledAlready = statement<{ handlers: string[]; events: string[] }, { handler: string; event_id: string }>({
  name: "exchange.list-handled",
  reach: "queue",
  sql: "select handler, event_id from exchange.handled where handler = any(:handlers::text[]) and event_id = any(:events::bigint[])",
})

/** What these subjects wait for: the first event a handler may not take yet; later ones of the subject wait behind it. */
const waitingOf = statement<{ subjects: string[]; now: string }, { handler: string; subject_id: string; event_id: string }>({
  name: "exchange.list-waiting",
  reach: "queue",
  sql: `
    select handler, subject_id, min(event_id) as event_id from exchange.stuck
     where subject_id = any(:subjects::bigint[]) and (given_up or retry_at > :now::timestamptz) group by handler, subject_id`,
})

/** The marks of a handler for these events; only those it had not yet, so an event that two processes hold is dealt with by one of them. */
const markAll = statement<{ handler: string; events: string[] }, { event_id: string }>({
  name: "exchange.mark-all-handled",
  reach: "queue",
  sql: "insert into exchange.handled (handler, event_id) select :handler, e from unnest(:events::bigint[]) e on conflict do nothing returning event_id",
})

export const markHandled = statement<{ handler: string; event: string }>({
  name: "exchange.mark-handled",
  reach: "queue",
  sql: "insert into exchange.handled (handler, event_id) values (:handler, :event) on conflict do nothing",
})

export const unstick = statement<{ handler: string; events: string[] }>({ name: "exchange.clear-stuck", reach: "queue", sql: "delete from exchange.stuck where handler = :handler and event_id = any(:events::bigint[])" })

const stick = statement<{ handler: string; event: string; subject: string; topic: string; problem: string; now: string; limit: number; pauses: number[] }, { retry_at: string; given_up: boolean; tries: number }>({
  name: "exchange.note-stuck",
  reach: "queue",
  sql: `
    insert into exchange.stuck as s (handler, event_id, subject_id, topic, tries, problem, first_at, retry_at)
    values (:handler, :event, :subject, :topic, 1, :problem, :now::timestamptz, :now::timestamptz + make_interval(secs => (:pauses::int[])[1]))
    on conflict (handler, event_id) do update set tries = s.tries + 1, problem = excluded.problem, given_up = s.tries + 1 >= :limit::int,
           retry_at = :now::timestamptz + make_interval(secs => coalesce((:pauses::int[])[s.tries + 1], 1800))
    returning retry_at, given_up, tries`,
})

/** Events every handler of their topic has dealt with. */
const settleDone = statement<{ subjects: string[]; events: string[]; now: string }>({
  name: "exchange.settle-done-events",
  reach: "queue",
  sql: `
    update exchange.outbox o set done_at = :now::timestamptz from unnest(:subjects::bigint[], :events::bigint[]) as d(subject_id, event_id)
     where o.subject_id = d.subject_id and o.event_id = d.event_id and o.done_at is null`,
})

/** Events some handler has not dealt with are looked at again when the first waiting handler is due. */
const settle = statement<{ events: string[]; pairs: string; now: string }, { done: boolean }>({
  name: "exchange.settle-events",
  reach: "queue",
  sql: `
    with wanted as (
      select w.topic, w.handler from jsonb_to_recordset(:pairs::jsonb) as w(topic text, handler text)
    ), state as (
      select o.subject_id, o.event_id,
             count(*) filter (where w.handler is not null and h.event_id is null) as waiting,
             min(case when h.event_id is null then
                   (select max(case when s.given_up then 'infinity'::timestamptz else s.retry_at end) from exchange.stuck s
                     where s.handler = w.handler and s.subject_id = o.subject_id and s.event_id <= o.event_id) end) as retry_at
        from exchange.outbox o
        left join wanted w on w.topic = o.topic
        left join exchange.handled h on h.handler = w.handler and h.event_id = o.event_id
       where o.event_id = any(:events::bigint[]) and o.done_at is null
       group by o.subject_id, o.event_id
    )
    update exchange.outbox o
       set done_at = case when state.waiting = 0 then :now::timestamptz end,
           look_at = case when state.waiting > 0 then coalesce(state.retry_at, :now::timestamptz + interval '1 second') end
      from state
     where o.subject_id = state.subject_id and o.event_id = state.event_id
    returning o.done_at is not null as done`,
})

/** What came next for a subject whose stuck event was dealt with must not wait for its own hour. */
export const wakeSubjects = statement<{ subjects: string[] }>({
  name: "exchange.wake-subjects",
  reach: "queue",
  sql: "update exchange.outbox set look_at = null where subject_id = any(:subjects::bigint[]) and done_at is null and look_at is not null",
})

const eventOf = (row: OpenRow): DomainEvent => ({ id: row.event_id, topic: row.topic, subjectId: row.subject_id, at: row.at, payload: row.payload })

/**
 * Delivers one batch of open events and returns how many became done. Each handler gets its events in one transaction together with its
 * marks; when one of them fails that transaction is undone and they are tried one by one, so that a bad event keeps nobody else's waiting.
 */
export async function deliverBatch(house: House, handlers: readonly EventHandler[]): Promise<{ readonly seen: number; readonly done: number }> {
  const system = house.database.system
  const now = house.clock()
  const open = await system.all(openEvents, { now, limit: batchSize })
  if (open.length === 0) return { seen: 0, done: 0 }
  const events = open.map((row) => row.event_id)
  const [handled, waiting] = await Promise.all([
    system.all(handledAlready, { handlers: handlers.map((one) => one.name), events }),
    system.all(waitingOf, { subjects: [...new Set(open.map((row) => row.subject_id))], now }),
  ])
  const marked = new Set(handled.map((row) => keyOf(row.handler, row.event_id)))
  const waitsAt = new Map(waiting.map((row) => [keyOf(row.handler, row.subject_id), BigInt(row.event_id)]))
  for (const handler of handlers) {
    const mine = open.filter((row) => handler.topics.includes(row.topic) && !marked.has(keyOf(handler.name, row.event_id)))
    const mayTake = mine.filter((row) => BigInt(row.event_id) < (waitsAt.get(keyOf(handler.name, row.subject_id)) ?? noEvent))
    for (const event of await runHandler(house, handler, mayTake)) marked.add(keyOf(handler.name, event))
  }
  const isDone = (row: OpenRow) => handlers.every((handler) => !handler.topics.includes(row.topic) || marked.has(keyOf(handler.name, row.event_id)))
  const done = open.filter(isDone)
  const left = open.filter((row) => !isDone(row))
  await system.run(settleDone, { subjects: done.map((row) => row.subject_id), events: done.map((row) => row.event_id), now: house.clock() })
  const pairs = handlers.flatMap((handler) => handler.topics.map((topic) => ({ topic, handler: handler.name })))
  if (left.length > 0) await system.run(settle, { events: left.map((row) => row.event_id), pairs: JSON.stringify(pairs), now: house.clock() })
  return { seen: open.length, done: done.length }
}

const keyOf = (handler: string, id: string): string => `${handler} ${id}`

/** Above every id. */
const noEvent = 1n << 63n

/** Lets a handler deal with these events and returns those it has dealt with. */
async function runHandler(house: House, handler: EventHandler, open: readonly OpenRow[]): Promise<string[]> {
  if (open.length === 0) return []
  if (open.length > 1)
    try {
      await house.database.system.transaction((tx) => handle(tx, house, handler, open))
      return open.map((row) => row.event_id)
    } catch (failure) {
      if (isLost(failure)) throw failure // nobody's fault, and not counted as a try
    }
  const dealtWith: string[] = []
  const failed = new Set<string>()
  for (const row of open) {
    if (failed.has(row.subject_id)) continue
    try {
      await house.database.system.transaction((tx) => handle(tx, house, handler, [row]))
      dealtWith.push(row.event_id)
    } catch (failure) {
      if (isLost(failure)) throw failure
      failed.add(row.subject_id)
      await noteFailure(house, handler, row, failure)
    }
  }
  return dealtWith
}

/** Marks and handles events in order; all in the given transaction. */
async function handle(tx: Bulk, house: House, handler: EventHandler, open: readonly OpenRow[]): Promise<void> {
  const events = open.map((row) => row.event_id)
  const fresh = new Set((await tx.all(markAll, { handler: handler.name, events })).map((row) => row.event_id))
  for (const row of open) if (fresh.has(row.event_id)) await handler.handle(tx, eventOf(row), house)
  if ((await tx.run(unstick, { handler: handler.name, events })) > 0) await tx.run(wakeSubjects, { subjects: open.map((row) => row.subject_id) })
}

async function noteFailure(house: House, handler: EventHandler, row: OpenRow, failure: unknown): Promise<void> {
  const problem = (failure instanceof Error ? failure.message : String(failure)).slice(0, 500)
  const pauses = Array.from({ length: triesBeforeGivingUp }, (_, index) => pauseAfter(index + 1))
  const noted = await house.database.system.one(stick, { handler: handler.name, event: row.event_id, subject: row.subject_id, topic: row.topic, problem, now: house.clock(), limit: triesBeforeGivingUp, pauses })
  house.log(noted.given_up ? "error" : "warn", "event could not be handled", { handler: handler.name, event: row.event_id, topic: row.topic, tries: noted.tries, problem })
}

/** For tests and the end of an import: delivers until nothing more moves. Events whose handler failed stay stuck until their pause is over. */
export async function deliverAll(house: House, handlers: readonly EventHandler[]): Promise<number> {
  let total = 0
  for (;;) {
    const { seen, done } = await deliverBatch(house, handlers)
    total += done
    if (seen === 0) return total
  }
}
