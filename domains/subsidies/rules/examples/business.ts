// Worked examples of domain/03 §3 as data: start-ups, hires, loans, introductions, travel; projects and certificates, where the domain file has no number, are ours.
import { examplesOf } from "#policy"
import { caseOf } from "../reference-case.ts"
import { broughtWorker, deductionCase, founderCase, interestCase, introduced, loanCase, oneHire, poorHire, provincialCase, rentCase, serviceCase, skillBase, startUpJobsCase, traveller } from "../worked-cases.ts"

const expanded = { item: "UI-EXPAND", from: "2025-08", until: "2025-08", occupation: null, level: null, employer: null, loan: null, cost: null, fund: "unemployment-insurance" }
const hires = (count: number) => Array.from({ length: count }, () => ({ contractStart: "2025-03-01", contractEnd: null }))
const segment = (from: string, until: string, state = "normal") => ({ principal: 30_000_000, rate: 450, from, until, state })
const firm = { borrower: "firm", "loan-repay-by": "2027-06-01", "loan-amount": 300_000_00 } as const
const autumn = (facts: Parameters<typeof caseOf>[0]) => caseOf(facts, { on: "2025-10-15" })

export const businessExamples = [
  ...examplesOf("subsidies.start-up-grant", founderCase, autumn, [
    ["SO-1", "2024年3月15日登记，2025年3月15日申请，5000元", {}],
    ["SO-2", "早一天申请", { "applied-on": "2025-03-14" }, ["R-RUN-LT12M"]],
    ["SO-3", "2019年注销过一个店", { "earlier-entities": 1 }, ["R-NOT-FIRST"]],
    ["SO-4", "列入经营异常名录", { "unit-abnormal": true }, ["R-ABNORMAL"]],
    ["SO-5", "配偶在同一地址、同类经营已享受", { "same-address-grant": true }, ["M-SAME-ADDR"]],
  ]),
  ...examplesOf("subsidies.start-up-jobs", startUpJobsCase, autumn, [
    ["SJ-1", "5人：前3人各2000元，后2人各3000元，共12000元", {}],
    ["SJ-2", "12人，最多30000元", { "workers-brought": 12 }],
    [null, "没有符合条件的人", { "workers-brought": 0 }, ["R-NO-WORKERS"]],
  ]),
  ...examplesOf("subsidies.start-up-worker", broughtWorker, autumn, [
    [null, "签1年以上合同，参保满3个月", {}],
    ["SJ-3", "在同一创业者的另一个店已经算过", { "worker-counted-before": true }, ["R-WORKER-DUP"]],
  ]),
  ...examplesOf("subsidies.start-up-rent", rentCase, autumn, [
    ["RE-1", "租金4800元，上限6000元", {}],
    ["RE-2", "租金9000元，补到上限6000元", { "rent-paid": 900_000 }],
    ["RE-3", "房东是父亲", { "lessor-related": true }, ["R-RELATED-LESSOR"]],
    ["RE-4", "第四年", { "rent-months-used": 36 }, ["R-CAP36"]],
    [null, "今年补过4800元，又付了租金，只补到上限", { "rent-paid": 900_000, "rent-granted-this-year": 480_000 }],
  ]),
  ...examplesOf("subsidies.hiring-grant", oneHire, autumn, [["HO-1", "招用一名毕业年度毕业生，1000元", {}], ["HO-2", "这个人被另一单位用来领过扩岗补助", { "other-awards": [expanded] }, ["R-STACK-EXPAND"]]]),
  ...examplesOf("subsidies.poor-hiring-grant", poorHire, autumn, [
    ["HP-1", "8个月后离职，先补6个月的1000元", {}],
    ["HP-1", "8个月后离职，第二笔没有", { "asked-stage": "twelve", "poor-hire-paid": 100_000 }, ["R-MONTHS-LT12"]],
    ["HP-2", "第11个月要求一次补2000元", { "asked-stage": "whole", "insured-months-since-hire": 11 }, ["R-MONTHS-LT12"]],
  ]),
  ...examplesOf("subsidies.loan-interest", interestCase, autumn, [
    ["LN-1", "300000元，年利率4.5%，92天，利息3450元的一半", {}],
    ["LN-2", "9月21日起逾期，只算82天，1537.50元", { "loan-segments": [segment("2025-07-01", "2025-09-20"), segment("2025-09-21", "2025-09-30", "overdue")] }],
    [null, "整个季度都逾期", { "loan-segments": [segment("2025-07-01", "2025-09-30", "overdue")] }, ["R-NOTHING-DUE"]],
  ]),
  ...examplesOf("subsidies.loan-limit", loanCase, autumn, [
    ["LN-3", "4人合伙，额度132万元", { borrower: "partners", partners: 4 }],
    ["LN-4", "13人合伙，最多400万元", { borrower: "partners", partners: 13 }],
    ["LN-5", "45名职工招4人，8.9%", { ...firm, "eligible-hires": hires(4) }, ["R-HIRE-RATIO"]],
    ["LN-5", "45名职工招5人，11.1%", { ...firm, "eligible-hires": hires(5) }],
    ["LN-5", "120名职工招6人，5%", { ...firm, "staff-insured-count": 120, "eligible-hires": hires(6) }],
  ]),
  ...examplesOf("subsidies.introduction", introduced, autumn, [
    ["AGI-1", "登记失业人员稳定4个月，先补一半100元", {}],
    ["AGI-2", "就业困难人员稳定3个月，500元", { "introduced-group": "hard", "insured-months-since-hire": 3 }],
    ["AGI-3", "机构和用人单位是同一法定代表人", { "agency-related": true }, ["R-RELATED"]],
    [null, "补过一半，稳定6个月后补其余100元", { "insured-months-since-hire": 6, "introduction-paid": 10_000, "introductions-this-year": 1, "introduced-to-same-employer": true }],
    [null, "补过一半，还没有满6个月", { "introduction-paid": 10_000, "introductions-this-year": 1, "introduced-to-same-employer": true }, ["R-DUP"]],
  ]),
  ...examplesOf("subsidies.travel", traveller, autumn, [
    ["TV-1", "到外省3个月，600元", {}],
    ["TV-2", "2个月20天", { "worked-away-until": "2025-05-20" }, ["R-MONTHS-LT3"]],
    ["TV-3", "同一年第二次", { "travel-this-year": 1 }, ["R-DUP"]],
  ]),
  ...examplesOf("subsidies.service-project", serviceCase, autumn, [[null, "招聘活动合同50万元，已付20万元，这次30万元", {}], [null, "买车", { "spending-use": "vehicle" }, ["R-FORBIDDEN-USE"]], [null, "超过合同", { "payment-asked": 30_000_001 }, ["R-BEYOND-CONTRACT"]]]),
  ...examplesOf("subsidies.training-base", skillBase, autumn, [[null, "评审确定500万元", {}], [null, "超过500万元", { "base-tier-sum": 500_000_001 }, ["R-BEYOND-CAP"]]]),
  ...examplesOf("subsidies.master-studio", skillBase, autumn, [[null, "批复后9个月，按标准", {}], [null, "同一单位第二次", { "skill-base-granted": 1 }, ["R-DUP"]]]),
  ...examplesOf("subsidies.provincial-item", provincialCase, autumn, [[null, "有批准文号和备案号，1000元", {}], [null, "没有备案号", { "provincial-filing": null }, ["R-NOT-FILED"]], [null, "已经付清", { "project-paid": 100_000 }, ["R-BEYOND-CONTRACT"]]]),
  ...examplesOf("subsidies.tax-deduction", deductionCase, autumn, [[null, "招用登记失业满半年的人，每年6000元，3年", {}], [null, "登记失业5个月", { "unemployed-months": 5 }, ["R-UNEMP-LT6M"]], [null, "同一人同一单位认定过", { "deduction-certified": true }, ["R-DUP"]]]),
]
