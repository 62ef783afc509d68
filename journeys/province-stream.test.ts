// The province lives on against the running program: days played through its public doors, stopped in the middle and gone on with, and the registers hold what was said to be played.
import { spawn } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { openDatabase, runningCluster } from "#platform/database"
import { stage } from "./stage.ts"

const here = stage()

interface Said {
  readonly days: number
  readonly stopped: boolean
  readonly totals: Readonly<Record<string, { readonly done: number; readonly refused: Readonly<Record<string, number>>; readonly rows?: Readonly<Record<string, number>> }>>
}

/** The folder the demonstration's province keeps its plan in; known once the stage stands. */
const folder = (): string => join(here.dataFolder, "province")

/** Days the stream has noted as over. */
const daysOver = async (): Promise<number> => (await readFile(join(folder(), "stream.jsonl"), "utf8").catch(() => "")).split(' over"').length - 1

/** Plays some days. @param stopAfter days after which it is interrupted as by Ctrl-C, in the middle of the next. */
function play(days: number, speed: string, stopAfter?: number): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "../tools/province/run.ts"), "stream", "--server", here.url, "--out", folder(), "--days", String(days), "--speed", speed], { stdio: ["ignore", "pipe", "pipe"] })
    let [out, words] = ["", ""]
    child.stdout.on("data", (part: Buffer) => (out += part.toString()))
    child.stderr.on("data", (part: Buffer) => (words += part.toString()))
    const interrupt = async (after: number) => {
      while (child.exitCode === null && (await daysOver()) < after) await sleep(20)
      child.kill("SIGINT")
    }
    if (stopAfter !== undefined) void interrupt(stopAfter)
    child.once("exit", (code) => (code === 0 ? resolve(JSON.parse(out) as Said) : reject(new Error(words))))
  })
}

/** Rows the stream may have written, as the database counts them. */
async function counted(): Promise<Readonly<Record<string, number>>> {
  const urlOf = await runningCluster(join(here.dataFolder, "postgres"))
  if (!urlOf) throw new Error("the program's PostgreSQL does not answer")
  const database = openDatabase({ url: urlOf("jiuye"), poolSize: 1, systemPoolSize: 1 })
  try {
    const [row] = await database.system.transaction((tx) =>
      tx.sql<Record<string, number>>(`
        select (select count(*)::int from registers.deaths) as deaths, (select count(*)::int from registers.contributions) as contributions, (select count(*)::int from registers.employee_rows) as rows,
               (select count(*)::int from registration.filings) as hires, (select count(*)::int from registration.end_drafts) as ends,
               (select count(*)::int from casework.cases where item = 'registration.unemployment') as registrations, (select count(*)::int from casework.cases where item = 'insurance.benefit-claim') as claims,
               (select count(*)::int from casework.cases where item = 'insurance.benefit-claim' and state in ('approved', 'refused')) as decided`),
    )
    return row ?? {}
  } finally {
    await database.close()
  }
}

const done = (parts: readonly Said[], kind: string): number => parts.reduce((sum, said) => sum + (said.totals[kind]?.done ?? 0), 0)
const fresh = (parts: readonly Said[], kind: string): number => parts.reduce((sum, said) => sum + (said.totals[kind]?.rows?.["fresh"] ?? 0), 0)

test("thirty days are played, interrupted once, and the registers grew by exactly what was said", async () => {
  const before = await counted()
  const first = await play(30, "max", 5)
  const second = await play(30 - first.days, "max")
  const parts = [first, second]
  expect(first.stopped, "the first was interrupted").toBe(true)
  expect(first.days + second.days).toBe(30)
  const after = await counted()
  const grown = Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]))
  expect(grown).toEqual({
    deaths: fresh(parts, "deaths"),
    contributions: fresh(parts, "contributions"),
    rows: fresh(parts, "employee-rows"),
    hires: done(parts, "hire"),
    ends: done(parts, "end"),
    registrations: done(parts, "registration"),
    claims: done(parts, "claim"),
    decided: done(parts, "claim-decided"),
  })
  for (const name of ["rows", "hires", "ends", "registrations"]) expect(grown[name], name).toBeGreaterThan(0)
})

test("rows typed wrongly are set aside or go to an officer, and are counted", async () => {
  const said = await play(2, "max")
  expect(said.days).toBe(2)
  for (const { refused } of Object.values(said.totals)) for (const code of Object.keys(refused)) expect(code, "a refusal has a code of ours").not.toMatch(/^http-5/)
})
