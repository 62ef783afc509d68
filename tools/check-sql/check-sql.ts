// `npm run check:sql`: every statement is prepared on the migrated schema, every plan is read; fails where a request would ask all nodes.
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import pg from "pg"
import { allStatements, migrate, startCluster } from "#platform/database"
import { loadDemonstration } from "../../server/demonstration/load.ts"
import { provinceModules } from "../../server/roles.ts"
import { matches, schemaExceptions, statements as allowedStatements, tables as allowedTables } from "./allowed.ts"
import { type PlanNode, scansOf } from "./plan.ts"
import { readTables, schemaFaults, type Table } from "./schema.ts"
import { migrationWordsAgainst, wordsAgainst } from "./words.ts"

type Checked = ReturnType<typeof allStatements>[number]

interface Fault {
  readonly name: string
  readonly says: string
}

/** Statements of the demonstration's loader are declared where it is imported. */
const declaredBesides = [loadDemonstration]
const began = performance.now()
const database = await ownDatabase()
const client = new pg.Client({ connectionString: database.url })
await client.connect()
try {
  await migrate(database.url, provinceModules.flatMap((one) => (one.migrations ? [{ name: one.name, migrations: one.migrations }] : [])))
  const statements = allStatements()
  const tables = await readTables(client)
  const faults = [...(await faultsOfMigrations()), ...faultsOfSchema(tables), ...faultsOfLists(statements, tables), ...(await faultsOfStatements(statements, tables))]
  for (const fault of faults) console.log(`✗ ${fault.name}: ${fault.says}`)
  const hot = statements.filter((one) => one.hot).length
  const keyed = tables.filter((one) => one.key).length
  const version = (await client.query<{ server_version: string }>("show server_version")).rows[0]?.server_version ?? ""
  console.log(`${statements.length} statements prepared (${hot} hot, ${countOf(statements)}), ${tables.length} tables (${keyed} with a key) on PostgreSQL ${version}, ${declaredBesides.length + provinceModules.length} modules, ${((performance.now() - began) / 1000).toFixed(1)} s: ${faults.length === 0 ? "nothing wrong" : `${faults.length} wrong`}`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await client.end()
  await database.close()
}

function countOf(statements: readonly Checked[]): string {
  const counts = new Map<string, number>()
  for (const one of statements) counts.set(one.reach, (counts.get(one.reach) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([reach, count]) => `${count} ${reach}`).join(", ")
}

async function faultsOfMigrations(): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const one of provinceModules) {
    if (!one.migrations) continue
    const folder = fileURLToPath(one.migrations)
    for (const file of (await readdir(folder)).filter((name) => name.endsWith(".sql")))
      for (const says of migrationWordsAgainst(await readFile(join(folder, file), "utf8"))) faults.push({ name: `${one.name}/${file}`, says })
  }
  return faults
}

function faultsOfSchema(tables: readonly Table[]): Fault[] {
  return schemaFaults(tables, (table) => kindOf(table) !== undefined).filter((fault) => !schemaExceptions.some((one) => matches(one.name, fault.name)))
}

function kindOf(table: string) {
  return allowedTables.find((one) => matches(one.name, table))?.kind
}

/** An allowance nobody needs any more is a fault too: lists that only grow stop meaning anything. */
function faultsOfLists(statements: readonly Checked[], tables: readonly Table[]): Fault[] {
  const wrong = schemaFaults(tables, (table) => kindOf(table) !== undefined)
  return [
    ...allowedTables.filter((one) => !tables.some((table) => matches(one.name, table.name) && (table.key === undefined || one.kind === "local"))).map((one) => ({ name: one.name, says: "is allowed but no such table needs it" })),
    ...allowedStatements.filter((one) => !statements.some((made) => matches(one.name, made.name))).map((one) => ({ name: one.name, says: "is allowed but there is no such statement" })),
    ...schemaExceptions.filter((one) => !wrong.some((fault) => matches(one.name, fault.name))).map((one) => ({ name: one.name, says: "is allowed but nothing is wrong with it" })),
  ]
}

