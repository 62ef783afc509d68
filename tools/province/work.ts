// Working lives: jobs one after another with the reasons they ended, and the months that were paid, half paid, paid late or not at all.
import { addMonths, dateOf, dayIn, firstDay, monthOf } from "./calendar.ts"
import { type Economy, employerIn, firmOf } from "./firms.ts"
import type { Person } from "./households.ts"
import { cityOfPlace, places } from "./places.ts"
import { type Chance, hashOf, purposes } from "./random.ts"
import type { Schooling } from "./schooling.ts"
import { retiresOn, type RetireKind } from "./truth/law.ts"

/** all: four insurances; injury: a building worker's 工伤 only; alone: pension and health paid by the person (灵活就业); none: registered work without insurance. */
export type Insured = "all" | "injury" | "alone" | "none"

export interface Job {
  /** Number of the firm, −1 for work of one's own. */
  readonly firm: number
  readonly from: number
  /** First day no longer there, 0 while it lasts. */
  to: number
  /** domain/04 §2.2, empty while it lasts. */
  reason: string
  readonly baseFen: number
  readonly insured: Insured
  /** Beside the main job. */
  readonly isSecond: boolean
  /** Months of a fixed term, 0 when open-ended. */
  readonly term: number
  /** Months from–to (the last excluded) that nobody paid; that were paid together later, on a day; that only the employer paid. */
  readonly gap: readonly [number, number]
  readonly late: readonly [number, number, number]
  readonly half: readonly [number, number]
}

export interface Work {
  readonly jobs: Job[]
  readonly retireKind: RetireKind
  /** As the register holds it: "" where nobody recorded it. */
  readonly recordedKind: string
  /** First day of a pension, 0 for none; 110 of employees, 170 of residents. */
  pensionFrom: number
  pensionKind: string
  /** 农民合同制工人 of the old kind: the unit pays for unemployment insurance, the person does not. */
  readonly isContractWorker: boolean
}

/** Chance among ten thousand that somebody of this schooling belongs to those who work for units, and what it is for women. */
const attached: Readonly<Record<string, number>> = { "14": 8_600, "21": 8_600, "31": 8_300, "41": 6_900, "61": 6_000, "71": 4_350, "81": 2_300, "90": 500 }
const womenAttached = 7_650
/** Of those in the country who work for units. */
const contractWorkers = 120

/** First month in which somebody still pays: that of the first day; the last: that of the day before the end. */
export const firstPaid = (job: Job): number => monthOf(job.from)
export const lastPaid = (job: Job, lastMonth: number): number => (job.to === 0 ? lastMonth : Math.min(lastMonth, monthOf(job.to - 1)))

/** Whether a month counts as contribution time: employer and person, on account, not afterwards. */
export function countsIn(job: Job, month: number): boolean {
  if (job.insured !== "all" || job.isSecond) return false
  return !(month >= job.gap[0] && month < job.gap[1]) && !(month >= job.late[0] && month < job.late[1]) && !(month >= job.half[0] && month < job.half[1])
}

const nothing = [0, 0] as const
const never = [0, 0, 0] as const

/** Who never worked for a unit is no contract worker. */
export function workOf(chance: Chance, economy: Economy, person: Person, school: Schooling): Work {
  const work = lifeAtWork(chance, economy, person, school)
  return work.isContractWorker && work.jobs.length === 0 ? { ...work, isContractWorker: false } : work
}

function lifeAtWork(chance: Chance, economy: Economy, person: Person, school: Schooling): Work {
  chance.of(economy.seed, purposes.career, person.index)
  const retireKind: RetireKind = person.sex === 1 ? "M60" : chance.happens(school.level === "21" || school.level === "14" ? 7_000 : 1_500) ? "F55" : "F50"
  const isAttached = chance.happens(Math.floor(((attached[school.level] ?? 3_000) * (person.sex === 1 ? 10_000 : womenAttached)) / 10_000))
  const work: Work = { jobs: [], retireKind, recordedKind: person.sex === 1 ? "" : isAttached && !chance.happens(1_000) ? retireKind : "", pensionFrom: 0, pensionKind: "", isContractWorker: isAttached && places[person.place]?.urban === false && hashOf(economy.seed, purposes.career, -1 - person.index) % 10_000 < contractWorkers }
  const stop = firstDay(economy.lastMonth + 1)
  const retires = retiresOn(person.born, retireKind)
  const leaves = person.died > 0 ? Math.min(person.died, stop) : stop
  if (retires < leaves) {
    const isEmployee = isAttached && chance.happens(9_600)
    const from = isEmployee ? firstDay(monthOf(retires) + 1) : firstDay(monthOf(addMonths(person.born, 720)) + 1)
    if (from < leaves && (isEmployee || chance.happens(8_500))) [work.pensionFrom, work.pensionKind] = [from, isEmployee ? "110" : "170"]
  }
  const begins = Math.max(school.leaves, addMonths(person.born, 16 * 12))
  if (begins >= Math.min(leaves, retires)) return work
  if (isAttached) careerInUnits(chance, economy, person, work, begins, Math.min(retires, leaves), person.died > 0 && person.died <= retires ? "23" : "22")
  else otherWork(chance, economy, person, work, begins, Math.min(retires, leaves))
  return work
}

/** Why jobs end, among ten thousand: most people resign. */
export const reasons = ["20", "21", "01", "05", "06", "07", "04", "08", "09", "99"] as const
export const reasonShares = [5_450, 650, 1_500, 560, 600, 850, 160, 90, 60, 80] as const

