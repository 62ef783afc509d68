// What a life says about the facts subsidies are decided on, on a day or in a month: asked of the life itself, never of its rows.
import { firstDay, monthOf } from "../calendar.ts"
import { isLeftOpen } from "../errors.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { Chance } from "../random.ts"
import { type Concern, hasAccount, isConcerned, type PersonAnswers, personAnswers, unitAnswers } from "../support/answers.ts"
import { lastOf, type Lived } from "../support/lived.ts"
import { type PaidLine, paymentsOf } from "../tables/contributions.ts"
import { particularsOf, studyOf } from "../tables/people.ts"
import type { Job } from "../work.ts"
import type { RetireKind } from "./law.ts"
import type { Answer, Diploma, Recognised, Somebody, Unit } from "./subsidy-law/demands.ts"
import type { UnitPaid } from "./subsidy-law/insurance.ts"

/** From this month on 示例省 has numbers (P0). */
export const firstSubsidised = 2025 * 12

const kinds: Readonly<Record<string, UnitPaid["kind"]>> = { "110": "pension", "310": "medical", "210": "unemployment", "410": "injury" }

export class LifeFacts {
  protected readonly chance: Chance
  protected readonly economy: Economy
  protected readonly block: Block
  protected readonly lived: Lived
  protected readonly life: Life
  protected readonly at: number
  private readonly concern: Concern
  private payments: ReadonlyMap<Job, (month: number) => readonly PaidLine[]> | undefined
  private lastUnit: { readonly index: number; readonly unit: Unit } | undefined
  private known: { readonly answers: PersonAnswers; readonly account: Answer } | undefined

  constructor(chance: Chance, economy: Economy, block: Block, lived: Lived, life: Life, at: number, trains: boolean) {
    this.chance = chance
    this.economy = economy
    this.block = block
    this.lived = lived
    this.life = life
    this.at = at
    const borrows = lived.loans.has(life)
    this.concern = { any: isConcerned(life, trains, borrows), trains, borrows }
  }

  protected monthsSince(day: number): readonly number[] {
    const first = Math.max(firstSubsidised, monthOf(day))
    return Array.from({ length: Math.max(0, this.economy.lastMonth - first + 1) }, (_, at) => first + at)
  }

  protected answers(): { readonly answers: PersonAnswers; readonly account: Answer } {
    return (this.known ??= { answers: personAnswers(this.economy, this.life, this.concern), account: particularsOf(this.chance, this.economy, this.life).account === null ? null : true })
  }

  protected somebody(day: number, payee: "person" | "unit"): Somebody {
    const { person, work, custody } = this.life
    const retireKind: RetireKind = person.sex === 1 ? "M60" : work.recordedKind === "F55" ? "F55" : "F50"
    const ofPerson = payee === "person" ? { account: this.answers().account, creditListed: this.answers().answers.creditListed } : { account: true, creditListed: false }
    const inCustody = custody[0] > 0 && custody[0] <= day && (custody[1] > day || custody[1] >= firstDay(this.economy.lastMonth + 1))
    return { born: person.born, retireKind, kindSourced: person.sex === 1 || work.recordedKind !== "", drawsPension: this.drawsPension(day), died: person.died, inCustody, ...ofPerson }
  }

  protected drawsPension(day: number): boolean {
    return this.life.work.pensionKind === "110" && this.life.work.pensionFrom <= day
  }

  protected unit(index: number): Unit {
    if (this.lastUnit?.index !== index) this.lastUnit = { index, unit: this.unitNow(index) }
    return this.lastUnit.unit
  }

  private unitNow(index: number): Unit {
    const firm = firmOf(this.economy, index)
    const answers = unitAnswers(this.economy, firm)
    return { exists: firm.closed === 0, abnormal: answers?.abnormal ?? null, taxNormal: answers?.taxNormal ?? null, size: answers?.size ?? null, creditListed: answers?.creditListed ?? null, account: hasAccount(this.economy, index) ? true : null }
  }

  protected paid(job: Job, month: number): readonly PaidLine[] {
    this.payments ??= new Map(this.life.work.jobs.map((one) => [one, paymentsOf(this.economy, this.life, one)]))
    return this.payments.get(job)?.(month) ?? []
  }

  protected paidByUnit(firm: number, month: number): readonly UnitPaid[] {
    return this.life.work.jobs.filter((one) => one.firm === firm).flatMap((job) => this.paid(job, month).map((line) => ({ kind: kinds[line.kind] ?? "injury", base: line.base, fen: line.byUnit, late: line.isLate })))
  }

