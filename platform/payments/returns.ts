// 退票: the account is corrected by the person or unit, or at the window by two officers; a reviewer lets it through; long returned goes to 挂账.
import { checkBankCard, checkBankLine, maskBankCard, todayInChina, addMonths } from "#standards"
import { commonProblems } from "#wire"
import { newId, statement, type Bulk } from "#platform/database"
import type { House, Job, RequestContext } from "#platform/module"
import { accountCalls } from "#platform/registers"
import { paymentProblems } from "./contract.ts"
import { officerOf, businessOf, payeeOf, type PaymentRooms } from "./rooms.ts"
import type { PayeeKind } from "./business.ts"
import { isUnitAccount } from "./unit-accounts.ts"

interface ReturnRow {
  subject_id: string
  subject_kind: PayeeKind
  return_id: string
  batch_id: string
  root_batch: string
  category: string
  region: string
  state: string
  times: number
}
interface CorrectionRow {
  correction_id: string
  account_sealed: string
  account_masked: string
  bank_name: string
  bank_line: string | null
  way: string
  first_by: string
  second_by: string | null
  state: string
}

const returnOf = statement<{ subject: string; return: string; scope: string }, ReturnRow>({
  name: "payments.return-of", reach: "subject",
  sql: "select subject_id, subject_kind, return_id, batch_id, root_batch, category, region, state, times from payments.returns where subject_id = :subject and return_id = :return and region like :scope::text || '%'",
})
const lockReturn = statement<{ subject: string; return: string }, ReturnRow>({
  name: "payments.lock-return", reach: "subject",
  sql: "select subject_id, subject_kind, return_id, batch_id, root_batch, category, region, state, times from payments.returns where subject_id = :subject and return_id = :return for update",
})
const openCorrection = statement<{ subject: string; return: string }, CorrectionRow>({
  name: "payments.open-correction", reach: "subject",
  sql: `select correction_id, account_sealed, account_masked, bank_name, bank_line, way, first_by, second_by, state from payments.account_corrections
         where subject_id = :subject and return_id = :return and state in ('proposed', 'ready')`,
})

interface Account {
  readonly bankName: string
  readonly account: string
  readonly bankLine?: string | undefined
}
type ReturnRequest<I> = RequestContext<{ subject: string; return: string }, unknown, I>

const correctable = ["open", "suspense"]

async function returnFor(request: ReturnRequest<unknown>): Promise<ReturnRow> {
  const row = await request.db.maybe(returnOf, { ...request.params, scope: officerOf(request).scope })
  if (!row) throw commonProblems.notFound()
  request.concerns(row.subject_id, row.region, { return: row.return_id })
  return row
}

async function locked<T>(house: House, params: { subject: string; return: string }, work: (tx: Bulk, row: ReturnRow) => Promise<T>): Promise<T> {
  return house.database.system.transaction(async (tx) => {
    const row = await tx.maybe(lockReturn, params)
    if (!row) throw commonProblems.notFound()
    return work(tx, row)
  })
}

/** The 联行号 that was given, if any. @throws E-BANK-02 */
function lineOf(given: Account): string | null {
  if (!given.bankLine?.trim()) return null
  const line = checkBankLine(given.bankLine)
  if (!line.ok) throw paymentProblems.bankLineInvalid()
  return line.value
}

