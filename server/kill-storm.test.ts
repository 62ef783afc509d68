// A storm of submissions against the true program while it, and its PostgreSQL, are killed with -9: what was acknowledged is there, once.
import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, describe, expect, test } from "vitest"
import { headsFile, sealTrail, verifyTrail } from "#platform/audit"
import { createDemonstrationOfficers } from "#platform/identity"
import { synchroniseReferences } from "#platform/registers"
import { firstPerson, insertPeople } from "../bench/people.ts"
import { killableProgram, waysToKill } from "./killable-program.ts"
import { claimBody, cookieOf, houseOn, signIn } from "./storm-clients.ts"
import { provinceModules } from "./roles.ts"

/** KILL_STORM_ROUNDS more kills, KILL_STORM_SEED the same ones again. */
const rounds = Number(process.env["KILL_STORM_ROUNDS"] ?? 8)
const seed = Number(process.env["KILL_STORM_SEED"] ?? Date.now() % 1_000_000)
const clients = 6
const people = 3000 + rounds * 300
const street = "990101001001"
const patience = 120_000 + rounds * 60_000

/** A reproducible number from 0 to 1. */
function seeded(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Acknowledged {
  readonly subject: string
  readonly key: string
  readonly caseId: string
  readonly number: string
}

interface Answered {
  readonly status: number
  readonly body: { readonly caseId?: string; readonly number?: string; readonly code?: string }
}

const random = seeded(seed)
const program = await killableProgram()
const kills = waysToKill(program, random)
const acknowledged: Acknowledged[] = []
/** What no honest client should be told, or should have to wait for. */
const wrong: string[] = []
const seen = { unanswered: 0, away: 0, slowest: 0 }
let cookie = ""

afterAll(() => program.remove(), patience)

/** One try to submit. Undefined when nobody answered. */
async function send(subject: string, key: string): Promise<Answered | undefined> {
  const began = Date.now()
  const response = await fetch(`${program.address}/api/cases`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-jiuye": "1", cookie, "idempotency-key": key },
    body: claimBody(subject, street),
    signal: AbortSignal.timeout(30_000),
  }).catch((failure: unknown) => {
    if (failure instanceof Error && failure.name === "TimeoutError") wrong.push(`${subject} waited for half a minute`)
    return undefined
  })
  const body = await response?.json().catch(() => undefined)
  seen.slowest = Math.max(seen.slowest, Date.now() - began)
  if (!response || !body) return undefined
  cookie = cookieOf(response) ?? cookie
  return { status: response.status, body: body as Answered["body"] }
}

/** Sends until it is acknowledged, always under the same key; sometimes once more afterwards, as a client whose answer was lost would. */
async function submit(subject: string, again: boolean, over: () => boolean): Promise<void> {
  const key = randomUUID()
  while (!over()) {
    const answer = await send(subject, key)
    if (answer?.status === 201) {
      const one: Acknowledged = { subject, key, caseId: answer.body.caseId ?? "", number: answer.body.number ?? "" }
      acknowledged.push(one)
      const second = again ? await send(subject, key) : undefined
      if (second?.status === 201 && second.body.caseId !== one.caseId) wrong.push(`${key} was acknowledged as ${one.caseId} and as ${second.body.caseId ?? ""}`)
      return
    }
    if (answer && (answer.status !== 503 || answer.body.code !== "server.unavailable")) wrong.push(`${subject} was told ${answer.status} ${JSON.stringify(answer.body)}`)
    seen[answer ? "away" : "unanswered"]++
    await sleep(100 + Math.floor(Math.random() * 200))
  }
}

let next = 0

/** Clients submit until told to stop; then everybody who was not answered yet is answered. */
function storm(): { stop(): Promise<void> } {
  let stopped = false
  let calm = Infinity
  const running = Array.from({ length: clients }, async () => {
    while (!stopped && next < people) await submit((firstPerson + BigInt(next++)).toString(), next % 5 === 0, () => Date.now() > calm)
  })
  return {
    stop: async () => {
      stopped = true
      calm = Date.now() + 30_000
      await Promise.all(running)
    },
  }
}

/** Lets the storm blow for a random moment, at least until somebody was acknowledged since. */
async function blow(): Promise<void> {
  const before = acknowledged.length
  await sleep(100 + random() * 900)
  for (const began = Date.now(); acknowledged.length === before; await sleep(20)) if (wrong.length > 0 || next >= people || Date.now() - began > 60_000) throw new Error(`nobody is acknowledged any more: ${wrong.slice(0, 3).join("; ")} ${program.said()}`)
}

/** The storm's own people. */
const ours = `subject_id between ${firstPerson} and ${firstPerson + BigInt(people)}`

const rows = <R extends object>(sql: string) => program.withDatabase((database) => database.system.transaction((tx) => tx.sql<R>(sql)))

