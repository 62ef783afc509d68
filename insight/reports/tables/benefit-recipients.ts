// 领取失业保险金情况表: persons and money, by place, sex and age.
import { benefitBegun, benefitEnded, benefitPaid, benefitRecipients } from "../indicators/benefit.ts"
import { countLine, moneyLine, report } from "./report.ts"
import { ageSplits, linesBy, sexSplits, sumsBy } from "./splits.ts"

const persons = { of: benefitRecipients } as const
const money = { of: benefitPaid } as const

export const benefitRecipientsTable = report({
  id: "benefit-recipients",
  title: "领取失业保险金情况表",
  version: "2026.1",
  calendar: "natural",
  periods: ["month", "quarter", "year"],
  layout: "places",
  about: "领取失业保险金的人数和金额，按地区、性别、年龄；新增领取和停领",
  heads: [
    {
      title: "领取人数",
      children: [
        countLine("total", "合计", persons),
        { title: "按性别", children: linesBy("", sexSplits, persons, countLine) },
        { title: "按年龄（到账日）", children: linesBy("", ageSplits, persons, countLine) },
      ],
    },
    {
      title: "发放金额",
      children: [
        moneyLine("fen-total", "合计", money),
        { title: "按性别", children: linesBy("fen-", sexSplits, money, moneyLine) },
        { title: "按年龄（到账日）", children: linesBy("fen-", ageSplits, money, moneyLine) },
      ],
    },
    countLine("begun", "本期新增领取", { of: benefitBegun }),
    {
      title: "本期停领",
      children: [
        countLine("ended", "合计", { of: benefitEnded }),
        countLine("ended-stopped", "提前停发", { of: benefitEnded, where: { way: ["stopped"] } }),
        countLine("ended-used-up", "领取期满", { of: benefitEnded, where: { way: ["used-up"] } }),
      ],
    },
  ],
  sums: [...sumsBy("", sexSplits, ageSplits), ...sumsBy("fen-", sexSplits, ageSplits), { total: "ended", parts: ["ended-stopped", "ended-used-up"] }],
  within: [],
  notes: ["本表按自然月统计，以银行到账日为准。", "金额合计由未取舍的分项相加，四舍五入产生的差额为尾差。"],
})
