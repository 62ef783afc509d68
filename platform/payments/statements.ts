// The statements of the payment room: batches and their log, lines, files, the book, reconciliations.
import { statement } from "#platform/database"

export interface BatchRow {
  batch_id: string
  number: string
  business: string
  kind: "monthly" | "reissue"
  region: string
  ym: number
  parent_id: string | null
  cut_off: string
  snapshot: Record<string, unknown>
  state: string
  length: number
  made_at: string
  made_by: string
}
const columns = "batch_id, number, business, kind, region, ym, parent_id, cut_off, snapshot, state, length, made_at, made_by"

export const readBatchRow = statement<{ batch: string; scope: string }, BatchRow>({
  name: "payments.read-batch", reach: "report", hot: true,
  sql: `select ${columns} from payments.batches where batch_id = :batch and region like :scope::text || '%'`,
})
export const lockBatch = statement<{ batch: string }, BatchRow>({ name: "payments.lock-batch", reach: "report", sql: `select ${columns} from payments.batches where batch_id = :batch for update` })
export const sameBatch = statement<{ business: string; region: string; ym: number }, BatchRow>({
  name: "payments.same-batch", reach: "report", sql: `select ${columns} from payments.batches where business = :business and region = :region and ym = :ym and kind = 'monthly' and state <> 'CANCELLED'`,
})
export const countBatches = statement<{ like: string }, { count: number }>({ name: "payments.count-batches", reach: "report", sql: "select count(*)::int as count from payments.batches where number = :like or number like :like || '-%'" })
export const insertBatch = statement<{ id: string; number: string; business: string; kind: string; region: string; ym: number; parent: string | null; cutOff: string; at: string; by: string }>({
  name: "payments.insert-batch", reach: "report",
  sql: `insert into payments.batches (batch_id, number, business, kind, region, ym, parent_id, cut_off, state, length, made_at, made_by)
        values (:id, :number, :business, :kind, :region, :ym, :parent, :cutOff, 'DRAFT', 0, :at, :by)`,
})
export const keepSnapshot = statement<{ batch: string; snapshot: string }>({ name: "payments.keep-snapshot", reach: "report", sql: "update payments.batches set snapshot = :snapshot::jsonb where batch_id = :batch" })
export const appendAction = statement<{ batch: string; seq: number; kind: string; actor: string; name: string; at: string; detail: string; state: string }>({
  name: "payments.append-action", reach: "report",
  sql: `with logged as (
          insert into payments.batch_actions (batch_id, seq, kind, actor, actor_name, at, detail) values (:batch, :seq, :kind, :actor, :name, :at, :detail::jsonb) returning batch_id)
        update payments.batches b set state = :state, length = :seq from logged where b.batch_id = logged.batch_id`,
})
export interface ActionRow {
  seq: number
  kind: string
  actor: string
  actor_name: string
  at: string
  detail: Record<string, unknown>
}
export const readLog = statement<{ batch: string }, ActionRow>({
  name: "payments.read-log", reach: "report", hot: true, sql: "select seq, kind, actor, actor_name, at, detail from payments.batch_actions where batch_id = :batch order by seq",
})

