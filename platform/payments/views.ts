// What the pages read: the list of batches, one batch whole, its lines, the returns, and the files for download.
import { commonProblems, roleLabels, sentenceOf } from "#wire"
import { statement, type Tx } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { actTable, choosableActs, refusalOfAct } from "./allowed.ts"
import type { BatchState } from "./batch-log.ts"
import { referenceOf } from "./bank-file.ts"
import { monthNumber, monthText, type PayeeKind } from "./business.ts"
import { type BatchView, identityShape, paymentProblems } from "./contract.ts"
import { previousBatchSql } from "./intake.ts"
import { failureCodes } from "./result-file.ts"
import { batchFor, businessOf, headOf, logOf, officerOf, payeeOf, type PaymentRooms } from "./rooms.ts"
import { isSigned, type Signature, textOf } from "./signing.ts"
import { type BatchRow, lastReconciliation, listFiles, readFile, totalsOf } from "./statements.ts"
import { figuresOf } from "./totals.ts"
import { z } from "zod"

const pageSize = 50

interface SummaryRow extends BatchRow {
  place: string | null
  persons: number
  payable: number
  net: number
  open_returns: number
  total: number
}

const summaries = statement<{ scope: string; ym: number; state: string; offset: number; limit: number; batch: string }, SummaryRow>({
  name: "payments.list-batches", reach: "report", hot: true,
  sql: `select b.batch_id, b.number, b.business, b.kind, b.region, b.ym, b.parent_id, b.cut_off, b.snapshot, b.state, b.length, b.made_at, b.made_by, r.name as place, b.total,
               l.persons, l.payable, l.net, t.open_returns
          from (select *, count(*) over ()::int as total from payments.batches
                 where region like :scope::text || '%' and (:ym::int = 0 or ym = :ym) and (:state::text = '' or state = :state) and (:batch::bigint = 0 or batch_id = :batch)
                 order by made_at desc, batch_id desc limit :limit::int offset :offset::int) b
          left join registers.regions r on r.code = b.region
          left join lateral (select count(distinct subject_id)::int as persons, count(*) filter (where state not in ('hold', 'excluded'))::int as payable,
                                    coalesce(sum(amount_fen) filter (where state not in ('hold', 'excluded')), 0)::float8 as net from payments.lines where batch_id = b.batch_id) l on true
          left join lateral (select count(*)::int as open_returns from payments.returns where batch_id = b.batch_id and state not in ('reissued', 'returned-again', 'cancelled')) t on true
         order by b.made_at desc, b.batch_id desc`,
})

const summaryOf = (rooms: PaymentRooms, row: SummaryRow) => ({
  batchId: row.batch_id, number: row.number, business: row.business, title: businessOf(rooms, row.business).title, kind: row.kind, region: row.region, place: row.place ?? row.region.slice(0, 6), month: monthText(row.ym),
  state: row.state as BatchState, madeAt: row.made_at, persons: row.persons, payable: row.payable, netFen: row.net, openReturns: row.open_returns,
})

export async function listBatchesFor(rooms: PaymentRooms, request: RequestContext<unknown, { month?: string | undefined; state?: BatchState | undefined; page: number }>) {
  const { month, state, page } = request.query
  const rows = await request.db.all(summaries, { scope: officerOf(request).scope, ym: month ? monthNumber(month) : 0, state: state ?? "", offset: (page - 1) * pageSize, limit: pageSize, batch: "0" })
  return { batches: rows.map((row) => summaryOf(rooms, row)), total: rows[0]?.total ?? 0, page, pageSize }
}

