// Times without work: who registers, who claims, what was granted and drawn, and why it ended.
import { addWorkingDays, dayIn, firstDay, monthOf } from "./calendar.ts"
import type { Economy } from "./firms.ts"
import type { Person } from "./households.ts"
import { cityOfPlace } from "./places.ts"
import { type Chance, purposes } from "./random.ts"
import { decide, type Standing, type Verdict } from "./truth/law.ts"
import { countsIn, firstPaid, type Job, lastPaid, type Work } from "./work.ts"

/** One 失业登记. */
export interface Spell {
  readonly registered: number
  /** Last day of work, 0 for those new to the labour force. */
  readonly lostOn: number
  /** AJC093. */
  readonly reason: string
  /** First day no longer registered, 0 while open. */
  readonly closed: number
  /** Code of unemployment-end. */
  readonly closeReason: string
}

export interface Claim {
  readonly on: number
  readonly decidedOn: number
  readonly lostOn: number
  readonly reason: string
  readonly paidMonths: number
  readonly verdict: Verdict
  /** Only for what was granted. */
  readonly grant: Grant | null
}

export interface Grant {
  readonly months: number
  readonly startsOn: number
  readonly firstMonth: number
  readonly lastMonth: number
  /** Months drawn with the month of the batch that paid them. */
  readonly drawn: readonly (readonly [month: number, batch: number])[]
  readonly state: "running" | "stopped" | "ended"
  /** First month no longer paid, 0 while nothing stopped it. */
  readonly stoppedFrom: number
  readonly stopEvent: "" | "re-employed" | "died"
  readonly stopOn: number
  readonly unused: number
}

export interface Market {
  readonly role: string
  readonly from: number
  /** First day no longer, 0 while it lasts. */
  readonly to: number
  readonly firm: number
}

/** Everything a life has to do with being out of work. */
export interface Unemployment {
  readonly spells: Spell[]
  readonly claims: Claim[]
  /** A running entitlement in another province, 0 for none: its first day. */
  readonly elsewhereFrom: number
}

const pushed = new Set(["01", "02", "03", "04", "05", "06", "07", "08", "09", "99"])
/** Whoever has work in sight seldom claims. */
const fewestClaims = 2_500
const mostClaims = 8_600

export function unemploymentOf(chance: Chance, economy: Economy, person: Person, work: Work, markets: readonly Market[], begins: number): Unemployment {
  chance.of(economy.seed, purposes.unemployment, person.index)
  const life: Unemployment = { spells: [], claims: [], elsewhereFrom: work.jobs.length > 0 && chance.happens(6) ? firstDay(economy.lastMonth - chance.whole(0, 4)) : 0 }
  const [start, stop] = [firstDay(economy.firstMonth), firstDay(economy.lastMonth + 1)]
  const main = work.jobs.filter((job) => !job.isSecond)
  const lastsTo = Math.min(work.pensionFrom || stop, person.died || stop, stop)
  const firstFree = Math.min(main[0]?.from ?? stop, lastsTo)
  const firstOn = begins + chance.whole(5, 60)
  if (begins >= start && firstOn < firstFree - 20 && chance.happens(1_800)) life.spells.push(registered(chance, person, work, firstOn, 0, "10", firstFree, stop, 0))
  for (const [at, job] of main.entries()) {
    if (job.to < start || job.to === 0 || job.insured === "alone" || job.reason === "22" || job.reason === "23") continue
    const free = Math.min(main[at + 1]?.from ?? stop, lastsTo)
    if (free - job.to < 14 || !chance.happens(pushed.has(job.reason) ? 7_600 : 2_500)) continue
    const on = job.to + chance.whole(1, Math.min(38, free - job.to - 10))
    const claim = claimOf(chance, economy, person, work, markets, life, job, on, free)
    if (claim) life.claims.push(claim)
    const keeps = claim?.grant ? firstDay(claim.grant.lastMonth + 1) : 0
    life.spells.push(registered(chance, person, work, on, job.to, "20", free, stop, keeps))
  }
  return life
}

/** A registration that lasts until work, retirement, death or silence, whichever comes first. */
function registered(chance: Chance, person: Person, work: Work, on: number, lostOn: number, reason: string, free: number, stop: number, keeps: number): Spell {
  const silent = Math.max(keeps, on + chance.whole(180, 800))
  const closed = Math.min(free, silent)
  if (closed >= stop) return { registered: on, lostOn, reason, closed: 0, closeReason: "" }
  return { registered: on, lostOn, reason, closed, closeReason: silent < free ? "50" : free === person.died ? "70" : free === work.pensionFrom ? "10" : "61" }
}

/** Months of contribution that count on a day, after a loss of work whose entitlement was drawn. */
export function monthsPaid(jobs: readonly Job[], lastMonth: number, on: number, afterLoss: number): number {
  const months = new Set<number>()
  const used = new Set<number>()
  for (const job of jobs) {
    const into = job.from >= afterLoss || afterLoss === 0 ? months : used
    for (let month = firstPaid(job); month <= lastPaid(job, lastMonth); month++) if (countsIn(job, month) && arrives(month) <= on) into.add(month)
  }
  for (const month of used) months.delete(month)
  return months.size
}

