// Opening and closing unemployment registrations: one statement each, with period and event, so that a decision needs no second trip.
import { bind, type Call, newId, statement } from "#platform/database"
import type { UnemploymentEnd } from "../contract.ts"

export interface NewSpell {
  readonly person: string
  readonly spell: string
  readonly registeredOn: string
  readonly lossOn: string | null
  readonly reason: string
  readonly placeKind: string
  readonly region: string
  readonly wishes: Readonly<Record<string, unknown>>
  readonly minor: boolean
  readonly nationalCheck: "clear" | "pending"
  readonly channel: string
  readonly caseId: string | null
  readonly movedFrom: string | null
  /** Day by which the first contact is due (§7.4: five working days). */
  readonly contactBy: string
  readonly at: string
}

const open = statement<{ row: string; spell: string; person: string; at: string; task: string; event: string }, { spell_id: string }>({
  name: "registration.open-unemployment",
  reach: "subject",
  hot: true,
  sql: `
    with given as (
      select * from jsonb_to_record(:row::jsonb) as r("registeredOn" date, "lossOn" date, reason text, "placeKind" text, region text, wishes jsonb, minor boolean,
             "nationalCheck" text, channel text, "caseId" bigint, "movedFrom" text, "contactBy" date)),
    spell as (
      insert into registration.unemployments (person_id, spell_id, registered_on, loss_on, reason, place_kind, region, wishes, minor, national_check,
             last_contact_on, next_contact_on, state, channel, case_id, moved_from, recorded_at)
      select :person::bigint, :spell::bigint, g."registeredOn", g."lossOn", g.reason, g."placeKind", g.region, g.wishes, g.minor, g."nationalCheck",
             (:at::timestamptz at time zone 'Asia/Shanghai')::date, g."contactBy", 'open', g.channel, g."caseId", g."movedFrom", :at::timestamptz
        from given g
      returning person_id, spell_id, region, registered_on, reason, minor, national_check, next_contact_on, channel),
    period as (
      insert into registration.periods (person_id, record_id, kind, region, during)
      select person_id, spell_id, 'unemployment', region, daterange(registered_on, null) from spell),
    task as (
      insert into registration.tasks (person_id, task_id, region, kind, record_id, says, due_on, state, made_at)
      select person_id, :task::bigint, region, 'first-contact', spell_id, '失业登记后首次联系，了解就业意愿并制定服务计划', next_contact_on, 'open', :at::timestamptz from spell),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select person_id, :event::bigint, 'unemployment.registered',
             jsonb_build_object('spellId', spell_id::text, 'region', region, 'effectiveDate', registered_on, 'reason', reason, 'minor', minor, 'nationalCheck', national_check, 'channel', channel)
        from spell)
    select spell_id from spell`,
})

/** Opens a registration with its period, its first-contact task and the event `unemployment.registered`. Violates `unemployments_one_open` when one is open (I1). */
export const openSpell = (spell: NewSpell): Call => bind(open, { row: JSON.stringify(spell), spell: spell.spell, person: spell.person, at: spell.at, task: newId(), event: newId() })

export interface SpellEnd {
  readonly person: string
  /** The day the ground arose; the registration ends then, or on its own first day when that is later. */
  readonly on: string
  readonly reason: UnemploymentEnd
  /** Sentence for the notice to the person. */
  readonly says: string
  readonly source: string
}

const close = statement<{ rows: string; at: string }, { person_id: string; spell_id: string; region: string }>({
  name: "registration.close-unemployments",
  reach: "bulk",
  hot: true,
  sql: `
    with given as (
      select * from jsonb_to_recordset(:rows::jsonb) as r(person bigint, "on" date, reason text, says text, source text, event bigint)),
    closed as (
      update registration.unemployments u
         set state = 'closed', closed_on = greatest(g."on", u.registered_on), close_reason = g.reason, close_effective = g."on", close_source = g.source,
             close_recorded_at = :at::timestamptz
        from given g
       where u.person_id = g.person and u.state in ('open', 'suspended')
      returning u.person_id, u.spell_id, u.region, u.registered_on, u.closed_on, u.reason, g."on", g.reason as close_reason, g.says, g.event),
    period as (
      update registration.periods p set during = daterange(c.registered_on, c.closed_on) from closed c where p.person_id = c.person_id and p.record_id = c.spell_id),
    tasks as (
      update registration.tasks t set state = 'gone', done_at = :at::timestamptz, outcome = '失业登记已注销'
        from closed c where t.person_id = c.person_id and t.record_id = c.spell_id and t.state = 'open' and t.kind <> 'promise-check'),
    proposals as (
      update registration.closing_proposals q set state = 'dropped', settled_at = :at::timestamptz
        from closed c where q.person_id = c.person_id and q.spell_id = c.spell_id and q.state in ('proposed', 'objected') and c.close_reason <> q.reason),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select person_id, event, 'unemployment.cancelled',
             jsonb_build_object('spellId', spell_id::text, 'region', region, 'effectiveDate', "on", 'closedOn', closed_on, 'registeredOn', registered_on, 'reason', close_reason,
                                'lossReason', reason, 'says', says)
        from closed)
    select person_id, spell_id, region from closed`,
})

/** Closes whatever registrations of these persons are open; persons without one are left alone. Answers the closed ones. */
export const closeSpells = (ends: readonly SpellEnd[], at: string): Call<{ person_id: string; spell_id: string; region: string }> =>
  bind(close, { rows: JSON.stringify(ends.map((end) => ({ ...end, event: newId() }))), at })

