// The scene on which a fraud is played: people of the block nobody has used yet, and ways to leave the traces it would leave.
import { dayText, firstDay, monthText } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { bankAccountOf, employerId, mobileOf, serviceId } from "../numbers.ts"
import { Chance, purposes } from "../random.ts"
import type { FileName, FileSheets } from "../services/files.ts"
import { addressOf, deviceOf, momentOf, officerId } from "../services/ordinary.ts"
import type { Planted } from "../support/granted.ts"
import type { GrantedItem } from "../support/stacking.ts"
import { personId, type Sheets } from "../tables/people.ts"
import { bytes, csvRow, type Sheet } from "../tables/sheet.ts"

export interface Who {
  readonly people?: readonly Life[]
  readonly firms?: readonly number[]
  readonly officers?: readonly number[]
}

/** What an application says unless the scene says otherwise: its own person's account, phone and device. */
export interface Applied {
  readonly item?: GrantedItem
  readonly person?: Life | undefined
  readonly firm?: number
  readonly from?: number
  readonly to?: number
  readonly amount?: number
  /** What was taught, where it is not what the block's class teaches. */
  readonly occupation?: string
  readonly on?: number
  readonly minute?: number
  readonly decided?: number
  readonly account?: string
  readonly owner?: string
  readonly phone?: string
  readonly device?: string
  readonly ip?: string
  readonly agent?: string
  readonly address?: string
  readonly digest?: string
  readonly image?: string
  readonly state?: string
}

export class Scene {
  readonly chance: Chance
  readonly economy: Economy
  readonly block: Block
  readonly sheets: Sheets
  /** What was granted to cheats. */
  readonly planted: Planted[] = []
  private readonly files: FileSheets
  private readonly labels: Sheet
  private readonly used: Set<number>
  private numbers = 600

  constructor(economy: Economy, block: Block, sheets: Sheets, files: FileSheets, labels: Sheet) {
    this.economy = economy
    this.block = block
    this.sheets = sheets
    this.files = files
    this.labels = labels
    this.chance = new Chance().of(economy.seed, purposes.fraud, block.number)
    this.used = new Set(block.lives.flatMap((life, at) => (life.person.died > 0 || life.person.age < 25 || life.person.age >= 55 || life.markets.length > 0 ? [at] : [])))
  }

  /** Grown-ups of the block, each used once. @throws when the block has no more. */
  people(count: number, suits: (life: Life) => boolean = () => true): Life[] {
    const found: Life[] = []
    for (let tries = 0, at = this.chance.below(this.block.lives.length); tries < this.block.lives.length && found.length < count; tries++, at = (at + 1) % this.block.lives.length) {
      const life = this.block.lives[at]
      if (!life || this.used.has(at) || !suits(life)) continue
      this.used.add(at)
      found.push(life)
    }
    if (found.length < count) throw new NobodyLeft()
    return found
  }

  one(suits?: (life: Life) => boolean): Life {
    const [life] = this.people(1, suits)
    if (!life) throw new NobodyLeft()
    return life
  }

  /** A living firm whose owner is of the block; else the first of the province. */
  firm(): number {
    const alive = this.block.firms.filter((firm) => firmOf(this.economy, firm).closed === 0)
    return alive.length > 0 ? this.chance.pick(alive) : 0
  }

  /** The owner of a firm of this block. */
  ownerOf(firm: number): Life | undefined {
    return this.block.lives[this.block.owners[this.block.firms.indexOf(firm)] ?? -1]
  }

  /** A day of the month so many months before the last. */
  day(monthsAgo: number, date = 10): number {
    return firstDay(this.economy.lastMonth - monthsAgo) + date - 1
  }

  month(monthsAgo: number): number {
    return this.economy.lastMonth - monthsAgo
  }

  officer(number = 0): number {
    return officerId(((this.block.number * 7) % 300) + number * 400)
  }

  id(): number {
    return serviceId(this.block.number, this.numbers++)
  }

  write(file: FileName, ...cells: readonly (string | number | null)[]): void {
    this.files[file].add(csvRow(...cells.map((cell) => (typeof cell === "string" ? bytes(cell) : cell))))
  }

  apply(what: Applied): number {
    const id = this.id()
    const index = what.person?.person.index ?? 0
    const on = what.on ?? this.day(2)
    this.write(
      "applications", id, what.item ?? "SI-FLEX-HARD", what.person ? personId(index) : null, what.firm === undefined ? null : employerId(what.firm), monthText(what.from ?? this.month(8)), monthText(what.to ?? this.month(3)), what.amount ?? 336_000,
      momentOf(on, what.minute ?? 600), dayText(what.decided ?? on + 8), what.account ?? bankAccountOf(index), what.owner ?? what.person?.person.name ?? "", what.phone ?? mobileOf(index), what.device ?? deviceOf(index), what.ip ?? addressOf(index),
      what.agent ?? null, what.address ?? null, what.digest ?? `f${id}`, what.image ?? `i${id}`, what.state ?? "paid",
    )
    if ((what.state ?? "paid") === "paid")
      this.planted.push({ item: what.item ?? "SI-FLEX-HARD", life: what.person ?? null, firm: what.firm ?? -1, from: what.from ?? this.month(8), to: what.to ?? this.month(3), fen: what.amount ?? 336_000, on: Math.min(what.decided ?? on + 8, this.day(-1, 1) - 1), occupation: what.occupation ?? null })
    return id
  }

  /** An operation of an officer; day and minute by the clock of China. */
  step(application: number | null, step: string, officer: number, day: number, minute = 600, more: { readonly second?: number; readonly terminal?: string; readonly ip?: string; readonly seconds?: number; readonly field?: string; readonly before?: string; readonly after?: string } = {}): void {
    const id = this.id()
    this.write("steps", id * 10, application, step, officer, momentOf(day, minute, more.second ?? 0), more.terminal ?? `t${officer % 400}`, more.ip ?? `172.16.9.${officer % 250}`, more.seconds ?? 180, more.field ?? null, more.before ?? null, more.after ?? null)
  }

  pay(application: number, person: Life, amount: number, day: number, account = bankAccountOf(person.person.index)): void {
    this.write("payments", application, personId(person.person.index), account, amount, dayText(day), "paid", dayText(day))
  }

  fact(firm: number, fact: string, from: number, value: string | number = "", to = 0): void {
    this.write("firm_facts", employerId(firm), fact, dayText(from), to > 0 ? dayText(to) : null, value)
  }

  /** The truth: which rule of domain/05 A2, who did it, where its trace is. */
  label(rule: string, who: Who, file: string, key: number | string | null = null): void {
    const list = (values: readonly (number | string)[] | undefined) => (values ?? []).join(" ")
    this.labels.add(csvRow(rule, list(who.people?.map((life) => personId(life.person.index))), list(who.firms?.map(employerId)), list(who.officers), file, key))
  }
}

/** The block has nobody left for this: the fraud is played elsewhere. */
export class NobodyLeft extends Error {}
