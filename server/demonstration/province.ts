// The province around the stories: made by tools/province up to four months ago; what happened to its people since comes day by day through the doors.
import { join } from "node:path"
import { addMonthsTo, monthOf, type PlainDate } from "#standards"
import type { House } from "#platform/module"
import { busyStreet, databaseSink, dayOf, folderSink, keepPlan, makePart, type Plan, planOf } from "../../tools/province/index.ts"
import type { PlannedPerson } from "./plan.ts"

/** Enough for lists and tables that look alive, few enough for a first start in seconds. */
const people = 4_000

/** Months before the present one that are lived through the doors: three are paid. */
const livedMonths = 3

export const provincePlan = (today: PlainDate, stories: readonly PlannedPerson[]): Plan =>
  planOf({ people, seed: 990_000, until: addMonthsTo(monthOf(today), -livedMonths - 1), months: 60, takenNames: stories.map((one) => one.name), crowdedStreet: busyStreet })

/** Writes it under the house's own key; the truth about it goes beside the database, into the data folder. */
export async function writeProvince(house: House, plan: Plan, today: PlainDate): Promise<void> {
  const folder = join(house.dataFolder, "province")
  const sink = await databaseSink(house.database.url, folderSink(folder, 0, false))
  await makePart(plan, 0, sink, () => undefined, house.sealing)
  await keepPlan(folder, { plan, playedTo: dayOf(today), tempo: "demonstration" })
}
