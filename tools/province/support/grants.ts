// Which of what people were entitled to was claimed and granted, and what cheats were granted beside it; as grants, publications, months, awards, and in the files of applications.
import { maskIdNumber } from "#standards"
import { dayText, firstDay, monthNumber, monthOf, monthText } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { bankAccountOf, employerId, idNumberOf, mobileOf } from "../numbers.ts"
import { hashOf, purposes } from "../random.ts"
import { addressOf, deviceOf, momentOf, officerId } from "../services/ordinary.ts"
import type { FileSheets } from "../services/files.ts"
import { personId, placeOf, receivedOn, type Sheets } from "../tables/people.ts"
import { bytes, csvRow, row } from "../tables/sheet.ts"
import type { Entitled, LabelledItem } from "../truth/entitled.ts"
import type { Lived } from "./lived.ts"

/** What the people and units of a province claim; other entitlements are there to be found. */
const items = ["SI-FLEX-HARD", "SI-FLEX-GRAD", "SI-EMP-HARD", "SI-SME-GRAD", "PW-POST", "PW-SI", "IN-BASE", "HI-ONCE", "TR-SKILL", "TR-LIVE", "TR-ASSESS", "ST-ONCE", "LN-INT"] as const satisfies readonly LabelledItem[]
type ClaimedItem = (typeof items)[number]
export type GrantedItem = ClaimedItem | "UI-RETAIN"

type Claimed = Entitled & { readonly item: ClaimedItem }
const isClaimed = (one: Entitled): one is Claimed => (items as readonly LabelledItem[]).includes(one.item)

/** What somebody got without a right to it (domain/05). */
export interface Planted {
  readonly item: GrantedItem
  readonly life: Life | null
  readonly firm: number
  readonly from: number
  readonly to: number
  readonly fen: number
  readonly on: number
}

export interface Grant {
  readonly item: GrantedItem
  /** Whom it is about; null: the unit itself. */
  readonly life: Life | null
  /** The unit that is paid, −1 for the person. */
  readonly firm: number
  /** "" for months. */
  readonly line: string
  readonly months: readonly (readonly [month: number, fen: number])[]
  readonly on: number
  readonly isPlanted: boolean
}

export interface Granted {
  readonly grants: readonly Grant[]
  /** Entitled lines that were granted. */
  readonly taken: ReadonlySet<Entitled>
  /** Months of the four insurance subsidies that could still be claimed one by one when the province's time ends. */
  readonly open: ReadonlySet<Entitled>
}

const claimedShare = 5_500
const insurance: readonly GrantedItem[] = ["SI-FLEX-HARD", "SI-FLEX-GRAD", "SI-EMP-HARD", "SI-SME-GRAD", "PW-SI"]
const ofUnits: readonly GrantedItem[] = ["SI-EMP-HARD", "SI-SME-GRAD"]
const monthly: readonly GrantedItem[] = [...insurance, "PW-POST", "IN-BASE"]
const isMonthly = (item: GrantedItem): boolean => monthly.includes(item)
const longest: Partial<Readonly<Record<GrantedItem, number>>> = { "SI-SME-GRAD": 12, "SI-FLEX-GRAD": 24 }

/** Whom a month, of which item, is used up for. */
class Held {
  private readonly months = new Map<Life, Map<number, GrantedItem[]>>()

  add(life: Life, item: GrantedItem, month: number): void {
    const of = this.months.get(life) ?? new Map<number, GrantedItem[]>()
    of.set(month, [...(of.get(month) ?? []), item])
    this.months.set(life, of)
  }

  in(life: Life, month: number): readonly GrantedItem[] {
    return this.months.get(life)?.get(month) ?? []
  }

  count(life: Life, item: GrantedItem): number {
    return [...(this.months.get(life)?.values() ?? [])].filter((items) => items.includes(item)).length
  }

  /** Since when a business is subsidised, Infinity for never. */
  readonly founded = new Map<Life, number>()

  /** Whose hiring brought its one grant to a firm. */
  readonly hired = new Set<Life>()
}

