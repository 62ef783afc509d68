// Certificates on their way to the tax office: each waits as a notice, is sent until there is a usable answer, and a refusal is told to the office that certified.
import { createHash } from "node:crypto"
import { todayInChina } from "#standards"
import { statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { EventHandler, House, Job } from "#platform/module"
import { personInFull } from "#platform/registers"
import { pauseAfter } from "../nationwide/ask.ts"
import { taxOfficeOf, taxReceipt, type TaxReceipt } from "./tax-office.ts"

const insertNotices = statement<Record<"subject" | "kind" | "case" | "for" | "region" | "at" | "rows", string>>({
  name: "subsidies.insert-tax-notices", reach: "bulk",
  sql: `
    insert into subsidies.tax_notices (subject_id, deduction_id, subject_kind, person_id, case_id, deduction_for, unit_code, group_code, from_on, years, yearly_fen, region, look_at, made_at)
    select :subject::bigint, d.deduction, :kind, d.person, :case::bigint, :for, coalesce(d.unit, e.uscc, ''), d.grp, d.from_on, d.years, d.yearly, :region, :at::timestamptz, :at::timestamptz
      from jsonb_to_recordset(:rows::jsonb) as d(deduction bigint, person bigint, unit text, grp text, from_on date, years int, yearly bigint)
      left join registers.employers e on :kind = 'employer' and e.employer_id = :subject::bigint on conflict do nothing`,
})

/** What was certified waits for the tax office. */
export const taxNoticeHandler: EventHandler = {
  name: "subsidies.tell-tax-office",
  topics: ["tax.deduction-certified"],
  handle: async (tx, event, house) => {
    const { caseId, region, subjectKind, deductionFor, deductions } = event.payload
    await tx.run(insertNotices, { subject: event.subjectId, kind: String(subjectKind), case: String(caseId), for: String(deductionFor), region: String(region), at: house.clock(), rows: JSON.stringify(deductions) })
  },
}

interface NoticeRow {
  readonly subject_id: string
  readonly deduction_id: string
  readonly subject_kind: string
  readonly person_id: string
  readonly deduction_for: string
  readonly unit_code: string
  readonly unit_name: string | null
  readonly group_code: string
  readonly from_on: string
  readonly years: number
  readonly yearly: number
  readonly region: string
  readonly attempt: number
  readonly tries: number
}

const due = statement<{ now: string }, NoticeRow>({
  name: "subsidies.tax-notices-due", reach: "queue",
  sql: `
    select n.subject_id, n.deduction_id, n.subject_kind, n.person_id, n.deduction_for, n.unit_code, e.name as unit_name, n.group_code, n.from_on, n.years, n.yearly_fen::float8 as yearly, n.region, n.attempt, n.tries
      from subsidies.tax_notices n left join registers.employers e on e.uscc = n.unit_code where n.state = 'waiting' and n.look_at <= :now::timestamptz order by n.look_at, n.deduction_id limit 200`,
})

type One = { subject: string; deduction: string; now: string }

const keepSilence = statement<One & { problem: string; minutes: number }>({
  name: "subsidies.tax-office-silent", reach: "subject",
  sql: `
    update subsidies.tax_notices set problem = :problem, tries = tries + 1, look_at = :now::timestamptz + make_interval(mins => :minutes::int)
     where subject_id = :subject and deduction_id = :deduction and state = 'waiting'`,
})
const keepAnswer = statement<One & { attempt: number; state: string; receipt: string; code: string; says: string }, { deduction_id: string }>({
  name: "subsidies.tax-office-answered", reach: "subject",
  sql: `
    update subsidies.tax_notices set state = :state, receipt = :receipt, refusal_code = :code, refusal_says = :says, problem = '', tries = tries + 1, answered_at = :now::timestamptz
     where subject_id = :subject and deduction_id = :deduction and state = 'waiting' and attempt = :attempt::int returning deduction_id`,
})

/** The number of an attempt; after a refusal that was put right it is another notice. */
export const noticeNumber = (deduction: string, attempt: number): string => `SSKJ-${deduction}-${attempt}`

/** The notice as it is sent: who is certified as what, for whom, from when; written anew from the registers each time, so a corrected name is in it. */
async function contentOf(house: House, row: NoticeRow): Promise<string> {
  const person = await personInFull(house.database.system, house.sealing, row.person_id)
  return JSON.stringify({
    kind: row.deduction_for, unitCode: row.unit_code, unitName: row.unit_name ?? "", name: person?.name ?? "", idNumber: person?.idNumber ?? "", group: row.group_code, from: row.from_on, years: row.years, yearlyFen: row.yearly,
  })
}

async function tellOne(house: House, row: NoticeRow): Promise<"answered" | "silent"> {
  const { system } = house.database
  const one = { subject: row.subject_id, deduction: row.deduction_id, now: house.clock() }
  const silent = async (problem: string): Promise<"silent"> => {
    await system.run(keepSilence, { ...one, problem, minutes: pauseAfter(row.tries + 1) })
    return "silent"
  }
  const office = taxOfficeOf(house)
  if (!office) return silent("税务系统尚未接入")
  const content = await contentOf(house, row)
  let said: TaxReceipt
  try {
    const parsed = taxReceipt.safeParse(await office.tell({ number: noticeNumber(row.deduction_id, row.attempt), sha256: createHash("sha256").update(content).digest("hex"), content }))
    if (!parsed.success) return silent("答复的内容不合约定")
    said = parsed.data
  } catch (failure) {
    house.log("warn", "the tax office did not answer", { failure: failure instanceof Error ? failure.message : String(failure) })
    return silent(failure instanceof Error ? failure.message : "没有应答")
  }
  await system.transaction(async (tx) => {
    const answer = said.kind === "refused" ? { receipt: "", code: said.code, says: said.says } : { receipt: said.receipt, code: "", says: "" }
    const kept = await tx.maybe(keepAnswer, { ...one, ...answer, attempt: row.attempt, state: said.kind })
    if (!kept || said.kind !== "refused") return
    const told = publish("tax.deduction-refused", row.subject_id, { deductionId: row.deduction_id, region: row.region, effectiveDate: todayInChina(one.now), subjectKind: row.subject_kind, code: said.code, says: `税务部门没有接收税收扣减证明：${said.says}` })
    await tx.sql(told.statement.text, told.values)
  })
  return "answered"
}

/** Sends what is due; at the first silence it stops, the others wait with it. Answers how many have an answer now. */
export async function tellTaxOffice(house: House): Promise<number> {
  let answered = 0
  for (;;) {
    const rows = await house.database.system.all(due, { now: house.clock() })
    for (const row of rows) {
      if ((await tellOne(house, row)) === "silent") return answered
      answered++
    }
    if (rows.length === 0) return answered
  }
}

const anyDue = statement<{ now: string }, { due: boolean }>({
  name: "subsidies.any-tax-notice-due", reach: "queue", sql: "select exists (select 1 from subsidies.tax_notices where state = 'waiting' and look_at <= :now::timestamptz) as due",
})

export const tellTaxOfficeJob: Job = {
  name: "subsidies.tell-tax-office",
  title: "税收扣减证明推送税务",
  every: 15,
  waiting: async (house) => (await house.database.system.one(anyDue, { now: house.clock() })).due,
  run: async (house) => `已有答复 ${await tellTaxOffice(house)} 份`,
}
