// Matching and merging: staged rows find their person and employer, are compared with the register, and go in by one statement each.
import { comparableName } from "#standards"
import type { Bulk } from "#platform/database"
import type { Feed, Target } from "../feeds/feed.ts"
import { FileFault } from "./read-file.ts"
import { createStaging, stagedColumns } from "./stage.ts"

export interface MergeCounts {
  readonly fresh: number
  readonly changed: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly setAside: number
  readonly byHand: number
}

export interface MergeContext {
  readonly receiptId: string
  /** Regions this sender may speak about, a prefix. */
  readonly scope: string
  /** Prefix of this installation's province, e.g. "99". */
  readonly province: string
  /** ISO moment of the merge. */
  readonly now: string
}

const columnsOf = (values: Readonly<Record<string, string>>, prefix = ""): string => Object.keys(values).map((name) => `${prefix}${name}`).join(", ")

/**
 * Merges the staged rows of one file, in the caller's transaction: all or nothing.
 * @throws FileFault when two rows of the file say different things of the same key.
 */
export async function merge(tx: Bulk, feed: Feed, staging: string, context: MergeContext): Promise<MergeCounts> {
  await tx.sql("set local work_mem = '128MB'")
  await tx.sql("select pg_advisory_xact_lock(7715903, hashtext($1))", [feed.name])
  await tx.sql(matching(feed, staging, context))
  await tx.sql("analyze matched")
  if (feed.about !== "employer-file") await acceptVariantNames(tx)
  await refuseContradictions(tx, feed)
  await tx.sql(verdicts(feed))
  await tx.sql("analyze verdicts")
  await report(tx, feed, context)
  await write(tx, feed, context)
  const counted = await tx.sql<{ verdict: string; n: string }>("select verdict, count(*) as n from verdicts group by verdict union all select outcome, count(*) from matched where outcome in ('set-aside', 'by-hand', 'duplicate') group by outcome")
  const count = (name: string) => Number(counted.find((row) => row.verdict === name)?.n ?? 0)
  return { fresh: count("new"), changed: count("changed"), unchanged: count("same") + count("duplicate"), withdrawn: count("withdrawn"), setAside: count("set-aside"), byHand: count("by-hand") }
}

/** Merges one row that an officer has said is that person's. `cells` is the matched row as it was kept; a renamed person takes the new name. */
export async function mergeOne(tx: Bulk, feed: Feed, cells: Readonly<Record<string, unknown>>, context: MergeContext): Promise<void> {
  await tx.sql(createStaging(feed, "one_row", true))
  await tx.sql("insert into one_row select * from jsonb_populate_record(null::one_row, $1::jsonb)", [JSON.stringify(cells)])
  await tx.sql(`
    create temp table matched on commit drop as
    select s.*, $$take$$::text as outcome, n.person_id, p.region, p.name as registered_name, true as known, nullif($$${digits19(String(cells["employer_id"] ?? 0))}$$, '0')::bigint as employer_id
      from one_row s join registers.person_id_numbers n on n.digest = s.digest join registers.persons p on p.person_id = n.person_id`)
  await tx.sql(verdicts(feed))
  await write(tx, feed, context)
}

