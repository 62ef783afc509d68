// The addresses of the exchange and what each of them does.
import { bind, type Call, statement } from "#platform/database"
import { type House, type RequestContext, serve, type Served } from "#platform/module"
import { commonProblems, type Viewer } from "#wire"
import { trailCall } from "#platform/audit"
import {
  decideByHand, downloadReceiptRows, exchangeProblems, listByHand, listFeeds, listReceipts, readReceipt, readStatus, retryStuck, sendFeed, setAsideStuck, takeFileAgain,
} from "../contract.ts"
import { allFeeds, feedNamed } from "../feeds/all-feeds.ts"
import type { Feed } from "../feeds/feed.ts"
import { decide, openByHand } from "./by-hand.ts"
import { wakeSubjects } from "./deliver.ts"
import { sayColumn } from "./feed-format.ts"
import { fileOfReceipt, receiveStream } from "./inbox.ts"
import { receipts, receiptById, receiptOf, receive, rowsOfReceipt } from "./receive.ts"

function feedOrRefuse(name: string): Feed {
  const feed = feedNamed(name)
  if (!feed) throw exchangeProblems.unknownFeed()
  return feed
}

/** A department's machine sees and sends its own feeds only. */
const mayHandle = (viewer: Viewer, feed: Feed): boolean => viewer.kind !== "feed" || viewer.source === feed.sender

async function receiptOrRefuse(request: RequestContext, receiptId: string) {
  const row = await request.house.database.system.maybe(receiptById, { receipt: receiptId })
  const feed = row && feedNamed(row.feed)
  if (!row || !feed || !mayHandle(request.viewer, feed)) throw commonProblems.notFound()
  return { receipt: receiptOf(row), feed }
}

const lastAccepted = statement<Record<string, never>, { feed: string; at: string }>({
  name: "exchange.list-last-accepted",
  reach: "queue",
  sql: "select feed, max(ended_at) as at from exchange.receipts where state = 'accepted' group by feed",
})

interface StuckRow {
  handler: string
  event_id: string
  topic: string
  tries: number
  problem: string
  first_at: string
  retry_at: string
  given_up: boolean
  waiting: string
  aside_by: string | null
}

const stuckEvents = statement<Record<string, never>, StuckRow>({
  name: "exchange.list-stuck",
  reach: "queue",
  sql: `
    select s.handler, s.event_id, s.topic, s.tries, s.problem, s.first_at, s.retry_at, s.given_up, s.aside_by,
           (select count(*) from exchange.outbox o where o.subject_id = s.subject_id and o.event_id > s.event_id and o.done_at is null) as waiting
      from exchange.stuck s order by s.given_up desc, s.first_at limit 200`,
})

const openCount = statement<{ since: string }, { open: string; oldest: string | null; delivered: string }>({
  name: "exchange.count-open",
  reach: "queue",
  sql: `
    select (select count(*) from exchange.outbox where done_at is null) as open, (select min(at) from exchange.outbox where done_at is null) as oldest,
           (select count(*) from exchange.outbox where done_at >= :since::timestamptz) as delivered`,
})

const retryNow = statement<{ handler: string; event: string; now: string }, { subject_id: string }>({
  name: "exchange.retry-stuck",
  reach: "queue",
  sql: "update exchange.stuck set given_up = false, retry_at = :now::timestamptz, aside_by = null, aside_why = null where handler = :handler and event_id = :event returning subject_id",
})

const findStuck = statement<{ handler: string; event: string }, { subject_id: string; aside_by: string | null }>({ name: "exchange.find-stuck", reach: "queue", sql: "select subject_id, aside_by from exchange.stuck where handler = :handler and event_id = :event" })

const proposeAside = statement<{ handler: string; event: string; by: string; why: string }>({
  name: "exchange.propose-aside",
  reach: "queue",
  sql: "update exchange.stuck set aside_by = :by, aside_why = :why where handler = :handler and event_id = :event and aside_by is null",
})

