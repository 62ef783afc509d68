// Versions of rules that came later than the book: approved ones take their place in time, and a decision finds the version it was made by as it was written then.
import { PolicyError } from "./error.ts"
import type { Rule, RuleBook } from "./rule.ts"
import { ruleBook } from "./rule.ts"

const earlier = (one: string | undefined, other: string | undefined): string | undefined => (one === undefined || (other !== undefined && other < one) ? other : one)

/** Of a name, each version holds until the next one begins, or ends where it says so itself. Rules without a later version do not move. */
export function succeededRules(rules: readonly Rule[], later: readonly Rule[]): readonly Rule[] {
  const touched = new Set(later.map((one) => one.name))
  const starts = new Map<string, string[]>()
  for (const one of [...rules, ...later]) {
    if (!touched.has(one.name)) continue
    const others = starts.get(one.name) ?? []
    if (others.includes(one.since)) throw new PolicyError("policy.rule-overlap", `规则 ${one.name} 自 ${one.since} 起有两个版本`)
    starts.set(one.name, [...others, one.since])
  }
  return [...rules, ...later].map((one) => {
    const [next] = (starts.get(one.name) ?? []).filter((from) => from > one.since).toSorted()
    const until = earlier(one.until, next)
    return until === one.until || until === undefined ? one : { ...one, until }
  })
}

/** A book with later versions of its rules; versions of other names are left out. @throws `PolicyError` when two would begin on one day. */
export function succeededBook(book: RuleBook, later: readonly Rule[]): RuleBook {
  const known = later.filter((one) => book.versions(one.name).length > 0)
  if (known.length === 0) return book
  return { ...ruleBook(succeededRules(book.rules, known)), written: (name, since) => known.find((one) => one.name === name && one.since === since) ?? book.written(name, since) }
}