/** Who each row is about, or why it is set aside. Scope and province are digits (checked when the viewer and the house were made). */
function matching(feed: Feed, staging: string, context: MergeContext): string {
  const within = (expression: string) => `${expression} like '${digits(context.scope)}%'`
  if (feed.about === "employer-file")
    return `
      create temp table matched on commit drop as
      select s.*, coalesce(e.employer_id, s.new_id) as employer_id, e.employer_id is not null as known, null::bigint as person_id, s.place as region, null::text as registered_name,
             case when s.fault_code is not null then 'set-aside' when r.code is null or not ${within("s.place")} then 'set-aside' else 'take' end as outcome,
             case when s.fault_code is not null then s.fault_code when r.code is null then 'E-REG-01' when not ${within("s.place")} then 'E-FEED-SCOPE' end as code,
             case when s.fault_code is not null then s.fault_says when r.code is null then '所在地区划不在区划库中' when not ${within("s.place")} then '所在地不在该接口的授权区划内' end as says
        from ${staging} s
        left join registers.employer_codes e on e.uscc = s.uscc
        left join registers.regions r on r.code = s.place and r.valid_to is null`
  if (feed.about === "person-file")
    return `
      create temp table matched on commit drop as
      select s.*, coalesce(n.person_id, s.new_id) as person_id, n.person_id is not null as known, null::bigint as employer_id, p.name as registered_name,
             coalesce(p.region, home.region) as region, w.verdict ->> 0 as outcome, w.verdict ->> 1 as code, w.verdict ->> 2 as says
        from ${staging} s
        left join registers.person_id_numbers n on n.digest = s.digest
        left join registers.persons p on p.person_id = n.person_id
        left join registers.regions hukou on hukou.code = s.hukou_region
        left join registers.regions live on live.code = s.live_region
        cross join lateral (select case when s.live_region like '${digits(context.province)}%' then s.live_region else s.hukou_region end as region) home
        cross join lateral (select case
             when s.fault_code is not null then json_build_array('set-aside', s.fault_code, s.fault_says)
             when hukou.code is null or (s.live_region is not null and live.code is null) then json_build_array('set-aside', 'E-REG-01', '户籍地或常住地不在区划库中')
             when not ${within("home.region")} or home.region not like '${digits(context.province)}%' then json_build_array('set-aside', 'E-FEED-SCOPE', '户籍地和常住地都不在本省或该接口的授权区划内')
             when p.person_id is not null and s.name_compared <> p.name_key and s.name <> p.name then json_build_array('by-hand', 'E-ID-05', '证件号码已建档，但姓名不同')
             else json_build_array('take', null, null) end as verdict) w`
  const employer = feed.columns.some((column) => column.kind === "employer")
  return `
      create temp table matched on commit drop as
      select s.*, n.person_id, p.region, p.name as registered_name, ${employer ? "e.employer_id" : "null::bigint as employer_id"}, w.verdict ->> 0 as outcome, w.verdict ->> 1 as code, w.verdict ->> 2 as says
        from ${staging} s
        left join registers.person_id_numbers n on n.digest = s.digest
        left join registers.persons p on p.person_id = n.person_id
        ${employer ? "left join registers.employer_codes e on e.uscc = s.employer" : ""}
        cross join lateral (select case
             when s.fault_code is not null then json_build_array('set-aside', s.fault_code, s.fault_says)
             when p.person_id is null then json_build_array('set-aside', 'E-FEED-PERSON', '本省没有这个证件号码的人，待人口信息送达后可重新比对')
             when not ${within("p.region")} then json_build_array('set-aside', 'E-FEED-SCOPE', '此人不在该接口的授权区划内')
             ${employer ? "when s.employer is not null and e.employer_id is null then json_build_array('set-aside', 'E-FEED-EMPLOYER', '没有这个统一社会信用代码的单位')" : ""}
             when s.name_compared <> p.name_key and s.name <> p.name then json_build_array('by-hand', 'E-ID-05', '证件号码相符，姓名不同，转人工核对')
             else json_build_array('take', null, null) end as verdict) w`
}

function digits(text: string): string {
  if (!/^\d{0,12}$/.test(text)) throw new Error("a scope is not digits")
  return text
}

/** Names that differ only in variants of their characters are the same name: few rows, compared by the standard's own rule. */
async function acceptVariantNames(tx: Bulk): Promise<void> {
  const doubtful = await tx.sql<{ line: number; name: string; registered_name: string }>("select line, name, registered_name from matched where outcome = 'by-hand' limit 100000")
  const same = doubtful.filter((row) => comparableName(row.name) === comparableName(row.registered_name)).map((row) => row.line)
  if (same.length > 0) await tx.sql("update matched set outcome = 'take', code = null, says = null where line = any($1::int[])", [same])
}

/** The key of a row inside its register, as expressions over `s`, and what it says. */
function shapeOf(feed: Feed): { readonly key: readonly string[]; readonly values: readonly string[] } {
  if (feed.about === "employer-file") return { key: ["s.uscc"], values: stagedColumns(feed).filter((column) => column.name !== "uscc").map((column) => `s.${column.name}`) }
  if (feed.about === "person-file") return { key: ["s.digest"], values: stagedColumns(feed).map((column) => `s.${column.name}`) }
  const target = targetOf(feed)
  return { key: ["s.person_id", ...Object.values(target.key)], values: [...Object.values(target.values), "s.op"] }
}

function targetOf(feed: Feed): Target {
  if (!feed.target) throw new Error(`feed ${feed.name} has no target`)
  return feed.target
}

