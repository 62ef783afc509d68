// 社会保险经办条例: what must be paid back, in instalments or by offset from later benefits (domain/04 §9.4).
import { and, atMost, choose, cite, equals, fen, moreThan, named, number, or, plus, ratio, rule, sum } from "#policy"
import { instalments, offsetConsent, offsetShare, overpaid, receivable as receivableFact } from "./facts.ts"
import { instalmentCeiling, offsetCeiling, recoverMedical } from "./parameter-definitions.ts"
import { nothingToRecover, offsetTooHigh, offsetWithoutConsent, tooManyInstalments } from "./reasons.ts"

const { benefit, medical } = overpaid.columns

export const receivableAmount = named("应退金额", choose([[recoverMedical, plus(sum(overpaid, benefit), sum(overpaid, medical))]], sum(overpaid, benefit)))

export const receivableRule = rule({
  name: "insurance.receivable",
  title: "多发待遇应退金额",
  law: cite("社会保险经办条例", "关于退还多享受待遇的规定"),
  since: "2023-12-01",
  subject: "claim",
  conditions: [{ name: "something-due", says: "停发后多发的金额{应退金额}大于0", expr: moreThan(receivableAmount, fen(0)), otherwise: nothingToRecover }],
  gives: { amount: receivableAmount },
})

export const offsetPlan = rule({
  name: "insurance.offset-plan",
  title: "还款协议和待遇抵扣",
  law: cite("社会保险经办条例", "关于退还多享受待遇的规定"),
  since: "2023-12-01",
  subject: "claim",
  conditions: [
    { name: "something-due", says: "应退金额{receivable}大于0", expr: moreThan(receivableFact, fen(0)), otherwise: nothingToRecover },
    { name: "instalments", says: "期数{instalments}在1期以上、不超过{insurance.instalment-ceiling}期", expr: and(moreThan(instalments, number(0)), atMost(instalments, instalmentCeiling)), otherwise: tooManyInstalments },
    { name: "share", says: "抵扣比例{offset-share}不超过{insurance.offset-ceiling}（0为不抵扣）", expr: atMost(offsetShare, offsetCeiling), otherwise: offsetTooHigh },
    { name: "consent", says: "不抵扣，或本人书面同意抵扣", expr: or(equals(offsetShare, ratio(0)), offsetConsent), otherwise: offsetWithoutConsent },
  ],
  gives: { share: offsetShare, instalments },
})

/** Deducted from one payment, 分: the agreed share rounded down ("不超过"), never more than is still owed. */
export function deductionFrom(due: number, owed: number, shareInTenThousandths: number): number {
  return Math.max(0, Math.min(owed, Math.floor((due * shareInTenThousandths) / 10_000)))
}

/** Equal instalments, 分, the first ones one 分 higher until the sum is exact. */
export function instalmentAmounts(amount: number, count: number): readonly number[] {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError("an agreement needs at least one instalment")
  const base = Math.floor(amount / count)
  return Array.from({ length: count }, (_, index) => base + (index < amount - base * count ? 1 : 0))
}
