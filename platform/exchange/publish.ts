// Puts an event into the outbox, in the transaction of what happened.
import { bind, type Call, newId, statement } from "#platform/database"

/** Something that happened, before it is written. Topics are `noun.past-tense`, e.g. "employment.registered". */
export interface Happening {
  readonly topic: string
  readonly subjectId: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Puts events handed in as JSON (`eventRows`) into the outbox: a part of a larger statement that writes a change and tells of it at once. `rows` is a parameter, `:events`. */
export const appendEvents = (rows: string): string => `
    insert into exchange.outbox (subject_id, event_id, topic, payload)
    select e.subject_id, e.event_id, e.topic, e.payload from jsonb_to_recordset(${rows}::jsonb) as e(subject_id bigint, event_id bigint, topic text, payload jsonb)`

/** Events as `appendEvents` takes them, in their order. */
export const eventRows = (happenings: readonly Happening[]): string => JSON.stringify(happenings.map((one) => ({ subject_id: one.subjectId, event_id: newId(), topic: one.topic, payload: one.payload })))

const publishEvent = statement<{ subject: string; event: string; topic: string; payload: string }>({
  name: "exchange.publish-event",
  reach: "subject",
  hot: true,
  sql: "insert into exchange.outbox (subject_id, event_id, topic, payload) values (:subject, :event, :topic, :payload::jsonb)",
})

/** The event as a bound statement. */
export const publish = (topic: string, subjectId: string, payload: Readonly<Record<string, unknown>>): Call =>
  bind(publishEvent, { subject: subjectId, event: newId(), topic, payload: JSON.stringify(payload) })
