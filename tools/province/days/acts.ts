// What people and firms do at the doors on a day: an end of work filed, a hire filed, a registration, a claim.
import { dayText } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import { personId } from "../tables/people.ts"
import type { Answer, Doors } from "./doors.ts"
import type { Standing } from "./standing.ts"
import type { Hire, Leaving } from "./world.ts"

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
