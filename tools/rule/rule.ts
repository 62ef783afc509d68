// npm run rule -- <rule, item code or Chinese name> --facts FILE.json --on YYYY-MM-DD --region CODE: one JSON on standard output.
// --list, or --facts - without input, lists the facts the rule needs; --months 2025-03..2025-08 asks a monthly rule month after month; without a rule all are listed.
import { readFileSync } from "node:fs"
import { readAsked } from "../asked.ts"
import { parameters, rules } from "../law/rules.ts"
import type { Answer } from "./answer.ts"
import { answer } from "./answer.ts"
import { isRecord } from "./read-facts.ts"

const help = {
  usage: "npm run rule -- 规则 [--facts 文件.json] [--on YYYY-MM-DD] [--region 区划代码] [--months 2025-03..2025-08] [--list] [--template]",
  rule: "规则名（insurance.benefit-duration）、项目代码（SI-FLEX-HARD）或中文名（失业保险金领取期限）；不写则列出全部规则",
  facts: "事实文件，JSON 对象；写 - 从标准输入读，没有输入则列出所需事实",
  on: "业务日期；按补贴月份、合同、开班、申请等事实定日期的规则以事实为准，可以不写",
  region: "六位或十二位行政区划代码，示例省 990000，甲市 990100，乙市 990200",
  months: "按月判定的规则逐月判定，并合计",
  list: "列出规则所需的事实：名称、中文名、类型、单位、写法、来源、代码，并附一份填好的例子（example）",
  template: "写出一份填好的事实文件，可以改了再问：npm run -s rule -- 规则 --template > facts.json",
  answer: "outcome 为 pass 符合、fail 不符合、by-hand 需人工核实、no-data 缺少数据；金额单位分；退出码 0 已回答，1 事实写法不对，2 问题本身不对",
}

const failed = (code: string, message: string): Answer => ({ exit: 2, json: { error: { code, message } } })

const nothingThere = (error: unknown): boolean => error instanceof Error && "code" in error && (error.code === "EAGAIN" || error.code === "EOF")

/** Text of the facts file; "-" reads standard input, and a terminal or nothing there counts as no input. */
function readText(file: string): string {
  if (file !== "-") return readFileSync(file, "utf8")
  if (process.stdin.isTTY) return ""
  try {
    return readFileSync(0, "utf8")
  } catch (error) {
    if (nothingThere(error)) return ""
    throw error
  }
}

function main(): Answer {
  let parsed
  try {
    parsed = readAsked(process.argv.slice(2), { facts: { type: "string" }, on: { type: "string" }, region: { type: "string" }, months: { type: "string" }, list: { type: "boolean", default: false }, template: { type: "boolean", default: false } }, 1)
  } catch (error) {
    return failed("arguments.invalid", error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  if (values.help) return { exit: 0, json: { help } }
  let facts: unknown
  if (!values.list && !values.template && values.facts !== undefined) {
    try {
      const text = readText(values.facts).replace(/^\uFEFF/, "")
      facts = text.trim() === "" ? undefined : JSON.parse(text)
    } catch (error) {
      return failed("facts.unreadable", `事实文件读不出来：${error instanceof Error ? error.message : String(error)}`)
    }
    if (facts === undefined && values.facts !== "-") return failed("facts.unreadable", "事实文件是空的")
  }
  const answered = answer({ rule: positionals[0], facts, on: values.on, region: values.region, months: values.months }, rules, parameters)
  const { example } = answered.json
  return values.template && isRecord(example) && isRecord(example["facts"]) ? { exit: 0, json: example["facts"] } : answered
}

const { exit, json } = main()
process.stdout.write(`${JSON.stringify(json, null, 2)}\n`)
process.exitCode = exit
