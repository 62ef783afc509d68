// Training and internships as the outside sees them: the records of institutions, classes, trainees, certificates and interns, each with its addresses.
import { entryEndpoints, type EntryTable } from "#platform/entries/contract"

export const traineeGroups = {
  monitored: "防止返贫监测对象", graduate: "毕业年度高校毕业生（含技工院校高级工班等）", "school-leaver": "未继续升学的应届初高中毕业生", "rural-worker": "农村转移就业劳动者", unemployed: "城镇登记失业人员", hard: "就业困难人员", other: "其他",
}
const livingGroups = { hard: "就业困难人员", poverty: "脱贫人口", "zero-employment": "零就业家庭成员", "rural-school-leaver": "农村学员或城市低保家庭的应届初高中毕业生", other: "其他" }
const payers = { person: "本人", institution: "培训机构", firm: "用人单位" }

const record = (table: EntryTable) => ({ table, endpoints: entryEndpoints(table) })
const institution = { withEmployer: true, employerHeading: "培训机构统一社会信用代码" } as const
const internshipUnit = { withEmployer: true, employerHeading: "见习单位统一社会信用代码" } as const
const classNumber = { name: "class_number", heading: "班号", kind: "text" } as const
const internshipStart = { name: "starts_on", heading: "见习开始日", kind: "date" } as const

