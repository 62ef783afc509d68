// The program's own PostgreSQL after a kill, and beside a second program.
import { spawn } from "node:child_process"
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { afterAll, expect, test } from "vitest"
import { type Cluster, runningCluster, startCluster } from "./index.ts"

const parent = await mkdtemp(join(tmpdir(), "jiuye-cluster-"))
await chmod(parent, 0o755)
const folder = join(parent, "postgres")
let cluster: Cluster | undefined
afterAll(async () => {
  await cluster?.stop()
  await rm(parent, { recursive: true, force: true })
})

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => undefined)
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows
}

test("a second program is told that the folder is in use, and the first keeps its database", async () => {
  expect(await runningCluster(folder)).toBeUndefined()
  cluster = await startCluster({ folder })
  await ask(cluster.url, "create table kept (n int); insert into kept values (7)")
  const first = spawn("sleep", ["60"])
  await writeFile(join(folder, "owner"), String(first.pid))
  await expect(startCluster({ folder })).rejects.toThrow(/in use by another running program/)
  expect(await ask((await runningCluster(folder))?.("postgres") ?? "", "select n from kept")).toEqual([{ n: 7 }])
  first.kill("SIGKILL")
  await new Promise((done) => first.once("exit", done))
})

test("a PostgreSQL that outlived its killed program is ended and its data taken over at once", async () => {
  const before = cluster?.pid
  cluster = await startCluster({ folder })
  expect(cluster.pid).not.toBe(before)
  expect(await ask(cluster.url, "select n from kept")).toEqual([{ n: 7 }])
})
