// What can be done to a batch now, with its consequence; what cannot, with the reason; control totals before a head signs.
import { Button, Input, InputNumber } from "antd"
import { useRef, useState } from "react"
import { actOnBatch, type BatchView, listBatches, listLines, listReturns, readBatch, uploadResult } from "#platform/payments/contract"
import { useSend } from "#ui"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"

type Act = BatchView["allowed"][number]["act"]
const refreshed = [readBatch.name, listLines.name, listBatches.name, listReturns.name]
/** Acts that leave the usual way; offered below the next one. */
const sideways: readonly Act[] = ["send-back", "cancel", "resend", "reissue"]

export function BatchActs({ view }: { readonly view: BatchView }) {
  const say = useSay()
  const [chosen, setChosen] = useState<Act | null>(null)
  const may = view.allowed.filter((one) => one.may && one.act !== "confirm-changes")
  const forward = may.filter((one) => !sideways.includes(one.act))
  const lastBack = view.log.findLastIndex((one) => one.kind === "send-back")
  const isDone = (act: Act) => view.log.some((one, index) => one.kind === act && (index > lastBack || act === "check"))
  const next = forward.find((one) => !isDone(one.act)) ?? forward[0]
  const others = may.filter((one) => one !== next)
  const why = [...new Set(view.allowed.filter((one) => !one.may && one.why).map((one) => `${one.label}：${one.why ?? ""}`))]
  if (chosen) return <ActForm key={chosen} view={view} act={chosen} close={() => setChosen(null)} />
  return (
    <section className="card pad action-card no-print" aria-labelledby="batch-next">
      <h2 id="batch-next">{say("action.title")}</h2>
      {next ? <p className="consequence">{say(`batch.consequence.${next.act}`)}</p> : <p>{say(may.length > 0 ? "batch.only-sideways" : "batch.nothing")}</p>}
      {next?.act === "reconcile" && view.reconciliation && !view.reconciliation.holds ? <p className="banner banner-error">{say("batch.differs-again", { says: view.reconciliation.identities.filter((one) => !one.holds).map((one) => one.says).join("；") })}</p> : null}
      {next?.act === "review" && view.totals.unconfirmed > 0 ? <p className="banner banner-warning">{say("batch.unconfirmed", { count: view.totals.unconfirmed })}</p> : null}
      <div className="action-others">
        {next ? <Button type="primary" size="large" onClick={() => setChosen(next.act)}>{next.label}</Button> : null}
        {others.map((one) => <Button key={one.act} size={next ? "large" : "middle"} danger={one.act === "cancel"} onClick={() => setChosen(one.act)}>{one.label}</Button>)}
      </div>
      {why.length > 0 ? (
        <details>
          <summary className="hint">{say("batch.why-not")}</summary>
          <ul className="plain-list sub">{why.map((line) => <li key={line}>{line}</li>)}</ul>
        </details>
      ) : null}
    </section>
  )
}

function ActForm({ view, act, close }: { readonly view: BatchView; readonly act: Act; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(actOnBatch, refreshed)
  const [says, setSays] = useState("")
  const [document, setDocument] = useState("")
  const [change, setChange] = useState<number | null>(null)
  const [fee, setFee] = useState<number | null>(0)
  const label = view.allowed.find((one) => one.act === act)?.label ?? act
  const needsWords = act === "send-back" || act === "cancel"
  const isMissing = { says: needsWords && says.trim() === "", document: act === "receive-funds" && document.trim() === "", change: act === "reconcile" && change === null, fee: act === "reconcile" && fee === null }
  const { lacks, tried } = useTried()
  return (
    <form
      className="card pad action-card no-print"
      aria-label={label}
      noValidate
      onSubmit={(event) =>
        tried(event, Object.values(isMissing).includes(true), () =>
          send.mutate(
            {
              params: { batch: view.batch.batchId },
              input: {
                act,
                length: view.length,
                ...(says.trim() ? { says: says.trim() } : {}),
                ...(act === "receive-funds" ? { document: document.trim() } : {}),
                ...(act === "reconcile" && change !== null && fee !== null ? { statement: { balanceChangeFen: Math.round(change * 100), feeFen: Math.round(fee * 100) } } : {}),
              },
            },
            { onSuccess: close },
          ),
        )
      }
    >
      <h2>{label}</h2>
      <p className="consequence">{say(`batch.consequence.${act}`)}</p>
      {act === "approve" || act === "request-funds" || act === "send" || act === "turn-key-one" ? (
        <div className="banner banner-info">
          <strong>{say("batch.control")}</strong>
          <p>{say("batch.control-totals", { payable: view.totals.payable, due: yuanText(view.totals.dueFen), deducted: yuanText(view.totals.deductedFen), net: yuanText(view.totals.netFen) })}</p>
        </div>
      ) : null}
      {act === "load-result" ? <ResultUpload view={view} done={close} /> : null}
      {act === "receive-funds" ? <Line id="voucher" label={say("batch.voucher")} error={lacks(isMissing.document)}>{(aria) => <Input {...aria} value={document} maxLength={60} onChange={(event) => setDocument(event.target.value)} style={{ maxWidth: 320 }} />}</Line> : null}
      {act === "reconcile" ? (
        <div className="tools">
          <Line id="balance" label={say("batch.balance-change")} error={lacks(isMissing.change)}>{(aria) => <><InputNumber {...aria} value={change} precision={2} controls={false} suffix={say("unit.yuan")} onChange={setChange} style={{ width: 220 }} aria-describedby={`balance-hint ${aria["aria-describedby"] ?? ""}`.trim()} /><p id="balance-hint" className="hint">{say("batch.balance-hint")}</p></>}</Line>
          <Line id="fee" label={say("batch.fee")} error={lacks(isMissing.fee)}>{(aria) => <InputNumber {...aria} value={fee} precision={2} min={0} controls={false} suffix={say("unit.yuan")} onChange={setFee} style={{ width: 160 }} />}</Line>
        </div>
      ) : null}
      <Line id="batch-says" label={say(needsWords ? "batch.says" : "form.says.optional")} error={lacks(isMissing.says)}>{(aria) => <Input.TextArea {...aria} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} value={says} onChange={(event) => setSays(event.target.value)} />}</Line>
      <Failure failure={send.error} />
      <div className="action-others">
        <Button type="primary" htmlType="submit" loading={send.isPending} danger={act === "cancel"}>{say("batch.confirm", { act: label })}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}

function ResultUpload({ view, done }: { readonly view: BatchView; readonly done: () => void }) {
  const say = useSay()
  const box = useRef<HTMLInputElement>(null)
  const send = useSend(uploadResult, refreshed)
  return (
    <div className="field">
      <p className="hint">{say("batch.result-how")}</p>
      <input
        ref={box}
        type="file"
        hidden
        accept=".csv,.txt"
        aria-label={say("batch.upload-result")}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ""
          if (!file) return
          const body = new FormData()
          body.set("file", file)
          send.mutate({ params: { batch: view.batch.batchId }, input: body }, { onSuccess: done })
        }}
      />
      <Button loading={send.isPending} onClick={() => box.current?.click()}>{say("batch.upload-result")}</Button>
      <Failure failure={send.error} />
    </div>
  )
}
