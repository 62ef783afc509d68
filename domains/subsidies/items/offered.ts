// What is offered without an application (免申即享): the same subsidies as cases that begin with a confirmation, are checked once, published and approved.
import { field, form, group, type Item, item, type Step } from "#service"
import { flexibleHardshipItem } from "./flexible-hardship/item.ts"
import { graduateFlexibleItem } from "./graduate-flexible/item.ts"
import { graduateHireItem } from "./graduate-hire/item.ts"
import { hardshipHireItem } from "./hardship-hire/item.ts"
import { approveStep, siteCheckStep } from "./stations.ts"

/** Nobody receives or reviews papers: one officer looks over what was found, another approves when the publication has ended (domain/03 §5.1). */
const stations: readonly Step[] = [
  { name: "second-review", label: "核对", by: "reviewer", level: "county", workingDays: 5 },
  siteCheckStep,
  approveStep,
]

const offeredForm = form(
  group("offer", "免申即享告知", [field("periodFrom", "开始月份", "month"), field("periodUntil", "结束月份", "month"), field("offer", "告知编号", "text"), field("account", "收款账户", "text")], "人员、月份和金额由系统从记录中找出，申请人已确认"),
)

const offered = (applied: Item): Item =>
  item({ ...applied, code: `${applied.code}-offered`, name: `${applied.name}（免申即享）`, channels: ["offer"], form: offeredForm, steps: stations, within: { workingDays: 20 }, standardReturns: [] })

export const offeredItems = {
  "SI-FLEX-HARD": offered(flexibleHardshipItem),
  "SI-FLEX-GRAD": offered(graduateFlexibleItem),
  "SI-SME-GRAD": offered(graduateHireItem),
  "SI-EMP-HARD": offered(hardshipHireItem),
} as const satisfies Readonly<Record<string, Item>>
