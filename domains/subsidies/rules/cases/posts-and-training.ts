// Our worked cases, written from the text of domain/03 §3: public posts by the month, training, living costs and assessment.
import { casesOf, passes, pays, refused, refusedUnless } from "#policy"
import { apprenticeCase, assessed, completion, firmTrainee, founderTrainee, inPost, livingTrainee, projectTrainee, trainee, unitPaid } from "../worked-cases.ts"
import { had } from "./insurance-subsidies.ts"

const inB = { region: "990200" } as const
const august = { "subsidy-month": "2025-08" } as const

export const postCases = casesOf("PW-POST", { ...inPost, ...august, "wage-paid": 230_000 }, inB, [
  ["甲市2025年11月至2026年2月，最低工资随年度变", {}, { outcome: "pass", amount: "9000.00" }, { region: "990100", months: "2025-11..2026-02" }],
  ["乙市8月11日上岗，21天", { "post-from": "2025-08-11" }, pays("1354.84")],
  ["2月15日上岗，14天", { "post-from": "2025-02-15", "subsidy-month": "2025-02" }, pays("1000.00")],
  ["8月1日上岗，整月", { "post-from": "2025-08-01" }, pays("2000.00")],
  ["8月31日离岗，整月", { "post-until": "2025-08-31" }, pays("2000.00")],
  ["8月30日离岗，30天", { "post-until": "2025-08-30" }, pays("1935.48")],
  ["8月1日死亡，一天", { "died-on": "2025-08-01" }, pays("64.52")],
  ["7月31日死亡，8月份不补", { "died-on": "2025-07-31" }, refused("R-DEAD")],
  ["9月1日才上岗，8月份不补", { "post-from": "2025-09-01" }, refused("R-NOT-IN-POST")],
  ["7月31日离岗，8月份不补", { "post-until": "2025-07-31" }, refused("R-NOT-IN-POST")],
  ["离岗日写在上岗日之前", { "post-from": "2025-08-11", "post-until": "2025-08-10" }, refused("R-NOT-IN-POST")],
  ["上岗前已经死亡", { "post-from": "2025-08-20", "died-on": "2025-08-12" }, refused("R-NOT-IN-POST")],
  ["工资正好最低工资2000元", { "wage-paid": 200_000 }, pays("2000.00")],
  ["工资差一分", { "wage-paid": 199_999 }, refusedUnless("wage-paid", 200_000, "R-WAGE-LOW")],
  ["2026年1月最低工资提高，仍发2000元", { "subsidy-month": "2026-01", "wage-paid": 200_000 }, refusedUnless("wage-paid", 210_000, "R-WAGE-LOW")],
  ["第二次安置，大龄", { "placement-number": 2 }, pays("2000.00")],
  ["第二次安置，重度残疾", { "placement-number": 2, "hardship-category": "severely-disabled" }, pays("2000.00")],
  ["第二次安置，零就业家庭", { "placement-number": 2, "hardship-category": "zero-employment" }, pays("2000.00")],
  ["第二次安置，失地农民", { "placement-number": 2, "hardship-category": "land-lost" }, refused("R-PW-RECAT")],
  ["第三次安置，大龄", { "placement-number": 3 }, refused("R-PW-MAX2")],
  ["岗位没有批准", { "post-approved": false }, refused("R-POST")],
  ["没有协议", { "post-agreement": false }, refused("R-POST-AGREEMENT")],
  ["没有考勤", { "attendance-recorded": false }, refused("R-ATTEND")],
  ["持股万分之一", { "share-held": 1 }, refusedUnless("share-held", 0, "R-HAS-ENTITY")],
  ["在别处参保", { "insured-elsewhere": true }, refused("R-EMPLOYED")],
  ["没有认定", { "hardship-from": null }, refused("R-NOT-HARD")],
  ["已经领养老金", { "drawing-pension": true }, refused("R-RETIRED")],
  ["服刑", { "in-custody": true }, refused("R-PRISON")],
  ["用过35个月", { "months-used": 35 }, pays("2000.00", { monthsLeft: 0 })],
  ["用过36个月", { "months-used": 36 }, refused("R-CAP36")],
  ["当月领失业保险金", { "other-awards": had("UI-BENEFIT", "2025-08", "2025-08", { fund: "unemployment-insurance" }) }, refused("R-STACK-PW")],
  ["当月见习", { "other-awards": had("IN-BASE", "2025-08", "2025-08") }, refused("R-STACK-PW", "R-STACK-IN")],
  ["当月另有一次性吸纳就业补贴的用工", { "other-awards": had("HI-ONCE", "2025-08", "2025-10") }, refused("R-STACK-PW")],
  ["当月另有吸纳脱贫人口补贴的用工", { "other-awards": had("HI-POOR", "2025-06", "2025-08") }, refused("R-STACK-PW")],
  ["当月另有职业介绍补贴", { "other-awards": had("AG-INTRO", "2025-08", "2025-08") }, refused("R-STACK-PW")],
  ["当月另有其他工资性补贴", { "other-awards": had("OTHER-WAGE", "2025-08", "2025-08", { fund: "other" }) }, refused("R-STACK-PW")],
  ["失业保险金领到上月", { "other-awards": had("UI-BENEFIT", "2025-03", "2025-07", { fund: "unemployment-insurance" }) }, pays("2000.00")],
  ["同月的公益性岗位社保补贴不冲突", { "other-awards": had("PW-SI", "2025-08", "2025-08") }, pays("2000.00")],
  ["当月已有灵活就业社保补贴", { "other-awards": had("SI-FLEX-GRAD", "2025-08", "2025-08") }, refused("R-STACK-PW")],
])

