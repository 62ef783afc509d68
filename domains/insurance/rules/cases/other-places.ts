// Our worked cases, written from the text of domain/04 §2, §3, §5, §6 and §11: the same situations in places that set a number otherwise.
import { type AskedCase, type CaseAnswer, type CaseFacts, casesOf, passes, pays, refused } from "#policy"
import { claimant } from "./benefit.ts"

type Numbers = Readonly<Record<string, number | string | boolean | readonly string[]>>

/** One situation in the county 990201, where these numbers are its own. */
const there = (rule: string, says: string, numbers: Numbers, facts: CaseFacts, answer: CaseAnswer, on = "2025-05-20"): readonly AskedCase[] => casesOf(rule, facts, { region: "990201", on, numbers }, [[says, {}, answer]])

const death: CaseFacts = { "death-date": "2025-05-03", "first-month": "2025-03", "last-month": "2026-02", "death-proof": true, applicants: 1, "family-agreement": false, "funeral-grant-elsewhere": false, dependants: 2, "contributed-months": 48, "death-month-paid": true }
const unit: CaseFacts = {
  "unit-kind": "enterprise", "fully-paid-months": 12, "insured-at-start": 200, "average-insured-last-year": 200, "insured-in-december": 189, "benefit-drawers-last-year": 50, "unit-credit-listed": false, "zombie-enterprise": false,
  "industry-policy-consistent": true, "premium-paid-last-year": 10_000_000, "enterprise-size": "medium", "refunded-last-year": 0,
}
const late: CaseFacts = { ...claimant, "contributed-months": 48, "claim-date": "2025-06-05" }
const older: CaseFacts = { "draws-benefit": true, "retirement-kind": "M60", "birth-date": "1966-01-10", month: "2025-05" }
const prices: CaseFacts = { "consumer-index-rise": 300, "food-index-rise": 100, "supplement-index-rise": 300, "draws-benefit": true }

export const otherPlaceBenefitCases = [
  ...there("insurance.entitled-months", "一律从登记日起", { "insurance.start-rule": "registration" }, late, passes({ startDate: "2025-03-18", firstMonth: "2025-03", lastMonth: "2026-02" }), "2025-06-10"),
  ...there("insurance.entitled-months", "逾期申领从申领日起", { "insurance.start-rule": "claim-if-late" }, late, passes({ startDate: "2025-06-05", firstMonth: "2025-06", lastMonth: "2026-05" }), "2025-06-10"),
  ...there("insurance.entitled-months", "次月起发", { "insurance.pay-from": "next-month" }, { ...claimant, "contributed-months": 48 }, passes({ startDate: "2025-03-18", firstMonth: "2025-04", lastMonth: "2026-03" })),
  ...there("insurance.benefit-duration", "不可续领", { "insurance.remainder-allowed": false }, { "contributed-months": 11, "unused-months": 5 }, refused("R-PAID-LT12")),
  ...there("insurance.benefit-standard", "最低工资的80%", { "insurance.benefit-ratio": 8000 }, {}, pays("1600.00")),
  ...there("insurance.benefit-standard", "标准等于最低工资，不能启用", { "insurance.benefit-ratio": 10_000 }, {}, refused("R-STANDARD-HIGH")),
  ...there("insurance.benefit-standard", "标准正好等于低保", { "insurance.benefit-ratio": 4500 }, {}, pays("900.00")),
  ...there("insurance.benefit-standard", "标准低于低保，不能启用", { "insurance.benefit-ratio": 4499 }, {}, refused("R-STANDARD-LOW")),
  ...there("insurance.benefit-eligibility", "有市场主体视为已就业", { "insurance.entity-means-employed": "refuse" }, { ...claimant, "active-entity": true }, refused("R-HAS-ENTITY"), "2025-03-28"),
  ...there("insurance.benefit-eligibility", "有市场主体不影响", { "insurance.entity-means-employed": "ignore" }, { ...claimant, "active-entity": true }, pays("5400.00"), "2025-03-28"),
  ...there("insurance.older-claimant-pension", "1年以内含1年：正好差12个月", { "insurance.older-claimant-window": "at-most" }, older, pays("840.00")),
  ...there("insurance.older-claimant-pension", "不足1年：正好差12个月", { "insurance.older-claimant-window": "less-than" }, older, refused("R-NOT-NEAR-RETIRE")),
  ...there("insurance.older-claimant-pension-refund", "先缴后补，缴700元补700元", { "insurance.older-pension-mode": "reimburse" }, { ...older, month: "2025-06", "own-pension-paid": 70_000 }, pays("700.00")),
  ...there("insurance.older-claimant-pension-refund", "先缴后补，缴1000元补到最低档840元", { "insurance.older-pension-mode": "reimburse" }, { ...older, month: "2025-06", "own-pension-paid": 100_000 }, pays("840.00")),
  ...there("insurance.receivable", "医疗保险费一并追回", { "insurance.recover-medical": true }, { "overpaid-lines": [{ month: "2025-04", benefit: 180_000, medical: 42_000 }, { month: "2025-05", benefit: 180_000, medical: 42_000 }] }, pays("4440.00")),
  ...there("insurance.death-grant", "按7个月和供养人数：两人", { "insurance.death-model": "D-HA" }, death, pays("30600.00", { funeral: 1_260_000, consolation: 1_800_000 })),
  ...there("insurance.death-grant", "按7个月和供养人数：四人不超过15个月", { "insurance.death-model": "D-HA" }, { ...death, dependants: 4 }, pays("39600.00")),
  ...there("insurance.death-grant", "他险已发丧葬补助金的不发抚恤金", { "insurance.consolation-with-funeral-elsewhere": false }, { ...death, "funeral-grant-elsewhere": true }, pays("0.00")),
  ...there("insurance.lump-sum", "当地不实行", { "insurance.lump-sum-open": false }, { "unused-months": 8, "re-employment-route": "founded", "contract-start": "2025-05-01", "contract-end": null, "new-insured-months": 0, "lump-sum-paid": false }, refused("R-NOT-OPEN")),
  ...there("UI-RETAIN", "按净减少：200人到189人，5.5%", { "insurance.layoff-mode": "net" }, unit, pays("60000.00")),
  ...there("UI-RETAIN", "按净减少：200人到188人，6%", { "insurance.layoff-mode": "net" }, { ...unit, "insured-in-december": 188 }, refused("R-LAYOFF")),
  ...there("UI-RETAIN", "按净减少：人数增加算没有裁员", { "insurance.layoff-mode": "net" }, { ...unit, "insured-in-december": 250 }, pays("60000.00")),
  ...there("UI-RETAIN", "基金备付11个月", { "insurance.pool-reserve": 11 }, { ...unit, "benefit-drawers-last-year": 0 }, refused("R-RESERVE")),
  ...there("insurance.price-supplement", "当地启动条件降到3.0%", { "insurance.price-consumer-trigger": 300 }, prices, pays("27.00")),
  ...there("UI-WORKER", "当地已统一缴费办法", { "insurance.contract-worker-open": false }, { "contract-worker": true, "contract-over": true, "unit-paid-months": 36 }, refused("R-NOT-OPEN")),
]
