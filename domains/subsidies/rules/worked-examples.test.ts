// Every example is answered as it says, and no example of the domain file stands under a number it does not have.
import { expect, test } from "vitest"
import { decide } from "#policy"
import { subsidyRules } from "./index.ts"
import { workedExamples } from "./worked-examples.ts"

test.each(workedExamples.map((one) => [one.rule, one.id ?? "自拟", one.says, one] as const))("%s %s: %s", (name, _id, _says, one) => {
  const rule = subsidyRules.find(name, one.input.on)
  if (!rule) throw new Error(`no rule ${name} on ${one.input.on}`)
  const outcome = decide(rule, one.input)
  expect([outcome.result, ...outcome.reasons.map((reason) => reason.code)], JSON.stringify(outcome.missing)).toEqual([one.result, ...one.codes])
})

const numbered = ["SIE", "SIF", "SSG", "SFG", "K25", "PW", "TRS", "TA", "IN", "GJ", "SO", "SJ", "RE", "HO", "HP", "LN", "AGI", "TV"]

test("numbers are those of the domain file, and every rule of every folder is shown", () => {
  expect(workedExamples.filter((one) => one.id !== null && !numbered.includes(one.id.replace(/-\d+$/, "")))).toEqual([])
  expect([...new Set(workedExamples.map((one) => one.rule))].toSorted()).toEqual([...subsidyRules.names].toSorted())
})