export const postInsuranceCases = casesOf("PW-SI", { ...inPost, ...august, contributions: unitPaid() }, inB, [
  ["单位缴800+400+25", {}, pays("1225.00", { cap: 36 })],
  ["同月的岗位补贴不冲突", { "other-awards": had("PW-POST", "2025-08", "2025-08") }, pays("1225.00")],
  ["同月已按单位招用享受", { "other-awards": had("SI-EMP-HARD", "2025-08", "2025-08") }, refused("R-STACK-SI")],
  ["只有补缴", { contributions: unitPaid(true) }, refused("R-BACKPAY")],
])

const classOn = (starts: string, ends: string, issued: string) => ({ "class-starts-on": starts, "class-ends-on": ends, "certificate-issued-on": issued, "enrolled-on": "2025-03-01", "plan-filed-on": "2025-03-01" })

export const trainingCases = casesOf("TR-SKILL", trainee, inB, [
  ["四级，非常紧缺", { "certificate-level": 4, scarcity: "urgent" }, pays("1600.00")],
  ["四级，紧缺", { "certificate-level": 4 }, pays("1440.00")],
  ["三级，一般", { "certificate-level": 3, scarcity: "ordinary" }, pays("1600.00")],
  ["五级，一般", { scarcity: "ordinary" }, pays("960.00")],
  ["二级，一般，系数恒为1", { "certificate-level": 2, scarcity: "ordinary" }, pays("4000.00")],
  ["一级，紧缺，系数恒为1", { "certificate-level": 1 }, pays("5000.00")],
  ["专项职业能力，非常紧缺", { "certificate-kind": "special", "certificate-level": null, scarcity: "urgent" }, pays("800.00")],
  ["出勤32/40正好80%", { "sessions-attended": 32 }, pays("1080.00")],
  ["出勤799/1000差一课", { "sessions-planned": 1000, "sessions-attended": 799 }, refusedUnless("sessions-attended", 800, "R-ATTEND")],
  ["一生第三次", { "trainings-subsidised": 2 }, pays("1080.00")],
  ["一生第四次", { "trainings-subsidised": 3 }, refused("R-TR-MAX3")],
  ["开班次日才报名", { "enrolled-on": "2025-04-02" }, refused("R-TR-ENROL")],
  ["开班前一天报名", { "enrolled-on": "2025-03-31" }, pays("1080.00")],
  ["开班后才备案教学计划", { "plan-filed-on": "2025-04-02" }, refused("R-TR-PLAN")],
  ["没有备案", { "plan-filed-on": null }, refused("R-TR-PLAN")],
  ["结业后正好12个月发证", { "certificate-issued-on": "2026-05-10" }, pays("1080.00")],
  ["结业后12个月又一天发证", { "certificate-issued-on": "2026-05-11" }, refused("R-CERT")],
  ["开班前一天发的证", { "certificate-issued-on": "2025-03-31" }, refused("R-CERT")],
  ["全国联网查不到证书", { "certificate-found": false }, refused("R-CERT")],
  ["已有三级，申请四级", { "certificate-level": 4, "highest-level-held": 3 }, refused("R-HIGHER-HELD")],
  ["已有五级，申请四级", { "certificate-level": 4, "highest-level-held": 5 }, pays("1440.00")],
  ["同一职业同一等级补过", { "same-training-subsidised": true }, refused("R-DUP")],
  ["在校生，登记失业人员类别", { "at-school": true }, refused("R-AT-SCHOOL")],
  ["在校生，毕业年度", { "at-school": true, "trainee-group": "graduate" }, pays("1080.00")],
  ["开班日身份已失效", { "group-valid": false }, refused("R-GROUP")],
  ["不属于六类人员", { "trainee-group": "other" }, refused("R-GROUP")],
  ["机构不在目录内", { "institution-listed": false }, refused("R-INSTITUTION")],
  ["退休日前一天开班", { ...classOn("2025-10-14", "2025-11-20", "2025-12-01"), "birth-date": "1965-08-15" }, pays("1080.00")],
  ["退休日当天开班", { ...classOn("2025-10-15", "2025-11-20", "2025-12-01"), "birth-date": "1965-08-15" }, refused("R-RETIRED")],
  ["机构免费培训，本人领款", { "fee-paid-by": "institution" }, refused("R-PAYEE")],
  ["同一证书领过技能提升补贴", { "other-awards": had("UI-SKILL", "2025-06", "2025-06", { occupation: "6-18-02-04", level: 5, fund: "unemployment-insurance" }) }, refused("R-STACK-UISKILL")],
  ["另一等级领过技能提升补贴", { "other-awards": had("UI-SKILL", "2024-06", "2024-06", { occupation: "6-18-02-04", level: 4, fund: "unemployment-insurance" }) }, pays("1080.00")],
  ["同一职业等级的评价补贴不冲突", { "other-awards": had("TR-ASSESS", "2025-06", "2025-06", { occupation: "6-18-02-04", level: 5 }) }, pays("1080.00")],
])

