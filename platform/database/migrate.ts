// Brings a database to the present: the application role, then every module's numbered files, once, in order, under a lock.
import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import pg from "pg"
import { appRole, isLost, lostOr } from "./database.ts"

export interface MigrationSource {
  /** Module name; also the name of its schema. */
  readonly name: string
  /** Folder with `0001-name.sql` files. */
  readonly migrations: URL
}

/** Applies what is missing. @throws when a file that was applied before has been changed since: migrations only go forward. */
export async function migrate(url: string, sources: readonly MigrationSource[]): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: "jiuye-migrate" })
  client.on("error", () => undefined)
  try {
    await client.connect()
    await client.query("select pg_advisory_lock(7715901)")
    await prepare(client)
    const done = new Map((await client.query<{ id: string; digest: string }>("select id, digest from jiuye.migrations")).rows.map((row) => [row.id, row.digest]))
    let applied = 0
    for (const source of sources)
      for (const file of await filesOf(source)) {
        const before = done.get(file.id)
        if (before === file.digest) continue
        if (before !== undefined) throw new Error(`migration ${file.id} was changed after it had been applied; add a new file instead`)
        await apply(client, source.name, file)
        applied++
      }
    return applied
  } catch (failure) {
    throw lostOr(failure)
  } finally {
    await client.end()
  }
}

interface MigrationFile {
  readonly id: string
  readonly sql: string
  readonly digest: string
}

async function filesOf(source: MigrationSource): Promise<MigrationFile[]> {
  const folder = fileURLToPath(source.migrations)
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${folder}/${name}`, "utf8")
      return { id: `${source.name}/${name}`, sql, digest: createHash("sha256").update(sql).digest("hex") }
    }),
  )
}

async function prepare(client: pg.Client): Promise<void> {
  const role = await client.query("select 1 from pg_roles where rolname = $1", [appRole])
  if (role.rowCount === 0) await client.query(`create role ${appRole} nologin`).catch(ignoreDuplicate)
  await client.query(`grant ${appRole} to current_user`)
  await client.query("create schema if not exists jiuye")
  await client.query("create table if not exists jiuye.migrations (id text primary key, digest text not null, applied_at timestamptz not null default now())")
}

function ignoreDuplicate(failure: unknown): void {
  const code = failure instanceof pg.DatabaseError ? failure.code : undefined
  if (code !== "42710" && code !== "23505") throw failure
}

async function apply(client: pg.Client, schema: string, file: MigrationFile): Promise<void> {
  await client.query("begin")
  try {
    await client.query(`create schema if not exists ${schema}`)
    await client.query(`grant usage on schema ${schema} to ${appRole}`)
    await client.query(file.sql)
    await client.query("insert into jiuye.migrations (id, digest) values ($1, $2)", [file.id, file.digest])
    await client.query("commit")
  } catch (failure) {
    await client.query("rollback").catch(() => undefined)
    if (isLost(lostOr(failure))) throw failure
    throw new Error(`migration ${file.id} failed: ${failure instanceof Error ? failure.message : String(failure)}`, { cause: failure })
  }
}
