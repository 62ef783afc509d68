// What the registers bring into the database at every start: the code tables, and the places of the demonstration.
import { demonstrationRegions, demonstrationSource, todayInChina } from "#standards"
import type { House } from "#platform/module"
import { synchroniseCodes } from "./codes.ts"
import { loadRegions } from "./places.ts"

/** Idempotent and quick when nothing changed. Real places come by `npm run regions`. */
export async function synchroniseReferences(house: Pick<House, "database" | "clock" | "demonstration">): Promise<{ readonly codeSets: number; readonly regions: number }> {
  const codeSets = await synchroniseCodes(house.database.system, todayInChina(house.clock()))
  const regions = house.demonstration ? await loadRegions(house.database.system, demonstrationRegions, demonstrationSource) : 0
  return { codeSets, regions }
}
