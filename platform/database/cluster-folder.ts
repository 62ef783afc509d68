// The folder of a cluster: whose it is, what a program killed before us left in it, and how it is made.
import { createHash, randomBytes } from "node:crypto"
import { chmod, chown, mkdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { collect, exists, isRoot, owner, removeBegun, run } from "./cluster-binaries.ts"
import { answers, beginningOf, isAlive, postgresIn, tell } from "./cluster-processes.ts"

/** Where the cluster may live: under a home that only root may enter, `nobody` could not reach it, so it moves to /var/lib/jiuye. */
export async function reachableFolder(folder: string): Promise<string> {
  if (!isRoot()) return folder
  for (let path = resolve(folder); path !== dirname(path); path = dirname(path)) {
    const mode = await stat(path).then((found) => found.mode, () => undefined)
    if (mode !== undefined && path !== resolve(folder) && (mode & 0o001) === 0)
      return join("/var/lib/jiuye", createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 12), "postgres")
  }
  return folder
}

/** Writes a small file so that it is never seen half-written, whenever the program is killed. */
async function writeWhole(file: string, text: string): Promise<void> {
  const written = `${file}.${process.pid}`
  await writeFile(written, text, { mode: 0o600 })
  await rename(written, file)
}

/** The superuser's password, made once. */
export async function secretOf(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, "password")
  if (!(await exists(file))) await writeWhole(file, randomBytes(24).toString("hex"))
  return (await readFile(file, "utf8")).trim()
}

/**
 * Makes the folder this program's. Two that find it abandoned at the same time both write their name, and the one whose name stays has it.
 * @throws when another program that still runs is using the folder.
 */
export async function claim(folder: string): Promise<void> {
  await stillOurs(folder)
  const file = join(folder, "owner")
  const isAbandoned = await exists(file)
  await writeWhole(file, `${process.pid} ${await beginningOf(process.pid)}`)
  if (!isAbandoned) return
  await sleep(200)
  await stillOurs(folder)
}

/** @throws when another program that still runs has the folder; asked before every start of PostgreSQL, so that two never fight over one. */
export async function stillOurs(folder: string): Promise<void> {
  const other = await otherOwner(folder)
  if (other) throw new Error(`the database in ${folder} is in use by another running program (process ${other}); stop it first, or set DATA_DIR`)
}

/** Another program that runs and has the folder. A number alone may have been given to somebody else since: then its PostgreSQL must answer too. */
async function otherOwner(folder: string): Promise<number | undefined> {
  const [number, began] = (await readFile(join(folder, "owner"), "utf8").catch(() => "")).trim().split(" ")
  const pid = Number(number)
  if (!pid || pid === process.pid || !isAlive(pid)) return undefined
  const isIt = began ? (await beginningOf(pid)) === began : (await runningServer(folder)) !== undefined
  return isIt ? pid : undefined
}

/** The PostgreSQL that answers in this folder. A file left by a crash names a process that is gone, or another that does not answer there. */
export async function runningServer(folder: string): Promise<{ readonly pid: number; readonly port: number } | undefined> {
  const lines = (await readFile(join(folder, "data", "postmaster.pid"), "utf8").catch(() => "")).split("\n")
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid && port && isAlive(pid) && (await answers(port)) ? { pid, port } : undefined
}

/** How what outlived its program is asked to end, and how long it is given: in order, at once, by force. What was acknowledged is kept by each of them. */
const askings = [["SIGINT", 20_000], ["SIGQUIT", 5000], ["SIGKILL", 5000]] as const

/**
 * Ends what a killed program left running on these data: its PostgreSQL, or the orphans of a PostgreSQL that was killed too, for while one of
 * them lives PostgreSQL refuses to start. The lock file goes with them: its number may have been given to another process since, and against
 * leftovers that were not found here PostgreSQL still has its shared memory.
 */
export async function endLeftovers(folder: string): Promise<void> {
  const data = await realpath(join(folder, "data")).catch(() => undefined)
  if (data === undefined) return
  const answering = (await runningServer(folder))?.pid
  const left = async () => (await postgresIn(data)) ?? (answering !== undefined && isAlive(answering) ? [answering] : [])
  const named = Number((await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0])
  for (const [signal, patience] of askings) {
    const found = await left()
    const asked = signal === "SIGINT" ? found.filter((pid) => pid === named) : found
    for (const pid of asked) tell(pid, signal)
    for (const began = Date.now(); asked.length > 0 && (await left()).length > 0 && Date.now() - began < patience; ) await sleep(20)
  }
  await rm(join(data, "postmaster.pid"), { force: true })
}

/** Makes the data, which get their name when they are whole: a start that was killed meanwhile leaves nothing that looks finished, and what it left running writes elsewhere. */
export async function initialise(binaries: string, folder: string): Promise<void> {
  const [making, passwordFile] = [join(folder, `data.${process.pid}`), join(folder, "password")]
  await removeBegun(folder, "data")
  await mkdir(making)
  if (isRoot()) for (const path of [folder, making, passwordFile]) await chown(path, owner.uid, owner.gid)
  await chmod(making, 0o700)
  const child = run(binaries, "initdb", ["-D", making, "-U", "jiuye", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
  const said = collect(child)
  const code = await new Promise<number | null>((done) => child.once("exit", done))
  if (code !== 0) throw new Error(`initdb failed: ${said()}`)
  await rename(making, join(folder, "data"))
}
