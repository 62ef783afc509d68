// What people of a block lived through on which subsidies rest: posts they were placed in, internships, one class, guaranteed loans, introductions, rooms in incubators. Rows and truth are both made from it.
import { addMonths, dayIn, daysIn, firstDay, monthOf } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { serviceId } from "../numbers.ts"
import { Chance, purposes } from "../random.ts"
import { lowestWage } from "../truth/subsidy-law/demands.ts"
import type { Job } from "../work.ts"
import { isAgency } from "./answers.ts"
import { type Course, courseOf, type Skill, skillOf } from "./courses.ts"
import { internMonths, type Internship, recognisedAfter } from "./internships.ts"

/** A month worked: days attended and money paid through the bank. */
export interface PaidMonth {
  readonly month: number
  readonly days: number
  readonly fen: number
}

/** 公益性岗位: a job of somebody in hardship that is a post developed for them. */
export interface Placement {
  readonly job: Job
  readonly partTime: boolean
  readonly months: readonly PaidMonth[]
}

/** An internship with its months and the recognition of its unit. */
export interface LivedInternship extends Internship {
  readonly months: readonly PaidMonth[]
  /** What the unit's recognition as an internship unit ends with. */
  readonly recognisedUntil: number
  /** The unit's first: its recognition is written with it. */
  readonly isFirst: boolean
}

/** 职业介绍: whom an agency brought to a unit, and on which day. */
export interface Introduction {
  readonly agency: number
  readonly firm: number
  readonly on: number
  readonly charged: boolean
}

/** 创业孵化基地 of a block, run by its first firm that still is, and 在孵企业 with a room in it: nothing to pay for a free one. */
export interface Incubator {
  readonly name: string
  readonly firm: number
  readonly since: number
  readonly desks: number
}

export interface Tenancy {
  readonly firm: number
  readonly from: number
  readonly rent: number
}

export interface Loan {
  readonly number: number
  readonly firm: number
  readonly fen: number
  readonly signed: number
  readonly due: number
  /** Ten-thousandths a year. */
  readonly rate: number
  readonly group: string
  /** From this day the quarter is overdue, 0 for never. */
  readonly overdueFrom: number
}

export interface Lived {
  readonly placements: ReadonlyMap<Life, Placement>
  readonly internships: ReadonlyMap<Life, LivedInternship>
  readonly course: Course | null
  readonly loans: ReadonlyMap<Life, Loan>
  readonly skills: ReadonlyMap<Life, Skill>
  readonly introductions: ReadonlyMap<Life, Introduction>
  readonly incubator: Incubator | null
  readonly tenancies: readonly Tenancy[]
}

const placedShare = 3_000
const borrowShare = 1_500
const introducedShare = 1_500
/** Months a person's guaranteed loan runs at most (domain/02 §8.2). */
const longestLoan = 36

const isGrown = (life: Life) => life.person.died === 0 && life.person.age >= 22 && life.person.age < 58

export function livedOf(economy: Economy, block: Block): Lived {
  const chance = new Chance()
  const people = block.lives.filter(isGrown)
  const placements = new Map<Life, Placement>()
  const internships = new Map<Life, LivedInternship>()
  const loans = new Map<Life, Loan>()
  const alive = block.firms.filter((firm) => firmOf(economy, firm).closed === 0)
  const hosts = new Map<number, number>()
  for (const life of block.lives) {
    const placement = placementOf(chance, economy, life)
    if (placement) placements.set(life, placement)
  }
  for (const life of people) {
    if (life.internship) internships.set(life, livedInternship(chance, economy, life, life.internship, hosts))
    const loan = loanOf(chance, economy, block, life)
    if (loan) loans.set(life, loan)
  }
  const course = courseOf(chance, economy, block, people)
  const students = new Set(course?.students.map((one) => one.life))
  const skills = new Map<Life, Skill>()
  const introductions = new Map<Life, Introduction>()
  const agency = alive.find((firm) => isAgency(firmOf(economy, firm)))
  for (const life of people) {
    const skill = students.has(life) ? null : skillOf(chance, economy, life)
    if (skill) skills.set(life, skill)
    const introduction = agency === undefined ? null : introductionOf(chance, economy, life, agency)
    if (introduction) introductions.set(life, introduction)
  }
  const incubator = incubatorOf(economy, block, alive)
  return { placements, internships, course, loans, skills, introductions, incubator, tenancies: incubator ? alive.flatMap((firm) => tenancyOf(chance, economy, firm)) : [] }
}

function incubatorOf(economy: Economy, block: Block, alive: readonly number[]): Incubator | null {
  const firm = alive.find((one) => firmOf(economy, one).founded < firstDay(economy.firstMonth))
  return firm === undefined ? null : { name: `示例第${block.number + 1}创业孵化基地`, firm, since: firstDay(economy.firstMonth), desks: 20 + (block.number % 5) * 10 }
}

