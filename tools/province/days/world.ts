// What the next days bring: who loses work, registers, claims, finds work, dies, and for whom contributions come. From seed, person and day: the same again whenever it is played.
import { ageOn, dateOf, firstDay, monthOf } from "../calendar.ts"
import { type Economy, employerIn, firmOf } from "../firms.ts"
import { blockSize } from "../households.ts"
import { blockOf } from "../life.ts"
import { economyOfPlan, type Plan } from "../plan.ts"
import { Chance, hashOf, purposes } from "../random.ts"
import { type Posting, postingOf } from "../services/postings.ts"
import { reasons, reasonShares } from "../work.ts"
import { type Post, type Standing, standingsOf } from "./standing.ts"

export interface Leaving {
  readonly who: Standing
  readonly post: Post
  readonly reason: string
}

export interface Hire {
  readonly who: Standing
  readonly post: Post
}

/** The contributions of one person and job for a month; a late one is paid afterwards. */
export interface Paid {
  readonly who: Standing
  readonly post: Post
  readonly month: number
  readonly isLate: boolean
}

/** A post a firm offers. */
export interface Opening extends Posting {
  readonly firm: number
  readonly headcount: number
  readonly payFromFen: number
  /** Days it is good for. */
  readonly goodFor: number
}

export interface Registering {
  readonly who: Standing
  /** Last day of the work that was lost. */
  readonly lostOn: number
  /** Writes a résumé in the same visit. */
  readonly writesResume: boolean
}

/** What happens on a day. */
export interface Happenings {
  readonly day: number
  readonly leaves: readonly Leaving[]
  readonly hires: readonly Hire[]
  readonly deaths: readonly Standing[]
  readonly registers: readonly Registering[]
  readonly claims: readonly Standing[]
  readonly paid: readonly Paid[]
  readonly openings: readonly Opening[]
}

/** How many times as often as usual somebody loses work, so many days after the province's time. */
export type Pace = (who: Standing, days: number) => number

const usualPace: Pace = () => 1

/** Chances of a day among a million: about fifteen in a hundred leave their job in a year, a search takes half a year. */
const leavingShare = 411
const hiringShare = 6_000
/** Where the chances of work begin among the million: above those of dying. */
const apart = 1_000
/** A new job lasts at least so many days. */
const leastStay = 60
/** Among ten thousand: who is pushed out registers and claims, who goes seldom does; a firm files a hire itself; a month is left out and paid with the next. */
const pushedRegister = 7_600
const goneRegister = 3_100
const pushedClaim = 8_600
const goneClaim = 900
const filesItself = 7_000
const lateShare = 100
/** A month of a job that nobody ever pays for, among ten thousand. */
const gapShare = 40
/** Who registers and writes a résumé with it, among ten thousand; firms that offer a post on a day, among a million. */
const resumeShare = 6_000
const openingShare = 12_000
/** Deaths of a day among a million, by age: about six in a thousand of all in a year. */
const dying = [[40, 2], [60, 8], [75, 38], [200, 165]] as const
/** The day of the month on which social insurance reports what was paid. */
const payday = 20

export class World {
  readonly economy: Economy
  /** The next day to come. */
  day: number
  private readonly people: readonly Standing[]
  private readonly chance = new Chance()

  constructor(plan: Plan) {
    this.economy = economyOfPlan(plan)
    this.day = firstDay(this.economy.lastMonth + 1)
    this.people = Array.from({ length: Math.ceil(plan.people / blockSize) }, (_, block) => standingsOf(this.economy, blockOf(this.economy, plan.people, block))).flat()
  }

  /** Lives through the next day. */
  next(pace: Pace = usualPace): Happenings {
    const day = this.day
    this.day += 1
    const now = { day, leaves: [] as Leaving[], hires: [] as Hire[], deaths: [] as Standing[], registers: [] as Registering[], claims: [] as Standing[], paid: [] as Paid[], openings: this.openings(day) }
    for (const who of this.people) {
      if (who.died) continue
      const drawn = this.draw(who, day, purposes.days) % 1_000_000
      if (drawn < dyingShare(who, day)) {
        this.pass(who, day)
        now.deaths.push(who)
      } else if (who.post) this.atWork(now, who, who.post, day, drawn, pace)
      else this.without(now, who, day, drawn)
    }
    if (dateOf(day) === payday) this.pay(now.paid, monthOf(day))
    return now
  }

  private daysSince(day: number): number {
    return day - firstDay(this.economy.lastMonth + 1)
  }

