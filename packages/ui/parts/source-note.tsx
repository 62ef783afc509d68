// Where a value comes from and of which day; with a way to say that it is wrong.
import { Button } from "antd"
import { Go } from "../frame/go.tsx"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { dayOf } from "./words-of-time.ts"

export interface SourceNoteParts {
  readonly source: string
  readonly asOf?: string | null
  /** Address where the value can be corrected. */
  readonly wrongTo?: string
  /** Or what happens when the reader says that it is wrong. */
  readonly onWrong?: () => void
  /** What is wrong, for screen readers: "手机号码". */
  readonly label?: string
}

/** 来源：社会保险 · 2026-11-01 · 信息不对？ */
export function SourceNote({ source, asOf, wrongTo, onWrong, label }: SourceNoteParts) {
  const say = useTexts(uiTexts)
  const wrong = say("source.wrong")
  return (
    <span className="jy-source">
      <span>{asOf ? say("source.fromOn", { source, day: dayOf(asOf) }) : say("source.from", { source })}</span>
      {wrongTo ? (
        <Go to={wrongTo} {...(label ? { label: `${label} ${wrong}` } : {})}>
          {wrong}
        </Go>
      ) : null}
      {onWrong ? (
        <Button type="link" className="jy-inline-button" onClick={onWrong} {...(label ? { "aria-label": `${label} ${wrong}` } : {})}>
          {wrong}
        </Button>
      ) : null}
    </span>
  )
}
