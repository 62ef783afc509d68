// Keeps a process running: one that was killed, or asks for it, is started again; one that ends by itself ends us too.
import { spawn } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

/** The exit code by which a server asks to be started again (EX_TEMPFAIL; server/start.ts). */
export const startAgain = 75

/** Runs node with these arguments until it ends by itself or we are told to stop, which it is told too. Resolves with its exit code. `folder` holds the data: who keeps them already, and is just starting them again, is waited for. */
export async function supervise(args, options, folder) {
  let child
  let stopping = false
  for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => {
      stopping = true
      child?.kill(signal)
    })
  if (folder !== undefined) await takeTurn(folder, () => stopping)
  for (; !stopping; ) {
    child = spawn(process.execPath, args, options)
    const { code, signal } = await new Promise((done) => child.once("exit", (code, signal) => done({ code, signal })))
    if (stopping || (signal === null && code !== startAgain)) return code ?? 1
    console.error(`程序被中断（${signal ?? code}），正在重新启动 (the server was ended by ${signal ?? code} and is started again)`)
    await sleep(500)
  }
  return 1
}

/** Another `npm start` that is between two starts of its server has the data until the server runs, and then says so itself, or until it ends. */
async function takeTurn(folder, isStopping) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, "supervisor")
  let told = false
  for (;;) {
    const other = named(file)
    if (other === undefined || other === process.pid || hasServer(folder)) break
    if (!told) console.error(`另一个 npm start（进程 ${other}）正在重新启动同一份数据的程序，等它完成 (another npm start, process ${other}, is starting the server of these data again; waiting for it)`)
    told = true
    if (isStopping()) return
    await sleep(200)
  }
  if (named(file) !== undefined) return
  writeFileSync(file, identity(process.pid))
  process.once("exit", () => {
    if (named(file) === process.pid) rmSync(file, { force: true })
  })
}

/** Whether the server of these data is running: it writes itself down in its database's folder. */
const hasServer = (folder) => named(join(folder, "postgres", "owner")) !== undefined

/** The process a file names, as long as it lives; its number alone may have been given to somebody else since. */
function named(file) {
  const text = read(file).trim()
  const pid = Number(text.split(" ")[0])
  return pid > 0 && isAlive(pid) && (!text.includes(" ") || identity(pid) === text) ? pid : undefined
}

/** Number and beginning, where the system tells it. */
const identity = (pid) => [pid, read(`/proc/${pid}/stat`).split(") ").at(-1).split(" ")[19] ?? ""].join(" ").trim()

function read(file) {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return ""
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (failure) {
    return failure.code === "EPERM"
  }
}
