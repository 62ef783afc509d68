// The tables of the mandate whose business this system does not handle yet. They exist, and say so; no zero stands for "unknown".
import { noRecordsLine, notYetHandled, report } from "./report.ts"

const shared = { version: "2026.1", calendar: "statistical", layout: "places", sums: [], within: [], notes: [`${notYetHandled}；承办该项业务后由业务记录自动生成，不接受手工填报。`] } as const

export const hardshipPersons = report({
  ...shared,
  id: "hardship-persons",
  title: "就业困难人员及就业情况表",
  periods: ["month", "quarter", "year"],
  about: "就业困难人员认定、退出、实有和就业",
  heads: [
    { title: "就业困难人员", children: [noRecordsLine("opening", "期初实有", "人"), noRecordsLine("new", "本期认定", "人"), noRecordsLine("left", "本期退出", "人"), noRecordsLine("closing", "期末实有", "人")] },
    { title: "就业困难人员就业", children: [noRecordsLine("employed", "本期", "人"), noRecordsLine("employed-registered", "其中：登记失业人员", "人"), noRecordsLine("post", "公益性岗位在岗", "人")] },
  ],
})

export const policyPersons = report({
  ...shared,
  id: "policy-persons",
  title: "享受就业扶持政策人员情况",
  periods: ["quarter", "year"],
  about: "报告期内享受各项就业扶持政策的人数（含以前开始、本期仍在享受的）",
  heads: [
    noRecordsLine("training", "职业培训补贴", "人"), noRecordsLine("skill", "职业技能评价补贴", "人"), noRecordsLine("social-insurance", "社会保险补贴", "人"), noRecordsLine("post", "公益性岗位补贴", "人"),
    noRecordsLine("internship", "就业见习补贴", "人"), noRecordsLine("job-hunting", "求职补贴", "人"), noRecordsLine("entrepreneurship", "创业补贴", "人"), noRecordsLine("loan", "创业担保贷款贴息", "人"),
  ],
})

export const fundUse = report({
  ...shared,
  id: "fund-use",
  title: "就业补助资金使用情况",
  periods: ["quarter", "year"],
  about: "就业补助资金的收入、支出和结余",
  heads: [
    noRecordsLine("opening", "上期结余", "万元"),
    { title: "本期收入", children: [noRecordsLine("income-central", "中央", "万元"), noRecordsLine("income-province", "省级", "万元"), noRecordsLine("income-local", "市县", "万元")] },
    { title: "本期支出", children: [noRecordsLine("spent", "合计", "万元"), noRecordsLine("spent-training", "职业培训补贴", "万元"), noRecordsLine("spent-insurance", "社会保险补贴", "万元"), noRecordsLine("spent-post", "公益性岗位补贴", "万元"), noRecordsLine("spent-other", "其他", "万元")] },
    noRecordsLine("closing", "期末结余", "万元"),
  ],
})
