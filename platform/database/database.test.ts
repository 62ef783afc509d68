// Connections that die: their borrower is told, the next one gets another, and the program goes on.
import { Readable, Writable } from "node:stream"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, expect, test } from "vitest"
import { bind, isLost, isRefusedByDatabase, openDatabase, statement } from "./index.ts"
import { testDatabase } from "./testing.ts"

const database = await testDatabase()
const nowhere = openDatabase({ url: "postgres://nobody@127.0.0.1:1/nothing" })
afterAll(() => nowhere.close())

await database.system.transaction((tx) => tx.sql("create table public.kept (n int)"))
const endMyself = statement<Record<string, never>>({ name: "test.end-myself", reach: "queue", sql: "select pg_terminate_backend(pg_backend_pid())" })
const keep = statement<{ n: number }>({ name: "test.keep", reach: "queue", sql: "insert into public.kept values (:n)" })
const count = statement<Record<string, never>, { n: number }>({ name: "test.count", reach: "queue", sql: "select count(*)::int as n from public.kept" })

const failureOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (failure: unknown) => failure)

test("a connection that is ended while it works fails its borrower as lost, and nothing of its transaction stays", async () => {
  expect(isLost(await failureOf(database.system.all(endMyself, {})))).toBe(true)
  expect(isLost(await failureOf(database.system.together([bind(endMyself, {}), bind(count, {})])))).toBe(true)
  expect(isLost(await failureOf(database.system.atomically([bind(keep, { n: 1 }), bind(endMyself, {}), bind(keep, { n: 2 })])))).toBe(true)
  expect(await database.system.one(count, {})).toEqual({ n: 0 })
})

test("a connection that is ended while its borrower does something else does not end the program", async () => {
  const failure = await failureOf(
    database.system.transaction(async (tx) => {
      const [mine] = await tx.sql<{ pid: number }>("select pg_backend_pid() as pid")
      await tx.run(keep, { n: 3 })
      await database.system.transaction((other) => other.sql("select pg_terminate_backend($1)", [mine?.pid]))
      await sleep(100)
      await tx.run(keep, { n: 4 })
    }),
  )
  expect(isLost(failure)).toBe(true)
  expect(await database.system.one(count, {})).toEqual({ n: 0 })
})

test("a COPY whose connection is ended fails, in either direction, and does not wait for ever", async () => {
  const endOthers = () => database.system.transaction((tx) => tx.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like 'copy %'"))
  const slowly = async function* () {
    for (let line = 0; line < 60; line++) {
      yield "7\n"
      if (line === 3) await endOthers()
      await sleep(10)
    }
  }
  expect(isLost(await failureOf(database.system.transaction((tx) => tx.copyIn("public.kept", Readable.from(slowly())))))).toBe(true)
  const stuck = new Writable({ write: (_chunk, _encoding, done) => void endOthers().then(() => setTimeout(done, 50)) })
  expect(isLost(await failureOf(database.system.transaction((tx) => tx.copyOut("select n from generate_series(1, 3000000) n", stuck))))).toBe(true)
  expect(await database.system.one(count, {})).toEqual({ n: 0 })
})

test("when every connection is ended at once, later borrowers get living ones", async () => {
  await Promise.all(Array.from({ length: 6 }, () => database.engine.transaction((tx) => tx.sql("select 1"))))
  await database.system.transaction((tx) => tx.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"))
  await sleep(100)
  for (let look = 0; look < 6; look++) expect(await database.system.one(count, {})).toEqual({ n: 0 })
})

test("a database nobody answers for is lost at once, an answer of PostgreSQL is not", async () => {
  const began = Date.now()
  expect(isLost(await failureOf(nowhere.system.one(count, {})))).toBe(true)
  expect(isLost(await failureOf(nowhere.system.transaction((tx) => tx.sql("select 1"))))).toBe(true)
  expect(Date.now() - began).toBeLessThan(5000)
  const refused = await failureOf(database.system.transaction((tx) => tx.sql("select 1 / 0")))
  expect([isLost(refused), isRefusedByDatabase(refused)]).toEqual([false, true])
})
