// Our worked cases, written from the text of domain/04 §5, §7 and §12: refunds to units, skill and expansion subsidies, contract workers, prices, transfers, input that is refused.
import { casesOf, looksByHand, noVersion, passes, pays, refused, refusedUnless } from "#policy"

const inB = { region: "990200", on: "2025-05-20" } as const

const unit = {
  "unit-kind": "enterprise", "fully-paid-months": 12, "insured-at-start": 200, "average-insured-last-year": 200, "insured-in-december": 200, "benefit-drawers-last-year": 4, "unit-credit-listed": false, "zombie-enterprise": false,
  "industry-policy-consistent": true, "premium-paid-last-year": 10_000_000, "enterprise-size": "medium", "refunded-last-year": 0,
} as const

export const refundCases = casesOf("UI-RETAIN", unit, inB, [
  ["中型企业，10万元的60%", {}, pays("60000.00", { rate: 6000 })],
  ["小型企业，四舍五入到分", { "enterprise-size": "small", "premium-paid-last-year": 10_000_001 }, pays("60000.01")],
  ["大型企业，30%", { "enterprise-size": "large" }, pays("30000.00")],
  ["裁员率正好5.5%", { "benefit-drawers-last-year": 11 }, pays("60000.00")],
  ["裁员率6%", { "benefit-drawers-last-year": 12 }, refusedUnless("benefit-drawers-last-year", 11, "R-LAYOFF")],
  ["30人裁6人，正好20%", { "average-insured-last-year": 30, "benefit-drawers-last-year": 6 }, pays("60000.00")],
  ["31人裁6人，按5.5%", { "average-insured-last-year": 31, "benefit-drawers-last-year": 6 }, refused("R-LAYOFF")],
  ["31人裁1人", { "average-insured-last-year": 31, "benefit-drawers-last-year": 1 }, pays("60000.00")],
  ["2025年6月30日仍按60%", {}, pays("60000.00"), { on: "2025-06-30" }],
  ["2025年7月1日起中小微90%", {}, pays("90000.00"), { on: "2025-07-01" }],
  ["2025年7月1日起大型50%", { "enterprise-size": "large" }, pays("50000.00"), { on: "2025-07-01" }],
  ["按60%返过，补差30%", { "refunded-last-year": 6_000_000 }, pays("30000.00"), { on: "2025-12-31" }],
  ["已按90%返过，没有可返的", { "refunded-last-year": 9_000_000 }, refused("R-NOTHING-DUE"), { on: "2025-12-31" }],
  ["缴费11个月", { "fully-paid-months": 11 }, refused("R-PAID-LT12")],
  ["严重失信", { "unit-credit-listed": true }, refused("R-CREDIT")],
  ["僵尸企业", { "zombie-enterprise": true }, refused("R-ZOMBIE")],
  ["不符合环保政策", { "industry-policy-consistent": false }, refused("R-POLICY")],
  ["个体工商户不符合环保政策", { "unit-kind": "household", "industry-policy-consistent": false }, refused("R-POLICY")],
  ["基金会没有生产经营", { "unit-kind": "foundation", "industry-policy-consistent": false }, pays("60000.00")],
  ["律师事务所", { "unit-kind": "law-firm" }, pays("60000.00")],
  ["机关事业单位", { "unit-kind": "government" }, refused("R-UNIT-KIND")],
  ["名录里没有，参保200人按中小微", { "enterprise-size": null }, pays("60000.00")],
  ["名录里没有，参保400人按大型", { "enterprise-size": null, "average-insured-last-year": 400 }, pays("30000.00")],
  ["没有裁员", { "benefit-drawers-last-year": 0 }, pays("60000.00")],
])

const skill = {
  "insured-now": true, "draws-benefit": false, "skill-paid-months": 12, "certificate-issued-on": "2025-03-01", "certificate-found": true, "certificate-level": 4, "highest-level-held": null, "skill-level-claimed": false,
  "skill-claims-this-year": 0, "skill-claims-of-issue-year": 0, "urgent-occupation": false, "certificate-training-subsidised": false,
} as const

