// 登记失业人员情况表: who is registered as unemployed at the end of the period, by place, sex, age, education.
import { longTermUnemployed, newlyUnemployed, leftUnemployment, unemployedAtEnd } from "../indicators/unemployment.ts"
import { countLine, report } from "./report.ts"
import { ageSplits, educationSplits, linesBy, sexSplits, sumsBy } from "./splits.ts"

const stock = { of: unemployedAtEnd } as const

export const unemployedPersons = report({
  id: "unemployed-persons",
  title: "登记失业人员情况表",
  version: "2026.1",
  calendar: "statistical",
  periods: ["month", "quarter", "year"],
  layout: "places",
  about: "报告期末登记失业人员的性别、年龄、文化程度，按地区",
  heads: [
    {
      title: "期末实有登记失业人员",
      children: [
        countLine("total", "合计", stock),
        { title: "按性别", children: linesBy("", sexSplits, stock, countLine) },
        { title: "按年龄（登记日）", children: linesBy("", ageSplits, stock, countLine) },
        { title: "按文化程度", children: linesBy("", educationSplits, stock, countLine) },
        countLine("long-term", "其中：长期失业", { of: longTermUnemployed }),
      ],
    },
    countLine("new", "本期新登记", { of: newlyUnemployed }),
    countLine("left", "本期减少", { of: leftUnemployment }),
  ],
  sums: sumsBy("", sexSplits, ageSplits, educationSplits),
  within: [{ part: "long-term", whole: "total" }],
  notes: ["登记失业人员不等于调查失业人员，两者不可混用。", "长期失业指连续登记失业满6个月。"],
})
