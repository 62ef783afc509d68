// What time does by itself: drafts become final, flexible work runs out, silence is warned of and then ends a registration (domain/01 §5.3, §7.5).
import { addDays, addMonths, deadline, longDate, type PlainDate, todayInChina } from "#standards"
import { type Bulk, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { House, Job } from "#platform/module"
import { numberIn } from "./parameters.ts"
import { endEmployments } from "./employments.ts"
import { runCall } from "./run-call.ts"
import { task } from "./unemployment-effects.ts"
import { closeSpells } from "./unemployments.ts"

/** People handled in one transaction. */
const batch = 200

/** Repeats a step, a transaction each, until it finds nothing more to do. */
async function inBatches(house: House, step: (tx: Bulk) => Promise<number>): Promise<number> {
  let total = 0
  for (;;) {
    const done = await house.database.system.transaction(step)
    total += done
    if (done < batch) return total
  }
}

const dueDrafts = statement<{ on: string; limit: number }, { person_id: string; employment_id: string; ended_on: string; end_reason: string; legal_end_reason: string; source: string }>({
  name: "registration.take-due-drafts",
  reach: "queue",
  sql: `
    select d.person_id, d.employment_id, d.ended_on, d.end_reason, d.legal_end_reason, d.source from registration.end_drafts d
      join registration.employments e on e.person_id = d.person_id and e.employment_id = d.employment_id and e.state = 'valid'
     where d.state = 'draft' and d.object_until < :on::date order by d.object_until limit :limit for update of d skip locked`,
})

export const confirmDrafts: Job = {
  name: "registration.confirm-end-drafts",
  title: "异议期满的就业终止转为正式",
  dailyAt: "01:10",
  async run(house) {
    const now = house.clock()
    const ended = await inBatches(house, async (tx) => {
      const due = await tx.all(dueDrafts, { on: todayInChina(now), limit: batch })
      if (due.length > 0) await runCall(tx, endEmployments(due.map((one) => ({ person: one.person_id, employment: one.employment_id, on: one.ended_on, reason: one.end_reason, legalReason: one.legal_end_reason, source: one.source })), now))
      return due.length
    })
    return `转为正式终止${ended}条`
  },
}

const toRemind = statement<{ on: string; until: string; limit: number }, { person_id: string; employment_id: string; region: string; valid_until: PlainDate }>({
  name: "registration.remind-flexible",
  reach: "queue",
  sql: `
    update registration.employments e set reminded_on = :on::date
      from (select person_id, employment_id from registration.employments where state = 'valid' and valid_until <= :until::date and (reminded_on is null or reminded_on < valid_until - 30)
             order by valid_until limit :limit for update skip locked) due
     where e.person_id = due.person_id and e.employment_id = due.employment_id
    returning e.person_id, e.employment_id, e.region, e.valid_until`,
})
const expired = statement<{ before: string; limit: number }, { person_id: string; employment_id: string; valid_until: string }>({
  name: "registration.take-expired-flexible",
  reach: "queue",
  sql: "select person_id, employment_id, valid_until from registration.employments where state = 'valid' and valid_until <= :before::date order by valid_until limit :limit for update skip locked",
})

export const expireFlexible: Job = {
  name: "registration.expire-flexible",
  title: "灵活就业登记到期提醒和终止",
  dailyAt: "01:20",
  async run(house) {
    const now = house.clock()
    const today = todayInChina(now)
    const region = `${house.province}000000`
    const reminded = await inBatches(house, async (tx) => {
      const due = await tx.all(toRemind, { on: today, until: addDays(today, 30), limit: batch })
      for (const one of due)
        await runCall(tx, publish("employment.expiring", one.person_id, { employmentId: one.employment_id, region: one.region, effectiveDate: one.valid_until, says: `您的灵活就业登记${longDate(one.valid_until)}到期，请在网上确认继续有效` }))
      return due.length
    })
    const ended = await inBatches(house, async (tx) => {
      const due = await tx.all(expired, { before: addDays(today, -numberIn("flexibleGraceDays", region, today)), limit: batch })
      if (due.length > 0) await runCall(tx, endEmployments(due.map((one) => ({ person: one.person_id, employment: one.employment_id, on: one.valid_until, reason: "07", legalReason: null, source: "到期未确认" })), now))
      return due.length
    })
    return `提醒${reminded}人，到期终止${ended}人`
  },
}

interface Silent {
  person_id: string
  spell_id: string
  region: string
  last_contact_on: PlainDate
  attempts: string
}
const toWarn = statement<{ since: string; on: string; limit: number }, Silent>({
  name: "registration.warn-silent",
  reach: "queue",
  sql: `
    update registration.unemployments u set warned_on = :on::date
      from (select person_id, spell_id from registration.unemployments where state = 'open' and last_contact_on <= :since::date and warned_on is null
             order by last_contact_on limit :limit for update skip locked) due
     where u.person_id = due.person_id and u.spell_id = due.spell_id
    returning u.person_id, u.spell_id, u.region, u.last_contact_on, '0' as attempts`,
})
const silent = statement<{ since: string; after: string; limit: number }, Silent>({
  name: "registration.take-silent",
  reach: "queue",
  sql: `
    select u.person_id, u.spell_id, u.region, u.last_contact_on,
           (select count(*) from registration.contacts c where c.person_id = u.person_id and c.spell_id = u.spell_id and c.at >= u.last_contact_on and c.result <> 'reached') as attempts
      from registration.unemployments u
     where u.state = 'open' and u.last_contact_on <= :since::date and u.warned_on is not null and u.person_id > :after::bigint
     order by u.person_id limit :limit for update of u skip locked`,
})

export const endSilent: Job = {
  name: "registration.end-silent",
  title: "长期未联系的提醒和注销",
  dailyAt: "01:30",
  async run(house) {
    const now = house.clock()
    const today = todayInChina(now)
    const province = `${house.province}000000`
    const months = numberIn("noContactMonths", province, today)
    const enough = numberIn("noContactAttempts", province, today)
    const warned = await inBatches(house, async (tx) => {
      const due = await tx.all(toWarn, { since: addMonths(today, 1 - months), on: today, limit: batch })
      for (const one of due)
        await runCall(tx, publish("unemployment.contact-warning", one.person_id, {
          spellId: one.spell_id, region: one.region, effectiveDate: addMonths(one.last_contact_on, months),
          says: `您自${longDate(one.last_contact_on)}起没有和我们联系。${longDate(addMonths(one.last_contact_on, months))}前请登录报到或回电，否则失业登记将注销`,
        }))
      return due.length
    })
    let ended = 0
    let left = 0
    let after = "0"
    await inBatches(house, async (tx) => {
      const due = await tx.all(silent, { since: addMonths(today, -months), after, limit: batch })
      after = due.at(-1)?.person_id ?? after
      const proven = due.filter((one) => Number(one.attempts) >= enough)
      if (proven.length > 0)
        await runCall(tx, closeSpells(proven.map((one) => ({ person: one.person_id, on: today, reason: "U32" as const, says: `您自${longDate(one.last_contact_on)}起连续${months}个月没有和我们联系，失业登记已注销。可以随时重新登记`, source: "系统" })), now))
      for (const one of due)
        if (Number(one.attempts) < enough) {
          left += 1
          await runCall(tx, task({ person: one.person_id, region: one.region, kind: "no-contact", record: one.spell_id, says: `已${months}个月未联系，但只有${one.attempts}次联系记录，须满${enough}次才能注销：请电话、短信或上门联系并记录`, due: deadline(today, 5).date, at: now }))
        }
      ended += proven.length
      return due.length
    })
    return `提醒${warned}人，注销${ended}人，联系记录不足${left}人`
  },
}

const proposeForBusiness = statement<{ on: string; at: string; until: string; ids: readonly string[]; limit: number }, { person_id: string; proposal_id: string; region: string; grounds: string; object_until: PlainDate }>({
  name: "registration.propose-for-business",
  reach: "bulk",
  sql: `
    insert into registration.closing_proposals (person_id, proposal_id, spell_id, region, reason, effective_on, grounds, proposed_by, proposer_name, proposed_at, object_until, state)
    select found.person_id, (:ids::bigint[])[row_number() over (order by found.person_id)], found.spell_id, found.region, 'U12', found.from_on, '市场主体登记显示您是' || found.entity_name || '的' || found.role, 'system', '系统比对',
           :at::timestamptz, :until::date, 'proposed'
      from (select distinct on (u.person_id) u.person_id, u.spell_id, u.region, x.from_on, x.entity_name, x.role
              from registration.unemployments u join registers.entity_roles x on x.person_id = u.person_id
             where u.state = 'open' and x.from_on >= u.registered_on and x.from_on <= :on::date and x.to_on is null and x.status not in ('注销', '吊销') and x.role not in ('股东', '监事')
               and not exists (select 1 from registration.closing_proposals q where q.person_id = u.person_id and q.spell_id = u.spell_id and (q.reason = 'U12' or q.state in ('proposed', 'objected')))
             order by u.person_id, x.from_on limit :limit) found
    returning person_id, proposal_id, region, grounds, object_until`,
})
const dueProposals = statement<{ on: string; limit: number }, { person_id: string; proposal_id: string; effective_on: string; grounds: string }>({
  name: "registration.take-due-proposals",
  reach: "queue",
  sql: `
    update registration.closing_proposals q set state = 'confirmed', settled_by = 'objection-window', settled_at = :on::date
      from (select person_id, proposal_id from registration.closing_proposals where state = 'proposed' and reason = 'U12' and proposed_by = 'system' and object_until < :on::date
             order by object_until limit :limit for update skip locked) due
     where q.person_id = due.person_id and q.proposal_id = due.proposal_id
    returning q.person_id, q.proposal_id, q.effective_on, q.grounds`,
})

export const followBusinesses: Job = {
  name: "registration.follow-businesses",
  title: "开办市场主体的失业登记告知和注销（U12）",
  dailyAt: "01:40",
  async run(house) {
    const now = house.clock()
    const today = todayInChina(now)
    const until = addDays(today, numberIn("businessObjectionDays", `${house.province}000000`, today))
    const proposed = await inBatches(house, async (tx) => {
      const made = await tx.all(proposeForBusiness, { on: today, at: now, until, ids: Array.from({ length: batch }, newId), limit: batch })
      for (const one of made)
        await runCall(tx, publish("unemployment.closing-proposed", one.person_id, { proposalId: one.proposal_id, region: one.region, reason: "U12", objectUntil: one.object_until, says: `${one.grounds}，拟注销失业登记。没有实际经营或被冒名登记的，${longDate(one.object_until)}前可以提出异议` }))
      return made.length
    })
    const closed = await inBatches(house, async (tx) => {
      const due = await tx.all(dueProposals, { on: today, limit: batch })
      if (due.length > 0) await runCall(tx, closeSpells(due.map((one) => ({ person: one.person_id, on: one.effective_on, reason: "U12" as const, says: `${one.grounds}，异议期内没有提出异议，失业登记已注销`, source: "市场主体登记" })), now))
      return due.length
    })
    return `告知${proposed}人，注销${closed}人`
  },
}
