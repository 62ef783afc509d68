// The basic deposit account of a unit 单位基本存款账户: given by the unit or at the window, verified by another person; money goes to the one in force.
import { checkBankLine, comparableName, maskBankCard, tidyNumber, todayInChina } from "#standards"
import { commonProblems } from "#wire"
import { newId, type Sealing, type Session, statement, type Tx } from "#platform/database"
import { publish } from "#platform/exchange"
import { type UnitAccount, unitAccountProblems } from "./contract/unit-accounts.ts"

interface AccountRow {
  readonly account_id: string
  readonly holder_name: string
  readonly bank_name: string
  readonly account_masked: string
  readonly state: "given" | "verified"
  readonly given_name: string
  readonly given_at: string
  readonly source: string
}

const accountsOf = statement<{ employer: string }, AccountRow>({
  name: "payments.unit-accounts-of", reach: "subject", hot: true,
  sql: "select account_id, holder_name, bank_name, account_masked, state, given_name, given_at, source from payments.unit_accounts where employer_id = :employer and state in ('given', 'verified')",
})

const unitOf = statement<{ employer: string; scope: string }, { name: string; region: string }>({ name: "payments.unit-of-account", reach: "subject", sql: "select name, region from registers.employers where employer_id = :employer and starts_with(region, :scope)" })

const replaceWaiting = statement<{ employer: string }>({ name: "payments.replace-waiting-account", reach: "subject", sql: "update payments.unit_accounts set state = 'replaced' where employer_id = :employer and state = 'given'" })

const insertAccount = statement<Record<"employer" | "account" | "holder" | "bank" | "sealed" | "masked" | "region" | "way" | "by" | "name" | "at", string> & { line: string | null }>({
  name: "payments.give-unit-account", reach: "subject",
  sql: `
    insert into payments.unit_accounts (employer_id, account_id, holder_name, bank_name, bank_line, account_sealed, account_masked, region, way, given_by, given_name, given_at)
    values (:employer, :account, :holder, :bank, :line, :sealed, :masked, :region, :way, :by, :name, :at)`,
})

const viewOf = (row: AccountRow): UnitAccount => ({
  accountId: row.account_id, holderName: row.holder_name, bankName: row.bank_name, accountMasked: row.account_masked, givenBy: row.given_name, givenAt: row.given_at, source: row.source,
})

/** The account in force and the one that waits to be verified. */
export async function unitAccounts(db: Tx, employer: string): Promise<{ readonly verified: UnitAccount | null; readonly given: UnitAccount | null }> {
  const rows = await db.all(accountsOf, { employer })
  const of = (state: AccountRow["state"]) => rows.filter((row) => row.state === state).map(viewOf)[0] ?? null
  return { verified: of("verified"), given: of("given") }
}

export interface GivenAccount {
  readonly employerId: string
  readonly holderName: string
  readonly bankName: string
  readonly account: string
  /** 联行号, where it is known. */
  readonly bankLine?: string | undefined
  readonly way: "unit" | "window"
  readonly by: string
  readonly byName: string
  /** Region prefix of who gives it; "" for the unit itself. */
  readonly scope: string
  readonly at: string
}

/** Accounts of units have no check digit that is published: digits, eight to thirty-two. */
export const isUnitAccount = (number: string): boolean => /^\d{8,32}$/.test(number)