/** The batch whole. Totals are computed by the program's own session, after the viewer was seen to be allowed this batch. */
export async function readBatchFor(rooms: PaymentRooms, request: RequestContext<{ batch: string }>): Promise<BatchView> {
  const officer = officerOf(request)
  const row = await batchFor(request)
  const business = businessOf(rooms, row.business)
  const batch = headOf(row, request.now)
  const [summary] = await request.db.all(summaries, { scope: officer.scope, ym: 0, state: "", offset: 0, limit: 1, batch: row.batch_id })
  if (!summary) throw commonProblems.notFound()
  return request.house.database.system.transaction(async (tx) => {
    const { log, standing } = await logOf(tx, row.batch_id)
    const totals = await tx.one(totalsOf, { batch: row.batch_id })
    const figures = await figuresOf(tx, business, batch)
    const [previous] = await tx.sql<{ batch_id: string }>(previousBatchSql, [row.business, row.region, row.ym])
    const before = previous ? (await tx.all(summaries, { scope: "", ym: 0, state: "", offset: 0, limit: 1, batch: previous.batch_id }))[0] : undefined
    const related = await tx.sql<{ batch_id: string; number: string; state: BatchState; parent_id: string | null }>("select batch_id, number, state, parent_id from payments.batches where parent_id = $1 or batch_id = $2 order by batch_id", [row.batch_id, row.parent_id ?? 0])
    const parent = related.find((one) => one.batch_id === row.parent_id)
    const reconciliation = await tx.maybe(lastReconciliation, { batch: row.batch_id })
    const approval = log.findLast((action) => action.kind === "approve")
    const signature = approval
      ? { signer: approval.actorName, at: approval.at, valid: await isSigned(request.house, textOf(figures.control, approval.actor, approval.at), approval.detail["signature"] as Signature) }
      : null
    return {
      batch: summaryOf(rooms, summary),
      length: standing.length,
      parent: parent ? { batchId: parent.batch_id, number: parent.number } : null,
      children: related.filter((one) => one.parent_id === row.batch_id).map((one) => ({ batchId: one.batch_id, number: one.number, state: one.state })),
      cutOff: row.cut_off,
      snapshot: row.snapshot,
      totals: {
        persons: totals.persons, payable: totals.payable, held: totals.held, excluded: totals.excluded, dueFen: totals.due, deductedFen: totals.deducted, netFen: totals.net,
        paid: totals.paid, paidFen: totals.paid_fen, returned: totals.returned, returnedFen: totals.returned_fen, unanswered: totals.unanswered, unansweredFen: totals.unanswered_fen,
        changes: totals.changes, unconfirmed: totals.unconfirmed, sampled: totals.sampled,
        categories: figures.categories.map((one) => ({ category: one.category, label: business.categories[one.category] ?? one.category, count: one.count, dueFen: one.due, deductedFen: one.deducted, netFen: one.net })),
        institutions: [...figures.institutions],
        previous: before ? { number: before.number, month: monthText(before.ym), payable: before.payable, netFen: before.net } : null,
      },
      log: log.map((action) => ({ seq: action.seq, kind: action.kind, actorName: action.actorName, at: action.at, detail: { ...action.detail } })),
      allowed: choosableActs.map((act) => {
        const refusal = refusalOfAct(standing, { id: officer.officerId, roles: officer.roles }, act)
        return { act, label: actTable[act].label, may: refusal === null, why: refusal ? sentenceOf(refusal.problem, { roles: actTable[act].by.map((role) => roleLabels[role]).join("或"), count: standing.unanswered ?? 0 }) : null }
      }),
      files: (await tx.all(listFiles, { batch: row.batch_id })).map((file) => ({ kind: file.kind, category: file.category, sha256: file.sha256, lines: file.line_count, totalFen: file.total_fen, madeAt: file.made_at })),
      signature,
      reconciliation: reconciliation ? { at: reconciliation.at, holds: reconciliation.holds, unanswered: reconciliation.unknown_count, identities: z.array(identityShape).parse(reconciliation.identities) } : null,
    }
  })
}

interface LineRow {
  subject_id: string; category: string; position: number | null; region: string; due: number; deducted: number; amount: number; previous: number | null; change: "same" | "new" | "stopped" | "changed"
  state: string; reason: string; says: string; note: string; confirmed_by: string | null; sampled: boolean; result_code: string | null; settled_at: string | null
  subject_kind: PayeeKind; name: string | null; number_masked: string | null; bank_name: string | null; account_masked: string | null; total: number
}

