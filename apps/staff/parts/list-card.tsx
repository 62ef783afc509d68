// A list that was asked for, as a card with a table: its shape while it is read, why when it fails, what to do when there is nothing, and pages when it is long.
import { Skeleton } from "antd"
import { type ReactNode, useState } from "react"
import { type Asked, useIsPhone } from "#ui"
import { Failure } from "./failure.tsx"
import { Pager } from "./pager.tsx"

/** Rows on a page: on a phone each is a card of its own. */
export const useRowsShown = (): number => (useIsPhone() ? 10 : 30)

export interface Column<Row> {
  readonly head: string
  readonly show: (row: Row) => ReactNode
  /** Figures stand right, days and numbers in figures of one width. */
  readonly className?: "right" | "num" | "code"
}

interface RowsTableParts<Row> {
  readonly label: string
  /** False is a column this officer does not have. */
  readonly columns: readonly (Column<Row> | false)[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** The table alone; on a phone each row is a card with its labels. */
export function RowsTable<Row>({ label, columns, rows, keyOf }: RowsTableParts<Row>) {
  const shown = columns.filter((one) => one !== false)
  return (
    <div className="card table-card">
      <table className="rows" aria-label={label}>
        <thead><tr>{shown.map((one) => <th key={one.head} scope="col" className={one.className === "right" ? "right" : undefined}>{one.head}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr key={keyOf(row)}>{shown.map((one) => <td key={one.head} data-label={one.head} className={one.className}>{one.show(row)}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}

interface ListCardParts<Row> extends Omit<RowsTableParts<Row>, "rows"> {
  /** What the rows come from: says why there are none yet. */
  readonly asked: Omit<Asked<unknown>, "data">
  /** Undefined until they are read. */
  readonly rows: readonly Row[] | undefined
  /** What an action on a row failed with. */
  readonly failure?: unknown
  readonly nothing: ReactNode
}

export function ListCard<Row>({ asked, rows, failure, nothing, ...table }: ListCardParts<Row>) {
  const size = useRowsShown()
  const [page, setPage] = useState(1)
  const at = Math.min(page, Math.max(1, Math.ceil((rows?.length ?? 0) / size)))
  return (
    <>
      <Failure failure={asked.error ?? failure} {...(asked.error ? { again: () => void asked.refetch() } : {})} />
      {rows === undefined ? asked.error ? null : <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {rows?.length === 0 ? nothing : null}
      {rows && rows.length > 0 ? <RowsTable {...table} rows={rows.slice((at - 1) * size, at * size)} /> : null}
      {rows ? <Pager page={at} of={{ total: rows.length, pageSize: size }} go={setPage} /> : null}
    </>
  )
}
