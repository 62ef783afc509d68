// Official tables: choose table, place and period; the form as printed; a click opens the records; checks, closing and restatements beside it.
import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { Button, Select, Skeleton } from "antd"
import { useRef, useState } from "react"
import { exportCsv, exportXlsx, listPeriods, listRegions, listTables, readTable } from "#insight/reports"
import { useAsk } from "#ui"
import { addressOf } from "#wire"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"
import { Checks } from "./checks.tsx"
import { Closing } from "./closing.tsx"
import { OfficialTable, type OpenedCell } from "./official-table.tsx"
import { RecordsDrawer } from "./records-drawer.tsx"
import { Restatements } from "./restatements.tsx"
import type { StatisticsSearch } from "./statistics-page.tsx"

const route = getRouteApi("/statistics")
/** While people are still being counted the table is asked again, milliseconds. */
const countingFreshness = 10_000

export function Tables() {
  const say = useSay()
  const navigate = useNavigate()
  const search: StatisticsSearch = route.useSearch()
  const tables = useAsk(listTables)
  const regions = useAsk(listRegions)
  const table = search.table ?? tables.data?.[0]?.id ?? ""
  const region = search.region ?? regions.data?.[0]?.code ?? ""
  const periods = useAsk(listPeriods, { params: { table } }, { enabled: table !== "" })
  const period = search.period && periods.data?.some((one) => one.period === search.period) ? search.period : (periods.data?.[0]?.period ?? "")
  const isReady = table !== "" && region !== "" && period !== ""
  const read = useAsk(readTable, { params: { table }, query: { region, period } }, { enabled: isReady, keep: true, every: (shown) => ((shown?.waiting ?? 0) > 0 ? countingFreshness : false) })
  const [opened, setOpened] = useState<OpenedCell | null>(null)
  /** The cell the list was opened from: the focus goes back to it. */
  const from = useRef<Element | null>(null)
  const open = (cell: OpenedCell) => {
    from.current = document.activeElement
    setOpened(cell)
  }
  const close = () => {
    setOpened(null)
    requestAnimationFrame(() => from.current instanceof HTMLElement && from.current.focus())
  }
  const go = (change: StatisticsSearch) => void navigate({ to: "/statistics", search: { ...search, ...change }, replace: true })
  const failure = tables.error ?? regions.error ?? periods.error ?? read.error
  return (
    <>
      <div className="tools no-print">
        <Select className="grow" aria-label={say("statistics.table")} value={table || null} onChange={(value: string) => go({ table: value })} options={(tables.data ?? []).map((one) => ({ value: one.id, label: one.title }))} />
        <Select className="tool-select" aria-label={say("statistics.region")} showSearch={{ optionFilterProp: "label" }} value={region || null} onChange={(value: string) => go({ region: value })} options={(regions.data ?? []).map((one) => ({ value: one.code, label: `${"　".repeat(Math.max(0, one.level - 1))}${one.name}` }))} />
        <Select className="tool-select" aria-label={say("statistics.period")} value={period || null} onChange={(value: string) => go({ period: value })} options={(periods.data ?? []).map((one) => ({ value: one.period, label: one.over ? one.name : say("statistics.running", { period: one.name }) }))} />
        <Button onClick={() => print()} disabled={!read.data}>{say("statistics.print")}</Button>
        <Button disabled={!isReady} {...(isReady ? { href: addressOf(exportXlsx, { table }, { region, period }) } : {})}>{say("statistics.xlsx")}</Button>
        <Button disabled={!isReady} {...(isReady ? { href: addressOf(exportCsv, { table }, { region, period }) } : {})}>{say("statistics.csv")}</Button>
      </div>
      <Failure failure={failure} again={() => void Promise.all([tables.refetch(), regions.refetch(), periods.refetch(), read.refetch()])} />
      {tables.data?.length === 0 ? <Nothing title={say("statistics.none")} /> : null}
      {isReady && read.isPending ? <div className="official" aria-busy="true"><Skeleton active paragraph={{ rows: 12 }} /></div> : null}
      {read.data ? (
        <>
          {read.data.waiting > 0 ? <p className="banner banner-info no-print" role="status">{say("statistics.counting", { waiting: read.data.waiting })}</p> : null}
          <OfficialTable view={read.data} open={open} />
          <div className="split split-even no-print">
            <div><Checks checks={read.data.checks} /></div>
            <div>
              <Closing view={read.data} />
              <Restatements table={table} region={region} period={period} />
            </div>
          </div>
          {opened ? <RecordsDrawer view={read.data} opened={opened} close={close} /> : null}
        </>
      ) : null}
    </>
  )
}
