// Our worked cases, written from the text of domain/03 §3: social-insurance subsidies of units and of people in flexible employment, month by month.
import { casesOf, type Line, looksByHand, pays, refused, refusedUnless } from "#policy"
import { graduateAlone, graduateHire, hardAlone, hardHire, keyHire, personPaid } from "../worked-cases.ts"

/** 分: what the unit paid for pension, medical and unemployment insurance on a base. */
const unit = (base: number, pension: number, medical: number, unemployment: number, back = false): readonly Line[] =>
  [["pension", pension], ["medical", medical], ["unemployment", unemployment]].map(([kind = "", amount = 0]) => ({ kind, payer: "employer", base, amount, back }))
const alone = (base: number, pension: number, medical: number, back = false): readonly Line[] => [
  { kind: "pension", payer: "individual", base, amount: pension, back }, { kind: "medical", payer: "individual", base, amount: medical, back },
]
const had = (item: string, from: string, until: string | null, more: Line = {}): readonly Line[] => [{ item, from, until, occupation: null, level: null, employer: null, loan: null, cost: null, fund: "employment-subsidy", ...more }]
const august = { "subsidy-month": "2025-08" } as const
const man = { "birth-date": "1970-03-10", "retirement-kind": "M60", "contract-end": null } as const

export const hireCases = casesOf("SI-EMP-HARD", { ...hardHire, ...august }, { region: "990200" }, [
  ["基数6000元，单位缴960+480+30，3月至6月四个月", { contributions: unit(600_000, 96_000, 48_000, 3000) }, { outcome: "pass", amount: "5880.00" }, { months: "2025-03..2025-06" }],
  ["个人缴的部分不补", { contributions: [...unit(500_000, 80_000, 40_000, 2500), ...personPaid] }, pays("1225.00")],
  ["基数正好是上限21000元", { contributions: unit(2_100_000, 336_000, 168_000, 10_500) }, pays("5145.00")],
  ["基数25000元，按上限21000元折算", { contributions: unit(2_500_000, 400_000, 200_000, 12_500) }, pays("5145.00")],
  ["工伤保险不在补贴险种内", { contributions: [...unit(500_000, 80_000, 40_000, 2500), { kind: "injury", payer: "employer", base: 500_000, amount: 2000, back: false }] }, pays("1225.00")],
  ["养老是补缴的，只补当月缴的医疗和失业", { contributions: unit(500_000, 80_000, 40_000, 2500).map((line) => ({ ...line, back: line["kind"] === "pension" })) }, pays("425.00")],
  ["三险都是补缴", { contributions: unit(500_000, 80_000, 40_000, 2500, true) }, refused("R-BACKPAY")],
  ["只有个人缴费到账", { contributions: personPaid }, refused("R-NOT-PAID")],
  ["单位缴费金额为0", { contributions: unit(500_000, 0, 0, 0) }, refused("R-NOT-PAID")],
  ["到账一分钱也算一个月", { contributions: unit(500_000, 1, 0, 0) }, pays("0.01", { monthsLeft: 35 })],
  ["8月31日才认定，8月份可以补", { "hardship-from": "2025-08-31" }, pays("1225.00")],
  ["9月1日才认定，8月份不补", { "hardship-from": "2025-09-01" }, refused("R-BEFORE-CERT")],
  ["没有认定", { "hardship-from": null }, refused("R-NOT-HARD")],
  ["身份从8月31日起终止，月末已不具有", { "hardship-until": "2025-08-31" }, refused("R-NOT-HARD")],
  ["身份从9月1日起终止，8月份可以补", { "hardship-until": "2025-09-01" }, pays("1225.00")],
  ["合同正好一年：3月1日至次年2月28日", { "contract-end": "2026-02-28" }, pays("1225.00")],
  ["合同差一天：3月1日至次年2月27日", { "contract-end": "2026-02-27" }, refusedUnless("contract-end", "2026-02-28", "R-CONTRACT-LT1Y")],
  ["无固定期限合同", { "contract-end": null }, pays("1225.00")],
  ["7月31日已离职，8月份不补", { "left-on": "2025-07-31" }, refused("R-NO-CONTRACT")],
  ["法定代表人给自己申请", { "owner-of-applicant": true }, refused("R-SELF-EMPLOY")],
  ["劳务派遣用工，当地不允许", { dispatched: true }, refused("R-DISPATCH")],
  ["单位列入经营异常名录", { "unit-abnormal": true }, refused("R-ABNORMAL")],
  ["单位税务状态不正常", { "tax-normal": false }, refused("R-ABNORMAL")],
  ["单位已注销", { "unit-active": false }, refused("R-ABNORMAL")],
  ["单位列入严重失信名单", { "credit-listed": true }, refused("R-CREDIT")],
  ["收款账户不是申请单位的", { "account-is-payee": false }, refused("R-ACCOUNT")],
  ["已经领养老金", { "drawing-pension": true }, refused("R-RETIRED")],
  ["正在服刑", { "in-custody": true }, refused("R-PRISON")],
  ["7月31日死亡，8月份不补", { "died-on": "2025-07-31" }, refused("R-DEAD")],
  ["未满16周岁：2009年9月1日出生，8月份", { "birth-date": "2009-09-01" }, refused("R-UNDER-AGE")],
  ["8月31日满16周岁", { "birth-date": "2009-08-31" }, pays("1225.00")],
  ["用过35个月，第36个月", { "hired-months-used": 35 }, pays("1225.00", { cap: 36, monthsLeft: 0 })],
  ["用过36个月", { "hired-months-used": 36 }, refused("R-CAP36")],
  ["两种补贴合并计算：20+15个月", { "hired-months-used": 20, "flexible-months-used": 15 }, pays("1225.00", { monthsLeft: 0 })],
  ["两种补贴合并计算：20+16个月", { "hired-months-used": 20, "flexible-months-used": 16 }, refused("R-CAP36")],
  ["第35个月起申请三个月，第三个月已满", { "hired-months-used": 34 }, { outcome: "fail", amount: "2450.00", codes: ["R-CAP36"] }, { months: "2025-08..2025-10" }],
  ["男1970年3月10日生，2031年7月10日退休；5年前的当天首次核定，不算不足5年", { ...man, "first-approved-on": "2026-07-10", "first-subsidy-month": "2026-08", "subsidy-month": "2026-08" }, pays("1225.00", { cap: 36 })],
  ["同一人晚一天首次核定，补到退休月共60个月", { ...man, "first-approved-on": "2026-07-11", "first-subsidy-month": "2026-08", "subsidy-month": "2026-08" }, pays("1225.00", { cap: 60, monthsLeft: 59 })],
  ["不足5年的用过36个月，仍可补", { ...man, "first-approved-on": "2026-07-11", "first-subsidy-month": "2026-08", "subsidy-month": "2029-08", "hired-months-used": 36 }, pays("1225.00", { monthsLeft: 23 })],
  ["退休当月还补", { ...man, "first-approved-on": "2026-07-11", "first-subsidy-month": "2026-08", "subsidy-month": "2031-07", "hired-months-used": 59 }, pays("1225.00", { monthsLeft: 0 })],
  ["退休次月不补", { ...man, "first-approved-on": "2026-07-11", "first-subsidy-month": "2026-08", "subsidy-month": "2031-08", "hired-months-used": 59 }, refused("R-RETIRED")],
  ["女工1976年5月20日生，2027年2月20日退休，2025年3月首次核定，只到退休月共24个月", { "birth-date": "1976-05-20", "retirement-kind": "F50", "first-approved-on": "2025-03-10", "first-subsidy-month": "2025-03" }, pays("1225.00", { cap: 24, monthsLeft: 23 })],
  ["女职工类别只是默认，按两种类别结果不同", { "birth-date": "1974-11-01", "retirement-kind": "F50", "retirement-kind-sourced": false }, looksByHand("M-RETIRE-KIND")],
  ["女职工类别只是默认，但两种类别都没到退休年龄", { "birth-date": "1985-05-20", "retirement-kind": "F50", "retirement-kind-sourced": false }, pays("1225.00")],
  ["当月已享受灵活就业社保补贴", { "other-awards": had("SI-FLEX-HARD", "2025-08", "2025-08") }, refused("R-STACK-SI")],
  ["上月享受过灵活就业社保补贴，不同月", { "other-awards": had("SI-FLEX-HARD", "2025-02", "2025-07") }, pays("1225.00")],
  ["当月已享受公益性岗位社保补贴", { "other-awards": had("PW-SI", "2025-03", "2025-12") }, refused("R-STACK-SI")],
  ["当月已享受重点群体25%补贴", { "other-awards": had("SI-KEY25", "2025-08", "2025-08") }, refused("R-STACK-SI")],
  ["本人领过一次性创业补贴，企业仍在", { "other-awards": had("ST-ONCE", "2025-01", null) }, refused("R-STACK-ST")],
  ["同一笔费用已由残保金支付", { "cost-reference": "发票-7", "other-awards": had("OTHER", "2024-01", "2024-01", { cost: "发票-7", fund: "disability-levy" }) }, refused("R-DOUBLE-FUND")],
  ["残保金付的是另一笔费用", { "cost-reference": "发票-7", "other-awards": had("OTHER", "2024-01", "2024-01", { cost: "发票-8", fund: "disability-levy" }) }, pays("1225.00")],
])

