// Who of a block was entitled to which subsidy, month by month and line by line: the law asked about the lives, not about the rows.
import { addMonths, firstDay, monthOf } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { employerId } from "../numbers.ts"
import { Chance } from "../random.ts"
import { unitAnswers } from "../support/answers.ts"
import { courseDays, lastOf, type Lived, quartersOf, segmentsOf, sessions } from "../support/lived.ts"
import { personId, placeOf } from "../tables/people.ts"
import { contractEnd, recordId } from "../tables/work.ts"
import type { Job } from "../work.ts"
import { firstSubsidised, LifeFacts } from "./life-facts.ts"
import { type Finding, isGraduateAt } from "./subsidy-law/demands.ts"
import * as insurance from "./subsidy-law/insurance.ts"
import * as once from "./subsidy-law/once.ts"
import * as posts from "./subsidy-law/posts.ts"

export type LabelledItem = "SI-FLEX-HARD" | "SI-FLEX-GRAD" | "SI-EMP-HARD" | "SI-SME-GRAD" | "PW-POST" | "PW-SI" | "IN-BASE" | "HI-ONCE" | "TR-SKILL" | "TR-LIVE" | "TR-ASSESS" | "ST-ONCE" | "LN-INT"

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
}

/** The day on which claims for finished months are asked about: the first after the province's time. */
export const askedOn = (economy: Economy): number => firstDay(economy.lastMonth + 1)

export function entitledIn(economy: Economy, block: Block, lived: Lived): readonly Entitled[] {
  const chance = new Chance()
  const students = new Set(lived.course?.students.map((one) => one.life))
  const entitled: Entitled[] = []
  for (const [at, life] of block.lives.entries()) {
    if (life.work.jobs.length === 0 && life.markets.length === 0 && !students.has(life) && !lived.internships.has(life)) continue
    const one = new OneLife(chance, economy, block, lived, life, at, students.has(life))
    for (const found of [one.flexible(), one.hired(), one.inPost(), one.interned(), one.hires(), one.trained(), one.founded(), one.borrowed()]) entitled.push(...found)
  }
  return entitled
}

const caps: Partial<Readonly<Record<LabelledItem, readonly [number, string]>>> = { "SI-SME-GRAD": [12, "R-CAP12"], "SI-FLEX-GRAD": [24, "R-CAP24"] }

class OneLife extends LifeFacts {
  /** SI-FLEX-HARD and SI-FLEX-GRAD: every month since work of one's own was registered, of whom it can be. */
  flexible(): readonly Entitled[] {
    const job = this.life.work.jobs.find((one) => one.firm < 0)
    if (!job) return []
    const diploma = this.diploma(job, true)
    const [isHard, isGraduate] = [this.life.hardship !== null, isGraduateAt(diploma, job.from)]
    if (!isHard && !isGraduate) return []
    const months = this.monthsSince(job.from).map((month) => {
      const day = lastOf(month)
      const paid = this.paid(job, month)
      const of = (kind: string) => paid.find((line) => line.kind === kind)?.byPerson ?? 0
      return { month, one: { who: this.somebody(day, "person"), month, from: job.from, until: job.to, pension: of("110"), medical: of("310"), insuredByUnit: this.insuredByUnit(month), trades: this.trades(day), drawsBenefit: this.isGranted(month) } }
    })
    return [
      ...(isHard ? this.series("SI-FLEX-HARD", -1, months.map(({ month, one }) => [month, insurance.flexibleInHardship(one, this.recognised())])) : []),
      ...(isGraduate ? this.series("SI-FLEX-GRAD", -1, months.map(({ month, one }) => [month, insurance.flexibleGraduate(one, diploma)])) : []),
    ]
  }

  /** SI-EMP-HARD and SI-SME-GRAD: of every unit, the months in which it was the one that had hired last, of whom it can be. */
  hired(): readonly Entitled[] {
    const isHard = this.life.hardship !== null
    if (!isHard && this.diplomaDay() === 0) return []
    const hires = this.life.work.jobs.filter((one) => one.firm >= 0).toSorted((a, b) => a.from - b.from)
    const stretches = hires.map((job, at) => ({ job, diploma: this.diploma(job, true), months: this.monthsSince(job.from).filter((month) => lastOf(month) < (hires[at + 1]?.from ?? Infinity)) }))
    return [...new Set(hires.map((job) => job.firm))].flatMap((firm) => {
      const own = stretches.filter((one) => one.job.firm === firm && (isHard || isGraduateAt(one.diploma, one.job.from))).flatMap(({ job, diploma, months }) => months.map((month) => ({ month, job, diploma, one: this.hiredMonth(job, month) })))
      return [
        ...(isHard ? this.series("SI-EMP-HARD", firm, own.map(({ month, one }) => [month, insurance.hiredInHardship(one, this.recognised())])) : []),
        ...this.series("SI-SME-GRAD", firm, own.filter(({ job, diploma }) => isGraduateAt(diploma, job.from)).map(({ month, diploma, one }) => [month, insurance.hiredGraduate(one, diploma)])),
      ]
    })
  }

