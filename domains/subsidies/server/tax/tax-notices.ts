// The officer's list of what was told to the tax office, and what is done about a refusal: sent again when the records are put right, or set aside.
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type listTaxNotices, type settleTaxNotice, taxNoticeProblems } from "../../contract/tax-notices.ts"
import { noticeNumber } from "./tell-tax-office.ts"

type Shown = OutputOf<typeof listTaxNotices>[number]

interface Row {
  readonly subject_id: string
  readonly deduction_id: string
  readonly deduction_for: Shown["deductionFor"]
  readonly name: string
  readonly unit_name: string | null
  readonly unit_code: string
  readonly from_on: string
  readonly region: string
  readonly state: Shown["state"]
  readonly attempt: number
  readonly tries: number
  readonly problem: string
  readonly receipt: string
  readonly refusal_code: string
  readonly refusal_says: string
  readonly made_at: string
  readonly answered_at: string | null
  readonly settled_name: string
  readonly settled_says: string
  readonly settled_at: string | null
}

const list = statement<{ scope: string; state: string }, Row>({
  name: "subsidies.list-tax-notices", reach: "report",
  sql: `
    select n.subject_id, n.deduction_id, n.deduction_for, p.name, e.name as unit_name, n.unit_code, n.from_on, n.region, n.state, n.attempt, n.tries, n.problem, n.receipt, n.refusal_code, n.refusal_says, n.made_at, n.answered_at,
           n.settled_name, n.settled_says, n.settled_at
      from subsidies.tax_notices n join registers.persons p on p.person_id = n.person_id left join registers.employers e on e.uscc = n.unit_code
     where n.region like :scope::text || '%' and n.state = :state order by n.made_at desc, n.deduction_id desc limit 200`,
})

export async function listTaxNoticesFor(request: RequestContext<unknown, { state: string }>): Promise<OutputOf<typeof listTaxNotices>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.db.all(list, { scope: request.viewer.scope, state: request.query.state })
  for (const row of rows) request.shows(row.subject_id, row.region, "税收扣减证明推送")
  return rows.map((row) => ({
    subjectId: row.subject_id, deductionId: row.deduction_id, number: noticeNumber(row.deduction_id, row.attempt), deductionFor: row.deduction_for, name: row.name, unitName: row.unit_name ?? "", unitCode: row.unit_code, from: row.from_on,
    state: row.state, tries: row.tries, problem: row.problem, receipt: row.receipt, refusal: row.refusal_code === "" ? null : { code: row.refusal_code, says: row.refusal_says }, madeAt: row.made_at, answeredAt: row.answered_at,
    settled: row.settled_at === null ? null : { by: row.settled_name, says: row.settled_says, at: row.settled_at },
  }))
}

const settle = statement<Record<"subject" | "deduction" | "scope" | "state" | "name" | "says" | "now", string>, { region: string }>({
  name: "subsidies.settle-tax-notice", reach: "subject",
  sql: `
    update subsidies.tax_notices set state = :state, attempt = attempt + case when :state = 'waiting' then 1 else 0 end, tries = 0, look_at = :now::timestamptz, answered_at = null, settled_name = :name, settled_says = :says, settled_at = :now::timestamptz
     where subject_id = :subject and deduction_id = :deduction and state = 'refused' and starts_with(region, :scope) returning region`,
})

/** @throws subsidies.tax-notice-not-refused when it is not, or somebody was faster; nobody settles their own */
export async function settleTaxNoticeFor(request: RequestContext<{ subject: string; deduction: string }, unknown, InputOf<typeof settleTaxNotice>>): Promise<OutputOf<typeof settleTaxNotice>> {
  const { viewer, params, input, house, now } = request
  if (viewer.kind !== "staff" || viewer.personId === params.subject) throw commonProblems.notAllowed()
  const state = input.decision === "again" ? "waiting" : "set-aside"
  const done = await house.database.system.maybe(settle, { ...params, scope: viewer.scope, state, name: viewer.name, says: input.says, now })
  if (!done) throw taxNoticeProblems.notRefused()
  request.concerns(params.subject, done.region, { deduction: params.deduction, decision: input.decision, says: input.says })
  return { state }
}
