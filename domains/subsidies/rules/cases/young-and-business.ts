// Our worked cases, written from the text of domain/03 §3: internships, students, founders, hires, loans, introductions, travel, projects.
import { casesOf, type Line, looksByHand, noVersion, passes, pays, refused, refusedUnless, refusedUntil } from "#policy"
import {
  broughtWorker, founderCase, hiredEarly, intern, interestCase, internMonthsOf, internsOf, introduced, loanCase, oneHire, poorHire, provincialCase, rentCase, serviceCase, skillBase, startUpJobsCase, student, traveller, unitOfInterns,
} from "../worked-cases.ts"
import { had } from "./insurance-subsidies.ts"

const inB = { region: "990200" } as const
const fiveMonths = ["2025-07", "2025-08", "2025-09", "2025-10", "2025-11"]
const ended = (started: string, end: string, dropped: boolean): Line => ({ started, ended: end, dropped, contractStart: null, contractEnd: null, insured: null })
const kept = (insured: string, contractEnd: string | null = null): Line => ({ started: "2025-07-01", ended: "2025-12-31", dropped: false, contractStart: "2026-01-01", contractEnd, insured })
const youth = { "intern-group": "youth", "graduated-on": null, "registered-unemployed": true } as const

export const internCases = casesOf("IN-BASE", { ...intern, "subsidy-month": "2025-08", "stipend-paid": 220_000 }, inB, [
  ["甲市一个月，2200元的70%", {}, pays("1540.00"), { region: "990100" }],
  ["12月和次年1月，最低工资随年度变", { "internship-ends-on": "2026-01-31", "internship-planned-end": "2026-01-31" }, { outcome: "pass", amount: "2870.00" }, { months: "2025-12..2026-01" }],
  ["正好3个月", { "internship-ends-on": "2025-09-30", "internship-planned-end": "2025-09-30" }, pays("1400.00")],
  ["3个月差一天", { "internship-ends-on": "2025-09-29", "internship-planned-end": "2025-09-29" }, refusedUnless("internship-planned-end", "2025-09-30", "R-IN-LEN")],
  ["正好12个月", { "internship-ends-on": "2026-06-30", "internship-planned-end": "2026-06-30" }, pays("1400.00")],
  ["12个月多一天", { "internship-ends-on": "2026-07-01", "internship-planned-end": "2026-07-01" }, refused("R-IN-LEN")],
  ["青年，开始日差一天满25周岁", { ...youth, "birth-date": "2000-07-02" }, pays("1400.00")],
  ["青年，开始日满25周岁", { ...youth, "birth-date": "2000-07-01" }, refused("R-AGE")],
  ["青年，开始日满16周岁", { ...youth, "birth-date": "2009-07-01" }, pays("1400.00")],
  ["青年，开始日差一天满16周岁", { ...youth, "birth-date": "2009-07-02" }, refused("R-AGE", "R-UNDER-AGE")],
  ["青年没有失业登记", { ...youth, "registered-unemployed": false }, refused("R-GROUP")],
  ["毕业正好2年当天开始", { "graduated-on": "2023-07-01" }, pays("1400.00")],
  ["毕业2年又一天开始", { "graduated-on": "2023-06-30" }, refused("R-GRAD-GT2Y")],
  ["毕业年度内就业过，不是离校未就业", { "worked-since-graduation": true }, refused("R-GRAD-EMPLOYED")],
  ["毕业前一天开始，还没有离校", { "graduated-on": "2025-07-02" }, refused("R-BEFORE-GRAD")],
  ["毕业当天开始", { "graduated-on": "2025-07-01" }, pays("1400.00")],
  ["开始当天备案", { "agreement-filed-on": "2025-07-01" }, pays("1400.00")],
  ["开始次日备案", { "agreement-filed-on": "2025-07-02" }, refused("R-IN-FILED")],
  ["意外险到8月31日", { "accident-insured-until": "2025-08-31" }, pays("1400.00")],
  ["意外险到8月30日", { "accident-insured-until": "2025-08-30" }, refused("R-IN-INSURANCE")],
  ["当月有单位参保", { "insured-elsewhere": true }, refused("R-EMPLOYED")],
  ["不是见习单位", { "internship-unit": false }, refused("R-IN-UNIT")],
  ["没有考勤", { "intern-attended": false }, refused("R-ATTEND")],
  ["生活费1599.99元，不到最低工资的80%", { "stipend-paid": 159_999 }, refused("R-STIPEND")],
  ["同月已享受社保补贴", { "other-awards": had("SI-SME-GRAD", "2025-08", "2025-08") }, refused("R-STACK-IN")],
  ["写的结束日晚于约定结束日，约定期满后的月份不补", { "subsidy-month": "2026-01", "internship-ends-on": "2026-02-28", "accident-insured-until": "2026-06-30" }, refused("R-IN-MONTH")],
  ["结束日写在开始日之前", { "internship-starts-on": "2025-08-20", "internship-planned-end": "2026-02-19", "internship-ends-on": "2025-08-10", "accident-insured-from": "2025-08-20" }, refused("R-IN-MONTH")],
  ["同月在公益性岗位", { "other-awards": had("PW-POST", "2025-08", "2025-08") }, refused("R-STACK-PW", "R-STACK-IN")],
])