export const completionCases = casesOf("TR-SKILL", { ...completion, "theory-hours": 20 }, inB, [
  ["合格证40学时", { "class-hours": 40 }, pays("400.00")],
  ["合格证39学时", { "class-hours": 39 }, refusedUnless("class-hours", 40, "R-HOURS")],
  ["合格证70学时正好封顶", { "class-hours": 70 }, pays("700.00")],
  ["合格证71学时封顶", { "class-hours": 71 }, pays("700.00")],
  ["合格证69学时", { "class-hours": 69 }, pays("690.00")],
])

export const otherTrainingCases = [
  ...casesOf("TR-START", founderTrainee, inB, [
    ["创办企业培训", {}, passes()],
    ["第四次培训", { "trainings-subsidised": 3 }, refused("R-TR-MAX3")],
    ["出勤79%", { "sessions-planned": 100, "sessions-attended": 79 }, refused("R-ATTEND")],
  ]),
  ...casesOf("TR-FIRM", firmTrainee, inB, [
    ["签合同后一年的最后一天开班", { "contract-start": "2024-04-02" }, pays("1080.00")],
    ["签合同满一年当天开班", { "contract-start": "2024-04-01" }, refused("R-TR-LATE")],
    ["签合同前开班", { "contract-start": "2025-04-02" }, refused("R-TR-LATE")],
    ["合同不足一年", { "contract-end": "2026-01-13" }, refused("R-CONTRACT-LT1Y")],
    ["个人领款但企业付费", { payee: "person" }, refused("R-PAYEE")],
    ["见习期间的企业培训", { "other-awards": had("IN-BASE", "2025-04", "2025-06") }, refused("R-STACK-IN")],
  ]),
  ...casesOf("TR-APPR", apprenticeCase, inB, [
    ["在职学徒取得四级", {}, passes()],
    ["只有培训合格证", { "certificate-kind": "completion", "certificate-level": null }, refused("R-CERT-KIND")],
    ["不是本单位职工", { "staff-insured": false }, refused("R-NOT-STAFF")],
  ]),
  ...casesOf("TR-PROJ", projectTrainee, inB, [
    ["合同约定每人1500元", {}, pays("1500.00")],
    ["合同约定每人0元", { "project-price": 0 }, refusedUnless("project-price", 1, "R-NOTHING-DUE")],
    ["没有项目合同", { "project-contracted": false }, refused("R-PROJECT")],
  ]),
  ...casesOf("TR-LIVE", livingTrainee, inB, [
    ["一天", { "attended-days": 1 }, pays("30.00", { days: 1 })],
    ["三十天", { "attended-days": 30 }, pays("900.00")],
    ["三十一天只补三十天", { "attended-days": 31 }, pays("900.00", { days: 30 })],
    ["没有出勤", { "attended-days": 0 }, refused("R-ATTEND")],
    ["同一年第二次", { "living-this-year": 1 }, refused("R-LIVE-YEAR")],
    ["脱贫人口", { "living-group": "poverty" }, pays("540.00")],
    ["不属于补贴类别", { "living-group": "other" }, refused("R-GROUP")],
  ]),
  ...casesOf("TR-ASSESS", assessed, inB, [
    ["五级", { "certificate-level": 5 }, pays("240.00")],
    ["三级", { "certificate-level": 3 }, pays("480.00")],
    ["专项职业能力", { "certificate-kind": "special", "certificate-level": null }, pays("130.00")],
    ["二级当地没有标准", { "certificate-level": 2 }, refused("R-NO-STANDARD")],
    ["培训合格证", { "certificate-kind": "completion", "certificate-level": null }, refused("R-CERT-KIND")],
    ["一生第三次", { "assessments-subsidised": 2 }, pays("360.00")],
    ["一生第四次", { "assessments-subsidised": 3 }, refused("R-TR-MAX3")],
    ["同一职业另一等级补过", { "occupation-assessed": true }, refused("R-OCC-DUP")],
    ["同一证书的培训补贴不冲突", { "other-awards": had("TR-SKILL", "2025-04", "2025-05", { occupation: "6-18-02-04", level: 4 }) }, pays("360.00")],
    ["同一证书领过技能提升补贴", { "other-awards": had("UI-SKILL", "2025-06", "2025-06", { occupation: "6-18-02-04", level: 4, fund: "unemployment-insurance" }) }, refused("R-STACK-UISKILL")],
  ]),
]

export const postAndTrainingCases = [...postCases, ...postInsuranceCases, ...trainingCases, ...completionCases, ...otherTrainingCases]