  private hiredMonth(job: Job, month: number): insurance.HiredMonth {
    const day = lastOf(month)
    return {
      who: this.somebody(day, "unit"), month, unit: this.unit(job.firm), contractStart: job.from, contractEnd: contractEnd(this.economy, job), leftOn: job.to > 0 ? job.to - 1 : 0, paid: this.paidByUnit(job.firm, month), ownsUnit: this.owns(job.firm, day),
    }
  }

  /** PW-POST and PW-SI. */
  inPost(): readonly Entitled[] {
    const placement = this.lived.placements.get(this.life)
    if (!placement) return []
    const { job } = placement
    const months = this.monthsSince(job.from).map((month): readonly [number, posts.PostMonth] => {
      const day = lastOf(month)
      const worked = placement.months.find((one) => one.month === month)
      return [month, {
        who: this.somebody(day, "unit"), month, city: firmOf(this.economy, job.firm).city, unit: this.unit(job.firm), from: job.from, until: job.to > 0 ? job.to - 1 : 0, partTime: placement.partTime, days: worked?.days ?? 0, wage: worked?.fen ?? 0,
        paid: this.paidByUnit(job.firm, month), ownsUnit: this.owns(job.firm, day), trades: this.trades(day), insuredByAnother: this.insuredByUnit(month, job.firm), drawsBenefit: this.isDrawn(month),
      }]
    })
    return [...this.series("PW-POST", job.firm, months.map(([month, one]) => [month, posts.postMonth(one, this.recognised())])), ...this.series("PW-SI", job.firm, months.map(([month, one]) => [month, posts.postInsurance(one, this.recognised())]))]
  }

  /** IN-BASE. */
  interned(): readonly Entitled[] {
    const internship = this.lived.internships.get(this.life)
    if (!internship) return []
    const { firm, from, planned, ended } = internship
    const [isUnit, diploma] = [internship.recognisedUntil >= from, { on: this.diplomaDay(), workedSince: this.workedBefore(from, null, true) }]
    return this.series("IN-BASE", firm, this.monthsSince(from).map((month) => {
      const paid = internship.months.find((one) => one.month === month)
      const one = { who: this.somebody(lastOf(month), "unit"), month, city: firmOf(this.economy, firm).city, unit: this.unit(firm), isUnit, from, planned, ended, days: paid?.days ?? 0, stipend: paid?.fen ?? 0, insuredByUnit: this.insuredByUnit(month) }
      return [month, posts.internMonth(one, diploma)]
    }))
  }

  /** HI-ONCE: each hire since 示例省 has numbers, in the groups of which it may be. */
  hires(): readonly Entitled[] {
    const on = askedOn(this.economy)
    return this.life.work.jobs.flatMap((job, at) => {
      if (job.firm < 0 || monthOf(job.from) < firstSubsidised || job.from <= addMonths(on, -36)) return []
      const diploma = this.diplomaDay()
      const inGroup = diploma > 0 && job.from < addMonths(diploma, 36)
      if (!inGroup && !this.wasUnemployed(job.from) && !this.wasSoldier(job.from)) return []
      const insured = this.life.work.jobs.filter((one) => one.firm === job.firm && one.insured === "all" && !one.isSecond)
      const insuredMonths = this.monthsSince(job.from).filter((month) => insured.some((one) => this.paid(one, month).some((line) => line.kind === "110" && !line.isLate))).length
      const one = { who: this.somebody(on, "unit"), unit: this.unit(job.firm), contractStart: job.from, contractEnd: contractEnd(this.economy, job), ownsUnit: this.owns(job.firm, on), insuredMonths }
      return [this.once("HI-ONCE", job.firm, String(recordId(this.life.person.index, at)), monthOf(job.from), once.hiringGrant(one, this.diploma(job, false), inGroup))]
    })
  }

