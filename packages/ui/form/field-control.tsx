// One question: label, help, the control for its kind, the error beside it. Known data is shown locked with its source.
import { LockOutlined } from "@ant-design/icons"
import { Button, Checkbox, Input, Radio, Select } from "antd"
import { useState } from "react"
import type { Answer, Field } from "#service"
import { activeCodes, type PlainDate } from "#standards"
import { useLanguage, useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { SourceNote } from "../parts/source-note.tsx"
import { dayInWords, monthInWords } from "../parts/words-of-time.ts"
import { typedDay, typedMonth } from "./typed-day.ts"
import { fenOf, type KnownValue, yuanOf } from "./pages-of.ts"
import { RegionPicker } from "./region-picker.tsx"
import { SearchSelect } from "./search-select.tsx"

export interface FieldControlParts {
  readonly field: Field
  readonly value: Answer | undefined
  readonly onChange: (value: Answer) => void
  readonly known: KnownValue | null
  readonly error: string | null
  readonly today: PlainDate
  /** Address where wrong data of a register can be reported. */
  readonly wrongTo?: string
}

export const fieldId = (name: string): string => `field-${name}`

/** Choices up to this many stand open as radio buttons or boxes. */
const openChoices = 8

export function FieldControl(parts: FieldControlParts) {
  const { field, value, known, error, wrongTo } = parts
  const say = useTexts(uiTexts)
  const [opened, setOpened] = useState(false)
  const locked = known !== null && !opened && (value === known.value || !field.correctable)
  const id = fieldId(field.name)
  const grouped = isGrouped(parts)
  const describedBy = [field.help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ")
  const label = (
    <>
      {field.label}
      {field.required || locked ? null : <span className="jy-optional">{say("field.optional")}</span>}
    </>
  )
  if (locked) {
    return (
      <div className="jy-field jy-field-locked" id={id} tabIndex={-1}>
        <div className="jy-field-label">{label}</div>
        <div className="jy-locked">
          <LockOutlined aria-hidden="true" />
          <span>{known.shown}</span>
          {field.correctable ? (
            <Button type="link" className="jy-inline-button" aria-label={say("field.change", { label: field.label })} onClick={() => setOpened(true)}>
              {say("check.change")}
            </Button>
          ) : null}
        </div>
        <SourceNote source={known.source} asOf={known.asOf} label={field.label} {...(wrongTo && !field.correctable ? { wrongTo } : {})} />
        <ErrorLine id={id} error={error} />
      </div>
    )
  }
  if (field.kind === "promise") return <PromiseBox {...parts} id={id} describedBy={describedBy} />
  return (
    <div className={`jy-field${error ? " jy-field-wrong" : ""}`}>
      {grouped ? (
        <div className="jy-field-label" id={`${id}-label`}>
          {label}
        </div>
      ) : (
        <label className="jy-field-label" htmlFor={id}>
          {label}
        </label>
      )}
      {field.help ? (
        <p className="jy-field-help" id={`${id}-help`}>
          {field.help}
        </p>
      ) : null}
      <ErrorLine id={id} error={error} />
      <Control {...parts} id={id} describedBy={describedBy} />
    </div>
  )
}

function ErrorLine({ id, error }: { readonly id: string; readonly error: string | null }) {
  const say = useTexts(uiTexts)
  if (!error) return null
  return (
    <p className="jy-field-error" id={`${id}-error`}>
      <span className="jy-visually-hidden">{say("field.error")}</span>
      {error}
    </p>
  )
}

function choicesOf(field: Field, today: PlainDate): readonly { readonly value: string; readonly label: string }[] {
  if (field.choices) return field.choices.map((one) => ({ value: one.code, label: one.label }))
  if (!field.set) return []
  return activeCodes(field.set, today)
    .filter((one) => !field.only || field.only.includes(one.code))
    .map((one) => ({ value: one.code, label: one.name }))
}

function isGrouped({ field, today }: FieldControlParts): boolean {
  return field.kind === "boolean" || ((field.kind === "code" || field.kind === "codes") && choicesOf(field, today).length <= openChoices)
}

/** What a group of choices says of itself to a screen reader: its question, its help and error. */
const groupAria = ({ id, error, describedBy }: ControlParts) => ({ "aria-labelledby": `${id}-label`, ...(describedBy ? { "aria-describedby": describedBy } : {}), ...(error ? { "aria-invalid": true } : {}) })

interface ControlParts extends FieldControlParts {
  readonly id: string
  readonly describedBy: string
}

function Control(parts: ControlParts) {
  const { field, value, onChange, error, id, describedBy } = parts
  const say = useTexts(uiTexts)
  const aria = { id, "aria-invalid": error !== null, "aria-required": field.required, ...(describedBy ? { "aria-describedby": describedBy } : {}) }
  const status = error ? ({ status: "error" } as const) : {}
  const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : ""
  const placeholder = field.placeholder ? { placeholder: field.placeholder } : {}
  switch (field.kind) {
    case "long-text":
      return <Input.TextArea {...aria} {...status} {...placeholder} value={text} autoSize={{ minRows: 3, maxRows: 10 }} onChange={(event) => onChange(event.target.value)} />
    case "number":
      return <Input {...aria} {...status} {...placeholder} className="jy-narrow" inputMode="numeric" value={text} onChange={(event) => onChange(/^-?\d+$/.test(event.target.value) ? Number(event.target.value) : event.target.value || null)} />
    case "money":
      return <MoneyInput {...parts} />
    case "date":
    case "month":
      return <DayInput {...parts} />
    case "boolean":
      return (
        <Radio.Group {...groupAria(parts)} aria-required={field.required} className="jy-choices" name={id} value={value} onChange={(event) => onChange(event.target.value as boolean)}>
          <Radio id={id} value={true}>
            {say("yes")}
          </Radio>
          <Radio value={false}>{say("no")}</Radio>
        </Radio.Group>
      )
    case "code":
      return <OneCode {...parts} />
    case "codes":
      return <ManyCodes {...parts} />
    case "region":
      return <RegionPicker id={id} label={field.label} value={text || null} onChange={onChange} invalid={error !== null} {...(describedBy ? { describedBy } : {})} />
    case "mobile":
      return <Input {...aria} {...status} {...placeholder} className="jy-narrow" type="tel" inputMode="tel" autoComplete="tel" value={text} onChange={(event) => onChange(event.target.value)} />
    case "bank-account":
      return <Input {...aria} {...status} {...placeholder} inputMode="numeric" autoComplete="off" value={text} onChange={(event) => onChange(event.target.value.replace(/\s/g, ""))} />
    default:
      return <Input {...aria} {...status} {...placeholder} autoComplete="off" value={text} onChange={(event) => onChange(event.target.value)} />
  }
}

function MoneyInput({ field, value, onChange, error, id, describedBy }: ControlParts) {
  const say = useTexts(uiTexts)
  const [typed, setTyped] = useState(() => yuanOf(value))
  return (
    <Input
      id={id}
      className="jy-narrow"
      inputMode="decimal"
      suffix={say("money.yuan")}
      aria-invalid={error !== null}
      aria-required={field.required}
      {...(describedBy ? { "aria-describedby": describedBy } : {})}
      {...(error ? { status: "error" as const } : {})}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(fenOf(event.target.value))
      }}
    />
  )
}

