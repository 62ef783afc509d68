// Income, index and quota of a place's fund and year, by two officers; each never more than the one above it.
import { type Bulk, newId, statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type budgetAccounts, type budgetEntries, budgetProblems, type enterBudget, type settleBudget } from "../contract/budget.ts"
import { funds } from "../rules/index.ts"

export interface Account {
  readonly region: string
  readonly fund: string
  readonly year: number
}

export interface Sums {
  readonly income: number
  readonly index: number
  readonly quota: number
  readonly reserved: number
  readonly spent: number
}

const sumsOf = `
  select coalesce(sum(amount_fen) filter (where kind = 'income'), 0)::float8 as income, coalesce(sum(amount_fen) filter (where kind = 'index'), 0)::float8 as index,
         coalesce(sum(amount_fen) filter (where kind = 'quota'), 0)::float8 as quota, (coalesce(sum(amount_fen) filter (where kind = 'spend'), 0) - coalesce(sum(amount_fen) filter (where kind = 'recovered'), 0))::float8 as spent,
         (coalesce(sum(amount_fen) filter (where kind = 'reserve'), 0) - coalesce(sum(amount_fen) filter (where kind in ('release', 'recovered')), 0))::float8 as reserved
    from subsidies.budget_entries`

const ensureAccount = statement<{ region: string; fund: string; year: number }>({ name: "subsidies.ensure-budget-account", reach: "reference", sql: "insert into subsidies.budget_accounts (region, fund, year) values (:region, :fund, :year) on conflict do nothing" })
const lockAccount = statement<{ region: string; fund: string; year: number }, { region: string }>({ name: "subsidies.lock-budget-account", reach: "reference", sql: "select region from subsidies.budget_accounts where region = :region and fund = :fund and year = :year for update" })
const readSums = statement<{ region: string; fund: string; year: number }, Sums>({ name: "subsidies.budget-sums", reach: "reference", sql: `${sumsOf} where region = :region and fund = :fund and year = :year and state = 'entered'` })

/** The account with its sums, held until the transaction ends: nobody else takes from it meanwhile. */
export async function holdAccount(tx: Bulk, account: Account): Promise<Sums> {
  const { region, fund, year } = account
  await tx.run(ensureAccount, { region, fund, year })
  await tx.one(lockAccount, { region, fund, year })
  return tx.one(readSums, { region, fund, year })
}

const insertEntry = statement<Record<"region" | "entry" | "fund" | "kind" | "document" | "state" | "by" | "name" | "at", string> & { year: number; amount: number; source: string | null; batch: string | null }>({
  name: "subsidies.insert-budget-entry", reach: "reference",
  sql: `
    insert into subsidies.budget_entries (region, entry_id, fund, year, kind, source, amount_fen, document, batch_id, state, entered_by, entered_name, entered_at)
    values (:region, :entry, :fund, :year, :kind, :source, :amount, :document, :batch, :state, :by, :name, :at)`,
})

/** What a batch takes from the quota or gives back. */
export async function bookBatch(tx: Bulk, account: Account, kind: "reserve" | "spend" | "release" | "recovered" | "remitted", batch: { readonly batchId: string; readonly number: string }, amount: number, at: string): Promise<void> {
  if (amount === 0) return
  await tx.run(insertEntry, { ...account, entry: newId(), kind, document: batch.number, state: "entered", by: "system", name: "系统", at, amount, source: null, batch: batch.batchId })
}

export const yuan = (amount: number): string => (amount / 100).toFixed(2)

export async function enterBudgetFor(request: RequestContext<unknown, unknown, InputOf<typeof enterBudget>>): Promise<OutputOf<typeof enterBudget>> {
  const { viewer, input, house, now } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  if (!input.region.startsWith(viewer.scope)) throw budgetProblems.outsideScope()
  if (!Object.hasOwn(funds, input.fund)) throw budgetProblems.unknownFund()
  if ((input.kind === "income") !== (input.source !== null)) throw budgetProblems.sourceMissing()
  const entry = newId()
  const { region, fund, year } = input
  await house.database.system.transaction(async (tx) => {
    await tx.run(ensureAccount, { region, fund, year })
    await tx.run(insertEntry, { region, fund, year, entry, kind: input.kind, document: input.document, state: "proposed", by: viewer.officerId, name: viewer.name, at: now, amount: input.amountFen, source: input.source, batch: null })
  })
  request.concerns("0", region, { entry, kind: input.kind, amountFen: input.amountFen, document: input.document })
  return { entryId: entry }
}

interface Entry extends Account {
  readonly kind: "income" | "index" | "quota"
  readonly amount: number
  readonly state: string
  readonly entered_by: string
}

const readEntry = statement<{ region: string; entry: string }, Entry>({
  name: "subsidies.read-budget-entry", reach: "reference", sql: "select region, fund, year, kind, amount_fen::float8 as amount, state, entered_by from subsidies.budget_entries where region = :region and entry_id = :entry and batch_id is null",
})

const settleEntry = statement<Record<"region" | "entry" | "state" | "by" | "name" | "at", string>, { state: string }>({
  name: "subsidies.settle-budget-entry", reach: "reference",
  sql: "update subsidies.budget_entries set state = :state, confirmed_by = :by, confirmed_name = :name, confirmed_at = :at where region = :region and entry_id = :entry and state = 'proposed' returning state",
})

