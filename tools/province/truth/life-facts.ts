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
import type { Market } from "../unemployment.ts"
import { firstPaid, type Job, lastPaid } from "../work.ts"
import type { RetireKind } from "./law.ts"
import { type Answer, type Diploma, monthsTo, type Recognised, type Somebody, type Unit } from "./subsidy-law/demands.ts"
import type { UnitPaid } from "./subsidy-law/insurance.ts"

/** From this month on 示例省 has numbers (P0). */
export const firstSubsidised = 2025 * 12

const countsFully = (line: PaidLine): boolean => line.kind === "210" && !line.isLate && line.byUnit > 0 && line.byPerson > 0

const kinds: Readonly<Record<string, UnitPaid["kind"]>> = { "110": "pension", "310": "medical", "210": "unemployment", "410": "injury" }

export class LifeFacts {
  readonly chance: Chance
  readonly economy: Economy
  readonly block: Block
  readonly lived: Lived
  readonly life: Life
  readonly at: number
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
    this.concern = { any: isConcerned(economy, life, trains || lived.skills.has(life), borrows), trains, borrows }
  }

  monthsSince(day: number): readonly number[] {
    const first = Math.max(firstSubsidised, monthOf(day))
    return Array.from({ length: Math.max(0, this.economy.lastMonth - first + 1) }, (_, at) => first + at)
  }

  answers(): { readonly answers: PersonAnswers; readonly account: Answer } {
    return (this.known ??= { answers: personAnswers(this.economy, this.life, this.concern), account: particularsOf(this.chance, this.economy, this.life).account === null ? null : true })
  }

  somebody(day: number, payee: "person" | "unit"): Somebody {
    const { person, work, custody } = this.life
    const retireKind: RetireKind = person.sex === 1 ? "M60" : work.recordedKind === "F55" ? "F55" : "F50"
    const ofPerson = payee === "person" ? { account: this.answers().account, creditListed: this.answers().answers.creditListed } : { account: true, creditListed: false }
    const inCustody = custody[0] > 0 && custody[0] <= day && (custody[1] > day || custody[1] >= firstDay(this.economy.lastMonth + 1))
    return { born: person.born, retireKind, kindSourced: person.sex === 1 || work.recordedKind !== "", drawsPension: this.drawsPension(day), died: person.died, inCustody, ...ofPerson }
  }

  drawsPension(day: number): boolean {
    return this.life.work.pensionKind === "110" && this.life.work.pensionFrom <= day
  }

  unit(index: number): Unit {
    if (this.lastUnit?.index !== index) this.lastUnit = { index, unit: unitOf(this.economy, index) }
    return this.lastUnit.unit
  }

  paid(job: Job, month: number): readonly PaidLine[] {
    this.payments ??= new Map(this.life.work.jobs.map((one) => [one, paymentsOf(this.economy, this.life, one)]))
    return this.payments.get(job)?.(month) ?? []
  }

  paidByUnit(firm: number, month: number): readonly UnitPaid[] {
    return this.life.work.jobs.filter((one) => one.firm === firm).flatMap((job) => this.paid(job, month).map((line) => ({ kind: kinds[line.kind] ?? "injury", base: line.base, fen: line.byUnit, late: line.isLate })))
  }

  /** On the rolls of a unit in the month, also where it never reported the end; or pension paid by one. @param not a unit that does not count. */
  insuredByUnit(month: number, not = -1): boolean {
    const [start, end] = [firstDay(month), lastOf(month)]
    return this.life.work.jobs.some((job, at) => {
      if (job.firm < 0 || job.firm === not || job.insured !== "all") return false
      const to = job.to > 0 && isLeftOpen(this.economy, this.life.person.index, at) ? 0 : job.to
      return (job.from <= end && (to === 0 || to > start)) || this.paid(job, month).some((line) => line.kind === "110")
    })
  }

  /** Runs a business that still is, or holds a share of one. */
  trades(day: number): Answer {
    const alive = this.life.markets.filter((one) => one.from <= day && (one.to === 0 || one.to > day) && firmOf(this.economy, one.firm).closed === 0)
    if (alive.some((one) => one.role !== "股东")) return true
    const share = this.answers().answers.share
    return alive.length === 0 ? false : share === null ? null : share > 0
  }

  /** The unit belongs to the person or to husband or wife. */
  owns(firm: number, day: number): boolean {
    const pair = [this.at, this.life.person.spouse]
    const at = this.block.firms.indexOf(firm)
    return (at >= 0 && pair.includes(this.block.owners[at] ?? -2)) || pair.some((who) => this.block.lives[who]?.markets.some((one) => one.firm === firm && (one.to === 0 || one.to > day)) === true)
  }

  diplomaDay(): number {
    return this.life.school.level < "40" ? (studyOf(this.economy, this.life)?.graduated ?? 0) : 0
  }

  diploma(job: Job, withRolls: boolean): Diploma {
    return { on: this.diplomaDay(), workedSince: this.workedBefore(job.from, job, withRolls) }
  }

  /** Insured by a unit, or in business, before the month of a day. @param withRolls a place on the rolls counts as well as money paid. */
  workedBefore(day: number, but: Job | null, withRolls: boolean): boolean {
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

  isAtSchool(day: number): boolean {
    const study = studyOf(this.economy, this.life)
    return study !== null && this.life.school.enters <= day && this.life.school.leaves > day && (study.graduated === 0 || study.graduated > day)
  }

  /** Leaves higher education in the year of a day. */
  graduatesIn(day: number): boolean {
    const study = studyOf(this.economy, this.life)
    return study !== null && this.life.school.level < "40" && Math.floor(monthOf(study.graduated || this.life.school.leaves) / 12) === Math.floor(monthOf(day) / 12)
  }

  /** First day no longer recognised; what ended by the very hire or work does not count. */
  stillHardUntil(): number {
    const { hardship } = this.life
    return hardship && ["010", "020", "030"].includes(hardship.exit) ? 0 : (hardship?.until ?? 0)
  }

  recognised(): Recognised | null {
    return this.life.hardship ? { on: this.life.hardship.on, until: this.stillHardUntil() } : null
  }

  isHardOn(day: number): boolean {
    const { hardship } = this.life
    return hardship !== null && hardship.on <= day && (hardship.until === 0 || hardship.until >= day)
  }

  /** Registered up to the day. */
  wasUnemployed(day: number): boolean {
    return this.life.unemployment.spells.some((one) => one.registered <= day && (one.closed === 0 || one.closed >= day - 1))
  }

  wasSoldier(day: number): boolean {
    const [from, to] = this.life.service
    return from > 0 && to <= day && to < firstDay(this.economy.lastMonth + 1)
  }

  private isInsuredIn(firm: number, month: number, kind: string, inFull: boolean): boolean {
    return this.life.work.jobs.some((job) => job.firm === firm && this.paid(job, month).some((line) => line.kind === kind && !line.isLate && (!inFull || kind === "410" || line.byPerson > 0)))
  }

  /** Months one after another for which the unit paid a kind on time, from the first one since a day on. @param inFull both parts. */
  insuredRun(firm: number, since: number, kind: string, inFull = false): number {
    let run = 0
    for (let month = Math.max(monthOf(since), this.economy.firstMonth); month <= this.economy.lastMonth; month++) {
      if (this.isInsuredIn(firm, month, kind, inFull)) run += 1
      else if (run > 0) break
    }
    return run
  }

  /** The day by which so many months of each kind are on record; the end of time where they never are. */
  insuredSince(firm: number, since: number, kinds: readonly string[], months: number, inFull = false): number {
    const reached = kinds.map((kind) => {
      let run = 0
      for (let month = Math.max(monthOf(since), this.economy.firstMonth); month <= this.economy.lastMonth; month++) {
        run = this.isInsuredIn(firm, month, kind, inFull) ? run + 1 : 0
        if (run === months) return firstDay(month + 2)
      }
      return firstDay(this.economy.lastMonth + 1)
    })
    return Math.max(...reached)
  }

  /** What was paid for a month with a unit, by all jobs there. */
  paidOf(firm: number, month: number): readonly PaidLine[] {
    return this.life.work.jobs.filter((one) => one.firm === firm).flatMap((job) => this.paid(job, month))
  }

  /** Months of unemployment insurance that count, both parts and in time, with a unit since a day. */
  fullMonths(firm: number, since: number): number {
    let count = 0
    for (let month = Math.max(monthOf(since), this.economy.firstMonth); month <= this.economy.lastMonth; month++) if (this.paidOf(firm, month).some(countsFully)) count += 1
    return count
  }

  /** Months one after another, up to the last, for which the unit paid unemployment insurance and the person did not. */
  monthsByUnitAlone(firm: number): number {
    const months = new Set<number>()
    for (const job of this.life.work.jobs) {
      if (job.firm !== firm || job.insured !== "all" || job.isSecond) continue
      for (let month = job.to > 0 ? firstPaid(job) : Math.max(this.economy.firstMonth, firstPaid(job)); month <= lastPaid(job, this.economy.lastMonth); month++) if (month >= job.half[0] && month < job.half[1]) months.add(month)
    }
    let run = 0
    for (let month = Math.max(...months); months.has(month); month--) run += 1
    return run
  }

  /** Mean base of the last twelve months that count up to a day, null without any. */
  averageBase(until: number): number | null {
    const bases: number[] = []
    for (let month = monthOf(until); month >= this.economy.firstMonth && bases.length < 12; month--) {
      const lines = this.life.work.jobs.filter((job) => job.firm >= 0).flatMap((job) => this.paid(job, month).filter(countsFully))
      if (lines.length > 0) bases.push(Math.max(...lines.map((line) => line.base)))
    }
    return bases.length === 0 ? null : Math.round(bases.reduce((sum, base) => sum + base, 0) / bases.length)
  }

  /** Months somebody had been registered as unemployed on a day. */
  unemployedMonths(day: number): number {
    return Math.max(0, ...this.life.unemployment.spells.filter((one) => one.registered <= day && (one.closed === 0 || one.closed >= day - 1)).map((one) => monthsTo(one.registered, day)))
  }

  /** The newest business that still is, else the newest. */
  ownBusiness(on: number): Market | undefined {
    const isRunning = (to: number) => to === 0 || to > on
    return this.life.markets.filter((one) => one.role !== "股东" && one.from <= on).toSorted((a, b) => Number(isRunning(b.to)) - Number(isRunning(a.to)) || b.from - a.from)[0]
  }

  /** One person stands behind both: only firms of one block share owners. */
  areRelated(one: number, other: number): boolean {
    const owner = (firm: number) => this.block.owners[this.block.firms.indexOf(firm)]
    if (!this.block.firms.includes(one) || !this.block.firms.includes(other)) return false
    return owner(one) === owner(other) || this.block.lives.some(({ markets }) => markets.some((each) => each.firm === one) && markets.some((each) => each.firm === other))
  }

  /** On the rolls of a unit for 失业保险 on a day; who was never reported as leaving still is. */
  isInsuredOn(day: number): boolean {
    return this.life.work.jobs.some((job, at) => job.firm >= 0 && job.insured === "all" && job.from <= day && (job.to === 0 || job.to > day || isLeftOpen(this.economy, this.life.person.index, at)))
  }

  /** A month of an entitlement to unemployment benefit; one that was really drawn. */
  isGranted(month: number): boolean {
    return this.life.unemployment.claims.some(({ grant }) => grant !== null && grant.firstMonth <= month && grant.lastMonth >= month && (grant.stoppedFrom === 0 || grant.stoppedFrom > month))
  }

  isDrawn(month: number): boolean {
    return this.life.unemployment.claims.some(({ grant }) => grant?.drawn.some(([drawn]) => drawn === month) === true)
  }
}

/** A unit as registers and departments know it. */
export function unitOf(economy: Economy, index: number): Unit {
  const firm = firmOf(economy, index)
  const answers = unitAnswers(economy, firm)
  return { exists: firm.closed === 0, abnormal: answers?.abnormal ?? null, taxNormal: answers?.taxNormal ?? null, size: answers?.size ?? null, creditListed: answers?.creditListed ?? null, account: hasAccount(economy, index) ? true : null }
}
