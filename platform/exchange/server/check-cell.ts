// One cell of a file: what it says, as the staging table keeps it, or what is wrong with it.
import { checkCreditCode, checkResidentNumber, codeSet, codeValue, fromFifteenDigits, isPlainDate, type PlainDate, tidyName, tidyNumber } from "#standards"
import type { Column } from "../feeds/feed.ts"

/** A cell as staged; `row` faults set only their row aside, `form` faults refuse the file. */
export type Cell = { readonly value: string | null } | { readonly fault: "form" | "row"; readonly code: string; readonly says: string }

const form = (code: string, says: string): Cell => ({ fault: "form", code, says })

/** Checks a cell. `today` bounds dates. Text comes trimmed. */
export function checkCell(one: Column, text: string, today: PlainDate): Cell {
  if (text === "") return one.required ? form("E-FEED-REQUIRED", `${one.label}为空`) : { value: null }
  switch (one.kind) {
    case "id-number":
    case "former-number": {
      const number = tidyNumber(text)
      const checked = number.length === 15 ? fromFifteenDigits(number, today) : checkResidentNumber(number, today)
      return checked.ok ? { value: checked.value.number } : { fault: "row", code: checked.code, says: checked.sentence }
    }
    case "employer":
    case "credit-code": {
      const checked = checkCreditCode(text)
      return checked.ok ? { value: checked.value.code } : { fault: "row", code: checked.code, says: checked.sentence }
    }
    case "name": {
      const name = tidyName(text)
      return [...name].length <= 100 ? { value: name } : form("E-FEED-TEXT", `${one.label}超过100个字`)
    }
    case "date": {
      const date = dateIn(text)
      if (date === undefined || date < "1900-01-01") return form("E-DATE-01", `${one.label}不是有效的日期：${shown(text)}`)
      return date > today && !one.mayBeAhead ? form("E-DATE-01", `${one.label}晚于今天：${shown(text)}`) : { value: date }
    }
    case "month": {
      const found = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(text)
      const month = Number(found?.[2])
      if (!found || month < 1 || month > 12 || Number(found[1]) < 1980) return form("E-DATE-01", `${one.label}不是有效的年月：${shown(text)}`)
      const ym = Number(found[1]) * 100 + month
      return ym > Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7)) ? form("E-DATE-01", `${one.label}晚于本月：${shown(text)}`) : { value: String(ym) }
    }
    case "yuan": {
      const found = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(",", ""))
      return found ? { value: String(Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"))) } : form("E-AMT-01", `${one.label}不是有效的金额：${shown(text)}`)
    }
    case "code": {
      const set = one.set ?? ""
      const code = codeValue(set, text) ? text : codeSet(set).values.find((value) => value.name === text)?.code
      return code !== undefined && (!one.only || one.only.includes(code)) ? { value: code } : form("E-FEED-CODE", `${one.label}的代码不在代码表中：${shown(text)}`)
    }
    case "yes-no":
      if (/^(1|是|Y|true)$/i.test(text)) return { value: "t" }
      return /^(0|否|N|false)$/i.test(text) ? { value: "f" } : form("E-FEED-CODE", `${one.label}应填是或否：${shown(text)}`)
    case "region":
      return /^[1-9]\d{5}(\d{3}){0,2}$/.test(text) ? { value: text.padEnd(12, "0") } : form("E-REG-01", `${one.label}应为6、9或12位区划代码：${shown(text)}`)
    case "province":
      return /^[1-9]\d(0{4})?$/.test(text) ? { value: text.padEnd(6, "0") } : form("E-REG-01", `${one.label}应为省级区划代码：${shown(text)}`)
    case "text": {
      const said = one.words?.[text] ?? text.normalize("NFC")
      if (one.only && !one.only.includes(said)) return form("E-FEED-CODE", `${one.label}不能识别：${shown(text)}`)
      return [...said].length <= 200 ? { value: said } : form("E-FEED-TEXT", `${one.label}超过200个字`)
    }
  }
}

const shown = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)

/** "2026-03-02", "20260302", "2026/3/2", "2026年3月2日", with or without a time behind. */
function dateIn(text: string): PlainDate | undefined {
  const found = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(text)
  if (!found || (/^\d+$/.test(text) && text.length !== 8)) return undefined
  const date = `${found[1]}-${(found[2] ?? "").padStart(2, "0")}-${(found[3] ?? "").padStart(2, "0")}`
  return isPlainDate(date) ? date : undefined
}

/** The type of a staged column. */
export const sqlTypeOf = (one: Column): string => ({ date: "date", month: "int", yuan: "bigint", "yes-no": "boolean" } as Readonly<Record<string, string>>)[one.kind] ?? "text"
