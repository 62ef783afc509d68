// Denominators from a file: the template, the file, and after a refusal every wrong line with what is wrong.
import { Button } from "antd"
import { denominatorLimits, denominatorTemplate, importDenominatorFile, listDenominators, readTable } from "#insight/reports"
import { SheetUpload, useSend } from "#ui"
import { addressOf, Refusal } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"

export function DenominatorFile({ close, done }: { readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const send = useSend(importDenominatorFile, [listDenominators.name, readTable.name])
  const wrong = send.error instanceof Refusal ? send.error.errors : []
  const take = (body: FormData) => {
    send.mutate({ input: body }, { onSuccess: (answer) => done(say("denominators.imported", { count: answer.imported })) })
  }
  return (
    <section className="card pad action-card" aria-labelledby="figures-file">
      <h2 id="figures-file">{say("denominators.file")}</h2>
      <p className="sub">{say("denominators.file-how", { rows: denominatorLimits.rows })}</p>
      <Failure failure={send.error} />
      {wrong.length > 0 ? (
        <ul className="plain-list" aria-label={say("denominators.file-wrong")}>
          {wrong.map((one) => <li key={`${one.path}-${one.code}`}>{one.says} <span className="code">{one.code}</span></li>)}
        </ul>
      ) : null}
      <div className="action-others">
        <SheetUpload busy={send.isPending} onSheet={take}>
          <Button type="primary" loading={send.isPending}>{say("denominators.file-choose")}</Button>
        </SheetUpload>
        <Button href={addressOf(denominatorTemplate)}>{say("denominators.file-template")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </section>
  )
}