export const skillCases = casesOf("UI-SKILL", skill, inB, [
  ["五级", { "certificate-level": 5 }, pays("1000.00")],
  ["四级，累计缴费正好12个月", {}, pays("1500.00")],
  ["三级", { "certificate-level": 3 }, pays("2000.00")],
  ["二级没有标准", { "certificate-level": 2 }, refused("R-LEVEL")],
  ["领金人员", { "insured-now": false, "draws-benefit": true }, pays("1500.00")],
  ["既不参保也不领金", { "insured-now": false }, refused("R-NOT-INSURED")],
  ["缴费11个月", { "skill-paid-months": 11 }, refusedUnless("skill-paid-months", 12, "R-PAID-LT12")],
  ["2026年发的证，恢复36个月", { "certificate-issued-on": "2026-01-10", "skill-paid-months": 35 }, refusedUnless("skill-paid-months", 36, "R-PAID-LT12"), { on: "2026-02-10" }],
  ["2026年发的证，缴费36个月", { "certificate-issued-on": "2026-01-10", "skill-paid-months": 36 }, pays("1500.00"), { on: "2026-02-10" }],
  ["已有三级申领四级", { "highest-level-held": 3 }, refused("R-HIGHER-HELD")],
  ["同等级领过", { "skill-level-claimed": true }, refused("R-DUP")],
  ["2025年第二次，不是紧缺职业", { "skill-claims-this-year": 1 }, refused("R-TIMES")],
  ["2025年第三次，紧缺职业", { "skill-claims-this-year": 2, "urgent-occupation": true }, pays("1500.00")],
  ["2025年第四次，紧缺职业", { "skill-claims-this-year": 3, "urgent-occupation": true }, refused("R-TIMES")],
  ["2024年第三次", { "certificate-issued-on": "2024-03-01", "skill-claims-this-year": 2 }, pays("1500.00"), { on: "2024-05-20" }],
  ["2024年第四次", { "certificate-issued-on": "2024-03-01", "skill-claims-this-year": 3 }, refused("R-TIMES"), { on: "2024-05-20" }],
  ["同一证书领过培训补贴", { "certificate-training-subsidised": true }, refused("R-STACK-UISKILL")],
  ["查不到证书", { "certificate-found": false }, refused("E-CERT-NOT-FOUND")],
  ["签发正好12个月当天申领", {}, pays("1500.00"), { on: "2026-03-01" }],
  ["签发12个月又一天申领", {}, refused("R-LATE12M"), { on: "2026-03-02" }],
  ["签发当天申领", { "certificate-issued-on": "2025-05-20" }, pays("1500.00")],
])

const hire = {
  "unit-kind": "enterprise", "expansion-group": "youth", "graduated-on": null, "worked-since-graduation": false, "birth-date": "2003-05-20", "registered-unemployed": true, "contract-start": "2025-05-20", "contract-end": "2026-05-19",
  "pension-insured-months": 3, "unemployment-insured-months": 3, "injury-insured-months": 3, "expansion-used": false, "hiring-grant-used": false,
} as const
const graduate = { "expansion-group": "graduate", "registered-unemployed": false } as const

