// Loads the demonstration once, and says who one can be.
import { todayInChina } from "#standards"
import { statement } from "#platform/database"
import { createDemonstrationOfficers } from "#platform/identity"
import type { House } from "#platform/module"
import { synchroniseReferences } from "#platform/registers"
import type { DemonstrationAccount } from "../welcome.ts"
import { writeBase } from "./base.ts"
import { planProvince } from "./plan.ts"

const personsKnown = statement<Record<string, never>, { known: boolean }>({ name: "demonstration.persons-known", reach: "report", sql: "select exists (select 1 from registers.persons) as known" })

/** Persons in the crowd: enough for lists and tables that look alive, few enough for a first start in seconds. */
const size = 1200

export async function loadDemonstration(house: House): Promise<{ readonly accounts: readonly DemonstrationAccount[] }> {
  await synchroniseReferences(house)
  const { known } = await house.database.system.one(personsKnown, {})
  if (!known) await writeBase(house, planProvince(todayInChina(house.clock()), size))
  const officers = await createDemonstrationOfficers(house)
  return { accounts: officers.map((one) => ({ who: `${one.name} ${one.roles.join("、")}`, login: one.login, secret: one.password })) }
}
