// A day chosen from a calendar or typed, in and out as "2026-03-02"; the calendar speaks the page's language. Enter takes the day and sends no form; what is being typed stays while the page around it is drawn again.
import { DatePicker } from "antd"
import dayjs from "dayjs"
import "dayjs/locale/zh-cn"
import { useMemo } from "react"
import { useLanguage } from "#ui"
import type { LineAria } from "./line.tsx"

interface DayPickerProps extends LineAria {
  readonly value: string | null
  readonly change: (day: string | null) => void
}

export function DayPicker({ value, change, ...aria }: DayPickerProps) {
  const [language] = useLanguage()
  const shown = useMemo(() => (value ? dayjs(value) : null), [value])
  dayjs.locale(language === "zh" ? "zh-cn" : "en")
  return (
    <DatePicker
      {...aria} value={shown} onChange={(day) => change(day ? day.format("YYYY-MM-DD") : null)}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.preventDefault()
      }}
    />
  )
}
