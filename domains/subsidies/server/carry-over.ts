// 结转结余: what a year's account leaves over, by the year the money is from, proposed as income of the next year; another finance officer confirms it.
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { newId, statement, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { budgetProblems, type carryOver } from "../contract/budget.ts"
import { holdAccount, yuan } from "./budget.ts"

export interface SourceYear {
  readonly year: number
  readonly amount: number
}

/** What is left of each year's money when the oldest is spent first. */
export function leftBySourceYear(incomes: readonly SourceYear[], spent: number): readonly SourceYear[] {
  let still = spent
  return incomes.toSorted((a, b) => a.year - b.year).flatMap((one) => {
    const used = Math.min(one.amount, still)
    still -= used
    return one.amount > used ? [{ year: one.year, amount: one.amount - used }] : []
  })
}

const incomesOf = statement<{ region: string; fund: string; year: number }, SourceYear>({
  name: "subsidies.incomes-by-source-year", reach: "reference",
  sql: `
    select coalesce(source_year, year) as year, sum(amount_fen)::float8 as amount from subsidies.budget_entries
     where region = :region and fund = :fund and year = :year and kind = 'income' and state = 'entered' group by 1 order by 1`,
})

const ensureNext = statement<{ region: string; fund: string; year: number }>({ name: "subsidies.ensure-next-account", reach: "reference", sql: "insert into subsidies.budget_accounts (region, fund, year) values (:region, :fund, :year) on conflict do nothing" })

const propose = statement<Record<"region" | "entry" | "fund" | "document" | "by" | "name" | "at", string> & { year: number; from: number; amount: number }>({
  name: "subsidies.propose-carried-over", reach: "reference",
  sql: `
    insert into subsidies.budget_entries (region, entry_id, fund, year, kind, source, source_year, amount_fen, document, state, entered_by, entered_name, entered_at)
    values (:region, :entry, :fund, :year, 'income', 'carried-over', :from, :amount, :document, 'proposed', :by, :name, :at)`,
})

/** @throws subsidies.still-reserved while batches of the year are under way, subsidies.carried-over when it was done before */
export async function carryOverFor(request: RequestContext<{ region: string }, unknown, InputOf<typeof carryOver>>): Promise<OutputOf<typeof carryOver>> {
  const { viewer, params, input, house, now, today } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  if (!params.region.startsWith(viewer.scope)) throw budgetProblems.outsideScope()
  const { fund, year } = input
  if (String(year) >= today.slice(0, 4)) throw budgetProblems.yearRuns()
  try {
    const left = await house.database.system.transaction(async (tx) => {
      const account = { region: params.region, fund, year }
      const sums = await holdAccount(tx, account)
      if (sums.reserved > sums.spent) throw budgetProblems.stillReserved({ amount: yuan(sums.reserved - sums.spent) })
      const rest = leftBySourceYear(await tx.all(incomesOf, account), sums.spent)
      if (rest.length === 0) throw budgetProblems.nothingLeft()
      await tx.run(ensureNext, { ...account, year: year + 1 })
      for (const one of rest)
        await tx.run(propose, { region: params.region, entry: newId(), fund, year: year + 1, from: one.year, amount: one.amount, document: input.document, by: viewer.officerId, name: viewer.name, at: now })
      return rest
    })
    request.concerns("0", params.region, { fund, year, left })
    return { entries: left.map((one) => ({ sourceYear: one.year, amountFen: one.amount })) }
  } catch (failure) {
    if (violatedConstraint(failure) === "budget_entries_carried_once") throw budgetProblems.carriedOver()
    throw failure
  }
}
