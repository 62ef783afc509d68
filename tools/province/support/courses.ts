// One class for each block, of five kinds in turn: skills and founding taught by a school, a project under contract, a firm's own newly hired, a firm's apprentices. And certificates people got beside their work.
import { addMonths, firstDay, monthOf } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { serviceId } from "../numbers.ts"
import { type Chance, purposes } from "../random.ts"
import { taught } from "../services/postings.ts"

export type CourseKind = "skill" | "start" | "firm" | "apprentice" | "project"

export interface Student {
  readonly life: Life
  readonly group: "unemployed" | "hard" | "rural-worker"
  /** Days of the class, from 0. */
  readonly attended: readonly number[]
  /** Score of the certificate, 0 without one. */
  readonly score: number
}

export interface Course {
  readonly kind: CourseKind
  readonly id: number
  /** The firm that teaches. */
  readonly school: number
  readonly occupation: string
  readonly level: 4 | 5
  readonly begins: number
  /** 分 for each trainee of a project, 0 elsewhere; whether the project was accepted. */
  readonly price: number
  readonly accepted: boolean
  readonly students: readonly Student[]
}

/** A certificate of somebody who learned at work. */
export interface Skill {
  readonly number: string
  readonly occupation: string
  readonly level: 3 | 4 | 5
  readonly issuedOn: number
}

export const sessions = 12
/** Days of a class, first to last. */
export const courseDays = 14
/** The day of the certificates of a class. */
export const issuedOn = (course: Course): number => course.begins + courseDays + 6
const skilledShare = 150

const worksNow = (life: Life) => life.work.jobs.some((job) => job.to === 0)

export const certificateNumber = (course: number, life: Life): string => `99${course}${life.person.index % 1_000}`

/** Of nine blocks three teach skills, three a firm's own people; one each founding, a project, apprentices. */
const kindsInTurn: readonly CourseKind[] = ["skill", "start", "firm", "skill", "project", "apprentice", "skill", "firm", "firm"]
const kindOf = (block: number): CourseKind => kindsInTurn[block % kindsInTurn.length] ?? "skill"

/** A class of at most twenty: twelve days, most come to nearly all of them. */
export function courseOf(chance: Chance, economy: Economy, block: Block, people: readonly Life[]): Course | null {
  const kind = kindOf(block.number)
  chance.of(economy.seed, purposes.course, block.number)
  const begins = firstDay(economy.lastMonth - 3 - (block.number % 12)) + 2
  const isOfFirm = kind === "firm" || kind === "apprentice"
  const school = isOfFirm ? firmOfMost(economy, kind, people, begins) : block.firms.find((index) => standsIn(economy, index, begins))
  if (school === undefined) return null
  const chosen = isOfFirm ? people.filter((life) => isStaff(life, kind, school, begins)).slice(0, 20) : jobless(block, people)
  if (chosen.length < (isOfFirm ? 1 : 8)) return null
  const students = chosen.map((life): Student => {
    const absence = chance.happens(1_200) ? 3_000 : 400
    const attended = Array.from({ length: sessions }, (_, day) => day).filter(() => !chance.happens(absence))
    return { life, group: isOfFirm ? "rural-worker" : groupOf(life, begins), attended, score: chance.happens(8_500) ? 60 + chance.below(38) : 0 }
  })
  return { kind, id: serviceId(block.number, 900), school, occupation: chance.pick(Object.keys(taught)), level: kind === "apprentice" ? 4 : 5, begins, price: kind === "project" ? 90_000 : 0, accepted: !chance.happens(2_500), students }
}

function jobless(block: Block, people: readonly Life[]): readonly Life[] {
  const idle = people.filter((life) => !worksNow(life) && life.markets.length === 0)
  return [...idle.filter((life) => life.unemployment.spells.length > 0).slice(0, 12), ...idle.filter((life, at) => life.unemployment.spells.length === 0 && at % 7 === block.number % 7)].slice(0, 20)
}

/** Staff when the class begins: those hired within the year, or a few beyond it, learn on the job; apprentices may be there longer. */
const isStaff = (life: Life, kind: CourseKind, firm: number, begins: number): boolean =>
  life.work.jobs.some((job) => job.firm === firm && !job.isSecond && job.from < begins && (job.to === 0 || job.to > begins) && (kind === "apprentice" || job.from > addMonths(begins, -15)))

/** The firm of most of them that still is: of two alike the one with the lower number. */
function firmOfMost(economy: Economy, kind: CourseKind, people: readonly Life[], begins: number): number | undefined {
  const counts = new Map<number, number>()
  for (const life of people) for (const { firm } of life.work.jobs) if (firm >= 0 && isStaff(life, kind, firm, begins) && standsIn(economy, firm, begins)) counts.set(firm, (counts.get(firm) ?? 0) + 1)
  return [...counts].toSorted(([one, many], [other, more]) => more - many || one - other)[0]?.[0]
}

const groupOf = ({ hardship, unemployment }: Life, on: number): Student["group"] =>
  hardship && hardship.on <= on && (hardship.until === 0 || hardship.until > on) ? "hard" : unemployment.spells.some((one) => one.registered <= on && (one.closed === 0 || one.closed > on)) ? "unemployed" : "rural-worker"

/** Whether a firm stands when a class begins. */
const standsIn = (economy: Economy, index: number, day: number): boolean => {
  const firm = firmOf(economy, index)
  return firm.founded < day && (firm.closed === 0 || firm.closed > day + 30) && monthOf(day) <= economy.lastMonth
}

export function skillOf(chance: Chance, economy: Economy, life: Life): Skill | null {
  if (!life.work.jobs.some((job) => job.to === 0 && job.insured === "all") || !chance.of(economy.seed, purposes.skills, life.person.index).happens(skilledShare)) return null
  return { number: `98${life.person.index}`, occupation: chance.pick(Object.keys(taught)), level: chance.pick([3, 4, 5] as const), issuedOn: firstDay(economy.lastMonth - 21) + chance.below(600) }
}
