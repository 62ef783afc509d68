// What the subsidies counted by months have in common as services: nothing to bring, four officers, thirty working days.
import { item, type Item } from "#service"
import { forbiddenDemands } from "./forbidden-demands.ts"
import { monthlyRefusals, stations } from "./stations.ts"

type Own = Pick<Item, "code" | "name" | "summary" | "subject" | "law" | "form" | "guide"> & { readonly refusals?: Item["standardRefusals"] }

/** A subsidy whose months and amounts the system finds; its letters are named after it. */
export const monthlySubsidy = ({ refusals = [], ...own }: Own): Item =>
  item({
    ...own,
    version: 1,
    channels: ["web", "counter"],
    papers: [],
    forbiddenDemands,
    steps: stations,
    within: { workingDays: 30 },
    correctWithin: { workingDays: 10 },
    standardReturns: ["请核对补贴所属期", own.subject === "person" ? "请先激活社会保障卡金融功能，再重新提交" : "请核对单位基本存款账户，再重新提交"],
    standardRefusals: [...monthlyRefusals, ...refusals],
    letter: { granted: `${own.name}核定通知书`, refused: "不予补贴告知书" },
  })
