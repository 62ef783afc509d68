// Asking the treasury for the money of an approved batch, and taking its answer: whole, of exactly the request, or not at all.
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type Bulk, newId, statement, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import type { BatchHead } from "#platform/payments"
import { type fetchFiscalAnswer, fiscalProblems, type listFundRequests, type makeFundRequest } from "../../contract/fiscal.ts"
import { awardedItems, funds } from "../../rules/index.ts"
import { accountOf } from "../paid-kinds.ts"
import { fiscalOf } from "./fiscal.ts"
import { fiscalReasons, readFiscalAnswer, writeFundRequest } from "./fund-request-file.ts"

interface RequestRow {
  readonly batch_id: string
  readonly batch_number: string
  readonly request_id: string
  readonly number: string
  readonly region: string
  readonly fund: string
  readonly year: number
  readonly lines: number
  readonly total: number
  readonly sha256: string
  readonly sealed: string
  readonly state: "made" | "sent" | "approved" | "refused"
  readonly reason_code: string
  readonly voucher: string
  readonly made_by: string
  readonly made_at: string
  readonly answered_at: string | null
}

const columns = "r.batch_id, b.number as batch_number, r.request_id, r.number, r.region, r.fund, r.year, r.lines, r.total_fen::float8 as total, r.sha256, r.sealed, r.state, r.reason_code, r.voucher, r.made_by, r.made_at, r.answered_at"

const shown = (row: RequestRow): OutputOf<typeof listFundRequests>[number] => ({
  batchId: row.batch_id, batchNumber: row.batch_number, requestId: row.request_id, number: row.number, region: row.region, fund: row.fund, fundName: funds[row.fund] ?? row.fund, year: row.year, lines: row.lines, totalFen: row.total,
  sha256: row.sha256, state: row.state, reason: fiscalReasons[row.reason_code] ?? "", voucher: row.voucher, madeBy: row.made_by, madeAt: row.made_at, answeredAt: row.answered_at,
})

const readRequest = statement<{ batch: string; request: string; scope: string }, RequestRow>({
  name: "subsidies.read-fund-request", reach: "reference",
  sql: `select ${columns} from subsidies.fund_requests r join payments.batches b using (batch_id) where r.batch_id = :batch and r.request_id = :request and starts_with(r.region, :scope)`,
})
const requestsAt = statement<{ scope: string }, RequestRow>({
  name: "subsidies.list-fund-requests", reach: "reference", sql: `select ${columns} from subsidies.fund_requests r join payments.batches b using (batch_id) where r.region like :scope::text || '%' order by r.made_at desc limit 200`,
})
const lockedBatch = statement<{ batch: string; scope: string }, { number: string; business: string; region: string; ym: number; state: string; kind: string }>({
  name: "subsidies.batch-to-fund", reach: "reference", sql: "select number, business, region, ym, state, kind from payments.batches where batch_id = :batch and business like 'subsidies.%' and starts_with(region, :scope) for update",
})
const linesToFund = statement<{ batch: string }, { name: string; number: string; account: string; item: string; amount: number }>({
  name: "subsidies.lines-to-fund", reach: "bulk",
  sql: `
    select coalesce(p.name, '') as name, coalesce(p.number_masked, '') as number, coalesce(p.account_masked, '') as account, l.category as item, l.amount_fen::float8 as amount
      from payments.lines l left join payments.payees p on p.subject_kind = l.subject_kind and p.subject_id = l.subject_id where l.batch_id = :batch and l.state = 'ready' order by l.position`,
})
const insertRequest = statement<Record<"batch" | "request" | "number" | "region" | "fund" | "sha" | "sealed" | "by" | "at", string> & { year: number; lines: number; total: number }>({
  name: "subsidies.insert-fund-request", reach: "reference",
  sql: `
    insert into subsidies.fund_requests (batch_id, request_id, number, region, fund, year, lines, total_fen, sha256, sealed, state, made_by, made_at)
    values (:batch, :request, :number, :region, :fund, :year, :lines, :total, :sha, :sealed, 'made', :by, :at)`,
})
const countRequests = statement<{ batch: string }, { count: number; open: string | null }>({
  name: "subsidies.count-fund-requests", reach: "reference", sql: "select count(*)::int as count, max(number) filter (where state <> 'refused') as open from subsidies.fund_requests where batch_id = :batch",
})

function financeOf(request: RequestContext<unknown, unknown, unknown>): { readonly name: string; readonly scope: string } {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  return request.viewer
}

export async function makeFundRequestFor(request: RequestContext<unknown, unknown, InputOf<typeof makeFundRequest>>): Promise<OutputOf<typeof makeFundRequest>> {
  const { name, scope } = financeOf(request)
  const { house, now } = request
  const batch = request.input.batch
  const id = newId()
  try {
    await house.database.system.transaction(async (tx) => {
      const row = await tx.maybe(lockedBatch, { batch, scope })
      if (!row) throw commonProblems.notFound()
      if (row.state !== "APPROVED" || row.kind !== "monthly") throw fiscalProblems.notNow()
      const before = await tx.one(countRequests, { batch })
      if (before.open !== null) throw fiscalProblems.exists({ number: before.open })
      const { region, fund, year } = accountOf(row)
      const number = `${row.number}-BK${before.count + 1}`
      const lines = (await tx.all(linesToFund, { batch })).map((one) => ({ name: one.name, numberMasked: one.number, accountMasked: one.account, item: awardedItems[one.item] ?? one.item, amountFen: one.amount }))
      if (lines.length === 0) throw fiscalProblems.paysNothing()
      const file = writeFundRequest({ number, batch: row.number, region, fund, year }, lines)
      await tx.run(insertRequest, { batch, request: id, number, region, fund, year, lines: lines.length, total: file.totalFen, sha: file.sha256, sealed: house.sealing.seal(file.content), by: name, at: now })
    })
  } catch (failure) {
    if (violatedConstraint(failure) === "fund_requests_one") throw fiscalProblems.exists({ number: "" })
    throw failure
  }
  const made = await house.database.system.one(readRequest, { batch, request: id, scope })
  request.concerns("0", made.region, { request: made.number, totalFen: made.total })
  return shown(made)
}

