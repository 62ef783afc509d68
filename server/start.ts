// The program: brings its database up to date, opens every room, serves the province, and closes in order when told to stop.
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pino from "pino"
import { groupedTrail } from "#platform/audit"
import { type Cluster, type Database, isLost, migrate, openDatabase, sealingWith, startCluster, statement } from "#platform/database"
import { connectMinistry, ministryFromSetting, startDispatcher, watchInbox } from "#platform/exchange"
import { buildServer } from "#platform/http"
import { appointFirstOperator, openIdentity } from "#platform/identity"
import type { House } from "#platform/module"
import { followParameters } from "#platform/parameters"
import { synchroniseReferences } from "#platform/registers"
import { startScheduler } from "#platform/schedule"
import { readConfig } from "./config.ts"
import { beginDemonstration, loadDemonstration } from "./demonstration/load.ts"
import { reasonOf } from "./failed-start.ts"
import { ownDatabase } from "./own-database.ts"
import { addPages } from "./pages.ts"
import { provinceLawbook, provinceModules } from "./roles.ts"
import { type PrintedAccount, welcome } from "./welcome.ts"

const version = "0.1.0"

/** Our own PostgreSQL, kept here so that a start that fails does not leave it behind. */
let openCluster: Cluster | undefined

async function start(): Promise<void> {
  const began = performance.now()
  const config = readConfig(process.env)
  const logger = pino({ level: process.env["LOG_LEVEL"] ?? "warn", redact: ["*.idNo", "*.mobile", "*.account"] })
  const cluster = config.databaseUrl ? undefined : await startCluster({ folder: join(config.dataFolder, "postgres"), settings: clusterSettings, revived: (says) => logger.error(says) })
  openCluster = cluster
  const houseOn = (database: Database): House => ({
    database,
    sealing: sealingWith(config.sealingKey),
    clock: () => new Date().toISOString(),
    dataFolder: config.dataFolder,
    publicUrl: config.publicUrl,
    province: config.province,
    ...(config.malwareScanner ? { malwareScanner: config.malwareScanner } : {}),
    demonstration: config.demonstration,
    log: (level, message, detail = {}) => logger[level](detail, message),
  })
  const url = cluster ? await ownDatabase(cluster, (making) => prepare(making, houseOn)) : (config.databaseUrl ?? "")
  await bringUp(url)
  const database = openDatabase({ url })
  const house = houseOn(database)
  await synchroniseReferences(house)
  if (config.ministry) connectMinistry(house, ministryFromSetting(house, config.ministry.address, config.ministry.key))
  const accounts = config.demonstration ? (await loadDemonstration(house, provinceModules)).accounts : await firstAccounts(house)
  const lawbook = await followParameters(house, provinceLawbook)
  const identity = await openIdentity(house, config.oidc ? { oidc: config.oidc } : {})
  const server = await buildServer({
    modules: provinceModules,
    house,
    version,
    authentication: identity.authentication,
    trail: groupedTrail(database.system),
    besides: identity.besides,
    isReady: () => answersSoon(database),
    ...(config.trustedProxies ? { trustedProxies: config.trustedProxies } : {}),
  })
  const hasPages = await addPages(server, join(import.meta.dirname, "../dist/web"), config.demonstration)
  const dispatcher = startDispatcher(house, provinceModules.flatMap((one) => one.handlers ?? []))
  const inbox = watchInbox(house)
  const scheduler = await startScheduler(house, provinceModules.flatMap((one) => one.jobs ?? []))
  await server.listen({ port: config.port, host: config.host })
  welcome(config, { seconds: (performance.now() - began) / 1000, hasPages, accounts })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await scheduler.stop()
    await inbox.stop()
    await dispatcher.stop()
    await lawbook.stop()
    await identity.close()
    await database.close()
    await cluster?.stop()
    process.exit(0)
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop())
}

const bringUp = (url: string): Promise<number> => migrate(url, provinceModules.flatMap((one) => (one.migrations ? [{ name: one.name, migrations: one.migrations }] : [])))

/** What our own database holds before it gets its name: the schema, and in a demonstration its province. */
async function prepare(url: string, houseOn: (database: Database) => House): Promise<void> {
  await bringUp(url)
  const database = openDatabase({ url })
  try {
    const house = houseOn(database)
    if (house.demonstration) await beginDemonstration(house, provinceModules)
  } finally {
    await database.close()
  }
}

const ping = statement<Record<string, never>>({ name: "server.ping", reach: "lookup", sql: "select 1 as here" })

/** Whether the database answers while somebody still waits for it. */
const answersSoon = (database: Database): Promise<boolean> => Promise.race([database.system.all(ping, {}).then(() => true, () => false), sleep(2000, false, { ref: false })])

/** A new installation's one account, shown once. */
async function firstAccounts(house: House): Promise<readonly PrintedAccount[]> {
  const operator = await appointFirstOperator(house)
  return operator ? [{ who: "首位运维人员（请立即登录改密并绑定动态口令） first operator", login: operator.login, secret: operator.password }] : []
}

/** A demonstration's PostgreSQL keeps what it acknowledged: fsync stays on. */
const clusterSettings = { shared_buffers: "512MB", effective_cache_size: "4GB", work_mem: "32MB", max_wal_size: "4GB", wal_compression: "on", random_page_cost: "1.1", jit: "off" }

/** The start met its own PostgreSQL being killed: worth starting again, which tools/supervise.mjs does (EX_TEMPFAIL). */
const startAgain = 75

start().catch(async (failure: unknown) => {
  console.error(reasonOf(failure, openCluster !== undefined))
  await openCluster?.stop()
  process.exit(isLost(failure) && openCluster ? startAgain : 1)
})
