// What a person is asked for 我能领什么: one small thing a page, in the words people use; later pages come only when an answer calls for them.
import { field, form, group } from "#service"

const choice = (code: string, label: string) => ({ code, label })
const when = (name: string, ...is: readonly (string | boolean)[]) => ({ when: { field: name, is } })
const past = { notAfter: "today", notBefore: "1940-01-01" } as const
const month = { min: 0, max: 600 } as const

/** The levels of skill certificates, the lowest first. */
const levels = [choice("5", "五级（初级工）"), choice("4", "四级（中级工）"), choice("3", "三级（高级工）"), choice("2", "二级（技师）"), choice("1", "一级（高级技师）")]

export const personInterview = form(
  group("where", "您在哪里", [field("region", "您现在住在哪里", "region", { help: "补贴标准各地不同，选到县（市、区）就可以。" })]),
  group("who", "您的年龄", [
    field("born", "您的出生日期", "date", past),
    field("kind", "下面哪一项说的是您", "code", {
      help: "退休年龄按这个算。", choices: [choice("M60", "男"), choice("F50", "女，一般岗位（原50岁退休）"), choice("F55", "女，管理或专业技术岗位（原55岁退休）"), choice("unsure", "女，不清楚是哪一种")],
    }),
    field("pension", "您已经在领养老金吗", "boolean"),
  ]),
  group("now", "您现在做什么", [
    field("now", "您现在的情况", "code", {
      choices: [choice("none", "没有工作"), choice("flexible", "打零工、灵活就业"), choice("founder", "自己开店、办企业"), choice("employed", "在单位上班"), choice("student", "还在上学")],
    }),
  ]),
  group("groups", "您的身份", [
    field("groups", "下面哪些说的是您", "codes", {
      required: false, help: "可以选几项，都不是就直接继续。",
      choices: [
        choice("low-income", "低保家庭"), choice("disabled", "残疾人"), choice("poverty", "脱贫人口、防返贫监测对象"), choice("veteran", "退役军人"), choice("zero-employment", "零就业家庭"),
        choice("returned", "外出务工后返乡创业"), choice("rural", "农村户口，在城里务工"),
      ],
    }),
    field("hard", "街道、社区认定过您是“就业困难人员”吗", "boolean"),
    field("hardFrom", "哪一天认定的", "date", { ...past, ...when("hard", true) }),
  ]),
  group("study", "您的学历", [
    field("graduated", "您有大专、本科或更高的毕业证吗", "boolean", { help: "技工院校高级工班、预备技师班和特殊教育院校职业教育类也算。", ...when("now", "none", "flexible", "founder", "employed") }),
    field("graduatedOn", "毕业证上的日期", "date", { ...past, ...when("graduated", true) }),
    field("workedSince", "毕业以后、做现在这件事以前，您上过班吗（缴过职工社保）", "boolean", when("graduated", true)),
  ]),
  group("school", "您的学校", [
    field("schoolLevel", "您在哪类学校", "code", { choices: [choice("university", "大学、大专"), choice("secondary-vocational", "中专、职高"), choice("technical", "技工院校")], ...when("now", "student") }),
    field("studyForm", "学习形式", "code", { choices: [choice("full-time", "全日制"), choice("self-taught", "自学考试"), choice("adult", "成人教育、函授"), choice("commissioned", "定向委培")], ...when("now", "student") }),
    field("leavesOn", "预计哪一天毕业", "date", { notBefore: "2020-01-01", ...when("now", "student") }),
    field("loan", "您有国家助学贷款吗", "boolean", when("now", "student")),
  ]),
  group("lost", "您上一份工作", [
    field("ended", "上一份工作是怎么结束的", "code", {
      choices: [choice("08", "被单位辞退"), choice("06", "单位裁员"), choice("01", "合同到期，没有续签"), choice("07", "单位提出，双方商量好的"), choice("20", "自己辞职"), choice("99", "其他原因"), choice("never", "没有上过班")], ...when("now", "none"),
    }),
    field("paidMonths", "一共缴过几个月失业保险", "number", { ...month, help: "从没领过失业金的，以前各单位的都加起来。", ...when("ended", "08", "06", "01", "07", "20", "99") }),
    field("registered", "您办过失业登记吗", "boolean", when("now", "none")),
    field("unitOnly", "您是农村户口，失业保险只有单位缴、自己没有缴吗", "boolean", when("ended", "08", "06", "01", "07", "20", "99")),
    field("unitPaidMonths", "在那个单位连续干了几个月（单位缴了费的）", "number", { ...month, ...when("unitOnly", true) }),
  ]),
  group("alone", "您的灵活就业", [
    field("flexibleFrom", "哪一天办的灵活就业登记", "date", { ...past, required: false, help: "没有办过就不填。", ...when("now", "flexible") }),
    field("pensionPaid", "每月自己交多少养老保险", "money", { min: 0, max: 1_000_000, help: "没有交填 0。", ...when("now", "flexible") }),
    field("medicalPaid", "每月自己交多少职工医疗保险", "money", { min: 0, max: 1_000_000, help: "没有交填 0。", ...when("now", "flexible") }),
    field("insuredByUnit", "现在有单位给您交社保吗", "boolean", when("now", "flexible")),
    field("hadMonths", "以前领过几个月社会保险补贴", "number", { ...month, help: "没有领过填 0。", ...when("now", "flexible") }),
  ]),
  group("business", "您开的店或企业", [
    field("foundedOn", "营业执照上的登记日期", "date", { ...past, ...when("now", "founder") }),
    field("firstBusiness", "这是您第一次办执照吗", "boolean", when("now", "founder")),
    field("small", "是个体工商户或者小微企业吗", "boolean", when("now", "founder")),
    field("taxMonths", "最近12个月里，有几个月报过税", "number", { min: 0, max: 12, help: "按季度报的，一个季度算3个月。", ...when("now", "founder") }),
    field("workers", "请了几个人（签1年以上合同、参保满3个月）", "number", { min: 0, max: 10_000, help: "不算您自己，没有填 0。", ...when("now", "founder") }),
    field("grantBefore", "领过一次性创业补贴吗", "boolean", when("now", "founder")),
    field("unemployedMonths", "办执照以前，连续登记失业了几个月", "number", { ...month, help: "没有登记失业填 0。", ...when("now", "founder") }),
  ]),
  group("rent", "您租的场地", [
    field("rentPaid", "今年一共付了多少房租", "money", { min: 0, max: 10_000_000_000, help: "没有租填 0。", ...when("now", "founder") }),
    field("rentMonths", "今年租了几个月", "number", { min: 0, max: 12, ...when("now", "founder") }),
    field("rentHad", "以前领过几个月租金补贴", "number", { ...month, ...when("now", "founder") }),
    field("ownPremises", "房东是您本人、配偶或父母吗", "boolean", when("now", "founder")),
  ]),
  group("loan", "您的贷款", [
    field("borrowed", "借了创业担保贷款吗", "boolean", when("now", "founder")),
    field("loanAmount", "借了多少钱", "money", { min: 1, max: 10_000_000_000, ...when("borrowed", true) }),
    field("loanPartners", "几个人合伙借的", "number", { min: 1, max: 100, help: "自己一个人借填 1。", ...when("borrowed", true) }),
    field("loanRate", "合同上的年利率是万分之几", "number", { min: 0, max: 10_000, help: "比如 4.5% 填 450。", ...when("borrowed", true) }),
    field("loanFrom", "哪一天签的贷款合同", "date", { ...past, ...when("borrowed", true) }),
    field("loanUntil", "哪一天到期", "date", { notBefore: "2000-01-01", ...when("borrowed", true) }),
    field("otherLoan", "还有别的经营贷款吗", "boolean", when("borrowed", true)),
    field("loansBefore", "以前有几笔贷款领过贴息", "number", { min: 0, max: 20, ...when("borrowed", true) }),
  ]),
  group("employed", "您的单位", [field("paidSoFar", "一共缴过几个月失业保险", "number", { ...month, ...when("now", "employed") })]),
  group("done", "您最近一年做过的事", [
    field("done", "下面的事您做过哪些", "codes", { required: false, help: "都没有就直接继续。", choices: [choice("training", "参加了职业培训班"), choice("certificate", "考到了职业技能证书"), choice("away", "到外地打工")] }),
  ]),
  group("training", "您参加的培训", [
    field("classKind", "是哪一种培训", "code", { choices: [choice("skill", "学技能"), choice("idea", "创业意识培训"), choice("plan", "创办企业培训"), choice("improve", "改善企业培训")], ...when("done", "training") }),
    field("classFrom", "哪一天开班", "date", { ...past, ...when("done", "training") }),
    field("classUntil", "哪一天结业", "date", { ...past, ...when("done", "training") }),
    field("classHours", "一共多少学时", "number", { min: 0, max: 5000, ...when("classKind", "skill") }),
    field("classDays", "您去了多少天", "number", { min: 0, max: 400, ...when("done", "training") }),
    field("paidFee", "培训费是您自己交的吗", "boolean", when("done", "training")),
  ]),
  group("certificate", "您的证书", [
    field("certificateKind", "是哪种证书", "code", {
      choices: [choice("level", "职业技能等级证书"), choice("vocational", "职业资格证书"), choice("special", "专项职业能力证书"), choice("completion", "培训合格证书")], ...when("done", "training", "certificate"),
    }),
    field("level", "证书是几级", "code", { choices: levels, ...when("certificateKind", "level", "vocational") }),
    field("certifiedOn", "证书上的发证日期", "date", { ...past, ...when("done", "training", "certificate") }),
  ]),
  group("away", "您在外地打工", [
    field("awayWhere", "在哪里打工", "code", { choices: [choice("province", "外省"), choice("city", "省内其他市"), choice("county", "市内其他县")], ...when("done", "away") }),
    field("awayFrom", "哪一天去的", "date", { ...past, ...when("done", "away") }),
    field("awayUntil", "做到哪一天", "date", { notBefore: "1990-01-01", help: "还在做的填今天。", ...when("done", "away") }),
  ]),
)
