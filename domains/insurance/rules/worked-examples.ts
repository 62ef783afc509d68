// Worked examples of domain/04 as data: held by a test, shown beside their rule, counted by `npm run law`. Without a number they are ours.
import { examplesOf, joinTables, type ParameterTable, type WorkedExample } from "#policy"
import { referenceParameters } from "./parameters.ts"
import { promotionParameters } from "./promotion-parameters.ts"
import { caseOf as caseAt, claimantWith } from "./worked-case.ts"

type Facts = Parameters<typeof caseAt>[0]
interface Place {
  readonly on?: string
  readonly region?: string
  readonly parameters?: ParameterTable
}
const table = joinTables(referenceParameters, promotionParameters)
const caseOf = (facts: Facts, place: Place = {}) => caseAt(facts, { parameters: table, ...place })
const claimant = (facts: Facts, place?: Place) => claimantWith(facts as Parameters<typeof claimantWith>[0], place)
const on = (day: string): Place => ({ on: day })
/** Asked there and then, unless an example says otherwise. */
const usually = (usual: Place) => (facts: Facts, place: Place = {}) => caseOf(facts, { ...usual, ...place })
const may = usually(on("2025-05-20"))
/** 乙市 with one number of its own. */
const ofCity = (key: string, value: number | string, unit: string): Place => ({
  parameters: table.with({ key, region: "990200", value, unit, from: "2025-01-01", to: null, documentNumber: "乙人社〔2025〕5号", enteredBy: "甲", approvedBy: "乙" }),
})

const benefit = [
  ...examplesOf("insurance.benefit-eligibility", {}, claimant, [
    ["UI-1", "缴费12个月，单位解除合同，已登记失业", {}],
    ["UI-2", "缴费11个月，没有未领月数", { "contributed-months": 11 }, ["R-PAID-LT12"]],
    ["UI-3", "本人辞职", { "end-reason": "20" }, ["R-VOLUNTARY"]],
    ["UI-4", "单位过错，有仲裁裁决", { "end-reason": "09", "employer-fault-found": true }],
    [null, "单位过错，没有认定", { "end-reason": "09" }, ["M-FAULT-EVIDENCE"]],
    ["UI-6", "缴费48个月，3月18日登记，3月20日申领", { "contributed-months": 48 }],
    ["UI-7", "缴费48个月，6月5日才申领", { "contributed-months": 48, "claim-date": "2025-06-05" }, [], on("2025-06-10")],
    ["UI-9", "上周到了法定退休日", { "birth-date": "1965-01-21" }, ["R-RETIRED"]],
    ["UI-10", "正在外省领取失业保险金", { "running-entitlement": true }, ["R-RUNNING"]],
  ]),
  ...examplesOf("insurance.benefit-duration", { "contributed-months": 12, "unused-months": 0 }, caseOf, [
    ["UM-1", "未领7个月，新缴26个月：共13个月", { "unused-months": 7, "contributed-months": 26 }],
    ["UM-2", "未领20个月，新缴48个月：最多24个月", { "unused-months": 20, "contributed-months": 48 }],
    ["UM-3", "从未领取，30个月加20个月：12个月", { "contributed-months": 50 }],
    ["UM-4", "领过，没有未领，又缴11个月", { "contributed-months": 11 }, ["R-PAID-LT12"]],
    ["UM-4", "领过，未领5个月，又缴11个月：5个月", { "contributed-months": 11, "unused-months": 5 }],
  ]),
  ...examplesOf("insurance.benefit-standard", {}, claimant, [
    ["UI-1", "乙市2025年，最低工资2000元的90%", {}],
    [null, "比例定成100%，不低于最低工资", {}, ["R-STANDARD-HIGH"], ofCity("insurance.benefit-ratio", 10_000, "万分之一")],
  ]),
  ...examplesOf("insurance.entitled-months", {}, claimant, [["UI-6", "3月18日登记，3月20日申领，从登记日起", { "contributed-months": 48 }], ["UI-9", "没有失业登记", { "registration-date": null }, ["R-NOT-REGISTERED"]]]),
]

