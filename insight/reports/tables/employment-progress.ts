// 就业再就业工作进展情况: new employment, natural decrease, re-employment, by place, in the period and in the year.
import { naturalDecrease, newlyEmployed, reemployed } from "../indicators/employment.ts"
import { wayLabels } from "../indicators/index.ts"
import { countLine, type Line, noRecordsLine, report } from "./report.ts"

const difference = (key: string, title: string, of: string, minus: string): Line => ({ key, title, unit: "人", decimals: 0, divisor: 1, expression: { kind: "difference", of, minus } })
const levels = ["A", "B", "C", "D", "E"]

export const employmentProgress = report({
  id: "employment-progress",
  title: "就业再就业工作进展情况",
  version: "2026.1",
  calendar: "statistical",
  periods: ["month", "quarter", "year"],
  layout: "places",
  about: "城镇新增就业、失业人员再就业，本期和本年累计，按地区",
  heads: [
    { title: "城镇新增就业", children: [difference("net", "本期", "new", "decrease"), difference("net-year", "本年累计", "new-year", "decrease-year")] },
    { title: "城镇累计新就业", children: [countLine("new", "本期", { of: newlyEmployed }), countLine("new-year", "本年累计", { of: newlyEmployed, over: "year" })] },
    { title: "自然减员", children: [countLine("decrease", "本期", { of: naturalDecrease }), countLine("decrease-year", "本年累计", { of: naturalDecrease, over: "year" })] },
    { title: "失业人员再就业", children: [countLine("reemployed", "本期", { of: reemployed }), countLine("reemployed-year", "本年累计", { of: reemployed, over: "year" })] },
    { title: "本期新就业按证明材料", children: levels.map((level) => countLine(`evidence-${level}`, wayLabels[level] ?? level, { of: newlyEmployed, where: { way: [level] } })) },
    { title: "就业困难人员", children: [noRecordsLine("hardship", "本期就业", "人"), noRecordsLine("hardship-year", "本年累计", "人")] },
    noRecordsLine("zero-employment", "零就业家庭户数", "户"),
  ],
  sums: [{ total: "new", parts: levels.map((level) => `evidence-${level}`) }],
  within: [{ part: "new", whole: "new-year" }, { part: "decrease", whole: "decrease-year" }, { part: "reemployed", whole: "reemployed-year" }],
  notes: [
    "城镇新增就业＝城镇累计新就业－自然减员。一人在一个统计年度只计一次新就业，各月之和等于本年累计。",
    "失业人员再就业的本年累计按人去重，一年内两次再就业的只计一次，因此可小于各月之和。",
    "就业困难人员认定、零就业家庭本系统尚未承办，无记录，不填零。",
  ],
})
