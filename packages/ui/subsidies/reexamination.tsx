// 复核 of a decision, as who applied reads it: whether and until when it can be asked for, what was asked, and what came of it.
import { DownloadOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useState } from "react"
import type { z } from "zod"
import { addressOf, type Endpoint } from "#wire"
import { useAsk, useSend } from "../ask.ts"
import { useGo } from "../frame/go.tsx"
import { useLanguage, useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { dayInWords } from "../parts/words-of-time.ts"
import { ReasonForm } from "./reason-form.tsx"

interface ShownReexamination {
  readonly may: boolean
  readonly until: string | null
  readonly made: { readonly reexaminationId: string; readonly reason: string; readonly dueOn: string; readonly state: "open" | "upheld" | "changed" | "sent-back"; readonly settledSays: string; readonly newCaseId: string | null } | null
}

type OfCase = z.ZodType<unknown, { subject: string; case: string }>

export interface ReexaminationParts {
  readonly subject: string
  readonly caseId: string
  /** Where it is read, asked for, and its letter fetched. */
  readonly endpoints: {
    readonly read: Endpoint<OfCase, z.ZodType, z.ZodType, z.ZodType<ShownReexamination>>
    readonly ask: Endpoint<OfCase, z.ZodType, z.ZodType<unknown, { reason: string }>>
    readonly letter: { readonly path: string }
  }
}

/** Nothing where no second look can be asked for and none was. */
export function Reexamination({ subject, caseId, endpoints }: ReexaminationParts) {
  const go = useGo()
  const say = useTexts(uiTexts)
  const [language] = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const params = { subject, case: caseId }
  const read = useAsk(endpoints.read, { params })
  const send = useSend(endpoints.ask, [endpoints.read.name])
  if (!read.data) return null
  const { made, may, until } = read.data
  if (!made && !may) return null
  const { newCaseId } = made ?? { newCaseId: null }
  return (
    <section className="jy-card jy-stack-s" aria-labelledby="reexamination">
      <h2 id="reexamination">{say("reexamination.title")}</h2>
      {made ? (
        <>
          <p role="status"><strong>{say(`reexamination.state.${made.state}`, { day: dayInWords(made.dueOn, language) })}</strong></p>
          <p className="jy-keep-lines">{say("reexamination.asked", { says: made.reason })}</p>
          {made.settledSays ? <p className="jy-keep-lines">{say("reexamination.answered", { says: made.settledSays })}</p> : null}
          <div className="jy-row jy-no-print">
            {made.state === "open" ? null : <Button icon={<DownloadOutlined aria-hidden="true" />} href={addressOf(endpoints.letter, { subject, reexamination: made.reexaminationId })}>{say("reexamination.letter")}</Button>}
            {newCaseId ? <Button type="primary" onClick={() => go(`/cases/${subject}/${newCaseId}`)}>{say("reexamination.onward")}</Button> : null}
          </div>
        </>
      ) : (
        <>
          <p>{say("reexamination.may", { day: dayInWords(until ?? "", language) })}</p>
          {isOpen ? (
            <ReasonForm id="reexamination-reason" label={say("reexamination.reason")} help={say("reexamination.reasonHelp")} least={5} missing={say("reexamination.reasonMissing")} send={say("reexamination.send")} onSend={(reason) => send.mutateAsync({ params, input: { reason } })} close={() => setOpen(false)} />
          ) : (
            <div className="jy-no-print"><Button onClick={() => setOpen(true)}>{say("reexamination.ask")}</Button></div>
          )}
        </>
      )}
    </section>
  )
}