const older = { "birth-date": "1965-08-15", "retirement-kind": "M60", "draws-benefit": true, month: "2025-01" }
const endedInMarch = { "last-month": "2025-03", "still-unemployed": true, "birth-date": "1965-11-15", "retirement-kind": "M60" }
const rehired = { "unused-months": 7, "re-employment-route": "employed", "contract-start": "2025-08-01", "contract-end": "2026-07-31", "new-insured-months": 3, "lump-sum-paid": false }
const death = {
  "death-date": "2025-08-03", "first-month": "2025-03", "last-month": "2026-02", "death-proof": true, applicants: 1, "family-agreement": false, "funeral-grant-elsewhere": false, dependants: 0, "contributed-months": 144, "death-month-paid": true,
}
const allowance = { "benefit-used-up": false, "contributed-months": 8, "end-reason": "05", "allowance-months-paid": 0, "draws-benefit": false }

const attached = [
  ...examplesOf("insurance.medical-premium", { "paid-months": 3 }, caseOf, [["OM-1", "基数4200元，8%加2%，3个月1260元", {}], [null, "没有领失业保险金", { "paid-months": 0 }, ["R-NOT-DRAWING"]]]),
  ...examplesOf("insurance.older-claimant-pension", older, usually(on("2025-01-01")), [
    ["OA-1", "男，1965年8月生，2025年10月退休：2025年1月至10月由基金缴，每月840元", {}],
    [null, "还有一年以上才退休", { "birth-date": "1967-08-15" }, ["R-NOT-NEAR-RETIRE"]],
  ]),
  ...examplesOf("insurance.older-claimant-pension-refund", { ...older, "own-pension-paid": 84_000 }, usually(on("2025-01-01")), [
    [null, "先缴后补的地方，自己缴了840元", {}, [], ofCity("insurance.older-pension-mode", "reimburse", "代码")],
    [null, "当地由基金直接代缴", {}, ["R-PAID-DIRECTLY"]],
  ]),
  ...examplesOf("insurance.extension", endedInMarch, usually(on("2025-04-01")), [
    ["OA-3", "2025年3月领满，2026年2月15日退休：延长2025年4月至2026年2月", {}],
    ["OA-2", "2025年3月领满，2028年3月才退休", { "birth-date": "1972-07-10", "retirement-kind": "F55" }, ["R-NOT-NEAR-RETIRE"]],
  ]),
  ...examplesOf("insurance.job-seeking-allowance", { "draws-benefit": true, "job-seeking-months-paid": 0, "retirement-kind": "M60", "birth-date": "1990-05-20", "average-base-12-months": 500_000 }, caseOf, [
    [null, "平均基数5000元的15%，6个月", {}],
    [null, "已经发满6个月", { "job-seeking-months-paid": 6 }, ["R-CAP6"]],
  ]),
  ...examplesOf("insurance.childbirth-supplement", { "first-month": "2025-03", "last-month": "2026-02", "childbirth-supplement-paid": false, "child-born-on": "2025-03-12" }, caseOf, [[null, "领金期间生育，三个月标准", {}], [null, "已经发过", { "childbirth-supplement-paid": true }, ["R-DUP"]]]),
  ...examplesOf("insurance.lump-sum", rehired, usually(on("2025-11-10")), [
    ["OR-1", "未领7个月，签1年合同参保3个月：领4个月7200元，剩3个月", {}],
    [null, "合同差一天", { "contract-end": "2026-07-30" }, ["R-CONTRACT-LT1Y"]],
  ]),
  ...examplesOf("insurance.death-grant", death, usually({ on: "2025-08-20", region: "990300" }), [
    ["DE-1", "丙市，月人均可支配收入4000元，缴费12年：8000元加36000元", {}],
    ["DE-2", "甲市，上年度月平均工资8000元：24000元加48000元", {}, [], { region: "990100" }],
    ["DE-3", "养老保险已发丧葬补助金", { "funeral-grant-elsewhere": true }],
    ["DE-4", "应领末月以后死亡", { "death-date": "2026-03-01" }, ["R-NOT-IN-PERIOD"], on("2026-03-05")],
  ]),
  ...examplesOf("insurance.unemployment-allowance", allowance, usually(on("2021-06-01")), [
    ["UB-1", "缴费8个月，标准1500元的50%，6个月4500元", {}],
    ["UB-2", "第七个月", { "allowance-months-paid": 6 }, ["R-CAP6"]],
    ["UB-3", "同月领失业保险金", { "draws-benefit": true }, ["R-STACK-BENEFIT"]],
    [null, "2023年以后申请", {}, ["R-PROGRAM-CLOSED"], on("2023-01-01")],
  ]),
  ...examplesOf("insurance.receivable", {}, caseOf, [[null, "多发一个月", { "overpaid-lines": [{ month: "2025-06", benefit: 180_000, medical: 42_000 }] }], [null, "没有多发", { "overpaid-lines": [] }, ["R-NOTHING-DUE"]]]),
  ...examplesOf("insurance.offset-plan", { receivable: 360_000, instalments: 12, "offset-share": 5000, "offset-consent": true }, caseOf, [[null, "本人同意，每月抵扣一半", {}], [null, "超过一半", { "offset-share": 5001 }, ["R-OFFSET"]], [null, "25期", { instalments: 25 }, ["R-INSTALMENTS"]]]),
]

