// npm run law: every rule with its article, its days, its facts and parameters; --json for machines, --gaps for what is open, a rule name for its sentences.
import { articlesOf, factsOf, linesIn, parametersOf, reasonsOf, sentences, unitWords, writeCitation } from "#policy"
import type { Rule } from "#policy"
import { provinceCatalogue } from "../../server/roles.ts"
import { asked } from "../asked.ts"
import { gapsOf } from "./gaps.ts"
import { lawbook, rules } from "./rules.ts"

const usage = `用法: npm run law -- [规则名] [--gaps] [--json]
  默认列出每条规则的依据、施行日期、事实和参数
  规则名  写出这条规则各个版本的条文句子，例如 npm run law -- insurance.benefit-duration
  --gaps  列出只有事项引用、没有规则的条文，以及示例只有一面的规则
  --json  输出 JSON
  退出码: 0 完成, 2 没有这条规则或选项写错\n`

const describe = (rule: Rule) => ({
  name: rule.name,
  title: rule.title,
  law: writeCitation(rule.law),
  articles: articlesOf(rule).map(writeCitation),
  since: rule.since,
  until: rule.until ?? null,
  facts: [
    ...factsOf(rule).map((fact) => ({ name: fact.name, label: fact.label, type: fact.type, unit: unitWords[fact.type], source: fact.source.name })),
    ...linesIn(rule).map((list) => ({ name: list.name, label: list.label, type: "lines", unit: "明细", source: list.source.name })),
  ],
  parameters: parametersOf(rule).map((parameter) => ({ key: parameter.key, label: parameter.label, unit: parameter.unit })),
  reasons: reasonsOf(rule).map((reason) => ({ code: reason.code, says: reason.says })),
})

function print(rule: Rule): void {
  const one = describe(rule)
  process.stdout.write(`${one.name}  ${one.title}  ${one.since} 起${one.until ? `，${one.until} 止` : ""}\n`)
  process.stdout.write(`  依据  ${one.articles.join("、")}\n`)
  if (one.facts.length > 0) process.stdout.write(`  事实  ${one.facts.map((fact) => `${fact.label}（${fact.name}，${fact.unit}，${fact.source}）`).join("、")}\n`)
  if (one.parameters.length > 0) process.stdout.write(`  参数  ${one.parameters.map((parameter) => `${parameter.label}（${parameter.key}）`).join("、")}\n`)
  process.stdout.write("\n")
}

function printGaps(isJson: boolean): number {
  const { unruled, explained, oneSided, without } = gapsOf(lawbook, provinceCatalogue.views.map((one) => provinceCatalogue.current(one.code).item))
  if (isJson) process.stdout.write(`${JSON.stringify({ unruled, explained, oneSided, without }, null, 2)}\n`)
  else {
    for (const one of unruled) process.stdout.write(`没有规则的条文  ${one.article}（${one.items.join("、")}）\n`)
    for (const one of explained) process.stdout.write(`不由规则判定    ${one.article}（${one.items.join("、")}）：${one.why}\n`)
    for (const one of oneSided) process.stdout.write(`示例只有一面    ${one.rule}：没有${one.missing === "pass" ? "通过" : "不通过"}的示例\n`)
    process.stdout.write(`${unruled.length} 处条文没有规则，${explained.length} 处写明不由规则判定，${oneSided.length} 条规则的示例只有一面，${without.length} 条规则没有示例\n`)
  }
  return 0
}

function main(): number {
  const { values, positionals } = asked(usage, { json: { type: "boolean", default: false }, gaps: { type: "boolean", default: false } }, 1)
  if (values.gaps) return printGaps(values.json)
  const [name] = positionals
  if (name !== undefined) {
    const versions = rules.versions(name)
    if (versions.length === 0) {
      process.stderr.write(`没有名为 ${name} 的规则。已有规则：\n${rules.names.map((one) => `  ${one}\n`).join("")}`)
      return 2
    }
    for (const rule of versions) process.stdout.write(`${values.json ? JSON.stringify(rule, null, 2) : sentences(rule).join("\n")}\n\n`)
    return 0
  }
  if (values.json) process.stdout.write(`${JSON.stringify(rules.rules.map(describe), null, 2)}\n`)
  else {
    for (const rule of rules.rules) print(rule)
    const articles = new Set(rules.rules.flatMap((rule) => articlesOf(rule).map(writeCitation)))
    process.stdout.write(`${rules.rules.length} 条规则，${articles.size} 处条文\n`)
  }
  return 0
}

process.stdout.on("error", () => process.exit(0))
process.exitCode = main()