const late = { "birth-date": "1965-08-15", "first-approved-on": "2025-03-10", "first-subsidy-month": "2025-03" } as const

export const flexibleCases = casesOf("SI-FLEX-HARD", { ...hardAlone, ...august }, { region: "990200" }, [
  ["基数5000元缴1000+400，按4200元封顶", { contributions: alone(500_000, 100_000, 40_000) }, pays("784.00", { pension: 56_000, medical: 22_400 })],
  ["缴600+240，没有到封顶", { contributions: alone(300_000, 60_000, 24_000) }, pays("560.00")],
  ["缴839.99+335.99，各自向下取到分", { contributions: alone(420_000, 83_999, 33_599) }, pays("783.98", { pension: 55_999, medical: 22_399 })],
  ["缴840.01，超出封顶的一分不算", { contributions: alone(420_000, 84_001, 33_600) }, pays("784.00")],
  ["只缴养老840元", { contributions: alone(420_000, 84_000, 0) }, pays("560.00")],
  ["只缴医疗100.01元", { contributions: alone(420_000, 0, 10_001) }, pays("66.67")],
  ["四个月", {}, { outcome: "pass", amount: "3136.00" }, { months: "2025-03..2025-06" }],
  ["登记期间因其他原因退出困难人员，身份延续", { "hardship-until": "2025-06-01" }, pays("784.00")],
  ["灵活就业登记前已经退出困难人员", { "hardship-until": "2025-02-12", "flexible-from": "2025-02-15" }, refused("R-NOT-HARD")],
  ["认定前一个月", { "subsidy-month": "2025-01", "flexible-from": "2025-01-05" }, refused("R-BEFORE-CERT")],
  ["灵活就业登记从9月1日起", { "flexible-from": "2025-09-01" }, refused("R-NOT-FLEX")],
  ["没有灵活就业登记", { "flexible-from": null }, refused("R-NOT-FLEX")],
  ["登记从8月1日起不再有效", { "flexible-until": "2025-08-01" }, refused("R-NOT-FLEX")],
  ["当月有单位参保", { "insured-elsewhere": true }, refused("R-EMPLOYED")],
  ["名下有公司", { "active-entity": true }, refused("R-HAS-ENTITY")],
  ["持股万分之一也算", { "share-held": 1 }, refused("R-HAS-ENTITY")],
  ["当月领失业保险金", { "draws-benefit": true }, refused("R-STACK-BENEFIT")],
  ["补缴的月份", { contributions: alone(420_000, 84_000, 33_600, true) }, refused("R-BACKPAY")],
  ["用过35个月", { "flexible-months-used": 35 }, pays("784.00", { cap: 36 })],
  ["用过36个月", { "flexible-months-used": 36 }, refused("R-CAP36")],
  ["男1965年8月15日生，退休当月2025年10月还补", { ...late, "subsidy-month": "2025-10" }, pays("784.00", { cap: 8 })],
  ["同一人退休次月", { ...late, "subsidy-month": "2025-11" }, refused("R-RETIRED")],
  ["未满16周岁", { "birth-date": "2009-09-01" }, refused("R-UNDER-AGE")],
  ["当月在公益性岗位领岗位补贴", { "other-awards": had("PW-POST", "2025-08", "2025-08") }, refused("R-STACK-PW")],
  ["当月在公益性岗位，岗位补贴和社保补贴都领", { "other-awards": [...had("PW-POST", "2025-08", "2025-08"), ...had("PW-SI", "2025-08", "2025-08")] }, refused("R-STACK-SI", "R-STACK-PW")],
  ["缴费明细里有单位缴的养老", { contributions: [...alone(420_000, 84_000, 33_600), ...unit(500_000, 80_000, 0, 0)] }, refused("R-EMPLOYED")],
  ["单位缴的一行金额为0，不算职工参保", { contributions: [...alone(420_000, 84_000, 33_600), ...unit(500_000, 0, 0, 0)] }, pays("784.00")],
  ["没有查缴费", { contributions: [] }, refused("R-NOT-PAID")],
])