export function grantedIn(economy: Economy, entitled: readonly Entitled[], planted: readonly Planted[]): Granted {
  const held = new Held()
  const grants = planted.flatMap((one) => plantedGrant(economy, held, one))
  const taken = new Set<Entitled>()
  for (const group of claimsOf(economy, entitled)) {
    const [first] = group
    if (!first) continue
    const left = (longest[first.item] ?? Infinity) - (isMonthly(first.item) ? held.count(first.life, first.item) : 0)
    const free = group.filter((one) => !collides(held, one, true)).slice(0, Math.max(0, left))
    const on = grantDay(group)
    if (free.length === 0 || on >= firstDay(economy.lastMonth + 1)) continue
    grants.push({ item: first.item, life: first.life, firm: first.firm, line: first.line, months: free.map((one) => [one.month, one.finding.amount]), on, isPlanted: false })
    for (const one of free) {
      taken.add(one)
      if (isMonthly(one.item)) held.add(one.life, one.item, one.month)
      if (one.item === "ST-ONCE") held.founded.set(one.life, monthOf(on))
      if (one.item === "HI-ONCE") held.hired.add(one.life)
    }
  }
  const open = new Set(entitled.filter((one) => isClaimed(one) && insurance.includes(one.item) && one.single.verdict === "pass" && held.count(one.life, one.item) < (longest[one.item] ?? Infinity) && !collides(held, one, false)))
  return { grants, taken, open }
}

function plantedGrant(economy: Economy, held: Held, { item, life, firm, from, to, fen, on }: Planted): Grant[] {
  if (!isMonthly(item)) return life || firm >= 0 ? [{ item, life, firm: life && !item.startsWith("HI-") ? -1 : firm, line: `planted-${monthText(from)}`, months: [[from, fen]], on, isPlanted: true }] : []
  if (!life) return []
  const months = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((month) => month <= economy.lastMonth && !held.in(life, month).some((one) => one === item || (insurance.includes(one) && insurance.includes(item))))
  if (months.length === 0) return []
  for (const month of months) held.add(life, item, month)
  return [{ item, life, firm: item.startsWith("SI-FLEX") || firm < 0 ? -1 : firm, line: "", months: months.map((month) => [month, Math.floor(fen / months.length)]), on, isPlanted: true }]
}

/** Entitled lines in the claims in which somebody asked for them: months of half a year together, everything else alone. About half of what could be claimed is. */
function claimsOf(economy: Economy, entitled: readonly Entitled[]): readonly (readonly Claimed[])[] {
  const claims = new Map<string, Claimed[]>()
  for (const one of entitled) {
    if (!isClaimed(one) || one.finding.verdict !== "pass" || one.finding.amount === 0 || one.item === "TR-LIVE" || one.item === "TR-ASSESS") continue
    const half = isMonthly(one.item) ? Math.floor(one.month / 6) : one.month
    if (isMonthly(one.item) && half * 6 + 5 > economy.lastMonth - 2) continue
    if (hashOf(economy.seed, purposes.grants, (one.life.person.index * 16 + items.indexOf(one.item)) * 8_192 + half) % 10_000 >= claimedShare) continue
    const key = `${one.item} ${one.life.person.index} ${one.firm} ${one.line} ${half}`
    claims.set(key, [...(claims.get(key) ?? []), one])
  }
  return [...claims.values()]
}

function grantDay(group: readonly Entitled[]): number {
  const last = Math.max(...group.map((one) => one.month))
  const after = group[0]?.item === "HI-ONCE" ? 3 : group[0]?.item === "LN-INT" ? 4 : 2
  return firstDay(last + after) + 9 + ((group[0]?.life.person.index ?? 0) % 15)
}

