// 应退款: the list, the agreement how it comes back, and what was received (社会保险经办条例 art. 55; domain/04 §9.4).
import { commonProblems } from "#wire"
import { newId, statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { known } from "#policy"
import { fen, formatYuan } from "#standards"
import { receivableProblems } from "../../contract/payments.ts"
import { instalmentAmounts, offsetPlan } from "../../rules/index.ts"
import { reasonLabel } from "../../rules/receivable-reasons.ts"
import { monthOfNumber } from "../months.ts"
import { law } from "../law.ts"
import { parameters } from "../parameters.ts"

interface ReceivableRow {
  person_id: string
  receivable_id: string
  region: string
  reason: string
  months: number[]
  amount: number
  collected: number
  way: string | null
  instalments: number | null
  share: number | null
  consented_at: string | null
  state: string
  recorded_at: string
  name: string | null
  id_masked: string | null
  total: number
}

const columns = "r.person_id, r.receivable_id, r.region, r.reason, r.months, r.amount_fen::float8 as amount, r.collected_fen::float8 as collected, r.way, r.instalments, r.share, r.consented_at, r.state, r.recorded_at"
const listed = statement<{ scope: string; state: string; offset: number; limit: number }, ReceivableRow>({
  name: "insurance.list-receivables", reach: "report",
  sql: `select ${columns}, p.name, p.id_masked, count(*) over ()::int as total from insurance.receivables r left join registers.persons p using (person_id)
         where r.region like :scope::text || '%' and (:state::text = '' or r.state = :state) order by r.recorded_at desc, r.receivable_id limit :limit::int offset :offset::int`,
})
const one = statement<{ scope: string; person: string; receivable: string }, ReceivableRow>({
  name: "insurance.read-receivable", reach: "subject",
  sql: `select ${columns}, null as name, null as id_masked, 1 as total from insurance.receivables r where r.person_id = :person and r.receivable_id = :receivable and r.region like :scope::text || '%'`,
})
const agree = statement<{ person: string; receivable: string; way: string; instalments: number | null; share: number | null; consented: string | null; by: string }>({
  name: "insurance.agree-repayment", reach: "subject",
  sql: `update insurance.receivables set way = :way, instalments = :instalments, share = :share, consented_at = :consented, agreed_by = :by
         where person_id = :person and receivable_id = :receivable and state = 'open'`,
})

const pageSize = 50
function officer(request: RequestContext<unknown, unknown, unknown>) {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  return request.viewer
}

export async function listReceivablesFor(request: RequestContext<unknown, { state?: string | undefined; page: number }>) {
  const { state = "", page } = request.query
  const rows = await request.db.all(listed, { scope: officer(request).scope, state, offset: (page - 1) * pageSize, limit: pageSize })
  for (const row of rows) request.shows(row.person_id, row.region, "应退款清单")
  return {
    receivables: rows.map((row) => ({
      personId: row.person_id, receivableId: row.receivable_id, name: row.name ?? "", idMasked: row.id_masked ?? "", region: row.region, reason: reasonLabel(row.reason), months: row.months.map(monthOfNumber), amountFen: row.amount,
      collectedFen: row.collected, way: row.way, instalments: row.instalments, sharePercent: row.share === null ? null : row.share / 100, consentedAt: row.consented_at, state: row.state, recordedAt: row.recorded_at,
    })),
    total: rows[0]?.total ?? 0,
    page,
    pageSize,
  }
}

type ReceivableRequest<I> = RequestContext<{ person: string; receivable: string }, unknown, I>

async function found(request: ReceivableRequest<unknown>): Promise<ReceivableRow> {
  const row = await request.db.maybe(one, { scope: officer(request).scope, ...request.params })
  if (!row) throw commonProblems.notFound()
  request.concerns(row.person_id, row.region, { receivable: row.receivable_id })
  if (row.state !== "open") throw receivableProblems.notOpen()
  return row
}

/** The rule decides: at most 24 instalments, at most half of a month, an offset only with consent. */
export async function agreeRepaymentFor(request: ReceivableRequest<{ way: "refund" | "plan" | "offset"; instalments: number; sharePercent: number; consent: boolean }>) {
  const row = await found(request)
  const { way, instalments, consent } = request.input
  const share = Math.round(request.input.sharePercent * 100)
  const facts = { receivable: row.amount - row.collected, instalments: way === "plan" ? instalments : 1, "offset-share": way === "offset" ? share : 0, "offset-consent": way === "offset" && consent }
  const outcome = law.on(offsetPlan, request.today).decide({ facts: known(facts), parameters, on: request.today, region: row.region })
  if (outcome.result !== "pass") throw receivableProblems.planRefused({ reasons: outcome.conditions.filter((condition) => condition.verdict !== "pass").map((condition) => condition.says).join("；"), codes: outcome.reasons.map((reason) => reason.code) })
  await request.db.run(agree, {
    person: row.person_id, receivable: row.receivable_id, way, instalments: way === "plan" ? instalments : null, share: way === "offset" ? share : null, consented: way === "offset" ? request.now : null, by: officer(request).name,
  })
  return { way, instalmentsFen: way === "plan" ? [...instalmentAmounts(row.amount - row.collected, instalments)] : [row.amount - row.collected] }
}

/** Money that came back. A refund larger than what is left is refused (§12). */
export async function recordRefundFor(request: ReceivableRequest<{ amountFen: number; document: string }>) {
  const row = await found(request)
  const { amountFen, document } = request.input
  return request.house.database.system.transaction(async (tx) => {
    const [now] = await tx.sql<{ left: number; state: string }>('select (amount_fen - collected_fen)::float8 as "left", state from insurance.receivables where person_id = $1 and receivable_id = $2 for update', [row.person_id, row.receivable_id])
    if (now?.state !== "open") throw receivableProblems.notOpen()
    if (amountFen > now.left) throw receivableProblems.tooMuch({ left: formatYuan(fen(now.left)) })
    await tx.sql(
      `insert into insurance.receivable_entries (person_id, receivable_id, entry_id, kind, amount_fen, at, by_name, region) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.person_id, row.receivable_id, newId(), row.way === "plan" ? "instalment" : "refund", amountFen, request.now, `${officer(request).name} ${document}`, row.region],
    )
    const state = amountFen === now.left ? "settled" : "open"
    await tx.sql("update insurance.receivables set collected_fen = collected_fen + $3, state = $4 where person_id = $1 and receivable_id = $2", [row.person_id, row.receivable_id, amountFen, state])
    return { leftFen: now.left - amountFen, state }
  })
}
