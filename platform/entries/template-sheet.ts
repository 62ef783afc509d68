// The sheet people fill in: headings with a star where a cell is needed, text cells so that long numbers stay whole, choices as drop-downs, and how each column is written.
import { type DataValidation, writeXlsx } from "hucre/xlsx"
import { entryLimits } from "./contract.ts"
import type { AskedCell, EntryKind } from "./entry-table.ts"

const text = { numFmt: "@" }
const bold = { font: { bold: true } }

const written: Readonly<Record<EntryKind, string>> = { text: "文字", date: "日期，如 2026-03-05", month: "月份，如 2026-03", count: "整数", yuan: "金额（元），最多两位小数", percent: "百分数，最多两位小数，如 3.45", "yes-no": "是或否", code: "从下拉列表选择", region: "12位区划代码" }

/** Labels of a drop-down; none where anything may be written. */
const choicesOf = (cell: AskedCell): readonly string[] => (cell.kind === "yes-no" ? ["是", "否"] : Object.values(cell.codes ?? {}))

const letter = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`)

export const templateHeading = (cell: AskedCell): string => (cell.optional ? cell.heading : `${cell.heading}*`)

export async function templateSheet(title: string, asked: readonly AskedCell[]): Promise<Buffer> {
  const lists = asked.map(choicesOf)
  const lastRow = entryLimits.rows + 1
  const headings = asked.map(templateHeading)
  /** Drop-downs longer than Excel's 255 characters live on a sheet of their own. */
  const validations = lists.flatMap((list, index): DataValidation[] =>
    list.length === 0 ? [] : [{ type: "list", formula1: `选项!$${letter(index)}$1:$${letter(index)}$${list.length}`, range: `${letter(index)}2:${letter(index)}${lastRow}`, allowBlank: true, showErrorMessage: true, errorTitle: asked[index]?.heading ?? "", errorMessage: "请从列表中选择" }],
  )
  const made = await writeXlsx({
    sheets: [
      { name: title.slice(0, 31), columns: headings.map((heading) => ({ width: Math.max(14, heading.length * 2 + 2), style: text })), rows: [headings], cells: new Map(headings.map((_, index) => [`0,${index}`, { style: bold }])), dataValidations: validations, freezePane: { rows: 1 } },
      { name: "填写说明", columns: [{ width: 32 }, { width: 48 }], rows: [["列", "怎么填"], ...asked.map((cell) => [templateHeading(cell), `${written[cell.kind]}${cell.optional ? "，可以不填" : ""}`]), ["行数", `一次最多${entryLimits.rows}行；有一行不对，整份都不写入`]] },
      { name: "选项", rows: Array.from({ length: Math.max(1, ...lists.map((list) => list.length)) }, (_, row) => lists.map((list) => list[row] ?? null)) },
    ],
  })
  return Buffer.from(made)
}
