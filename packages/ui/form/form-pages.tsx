// Walks a person through a declared form: one group a page, progress by name, answers kept at every step, checked before they are sent.
import { ArrowLeftOutlined, CheckOutlined } from "@ant-design/icons"
import { Button, Radio } from "antd"
import { useEffect, useRef, useState, type ReactNode } from "react"
import { type Answer, type Answers, checkAnswers, type Field, type Form } from "#service"
import type { PlainDate } from "#standards"
import { type FieldError, Refusal } from "#wire"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { FieldErrors, ProblemNotice } from "../parts/problem-notice.tsx"
import { CheckPage } from "./check-page.tsx"
import { FieldControl, fieldId } from "./field-control.tsx"
import { answersToSend, type FormPage, type Known, knownOf, pagesOf } from "./pages-of.ts"
import { RegionPicker } from "./region-picker.tsx"

export interface Place {
  readonly region: string
  readonly name: string
  readonly why: string
}

export interface FormPagesParts {
  readonly form: Form
  readonly known: Known
  readonly answers: Answers
  readonly onAnswers: (answers: Answers) => void
  /** Name of the page shown: a group, "place", "check" or "" for the first. */
  readonly page: string
  readonly onPage: (page: string) => void
  /** Called when a page is left forward: keeps the draft. A failure is said calmly and does not stop the person. */
  readonly onSave?: (answers: Answers) => Promise<unknown>
  readonly onSend: (answers: Answers) => Promise<unknown>
  readonly sendLabel: string
  /** Words of the button that goes on; without them it says that a draft is kept. */
  readonly nextLabel?: string
  /** What the last page is called and says, where nothing is sent to an office. */
  readonly checking?: { readonly title: string; readonly help: string }
  readonly today: PlainDate
  /** Only these fields are asked, for a correction. */
  readonly only?: readonly string[]
  /** Where it can be handled; leave out when that is settled. */
  readonly places?: readonly Place[]
  readonly place?: string | null
  readonly onPlace?: (region: string | null) => void
  /** Address where wrong register data can be reported. */
  readonly wrongTo?: string
  /** Further groups a check page shows, such as papers. */
  readonly beforeSend?: ReactNode
}

const placePage = "place"
const checkPage = "check"

/** The pages; what is typed lives with the caller, so that it survives everything. */
export function FormPages(parts: FormPagesParts) {
  const { form, known, answers, onAnswers, page, onPage, onSave, onSend, sendLabel, nextLabel, checking, today, only, places, place = null, onPlace, wrongTo, beforeSend } = parts
  const say = useTexts(uiTexts)
  const pages = pagesOf(form, answers, only)
  const names = [...pages.map((one) => one.name), ...(places ? [placePage] : []), checkPage]
  const titles = [...pages.map((one) => one.title), ...(places ? [say("form.place")] : []), checking?.title ?? say("form.check")]
  const at = Math.max(0, names.indexOf(page === "" ? (names[0] ?? checkPage) : page))
  const shown = pages[at]
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [unsaved, setUnsaved] = useState(false)
  const summary = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | null>(null)
  const heading = useFocusOnChange(names[at] ?? "")
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus()
  }, [errors])
  useEffect(() => {
    const name = wanted.current
    if (name === null) return
    wanted.current = null
    focusField(name)
  }, [at])

  const wrongNow = (): readonly FieldError[] => checkAnswers(form, answers, today).errors.filter((one) => !isLocked(form, known, answers, one.path))
  const latest = useRef(answers)
  useEffect(() => {
    latest.current = answers
  }, [answers])
  const change = (name: string, value: Answer) => {
    latest.current = { ...latest.current, [name]: value }
    onAnswers(latest.current)
    setErrors((before) => before.filter((one) => one.path !== name))
  }
  const toField = (path: string) => {
    const index = pages.findIndex((one) => one.fields.some((field) => field.name === path))
    if (index === at || index < 0) focusField(path)
    else {
      wanted.current = path
      onPage(names[index] ?? "")
    }
  }
  const save = async () => {
    if (!onSave) return
    try {
      await onSave(answersToSend(form, known, answers))
      setUnsaved(false)
    } catch {
      setUnsaved(true)
    }
  }
  const forward = () => {
    const here = new Set(shown?.fields.map((one) => one.name))
    const wrong: readonly FieldError[] = names[at] === placePage ? (place ? [] : [{ path: placePage, code: "field.required", says: say("form.placeMissing") }]) : wrongNow().filter((one) => here.has(one.path))
    setErrors([...wrong])
    if (wrong.length > 0) return
    void save()
    onPage(names[at + 1] ?? checkPage)
  }
  const send = async () => {
    const wrong = wrongNow().filter((one) => !only || only.length === 0 || only.includes(one.path))
    setErrors([...wrong])
    setFailure(null)
    if (wrong.length > 0) return
    setBusy(true)
    try {
      await onSend(answersToSend(form, known, answers))
    } catch (problem) {
      setFailure(problem)
      if (problem instanceof Refusal && problem.errors.length > 0) setErrors([])
    } finally {
      setBusy(false)
    }
  }
  const errorOf = (name: string) => errors.find((one) => one.path === name)?.says ?? (failure instanceof Refusal ? (failure.errors.find((one) => one.path === name || one.path === `answers.${name}`)?.says ?? null) : null)

  return (
    <div className="jy-form">
      <Progress titles={titles} at={at} />
      <form
        noValidate
        className="jy-card jy-form-page"
        onSubmit={(event) => {
          event.preventDefault()
          if (names[at] === checkPage) void send()
          else forward()
        }}
      >
        {at > 0 ? (
          <Button type="link" className="jy-back" icon={<ArrowLeftOutlined aria-hidden="true" />} onClick={() => onPage(names[at - 1] ?? "")}>
            {say("form.back")}
          </Button>
        ) : null}
        <h2 tabIndex={-1} ref={heading} className="jy-form-title">
          {titles[at]}
        </h2>
        {errors.length > 0 ? (
          <div className="jy-notice jy-notice-error" role="alert" tabIndex={-1} ref={summary}>
            <div className="jy-stack-s">
              <strong>{say("form.errors", { count: errors.length })}</strong>
              <FieldErrors errors={errors} onField={toField} />
            </div>
          </div>
        ) : null}
        <ProblemNotice failure={failure} onField={(path) => toField(path.replace(/^answers\./, ""))} />
        {shown && at < pages.length ? <Questions page={shown} {...{ answers, known, today, errorOf, change }} {...(wrongTo ? { wrongTo } : {})} /> : null}
        {names[at] === placePage && places ? <PlaceQuestion places={places} place={place} error={errors.find((one) => one.path === placePage)?.says ?? null} onPlace={(region) => onPlace?.(region)} /> : null}
        {names[at] === checkPage ? <CheckPage pages={pages} answers={answers} known={known} place={places ? place : null} placePage={placePage} onChange={onPage} extra={beforeSend} {...(checking ? { help: checking.help } : {})} /> : null}
        {unsaved ? (
          <p className="jy-small jy-secondary" role="status">
            {say("form.notSaved")}
          </p>
        ) : null}
        <div className="jy-row jy-form-buttons">
          <Button type="primary" size="large" htmlType="submit" loading={busy}>
            {names[at] === checkPage ? sendLabel : (nextLabel ?? say("form.continue"))}
          </Button>
        </div>
      </form>
    </div>
  )
}

