// Matching and merging: staged rows find their person and employer, are compared with the register, and go in by one statement each.
import { comparableName, todayInChina } from "#standards"
import type { Bulk } from "#platform/database"
import type { Feed } from "../feeds/feed.ts"
import { targetOf, verdicts } from "./compare.ts"
import { FileFault } from "./read-file.ts"
import { createStaging, stagedColumns } from "./stage.ts"
import { digits19, type MergeContext, write } from "./write.ts"

export interface MergeCounts {
  readonly fresh: number
  readonly changed: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly setAside: number
  readonly byHand: number
}

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
  await tx.sql(verdicts(feed, todayInChina(context.now)))
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
    select s.*, $$take$$::text as outcome, p.person_id, p.region, p.name as registered_name, nullif($$${digits19(String(cells["employer_id"] ?? 0))}$$, '0')::bigint as employer_id
           ${feed.about === "person-file" ? `, true as known, k.renumbered, ${birthAndSex("k.renumbered")}` : ""}
      from one_row s join registers.persons p on p.person_id = ${digits19(String(cells["person_id"]))}
      cross join lateral (select not exists (select 1 from registers.person_id_numbers n where n.digest = s.digest) as renumbered) k`)
  await tx.sql(verdicts(feed, todayInChina(context.now)))
  await write(tx, feed, context)
}

/** What the police say of birth and sex beside the number stands before what the number says, also in later files, until the number itself is corrected. */
const birthAndSex = (renumbered: string): string => `
             coalesce(s.birth_date, case when p.origins ? 'birthDate' and not ${renumbered} then p.birth_date end, s.number_birth) as birth,
             coalesce(s.sex, case when p.origins ? 'sex' and not ${renumbered} then p.sex end, s.number_sex) as gender`

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
      select s.*, coalesce(k.person_id, s.new_id) as person_id, k.person_id is not null as known, k.renumbered, null::bigint as employer_id, p.name as registered_name,
             coalesce(p.region, home.region) as region, w.verdict ->> 0 as outcome, w.verdict ->> 1 as code, w.verdict ->> 2 as says, ${birthAndSex("k.renumbered")}
        from ${staging} s
        left join registers.person_id_numbers n on n.digest = s.digest
        left join registers.person_id_numbers f on f.digest = s.former_number
        cross join lateral (select coalesce(n.person_id, f.person_id) as person_id, n.person_id is null and f.person_id is not null as renumbered, n.person_id <> f.person_id as two_files) k
        left join registers.persons p on p.person_id = k.person_id
        left join registers.regions hukou on hukou.code = s.hukou_region
        left join registers.regions live on live.code = s.live_region
        cross join lateral (select case when s.live_region like '${digits(context.province)}%' then s.live_region else s.hukou_region end as region) home
        cross join lateral (select case
             when s.fault_code is not null then json_build_array('set-aside', s.fault_code, s.fault_says)
             when k.two_files then json_build_array('set-aside', 'E-FEED-TWO-FILES', '原证件号码和现证件号码各有一份档案，须先核实是否同一人')
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
