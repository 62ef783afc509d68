// Sheets that leave: the template with drop-downs, the error file that can be corrected and sent again, the roster.
import { writeXlsx, type CellValue, type DataValidation } from "hucre/xlsx"
import type { PlainDate } from "#standards"
import type { FilingView } from "../../contract.ts"
import { choicesOf, rosterColumns, type RosterCells } from "./columns.ts"

const lastRow = 2001
const letter = (index: number): string => String.fromCharCode(65 + index)
const bold = { font: { bold: true } }
const text = { numFmt: "@" }

/** Drop-downs longer than Excel's 255 characters live on a sheet of their own. */
async function rosterSheet(lines: readonly (readonly CellValue[])[], extra: readonly string[], today: PlainDate): Promise<Buffer> {
  const lists = rosterColumns.map((column) => choicesOf(column, today))
  const depth = Math.max(...lists.map((list) => list.length))
  const validations: DataValidation[] = rosterColumns.flatMap((column, index): DataValidation[] => {
    const list = lists[index] ?? []
    if (list.length === 0) return []
    const place = letter(index)
    return [{ type: "list", formula1: `选项!$${place}$1:$${place}$${list.length}`, range: `${place}2:${place}${lastRow}`, allowBlank: true, showErrorMessage: true, errorTitle: column.heading, errorMessage: "请从列表中选择" }]
  })
  const headings = [...rosterColumns.map((column) => column.heading), ...extra]
  const made = await writeXlsx({
    sheets: [
      {
        name: "名册",
        columns: [...rosterColumns.map((column) => ({ width: column.width, style: text })), ...extra.map(() => ({ width: 60, style: text }))],
        rows: [headings, ...lines.map((line) => [...line])],
        cells: new Map(headings.map((_, index) => [`0,${index}`, { style: bold }])),
        dataValidations: validations,
        freezePane: { rows: 1 },
      },
      { name: "填写说明", columns: [{ width: 20 }, { width: 60 }], rows: [["列", "说明"], ...rosterColumns.map((column) => [column.heading, column.help]), ["减员", "填写姓名、证件号码、离职日期、离职原因"], ["人数", "一次最多2000人"]] },
      { name: "选项", rows: Array.from({ length: depth }, (_, row) => lists.map((list) => list[row] ?? null)) },
    ],
  })
  return Buffer.from(made)
}

/** The empty template. */
export const templateSheet = (today: PlainDate): Promise<Buffer> => rosterSheet([], [], today)

/** Refused lines as they were sent, with the reason beside each. */
export const errorSheet = (rows: readonly { readonly row: number; readonly cells: RosterCells; readonly codes: readonly string[]; readonly says: string }[], today: PlainDate): Promise<Buffer> =>
  rosterSheet(rows.map(({ row, cells, codes, says }) => [...rosterColumns.map(({ key }) => cells[key]), `第${row}行：${says}（${codes.join("、")}）`]), ["错误原因"], today)

const rosterHeadings = ["姓名", "证件号码", "录用日期", "合同类别", "合同开始", "合同结束", "职业(工种)", "岗位", "工作地", "状态", "离职日期", "离职原因"]
const rosterLine = (one: FilingView): string[] => [
  one.name, one.masked, one.hireOn, one.contractName, one.contractFrom ?? "", one.contractTo ?? "", one.occupation, one.postName ?? "", one.workRegionName, one.state === "filed" ? "在册" : "已减员", one.endedOn ?? "", one.legalEndName ?? "",
]

export async function rosterWorkbook(rows: readonly FilingView[]): Promise<Buffer> {
  const made = await writeXlsx({
    sheets: [{ name: "职工名册", columns: rosterHeadings.map(() => ({ width: 16, style: text })), rows: [rosterHeadings, ...rows.map(rosterLine)], cells: new Map(rosterHeadings.map((_, index) => [`0,${index}`, { style: bold }])), freezePane: { rows: 1 } }],
  })
  return Buffer.from(made)
}

/** CSV for Excel: with a byte-order mark, and no cell that a spreadsheet would take for a formula. */
export function rosterCsv(rows: readonly FilingView[]): string {
  const cell = (value: string) => {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\uFEFF${[rosterHeadings, ...rows.map(rosterLine)].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`
}