/** domain/03 §6 as far as what is held here can collide: G1, G2, G5, G6. @param whole months that must stay free for what is claimed of one item. */
function collides(held: Held, one: Claimed, isNow: boolean): boolean {
  const there = held.in(one.life, one.month)
  const founded = held.founded.get(one.life) ?? Infinity
  if (insurance.includes(one.item)) {
    if (there.some((item) => insurance.includes(item))) return true
    return ofUnits.includes(one.item) || one.item === "PW-SI" ? there.includes("IN-BASE") || founded <= one.month : there.includes("PW-POST")
  }
  if (one.item === "PW-POST") return founded <= one.month || there.some((item) => item.startsWith("SI-FLEX") || item === "IN-BASE" || item === "PW-POST")
  if (one.item === "IN-BASE") return there.some((item) => ofUnits.includes(item) || item === "PW-SI" || item === "PW-POST" || item === "IN-BASE")
  if (one.item === "HI-ONCE") return isNow && (held.hired.has(one.life) || founded <= one.month + 36 || held.count(one.life, "IN-BASE") + held.count(one.life, "PW-POST") > 0)
  return one.item === "ST-ONCE" && isNow && [...ofUnits, "PW-SI" as const, "PW-POST" as const].some((item) => held.count(one.life, item) > 0)
}

const rules: Readonly<Record<GrantedItem, string>> = {
  "SI-FLEX-HARD": "hardship-flexible-insurance", "SI-FLEX-GRAD": "graduate-flexible-insurance", "SI-EMP-HARD": "hardship-hire-insurance", "SI-SME-GRAD": "graduate-hire-insurance", "PW-POST": "public-post", "PW-SI": "public-post-insurance", "IN-BASE": "internship-month",
  "HI-ONCE": "hiring-grant", "TR-SKILL": "skill-training", "TR-LIVE": "training-living", "TR-ASSESS": "skill-assessment", "ST-ONCE": "start-up-grant", "LN-INT": "loan-interest", "UI-RETAIN": "job-retention-refund",
}
const fundOf = (item: GrantedItem): string => (item === "LN-INT" ? "inclusive-finance" : item === "UI-RETAIN" ? "unemployment-insurance" : "employment-subsidy")

const [head, wholeRule] = [bytes("示例审批"), "2024-01-01"]
const firstGrant = 7_000_000_000_000
/** Grants about one thing of a block are told apart by it and a number. */
const ofThing = 256

export function writeGrants(sheets: Sheets, files: FileSheets, economy: Economy, block: Block, lived: Lived, { grants }: Granted): void {
  const counted = new Map<number, number>()
  for (const grant of grants) {
    const thing = grant.life ? grant.life.person.index : 1_000_000_000 + grant.firm
    const number = counted.get(thing) ?? 0
    counted.set(thing, number + 1)
    const id = firstGrant + thing * ofThing + number
    writeGrant(sheets, economy, lived, grant, id)
    if (!grant.isPlanted && grant.life && grant.firm < 0) writeApplication(files, block, grant, grant.life, id)
  }
}

interface Payee {
  readonly id: number
  readonly kind: "person" | "employer"
  readonly region: string
  readonly name: string
  readonly number: string
}

function payeeOf(economy: Economy, { life, firm }: Grant): Payee {
  if (firm >= 0 || !life) {
    const unit = firmOf(economy, firm)
    return { id: employerId(firm), kind: "employer", region: unit.street, name: unit.name, number: unit.uscc }
  }
  const { person } = life
  return { id: personId(person.index), kind: "person", region: placeOf(life), name: `${person.name.slice(0, 1)}**`, number: maskIdNumber(idNumberOf(person.index, person.sex, person.born)) }
}