export const retentionCases = casesOf("IN-RET", unitOfInterns, { ...inB, on: "2026-02-28" }, [
  ["四人留用两人，各6个月", { "interns-of-year": internsOf(2, 2), "internship-months-paid": internMonthsOf(4, [...fiveMonths, "2025-12"]) }, pays("19200.00", { kept: 2, ended: 4 })],
  ["七人留用三人，42.9%", { "interns-of-year": internsOf(3, 4) }, refused("R-RETENTION")],
  ["一人三周内退出，不计入", { "interns-of-year": [...internsOf(5, 5), ended("2025-07-01", "2025-07-21", true)] }, pays("48000.00", { ended: 10 })],
  ["一人正好一个月时退出，不计入", { "interns-of-year": [...internsOf(5, 5), ended("2025-07-01", "2025-08-01", true)] }, pays("48000.00", { ended: 10 })],
  ["一人超过一个月退出，计入分母：5/11", { "interns-of-year": [...internsOf(5, 5), ended("2025-07-01", "2025-08-02", true)] }, refused("R-RETENTION")],
  ["结束后第30天参保", { "interns-of-year": [kept("2026-01-30"), ...internsOf(4, 5)] }, pays("48000.00")],
  ["结束后第31天参保，不算留用", { "interns-of-year": [kept("2026-01-31"), ...internsOf(4, 5)] }, refused("R-RETENTION")],
  ["留用合同不足一年，不算留用", { "interns-of-year": [kept("2026-01-15", "2026-12-30"), ...internsOf(4, 5)] }, refused("R-RETENTION")],
  ["留用合同正好一年", { "interns-of-year": [kept("2026-01-15", "2026-12-31"), ...internsOf(4, 5)] }, pays("48000.00")],
  ["一人12月、一人次年1月，按各月最低工资", { "interns-of-year": internsOf(1, 1), "internship-months-paid": [{ month: "2025-12" }, { month: "2026-01" }] }, pays("1640.00")],
  ["没有结束见习的人", { "interns-of-year": [] }, refused("R-RETENTION")],
  ["单位账户没有核验通过", { "account-is-payee": false }, refused("R-ACCOUNT")],
  ["单位列入严重失信名单", { "credit-listed": true }, refused("R-CREDIT")],
])