export const expansionCases = casesOf("UI-EXPAND", hire, inB, [
  ["登记失业青年", {}, pays("1500.00")],
  ["招用日差一天满25周岁", { "birth-date": "2000-05-21" }, pays("1500.00")],
  ["招用日满25周岁", { "birth-date": "2000-05-20" }, refused("R-AGE")],
  ["招用日满16周岁", { "birth-date": "2009-05-20" }, pays("1500.00")],
  ["招用日差一天满16周岁", { "birth-date": "2009-05-21" }, refused("R-AGE")],
  ["招用日未满25，申请时已满25", { "birth-date": "2000-06-10" }, pays("1500.00"), { on: "2025-09-10" }],
  ["没有失业登记", { "registered-unemployed": false }, refused("R-NOT-REGISTERED")],
  ["毕业正好2年", { ...graduate, "graduated-on": "2023-05-20" }, pays("1500.00")],
  ["次年才毕业的在校学生", { ...graduate, "graduated-on": "2026-06-30" }, refused("R-GRAD-GT2Y")],
  ["毕业年度内、拿证前招用", { ...graduate, "graduated-on": "2025-06-30" }, pays("1500.00")],
  ["毕业2年又一天", { ...graduate, "graduated-on": "2023-05-19" }, refused("R-GRAD-GT2Y")],
  ["毕业年度内就业过", { ...graduate, "graduated-on": "2025-01-10", "worked-since-graduation": true }, pays("1500.00")],
  ["次年招用，就业过", { ...graduate, "graduated-on": "2024-06-30", "worked-since-graduation": true }, refused("R-GRAD-GT2Y")],
  ["养老只缴2个月", { "pension-insured-months": 2 }, refused("R-INS-LT3M")],
  ["失业只缴2个月", { "unemployment-insured-months": 2 }, refused("R-INS-LT3M")],
  ["工伤只缴2个月", { "injury-insured-months": 2 }, refused("R-INS-LT3M")],
  ["别的企业用过", { "expansion-used": true }, refused("R-DUP")],
  ["领过一次性吸纳就业补贴", { "hiring-grant-used": true }, refused("R-STACK-EXPAND")],
  ["机关招用", { "unit-kind": "government" }, refused("R-UNIT-KIND")],
  ["2025年12月31日招用", { "contract-start": "2025-12-31", "contract-end": null }, pays("1500.00"), { on: "2026-04-10" }],
  ["2026年1月1日招用，政策已结束", { "contract-start": "2026-01-01", "contract-end": null }, noVersion, { on: "2026-04-10" }],
])

export const workerCases = casesOf("UI-WORKER", { "contract-worker": true, "contract-over": true, "unit-paid-months": 12 }, inB, [
  ["满1年", {}, pays("1800.00", { months: 1 })],
  ["35个月，2年", { "unit-paid-months": 35 }, pays("3600.00", { months: 2 })],
  ["36个月，3年", { "unit-paid-months": 36 }, pays("5400.00")],
  ["12年", { "unit-paid-months": 144 }, pays("21600.00", { months: 12 })],
  ["20年不超过12个月", { "unit-paid-months": 240 }, pays("21600.00", { months: 12 })],
  ["11个月", { "unit-paid-months": 11 }, refusedUnless("unit-paid-months", 12, "R-YEARS-LT1")],
  ["本人也缴费", { "contract-worker": false }, refused("R-NOT-IN-SCOPE")],
  ["合同没有结束", { "contract-over": false }, refused("R-CONTRACT-OPEN")],
])

export const priceCases = casesOf("insurance.price-supplement", { "draws-benefit": true }, inB, [
  ["消费价格正好3.5%", { "consumer-index-rise": 350, "food-index-rise": 100, "supplement-index-rise": 350 }, pays("31.50")],
  ["消费价格3.49%、食品5.99%", { "consumer-index-rise": 349, "food-index-rise": 599, "supplement-index-rise": 349 }, refused("R-NOT-TRIGGERED")],
  ["食品正好6%，按低收入指数3.1%", { "consumer-index-rise": 200, "food-index-rise": 600, "supplement-index-rise": 310 }, pays("27.90")],
  ["食品涨7%，计发指数反而下降0.2%", { "consumer-index-rise": -20, "food-index-rise": 700, "supplement-index-rise": -20 }, refused("R-NOTHING-DUE")],
  ["当月没有领金", { "consumer-index-rise": 400, "food-index-rise": 100, "supplement-index-rise": 400, "draws-benefit": false }, refused("R-NOT-DRAWING")],
])

const moving = { "drawing-now": false, "out-place-paid-months": 36, "out-place-standard": 165_050, "out-place-approved-months": 18, "out-place-drawn-months": 0 } as const

