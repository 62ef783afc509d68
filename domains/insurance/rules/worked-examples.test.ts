// Every worked example is answered as it says.
import { expect, test } from "vitest"
import { decide } from "#policy"
import { insuranceRules } from "./index.ts"
import { workedExamples } from "./worked-examples.ts"

test.each(workedExamples.map((one) => [one.rule, one.id ?? "自拟", one.says, one] as const))("%s %s: %s", (name, _id, _says, one) => {
  const rule = insuranceRules.find(name, one.input.on)
  if (!rule) throw new Error(`no rule ${name}`)
  const outcome = decide(rule, one.input)
  expect([outcome.result, ...outcome.reasons.map((reason) => reason.code)]).toEqual([one.result, ...one.codes])
})