export const earlyHireCases = casesOf("IN-EARLY", hiredEarly, inB, [
  ["约定6个月，满3个月时留用", { "contract-start": "2025-10-01" }, pays("4200.00", { months: 3 })],
  ["剩余月份跨年，各按当月最低工资：12月1400元，1月和2月各1470元", { "internship-starts-on": "2025-09-01", "internship-planned-end": "2026-02-28", "contract-start": "2025-12-01" }, pays("4340.00", { months: 3 })],
  ["约定正好12个月，最后一个月留用", { "internship-starts-on": "2025-01-01", "contract-start": "2025-12-01" }, pays("1400.00", { months: 1 })],
  ["约定12个月多一天", { "internship-starts-on": "2024-12-31" }, refused("R-IN-LEN")],
  ["约定期满后才签合同", { "contract-start": "2026-01-01" }, refused("R-NOT-EARLY")],
  ["留用合同不足一年", { "contract-start": "2025-10-01", "contract-end": "2026-09-29" }, refused("R-CONTRACT-LT1Y")],
])

const low = (until: string | null): readonly Line[] => [{ category: "low-income", from: "2024-01-01", until }]

export const studentCases = casesOf("GR-JS", student, inB, [
  ["只有助学贷款", { "hardship-categories": [{ category: "student-loan", from: "2022-09-01", until: null }] }, pays("1500.00")],
  ["残疾，又是特困，只发一次", { "hardship-categories": [{ category: "disabled", from: "2010-01-01", until: null }, { category: "destitute", from: "2020-01-01", until: null }] }, pays("1500.00")],
  ["没有困难类别", { "hardship-categories": [] }, refused("R-GROUP")],
  ["受理期第一天", { "applied-on": "2025-11-04" }, pays("1500.00")],
  ["受理期前一天", { "applied-on": "2025-11-03" }, refusedUntil("2025-11-04", "R-WINDOW")],
  ["受理期最后一天", { "applied-on": "2025-11-19" }, pays("1500.00")],
  ["受理期后一天", { "applied-on": "2025-11-20" }, refused("R-WINDOW")],
  ["低保到申请前一天为止", { "hardship-categories": low("2025-11-09") }, refused("R-CAT-EXPIRED")],
  ["低保到申请当天为止", { "hardship-categories": low("2025-11-10") }, pays("1500.00")],
  ["成人教育", { "study-form": "adult" }, refused("R-STUDY-KIND")],
  ["定向委培", { "study-form": "commissioned" }, refused("R-STUDY-KIND")],
  ["中职学生，当地未列入", { "school-level": "secondary-vocational" }, refused("R-SCHOOL-LEVEL")],
  ["专科时领过", { "student-grants": 1 }, refused("R-DUP")],
  ["2027年才毕业", { "leaves-school-on": "2027-06-30" }, refused("R-GRAD-YEAR")],
  ["已经毕业", { "leaves-school-on": "2025-11-09" }, refused("R-GRAD-YEAR")],
])

