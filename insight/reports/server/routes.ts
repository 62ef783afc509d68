// Which action answers which endpoint.
import type { RequestContext, Served } from "#platform/module"
import { serve } from "#platform/module"
import * as contract from "../contract.ts"
import { allIndicators } from "../indicators/index.ts"
import { act, findClosing, generate, listClosings, summary } from "./closings.ts"
import { denominatorTemplateOf, importDenominatorFileOf } from "./denominator-file.ts"
import { importDenominators, listDenominators } from "./denominators.ts"
import { evaluate, periodOf, tableOf } from "./evaluate.ts"
import { csvOf, fileName, xlsxOf } from "./files.ts"
import { inScope, placesBelow } from "./places.ts"
import { listRecords } from "./records.ts"
import { listRestatements, propose, settleRestatement } from "./restatements.ts"
import { listPeriods, listTables, readClosing, readTable, storedView, writeNumber } from "./view.ts"

interface FileQuery {
  region: string
  period: string
  publication: "true" | "false"
  closing?: string | undefined
}

/** The table a file is made of: the stored one when a closing is named, else the live one. */
async function tableForFile(request: RequestContext<{ table: string }, FileQuery>) {
  const { closing, region, period } = request.query
  inScope(request.viewer, region)
  const table = tableOf(request.params.table)
  if (closing === undefined) return { table, view: await readTable({ ...request, query: { region, period } }) }
  const row = await findClosing(request.db, closing)
  if (row.table_id !== table.id || row.region !== region || row.period !== period) throw contract.reportProblems.unknownClosing()
  return { table, view: await storedView(request, row) }
}

const asFile = (request: Pick<RequestContext, "setHeader">, name: string) => request.setHeader("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)

export const reportRoutes: readonly Served[] = [
  serve(contract.listTables, listTables),
  serve(contract.setTableNumber, writeNumber),
  serve(contract.listRegions, async (request) => {
    const scope = request.viewer.kind === "staff" ? request.viewer.scope : ""
    const places = await placesBelow(request.house.database.system, scope, 4)
    return places.map(({ code, name, level, parent }) => ({ code, name, level, parent }))
  }),
  serve(contract.listPeriods, listPeriods),
  serve(contract.readTable, readTable),
  serve(contract.listRecords, listRecords),
  serve(contract.recountTable, async (request) => {
    const { region, period: text } = request.query
    inScope(request.viewer, region)
    const table = tableOf(request.params.table)
    const period = periodOf(table, text)
    const began = performance.now()
    const sheet = await evaluate(request.house, table, region, period)
    const read = performance.now()
    const again = await evaluate(request.house, table, region, period, { origin: { from: "records", at: request.now } })
    const counted = performance.now()
    const keys = new Map([...sheet.cells, ...again.cells].map((cell) => [`${cell.row}|${cell.column}`, cell]))
    const differences = [...keys.values()].flatMap(({ row, column }) => {
      const [one, other] = [sheet.cell(row, column)?.value ?? null, again.cell(row, column)?.value ?? null]
      return one === other ? [] : [{ row, column, table: one, records: other }]
    })
    return { equal: differences.length === 0, cells: keys.size, differences: differences.slice(0, 200), tableMs: Math.round((read - began) * 10) / 10, recordsMs: Math.round((counted - read) * 10) / 10 }
  }),
  serve(contract.exportXlsx, async (request) => {
    const { table, view } = await tableForFile(request)
    asFile(request, fileName(view, "xlsx"))
    return xlsxOf(table, view, request.query.publication === "true")
  }),
  serve(contract.exportCsv, async (request) => {
    const { table, view } = await tableForFile(request)
    asFile(request, fileName(view, "csv"))
    return csvOf(table, view, request.query.publication === "true")
  }),
  serve(contract.listIndicators, () => Promise.resolve(allIndicators.map(({ code, name, unit, counts, by, definition, source }) => ({ code, name, unit, counts, by: ["region", ...by], definition, source })))),
  serve(contract.generateClosing, generate),
  serve(contract.actOnClosing, act),
  serve(contract.listClosings, async (request) => (await listClosings(request.db, request.query)).map(summary)),
  serve(contract.readClosing, readClosing),
  serve(contract.listRestatements, listRestatements),
  serve(contract.proposeRestatement, propose),
  serve(contract.settleRestatement, settleRestatement),
  serve(contract.listDenominators, listDenominators),
  serve(contract.importDenominators, importDenominators),
  serve(contract.importDenominatorFile, importDenominatorFileOf),
  serve(contract.denominatorTemplate, denominatorTemplateOf),
]

