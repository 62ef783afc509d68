// A day chosen from a calendar or typed, in and out as "2026-03-02"; the calendar speaks the page's language. Enter takes the day and sends no form.
import { DatePicker } from "antd"
import dayjs from "dayjs"
import "dayjs/locale/zh-cn"
import { useLanguage } from "#ui"

interface DayPickerProps {
  readonly id: string
  readonly value: string | null
  readonly change: (day: string | null) => void
}

export function DayPicker({ id, value, change }: DayPickerProps) {
  const [language] = useLanguage()
  dayjs.locale(language === "zh" ? "zh-cn" : "en")
  return (
    <DatePicker
      id={id} value={value ? dayjs(value) : null} onChange={(day) => change(day ? day.format("YYYY-MM-DD") : null)}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.preventDefault()
      }}
    />
  )
}
