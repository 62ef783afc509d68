// Before the journeys: one first start of the program with its demonstration, kept as it was when it ended; every journey begins with a copy of it.
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { byThisClock, setClock } from "./clock.ts"
import { startProgram } from "./program.ts"

/** Name of the environment variable that carries the folder to the journeys. */
const variable = "JOURNEY_FIRST_START"

export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "jiuye-first-start-"))
  await chmod(folder, 0o755)
  await setClock(folder)
  const program = await startProgram(join(folder, "var"), byThisClock())
  await program.stop()
  process.env[variable] = folder
  return () => rm(folder, { recursive: true, force: true })
}
