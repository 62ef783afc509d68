// A storm of submissions against the true program while it, and its PostgreSQL, are killed with -9: what was acknowledged is there, once.
import { type ChildProcess, spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { headsFile, sealTrail, verifyTrail } from "#platform/audit"
import { type Database, openDatabase, runningCluster } from "#platform/database"
import { firstPerson, insertPeople } from "../bench/people.ts"
import { signIn } from "../bench/sign-in.ts"
import { testHouse } from "../platform/http/testing.ts"

const seed = Number(process.env["KILL_STORM_SEED"] ?? Date.now() % 1_000_000)
const rounds = 4
const clients = 6
const people = 6000
const street = "990101001001"
const patience = 240_000

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

const random = seeded(seed)
const acknowledged: Acknowledged[] = []
/** What no honest client should be told: refusals, and a second answer that differs from the first. */
const wrong: string[] = []
let folder = ""
let port = 0
let program: ChildProcess | undefined
let database: Database
let cookie = ""
let retried = 0

beforeAll(async () => {
  console.log(`kill storm: KILL_STORM_SEED=${seed}`)
  folder = await mkdtemp(join(tmpdir(), "jiuye-storm-"))
  await chmod(folder, 0o755)
  port = await freePort()
  await launch()
  database = await openOwn()
  await insertPeople(database, people)
  cookie = await signIn(port, "wang.fang")
}, patience)

afterAll(async () => {
  await database.close()
  const ended = program && program.exitCode === null ? new Promise((done) => program?.once("exit", done)) : undefined
  program?.kill("SIGTERM")
  await ended
  await rm(folder, { recursive: true, force: true })
}, patience)

/** Starts the program on the storm's data and waits until it says that it is ready. */
async function launch(): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "start.ts")], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, DATABASE_URL: "", PORT: String(port), HOST: "127.0.0.1", DATA_DIR: folder, DEMONSTRATION: "1", LOG_LEVEL: "fatal" },
  })
  let said = ""
  child.stderr.on("data", (part: Buffer) => {
    said = (said + part.toString()).slice(-4000)
  })
  program = child
  await untilReady(() => {
    if (child.exitCode !== null) throw new Error(`the program ended while starting: ${said}`)
  })
}

async function untilReady(look: () => void = () => undefined): Promise<void> {
  for (const began = Date.now(); Date.now() - began < 120_000; await sleep(50)) {
    look()
    if (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) }).then((answer) => answer.ok, () => false)) return
  }
  throw new Error("the program did not become ready")
}

async function openOwn(): Promise<Database> {
  const urlOf = await runningCluster(join(folder, "postgres"))
  if (!urlOf) throw new Error("the program's PostgreSQL does not answer")
  return openDatabase({ url: urlOf("jiuye"), poolSize: 2, systemPoolSize: 2 })
}

async function postmaster(): Promise<number> {
  return Number((await readFile(join(folder, "postgres", "data", "postmaster.pid"), "utf8")).split("\n")[0])
}

