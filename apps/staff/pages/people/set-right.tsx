// What a head sets right: a registration ended in error goes on as it was, one that should never have been is annulled.
import { Button, Checkbox } from "antd"
import { useState } from "react"
import { reopenEmployment, reopenUnemployment, voidEmployment } from "#domains/registration"
import { useSend } from "#ui"
import { useSay } from "../../say.ts"
import { WordsForm } from "./words-form.tsx"

export interface RecordToSetRight {
  readonly person: string
  readonly record: string
  readonly kind: "unemployment" | "employment"
  readonly what: string
  readonly hasEnded: boolean
}

/** Characters a ground has at least. */
const least = 6
const refreshed = ["registration.person-registrations", "registration.open-tasks", "insurance.person-benefits"]

export function SetRight({ record, close, done }: { readonly record: RecordToSetRight; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const [act, setAct] = useState<"reopen" | "void">(record.hasEnded ? "reopen" : "void")
  const [reopens, setReopens] = useState(true)
  const spell = useSend(reopenUnemployment, refreshed)
  const employment = useSend(reopenEmployment, refreshed)
  const annul = useSend(voidEmployment, refreshed)
  const { person, what } = record
  const send = (why: string) => {
    const told = { onSuccess: () => done(say(`right.${act}.done`, { what })) }
    if (record.kind === "unemployment") spell.mutate({ params: { person, spell: record.record }, input: { why } }, told)
    else if (act === "reopen") employment.mutate({ params: { person, employment: record.record }, input: { why } }, told)
    else annul.mutate({ params: { person, employment: record.record }, input: { why, reopen: reopens } }, told)
  }
  const choices = record.kind === "employment" && record.hasEnded ? (["reopen", "void"] as const) : []
  return (
    <WordsForm
      title={say(`right.${act}.title`, { what })}
      consequence={say(`right.${act}.how`)}
      words={say("right.why")}
      least={least}
      confirm={say(`right.${act}.confirm`)}
      danger={act === "void"}
      busy={spell.isPending || employment.isPending || annul.isPending}
      failure={spell.error ?? employment.error ?? annul.error}
      close={close}
      send={send}
    >
      {choices.length > 0 ? (
        <div className="action-others tight" role="group" aria-label={say("right.title")}>
          {choices.map((one) => <Button key={one} size="small" type={one === act ? "primary" : "default"} aria-pressed={one === act} onClick={() => setAct(one)}>{say(`right.${one}.confirm`)}</Button>)}
        </div>
      ) : null}
      {act === "void" ? <Checkbox checked={reopens} onChange={(event) => setReopens(event.target.checked)}>{say("right.void.reopens")}</Checkbox> : null}
    </WordsForm>
  )
}
