// Days and moments as people read them, in China's time, in both languages.
import { isPlainDate, longDate, todayInChina, chinaClock } from "#standards"
import type { Language } from "../language.ts"

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** 2026-03-02 → 2026年3月2日, or 2 Mar 2026. Other text is given back as it is. */
export function dayInWords(day: string, language: Language = "zh"): string {
  if (!isPlainDate(day)) return day
  if (language === "zh") return longDate(day)
  return `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ""} ${day.slice(0, 4)}`
}

/** 2026-03-02 → 3月2日, or 2 Mar: for days near today, where the year is plain. */
export function shortDay(day: string, language: Language = "zh"): string {
  if (!isPlainDate(day)) return day
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  return language === "zh" ? `${month}月${date}日` : `${date} ${months[month - 1] ?? ""}`
}

/** 2026-03 → 2026年3月, or Mar 2026. */
export function monthInWords(month: string, language: Language = "zh"): string {
  if (!/^\d{4}-\d{2}$/.test(month)) return month
  return language === "zh" ? `${month.slice(0, 4)}年${Number(month.slice(5))}月` : `${months[Number(month.slice(5)) - 1] ?? ""} ${month.slice(0, 4)}`
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** The day in China of a day or of an ISO moment. */
export const dayOf = (when: string): string => (instant.test(when) ? todayInChina(when) : when.slice(0, 10))

/** An ISO moment as "2026-03-02 09:05" in China. */
export function clockTime(when: string): string {
  if (!instant.test(when)) return when
  const { date, minutes } = chinaClock(when)
  return `${date} ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
}