/** The same row twice counts once; two rows that contradict each other refuse the file, because nobody could say which is true. */
async function refuseContradictions(tx: Bulk, feed: Feed): Promise<void> {
  const { key, values } = shapeOf(feed)
  const said = `row(${values.join(", ")})`
  await tx.sql(`
    create temp table repeated on commit drop as
    select line, nth, first_line, said is distinct from first_said as differs from (
      select s.line, row_number() over w as nth, first_value(s.line) over w as first_line, ${said}::text as said, first_value(${said}::text) over w as first_said
        from matched s where s.outcome = 'take' window w as (partition by ${key.join(", ")} order by s.line)) ranked
     where nth > 1`)
  const [against] = await tx.sql<{ line: number; first_line: number }>("select line, first_line from repeated where differs order by line limit 1")
  if (against) throw new FileFault("E-FEED-CONFLICT", `第${against.first_line}行与第${against.line}行是同一条记录，内容却不同，无法判断哪一条为准`, against.line)
  await tx.sql("update matched m set outcome = 'duplicate', says = '与第' || r.first_line || '行相同' from repeated r where r.line = m.line")
}

/** Every taken row: new, changed, same, or taken back. */
function verdicts(feed: Feed): string {
  if (feed.about === "employer-file")
    return `
      create temp table verdicts on commit drop as
      select s.line, case when not s.known then 'new' when (e.name, e.unit_type, e.reg_type, e.industry, e.status, e.region, e.founded_on, e.legal_person_name, e.address)
             is distinct from (s.employer_name, s.unit_type, coalesce(s.reg_type, e.reg_type), coalesce(s.industry, e.industry), s.status, s.place, coalesce(s.founded_on, e.founded_on),
                               coalesce(s.legal_person_name, e.legal_person_name), coalesce(s.address, e.address)) then 'changed' else 'same' end as verdict,
             case when e.status is distinct from s.status and s.known then '经营状态 ' || e.status || ' → ' || s.status else '' end as what
        from matched s left join registers.employers e on e.employer_id = s.employer_id where s.outcome = 'take'`
  if (feed.about === "person-file")
    return `
      create temp table verdicts on commit drop as
      select s.line, case when not s.known then 'new' when (p.name, p.sex, p.birth_date, p.hukou_type, p.hukou_region, p.ethnic_group)
             is distinct from (s.name, s.sex, s.birth_date, coalesce(s.hukou_type, p.hukou_type), s.hukou_region, coalesce(s.ethnic_group, p.ethnic_group)) then 'changed' else 'same' end as verdict,
             case when p.hukou_region is distinct from s.hukou_region and s.known then '户籍地 ' || coalesce(p.hukou_region, '无') || ' → ' || s.hukou_region else '' end as what
        from matched s left join registers.persons p on p.person_id = s.person_id where s.outcome = 'take'`
  const target = targetOf(feed)
  const names = Object.keys(target.values)
  const expressions = Object.values(target.values)
  const differs = names.map((name, at) => `case when t.${name} is distinct from ${expressions[at] ?? "null"} then '${labelOf(feed, name)} ' || coalesce(t.${name}::text, '无') || ' → ' || coalesce((${expressions[at] ?? "null"})::text, '无') end`)
  return `
      create temp table verdicts on commit drop as
      select s.line,
             case when s.op = 'withdraw' then case when t.person_id is null then 'same' else 'withdrawn' end
                  when t.person_id is null then 'new'
                  when row(${columnsOf(target.values, "t.")}) is distinct from row(${expressions.join(", ")}) then 'changed'
                  else 'same' end as verdict,
             case when t.person_id is null then '' else concat_ws('；', ${differs.join(", ")}) end as what
        from matched s left join ${target.table} t on t.person_id = s.person_id ${Object.entries(target.key).map(([name, expression]) => `and t.${name} = ${expression}`).join(" ")}
       where s.outcome = 'take'`
}

const labelOf = (feed: Feed, name: string): string => (feed.columns.find((column) => column.name === name || `${column.name}_fen` === name)?.label ?? name).replaceAll("'", "''")

