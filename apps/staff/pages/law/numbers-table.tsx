// Parameter rows as a table: value, place, days, document, the two names, and what may be done with a draft.
import type { ReactNode } from "react"
import type { listParameters } from "#platform/parameters/contract"
import type { OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { RowsTable } from "../../parts/list-card.tsx"
import { dayOf } from "../../parts/moments.ts"
import { type Say, useSay } from "../../say.ts"

export type NumberRow = OutputOf<typeof listParameters>["rows"][number]

const tones: Readonly<Record<"draft" | "coming" | "in-force" | "past" | "withdrawn", Tone>> = { draft: "warning", coming: "info", "in-force": "success", past: "neutral", withdrawn: "neutral" }

export const today = (): string => dayOf(new Date().toISOString())

function stateOf(row: NumberRow): keyof typeof tones {
  if (row.state !== "approved") return row.state
  return row.from > today() ? "coming" : row.to !== null && row.to <= today() ? "past" : "in-force"
}

export const daysText = (say: Say, row: Pick<NumberRow, "from" | "to">): string => (row.to ? say("numbers.from-to", { from: row.from, to: row.to }) : say("numbers.from-day", { day: row.from }))

interface TableParts {
  readonly rows: readonly NumberRow[]
  readonly label: string
  readonly acts?: (row: NumberRow) => ReactNode
}

export function NumbersTable({ rows, label, acts }: TableParts) {
  const say = useSay()
  return (
    <RowsTable
      label={label} rows={rows} keyOf={(row) => row.rowId ?? `${row.key} ${row.region} ${row.from}`}
      columns={[
        { head: say("numbers.key"), show: (row) => <><strong>{row.label}</strong><span className="sub">{row.key}</span></> },
        { head: say("numbers.region"), show: (row) => <>{row.regionName}<span className="sub num">{row.region}</span></> },
        { head: say("numbers.value"), className: "num", show: (row) => <span className="law-value">{row.shown}</span> },
        { head: say("numbers.days"), className: "num", show: (row) => <>{daysText(say, row)}{row.reason ? <span className="sub">{row.reason}</span> : null}</> },
        { head: say("numbers.document"), show: (row) => row.documentNumber },
        { head: say("numbers.people"), show: (row) => <>{row.enteredBy}{row.approvedBy ? ` / ${row.approvedBy}` : ""}{row.enteredAt ? <span className="sub num">{dayOf(row.approvedAt ?? row.enteredAt)}</span> : null}</> },
        { head: say("numbers.state"), show: (row) => <><Chip tone={tones[stateOf(row)]}>{say(`numbers.state.${stateOf(row)}`)}</Chip>{row.withdrawnWhy ? <span className="sub">{row.withdrawnWhy}</span> : null}</> },
        acts !== undefined && { head: say("returns.do"), show: acts },
      ]}
    />
  )
}
