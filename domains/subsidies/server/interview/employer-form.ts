// What a unit is asked for 我能领什么: what it is about, the unit, and the one person or class it is about; only what that subject needs.
import { field, form, group } from "#service"

const choice = (code: string, label: string) => ({ code, label })
const when = (name: string, ...is: readonly (string | boolean)[]) => ({ when: { field: name, is } })
const about = (...topics: readonly string[]) => when("taken", ...topics)
const past = { notAfter: "today", notBefore: "1940-01-01" } as const
const soon = { notBefore: "2000-01-01" } as const
const hired = about("hired")
const premium = { min: 0, max: 1_000_000, help: "没有填 0。" } as const
const count = { min: 0, max: 100_000 } as const
const kinds = [choice("M60", "男"), choice("F50", "女，一般岗位（原50岁退休）"), choice("F55", "女，管理或专业技术岗位（原55岁退休）"), choice("unsure", "女，不清楚是哪一种")]
const levels = [choice("5", "五级（初级工）"), choice("4", "四级（中级工）"), choice("3", "三级（高级工）"), choice("2", "二级（技师）"), choice("1", "一级（高级技师）")]

export const employerInterview = form(
  group("where", "单位在哪里", [field("region", "单位在哪里参保", "region", { help: "补贴标准各地不同，选到县（市、区）就可以。" })]),
  group("taken", "您想了解什么", [
    field("taken", "您想了解哪一种", "code", {
      choices: [
        choice("hired", "招用一个人，签了劳动合同"), choice("intern", "接收一个人来见习"), choice("kept", "留用了去年见习的人"), choice("post", "安排一个人到公益性岗位"), choice("class", "办培训班，培训了一个人"),
        choice("introduced", "介绍一个人就业（人力资源服务机构）"), choice("start-up", "刚创办不久，请了人"), choice("loan", "借了创业担保贷款"), choice("keep", "不裁员、少裁员"),
      ],
    }),
  ]),
  group("unit", "单位情况", [
    field("size", "企业规模", "code", {
      help: "按工信部联企业〔2011〕300号划型；不是企业的选“不适用”。", choices: [choice("large", "大型"), choice("medium", "中型"), choice("small", "小型"), choice("micro", "微型"), choice("none", "不适用")], ...about("hired", "loan", "keep"),
    }),
    field("unitKind", "是哪一类单位", "code", {
      choices: [
        choice("enterprise", "企业"), choice("association", "社会团体"), choice("foundation", "基金会"), choice("social-service", "社会服务机构"), choice("law-firm", "律师事务所"), choice("accounting-firm", "会计师事务所"),
        choice("household", "以单位形式参保的个体工商户"), choice("government", "机关事业单位"), choice("other", "其他"),
      ], ...about("hired", "keep"),
    }),
    field("industry", "主要行业", "code", { choices: [choice("35", "制造业"), choice("52", "零售业"), choice("61", "住宿业"), choice("62", "餐饮业"), choice("80", "居民服务、修理等服务业"), choice("70", "其他行业")], ...hired }),
  ]),
  group("person", "这个人的情况", [
    field("born", "他（她）的出生日期", "date", { ...past, ...about("hired", "intern", "post", "class", "introduced") }),
    field("kind", "下面哪一项说的是他（她）", "code", { choices: kinds, ...about("hired", "intern", "post", "class", "introduced") }),
    field("graduated", "有大专、本科或更高的毕业证吗", "boolean", about("hired", "intern")),
    field("graduatedOn", "毕业证上的日期", "date", { ...past, ...when("graduated", true) }),
    field("workedSince", "毕业以后、来您单位以前上过班吗（缴过职工社保）", "boolean", when("graduated", true)),
  ]),
  group("standing", "来之前的身份", [
    field("hard", "是经认定的“就业困难人员”吗", "boolean", about("hired", "post")),
    field("hardFrom", "哪一天认定的", "date", { ...past, ...when("hard", true) }),
    field("category", "属于哪一类", "code", {
      choices: [
        choice("older", "大龄"), choice("disabled", "残疾"), choice("severely-disabled", "重度残疾"), choice("low-income", "低保家庭"), choice("long-unemployed", "连续失业一年以上"), choice("zero-employment", "零就业家庭"), choice("land-lost", "失地农民"), choice("provincial", "其他"),
      ], ...about("post"),
    }),
    field("unemployed", "来之前办了失业登记吗", "boolean", about("hired", "intern")),
    field("unemployedMonths", "连续登记失业几个月", "number", { min: 0, max: 600, ...when("unemployed", true) }),
    field("poverty", "是脱贫人口或防返贫监测对象吗", "boolean", hired),
    field("veteran", "是退役军人吗", "boolean", hired),
    field("dischargedOn", "哪一天退役", "date", { ...past, ...when("veteran", true) }),
  ]),
  group("contract", "劳动合同", [
    field("contractFrom", "合同哪一天开始", "date", { ...soon, ...hired }),
    field("openEnded", "是无固定期限合同吗", "boolean", hired),
    field("contractUntil", "合同哪一天结束", "date", { ...soon, ...when("openEnded", false) }),
    field("dispatched", "是劳务派遣到其他单位的吗", "boolean", hired),
    field("owner", "是本单位的法定代表人、股东，或他们的配偶吗", "boolean", about("hired", "post")),
  ]),
  group("post", "公益性岗位", [
    field("postApproved", "岗位是批准开发的，并且签了协议吗", "boolean", about("post")),
    field("postFrom", "哪一天上岗", "date", { ...soon, ...about("post") }),
    field("placement", "这是他（她）第几次到公益性岗位", "number", { min: 1, max: 20, ...about("post") }),
    field("partTime", "是非全日制岗位吗", "boolean", about("post")),
    field("wage", "每月实际发多少工资", "money", { min: 0, max: 10_000_000, ...about("post") }),
  ]),
  group("premiums", "社会保险", [
    field("insuredMonths", "在您单位已经参保几个月", "number", { min: 0, max: 600, ...hired }),
    field("injury", "工伤保险也缴了同样多个月吗", "boolean", hired),
    field("pensionPaid", "单位每月为他（她）交多少养老保险", "money", { ...premium, ...about("hired", "post") }),
    field("medicalPaid", "单位每月为他（她）交多少医疗保险", "money", { ...premium, ...about("hired", "post") }),
    field("unemploymentPaid", "单位每月为他（她）交多少失业保险", "money", { ...premium, ...about("hired", "post") }),
    field("personPaid", "从他（她）工资里每月扣多少社会保险", "money", { ...premium, ...hired }),
  ]),
  group("intern", "见习", [
    field("internUnit", "单位已经认定为就业见习单位吗", "boolean", about("intern", "kept")),
    field("internFrom", "见习哪一天开始", "date", { notBefore: "2020-01-01", ...about("intern") }),
    field("internUntil", "协议约定见习到哪一天", "date", { notBefore: "2020-01-01", ...about("intern") }),
    field("filed", "见习开始前把协议备案了吗", "boolean", about("intern")),
    field("stipend", "每月通过银行发多少生活费", "money", { min: 0, max: 10_000_000, ...about("intern") }),
    field("accident", "买了人身意外伤害保险吗", "boolean", about("intern")),
    field("early", "见习没有期满就签了1年以上合同吗", "boolean", about("intern")),
    field("earlyFrom", "合同哪一天开始", "date", { notBefore: "2020-01-01", ...when("early", true) }),
  ]),
  group("kept", "留用的人", [
    field("internsEnded", "去年有几个人结束见习", "number", { ...count, help: "来了不到一个月就走的不算。", ...about("kept") }),
    field("internsKept", "其中几个人签了1年以上合同，并在30天内参保", "number", { ...count, ...about("kept") }),
    field("internMonths", "他们见习的月数一共领过多少个月补贴", "number", { min: 0, max: 600, help: "每人每月算一个月，比如10个人各6个月填60。", ...about("kept") }),
  ]),
  group("class", "培训班", [
    field("classKind", "是哪一种培训", "code", {
      choices: [choice("skill", "就业技能培训（培训机构）"), choice("start", "创业培训（培训机构）"), choice("project", "项目制培训（培训机构）"), choice("firm", "给本单位新招的人做岗位培训"), choice("apprentice", "给本单位职工办学徒制、技师培训")], ...about("class"),
    }),
    field("module", "是哪一门创业培训", "code", { choices: [choice("idea", "创业意识培训"), choice("plan", "创办企业培训"), choice("improve", "改善企业培训")], ...when("classKind", "start") }),
    field("traineeGroup", "开班时他（她）是哪一类人", "code", {
      choices: [
        choice("unemployed", "登记失业人员"), choice("hard", "就业困难人员"), choice("graduate", "毕业年度的高校毕业生"), choice("school-leaver", "没有升学的应届初高中毕业生"), choice("rural-worker", "农村转移就业劳动者"), choice("monitored", "防返贫监测对象"), choice("other", "都不是"),
      ], ...when("classKind", "skill", "start", "project", "firm"),
    }),
    field("staffInsured", "是在本单位参保的职工吗", "boolean", when("classKind", "apprentice")),
    field("hiredFrom", "哪一天和他（她）签的合同", "date", { ...soon, ...when("classKind", "firm") }),
    field("hiredUntil", "合同到哪一天", "date", { ...soon, required: false, help: "无固定期限的不填。", ...when("classKind", "firm") }),
    field("classFrom", "哪一天开班", "date", { ...past, ...about("class") }),
    field("classUntil", "哪一天结业", "date", { ...past, ...about("class") }),
    field("listed", "开班时机构在公布的培训目录里吗", "boolean", when("classKind", "skill", "start", "project")),
    field("sessions", "一共要上多少次课", "number", { min: 1, max: 2000, ...about("class") }),
    field("attended", "他（她）上了多少次", "number", { min: 0, max: 2000, ...about("class") }),
    field("classHours", "一共多少学时", "number", { min: 0, max: 5000, ...when("classKind", "skill", "firm") }),
    field("traineePaid", "学员自己交了培训费吗", "boolean", about("class")),
    field("price", "合同约定每人多少钱", "money", { min: 0, max: 100_000_000, ...when("classKind", "project") }),
    field("accepted", "项目签了合同，并且验收了吗", "boolean", when("classKind", "project")),
  ]),
  group("certificate", "考到的证书", [
    field("certificateKind", "是哪种证书", "code", { choices: [choice("level", "职业技能等级证书"), choice("vocational", "职业资格证书"), choice("special", "专项职业能力证书"), choice("completion", "培训合格证书")], ...about("class") }),
    field("level", "证书是几级", "code", { choices: levels, ...when("certificateKind", "level", "vocational") }),
    field("certifiedOn", "证书上的发证日期", "date", { ...past, ...about("class") }),
  ]),
  group("introduced", "介绍就业", [
    field("licensed", "机构有人力资源服务许可证吗", "boolean", about("introduced")),
    field("charged", "向他（她）收过钱吗", "boolean", about("introduced")),
    field("introducedGroup", "介绍的时候他（她）是哪一类人", "code", { choices: [choice("unemployed", "登记失业人员"), choice("hard", "就业困难人员"), choice("poverty", "脱贫人口"), choice("other", "都不是")], ...about("introduced") }),
    field("fullJob", "是全日制岗位，不是派遣也不是公益性岗位吗", "boolean", about("introduced")),
    field("related", "机构和用人单位是同一个老板，或有出资关系吗", "boolean", about("introduced")),
    field("workFrom", "他（她）哪一天开始上班", "date", { ...past, ...about("introduced") }),
    field("stayed", "已经在那里连续参保几个月", "number", { min: 0, max: 600, ...about("introduced") }),
  ]),
  group("start-up", "创办的企业", [
    field("foundedOn", "营业执照上的登记日期", "date", { ...past, ...about("start-up") }),
    field("workers", "请了几个人（签1年以上合同、参保满3个月）", "number", { ...count, help: "不算创办人自己。", ...about("start-up") }),
  ]),
  group("loan", "创业担保贷款", [
    field("loanAmount", "借了多少钱", "money", { min: 1, max: 10_000_000_000, ...about("loan") }),
    field("loanRate", "合同上的年利率是万分之几", "number", { min: 0, max: 10_000, help: "比如 4.5% 填 450。", ...about("loan") }),
    field("loanFrom", "哪一天签的贷款合同", "date", { ...soon, notAfter: "today", ...about("loan") }),
    field("loanUntil", "哪一天到期", "date", { ...soon, ...about("loan") }),
    field("staff", "签合同时有多少职工", "number", { ...count, ...about("loan") }),
    field("newStaff", "前12个月新招了几个重点群体的人，签了1年以上合同", "number", { ...count, max: 1000, help: "登记失业人员、就业困难人员、高校毕业生、退役军人、脱贫人口等。", ...about("loan") }),
    field("owing", "拖欠工资或社会保险费吗", "boolean", about("loan")),
    field("otherLoan", "还有别的经营贷款吗", "boolean", about("loan")),
    field("loansBefore", "以前有几笔贷款领过贴息", "number", { min: 0, max: 20, ...about("loan") }),
  ]),
  group("keep", "去年的参保和裁员", [
    field("premiumPaid", "去年单位和职工一共缴了多少失业保险费", "money", { min: 0, max: 100_000_000_000, ...about("keep") }),
    field("paidMonths", "足额缴了几个月", "number", { min: 0, max: 12, ...about("keep") }),
    field("average", "去年平均有多少人参保", "number", { ...count, ...about("keep") }),
    field("january", "去年1月有多少人参保", "number", { ...count, ...about("keep") }),
    field("december", "去年12月有多少人参保", "number", { ...count, ...about("keep") }),
    field("drawers", "去年离开单位、领了失业金的有几个人", "number", { ...count, ...about("keep") }),
    field("refunded", "按去年的数据已经领过多少稳岗返还", "money", { min: 0, max: 100_000_000_000, help: "没有领过填 0。", ...about("keep") }),
  ]),
)
