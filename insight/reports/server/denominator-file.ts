// 城镇就业人员数 from a file: every line is looked at before any is written; a wrong one refuses the file and says where.
import { dayWritten, plainHeading, readSheet, SheetFault } from "#platform/entries"
import type { RequestContext } from "#platform/module"
import type { FieldError, OutputOf } from "#wire"
import { denominatorInput, denominatorLimits, type importDenominatorFile, reportProblems } from "../contract.ts"
import { type Incoming, keptAlready, keepDenominators } from "./denominators.ts"
import { placesBelow } from "./places.ts"

const columns = [
  { key: "region", heading: "地区代码", also: ["行政区划代码"] },
  { key: "period", heading: "报告期", also: [] },
  { key: "value", heading: "城镇就业人员", also: ["城镇就业人员数", "期末城镇就业人员", "城镇就业人员（人）"] },
  { key: "source", heading: "来源", also: ["数据来源"] },
  { key: "sourceDate", heading: "来源日期", also: [] },
] as const
type Key = (typeof columns)[number]["key"]

interface Line {
  /** Line of the sheet, 1 is the heading. */
  readonly row: number
  readonly cells: Readonly<Record<Key, string>>
}

/** Lines that say something; those of the template left as they came are not meant. */
function linesOf(rows: readonly (readonly string[])[]): readonly Line[] {
  const headings = (rows[0] ?? []).map(plainHeading)
  const place = new Map(columns.map((column) => [column.key, headings.findIndex((heading) => [column.heading, ...column.also].map(plainHeading).includes(heading))]))
  const missing = columns.filter(({ key }) => (place.get(key) ?? -1) < 0)
  if (missing.length > 0) throw reportProblems.fileHeading({ missing: missing.map(({ heading }) => heading).join("、") })
  return rows.slice(1).flatMap((row, index): Line[] => {
    const cell = (key: Key) => (row[place.get(key) ?? -1] ?? "").normalize("NFKC").trim()
    const cells = { region: cell("region"), period: cell("period"), value: cell("value"), source: cell("source"), sourceDate: cell("sourceDate") }
    return cells.period === "" && cells.value === "" ? [] : [{ row: index + 2, cells }]
  })
}

/** The line as a figure; six digits of a place mean the place, thousands may be set apart. */
function figureIn({ cells }: Line) {
  const value = cells.value.replace(/[,\s]/g, "")
  return denominatorInput.safeParse({
    region: /^\d{6}$/.test(cells.region) ? `${cells.region}000000` : cells.region, period: cells.period, value: value === "" ? undefined : Number(value), source: cells.source, sourceDate: dayWritten(cells.sourceDate),
  })
}

const headingOf = (key: unknown): string => columns.find((column) => column.key === key)?.heading ?? ""

/** @throws reports.file-…; `reports.file-rows-wrong` names every wrong line as "rows.<line>.<column>". */
export async function importDenominatorFileOf(request: RequestContext): Promise<OutputOf<typeof importDenominatorFile>> {
  const file = request.files["file"]
  if (!file || file.bytes.length === 0) throw reportProblems.fileMissing()
  const { rows } = await readSheet(file).catch((failure: unknown) => {
    throw failure instanceof SheetFault ? reportProblems.fileNotSheet() : failure
  })
  const lines = linesOf(rows)
  if (lines.length === 0) throw reportProblems.fileEmpty()
  if (lines.length > denominatorLimits.rows) throw reportProblems.fileTooManyRows({ most: denominatorLimits.rows, rows: lines.length })
  const scope = request.viewer.kind === "staff" ? request.viewer.scope : ""
  const names = new Map((await placesBelow(request.house.database.system, "", 4)).map(({ code, name }) => [code, name]))
  const errors: FieldError[] = []
  const figures: (Incoming & { readonly row: number })[] = []
  const seen = new Map<string, number>()
  for (const line of lines) {
    const no = (key: Key, code: string, says: string) => errors.push({ path: `rows.${line.row}.${key}`, code, says: `第 ${line.row} 行：${headingOf(key)} ${says}` })
    const read = figureIn(line)
    if (!read.success) {
      for (const issue of read.error.issues) no((issue.path[0] ?? "region") as Key, "input.invalid", issue.message)
      continue
    }
    const figure = read.data
    const same = `${figure.region} ${figure.period} ${figure.source} ${figure.sourceDate}`
    const before = seen.get(same)
    if (!names.has(figure.region)) no("region", reportProblems.unknownPlace.problem.code, "没有这个统计地区")
    else if (!figure.region.startsWith(scope)) no("region", reportProblems.notYourPlace.problem.code, "不在本人管辖地区内")
    else if (before !== undefined) no("period", "reports.denominator-twice", `和第 ${before} 行重复`)
    else figures.push({ ...figure, row: line.row })
    seen.set(same, line.row)
  }
  const kept = await keptAlready(request.db, figures)
  for (const one of figures) if (kept.has(`${one.region} ${one.period} ${one.source} ${one.sourceDate}`)) errors.push({ path: `rows.${one.row}.period`, code: reportProblems.denominatorKept.problem.code, says: `第 ${one.row} 行：这个地区和报告期已有同一来源、同一日期的数字` })
  if (errors.length > 0) throw reportProblems.fileRowsWrong({ count: new Set(errors.map((one) => one.path.split(".")[1])).size }, errors)
  const imported = await keepDenominators(request, figures)
  return { imported, rows: figures.map(({ row, region, period, value }) => ({ row, region, regionName: names.get(region) ?? region, period, value })) }
}

/** One line for each place of the officer, down to the counties. */
export async function denominatorTemplateOf(request: RequestContext): Promise<string> {
  request.setHeader("content-disposition", `attachment; filename="denominators.csv"; filename*=UTF-8''${encodeURIComponent("城镇就业人员数导入模板.csv")}`)
  const scope = request.viewer.kind === "staff" ? request.viewer.scope : ""
  const places = (await placesBelow(request.house.database.system, "", 3)).filter(({ code }) => code.startsWith(scope))
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return `\uFEFF地区代码,地区名称,${columns.slice(1).map(({ heading }) => heading).join(",")}\r\n${places.map(({ code, name }) => `${code},${quoted(name)},,,,\r\n`).join("")}`
}
