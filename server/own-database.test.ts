// The program's own database gets its name when it is whole.
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { openDatabase, startCluster } from "#platform/database"
import { ownDatabase } from "./own-database.ts"

const folder = await mkdtemp(join(tmpdir(), "jiuye-own-"))
await chmod(folder, 0o755)
const cluster = await startCluster({ folder: join(folder, "postgres"), settings: { shared_buffers: "32MB" } })
afterAll(async () => {
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
})

async function run(url: string, sql: string): Promise<object[]> {
  const database = openDatabase({ url, poolSize: 1, systemPoolSize: 1 })
  return database.system.transaction((tx) => tx.sql(sql)).finally(() => database.close())
}

test("a making that was cut off is begun anew, one that came to its end is never repeated", async () => {
  await expect(
    ownDatabase(cluster, async (url) => {
      await run(url, "create table begun (n int)")
      throw new Error("killed here")
    }),
  ).rejects.toThrow("killed here")
  const made = await ownDatabase(cluster, async (url) => void (await run(url, "create table whole (n int)")))
  expect(made).toBe(cluster.urlOf("jiuye"))
  expect(await ownDatabase(cluster, () => Promise.reject(new Error("made twice")))).toBe(made)
  expect(await run(made, "select relname as name from pg_class where relnamespace = 'public'::regnamespace")).toEqual([{ name: "whole" }])
  expect(await run(cluster.url, "select datname as name from pg_database where datname like 'jiuye%'")).toEqual([{ name: "jiuye" }])
})