/** Contributions of a month are on account on its twentieth. */
export const arrives = (month: number): number => dayIn(month, 20)

/** What was drawn last: contribution time begins anew after the work it was for, and what was left is kept. */
export function lastDrawn(life: Unemployment, on: number): { readonly lostOn: number; readonly unused: number } {
  const claim = life.claims.findLast((one) => one.grant !== null && one.grant.drawn.length > 0 && one.decidedOn <= on)
  return claim?.grant ? { lostOn: claim.lostOn, unused: claim.grant.state === "stopped" ? claim.grant.unused : 0 } : { lostOn: 0, unused: 0 }
}

/** How a person stands before the law on a day. */
export function standingOn(economy: Economy, person: Person, work: Work, markets: readonly Market[], life: Unemployment, on: number, registeredOn: number): Standing & { readonly paidMonths: number } {
  const drawn = lastDrawn(life, on)
  const ended = work.jobs.filter((job) => job.to > 0 && job.to <= on && !job.isSecond && job.insured !== "alone").reduce<Job | null>((last, job) => (last === null || job.to > last.to ? job : last), null)
  const runs = (from: number, to: number) => from <= on && (to === 0 || to > on)
  return {
    on,
    claimedOn: on,
    city: cityOfPlace(person.place),
    born: person.born,
    retireKind: person.sex === 1 ? "M60" : work.recordedKind === "F55" ? "F55" : "F50",
    kindSourced: person.sex === 1 || work.recordedKind !== "",
    paidMonths: monthsPaid(work.jobs, economy.lastMonth, on, drawn.lostOn),
    unused: drawn.unused,
    reason: ended?.reason ?? "",
    registeredOn,
    drawsPension: work.pensionKind === "110" && runs(work.pensionFrom, 0),
    works: work.jobs.some((job) => runs(job.from, job.to)),
    trades: markets.some((one) => one.role !== "股东" && runs(one.from, one.to)),
    drawsAlready: (life.elsewhereFrom > 0 && life.elsewhereFrom <= on) || life.claims.some((one) => one.grant?.state === "running" && one.decidedOn <= on && one.grant.lastMonth >= monthOf(on)),
  }
}

function claimOf(chance: Chance, economy: Economy, person: Person, work: Work, markets: readonly Market[], life: Unemployment, job: Job, registeredOn: number, free: number): Claim | null {
  const kind = chance.weighed([6_200, 2_400, 1_400])
  const on = registeredOn + (kind === 0 ? chance.below(4) : kind === 1 ? chance.whole(4, 9) : chance.whole(10, 75))
  const wants = chance.happens(pushed.has(job.reason) ? (free - on < 120 ? fewestClaims : mostClaims) : 900)
  const decidedOn = addWorkingDays(on, chance.whole(2, 9))
  if (!wants || on >= Math.min(free - 12, firstDay(economy.lastMonth + 1))) return null
  const standing = standingOn(economy, person, work, markets, life, on, registeredOn)
  const verdict = decide(standing)
  const granted = verdict.gives !== null && decidedOn < Math.min(free, firstDay(economy.lastMonth + 1))
  return { on, decidedOn, lostOn: job.to, reason: job.reason, paidMonths: standing.paidMonths, verdict, grant: granted && verdict.gives ? grantOf(economy, person, verdict.gives, decidedOn, job, work) : null }
}

/** What became of a grant: the month in which work begins is still paid, that of death goes to the survivors, and the first batch is that of the month after the decision. */
function grantOf(economy: Economy, person: Person, given: NonNullable<Verdict["gives"]>, decidedOn: number, job: Job, work: Work): Grant {
  const again = work.jobs.find((one) => one.from >= job.to && one !== job && !one.isSecond)?.from ?? 0
  const stop = firstDay(economy.lastMonth + 1)
  const isDead = person.died > 0 && monthOf(person.died) <= given.lastMonth && (again === 0 || person.died < again)
  const isStopped = !isDead && again > 0 && again < stop && monthOf(again) < given.lastMonth
  const stoppedFrom = isDead ? monthOf(person.died) : isStopped ? monthOf(again) + 1 : 0
  const through = stoppedFrom > 0 ? Math.min(given.lastMonth, stoppedFrom - 1) : given.lastMonth
  const drawn: [number, number][] = []
  for (let month = given.firstMonth; month <= through; month++) {
    const batch = Math.max(month, monthOf(decidedOn) + 1)
    if (batch <= economy.lastMonth && !(isDead && dayIn(batch, 15) >= person.died)) drawn.push([month, batch])
  }
  const state = stoppedFrom > 0 ? "stopped" : given.lastMonth < economy.lastMonth ? "ended" : "running"
  return {
    months: given.months, startsOn: given.startsOn, firstMonth: given.firstMonth, lastMonth: given.lastMonth, drawn, state, stoppedFrom, stopEvent: isDead ? "died" : isStopped ? "re-employed" : "",
    stopOn: isDead ? person.died : isStopped ? again : 0, unused: stoppedFrom > 0 ? Math.max(0, given.months - Math.max(0, through - given.firstMonth + 1)) : 0,
  }
}
