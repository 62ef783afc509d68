// A table for work: head stays, rows by keyboard, export of what is seen; on a phone each row stands as a card with its labels.
import { DownloadOutlined } from "@ant-design/icons"
import { Button, Table, type TableProps } from "antd"
import { useState, type HTMLAttributes, type KeyboardEvent, type ReactNode } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { useIsPhone } from "../preferences.tsx"
import { csvOf, saveFile } from "./save-file.ts"

export interface DataColumn<Row> {
  readonly name: string
  readonly title: string
  readonly show: (row: Row) => ReactNode
  /** Text for the export; leave out for columns of buttons. */
  readonly text?: (row: Row) => string
  readonly width?: number | string
  /** Figures stand right. */
  readonly figures?: boolean
  readonly fixed?: "left" | "right"
  readonly sort?: (a: Row, b: Row) => number
}

export interface DataTableParts<Row> {
  /** What the table is, for screen readers and the name of the exported file. */
  readonly caption: string
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly loading?: boolean
  readonly empty?: ReactNode
  readonly exportable?: boolean
  readonly selection?: TableProps<Row>["rowSelection"]
  /** Rows a page; 0 shows all. */
  readonly pageSize?: number
  readonly tools?: ReactNode
}

/** j/k or arrows move along rows, Enter opens. The chosen row is marked and is the one that Tab reaches. */
export function DataTable<Row extends object>(parts: DataTableParts<Row>) {
  const say = useTexts(uiTexts)
  const { caption, columns, rows, keyOf, onOpen, loading = false, empty, exportable = false, selection, pageSize = 0, tools } = parts
  const phone = useIsPhone()
  const [at, setAt] = useState(0)
  const move = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const step = event.key === "j" || event.key === "ArrowDown" ? 1 : event.key === "k" || event.key === "ArrowUp" ? -1 : 0
    if (event.target !== event.currentTarget) return
    if (step !== 0) {
      event.preventDefault()
      const body = event.currentTarget.parentElement
      const line = [...(body?.querySelectorAll<HTMLElement>("tr[data-row-key]") ?? [])][index + step]
      line?.focus()
    }
    if (event.key === "Enter" && onOpen && rows[index]) onOpen(rows[index])
  }
  const download = () => {
    const shown = columns.filter((one) => one.text)
    saveFile(`${caption}.csv`, csvOf([shown.map((one) => one.title), ...rows.map((row) => shown.map((one) => one.text?.(row) ?? ""))]), "text/csv;charset=utf-8")
  }
  return (
    <div className="jy-table">
      {exportable || tools ? (
        <div className="jy-row jy-table-tools">
          {tools}
          {exportable ? (
            <Button icon={<DownloadOutlined aria-hidden="true" />} disabled={rows.length === 0} onClick={download}>
              {say("table.export")}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Table<Row>
        aria-label={caption}
        size="middle"
        rowKey={keyOf}
        dataSource={[...rows]}
        loading={loading}
        {...(phone ? { className: "jy-table-stacked" } : { sticky: true, scroll: { x: "max-content" as const } })}
        pagination={pageSize > 0 && rows.length > pageSize ? { pageSize, showSizeChanger: false } : false}
        {...(selection ? { rowSelection: selection } : {})}
        {...(empty ? { locale: { emptyText: empty } } : {})}
        columns={columns.map((one) => ({
          key: one.name,
          title: one.title,
          render: (_: unknown, row: Row) => one.show(row),
          ...(phone ? { onCell: () => ({ "data-label": one.title }) as HTMLAttributes<HTMLElement> } : {}),
          ...(one.width === undefined || phone ? {} : { width: one.width }),
          ...(one.figures && !phone ? { align: "right" as const } : {}),
          ...(one.fixed && !phone ? { fixed: one.fixed } : {}),
          ...(one.sort ? { sorter: one.sort } : {}),
        }))}
        onRow={(row, index) => ({
          tabIndex: (index ?? 0) === Math.min(at, rows.length - 1) ? 0 : -1,
          onFocus: () => setAt(index ?? 0),
          onKeyDown: (event) => move(event, index ?? 0),
          ...(onOpen ? { onDoubleClick: () => onOpen(row), className: "jy-table-opens" } : {}),
        })}
      />
    </div>
  )
}
