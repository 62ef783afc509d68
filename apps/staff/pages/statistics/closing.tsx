// Closing a period: generated, explained, reviewed, signed, frozen; three people by construction, each step with its consequence.
import { Button, Input } from "antd"
import { useState } from "react"
import { actOnClosing, generateClosing, listRestatements, readTable } from "#insight/reports"
import { useSend } from "#ui"
import { Chip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import type { TableView } from "./official-table.tsx"

export function Closing({ view }: { readonly view: TableView }) {
  const say = useSay()
  const generate = useSend(generateClosing, [readTable.name])
  const act = useSend(actOnClosing, [readTable.name, listRestatements.name])
  const [isAsking, setAsking] = useState(false)
  const [text, setText] = useState("")
  const closing = view.closing
  return (
    <section className="card pad" aria-labelledby="closing">
      <div className="card-head">
        <h2 id="closing">{say("closing.title")}</h2>
        {closing ? <Chip tone={closing.state === "frozen" ? "success" : closing.state === "returned" ? "warning" : "info"}>{closing.label}</Chip> : null}
      </div>
      {closing ? (
        <>
          <ol className="log">
            {closing.actions.map((one) => (
              <li key={`${one.action}-${one.at}`}>
                <p className="log-head"><strong>{one.label}</strong><span>{one.by}</span><time className="num" dateTime={one.at}>{moment(one.at)}</time></p>
                {one.text ? <p className="log-says">{one.text}</p> : null}
              </li>
            ))}
          </ol>
          {closing.digest ? <p className="sub">{say("closing.digest", { version: closing.version, digest: `${closing.digest.slice(0, 16)}…` })}</p> : null}
        </>
      ) : <p className="sub">{say("closing.none")}</p>}
      <Failure failure={generate.error ?? act.error} />
      {closing && closing.may.length > 0 ? (
        <>
          <div className="field">
            <label htmlFor="closing-text">{say("closing.text")}</label>
            <Input.TextArea id="closing-text" autoSize={{ minRows: 2 }} value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
          </div>
          <div className="action-others">
            {closing.may.map((action) => (
              <Button key={action} type={action === "return" ? "default" : "primary"} danger={action === "return"} loading={act.isPending} onClick={() => act.mutate({ params: { closing: closing.id }, input: { action, text: text.trim() } }, { onSuccess: () => setText("") })}>
                {say(`closing.act.${action}`)}
              </Button>
            ))}
          </div>
          <p className="hint">{closing.may.map((action) => say(`closing.consequence.${action}`)).join(" ")}</p>
        </>
      ) : null}
      {view.mayGenerate ? (
        isAsking ? (
          <div className="banner banner-warning">
            <strong>{say("closing.sure", { period: view.periodName, region: view.regionName })}</strong>
            <p>{say("closing.sure-more")}</p>
            <div className="action-others">
              <Button type="primary" loading={generate.isPending} onClick={() => generate.mutate({ input: { table: view.id, region: view.region, period: view.period } }, { onSettled: () => setAsking(false) })}>{say("closing.generate")}</Button>
              <Button onClick={() => setAsking(false)}>{say("action.cancel")}</Button>
            </div>
          </div>
        ) : <Button type="primary" onClick={() => setAsking(true)}>{say("closing.generate")}</Button>
      ) : null}
    </section>
  )
}
