// 代缴保险费: premiums the fund pays with the benefit, in one sum to each insurance, with a list of its own (domain/04 §3).
import { createHash } from "node:crypto"
import type { Bulk } from "#platform/database"
import type { House } from "#platform/module"
import type { BatchHead, InstitutionTotal } from "#platform/payments"
import { monthOfNumber } from "../months.ts"

/** Kinds of month lines that go to an institution and not to the person. */
export const premiums = {
  medical: { label: "代缴职工基本医疗保险费", payee: "医疗保险基金" },
  pension: { label: "代缴大龄领金人员养老保险费", payee: "企业职工基本养老保险基金" },
} as const
export type Premium = keyof typeof premiums
export const isPremium = (kind: string): kind is Premium => Object.hasOwn(premiums, kind)

/** The same in SQL: `kind in ${premiumKinds}`. */
export const premiumKinds = "('medical', 'pension')"

export async function premiumTotals(tx: Bulk, batch: BatchHead): Promise<readonly InstitutionTotal[]> {
  const sums = await tx.sql<{ kind: Premium; count: number; total: number }>(
    `select kind, count(*)::int as count, coalesce(sum(paid_fen), 0)::float8 as total from insurance.month_lines
      where batch_id = $1 and kind in ${premiumKinds} and state not in ('held', 'reversal') group by kind order by kind`,
    [batch.batchId],
  )
  return sums.map((sum) => ({ category: sum.kind, ...premiums[sum.kind], count: sum.count, totalFen: sum.total }))
}

/** Same form as the bank file: `H|批次号|领取地|期间|笔数|总金额(分)|生成时间|文件SHA256`, `D|序号|姓名|证件类型|证件号|费款所属期|金额(分)`, `T|笔数|总金额(分)`; the hash is taken with its field empty. */
export async function premiumFile(tx: Bulk, batch: BatchHead, kind: string, house: House): Promise<{ content: string; lines: number }> {
  const rows: string[] = []
  let total = 0
  const people = await tx.sql<{ name: string; id_type: string; id_sealed: string | null; ym: number; paid: number }>(
    `select p.name, p.id_type, p.id_sealed, m.ym, m.paid_fen::float8 as paid from insurance.month_lines m join registers.persons p using (person_id)
      where m.batch_id = $1 and m.kind = $2 and m.kind in ${premiumKinds} and m.state not in ('held', 'reversal') order by m.region, m.person_id, m.ym`,
    [batch.batchId, kind],
  )
  for (const row of people) {
    total += row.paid
    rows.push(`D|${rows.length + 1}|${row.name.replace(/[|\p{Cc}]/gu, " ")}|${row.id_type}|${row.id_sealed === null ? "" : house.sealing.open(row.id_sealed)}|${monthOfNumber(row.ym)}|${row.paid}\n`)
  }
  const header = `H|${batch.number}-${kind}|${batch.region}|${monthOfNumber(batch.ym)}|${rows.length}|${total}|${batch.now}|`
  const body = `\n${rows.join("")}T|${rows.length}|${total}\n`
  return { content: header + createHash("sha256").update(header).update(body).digest("hex") + body, lines: rows.length }
}
