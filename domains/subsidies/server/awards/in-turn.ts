// Lines that could be claimed about somebody who has several that pass: decided as their claims would be, one claimant after the other, so that nothing is had twice.
import { basis, dated, type Verdict } from "#platform/facts"
import type { InTurn } from "#platform/module"
import { compile } from "#policy"
import { type ClaimChoice, choicesOf, type Claimed } from "./asked-awards.ts"
import type { ClaimLine } from "./claim-lines.ts"
import { type Decided, lineDecider, type PassedBefore, resultOf } from "./decide-lines.ts"
import type { PassedLine } from "./used-up.ts"

interface Claimant {
  readonly claimant: string
  readonly region: string
}

const codesOf = (one: Decided): readonly string[] => one.outcomes.flatMap((outcome) => outcome.reasons.map((reason) => reason.code))
const verdictOf = (one: Decided, { claimant, region }: Claimant, { code }: ClaimChoice): Verdict => ({
  subject: one.line.about, region, claimant, line: one.line.line, choice: code, result: resultOf(one), codes: [...new Set(codesOf(one))], gives: one.outcomes[0]?.gives ?? {},
})

/** The lines of each of some claimants. */
const linesOf = ({ lines: { from, value } }: Claimed): string => `select c.subject, ${value} as lines from (select unnest($1::bigint[]) as subject) c left join (${from.sql((column) => `${column} = any($1::bigint[])`)}) ${from.name} on ${from.name}.subject = c.subject`

/** By claim, choice after choice and claimant after claimant; what passed of one is had by the next. */
export function inTurn(claims: readonly Claimed[]): InTurn {
  return async (tx, subjects, ways, options) => {
    const wanted = new Set(subjects)
    const had = new Map<string, readonly PassedLine[]>()
    const verdicts: Verdict[] = []
    for (const [index, claim] of claims.entries()) {
      const way = ways[index]
      if (!way) continue
      const { question: { rule, parameters, assumed = {} }, population } = way
      const compiled = compile(rule)
      const { decideAll } = lineDecider({ ...claim, rules: [rule] }, () => compiled)
      const claimants = await tx.sql<Claimant>(`select distinct b.claimant, b.region from (${dated(basis({ ...options, population }, "select unnest($1::bigint[])"), options.on)}) b order by 1`, [subjects])
      const found = await tx.sql<{ subject: string; lines: readonly ClaimLine[] }>(dated(linesOf(claim), options.on), [claimants.map((one) => one.claimant)])
      const rows = new Map(found.map((row) => [row.subject, row.lines.filter((line) => wanted.has(line.about))]))
      for (const choice of choicesOf(claim))
        for (const one of claimants) {
          const facts = { ...assumed, ...(choice.fact === "" ? {} : { [choice.fact]: choice.code }) }
          const said = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, source: "", asOf: null }]))
          const decided = decideAll({ ...said, "claim-lines": { value: rows.get(one.claimant) ?? [], source: "", asOf: null } }, options.on, one.region, parameters, had satisfies PassedBefore).filter((line) => !codesOf(line).includes("E-VERSION"))
          verdicts.push(...decided.map((line) => verdictOf(line, one, choice)))
          for (const line of decided) if (resultOf(line) === "pass") had.set(line.line.about, [...(had.get(line.line.about) ?? []), { facts: line.facts, amount: line.amount }])
        }
    }
    return verdicts
  }
}
