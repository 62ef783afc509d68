// The true program on data of its own, for tests that kill it and its PostgreSQL with -9.
import { type ChildProcess, spawn } from "node:child_process"
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { type Database, openDatabase, runningCluster } from "#platform/database"
import { endLeftovers } from "../platform/database/cluster-folder.ts"
import { freePort } from "../platform/database/cluster-processes.ts"

export interface KillableProgram {
  readonly folder: string
  readonly address: string
  /** Starts the process without waiting for it; when it asks to be started again it is, as `npm start` does. */
  begin(): void
  /** Waits until it answers that it is ready. @throws when it ended instead. */
  untilReady(): Promise<void>
  /** Kills the process and waits until it is gone. */
  kill(): Promise<void>
  /** Stops the process where it stands (SIGSTOP), as a machine that is out of breath does, and lets it go on. */
  freeze(milliseconds: number): Promise<void>
  /** The postmaster named in the data folder; undefined when none is. */
  postmaster(): Promise<number | undefined>
  /** What the process said on its error output, its last words. */
  said(): string
  isRunning(): boolean
  /** A connection beside the program, for as long as the work lasts. */
  withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T>
  /** Ends it in order and removes its data. */
  remove(): Promise<void>
}

/** The program's own word that it wants to be started again. */
const startAgain = 75

/** How long a start or a recovery may take on a machine that has much else to do. */
const patience = 120_000

export async function killableProgram(): Promise<KillableProgram> {
  const folder = await mkdtemp(join(tmpdir(), "jiuye-killed-"))
  await chmod(folder, 0o755)
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let words = ""
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null
  const gone = async () => {
    const ending = child
    if (ending && isRunning()) await new Promise((done) => ending.once("exit", done))
  }
  const begin = () => {
    words = ""
    const begun = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "start.ts")], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, DATABASE_URL: "", PORT: String(port), HOST: "127.0.0.1", DATA_DIR: folder, DEMONSTRATION: "0", LOG_LEVEL: "fatal" },
    })
    begun.stderr.on("data", (part: Buffer) => {
      words = (words + part.toString()).slice(-4000)
    })
    begun.once("exit", (code) => {
      if (code === startAgain) begin()
    })
    child = begun
  }
  return {
    folder,
    address,
    begin,
    untilReady: async () => {
      for (const began = Date.now(); Date.now() - began < patience; await sleep(50)) {
        if (!isRunning()) throw new Error(`the program ended: ${words}`)
        if (await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) }).then((answer) => answer.ok, () => false)) return
      }
      throw new Error(`the program did not become ready: ${words}`)
    },
    kill: async () => {
      child?.kill("SIGKILL")
      await gone()
    },
    freeze: async (milliseconds) => {
      child?.kill("SIGSTOP")
      await sleep(milliseconds)
      child?.kill("SIGCONT")
    },
    postmaster: async () => Number((await readFile(join(folder, "postgres", "data", "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0]) || undefined,
    said: () => words,
    isRunning,
    withDatabase: async (work) => {
      const urlOf = await runningCluster(join(folder, "postgres"))
      if (!urlOf) throw new Error("the program's PostgreSQL does not answer")
      const database = openDatabase({ url: urlOf("jiuye"), poolSize: 1, systemPoolSize: 1 })
      return work(database).finally(() => database.close())
    },
    remove: async () => {
      child?.kill("SIGTERM")
      await gone()
      await endLeftovers(join(folder, "postgres"))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Ways to kill the program, its PostgreSQL or both, at moments a seed repeats. Each ends when the program is ready again. */
export function waysToKill(program: KillableProgram, random: () => number): Readonly<Record<string, () => Promise<void>>> {
  const killPostmaster = async (): Promise<number> => {
    const pid = await program.postmaster()
    if (pid === undefined) throw new Error("no PostgreSQL is running")
    process.kill(pid, "SIGKILL")
    return pid
  }
  /** Waits for a postmaster that is not this one. */
  const another = async (than: number | undefined) => {
    for (const began = Date.now(); [than, undefined].includes(await program.postmaster()) && Date.now() - began < 60_000; ) await sleep(3)
  }
  const restart = async () => {
    program.begin()
    await program.untilReady()
  }
  /** The program brings its PostgreSQL back by itself: another process, and ready. */
  const revived = async (killed: number) => {
    await another(killed)
    await program.untilReady()
  }
  return {
    "the program": async () => {
      await program.kill()
      await restart()
    },
    "PostgreSQL": async () => revived(await killPostmaster()),
    "one connection's process": async () => {
      await program.withDatabase(async (database) => {
        const found = await database.system.transaction((tx) => tx.sql<{ pid: number }>("select pid from pg_stat_activity where backend_type = 'client backend' and application_name like 'jiuye-%' and pid <> pg_backend_pid() order by pid"))
        process.kill(found[Math.floor(random() * found.length)]?.pid ?? Number.NaN, "SIGKILL")
      })
      await sleep(200)
      await program.untilReady()
    },
    "the program and PostgreSQL at once": async () => {
      await Promise.all([killPostmaster(), program.kill()])
      await restart()
    },
    "the program, and again while it starts": async () => {
      await program.kill()
      program.begin()
      await sleep(random() * 3000)
      await program.kill()
      await restart()
    },
    "PostgreSQL, and again while it recovers": async () => {
      await another(await killPostmaster())
      await sleep(random() * 60)
      await revived(await killPostmaster())
    },
    "PostgreSQL while the program starts": async () => {
      await program.kill()
      const left = await program.postmaster()
      program.begin()
      await another(left)
      await sleep(random() * 1500)
      await killPostmaster()
      await program.untilReady()
    },
    "both, and the program again while PostgreSQL recovers": async () => {
      const [killed] = await Promise.all([killPostmaster(), program.kill()])
      program.begin()
      await another(killed)
      await sleep(random() * 200)
      await program.kill()
      await restart()
    },
  }
}
