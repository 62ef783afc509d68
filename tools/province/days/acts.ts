// What people and firms do at the doors on a day: an end of work filed, a hire filed, a registration, a claim.
import { dayText } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import { personId } from "../tables/people.ts"
import type { Answer, Doors } from "./doors.ts"
import type { Standing } from "./standing.ts"
import type { Hire, Leaving, Opening } from "./world.ts"

/** A word with which a case is spoken of again. */
export interface Sent {
  readonly subjectId: string
  readonly caseId: string
  readonly verdict: string
}

const occupations: Readonly<Record<string, string>> = { C: "6-20", E: "6-31", F: "4-01", G: "4-10", H: "4-03", I: "2-02", L: "3-01", P: "2-08", Q: "2-05" }

/** The firm looks the person up in its roster and files the end of the work. */
export async function fileEnd(doors: Doors, at: string, { who, post, reason }: Leaving, on: number): Promise<Answer<unknown>> {
  const party = { kind: "employer", firm: post.firm } as const
  const roster = await doors.ask<{ rows: readonly { filingId: string; personId: string }[] }>(party, at, "GET", `/registration/roster?state=filed&size=200&q=${encodeURIComponent(who.name)}`)
  if (!roster.ok) return roster
  const filing = roster.value.rows.find((row) => row.personId === String(personId(who.index)))
  if (!filing) return { ok: false, code: "not-on-the-roster", says: "没有在册备案" }
  return doors.ask(party, at, "POST", `/registration/filings/${filing.filingId}/end`, { endedOn: dayText(on), legalReason: reason })
}

export function fileHire(doors: Doors, economy: Economy, at: string, { who, post }: Hire, on: number): Promise<Answer<unknown>> {
  const firm = firmOf(economy, post.firm)
  return doors.ask({ kind: "employer", firm: post.firm }, at, "POST", "/registration/filings", { name: who.name, idNumber: who.idNumber, hireOn: dayText(on), contractKind: "2", contractFrom: dayText(on), occupation: occupations[firm.section] ?? "6-31", monthlyPayFen: post.baseFen })
}

export const registerUnemployed = (doors: Doors, at: string, who: Standing, lostOn: number, key: string): Promise<Answer<Sent>> =>
  doors.ask({ kind: "citizen", who }, at, "POST", "/cases", {
    item: "registration.unemployment",
    region: who.place,
    answers: { placeKind: "2", reason: "20", lossDate: dayText(lostOn), mainlyFarming: false, wish: "work", occupation1: "生产操作或服务类岗位", region1: "本市", promise: true },
    papers: [],
  }, key)

export const claimBenefit = (doors: Doors, at: string, who: Standing, key: string): Promise<Answer<Sent>> =>
  doors.ask({ kind: "citizen", who }, at, "POST", "/cases", { item: "insurance.benefit-claim", region: who.place, answers: { accountHolder: who.name, accountConfirmed: true, promise: true }, papers: [] }, key)

/** The firm publishes a post. */
export function postJob(doors: Doors, economy: Economy, at: string, { firm, goodFor, ...offer }: Opening, on: number, number: string): Promise<Answer<unknown>> {
  const { street } = firmOf(economy, firm)
  const row = { ...offer, number, workRegion: street, workPlace: "厂区（单位住所）", education: "any", payToFen: offer.payFromFen + 150_000, payUnit: "month", workType: "full-time", contact: "经办人", phone: "0990-6000000", validFrom: dayText(on), validUntil: dayText(on + goodFor) }
  return doors.ask({ kind: "employer", firm }, at, "POST", "/jobs/posts", { source: "单位网上填报", rows: [row] })
}

export const writeResume = (doors: Doors, at: string, who: Standing): Promise<Answer<unknown>> =>
  doors.ask({ kind: "citizen", who }, at, "POST", "/jobs/mine/resume", { occupation: "生产操作或服务类岗位", wishedPayFen: 500_000, workType: "full-time", skills: null, shownTo: "offices" })

/** Grades 5 to 1 among ten thousand (a proposal). */
export const gradeShares = [7_600, 1_500, 600, 200, 100] as const

/** A poor grade names what was not good. */
export const ratingOf = (grade: number): { readonly grade: number; readonly indicators: readonly string[] } => ({ grade, indicators: grade <= 2 ? ["speed"] : [] })
