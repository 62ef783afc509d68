// Puts an event into the outbox, in the transaction of what happened.
import { bind, type Call, newId, statement } from "#platform/database"

const publishEvent = statement<{ subject: string; event: string; topic: string; payload: string }>({
  name: "exchange.publish-event",
  reach: "subject",
  hot: true,
  sql: "insert into exchange.outbox (subject_id, event_id, topic, payload) values (:subject, :event, :topic, :payload::jsonb)",
})

/** The event as a bound statement. Topics are `noun.past-tense`, e.g. "employment.registered". */
export const publish = (topic: string, subjectId: string, payload: Readonly<Record<string, unknown>>): Call =>
  bind(publishEvent, { subject: subjectId, event: newId(), topic, payload: JSON.stringify(payload) })
