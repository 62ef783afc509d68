// The clock a journey lives by: ten in the morning of the next Chinese working hours, so that no midnight passes while it is played.
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { chinaClock } from "#standards"

/** Name of the environment variable with the path of the script that moves a process's clock. */
const variable = "JOURNEY_CLOCK"
const morning = 10 * 60
const day = 24 * 60

/** Milliseconds from `instant` to the next ten o'clock in China: never back, for what a browser keeps must not have ended before it was given. */
export const untilMorning = (instant: string): number => ((morning - chinaClock(instant).minutes + day) % day) * 60_000

/** Runs as it is written in Node and in pages: stands alone. */
function moveClock(ahead: number): void {
  const now = Date.now.bind(Date)
  globalThis.Date = new Proxy(Date, {
    construct: (date, given, self) => Reflect.construct(date, given.length === 0 ? [now() + ahead] : given, self) as Date,
    get: (date, name) => (name === "now" ? () => now() + ahead : (Reflect.get(date, name) as unknown)),
  })
}

/** Writes the script for all that plays in the journeys of this run: the program, the test, the pages. */
export async function setClock(folder: string): Promise<void> {
  const path = join(folder, "clock.mjs")
  await writeFile(path, `(${moveClock.toString()})(${untilMorning(new Date().toISOString())})\n`)
  process.env[variable] = path
}

/** Path of the script. @throws outside a run of journeys. */
export function clockScript(): string {
  const path = process.env[variable]
  if (!path) throw new Error(`${variable} is not set: journeys run through vitest`)
  return path
}

/** What a Node process needs in its environment to live by this clock. */
export const byThisClock = (): Readonly<Record<string, string>> => ({ NODE_OPTIONS: `--import ${pathToFileURL(clockScript()).href}` })
