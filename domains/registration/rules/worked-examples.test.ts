// Every example is answered as it says.
import { expect, test } from "vitest"
import { decide, ruleBook } from "#policy"
import { registrationRules } from "./index.ts"
import { workedExamples } from "./worked-examples.ts"

const book = ruleBook(registrationRules)

test.each(workedExamples.map((one) => [one.rule, one.says, one] as const))("%s: %s", (name, _says, one) => {
  const rule = book.find(name, one.input.on)
  if (!rule) throw new Error(`no rule ${name}`)
  const outcome = decide(rule, one.input)
  expect([outcome.result, ...outcome.reasons.map((reason) => reason.code)]).toEqual([one.result, ...one.codes])
})