const firm = {
  "unit-kind": "enterprise", "enterprise-size": "medium", "premium-paid-last-year": 19_440_000, "benefit-drawers-last-year": 8, "average-insured-last-year": 180, "insured-in-december": 180, "insured-at-start": 180, "fully-paid-months": 12, "unit-credit-listed": false,
  "zombie-enterprise": false, "industry-policy-consistent": true, "refunded-last-year": 0,
}
const large = { "enterprise-size": "large", "average-insured-last-year": 2000 }
const certificate = {
  "insured-now": true, "draws-benefit": false, "skill-paid-months": 14, "certificate-found": true, "certificate-issued-on": "2025-03-01", "certificate-level": 4, "highest-level-held": null, "skill-level-claimed": false, "skill-claims-this-year": 0,
  "skill-claims-of-issue-year": 0, "urgent-occupation": false, "certificate-training-subsidised": false,
}
const hire = {
  "unit-kind": "enterprise", "expansion-group": "youth", "graduated-on": null, "worked-since-graduation": false, "birth-date": "2001-06-01", "registered-unemployed": true, "contract-start": "2025-06-01", "contract-end": null, "pension-insured-months": 3,
  "unemployment-insured-months": 3, "injury-insured-months": 3, "expansion-used": false, "hiring-grant-used": false,
}
const move = { "drawing-now": false, "out-place-paid-months": 48, "out-place-approved-months": 12, "out-place-drawn-months": 0, "out-place-standard": 150_000 }