export const graduateHireCases = casesOf("SI-SME-GRAD", { ...graduateHire, ...august }, { region: "990200" }, [
  ["微型企业，8月至10月", { "enterprise-size": "micro" }, { outcome: "pass", amount: "3675.00" }, { months: "2025-08..2025-10" }],
  ["十三个月，第十三个月已满", { "contract-end": null }, { outcome: "fail", amount: "14700.00", codes: ["R-CAP12"] }, { months: "2025-08..2026-08" }],
  ["在前一家单位用过5个月，本月后还剩6个月", { "months-used": 5 }, pays("1225.00", { cap: 12, monthsLeft: 6 })],
  ["用过12个月", { "months-used": 12 }, refused("R-CAP12")],
  ["2023年8月1日毕业，正好2年", { "graduated-on": "2023-08-01" }, pays("1225.00")],
  ["2023年7月31日毕业，超过2年一天", { "graduated-on": "2023-07-31" }, refused("R-GRAD-GT2Y")],
  ["闰日毕业：2024年2月29日，2026年2月28日招用", { "graduated-on": "2024-02-29", "contract-start": "2026-02-28", "contract-end": null, "subsidy-month": "2026-03" }, pays("1225.00")],
  ["闰日毕业，2026年3月1日招用", { "graduated-on": "2024-02-29", "contract-start": "2026-03-01", "contract-end": null, "subsidy-month": "2026-03" }, refused("R-GRAD-GT2Y")],
  ["毕业年度内，拿证前招用", { "contract-start": "2025-03-01", "contract-end": "2026-02-28", "subsidy-month": "2025-03" }, pays("1225.00")],
  ["毕业年度的1月1日招用，尚未拿证", { "contract-start": "2025-01-01", "contract-end": "2025-12-31", "subsidy-month": "2025-01" }, pays("1225.00")],
  ["毕业年度前一天招用，还是在校学生", { "contract-start": "2024-12-31", "contract-end": null, "subsidy-month": "2025-01" }, refusedUnless("contract-start", "2025-01-01", "R-BEFORE-GRAD")],
  ["毕业年度内就业过仍属毕业年度", { "worked-since-graduation": true }, pays("1225.00")],
  ["次年招用，毕业后就业过", { "worked-since-graduation": true, "contract-start": "2026-01-05", "contract-end": null, "subsidy-month": "2026-01" }, refused("R-GRAD-EMPLOYED")],
  ["没有高校毕业证", { "graduated-on": null }, refused("R-NOT-GRADUATE")],
  ["大型企业", { "enterprise-size": "large" }, refusedUnless("enterprise-size", "small", "R-SIZE")],
  ["合同差一天", { "contract-end": "2026-07-30" }, refused("R-CONTRACT-LT1Y")],
  ["干满7个月离职，8月至次年3月只补7个月", { "left-on": "2026-02-28" }, { outcome: "fail", amount: "8575.00", codes: ["R-NO-CONTRACT"] }, { months: "2025-08..2026-03" }],
  ["用工补缴", { contributions: unit(500_000, 80_000, 40_000, 2500, true) }, refused("R-BACKPAY")],
  ["见习月内不能同时享受", { "other-awards": had("IN-BASE", "2025-08", "2025-08") }, refused("R-STACK-IN")],
])

