// The addresses of units' accounts: the unit's own, the window's, and who verifies.
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type RequestContext, serve, type Served } from "#platform/module"
import * as contract from "./contract/unit-accounts.ts"
import { officerOf } from "./rooms.ts"
import { giveUnitAccount, settleUnitAccount, unitAccounts, waitingAccounts } from "./unit-accounts.ts"

type Held = OutputOf<typeof contract.myUnitAccount>
type Given = InputOf<typeof contract.giveMyUnitAccount>

function unitOf(request: RequestContext<unknown, unknown, unknown>): { readonly employerId: string; readonly agent: string } {
  if (request.viewer.kind !== "employer") throw commonProblems.notAllowed()
  return request.viewer
}

async function giveMine(request: RequestContext<unknown, unknown, Given>): Promise<Held> {
  const { employerId, agent } = unitOf(request)
  const { house, input, now } = request
  const made = await house.database.system.transaction((tx) => giveUnitAccount(tx, house.sealing, { ...input, employerId, way: "unit", by: `employer:${employerId}`, byName: agent, scope: "", at: now }))
  request.concerns(employerId, made.region, { account: made.accountId })
  return unitAccounts(request.db, employerId)
}

/** At the window, for units of the officer's own place. */
async function giveAtWindow(request: RequestContext<{ employer: string }, unknown, Given>): Promise<Held> {
  const officer = officerOf(request)
  const { house, input, now, params, db } = request
  const made = await house.database.system.transaction((tx) => giveUnitAccount(tx, house.sealing, { ...input, employerId: params.employer, way: "window", by: officer.officerId, byName: officer.name, scope: officer.scope, at: now }))
  request.concerns(params.employer, made.region, { account: made.accountId })
  return unitAccounts(db, params.employer)
}

async function list(request: RequestContext): Promise<OutputOf<typeof contract.listUnitAccounts>> {
  const rows = await waitingAccounts(request.db, officerOf(request).scope)
  for (const row of rows) request.shows(row.employer_id, row.region, "核验单位账户")
  return rows.map((row) => ({
    employerId: row.employer_id, accountId: row.account_id, name: row.name, uscc: row.uscc, region: row.region, holderName: row.holder_name, bankName: row.bank_name, accountMasked: row.account_masked, givenBy: row.given_name, givenAt: row.given_at,
  }))
}

async function verify(request: RequestContext<{ employer: string; account: string }, unknown, InputOf<typeof contract.verifyUnitAccount>>): Promise<{ state: string }> {
  const { officerId, name, scope } = officerOf(request)
  const { params, input, house, now } = request
  const done = await settleUnitAccount(house.database.system, { employerId: params.employer, accountId: params.account, verified: input.decision === "verified", officerId, name, scope, source: input.source, document: input.document, at: now })
  request.concerns(params.employer, done.region, { account: params.account, decision: input.decision, source: input.source })
  return { state: input.decision }
}

export const unitAccountRoutes: readonly Served[] = [
  serve(contract.myUnitAccount, (request) => unitAccounts(request.db, unitOf(request).employerId)),
  serve(contract.giveMyUnitAccount, giveMine),
  serve(contract.giveUnitAccount, giveAtWindow),
  serve(contract.listUnitAccounts, list),
  serve(contract.verifyUnitAccount, verify),
]