const voidOne = statement<{ person: string; spell: string; why: string; by: string; at: string; event: string; on: string }, { spell_id: string; region: string; registered_on: string }>({
  name: "registration.void-unemployment",
  reach: "subject",
  sql: `
    with voided as (
      update registration.unemployments set state = 'void', void_reason = :why, void_by = :by, close_recorded_at = :at::timestamptz
       where person_id = :person::bigint and spell_id = :spell::bigint and state <> 'void'
      returning person_id, spell_id, region, registered_on),
    period as (
      update registration.periods p set during = 'empty' from voided v where p.person_id = v.person_id and p.record_id = v.spell_id),
    tasks as (
      update registration.tasks t set state = 'gone', done_at = :at::timestamptz, outcome = '失业登记已撤销'
        from voided v where t.person_id = v.person_id and t.record_id = v.spell_id and t.state = 'open'),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select person_id, :event::bigint, 'unemployment.cancelled',
             jsonb_build_object('spellId', spell_id::text, 'region', region, 'effectiveDate', :on::date, 'closedOn', registered_on, 'registeredOn', registered_on, 'reason', 'void', 'says', :why::text)
        from voided)
    select spell_id, region, registered_on from voided`,
})

/** Voids 撤销 a registration that should never have been: it stays, with reason and who, and counts nowhere (I8). */
export const voidSpell = (given: { person: string; spell: string; why: string; by: string; at: string; on: string }): Call<{ spell_id: string; region: string; registered_on: string }> =>
  bind(voidOne, { ...given, event: newId() })

const change = statement<{ person: string; wishes: string; at: string }>({
  name: "registration.change-unemployment",
  reach: "subject",
  sql: `
    update registration.unemployments
       set wishes = wishes || :wishes::jsonb, last_contact_on = greatest(last_contact_on, (:at::timestamptz at time zone 'Asia/Shanghai')::date)
     where person_id = :person::bigint and state in ('open', 'suspended')`,
})

/** Changes wishes and contact of the open registration; a change is also a contact of the person's own (§7.5 U32). */
export const changeSpell = (person: string, wishes: Readonly<Record<string, unknown>>, at: string): Call => bind(change, { person, wishes: JSON.stringify(wishes), at })

export interface OpenSpell {
  person_id: string
  spell_id: string
  registered_on: string
  region: string
  reason: string
}

export const openSpellOf = statement<{ person: string }, OpenSpell>({
  name: "registration.open-unemployment-of",
  reach: "subject",
  sql: "select person_id, spell_id, registered_on, region, reason from registration.unemployments where person_id = :person::bigint and state in ('open', 'suspended')",
})

const move = statement<{ person: string; spell: string; region: string; placeKind: string; contactBy: string; caseId: string; at: string; task: string; event: string }, { spell_id: string }>({
  name: "registration.move-unemployment",
  reach: "subject",
  sql: `
    with today as (select (:at::timestamptz at time zone 'Asia/Shanghai')::date as day),
    old as (
      update registration.unemployments u
         set state = 'closed', closed_on = greatest(t.day, u.registered_on), close_reason = 'U91', close_effective = t.day, close_source = '转移登记地', close_recorded_at = :at::timestamptz
        from today t where u.person_id = :person::bigint and u.state in ('open', 'suspended')
      returning u.*),
    oldperiod as (
      update registration.periods p set during = daterange(o.registered_on, o.closed_on) from old o where p.person_id = o.person_id and p.record_id = o.spell_id),
    oldtasks as (
      update registration.tasks k set state = 'gone', done_at = :at::timestamptz, outcome = '失业登记已转移' from old o where k.person_id = o.person_id and k.record_id = o.spell_id and k.state = 'open'),
    spell as (
      insert into registration.unemployments (person_id, spell_id, registered_on, loss_on, reason, place_kind, region, wishes, minor, national_check, service_class, last_contact_on, next_contact_on,
             state, channel, case_id, moved_from, recorded_at, continuous_since)
      select o.person_id, :spell::bigint, o.closed_on, o.loss_on, o.reason, :placeKind, :region, o.wishes, o.minor, o.national_check, o.service_class, o.closed_on, :contactBy::date, 'open', o.channel,
             :caseId::bigint, o.region, :at::timestamptz, coalesce(o.continuous_since, o.registered_on)
        from old o
      returning person_id, spell_id, region, registered_on, moved_from, continuous_since, next_contact_on),
    period as (
      insert into registration.periods (person_id, record_id, kind, region, during) select person_id, spell_id, 'unemployment', region, daterange(registered_on, null) from spell),
    task as (
      insert into registration.tasks (person_id, task_id, region, kind, record_id, says, due_on, state, made_at)
      select person_id, :task::bigint, region, 'first-contact', spell_id, '失业登记转入后首次联系', next_contact_on, 'open', :at::timestamptz from spell),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select person_id, :event::bigint, 'unemployment.moved',
             jsonb_build_object('spellId', spell_id::text, 'region', region, 'fromRegion', moved_from, 'effectiveDate', registered_on, 'continuousSince', continuous_since)
        from spell)
    select spell_id from spell`,
})

/** Moves the open registration to another place (U91 there, open here); the days of continuous registration are kept, and no end is published. */
export const moveSpell = (given: { person: string; region: string; placeKind: string; contactBy: string; caseId: string; at: string }): Call =>
  bind(move, { ...given, spell: newId(), task: newId(), event: newId() })