export const graduateAloneCases = casesOf("SI-FLEX-GRAD", { ...graduateAlone, ...august }, { region: "990200" }, [
  ["用过23个月，第24个月", { "months-used": 23 }, pays("784.00", { cap: 24, monthsLeft: 0 })],
  ["用过24个月", { "months-used": 24 }, refused("R-CAP24")],
  ["正好离校2年当天登记", { "graduated-on": "2023-08-20", "flexible-from": "2025-08-20" }, pays("784.00")],
  ["离校2年又一天登记", { "graduated-on": "2023-08-19", "flexible-from": "2025-08-20" }, refused("R-GRAD-GT2Y")],
  ["毕业年度内登记，毕业后就业过，不是离校未就业", { "worked-since-graduation": true }, refused("R-GRAD-EMPLOYED")],
  ["毕业前的月份，还没有离校", { "flexible-from": "2025-05-10", "subsidy-month": "2025-05" }, refused("R-BEFORE-GRAD")],
  ["毕业当月月末已经离校", { "flexible-from": "2025-05-10", "subsidy-month": "2025-06" }, pays("784.00")],
  ["次年登记，毕业后就业过", { "graduated-on": "2024-06-30", "worked-since-graduation": true }, refused("R-GRAD-EMPLOYED")],
  ["三个月各缴700+280", { contributions: alone(350_000, 70_000, 28_000) }, { outcome: "pass", amount: "1959.96" }, { months: "2025-08..2025-10" }],
  ["当月有单位参保", { "insured-elsewhere": true }, refused("R-EMPLOYED")],
  ["已享受单位招用补贴的月份", { "other-awards": had("SI-SME-GRAD", "2025-08", "2025-08") }, refused("R-STACK-SI")],
])

