// What cannot be had together (domain/03 §6), written once more from its text: what somebody holds, and whether one thing more would collide with it.
import { addMonths, monthOf } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Life } from "../life.ts"
import type { LabelledItem } from "../truth/entitled.ts"
import type { Lived } from "./lived.ts"

export type GrantedItem = Exclude<LabelledItem, "job-seeking" | "lump-sum"> | "UI-RETAIN"

/** One thing somebody holds, with what it may share with another. */
export interface Holding {
  readonly item: GrantedItem
  readonly from: number
  /** Included, null while what it is for goes on. */
  readonly until: number | null
  readonly occupation: string | null
  readonly level: number | null
  /** Credit code of the unit it is about. */
  readonly employer: string | null
  readonly loan: string | null
}

export const insurance: readonly GrantedItem[] = ["SI-FLEX-HARD", "SI-FLEX-GRAD", "SI-EMP-HARD", "SI-SME-GRAD", "PW-SI"]
export const monthly: readonly GrantedItem[] = [...insurance, "SI-KEY25", "PW-POST", "IN-BASE"]
export const isMonthly = (item: GrantedItem): boolean => monthly.includes(item)

const flexible: readonly GrantedItem[] = ["SI-FLEX-HARD", "SI-FLEX-GRAD"]
const ofEmployers: readonly GrantedItem[] = ["SI-EMP-HARD", "SI-SME-GRAD", "PW-SI"]
const asEmployee: readonly GrantedItem[] = [...ofEmployers, "SI-KEY25", "PW-POST", "TR-FIRM", "TR-APPR", "HI-ONCE", "HI-POOR", "AG-INTRO", "UI-EXPAND"]
const classes: readonly GrantedItem[] = ["TR-SKILL", "TR-FIRM", "TR-APPR", "TR-PROJ"]

type Shared = "month" | "person" | "certificate" | "employer"

const table: readonly (readonly [one: readonly GrantedItem[], other: readonly GrantedItem[], shared: Shared])[] = [
  [[...insurance, "SI-KEY25"], [...insurance, "SI-KEY25"], "month"],
  [["PW-POST"], [...flexible, "IN-BASE", "IN-EARLY", "HI-ONCE", "HI-POOR", "AG-INTRO"], "month"],
  [["HI-ONCE"], ["UI-EXPAND"], "person"],
  [classes, ["UI-SKILL"], "certificate"],
  [["IN-BASE"], asEmployee, "month"],
  [["ST-ONCE", "ST-RENT"], [...asEmployee, ...flexible], "month"],
  [["HI-ONCE"], ["HI-POOR"], "employer"],
  [["TR-ASSESS"], ["UI-SKILL"], "certificate"],
]
/** Had by a person one single time. */
const once: readonly GrantedItem[] = ["HI-ONCE", "UI-EXPAND", "ST-ONCE", "ST-RENT", "GR-JS", "TV-MIG", "UI-WORKER"]

function shares(one: Holding, other: Holding, shared: Shared): boolean {
  switch (shared) {
    case "month":
      return one.from <= (other.until ?? Infinity) && other.from <= (one.until ?? Infinity)
    case "person":
      return true
    case "certificate":
      return one.occupation !== null && one.occupation === other.occupation && one.level === other.level
    case "employer":
      return one.employer === other.employer
  }
}

function collide(one: Holding, other: Holding): boolean {
  if (one.item === other.item && (once.includes(one.item) || (isMonthly(one.item) && shares(one, other, "month")) || (one.item === "HI-POOR" && shares(one, other, "employer")))) return true
  return table.some(([some, others, shared]) => ((some.includes(one.item) && others.includes(other.item)) || (some.includes(other.item) && others.includes(one.item))) && shares(one, other, shared))
}

/** What everybody of a block holds. */
export class Held {
  private readonly holdings = new Map<Life, Holding[]>()

  add(life: Life, holding: Holding): void {
    const of = this.holdings.get(life) ?? []
    of.push(holding)
    this.holdings.set(life, of)
  }

  collides(life: Life, one: Holding): boolean {
    return this.holdings.get(life)?.some((other) => collide(one, other)) === true
  }

  count(life: Life, item: GrantedItem): number {
    return this.holdings.get(life)?.filter((one) => one.item === item).length ?? 0
  }
}

export interface Had {
  readonly item: GrantedItem
  readonly life: Life | null
  readonly firm: number
  readonly line: string
  readonly month: number
}

/** What a grant that was applied for on a day makes its subject hold. */
export function holdingOf(economy: Economy, lived: Lived, { item, life, firm, line, month }: Had, applied: number): Holding {
  const nothing: Holding = { item, from: month, until: month, occupation: null, level: null, employer: null, loan: null }
  const now = { from: monthOf(applied), until: monthOf(applied) }
  const ownBusiness = () => firmOf(economy, life?.markets.find((one) => one.to === 0 && one.role !== "股东")?.firm ?? 0).uscc
  switch (item) {
    case "HI-ONCE":
    case "HI-POOR":
    case "UI-EXPAND":
      return { ...nothing, until: Math.max(month, now.until), employer: firmOf(economy, firm).uscc }
    case "AG-INTRO":
      return { ...nothing, until: Math.max(month, now.until), employer: firmOf(economy, (life && lived.introductions.get(life)?.firm) ?? firm).uscc }
    case "TR-SKILL":
    case "TR-START":
    case "TR-FIRM":
    case "TR-APPR":
    case "TR-PROJ":
      return { ...nothing, ...ofCourse(lived) }
    case "TR-ASSESS":
    case "UI-SKILL":
      return { ...nothing, ...((life && lived.skills.get(life)) ? ofSkill(lived, life) : ofCourse(lived)) }
    case "IN-EARLY":
      return { ...nothing, until: monthOf((life && lived.internships.get(life)?.planned) ?? applied) }
    case "ST-ONCE":
    case "ST-RENT":
      return { ...nothing, from: now.from, until: null, employer: ownBusiness() }
    case "TV-MIG":
      return { ...nothing, from: monthOf(addMonths(applied, -6)), until: monthOf(addMonths(applied, -1)) }
    case "GR-JS":
    case "UI-WORKER":
    case "IN-RET":
      return { ...nothing, ...now }
    case "LN-INT":
      return { ...nothing, loan: line.includes(":") ? line.slice(0, line.indexOf(":")) : `D${(life && lived.loans.get(life)?.number) ?? 0}` }
    default:
      return nothing
  }
}

type Certificate = Pick<Holding, "occupation" | "level">

/** A class for founders ends with a certificate of completion, which has no level. */
const ofCourse = ({ course }: Lived): Certificate => (course?.kind === "start" ? { occupation: "创办企业", level: null } : { occupation: course?.occupation ?? null, level: course?.level ?? 5 })

function ofSkill({ skills }: Lived, life: Life): Certificate {
  const skill = skills.get(life)
  return { occupation: skill?.occupation ?? null, level: skill?.level ?? null }
}
