// Writes packages/standards/calendar/holidays.json from the npm package chinese-days: only days which differ from plain weekends.
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

type Published = Readonly<Record<"holidays" | "workdays", Readonly<Record<string, string>>>>

const require = createRequire(import.meta.url)
const data = require.resolve("chinese-days/dist/chinese-days.json")
const published = JSON.parse(readFileSync(data, "utf8")) as Published
const { version } = JSON.parse(readFileSync(join(dirname(data), "..", "package.json"), "utf8")) as { readonly version: string }

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const years = [...new Set([...Object.keys(published.holidays), ...Object.keys(published.workdays)].map((day) => day.slice(0, 4)))].sort()
const ofYear = (days: readonly string[], year: string) => days.filter((day) => day.startsWith(year)).map((day) => day.slice(5)).sort()

const arranged = years.map((year) => {
  const rest = ofYear(Object.keys(published.holidays).filter((day) => !isWeekend(day)), year)
  const work = ofYear(Object.keys(published.workdays).filter(isWeekend), year)
  return `    "${year}": { "rest": ${JSON.stringify(rest)}, "work": ${JSON.stringify(work)} }`
})
const source = `国务院办公厅历年部分节假日安排的通知, via npm chinese-days ${version} (MIT)`
const file = new URL("../../packages/standards/calendar/holidays.json", import.meta.url)
writeFileSync(file, `{\n  "source": ${JSON.stringify(source)},\n  "years": {\n${arranged.join(",\n")}\n  }\n}\n`)
console.log(`${years.length} years written`)
