// Tests on a real PostgreSQL: every file gets its own database, cloned from a migrated template in a fraction of a second.
import { randomBytes } from "node:crypto"
import pg from "pg"
import { afterAll } from "vitest"
import { type Database, openDatabase } from "./database.ts"

/** Set by the global set-up (tools/test/global-setup.ts): the cluster's address and the template's name. */
export const testClusterVariable = "JIUYE_TEST_CLUSTER"
export const templateName = "jiuye_template"

/** A fresh database of this test file, closed and dropped after it. */
export async function testDatabase(): Promise<Database> {
  const cluster = process.env[testClusterVariable]
  if (!cluster) throw new Error("run the tests with npm test or npx vitest, which start PostgreSQL")
  const name = `test_${randomBytes(6).toString("hex")}`
  await onCluster(cluster, `create database ${name} template ${templateName}`)
  const url = new URL(cluster)
  url.pathname = `/${name}`
  const database = openDatabase({ url: url.toString(), poolSize: 4, systemPoolSize: 3 })
  afterAll(async () => {
    await database.close()
    await onCluster(cluster, `drop database if exists ${name} with (force)`)
  })
  return database
}

async function onCluster(cluster: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
