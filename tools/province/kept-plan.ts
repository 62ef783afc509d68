// What a province was made from, kept in its folder so that its next days can be played: `plan.json`.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { dayOf, dayText } from "./calendar.ts"
import { type Plan, planOf } from "./plan.ts"

/** How its days until now were lived: at the usual pace, or at that of the demonstration. */
export type Tempo = "usual" | "demonstration"

export interface KeptPlan {
  readonly plan: Plan
  /** The first day that nobody has played yet, 0 for the first after the province's time. */
  readonly playedTo: number
  readonly tempo: Tempo
}

/** As it lies in the file: everything but the secret, the day as text. */
type Written = Omit<Plan, "secret"> & { readonly playedTo: string; readonly tempo: Tempo }

/** Nothing of an earlier province, or of one that was interrupted, stays where a new one begins. @throws when the folder cannot be written. */
export async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of ["plan.json", "stream.jsonl", "truth", "files", "tables"]) await rm(join(folder, name), { recursive: true, force: true })
  await writeFile(join(folder, "plan.json"), "")
  await rm(join(folder, "plan.json"))
}

/** Keeps it without its secret. */
export async function keepPlan(folder: string, { plan, playedTo, tempo }: KeptPlan): Promise<void> {
  const { people, seed, until, months, takenNames, crowdedStreet } = plan
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, "plan.json"), `${JSON.stringify({ people, seed, until, months, takenNames, crowdedStreet, playedTo: playedTo === 0 ? "" : dayText(playedTo), tempo }, null, 2)}\n`)
}

/** @throws when the folder holds none, or one of which no province can be made. */
export async function keptPlan(folder: string): Promise<KeptPlan> {
  const { playedTo, tempo, ...plan } = JSON.parse(await readFile(join(folder, "plan.json"), "utf8")) as Written
  return { plan: planOf(plan), playedTo: playedTo === "" ? 0 : dayOf(playedTo), tempo }
}
