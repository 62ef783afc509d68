// Worked examples of domain/04 §2 as data: held by a test, shown beside their rule, counted by `npm run law`.
import type { Result, WorkedExample } from "#policy"
import { claimantWith } from "./worked-case.ts"

type Changes = Parameters<typeof claimantWith>[0]
type Place = Parameters<typeof claimantWith>[1]

const eligibility = (id: string, says: string, changes: Changes, result: Result, codes: readonly string[] = [], place: Place = {}): WorkedExample => ({
  rule: "insurance.benefit-eligibility", id, says, input: claimantWith(changes, place), result, codes,
})
const standard = (id: string, says: string, place: Place): WorkedExample => ({ rule: "insurance.benefit-standard", id, says, input: claimantWith({}, place), result: "pass", codes: [] })
const calendar = (id: string, says: string, changes: Changes, result: Result, codes: readonly string[] = []): WorkedExample => ({ rule: "insurance.entitled-months", id, says, input: claimantWith(changes), result, codes })

export const workedExamples: readonly WorkedExample[] = [
  eligibility("UI-1", "缴费12个月，单位解除合同，已登记失业", {}, "pass"),
  eligibility("UI-2", "缴费11个月，没有未领月数", { "contributed-months": 11 }, "fail", ["R-PAID-LT12"]),
  eligibility("UI-3", "本人辞职", { "end-reason": "20" }, "fail", ["R-VOLUNTARY"]),
  eligibility("UI-4", "单位过错，有仲裁裁决", { "end-reason": "09", "employer-fault-found": true }, "pass"),
  eligibility("UI-4b", "单位过错，没有认定", { "end-reason": "09" }, "by-hand", ["M-FAULT-EVIDENCE"]),
  eligibility("UI-6", "缴费48个月，3月18日登记，3月20日申领", { "contributed-months": 48 }, "pass"),
  eligibility("UI-7", "缴费48个月，6月5日才申领", { "contributed-months": 48, "claim-date": "2025-06-05" }, "pass", [], { on: "2025-06-10" }),
  eligibility("UI-9", "上周到了法定退休日", { "birth-date": "1965-01-21" }, "fail", ["R-RETIRED"]),
  eligibility("UI-10", "正在外省领取失业保险金", { "running-entitlement": true }, "fail", ["R-RUNNING"]),
  standard("UI-1", "乙市2025年，最低工资2000元的90%", {}),
  calendar("UI-6", "3月18日登记，3月20日申领，从登记日起", { "contributed-months": 48 }, "pass"),
  calendar("UI-9", "没有失业登记", { "registration-date": null }, "fail", ["R-NOT-REGISTERED"]),
]
