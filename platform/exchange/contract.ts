// The exchange as the outside sees it: sending files, receipts, rows a person must decide, events that are stuck.
import { z } from "zod"
import { commonProblems, endpoint, problem, type Role } from "#wire"

const idText = z.string().regex(/^[1-9]\d{0,18}$/)

/** The largest file an endpoint takes. */
export const largestFeedFile = 200 * 1024 * 1024

export const exchangeProblems = {
  unknownFeed: problem("exchange.unknown-feed", 404, "没有这个数据接口，请核对接口名称"),
  notYourFeed: problem("exchange.not-your-feed", 403, "您的接口账号不负责报送这类数据"),
  fileRefused: problem("exchange.file-refused", 422, "{says}"),
  noFile: problem("exchange.no-file", 422, "没有收到文件：请以 text/csv 正文或 multipart 文件发送"),
  alreadyDecided: problem("exchange.already-decided", 409, "这一行已经处理过了"),
  secondPerson: problem("exchange.second-person", 409, "已登记您的意见，须由另一名运维人员再次确认才会搁置"),
}

const readers: readonly Role[] = ["operator", "clerk", "reviewer", "head", "statistician", "auditor"]

export const receiptShape = z.object({
  receiptId: z.string(),
  feed: z.string(),
  feedTitle: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  encoding: z.string(),
  cameBy: z.enum(["folder", "endpoint", "again"]),
  sender: z.string(),
  state: z.enum(["reading", "staged", "accepted", "refused"]),
  rows: z.number(),
  /** Rows that were new, that changed something, that said what was known already. */
  fresh: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  withdrawn: z.number(),
  /** Rows not taken: nobody with that number, no such employer, a wrong number. */
  setAside: z.number(),
  byHand: z.number(),
  code: z.string().nullable(),
  says: z.string().nullable(),
  line: z.number().nullable(),
  previousId: z.string().nullable(),
  receivedAt: z.string(),
  endedAt: z.string().nullable(),
  /** True when this very file had come before and nothing was done. */
  repeated: z.boolean(),
})
export type Receipt = z.output<typeof receiptShape>

const rowShape = z.object({ line: z.number(), outcome: z.enum(["fault", "set-aside", "by-hand", "duplicate", "changed", "withdrawn"]), field: z.string(), code: z.string(), says: z.string() })
export type ReceiptRow = z.output<typeof rowShape>

export const sendFeed = endpoint({
  name: "exchange.send-feed",
  method: "POST",
  path: "/exchange/feeds/:feed",
  who: ["feed"],
  summary: "报送数据文件（CSV，text/csv 正文或 multipart 文件，最大 200 MB），同一文件重复报送只收一次",
  params: z.object({ feed: z.string().max(40) }),
  query: z.object({ name: z.string().max(200).optional() }),
  output: receiptShape,
  streams: true,
  uploadLimit: largestFeedFile,
  problems: [exchangeProblems.unknownFeed, exchangeProblems.notYourFeed, exchangeProblems.fileRefused, exchangeProblems.noFile, commonProblems.tooLarge],
})

export const listFeeds = endpoint({
  name: "exchange.list-feeds",
  method: "GET",
  path: "/exchange/feeds",
  who: ["feed", ...readers],
  summary: "数据接口目录：每个文件有哪些列",
  output: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      sender: z.string(),
      source: z.string(),
      rhythm: z.string(),
      columns: z.array(z.object({ name: z.string(), label: z.string(), kind: z.string(), required: z.boolean(), says: z.string() })),
      lastAcceptedAt: z.string().nullable(),
    }),
  ),
})

export const listReceipts = endpoint({
  name: "exchange.list-receipts",
  method: "GET",
  path: "/exchange/receipts",
  who: ["feed", ...readers],
  summary: "收到的文件，最新的在前",
  query: z.object({
    feed: z.string().max(40).optional(),
    state: z.enum(["accepted", "refused", "reading", "staged"]).optional(),
    after: idText.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(receiptShape), next: z.string().nullable() }),
})

