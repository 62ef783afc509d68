// What becomes of a message from another province: read strictly, taken once, and handed to a person where it contradicts what is known.
import type { z } from "zod"
import { type Bulk, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { House } from "#platform/module"
import { findPersonByIdNumber, isNameOf, personInFull } from "#platform/registers"
import { formatYuan, fen, plainDate, todayInChina, yearMonth } from "#standards"
import { monthNumber } from "../months.ts"
import { transferSheetDays } from "../../rules/index.ts"
import { transferFeeOf } from "./fee.ts"
import { numberOf } from "./fee-due.ts"
import { type Contact, digestOf, provinceName, type Sheet, sheetProblem, type TransferMessage, transferMessage } from "./messages.ts"
import { restoreMonths } from "./transfer-out.ts"
import { envelopeTo, forgetFigures, holdTransferOfLetter, insertLetter, insertTransfer, keepFigures, keepMessage, moved, moveTransfer, queueMessage, type TransferRow } from "./transfer-statements.ts"

const yuan = (amount: number): string => `${formatYuan(fen(amount))}元`

/** `again`: the same message came before. `unreadable`: nothing was kept, for nobody knows whose it is. */
export type Taken = { readonly state: "taken" | "again" } | { readonly state: "by-hand" | "unreadable"; readonly problem: string }

interface Became {
  readonly region: string
  /** Why a person has to look; "" where all is well. */
  readonly problem: string
}

type Of<K extends TransferMessage["kind"]> = Extract<TransferMessage, { kind: K }>

const kept = statement<{ id: string }, { digest: string; region: string; number: string }>({ name: "insurance.read-transfer-message", reach: "lookup", sql: "select digest, region, number from insurance.transfer_messages where message_id = :id for update" })
const contradicted = statement<{ id: string; problem: string }>({ name: "insurance.contradict-transfer-message", reach: "lookup", sql: "update insurance.transfer_messages set state = 'by-hand', problem = :problem where message_id = :id" })

/** Tells the office whose desk it is. */
async function tell(tx: Bulk, house: House, row: Pick<TransferRow, "person_id" | "region" | "case_id" | "number">, topic: string, says: string): Promise<void> {
  const call = publish(topic, row.person_id, { region: row.region, effectiveDate: todayInChina(house.clock()), caseId: row.case_id, number: row.number, says })
  await tx.sql(call.statement.text, call.values)
}

/** Takes one message as it came. */
export async function takeMessage(house: House, raw: unknown): Promise<Taken> {
  const read = transferMessage.safeParse(raw)
  if (!read.success) return { state: "unreadable", problem: problemOf(read.error) }
  const message = read.data
  if (message.to !== house.province) return { state: "unreadable", problem: "不是发给本省的函件" }
  return house.database.system.transaction(async (tx) => {
    const before = await tx.maybe(kept, { id: message.id })
    if (before) return before.digest === digestOf(message) ? { state: "again" } : contradict(tx, house, message)
    const became = await take(tx, house, message)
    await keepMessage(tx, house, message, became.region, became.problem)
    return became.problem === "" ? { state: "taken" } : { state: "by-hand", problem: became.problem }
  })
}

const problemOf = (error: z.ZodError): string => error.issues.slice(0, 3).map((one) => `${one.path.join(".")} ${one.message}`).join("；")

/** The same message with other content: of two figures neither is believed, the office asks. */
async function contradict(tx: Bulk, house: House, message: TransferMessage): Promise<Taken> {
  const problem = "同一函件又收到内容不同的一份，两份都不采用，请向对方核实"
  await tx.run(contradicted, { id: message.id, problem })
  const row = await holdTransferOfLetter(tx, message.number)
  if (row) {
    await tx.run(forgetFigures, { person: row.person_id, transfer: row.transfer_id, says: problem })
    await tell(tx, house, row, "transfer.by-hand", problem)
  }
  return { state: "by-hand", problem }
}

async function take(tx: Bulk, house: House, message: TransferMessage): Promise<Became> {
  if (message.kind === "contact") return takeContact(tx, house, message)
  const row = await holdTransferOfLetter(tx, message.number)
  if (!row || row.other_province !== message.from) return { region: "", problem: "没有这个编号的联系函" }
  const problem = await takeAbout(tx, house, message, row)
  if (problem !== "") await tell(tx, house, row, "transfer.by-hand", `${provinceName(message.from)}的函件需要核实：${problem}`)
  return { region: row.region, problem }
}

function takeAbout(tx: Bulk, house: House, message: Exclude<TransferMessage, Contact>, row: TransferRow): Promise<string> {
  switch (message.kind) {
    case "sheet":
      return takeSheet(tx, house, message, row)
    case "refusal":
      return takeRefusal(tx, house, message, row)
    case "remittance":
      return takeRemittance(tx, house, message, row)
    case "recall":
      return takeRecall(tx, house, row)
    case "reminder":
      return tell(tx, house, row, "transfer.urged", `${provinceName(message.from)}催办：${message.says}`).then(() => "")
    case "accepted":
      return tell(tx, house, row, "transfer.accepted-there", `${provinceName(message.from)}已接续${message.months}个月缴费时间`).then(() => "")
  }
}

/** 联系函 from there: a move out begins where the person is known and nothing else of theirs is open. */
async function takeContact(tx: Bulk, house: House, letter: Contact): Promise<Became> {
  const refuse = async (code: string, says: string): Promise<Became> => {
    await queueMessage(tx, house, { kind: "refusal", ...envelopeTo(house, letter.number, letter.from), code, says }, "")
    return { region: "", problem: "" }
  }
  const personId = await findPersonByIdNumber(tx, house.sealing, letter.idNumber, todayInChina(house.clock())).catch(() => undefined)
  const person = personId === undefined ? undefined : await personInFull(tx, house.sealing, personId)
  if (!personId || !person || !isNameOf(letter.name, person.name)) return refuse("NO-PERSON", "没有查到姓名与证件号码一致的人员")
  const transfer = newId()
  const made = await tx.maybe(insertTransfer, {
    person: personId, transfer, direction: "out", number: letter.number, case: null, region: person.region, province: letter.from, purpose: letter.purpose, state: "contact-sent", contactOn: letter.on, at: house.clock(),
  })
  if (!made) return refuse("ALREADY-OPEN", "该人员有正在办理的转移")
  await tx.run(insertLetter, { number: letter.number, person: personId, transfer })
  const days = numberOf(transferSheetDays, person.region, todayInChina(house.clock()))
  await tell(tx, house, { person_id: personId, region: person.region, case_id: null, number: letter.number }, "transfer.letter-received", `${provinceName(letter.from)}来函转出${person.name}的失业保险关系，请${days === null ? "按期" : `在${days}个工作日内`}提供转出信息表`)
  return { region: person.region, problem: "" }
}

const monthOf = (text: string): number => monthNumber(yearMonth(text))

/** Figures that cannot be right, or a fee that is not what the law makes of them, are not taken: the office asks for others. */
async function takeSheet(tx: Bulk, house: House, said: Sheet, row: TransferRow): Promise<string> {
  if (row.direction !== "in" || row.state !== "contact-sent") return "没有等待信息表的联系函"
  const wrong = sheetProblem(said)
  if (wrong !== null) return wrong
  const fee = transferFeeOf(said, row.region, said.on)
  if (fee !== said.feeFen) return `对方列明转移费用${yuan(said.feeFen)}，按信息表应为${yuan(fee)}`
  await tx.run(keepFigures, {
    person: row.person_id, transfer: row.transfer_id, state: "out-done", informationOn: said.on, paid: said.paidMonths, approved: said.approvedMonths, drawn: said.drawnMonths, unused: said.unusedMonths, drawing: said.drawing,
    standard: said.standardFen, consumed: said.consumedThrough === null ? null : monthOf(said.consumedThrough), months: JSON.stringify(said.months.map((one) => ({ ym: monthOf(one.month), arrived: plainDate(one.arrivedOn) }))), fee,
    preparedBy: null, preparedName: null,
  })
  await tell(tx, house, row, "transfer.information-received", `${provinceName(said.from)}的转出信息表已收到：缴费${said.paidMonths}个月，未领${said.unusedMonths}个月，请办理接续`)
  return ""
}

async function takeRefusal(tx: Bulk, house: House, said: Of<"refusal">, row: TransferRow): Promise<string> {
  if (row.direction !== "in" || row.state !== "contact-sent") return "没有等待答复的联系函"
  await tx.run(moveTransfer, moved({ person: row.person_id, transfer: row.transfer_id }, "rejected", { reason: "R-OUT-REFUSED", says: said.says }))
  await tell(tx, house, row, "transfer.refused-there", `${provinceName(said.from)}不予转出：${said.says}`)
  return ""
}

const feeCame = statement<{ person: string; transfer: string; on: string; document: string }>({
  name: "insurance.transfer-fee-came", reach: "subject",
  sql: `
    update insurance.transfers set fee_on = :on, fee_document = :document, fee_entered_by = 'system', fee_entered_name = '转出地通知', state = case when state = 'fee-pending' then 'fee-received' else state end
     where person_id = :person and transfer_id = :transfer`,
})

/** What the other province says it paid; finance confirms it against the account. */
async function takeRemittance(tx: Bulk, house: House, said: Of<"remittance">, row: TransferRow): Promise<string> {
  if (row.direction !== "in" || (row.state !== "out-done" && row.state !== "fee-pending") || row.fee_on !== null) return `又收到一笔转移费用${yuan(said.amountFen)}，没有对应的应收费用`
  if (said.amountFen !== row.fee) return `到账通知${yuan(said.amountFen)}，应收转移费用${yuan(row.fee ?? 0)}`
  await tx.run(feeCame, { person: row.person_id, transfer: row.transfer_id, on: said.on, document: said.document })
  await tell(tx, house, row, "transfer.fee-received", `${provinceName(said.from)}通知转移费用${yuan(said.amountFen)}已划款，请财务核对`)
  return ""
}

/** Taken back there: before anything left it simply ends; afterwards the months come back, unless the money has gone or is on its way. */
async function takeRecall(tx: Bulk, house: House, row: TransferRow): Promise<string> {
  if (row.direction !== "out" || row.fee_on !== null || row.fee_batch !== null || !["contact-sent", "fee-pending", "done"].includes(row.state)) return "转移已经办结，或者费用已经付出、正在支付，不能撤回"
  await restoreMonths(tx, { person: row.person_id, transfer: row.transfer_id })
  await tx.run(moveTransfer, moved({ person: row.person_id, transfer: row.transfer_id }, "recalled"))
  await tell(tx, house, row, "transfer.recalled-there", `${provinceName(row.other_province)}撤回转移，失业保险关系仍在本地`)
  return ""
}
