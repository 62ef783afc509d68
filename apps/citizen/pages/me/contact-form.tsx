// Corrects phone, address or bank account, in the place where the value stands.
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button, Input } from "antd"
import { useState } from "react"
import { correctMyContact } from "#platform/registers/contract"
import { checkBankCard, checkBankLine, checkMobile } from "#standards"
import { ProblemNotice, RegionPicker } from "#ui"
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
  const [wrong, setWrong] = useState<string | null>(null)
  const send = useMutation({
    mutationFn: (input: Change) => call(correctMyContact, { input }),
    onSuccess: async () => {
      await store.invalidateQueries({ queryKey: ["me"] })
      onDone(true)
    },
  })
  const save = () => {
    const { change, says } = changeOf(editor, { first, second, line }, region, say)
    setWrong(says)
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
      {wrong ? (
        <p className="jy-field-error" role="alert">
          {wrong}
        </p>
      ) : null}
      {editor === "place" ? (
        <div className="jy-field">
          <label className="jy-field-label" htmlFor="contact-region">
            {say("me.form.region")}
          </label>
          <RegionPicker id="contact-region" label={say("me.form.region")} value={region} onChange={setRegion} />
        </div>
      ) : null}
      <div className="jy-field">
        <label className="jy-field-label" htmlFor="contact-first">
          {say(`me.form.${editor}`)}
        </label>
        <Input id="contact-first" autoFocus autoComplete={editor === "mobile" ? "tel" : "off"} {...(editor === "place" ? {} : { inputMode: "numeric" as const })} value={first} onChange={(event) => setFirst(event.target.value)} />
      </div>
      {editor === "bank" ? (
        <div className="jy-field">
          <label className="jy-field-label" htmlFor="contact-second">
            {say("me.form.bankName")}
          </label>
          <Input id="contact-second" autoComplete="off" value={second} onChange={(event) => setSecond(event.target.value)} />
        </div>
      ) : null}
      {editor === "bank" ? (
        <div className="jy-field">
          <label className="jy-field-label" htmlFor="contact-line">
            {say("return.bankLine")}
          </label>
          <Input id="contact-line" autoComplete="off" inputMode="numeric" value={line} onChange={(event) => setLine(event.target.value)} />
        </div>
      ) : null}
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

function changeOf(editor: Editor, { first, second, line }: Typed, region: string | null, say: ReturnType<typeof useSay>): { readonly change: Change | null; readonly says: string | null } {
  const no = (says: string) => ({ change: null, says })
  if (editor === "mobile") {
    const checked = checkMobile(first)
    return checked.ok ? { change: { mobile: first.trim() }, says: null } : no(checked.sentence)
  }
  if (editor === "bank") {
    const checked = checkBankCard(first)
    if (!checked.ok) return no(checked.sentence)
    if (second.trim().length < 2) return no(say("return.bankMissing"))
    const branch = line.trim() === "" ? null : checkBankLine(line)
    if (branch?.ok === false) return no(branch.sentence)
    return { change: { bankAccount: first.replace(/\s/g, ""), bankName: second.trim(), ...(branch ? { bankLine: branch.value } : {}) }, says: null }
  }
  if (!region && first.trim() === "") return no(say("me.form.placeMissing"))
  return { change: { ...(region ? { liveRegion: region } : {}), ...(first.trim() ? { liveAddress: first.trim() } : {}) }, says: null }
}