export const readReceipt = endpoint({
  name: "exchange.read-receipt",
  method: "GET",
  path: "/exchange/receipts/:receipt",
  who: ["feed", ...readers],
  summary: "一个文件的回执与未直接入库的行",
  params: z.object({ receipt: idText }),
  output: z.object({ receipt: receiptShape, rows: z.array(rowShape), more: z.boolean() }),
  problems: [commonProblems.notFound],
})

export const downloadReceiptRows = endpoint({
  name: "exchange.download-receipt-rows",
  method: "GET",
  path: "/exchange/receipts/:receipt/rows.csv",
  who: ["feed", ...readers],
  summary: "下载逐行结果（CSV）",
  params: z.object({ receipt: idText }),
  output: z.string(),
  produces: "text/csv; charset=utf-8",
  problems: [commonProblems.notFound],
})

export const takeFileAgain = endpoint({
  name: "exchange.take-file-again",
  method: "POST",
  path: "/exchange/receipts/:receipt/again",
  who: ["operator"],
  summary: "用已收到的文件重新比对（例如人口信息补齐之后）",
  params: z.object({ receipt: idText }),
  output: receiptShape,
  problems: [commonProblems.notFound],
})

const byHandShape = z.object({
  personId: z.string(),
  receiptId: z.string(),
  line: z.number(),
  feed: z.string(),
  feedTitle: z.string(),
  givenName: z.string(),
  registeredName: z.string(),
  idMasked: z.string().nullable(),
  region: z.string(),
  /** What the row says besides whose it is. */
  cells: z.array(z.object({ label: z.string(), value: z.string() })),
  at: z.string(),
})

export const listByHand = endpoint({
  name: "exchange.list-by-hand",
  method: "GET",
  path: "/exchange/by-hand",
  who: ["clerk", "reviewer", "head"],
  summary: "证件号码相符、姓名不同，待人工核对的行（本人辖区内）",
  output: z.array(byHandShape),
  personal: true,
})

export const decideByHand = endpoint({
  name: "exchange.decide-by-hand",
  method: "POST",
  path: "/exchange/by-hand/:person/:receipt/:line",
  who: ["reviewer", "head"],
  summary: "核对结果：确为同一人则入库，不是则不用",
  params: z.object({ person: idText, receipt: idText, line: z.coerce.number().int().min(1) }),
  input: z.object({ take: z.boolean(), why: z.string().trim().min(2, "请写明核对依据").max(200) }),
  output: z.object({ state: z.enum(["taken", "dropped"]) }),
  problems: [commonProblems.notFound, exchangeProblems.alreadyDecided],
})

const stuckShape = z.object({
  handler: z.string(),
  eventId: z.string(),
  topic: z.string(),
  tries: z.number(),
  problem: z.string(),
  firstAt: z.string(),
  retryAt: z.string(),
  givenUp: z.boolean(),
  /** Later events that wait behind it. */
  waiting: z.number(),
  asideBy: z.string().nullable(),
})

export const readStatus = endpoint({
  name: "exchange.read-status",
  method: "GET",
  path: "/exchange/status",
  who: ["operator"],
  summary: "业务事件送达情况：待送达、最久等待、受阻",
  output: z.object({ open: z.number(), oldestAt: z.string().nullable(), deliveredToday: z.number(), stuck: z.array(stuckShape) }),
})

const stuckParams = z.object({ handler: z.string().max(100), event: idText })

export const retryStuck = endpoint({
  name: "exchange.retry-stuck",
  method: "POST",
  path: "/exchange/stuck/:handler/:event/retry",
  who: ["operator"],
  summary: "立即重试受阻的业务事件",
  params: stuckParams,
  output: z.object({ retrying: z.boolean() }),
  problems: [commonProblems.notFound],
})

export const setAsideStuck = endpoint({
  name: "exchange.set-aside-stuck",
  method: "POST",
  path: "/exchange/stuck/:handler/:event/set-aside",
  who: ["operator"],
  summary: "搁置受阻的业务事件，须两人确认",
  params: stuckParams,
  input: z.object({ why: z.string().trim().min(4, "请写明理由").max(200) }),
  output: z.object({ setAside: z.boolean() }),
  problems: [commonProblems.notFound, exchangeProblems.secondPerson],
})
