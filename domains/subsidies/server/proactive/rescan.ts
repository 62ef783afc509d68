// Candidates of everybody: the rules are put to the whole province month by month, and whoever one fits is judged like a claim. What the incremental work must equal.
import { fitsSql, planScan, type Question, runScan } from "#platform/facts"
import { statement } from "#platform/database"
import type { House } from "#platform/module"
import { addMonthsTo, lastDay, monthOf, type PlainDate, plainDate, todayInChina, type YearMonth } from "#standards"
import { monthsBack } from "../claim-months.ts"
import { monthlySubsidies, type MonthlySubsidy } from "../monthly-items.ts"
import { law } from "../law.ts"
import { decisionTable } from "../parameters.ts"
import { assumedAccount, type NewlyByHand, refreshCandidates } from "./candidates.ts"

/** People judged in one go. */
const atOnce = 2000

/** The finished months a claim may reach. */
const finishedMonths = (today: PlainDate): readonly YearMonth[] => Array.from({ length: monthsBack }, (_, index) => addMonthsTo(monthOf(today), -1 - index))

/** Whom the rule of a subsidy fits in a month, or leaves to a person; found by one statement over everybody. */
async function fittingIn(house: House, subsidy: MonthlySubsidy, month: YearMonth, today: PlainDate): Promise<readonly string[]> {
  const on = plainDate(lastDay(month))
  const question: Question = { rule: law.on(subsidy.rule, on).rule, sources: subsidy.sources, parameters: decisionTable, assumed: { "subsidy-month": month, "cost-reference": null, "applied-on": today, ...assumedAccount } }
  const options = { on, population: subsidy.everybody(today), region: "" }
  const { system } = house.database
  return (await runScan(system, fitsSql(question, options, await planScan(system, question, options)))).map((one) => one.subject)
}

const known = statement<Record<never, never>, { person_id: string }>({ name: "subsidies.known-candidates", reach: "bulk", sql: "select distinct person_id from subsidies.candidates" })

/** Everybody anew; answers how many people the rules fit, and who newly needs a person. */
export async function rescan(house: House): Promise<{ readonly people: number; readonly byHand: readonly NewlyByHand[] }> {
  const now = house.clock()
  const today = todayInChina(now)
  const fitting = new Set((await house.database.system.all(known, {})).map((row) => row.person_id))
  for (const subsidy of Object.values(monthlySubsidies)) for (const month of finishedMonths(today)) for (const person of await fittingIn(house, subsidy, month, today)) fitting.add(person)
  const people = [...fitting].sort()
  const byHand: NewlyByHand[] = []
  for (let from = 0; from < people.length; from += atOnce) byHand.push(...(await house.database.system.transaction((tx) => refreshCandidates(tx, people.slice(from, from + atOnce), today, now))))
  return { people: people.length, byHand }
}
