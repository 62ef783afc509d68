// Month lines chained by hash, person by person: written from a staging table, reversed by a linked line, verified whole.
import type { Bulk } from "#platform/database"

/** What the hash of a line covers, after the hash of the line before it. The moment is written in UTC to the millisecond. */
const hashed = (of: { seq: string; paid: string; at: string; l: string }) =>
  `convert_to(concat_ws('|', ${of.l}.person_id, ${of.seq}, ${of.l}.ym, ${of.l}.entitlement_id, ${of.l}.kind, ${of.l}.due_fen, ${of.l}.deducted_fen, ${of.paid}, coalesce(${of.l}.reverses_seq, 0), ${of.at}), 'UTF8')`

const utc = (moment: string) => `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')`

/** Rows to be written, numbered within the person from 1. */
export const stagingTable = `
  create temporary table month_staging (
    person_id bigint not null, n int not null, ym int not null, entitlement_id bigint not null, kind text not null, region text not null,
    due_fen bigint not null, deducted_fen bigint not null, reverses_seq int, batch_id bigint, state text not null
  ) on commit drop`

const zero = "'\\x0000000000000000000000000000000000000000000000000000000000000000'::bytea"

/** Appends everything staged to the chains of its people, with columns the staging was given beside its own. The head of a chain is its lock, so two writers never fork it. */
export async function appendStaged(tx: Bulk, writtenAt: string, beside: readonly "correction_id"[] = []): Promise<void> {
  const more = beside.map((column) => `, ${column}`).join("")
  await tx.sql("analyze month_staging")
  await tx.sql(`insert into insurance.chain_heads (person_id, seq, hash) select distinct person_id, 0, ${zero} from month_staging order by person_id on conflict (person_id) do nothing`)
  await tx.sql("create temporary table chain_tips on commit drop as select h.person_id, h.seq, h.hash from insurance.chain_heads h where h.person_id in (select person_id from month_staging) order by h.person_id for update")
  await tx.sql("analyze chain_tips")
  const next = (tip: string) => `sha256(${tip}.hash || ${hashed({ l: "s", seq: `${tip}.seq + 1`, paid: "s.due_fen - s.deducted_fen", at: utc("$1::timestamptz") })})`
  await tx.sql(
    `with recursive chained as (
       select s.*, t.seq + 1 as seq, t.hash as previous_hash, ${next("t")} as hash
         from month_staging s join chain_tips t on t.person_id = s.person_id where s.n = 1
       union all
       select s.*, c.seq + 1, c.hash, ${next("c")}
         from chained c join month_staging s on s.person_id = c.person_id and s.n = c.n + 1),
     written as (
       insert into insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, deducted_fen, paid_fen, reverses_seq, written_at, previous_hash, hash, batch_id, state${more})
       select person_id, seq, ym, entitlement_id, kind, region, due_fen, deducted_fen, due_fen - deducted_fen, reverses_seq, $1::timestamptz, previous_hash, hash, batch_id, state${more} from chained)
     update insurance.chain_heads h set seq = c.seq, hash = c.hash
       from chained c join (select person_id, max(n) as n from month_staging group by person_id) last using (person_id, n) where h.person_id = c.person_id`,
    [writtenAt],
  )
  await tx.sql("drop table chain_tips")
}

/** Reverses living lines by linked lines with the opposite amounts; the reversed month may then be paid anew. `where` speaks of `m`. */
export async function reverseLines(tx: Bulk, where: string, values: readonly unknown[], writtenAt: string): Promise<number> {
  await tx.sql(stagingTable)
  await tx.sql(
    `insert into month_staging
     select m.person_id, row_number() over (partition by m.person_id order by m.seq), m.ym, m.entitlement_id, m.kind, m.region, -m.due_fen, -m.deducted_fen, m.seq, m.batch_id, 'reversal'
       from insurance.month_lines m where m.state in ('pending', 'held', 'paid', 'returned') and ${where}`,
    values,
  )
  const reversed = await tx.sql("update insurance.month_lines m set state = 'reversed' from month_staging s where m.person_id = s.person_id and m.seq = s.reverses_seq and m.ym = s.ym returning m.seq")
  await appendStaged(tx, writtenAt)
  await tx.sql("drop table month_staging")
  return reversed.length
}

export interface BrokenLine {
  readonly person_id: string
  readonly seq: number
  readonly why: "altered" | "missing-before" | "head-differs"
}

/** Recomputes every chain of a place, or of one person: altered, missing and cut-off lines by name; empty when whole. */
export async function verifyChains(tx: Bulk, of: { readonly prefix?: string; readonly personId?: string }): Promise<readonly BrokenLine[]> {
  return tx.sql<BrokenLine>(
    `with lines as (
       select l.*, lag(l.hash) over w as before, lag(l.seq) over w as seq_before from insurance.month_lines l
        where ($1::bigint = 0 or l.person_id = $1) and l.region like $2 || '%' window w as (partition by l.person_id order by l.seq))
     select person_id, seq, case when hash <> sha256(previous_hash || ${hashed({ l: "lines", seq: "lines.seq", paid: "lines.paid_fen", at: utc("lines.written_at") })}) then 'altered' else 'missing-before' end as why
       from lines
      where hash <> sha256(previous_hash || ${hashed({ l: "lines", seq: "lines.seq", paid: "lines.paid_fen", at: utc("lines.written_at") })})
         or seq <> coalesce(seq_before, 0) + 1 or previous_hash <> coalesce(before, ${zero})
     union all
     select h.person_id, h.seq, 'head-differs' from insurance.chain_heads h
       left join (select distinct on (person_id) person_id, seq, hash from insurance.month_lines order by person_id, seq desc) l using (person_id)
      where h.seq > 0 and ($1::bigint = 0 or h.person_id = $1) and (l.seq is distinct from h.seq or l.hash is distinct from h.hash)
        and ($1::bigint <> 0 or $2 = '' or exists (select 1 from insurance.entitlements e where e.person_id = h.person_id and e.region like $2 || '%'))
     order by 1, 2`,
    [of.personId ?? 0, of.prefix ?? ""],
  )
}
