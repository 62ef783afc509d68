// The database a command works on: the one named, the one of DATABASE_URL, the one that runs under DATA_DIR, or that one started for the purpose.
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { type Database, openDatabase, runningCluster, startCluster } from "#platform/database"

export interface OpenedDatabase {
  readonly database: Database
  /** Folder of this installation. */
  readonly folder: string
  close(): Promise<void>
}

/** @throws when there is neither an address nor a data folder. */
export async function openInstallation(named: string | undefined): Promise<OpenedDatabase> {
  const folder = resolve(process.env["DATA_DIR"] ?? "var")
  const { url, stop } = await addressOf(named ?? process.env["DATABASE_URL"], folder)
  const database = openDatabase({ url, poolSize: 1, systemPoolSize: 2 })
  return {
    database,
    folder,
    close: async () => {
      await database.close()
      await stop()
    },
  }
}

async function addressOf(named: string | undefined, folder: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const nothing = async () => undefined
  if (named) return { url: named, stop: nothing }
  const place = join(folder, "postgres")
  const running = await runningCluster(place)
  if (running) return { url: running("jiuye"), stop: nothing }
  if (!existsSync(folder)) throw new Error(`没有数据目录 ${folder}`)
  const cluster = await startCluster({ folder: place })
  return { url: cluster.urlOf("jiuye"), stop: cluster.stop }
}
