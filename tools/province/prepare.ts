// Before a province is written into a database: the schema the program itself would make, and the certainty that none is there yet.
import pg from "pg"
import { migrate } from "#platform/database"
import { provinceModules } from "../../server/roles.ts"
import { firstPerson, mostPeople } from "./numbers.ts"

/** @throws when the database already holds a province. */
export async function prepare(url: string): Promise<void> {
  await migrate(url, provinceModules.flatMap((one) => (one.migrations ? [{ name: one.name, migrations: one.migrations }] : [])))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from registers.persons where person_id between $1 and $2 limit 1", [firstPerson, firstPerson + 2 * mostPeople])
    if (rowCount) throw new Error("this database already holds a province; take an empty one")
  } finally {
    await client.end()
  }
}
