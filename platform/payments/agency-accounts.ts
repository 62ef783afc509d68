// 经办机构账户: where money for the agency of another place goes, by two finance officers.
import { checkBankLine, checkCreditCode, maskBankCard, tidyNumber } from "#standards"
import { newId, statement } from "#platform/database"
import { type RequestContext, serve, type Served } from "#platform/module"
import type { InputOf, OutputOf } from "#wire"
import * as contract from "./contract/agency-accounts.ts"
import { officerOf } from "./rooms.ts"
import { isUnitAccount } from "./unit-accounts.ts"

interface AccountRow {
  readonly agency: string
  readonly account_id: string
  readonly uscc: string
  readonly holder_name: string
  readonly bank_name: string
  readonly account_masked: string
  readonly document: string
  readonly state: "given" | "verified"
  readonly given_name: string
  readonly given_at: string
  readonly settled_name: string | null
}

const inUse = statement<Record<never, never>, AccountRow>({
  name: "payments.list-agency-accounts", reach: "reference",
  sql: "select agency_id::text as agency, account_id, uscc, holder_name, bank_name, account_masked, document, state, given_name, given_at, settled_name from payments.agency_accounts where state in ('given', 'verified') order by agency_id, given_at",
})

const replaceWaiting = statement<{ agency: string }>({ name: "payments.replace-waiting-agency-account", reach: "reference", sql: "update payments.agency_accounts set state = 'replaced' where agency_id = :agency and state = 'given'" })
const insert = statement<Record<"agency" | "account" | "uscc" | "holder" | "bank" | "sealed" | "masked" | "document" | "by" | "name" | "at", string> & { line: string | null }>({
  name: "payments.give-agency-account", reach: "reference",
  sql: `
    insert into payments.agency_accounts (agency_id, account_id, uscc, holder_name, bank_name, bank_line, account_sealed, account_masked, document, given_by, given_name, given_at)
    values (:agency, :account, :uscc, :holder, :bank, :line, :sealed, :masked, :document, :by, :name, :at)`,
})
const hold = statement<{ agency: string; account: string }, { given_by: string }>({
  name: "payments.hold-agency-account", reach: "reference", sql: "select given_by from payments.agency_accounts where agency_id = :agency and account_id = :account and state = 'given' for update",
})
const endFormer = statement<{ agency: string }>({ name: "payments.end-former-agency-account", reach: "reference", sql: "update payments.agency_accounts set state = 'replaced' where agency_id = :agency and state = 'verified'" })
const settle = statement<Record<"agency" | "account" | "state" | "by" | "name" | "at", string>>({
  name: "payments.settle-agency-account", reach: "reference", sql: "update payments.agency_accounts set state = :state, settled_by = :by, settled_name = :name, settled_at = :at where agency_id = :agency and account_id = :account",
})

async function list(request: RequestContext): Promise<OutputOf<typeof contract.listAgencyAccounts>> {
  return (await request.db.all(inUse, {})).map((row) => ({
    agency: row.agency, accountId: row.account_id, uscc: row.uscc, holderName: row.holder_name, bankName: row.bank_name, accountMasked: row.account_masked, document: row.document, state: row.state, givenBy: row.given_name, givenAt: row.given_at,
    verifiedBy: row.settled_name,
  }))
}

async function give(request: RequestContext<{ agency: string }, unknown, InputOf<typeof contract.giveAgencyAccount>>): Promise<OutputOf<typeof contract.giveAgencyAccount>> {
  const officer = officerOf(request)
  const { house, input, params, now } = request
  const [code, number] = [checkCreditCode(input.uscc), tidyNumber(input.account).replaceAll("-", "")]
  const line = input.bankLine ? checkBankLine(input.bankLine) : undefined
  if (!code.ok || !isUnitAccount(number) || (line && !line.ok)) throw contract.agencyAccountProblems.invalid()
  const account = newId()
  await house.database.system.transaction(async (tx) => {
    await tx.run(replaceWaiting, { agency: params.agency })
    await tx.run(insert, {
      agency: params.agency, account, uscc: code.value.code, holder: input.holderName, bank: input.bankName, line: line?.value ?? null, sealed: house.sealing.seal(number), masked: maskBankCard(number), document: input.document,
      by: officer.officerId, name: officer.name, at: now,
    })
  })
  request.concerns("0", params.agency.padEnd(12, "0"), { agency: params.agency, account, document: input.document })
  return { accountId: account }
}

async function verify(request: RequestContext<{ agency: string; account: string }, unknown, InputOf<typeof contract.verifyAgencyAccount>>): Promise<OutputOf<typeof contract.verifyAgencyAccount>> {
  const officer = officerOf(request)
  const { house, input, params, now } = request
  await house.database.system.transaction(async (tx) => {
    const row = await tx.maybe(hold, params)
    if (!row) throw contract.agencyAccountProblems.settled()
    if (row.given_by === officer.officerId) throw contract.agencyAccountProblems.samePerson()
    if (input.decision === "verified") await tx.run(endFormer, { agency: params.agency })
    await tx.run(settle, { ...params, state: input.decision, by: officer.officerId, name: officer.name, at: now })
  })
  request.concerns("0", params.agency.padEnd(12, "0"), { agency: params.agency, account: params.account, decision: input.decision })
  return { state: input.decision }
}

export const agencyAccountRoutes: readonly Served[] = [serve(contract.listAgencyAccounts, list), serve(contract.giveAgencyAccount, give), serve(contract.verifyAgencyAccount, verify)]
