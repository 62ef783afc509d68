// 复核 of a decision, as who applied reads it: whether and until when it can be asked for, what was asked, and what came of it.
import { DownloadOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useState } from "react"
import { useLanguage, useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { dayInWords } from "../parts/words-of-time.ts"
import { ReasonForm } from "./reason-form.tsx"

export interface ShownReexamination {
  readonly may: boolean
  readonly until: string | null
  readonly made: { readonly reason: string; readonly dueOn: string; readonly state: "open" | "upheld" | "changed" | "sent-back"; readonly settledSays: string } | null
}

export interface ReexaminationPartParts {
  readonly shown: ShownReexamination
  readonly ask: (reason: string) => Promise<unknown>
  readonly letter: string | null
  /** Where the case that was begun anew is. */
  readonly onward: (() => void) | null
}

export function ReexaminationPart({ shown, ask, letter, onward }: ReexaminationPartParts) {
  const say = useTexts(uiTexts)
  const [language] = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { made, until } = shown
  if (!made && !shown.may) return null
  return (
    <section className="jy-card jy-stack-s" aria-labelledby="reexamination">
      <h2 id="reexamination">{say("reexamination.title")}</h2>
      {made ? (
        <>
          <p role="status"><strong>{say(`reexamination.state.${made.state}`, { day: dayInWords(made.dueOn, language) })}</strong></p>
          <p className="jy-keep-lines">{say("reexamination.asked", { says: made.reason })}</p>
          {made.settledSays ? <p className="jy-keep-lines">{say("reexamination.answered", { says: made.settledSays })}</p> : null}
          <div className="jy-row jy-no-print">
            {letter ? <Button icon={<DownloadOutlined />} href={letter}>{say("reexamination.letter")}</Button> : null}
            {onward ? <Button type="primary" onClick={onward}>{say("reexamination.onward")}</Button> : null}
          </div>
        </>
      ) : (
        <>
          <p>{say("reexamination.may", { day: dayInWords(until ?? "", language) })}</p>
          {isOpen ? (
            <ReasonForm id="reexamination-reason" label={say("reexamination.reason")} help={say("reexamination.reasonHelp")} least={5} missing={say("reexamination.reasonMissing")} send={say("reexamination.send")} onSend={ask} close={() => setOpen(false)} />
          ) : (
            <div className="jy-no-print"><Button onClick={() => setOpen(true)}>{say("reexamination.ask")}</Button></div>
          )}
        </>
      )}
    </section>
  )
}
