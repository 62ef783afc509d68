// Loads the demonstration once, and says who one can be.
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { todayInChina } from "#standards"
import { statement } from "#platform/database"
import { createDemonstrationOfficers } from "#platform/identity"
import type { House, Module } from "#platform/module"
import { synchroniseReferences } from "#platform/registers"
import type { PrintedAccount } from "../welcome.ts"
import { writeBase } from "./base.ts"
import { openDoors } from "./doors.ts"
import { liveOn } from "./lives.ts"
import { planStories } from "./plan.ts"
import { provincePlan, writeProvince } from "./province.ts"

const stateOfLoading = statement<Record<string, never>, { begun: boolean; ended: boolean }>({
  name: "demonstration.state-of-loading",
  reach: "report",
  sql: "select exists (select 1 from registers.persons) as begun, exists (select 1 from jiuye.migrations where id = 'demonstration/loaded') as ended",
})

const noteLoaded = statement<Record<string, never>>({ name: "demonstration.note-loaded", reach: "reference", sql: "insert into jiuye.migrations (id, digest) values ('demonstration/loaded', '')" })

export async function loadDemonstration(house: House, modules: readonly Module[]): Promise<{ readonly accounts: readonly PrintedAccount[] }> {
  await synchroniseReferences(house)
  const { begun, ended } = await house.database.system.one(stateOfLoading, {})
  if (ended) return { accounts: printed(await createDemonstrationOfficers(house)) }
  if (begun) throw new Error(`装载演示数据时被中断过，请删除 ${house.dataFolder || "数据库"} 后重新启动 (loading the demonstration was interrupted: remove the data folder and start again)`)
  const today = todayInChina(house.clock())
  const plan = planStories(today)
  const province = provincePlan(today, plan.persons)
  const written = await writeBase(house, plan)
  await writeProvince(house, province, today)
  const officers = await createDemonstrationOfficers(house)
  const doors = await openDoors(house, modules)
  try {
    const refused = await liveOn({ doors, system: house.database.system, plan, written, today }, province)
    house.log("info", "the demonstration's province lived up to today", { refused })
    for (const job of ["subsidies.read-silence", "reports.fold"]) await doors.work(job, house.clock())
    await house.database.system.run(noteLoaded, {})
  } finally {
    await doors.close()
  }
  return { accounts: printed(officers) }
}

/** Loads the demonstration into a new database. What a loading that was killed left with the simulated bank goes first: the same batches are sent again. */
export async function beginDemonstration(house: House, modules: readonly Module[]): Promise<void> {
  await rm(join(house.dataFolder, "bank-simulator"), { recursive: true, force: true })
  await loadDemonstration(house, modules)
}

const printed = (officers: Awaited<ReturnType<typeof createDemonstrationOfficers>>): PrintedAccount[] => officers.map((one) => ({ who: `${one.name} ${one.roles.join("、")}`, login: one.login, secret: one.password }))
