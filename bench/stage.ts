// The stage of a measurement: a PostgreSQL of its own with fsync on, migrated, and the whole server as a process beside it.
import { type ChildProcess, spawn } from "node:child_process"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { type Cluster, type Database, migrate, openDatabase, startCluster } from "#platform/database"
import { provinceModules } from "../server/roles.ts"

export interface Stage {
  readonly url: string
  readonly database: Database
  readonly port: number
  /** Where the server's own files are. */
  readonly folder: string
  /** Processes whose CPU time is measured; the server's is 0 when there is none. */
  readonly pids: { readonly server: number; readonly postgres: number }
  close(): Promise<void>
}

const sealingKey = "bench-sealing-key-bench-sealing-key-"

/** Sets the stage. `server: false` gives only the database. */
export async function stage(options: { readonly server: boolean } = { server: true }): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "jiuye-bench-"))
  await chmod(folder, 0o755)
  const cluster = await startCluster({ folder: join(folder, "postgres"), settings: { shared_buffers: "1GB", work_mem: "64MB", max_wal_size: "8GB", checkpoint_timeout: "30min", random_page_cost: "1.1", jit: "off", max_connections: "100" } })
  const url = await freshDatabase(cluster)
  await migrate(url, provinceModules.flatMap((one) => (one.migrations ? [{ name: one.name, migrations: one.migrations }] : [])))
  const database = openDatabase({ url })
  const port = await freePort()
  const child = options.server ? await startServer(url, port, folder) : undefined
  return {
    url,
    database,
    port,
    folder,
    pids: { server: child?.pid ?? 0, postgres: cluster.pid },
    close: async () => {
      await database.close()
      await stopServer(child)
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freshDatabase(cluster: Cluster): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  await client.query("create database bench").finally(() => client.end())
  return cluster.urlOf("bench")
}

async function startServer(url: string, port: number, folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "../server/start.ts")], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: join(folder, "var"), SEALING_KEY: sealingKey, LOG_LEVEL: "error" },
  })
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error("the server stopped while starting")
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false)
    if (ready) return child
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error("the server did not become ready")
}

async function stopServer(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return
  const ended = new Promise((done) => child.once("exit", done))
  child.kill("SIGTERM")
  await ended
}

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
