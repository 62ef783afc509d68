// One month or line that somebody could claim, with what the law says about it: what the labels of subsidies are made of.
import type { Life } from "../life.ts"
import type { Finding } from "./subsidy-law/demands.ts"

export type LabelledItem = "SI-FLEX-HARD" | "SI-FLEX-GRAD" | "SI-EMP-HARD" | "SI-SME-GRAD" | "PW-POST" | "PW-SI" | "IN-BASE" | "HI-ONCE" | "TR-SKILL" | "TR-LIVE" | "TR-ASSESS" | "ST-ONCE" | "LN-INT"
  | "SI-KEY25" | "UI-EXPAND" | "HI-POOR" | "AG-INTRO" | "TR-START" | "TR-FIRM" | "TR-APPR" | "TR-PROJ" | "UI-SKILL" | "GR-JS" | "ST-RENT" | "TV-MIG" | "UI-WORKER" | "IN-EARLY" | "IN-RET" | "job-seeking" | "lump-sum"

/** One month, or one line of what is had once, with what the law says about it. Who was never recognised, and whose diploma does not count, has no months: all of theirs are refused. */
export interface Entitled {
  readonly item: LabelledItem
  readonly life: Life
  /** The unit that is paid, −1 for the person. */
  readonly firm: number
  /** "" for months. */
  readonly line: string
  readonly month: number
  readonly finding: Finding
  /** The same without the longest time: what a single month would be. */
  readonly single: Finding
  /** First day on which it could be claimed, 0: when its month is over. */
  readonly since: number
}

export const lineOf = (item: LabelledItem, life: Life, firm: number, line: string, month: number, finding: Finding, since = 0): Entitled => ({ item, life, firm, line, month, finding, single: finding, since })

/** A line about a unit itself. */
export interface UnitEntitled {
  readonly item: LabelledItem
  readonly firm: number
  readonly line: string
  readonly month: number
  readonly finding: Finding
}
