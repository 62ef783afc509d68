// Parameter rows as a table: value, place, days, document, the two names, and what may be done with a draft.
import type { ReactNode } from "react"
import type { listParameters } from "#platform/parameters/contract"
import type { OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
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
    <div className="card table-card">
      <table className="rows" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{say("numbers.key")}</th><th scope="col">{say("numbers.region")}</th><th scope="col">{say("numbers.value")}</th><th scope="col">{say("numbers.days")}</th><th scope="col">{say("numbers.document")}</th>
            <th scope="col">{say("numbers.people")}</th><th scope="col">{say("numbers.state")}</th>{acts ? <th scope="col">{say("returns.do")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rowId ?? `${row.key} ${row.region} ${row.from}`}>
              <td data-label={say("numbers.key")}><strong>{row.label}</strong><span className="sub">{row.key}</span></td>
              <td data-label={say("numbers.region")}>{row.regionName}<span className="sub num">{row.region}</span></td>
              <td data-label={say("numbers.value")} className="num law-value">{row.shown}</td>
              <td data-label={say("numbers.days")} className="num">{daysText(say, row)}{row.reason ? <span className="sub">{row.reason}</span> : null}</td>
              <td data-label={say("numbers.document")}>{row.documentNumber}</td>
              <td data-label={say("numbers.people")}>{row.enteredBy}{row.approvedBy ? ` / ${row.approvedBy}` : ""}{row.enteredAt ? <span className="sub num">{dayOf(row.approvedAt ?? row.enteredAt)}</span> : null}</td>
              <td data-label={say("numbers.state")}><Chip tone={tones[stateOf(row)]}>{say(`numbers.state.${stateOf(row)}`)}</Chip>{row.withdrawnWhy ? <span className="sub">{row.withdrawnWhy}</span> : null}</td>
              {acts ? <td data-label={say("returns.do")}>{acts(row)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