const promotion = [
  ...examplesOf("insurance.job-retention-refund", firm, may, [
    ["SG-1", "中型企业，平均180人，8人领金：60%，116640元", {}],
    ["SG-2", "领过60%，提高到90%后补58320元", { "refunded-last-year": 11_664_000 }, [], on("2025-09-10")],
    ["SG-3", "大型企业2000人，111人领金，5.55%", { ...large, "benefit-drawers-last-year": 111 }, ["R-LAYOFF"]],
    ["SG-3", "大型企业2000人，110人领金，5.50%", { ...large, "benefit-drawers-last-year": 110 }],
    ["SG-4", "25人，5人领金，20%", { "average-insured-last-year": 25, "benefit-drawers-last-year": 5 }],
    ["SG-5", "30人，7人领金，23.3%", { "average-insured-last-year": 30, "benefit-drawers-last-year": 7 }, ["R-LAYOFF"]],
    ["SG-7", "只缴了11个月", { "fully-paid-months": 11 }, ["R-PAID-LT12"]],
    ["SG-8", "列入严重失信名单", { "unit-credit-listed": true }, ["R-CREDIT"]],
    ["SG-9", "大型企业，30%，58320元", { "enterprise-size": "large" }],
  ]),
  ...examplesOf("insurance.skill-subsidy", certificate, may, [
    ["SK-1", "四级，缴费14个月，2026年2月28日申领", {}, [], on("2026-02-28")],
    ["SK-2", "2026年3月2日申领，过了12个月", {}, ["R-LATE12M"], on("2026-03-02")],
    ["SK-3", "缴费11个月", { "skill-paid-months": 11 }, ["R-PAID-LT12"]],
    ["SK-4", "已有三级，申领四级", { "highest-level-held": 3 }, ["R-HIGHER-HELD"]],
    ["SK-5", "2025年第二次，不是紧缺职业", { "skill-claims-this-year": 1 }, ["R-TIMES"]],
    ["SK-5", "2025年第二次，是紧缺职业", { "skill-claims-this-year": 1, "urgent-occupation": true }],
    ["SK-6", "2024年发证、紧缺职业，按申领年算是2025年第三次", { "certificate-issued-on": "2024-12-20", "skill-claims-this-year": 2, "skill-claims-of-issue-year": 3, "urgent-occupation": true }],
    ["SK-7", "同一证书领过培训补贴", { "certificate-training-subsidised": true }, ["R-STACK-UISKILL"]],
  ]),
  ...examplesOf("insurance.expansion-subsidy", hire, usually(on("2025-06-01")), [
    ["EX-1", "四人都符合，每人1500元，这是其中一人", {}],
    ["EX-2", "其中一人工伤保险只缴了两个月", { "injury-insured-months": 2 }, ["R-INS-LT3M"]],
    ["EX-3", "这个人被另一单位用过", { "expansion-used": true }, ["R-DUP"]],
    ["EX-4", "24岁零364天", { "birth-date": "2000-06-02" }],
    ["EX-4", "当天满25岁", { "birth-date": "2000-06-01" }, ["R-AGE"]],
  ]),
  ...examplesOf("insurance.contract-worker-allowance", { "contract-worker": true, "unit-paid-months": 43, "contract-over": true }, may, [
    ["FM-1", "3年7个月，标准1440元：3个月4320元", {}, [], ofCity("insurance.benefit-ratio", 7200, "万分之一")],
    ["FM-2", "11个月", { "unit-paid-months": 11 }, ["R-YEARS-LT1"]],
    ["FM-3", "14年，最多12个月", { "unit-paid-months": 168 }],
  ]),
  ...examplesOf("insurance.price-supplement", { "consumer-index-rise": 360, "food-index-rise": 400, "supplement-index-rise": 360, "draws-benefit": true }, may, [
    ["PS-1", "消费价格涨3.6%，低保900元：32.40元", {}],
    ["PS-2", "消费价格涨2.9%，食品涨6.1%：26.10元", { "consumer-index-rise": 290, "food-index-rise": 610, "supplement-index-rise": 290 }],
    ["PS-3", "消费价格涨3.4%，食品涨5.9%", { "consumer-index-rise": 340, "food-index-rise": 590, "supplement-index-rise": 340 }, ["R-NOT-TRIGGERED"]],
  ]),
  ...examplesOf("insurance.relation-transfer", move, may, [
    ["TF-1", "12个月，每月1500元的1.5倍：27000元", {}],
    ["TF-2", "12个月领了5个月，7个月随转：15750元", { "out-place-drawn-months": 5 }],
    ["TF-3", "转出地只缴9个月：不转钱，转9个月", { "out-place-paid-months": 9, "out-place-approved-months": 0 }],
    ["TF-4", "正在领取，要换地方", { "drawing-now": true }, ["R-RUNNING"]],
  ]),
  ...examplesOf("insurance.transfer-sheet", { "transfer-letter-on": "2025-05-06", "out-information-received-on": null }, may, [[null, "第5个工作日还没有提供", {}, [], on("2025-05-13")], [null, "第6个工作日还没有提供，催转出地", {}, ["M-SHEET-OVERDUE"], on("2025-05-14")]]),
  ...examplesOf("insurance.transfer-fee", { "out-information-on": "2025-05-01", "fee-received-on": null }, may, [[null, "第30天还没有到账", {}, [], on("2025-05-31")], ["TF-5", "第31天还没有到账，催转出地，不影响本人", {}, ["M-FEE-OVERDUE"], on("2025-06-01")]]),
]

