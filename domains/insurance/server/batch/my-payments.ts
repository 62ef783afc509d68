// 我的发放: the person's own months with amount, how it was worked out, and where and when the money went.
import { commonProblems } from "#wire"
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { firstDay, formatYuan, fen } from "#standards"
import { benefitRatio, minimumWage } from "../../rules/parameter-definitions.ts"
import { instalmentAmounts } from "../../rules/index.ts"
import { reasonLabel } from "../../rules/receivable-reasons.ts"
import { monthOfNumber } from "../months.ts"
import { lineKinds } from "./monthly-benefit.ts"
import { isPremium } from "./premiums.ts"
import { parameters } from "../parameters.ts"

interface MonthRow {
  ym: number
  kind: keyof typeof lineKinds
  region: string
  due: number
  deducted: number
  paid: number
  state: string
  settled_on: string | null
  number: string | null
  tail: string | null
  code: string | null
}

const monthsOf = statement<{ person: string }, MonthRow>({
  name: "insurance.my-month-lines", reach: "subject", hot: true,
  sql: `select m.ym, m.kind, m.region, m.due_fen::float8 as due, m.deducted_fen::float8 as deducted, m.paid_fen::float8 as paid, m.state, m.settled_on, b.number, right(p.bank_masked, 4) as tail, l.result_code as code
          from insurance.month_lines m
          left join payments.batch_months b on b.batch_id = m.batch_id
          left join payments.lines l on l.subject_id = m.person_id and l.batch_id = m.batch_id and l.category = m.kind
          left join registers.persons p on p.person_id = m.person_id
         where m.person_id = :person and m.state not in ('reversed', 'reversal')
           and not (m.state = 'held' and exists (select 1 from insurance.month_lines n where n.person_id = m.person_id and n.ym = m.ym and n.kind = m.kind and n.seq > m.seq))
         order by m.ym desc, m.kind`,
})
const grantedOf = statement<{ person: string }, { months: number | null; drawn: number | null }>({
  name: "insurance.my-granted-months", reach: "subject", sql: "select months, drawn_months as drawn from insurance.entitlements where person_id = :person order by recorded_at desc limit 1",
})
const owedOf = statement<{ person: string }, { receivable_id: string; reason: string; amount: number; collected: number; way: string | null; instalments: number | null; state: string }>({
  name: "insurance.my-receivables", reach: "subject",
  sql: `select receivable_id, reason, amount_fen::float8 as amount, collected_fen::float8 as collected, way, instalments, state from insurance.receivables where person_id = :person and state <> 'cancelled' order by recorded_at`,
})

const stateSays: Readonly<Record<string, string>> = {
  pending: "正在发放", held: "暂缓发放，核实后补发", paid: "已到账", returned: "银行退回，请更正收款账户后重发",
}

/** "月最低工资标准2 000.00元 × 90%" */
function howOf(row: MonthRow): string | null {
  if (row.kind === "medical") return "按当地医保缴费基数和费率由失业保险基金全额缴纳，个人不缴"
  if (row.kind === "pension") return "距法定退休不足一年，按灵活就业人员最低缴费档由失业保险基金全额缴纳，个人不缴"
  if (row.kind === "pension-refund") return "距法定退休不足一年，本人先缴的养老保险费按最低缴费档以内补给本人"
  if (row.kind === "supplement") return "标准追溯调整，补发本月已发与应发的差额"
  if (row.kind !== "benefit") return null
  const on = firstDay(monthOfNumber(row.ym))
  const wage = parameters.find(minimumWage.parameter, row.region.slice(0, 6), on)?.value
  const ratio = parameters.find(benefitRatio.parameter, row.region.slice(0, 6), on)?.value
  return typeof wage === "number" && typeof ratio === "number" ? `月最低工资标准${formatYuan(fen(wage))}元 × ${ratio / 100}%${row.deducted > 0 ? `，扣还以前多发${formatYuan(fen(row.deducted))}元` : ""}` : null
}

export async function myPaymentsFor(request: RequestContext) {
  if (request.viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const person = request.viewer.personId
  const [rows, granted, owed] = await Promise.all([request.db.all(monthsOf, { person }), request.db.maybe(grantedOf, { person }), request.db.all(owedOf, { person })])
  const paid = rows.filter((row) => row.state === "paid")
  const sum = (list: readonly MonthRow[]) => list.reduce((total, row) => total + row.paid, 0)
  return {
    months: rows.map((row) => ({
      month: monthOfNumber(row.ym), kind: row.kind, label: lineKinds[row.kind], dueFen: row.due, deductedFen: row.deducted, paidFen: row.paid, state: row.state, says: stateSays[row.state] ?? row.state, how: howOf(row), settledOn: row.settled_on,
      accountTail: isPremium(row.kind) ? null : row.tail, batch: row.number,
    })),
    totals: {
      paidFen: sum(paid.filter((row) => !isPremium(row.kind))), medicalFen: sum(paid.filter((row) => row.kind === "medical")), pensionFen: sum(paid.filter((row) => row.kind === "pension")),
      monthsPaid: paid.filter((row) => row.kind === "benefit").length, monthsGranted: granted?.months ?? null,
    },
    owed: owed.map((one) => ({
      receivableId: one.receivable_id, reason: reasonLabel(one.reason), amountFen: one.amount, collectedFen: one.collected, way: one.way, instalments: one.instalments,
      monthlyFen: one.way === "plan" && one.instalments ? [...instalmentAmounts(one.amount, one.instalments)] : [], state: one.state,
    })),
  }
}
