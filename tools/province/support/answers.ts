// What departments without a feed answered when they were asked about a unit or a person (domain/03 §7): credit, abnormal operation, taxes, size, shares, groups. Some were never asked.
import { dayOf, monthFrom, monthOf } from "../calendar.ts"
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
  readonly kind: "enterprise" | "social-service" | "household" | "government"
  /** 人力资源服务许可; of firms that bring people to others. */
  readonly agencyLicensed: boolean | null
}

const drawn = (economy: Economy, question: number, thing: number): number => hashOf(economy.seed, purposes.answers, thing * 16 + question) % 10_000
const sizes = ["large", "medium", "small", "micro"] as const
/** Things that are people are told from firms. */
const ofPeople = 1_000_000_000

/** null: nobody has asked about the unit yet. */
export function unitAnswers(economy: Economy, firm: Firm): UnitAnswers | null {
  if (drawn(economy, 0, firm.index) >= 9_600) return null
  const abnormal = drawn(economy, 1, firm.index) < 250
  return { size: sizes[firm.size], abnormal, taxNormal: drawn(economy, 2, firm.index) >= 200, creditListed: drawn(economy, 3, firm.index) < 120, taxMonths: drawn(economy, 4, firm.index) < 8_500 ? 12 : drawn(economy, 5, firm.index) % 12,
    kind: firm.uscc.startsWith("92") ? "household" : firm.uscc.startsWith("12") ? "government" : firm.uscc.startsWith("52") ? "social-service" : "enterprise", agencyLicensed: isAgency(firm) ? drawn(economy, 7, firm.index) < 9_000 : null }
}

/** 人力资源服务: who brings people to other units. */
export const isAgency = (firm: Firm): boolean => firm.section === "L"

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
  /** Lifted out of poverty, or watched lest they fall back (脱贫人口、监测对象). */
  readonly poor: boolean | null
  readonly monitored: boolean | null
  /** Ground and premises of the business: of the founder, husband, wife or parents. */
  readonly lessorRelated: boolean | null
  /** 农民合同制工人 who pay nothing themselves. */
  readonly contractWorker: boolean | null
  /** 求职补贴: asked about students of the class that leaves in the year after the window. */
  readonly student: StudentAnswers | null
}

export interface StudentAnswers {
  readonly form: "full-time" | "adult" | "self-taught" | "commissioned"
  readonly zeroEmployment: boolean
  readonly categories: readonly { readonly category: string; readonly from: string; readonly until: string | null }[]
}

export interface Concern {
  /** Somebody asked, or may ask, for a subsidy about them. */
  readonly any: boolean
  readonly trains: boolean
  readonly borrows: boolean
}

const nobodyAsked: PersonAnswers = { creditListed: null, lowIncome: null, share: null, founderGroup: null, groupValid: null, otherLoan: null, poor: null, monitored: null, lessorRelated: null, contractWorker: null, student: null }
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
    poor: povertyAnswer(economy, life),
    monitored: povertyAnswer(economy, life) && of(15) < 8_000 ? again(economy, life, 1) < 3_000 : null,
    lessorRelated: founds && again(economy, life, 2) < 9_000 ? again(economy, life, 3) < 700 : null,
    contractWorker: life.work.isContractWorker ? again(economy, life, 4) < 9_500 || null : null,
    student: studentAnswers(economy, life),
  }
}

/** Beyond the sixteen questions of a person. */
const again = (economy: Economy, life: Life, question: number): number => drawn(economy, question, 2 * ofPeople + life.person.index)

/** Who was asked about because of where they come from: of every hundred with work three, two of whom it is so. */
function povertyAnswer(economy: Economy, { person, work }: Life): boolean | null {
  const at = hashOf(economy.seed, purposes.answers, (ofPeople + person.index) * 16 + 14) % 10_000
  return at < 300 && work.jobs.length > 0 ? at < 200 : null
}

/** The window of 示例省 is November 2025 (P0). */
export const studentWindow = dayOf("2025-11-04")
const nextSummer = monthFrom("2026-07")
const listed = ["low-income", "monitored", "disabled", "student-loan", "student-loan", "zero-employment", "orphan"] as const

function studentAnswers(economy: Economy, life: Life): StudentAnswers | null {
  const { person, school } = life
  const leaves = monthOf(school.leaves)
  const isClass = leaves === nextSummer || (leaves === nextSummer + 12 && again(economy, life, 5) < 500)
  if (!isClass || school.level >= "50" || person.died > 0 || economy.lastMonth < nextSummer || again(economy, life, 6) >= 3_000) return null
  const at = again(economy, life, 7)
  const categories = at < 5_000 ? [listed[at % listed.length] ?? "disabled", ...(at % 5 === 0 ? ["student-loan"] : [])] : []
  const until = at % 9 === 0 ? "2025-08-31" : null
  const form = again(economy, life, 8)
  return { form: form < 9_000 ? "full-time" : form < 9_500 ? "adult" : form < 9_800 ? "self-taught" : "commissioned", zeroEmployment: again(economy, life, 9) < 300, categories: categories.map((category) => ({ category, from: "2024-01-01", until: category === "student-loan" ? null : until })) }
}

/** Nobody asks about people for whom no subsidy is in sight. */
export const isConcerned = (economy: Economy, life: Life, trains: boolean, borrows: boolean): boolean =>
  trains || borrows || life.work.isContractWorker || povertyAnswer(economy, life) !== null || studentAnswers(economy, life) !== null || life.hardship !== null || life.markets.length > 0 || life.work.jobs.some((job) => job.insured === "alone")

export const standsNow = (economy: Economy, index: number): boolean => firmOf(economy, index).closed === 0
