// The format tables of docs/exchange.md are the declarations themselves; `UPDATE_DOCS=1 npx vitest run platform/exchange/formats` writes them.
import { readFile, writeFile } from "node:fs/promises"
import { expect, test } from "vitest"
import { formatsAsMarkdown } from "./server/feed-format.ts"

const page = new URL("../../docs/exchange.md", import.meta.url)
const between = /(<!-- formats:[^>]*-->\n)[\s\S]*(<!-- \/formats -->)/

test("the page of formats says what the declarations say", async () => {
  const text = await readFile(page, "utf8")
  const right = text.replace(between, (_, start: string, end: string) => `${start}\n${formatsAsMarkdown()}${end}`)
  if (process.env["UPDATE_DOCS"] === "1") await writeFile(page, right)
  else expect(text).toBe(right)
})
