// npm run items: every service item with its law, steps, limits, papers and channels; --json for machines, an item's code for one of them.
import { citationText, fieldsOf, type Item } from "#service"
import { roleLabels } from "#wire"
import { provinceModules } from "../../server/roles.ts"
import { asked } from "../asked.ts"

const usage = `用法: npm run items -- [事项代码] [--json]
  默认列出每个服务事项的依据、对象、渠道、步骤、时限、填写和材料
  事项代码  只看这一个，例如 npm run items -- insurance.claim-benefit
  --json    输出 JSON
  退出码: 0 完成, 2 没有这个事项或选项写错\n`

const channels: Record<Item["channels"][number], string> = { web: "网上", counter: "窗口", feed: "部门推送", import: "批量导入", offer: "免申即享" }
const levels: Record<Item["steps"][number]["level"], string> = { community: "社区", street: "街道", county: "县区", city: "市", province: "省" }
const subjects: Record<Item["subject"], string> = { person: "劳动者", employer: "用人单位" }

/** One item as data: everything that binds an office, nothing of how the form is laid out. */
export const describeItem = (item: Item) => ({
  code: item.code,
  version: item.version,
  name: item.name,
  summary: item.summary,
  subject: item.subject,
  law: item.law.map(citationText),
  channels: [...item.channels],
  asks: fieldsOf(item.form).map((field) => ({ name: field.name, label: field.label, known: field.known ?? null })),
  papers: item.papers.map((paper) => ({ name: paper.name, label: paper.label, required: paper.required })),
  forbiddenDemands: [...(item.forbiddenDemands ?? [])],
  steps: item.steps.map((step) => ({ name: step.name, label: step.label, by: step.by, level: step.level, workingDays: step.workingDays ?? null, decides: step.decides ?? false, stopsClock: step.stopsClock ?? false })),
  withinWorkingDays: item.within.workingDays,
  correctWithin: "workingDays" in item.correctWithin ? `${item.correctWithin.workingDays} 个工作日` : `${item.correctWithin.days} 日`,
  decidedBySystem: item.decidedBySystem ?? false,
  severalAtOnce: item.many ?? false,
  letters: item.letter,
})

/** One item as an officer would read it out. */
export function sayItem(item: Item): string {
  const one = describeItem(item)
  const steps = item.steps.map((step) => `${step.label}（${levels[step.level]}${roleLabels[step.by]}${step.workingDays ? `，${step.workingDays} 个工作日` : ""}）`)
  const asked = one.asks.filter((field) => field.known === null)
  return [
    `${one.code}  ${one.name}  第 ${one.version} 版`,
    `  ${one.summary}`,
    `  依据  ${one.law.join("、")}`,
    `  对象  ${subjects[one.subject]}，渠道 ${one.channels.map((channel) => channels[channel]).join("、")}`,
    `  步骤  ${steps.join(" → ")}${one.decidedBySystem ? "；条件全部符合的由系统即时办结" : ""}`,
    `  时限  ${one.withinWorkingDays === 0 ? "即时办结" : `${one.withinWorkingDays} 个工作日`}，补正 ${one.correctWithin}内${one.severalAtOnce ? "，可同时办理多件" : ""}`,
    `  填写  ${one.asks.length} 项，其中 ${one.asks.length - asked.length} 项系统已知`,
    `  材料  ${one.papers.length === 0 ? "无须提交" : one.papers.map((paper) => `${paper.label}（${paper.required ? "必交" : "需要时"}）`).join("、")}`,
    ...(one.forbiddenDemands.length > 0 ? [`  不得索要  ${one.forbiddenDemands.join("、")}`] : []),
  ].join("\n")
}

/** Every item the businesses offer, in the order they are listed. */
export const everyItem = (): Item[] => provinceModules.flatMap((one) => (one.offers ?? []).map((offered) => offered.item))

function main(): number {
  const { values, positionals } = asked(usage, { json: { type: "boolean", default: false } }, 1)
  const [code] = positionals
  const items = everyItem().filter((item) => code === undefined || item.code === code)
  if (items.length === 0) {
    process.stderr.write(`没有代码为 ${code ?? ""} 的服务事项。已有事项：\n${everyItem().map((item) => `  ${item.code}  ${item.name}\n`).join("")}`)
    return 2
  }
  if (values.json) process.stdout.write(`${JSON.stringify(items.map(describeItem), null, 2)}\n`)
  else process.stdout.write(`${items.map(sayItem).join("\n\n")}\n\n${items.length} 个服务事项\n`)
  return 0
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.on("error", () => process.exit(0))
  process.exitCode = main()
}