interface QuestionsParts {
  readonly page: FormPage
  readonly answers: Answers
  readonly known: Known
  readonly today: PlainDate
  readonly errorOf: (name: string) => string | null
  readonly change: (name: string, value: Answer) => void
  readonly wrongTo?: string
}

function Questions({ page, answers, known, today, errorOf, change, wrongTo }: QuestionsParts) {
  return (
    <>
      {page.help ? <p className="jy-secondary">{page.help}</p> : null}
      {page.fields.map((field) => (
        <FieldControl key={field.name} field={field} value={answers[field.name]} known={knownOf(field, known)} error={errorOf(field.name)} today={today} onChange={(value) => change(field.name, value)} {...(wrongTo ? { wrongTo } : {})} />
      ))}
    </>
  )
}

function PlaceQuestion({ places, place, error, onPlace }: { readonly places: readonly Place[]; readonly place: string | null; readonly error: string | null; readonly onPlace: (region: string | null) => void }) {
  const say = useTexts(uiTexts)
  const [elsewhere, setElsewhere] = useState(place !== null && !places.some((one) => one.region === place))
  return (
    <div className={`jy-field${error ? " jy-field-wrong" : ""}`}>
      <p className="jy-field-help">{say("form.placeHelp")}</p>
      {error ? <p className="jy-field-error">{error}</p> : null}
      <Radio.Group
        className="jy-choices"
        aria-label={say("form.place")}
        value={elsewhere ? "elsewhere" : place}
        onChange={(event) => {
          const value = String(event.target.value)
          setElsewhere(value === "elsewhere")
          onPlace(value === "elsewhere" ? null : value)
        }}
      >
        {places.map((one, index) => (
          <Radio key={one.region} value={one.region} {...(index === 0 ? { id: fieldId(placePage) } : {})}>
            <span>
              {one.name}
              <span className="jy-choice-why">{one.why}</span>
            </span>
          </Radio>
        ))}
        <Radio value="elsewhere">{say("form.elsewhere")}</Radio>
      </Radio.Group>
      {elsewhere ? <RegionPicker id="field-place-elsewhere" label={say("form.place")} value={place} onChange={onPlace} invalid={error !== null} /> : null}
    </div>
  )
}

function Progress({ titles, at }: { readonly titles: readonly string[]; readonly at: number }) {
  const say = useTexts(uiTexts)
  return (
    <div className="jy-progress">
      <p className="jy-progress-words">{say("form.progress", { at: at + 1, of: titles.length, title: titles[at] ?? "" })}</p>
      <div className="jy-progress-bar" aria-hidden="true">
        {titles.map((title, index) => (
          <i key={`${index}-${title}`} className={index <= at ? "jy-progress-done" : ""} />
        ))}
      </div>
      <ol className="jy-progress-names" aria-label={say("form.steps")}>
        {titles.map((title, index) => (
          <li key={`${index}-${title}`} className={index < at ? "jy-progress-past" : index === at ? "jy-progress-now" : ""} {...(index === at ? { "aria-current": "step" as const } : {})}>
            {index < at ? <CheckOutlined aria-hidden="true" /> : null}
            {title}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A locked known value is the register's, not the applicant's: it is not checked again here. */
function isLocked(form: Form, known: Known, answers: Answers, name: string): boolean {
  const field = fieldNamed(form, name)
  const value = field ? knownOf(field, known) : null
  return value !== null && answers[name] === value.value
}

const fieldNamed = (form: Form, name: string): Field | undefined => form.groups.flatMap((group) => group.fields).find((field) => field.name === name)

function focusField(name: string): void {
  const element = document.getElementById(fieldId(name))
  element?.focus()
  element?.scrollIntoView({ block: "center" })
}

function useFocusOnChange(page: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(page)
  useEffect(() => {
    if (before.current === page) return
    before.current = page
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [page])
  return heading
}