/** A day or month typed in digits; put into its form when the field is left, and said in words below. */
function DayInput({ field, value, onChange, error, id, describedBy }: ControlParts) {
  const say = useTexts(uiTexts)
  const [language] = useLanguage()
  const read = field.kind === "month" ? typedMonth : typedDay
  const text = typeof value === "string" ? value : ""
  const words = field.kind === "month" ? monthInWords(text, language) : dayInWords(text, language)
  return (
    <div className="jy-row">
      <Input
        id={id}
        className="jy-narrow"
        inputMode="numeric"
        autoComplete="off"
        placeholder={field.placeholder ?? say(field.kind === "month" ? "field.month" : "field.day")}
        aria-invalid={error !== null}
        aria-required={field.required}
        {...(describedBy ? { "aria-describedby": describedBy } : {})}
        {...(error ? { status: "error" as const } : {})}
        value={text}
        onChange={(event) => onChange(/^\d{4}-\d{2}(-\d{2})?$/.test(event.target.value) || /^\d{8}$/.test(event.target.value) ? read(event.target.value) : event.target.value || null)}
        onBlur={() => {
          if (read(text) !== text) onChange(read(text) || null)
        }}
      />
      {words === text ? null : <span className="jy-secondary">{words}</span>}
    </div>
  )
}

function OneCode(parts: ControlParts) {
  const { field, value, onChange, error, id, describedBy, today } = parts
  const say = useTexts(uiTexts)
  const choices = choicesOf(field, today)
  if (choices.length <= openChoices)
    return (
      <Radio.Group {...groupAria(parts)} aria-required={field.required} className="jy-choices" name={id} value={value} onChange={(event) => onChange(String(event.target.value))}>
        {choices.map((one, index) => (
          <Radio key={one.value} value={one.value} {...(index === 0 ? { id } : {})}>
            {one.label}
          </Radio>
        ))}
      </Radio.Group>
    )
  return (
    <SearchSelect
      id={id}
      label={field.label}
      value={typeof value === "string" ? value : null}
      options={choices}
      placeholder={field.placeholder ?? say("field.choose")}
      invalid={error !== null}
      required={field.required}
      allowClear={!field.required}
      onChange={onChange}
      {...(describedBy ? { describedBy } : {})}
    />
  )
}

function ManyCodes(parts: ControlParts) {
  const { field, value, onChange, error, id, describedBy, today } = parts
  const say = useTexts(uiTexts)
  const choices = choicesOf(field, today)
  const chosen = Array.isArray(value) ? value.map(String) : []
  if (choices.length <= openChoices)
    return (
      <div id={id} role="group" tabIndex={-1} {...groupAria(parts)}>
        <Checkbox.Group className="jy-choices" value={chosen} options={[...choices]} onChange={(codes) => onChange(codes.map(String))} />
      </div>
    )
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      className="jy-wide"
      showSearch={{ optionFilterProp: "label" }}
      placeholder={field.placeholder ?? say("field.chooseMany")}
      options={[...choices]}
      aria-label={field.label}
      value={chosen}
      {...(describedBy ? { "aria-describedby": describedBy } : {})}
      {...(error ? { status: "error" as const, "aria-invalid": true } : {})}
      onChange={(codes) => onChange(codes)}
    />
  )
}

function PromiseBox({ field, value, onChange, error, id }: ControlParts) {
  const readFirst = [field.promiseText ? `${id}-text` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ")
  return (
    <div className={`jy-field jy-promise${error ? " jy-field-wrong" : ""}`}>
      {field.promiseText ? <div className="jy-promise-text" id={`${id}-text`}>{field.promiseText.split("\n").map((line, index) => <p key={index}>{line}</p>)}</div> : null}
      <ErrorLine id={id} error={error} />
      <Checkbox id={id} checked={value === true} aria-invalid={error !== null} aria-required={field.required} {...(readFirst ? { "aria-describedby": readFirst } : {})} onChange={(event) => onChange(event.target.checked)}>
        {field.label}
      </Checkbox>
    </div>
  )
}
