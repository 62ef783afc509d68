// Cases as rows: dense table on a desk, stacked cards on a phone; one row is under the cursor.
import { Link } from "@tanstack/react-router"
import { useEffect, useRef } from "react"
import type { CaseSummary } from "#platform/casework/contract"
import { codeLabel } from "#standards"
import { PaceChip, StateChip, VerdictChip } from "../../parts/chips.tsx"
import { moment, shortMoment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"

interface CaseTableProps {
  readonly rows: readonly CaseSummary[]
  /** Index under the keyboard cursor; none where the list is only read. */
  readonly cursor?: number
  readonly point?: (index: number) => void
  readonly label?: string
}

export function CaseTable({ rows, cursor, point, label }: CaseTableProps) {
  const say = useSay()
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    if (cursor === undefined || !point) return
    body.current?.children[cursor]?.scrollIntoView({ block: "nearest" })
  }, [cursor, point])
  return (
    <div className="card table-card">
      <table className="rows" aria-label={label ?? say("worklist.title")}>
        <thead>
          <tr>
            <th scope="col">{say("worklist.column.deadline")}</th>
            <th scope="col">{say("worklist.column.applicant")}</th>
            <th scope="col">{say("worklist.column.item")}</th>
            <th scope="col">{say("worklist.column.state")}</th>
            <th scope="col">{say("worklist.column.verdict")}</th>
            <th scope="col">{say("worklist.column.holder")}</th>
            <th scope="col">{say("worklist.column.region")}</th>
            <th scope="col">{say("worklist.column.submitted")}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr key={row.caseId} className={index === cursor ? "under-cursor" : undefined} {...(point ? { onMouseDown: () => point(index) } : {})}>
              <td data-label={say("worklist.column.deadline")}>
                <PaceChip row={row} />
                {row.dueOn ? <span className="sub">{row.dueOn}</span> : null}
              </td>
              <td data-label={say("worklist.column.applicant")}>
                <Link to="/cases/$subject/$case" params={{ subject: row.subjectId, case: row.caseId }} className="row-link">
                  {row.applicant}
                </Link>
                <span className="sub num">{row.masked}</span>
              </td>
              <td data-label={say("worklist.column.item")}>
                {row.itemName}
                <span className="sub num">{row.number}</span>
              </td>
              <td data-label={say("worklist.column.state")}>
                <StateChip row={row} />
              </td>
              <td data-label={say("worklist.column.verdict")}>{row.verdict ? <VerdictChip verdict={row.verdict} /> : <span className="sub">{say("verdict.none")}</span>}</td>
              <td data-label={say("worklist.column.holder")}>{row.holderName ?? <span className="sub">{say("worklist.nobody")}</span>}</td>
              <td data-label={say("worklist.column.region")}>
                {row.regionName}
                <span className="sub">{channelWords(row.channel)}</span>
              </td>
              <td data-label={say("worklist.column.submitted")}>
                <time dateTime={row.submittedAt} title={moment(row.submittedAt)} className="num">
                  {shortMoment(row.submittedAt)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where an application came in through, by the channel table of the standards. */
export const channelWords = (channel: string): string => codeLabel("channel", channel) ?? channel
