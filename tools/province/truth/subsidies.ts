// Who of a block was entitled to which subsidy, month by month and line by line: the law asked about the lives, not about the rows.
import { addMonths, firstDay, monthOf } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block } from "../life.ts"
import { employerId } from "../numbers.ts"
import { Chance } from "../random.ts"
import { studentWindow, unitAnswers } from "../support/answers.ts"
import { lastOf, type Lived, quartersOf, segmentsOf } from "../support/lived.ts"
import { personId, placeOf } from "../tables/people.ts"
import { contractEnd, recordId } from "../tables/work.ts"
import type { Job } from "../work.ts"
import { type Entitled, type LabelledItem, lineOf } from "./entitled.ts"
import { classLines } from "./of-classes.ts"
import { hireLines, keyMonths } from "./of-hires.ts"
import { earlyLines } from "./of-interns.ts"
import { peopleLines } from "./of-people.ts"
import { firstSubsidised, LifeFacts } from "./life-facts.ts"
import { type Finding, isGraduateAt } from "./subsidy-law/demands.ts"
import * as insurance from "./subsidy-law/insurance.ts"
import * as once from "./subsidy-law/once.ts"
import * as posts from "./subsidy-law/posts.ts"

/** The day on which claims for finished months are asked about: the first after the province's time. */
export const askedOn = (economy: Economy): number => firstDay(economy.lastMonth + 1)

export function entitledIn(economy: Economy, block: Block, lived: Lived): readonly Entitled[] {
  const chance = new Chance()
  const students = new Set(lived.course?.students.map((one) => one.life))
  const [entitled, on]: [Entitled[], number] = [[], askedOn(economy)]
  for (const [at, life] of block.lives.entries()) {
    if (life.work.jobs.length === 0 && life.markets.length === 0 && !students.has(life) && !lived.internships.has(life) && life.school.leaves < studentWindow) continue
    const one = new OneLife(chance, economy, block, lived, life, at, students.has(life))
    for (const found of [one.flexible(), one.hired(), one.inPost(), one.interned(), one.hires(), one.founded(), one.borrowed(), classLines(one, on), hireLines(one, on), keyMonths(one), earlyLines(one, on), peopleLines(one, on)]) entitled.push(...found)
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
      return [lineOf("HI-ONCE", this.life, job.firm, String(recordId(this.life.person.index, at)), monthOf(job.from), once.hiringGrant(one, this.diploma(job, false), inGroup))]
    })
  }

  /** ST-ONCE, asked about the newest business that still is, else the newest. */
  founded(): readonly Entitled[] {
    const on = askedOn(this.economy)
    const founds = this.life.markets.filter((one) => one.role !== "股东" && one.from <= on)
    const market = this.ownBusiness(on)
    if (!market || this.life.person.died > 0) return []
    const firm = firmOf(this.economy, market.firm)
    const { hardship } = this.life
    const fallback = hardship && hardship.on <= on && (this.stillHardUntil() === 0 || this.stillHardUntil() > firm.founded) ? "hard" : hardship || this.diplomaDay() > 0 ? "graduate" : null
    const one = {
      who: this.somebody(on, "person"), on, group: this.answers().answers.founderGroup ?? fallback, graduatedOn: this.diplomaDay(), registeredOn: firm.founded, earlier: new Set(founds.map((each) => each.firm)).size - 1, stillFounder: market.to === 0 || market.to > on, unit: this.unit(market.firm),
      taxMonths: unitAnswers(this.economy, firm)?.taxMonths ?? null,
    } as const
    return [lineOf("ST-ONCE", this.life, -1, "once", monthOf(on), once.firstBusiness(one), Math.max(addMonths(firm.founded, 12), firstDay(firstSubsidised)))]
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
      return lineOf("LN-INT", this.life, -1, `D${loan.number}:${Math.floor(month / 12)}Q${Math.floor((month % 12) / 3) + 1}`, month, once.loanQuarter(one))
    })
  }

  /** Months in the order of time: those that pass use up what is left. */
  private series(item: LabelledItem, firm: number, months: readonly (readonly [number, Finding])[]): readonly Entitled[] {
    const [cap, code] = caps[item] ?? [Infinity, ""]
    let passed = 0
    return months.map(([month, single]) => {
      const finding: Finding = passed < cap ? single : { verdict: "fail", codes: [...(single.verdict === "fail" || single.verdict === "no-data" ? single.codes : []), code].sort(), amount: 0 }
      if (finding.verdict === "pass") passed += 1
      return { item, life: this.life, firm, line: "", month, finding, single, since: 0 }
    })
  }
}

export const payeeOf = (economy: Economy, one: Entitled): { readonly kind: "person" | "employer"; readonly id: number; readonly region: string } =>
  one.firm < 0 ? { kind: "person", id: personId(one.life.person.index), region: placeOf(one.life) } : { kind: "employer", id: employerId(one.firm), region: firmOf(economy, one.firm).street }
