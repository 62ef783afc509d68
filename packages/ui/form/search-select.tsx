// A long list to choose one from: typing narrows it, and what it says when nothing fits or nothing has come yet is a row of the list, so that it is heard too.
import { Select } from "antd"
import { useState } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

interface SearchSelectParts {
  readonly id: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly placeholder: string
  readonly invalid: boolean
  readonly required?: boolean
  /** The list is on its way. */
  readonly loading?: boolean
  readonly allowClear?: boolean
  /** Its name where no label points to it. */
  readonly label?: string
  readonly describedBy?: string
}

export function SearchSelect({ id, value, onChange, options, placeholder, invalid, required = false, loading = false, allowClear = false, label, describedBy }: SearchSelectParts) {
  const say = useTexts(uiTexts)
  const [typed, setTyped] = useState("")
  const wanted = typed.trim().toLowerCase()
  const found = options.filter((one) => one.label.toLowerCase().includes(wanted))
  const nothing = { value: "", label: say(loading ? "loading" : "field.noMatch"), disabled: true }
  return (
    <Select<string>
      id={id}
      className="jy-wide"
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      placeholder={placeholder}
      options={found.length > 0 ? [...found] : [nothing]}
      loading={loading}
      allowClear={allowClear}
      aria-invalid={invalid}
      aria-required={required}
      {...(label ? { "aria-label": label } : {})}
      {...(describedBy ? { "aria-describedby": describedBy } : {})}
      {...(invalid ? { status: "error" as const } : {})}
      {...(value ? { value } : {})}
      onOpenChange={(open) => {
        if (!open) setTyped("")
      }}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  )
}
