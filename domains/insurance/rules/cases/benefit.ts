// Our worked cases, written from the text of domain/04 §2: who may draw, for how many months, from which day, how much.
import { type AskedCase, type CaseFacts, casesOf, looksByHand, noVersion, passes, pays, refused, refusedUnless } from "#policy"

export const claimant: CaseFacts = {
  "contributed-months": 12, "unused-months": 0, "end-reason": "05", "reason-disputed": false, "employer-fault-found": false, "registration-date": "2025-03-18", "job-seeking-registered": true, "claim-date": "2025-03-20",
  "birth-date": "1990-05-20", "retirement-kind": "M60", "retirement-kind-sourced": true, "drawing-employee-pension": false, "employed-again": false, "active-entity": false, "running-entitlement": false,
}
const inB = { region: "990200", on: "2025-03-28" } as const
const inA = { region: "990100", on: "2025-03-28" } as const
const inC = { region: "990300", on: "2025-03-28" } as const

/** Paid months, months granted. */
const table = (place: typeof inA | typeof inB | typeof inC, what: string, rows: readonly (readonly [paid: number, months: number])[]): readonly AskedCase[] =>
  casesOf("insurance.benefit-duration", { "unused-months": 0 }, place, rows.map(([paid, months]) => [`${what}，缴费${paid}个月`, { "contributed-months": paid }, passes({ months })]))

export const durationCases = [
  ...table(inA, "甲市T-GD", [[12, 1], [23, 1], [24, 2], [36, 3], [47, 3], [48, 4], [53, 4], [59, 5], [65, 6], [66, 7], [119, 15], [167, 23], [168, 24], [240, 24]]),
  ...table(inB, "乙市T-CQ", [[23, 3], [24, 6], [35, 6], [36, 9], [47, 9], [48, 12], [59, 12], [60, 15], [71, 15], [72, 15], [83, 15], [95, 16], [96, 17], [108, 18], [119, 18], [132, 20], [179, 23], [181, 24]]),
  ...table(inC, "省定T-ZZ", [[24, 6], [59, 12], [71, 14], [72, 16], [83, 16], [96, 18], [119, 18], [132, 20], [143, 20], [168, 23], [179, 23], [240, 24]]),
  ...casesOf("insurance.benefit-duration", { "contributed-months": 12, "unused-months": 0 }, inB, [
    ["11个月，没有未领", { "contributed-months": 11 }, refused("R-PAID-LT12")],
    ["0个月，未领1个月，当地可续领", { "contributed-months": 0, "unused-months": 1 }, passes({ months: 1 })],
    ["12个月加未领3个月", { "unused-months": 3 }, passes({ months: 6 })],
    ["120个月加未领5个月，正好24", { "contributed-months": 120, "unused-months": 5 }, passes({ months: 24 })],
    ["120个月加未领10个月，不超过24", { "contributed-months": 120, "unused-months": 10 }, passes({ months: 24 })],
    ["11个月加未领23个月", { "contributed-months": 11, "unused-months": 23 }, passes({ months: 23 })],
    ["甲市不可续领：11个月，未领5个月", { "contributed-months": 11, "unused-months": 5 }, refused("R-PAID-LT12"), inA],
  ]),
]

export const eligibilityCases = casesOf("insurance.benefit-eligibility", claimant, inB, [
  ["缴费24个月", { "contributed-months": 24 }, pays("10800.00", { months: 6, monthly: 180_000, firstMonth: "2025-03", lastMonth: "2025-08", endsOn: "2025-08-31" })],
  ["缴费60个月", { "contributed-months": 60 }, pays("27000.00", { months: 15, lastMonth: "2026-05" })],
  ["甲市缴费12个月", {}, pays("1980.00", { months: 1, lastMonth: "2025-03" }), inA],
  ["2026年申领，按新最低工资", { "contributed-months": 24, "registration-date": "2026-02-25", "claim-date": "2026-02-26" }, pays("11340.00", { monthly: 189_000, firstMonth: "2026-02", lastMonth: "2026-07" }), { on: "2026-03-02" }],
  ["合同期满终止", { "end-reason": "01" }, pays("5400.00")],
  ["单位破产", { "end-reason": "02" }, pays("5400.00")],
  ["单位解散", { "end-reason": "03" }, pays("5400.00")],
  ["过失解除", { "end-reason": "04" }, pays("5400.00")],
  ["经济性裁员", { "end-reason": "06" }, pays("5400.00")],
  ["单位提出协商解除", { "end-reason": "07" }, pays("5400.00")],
  ["辞退", { "end-reason": "08" }, pays("5400.00")],
  ["本人提出协商解除", { "end-reason": "21" }, refused("R-VOLUNTARY")],
  ["其他法定情形", { "end-reason": "99" }, looksByHand("M-REASON")],
  ["单位报辞职，本人有异议", { "end-reason": "20", "reason-disputed": true }, looksByHand("M-REASON-DISPUTE")],
  ["缴费11个月又是辞职", { "contributed-months": 11, "end-reason": "20" }, refused("R-PAID-LT12", "R-VOLUNTARY")],
  ["缴费差一个月", { "contributed-months": 11 }, refusedUnless("contributed-months", 12, "R-PAID-LT12")],
  ["没有失业登记", { "registration-date": null }, refused("R-NOT-REGISTERED")],
  ["登记了失业，没有求职登记", { "job-seeking-registered": false }, refusedUnless("job-seeking-registered", true, "R-NOT-REGISTERED")],
  ["正在领职工养老金", { "drawing-employee-pension": true }, refused("R-RETIRED")],
  ["已有新单位参保", { "employed-again": true }, refused("R-EMPLOYED")],
  ["名下有存续市场主体", { "active-entity": true }, looksByHand("M-ENTITY")],
  ["外省正在领", { "running-entitlement": true }, refused("R-RUNNING")],
  ["未满16周岁", { "birth-date": "2009-03-29" }, refused("R-UNDER-AGE")],
  ["当天满16周岁", { "birth-date": "2009-03-28" }, pays("5400.00")],
  ["男1965年10月20日生，2026年1月20日退休，缴费120个月只领到退休月", { "contributed-months": 120, "birth-date": "1965-10-20" }, pays("19800.00", { months: 19, payableMonths: 11, lastMonth: "2026-01" })],
  ["退休前一天判定", { "birth-date": "1965-10-20", "registration-date": "2026-01-12", "claim-date": "2026-01-13" }, pays("1890.00", { payableMonths: 1, lastMonth: "2026-01" }), { on: "2026-01-19" }],
  ["退休当天判定", { "birth-date": "1965-10-20", "registration-date": "2026-01-12", "claim-date": "2026-01-13" }, refused("R-RETIRED"), { on: "2026-01-20" }],
  ["女工1976年5月20日生，2027年2月20日退休", { "contributed-months": 120, "birth-date": "1976-05-20", "retirement-kind": "F50", "registration-date": "2026-06-02", "claim-date": "2026-06-02" }, pays("17010.00", { payableMonths: 9, lastMonth: "2027-02" }), { on: "2026-06-05" }],
  ["女职工类别只是默认，两种类别领到的月数不同", { "contributed-months": 120, "birth-date": "1976-05-20", "retirement-kind": "F50", "retirement-kind-sourced": false, "registration-date": "2026-06-02", "claim-date": "2026-06-02" }, looksByHand("M-RETIRE-KIND"), { on: "2026-06-05" }],
  ["单位过错，有裁决", { "end-reason": "09", "employer-fault-found": true }, pays("5400.00")],
  ["2011年6月30日，社会保险法未施行", {}, noVersion, { on: "2011-06-30" }],
])

