// Papers handed over at the counter: scanned or photographed, kept with the person they belong to.
import { Button } from "antd"
import { useRef, useState } from "react"
import type { ItemView } from "#platform/casework/contract"
import { uploadDocument } from "#platform/documents/contract"
import { useSend } from "#ui"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"

export interface ChosenPaper {
  readonly name: string
  readonly document: string
  readonly file: string
}

interface CounterPapersProps {
  readonly item: ItemView
  readonly subject: string
  readonly chosen: readonly ChosenPaper[]
  readonly choose: (papers: readonly ChosenPaper[]) => void
}

export function CounterPapers({ item, subject, chosen, choose }: CounterPapersProps) {
  const say = useSay()
  return (
    <section className="answers">
      <h3>{say("papers.title")}</h3>
      {item.papers.map((paper) => {
        const here = chosen.filter((one) => one.name === paper.name)
        return (
          <div key={paper.name} className="field">
            <p className="field-label">{paper.label}{paper.required ? "" : `（${say("papers.optional")}）`}</p>
            {paper.help ? <p className="hint">{paper.help}</p> : null}
            <ul className="earlier">
              {here.map((one) => (
                <li key={one.document}>{one.file} <button type="button" className="link" onClick={() => choose(chosen.filter((other) => other !== one))}>{say("papers.remove")}</button></li>
              ))}
            </ul>
            <Upload subject={subject} label={say("papers.add", { paper: paper.label })} done={(document, file) => choose([...chosen, { name: paper.name, document, file }])} />
          </div>
        )
      })}
    </section>
  )
}

function Upload({ subject, label, done }: { readonly subject: string; readonly label: string; readonly done: (document: string, file: string) => void }) {
  const box = useRef<HTMLInputElement>(null)
  const send = useSend(uploadDocument)
  const [name, setName] = useState("")
  return (
    <>
      <input
        ref={box}
        type="file"
        hidden
        aria-label={label}
        accept=".pdf,.jpg,.jpeg,.png"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ""
          if (!file) return
          setName(file.name)
          const body = new FormData()
          body.set("subject", subject)
          body.set("file", file)
          send.mutate({ input: body }, { onSuccess: (sent) => done(sent.documentId, sent.name) })
        }}
      />
      <Button loading={send.isPending} onClick={() => box.current?.click()}>{label}</Button>
      {send.error ? <p className="hint">{name}</p> : null}
      <Failure failure={send.error} />
    </>
  )
}
