// What a value can be in a rule: its unit is its type, every number is a whole number, and how people write it.
import { isPlainDate, isYearMonth, longDate, longMonth } from "#standards"
import { PolicyError } from "./error.ts"

/**
 * The units of the language. Numbers are whole: fen 分, months 月, days 天, years 年, working-days 工作日, persons 人, count 个,
 * ratio 万分之一 (90 % = 9000). Days are "YYYY-MM-DD", months "YYYY-MM", codes and texts are strings.
 */
export type NumberType = "fen" | "months" | "days" | "years" | "working-days" | "persons" | "count" | "ratio"
export type ValueType = NumberType | "date" | "month" | "boolean" | "code" | "text"

/** The values of a type as JSON holds them. */
export type ValueOf<T extends ValueType> = T extends NumberType ? number : T extends "boolean" ? boolean : string

/** A value a person can know; `null` says "known to be none" (has never drawn, has no end date). */
export type Known = number | string | boolean | null

/** During evaluation `undefined` is "nobody told us"; it never becomes a pass. */
export type Value = Known | undefined

/** Code → label as shown to people. */
export type CodeLabels = Readonly<Record<string, string>>

/** A rising table: from this number on, this value ("满60个月，18个月"). Sorted, first column rising. */
export type Steps = readonly (readonly [from: number, value: number])[]

export const unitWords: Readonly<Record<ValueType, string>> = {
  fen: "分",
  months: "月",
  days: "天",
  years: "年",
  "working-days": "工作日",
  persons: "人",
  count: "个",
  ratio: "万分之一",
  date: "YYYY-MM-DD",
  month: "YYYY-MM",
  boolean: "true/false",
  code: "代码",
  text: "文字",
}

/** How a value is written in a file, with an example: what a newcomer gets wrong first. */
export const writtenAs: Readonly<Record<ValueType, string>> = {
  fen: "整数，单位分：1,800.00元写作 180000",
  months: "整数，单位月：12",
  days: "整数，单位天：30",
  years: "整数，单位年：2",
  "working-days": "整数，单位工作日：7",
  persons: "整数，单位人：25",
  count: "整数：3",
  ratio: "整数，单位万分之一：4.5%写作 450",
  date: "日期，加引号：\"2025-03-18\"",
  month: "月份，加引号：\"2025-03\"",
  boolean: "true 或 false，不加引号",
  code: "代码，加引号",
  text: "文字，加引号",
}

const numberTypes: ReadonlySet<string> = new Set<NumberType>(["fen", "months", "days", "years", "working-days", "persons", "count", "ratio"])

export const isNumberType = (type: ValueType): type is NumberType => numberTypes.has(type)

/** Whether a value is written as its type asks; `null` is judged by the caller. */
export function fits(type: ValueType, value: Known): boolean {
  if (value === null) return false
  if (isNumberType(type)) return typeof value === "number" && Number.isSafeInteger(value)
  if (type === "boolean") return typeof value === "boolean"
  if (typeof value !== "string") return false
  if (type === "date") return isPlainDate(value)
  if (type === "month") return isYearMonth(value)
  return true
}

/** Codes of a standard are shown beside their label; the program's own words ("claim-if-late") are not. */
const isProgramWord = (code: string): boolean => /^[a-z]{2,}(-[a-z]+)*$/.test(code)

const thousands = (whole: number) => String(whole).replace(/\B(?=(\d{3})+$)/g, ",")

/** 180000 → "1,800.00元". */
export function writeFen(fen: number): string {
  const size = Math.abs(fen)
  return `${fen < 0 ? "-" : ""}${thousands(Math.trunc(size / 100))}.${String(size % 100).padStart(2, "0")}元`
}

/** How a value is written at the counter: 12个月, 1,800.00元, 2025年3月18日, 90%, 是. */
export function write(type: ValueType, value: Value, labels?: CodeLabels): string {
  if (value === undefined) return "（无数据）"
  if (value === null) return "无"
  if (typeof value === "boolean") return value ? "是" : "否"
  if (typeof value === "string") {
    if (type === "date" && isPlainDate(value)) return longDate(value)
    if (type === "month" && isYearMonth(value)) return longMonth(value)
    const label = labels?.[value]
    if (label === undefined) return value || "（空）"
    return isProgramWord(value) ? label : `${label}（${value}）`
  }
  switch (type) {
    case "fen":
      return writeFen(value)
    case "months":
      return `${value}个月`
    case "days":
      return `${value}天`
    case "years":
      return `${value}年`
    case "working-days":
      return `${value}个工作日`
    case "persons":
      return `${value}人`
    case "ratio":
      return `${value / 100}%`
    default:
      return String(value)
  }
}

/** Refuses a value which is not written as its type asks. */
export function demand(type: ValueType, value: Known, what: string): void {
  if (!fits(type, value))
    throw new PolicyError("policy.fact-type", `${what} 应为${unitWords[type]}（${type}），收到 ${JSON.stringify(value)}`)
}
