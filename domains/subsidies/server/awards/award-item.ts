// An item that is granted once, or by the line: its rule, where its lines come from, what the applicant says, and what a grant takes and leaves. Declared once; judged, published and granted by one path.
import type { FactSource } from "#platform/facts"
import type { ParameterTable, Rule } from "#policy"
import type { AwardedItem } from "../../rules/index.ts"
import { claimLines, claimLinesFact } from "./claim-lines.ts"
import type { LineFacts, UsedUp } from "./used-up.ts"

/** What an award takes for good: a slot of whom its line is about, or of somebody else; or the next of a number of times, before which there were so many. */
export type Taken = string | { readonly subject: string; readonly slot: string } | { readonly nth: string; readonly before: number }

/** What two awards may share (domain/03 §6), and the months the award is about. */
export interface Held {
  /** "2025-08" */
  readonly from: string
  /** null while what it is for goes on. */
  readonly until: string | null
  readonly occupation?: string
  readonly level?: number | null
  readonly employer?: string
  readonly loan?: string
}

/** What is claimed and judged by the line, whatever an approval makes true. */
export interface ClaimByLine {
  /** Code of the service item. */
  readonly code: string
  readonly payee: "person" | "employer"
  /** Decides a line; all must pass, the first gives the amount. */
  readonly rules: readonly Rule[]
  /** The lines a claim is judged on. */
  readonly lines: FactSource
  /** What its lines are found and answered by, for everybody. */
  readonly found: Pick<Declared, "lines" | "about" | "ofClaimant" | "told">
  /** Facts that are the applicant's word, by the name of the answer. */
  readonly says: Readonly<Record<string, string>>
  /** Facts every line of this item has. */
  readonly always: LineFacts
  /** What a line that passes leaves for the next of the same subject. */
  readonly uses: readonly UsedUp[]
  /** Facts that follow from others of the line, before the rule sees them. */
  readonly settled: (facts: LineFacts, place: { readonly on: string; readonly region: string; readonly parameters: ParameterTable }) => LineFacts
  /** The fact that holds the business day, where the rule book does not say it. */
  readonly day?: string
}

/** Granted with its amount: what the award is about, and what it takes for good. */
export interface AwardItem extends ClaimByLine {
  readonly item: AwardedItem
  readonly holds: (facts: LineFacts, appliedOn: string) => Held
  /** What can be had one single time, by whom the line is about or by somebody else it counts. */
  readonly takes: (facts: LineFacts, line: string, appliedOn: string) => readonly Taken[]
}

interface Declared {
  readonly rules: readonly Rule[]
  readonly lines: Parameters<typeof claimLines>[1]
  /** A line may come several times, once for each way it can be told: the best counts. */
  readonly told?: true
  readonly about: readonly FactSource[]
  readonly ofClaimant?: readonly FactSource[]
  readonly says?: AwardItem["says"]
  readonly always?: LineFacts
  readonly uses?: readonly UsedUp[]
  readonly holds?: AwardItem["holds"]
  readonly takes?: AwardItem["takes"]
  readonly settled?: AwardItem["settled"]
  readonly day?: string
}

export const monthOfDay = (day: unknown): string => String(day).slice(0, 7)

export function claimByLine(code: string, payee: ClaimByLine["payee"], declared: Omit<Declared, "holds" | "takes">): ClaimByLine {
  const { lines, about, ofClaimant = [], told, says = {}, always = {}, uses = [], settled = (facts) => facts, ...rest } = declared
  return { ...rest, found: { lines, about, ofClaimant, ...(told ? { told } : {}) }, code, payee, says, always, uses, settled, lines: claimLinesFact(claimLines(`lines_${code.replaceAll(/[.-]/g, "_")}`, lines, about, ofClaimant)) }
}

export function awardItem(item: AwardedItem, code: string, payee: AwardItem["payee"], { holds, takes, ...declared }: Declared): AwardItem {
  return { ...claimByLine(code, payee, declared), item, holds: holds ?? ((_, appliedOn) => ({ from: monthOfDay(appliedOn), until: monthOfDay(appliedOn) })), takes: takes ?? (() => []) }
}
