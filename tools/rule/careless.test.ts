// What a careless stranger writes, tried on every fact of every rule that has a case: left out, none, of another kind, beyond the calendar. All of it is answered; nothing missing makes a grant of what was none.
import { expect, test } from "vitest"
import type { AskedCase, Rule } from "#policy"
import { factsOf, linesIn } from "#policy"
import { parameters, rules } from "../law/rules.ts"
import { answer } from "./answer.ts"
import { numbersOf, ownCases } from "./own-cases.ts"

const tables = new Map(ownCases.map((one) => [one, numbersOf(one, parameters)]))
const ask = (one: AskedCase, facts: unknown) => answer({ rule: one.rule, facts, on: one.place.on, region: one.place.region }, rules, tables.get(one) ?? parameters)

/** One case that passes for each version of a rule. */
const granted = new Map<Rule, AskedCase>()
for (const one of ownCases) {
  const { json } = ask(one, one.facts)
  const rule = rules.versions(String(json["rule"])).find((version) => version.since === json["version"])
  if (rule && json["outcome"] === "pass" && !granted.has(rule)) granted.set(rule, one)
}

const otherKind: Readonly<Record<string, readonly unknown[]>> = { boolean: ["true", 1], date: ["2025-02-30", "2025-3-1", 20250301], month: ["2025-13", "2025-03-01"], code: [5, "没有这个代码"], text: [5, true] }

for (const [rule, one] of granted)
  test(`${rule.name}: every fact left out or written wrongly is answered as such`, () => {
    expect(ask(one, { ...one.facts, "a-fact-of-nobody": 1 }).json).toMatchObject({ outcome: "pass", unknownFacts: expect.arrayContaining([expect.objectContaining({ fact: "a-fact-of-nobody" })]) })
    for (const { name, type, orNone, codes } of factsOf(rule)) {
      const rest = Object.fromEntries(Object.entries(one.facts).filter(([known]) => known !== name))
      const without = ask(one, rest)
      expect(without.exit === 0 ? ["pass", "no-data"] : ["date.required"], `${name} left out`).toContain(without.exit === 0 ? without.json["outcome"] : (without.json["error"] as { code: string }).code)
      if (without.json["outcome"] === "no-data") expect((without.json["missing"] as readonly { name: string }[]).map((gap) => gap.name), `${name} left out`).toContain(name)
      if (without.exit === 0 && orNone !== true) expect(ask(one, { ...rest, [name]: null }).json["outcome"], `${name} none`).toBe(without.json["outcome"])
      for (const wrong of (otherKind[type] ?? ["12", 1.5, true]).filter((value) => type !== "code" || codes !== undefined || typeof value !== "string")) expect(ask(one, { ...one.facts, [name]: wrong }).exit, `${name} = ${String(wrong)}`).toBe(1)
      if (type === "date") expect([0, 1, 2], `${name} far away`).toContain(ask(one, { ...one.facts, [name]: "9999-12-31" }).exit)
    }
    for (const { name } of linesIn(rule)) expect(ask(one, { ...one.facts, [name]: [1] }).exit, name).toBe(1)
  })
