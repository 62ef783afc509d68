// Our worked cases, written from the text of domain/04 §3–§6 and §9.4: premiums, extension, supplements, death, the closed programme, receivables.
import { casesOf, lacks, noVersion, passes, pays, refused, refusedUnless, refusedUntil } from "#policy"

const inB = { region: "990200", on: "2025-08-20" } as const
const inA = { region: "990100", on: "2025-08-20" } as const
const inC = { region: "990300", on: "2025-08-20" } as const

const drawing = { "draws-benefit": true, "retirement-kind": "M60", "birth-date": "1966-01-10" } as const

export const premiumCases = [
  ...casesOf("insurance.medical-premium", {}, inB, [
    ["领12个月", { "paid-months": 12 }, pays("5040.00", { monthly: 42_000 })],
    ["领1个月", { "paid-months": 1 }, pays("420.00")],
    ["没有领", { "paid-months": 0 }, refused("R-NOT-DRAWING")],
  ]),
  ...casesOf("insurance.older-claimant-pension", drawing, inB, [
    ["男1966年1月10日生，2026年5月10日退休；2025年6月，差11个月", { month: "2025-06" }, pays("840.00")],
    ["2025年4月，差13个月", { month: "2025-04" }, refused("R-NOT-NEAR-RETIRE")],
    ["退休当月", { month: "2026-05" }, pays("840.00")],
    ["2025年以前的月份，基金不负担", { month: "2024-12", "birth-date": "1965-03-10" }, refused("R-BEFORE-2025")],
    ["退休次月", { month: "2026-06" }, refused("R-RETIRED")],
    ["当月没有领金", { month: "2025-06", "draws-benefit": false }, refused("R-NOT-DRAWING")],
    ["2024年12月，办法未施行", { month: "2024-12" }, noVersion, { on: "2024-12-31" }],
    ["2039年12月最后一天", { month: "2039-12", "birth-date": "1976-12-01" }, pays("840.00"), { on: "2039-12-31" }],
    ["2040年1月，办法已结束", { month: "2040-01", "birth-date": "1977-06-01" }, noVersion, { on: "2040-01-01" }],
  ]),
]

/** The reference province pays directly, so nothing is given back there; 先缴后补 is tested with the rule. */
export const refundedPremiumCases = casesOf("insurance.older-claimant-pension-refund", { ...drawing, month: "2025-06", "own-pension-paid": 84_000 }, inB, [["当地由基金直接代缴", {}, refused("R-PAID-DIRECTLY")]])

const usedUp = { "last-month": "2025-03", "still-unemployed": true, "retirement-kind": "M60" } as const

export const extensionCases = casesOf("insurance.extension", usedUp, { region: "990200", on: "2025-04-10" }, [
  ["男1965年12月30日生，2026年3月30日退休：差一天一年，延长12个月", { "birth-date": "1965-12-30" }, passes({ firstMonth: "2025-04", lastMonth: "2026-03", months: 12, monthly: 180_000 })],
  ["男1965年12月31日生，2026年3月31日退休：正好一年", { "birth-date": "1965-12-31" }, refused("R-NOT-NEAR-RETIRE")],
  ["男1965年11月30日生，2026年2月28日退休", { "birth-date": "1965-11-30" }, passes({ lastMonth: "2026-02", months: 11 })],
  ["女工1975年8月10日生，领到2025年6月，延长到12月", { "last-month": "2025-06", "retirement-kind": "F50", "birth-date": "1975-08-10" }, passes({ firstMonth: "2025-07", lastMonth: "2025-12", months: 6 }), { on: "2025-07-02" }],
  ["还没有领满", { "last-month": "2025-04", "birth-date": "1965-12-30" }, refused("R-NOT-USED-UP")],
  ["已经就业", { "still-unemployed": false, "birth-date": "1965-12-30" }, refused("R-NOT-REGISTERED")],
  ["退休就在领满的当月，没有可延长的月份", { "birth-date": "1965-01-20" }, refused("R-RETIRED")],
])

const seeking = { "draws-benefit": true, "job-seeking-months-paid": 0, "retirement-kind": "M60", "birth-date": "1990-05-20" } as const
const born = { "first-month": "2025-03", "last-month": "2026-02", "childbirth-supplement-paid": false } as const
const lump = { "unused-months": 8, "re-employment-route": "employed", "contract-start": "2025-05-01", "contract-end": "2026-04-30", "new-insured-months": 3, "lump-sum-paid": false } as const