  /** On the rolls of a unit in the month, also where it never reported the end; or pension paid by one. @param not a unit that does not count. */
  protected insuredByUnit(month: number, not = -1): boolean {
    const [start, end] = [firstDay(month), lastOf(month)]
    return this.life.work.jobs.some((job, at) => {
      if (job.firm < 0 || job.firm === not || job.insured !== "all") return false
      const to = job.to > 0 && isLeftOpen(this.economy, this.life.person.index, at) ? 0 : job.to
      return (job.from <= end && (to === 0 || to > start)) || this.paid(job, month).some((line) => line.kind === "110")
    })
  }

  /** Runs a business that still is, or holds a share of one. */
  protected trades(day: number): Answer {
    const alive = this.life.markets.filter((one) => one.from <= day && (one.to === 0 || one.to > day) && firmOf(this.economy, one.firm).closed === 0)
    if (alive.some((one) => one.role !== "股东")) return true
    const share = this.answers().answers.share
    return alive.length === 0 ? false : share === null ? null : share > 0
  }

  /** The unit belongs to the person or to husband or wife. */
  protected owns(firm: number, day: number): boolean {
    const pair = [this.at, this.life.person.spouse]
    const at = this.block.firms.indexOf(firm)
    return (at >= 0 && pair.includes(this.block.owners[at] ?? -2)) || pair.some((who) => this.block.lives[who]?.markets.some((one) => one.firm === firm && (one.to === 0 || one.to > day)) === true)
  }

  protected diplomaDay(): number {
    return this.life.school.level < "40" ? (studyOf(this.economy, this.life)?.graduated ?? 0) : 0
  }

  protected diploma(job: Job, withRolls: boolean): Diploma {
    return { on: this.diplomaDay(), workedSince: this.workedBefore(job.from, job, withRolls) }
  }

  /** Insured by a unit, or in business, before the month of a day. @param withRolls a place on the rolls counts as well as money paid. */
  protected workedBefore(day: number, but: Job | null, withRolls: boolean): boolean {
    const [month, since] = [monthOf(day), this.diplomaDay()]
    if (since === 0) return false
    const insured = this.life.work.jobs.some((job) => {
      if (job === but || job.firm < 0 || job.insured === "none" || monthOf(job.from) >= month) return false
      if (withRolls) return true
      for (let one = Math.max(monthOf(job.from), monthOf(since)); one < month; one++) if (firstDay(one) >= since && this.paid(job, one).length > 0) return true
      return false
    })
    return insured || this.life.markets.some((one) => one.role !== "股东" && monthOf(one.from) < month && (one.to === 0 || one.to > since))
  }

  protected isAtSchool(day: number): boolean {
    const study = studyOf(this.economy, this.life)
    return study !== null && this.life.school.enters <= day && this.life.school.leaves > day && (study.graduated === 0 || study.graduated > day)
  }

  /** Leaves higher education in the year of a day. */
  protected graduatesIn(day: number): boolean {
    const study = studyOf(this.economy, this.life)
    return study !== null && this.life.school.level < "40" && Math.floor(monthOf(study.graduated || this.life.school.leaves) / 12) === Math.floor(monthOf(day) / 12)
  }

  /** First day no longer recognised; what ended by the very hire or work does not count. */
  protected stillHardUntil(): number {
    const { hardship } = this.life
    return hardship && ["010", "020", "030"].includes(hardship.exit) ? 0 : (hardship?.until ?? 0)
  }

  protected recognised(): Recognised | null {
    return this.life.hardship ? { on: this.life.hardship.on, until: this.stillHardUntil() } : null
  }

  protected isHardOn(day: number): boolean {
    const { hardship } = this.life
    return hardship !== null && hardship.on <= day && (hardship.until === 0 || hardship.until >= day)
  }

  /** Registered up to the day. */
  protected wasUnemployed(day: number): boolean {
    return this.life.unemployment.spells.some((one) => one.registered <= day && (one.closed === 0 || one.closed >= day - 1))
  }

  protected wasSoldier(day: number): boolean {
    const [from, to] = this.life.service
    return from > 0 && to <= day && to < firstDay(this.economy.lastMonth + 1)
  }

  /** A month of an entitlement to unemployment benefit; one that was really drawn. */
  protected isGranted(month: number): boolean {
    return this.life.unemployment.claims.some(({ grant }) => grant !== null && grant.firstMonth <= month && grant.lastMonth >= month && (grant.stoppedFrom === 0 || grant.stoppedFrom > month))
  }

  protected isDrawn(month: number): boolean {
    return this.life.unemployment.claims.some(({ grant }) => grant?.drawn.some(([drawn]) => drawn === month) === true)
  }
}