/** Keeps an account to be verified; one that waited is replaced. @throws E-ACCOUNT-OTHER when it is not in the unit's name, payments.unit-account-invalid, input.not-found. */
export async function giveUnitAccount(tx: Tx, sealing: Sealing, given: GivenAccount): Promise<{ readonly accountId: string; readonly region: string }> {
  const number = tidyNumber(given.account).replaceAll("-", "")
  if (!isUnitAccount(number)) throw unitAccountProblems.accountInvalid({}, [{ path: "account", code: "payments.unit-account-invalid", says: "单位账号为8到32位数字" }])
  const line = given.bankLine?.trim() ? checkBankLine(given.bankLine) : undefined
  if (line && !line.ok) throw unitAccountProblems.bankLineInvalid({}, [{ path: "bankLine", code: line.code, says: line.sentence }])
  const unit = await tx.maybe(unitOf, { employer: given.employerId, scope: given.scope })
  if (!unit) throw commonProblems.notFound()
  if (comparableName(given.holderName) !== comparableName(unit.name)) throw unitAccountProblems.accountOther({}, [{ path: "holderName", code: "E-ACCOUNT-OTHER", says: "户名须与单位名称一致" }])
  const accountId = newId()
  await tx.run(replaceWaiting, { employer: given.employerId })
  await tx.run(insertAccount, {
    employer: given.employerId, account: accountId, holder: given.holderName.trim(), bank: given.bankName.trim(), line: line?.value ?? null, sealed: sealing.seal(number), masked: maskBankCard(number), region: unit.region, way: given.way, by: given.by,
    name: given.byName, at: given.at,
  })
  return { accountId, region: unit.region }
}

interface WaitingRow {
  readonly employer_id: string
  readonly account_id: string
  readonly name: string
  readonly uscc: string
  readonly region: string
  readonly holder_name: string
  readonly bank_name: string
  readonly account_masked: string
  readonly given_by: string
  readonly given_name: string
  readonly given_at: string
}

const waiting = statement<{ scope: string }, WaitingRow>({
  name: "payments.list-waiting-accounts", reach: "report",
  sql: `
    select a.employer_id, a.account_id, e.name, e.uscc, a.region, a.holder_name, a.bank_name, a.account_masked, a.given_by, a.given_name, a.given_at
      from payments.unit_accounts a join registers.employers e using (employer_id) where a.state = 'given' and a.region like :scope::text || '%' order by a.given_at limit 200`,
})

export const waitingAccounts = (db: Tx, scope: string): Promise<readonly WaitingRow[]> => db.all(waiting, { scope })

const lockWaiting = statement<{ employer: string; account: string; scope: string }, { given_by: string; region: string }>({
  name: "payments.lock-waiting-account", reach: "subject",
  sql: "select given_by, region from payments.unit_accounts where employer_id = :employer and account_id = :account and state = 'given' and starts_with(region, :scope) for update",
})

const endFormer = statement<{ employer: string }>({ name: "payments.end-former-account", reach: "subject", sql: "update payments.unit_accounts set state = 'replaced' where employer_id = :employer and state = 'verified'" })

const settle = statement<Record<"employer" | "account" | "state" | "by" | "name" | "at" | "source" | "document", string>>({
  name: "payments.settle-unit-account", reach: "subject",
  sql: `
    update payments.unit_accounts set state = :state, settled_by = :by, settled_name = :name, settled_at = :at, source = :source, document = :document
     where employer_id = :employer and account_id = :account`,
})

export interface SettledAccount {
  readonly employerId: string
  readonly accountId: string
  readonly verified: boolean
  readonly officerId: string
  readonly name: string
  readonly scope: string
  readonly source: string
  readonly document: string
  readonly at: string
}

/** Another person than who gave it says what the bank answered; a verified account takes the place of the former one. @throws payments.unit-account-settled, payments.unit-account-same-person */
export async function settleUnitAccount(system: Session, given: SettledAccount): Promise<{ readonly region: string }> {
  const { employerId: employer, accountId: account } = given
  return system.transaction(async (tx) => {
    const row = await tx.maybe(lockWaiting, { employer, account, scope: given.scope })
    if (!row) throw unitAccountProblems.accountSettled()
    if (row.given_by === given.officerId) throw unitAccountProblems.accountSamePerson()
    if (given.verified) await tx.run(endFormer, { employer })
    await tx.run(settle, { employer, account, state: given.verified ? "verified" : "refused", by: given.officerId, name: given.name, at: given.at, source: given.source, document: given.document })
    const told = publish(given.verified ? "employer.account-verified" : "employer.account-refused", employer, { region: row.region, effectiveDate: todayInChina(given.at), subjectKind: "employer", accountId: account, says: given.document })
    await tx.sql(told.statement.text, told.values)
    return { region: row.region }
  })
}