export const founderCases = casesOf("ST-ONCE", founderCase, inB, [
  ["满12个月当天", {}, pays("5000.00")],
  ["差一天满12个月", { "applied-on": "2025-03-14" }, refusedUntil("2025-03-15", "R-RUN-LT12M")],
  ["闰日登记，次年2月28日", { "entity-registered-on": "2024-02-29", "applied-on": "2025-02-28" }, pays("5000.00")],
  ["闰日登记，次年2月27日", { "entity-registered-on": "2024-02-29", "applied-on": "2025-02-27" }, refusedUntil("2025-02-28", "R-RUN-LT12M")],
  ["登记满36个月当天", { "applied-on": "2027-03-15" }, pays("5000.00")],
  ["登记满36个月次日", { "applied-on": "2027-03-16" }, refused("R-LATE")],
  ["纳税6个月", { "tax-months": 6 }, pays("5000.00")],
  ["纳税5个月", { "tax-months": 5 }, refusedUnless("tax-months", 6, "R-TAX")],
  ["办过一个已注销的店", { "earlier-entities": 1 }, refused("R-NOT-FIRST")],
  ["高校毕业生，离校2年内登记", { "founder-group": "graduate", "graduated-on": "2022-03-15" }, pays("5000.00")],
  ["高校毕业生，离校超过2年登记", { "founder-group": "graduate", "graduated-on": "2022-03-14" }, refused("R-GRAD-GT2Y")],
  ["高校毕业生，没有查到毕业证", { "founder-group": "graduate", "graduated-on": null }, refused("R-NOT-GRADUATE")],
  ["申请时还没有毕业离校", { "founder-group": "graduate", "graduated-on": "2025-06-30" }, refusedUntil("2025-06-30", "R-BEFORE-GRAD")],
  ["法定代表人已变更", { "still-founder": false }, refused("R-NOT-FOUNDER")],
  ["经营异常", { "unit-abnormal": true }, refused("R-ABNORMAL")],
  ["中型企业", { "enterprise-size": "medium" }, refused("R-SIZE")],
  ["已领过", { "start-up-grants": 1 }, refused("R-DUP")],
  ["配偶同址同业已领", { "same-address-grant": true }, looksByHand("M-SAME-ADDR")],
  ["一般人员", { "founder-group": "other" }, refused("R-GROUP")],
  ["本人同时作为职工享受补贴", { "other-awards": had("SI-SME-GRAD", "2025-01", "2025-06") }, refused("R-STACK-ST")],
  ["两处不符：异常名录又不满12个月", { "unit-abnormal": true, "applied-on": "2025-03-14" }, refused("R-ABNORMAL", "R-RUN-LT12M")],
])

export const startUpJobsCases = casesOf("ST-JOBS", startUpJobsCase, inB, [
  ["一人", { "workers-brought": 1 }, pays("2000.00")],
  ["三人", { "workers-brought": 3 }, pays("6000.00")],
  ["四人", { "workers-brought": 4 }, pays("9000.00")],
  ["十人", { "workers-brought": 10 }, pays("27000.00")],
  ["十一人正好封顶", { "workers-brought": 11 }, pays("30000.00")],
  ["没有人", { "workers-brought": 0 }, refused("R-NO-WORKERS")],
  ["登记前一天申请", { "entity-registered-on": "2025-03-16" }, refusedUntil("2025-03-16", "R-NOT-STARTED")],
  ["登记满3年当天", { "applied-on": "2027-03-15" }, pays("12000.00")],
  ["登记满3年次日", { "applied-on": "2027-03-16" }, refused("R-STARTUP-GT3Y")],
])

export const workerCases = casesOf("subsidies.start-up-worker", broughtWorker, { ...inB, on: "2025-10-15" }, [
  ["参保3个月", {}, passes()],
  ["参保2个月", { "insured-months-since-hire": 2 }, refused("R-INS-SHORT")],
  ["创业者本人", { "worker-is-founder": true }, refused("R-SELF-EMPLOY")],
  ["被另一家计算过", { "worker-counted-before": true }, refused("R-WORKER-DUP")],
  ["合同差一天一年", { "contract-end": "2026-02-27" }, refused("R-CONTRACT-LT1Y")],
])

export const rentCases = casesOf("ST-RENT", rentCase, inB, [
  ["租金正好6000元", { "rent-paid": 600_000 }, pays("6000.00")],
  ["租金5999.99元", { "rent-paid": 599_999 }, pays("5999.99")],
  ["租金6000.01元", { "rent-paid": 600_001 }, pays("6000.00")],
  ["一次申请0个月", { "rent-months": 0 }, refusedUnless("rent-months", 1, "R-RENT-MONTHS")],
  ["一次申请13个月", { "rent-months": 13 }, refusedUnless("rent-months", 12, "R-RENT-MONTHS")],
  ["已用24个月，再申请12个月", { "rent-months-used": 24 }, pays("4800.00")],
  ["已用25个月，再申请12个月", { "rent-months-used": 25 }, refused("R-CAP36")],
  ["向父亲租的", { "lessor-related": true }, refused("R-RELATED-LESSOR")],
  ["孵化基地免费场地", { "free-premises": true }, refused("R-FREE-PREMISES")],
])

