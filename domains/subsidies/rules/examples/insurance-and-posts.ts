// Worked examples of domain/03 §3 as data: social-insurance subsidies and public posts, one month of each claim.
import { examplesOf } from "#policy"
import { caseOf } from "../reference-case.ts"
import { graduateAlone, graduateHire, hardAlone, hardHire, inPost, keyHire, paidAlone, unitPaid } from "../worked-cases.ts"

const march = { "subsidy-month": "2025-03" } as const
const on = (day: string) => ({ on: day })
const endOfMarch = (facts: Parameters<typeof caseOf>[0], place = on("2025-03-31")) => caseOf(facts, place)
const near = { "birth-date": "1969-10-05", "first-approved-on": "2026-01-06", "hardship-from": "2026-01-02", "contract-start": "2026-02-01", "contract-end": null, "subsidy-month": "2026-02" } as const

export const insuranceExamples = [
  ...examplesOf("subsidies.hardship-hire-insurance", { ...hardHire, ...march }, endOfMarch, [
    ["SIE-1", "基数5000元，单位缴养老800元、医疗400元、失业25元，3月至5月共3675元，这是其中一个月", {}],
    ["SIE-2", "男，1969年10月5日生，2026年1月6日首次核定：不足5年退休，最长60个月", near, [], on("2026-02-28")],
    ["SIE-4", "2月10日认定，1月不补，2月、3月共2450元", { "subsidy-month": "2025-01", "contract-start": "2025-01-01" }, ["R-BEFORE-CERT"], on("2025-01-31")],
    ["SIE-4", "2月10日认定，2月可以补", { "subsidy-month": "2025-02", "contract-start": "2025-01-01" }, [], on("2025-02-28")],
    ["SIE-6", "招用的人是本单位法定代表人", { "owner-of-applicant": true }, ["R-SELF-EMPLOY"]],
    ["SIE-7", "12个月一次补缴", { contributions: unitPaid(true) }, ["R-BACKPAY"]],
  ]),
  ...examplesOf("subsidies.hardship-flexible-insurance", { ...hardAlone, ...march }, endOfMarch, [
    ["SIF-1", "基数4200元，养老840元、医疗336元，每月784元，6个月4704元", {}],
    ["SIF-2", "基数6000元，按上限4200元折算，每月784元", { contributions: paidAlone(600_000, { pension: 120_000, medical: 48_000 }) }],
    ["SIF-5", "当月在单位有职工参保", { "insured-elsewhere": true }, ["R-EMPLOYED"]],
  ]),
  ...examplesOf("subsidies.graduate-hire-insurance", { ...graduateHire, "subsidy-month": "2025-08" }, (facts, place = on("2025-08-31")) => caseOf(facts, place), [
    ["SSG-1", "2025年6月30日毕业，合同2025年8月1日至2026年7月31日，每月1225元，12个月14700元", {}],
    ["SSG-2", "合同到2026年7月30日，差一天", { "contract-end": "2026-07-30" }, ["R-CONTRACT-LT1Y"]],
    ["SSG-3", "离校两年的最后一天招用", { "subsidy-month": "2027-07", "contract-start": "2027-06-30", "contract-end": null }, [], on("2027-07-31")],
    ["SSG-3", "晚一天招用", { "subsidy-month": "2027-07", "contract-start": "2027-07-01", "contract-end": null }, ["R-GRAD-GT2Y"], on("2027-07-31")],
    ["SSG-4", "中型企业", { "enterprise-size": "medium" }, ["R-SIZE"]],
    ["SSG-5", "在前一家小微企业补过5个月，还剩7个月", { "months-used": 11 }],
    ["SSG-5", "12个月已经补满", { "months-used": 12 }, ["R-CAP12"]],
  ]),
  ...examplesOf("subsidies.graduate-flexible-insurance", { ...graduateAlone, "subsidy-month": "2025-08" }, (facts, place = on("2025-08-31")) => caseOf(facts, place), [
    ["SFG-1", "养老840元、医疗336元，每月784元，最多24个月18816元", {}],
    ["SFG-2", "第25个月", { "months-used": 24 }, ["R-CAP24"]],
    ["SFG-3", "离校满两年以后才登记", { "subsidy-month": "2027-07", "flexible-from": "2027-07-01" }, ["R-GRAD-GT2Y"], on("2027-07-31")],
  ]),
  ...examplesOf("subsidies.key-group-insurance", { ...keyHire, ...march }, endOfMarch, [
    ["K25-1", "个人缴525元的25%，每月131.25元，12个月1575元", {}],
    ["K25-2", "7个月后离职，共918.75元：第8个月不补", { "subsidy-month": "2025-10", "left-on": "2025-09-30" }, ["R-NO-CONTRACT"], on("2025-10-31")],
    ["K25-3", "行业不在范围", { industry: "70" }, ["R-INDUSTRY"]],
    ["K25-4", "连续登记失业只有5个月", { "unemployed-months": 5 }, ["R-UNEMP-LT6M"]],
  ]),
  ...examplesOf("subsidies.public-post", { ...inPost, "subsidy-month": "2025-07" }, (facts, place = on("2025-07-31")) => caseOf(facts, place), [
    ["PW-1", "乙市2025年7月至9月满月在岗，每月2000元，共6000元", {}],
    ["PW-2", "2025年12月按2000元", { "subsidy-month": "2025-12" }, [], on("2025-12-31")],
    ["PW-2", "2026年1月按2100元", { "subsidy-month": "2026-01" }, [], on("2026-01-31")],
    ["PW-4", "第三次安置", { "placement-number": 3 }, ["R-PW-MAX2"]],
    ["PW-6", "在一家经营中的公司出资30%", { "share-held": 3000 }, ["R-HAS-ENTITY"]],
    ["PW-7", "8月12日去世，8月按12天补774.19元", { "subsidy-month": "2025-08", "died-on": "2025-08-12", "wage-paid": 80_000 }, [], on("2025-08-31")],
    ["PW-7", "8月12日去世，9月不补", { "subsidy-month": "2025-09", "died-on": "2025-08-12" }, ["R-DEAD"], on("2025-09-30")],
  ]),
  ...examplesOf("subsidies.public-post-insurance", { ...inPost, contributions: unitPaid(), "subsidy-month": "2025-07" }, (facts) => caseOf(facts, on("2025-07-31")), [
    [null, "单位缴养老800元、医疗400元、失业25元", {}],
    [null, "第三次安置", { "placement-number": 3 }, ["R-PW-MAX2"]],
    [null, "12个月一次补缴", { contributions: unitPaid(true) }, ["R-BACKPAY"]],
  ]),
]