function writeGrant(sheets: Sheets, economy: Economy, lived: Lived, grant: Grant, id: number): void {
  const { item, life, months, on, line } = grant
  const payee = payeeOf(economy, grant)
  const amount = months.reduce((sum, [, fen]) => sum + fen, 0)
  const [first, last] = [months[0]?.[0] ?? 0, months.at(-1)?.[0] ?? 0]
  const [persons, at, settled] = [life ? 1 : 0, receivedOn(on), on + 6 < firstDay(economy.lastMonth + 1) ? dayText(on + 6) : null]
  sheets.publications.add(row(payee.id, id, payee.kind, id, item, payee.region, bytes(payee.name), payee.number, bytes(first === last ? monthText(first) : `${monthText(first)}至${monthText(last)}`), persons, amount, dayText(on - 9), dayText(on - 2), receivedOn(on - 9)))
  sheets.grants.add(row(payee.id, id, payee.kind, item, fundOf(item), payee.region, "01", amount, persons, isMonthly(item) ? months.length : 0, `subsidies.${rules[item]}`, wholeRule, id, amount, dayText(on), head, settled ? "paid" : "approved", settled, at))
  if (isMonthly(item) && life) {
    for (const [month, fen] of months)
      sheets.grantMonths.add(row(personId(life.person.index), id, monthNumber(month), item, insurance.includes(item) ? "G1" : null, payee.id, payee.kind, payee.region, fen, `{"subsidy-month": "${monthText(month)}"}`, dayText(on), at))
    return
  }
  const subject = life ? personId(life.person.index) : payee.id
  const shared = sharedOf(economy, lived, grant)
  const until = item === "ST-ONCE" ? null : monthNumber(item === "HI-ONCE" ? monthOf(on) : last)
  sheets.awards.add(
    row(subject, id, line, life ? "person" : "employer", item, monthNumber(item === "ST-ONCE" ? monthOf(on) : first), until, shared.occupation, shared.level, shared.employer, shared.loan, fundOf(item), payee.id, payee.kind, payee.region, amount, item === "ST-ONCE" ? '{"tranche": "first"}' : "{}", dayText(on), at),
  )
  for (const slot of grant.isPlanted ? [] : shared.slots) sheets.taken.add(row(subject, slot, id, payee.region))
}

interface Shared {
  readonly occupation: string | null
  readonly level: number | null
  readonly employer: string | null
  readonly loan: string | null
  /** What can be had one single time. */
  readonly slots: readonly string[]
}

/** What another award could share with this one (domain/03 §6). */
function sharedOf(economy: Economy, { course, loans }: Lived, { item, life, firm, line }: Grant): Shared {
  const nothing: Shared = { occupation: null, level: null, employer: null, loan: null, slots: [] }
  switch (item) {
    case "HI-ONCE":
      return { ...nothing, employer: firmOf(economy, firm).uscc, slots: ["HI-ONCE"] }
    case "TR-SKILL":
      return { ...nothing, occupation: course?.occupation ?? null, level: 5, slots: [`TR:${course?.occupation ?? ""}:5`, "TR-COUNT:0"] }
    case "ST-ONCE":
      return { ...nothing, employer: firmOf(economy, life?.markets.find((one) => one.to === 0 && one.role !== "股东")?.firm ?? 0).uscc, slots: ["ST-ONCE:first"] }
    case "LN-INT":
      return { ...nothing, loan: life ? `D${loans.get(life)?.number ?? 0}` : null, slots: [`LN-INT:${line}`] }
    default:
      return nothing
  }
}

/** A person's own account, phone and device; three officers, minutes apart. */
function writeApplication(files: FileSheets, block: Block, { item, months, on }: Grant, life: Life, id: number): void {
  const { index, name } = life.person
  const [account, applied, amount] = [bankAccountOf(index), on - 14, months.reduce((sum, [, fen]) => sum + fen, 0)]
  const minute = 540 + (hashOf(block.number, purposes.grants, id) % 420)
  files.applications.add(csvRow(id, item, personId(index), null, monthText(months[0]?.[0] ?? 0), monthText(months.at(-1)?.[0] ?? 0), amount, momentOf(applied, minute), dayText(on), account, bytes(name), mobileOf(index), deviceOf(index), addressOf(index), null, null, `f${id}`, `i${id}`, "paid"))
  files.payments.add(csvRow(id, personId(index), account, amount, dayText(on + 6), "paid", dayText(on + 6)))
  for (const [at, step] of ["accept", "review", "approve"].entries())
    files.steps.add(csvRow(id * 10 + at, id, step, officerId((block.number * 3 + at) % 300 + 400 * at), momentOf(applied + 2 + at * 2, 560 + (hashOf(index, purposes.grants, id + at) % 400)), `t${block.number % 300}-${at}`, `172.16.${at}.${block.number % 250}`, 95 + (hashOf(at, purposes.grants, id) % 600), null, null, null))
}

