// What is delivered leaves the outbox, so that the queue stays as small as what is waiting.
import { type Session, statement } from "#platform/database"

const archiveDelivered = statement<{ before: string; limit: number }>({
  name: "exchange.archive-delivered",
  reach: "queue",
  sql: `
    with gone as (
      delete from exchange.outbox where (subject_id, event_id) in (
        select subject_id, event_id from exchange.outbox where done_at < :before::timestamptz order by done_at limit :limit)
      returning subject_id, event_id, topic, payload, at, done_at),
    unmarked as (delete from exchange.handled where event_id in (select event_id from gone))
    insert into exchange.delivered (subject_id, event_id, topic, payload, at, done_at) select subject_id, event_id, topic, payload, at, done_at from gone`,
})

const dropOld = statement<{ before: string }>({ name: "exchange.drop-old-events", reach: "queue", sql: "delete from exchange.delivered where done_at < :before::timestamptz" })

const before = (now: string, days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()

/** Moves events delivered a week ago to `exchange.delivered`, and drops there what is older than two years. Returns how many were moved. */
export async function archiveEvents(system: Session, now: string): Promise<number> {
  let moved = 0
  for (;;) {
    const some = await system.run(archiveDelivered, { before: before(now, 7), limit: 10_000 })
    moved += some
    if (some < 10_000) break
  }
  await system.run(dropOld, { before: before(now, 730) })
  return moved
}
