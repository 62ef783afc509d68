// How a column is written, in one sentence: for the list of feeds and for docs/exchange.md.
import { codeSet } from "#standards"
import { allFeeds } from "../feeds/all-feeds.ts"
import type { Column, Feed } from "../feeds/feed.ts"

const kinds: Readonly<Record<Column["kind"], string>> = {
  "id-number": "18位公民身份号码（15位旧号自动换算）",
  "former-number": "更正前的公民身份号码，号码更正时填",
  name: "与身份证一致",
  employer: "18位，须是本省已有的单位",
  "credit-code": "18位统一社会信用代码",
  date: "2026-03-02、20260302 或 2026/3/2",
  month: "202603 或 2026-03",
  yuan: "元，最多两位小数",
  code: "代码或名称",
  "yes-no": "是、否或1、0",
  region: "6、9或12位区划代码",
  province: "省级区划代码，2或6位",
  text: "文字，最多200字",
}

/** "代码或名称，AAE140 险种：110 企业职工基本养老保险、210 失业保险" */
export function sayColumn(column: Column): string {
  if (column.kind === "code" && column.set) {
    const table = codeSet(column.set)
    const only = column.only ? `：${column.only.map((code) => `${code} ${table.values.find((value) => value.code === code)?.name ?? ""}`).join("、")}` : ""
    return `代码或名称，见代码表 ${table.name}（${table.title}）${only}`
  }
  if (column.words && column.only) return `填 ${[...new Set(Object.keys(column.words).filter((word) => /\p{Script=Han}/u.test(word)))].join("、")}`
  if (column.only) return `填 ${column.only.join("、")}`
  return `${kinds[column.kind]}${column.mayBeAhead ? "，可晚于今天" : ""}`
}

const onWhat = { new: "新增", changed: "变更", withdrawn: "撤销" } as const

/** Which events the rows of a feed give rise to. */
const toldBy = (feed: Feed): readonly string[] => {
  const told = [...new Set((feed.events ?? []).map((event) => `${onWhat[event.on]} \`${event.topic}\``))]
  return told.length > 0 ? [`业务事件：${told.join("、")}。`, ""] : []
}

/** The tables of docs/exchange.md, between its two markers. */
export function formatsAsMarkdown(): string {
  return allFeeds
    .map((feed) => {
      const rows = feed.columns.map((column) => `| ${column.label} | \`${column.name}\` | ${column.required ? "是" : ""} | ${sayColumn(column)} |`)
      return [`### ${feed.name} ${feed.title}`, "", `来源：${feed.source}（账号 \`${feed.sender}\`），${feed.rhythm}。`, "", "| 表头 | 英文表头 | 必填 | 写法 |", "| --- | --- | --- | --- |", ...rows, "", ...toldBy(feed)].join("\n")
    })
    .join("\n")
}