type OneRequest = { batch: string; request: string }

async function oneRequest(request: RequestContext<OneRequest, unknown, unknown>): Promise<RequestRow> {
  const row = await request.db.maybe(readRequest, { ...request.params, scope: financeOf(request).scope })
  if (!row) throw commonProblems.notFound()
  request.concerns("0", row.region, { request: row.number })
  return row
}

const markSent = statement<OneRequest & { receipt: string }>({ name: "subsidies.fund-request-sent", reach: "reference", sql: "update subsidies.fund_requests set state = 'sent', receipt = :receipt where batch_id = :batch and request_id = :request and state in ('made', 'sent')" })

/** The same file goes again after a lost answer: the treasury takes it once. */
export async function sendFundRequestFor(request: RequestContext<OneRequest, unknown, object>): Promise<OutputOf<typeof fetchFiscalAnswer>> {
  const row = await oneRequest(request)
  const { house } = request
  const fiscal = fiscalOf(house)
  if (!fiscal) throw fiscalProblems.notConnected()
  if (row.state !== "made" && row.state !== "sent") throw fiscalProblems.notNow()
  const said = await fiscal.submit({ number: row.number, sha256: row.sha256, content: house.sealing.open(row.sealed) }).catch((failure: unknown) => {
    house.log("warn", "the treasury did not answer", { request: row.number, failure: failure instanceof Error ? failure.message : String(failure) })
    return null
  })
  if (said === null) throw fiscalProblems.silent()
  if (said.kind === "refused") throw fiscalProblems.refused({ says: said.says })
  await house.database.system.run(markSent, { ...request.params, receipt: said.receipt })
  return { state: "sent", voucher: "", reason: "" }
}

const keepAnswer = statement<OneRequest & { state: string; code: string; voucher: string; at: string }, { state: "approved" | "refused" }>({
  name: "subsidies.keep-fiscal-answer", reach: "reference",
  sql: "update subsidies.fund_requests set state = :state, reason_code = :code, voucher = :voucher, answered_at = :at where batch_id = :batch and request_id = :request and state in ('made', 'sent') returning state",
})

/** Fetched from the treasury, or uploaded where it answers by file. An answer already taken stays. */
export async function fetchFiscalAnswerFor(request: RequestContext<OneRequest, unknown, InputOf<typeof fetchFiscalAnswer>>): Promise<OutputOf<typeof fetchFiscalAnswer>> {
  const row = await oneRequest(request)
  const { house, now } = request
  if (row.state === "approved" || row.state === "refused") throw fiscalProblems.notNow()
  const content = request.input.file ?? (await fetched(request, row))
  const answer = readFiscalAnswer(content, { number: row.number, totalFen: row.total, sha256: row.sha256 })
  if ("wrong" in answer) throw fiscalProblems.wrongAnswer({ why: answer.wrong })
  const [voucher, code] = answer.approved ? [answer.voucher, ""] : ["", answer.code]
  const kept = await house.database.system.maybe(keepAnswer, { ...request.params, state: answer.approved ? "approved" : "refused", code, voucher, at: now })
  if (!kept) throw fiscalProblems.notNow()
  return { state: kept.state, voucher, reason: fiscalReasons[code] ?? "" }
}

async function fetched({ house }: RequestContext<OneRequest, unknown, unknown>, row: RequestRow): Promise<string> {
  const fiscal = fiscalOf(house)
  if (!fiscal) throw fiscalProblems.notConnected()
  const content = await fiscal.answer(row.number).catch(() => undefined)
  if (content === undefined) throw fiscalProblems.silent()
  if (content === null) throw fiscalProblems.noAnswer()
  return content
}

export async function listFundRequestsFor(request: RequestContext): Promise<OutputOf<typeof listFundRequests>> {
  return (await request.db.all(requestsAt, { scope: financeOf(request).scope })).map(shown)
}

export async function downloadFundRequestFor(request: RequestContext<OneRequest>): Promise<string> {
  const row = await oneRequest(request)
  request.shows("0", row.region, `下载拨款申请${row.number}`)
  request.setHeader("content-disposition", `attachment; filename="${row.number}.csv"`)
  return request.house.sealing.open(row.sealed)
}

const standing = statement<{ batch: string }, { number: string; state: string; voucher: string }>({
  name: "subsidies.fund-request-of-batch", reach: "reference", sql: "select number, state, voucher from subsidies.fund_requests where batch_id = :batch order by request_id desc limit 1",
})

/** Where the treasury was asked, its money is only booked when it approved, with its voucher. */
export async function mayBeFunded(tx: Bulk, batch: BatchHead, document: string): Promise<void> {
  const asked = await tx.maybe(standing, { batch: batch.batchId })
  if (!asked) return
  if (asked.state !== "approved") throw fiscalProblems.notApproved({ number: asked.number })
  if (asked.voucher !== document) throw fiscalProblems.otherVoucher({ voucher: asked.voucher })
}
