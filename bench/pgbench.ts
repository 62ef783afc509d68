// The anchor of every ratio: pgbench on the same database in the same run.
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

export interface PgbenchResult {
  readonly perSecond: number
  readonly averageMs: number
}

/** Runs a script of pgbench with prepared statements. @throws when pgbench is not installed, with what to install. */
export function pgbench(url: string, script: string, options: { readonly clients: number; readonly seconds: number; readonly variables?: Readonly<Record<string, string>> }): PgbenchResult {
  const folder = mkdtempSync(join(tmpdir(), "jiuye-bench-"))
  try {
    const file = join(folder, "script.sql")
    writeFileSync(file, script)
    const variables = Object.entries(options.variables ?? {}).flatMap(([name, value]) => ["-D", `${name}=${value}`])
    const ran = spawnSync("pgbench", ["-n", "-M", "prepared", "-c", String(options.clients), "-j", "1", "-T", String(options.seconds), ...variables, "-f", file, url], { encoding: "utf8" })
    if (ran.error) throw new Error("pgbench is needed for the ratios: install PostgreSQL's contrib programs (Debian: apt install postgresql-contrib)")
    const perSecond = Number(/tps = ([\d.]+)/.exec(ran.stdout)?.[1])
    if (!Number.isFinite(perSecond)) throw new Error(`pgbench failed: ${ran.stderr || ran.stdout}`)
    return { perSecond, averageMs: Number(/latency average = ([\d.]+)/.exec(ran.stdout)?.[1] ?? Number.NaN) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