const goodClaim = {
  "employment-end-date": "2025-03-14", "last-contribution-month": "2025-03", "end-reason-given": true, "months-typed-by-hand": false, "approved-months": 12, "contributed-months": 48, "unused-months": 0, "open-claims": 0, "account-is-own": true,
}
const input = [
  ...examplesOf("insurance.claim-input", goodClaim, caseOf, [
    [null, "都对", {}], [null, "解除日期在以后", { "employment-end-date": "2025-03-29" }, ["E-END-FUTURE"]], [null, "解除日期早于最后缴费月", { "employment-end-date": "2025-02-28" }, ["E-END-BEFORE-PAID"]], [null, "没有离职原因", { "end-reason-given": false }, ["E-REASON-EMPTY"]],
    [null, "月数手工填写", { "months-typed-by-hand": true }, ["E-MONTHS-TYPED"]], [null, "月数超过国家上限", { "approved-months": 13 }, ["E-MONTHS-CEILING"]], [null, "还有一件没有办完", { "open-claims": 1 }, ["E-CLAIM-OPEN"]], [null, "账户是别人的", { "account-is-own": false }, ["E-ACCOUNT-OTHER"]],
  ]),
  ...examplesOf("insurance.month-line-input", { "line-month": "2025-07", "first-month": "2025-01", "last-month": "2025-12", "line-held": false, "line-amount": 180_000 }, caseOf, [
    [null, "应领月份内", {}], [null, "应领月份外", { "line-month": "2026-01" }, ["E-LINE-OUTSIDE"]], [null, "暂缓的行", { "line-held": true }, ["E-LINE-HELD"]], [null, "金额为0", { "line-amount": 0 }, ["E-LINE-AMOUNT"]],
  ]),
  ...examplesOf("insurance.stop-input", { "stop-date": "2025-03-18", "benefit-start-date": "2025-03-18" }, caseOf, [[null, "起始日当天停发", {}], [null, "起始日以前停发", { "stop-date": "2025-03-17" }, ["E-STOP-BEFORE-START"]]]),
  ...examplesOf("insurance.transfer-input", { "from-region": "990100", "to-region": "990200" }, caseOf, [[null, "转到别处", {}], [null, "转到原处", { "to-region": "990100" }, ["E-TRANSFER-SAME"]]]),
  ...examplesOf("insurance.skill-certificate-input", { "certificate-found": true }, caseOf, [[null, "编号、姓名、证件全部一致", {}], [null, "没有全部一致", { "certificate-found": false }, ["E-CERT-NOT-FOUND"]]]),
  ...examplesOf("insurance.job-retention-input", { "premium-paid-last-year": 19_440_000, "benefit-drawers-last-year": 8, "average-insured-last-year": 180 }, caseOf, [
    [null, "缴过保险费", {}], [null, "没有缴过", { "premium-paid-last-year": 0 }, ["E-PREMIUM-ZERO"]], [null, "领金人数超过参保人数两倍", { "benefit-drawers-last-year": 361 }, ["M-DRAWERS"]],
  ]),
  ...examplesOf("insurance.price-index-input", { "price-index-source-number": "国统发〔2025〕1号" }, caseOf, [[null, "有发布文号", {}], [null, "没有文号", { "price-index-source-number": null }, ["E-INDEX-NO-SOURCE"]]]),
  ...examplesOf("insurance.refund-input", { refund: 180_000, receivable: 180_000 }, caseOf, [[null, "全部退回", {}], [null, "多退一分", { refund: 180_001 }, ["E-REFUND-TOO-LARGE"]]]),
]

export const workedExamples: readonly WorkedExample[] = [...benefit, ...attached, ...promotion, ...input]