/** What the person paid on a base, beside the unit's part. */
const own = (pension: number, medical: number, unemployment: number): readonly Line[] => [
  ...unit(500_000, 80_000, 40_000, 2500), ...[["pension", pension], ["medical", medical], ["unemployment", unemployment]].map(([kind = "", amount = 0]) => ({ kind, payer: "person", base: 500_000, amount, back: false })),
]

export const keyCases = casesOf("SI-KEY25", { ...keyHire, ...august }, { region: "990200" }, [
  ["个人缴320+80+20元的25%", { contributions: own(32_000, 8000, 2000) }, pays("105.00")],
  ["个人缴525.01元，131.2525元舍去", { contributions: own(40_001, 10_000, 2500) }, pays("131.25")],
  ["个人缴525.02元，131.255元进一", { contributions: own(40_002, 10_000, 2500) }, pays("131.26")],
  ["大型企业", { "enterprise-size": "large" }, refused("R-SIZE")],
  ["建筑业不在范围", { industry: "48" }, refused("R-INDUSTRY")],
  ["住宿业", { industry: "61" }, pays("131.25")],
  ["登记失业正好6个月", { "unemployed-months": 6 }, pays("131.25")],
  ["申请截止当天", { "applied-on": "2025-12-31" }, pays("131.25")],
  ["截止后一天申请，再等也没有更早的申请日", { "applied-on": "2026-01-01" }, { outcome: "fail", codes: ["R-WINDOW"], earliestDay: null }],
  ["首个实际缴费月起第12个月", { "subsidy-month": "2026-02" }, pays("131.25")],
  ["第13个月", { "subsidy-month": "2026-03" }, refused("R-CAP12")],
  ["2024年12月已经缴费", { "first-paid-month": "2024-12" }, refused("R-FIRST-PAID")],
  ["2026年1月才首次缴费", { "first-paid-month": "2026-01", "subsidy-month": "2026-01" }, refused("R-FIRST-PAID")],
  ["早于首个实际缴费月的月份", { "first-paid-month": "2025-09" }, refused("R-NOT-PAID")],
  ["2023届未就业毕业生", { "key-group": "graduate", "graduated-on": "2023-06-30", "worked-since-graduation": false, "unemployed-months": 0 }, pays("131.25")],
  ["2022届毕业生", { "key-group": "graduate", "graduated-on": "2022-06-30", "worked-since-graduation": false, "unemployed-months": 0 }, refused("R-GROUP")],
  ["同月单位已享受困难人员补贴", { "other-awards": had("SI-EMP-HARD", "2025-08", "2025-08") }, refused("R-STACK-SI")],
  ["个人部分是补缴", { contributions: own(40_000, 10_000, 2500).map((line) => ({ ...line, back: true })) }, refused("R-NOT-PAID")],
])

export const insuranceSubsidyCases = [...keyCases, ...hireCases, ...flexibleCases, ...graduateHireCases, ...graduateAloneCases]
export { had }
