// All answers on one page before they are sent, each with a way back to its question.
import type { ReactNode } from "react"
import { Button } from "antd"
import type { Answer, Answers } from "#service"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { type FormPage, type Known, knownOf, shownAnswer } from "./pages-of.ts"
import { isLongNumber } from "../parts/grouped-number.ts"
import { NumberText } from "../parts/number-text.tsx"
import { PlaceName } from "./region-picker.tsx"

export interface CheckPageParts {
  readonly pages: readonly FormPage[]
  readonly answers: Answers
  readonly known: Known
  readonly place: string | null
  readonly placePage: string
  readonly onChange: (page: string) => void
  readonly extra?: ReactNode
  readonly help?: string
}

export function CheckPage({ pages, answers, known, place, placePage, onChange, extra, help }: CheckPageParts) {
  const say = useTexts(uiTexts)
  return (
    <div className="jy-stack">
      <p className="jy-secondary">{help ?? say("check.help")}</p>
      {pages.map((page) => (
        <Group key={page.name} title={page.title} onChange={() => onChange(page.name)}>
          <AnswerList fields={page.fields.filter((field) => field.required || isAnswered(answers[field.name]))} answers={answers} known={known} />
          <LeftOut fields={page.fields.filter((field) => !field.required && !isAnswered(answers[field.name]))} />
        </Group>
      ))}
      {place ? (
        <Group title={say("form.place")} onChange={() => onChange(placePage)}>
          <dl className="jy-answers">
            <div>
              <dt>{say("form.place")}</dt>
              <dd>
                <PlaceName code={place} />
              </dd>
            </div>
          </dl>
        </Group>
      ) : null}
      {extra}
    </div>
  )
}

const isAnswered = (value: Answer | undefined): boolean => value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)

/** What may stay empty and did, in one line instead of one each. */
function LeftOut({ fields }: { readonly fields: FormPage["fields"] }) {
  const say = useTexts(uiTexts)
  if (fields.length === 0) return null
  return <p className="jy-secondary jy-small">{say("check.leftOut", { names: fields.map((one) => one.label).join(say("list.comma")) })}</p>
}

function Group({ title, onChange, children }: { readonly title: string; readonly onChange: () => void; readonly children: ReactNode }) {
  const say = useTexts(uiTexts)
  return (
    <section className="jy-check-group">
      <div className="jy-row jy-spread">
        <h3>{title}</h3>
        <Button type="link" className="jy-inline-button" aria-label={say("field.change", { label: title })} onClick={onChange}>
          {say("check.change")}
        </Button>
      </div>
      {children}
    </section>
  )
}

export interface AnswerListParts {
  readonly fields: FormPage["fields"]
  readonly answers: Answers
  readonly known?: Known
}

/** Questions and answers as a list; places by name, known values as the register shows them. */
export function AnswerList({ fields, answers, known = {} }: AnswerListParts) {
  const say = useTexts(uiTexts)
  const words = { yes: say("yes"), no: say("no"), promised: say("check.promised"), yuan: say("money.yuan"), empty: say("check.empty") }
  return (
    <dl className="jy-answers">
      {fields.map((field) => {
        const value = answers[field.name]
        const sure = knownOf(field, known)
        return (
          <div key={field.name}>
            <dt>{field.label}</dt>
            <dd>{sure && sure.value === value ? sure.shown : field.kind === "region" && typeof value === "string" ? <PlaceName code={value} /> : typeof value === "string" && isLongNumber(value) ? <NumberText labelled={false} label={field.label} number={value} /> : shownAnswer(field, value, words)}</dd>
          </div>
        )
      })}
    </dl>
  )
}
