// A command line that is not understood is said in one line; words and options it knows are read.
import { expect, test } from "vitest"
import { readAsked, Unasked } from "./asked.ts"

const options = { json: { type: "boolean", default: false }, people: { type: "string", default: "20" } } as const
const said = (args: readonly string[], most = 1): string => {
  try {
    readAsked(args, options, most)
    return "understood"
  } catch (failure) {
    return failure instanceof Unasked ? failure.message : `broke: ${String(failure)}`
  }
}

test("words and options are read, with what stands when nothing is said", () => {
  expect(readAsked(["every", "--json"], options, 1)).toMatchObject({ positionals: ["every"], values: { json: true, people: "20", help: false } })
})

test("an option nobody knows, one without its value, one with a value too many and a word too many are each said by name, in one line", () => {
  expect(said(["--jsn"])).toBe("没有选项 --jsn（unknown option）")
  expect(said(["-x"])).toBe("没有选项 -x（unknown option）")
  expect(said(["--people"])).toMatch(/^选项 --people <value> 的写法不对/)
  expect(said(["--json=yes"])).toMatch(/^选项 --json 的写法不对/)
  expect(said(["one", "two"])).toBe("多出来的词 two（one word too many）")
  expect(said(["one"], 0)).toBe("多出来的词 one（one word too many）")
  for (const line of [["--jsn"], ["--people"], ["--json=yes"], ["one", "two"]]) expect(said(line)).not.toContain("\n")
})
