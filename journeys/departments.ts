// What other departments and parties bring into a journey by the program's own doors: files in the inbox, and calls a page would make.
import { mkdir, readdir, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect } from "vitest"
import { until } from "./program.ts"
import type { Stage } from "./stage.ts"

/** A file as departments send it: a header, the rows, and a last line that says how many there are. */
const csv = (header: readonly string[], rows: readonly (readonly string[])[]): string => `\uFEFF${[header, ...rows].map((row) => row.join(",")).join("\r\n")}\r\n#END,${rows.length}\r\n`

/** A department's file, copied whole before it gets its name, and taken in. */
export async function sends(here: Stage, feed: string, header: readonly string[], rows: readonly (readonly string[])[], name = `${feed}-1.csv`): Promise<void> {
  const folder = join(here.dataFolder, "inbox", feed)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.part`), csv(header, rows))
  await rename(join(folder, `${name}.part`), join(folder, name))
  await until(async () => (await readdir(join(folder, "processed")).catch(() => [])).some((one) => one.endsWith(name)), 60_000, () => `the file for ${feed} was not taken`)
}

/** Does as the one signed in on a page what the journey is not about. */
export async function through(here: Stage, page: Page, method: "GET" | "POST" | "PUT", path: string, data?: object): Promise<Record<string, unknown>> {
  const answer = await page.request.fetch(`${here.url}/api${path}`, { method, headers: { "x-jiuye": "1", "idempotency-key": crypto.randomUUID() }, ...(data ? { data } : {}) })
  const said = await answer.text()
  expect(answer.ok(), `${path}: ${said}`).toBe(true)
  return JSON.parse(said) as Record<string, unknown>
}
