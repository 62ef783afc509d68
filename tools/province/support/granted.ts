// Which of what people were entitled to was claimed and granted, and what cheats were granted beside it. Nothing is granted that collides with something else (domain/03 §6).
import { firstDay, monthOf, monthText } from "../calendar.ts"
import { type Economy } from "../firms.ts"
import type { Life } from "../life.ts"
import { hashOf, purposes } from "../random.ts"
import type { Entitled, UnitEntitled } from "../truth/entitled.ts"
import type { Lived } from "./lived.ts"
import { type GrantedItem, Held, type Holding, holdingOf, insurance, isMonthly } from "./stacking.ts"

/** What the people and units of a province claim; what is beside the benefit is there to be found. */
const items = [
  "SI-FLEX-HARD", "SI-FLEX-GRAD", "SI-EMP-HARD", "SI-SME-GRAD", "PW-POST", "PW-SI", "IN-BASE", "HI-ONCE", "TR-SKILL", "TR-LIVE", "TR-ASSESS", "ST-ONCE", "LN-INT",
  "SI-KEY25", "UI-EXPAND", "HI-POOR", "AG-INTRO", "TR-START", "TR-FIRM", "TR-APPR", "TR-PROJ", "UI-SKILL", "GR-JS", "ST-RENT", "TV-MIG", "UI-WORKER", "IN-EARLY",
] as const satisfies readonly GrantedItem[]
type ClaimedItem = (typeof items)[number]

type Claimed = Entitled & { readonly item: ClaimedItem }
const isClaimed = (one: Entitled): one is Claimed => (items as readonly string[]).includes(one.item)

/** What somebody got without a right to it (domain/05). */
export interface Planted {
  readonly item: GrantedItem
  readonly life: Life | null
  readonly firm: number
  readonly from: number
  readonly to: number
  readonly fen: number
  readonly on: number
  /** What was taught, where it is not what the block's class teaches. */
  readonly occupation: string | null
}

export interface Grant {
  readonly item: GrantedItem
  /** Whom it is about; null: the unit itself. */
  readonly life: Life | null
  /** The unit that is paid, −1 for the person. */
  readonly firm: number
  /** The unit that applied where the person is paid, −1 elsewhere. */
  readonly applicant: number
  /** "" for months. */
  readonly line: string
  readonly months: readonly (readonly [month: number, fen: number])[]
  readonly holds: Holding
  readonly applied: number
  readonly on: number
  readonly isPlanted: boolean
}

export interface Granted {
  readonly grants: readonly Grant[]
  /** Entitled lines that were granted. */
  readonly taken: ReadonlySet<Entitled | UnitEntitled>
  /** Months of the insurance subsidies that could still be claimed one by one when the province's time ends. */
  readonly open: ReadonlySet<Entitled>
}

const claimedShare = 5_500
const longest: Partial<Readonly<Record<GrantedItem, number>>> = { "SI-SME-GRAD": 12, "SI-FLEX-GRAD": 24 }
/** Days from an application to its grant. */
const handled = 14

export function grantedIn(economy: Economy, lived: Lived, entitled: readonly Entitled[], planted: readonly Planted[]): Granted {
  const held = new Held()
  const grants = planted.flatMap((one) => plantedGrant(economy, lived, held, one))
  const taken = new Set<Entitled>()
  const end = firstDay(economy.lastMonth + 1)
  for (const group of claimsOf(economy, entitled)) {
    const [first] = group
    if (!first) continue
    const on = grantDay(economy, group)
    if (on >= end) continue
    const applied = on - handled
    const left = (longest[first.item] ?? Infinity) - (isMonthly(first.item) ? held.count(first.life, first.item) : 0)
    const free = group.filter((one) => !held.collides(one.life, holdingOf(economy, lived, one, applied))).slice(0, Math.max(0, left))
    if (free.length === 0) continue
    const [firm, applicant] = first.item === "SI-KEY25" ? [-1, first.firm] : [first.firm, -1]
    grants.push({ item: first.item, life: first.life, firm, applicant, line: first.line, months: free.map((one) => [one.month, one.finding.amount]), holds: holdingOf(economy, lived, first, applied), applied, on, isPlanted: false })
    for (const one of free) {
      taken.add(one)
      held.add(one.life, holdingOf(economy, lived, one, applied))
    }
  }
  const open = new Set(entitled.filter((one) => isClaimed(one) && insurance.includes(one.item) && one.single.verdict === "pass" && held.count(one.life, one.item) < (longest[one.item] ?? Infinity) && !held.collides(one.life, holdingOf(economy, lived, one, end))))
  return { grants, taken, open }
}