export const startCases = casesOf("insurance.entitled-months", { ...claimant, "contributed-months": 48 }, inB, [
  ["缴费11个月，没有核定月数", { "contributed-months": 11 }, refused("R-PAID-LT12")],
  ["清明前登记，第7个工作日申领：从登记日起", { "registration-date": "2025-03-26", "claim-date": "2025-04-07" }, passes({ startDate: "2025-03-26", firstMonth: "2025-03", lastMonth: "2026-02" })],
  ["第8个工作日申领：从申领日起", { "registration-date": "2025-03-26", "claim-date": "2025-04-08" }, passes({ startDate: "2025-04-08", firstMonth: "2025-04", lastMonth: "2026-03" })],
  ["春节调休：1月22日登记，2月7日是第7个工作日", { "registration-date": "2025-01-22", "claim-date": "2025-02-07" }, passes({ startDate: "2025-01-22", firstMonth: "2025-01" })],
  ["春节调休：2月8日星期六上班，是第8个工作日", { "registration-date": "2025-01-22", "claim-date": "2025-02-08" }, passes({ startDate: "2025-02-08", firstMonth: "2025-02" })],
  ["国庆：9月26日登记，10月11日星期六上班，是第6个工作日", { "registration-date": "2025-09-26", "claim-date": "2025-10-11" }, passes({ startDate: "2025-09-26", firstMonth: "2025-09" })],
  ["国庆：10月13日是第7个工作日", { "registration-date": "2025-09-26", "claim-date": "2025-10-13" }, passes({ startDate: "2025-09-26" })],
  ["国庆：10月14日是第8个工作日", { "registration-date": "2025-09-26", "claim-date": "2025-10-14" }, passes({ startDate: "2025-10-14", firstMonth: "2025-10" })],
  ["2026年1月29日登记，2月9日第7个工作日", { "registration-date": "2026-01-29", "claim-date": "2026-02-09" }, passes({ startDate: "2026-01-29", firstMonth: "2026-01" })],
  ["2026年2月10日第8个工作日", { "registration-date": "2026-01-29", "claim-date": "2026-02-10" }, passes({ startDate: "2026-02-10", firstMonth: "2026-02" })],
  ["登记当天申领", { "claim-date": "2025-03-18" }, passes({ startDate: "2025-03-18" })],
  ["申领早于登记", { "claim-date": "2025-03-17" }, refused("R-NOT-REGISTERED")],
  ["12月登记，跨年12个月", { "registration-date": "2025-12-30", "claim-date": "2025-12-31" }, passes({ firstMonth: "2025-12", lastMonth: "2026-11", endsOn: "2026-11-30" })],
  ["领到2028年2月，闰年29日截止", { "contributed-months": 180, "registration-date": "2026-03-02", "claim-date": "2026-03-02" }, passes({ lastMonth: "2028-02", endsOn: "2028-02-29" })],
])

export const standardCases = casesOf("insurance.benefit-standard", {}, inB, [
  ["乙市2025年最后一天", {}, pays("1800.00"), { on: "2025-12-31" }],
  ["乙市2026年第一天", {}, pays("1890.00"), { on: "2026-01-01" }],
  ["甲市2025年", {}, pays("1980.00"), { region: "990100" }],
  ["甲市2026年", {}, pays("2070.00"), { region: "990100", on: "2026-01-01" }],
  ["甲市望川区按甲市", {}, pays("1980.00"), { region: "990101" }],
  ["乙市的社区按乙市", {}, pays("1800.00"), { region: "990201001001" }],
])

export const benefitCases = [...durationCases, ...eligibilityCases, ...startCases, ...standardCases]