/** @throws when an index would exceed the income, or a quota the index. */
export async function settleBudgetFor(request: RequestContext<{ region: string; entry: string }, unknown, InputOf<typeof settleBudget>>): Promise<OutputOf<typeof settleBudget>> {
  const { viewer, params, input, house, now } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  if (!params.region.startsWith(viewer.scope)) throw budgetProblems.outsideScope()
  const state = await house.database.system.transaction(async (tx) => {
    const entry = await tx.maybe(readEntry, params)
    if (!entry) throw commonProblems.notFound()
    if (entry.entered_by === viewer.officerId) throw budgetProblems.samePerson()
    const sums = await holdAccount(tx, { region: entry.region, fund: entry.fund, year: entry.year })
    if (input.decision === "confirm" && entry.kind === "index" && sums.index + entry.amount > sums.income) throw budgetProblems.beyondIncome({ left: yuan(sums.income - sums.index) })
    if (input.decision === "confirm" && entry.kind === "quota" && sums.quota + entry.amount > sums.index) throw budgetProblems.beyondIndex({ left: yuan(sums.index - sums.quota) })
    const done = await tx.maybe(settleEntry, { ...params, state: input.decision === "confirm" ? "entered" : "refused", by: viewer.officerId, name: viewer.name, at: now })
    if (!done) throw budgetProblems.notProposed()
    return done.state
  })
  request.concerns("0", params.region, { entry: params.entry, decision: input.decision })
  return { state }
}

interface AccountRow extends Account, Sums {
  readonly proposed: readonly { readonly entryId: string; readonly kind: string; readonly amountFen: number; readonly document: string; readonly enteredBy: string }[] | null
}

const accounts = statement<{ scope: string; year: number }, AccountRow>({
  name: "subsidies.budget-accounts", reach: "report",
  sql: `
    select a.region, a.fund, a.year, s.*, p.proposed from subsidies.budget_accounts a
      cross join lateral (${sumsOf} e where e.region = a.region and e.fund = a.fund and e.year = a.year and e.state = 'entered') s
      cross join lateral (select jsonb_agg(jsonb_build_object('entryId', e.entry_id::text, 'kind', e.kind, 'amountFen', e.amount_fen, 'document', e.document, 'enteredBy', e.entered_name) order by e.entry_id) as proposed
                            from subsidies.budget_entries e where e.region = a.region and e.fund = a.fund and e.year = a.year and e.state = 'proposed') p
     where a.year = :year and a.region like :scope::text || '%' order by a.region, a.fund`,
})

export async function budgetAccountsFor(request: RequestContext<unknown, { year: number }>): Promise<OutputOf<typeof budgetAccounts>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.db.all(accounts, { scope: request.viewer.scope, year: request.query.year })
  return rows.map((row) => ({
    region: row.region, fund: row.fund, fundName: funds[row.fund] ?? row.fund, year: row.year, incomeFen: row.income, indexFen: row.index, quotaFen: row.quota, reservedFen: row.reserved, spentFen: row.spent,
    availableFen: row.quota - row.reserved, proposed: [...(row.proposed ?? [])],
  }))
}

interface LedgerRow {
  readonly entry_id: string
  readonly kind: string
  readonly source: string | null
  readonly source_year: number | null
  readonly amount: number
  readonly document: string
  readonly batch_id: string | null
  readonly state: "proposed" | "entered" | "refused"
  readonly entered_name: string
  readonly entered_at: string
  readonly confirmed_name: string | null
  readonly confirmed_at: string | null
  readonly total: number
}

const ledger = statement<{ region: string; fund: string; year: number; scope: string; limit: number; offset: number }, LedgerRow>({
  name: "subsidies.budget-ledger", reach: "reference",
  sql: `
    select entry_id, kind, source, source_year, amount_fen::float8 as amount, document, batch_id, state, entered_name, entered_at, confirmed_name, confirmed_at, count(*) over ()::int as total from subsidies.budget_entries
     where region = :region and region like :scope::text || '%' and fund = :fund and year = :year order by entered_at desc, entry_id desc limit :limit::int offset :offset::int`,
})

const ledgerPage = 50

export async function budgetEntriesFor(request: RequestContext<{ region: string }, { fund: string; year: number; page: number }>): Promise<OutputOf<typeof budgetEntries>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const { fund, year, page } = request.query
  const rows = await request.db.all(ledger, { region: request.params.region, scope: request.viewer.scope, fund, year, limit: ledgerPage, offset: (page - 1) * ledgerPage })
  return {
    entries: rows.map((row) => ({
      entryId: row.entry_id, kind: row.kind, source: row.source, sourceYear: row.source_year, amountFen: row.amount, document: row.document, batchId: row.batch_id, state: row.state, enteredBy: row.entered_name, enteredAt: row.entered_at,
      confirmedBy: row.confirmed_name, confirmedAt: row.confirmed_at,
    })),
    total: rows[0]?.total ?? 0, page, pageSize: ledgerPage,
  }
}