function careerInUnits(chance: Chance, economy: Economy, person: Person, work: Work, begins: number, until: number, lastReason: string): void {
  const start = firstDay(economy.firstMonth)
  const stop = firstDay(economy.lastMonth + 1)
  const city = cityOfPlace(person.place)
  const idleFirst = begins < start ? 0 : chance.happens(6_000) ? chance.whole(1, 60) : chance.whole(61, 300)
  let from = begins < start ? Math.max(begins, start - chance.below(5_500)) : begins + idleFirst
  const insured: Insured = chance.happens(8_000) ? "all" : chance.happens(6_500) ? "injury" : "none"
  let previous = -1
  while (from < until && from < stop) {
    const firm = firmOf(economy, employerIn(economy, chance, city, from, previous))
    const lasts = firstStay(chance, Math.max(0, start - from))
    const wished = from + lasts
    const last = Math.min(wished, until, firm.closed > from ? firm.closed : wished)
    const ended = last < stop
    const reason = !ended ? "" : last === until ? lastReason : last === wished ? (reasons[chance.weighed(reasonShares)] ?? "20") : firm.status === "吊销" ? "03" : chance.happens(3_000) ? "02" : "03"
    const made = jobAt(chance, economy, firm.index, from, ended ? last : 0, reason, insured)
    const job: Job = work.isContractWorker ? { ...made, gap: nothing, late: never, half: [monthOf(from), economy.lastMonth + 1] } : made
    if (job.to === 0 || job.to > start) work.jobs.push(job)
    previous = firm.index
    if (!ended || last === until) break
    if (insured === "all" && chance.happens(100)) work.jobs.push(secondJob(chance, economy, city, job))
    from = afterTheFestival(chance, last + idle(chance, reason), last)
  }
}

/** Days a job lasts, at least what lies before the province's time. */
function firstStay(chance: Chance, before: number): number {
  const kind = chance.weighed([1_300, 3_000, 5_700])
  return before + (kind === 0 ? chance.whole(60, 330) : kind === 1 ? chance.whole(331, 1_095) : chance.whole(1_096, 5_200))
}

/** Firms hire most after the Spring Festival: who would begin from November to January often begins between 20 February and 25 March. */
function afterTheFestival(chance: Chance, from: number, lost: number): number {
  const inYear = monthOf(from) % 12
  if ((inYear !== 0 && inYear < 10) || from - lost < 5 || !chance.happens(5_000)) return from
  const january = monthOf(from) - inYear + (inYear === 0 ? 0 : 12)
  return dayIn(january + 1, 20) + chance.below(34)
}

/** Days between two jobs. */
function idle(chance: Chance, reason: string): number {
  const isPushed = reason !== "20" && reason !== "21"
  const kind = chance.weighed(isPushed ? [2_300, 2_000, 1_300, 4_400] : [5_000, 2_300, 1_500, 1_200])
  return kind === 0 ? chance.below(4) : kind === 1 ? chance.whole(5, 60) : kind === 2 ? chance.whole(61, 240) : chance.whole(241, 900)
}

function jobAt(chance: Chance, economy: Economy, firm: number, from: number, to: number, reason: string, insured: Insured): Job {
  const base = Math.min(2_400_000, Math.max(420_000, (32 + chance.below(40) + chance.below(40) * (chance.happens(2_500) ? 3 : 1)) * 10_000))
  const [first, last] = [Math.max(monthOf(from), economy.firstMonth), to === 0 ? economy.lastMonth : Math.max(monthOf(from), monthOf(to - 1))]
  const length = last - first + 1
  const some = (share: number, most: number): readonly [number, number] => {
    if (length < 4 || !chance.happens(share)) return nothing
    const at = first + chance.below(length - 2)
    return [at, Math.min(last, at + chance.whole(1, most))]
  }
  const gap = some(500, 3)
  const late = some(250, 6)
  const half = some(70, 4)
  const paidOn = dayIn(late[1] + 3, 10)
  return { firm, from, to, reason, baseFen: base, insured, isSecond: false, term: chance.happens(7_500) ? chance.pick([6, 12, 24, 36, 36]) : 0, gap, half, late: late[1] > 0 && paidOn < firstDay(economy.lastMonth + 1) ? [late[0], late[1], paidOn] : never }
}

/** Part-time beside the main job: the second employer pays 工伤 only (人社部发〔2003〕12号). */
function secondJob(chance: Chance, economy: Economy, city: number, main: Job): Job {
  const from = main.from + chance.below(Math.max(1, main.to - main.from - 10))
  const second = employerIn(economy, chance, city, from, main.firm)
  return { firm: second === main.firm ? second + 1 : second, from, to: main.to, reason: "20", baseFen: 210_000, insured: "injury", isSecond: true, term: 0, gap: nothing, late: never, half: nothing }
}

/** Everybody else of working age: some work for themselves and pay pension and health alone; the rest is not on record. */
function otherWork(chance: Chance, economy: Economy, person: Person, work: Work, begins: number, until: number): void {
  const isUrban = places[person.place]?.urban === true
  if (!chance.happens(isUrban ? 1_500 : 500)) return
  const start = firstDay(economy.firstMonth)
  const from = Math.max(begins, start - chance.below(1_500) + (chance.happens(3_000) ? chance.below(1_800) : 0))
  const wished = from + chance.whole(300, 3_000)
  const to = Math.min(wished, until)
  if (to <= from + 40 || to <= start || from >= firstDay(economy.lastMonth + 1)) return
  const ends = to < firstDay(economy.lastMonth + 1)
  work.jobs.push({ firm: -1, from: dateOf(from) > 28 ? from - 3 : from, to: ends ? to : 0, reason: ends ? "20" : "", baseFen: 420_000, insured: "alone", isSecond: false, term: 0, gap: nothing, late: never, half: nothing })
}
