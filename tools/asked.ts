// What a command was asked on its line: --help says what it does and ends with 0; what it does not know is said in one line, with 2.
import { parseArgs, type ParseArgsConfig } from "node:util"

type Options = NonNullable<ParseArgsConfig["options"]>
const help = { help: { type: "boolean", short: "h", default: false } } as const

/** A line that asks what the command does not know. */
export class Unasked extends Error {}

const has = (failure: Error, code: string): boolean => "code" in failure && failure.code === code

/** Reads the options and at most `most` words. @throws Unasked with one line */
export function readAsked<const O extends Options>(args: readonly string[], options: O, most = 0) {
  try {
    const read = parseArgs({ args: [...args], allowPositionals: true, options: { ...help, ...options } })
    const [extra] = read.positionals.slice(most)
    if (extra !== undefined) throw new Unasked(`多出来的词 ${extra}（one word too many）`)
    return read
  } catch (failure) {
    if (!(failure instanceof Error) || failure instanceof Unasked) throw failure
    const [, option = ""] = /'([^']+)'/.exec(failure.message) ?? []
    throw new Unasked(has(failure, "ERR_PARSE_ARGS_UNKNOWN_OPTION") ? `没有选项 ${option}（unknown option）` : has(failure, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") ? `选项 ${option} 的写法不对（an option without its value, or with one it does not take）` : failure.message)
  }
}

/** What this command was asked. Ends the program after --help, and when the line is not understood. */
export function asked<const O extends Options>(usage: string, options: O, most = 0, args: readonly string[] = process.argv.slice(2)) {
  try {
    const read = readAsked(args, options, most)
    if (!args.includes("--help") && !args.includes("-h")) return read
    process.stdout.write(usage)
    process.exit(0)
  } catch (failure) {
    if (!(failure instanceof Unasked)) throw failure
    process.stderr.write(`${failure.message}；加 --help 看用法（--help says how）\n`)
    process.exit(2)
  }
}