export const trainingRecords = {
  institutions: record({
    name: "training.institutions", title: "培训机构目录", owner: "employer", natural: ["listed_from"], enters: ["clerk"],
    columns: [
      { name: "kind", heading: "机构类别", kind: "code", codes: { "technical-school": "技工院校", "vocational-school": "职业院校", "private-school": "民办职业技能培训学校", "firm-centre": "企业培训中心", "public-base": "公共实训基地", "skill-base": "高技能人才培训基地" } },
      { name: "licence", heading: "办学许可证号", kind: "text" }, { name: "listed_from", heading: "列入目录日期", kind: "date" }, { name: "listed_until", heading: "目录内最后一天", kind: "date", optional: true }, { name: "document", heading: "文号", kind: "text" },
    ],
  }),
  scarceOccupations: record({
    name: "training.scarce_occupations", title: "紧缺职业目录", owner: "reference", natural: ["occupation", "from_on"], enters: ["clerk"],
    columns: [
      { name: "occupation", heading: "职业（工种）代码", kind: "text" }, { name: "scarcity", heading: "紧缺程度", kind: "code", codes: { urgent: "非常紧缺", scarce: "紧缺" } }, { name: "from_on", heading: "起始日", kind: "date" },
      { name: "until_on", heading: "最后一天", kind: "date", optional: true }, { name: "document", heading: "文号", kind: "text" },
    ],
  }),
  classes: record({
    name: "training.classes", title: "培训班", owner: "employer", natural: ["number"], enters: ["clerk", "employer"],
    columns: [
      { name: "number", heading: "班号", kind: "text" }, { name: "name", heading: "班名", kind: "text" },
      { name: "training", heading: "培训类型", kind: "code", codes: { skill: "就业技能培训", start: "创业培训", firm: "企业岗位技能培训", apprentice: "企业新型学徒制和技师培训", project: "项目制培训" } },
      { name: "occupation", heading: "职业（工种）代码", kind: "text", optional: true }, { name: "level", heading: "等级（一级为1，五级为5）", kind: "count", optional: true },
      { name: "module", heading: "创业培训课程", kind: "code", optional: true, codes: { idea: "创业意识培训", plan: "创办企业培训", improve: "改善企业培训" } },
      { name: "starts_on", heading: "开班日期", kind: "date" }, { name: "ends_on", heading: "结业日期", kind: "date" }, { name: "plan_filed_on", heading: "教学计划备案日期", kind: "date", optional: true },
      { name: "sessions", heading: "应到课次", kind: "count" }, { name: "hours", heading: "学时", kind: "count" }, { name: "theory_hours", heading: "其中理论学时", kind: "count" },
      { name: "price_fen", heading: "每人补贴（元）", kind: "yuan", optional: true }, { name: "contract", heading: "项目合同号", kind: "text", optional: true }, { name: "accepted_on", heading: "项目验收日期", kind: "date", optional: true },
    ],
  }),
  enrolments: record({
    name: "training.enrolments", title: "学员名册", owner: "person", ...institution, natural: ["class_number"], enters: ["clerk", "employer"],
    columns: [
      classNumber, { name: "trainee_group", heading: "培训人员类别", kind: "code", codes: traineeGroups }, { name: "living_group", heading: "生活费补贴人员类别", kind: "code", codes: livingGroups, optional: true },
      { name: "enrolled_on", heading: "报名日期", kind: "date" }, { name: "fee_paid_by", heading: "培训费承担人", kind: "code", codes: payers },
    ],
  }),
  attendance: record({
    name: "training.attendance", title: "培训考勤", owner: "person", ...institution, natural: ["class_number", "held_on"], enters: ["clerk", "employer"],
    columns: [classNumber, { name: "held_on", heading: "上课日期", kind: "date" }, { name: "sessions", heading: "实到课次", kind: "count" }],
  }),
  certificates: record({
    name: "training.certificates", title: "技能人才评价证书联网查询结果", owner: "person", natural: ["number"], enters: ["clerk"],
    columns: [
      { name: "number", heading: "证书编号", kind: "text" }, { name: "kind", heading: "证书种类", kind: "code", codes: { vocational: "职业资格证书", level: "职业技能等级证书", special: "专项职业能力证书", completion: "培训合格证书" } },
      { name: "occupation", heading: "职业（工种）代码", kind: "text" }, { name: "level", heading: "等级（一级为1，五级为5）", kind: "count", optional: true }, { name: "issued_on", heading: "签发日期", kind: "date" },
      { name: "issuer", heading: "发证机构", kind: "text" }, { ...classNumber, optional: true }, { name: "found", heading: "全国联网查到", kind: "yes-no" },
    ],
  }),
  internshipUnits: record({
    name: "training.internship_units", title: "就业见习单位", owner: "employer", natural: ["recognised_on"], enters: ["clerk"],
    columns: [{ name: "recognised_on", heading: "认定日期", kind: "date" }, { name: "until_on", heading: "有效期最后一天", kind: "date" }, { name: "posts", heading: "见习岗位数", kind: "count" }, { name: "document", heading: "文号", kind: "text" }],
  }),
  internships: record({
    name: "training.internships", title: "见习协议备案", owner: "person", ...internshipUnit, natural: ["starts_on"], enters: ["clerk", "employer"],
    columns: [
      { name: "intern_group", heading: "见习人员类别", kind: "code", codes: { graduate: "离校2年内未就业高校毕业生", youth: "16至24岁登记失业青年" } }, { name: "post", heading: "见习岗位", kind: "text" }, { name: "mentor", heading: "带教老师", kind: "text" },
      { name: "filed_on", heading: "备案日期", kind: "date" }, internshipStart, { name: "planned_end", heading: "约定结束日", kind: "date" }, { name: "stipend_fen", heading: "月生活补助（元）", kind: "yuan" },
      { name: "policy_number", heading: "意外伤害保险单号", kind: "text" }, { name: "accident_from", heading: "保险生效日", kind: "date" }, { name: "accident_until", heading: "保险终止日", kind: "date" },
    ],
  }),
  internshipMonths: record({
    name: "training.internship_months", title: "见习月报", owner: "person", ...internshipUnit, natural: ["starts_on", "ym"], enters: ["clerk", "employer"],
    columns: [internshipStart, { name: "ym", heading: "月份", kind: "month" }, { name: "stipend_fen", heading: "银行发放生活补助（元）", kind: "yuan" }, { name: "attended_days", heading: "考勤天数", kind: "count" }],
  }),
  internshipEnds: record({
    name: "training.internship_ends", title: "见习结束", owner: "person", ...internshipUnit, natural: ["starts_on"], enters: ["clerk", "employer"],
    columns: [internshipStart, { name: "ended_on", heading: "实际最后一天", kind: "date" }, { name: "result", heading: "结果", kind: "code", codes: { term: "期满", "hired-early": "提前留用", dropped: "中途退出", cancelled: "取消" } }, { name: "says", heading: "说明", kind: "text" }],
  }),
} as const