async function faultsOfStatements(statements: readonly Checked[], tables: readonly Table[]): Promise<Fault[]> {
  const named = new Map(tables.flatMap((table) => [table.name, ...table.partitions].map((name): [string, Table] => [name, table])))
  const keyOf = (table: string) => (kindOf(table) === "local" ? undefined : named.get(table)?.key)
  await client.query("set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set jit = off")
  const faults: Fault[] = []
  for (const one of statements) {
    const wrong = (says: string) => faults.push({ name: one.name, says })
    if (one.name.length > 60) wrong(`has a name of ${one.name.length} characters; PostgreSQL cuts names at 63, so at most 60`)
    for (const says of wordsAgainst(one.sql)) wrong(says)
    const plan = await planOf(one).catch((failure: unknown) => (failure instanceof Error ? failure.message : String(failure)))
    if (typeof plan === "string") {
      wrong(`is not valid on this schema: ${plan}`)
      continue
    }
    if (allowedStatements.some((allowed) => (one.hot ? allowed.name === one.name : matches(allowed.name, one.name)))) continue
    const scans = scansOf(plan, { keyOf, isLookup: (table) => one.reach === "lookup" && kindOf(table) === "lookup" }).filter((scan) => keyOf(scan.table) !== undefined)
    const unbound = new Set(scans.filter((scan) => !scan.bound).map((scan) => scan.table))
    const whole = new Set(scans.filter((scan) => scan.node === "Seq Scan" && !scan.hashed).map((scan) => scan.table))
    if (one.reach === "report" || one.reach === "bulk") wrong(`is of reach ${one.reach}${one.hot ? " and hot" : ""} and not listed in tools/check-sql/allowed.ts`)
    else if (unbound.size > 0) wrong(`reads ${[...unbound].map((table) => `${table} without ${keyOf(table) ?? ""} fixed`).join(", ")} (reach ${one.reach}${one.hot ? ", hot" : ""})`)
    else if (one.hot && whole.size > 0) wrong(`has no index to ask ${[...whole].join(", ")} by`)
  }
  return faults
}

async function planOf(one: Checked): Promise<PlanNode> {
  await client.query(`prepare checked as ${one.text}`)
  try {
    const nothing = one.order.length > 0 ? `(${one.order.map(() => "null").join(", ")})` : ""
    const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(`explain (format json, verbose) execute checked${nothing}`)
    const plan = rows[0]?.["QUERY PLAN"][0].Plan
    if (!plan) throw new Error("no plan")
    return plan
  } finally {
    await client.query("deallocate checked")
  }
}

/** A database of its own on the PostgreSQL that was given, or on one started for this run. */
async function ownDatabase(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const given = process.env["TEST_DATABASE_URL"] ?? process.env["DATABASE_URL"]
  const name = `check_sql_${process.pid}`
  const folder = given ? undefined : await mkdtemp(join(tmpdir(), "jiuye-check-sql-"))
  if (folder) await chmod(folder, 0o755)
  const binaries = process.env["TEST_POSTGRES_BIN"]
  const cluster = folder ? await startCluster({ folder: join(folder, "postgres"), settings: { fsync: "off", shared_buffers: "64MB" }, ...(binaries ? { binaries } : {}) }) : undefined
  const maintenance = given ?? cluster?.url ?? ""
  const url = new URL(maintenance)
  url.pathname = `/${name}`
  const run = async (sql: string) => {
    const one = new pg.Client({ connectionString: maintenance })
    await one.connect()
    await one.query(sql).finally(() => one.end())
  }
  await run(`create database ${name}`)
  return {
    url: url.toString(),
    close: async () => {
      await run(`drop database if exists ${name} with (force)`)
      await cluster?.stop()
      if (folder) await rm(folder, { recursive: true, force: true })
    },
  }
}