test("a first start that is killed again and again, while it makes its database and migrates it, comes to its end", async () => {
  console.log(`kill storm: KILL_STORM_SEED=${seed} KILL_STORM_ROUNDS=${rounds}`)
  for (const after of [500 + random() * 1500, 1500 + random() * 1500, 2500 + random() * 2500]) {
    program.begin()
    await sleep(after)
    await program.kill()
  }
  program.begin()
  await program.untilReady()
  await program.withDatabase(async (database) => {
    const house = await houseOn(program, database)
    await synchroniseReferences(house)
    await createDemonstrationOfficers(house)
    await insertPeople(database, people)
    cookie = await signIn(program, "wang.fang", database)
  })
}, patience)

test(`a storm of submissions lasts through ${rounds} rounds of kills`, async () => {
  const blowing = storm()
  const names = Object.keys(kills)
  for (let round = 0; round < rounds; round++) {
    const name = (round < names.length ? names[round] : names[Math.floor(random() * names.length)]) ?? ""
    await blow()
    const began = Date.now()
    await kills[name]?.()
    process.stderr.write(`kill storm: round ${round + 1}: ${name}; ready after ${Date.now() - began} ms, ${acknowledged.length} acknowledged, ${seen.unanswered} not answered, ${seen.away} told to come again\n`)
  }
  await blow()
  await blowing.stop()
  expect(wrong).toEqual([])
  expect(seen.unanswered + seen.away, "the storm met the kills").toBeGreaterThan(0)
  process.stderr.write(`kill storm: the slowest answer took ${seen.slowest} ms\n`)
}, patience)

describe("afterwards", () => {
  test("every acknowledged submission is there, exactly once", async () => {
    const kept = await rows<{ subject_id: string; submission_key: string; case_id: string; number: string }>(`select subject_id, submission_key, case_id, number from casework.cases where ${ours}`)
    const byKey = new Map<string, typeof kept>()
    for (const one of kept) byKey.set(one.submission_key, [...(byKey.get(one.submission_key) ?? []), one])
    const lost = acknowledged.filter((one) => JSON.stringify(byKey.get(one.key)) !== JSON.stringify([{ subject_id: one.subject, submission_key: one.key, case_id: one.caseId, number: one.number }]))
    expect(lost).toEqual([])
    expect(new Set(kept.map((one) => one.submission_key)).size).toBe(kept.length)
    expect(new Set(kept.map((one) => one.subject_id)).size).toBe(kept.length)
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged.length)
  })

  test("no case is without its log, its number, its trail and its event, and none of these without its case", async () => {
    const cases = `(select * from casework.cases where ${ours}) c`
    const events = "(select subject_id, topic, payload from exchange.outbox union all select subject_id, topic, payload from exchange.delivered)"
    expect(await rows(`select c.number as found from ${cases} where c.length <> (select count(*) from casework.actions a where a.subject_id = c.subject_id and a.case_id = c.case_id)`)).toEqual([])
    expect(await rows(`select c.number as found from ${cases} where not exists (select 1 from casework.case_numbers n where n.number = c.number and n.subject_id = c.subject_id and n.case_id = c.case_id)`)).toEqual([])
    expect(await rows(`select c.number as found from ${cases} where 1 <> (select count(*) from audit.trail t where t.subject_id = c.subject_id and t.action = 'casework.submit-case' and t.detail ->> 'number' = c.number)`)).toEqual([])
    expect(await rows(`select c.number as found from ${cases} where 1 <> (select count(*) from ${events} e where e.subject_id = c.subject_id and e.topic = 'case.submitted' and e.payload ->> 'caseId' = c.case_id::text)`)).toEqual([])
    const count = await rows(`select count(*) as found from ${cases}`)
    for (const table of ["casework.case_numbers where true", "audit.trail where action = 'casework.submit-case'", `${events} e where topic = 'case.submitted'`]) expect(await rows(`select count(*) as found from ${table} and ${ours}`), table).toEqual(count)
  })

  test("every event reaches each handler of its topic, and its effect is there once", async () => {
    const open = `select count(*) as found from exchange.outbox where ${ours} and done_at is null`
    for (const began = Date.now(); Number((await rows<{ found: string }>(open))[0]?.found) > 0 && Date.now() - began < 60_000; ) await sleep(200)
    expect(await rows(open)).toEqual([{ found: "0" }])
    expect(await rows("select handler, problem from exchange.stuck")).toEqual([])
    const told = provinceModules.flatMap((one) => one.handlers ?? []).filter((handler) => handler.topics.includes("case.submitted")).length
    expect(await rows(`select e.event_id as found from exchange.outbox e where e.topic = 'case.submitted' and ${ours} and ${told} <> (select count(*) from exchange.handled h where h.event_id = e.event_id)`)).toEqual([])
    expect(await rows(`select c.number as found from casework.cases c where ${ours} and 1 <> (select count(*) from notices.notices n where n.subject_id = c.subject_id and n.topic = 'case.submitted')`)).toEqual([])
  }, 120_000)

  test("the chain of the operation trail is sealed over everything and verifies", async () => {
    await program.withDatabase(async (database) => {
      await sealTrail(await houseOn(program, database))
      const verified = await verifyTrail(database.system, headsFile(program.folder))
      expect(verified.findings).toEqual([])
      expect(verified.rows + verified.waiting).toBeGreaterThanOrEqual(acknowledged.length)
    })
  })
})
