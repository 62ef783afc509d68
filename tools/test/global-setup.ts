// Before all tests: a PostgreSQL of their own (or TEST_DATABASE_URL), and a template database with every migration.
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { migrate, startCluster } from "#platform/database"
import { templateName, testClusterVariable } from "../../platform/database/testing.ts"
import { provinceModules } from "../../server/roles.ts"

export async function setup(): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"]
  const folder = given ? undefined : await mkdtemp(join(tmpdir(), "jiuye-test-"))
  if (folder) await chmod(folder, 0o755)
  const cluster = folder ? await startCluster({ folder: join(folder, "postgres"), settings: { fsync: "off", max_connections: "200" }, ...binaries() }) : undefined
  const address = given ?? cluster?.url ?? ""
  process.env[testClusterVariable] = address
  await makeTemplate(address)
  return async () => {
    await cluster?.stop()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

const binaries = () => (process.env["TEST_POSTGRES_BIN"] ? { binaries: process.env["TEST_POSTGRES_BIN"] } : {})

async function makeTemplate(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query(`drop database if exists ${templateName} with (force)`)
  await client.query(`create database ${templateName}`)
  await client.end()
  const url = new URL(address)
  url.pathname = `/${templateName}`
  await migrate(url.toString(), provinceModules.flatMap((one) => (one.migrations ? [{ name: one.name, migrations: one.migrations }] : [])))
}
