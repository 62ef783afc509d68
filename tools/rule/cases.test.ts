// Our own worked cases, put to the command as a stranger would put them: written from the text of domain/03 and 04, not from the rules. The tables stand beside the rules.
import { expect, test } from "vitest"
import type { AskedCase } from "#policy"
import { parameters, rules } from "../law/rules.ts"
import { answer } from "./answer.ts"
import { numbersOf, ownCases } from "./own-cases.ts"

interface Told {
  readonly outcome: string
  readonly codes: readonly string[]
  readonly amount: number | null
  readonly gives: Readonly<Record<string, unknown>> | null
  readonly earliestDay: string | null
  readonly changes: readonly { readonly fact: string; readonly to: unknown }[]
  readonly missing: readonly string[]
}

interface Line {
  readonly outcome: string
  readonly reasonCodes: readonly string[]
}

/** What the command says, in the words of a case; several months are together what their worst month is. */
function told(one: AskedCase): Told {
  const { rule, facts, place: { on, region, months } } = one
  const { json } = answer({ rule, facts, on, region, months }, rules, numbersOf(one, parameters))
  const said = json as { outcome?: string; error?: { code: string }; reasonCodes?: string[]; amount?: number | null; gives?: Record<string, unknown> | null; lines?: readonly Line[]; whatWouldChange?: { earliestDay: string | null; changes: Told["changes"] } | null; missing?: { name: string }[] }
  const lines = said.lines ?? []
  const outcome = said.error ? (said.error.code === "rule.not-in-force" ? "no-version" : said.error.code) : (said.outcome ?? lines.map((one) => one.outcome).find((one) => one !== "pass") ?? "pass")
  return {
    outcome, codes: [...new Set([...(said.reasonCodes ?? []), ...lines.flatMap((one) => one.reasonCodes)])], amount: said.amount ?? null, gives: said.gives ?? null,
    earliestDay: said.whatWouldChange?.earliestDay ?? null, changes: said.whatWouldChange?.changes ?? [], missing: (said.missing ?? []).map((one) => one.name),
  }
}

/** 元 as the domain files write it → 分. */
const fen = (yuan: string): number => Math.round(Number(yuan) * 100)

for (const one of ownCases)
  test(`${one.rule}: ${one.says}`, () => {
    const { outcome, codes = [], amount, gives = {}, earliestDay, change, missing } = one.answer
    const said = told(one)
    expect({ outcome: said.outcome, codes: said.codes }).toEqual({ outcome, codes })
    if (amount !== undefined) expect(said.amount).toBe(fen(amount))
    expect(Object.fromEntries(Object.keys(gives).map((name) => [name, said.gives?.[name]]))).toEqual(gives)
    if (earliestDay !== undefined) expect(said.earliestDay).toBe(earliestDay)
    if (change !== undefined) expect(said.changes).toEqual([expect.objectContaining({ fact: change[0], to: change[1] })])
    if (missing !== undefined) expect(said.missing).toEqual(missing)
  })

test("every rule that pays has cases on both sides", () => {
  expect(ownCases.length).toBeGreaterThan(500)
  const named = ownCases.map((one) => answer({ rule: one.rule, facts: undefined, on: undefined, region: undefined }, rules, parameters).json["rule"] as string)
  const sides = (name: string) => new Set(ownCases.flatMap((one, index) => (named[index] === name ? [one.answer.outcome === "pass"] : [])))
  const paying = rules.names.filter((name) => (name.startsWith("insurance.") || name.startsWith("subsidies.")) && rules.versions(name).some((rule) => Object.values(rule.gives).some((of) => of.type === "fen")))
  const lopsided = paying.filter((name) => sides(name).size < 2)
  expect(lopsided).toEqual([])
})