/** The rows that were not simply taken, for the sender and the officers. */
async function report(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  await tx.sql(
    `insert into exchange.receipt_rows (receipt_id, line, outcome, field, code, says)
     select $1::bigint, line, outcome, coalesce(fault_field, ''), coalesce(code, ''), coalesce(says, '') from (select * from matched where outcome <> 'take' order by line limit 100000) m
     union all
     select $1::bigint, line, verdict, '', '', what from (select * from verdicts where verdict in ('changed', 'withdrawn') order by line limit 100000) v`,
    [context.receiptId],
  )
  if (feed.about === "employer-file") return
  await tx.sql(
    `insert into exchange.by_hand (person_id, receipt_id, line, feed, given_name, registered_name, region, cells, at)
     select m.person_id, $1::bigint, m.line, $2, m.name, m.registered_name, m.region, to_jsonb(m) - 'registered_name' - 'outcome' - 'code' - 'says', $3::timestamptz from matched m where m.outcome = 'by-hand'`,
    [context.receiptId, feed.name, context.now],
  )
}

async function write(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  if (feed.about === "employer-file") return writeEmployers(tx, feed, context)
  if (feed.about === "person-file") return writePersons(tx, feed, context)
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
  if (!target.event) return
  const payload = Object.entries({ region: "s.region", effectiveDate: target.event.effectiveDate, ...target.event.payload, receipt: `'${digits19(context.receiptId)}'` })
  await tx.sql(
    `insert into exchange.outbox (subject_id, event_id, topic, payload)
     select s.person_id, s.new_id, $1, jsonb_build_object(${payload.map(([name, expression]) => `'${name}', ${expression}`).join(", ")})
       from matched s join verdicts v on v.line = s.line
      where v.verdict = 'new' ${target.event.only ? `and (${target.event.only})` : ""}`,
    [target.event.topic],
  )
}

function digits19(text: string): string {
  if (!/^\d{1,19}$/.test(text)) throw new Error("an id is not digits")
  return text
}

async function writePersons(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  await tx.sql("insert into registers.person_id_numbers (digest, person_id) select s.digest, s.person_id from matched s join verdicts v on v.line = s.line where v.verdict = 'new'")
  await tx.sql(
    `insert into registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, hukou_type, hukou_region, live_region, ethnic_group, region, source, received_at, updated_at)
     select s.person_id, s.name, s.sex, s.birth_date, '01', s.id_sealed, s.id_masked, s.hukou_type, s.hukou_region, s.live_region, s.ethnic_group, s.region, $1, $2::timestamptz, $2::timestamptz
       from matched s join verdicts v on v.line = s.line where v.verdict = 'new'`,
    [feed.source, context.now],
  )
  await tx.sql(
    `update registers.persons p
        set name = s.name, sex = s.sex, birth_date = s.birth_date, hukou_type = coalesce(s.hukou_type, p.hukou_type), hukou_region = s.hukou_region,
            ethnic_group = coalesce(s.ethnic_group, p.ethnic_group), live_region = coalesce(p.live_region, s.live_region), source = $1, received_at = $2::timestamptz, updated_at = $2::timestamptz
       from matched s join verdicts v on v.line = s.line
      where v.verdict = 'changed' and p.person_id = s.person_id`,
    [feed.source, context.now],
  )
}

async function writeEmployers(tx: Bulk, feed: Feed, context: MergeContext): Promise<void> {
  await tx.sql("insert into registers.employer_codes (uscc, employer_id) select s.uscc, s.employer_id from matched s join verdicts v on v.line = s.line where v.verdict = 'new'")
  await tx.sql(
    `insert into registers.employers (employer_id, uscc, name, unit_type, reg_type, industry, status, region, founded_on, legal_person_name, address, source, received_at, updated_at)
     select s.employer_id, s.uscc, s.employer_name, s.unit_type, s.reg_type, s.industry, s.status, s.place, s.founded_on, s.legal_person_name, s.address, $1, $2::timestamptz, $2::timestamptz
       from matched s join verdicts v on v.line = s.line where v.verdict = 'new'`,
    [feed.source, context.now],
  )
  await tx.sql(
    `update registers.employers e
        set name = s.employer_name, unit_type = s.unit_type, reg_type = coalesce(s.reg_type, e.reg_type), industry = coalesce(s.industry, e.industry), status = s.status, region = s.place,
            founded_on = coalesce(s.founded_on, e.founded_on), legal_person_name = coalesce(s.legal_person_name, e.legal_person_name), address = coalesce(s.address, e.address),
            source = $1, received_at = $2::timestamptz, updated_at = $2::timestamptz
       from matched s join verdicts v on v.line = s.line
      where v.verdict = 'changed' and e.employer_id = s.employer_id`,
    [feed.source, context.now],
  )
}
