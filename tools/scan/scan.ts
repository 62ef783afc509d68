// npm run scan -- <rule>|every --on YYYY-MM-DD --region CODE: a rule, or every rule, over everybody; one JSON with counts, seconds and people.
import { readFileSync } from "node:fs"
import type { Known } from "#policy"
import { isPlainDate, plainDate, todayInChina } from "#standards"
import { refreshParameters } from "#platform/parameters"
import { asked } from "../asked.ts"
import { openInstallation } from "../open-database.ts"
import { lawbook, parameters, rules } from "../law/rules.ts"
import { scan, scanEvery } from "./answer.ts"

const usage = `用法: npm run scan -- <规则>|every [--on YYYY-MM-DD] [--region 代码] [--all] [--people N] [--assume FILE.json] [--database 地址]
  默认找出规则适用的人（含需人工核查的）；--all 给每个人下结论，按结果和原因代码计数
  every 把当日有效、可以扫描的规则逐条问遍所有人，给出每条的计数、用时和每秒人数
  --people N 列出前 N 人（默认 20）；--assume 给所有人假定的申报事实 {"事实名": 值}
  退出码: 0 完成, 1 问题不成立, 2 无法执行\n`

async function main(): Promise<number> {
  const { values, positionals } = asked(usage, { on: { type: "string" }, region: { type: "string", default: "" }, all: { type: "boolean", default: false }, people: { type: "string", default: "20" }, assume: { type: "string" }, database: { type: "string" } }, 1)
  const say = (json: unknown) => process.stdout.write(`${JSON.stringify(json, null, 2)}\n`)
  const refuse = (code: string, message: string): number => {
    say({ error: { code, message } })
    return 1
  }
  const on = values.on ?? todayInChina(new Date().toISOString())
  if (!isPlainDate(on)) return refuse("on.invalid", `业务日期应为 YYYY-MM-DD，收到 ${on}`)
  if (!/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$/.test(values.region)) return refuse("region.invalid", `区划代码应为 2、4、6、9 或 12 位数字，收到 ${values.region}`)
  const count = Number(values.people)
  if (!Number.isSafeInteger(count) || count < 0) return refuse("people.invalid", `--people 应为不小于 0 的整数，收到 ${values.people}`)
  const name = positionals[0] ?? ""
  const chosen = name === "every" ? rules.rules.filter((one) => one.since <= on && (one.until === undefined || on < one.until)) : [rules.find(name, on) ?? []].flat()
  if (chosen.length === 0) return refuse("rule.unknown", name === "" ? "请写规则名，或写 every；npm run law 列出全部" : rules.versions(name).length > 0 ? `规则 ${name} 在 ${on} 没有有效版本` : `没有名为 ${name} 的规则；npm run law 列出全部`)
  const assumed = values.assume === undefined ? {} : (JSON.parse(readFileSync(values.assume, "utf8")) as Record<string, Known>)
  const region = values.region.replace(/(?:0000|00)$/, (zeros) => (values.region.length === 6 ? "" : zeros))
  const questions = chosen.flatMap((rule) => lawbook.waysOf(rule, plainDate(on), parameters).map(({ question, population }) => ({ question: { ...question, assumed: { ...question.assumed, ...assumed } }, options: { on: plainDate(on), region, population } })))
  const [only] = questions
  if (!only) return refuse("rule.not-scannable", `规则 ${name} 不能对全体个人或单位扫描：${chosen[0] ? lawbook.whyNotAsked(chosen[0]) : ""}`)
  const opened = await openInstallation(values.database)
  try {
    await refreshParameters(opened.database.system, lawbook)
    const { system } = opened.database
    say(name === "every" ? await scanEvery(system, questions, plainDate(on), region) : await scan(system, only.question, only.options, { all: values.all, people: count }))
    return 0
  } finally {
    await opened.close()
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (failure: unknown) => {
    process.stderr.write(`无法扫描: ${failure instanceof Error ? failure.message : String(failure)}\n`)
    process.exitCode = 2
  },
)