export const supplementCases = [
  ...casesOf("insurance.job-seeking-allowance", seeking, inB, [
    ["平均基数5000元", { "average-base-12-months": 500_000 }, pays("4500.00", { monthly: 75_000, months: 6 })],
    ["发过5个月", { "average-base-12-months": 500_000, "job-seeking-months-paid": 5 }, pays("750.00", { months: 1 })],
    ["发满6个月", { "average-base-12-months": 500_000, "job-seeking-months-paid": 6 }, refused("R-CAP6")],
    ["没有领金", { "average-base-12-months": 500_000, "draws-benefit": false }, refused("R-NOT-DRAWING")],
    ["到了退休日", { "average-base-12-months": 500_000, "birth-date": "1965-05-20" }, refused("R-RETIRED"), { on: "2025-07-20" }],
    ["退休日前一天", { "average-base-12-months": 500_000, "birth-date": "1965-05-20", "job-seeking-months-paid": 5 }, pays("750.00"), { on: "2025-07-19" }],
    ["10月15日退休的，8月起只有三个月", { "average-base-12-months": 500_000, "birth-date": "1965-08-15" }, pays("2250.00", { months: 3 })],
    ["不知道平均基数", {}, lacks("average-base-12-months")],
  ]),
  ...casesOf("insurance.childbirth-supplement", born, inB, [
    ["乙市三倍标准", { "child-born-on": "2025-08-03" }, pays("5400.00")],
    ["甲市三倍标准", { "child-born-on": "2025-08-03" }, pays("5940.00"), inA],
    ["应领首月第一天生育", { "child-born-on": "2025-03-01" }, pays("5400.00")],
    ["应领首月前一天生育", { "child-born-on": "2025-02-28" }, refused("R-NOT-IN-PERIOD")],
    ["应领末月最后一天生育，按生育时的标准", { "child-born-on": "2026-02-28" }, pays("5670.00"), { on: "2026-03-05" }],
    ["2025年生育、2026年申请，按生育时的标准", { "child-born-on": "2025-12-31" }, pays("5400.00"), { on: "2026-01-10" }],
    ["还没有生育", { "child-born-on": "2025-08-21" }, refusedUntil("2025-08-21", "R-NOT-IN-PERIOD")],
    ["应领末月次日生育", { "child-born-on": "2026-03-01" }, refused("R-NOT-IN-PERIOD"), { on: "2026-03-05" }],
    ["已经发过", { "child-born-on": "2025-08-03", "childbirth-supplement-paid": true }, refused("R-DUP")],
  ]),
  ...casesOf("insurance.lump-sum", lump, inB, [
    ["剩8个月，领一半4个月", {}, pays("7200.00", { months: 4, monthsLeft: 4 })],
    ["剩1个月，进一法领1个月", { "unused-months": 1 }, pays("1800.00", { months: 1, monthsLeft: 0 })],
    ["剩5个月，领3个月留2个月", { "unused-months": 5 }, pays("5400.00", { months: 3, monthsLeft: 2 })],
    ["创业，全部领", { "re-employment-route": "founded" }, pays("14400.00", { months: 8, monthsLeft: 0 })],
    ["新单位只缴2个月", { "new-insured-months": 2 }, refusedUnless("new-insured-months", 3, "R-INS-LT3M")],
    ["合同差一天一年", { "contract-end": "2026-04-29" }, refused("R-CONTRACT-LT1Y")],
    ["没有剩余", { "unused-months": 0 }, refused("R-NOTHING-UNUSED")],
    ["领过了", { "lump-sum-paid": true }, refused("R-DUP")],
  ]),
]

const death = { "death-date": "2025-08-03", "first-month": "2025-03", "last-month": "2026-02", "death-proof": true, applicants: 1, "family-agreement": false, "funeral-grant-elsewhere": false, dependants: 0, "contributed-months": 48, "death-month-paid": true } as const

