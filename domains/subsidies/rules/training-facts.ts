// The facts about trainees, classes and certificates.
import { fact } from "#policy"
import { certificates, form, records, welfare } from "./facts.ts"

const classes = { kind: "record", name: "培训班管理" } as const
const catalogue = { kind: "record", name: "培训机构目录" } as const

export const traineeGroup = fact({
  name: "trainee-group", label: "培训人员类别", type: "code", of: "enrolment", source: form,
  codes: {
    monitored: "防止返贫监测对象", graduate: "毕业年度高校毕业生（含技工院校高级工班等）", "school-leaver": "未继续升学的应届初高中毕业生", "rural-worker": "农村转移就业劳动者", unemployed: "城镇登记失业人员", hard: "就业困难人员", other: "其他",
  },
})
export const groupValid = fact({ name: "group-valid", label: "开班日该身份有效", type: "boolean", of: "enrolment", source: welfare, means: "监测对象、困难人员、登记失业、应届毕业等身份在开班日核验有效" })
export const enrolledOn = fact({ name: "enrolled-on", label: "报名日期", type: "date", of: "enrolment", source: classes })
export const classStartsOn = fact({ name: "class-starts-on", label: "开班日期", type: "date", of: "enrolment", source: classes })
export const classEndsOn = fact({ name: "class-ends-on", label: "结业日期", type: "date", of: "enrolment", source: classes })
export const planFiledOn = fact({ name: "plan-filed-on", label: "教学计划备案日期", type: "date", of: "enrolment", source: classes, orNone: true })
export const institutionListed = fact({ name: "institution-listed", label: "开班日培训机构在目录内", type: "boolean", of: "enrolment", source: catalogue })
export const sessionsPlanned = fact({ name: "sessions-planned", label: "应到课次", type: "count", of: "enrolment", source: classes })
export const sessionsAttended = fact({ name: "sessions-attended", label: "实到课次", type: "count", of: "enrolment", source: classes })
export const classHours = fact({ name: "class-hours", label: "培训学时", type: "count", of: "enrolment", source: classes })
export const theoryHours = fact({ name: "theory-hours", label: "其中理论学时", type: "count", of: "enrolment", source: classes })
export const certificateKindHeld = fact({
  name: "certificate-kind", label: "证书种类", type: "code", of: "enrolment", source: certificates,
  codes: { vocational: "职业资格证书", level: "职业技能等级证书", special: "专项职业能力证书", completion: "培训合格证书" },
})
export const certificateFound = fact({ name: "certificate-found", label: "全国联网查到证书（编号、姓名、证件全部一致）", type: "boolean", of: "enrolment", source: certificates })
export const certificateIssuedOn = fact({ name: "certificate-issued-on", label: "证书签发日期", type: "date", of: "enrolment", source: certificates })
export const highestLevelHeld = fact({ name: "highest-level-held", label: "本职业已持有的最高等级（一级为1，五级为5）", type: "count", between: [1, 5], of: "enrolment", source: certificates, orNone: true })
export const subsidisedBefore = fact({ name: "same-training-subsidised", label: "同一职业同一等级已享受过培训补贴", type: "boolean", of: "enrolment", source: records, means: "全国范围、任何培训项目、任何领款人", fixed: true })
export const trainingsSubsidised = fact({ name: "trainings-subsidised", label: "累计已享受培训补贴次数", type: "count", of: "enrolment", source: records, fixed: true })
export const trainingsThisYear = fact({ name: "trainings-this-year", label: "本年度已享受培训补贴次数", type: "count", of: "enrolment", source: records, fixed: true })
export const scarcity = fact({ name: "scarcity", label: "职业紧缺程度", type: "code", of: "enrolment", source: { kind: "record", name: "紧缺职业目录" }, codes: { urgent: "非常紧缺", scarce: "紧缺", ordinary: "一般" } })
export const payee = fact({ name: "payee", label: "领款人", type: "code", of: "enrolment", source: form, codes: { person: "本人", institution: "培训机构", firm: "用人单位" } })
export const feePaidBy = fact({ name: "fee-paid-by", label: "培训费承担人", type: "code", of: "enrolment", source: classes, codes: { person: "本人", institution: "培训机构", firm: "用人单位" } })

export const startModule = fact({ name: "start-module", label: "创业培训课程", type: "code", of: "enrolment", source: classes, codes: { idea: "创业意识培训", plan: "创办企业培训", improve: "改善企业培训" } })
export const staffInsured = fact({ name: "staff-insured", label: "本单位在职并参保", type: "boolean", of: "enrolment", source: { kind: "register", name: "社会保险登记" } })
export const projectContract = fact({ name: "project-contracted", label: "有项目合同并已验收", type: "boolean", of: "enrolment", source: classes })
export const projectPrice = fact({ name: "project-price", label: "合同约定每人补贴", type: "fen", of: "enrolment", source: classes })
export const livingGroup = fact({
  name: "living-group", label: "生活费补贴人员类别", type: "code", of: "enrolment", source: form,
  codes: { hard: "就业困难人员", poverty: "脱贫人口", "zero-employment": "零就业家庭成员", "rural-school-leaver": "农村学员或城市低保家庭的应届初高中毕业生", other: "其他" },
})
export const attendedDays = fact({ name: "attended-days", label: "实际参加培训天数", type: "days", of: "enrolment", source: classes })
export const livingThisYearCount = fact({ name: "living-this-year", label: "本年度已领生活费补贴次数", type: "count", of: "enrolment", source: records, fixed: true })
export const assessmentsSubsidised = fact({ name: "assessments-subsidised", label: "累计已享受评价补贴次数", type: "count", of: "enrolment", source: records, fixed: true })
export const occupationAssessed = fact({ name: "occupation-assessed", label: "同一职业已享受过评价补贴", type: "boolean", of: "enrolment", source: records, fixed: true })
export const levelAssessed = fact({ name: "level-assessed", label: "同一职业同一等级已享受过评价补贴", type: "boolean", of: "enrolment", source: records, fixed: true })