const linesOf = statement<{ batch: string; scope: string; state: string; change: string; only: string; name: string; offset: number; limit: number }, LineRow>({
  name: "payments.list-lines", reach: "report", hot: true,
  sql: `select l.subject_id, l.category, l.position, l.region, l.due_fen::float8 as due, l.deducted_fen::float8 as deducted, l.amount_fen::float8 as amount, l.previous_fen::float8 as previous, l.change, l.state, l.reason, l.says,
               l.note, l.confirmed_by, l.sampled, l.result_code, l.settled_at, l.subject_kind, p.name, p.number_masked, p.bank_name, p.account_masked, count(*) over ()::int as total
          from payments.lines l left join payments.payees p on p.subject_kind = l.subject_kind and p.subject_id = l.subject_id
         where l.batch_id = :batch and l.region like :scope::text || '%' and (:state::text = '' or l.state = :state) and (:change::text = '' or l.change = :change)
           and case :only::text when 'unconfirmed' then l.change <> 'same' and l.confirmed_by is null when 'changes' then l.change <> 'same' when 'sample' then l.sampled else true end
           and (:name::text = '' or p.name_key like upper(:name) || '%')
         order by l.position nulls last, l.subject_id, l.category limit :limit::int offset :offset::int`,
})

export interface LineFilter {
  readonly state?: string | undefined
  readonly change?: string | undefined
  readonly only?: string | undefined
  readonly name?: string | undefined
  readonly page: number
}

export async function listLinesFor(rooms: PaymentRooms, request: RequestContext<{ batch: string }, LineFilter>) {
  const row = await batchFor(request)
  const { state = "", change = "", only = "", name = "", page } = request.query
  const business = businessOf(rooms, row.business)
  const found = await request.house.database.system.all(linesOf, { batch: row.batch_id, scope: officerOf(request).scope, state, change, only, name: name.replace(/[%_\\]/g, ""), offset: (page - 1) * pageSize, limit: pageSize })
  for (const line of found) request.shows(line.subject_id, line.region, `批次${row.number}明细`)
  return {
    lines: found.map((line) => ({
      subjectId: line.subject_id, subjectKind: line.subject_kind, category: line.category, label: business.categories[line.category] ?? line.category, position: line.position, reference: line.position === null ? null : referenceOf(row.number, line.position),
      name: line.name ?? "（查无此人）", idMasked: line.number_masked ?? "", bank: line.bank_name, accountMasked: line.account_masked, dueFen: line.due, deductedFen: line.deducted, amountFen: line.amount, previousFen: line.previous, change: line.change,
      state: line.state, reason: line.reason, says: line.says, note: line.note, confirmedBy: line.confirmed_by, sampled: line.sampled, resultCode: line.result_code, resultSays: line.result_code ? (failureCodes[line.result_code] ?? null) : null, settledAt: line.settled_at,
    })),
    total: found[0]?.total ?? 0,
    page,
    pageSize,
  }
}

interface ReturnListRow {
  subject_id: string; return_id: string; batch_id: string; number: string; ym: number; region: string; amount: number; code: string; returned_at: string; times: number; state: string; contact_on: string | null
  subject_kind: PayeeKind; name: string | null; number_masked: string | null; mobile_masked: string | null; bank_name: string | null; bank_line: string | null; account_masked: string | null; way: string | null; correction_state: string | null; first_by: string | null; proposed_at: string | null; total: number
}
const returnsOf = statement<{ scope: string; subject: string; state: string; offset: number; limit: number }, ReturnListRow>({
  name: "payments.list-returns", reach: "report",
  sql: `select r.subject_id, r.return_id, r.batch_id, b.number, b.ym, r.region, r.amount_fen::float8 as amount, r.code, r.returned_at, r.times, r.state, r.contact_on, r.subject_kind, p.name, p.number_masked, p.mobile_masked,
               c.bank_name, c.bank_line, c.account_masked, c.way, c.state as correction_state, c.first_by, c.proposed_at, count(*) over ()::int as total
          from payments.returns r join payments.batch_months b using (batch_id) left join payments.payees p on p.subject_kind = r.subject_kind and p.subject_id = r.subject_id
          left join lateral (select * from payments.account_corrections c where c.subject_id = r.subject_id and c.return_id = r.return_id order by correction_id desc limit 1) c on true
         where r.region like :scope::text || '%' and (:subject::bigint = 0 or r.subject_id = :subject) and (:state::text = '' or r.state = :state)
         order by r.returned_at desc, r.return_id limit :limit::int offset :offset::int`,
})