const confirmAside = statement<{ handler: string; event: string; by: string }, { event_id: string }>({
  name: "exchange.confirm-aside",
  reach: "queue",
  sql: `
    with gone as (delete from exchange.stuck where handler = :handler and event_id = :event and aside_by <> :by returning handler, event_id)
    insert into exchange.handled (handler, event_id) select handler, event_id from gone on conflict do nothing returning event_id`,
})

const staffOf = (viewer: Viewer) => {
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  return viewer
}

const startOfDay = (house: House) => `${house.clock().slice(0, 10)}T00:00:00.000Z`

export const exchangeRoutes: readonly Served[] = [
  serve(sendFeed, async (request) => {
    const { viewer, house, incoming } = request
    const feed = feedOrRefuse(request.params.feed)
    if (viewer.kind !== "feed" || !mayHandle(viewer, feed)) throw exchangeProblems.notYourFeed()
    if (!incoming) throw exchangeProblems.noFile()
    const receipt = await receiveStream(house, feed, incoming, request.query.name, viewer.source, viewer.scope)
    request.concerns("0", viewer.scope, { feed: feed.name, receipt: receipt.receiptId, state: receipt.state, rows: receipt.rows, repeated: receipt.repeated })
    if (receipt.state === "refused") throw exchangeProblems.fileRefused({ says: receipt.says, code: receipt.code, line: receipt.line, receipt: receipt.receiptId })
    return receipt
  }),

  serve(listFeeds, async (request) => {
    const last = new Map((await request.house.database.system.all(lastAccepted, {})).map((row) => [row.feed, row.at]))
    return allFeeds
      .filter((feed) => mayHandle(request.viewer, feed))
      .map((feed) => ({
        name: feed.name,
        title: feed.title,
        sender: feed.sender,
        source: feed.source,
        rhythm: feed.rhythm,
        columns: feed.columns.map((column) => ({ name: column.name, label: column.label, kind: column.kind, required: column.required, says: sayColumn(column) })),
        lastAcceptedAt: last.get(feed.name) ?? null,
      }))
  }),

  serve(listReceipts, async (request) => {
    const { query, viewer } = request
    const names = allFeeds.filter((feed) => mayHandle(viewer, feed) && (query.feed === undefined || query.feed === feed.name)).map((feed) => feed.name)
    const rows = await request.house.database.system.all(receipts, { feeds: names, state: query.state ?? null, after: query.after ?? null, limit: query.limit + 1 })
    const shown = rows.slice(0, query.limit)
    return { rows: shown.map((row) => receiptOf(row)), next: rows.length > query.limit ? (shown.at(-1)?.receipt_id ?? null) : null }
  }),

  serve(readReceipt, async (request) => {
    const { receipt } = await receiptOrRefuse(request, request.params.receipt)
    const rows = await request.house.database.system.all(rowsOfReceipt, { receipt: receipt.receiptId, limit: 501 })
    return { receipt, rows: rows.slice(0, 500), more: rows.length > 500 }
  }),

  serve(downloadReceiptRows, async (request) => {
    const { receipt } = await receiptOrRefuse(request, request.params.receipt)
    const rows = await request.house.database.system.all(rowsOfReceipt, { receipt: receipt.receiptId, limit: 200_000 })
    request.setHeader("content-disposition", `attachment; filename="receipt-${receipt.receiptId}.csv"`)
    const lines = rows.map((row) => [String(row.line), outcomeLabels[row.outcome], row.field, row.code, row.says].map(quoted).join(","))
    return `\uFEFF行号,结果,列,代码,说明\r\n${lines.map((line) => `${line}\r\n`).join("")}`
  }),

  serve(takeFileAgain, async (request) => {
    const { receipt, feed } = await receiptOrRefuse(request, request.params.receipt)
    const path = await fileOfReceipt(request.house, feed, receipt.receiptId)
    if (!path) throw commonProblems.notFound()
    const taken = await receive(request.house, { feed, path, fileName: receipt.fileName, cameBy: "again", sender: receipt.sender, scope: await scopeOf(request, receipt.receiptId), againOf: receipt.receiptId })
    request.concerns("0", staffOf(request.viewer).scope, { feed: feed.name, again: receipt.receiptId, receipt: taken.receiptId, state: taken.state })
    return taken
  }),

  serve(listByHand, async (request) => {
    const rows = await openByHand(request.db, staffOf(request.viewer).scope)
    for (const row of rows) request.shows(row.personId, row.region, "核对姓名不符的数据")
    return rows.map((row) => ({ ...row, feedTitle: feedNamed(row.feed)?.title ?? row.feed }))
  }),

  serve(decideByHand, async (request) => {
    const officer = staffOf(request.viewer)
    const { person, receipt, line } = request.params
    const decided = await decide(request.house, request.db, { personId: person, receiptId: receipt, line }, request.input.take, officer.name, request.input.why)
    request.concerns(person, decided.region, { feed: decided.feed, receipt, line, state: decided.state, why: request.input.why })
    return { state: decided.state }
  }),

  serve(readStatus, async ({ house }) => {
    const [count, stuck] = await Promise.all([house.database.system.one(openCount, { since: startOfDay(house) }), house.database.system.all(stuckEvents, {})])
    return {
      open: Number(count.open),
      oldestAt: count.oldest,
      deliveredToday: Number(count.delivered),
      stuck: stuck.map((row) => ({ handler: row.handler, eventId: row.event_id, topic: row.topic, tries: row.tries, problem: row.problem, firstAt: row.first_at, retryAt: row.retry_at, givenUp: row.given_up, waiting: Number(row.waiting), asideBy: row.aside_by })),
    }
  }),

  serve(
    retryStuck,
    async (request) => {
      const { handler, event } = request.params
      const stuck = await request.house.database.system.maybe(findStuck, { handler, event })
      if (!stuck) throw commonProblems.notFound()
      await request.house.database.system.atomically([
        bind(retryNow, { handler, event, now: request.now }),
        bind(wakeSubjects, { subjects: [stuck.subject_id] }),
        traceOf(request, "exchange.retry-stuck", stuck.subject_id, { handler, event }),
      ])
      return { retrying: true }
    },
    { trailed: true },
  ),

  serve(
    setAsideStuck,
    async (request) => {
      const officer = staffOf(request.viewer)
      const { handler, event } = request.params
      const system = request.house.database.system
      const stuck = await system.maybe(findStuck, { handler, event })
      if (!stuck) throw commonProblems.notFound()
      if (stuck.aside_by === null || stuck.aside_by === officer.officerId) {
        await system.atomically([bind(proposeAside, { handler, event, by: officer.officerId, why: request.input.why }), traceOf(request, "exchange.propose-aside", stuck.subject_id, { handler, event, why: request.input.why })])
        throw exchangeProblems.secondPerson()
      }
      await system.atomically([
        bind(confirmAside, { handler, event, by: officer.officerId }),
        bind(wakeSubjects, { subjects: [stuck.subject_id] }),
        traceOf(request, "exchange.set-aside-stuck", stuck.subject_id, { handler, event, why: request.input.why }),
      ])
      return { setAside: true }
    },
    { trailed: true },
  ),
]

const outcomeLabels = { fault: "内容有误", "set-aside": "未入库", "by-hand": "转人工核对", duplicate: "重复", changed: "更新", withdrawn: "撤销" } as const

/** A cell for a spreadsheet: quoted, and never a formula. */
const quoted = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

const scopeStatement = statement<{ receipt: string }, { scope: string }>({ name: "exchange.scope-of-receipt", reach: "queue", sql: "select scope from exchange.receipts where receipt_id = :receipt" })
const scopeOf = async (request: RequestContext, receipt: string): Promise<string> => (await request.house.database.system.one(scopeStatement, { receipt })).scope

const traceOf = (request: RequestContext, action: string, subjectId: string, detail: Record<string, unknown>): Call =>
  trailCall({ kind: "write", action, viewer: request.viewer, subjectId, region: staffOf(request.viewer).scope, address: request.address, detail })
