// The tone of an import's state and of a row's verdict.
import type { FilingImport } from "#domains/registration"
import type { Tone } from "#ui"

export const importTone = (state: FilingImport["state"]): Tone => (state === "confirmed" ? "success" : state === "previewed" ? "warning" : "neutral")

export const verdicts = ["new", "change", "end", "same", "refuse"] as const
export type RowVerdict = (typeof verdicts)[number]

export const verdictTone = (verdict: RowVerdict): Tone => ({ new: "success", change: "info", end: "warning", same: "neutral", refuse: "error" } as const)[verdict]