/** One try to submit. Undefined when nobody answered, or something else than an answer to the submission came back. */
async function send(subject: string, key: string): Promise<{ status: number; body: { caseId?: string; number?: string; code?: string } } | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/api/cases`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-jiuye": "1", cookie, "idempotency-key": key },
    body: JSON.stringify({ item: "insurance.benefit-claim", subject, region: street, answers: { reasonDiffers: false, accountConfirmed: true, mobile: "13900000000", promise: true }, papers: [] }),
    signal: AbortSignal.timeout(15_000),
  }).catch(() => undefined)
  const body = await response?.json().catch(() => undefined)
  return response && body ? { status: response.status, body: body as { caseId?: string; number?: string; code?: string } } : undefined
}

/** Sends until it is acknowledged, always under the same key; sometimes once more afterwards, as a client whose answer was lost would. */
async function submit(subject: string, again: boolean, over: () => boolean): Promise<void> {
  const key = randomUUID()
  for (;;) {
    const answer = await send(subject, key)
    if (answer?.status === 201) {
      const one: Acknowledged = { subject, key, caseId: answer.body.caseId ?? "", number: answer.body.number ?? "" }
      acknowledged.push(one)
      const second = again ? await send(subject, key) : undefined
      if (second?.status === 201 && second.body.caseId !== one.caseId) wrong.push(`${key} was acknowledged as ${one.caseId} and as ${second.body.caseId ?? ""}`)
      return
    }
    if (answer && answer.status < 500) {
      wrong.push(`${subject} was refused: ${answer.status} ${answer.body.code ?? ""}`)
      return
    }
    retried++
    if (over()) return
    await sleep(40 + Math.floor(Math.random() * 80))
  }
}

let next = 0

/** Clients submit until told to stop; then everybody who was not answered yet is answered. */
function storm(): { stop(): Promise<void> } {
  let stopped = false
  const began = Date.now()
  const running = Array.from({ length: clients }, async () => {
    while (!stopped && next < people) await submit((firstPerson + BigInt(next++)).toString(), next % 5 === 0, () => Date.now() - began > 200_000)
  })
  return {
    stop: async () => {
      stopped = true
      await Promise.all(running)
    },
  }
}

/** Lets the storm blow for a random moment, at least until somebody was acknowledged since. */
async function blow(): Promise<void> {
  const before = acknowledged.length
  await sleep(100 + random() * 500)
  for (const began = Date.now(); acknowledged.length === before && Date.now() - began < 60_000; ) await sleep(20)
}

const rows = (sql: string) => database.system.transaction((tx) => tx.sql<{ found: string }>(sql))

describe("a storm of submissions", () => {
  test(`lasts while the program is killed ${rounds} times`, async () => {
    const clients = storm()
    for (let round = 0; round < rounds; round++) {
      await blow()
      const ended = new Promise((done) => program?.once("exit", done))
      program?.kill("SIGKILL")
      await ended
      await launch()
    }
    await blow()
    await clients.stop()
    await database.close()
    database = await openOwn()
    expect(acknowledged.length).toBeGreaterThan(rounds)
    expect(retried, "the storm met the kills").toBeGreaterThan(0)
  }, patience)

  test(`lasts while PostgreSQL is killed ${rounds} times, and the program brings it back by itself`, async () => {
    const before = program?.pid
    const clients = storm()
    for (let round = 0; round < rounds; round++) {
      await blow()
      const pid = await postmaster()
      process.kill(pid, "SIGKILL")
      for (const began = Date.now(); (await postmaster().catch(() => pid)) === pid && Date.now() - began < 60_000; ) await sleep(20)
      await untilReady()
    }
    await blow()
    await clients.stop()
    expect([program?.pid, program?.exitCode], "the program itself never ended").toEqual([before, null])
  }, patience)

  test("tells nobody anything wrong", () => expect(wrong).toEqual([]))
})

describe("afterwards", () => {
  test("every acknowledged submission is there, exactly once", async () => {
    const kept = await database.system.transaction((tx) => tx.sql<{ subject_id: string; submission_key: string; case_id: string; number: string }>("select subject_id, submission_key, case_id, number from casework.cases"))
    const byKey = new Map<string, typeof kept>()
    for (const one of kept) byKey.set(one.submission_key, [...(byKey.get(one.submission_key) ?? []), one])
    for (const one of acknowledged) expect(byKey.get(one.key), `${one.number} of ${one.subject}`).toEqual([{ subject_id: one.subject, submission_key: one.key, case_id: one.caseId, number: one.number }])
    expect(new Set(kept.map((one) => one.submission_key)).size).toBe(kept.length)
  })

  test("no case is without its log, its number, its trail and its event, and none of these without its case", async () => {
    const cases = "casework.cases c"
    expect(await rows(`select c.number as found from ${cases} where c.length <> (select count(*) from casework.actions a where a.subject_id = c.subject_id and a.case_id = c.case_id)`)).toEqual([])
    expect(await rows(`select c.number as found from ${cases} where not exists (select 1 from casework.case_numbers n where n.number = c.number and n.subject_id = c.subject_id and n.case_id = c.case_id)`)).toEqual([])
    expect(await rows(`select c.number as found from ${cases} where 1 <> (select count(*) from audit.trail t where t.subject_id = c.subject_id and t.action = 'casework.submit-case' and t.detail ->> 'number' = c.number)`)).toEqual([])
    const events = "(select subject_id, topic, payload from exchange.outbox union all select subject_id, topic, payload from exchange.delivered)"
    expect(await rows(`select c.number as found from ${cases} where 1 <> (select count(*) from ${events} e where e.subject_id = c.subject_id and e.topic = 'case.submitted' and e.payload ->> 'caseId' = c.case_id::text)`)).toEqual([])
    const [count] = await rows(`select count(*) as found from ${cases}`)
    for (const table of ["casework.case_numbers", "audit.trail where action = 'casework.submit-case'", `${events} e where topic = 'case.submitted'`]) expect(await rows(`select count(*) as found from ${table}`), table).toEqual([count])
  })

  test("the chain of the operation trail is sealed over everything and verifies", async () => {
    const house = { ...testHouse(database), clock: () => new Date().toISOString(), dataFolder: folder }
    await sealTrail(house)
    const verified = await verifyTrail(database.system, headsFile(folder))
    expect(verified.findings).toEqual([])
    expect(verified.rows + verified.waiting).toBeGreaterThanOrEqual(acknowledged.length)
  })
})

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once("error", fail)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no free port"))))
    })
  })
}
