// Turns events into notices: once per event, in the transaction that marks the event as handled.
import { newId, statement, type Tx } from "#platform/database"
import type { DomainEvent, EventHandler, House } from "#platform/module"
import { quietUntil } from "./quiet-hours.ts"
import type { OfficeNotice, PersonalNotice, Wording } from "./wording.ts"

const keepNotice = statement<{ subject: string; id: string; kind: string; topic: string; event: string; title: string; body: string; link: string; urgent: boolean; now: string }>({
  name: "notices.keep-notice",
  reach: "subject",
  sql: `insert into notices.notices (subject_id, notice_id, subject_kind, topic, event_id, title, body, link, urgent, at)
        values (:subject, :id, :kind, :topic, :event, :title, :body, :link, :urgent, :now) on conflict on constraint notices_once_per_event do nothing`,
})

const keepOfficeNotice = statement<{ region: string; id: string; role: string; topic: string; event: string; subject: string; title: string; body: string; link: string; now: string }>({
  name: "notices.keep-office-notice",
  reach: "queue",
  sql: `insert into notices.office_notices (region, notice_id, role, topic, event_id, subject_id, title, body, link, at)
        values (:region, :id, :role, :topic, :event, :subject, :title, :body, :link, :now) on conflict on constraint office_notices_once_per_event do nothing`,
})

const queueMessage = statement<{ id: string; subject: string; text: string; next: string }>({
  name: "notices.queue-message",
  reach: "queue",
  sql: `insert into notices.messages (message_id, subject_id, mobile, text, next_at)
        select :id, p.person_id, p.mobile_sealed, :text, :next from registers.persons p where p.person_id = :subject and p.mobile_sealed is not null`,
})

/** One handler for all wordings. */
export function tellingHandler(wordings: readonly Wording[]): EventHandler {
  const byTopic = new Map<string, Wording[]>()
  for (const one of wordings) byTopic.set(one.topic, [...(byTopic.get(one.topic) ?? []), one])
  return {
    name: "notices.tell",
    topics: [...byTopic.keys()],
    handle: async (tx, event, house) => {
      for (const one of byTopic.get(event.topic) ?? []) {
        const told = one.tell(event)
        if (told?.subject) await tellSubject(tx, house, event, told.subject, told.subject.kind ?? (event.payload["subjectKind"] === "employer" ? "employer" : "person"))
        for (const office of told?.offices ?? []) await tellOffice(tx, house, event, office)
      }
    },
  }
}

async function tellSubject(tx: Tx, house: House, event: DomainEvent, notice: PersonalNotice, kind: "person" | "employer"): Promise<void> {
  const now = house.clock()
  const kept = await tx.run(keepNotice, { subject: event.subjectId, id: newId(), kind, topic: event.topic, event: event.id, title: notice.title, body: notice.body, link: notice.link ?? "", urgent: notice.urgent ?? false, now })
  if (kept === 1 && kind === "person" && notice.text) await tx.run(queueMessage, { id: newId(), subject: event.subjectId, text: `【就业服务】${notice.text}`, next: quietUntil(now) })
}

async function tellOffice(tx: Tx, house: House, event: DomainEvent, notice: OfficeNotice): Promise<void> {
  await tx.run(keepOfficeNotice, { region: notice.region, id: newId(), role: notice.role, topic: event.topic, event: event.id, subject: event.subjectId, title: notice.title, body: notice.body, link: notice.link ?? "", now: house.clock() })
}
