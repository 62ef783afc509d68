// Delivering events: in order for each subject, once for each handler, a failing handler holding back nobody but its own subject.
import { type Bulk, isRefusedByDatabase, statement } from "#platform/database"
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

/**
 * Of these events those a handler may take now: still open, not taken by it before, and no earlier event of the same subject waits for it.
 * The rows are locked, so a second dispatcher passes them by.
 */
const takeForHandler = statement<{ handler: string; topics: string[]; events: string[]; now: string }, OpenRow>({
  name: "exchange.take-for-handler",
  reach: "queue",
  sql: `
    with mine as materialized (
      select o.event_id, o.subject_id, o.topic, o.at, o.payload
        from exchange.outbox o
       where o.event_id = any(:events::bigint[]) and o.done_at is null and o.topic = any(:topics::text[])
         and not exists (select 1 from exchange.handled h where h.handler = :handler and h.event_id = o.event_id)
         and not exists (select 1 from exchange.stuck s where s.handler = :handler and s.event_id = o.event_id and (s.given_up or s.retry_at > :now::timestamptz))
       order by o.event_id
         for update of o skip locked)
    select * from mine m
     where not exists (
       select 1 from exchange.outbox earlier
        where earlier.subject_id = m.subject_id and earlier.event_id < m.event_id and earlier.done_at is null and earlier.topic = any(:topics::text[])
          and not exists (select 1 from exchange.handled h where h.handler = :handler and h.event_id = earlier.event_id)
          and not exists (select 1 from mine before where before.event_id = earlier.event_id))
     order by m.event_id`,
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

/** Events every handler of their topic has dealt with are done; the others are looked at again when their first waiting handler is due. */
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
  const open = await system.all(openEvents, { now: house.clock(), limit: batchSize })
  if (open.length === 0) return { seen: 0, done: 0 }
  const events = open.map((row) => row.event_id)
  const topics = new Set(open.map((row) => row.topic))
  for (const handler of handlers) if (handler.topics.some((topic) => topics.has(topic))) await runHandler(house, handler, events)
  const pairs = handlers.flatMap((handler) => handler.topics.map((topic) => ({ topic, handler: handler.name })))
  const settled = await system.all(settle, { events, pairs: JSON.stringify(pairs), now: house.clock() })
  return { seen: open.length, done: settled.filter((row) => row.done).length }
}

async function runHandler(house: House, handler: EventHandler, events: readonly string[]): Promise<void> {
  if (events.length > 1)
    try {
      await house.database.system.transaction((tx) => handle(tx, house, handler, events))
      return
    } catch (failure) {
      if (isLost(failure)) throw failure
    }
  for (const event of events) {
    try {
      await house.database.system.transaction((tx) => handle(tx, house, handler, [event]))
    } catch (failure) {
      if (isLost(failure)) throw failure
      await noteFailure(house, handler, event, failure)
    }
  }
}

/** Takes what may be taken of these events and handles it; all in the given transaction. */
async function handle(tx: Bulk, house: House, handler: EventHandler, events: readonly string[]): Promise<void> {
  const taken = await tx.all(takeForHandler, { handler: handler.name, topics: [...handler.topics], events: [...events], now: house.clock() })
  for (const row of taken) {
    const isFirst = (await tx.run(markHandled, { handler: handler.name, event: row.event_id })) === 1
    if (isFirst) await handler.handle(tx, eventOf(row), house)
  }
  if (taken.length > 0 && (await tx.run(unstick, { handler: handler.name, events: taken.map((row) => row.event_id) })) > 0) await tx.run(wakeSubjects, { subjects: taken.map((row) => row.subject_id) })
}

/** A lost connection is nobody's fault and is not counted as a try. */
function isLost(failure: unknown): boolean {
  if (isRefusedByDatabase(failure) || !(failure instanceof Error)) return false
  const code = "code" in failure ? String(failure.code) : ""
  return /^(57P|08|ECONN|EPIPE)/.test(code) || failure.message.startsWith("Connection terminated")
}

const eventById = statement<{ event: string }, { subject_id: string; topic: string }>({ name: "exchange.find-open-event", reach: "queue", sql: "select subject_id, topic from exchange.outbox where event_id = :event and done_at is null" })

async function noteFailure(house: House, handler: EventHandler, event: string, failure: unknown): Promise<void> {
  const row = await house.database.system.maybe(eventById, { event })
  if (!row) return
  const problem = (failure instanceof Error ? failure.message : String(failure)).slice(0, 500)
  const pauses = Array.from({ length: triesBeforeGivingUp }, (_, index) => pauseAfter(index + 1))
  const noted = await house.database.system.one(stick, { handler: handler.name, event, subject: row.subject_id, topic: row.topic, problem, now: house.clock(), limit: triesBeforeGivingUp, pauses })
  house.log(noted.given_up ? "error" : "warn", "event could not be handled", { handler: handler.name, event, topic: row.topic, tries: noted.tries, problem })
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
