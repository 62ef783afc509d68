// What a unit is asked for 我能领什么: about the unit once, and about one person it took on.
import { field, form, group } from "#service"

const choice = (code: string, label: string) => ({ code, label })
const when = (name: string, ...is: readonly (string | boolean)[]) => ({ when: { field: name, is } })
const past = { notAfter: "today", notBefore: "1940-01-01" } as const
const hired = when("taken", "hired")
const premium = { min: 0, max: 1_000_000, help: "没有填 0。", ...hired } as const

export const employerInterview = form(
  group("where", "单位在哪里", [field("region", "单位在哪里参保", "region", { help: "补贴标准各地不同，选到县（市、区）就可以。" })]),
  group("unit", "单位情况", [
    field("size", "企业规模", "code", { help: "按工信部联企业〔2011〕300号划型；不是企业的选“不适用”。", choices: [choice("large", "大型"), choice("medium", "中型"), choice("small", "小型"), choice("micro", "微型"), choice("none", "不适用")] }),
    field("industry", "主要行业", "code", { choices: [choice("35", "制造业"), choice("52", "零售业"), choice("61", "住宿业"), choice("62", "餐饮业"), choice("80", "居民服务、修理等服务业"), choice("70", "其他行业")] }),
  ]),
  group("taken", "您招的人", [field("taken", "您想了解哪一种", "code", { choices: [choice("hired", "招用一个人，签了劳动合同"), choice("intern", "接收一个人来见习")] })]),
  group("person", "这个人的情况", [
    field("born", "他（她）的出生日期", "date", past),
    field("kind", "下面哪一项说的是他（她）", "code", { choices: [choice("M60", "男"), choice("F50", "女，一般岗位（原50岁退休）"), choice("F55", "女，管理或专业技术岗位（原55岁退休）"), choice("unsure", "女，不清楚是哪一种")] }),
    field("graduated", "有大专、本科或更高的毕业证吗", "boolean"),
    field("graduatedOn", "毕业证上的日期", "date", { ...past, ...when("graduated", true) }),
    field("workedSince", "毕业以后、来您单位以前上过班吗（缴过职工社保）", "boolean", when("graduated", true)),
  ]),
  group("standing", "来之前的身份", [
    field("hard", "是经认定的“就业困难人员”吗", "boolean", hired),
    field("hardFrom", "哪一天认定的", "date", { ...past, ...when("hard", true) }),
    field("unemployed", "来之前办了失业登记吗", "boolean"),
    field("unemployedMonths", "连续登记失业几个月", "number", { min: 0, max: 600, ...when("unemployed", true) }),
    field("poverty", "是脱贫人口或防返贫监测对象吗", "boolean", hired),
    field("veteran", "是退役军人吗", "boolean", hired),
    field("dischargedOn", "哪一天退役", "date", { ...past, ...when("veteran", true) }),
  ]),
  group("contract", "劳动合同", [
    field("contractFrom", "合同哪一天开始", "date", { notBefore: "2000-01-01", ...hired }),
    field("openEnded", "是无固定期限合同吗", "boolean", hired),
    field("contractUntil", "合同哪一天结束", "date", { notBefore: "2000-01-01", ...when("openEnded", false) }),
    field("dispatched", "是劳务派遣到其他单位的吗", "boolean", hired),
    field("owner", "是本单位的法定代表人、股东，或他们的配偶吗", "boolean", hired),
  ]),
  group("premiums", "社会保险", [
    field("insuredMonths", "在您单位已经参保几个月", "number", { min: 0, max: 600, ...hired }),
    field("pensionPaid", "单位每月为他（她）交多少养老保险", "money", premium),
    field("medicalPaid", "单位每月为他（她）交多少医疗保险", "money", premium),
    field("unemploymentPaid", "单位每月为他（她）交多少失业保险", "money", premium),
    field("personPaid", "从他（她）工资里每月扣多少社会保险", "money", premium),
  ]),
  group("intern", "见习", [
    field("internUnit", "单位已经认定为就业见习单位吗", "boolean", when("taken", "intern")),
    field("internFrom", "见习哪一天开始", "date", { notBefore: "2020-01-01", ...when("taken", "intern") }),
    field("internUntil", "协议约定见习到哪一天", "date", { notBefore: "2020-01-01", ...when("taken", "intern") }),
    field("filed", "见习开始前把协议备案了吗", "boolean", when("taken", "intern")),
    field("stipend", "每月通过银行发多少生活费", "money", { min: 0, max: 10_000_000, ...when("taken", "intern") }),
    field("accident", "买了人身意外伤害保险吗", "boolean", when("taken", "intern")),
  ]),
)
