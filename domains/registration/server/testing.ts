// Builders for tests of registration: the least person, employer and answers that are needed, on a real database.
import { creditCodeFor, demonstrationRegions, plainDate, type PlainDate, residentNumberFor, todayInChina } from "#standards"
import type { Viewer } from "#wire"
import { casework, catalogueOf } from "#platform/casework"
import type { Database } from "#platform/database"
import { connectMinistry, deliverAll, simulatedMinistry, type Behaviour } from "#platform/exchange"
import { loadRegions, registerEmployer, registerPerson } from "#platform/registers"
import { testServer, type TestServer } from "../../../platform/http/testing.ts"
import { registration } from "../module.ts"

export const street = "990101001000"
export const community = "990101001001"

let people = 0
let employers = 0

export type Answer<T = Record<string, unknown>> = { status: number; body: T }

/** A province with registration and the case engine. `clock.now` moves time. */
export async function aProvince(database: Database, now = "2026-03-02T02:00:00.000Z") {
  const clock = { now }
  const http: TestServer = await testServer(database, [registration, casework(catalogueOf(registration.offers ?? []))], clock)
  await loadRegions(database.system, demonstrationRegions, "演示")
  const today = (): PlainDate => todayInChina(clock.now)
  const sql = async <R extends object = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<R[]> => database.system.transaction((tx) => tx.sql<R>(text, values))
  /** The ministry's node: what it is told it knows, and how it behaves. */
  const national = {
    behaviour: "normal" as Behaviour,
    async knows(person: { readonly name: string; readonly idNumber: string }, province: string, since: string): Promise<void> {
      await sql("insert into exchange.simulated_ministry (digest, question, name, province, from_on) values ($1, 'unemployment', $2, $3, $4)", http.house.sealing.digest("id", person.idNumber), person.name, province, since)
    },
  }
  connectMinistry(http.house, simulatedMinistry(database.system, http.house.sealing, () => national.behaviour))
  let keys = 0
  return {
    clock, http, national, registration, database, sql, today,
    /** A person born on a day, men by odd numbers. */
    async person(given: { name?: string; birth?: string; man?: boolean; region?: string } = {}) {
      people += 1
      const idNumber = residentNumberFor("990101", plainDate(given.birth ?? "1990-05-06"), (people * 2 + (given.man ? 1 : 0)) % 1000)
      const region = given.region ?? community
      const made = await registerPerson(database.system, http.house.sealing, { name: given.name ?? "林晓梅", idNumber, region, liveRegion: region, hukouRegion: region, source: "公安" }, clock.now, today())
      return { id: made.personId, idNumber, name: given.name ?? "林晓梅", viewer: { kind: "citizen", personId: made.personId, name: given.name ?? "林晓梅", session: "s" } satisfies Viewer }
    },
    async employer(name = "甲市示例机械有限公司", founded = "2010-01-01") {
      employers += 1
      const uscc = creditCodeFor("91", "990101", `MA${String(employers).padStart(6, "0")}`)
      const made = await registerEmployer(database.system, http.house.sealing, { uscc, name, region: community, foundedOn: founded, source: "市场监管" }, clock.now)
      return { id: made.employerId, uscc, name, viewer: { kind: "employer", employerId: made.employerId, name, agent: "何敏", session: "s" } satisfies Viewer }
    },
    officer: (scope: string, roles: readonly ("clerk" | "reviewer" | "head" | "auditor")[] = ["clerk"], officerId = "7001"): Viewer => ({ kind: "staff", officerId, personId: null, name: "王芳", roles, scope, office: "鼓楼前街道", session: "s" }),
    /** Sends a case as its applicant. */
    async apply<T = Record<string, unknown>>(viewer: Viewer, item: string, answers: Record<string, unknown>, more: { subject?: string; key?: string } = {}): Promise<Answer<T>> {
      keys += 1
      return http.ask(viewer, "POST", "/cases", { item, region: street, answers, ...(more.subject ? { subject: more.subject } : {}) }, { "idempotency-key": more.key ?? `key-${keys}-00000000` })
    },
    async ask<T = Record<string, unknown>>(viewer: Viewer, method: "GET" | "POST", path: string, input?: unknown): Promise<Answer<T>> {
      return http.ask(viewer, method, path, input)
    },
    /** A roster sent as a file. */
    async upload<T = Record<string, unknown>>(viewer: Viewer, name: string, bytes: Buffer): Promise<Answer<T>> {
      const boundary = "roster-boundary"
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
      return http.ask(viewer, "POST", "/registration/filings/imports", body, { "content-type": `multipart/form-data; boundary=${boundary}` })
    },
    /** Publishes an event as another room would, and delivers everything. */
    async happens(topic: string, subject: string, payload: Record<string, unknown>): Promise<void> {
      eventId += 1n
      await sql("insert into exchange.outbox (subject_id, event_id, topic, payload) values ($1, $2, $3, $4)", subject, String(eventId), topic, JSON.stringify(payload))
      await deliverAll(http.house, registration.handlers ?? [])
    },
    async run(job: string): Promise<string> {
      const found = registration.jobs?.find((one) => one.name === job)
      if (!found) throw new Error(`no job ${job}`)
      return found.run(http.house)
    },
    events: (topic: string, subject: string) => sql<{ payload: Record<string, unknown> }>("select payload from exchange.outbox where topic = $1 and subject_id = $2 order by event_id", topic, subject),
    spells: (person: string) => sql<{ spell_id: string; state: string; registered_on: string; closed_on: string | null; close_reason: string | null; national_check: string; region: string }>("select * from registration.unemployments where person_id = $1 order by spell_id", person),
    employments: (person: string) => sql<{ employment_id: string; state: string; form: string; started_on: string; ended_on: string | null; legal_end_reason: string | null; part_time: boolean; valid_until: string | null }>("select * from registration.employments where person_id = $1 order by started_on, employment_id", person),
  }
}

let eventId = 9_000_000_000_000_000_000n

/** Answers of a person who lost a job and looks for another. */
export const lostJob = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  placeKind: "2", reason: "20", lossDate: "2026-03-01", lastEmployer: "甲市示例机械有限公司", mainlyFarming: false, wish: "work", occupation1: "车工", promise: true, ...more,
})
