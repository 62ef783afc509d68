// npm run rule -- <rule> --facts FILE.json --on YYYY-MM-DD --region CODE: one JSON on standard output.
// --list, or --facts - without input, lists the facts the rule needs.
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { parameters, rules } from "../law/rules.ts"
import type { Answer } from "./answer.ts"
import { answer } from "./answer.ts"

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
    parsed = parseArgs({ allowPositionals: true, options: { facts: { type: "string" }, on: { type: "string" }, region: { type: "string" }, list: { type: "boolean", default: false } } })
  } catch (error) {
    return failed("arguments.invalid", error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  let facts: unknown
  if (!values.list && values.facts !== undefined) {
    try {
      const text = readText(values.facts).replace(/^\uFEFF/, "")
      facts = text.trim() === "" ? undefined : JSON.parse(text)
    } catch (error) {
      return failed("facts.unreadable", `事实文件读不出来：${error instanceof Error ? error.message : String(error)}`)
    }
    if (facts === undefined && values.facts !== "-") return failed("facts.unreadable", "事实文件是空的")
  }
  return answer({ rule: positionals[0], facts, on: values.on, region: values.region }, rules, parameters)
}

const { exit, json } = main()
process.stdout.write(`${JSON.stringify(json, null, 2)}\n`)
process.exitCode = exit
