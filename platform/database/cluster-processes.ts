// Processes and ports of this machine, as far as a cluster must know them: who still holds its data, who is gone.
import { readdir, readFile, readlink } from "node:fs/promises"
import { connect, createServer } from "node:net"

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** When a living process began, in the kernel's ticks: with its number it names one process for ever. Empty for one that is gone, or dead and not yet buried, and where the system does not tell. */
export async function beginningOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return fields[0] === "Z" || fields[0] === "X" ? "" : (fields[19] ?? "")
}

/** Every PostgreSQL process that works in this data folder, also those whose postmaster is dead. Undefined where the system does not tell. */
export async function postgresIn(data: string): Promise<number[] | undefined> {
  if (process.platform !== "linux") return undefined
  const numbers = (await readdir("/proc").catch((): string[] => [])).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    numbers.map(async (pid) => {
      const [folder, name] = await Promise.all([readlink(`/proc/${pid}/cwd`).catch(() => ""), readFile(`/proc/${pid}/comm`, "utf8").catch(() => "")])
      return folder === data && name.startsWith("postgres")
    }),
  )
  return numbers.filter((_, at) => found[at]).map(Number)
}

/** Sends a signal to a process that may be gone already. */
export function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone
  }
}

export function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: 1000 })
    const end = (result: boolean) => () => {
      socket.destroy()
      done(result)
    }
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false))
  })
}

/**
 * A free port below those the system gives to outgoing connections: while PostgreSQL is down its clients knock, and one that was given the
 * very port it knocks at would be connected to itself and keep PostgreSQL out.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const port = 15_000 + Math.floor(Math.random() * 15_000)
    if (await isFree(port)) return port
  }
  throw new Error("no free port")
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once("error", () => done(false))
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)))
  })
}
