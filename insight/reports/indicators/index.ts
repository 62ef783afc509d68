// Every indicator of this module, and the parameters their definitions name.
import type { Indicator } from "#platform/indicators"
import { benefitBegun, benefitEnded, benefitPaid, benefitRecipients } from "./benefit.ts"
import { naturalDecrease, newlyEmployed, reemployed } from "./employment.ts"
import { leftUnemployment, longTermUnemployed, movedIn, newlyUnemployed, unemployedAtEnd } from "./unemployment.ts"

export const allIndicators: readonly Indicator[] = [
  unemployedAtEnd, newlyUnemployed, movedIn, leftUnemployment, longTermUnemployed, newlyEmployed, naturalDecrease, reemployed, benefitRecipients, benefitPaid, benefitBegun, benefitEnded,
]

/** Numbers of the definitions (domain/08 §3, ours to set): days between two jobs that still count as one move, days before the period an ended unemployment still counts, months of long-term unemployment. */
export const indicatorParameters = { gapDays: 30, reemploymentDays: 0, longTermMonths: 6 } as const

/** Last day of the statistical month (人社统EP1–EP10: the 20th); 31 for natural months. */
export const statDay = 20

export const causeLabels: Readonly<Record<string, string>> = { first: "新成长失业", lost: "就业转失业", other: "其他" }

export const wayLabels: Readonly<Record<string, string>> = {
  unit: "单位就业", self: "个体经营、创办企业", flexible: "灵活就业", post: "公益性岗位", retired: "退休", away: "升学、参军、出国（境）", moved: "迁出", silent: "失去联系", dead: "死亡", other: "其他",
  stopped: "提前停发", "used-up": "领取期满",
  A: "A 单位参保缴费", B: "B 劳动合同或用工备案", C: "C 单位办理的就业登记", D: "D 有参保的灵活就业登记", E: "E 本人申报的灵活就业",
}