export const transferCases = [
  ...casesOf("insurance.relation-transfer", moving, inB, [
    ["18个月，1650.50元的1.5倍", {}, pays("44563.50", { feeMonths: 18, months: 36 })],
    ["领过17个月，剩1个月，四舍五入", { "out-place-drawn-months": 17 }, pays("2475.75", { feeMonths: 1 })],
    ["标准1650.51元，剩1个月，四舍五入", { "out-place-drawn-months": 17, "out-place-standard": 165_051 }, pays("2475.77")],
    ["缴费正好12个月", { "out-place-paid-months": 12, "out-place-approved-months": 3 }, pays("7427.25")],
    ["缴费11个月，只转关系", { "out-place-paid-months": 11, "out-place-approved-months": 3 }, pays("0.00", { months: 11, feeMonths: 0 })],
    ["已领月数多于核定月数，先核对", { "out-place-drawn-months": 19 }, looksByHand("M-DRAWN-MONTHS")],
    ["正在领取", { "drawing-now": true }, refused("R-RUNNING")],
  ]),
  ...casesOf("insurance.transfer-fee", { "out-information-on": "2025-06-01", "fee-received-on": null }, inB, [
    ["第30天没有到账，未逾期", {}, passes({ dueOn: "2025-07-01" }), { on: "2025-07-01" }],
    ["第31天没有到账", {}, looksByHand("M-FEE-OVERDUE"), { on: "2025-07-02" }],
    ["已到账", { "fee-received-on": "2025-06-20" }, passes(), { on: "2025-09-01" }],
  ]),
]

const claim = { "employment-end-date": "2025-03-10", "last-contribution-month": "2025-03", "end-reason-given": true, "months-typed-by-hand": false, "approved-months": 12, "contributed-months": 48, "unused-months": 0, "open-claims": 0, "account-is-own": true } as const

export const inputCases = [
  ...casesOf("insurance.claim-input", claim, inB, [
    ["都对", {}, passes()],
    ["今天解除", { "employment-end-date": "2025-05-20", "last-contribution-month": "2025-05" }, passes()],
    ["明天才解除", { "employment-end-date": "2025-05-21" }, refused("E-END-FUTURE")],
    ["解除早于最后缴费月第一天", { "employment-end-date": "2025-02-28" }, refused("E-END-BEFORE-PAID")],
    ["解除在最后缴费月第一天", { "employment-end-date": "2025-03-01" }, passes()],
    ["没有填原因", { "end-reason-given": false }, refused("E-REASON-EMPTY")],
    ["手工填月数", { "months-typed-by-hand": true }, refused("E-MONTHS-TYPED")],
    ["缴费59个月核13个月", { "contributed-months": 59, "approved-months": 13 }, refused("E-MONTHS-CEILING")],
    ["缴费60个月核18个月", { "contributed-months": 60, "approved-months": 18 }, passes()],
    ["另有一件没有办结", { "open-claims": 1 }, refused("E-CLAIM-OPEN")],
    ["他人账户", { "account-is-own": false }, refused("E-ACCOUNT-OTHER")],
  ]),
  ...casesOf("insurance.stop-input", { "benefit-start-date": "2025-03-18" }, inB, [["起始日当天停发", { "stop-date": "2025-03-18" }, passes()], ["起始日前一天停发", { "stop-date": "2025-03-17" }, refused("E-STOP-BEFORE-START")]]),
  ...casesOf("insurance.refund-input", { receivable: 180_000 }, inB, [["全部退回", { refund: 180_000 }, passes()], ["多退一分", { refund: 180_001 }, refused("E-REFUND-TOO-LARGE")], ["退0元", { refund: 0 }, refused("E-REFUND-AMOUNT")]]),
  ...casesOf("insurance.job-retention-input", { "premium-paid-last-year": 1, "benefit-drawers-last-year": 20, "average-insured-last-year": 10 }, inB, [
    ["领金人数正好两倍", {}, passes()],
    ["领金人数超过两倍", { "benefit-drawers-last-year": 21 }, looksByHand("M-DRAWERS")],
    ["没有缴过失业保险费", { "premium-paid-last-year": 0 }, refused("E-PREMIUM-ZERO")],
  ]),
  ...casesOf("insurance.transfer-input", { "from-region": "990100" }, inB, [["转到别处", { "to-region": "990200" }, passes()], ["转到原处", { "to-region": "990100" }, refused("E-TRANSFER-SAME")]]),
]

export const promotionCases = [...refundCases, ...skillCases, ...expansionCases, ...workerCases, ...priceCases, ...transferCases, ...inputCases]
