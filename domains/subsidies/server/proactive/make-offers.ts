// From candidates to offers: months that are free become an offer to who would be paid; an offer whose months no longer stand is withdrawn.
import { deadline, type PlainDate, todayInChina } from "#standards"
import { type Bulk, newId, statement } from "#platform/database"
import { appendEvents, eventRows, type Happening } from "#platform/exchange"
import { longDate, plainDate } from "#standards"
import { subsidyItems } from "../../rules/index.ts"
import { monthlySubsidies, offeredCode, type MonthlyItem } from "../monthly-items.ts"
import { confirmDays, daysFor } from "../parameters.ts"
import { isOfferedAt } from "./candidates.ts"

interface FreeRow {
  readonly payee_id: string
  readonly payee_kind: "person" | "employer"
  readonly region: string
  readonly name: string
  readonly lines: readonly { readonly person: string; readonly ym: number; readonly amount: number }[]
  readonly persons: number
  readonly amount: number
  readonly from_ym: number
  readonly until_ym: number
}

/**
 * Free months of an item by payee: not offered to anybody now, in no claim by month that the person or the payee has under way, not declined or refused before, nothing of the item being applied for, and the payee not blocked. What was
 * left without an answer is offered again together with a month that is new.
 */
const freeMonths = statement<{ item: string; code: string; offered: string; today: string; codes: readonly string[] }, FreeRow>({
  name: "subsidies.free-candidates", reach: "bulk",
  sql: `
    select c.payee_id, c.payee_kind, c.region, coalesce(e.name, p.name) as name, count(distinct c.person_id)::int as persons, sum(c.amount_fen)::float8 as amount, min(c.ym) as from_ym, max(c.ym) as until_ym,
           jsonb_agg(jsonb_build_object('person', c.person_id::text, 'ym', c.ym, 'amount', c.amount_fen) order by c.person_id, c.ym) as lines
      from subsidies.candidates c
      left join registers.employers e on c.payee_kind = 'employer' and e.employer_id = c.payee_id
      left join registers.persons p on c.payee_kind = 'person' and p.person_id = c.payee_id
     where c.item = :item and c.result = 'pass'
       and not exists (select 1 from subsidies.blocks k where k.subject_id = c.payee_id and k.from_on <= :today::date and k.until_on > :today::date)
       and not exists (select 1 from subsidies.offers o where o.subject_id = c.payee_id and o.item = c.item and o.state in ('offered', 'account', 'objected', 'confirmed'))
       and not exists (select 1 from casework.cases k where k.subject_id = c.payee_id and k.item in (:code, :offered) and k.ended_at is null)
       and not exists (select 1 from casework.cases k where k.subject_id in (c.person_id, c.payee_id) and k.item = any(:codes::text[]) and k.ended_at is null
                        and (k.judgement -> 'gives' -> 'lines')::jsonb @> jsonb_build_array(jsonb_build_object('person', c.person_id::text, 'month', left(c.ym::text, 4) || '-' || right(c.ym::text, 2), 'verdict', 'pass')))
       and not exists (select 1 from subsidies.offer_lines l join subsidies.offers o on o.subject_id = l.subject_id and o.offer_id = l.offer_id
                        where l.person_id = c.person_id and l.ym = c.ym
                          and (o.state in ('offered', 'account', 'objected', 'confirmed') or o.state in ('declined', 'refused') and o.subject_id = c.payee_id and o.item = c.item))
     group by c.payee_id, c.payee_kind, c.region, coalesce(e.name, p.name)
    having bool_or(not exists (select 1 from subsidies.offer_lines l join subsidies.offers o on o.subject_id = l.subject_id and o.offer_id = l.offer_id
                                where o.state = 'lapsed' and o.subject_id = c.payee_id and o.item = c.item and l.person_id = c.person_id and l.ym = c.ym))`,
})

/** Services by month that use up a person's months of social-insurance subsidies. */
const underWay = Object.values(monthlySubsidies).map((one) => one.code)

const insertOffers = statement<{ item: string; at: string; offers: string; events: string }>({
  name: "subsidies.make-offers", reach: "bulk",
  sql: `
    with given as (
      select * from jsonb_to_recordset(:offers::jsonb) as g(subject bigint, offer bigint, kind text, region text, name text, persons int, months int, amount bigint, from_ym int, until_ym int, answer_by date, lines jsonb)
    ), made as (
      insert into subsidies.offers (subject_id, offer_id, subject_kind, item, region, name, state, persons, months, amount_fen, from_ym, until_ym, made_at, answer_by)
      select g.subject, g.offer, g.kind, :item, g.region, g.name, 'offered', g.persons, g.months, g.amount, g.from_ym, g.until_ym, :at::timestamptz, g.answer_by from given g
    ), lined as (
      insert into subsidies.offer_lines (subject_id, offer_id, person_id, ym, amount_fen)
      select g.subject, g.offer, l.person, l.ym, l.amount from given g cross join lateral jsonb_to_recordset(g.lines) as l(person bigint, ym int, amount bigint)
    ), logged as (
      insert into subsidies.offer_actions (subject_id, offer_id, seq, kind, actor, actor_name, at, says)
      select g.subject, g.offer, 1, 'offered', 'system', '系统', :at::timestamptz, '' from given g
    )${appendEvents(":events")}`,
})

