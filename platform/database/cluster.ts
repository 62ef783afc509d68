// The program's own PostgreSQL: real server binaries from npm, data below DATA_DIR, started when no DATABASE_URL is given, and again when killed.
import type { ChildProcess } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { collect, embeddedBinaries, exists, run } from "./cluster-binaries.ts"
import { claim, endLeftovers, initialise, reachableFolder, runningServer, secretOf, stillOurs } from "./cluster-folder.ts"
import { freePort } from "./cluster-processes.ts"

export interface Cluster {
  /** Connection address of the maintenance database. */
  readonly url: string
  readonly version: string
  /** The postmaster's process, for tests that kill it. */
  readonly pid: number
  /** Address of another database of this cluster. */
  urlOf(database: string): string
  stop(): Promise<void>
}

export interface ClusterOptions {
  /** Folder of this cluster; data below `data/`, secret in `password`. */
  readonly folder: string
  /** 0 takes a free port. */
  readonly port?: number
  /** Extra `name=value` settings. */
  readonly settings?: Readonly<Record<string, string>>
  /** Binaries of another PostgreSQL, e.g. Debian's `/usr/lib/postgresql/15/bin`. */
  readonly binaries?: string
  /** Told when PostgreSQL ended without being asked to and was started again at the same address; without it an ended one stays ended. */
  readonly revived?: (says: string) => void
}

/** Recovery begins by making sure that every file is on the disk: one call for the file system where there is one, instead of thousands. */
const quickRecovery: Readonly<Record<string, string>> = process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}

/** Starts the cluster, making it first when the folder is new. PostgreSQL refuses root, so as root it runs as nobody. */
export async function startCluster(given: ClusterOptions): Promise<Cluster> {
  const options = { ...given, folder: await reachableFolder(given.folder) }
  const { folder } = options
  const data = join(folder, "data")
  const password = await secretOf(folder)
  await claim(folder)
  const binaries = options.binaries ?? (await embeddedBinaries(folder))
  if (!(await exists(join(data, "PG_VERSION")))) await initialise(binaries, folder)
  const port = options.port || (await freePort())
  const settings = { ...quickRecovery, listen_addresses: "127.0.0.1", unix_socket_directories: "", shared_buffers: "512MB", max_connections: "60", max_wal_size: "2GB", ...options.settings }
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const keeper = await keep(async () => {
    await stillOurs(folder)
    await endLeftovers(folder)
    return run(binaries, "postgres", ["-D", data, "-p", String(port), ...flags])
  }, options.revived)
  const urlOf = (database: string) => `postgres://jiuye:${password}@127.0.0.1:${port}/${database}`
  return {
    url: urlOf("postgres"),
    version: (await readFile(join(data, "PG_VERSION"), "utf8")).trim(),
    get pid() {
      return keeper.child()?.pid ?? 0
    },
    urlOf,
    stop: keeper.stop,
  }
}

interface Keeper {
  child(): ChildProcess | undefined
  stop(): Promise<void>
}

/** Tries of a first start; one that is killed itself, or meets an orphan, is tried again. */
const firstTries = 5

/**
 * Starts PostgreSQL and watches over it: killed or crashed, it is started again and recovers what it had acknowledged, for as long as the
 * program runs. One that ended in order was told to, perhaps by the Ctrl-C that also ends the program: it is given a moment first.
 */
async function keep(launch: () => Promise<ChildProcess>, revived: ((says: string) => void) | undefined): Promise<Keeper> {
  let child: ChildProcess | undefined
  const stopping = new AbortController()
  const pauseFor = (milliseconds: number) => sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
  let reviving: Promise<void> = Promise.resolve()
  const start = async () => {
    child = await launch()
    await ready(child)
    watch(child)
  }
  const watch = (started: ChildProcess) =>
    started.once("exit", (code, signal) => {
      if (revived && !stopping.signal.aborted) reviving = revive(revived, `PostgreSQL ended (${signal ?? code ?? "?"})`, code === 0 ? 3000 : 0)
    })
  const revive = async (says: (what: string) => void, why: string, pause: number) => {
    await pauseFor(pause)
    for (let tries = 1; !stopping.signal.aborted; tries++)
      try {
        await start()
        return says(`${why} and was started again`)
      } catch (failure) {
        if (tries % 30 === 1) says(`${why} and could not be started again yet: ${String(failure)}`)
        await pauseFor(Math.min(100 * tries, 2000))
      }
  }
  for (let tries = 1; ; tries++)
    try {
      await start()
      break
    } catch (failure) {
      if (tries === firstTries) throw failure
      await sleep(500)
    }
  return {
    child: () => child,
    stop: async () => {
      stopping.abort()
      await reviving
      if (child) await stop(child)
    },
  }
}

/** Addresses in the cluster that runs in this folder already, started by another process; undefined when none does. */
export async function runningCluster(folder: string): Promise<((database: string) => string) | undefined> {
  const place = await reachableFolder(folder)
  const running = await runningServer(place)
  if (!running) return undefined
  const password = await secretOf(place)
  return (database) => `postgres://jiuye:${password}@127.0.0.1:${running.port}/${database}`
}

function ready(child: ChildProcess): Promise<void> {
  const said = collect(child)
  return new Promise((done, fail) => {
    const look = () => {
      if (!said().includes("ready to accept connections")) return
      child.stderr?.off("data", look)
      done()
    }
    child.stderr?.on("data", look)
    child.once("exit", (code, signal) => fail(new Error(`PostgreSQL stopped while starting (${signal ?? code ?? "?"}): ${said()}`)))
    child.once("error", fail)
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once("exit", done))
  child.kill("SIGINT")
  await ended
}