export interface TotalsRow {
  persons: number; payable: number; held: number; excluded: number; due: number; deducted: number; net: number; paid: number; paid_fen: number; returned: number; returned_fen: number
  unanswered: number; unanswered_fen: number; changes: number; unconfirmed: number; sampled: number
}
/** States that are paid for: everything but held, excluded and cancelled-before-sending lines. */
const payable = "state in ('ready','paid','returned','reissuing','reissued','suspense','cancelled')"
export const totalsOf = statement<{ batch: string }, TotalsRow>({
  name: "payments.totals-of", reach: "report",
  sql: `select count(distinct subject_id)::int as persons, count(*) filter (where ${payable})::int as payable, count(*) filter (where state = 'hold')::int as held, count(*) filter (where state = 'excluded')::int as excluded,
               coalesce(sum(due_fen) filter (where ${payable}), 0)::float8 as due, coalesce(sum(deducted_fen) filter (where ${payable}), 0)::float8 as deducted, coalesce(sum(amount_fen) filter (where ${payable}), 0)::float8 as net,
               count(*) filter (where state = 'paid')::int as paid, coalesce(sum(amount_fen) filter (where state = 'paid'), 0)::float8 as paid_fen,
               count(*) filter (where ${payable} and state not in ('ready','paid'))::int as returned, coalesce(sum(amount_fen) filter (where ${payable} and state not in ('ready','paid')), 0)::float8 as returned_fen,
               count(*) filter (where state = 'ready')::int as unanswered, coalesce(sum(amount_fen) filter (where state = 'ready'), 0)::float8 as unanswered_fen,
               count(*) filter (where change <> 'same')::int as changes, count(*) filter (where change <> 'same' and confirmed_by is null)::int as unconfirmed, count(*) filter (where sampled)::int as sampled
          from payments.lines where batch_id = :batch`,
})
export const categoriesOf = statement<{ batch: string }, { category: string; count: number; due: number; deducted: number; net: number; paid: number }>({
  name: "payments.categories-of", reach: "report",
  sql: `select category, count(*)::int as count, sum(due_fen)::float8 as due, sum(deducted_fen)::float8 as deducted, sum(amount_fen)::float8 as net, coalesce(sum(amount_fen) filter (where state = 'paid'), 0)::float8 as paid
          from payments.lines where batch_id = :batch and ${payable} group by category order by category`,
})
/** SHA-256 over every line as it will be paid; what happens to it afterwards at the bank does not count. */
export const linesDigest = statement<{ batch: string }, { digest: string; lines: number }>({
  name: "payments.lines-digest", reach: "report",
  sql: `select encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', subject_id, category, due_fen, deducted_fen, case when ${payable} then 'ready' else state end), E'\\n' order by subject_id, category), ''), 'UTF8')), 'hex') as digest,
               count(*)::int as lines from payments.lines where batch_id = :batch`,
})
/** Lines of the officer, of relatives, and of units either of them runs or has a share in. */
export const ownLines = statement<{ batch: string; officer: string }, { found: number }>({
  name: "payments.own-lines", reach: "report",
  sql: `with circle as (
            select :officer::bigint as person_id union select relative_id from registers.kin where person_id = :officer::bigint union select person_id from registers.kin where relative_id = :officer::bigint)
        select count(*)::int as found from payments.lines l where l.batch_id = :batch and l.state <> 'excluded'
           and (l.subject_kind = 'person' and l.subject_id in (select person_id from circle)
             or l.subject_kind = 'employer' and exists (select 1 from registers.employers e left join registers.entity_roles r on r.uscc = e.uscc and r.to_on is null
                                                         where e.employer_id = l.subject_id and (e.legal_person_id in (select person_id from circle) or r.person_id in (select person_id from circle))))`,
})
export const confirmLines = statement<{ batch: string; persons: string[]; categories: string[]; by: string; at: string }, { subject_id: string }>({
  name: "payments.confirm-lines", reach: "bulk",
  sql: `update payments.lines l set confirmed_by = :by, confirmed_at = :at from unnest(:persons::bigint[], :categories::text[]) as c(subject_id, category)
         where l.subject_id = c.subject_id and l.batch_id = :batch and l.category = c.category and l.change <> 'same' and l.confirmed_by is null returning l.subject_id`,
})
export const drawSample = statement<{ batch: string; seed: string; size: number }>({
  name: "payments.draw-sample", reach: "bulk",
  sql: `update payments.lines l set sampled = true
          from (select subject_id, category from payments.lines where batch_id = :batch and state = 'ready' order by sha256(convert_to(:seed || '|' || subject_id || '|' || category, 'UTF8')) limit :size) s
         where l.batch_id = :batch and l.subject_id = s.subject_id and l.category = s.category`,
})
export const insertFile = statement<{ id: string; batch: string; kind: string; category: string; sha: string; lines: number; total: number; sealed: string; at: string; by: string }>({
  name: "payments.insert-file", reach: "report",
  sql: `insert into payments.files (file_id, batch_id, kind, category, sha256, line_count, total_fen, sealed, made_at, made_by)
        values (:id, :batch, :kind, :category, :sha, :lines, :total, :sealed, :at, :by)`,
})
export const replaceFiles = statement<{ batch: string }>({ name: "payments.replace-files", reach: "report", sql: "delete from payments.files where batch_id = :batch and kind <> 'result'" })
export const readFile = statement<{ batch: string; kind: string; category: string }, { sha256: string; sealed: string; total_fen: number; line_count: number }>({
  name: "payments.read-file", reach: "report", sql: "select sha256, sealed, total_fen::float8 as total_fen, line_count from payments.files where batch_id = :batch and kind = :kind and category = :category",
})
export const listFiles = statement<{ batch: string }, { kind: string; category: string; sha256: string; line_count: number; total_fen: number; made_at: string }>({
  name: "payments.list-files", reach: "report", sql: "select kind, category, sha256, line_count, total_fen::float8 as total_fen, made_at from payments.files where batch_id = :batch order by file_id",
})
export const hasResult = statement<{ batch: string; sha: string }, { file_id: string }>({ name: "payments.has-result", reach: "report", sql: "select file_id from payments.files where batch_id = :batch and kind = 'result' and sha256 = :sha" })
export const book = statement<{ id: string; region: string; batch: string; account: string; kind: string; category: string; amount: number; at: string; by: string; document: string }>({
  name: "payments.book", reach: "report",
  sql: `insert into payments.ledger (entry_id, region, batch_id, account, kind, category, amount_fen, at, by_name, document)
        values (:id, :region, :batch, :account, :kind, :category, :amount, :at, :by, :document)`,
})
export const bookOf = statement<{ batch: string }, { account: string; kind: string; category: string; amount: number }>({
  name: "payments.book-of", reach: "report", sql: "select account, kind, category, sum(amount_fen)::float8 as amount from payments.ledger where batch_id = :batch group by account, kind, category",
})
export const keepReconciliation = statement<{ id: string; batch: string; at: string; by: string; holds: boolean; unknown: number; identities: string }>({
  name: "payments.keep-reconciliation", reach: "report",
  sql: "insert into payments.reconciliations (reconciliation_id, batch_id, at, by_name, holds, unknown_count, identities) values (:id, :batch, :at, :by, :holds, :unknown, :identities::jsonb)",
})
export const lastReconciliation = statement<{ batch: string }, { at: string; by_name: string; holds: boolean; unknown_count: number; identities: unknown }>({
  name: "payments.last-reconciliation", reach: "report",
  sql: "select at, by_name, holds, unknown_count, identities from payments.reconciliations where batch_id = :batch order by reconciliation_id desc limit 1",
})
