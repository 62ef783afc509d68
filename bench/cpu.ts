// CPU time of a process and everything it started, from /proc: steadier than requests per second when the machine has other work.
import { readdirSync, readFileSync } from "node:fs"

const ticksPerSecond = 100

interface Process {
  readonly parent: number
  /** User and system time in µs, with children that have ended. */
  readonly spent: number
}

function processes(): Map<number, Process> {
  const found = new Map<number, Process>()
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue
    try {
      const text = readFileSync(`/proc/${name}/stat`, "latin1")
      const parts = text.slice(text.lastIndexOf(")") + 2).split(" ").map(Number)
      const ticks = (parts[11] ?? 0) + (parts[12] ?? 0) + (parts[13] ?? 0) + (parts[14] ?? 0)
      found.set(Number(name), { parent: parts[1] ?? 0, spent: (ticks * 1_000_000) / ticksPerSecond })
    } catch {
      // It ended while the list was read.
    }
  }
  return found
}

/** CPU µs spent so far by a process and its living descendants. */
export function cpuSpent(root: number): number {
  const all = processes()
  const belongs = (pid: number): boolean => pid === root || (pid > 1 && belongs(all.get(pid)?.parent ?? 0))
  let spent = 0
  for (const [pid, one] of all) if (belongs(pid)) spent += one.spent
  return spent
}
