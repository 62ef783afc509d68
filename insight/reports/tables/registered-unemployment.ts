// 城镇登记失业情况: opening, in, out, closing and the rate, split by sex and age.
import { leftUnemployment, longTermUnemployed, movedIn, newlyUnemployed, unemployedAtEnd } from "../indicators/unemployment.ts"
import { countLine, type Line, report } from "./report.ts"
import { ageSplits, sexSplits, sumsBy, total } from "./splits.ts"

const cause = (key: string) => ({ cause: [key] })
const left = (key: string, title: string, ways: readonly string[], level: number): Line => countLine(key, title, { of: leftUnemployment, where: { way: ways } }, level)
const work = ["unit", "self", "flexible", "post"]
const exits = ["retired", "away", "moved", "silent", "dead", "other"]

export const registeredUnemployment = report({
  id: "registered-unemployment",
  title: "城镇登记失业情况",
  version: "2026.1",
  calendar: "statistical",
  periods: ["month", "quarter", "year"],
  layout: "items",
  about: "期初、新登记、减少、期末及登记失业率，分性别、年龄",
  lines: [
    countLine("opening", "期初实有登记失业人数", { of: unemployedAtEnd, over: "opening" }, 0),
    countLine("new", "本期新登记", { of: newlyUnemployed }, 0),
    countLine("new-first", "新成长失业", { of: newlyUnemployed, where: cause("first") }, 1),
    countLine("new-lost", "就业转失业", { of: newlyUnemployed, where: cause("lost") }, 1),
    countLine("new-other", "其他", { of: newlyUnemployed, where: cause("other") }, 1),
    countLine("moved-in", "其中：由其他地区迁入", { of: movedIn }, 1),
    countLine("left", "本期减少", { of: leftUnemployment }, 0),
    left("left-work", "就业", work, 1),
    left("left-unit", "单位就业", ["unit"], 2),
    left("left-self", "个体经营、创办企业", ["self"], 2),
    left("left-flexible", "灵活就业", ["flexible"], 2),
    left("left-post", "公益性岗位", ["post"], 2),
    left("left-exit", "退出", exits, 1),
    left("left-retired", "退休", ["retired"], 2),
    left("left-away", "升学、参军、出国（境）", ["away"], 2),
    left("left-moved", "迁出", ["moved"], 2),
    left("left-silent", "失去联系", ["silent"], 2),
    left("left-dead", "死亡", ["dead"], 2),
    left("left-other", "其他", ["other"], 2),
    countLine("closing", "期末实有登记失业人数", { of: unemployedAtEnd }, 0),
    countLine("closing-first", "新成长失业", { of: unemployedAtEnd, where: cause("first") }, 1),
    countLine("closing-lost", "就业转失业", { of: unemployedAtEnd, where: cause("lost") }, 1),
    countLine("closing-other", "其他", { of: unemployedAtEnd, where: cause("other") }, 1),
    countLine("long-term", "其中：长期失业", { of: longTermUnemployed }, 1),
    { key: "employed", title: "期末城镇就业人员（导入）", unit: "人", decimals: 0, divisor: 1, expression: { kind: "imported-employed" }, level: 0 },
    { key: "rate", title: "城镇登记失业率", unit: "%", decimals: 2, divisor: 1, expression: { kind: "unemployment-rate", part: "closing" }, level: 0 },
  ],
  heads: [total, { title: "按性别", children: sexSplits }, { title: "按年龄（登记日）", children: ageSplits }],
  splitSums: sumsBy("", sexSplits, ageSplits),
  sums: [
    { total: "new", parts: ["new-first", "new-lost", "new-other"] },
    { total: "left", parts: ["left-work", "left-exit"] },
    { total: "left-work", parts: ["left-unit", "left-self", "left-flexible", "left-post"] },
    { total: "left-exit", parts: ["left-retired", "left-away", "left-moved", "left-silent", "left-dead", "left-other"] },
    { total: "closing", parts: ["closing-first", "closing-lost", "closing-other"] },
  ],
  within: [{ part: "moved-in", whole: "new" }, { part: "long-term", whole: "closing" }],
  notes: [
    "登记失业率＝期末实有登记失业人数÷（期末城镇就业人员＋期末实有登记失业人数）×100%；城镇就业人员由统计、参保数据导入，未导入时不计算，不按零处理。",
    "登记范围：凡办理失业登记的劳动者，在户籍地、常住地、就业地、参保地登记均可。",
  ],
})
