// A relation transfer into this province: begins with the application, asks the other province when an officer has checked it, and takes its months over when it is granted.
import { bind, type Bulk, type Call, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { DecidedCase, DomainEvent, EventHandler, House } from "#platform/module"
import { personInFull } from "#platform/registers"
import { todayInChina } from "#standards"
import { awaitsOutPlace, relationTransferCode } from "../../items/relation-transfer/item.ts"
import { transferProblems } from "../../contract/transfers.ts"
import { localPaidMonths } from "../fact-relations.ts"
import type { Contact } from "./messages.ts"
import { envelopeTo, holdTransferOfCase, insertLetter, insertTransfer, moved, moveTransfer, queueMessage, type TransferRow } from "./transfer-statements.ts"

const applicationOf = statement<{ person: string; case: string }, { number: string; region: string; province: string; purpose: Contact["purpose"] }>({
  name: "insurance.read-transfer-application", reach: "subject",
  sql: "select c.number, c.region, c.answers ->> 'fromProvince' as province, c.answers ->> 'purpose' as purpose from casework.cases c where c.subject_id = :person and c.case_id = :case",
})

/** The row of an application. Waits where another move of the person is still open; asked again when the case moves on. */
async function begin(tx: Bulk, house: House, person: string, caseId: string): Promise<TransferRow | undefined> {
  const asked = await tx.maybe(applicationOf, { person, case: caseId })
  if (!asked) return undefined
  const [transfer, number] = [newId(), `${house.province}-${asked.number}`]
  const made = await tx.maybe(insertTransfer, { person, transfer, direction: "in", number, case: caseId, region: asked.region, province: asked.province, purpose: asked.purpose, state: "applied", contactOn: null, at: house.clock() })
  if (made) await tx.run(insertLetter, { number, person, transfer })
  return tx.maybe(holdTransferOfCase, { person, case: caseId })
}

async function sendLetter(tx: Bulk, house: House, row: TransferRow): Promise<void> {
  const person = await personInFull(tx, house.sealing, row.person_id)
  if (!person?.idNumber || row.state !== "applied") return
  await queueMessage(tx, house, { kind: "contact", ...envelopeTo(house, row.number, row.other_province), name: person.name, idNumber: person.idNumber, purpose: row.purpose as Contact["purpose"] }, row.region)
  await tx.run(moveTransfer, moved({ person: row.person_id, transfer: row.transfer_id }, "contact-sent", { contactOn: todayInChina(house.clock()) }))
  await tx.run(signLetter, { person: row.person_id, transfer: row.transfer_id })
}

/** The letter goes out in the name of the office whose officer checked the application. */
const signLetter = statement<{ person: string; transfer: string }>({
  name: "insurance.sign-transfer-letter", reach: "subject",
  sql: `
    update insurance.transfers t set letter_office = coalesce((
             select f.name from casework.actions a join identity.officers o on o.officer_id::text = a.actor join registers.offices f on f.office_id = o.office_id
              where a.subject_id = t.person_id and a.case_id = t.case_id and a.kind = 'accept' order by a.seq desc limit 1), '')
     where t.person_id = :person and t.transfer_id = :transfer`,
})

const countedOf = statement<{ person: string; transfer: string }, { months: number }>({
  name: "insurance.count-months-in", reach: "subject", sql: "select count(*)::int as months from insurance.months_in where person_id = :person and transfer_id = :transfer and state in ('counted', 'overlap', 'consumed')",
})

async function follow(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const { item, caseId, next, outcome } = event.payload
  if (item !== relationTransferCode || typeof caseId !== "string") return
  const row = await begin(tx, house, event.subjectId, caseId)
  if (!row) return
  const one = { person: row.person_id, transfer: row.transfer_id }
  if (event.topic === "case.moved-on" && next === awaitsOutPlace) return sendLetter(tx, house, row)
  if (event.topic === "case.decided" && outcome === "approved") {
    const { months } = await tx.one(countedOf, one)
    await queueMessage(tx, house, { kind: "accepted", ...envelopeTo(house, row.number, row.other_province), months }, row.region)
    return
  }
  if (event.topic !== "case.withdrawn" && event.topic !== "case.decided") return
  if (row.state === "contact-sent" || row.state === "out-done") await queueMessage(tx, house, { kind: "recall", ...envelopeTo(house, row.number, row.other_province) }, row.region)
  if (row.state !== "rejected" && row.state !== "recalled") await tx.run(moveTransfer, moved(one, event.topic === "case.withdrawn" ? "recalled" : "rejected", { reason: typeof event.payload["code"] === "string" ? event.payload["code"] : "" }))
}

export const transferHandler: EventHandler = { name: "insurance.transfer", topics: ["case.submitted", "case.moved-on", "case.withdrawn", "case.decided"], handle: follow }

/** The months of the sheet: counted, unless they were drawn upon there, were paid here earlier as well, or have come before. */
const takeMonths = statement<{ person: string; case: string; on: string }>({
  name: "insurance.take-months-over", reach: "subject",
  sql: `
    insert into insurance.months_in (person_id, transfer_id, ym, arrived_on, state, moved_on, region)
    select t.person_id, t.transfer_id, m.ym, m.arrived,
           case when m.ym <= t.consumed_ym then 'consumed'
                when exists (select 1 from insurance.months_in i where i.person_id = t.person_id and i.ym = m.ym and i.state = 'counted') then 'overlap'
                when exists (select 1 from (${localPaidMonths((column) => `${column} = :person::bigint`)}) p where p.ym = m.ym and p.arrived_on <= m.arrived) then 'overlap' else 'counted' end, :on::date, t.region
      from insurance.transfers t cross join lateral jsonb_to_recordset(t.months) as m(ym int, arrived date)
     where t.person_id = :person::bigint and t.case_id = :case::bigint and t.state = 'out-done'`,
})

const settle = statement<{ person: string; case: string; on: string; at: string; fee: number }>({
  name: "insurance.settle-transfer-in", reach: "subject",
  sql: `
    update insurance.transfers set state = case when :fee::bigint = 0 then 'done' when fee_on is not null then 'fee-received' else 'fee-pending' end, moved_on = :on::date, moved_at = :at::timestamptz, fee_fen = :fee::bigint
     where person_id = :person::bigint and case_id = :case::bigint and state = 'out-done'`,
})

const whole = (value: unknown): number | null => (typeof value === "number" && Number.isSafeInteger(value) ? value : null)

/** The effect of granting. The person never waits for the money. @throws insurance.transfer-nothing-said when the sheet's figures are not in the judgement */
export function takeOver(decided: DecidedCase): readonly Call[] {
  const gives = decided.judgement?.gives ?? {}
  const [months, fee] = [whole(gives["months"]), whole(gives["fee"])]
  if (months === null || fee === null) throw transferProblems.nothingSaid()
  const one = { person: decided.subjectId, case: decided.caseId, on: decided.on }
  return [
    bind(takeMonths, one),
    bind(settle, { ...one, at: decided.at, fee }),
    publish("transfer.taken-over", decided.subjectId, { caseId: decided.caseId, region: decided.region, effectiveDate: decided.on, months, feeFen: fee, says: `您在外省缴纳的失业保险费${months}个月已经转入，与本地缴费合并计算` }),
  ]
}