  /** TR-SKILL, TR-LIVE and TR-ASSESS. */
  trained(): readonly Entitled[] {
    const course = this.lived.course
    const student = course?.students.find((one) => one.life === this.life)
    if (!course || !student) return []
    const { begins } = course
    const issuedOn = student.score > 0 ? begins + courseDays + 6 : 0
    const [answers, on] = [this.answers().answers, askedOn(this.economy)]
    const groupValid = student.group === "hard" ? this.isHardOn(begins) : student.group === "unemployed" ? this.wasUnemployed(begins + 1) : answers.groupValid
    const known = { begins, groupValid, atSchool: this.isAtSchool(begins), attended: student.attended.length, planned: sessions, days: student.attended.length, issuedOn }
    const line = `${employerId(course.school)}:C${course.id}`
    return [
      this.once("TR-SKILL", -1, line, monthOf(begins), once.skillTraining({ who: { ...this.somebody(on, "person"), drawsPension: this.drawsPension(begins) }, ...known })),
      this.once("TR-LIVE", -1, line, monthOf(begins), once.livingCosts({ who: { ...this.somebody(on, "person"), drawsPension: this.drawsPension(begins) }, ...known }, student.group === "hard" && this.isHardOn(begins))),
      ...(issuedOn > 0
        ? [this.once("TR-ASSESS", -1, certificateNumber(course.id, this.life), monthOf(issuedOn), once.assessment({ who: this.somebody(on, "person"), ...known }, [this.wasUnemployed(issuedOn + 1), this.isHardOn(issuedOn), this.graduatesIn(issuedOn), answers.groupValid]))]
        : []),
    ]
  }

  /** ST-ONCE, asked about the newest business that still is, else the newest. */
  founded(): readonly Entitled[] {
    const on = askedOn(this.economy)
    const founds = this.life.markets.filter((one) => one.role !== "股东" && one.from <= on)
    const isRunning = (to: number) => to === 0 || to > on
    const [market] = founds.toSorted((a, b) => Number(isRunning(b.to)) - Number(isRunning(a.to)) || b.from - a.from)
    if (!market || this.life.person.died > 0) return []
    const firm = firmOf(this.economy, market.firm)
    const { hardship } = this.life
    const fallback = hardship && hardship.on <= on && (this.stillHardUntil() === 0 || this.stillHardUntil() > firm.founded) ? "hard" : hardship || this.diplomaDay() > 0 ? "graduate" : null
    const one = {
      who: this.somebody(on, "person"), on, group: this.answers().answers.founderGroup ?? fallback, graduatedOn: this.diplomaDay(), registeredOn: firm.founded, earlier: new Set(founds.map((each) => each.firm)).size - 1, stillFounder: isRunning(market.to), unit: this.unit(market.firm),
      taxMonths: unitAnswers(this.economy, firm)?.taxMonths ?? null,
    } as const
    return [this.once("ST-ONCE", -1, "once", monthOf(on), once.firstBusiness(one))]
  }

  /** LN-INT: the finished quarters of the last year. */
  borrowed(): readonly Entitled[] {
    const loan = this.lived.loans.get(this.life)
    if (!loan) return []
    const on = askedOn(this.economy)
    const oldest = monthOf(on) - (monthOf(on) % 3) - 12
    return quartersOf(this.economy, loan).filter(([from]) => monthOf(from) >= oldest).map((quarter) => {
      const month = monthOf(quarter[0]) - (monthOf(quarter[0]) % 3)
      const one = { who: this.somebody(on, "person"), group: loan.group, fen: loan.fen, signed: loan.signed, due: loan.due, rate: loan.rate, segments: segmentsOf(loan, quarter), unit: this.unit(loan.firm), otherLoan: this.answers().answers.otherLoan }
      return this.once("LN-INT", -1, `D${loan.number}:${Math.floor(month / 12)}Q${Math.floor((month % 12) / 3) + 1}`, month, once.loanQuarter(one))
    })
  }

  /** Months in the order of time: those that pass use up what is left. */
  private series(item: LabelledItem, firm: number, months: readonly (readonly [number, Finding])[]): readonly Entitled[] {
    const [cap, code] = caps[item] ?? [Infinity, ""]
    let passed = 0
    return months.map(([month, single]) => {
      const finding: Finding = passed < cap ? single : { verdict: "fail", codes: [...(single.verdict === "fail" || single.verdict === "no-data" ? single.codes : []), code].sort(), amount: 0 }
      if (finding.verdict === "pass") passed += 1
      return { item, life: this.life, firm, line: "", month, finding, single }
    })
  }

  private once(item: LabelledItem, firm: number, line: string, month: number, finding: Finding): Entitled {
    return { item, life: this.life, firm, line, month, finding, single: finding }
  }
}

export const certificateNumber = (course: number, life: Life): string => `99${course}${life.person.index % 1_000}`
export const payeeOf = (economy: Economy, one: Entitled): { readonly kind: "person" | "employer"; readonly id: number; readonly region: string } =>
  one.firm < 0 ? { kind: "person", id: personId(one.life.person.index), region: placeOf(one.life) } : { kind: "employer", id: employerId(one.firm), region: firmOf(economy, one.firm).street }
