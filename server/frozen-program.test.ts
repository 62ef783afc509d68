// The program stopped where it stands for a while (SIGSTOP), in the middle of work: afterwards it is ready again, and what was acknowledged is there, once.
import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, expect, test } from "vitest"
import { createDemonstrationOfficers } from "#platform/identity"
import { synchroniseReferences } from "#platform/registers"
import { firstPerson, insertPeople } from "../bench/people.ts"
import { killableProgram } from "./killable-program.ts"
import { claimBody, cookieOf, houseOn, signIn } from "./storm-clients.ts"

const people = 300
const stopped = 8000
const street = "990101001001"
const patience = 180_000
const program = await killableProgram()
afterAll(() => program.remove(), patience)
let cookie = ""

/** Sends one claim until it is acknowledged, under one key. */
async function claim(subject: string): Promise<{ readonly subject: string; readonly caseId: string }> {
  const key = randomUUID()
  for (;;) {
    const response = await fetch(`${program.address}/api/cases`, { method: "POST", headers: { "content-type": "application/json", "x-jiuye": "1", cookie, "idempotency-key": key }, body: claimBody(subject, street), signal: AbortSignal.timeout(60_000) }).catch(() => undefined)
    if (response) cookie = cookieOf(response) ?? cookie
    const body = (await response?.json().catch(() => undefined)) as { caseId?: string; code?: string } | undefined
    if (response?.status === 201) return { subject, caseId: body?.caseId ?? "" }
    if (response && response.status !== 503) throw new Error(`${subject} was told ${response.status} ${body?.code ?? ""}`)
    await sleep(200)
  }
}

test("stopped for eight seconds amid claims: nobody is told a falsehood, it is ready again, and every acknowledged claim is there once", async () => {
  program.begin()
  await program.untilReady()
  await program.withDatabase(async (database) => {
    const house = await houseOn(program, database)
    await synchroniseReferences(house)
    await createDemonstrationOfficers(house)
    await insertPeople(database, people)
    cookie = await signIn(program, "wang.fang", database)
  })
  const acknowledged: { readonly subject: string; readonly caseId: string }[] = []
  let next = 0
  const clients = Promise.all(Array.from({ length: 4 }, async () => {
    while (next < people) acknowledged.push(await claim((firstPerson + BigInt(next++)).toString()))
  }))
  for (const began = Date.now(); acknowledged.length < 20 && Date.now() - began < 60_000; ) await sleep(5)
  const before = acknowledged.length
  const freezing = program.freeze(stopped)
  await sleep(200)
  expect(await fetch(`${program.address}/readyz`, { signal: AbortSignal.timeout(1000) }).then(() => "answered", () => "silent")).toBe("silent")
  const during = acknowledged.length
  await freezing
  const resumed = Date.now()
  await program.untilReady()
  expect(Date.now() - resumed).toBeLessThan(10_000)
  await clients
  expect(before).toBeGreaterThanOrEqual(20)
  expect(during).toBeLessThan(people)
  expect(acknowledged).toHaveLength(people)
  const kept = await program.withDatabase((database) => database.system.transaction((tx) => tx.sql<{ subject_id: string; case_id: string }>("select subject_id, case_id from casework.cases order by subject_id")))
  expect(kept).toEqual(acknowledged.map(({ subject, caseId }) => ({ subject_id: subject, case_id: caseId })).toSorted((one, other) => (one.subject_id < other.subject_id ? -1 : 1)))
  const open = () => program.withDatabase((database) => database.system.transaction((tx) => tx.sql<{ n: number }>("select count(*)::int as n from exchange.outbox where done_at is null")))
  for (const began = Date.now(); ((await open())[0]?.n ?? 0) > 0 && Date.now() - began < 60_000; ) await sleep(200)
  expect(await open()).toEqual([{ n: 0 }])
}, patience)