async function keep(tx: Bulk, house: House, row: ReturnRow, given: Account, way: "person" | "unit" | "window", by: string): Promise<void> {
  const account = given.account.replace(/\s/g, "")
  if (!(row.subject_kind === "person" ? checkBankCard(account).ok : isUnitAccount(account))) throw paymentProblems.accountInvalid()
  const line = lineOf(given)
  if (!correctable.includes(row.state)) throw paymentProblems.returnNotOpen()
  await tx.sql(
    `insert into payments.account_corrections (subject_id, subject_kind, correction_id, return_id, region, bank_name, account_sealed, account_masked, way, first_by, proposed_at, state, bank_line)
     values ($1, $13, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [row.subject_id, newId(), row.return_id, row.region, given.bankName.trim(), house.sealing.seal(account), maskBankCard(account), way, by, house.clock(), way === "window" ? "proposed" : "ready", line, row.subject_kind],
  )
  await tx.sql("update payments.returns set state = 'proposed' where subject_id = $1 and return_id = $2", [row.subject_id, row.return_id])
}

export async function proposeAccountFor(request: ReturnRequest<Account>): Promise<{ state: string }> {
  await returnFor(request)
  await locked(request.house, request.params, (tx, row) => keep(tx, request.house, row, request.input, "window", officerOf(request).officerId))
  return { state: "proposed" }
}

/** The second officer types the account again; it must be the same. */
export async function repeatAccountFor(request: ReturnRequest<Account>): Promise<{ state: string }> {
  await returnFor(request)
  const { officerId } = officerOf(request)
  await locked(request.house, request.params, async (tx) => {
    const correction = await tx.maybe(openCorrection, request.params)
    if (correction?.state !== "proposed") throw paymentProblems.returnNotOpen()
    if (correction.first_by === officerId) throw paymentProblems.samePersonAccount()
    if (request.house.sealing.open(correction.account_sealed) !== request.input.account.replace(/\s/g, "") || correction.bank_name !== request.input.bankName.trim() || correction.bank_line !== lineOf(request.input)) throw paymentProblems.accountDiffers()
    await tx.sql("update payments.account_corrections set second_by = $3, state = 'ready' where subject_id = $1 and correction_id = $2", [request.params.subject, correction.correction_id, officerId])
  })
  return { state: "ready" }
}

interface Accepted {
  readonly tx: Bulk
  readonly house: House
  readonly row: ReturnRow
  readonly correction: CorrectionRow
  readonly officer: { readonly officerId: string; readonly name: string }
}

/** The person register is where the re-issue file reads the account. */
async function intoPersonRegister({ tx, house, row, correction, officer }: Accepted): Promise<void> {
  await tx.sql(
    `with changed as (
       update registers.persons p set bank_sealed = $2, bank_masked = $3, bank_name = $4, bank_line = $8, updated_at = $5,
              origins = p.origins || jsonb_build_object('bankAccount', jsonb_build_object('source', '退票账户更正', 'asOf', $5::timestamptz))
         from (select person_id, bank_masked from registers.persons where person_id = $1 for update) b where p.person_id = b.person_id returning p.person_id, p.region, b.bank_masked as before)
     insert into registers.person_changes (person_id, change_id, field, before, after, source, actor, region, at)
     select person_id, $6, 'bankAccount', before, $3, '退票账户更正', $7, region, $5 from changed`,
    [row.subject_id, correction.account_sealed, correction.account_masked, correction.bank_name, house.clock(), newId(), officer.name, correction.bank_line],
  )
  for (const call of accountCalls(house.sealing, row.subject_id, house.sealing.open(correction.account_sealed))) await tx.sql(call.statement.text, call.values)
}

/** A unit's corrected account takes the place of the one in force; who reviewed it is who verified it. */
async function intoUnitAccounts({ tx, house, row, correction, officer }: Accepted): Promise<void> {
  await tx.sql("update payments.unit_accounts set state = 'replaced' where employer_id = $1 and state in ('given', 'verified')", [row.subject_id])
  await tx.sql(
    `insert into payments.unit_accounts (employer_id, account_id, holder_name, bank_name, bank_line, account_sealed, account_masked, region, way, given_by, given_name, given_at, state, settled_by, settled_name, settled_at, source)
     select e.employer_id, $2, e.name, $3, $4, $5, $6, e.region, $7, $8, $8, $9, 'verified', $10, $11, $9, '退票账户更正' from registers.employers e where e.employer_id = $1`,
    [row.subject_id, newId(), correction.bank_name, correction.bank_line, correction.account_sealed, correction.account_masked, correction.way === "window" ? "window" : "unit", correction.first_by, house.clock(), officer.officerId, officer.name],
  )
}

/** An agency's corrected account takes the place of the one in force. */
async function intoAgencyAccounts({ tx, house, row, correction, officer }: Accepted): Promise<void> {
  const [former] = await tx.sql<{ uscc: string; holder_name: string }>("update payments.agency_accounts set state = 'replaced' where agency_id = $1 and state = 'verified' returning uscc, holder_name", [row.subject_id])
  await tx.sql("update payments.agency_accounts set state = 'replaced' where agency_id = $1 and state = 'given'", [row.subject_id])
  await tx.sql(
    `insert into payments.agency_accounts (agency_id, account_id, uscc, holder_name, bank_name, bank_line, account_sealed, account_masked, document, given_by, given_name, given_at, state, settled_by, settled_name, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '退票账户更正', $9, $9, $10, 'verified', $11, $12, $10)`,
    [row.subject_id, newId(), former?.uscc ?? "", former?.holder_name ?? "", correction.bank_name, correction.bank_line, correction.account_sealed, correction.account_masked, correction.first_by, house.clock(), officer.officerId, officer.name],
  )
}

const intoRegister: Readonly<Record<PayeeKind, (accepted: Accepted) => Promise<void>>> = { person: intoPersonRegister, employer: intoUnitAccounts, agency: intoAgencyAccounts }

/** Accepting writes the account where the re-issue file reads it. */
export async function reviewAccountFor(request: ReturnRequest<{ accept: boolean; says: string }>): Promise<{ state: string }> {
  await returnFor(request)
  const { officerId, name } = officerOf(request)
  const { house, input, params } = request
  if (!input.accept && input.says.trim() === "") throw paymentProblems.sayWhy()
  return locked(house, params, async (tx, row) => {
    const correction = await tx.maybe(openCorrection, params)
    if (correction?.state !== "ready") throw paymentProblems.returnNotOpen()
    if (correction.first_by === officerId || correction.second_by === officerId) throw paymentProblems.samePersonAccount()
    const state = input.accept ? "corrected" : row.times >= 3 ? "suspense" : "open"
    await tx.sql("update payments.account_corrections set state = $3, reviewed_by = $4, reviewed_at = $5, says = $6 where subject_id = $1 and correction_id = $2", [
      params.subject, correction.correction_id, input.accept ? "accepted" : "refused", officerId, house.clock(), input.says,
    ])
    await tx.sql("update payments.returns set state = $3 where subject_id = $1 and return_id = $2", [params.subject, params.return, state])
    if (input.accept) await intoRegister[row.subject_kind]({ tx, house, row, correction, officer: { officerId, name } })
    return { state }
  })
}

/** Not paid again: a stop or a death came to light. The business takes the money back into its books. */
export async function dropReturnFor(rooms: PaymentRooms, request: ReturnRequest<{ says: string }>): Promise<{ state: string }> {
  await returnFor(request)
  await locked(request.house, request.params, async (tx, row) => {
    if (!["open", "proposed", "corrected", "suspense"].includes(row.state)) throw paymentProblems.returnNotOpen()
    const [batch] = await tx.sql<{ business: string }>("select business from payments.batches where batch_id = $1", [row.batch_id])
    const at = request.house.clock()
    await tx.sql("update payments.returns set state = 'cancelled', settled_at = $3 where subject_id = $1 and return_id = $2", [row.subject_id, row.return_id, at])
    await tx.sql("update payments.account_corrections set state = 'refused', says = $3 where subject_id = $1 and return_id = $2 and state in ('proposed', 'ready')", [row.subject_id, row.return_id, request.input.says])
    await tx.sql("update payments.lines set state = 'cancelled', says = $4 where subject_id = $1 and batch_id = $2 and category = $3", [row.subject_id, row.batch_id, row.category, request.input.says])
    await businessOf(rooms, batch?.business ?? "").dropped(tx, { subjectId: row.subject_id, rootBatch: row.root_batch, category: row.category }, at)
  })
  return { state: "cancelled" }
}

export async function contactReturnFor(request: ReturnRequest<{ says: string }>): Promise<{ contactOn: string }> {
  const row = await returnFor(request)
  if (row.state !== "suspense") throw paymentProblems.returnNotOpen()
  const contactOn = addMonths(request.today, 3)
  await request.house.database.system.transaction((tx) => tx.sql("update payments.returns set contact_on = $3 where subject_id = $1 and return_id = $2", [row.subject_id, row.return_id, contactOn]))
  return { contactOn }
}

export async function correctMyAccountFor(request: RequestContext<{ return: string }, unknown, Account & { repeat: string }>): Promise<{ state: string }> {
  const payee = payeeOf(request)
  if (request.input.account !== request.input.repeat) throw paymentProblems.accountDiffers()
  await locked(request.house, { subject: payee.id, return: request.params.return }, async (tx, row) => {
    request.concerns(row.subject_id, row.region, { return: row.return_id })
    await keep(tx, request.house, row, request.input, payee.kind === "person" ? "person" : "unit", `${payee.kind}:${payee.id}`)
  })
  return { state: "proposed" }
}

/** Ninety days without a new account: 挂账, and contact every quarter (§9.3). */
export const suspendOldReturns: Job = {
  name: "payments.suspend-old-returns",
  title: "退票满90天转挂账",
  dailyAt: "02:30",
  run: async (house) => {
    const today = todayInChina(house.clock())
    const moved = await house.database.system.transaction((tx) =>
      tx.sql(
        `with moved as (
           update payments.returns set state = 'suspense', contact_on = $1::date + interval '3 months'
            where state = 'open' and (returned_at at time zone 'Asia/Shanghai')::date <= $1::date - 90 returning subject_id, batch_id, category)
         update payments.lines l set state = 'suspense' from moved m where l.subject_id = m.subject_id and l.batch_id = m.batch_id and l.category = m.category returning l.subject_id`,
        [today],
      ),
    )
    return `转挂账${moved.length}笔`
  },
}
