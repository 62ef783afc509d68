// Before a province is written into a database: the schema the program itself would make, and the certainty that none is there yet.
import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import pg from "pg"
import { firstPerson, mostPeople } from "./numbers.ts"

/** @throws when the database already holds a province. */
export async function prepare(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    if (!(await isCurrent(client))) await bringUp(url)
    const { rowCount } = await client.query("select 1 from registers.persons where person_id between $1 and $2 limit 1", [firstPerson, firstPerson + 2 * mostPeople])
    if (rowCount) throw new Error("this database already holds a province; take an empty one")
  } finally {
    await client.end()
  }
}

const floors = ["platform", "domains", "outreach", "insight", "oversight", "nation"]
const root = join(import.meta.dirname, "../..")

/** Whether every migration in the house is applied as it is. Asked of the files, so that the program need not be loaded to learn that there is nothing to do. */
async function isCurrent(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>("select to_regclass('jiuye.migrations') is not null as known")
  if (!rows[0]?.known) return false
  const done = new Set((await client.query<{ id: string; digest: string }>("select id, digest from jiuye.migrations")).rows.map((row) => `${row.id} ${row.digest}`))
  const files = (await Promise.all(floors.map(migrationsOn))).flat()
  return files.length > 0 && files.every((file) => done.has(file))
}

/** `registers/0001-registers.sql <digest>` of every room of a floor. */
async function migrationsOn(floor: string): Promise<readonly string[]> {
  const rooms = await readdir(join(root, floor)).catch(() => [])
  const found = rooms.map(async (room) => {
    const folder = join(root, floor, room, "server/migrations")
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".sql"))
    return Promise.all(names.map(async (name) => `${room}/${name} ${createHash("sha256").update(await readFile(join(folder, name))).digest("hex")}`))
  })
  return (await Promise.all(found)).flat()
}

async function bringUp(url: string): Promise<void> {
  const [{ migrate }, { provinceModules }] = await Promise.all([import("#platform/database"), import("../../server/roles.ts")])
  await migrate(url, provinceModules.flatMap((one) => (one.migrations ? [{ name: one.name, migrations: one.migrations }] : [])))
}
