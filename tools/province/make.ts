// Makes a province of nobody, with the truth about it in files beside the database: what `npm run province` does unless told otherwise.
import { availableParallelism } from "node:os"
import { asked } from "../asked.ts"
import { type Destination, makeProvince } from "./crew.ts"
import { compare, tableOfFigures } from "./marginals.ts"
import { emptyFolder, keepPlan } from "./kept-plan.ts"
import { defaults, type Plan, planOf } from "./plan.ts"
import { digestOfAll } from "./sinks.ts"
import { addUp } from "./tally.ts"

export const usage = `npm run province -- [--people N] [--seed S] [options]      makes a province of nobody, with the truth about it in files
npm run province -- stream [options]                      plays its next days against a running server (stream --help)
npm run province -- marginals                             writes docs/marginals.md
  --people ${defaults.people} --seed ${defaults.seed}   how many people, which province
  --until ${defaults.until} --months ${defaults.months}   last month of its time, months on record
  --to postgres://…      an empty database (or DATABASE_URL); without it the tables are written as COPY text
  --out var/province     where the rest goes: truth and files of departments
  --tables               COPY text beside the database
  --workers N            processes; changes nothing but the time
  --digest               writes nothing, prints the SHA-256 of everything it would write
ends with 0 made, 1 a figure outside its tolerance, 2 not asked right
`

const say = (text: string): void => console.error(text)

/** Says at most every two seconds how far it is and how long it may take. */
function progressOf(plan: Plan): (people: number, rows: number) => void {
  const began = performance.now()
  let [people, rows, said] = [0, 0, began]
  return (morePeople, moreRows) => {
    people += morePeople
    rows += moreRows
    const now = performance.now()
    if (now - said < 2_000 && people < plan.people) return
    said = now
    const seconds = (now - began) / 1_000
    say(`${people} of ${plan.people} people, ${rows} rows, ${Math.round(rows / seconds)} rows/s, about ${Math.ceil((seconds * (plan.people - people)) / people)} s left`)
  }
}

export async function make(args: readonly string[]): Promise<void> {
  const { values } = asked(
    usage,
    {
      people: { type: "string", default: String(defaults.people) }, seed: { type: "string", default: String(defaults.seed) }, until: { type: "string", default: defaults.until }, months: { type: "string", default: String(defaults.months) },
      to: { type: "string" }, out: { type: "string", default: "var/province" }, workers: { type: "string", default: String(availableParallelism()) }, digest: { type: "boolean", default: false }, tables: { type: "boolean", default: false },
    },
    0,
    args,
  )
  const plan = planOf({ people: Number(values.people), seed: Number(values.seed), until: values.until, months: Number(values.months), secret: process.env["SEALING_KEY"] ?? defaults.secret })
  const url = values.to ?? process.env["DATABASE_URL"]
  const to: Destination = values.digest ? { digest: true } : { folder: values.out, withTables: values.tables || url === undefined, ...(url === undefined ? {} : { url }) }
  if (!values.digest) await emptyFolder(values.out)
  if (!values.digest && url !== undefined) await (await import("./prepare.ts")).prepare(url)
  const began = performance.now()
  const parts = await makeProvince(plan, to, Math.max(1, Number(values.workers)), progressOf(plan))
  const seconds = (performance.now() - began) / 1_000
  if (values.digest) console.log(digestOfAll(parts.map((part) => part.digests)))
  else {
    await keepPlan(values.out, { plan, playedTo: 0, tempo: "usual" })
    const compared = compare(addUp(parts.map((part) => part.tally)))
    for (const line of tableOfFigures(compared)) console.log(line)
    const rows = parts.reduce((sum, part) => sum + part.rows, 0)
    say(`${plan.people} people, ${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s; truth in ${values.out}/truth`)
    const left = compared.filter((one) => !one.holds)
    if (left.length > 0) {
      say(`outside their tolerance: ${left.map((one) => one.target.name).join("、")}`)
      process.exitCode = 1
    }
  }
}
