// The program's own PostgreSQL after kills of every kind, and beside a second program.
import { spawn } from "node:child_process"
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { afterAll, expect, test, vi } from "vitest"
import { stillOurs } from "./cluster-folder.ts"
import { beginningOf, isAlive } from "./cluster-processes.ts"
import { type Cluster, runningCluster, startCluster } from "./index.ts"

vi.setConfig({ testTimeout: 90_000 })

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

test.runIf(process.platform === "linux")("a killed program that nobody has buried yet does not have the folder any more", async () => {
  const careless = spawn("sh", ["-c", "sleep 0.5 & echo $!; exec sleep 60"])
  const pid = Number(await new Promise((done) => careless.stdout.once("data", (part: Buffer) => done(part.toString()))))
  const began = await beginningOf(pid)
  expect(began).not.toBe("")
  await writeFile(join(folder, "owner"), `${pid} ${began}`)
  await expect(stillOurs(folder)).rejects.toThrow(`process ${pid}`)
  for (let look = 0; look < 200 && (await beginningOf(pid)) !== ""; look++) await sleep(20)
  expect(process.kill(pid, 0)).toBe(true)
  await stillOurs(folder)
  careless.kill("SIGKILL")
})

test("a PostgreSQL that outlived its killed program is ended and its data taken over at once", async () => {
  const before = cluster?.pid
  cluster = await startCluster({ folder })
  expect(cluster.pid).not.toBe(before)
  expect(await ask(cluster.url, "select n from kept")).toEqual([{ n: 7 }])
})

/** A cluster whose own folder was given to it whole, and what it said when it was started again. */
async function watched(name: string): Promise<{ readonly cluster: Cluster; readonly place: string; readonly said: string[] }> {
  const place = join(parent, name)
  const said: string[] = []
  return { place, said, cluster: await startCluster({ folder: place, settings: { shared_buffers: "32MB" }, revived: (says) => said.push(says) }) }
}

const until = async (holds: () => boolean) => {
  for (const began = Date.now(); !holds() && Date.now() - began < 40_000; ) await sleep(20)
  expect(holds()).toBe(true)
}

test("a PostgreSQL that is killed comes back at the same address by itself, as often as it is killed, with all it had acknowledged", async () => {
  const { cluster, said } = await watched("killed")
  await ask(cluster.url, "create table kept (n int)")
  for (let round = 1; round <= 3; round++) {
    await ask(cluster.url, `insert into kept values (${round})`)
    const before = cluster.pid
    process.kill(before, "SIGKILL")
    await until(() => said.length === round)
    expect(cluster.pid).not.toBe(before)
    expect(said.at(-1)).toContain("SIGKILL")
    expect(await ask(cluster.url, "select count(*)::int as n from kept")).toEqual([{ n: round }])
  }
  await cluster.stop()
  await sleep(300)
  expect(said).toHaveLength(3)
})

test("an orphan that still works for a killed PostgreSQL does not keep the next one away", async () => {
  const { cluster, said } = await watched("orphaned")
  const working = ask(cluster.url, "select count(*) from generate_series(1, 100000000000) n").catch(() => "ended")
  await sleep(300)
  process.kill(cluster.pid, "SIGKILL")
  await until(() => said.length === 1)
  expect(await working).toBe("ended")
  expect(await ask(cluster.url, "select 1 as here")).toEqual([{ here: 1 }])
  await cluster.stop()
})

test("a lock file whose number another process has now, and a cluster that was never made to its end, do not keep a start away", async () => {
  const { cluster, place } = await watched("stale")
  const lockFile = join(place, "data", "postmaster.pid")
  const lock = await readFile(lockFile, "utf8")
  await cluster.stop()
  const somebody = spawn("sleep", ["60"], process.getuid?.() === 0 ? { uid: 65534 } : {})
  await writeFile(lockFile, lock.replace(/^\d+/, String(somebody.pid)))
  await (await watched("stale")).cluster.stop()
  somebody.kill("SIGKILL")
  await mkdir(join(parent, "begun", "data.4194304", "base"), { recursive: true })
  const begun = (await watched("begun")).cluster
  expect(await ask(begun.url, "select 1 as here")).toEqual([{ here: 1 }])
  expect((await readdir(join(parent, "begun"))).sort()).toEqual(["data", "owner", "password"])
  await begun.stop()
})

test("a PostgreSQL that was told to end, as Ctrl-C tells everybody, is not waited for when the program ends too, and comes back when it does not", async () => {
  const { cluster, said } = await watched("told")
  process.kill(cluster.pid, "SIGINT")
  await until(() => said.length === 1)
  expect(await ask(cluster.url, "select 1 as here")).toEqual([{ here: 1 }])
  const { pid } = cluster
  process.kill(pid, "SIGINT")
  await until(() => !isAlive(pid))
  const began = Date.now()
  await cluster.stop()
  expect(Date.now() - began).toBeLessThan(1500)
  expect(said).toHaveLength(1)
})
