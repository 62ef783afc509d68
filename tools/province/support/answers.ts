// What departments without a feed answered when they were asked about a unit or a person (domain/03 §7): credit, abnormal operation, taxes, size, shares, groups. Some were never asked.
import { type Economy, type Firm, firmOf } from "../firms.ts"
import type { Life } from "../life.ts"
import { hashOf, purposes } from "../random.ts"

export interface UnitAnswers {
  readonly size: "large" | "medium" | "small" | "micro"
  readonly abnormal: boolean
  readonly taxNormal: boolean
  readonly creditListed: boolean
  /** Months of the last twelve for which taxes were declared. */
  readonly taxMonths: number
}

const drawn = (economy: Economy, question: number, thing: number): number => hashOf(economy.seed, purposes.answers, thing * 16 + question) % 10_000
const sizes = ["large", "medium", "small", "micro"] as const
/** Things that are people are told from firms. */
const ofPeople = 1_000_000_000

/** null: nobody has asked about the unit yet. */
export function unitAnswers(economy: Economy, firm: Firm): UnitAnswers | null {
  if (drawn(economy, 0, firm.index) >= 9_600) return null
  const abnormal = drawn(economy, 1, firm.index) < 250
  return { size: sizes[firm.size], abnormal, taxNormal: drawn(economy, 2, firm.index) >= 200, creditListed: drawn(economy, 3, firm.index) < 120, taxMonths: drawn(economy, 4, firm.index) < 8_500 ? 12 : drawn(economy, 5, firm.index) % 12 }
}

/** Whether two officers have verified the account of the unit. */
export const hasAccount = (economy: Economy, firm: number): boolean => drawn(economy, 6, firm) < 9_300

export interface PersonAnswers {
  readonly creditListed: boolean | null
  readonly lowIncome: boolean | null
  /** Ten-thousandths; null for who holds none, or was not asked. */
  readonly share: number | null
  readonly founderGroup: "returned" | "veteran" | "other" | null
  /** Whether the group named at enrolment was true on the day the class began. */
  readonly groupValid: boolean | null
  readonly otherLoan: boolean | null
}

export interface Concern {
  /** Somebody asked, or may ask, for a subsidy about them. */
  readonly any: boolean
  readonly trains: boolean
  readonly borrows: boolean
}

const nobodyAsked: PersonAnswers = { creditListed: null, lowIncome: null, share: null, founderGroup: null, groupValid: null, otherLoan: null }
const groups = ["returned", "returned", "veteran", "other"] as const

export function personAnswers(economy: Economy, life: Life, { any, trains, borrows }: Concern): PersonAnswers {
  if (!any) return nobodyAsked
  const of = (question: number) => drawn(economy, question, ofPeople + life.person.index)
  const holds = life.markets.some((one) => one.role === "股东")
  const founds = life.markets.some((one) => one.role !== "股东")
  return {
    creditListed: of(1) < 9_700 ? of(2) < 100 : null,
    lowIncome: of(3) < 9_700 ? of(4) < 600 : null,
    share: holds && of(5) < 9_000 ? (of(6) < 2_000 ? 0 : 500 + (of(7) % 4_500)) : null,
    founderGroup: founds && of(8) < 6_000 ? (groups[of(9) % 4] ?? "other") : null,
    groupValid: trains && of(10) < 9_000 ? of(11) < 8_500 : null,
    otherLoan: borrows && of(12) < 9_700 ? of(13) < 400 : null,
  }
}

/** Nobody asks about people for whom no subsidy is in sight. */
export const isConcerned = (life: Life, trains: boolean, borrows: boolean): boolean =>
  trains || borrows || life.hardship !== null || life.markets.length > 0 || life.work.jobs.some((job) => job.insured === "alone")

export const standsNow = (economy: Economy, index: number): boolean => firmOf(economy, index).closed === 0