export const hireCases = casesOf("HI-ONCE", oneHire, inB, [
  ["中型企业", { "enterprise-size": "medium" }, pays("1000.00")],
  ["大型企业", { "enterprise-size": "large" }, refused("R-SIZE")],
  ["毕业正好2年当天招用", { "graduated-on": "2023-08-01" }, pays("1000.00")],
  ["毕业2年又一天招用", { "graduated-on": "2023-07-31" }, refused("R-GRAD-GT2Y")],
  ["还没有参保满一个月", { "insured-months-since-hire": 0 }, refused("R-INS-SHORT")],
  ["合同差一天一年", { "contract-end": "2026-07-30" }, refused("R-CONTRACT-LT1Y")],
  ["青年没有失业登记，当地也没有列入青年", { "hire-group": "youth" }, refused("R-GROUP", "R-NOT-REGISTERED")],
  ["青年招用日满25周岁，有失业登记", { "hire-group": "youth", "registered-unemployed": true, "birth-date": "2000-08-01" }, refused("R-GROUP", "R-AGE")],
  ["没有退役日期的退役军人", { "hire-group": "veteran" }, refused("R-GROUP")],
  ["退役前招用", { "hire-group": "veteran", "discharged-on": "2025-08-02" }, refused("R-GROUP")],
  ["别的企业用过这个人", { "hire-used-before": true }, refused("R-DUP")],
  ["另一家企业领过扩岗补助", { "other-awards": had("UI-EXPAND", "2025-03", "2025-05", { employer: "91990000000000002X", fund: "unemployment-insurance" }) }, refused("R-STACK-EXPAND")],
  ["同一家企业领过脱贫人口补贴", { "other-awards": had("HI-POOR", "2024-01", "2024-06", { employer: "91990000000000001X" }) }, refused("R-STACK-HI")],
  ["另一家企业领过脱贫人口补贴", { "other-awards": had("HI-POOR", "2024-01", "2024-06", { employer: "91990000000000002X" }) }, pays("1000.00")],
])

export const poorHireCases = casesOf("HI-POOR", poorHire, inB, [
  ["满6个月领一半", { "insured-months-since-hire": 6 }, pays("1000.00")],
  ["5个月", { "insured-months-since-hire": 5 }, refusedUnless("insured-months-since-hire", 6, "R-MONTHS-LT6")],
  ["满12个月领另一半", { "asked-stage": "twelve", "insured-months-since-hire": 12, "poor-hire-paid": 100_000 }, pays("1000.00")],
  ["11个月领另一半", { "asked-stage": "twelve", "insured-months-since-hire": 11, "poor-hire-paid": 100_000 }, refused("R-MONTHS-LT12")],
  ["5个月就要一次领，只说不满12个月", { "asked-stage": "whole", "insured-months-since-hire": 5 }, refused("R-MONTHS-LT12")],
  ["合同期只差，改合同结束日，不改已经过去的开始日", { "contract-end": "2025-11-10", "insured-months-since-hire": 6 }, refusedUnless("contract-end", "2026-02-28", "R-CONTRACT-LT1Y")],
  ["满12个月一次领", { "asked-stage": "whole", "insured-months-since-hire": 12 }, pays("2000.00")],
  ["领过一半，一次领只补余下", { "asked-stage": "whole", "insured-months-since-hire": 12, "poor-hire-paid": 100_000 }, pays("1000.00")],
  ["第一半领过又申请", { "poor-hire-paid": 100_000 }, refused("R-DUP")],
  ["不是脱贫人口", { "poverty-group": false }, refused("R-GROUP")],
])

const quarter = (principal: number, rate: number, from: string, until: string, state = "normal"): Line => ({ principal, rate, from, until, state })

