// What subsidies granted once or by the line have in common as services: what the records know is not asked, four officers, thirty working days; refusals are the rule's own.
import { cite, type Item, item } from "#service"
import type { Rule } from "#policy"
import { forbiddenDemands } from "./forbidden-demands.ts"
import { certificateStations, stations } from "./stations.ts"

type Own = Pick<Item, "code" | "name" | "summary" | "subject" | "form" | "guide"> & Partial<Pick<Item, "papers" | "many">>

/** Every "no" of the rules, once, in their words. */
const refusalsOf = (rules: readonly Rule[]): readonly { readonly code: string; readonly says: string }[] => {
  const refusals = rules.flatMap((rule) => rule.conditions).filter(({ otherwise }) => otherwise.verdict === "fail").map(({ otherwise }) => [otherwise.code, otherwise.says] as const)
  return [...new Map([...refusals, ["R-NO-LINES", "没有查到可以核定的人员、课程或项目记录"] as const, ["R-OBJECTION", "公示异议经核实成立"] as const])].map(([code, says]) => ({ code, says }))
}

/** A certificate for the tax office: two officers, ten working days. */
export const certificateService = (own: Own, rules: readonly Rule[]): Item =>
  item({ ...subsidyService(own, rules), steps: certificateStations, within: { workingDays: 10 }, standardRefusals: refusalsOf(rules), letter: { granted: `${own.name}证明`, refused: "不予认定告知书" } })

/** A subsidy whose amount the system computes; its letters are named after it, its articles are those of its rules. */
export const subsidyService = (own: Own, rules: readonly Rule[]): Item =>
  item({
    papers: [],
    ...own,
    version: 1,
    channels: ["web", "counter"],
    law: [...new Map(rules.flatMap((rule) => [rule.law, ...rule.conditions.flatMap((one) => (one.law ? [one.law] : []))]).map((one) => [`${one.law}${one.article}`, cite(one.law, one.article)])).values()],
    forbiddenDemands,
    steps: stations,
    within: { workingDays: 30 },
    correctWithin: { workingDays: 10 },
    standardReturns: [own.subject === "person" ? "请先激活社会保障卡金融功能，再重新提交" : "请核对单位基本存款账户，再重新提交", "请核对填写的内容，再重新提交"],
    standardRefusals: refusalsOf(rules),
    letter: { granted: `${own.name}核定通知书`, refused: "不予补贴告知书" },
  })
