// Corrects phone, address or bank account, in the place where the value stands.
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button } from "antd"
import { useState } from "react"
import { correctMyContact } from "#platform/registers/contract"
import { checkMobile } from "#standards"
import { CheckedInput, ProblemNotice, RegionPicker, wrongBranch, wrongCard } from "#ui"
import { call, type InputOf } from "#wire"
import { useSay } from "../../say.ts"
import type { Editor } from "./me-page.tsx"

type Change = InputOf<typeof correctMyContact>

export function ContactForm({ editor, onDone }: { readonly editor: Editor; readonly onDone: (changed: boolean) => void }) {
  const say = useSay()
  const store = useQueryClient()
  const [first, setFirst] = useState("")
  const [second, setSecond] = useState("")
  const [line, setLine] = useState("")
  const [region, setRegion] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const send = useMutation({
    mutationFn: (input: Change) => call(correctMyContact, { input }),
    onSuccess: async () => {
      await store.invalidateQueries({ queryKey: ["me"] })
      onDone(true)
    },
  })
  const save = () => {
    setTried(true)
    const change = changeOf(editor, { first, second, line }, region)
    if (change) send.mutate(change)
  }
  return (
    <form
      noValidate
      className="jy-inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ProblemNotice failure={send.error} />
      {tried && editor === "place" && !region && first.trim() === "" ? <p className="jy-field-error" role="alert">{say("me.form.placeMissing")}</p> : null}
      {editor === "place" ? (
        <div className="jy-field">
          <label className="jy-field-label" htmlFor="contact-region">
            {say("me.form.region")}
          </label>
          <RegionPicker id="contact-region" label={say("me.form.region")} value={region} onChange={setRegion} />
        </div>
      ) : null}
      <CheckedInput id="contact-first" label={say(`me.form.${editor}`)} autoFocus autoComplete={editor === "mobile" ? "tel" : "off"} numeric={editor !== "place"} optional={editor === "place"} value={first} onChange={setFirst} wrong={wrongFirst(editor, first)} tried={tried} />
      {editor === "bank" ? <CheckedInput id="contact-second" label={say("me.form.bankName")} value={second} onChange={setSecond} wrong={second.trim().length < 2 ? say("return.bankMissing") : null} tried={tried} /> : null}
      {editor === "bank" ? <CheckedInput id="contact-line" label={say("return.bankLine")} numeric optional value={line} onChange={setLine} wrong={wrongBranch(line)} tried={tried} /> : null}
      <div className="jy-row">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {say("me.form.save")}
        </Button>
        <Button onClick={() => onDone(false)}>{say("me.form.cancel")}</Button>
      </div>
    </form>
  )
}

interface Typed {
  readonly first: string
  readonly second: string
  readonly line: string
}

const wrongMobile = (text: string): string | null => {
  const checked = checkMobile(text)
  return checked.ok ? null : checked.sentence
}

/** What is wrong with the first field; nothing can be with an address. */
const wrongFirst = (editor: Editor, text: string): string | null => (editor === "mobile" ? wrongMobile(text) : editor === "bank" ? wrongCard(text) : null)

/** What is sent, or null while something is wrong. */
function changeOf(editor: Editor, { first, second, line }: Typed, region: string | null): Change | null {
  if (wrongFirst(editor, first) !== null) return null
  if (editor === "mobile") return { mobile: first.trim() }
  if (editor === "bank") return second.trim().length < 2 || wrongBranch(line) !== null ? null : { bankAccount: first, bankName: second.trim(), ...(line ? { bankLine: line } : {}) }
  if (!region && first.trim() === "") return null
  return { ...(region ? { liveRegion: region } : {}), ...(first.trim() ? { liveAddress: first.trim() } : {}) }
}