export const interestCases = casesOf("LN-INT", interestCase, { ...inB, on: "2025-10-09" }, [
  ["20万元，年利率4.5%，92天", { "loan-segments": [quarter(20_000_000, 450, "2025-07-01", "2025-09-30")] }, pays("1150.00", { days: 92 })],
  ["中途还款：30万元30天，25万元62天", { "loan-segments": [quarter(30_000_000, 450, "2025-07-01", "2025-07-30"), quarter(25_000_000, 450, "2025-07-31", "2025-09-30")] }, pays("1531.25", { days: 92 })],
  ["不足一分的贴息没有可补的", { "loan-segments": [quarter(1, 1, "2025-07-01", "2025-07-01")] }, refused("R-NOTHING-DUE")],
  ["10万元，3.65%，31天，四舍五入到分", { "loan-segments": [quarter(10_000_000, 365, "2025-07-01", "2025-07-31")] }, pays("157.15")],
  ["展期的天数不补", { "loan-segments": [quarter(30_000_000, 450, "2025-07-01", "2025-07-30"), quarter(30_000_000, 450, "2025-07-31", "2025-09-30", "extended")] }, pays("562.50", { days: 30 })],
  ["全季逾期", { "loan-segments": [quarter(30_000_000, 450, "2025-07-01", "2025-09-30", "overdue")] }, refused("R-NOTHING-DUE")],
  ["一天", { "loan-segments": [quarter(30_000_000, 450, "2025-09-30", "2025-09-30")] }, pays("18.75", { days: 1 })],
  ["同一笔贷款另有贴息", { "other-awards": had("OTHER-INTEREST", "2025-07", "2025-09", { loan: "990200-2025-001", fund: "other" }) }, refused("R-STACK-LN")],
])

const hires = (count: number): readonly Line[] => Array.from({ length: count }, () => ({ contractStart: "2025-01-10", contractEnd: "2026-01-09" }))
const firm = (staff: number, hired: number) => ({ borrower: "firm", "enterprise-size": "small", "loan-amount": 400_000_000, "loan-repay-by": "2027-06-01", "staff-insured-count": staff, "eligible-hires": hires(hired) })

const fiveHires = (contractStart: string): readonly Line[] => Array.from({ length: 5 }, () => ({ contractStart, contractEnd: null }))
export const loanCases = casesOf("subsidies.loan-limit", loanCase, { ...inB, on: "2025-10-09" }, [
  ["个人30万元", {}, passes({ limit: 30_000_000 })],
  ["个人超过一分", { "loan-amount": 30_000_001 }, refused("R-LOAN-LIMIT")],
  ["三人合伙99万元", { borrower: "partners", partners: 3, "loan-amount": 99_000_000 }, passes({ limit: 99_000_000 })],
  ["十二人合伙396万元", { borrower: "partners", partners: 12, "loan-amount": 396_000_000 }, passes({ limit: 396_000_000 })],
  ["二十人合伙不超过企业限额", { borrower: "partners", partners: 20, "loan-amount": 400_000_000 }, passes({ limit: 400_000_000 })],
  ["利率正好LPR加150基点：3.00%+1.50%", { "loan-rate": 450 }, passes()],
  ["利率高一个基点", { "loan-rate": 451 }, refused("R-LOAN-RATE")],
  ["2025年5月LPR下调前签的，3.10%+1.50%", { "loan-signed-on": "2025-05-19", "loan-repay-by": "2028-05-19", "loan-rate": 460 }, passes()],
  ["三年正好到期", { "loan-repay-by": "2028-06-01" }, passes()],
  ["三年多一天", { "loan-repay-by": "2028-06-02" }, refused("R-LOAN-TERM")],
  ["第三次贴息", { "loans-subsidised": 2 }, passes()],
  ["第四次贴息", { "loans-subsidised": 3 }, refused("R-LOAN-TIMES")],
  ["另有经营性贷款，看是否属例外", { "other-business-loan": true }, looksByHand("M-OTHER-LOAN")],
  ["企业20人，新招2人正好10%", firm(20, 2), passes({ limit: 400_000_000 })],
  ["企业21人，新招2人", firm(21, 2), refused("R-HIRE-RATIO")],
  ["企业100人，新招10人", firm(100, 10), passes()],
  ["企业100人，新招9人", firm(100, 9), refused("R-HIRE-RATIO")],
  ["企业101人，新招6人5.9%", firm(101, 6), passes()],
  ["企业101人，新招5人4.95%", firm(101, 5), refused("R-HIRE-RATIO")],
  ["签约前正好12个月招的5人", { ...firm(45, 5), "eligible-hires": fiveHires("2024-06-01") }, passes()],
  ["签约前12个月零1天招的，不是最近12个月", { ...firm(45, 5), "eligible-hires": fiveHires("2024-05-31") }, refused("R-HIRE-RATIO")],
  ["签约后才招的", { ...firm(45, 5), "eligible-hires": fiveHires("2025-06-02") }, refused("R-HIRE-RATIO")],
  ["企业两年正好到期", { ...firm(20, 2), "loan-repay-by": "2027-06-01" }, passes()],
  ["企业两年多一天", { ...firm(20, 2), "loan-repay-by": "2027-06-02" }, refused("R-LOAN-TERM")],
  ["企业欠薪", { ...firm(20, 2), "wages-or-premiums-owed": true }, refused("R-ARREARS")],
  ["中型企业", { ...firm(20, 2), "enterprise-size": "medium" }, refused("R-SIZE")],
])

