// Writing what was compared: rows of a register, files of people, files of employers, each by one statement, and the events that follow.
import type { Bulk } from "#platform/database"
import type { Feed } from "../feeds/feed.ts"
import { columnsOf, targetOf } from "./compare.ts"

export interface MergeContext {
  readonly receiptId: string
  /** Regions this sender may speak about, a prefix. */
  readonly scope: string
  /** Prefix of this installation's province, e.g. "99". */
  readonly province: string
  /** ISO moment of the merge. */
  readonly now: string
}

/** Writes the compared rows into their register, and tells the house. */
export async function write(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  if (feed.about === "employer-file") await writeEmployers(tx, feed, context)
  else if (feed.about === "person-file") await writePersons(tx, feed, context)
  else await writeRows(tx, feed, context)
  await tell(tx, feed, context)
}

/** Tells the house what became known, or is known no longer; a row that said nothing new tells nothing. */
async function tell(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  for (const event of feed.events ?? []) {
    const payload = Object.entries({ region: "s.region", effectiveDate: event.effectiveDate, ...event.payload, source: `'${feed.source}'`, receipt: `'${digits19(context.receiptId)}'` })
    await tx.sql(
      `insert into exchange.outbox (subject_id, event_id, topic, payload)
       select ${feed.about === "employer-file" ? "s.employer_id" : "s.person_id"}, s.new_id, $1, jsonb_build_object(${payload.map(([name, expression]) => `'${name}', ${expression}`).join(", ")})
         from matched s join verdicts v on v.line = s.line
        where v.verdict = '${event.on}' ${event.only ? `and (${event.only})` : ""}
       on conflict do nothing`,
      [event.topic],
    )
  }
}

async function writeRows(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  const target = targetOf(feed)
  const keys = columnsOf(target.key)
  const fresh = target.fresh ?? {}
  const columns = ["person_id", keys, columnsOf(target.values), columnsOf(fresh), "region", "source", "received_at"].filter(Boolean).join(", ")
  const expressions = ["s.person_id", ...Object.values(target.key), ...Object.values(target.values), ...Object.values(fresh), "s.region", "$1", "$2::timestamptz"].join(", ")
  const sameKey = Object.entries(target.key).map(([name, expression]) => `and t.${name} = ${expression}`).join(" ")
  await tx.sql(
    `with gone as (
       delete from ${target.table} t using matched s, verdicts v
        where v.line = s.line and v.verdict = 'withdrawn' and t.person_id = s.person_id ${sameKey}
       returning t.person_id, s.new_id, to_jsonb(t) as was, t.region)
     insert into registers.withdrawn_rows (person_id, withdrawn_id, register, was, region, source, at)
     select person_id, new_id, '${target.table.split(".")[1] ?? ""}', was, region, $1, $2::timestamptz from gone`,
    [feed.source, context.now],
  )
  await tx.sql(
    `insert into ${target.table} as t (${columns})
     select ${expressions} from matched s join verdicts v on v.line = s.line where v.verdict in ('new', 'changed')
     on conflict (person_id${keys ? `, ${keys}` : ""}) do update
        set ${Object.keys(target.values).map((name) => `${name} = excluded.${name}`).join(", ")}, region = excluded.region, source = excluded.source, received_at = excluded.received_at`,
    [feed.source, context.now],
  )
}

/** @throws when it is anything but an identifier: it stands in a statement as it is. */
export function digits19(text: string): string {
  if (!/^\d{1,19}$/.test(text)) throw new Error("an id is not digits")
  return text
}