const yuan = (amount: number): string => `${(amount / 100).toFixed(2)}元`

/** Makes the offers that can be made now; answers how many. */
export async function makeOffers(tx: Bulk, now: string): Promise<number> {
  const today = todayInChina(now)
  let made = 0
  for (const item of Object.keys(monthlySubsidies) as MonthlyItem[]) made += await offerItem(tx, item, now, today)
  return made
}

async function offerItem(tx: Bulk, item: MonthlyItem, now: string, today: PlainDate): Promise<number> {
  const { code } = monthlySubsidies[item]
  const free = (await tx.all(freeMonths, { item, code, offered: offeredCode(code), today, codes: underWay })).filter((row) => isOfferedAt(item, row.region, today))
  if (free.length === 0) return 0
  const offers = free.map((row) => ({
    subject: row.payee_id, offer: newId(), kind: row.payee_kind, region: row.region, name: row.name, persons: row.persons, months: row.lines.length, amount: row.amount, from_ym: row.from_ym, until_ym: row.until_ym,
    answer_by: deadline(today, daysFor(confirmDays, row.region, today)).date, lines: row.lines,
  }))
  const told = offers.map((one): Happening => ({
    topic: "subsidy.offered", subjectId: one.subject,
    payload: {
      offerId: one.offer, item, itemName: subsidyItems[item], region: one.region, effectiveDate: today, subjectKind: one.kind, amountFen: one.amount, persons: one.persons, months: one.months, answerBy: one.answer_by,
      says: `经数据比对，可享受${subsidyItems[item]}${yuan(one.amount)}（${one.persons}人，${one.months}个人月），不用申请。请在${longDate(plainDate(one.answer_by))}前答复`,
    },
  }))
  await tx.run(insertOffers, { item, at: now, offers: JSON.stringify(offers), events: eventRows(told) })
  return offers.length
}

const withdrawStale = statement<{ at: string }, { subject_id: string; offer_id: string; subject_kind: string; item: MonthlyItem; region: string }>({
  name: "subsidies.withdraw-stale-offers", reach: "bulk",
  sql: `
    with gone as (
      update subsidies.offers o set state = 'withdrawn'
       where o.state in ('offered', 'account', 'objected')
         and exists (select 1 from subsidies.offer_lines l where l.subject_id = o.subject_id and l.offer_id = o.offer_id
                        and not exists (select 1 from subsidies.candidates c where c.person_id = l.person_id and c.item = o.item and c.ym = l.ym and c.payee_id = o.subject_id and c.result = 'pass' and c.amount_fen = l.amount_fen))
      returning o.subject_id, o.offer_id, o.subject_kind, o.item, o.region
    ), logged as (
      insert into subsidies.offer_actions (subject_id, offer_id, seq, kind, actor, actor_name, at, says)
      select g.subject_id, g.offer_id, (select max(a.seq) from subsidies.offer_actions a where a.subject_id = g.subject_id and a.offer_id = g.offer_id) + 1, 'withdrawn', 'system', '系统', :at::timestamptz, '数据有变化' from gone g
    )
    select * from gone`,
})

const tell = statement<{ events: string }>({ name: "subsidies.tell-of-offers", reach: "bulk", sql: appendEvents(":events") })

export const tellAll = (tx: Bulk, happenings: readonly Happening[]): Promise<number> => (happenings.length === 0 ? Promise.resolve(0) : tx.run(tell, { events: eventRows(happenings) }))

/** Offers that say something the records no longer say; answers how many. */
export async function withdrawStaleOffers(tx: Bulk, now: string): Promise<number> {
  const gone = await tx.all(withdrawStale, { at: now })
  await tellAll(tx, gone.map((one) => ({
    topic: "subsidy.offer-withdrawn", subjectId: one.subject_id,
    payload: { offerId: one.offer_id, item: one.item, itemName: subsidyItems[one.item], region: one.region, effectiveDate: todayInChina(now), subjectKind: one.subject_kind, says: `${subsidyItems[one.item]}的免申即享告知已撤回：数据有变化。仍可享受的会重新告知` },
  })))
  return gone.length
}
