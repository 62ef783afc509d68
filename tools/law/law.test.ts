// The whole law of the house at a glance: every rule reads as sentences, speaks one vocabulary, and leans on defined parameters.
import { expect, test } from "vitest"
import { decide, type Expression, factsOf, frameOf, labelOf, linesIn, loosenedCeilings, parametersOf, readRule, ruleData, ruleDifferences, sentences } from "#policy"
import { gapsOf } from "./gaps.ts"
import { lawbook, parameters, rules } from "./rules.ts"

test("every rule reads as Chinese sentences without a gap", () => {
  for (const rule of rules.rules) {
    const text = sentences(rule).join("\n")
    expect(text, rule.name).toMatch(/^.+，依据《.+》/)
    expect(text, rule.name).not.toMatch(/undefined|null|NaN|\{|\[object/)
  }
})

test("every figure a rule gives has a name an officer reads: no code stands in the workings", () => {
  const gifts = rules.rules.flatMap((rule) => Object.entries<Expression>(rule.gives).map(([name, of]) => ({ what: `${rule.name}.${name}`, label: labelOf(name, of) })))
  expect(gifts.length).toBeGreaterThan(50)
  expect(gifts.filter(({ label }) => !/[一-龥]/.test(label))).toEqual([])
})

test("one fact name means one thing: the same type in every rule that asks for it", () => {
  const types = new Map<string, string>()
  for (const rule of rules.rules)
    for (const [name, type] of [...factsOf(rule).map((fact) => [fact.name, fact.type] as const), ...linesIn(rule).map((list) => [list.name, "lines"] as const)]) {
      expect(types.get(name) ?? type, `${rule.name} ${name}`).toBe(type)
      types.set(name, type)
    }
})

test("every parameter a rule leans on is defined with its unit", () => {
  const keys = new Set(parameters.definitions.map((definition) => definition.key))
  for (const rule of rules.rules) for (const parameter of parametersOf(rule)) expect(keys.has(parameter.key), `${rule.name} ${parameter.key}`).toBe(true)
})

test("no rule is without an example, and none is shown on one side only", () => {
  const { oneSided, without } = gapsOf(lawbook, [])
  expect([oneSided, without]).toEqual([[], []])
})

test("every example is answered as it says by the version of its day, and what it passes gives can be read", () => {
  const all = rules.names.flatMap((name) => lawbook.examplesOf(name))
  expect(all.filter((one) => one.id !== null).length).toBeGreaterThan(120)
  for (const one of all) {
    const version = rules.find(one.rule, one.input.on)
    expect(version && decide(version, one.input).result, `${one.rule} ${one.id ?? ""} ${one.says}`).toBe(one.result)
  }
})

test("every rule that may be drafted is written down and read back as the same rule, leaning on nothing but its own vocabulary", () => {
  const drafted = rules.rules.filter((rule) => lawbook.isDraftable(rule.name))
  expect(drafted.length).toBeGreaterThan(50)
  for (const rule of drafted) {
    const { problems, rule: again } = readRule(JSON.parse(JSON.stringify(ruleData(rule))), frameOf(rule, rule.since), lawbook.vocabularyOf(rule.name))
    expect(problems, rule.name).toEqual([])
    expect({ ...again, ...(rule.until ? { until: rule.until } : {}) }, rule.name).toEqual({ ...rule })
    expect(again && ruleDifferences(rule, again), rule.name).toEqual([])
    expect(again && loosenedCeilings(rule, again), rule.name).toEqual([])
  }
})