export const introductionCases = casesOf("AG-INTRO", introduced, inB, [
  ["登记失业人员参保1个月", { "insured-months-since-hire": 1 }, pays("100.00")],
  ["登记失业人员参保5个月", { "insured-months-since-hire": 5 }, pays("100.00")],
  ["登记失业人员参保6个月", { "insured-months-since-hire": 6 }, pays("200.00")],
  ["没有参保满1个月", { "insured-months-since-hire": 0 }, refused("R-INS-LT1M")],
  ["困难人员参保1个月", { "introduced-group": "hard", "insured-months-since-hire": 1 }, pays("250.00")],
  ["困难人员参保2个月", { "introduced-group": "hard", "insured-months-since-hire": 2 }, pays("250.00")],
  ["脱贫人口参保3个月", { "introduced-group": "poverty", "insured-months-since-hire": 3 }, pays("500.00")],
  ["本年度介绍过一次", { "introductions-this-year": 1 }, refused("R-DUP")],
  ["同一单位补过", { "introduced-to-same-employer": true }, refused("R-DUP")],
  ["没有许可证", { "agency-licensed": false }, refused("R-LICENCE")],
  ["向劳动者收费", { "fee-charged": true }, refused("R-FEE")],
  ["派遣岗位", { "job-fit": false }, refused("R-JOB")],
  ["一般人员", { "introduced-group": "other" }, refused("R-GROUP")],
  ["公益性岗位在岗的人", { "other-awards": had("PW-POST", "2025-03", "2025-08") }, refused("R-STACK-PW")],
])

export const travelCases = casesOf("TV-MIG", traveller, inB, [
  ["省内其他市，三个月", { "work-distance": "city" }, pays("300.00")],
  ["市内其他县，三个月", { "work-distance": "county" }, pays("200.00")],
  ["本县", { "work-distance": "home" }, refused("R-DISTANCE")],
  ["三个月差一天", { "worked-away-until": "2025-05-30" }, refusedUnless("worked-away-until", "2025-05-31", "R-MONTHS-LT3")],
  ["跨年三个月：11月15日至2月14日", { "worked-away-from": "2025-11-15", "worked-away-until": "2026-02-14" }, pays("600.00")],
  ["11月15日至2月13日", { "worked-away-from": "2025-11-15", "worked-away-until": "2026-02-13" }, refused("R-MONTHS-LT3")],
  ["11月30日至2月28日", { "worked-away-from": "2025-11-30", "worked-away-until": "2026-02-28" }, pays("600.00")],
  ["本年度领过", { "travel-this-year": 1 }, refused("R-DUP")],
  ["没有证明", { "work-evidenced": false }, refused("R-EVIDENCE")],
  ["不是脱贫人口", { "poverty-group": false }, refused("R-GROUP")],
])