/** What units got for themselves: IN-RET, in April when all months of the year before are granted. */
export function grantedToUnits(economy: Economy, lived: Lived, units: readonly UnitEntitled[], { grants, taken, open }: Granted): Granted {
  const year = Math.floor((economy.lastMonth + 1) / 12)
  const claimed = units.filter(({ item, firm, finding }) => item === "IN-RET" && finding.verdict === "pass" && finding.amount > 0 && hashOf(economy.seed, purposes.grants, -1 - firm) % 10_000 < claimedShare)
  const more = claimed.flatMap((one): readonly (readonly [UnitEntitled, Grant])[] => {
    const on = firstDay(year * 12 + 3) + 9 + (one.firm % 15)
    if (on >= firstDay(economy.lastMonth + 1)) return []
    const holds = holdingOf(economy, lived, { item: "IN-RET", life: null, firm: one.firm, line: one.line, month: one.month }, on - handled)
    return [[one, { item: "IN-RET", life: null, firm: one.firm, applicant: -1, line: one.line, months: [[monthOf(on), one.finding.amount]], holds, applied: on - handled, on, isPlanted: false }]]
  })
  return { grants: [...grants, ...more.map(([, grant]) => grant)], taken: new Set([...taken, ...more.map(([one]) => one)]), open }
}

function plantedGrant(economy: Economy, lived: Lived, held: Held, { item, life, firm, from, to, fen, on, occupation }: Planted): Grant[] {
  const applied = on - handled
  const paid = item.startsWith("SI-FLEX") || firm < 0 || (life && !isMonthly(item) && !item.startsWith("HI-")) ? -1 : firm
  const holdsFrom = (month: number): Holding => ({ ...holdingOf(economy, lived, { item, life, firm, line: "", month }, applied), ...(occupation ? { occupation } : {}) })
  const grant = (line: string, months: Grant["months"]): Grant => ({ item, life, firm: paid, applicant: -1, line, months, holds: holdsFrom(from), applied, on, isPlanted: true })
  if (!isMonthly(item)) {
    if (!life && firm < 0) return []
    if (life) held.add(life, holdsFrom(from))
    return [grant(`planted-${monthText(from)}`, [[from, fen]])]
  }
  if (!life) return []
  const months = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((month) => month <= economy.lastMonth && !held.collides(life, holdsFrom(month)))
  if (months.length === 0) return []
  for (const month of months) held.add(life, holdsFrom(month))
  return [grant("", months.map((month) => [month, Math.floor(fen / months.length)]))]
}

/** Entitled lines in the claims in which somebody asked for them: months of half a year together, everything else alone. About half of what could be claimed is. */
function claimsOf(economy: Economy, entitled: readonly Entitled[]): readonly (readonly Claimed[])[] {
  const claims = new Map<string, Claimed[]>()
  for (const one of entitled) {
    if (!isClaimed(one) || one.finding.verdict !== "pass" || one.finding.amount === 0) continue
    const isByHalves = isMonthly(one.item) && one.item !== "SI-KEY25"
    const half = isByHalves ? Math.floor(one.month / 6) : one.item === "SI-KEY25" ? 0 : one.month
    if (isByHalves && half * 6 + 5 > economy.lastMonth - 2) continue
    if (hashOf(economy.seed, purposes.grants, (one.life.person.index * 32 + items.indexOf(one.item)) * 8_192 + (half % 8_192)) % 10_000 >= claimedShare) continue
    const key = `${one.item} ${one.life.person.index} ${one.firm} ${one.line} ${half}`
    claims.set(key, [...(claims.get(key) ?? []), one])
  }
  return [...claims.values()]
}

/** Days over which applications spread once they can be made; programmes with a window leave less. */
const spread: Partial<Readonly<Record<GrantedItem, number>>> = { "SI-KEY25": 15, "GR-JS": 15, "UI-SKILL": 15 }

/** The day of the grant: of what becomes possible on a day, after that day; else two months after the last month, which is then on record. */
function grantDay(economy: Economy, group: readonly Claimed[]): number {
  const [first] = group
  const index = first?.life.person.index ?? 0
  const since = Math.max(...group.map((one) => one.since))
  if (first && since > 0) return since + handled + 6 + (hashOf(economy.seed, purposes.grants, -1_000_000_000 - index) % (spread[first.item] ?? 75))
  const after = first?.item === "HI-ONCE" ? 3 : first?.item === "LN-INT" ? 4 : 2
  return firstDay(Math.max(...group.map((one) => one.month)) + after) + 9 + (index % 15)
}
