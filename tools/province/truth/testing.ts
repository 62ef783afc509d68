// How labels and decisions are read and put side by side: for the benefit and for subsidies.
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import type { testDatabase } from "../../../platform/database/testing.ts"
import { claimGate } from "../../../domains/insurance/server/claim-judges.ts"
import type { Bulk } from "#platform/database"
import { type FactRow, gathering } from "#platform/facts"
import { plainDate } from "#standards"

/** One line of the labels of subsidies. */
export interface Label {
  readonly person: string
  readonly payee: string
  readonly item: string
  readonly line: string
  readonly from: string
  readonly to: string
  readonly verdict: string
  readonly codes: string
  readonly amount: number
  readonly taken: boolean
  /** What the month alone could still bring. */
  readonly open: number
}

export async function readLabels(folder: string): Promise<readonly Label[]> {
  const texts = await Promise.all((await readdir(join(folder, "truth/subsidies"))).sort().map((file) => readFile(join(folder, "truth/subsidies", file), "utf8")))
  return texts.join("").trimEnd().split("\n").slice(1).map((text): Label => {
    const [person = "", payee = "", item = "", line = "", from = "", to = "", verdict = "", codes = "", amount = "", taken, open] = text.split(",")
    return { person, payee, item, line, from, to, verdict, codes, amount: Number(amount), taken: taken === "yes", open: Number(open) }
  })
}

/** The months of a run. */
export function* monthsOf({ from, to }: Label): Generator<string> {
  for (let [year = 0, month = 0] = from.split("-").map(Number), text = from; text <= to; text = `${year}-${String(month).padStart(2, "0")}`) {
    yield text
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
}

export const saysLabel = ({ verdict, codes, amount }: Label): string => `${verdict} | ${codes} | ${amount}`

/** A line of another file of the truth, by column. */
export type Row = Readonly<Record<string, string>>
export type Judged = ReturnType<typeof claimGate.judge>

const facts = gathering("province-truth", claimGate.facts)

export async function truthOf(folder: string, name: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  let columns: readonly string[] = []
  for (const file of (await readdir(join(folder, "truth", name))).sort())
    for (const line of (await readFile(join(folder, "truth", name, file), "utf8")).trimEnd().split("\n")) {
      const cells = line.split(",")
      if (columns.length === 0) columns = cells
      else rows.push(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])))
    }
  return rows
}

/** What the program decides on a day about people, asked a thousand at a time as a scan asks. */
export async function decided(tx: Bulk, rows: readonly Row[], on: string): Promise<ReadonlyMap<string, Judged>> {
  const verdicts = new Map<string, Judged>()
  for (let at = 0; at < rows.length; at += 1_000) {
    const some = rows.slice(at, at + 1_000)
    const call = facts.many(some.map(personOf), plainDate(on))
    const known = new Map((await tx.sql<FactRow>(call.statement.text, call.values)).map((row) => [row.subject, row]))
    for (const row of some) {
      const gathered = { ...facts.read(known.get(personOf(row))), ...claimGate.declared?.({}, plainDate(on)) }
      verdicts.set(personOf(row), claimGate.judge(gathered, plainDate(on), row["place"] ?? ""))
    }
  }
  return verdicts
}

export const personOf = (row: Row): string => row["person_id"] ?? ""

/** Both accounts of one decision in the same words; reasons against where it failed, reasons to look at where a person decides. */
export const saysTruth = (row: Row): string =>
  [row["verdict"], row["codes"], ...(row["verdict"] === "pass" ? ["months", "payable_months", "starts_on", "first_month", "last_month", "monthly_fen"].map((name) => row[name]) : [])].join(" | ")

export function saysProgram(judged: Judged | undefined): string {
  if (!judged) return "nothing"
  const against = judged.conditions.filter((condition) => condition.verdict === (judged.verdict === "no-data" ? "fail" : judged.verdict) && condition.code !== null).map((condition) => condition.code)
  const gives = ["months", "payableMonths", "startDate", "firstMonth", "lastMonth", "monthly"].map((name) => judged.gives[name])
  return [judged.verdict, [...new Set(against)].sort().join(" "), ...(judged.verdict === "pass" ? gives : [])].join(" | ")
}

export const differencesOfClaims = (rows: readonly Row[], judged: ReadonlyMap<string, Judged>): readonly string[] =>
  rows.filter((row) => saysTruth(row) !== saysProgram(judged.get(personOf(row)))).map((row) => `${personOf(row)} truth: ${saysTruth(row)} program: ${saysProgram(judged.get(personOf(row)))}`)

/** Work in a transaction whose changes nobody keeps. */
export async function asIf<T>(database: Awaited<ReturnType<typeof testDatabase>>, work: (tx: Bulk) => Promise<T>): Promise<T> {
  const undone = new Error("undone on purpose")
  let answer: { readonly value: T } | undefined
  await database.system.transaction(async (tx) => {
    answer = { value: await work(tx) }
    throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  if (!answer) throw new Error("nothing was answered")
  return answer.value
}