/** Agencies bring people to units of whom they are then the only introduction. */
function introductionOf(chance: Chance, economy: Economy, { work, person }: Life, agency: number): Introduction | null {
  const hire = work.jobs.findLast((job) => job.firm >= 0 && !job.isSecond)
  const isOnly = hire !== undefined && hire.from > firstDay(economy.lastMonth - 22) && work.jobs.filter((job) => job.firm === hire.firm).length === 1
  if (!isOnly || !chance.of(economy.seed, purposes.introductions, person.index).happens(introducedShare)) return null
  return { agency, firm: hire.firm, on: hire.from - chance.whole(2, 20), charged: chance.happens(400) }
}

function tenancyOf(chance: Chance, economy: Economy, firm: number): readonly Tenancy[] {
  const { founded, size } = firmOf(economy, firm)
  if (size < 3 || founded < firstDay(economy.firstMonth) || !chance.of(economy.seed, purposes.premises, firm).happens(2_000)) return []
  return [{ firm, from: founded + 10, rent: chance.happens(5_000) ? 0 : 60_000 + 10_000 * chance.below(10) }]
}

function placementOf(chance: Chance, economy: Economy, life: Life): Placement | null {
  const { hardship, work, person } = life
  const job = hardship?.exit === "010" ? work.jobs.find((one) => one.from === hardship.until && one.firm >= 0 && !one.isSecond) : undefined
  if (!job || !chance.of(economy.seed, purposes.placement, person.index).happens(placedShare)) return null
  const partTime = chance.happens(1_500)
  const last = job.to === 0 ? firstDay(economy.lastMonth + 1) - 1 : job.to - 1
  const { city } = firmOf(economy, job.firm)
  const months: PaidMonth[] = []
  for (let month = Math.max(economy.firstMonth, monthOf(job.from)); month <= monthOf(last); month++) {
    const [isLow, isAbsent, isMissing] = [chance.happens(400), chance.happens(200), chance.happens(150)]
    const [first, until] = [Math.max(job.from, firstDay(month)), Math.min(last, firstDay(month + 1) - 1)]
    const whole = Math.round(((lowestWage(city, month) ?? 190_000) * (partTime ? 1 : 2)) / 2)
    const due = Math.ceil((whole * (until - first + 1)) / daysIn(month))
    if (!isMissing) months.push({ month, days: isAbsent ? 0 : Math.min(22, until - first + 1), fen: isLow ? Math.floor(due / 2) : due })
  }
  return { job, partTime, months }
}

function livedInternship(chance: Chance, economy: Economy, { person }: Life, internship: Internship, hosts: Map<number, number>): LivedInternship {
  const isFirst = !hosts.has(internship.firm)
  if (isFirst) hosts.set(internship.firm, recognisedAfter(internship))
  return { ...internship, months: internMonths(chance, economy, person, internship), recognisedUntil: hosts.get(internship.firm) ?? 0, isFirst }
}

const groups = ["unemployed", "hard", "graduate", "returned", "online-shop", "other"] as const

function loanOf(chance: Chance, economy: Economy, block: Block, life: Life): Loan | null {
  const market = life.markets.find((one) => one.to === 0 && one.role !== "股东")
  if (!market || !chance.of(economy.seed, purposes.loan, life.person.index).happens(borrowShare)) return null
  const [fen, signed] = [(5 + chance.below(27)) * 1_000_000, firstDay(economy.lastMonth - 23) + chance.below(600)]
  const rate = chance.happens(700) ? 470 : 345
  const overdueFrom = chance.happens(1_000) ? signed + chance.whole(60, 500) : 0
  return { number: serviceId(block.number, 700 + (life.person.index % 100)), firm: market.firm, fen, signed, due: Math.min(signed + 1_300, addMonths(signed, longestLoan)), rate, group: chance.pick(groups), overdueFrom }
}

/** Quarters of a loan that were over when the province's time ends: first and last day. */
export function quartersOf(economy: Economy, loan: Loan): readonly (readonly [number, number])[] {
  const end = firstDay(economy.lastMonth + 1)
  const quarters: [number, number][] = []
  for (let month = monthOf(loan.signed) - (monthOf(loan.signed) % 3); firstDay(month + 3) <= end; month += 3) quarters.push([Math.max(loan.signed, firstDay(month)), firstDay(month + 3) - 1])
  return quarters
}

/** The days of a quarter in one standing: before it was overdue, and since. */
export function segmentsOf(loan: Loan, [from, until]: readonly [number, number]): readonly { readonly from: number; readonly until: number; readonly standing: "normal" | "overdue" }[] {
  const cut = loan.overdueFrom
  if (cut === 0 || cut > until) return [{ from, until, standing: "normal" }]
  return cut <= from ? [{ from, until, standing: "overdue" }] : [{ from, until: cut - 1, standing: "normal" }, { from: cut, until, standing: "overdue" }]
}

/** The day on which a month's money of a class, post or internship is looked at: its last. */
export const lastOf = (month: number): number => dayIn(month, daysIn(month))
