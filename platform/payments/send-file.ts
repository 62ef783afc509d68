// The bank file: made from the lines and the person register, checked against the lines before each key, sent once (domain/04 §9.1 step 7).
import { Refusal } from "#wire"
import { newId } from "#platform/database"
import type { Bulk } from "#platform/database"
import type { House } from "#platform/module"
import type { Acting, Detail } from "./act-on-batch.ts"
import { bankPatience, withPatience } from "./bank.ts"
import { fileProblems, type FileLine, mustPayExactly, readBankFile, referenceOf, writeBankFile } from "./bank-file.ts"
import type { BatchStanding } from "./batch-log.ts"
import { monthText, type PayeeKind } from "./business.ts"
import { paymentProblems } from "./contract.ts"
import { payees } from "./payees.ts"
import { logOf, type PaymentRooms } from "./rooms.ts"
import { insertFile, lockBatch, readFile, replaceFiles } from "./statements.ts"
import { approvalHolds, figuresOf } from "./totals.ts"
import { appendTo, bankActor } from "./write-action.ts"

interface PayeeRow {
  position: number
  category: string
  amount: number
  note: string
  name: string
  id_type: string
  number_sealed: string | null
  number: string | null
  bank_line: string | null
  account_sealed: string | null
}

const payeesSql = (kind: PayeeKind) => `
  select l.position, l.category, l.amount_fen::float8 as amount, l.note, p.name, p.id_type, p.number_sealed, p.number, p.bank_line, p.account_sealed
    from payments.lines l join (${payees[kind]}) p on p.subject_id = l.subject_id
   where l.batch_id = $1 and l.state = 'ready' and l.position > $2 order by l.position limit 5000`

async function* payeesOf(tx: Bulk, batchId: string, kind: PayeeKind): AsyncGenerator<PayeeRow> {
  for (let after = 0; ; ) {
    const rows = await tx.sql<PayeeRow>(payeesSql(kind), [batchId, after])
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.position
  }
}

/** Writes bank file and institution lists. Name, ID and account come from the register of this moment. */
export async function makeFile({ tx, house, business, batch, log, officer }: Acting): Promise<Detail> {
  const { control, institutions } = await figuresOf(tx, business, batch)
  if (!(await approvalHolds(house, log, control))) throw paymentProblems.signatureBroken()
  const lines: FileLine[] = []
  let incomplete = 0
  for await (const row of payeesOf(tx, batch.batchId, business.payee)) {
    const number = row.number_sealed === null ? row.number : house.sealing.open(row.number_sealed)
    if (number === null || row.account_sealed === null || row.name === "") incomplete++
    else
      lines.push({
        name: row.name, idType: row.id_type, idNumber: number, bankLine: row.bank_line ?? "", account: house.sealing.open(row.account_sealed), amountFen: row.amount,
        category: business.categories[row.category] ?? row.category, note: row.note, reference: referenceOf(batch.number, row.position),
      })
  }
  if (incomplete > 0) throw fileProblems.incomplete({ count: incomplete })
  const file = writeBankFile({ number: batch.number, region: batch.region, month: monthText(batch.ym), madeAt: batch.now }, lines)
  if (file.totalFen !== control.netFen) throw fileProblems.differsFromLines({ difference: `合计相差${file.totalFen - control.netFen}分` })
  await tx.run(replaceFiles, { batch: batch.batchId })
  const keep = { batch: batch.batchId, at: batch.now, by: officer.name }
  await tx.run(insertFile, { ...keep, id: newId(), kind: "bank", category: "", sha: file.sha256, lines: file.lineCount, total: file.totalFen, sealed: house.sealing.seal(file.content) })
  for (const one of institutions) {
    const made = await business.institutionFile(tx, batch, one.category, house)
    await tx.run(insertFile, { ...keep, id: newId(), kind: "institution", category: one.category, sha: readHash(made.content), lines: made.lines, total: one.totalFen, sealed: house.sealing.seal(made.content) })
  }
  return { sha256: file.sha256, lines: file.lineCount, totalFen: file.totalFen, institutions: institutions.map((one) => ({ category: one.category, count: one.count, totalFen: one.totalFen })) }
}

/** The hash that stands in the header of a file. */
const readHash = (content: string) => content.slice(0, content.indexOf("\n")).split("|").at(-1) ?? ""

/** Before each key: the file is whole, has the hash of the log, and pays exactly the lines that were approved. */
export async function fileMatches({ tx, house, business, batch, log, standing }: Acting): Promise<Detail> {
  const stored = await tx.maybe(readFile, { batch: batch.batchId, kind: "bank", category: "" })
  if (!stored) throw paymentProblems.noFileYet()
  const file = readBankFile(house.sealing.open(stored.sealed))
  if (file.sha256 !== standing.fileHash) throw fileProblems.hashDiffers()
  const lines = await tx.sql<{ position: number; amount: number; state: string }>("select position, amount_fen::float8 as amount, state from payments.lines where batch_id = $1 and position is not null", [batch.batchId])
  mustPayExactly(file, lines.map((line) => ({ reference: referenceOf(batch.number, line.position), amountFen: line.amount, state: line.state })))
  if (!(await approvalHolds(house, log, (await figuresOf(tx, business, batch)).control))) throw paymentProblems.signatureBroken()
  return { sha256: file.sha256 }
}

/**
 * Speaks to the bank after the log says SENT, so that a dying program can never send twice without knowing.
 * @throws payments.bank-refused (the batch is FUNDED again), payments.bank-silent (it stays SENT, the same file may go again)
 */
export async function deliver(rooms: PaymentRooms, house: House, batchId: string, number: string): Promise<BatchStanding> {
  const stored = await house.database.system.one(readFile, { batch: batchId, kind: "bank", category: "" })
  const said = await withPatience(rooms.bankOf(house).send({ number, sha256: stored.sha256, content: house.sealing.open(stored.sealed) }), bankPatience).catch((failure: unknown) => {
    house.log("warn", "the bank did not answer", { batch: number, failure: failure instanceof Error ? failure.message : String(failure) })
    return null
  })
  if (said === null) throw paymentProblems.bankSilent()
  return house.database.system.transaction(async (tx) => {
    await tx.one(lockBatch, { batch: batchId })
    const { log, standing } = await logOf(tx, batchId)
    if (standing.state !== "SENT" || standing.acknowledged) return standing
    const action = said.kind === "accepted" ? { kind: "acknowledged" as const, detail: { receipt: said.receipt, sha256: stored.sha256 } } : { kind: "bank-refused" as const, detail: { says: said.says } }
    return (await appendTo(tx, batchId, log, { ...bankActor, at: house.clock(), ...action })).standing
  }).then((standing) => {
    if (said.kind === "refused") throw refusedBy(said.says)
    return standing
  })
}

const refusedBy = (says: string): Refusal => paymentProblems.bankRefused({ says })
