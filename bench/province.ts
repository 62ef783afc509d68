// A synthetic province: how fast it is made and written, beside the server's own COPY of the same rows from files, and how much memory that takes.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { chmod, mkdir } from "node:fs/promises"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { makeProvince, type PartDone } from "../tools/province/crew.ts"
import { planOf, type Plan } from "../tools/province/plan.ts"
import { tableOf } from "../tools/province/sinks.ts"
import { tableNames, tables } from "../tools/province/tables/list.ts"
import { type Figures, progress, rounded } from "./figures.ts"
import { stage } from "./stage.ts"

const people = Number(process.env["BENCH_PEOPLE"] ?? 1_000_000)
const workers = availableParallelism()

/** `BENCH_PEOPLE` people over 60 months (a million unless told otherwise), by as many processes as there are cores, as are the connections of the COPY beside it. */
export async function benchProvince(): Promise<Figures> {
  const set = await stage({ server: false })
  try {
    progress("a thousand people, the whole command")
    const thousand = await timed(() => theCommand(join(set.folder, "thousand")))
    const plan = planOf({ people, seed: 1 })
    const folder = join(set.folder, "province")
    await mkdir(folder)
    await chmod(folder, 0o755)
    progress(`${people} people as files`)
    const asFiles = await timed(() => makeProvince(plan, { folder, withTables: true }, workers, () => undefined))
    progress("the same people into the database")
    let parts: readonly PartDone[] = []
    const written = await timed(async () => (parts = await makeProvince(plan, { url: set.url }, workers, () => undefined)))
    progress("the same rows by COPY from the files")
    await emptied(set.url)
    const copied = await timed(() => copiedFrom(plan, folder, set.url))
    const rows = parts.reduce((sum, part) => sum + part.rows, 0)
    const peaks = parts.map((part) => part.peakBytes).toSorted((a, b) => b - a).slice(0, workers)
    return {
      "province.people": people,
      "province.rows": rows,
      "province.thousand_people_seconds": rounded(thousand),
      "province.files_seconds": rounded(asFiles),
      "province.seconds": rounded(written),
      "province.rows_per_second": Math.round(rows / written),
      "province.copy_seconds": rounded(copied),
      "province.copy_rows_per_second": Math.round(rows / copied),
      "province.ratio_to_copy": rounded(copied / written),
      "province.peak_mebibytes": Math.round((peaks.reduce((sum, bytes) => sum + bytes, 0) + (parts.length > 1 ? process.memoryUsage().rss : 0)) / 1_048_576),
    }
  } finally {
    await set.close()
  }
}

/** `npm run province -- --people 1000` as somebody types it, without npm's own start. */
function theCommand(folder: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "../tools/province/run.ts"), "--people", "1000", "--out", folder], { stdio: "ignore" })
    child.on("error", fail)
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`the command ended with ${code ?? "a signal"}`))))
  })
}

/** COPY by the server itself, part by part, on as many connections as there were processes. */
async function copiedFrom(plan: Plan, folder: string, url: string): Promise<void> {
  const parts = Math.ceil(plan.people / 50_000)
  let next = 0
  const work = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query("set synchronous_commit = off")
    for (let part = next++; part < parts; part = next++)
      for (const name of tableNames) {
        const path = join(folder, "tables", tableOf(name), `${String(part).padStart(5, "0")}.copy`)
        if (existsSync(path)) await client.query(`copy ${tables[name]} from '${path}'`)
      }
    await client.end()
  }
  await Promise.all(Array.from({ length: Math.min(workers, parts) }, work))
}

async function emptied(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`truncate ${tableNames.map(tableOf).join(", ")} cascade`)
  await client.query("checkpoint")
  await client.end()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}