async function writePersons(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  await tx.sql("insert into registers.person_id_numbers (digest, person_id) select s.digest, s.person_id from matched s join verdicts v on v.line = s.line where v.verdict = 'new' or (v.verdict = 'changed' and s.renumbered)")
  await tx.sql(
    `insert into registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, hukou_type, hukou_region, live_region, ethnic_group, region, source, received_at, updated_at, origins)
     select s.person_id, s.name, s.gender, s.birth, '01', s.id_sealed, s.id_masked, s.hukou_type, s.hukou_region, s.live_region, s.ethnic_group, s.region, $1, $2::timestamptz, $2::timestamptz, ${origins("'{}'::jsonb")}
       from matched s join verdicts v on v.line = s.line where v.verdict = 'new'`,
    [feed.source, context.now],
  )
  await keepCorrections(tx, feed, context)
  await tx.sql(
    `update registers.persons p
        set name = s.name, sex = s.gender, birth_date = s.birth, id_sealed = case when s.renumbered then s.id_sealed else p.id_sealed end, id_masked = case when s.renumbered then s.id_masked else p.id_masked end,
            origins = ${origins("(case when s.renumbered then p.origins - 'birthDate' - 'sex' else p.origins end)")}, hukou_type = coalesce(s.hukou_type, p.hukou_type), hukou_region = s.hukou_region,
            ethnic_group = coalesce(s.ethnic_group, p.ethnic_group), live_region = coalesce(p.live_region, s.live_region), source = $1, received_at = $2::timestamptz, updated_at = $2::timestamptz
       from matched s join verdicts v on v.line = s.line
      where v.verdict = 'changed' and p.person_id = s.person_id`,
    [feed.source, context.now],
  )
}

/** Which values are the department's own word and not read from the number. */
const origins = (before: string): string => {
  const origin = "jsonb_build_object('source', $1::text, 'asOf', $2::text)"
  return `${before} || case when s.birth_date <> s.number_birth then jsonb_build_object('birthDate', ${origin}) else '{}' end || case when s.sex <> s.number_sex then jsonb_build_object('sex', ${origin}) else '{}' end`
}

/** A corrected number, birth or sex is kept with what it was before; the number only masked. */
async function keepCorrections(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  await tx.sql(
    `insert into registers.person_changes (person_id, change_id, field, before, after, source, actor, region, at)
     select s.person_id, s.new_id + c.nth, c.field, c.before, c.after, $1, $1, s.region, $2::timestamptz
       from matched s join verdicts v on v.line = s.line
       cross join lateral (values (0, 'idNumber', v.was ->> 'masked', s.id_masked, s.renumbered), (1, 'birthDate', v.was ->> 'birth_date', s.birth::text, true), (2, 'sex', v.was ->> 'sex', s.gender, true))
         as c(nth, field, before, after, counts)
      where v.verdict = 'changed' and c.counts and c.before is distinct from c.after`,
    [feed.source, context.now],
  )
}

async function writeEmployers(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  await tx.sql("insert into registers.employer_codes (uscc, employer_id) select s.uscc, s.employer_id from matched s join verdicts v on v.line = s.line where v.verdict = 'new'")
  await tx.sql(
    `insert into registers.employers (employer_id, uscc, name, unit_type, reg_type, industry, status, region, founded_on, legal_person_name, address, closed_on, source, received_at, updated_at)
     select s.employer_id, s.uscc, s.employer_name, s.unit_type, s.reg_type, s.industry, s.status, s.place, s.founded_on, s.legal_person_name, s.address, s.closed_on, $1, $2::timestamptz, $2::timestamptz
       from matched s join verdicts v on v.line = s.line where v.verdict = 'new'`,
    [feed.source, context.now],
  )
  await tx.sql(
    `update registers.employers e
        set name = s.employer_name, unit_type = s.unit_type, reg_type = coalesce(s.reg_type, e.reg_type), industry = coalesce(s.industry, e.industry), status = s.status, region = s.place,
            founded_on = coalesce(s.founded_on, e.founded_on), legal_person_name = coalesce(s.legal_person_name, e.legal_person_name), address = coalesce(s.address, e.address),
            closed_on = case when s.status in ('注销', '吊销') then coalesce(s.closed_on, e.closed_on) end, source = $1, received_at = $2::timestamptz, updated_at = $2::timestamptz
       from matched s join verdicts v on v.line = s.line
      where v.verdict = 'changed' and e.employer_id = s.employer_id`,
    [feed.source, context.now],
  )
}