export async function listReturnsFor(request: RequestContext<unknown, { state?: string | undefined; page: number }>) {
  const { state = "", page } = request.query
  const rows = await request.db.all(returnsOf, { scope: officerOf(request).scope, subject: "0", state, offset: (page - 1) * pageSize, limit: pageSize })
  for (const row of rows) request.shows(row.subject_id, row.region, "退票清单")
  return {
    returns: rows.map((row) => ({
      subjectId: row.subject_id, subjectKind: row.subject_kind, returnId: row.return_id, batchId: row.batch_id, batchNumber: row.number, month: monthText(row.ym), name: row.name ?? "", idMasked: row.number_masked ?? "", mobileMasked: row.mobile_masked, amountFen: row.amount,
      code: row.code, says: failureCodes[row.code] ?? row.code, returnedAt: row.returned_at, times: row.times, state: row.state, contactOn: row.contact_on,
      correction: row.account_masked ? { bankName: row.bank_name ?? "", bankLine: row.bank_line, accountMasked: row.account_masked, way: row.way ?? "", state: row.correction_state ?? "", firstBy: row.first_by ?? "", proposedAt: row.proposed_at ?? "" } : null,
    })),
    total: rows[0]?.total ?? 0,
    page,
    pageSize,
  }
}

export async function myReturnsFor(request: RequestContext) {
  const rows = await request.db.all(returnsOf, { scope: "", subject: payeeOf(request).id, state: "", offset: 0, limit: pageSize })
  return rows.map((row) => ({ returnId: row.return_id, month: monthText(row.ym), amountFen: row.amount, says: failureCodes[row.code] ?? "银行退回", returnedAt: row.returned_at, state: row.state, accountMasked: row.account_masked }))
}

async function openFile(tx: Tx, request: RequestContext<{ batch: string }>, kind: string, category: string): Promise<string> {
  const stored = await tx.maybe(readFile, { batch: request.params.batch, kind, category })
  if (!stored) throw paymentProblems.noFileYet()
  return request.house.sealing.open(stored.sealed)
}

/** The bank file as it was made; taking it is written to the trail. */
export async function bankFileFor(request: RequestContext<{ batch: string }>): Promise<string> {
  const row = await batchFor(request)
  request.shows("0", row.region, `下载银行文件${row.number}`)
  request.setHeader("content-disposition", `attachment; filename="${row.number}.csv"`)
  return openFile(request.db, request, "bank", "")
}

export async function institutionFileFor(request: RequestContext<{ batch: string; category: string }>): Promise<string> {
  const row = await batchFor(request)
  request.shows("0", row.region, `下载代缴清单${row.number}`)
  request.setHeader("content-disposition", `attachment; filename="${row.number}-${request.params.category}.csv"`)
  return openFile(request.db, request, "institution", request.params.category)
}

/** 对账报告: one row for each figure of each identity. */
export async function reconciliationFor(request: RequestContext<{ batch: string }>): Promise<string> {
  const row = await batchFor(request)
  const last = await request.db.maybe(lastReconciliation, { batch: row.batch_id })
  if (!last) throw paymentProblems.noFileYet()
  request.setHeader("content-disposition", `attachment; filename="${row.number}-reconciliation.csv"`)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = z.array(identityShape).parse(last.identities).flatMap((one) => Object.entries(one.figures).map(([name, value]) => [one.number, quoted(one.says), one.holds ? "相符" : "不符", quoted(name), String(value)].join(",")))
  return `\uFEFF批次,${row.number}\n对账时间,${last.at}\n对账人,${quoted(last.by_name)}\n结论,${last.holds ? "全部相符" : "不相符"}\n\n项,恒等式,结论,数据项,数值（金额为分）\n${rows.join("\n")}\n`
}