  private draw(who: Standing, day: number, purpose: number): number {
    return hashOf(this.economy.seed, purpose, who.index * 8_192 + this.daysSince(day))
  }

  private begin(who: Standing, day: number): Chance {
    return this.chance.of(this.economy.seed, purposes.dayDetails, who.index * 8_192 + this.daysSince(day))
  }

  private openings(day: number): readonly Opening[] {
    const found: Opening[] = []
    for (let index = 0; index < this.economy.firmCount; index++) {
      const thing = index * 8_192 + this.daysSince(day)
      if (hashOf(this.economy.seed, purposes.openings, thing) % 1_000_000 >= openingShare) continue
      const firm = firmOf(this.economy, index)
      if (firm.closed > 0) continue
      const chance = this.chance.of(this.economy.seed, purposes.openings, thing)
      found.push({ ...postingOf(chance, firm.section), firm: index, headcount: chance.whole(1, firm.size === 0 ? 30 : 6), payFromFen: chance.whole(38, 75) * 10_000, goodFor: chance.whole(30, 89) })
    }
    return found
  }

  private pass(who: Standing, day: number): void {
    if (who.post) who.left = { post: who.post, on: day }
    who.post = null
    who.died = true
  }

  private atWork(now: { leaves: Leaving[] }, who: Standing, post: Post, day: number, drawn: number, pace: Pace): void {
    const retires = day >= who.retires
    if (!retires && (day < post.from + leastStay || drawn < apart || drawn >= apart + leavingShare * pace(who, this.daysSince(day)))) return
    const chance = this.begin(who, day)
    const reason = retires ? "22" : (reasons[chance.weighed(reasonShares)] ?? "20")
    who.left = { post, on: day }
    who.post = null
    who.seeks = !retires
    who.lostOn = day
    who.reason = reason
    const isPushed = reason < "20"
    const registers = !retires && chance.happens(isPushed ? pushedRegister : goneRegister)
    who.registersOn = registers ? day + chance.whole(2, 16) : 0
    who.claimsOn = registers && chance.happens(isPushed ? pushedClaim : goneClaim) ? who.registersOn + chance.below(7) : 0
    now.leaves.push({ who, post, reason })
  }

  private without(now: { hires: Hire[]; registers: Registering[]; claims: Standing[] }, who: Standing, day: number, drawn: number): void {
    if (who.registersOn === day) now.registers.push({ who, lostOn: who.lostOn, writesResume: this.draw(who, day, purposes.dayDetails) % 10_000 < resumeShare })
    if (who.claimsOn === day) now.claims.push(who)
    if (!who.seeks || day < who.lostOn + 20 || day >= who.retires - 90) return
    // After the Spring Festival firms hire most.
    const inYear = monthOf(day) % 12
    if (drawn < apart || drawn >= apart + hiringShare * (inYear === 2 || (inYear === 1 && dateOf(day) >= 20) ? 3 : 1)) return
    const chance = this.begin(who, day)
    const firm = employerIn(this.economy, chance, who.city, day, who.left?.post.firm ?? -1)
    const post: Post = { firm, from: day, baseFen: (42 + chance.below(60)) * 10_000, isFiled: chance.happens(filesItself), paidThrough: monthOf(day) - 1 }
    who.post = post
    who.seeks = false
    who.registersOn = who.claimsOn = 0
    now.hires.push({ who, post })
  }

  /** What is reported on the twentieth: everybody who has worked since the last report, but for a few whose firm is late. */
  private pay(paid: Paid[], month: number): void {
    for (const who of this.people) {
      const left = who.left
      if (left) {
        this.report(paid, who, left.post, monthOf(left.on - 1))
        who.left = null
      }
      if (who.post && (who.post.paidThrough < month - 1 || this.draw(who, this.day, purposes.dayDetails) % 10_000 >= lateShare)) this.report(paid, who, who.post, month)
    }
  }

  /** Months since the last report. That of a beginning after the twentieth comes with the next and is in time. */
  private report(paid: Paid[], who: Standing, post: Post, through: number): void {
    for (let month = post.paidThrough + 1; month <= through; month++) if (!this.isGap(who, month)) paid.push({ who, post, month, isLate: month < through && month > monthOf(post.from) })
    post.paidThrough = Math.max(post.paidThrough, through)
  }

  private isGap(who: Standing, month: number): boolean {
    return hashOf(this.economy.seed, purposes.gaps, who.index * 4_096 + (month % 4_096)) % 10_000 < gapShare
  }
}

const dyingShare = (who: Standing, day: number): number => dying.find(([upTo]) => ageOn(who.born, day) < upTo)?.[1] ?? 0