export const deathCases = casesOf("insurance.death-grant", death, inB, [
  ["乙市没有供养亲属：丧葬6个月", {}, pays("10800.00", { funeral: 1_080_000, consolation: 0 })],
  ["乙市有供养亲属：丧葬6个月、抚恤10个月", { dependants: 1 }, pays("28800.00", { consolation: 1_800_000 })],
  ["供养三人，乙市仍是10个月", { dependants: 3 }, pays("28800.00")],
  ["死亡当月没有发，另补当月", { "death-month-paid": false }, pays("10800.00", { unpaidMonth: 180_000 })],
  ["甲市：3个月和6个月的平均工资", {}, pays("72000.00", { funeral: 2_400_000, consolation: 4_800_000 }), inA],
  ["没有遗属申领", { applicants: 0 }, refused("R-NO-APPLICANT")],
  ["死亡日期在今后", { "death-date": "2025-12-03" }, refusedUntil("2025-12-03", "R-DEATH-PROOF")],
  ["甲市6个月期限的最后一天", {}, pays("72000.00"), { region: "990100", on: "2026-02-03" }],
  ["甲市超过6个月", {}, refused("R-LATE"), { region: "990100", on: "2026-02-04" }],
  ["丙市参照养老遗属待遇，缴费59个月抚恤3个月", { "contributed-months": 59 }, pays("20000.00"), inC],
  ["丙市，缴费60个月抚恤6个月", { "contributed-months": 60 }, pays("32000.00"), inC],
  ["丙市，缴费119个月抚恤6个月", { "contributed-months": 119 }, pays("32000.00"), inC],
  ["丙市，缴费120个月抚恤9个月", { "contributed-months": 120 }, pays("44000.00"), inC],
  ["丙市，缴费15年抚恤9个月", { "contributed-months": 180 }, pays("44000.00"), inC],
  ["丙市，缴费16年抚恤10个月", { "contributed-months": 192 }, pays("48000.00"), inC],
  ["丙市，缴费30年抚恤24个月", { "contributed-months": 360 }, pays("104000.00"), inC],
  ["丙市，缴费40年不超过24个月", { "contributed-months": 480 }, pays("104000.00"), inC],
  ["应领末月最后一天死亡", { "death-date": "2026-02-28" }, pays("11340.00"), { on: "2026-03-05" }],
  ["应领末月次日死亡", { "death-date": "2026-03-01" }, refused("R-NOT-IN-PERIOD"), { on: "2026-03-05" }],
  ["2025年死亡、2026年申领，按死亡时的标准", { "death-month-paid": false }, pays("10800.00", { unpaidMonth: 180_000 }), { on: "2026-01-05" }],
  ["应领首月前死亡", { "death-date": "2025-02-28" }, refused("R-NOT-IN-PERIOD")],
  ["没有死亡证明", { "death-proof": false }, refused("R-DEATH-PROOF")],
  ["两名遗属，没有协商书", { applicants: 2 }, refusedUnless("family-agreement", true, "R-FAMILY-AGREEMENT")],
  ["两名遗属，有协商书", { applicants: 2, "family-agreement": true }, pays("10800.00")],
  ["养老保险已发丧葬补助金，丧葬为0", { "funeral-grant-elsewhere": true, dependants: 1 }, pays("18000.00", { funeral: 0, consolation: 1_800_000 })],
])

const allowance = { "benefit-used-up": false, "contributed-months": 8, "end-reason": "05", "allowance-months-paid": 0, "draws-benefit": false } as const

export const closedCases = casesOf("insurance.unemployment-allowance", allowance, { region: "990200", on: "2022-12-31" }, [
  ["缴费11个月", { "contributed-months": 11 }, pays("4500.00", { monthly: 75_000, months: 6 })],
  ["缴费12个月但辞职，60%", { "contributed-months": 12, "end-reason": "20" }, pays("5400.00", { monthly: 90_000 })],
  ["缴费24个月但辞职，80%", { "contributed-months": 24, "end-reason": "20" }, pays("7200.00", { monthly: 120_000 })],
  ["缴费满12个月、非本人意愿，应领失业保险金", { "contributed-months": 12 }, refused("R-NOT-IN-SCOPE")],
  ["领满失业保险金仍未就业", { "contributed-months": 24, "benefit-used-up": true }, pays("7200.00")],
  ["发过5个月", { "allowance-months-paid": 5 }, pays("750.00")],
  ["第七个月", { "allowance-months-paid": 6 }, refused("R-CAP6")],
  ["当月领失业保险金", { "draws-benefit": true }, refused("R-STACK-BENEFIT")],
  ["2023年1月1日，已结束", {}, refused("R-PROGRAM-CLOSED"), { on: "2023-01-01" }],
  ["2020年2月29日，还没有开始", {}, noVersion, { on: "2020-02-29" }],
])

const over = (month: string) => ({ month, benefit: 180_000, medical: 42_000 })

export const owedCases = [
  ...casesOf("insurance.receivable", {}, inB, [
    ["多发三个月", { "overpaid-lines": [over("2025-06"), over("2025-07"), over("2025-08")] }, pays("5400.00")],
    ["没有多发", { "overpaid-lines": [] }, refused("R-NOTHING-DUE")],
    ["跨年两个月，各按当月标准", { "overpaid-lines": [over("2025-12"), { month: "2026-01", benefit: 189_000, medical: 42_000 }] }, pays("3690.00"), { on: "2026-02-01" }],
  ]),
  ...casesOf("insurance.offset-plan", { receivable: 360_000, instalments: 12, "offset-share": 5000, "offset-consent": true }, inB, [
    ["每月抵扣正好一半", {}, passes({ share: 5000 })],
    ["超过一半", { "offset-share": 5001 }, refused("R-OFFSET")],
    ["24期", { instalments: 24 }, passes()],
    ["25期", { instalments: 25 }, refusedUnless("instalments", 24, "R-INSTALMENTS")],
    ["本人不同意", { "offset-consent": false }, refused("R-OFFSET-CONSENT")],
    ["只分期、不抵扣，不用同意", { "offset-share": 0, "offset-consent": false }, passes({ share: 0 })],
    ["0期", { instalments: 0 }, refusedUnless("instalments", 1, "R-INSTALMENTS")],
    ["没有欠款", { receivable: 0 }, refused("R-NOTHING-DUE")],
  ]),
]

export const attachedCases = [...premiumCases, ...refundedPremiumCases, ...extensionCases, ...supplementCases, ...deathCases, ...closedCases, ...owedCases]
