// Figures as everybody writes them here: money, days, moments, working days left, masked numbers.
import { ClockCircleOutlined, ExclamationCircleOutlined, PauseCircleOutlined, WarningOutlined } from "@ant-design/icons"
import { fen, formatYuan } from "#standards"
import { useLanguage, useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { clockTime, dayInWords, dayOf } from "./words-of-time.ts"

/** 180000 → "1 800.00 元"; digits of equal width, never broken over lines. */
export function Money({ fen: amount, unit = true, strong = false }: { readonly fen: number; readonly unit?: boolean; readonly strong?: boolean }) {
  const say = useTexts(uiTexts)
  const text = formatYuan(fen(amount)).replaceAll(" ", "\u202f")
  const words = (
    <span className="jy-money">
      {text}
      {unit ? ` ${say("money.yuan")}` : ""}
    </span>
  )
  return strong ? <strong>{words}</strong> : words
}

/** A day, or the day in China of a moment: 2026-03-02, or 2026年3月2日 when `long`. */
export function DateText({ day, long = false }: { readonly day: string; readonly long?: boolean }) {
  const [language] = useLanguage()
  const plain = dayOf(day)
  return (
    <time dateTime={plain} className="jy-money">
      {long ? dayInWords(plain, language) : plain}
    </time>
  )
}

/** A moment as 2026-03-02 09:05 in China's time. */
export function MomentText({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} className="jy-money">
      {clockTime(at)}
    </time>
  )
}

export type Pace = "ok" | "soon" | "late" | "paused" | "ended"

export interface DaysLeftParts {
  readonly pace: Pace
  /** Working days; negative when late. */
  readonly daysLeft: number | null
  readonly dueOn?: string | null
}

const tones = { ok: "neutral", soon: "warning", late: "error", paused: "neutral", ended: "neutral" } as const

/** How many working days are left, with a word for amber and red. Nothing when the case has ended. */
export function DaysLeft({ pace, daysLeft, dueOn }: DaysLeftParts) {
  const say = useTexts(uiTexts)
  if (pace === "ended") return null
  const sign = pace === "late" ? <WarningOutlined aria-hidden="true" /> : pace === "soon" ? <ExclamationCircleOutlined aria-hidden="true" /> : pace === "paused" ? <PauseCircleOutlined aria-hidden="true" /> : <ClockCircleOutlined aria-hidden="true" />
  const days = Math.abs(daysLeft ?? 0)
  const words = pace === "paused" || daysLeft === null ? say("days.paused") : daysLeft < 0 ? say("days.late", { days }) : daysLeft === 0 ? say("days.today") : pace === "soon" ? say("days.soon", { days }) : say("days.left", { days })
  return (
    <span className={`jy-tag jy-tag-${tones[pace]}`} {...(dueOn ? { title: say("days.dueOn", { day: dueOn }) } : {})}>
      <span aria-hidden="true">{sign}</span>
      {words}
    </span>
  )
}

/** A number shown masked; read aloud as its last digits, not as a row of stars. */
export function MaskedId({ masked, label }: { readonly masked: string; readonly label?: string }) {
  const say = useTexts(uiTexts)
  const tail = /([0-9A-Za-z]+)$/.exec(masked)?.[1] ?? ""
  return (
    <span className="jy-money">
      <span aria-hidden="true">{masked}</span>
      <span className="jy-visually-hidden">{`${label ?? ""}${tail ? say("masked.tail", { tail }) : say("masked.hidden")}`}</span>
    </span>
  )
}
