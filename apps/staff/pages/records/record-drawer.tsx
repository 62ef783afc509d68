// One record with everything it says, where it came from and who entered it; a reviewer takes a wrong one back with the reason.
import { Button, Drawer } from "antd"
import { useState } from "react"
import { type EntryKind, wireName } from "#platform/entries/contract"
import { PlaceName, useSend, useWho } from "#ui"
import { Chip } from "../../parts/chips.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import type { RecordRow } from "./record-list.tsx"
import type { KeptTable } from "./tables.ts"
import { shownCell } from "./typed-rows.ts"

/** Characters a reason has at least. */
const least = 4

interface RecordDrawerProps {
  readonly kept: KeptTable
  readonly row: RecordRow
  readonly close: () => void
  readonly done: (says: string) => void
}

export function RecordDrawer({ kept: { table, endpoints }, row, close, done }: RecordDrawerProps) {
  const say = useSay()
  const { roles } = useWho()
  const send = useSend(endpoints.withdraw, [endpoints.list.name])
  const [voiding, setVoiding] = useState(false)
  const words = { yes: say("answer.yes"), no: say("answer.no") }
  const name = row.ownerName || row.ownerNumber || table.title
  const mayVoid = row.voided === null && roles.includes("reviewer")
  return (
    <Drawer open onClose={close} size="large" title={table.title}>
      <dl className="pairs">
        <dt>{say("entries.state")}</dt><dd>{row.voided ? <Chip tone="error">{say("entries.state.void")}</Chip> : <Chip tone="success">{say("entries.state.valid")}</Chip>}</dd>
        {table.owner === "reference" ? null : <><dt>{say(`entries.whose.${table.owner}`)}</dt><dd>{row.ownerName || say("entries.elsewhere")} <span className="num">{row.ownerNumber}</span></dd></>}
        {table.withEmployer === true ? <><dt>{table.employerHeading?.replace("统一社会信用代码", "") ?? say("entries.unit")}</dt><dd>{row.employerName ?? "—"}</dd></> : null}
        {table.columns.map((column) => <Pair key={column.name} label={column.heading} kind={column.kind} value={shownCell(column, row.values[wireName(column.name)], words)} />)}
        <dt>{say("entries.region")}</dt><dd><PlaceName code={row.region} /></dd>
        <dt>{say("entries.source")}</dt><dd>{row.source}</dd>
        <dt>{say("entries.entered-by")}</dt><dd>{row.enteredBy} <span className="num">{moment(row.enteredAt)}</span></dd>
        {row.voided ? <><dt>{say("entries.void-says")}</dt><dd>{row.voided.says}</dd><dt>{say("entries.void-by")}</dt><dd>{row.voided.by} <span className="num">{moment(row.voided.at)}</span></dd></> : null}
      </dl>
      {mayVoid && !voiding ? <div className="action-others"><Button danger onClick={() => setVoiding(true)}>{say("entries.void")}</Button></div> : null}
      {row.voided === null && !mayVoid ? <p className="hint">{say("entries.reviewer-voids")}</p> : null}
      {voiding ? (
        <WordsForm
          title={say("entries.void-title", { name })} consequence={say("entries.void-how")} words={say("entries.void-words")} least={least} confirm={say("entries.void-confirm")} danger busy={send.isPending} failure={send.error}
          send={(says) => send.mutate({ params: { record: row.recordId }, input: { says } }, { onSuccess: () => done(say("entries.voided", { name })) })} close={() => setVoiding(false)}
        />
      ) : null}
    </Drawer>
  )
}

const Pair = ({ label, kind, value }: { readonly label: string; readonly kind: EntryKind; readonly value: string }) => <><dt>{label}</dt><dd className="num">{kind === "region" && value ? <PlaceName code={value} /> : value || "—"}</dd></>
