// A table as the official form prints it: number, unit, reporting office, merged heads that stay while scrolling, names and date below.
import { Tooltip } from "antd"
import type { readTable } from "#insight/reports"
import type { OutputOf } from "#wire"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { headRows, leavesOf } from "./head-rows.ts"

export type TableView = OutputOf<typeof readTable>
export type Cell = TableView["cells"][number]

/** Which cell was opened: its figure is read from the table as it stands. */
export interface OpenedCell {
  readonly row: string
  readonly column: string
  readonly rowTitle: string
  readonly columnTitle: string
}

export function OfficialTable({ view, open }: { readonly view: TableView; readonly open: (opened: OpenedCell) => void }) {
  const say = useSay()
  const heads = headRows(view.heads)
  const leaves = leavesOf(view.heads)
  const cells = new Map(view.cells.map((one) => [`${one.row} ${one.column}`, one]))
  const units = [...new Set([...leaves.map((one) => one.unit), ...view.rows.map((one) => one.unit)].filter(Boolean))]
  return (
    <section className="official">
      <div className="official-head">
        <p>{say("official.by", { unit: view.unitName })}<br />{say("official.region", { region: view.regionName })}</p>
        <div>
          <h2 id="official-title">{view.title}</h2>
          <p style={{ textAlign: "center" }}>{view.periodName.includes("至") ? view.periodName : say("official.period", { period: view.periodName, from: view.from, to: view.to })}</p>
        </div>
        <p>{say("official.no", { no: view.no ?? say("official.no-missing") })}<br />{say("official.unit", { unit: units.join("、") || "—" })}</p>
      </div>
      {view.provisional ? <p className="banner banner-warning">{say("official.provisional", { at: moment(view.knownAt) })}</p> : null}
      {view.withoutRecords ? <p className="banner banner-info">{view.about}</p> : null}
      <div className="official-scroll" tabIndex={0} role="region" aria-labelledby="official-title">
        <table className="official-table">
          <thead>
            {heads.map((row, index) => (
              <tr key={index}>
                {index === 0 ? <th scope="col" rowSpan={heads.length}>{say("official.item")}</th> : null}
                {row.map((one, at) => <th key={`${one.title}-${at}`} scope={one.columns > 1 ? "colgroup" : "col"} colSpan={one.columns} rowSpan={one.rows}>{one.title}</th>)}
              </tr>
            ))}
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" style={{ paddingLeft: 10 + row.level * 16 }}>{row.title}</th>
                {leaves.map((leaf, at) => {
                  const cell = cells.get(`${row.key} ${leaf.key ?? ""}`)
                  return <td key={leaf.key ?? at}>{cell ? <CellFigure cell={cell} rowTitle={row.title} columnTitle={leaf.title} open={open} /> : "—"}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="official-foot">
        <span>{say("official.prepared", { name: view.closing?.preparedBy ?? "" })}</span>
        <span>{say("official.reviewed", { name: view.closing?.reviewedBy ?? "" })}</span>
        <span>{say("official.signed", { name: view.closing?.signedBy ?? "" })}</span>
        <span>{say("official.reported", { day: view.closing?.reportedOn ?? "" })}</span>
        <span>{say("official.known", { at: moment(view.knownAt) })}</span>
      </p>
      {view.notes.length > 0 ? <ul className="plain-list sub">{view.notes.map((note) => <li key={note}>{note}</li>)}</ul> : null}
    </section>
  )
}

interface CellFigureProps {
  readonly cell: Cell
  readonly rowTitle: string
  readonly columnTitle: string
  readonly open: (opened: OpenedCell) => void
}

function CellFigure({ cell, rowTitle, columnTitle, open }: CellFigureProps) {
  const say = useSay()
  const hint = [cell.frozen ? say(cell.frozen.restated ? "official.restated" : "official.moved", { before: cell.frozen.shown, after: cell.shown }) : "", cell.note, cell.opens ? "" : cell.opensNot].filter(Boolean).join("；")
  const label = `${rowTitle}，${columnTitle}：${cell.shown}${hint ? `；${hint}` : ""}`
  const mark = cell.frozen ? " cell-restated" : ""
  const figure = cell.opens ? (
    <button type="button" className={`cell${mark}`} aria-label={label} onClick={() => open({ row: cell.row, column: cell.column, rowTitle, columnTitle })}>{cell.shown}</button>
  ) : (
    <span className={mark.trim()} style={{ position: "relative" }}>{cell.shown}</span>
  )
  return hint ? <Tooltip title={hint}>{figure}</Tooltip> : figure
}
