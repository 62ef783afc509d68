// 失业保险关系跨省转移 (社会保险法 art. 52; domain/04 §7): the time always goes along, the money for who drew or may draw; the person never waits for it.
import type { PlainDate, YearMonth } from "#standards"
import { addDays, atMost, choose, cite, daysBetween, greatest, lessThan, minus, months, moreThan, named, not, or, present, portion, rule, times, today, workingDaysBetween } from "#policy"
import * as facts from "./promotion-facts.ts"
import { transferFeeDays, transferMultiple, transferSheetDays } from "./promotion-parameters.ts"
import { drawnBeyondApproved, feeOverdue, nothingPaidThere, placeFixedWhileDrawing, sheetOverdue } from "./promotion-reasons.ts"

const law = cite("社会保险法", "第五十二条")
/** Under a year paid there, the relation alone. */
const remaining = named("转移费用月数", choose([[lessThan(facts.outPlaceMonths, months(12)), months(0)]], greatest(months(0), minus(facts.outPlaceApproved, facts.outPlaceDrawn))))
/** Half as much again for the medical premium, training and introduction. */
const fee = named("转移费用", portion(times(facts.outPlaceStandard, remaining), transferMultiple, "half-up"))

export const relationTransfer = rule({
  name: "insurance.relation-transfer",
  title: "失业保险关系跨省转移",
  law,
  since: "2011-07-01",
  subject: "transfer",
  conditions: [
    { name: "not-drawing", says: "没有正在领取失业保险金", expr: not(facts.drawingNow), otherwise: placeFixedWhileDrawing },
    { name: "something-paid", says: "转出地累计缴费{out-place-paid-months}", expr: moreThan(facts.outPlaceMonths, months(0)), otherwise: nothingPaidThere },
    { name: "drawn-within-approved", says: "转出地已领{out-place-drawn-months}，不超过核定{out-place-approved-months}", expr: atMost(facts.outPlaceDrawn, facts.outPlaceApproved), otherwise: drawnBeyondApproved },
  ],
  gives: { months: named("转移缴费月数", facts.outPlaceMonths), fee, feeMonths: remaining },
})

/** Whether the out-place is late with its 转出信息表. */
export const transferSheet = rule({
  name: "insurance.transfer-sheet",
  title: "转出信息表提供期限",
  law,
  since: "2021-11-09",
  subject: "transfer",
  conditions: [
    {
      name: "in-time", says: "联系函{transfer-letter-on}后{insurance.transfer-sheet-days}内提供（{out-information-received-on}）",
      expr: or(present(facts.sheetReceivedOn), atMost(workingDaysBetween(facts.letterOn, today), transferSheetDays)), otherwise: sheetOverdue,
    },
  ],
  gives: {},
})

/** Whether the out-place is late with the money: a task for that place, never a hold for the person. */
export const transferFee = rule({
  name: "insurance.transfer-fee",
  title: "转移费用拨付期限",
  law,
  since: "2021-11-09",
  subject: "transfer",
  conditions: [
    {
      name: "in-time", says: "转出信息表{out-information-on}后{insurance.transfer-fee-days}内到账（{fee-received-on}）",
      expr: or(present(facts.feeReceivedOn), atMost(daysBetween(facts.infoSentOn, today), transferFeeDays)), otherwise: feeOverdue,
    },
  ],
  gives: { dueOn: named("最迟到账日", addDays(facts.infoSentOn, transferFeeDays)) },
})

interface PaidMonth {
  readonly month: YearMonth
  readonly region: string
  /** Day the money arrived. */
  readonly arrivedOn: PlainDate
}

/** Months paid in two places count once: the earlier record is kept, the later ones are listed. */
export function mergeContributionMonths(records: readonly PaidMonth[]): { readonly kept: readonly PaidMonth[]; readonly overlap: readonly PaidMonth[] } {
  const first = new Map<YearMonth, PaidMonth>()
  for (const record of records) {
    const known = first.get(record.month)
    if (!known || record.arrivedOn < known.arrivedOn) first.set(record.month, record)
  }
  const kept = [...first.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1))
  return { kept, overlap: records.filter((record) => first.get(record.month) !== record) }
}
