// The database `jiuye` of the program's own PostgreSQL: made whole under another name first, so that a first start that was killed begins anew.
import pg from "pg"
import { type Cluster, lostOr } from "#platform/database"

const name = "jiuye"
const making = "jiuye_making"

/** The address of the database. When there is none yet it is made, prepared at another address, and gets its name when `prepare` is done. */
export async function ownDatabase(cluster: Cluster, prepare: (url: string) => Promise<void>): Promise<string> {
  if (!(await isThere(cluster))) {
    await tell(cluster, `drop database if exists ${making} with (force)`)
    await tell(cluster, `create database ${making}`)
    await prepare(cluster.urlOf(making))
    await tell(cluster, `alter database ${making} rename to ${name}`)
  }
  return cluster.urlOf(name)
}

const isThere = async (cluster: Cluster): Promise<boolean> => (await tell(cluster, `select 1 from pg_database where datname = '${name}'`)).length > 0

async function tell(cluster: Cluster, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: cluster.url })
  client.on("error", () => undefined)
  try {
    await client.connect()
    return (await client.query<Record<string, unknown>>(sql)).rows
  } catch (failure) {
    throw lostOr(failure)
  } finally {
    await client.end()
  }
}
