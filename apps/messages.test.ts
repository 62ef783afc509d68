// The texts of an app are written a file a page and put together: a key written twice would let one page's words replace another's.
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

for (const app of ["citizen", "staff"])
  for (const language of ["zh", "en"])
    test(`no sentence of the ${app} app is written under a key another page uses, ${language}`, async () => {
      const folder = join(import.meta.dirname, app, "messages", language)
      const written = new Map<string, string>()
      const twice: string[] = []
      for (const file of readdirSync(folder)) {
        const texts = Object.values((await import(join(folder, file))) as Record<string, Record<string, string>>)
        for (const key of texts.flatMap((one) => Object.keys(one))) {
          if (written.has(key)) twice.push(`${key}: ${written.get(key)} and ${file}`)
          written.set(key, file)
        }
      }
      expect(written.size).toBeGreaterThan(100)
      expect(twice).toEqual([])
    })