export const projectCases = [
  ...casesOf("SV-CAP", serviceCase, { ...inB, on: "2025-10-15" }, [
    ["合同50万，已付20万，再付30万", {}, pays("300000.00")],
    ["多付一分", { "payment-asked": 30_000_001 }, refused("R-BEYOND-CONTRACT")],
    ["没有验收", { "project-accepted": false }, refused("R-PROJECT-STAGE")],
    ["买车", { "spending-use": "vehicle" }, refused("R-FORBIDDEN-USE")],
    ["办公用房", { "spending-use": "building" }, refused("R-FORBIDDEN-USE")],
    ["人员工资", { "spending-use": "salaries" }, refused("R-FORBIDDEN-USE")],
    ["会议费", { "spending-use": "meetings" }, refused("R-FORBIDDEN-USE")],
    ["信息化建设", { "spending-use": "information-system" }, pays("300000.00")],
  ]),
  ...casesOf("HS-BASE", skillBase, { ...inB, on: "2025-10-15" }, [
    ["分档500万元", {}, pays("5000000.00")],
    ["超过500万元一分", { "base-tier-sum": 500_000_001 }, refused("R-BEYOND-CAP")],
    ["同一单位第二次", { "skill-base-granted": 1 }, refused("R-DUP")],
  ]),
  ...casesOf("HS-STUDIO", skillBase, { ...inB, on: "2025-10-15" }, [["工作室", {}, pays("200000.00")], ["第二次", { "skill-base-granted": 1 }, refused("R-DUP")]]),
  ...casesOf("OT-PROV", provincialCase, { ...inB, on: "2025-10-15" }, [
    ["有批准和备案", {}, passes()],
    ["没有备案号", { "provincial-filing": null }, refused("R-NOT-FILED")],
    ["没有批准文号", { "provincial-approval": null }, refused("R-NOT-FILED")],
  ]),
  ...casesOf("subsidies.tax-deduction", { "deduction-group": "poverty", "unemployed-months": 0, "deduction-for": "hiring", "contract-start": "2025-03-01", "employer-code": "91990000000000001X", "deduction-start": null, "deduction-certified": false }, { ...inB, on: "2025-10-15" }, [
    ["企业招用", {}, passes({ yearly: 600_000, years: 3 })],
    ["本人创业", { "deduction-for": "founding" }, passes({ yearly: 2_000_000 })],
    ["首次享受满3年前一天", { "deduction-start": "2022-10-16" }, passes()],
    ["首次享受满3年", { "deduction-start": "2022-10-15" }, refused("R-CAP3Y")],
    ["登记失业6个月", { "deduction-group": "unemployed-half-year", "unemployed-months": 6 }, passes()],
    ["登记失业5个月", { "deduction-group": "unemployed-half-year", "unemployed-months": 5 }, refused("R-UNEMP-LT6M")],
    ["同一人同一单位出过证", { "deduction-certified": true }, refused("R-DUP")],
    ["2027年12月31日", { "contract-start": "2027-03-01" }, passes(), { on: "2027-12-31" }],
    ["2028年1月1日，政策已结束", { "contract-start": "2027-03-01" }, noVersion, { on: "2028-01-01" }],
  ]),
]

export const youngAndBusinessCases = [
  ...internCases, ...retentionCases, ...earlyHireCases, ...studentCases, ...founderCases, ...startUpJobsCases, ...workerCases, ...rentCases, ...hireCases, ...poorHireCases, ...interestCases, ...loanCases, ...introductionCases, ...travelCases, ...projectCases,
]
