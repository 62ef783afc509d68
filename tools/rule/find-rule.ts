// Which rule is meant: by its own name, by the item's code in the domain files (SI-FLEX-HARD), or by a Chinese name; when several fit, all are named.
import type { RuleBook } from "#policy"
import { awardedItems, rulesOfItem } from "../../domains/subsidies/rules/index.ts"
import { nearNames } from "./near-names.ts"

/** What the unemployment fund pays goes by a code too. */
const insuranceItems: Readonly<Record<string, readonly string[]>> = {
  "UI-BENEFIT": ["insurance.benefit-eligibility", "insurance.benefit-duration", "insurance.benefit-standard", "insurance.entitled-months"],
  "UI-SKILL": ["insurance.skill-subsidy"],
  "UI-EXPAND": ["insurance.expansion-subsidy"],
  "UI-RETAIN": ["insurance.job-retention-refund"],
  "UI-WORKER": ["insurance.contract-worker-allowance"],
}

/** Item code → names of its rules, the one that gives the amount first. */
export const itemRules: Readonly<Record<string, readonly string[]>> = { ...Object.fromEntries(Object.entries(rulesOfItem).map(([item, rules]) => [item, rules.map((one) => one.name)])), ...insuranceItems }

export const itemOf = (name: string): string | null => Object.keys(itemRules).find((item) => itemRules[item]?.includes(name)) ?? null

/** Every rule with its title and, where it decides an item, the item's code. */
export const listRules = (book: RuleBook) => book.names.map((name) => ({ name, title: book.versions(name)[0]?.title ?? name, item: itemOf(name) }))

interface Meant {
  readonly name: string | undefined
  /** Other rules of the same item, or those the word may have meant. */
  readonly others: readonly string[]
}

export function findRule(asked: string, book: RuleBook): Meant {
  const word = asked.trim()
  if (book.versions(word).length > 0) return { name: word, others: [] }
  const titled = (fits: (title: string) => boolean) => book.names.filter((name) => book.versions(name).some((one) => fits(one.title)))
  const items = Object.keys(itemRules)
  const ofItem = itemRules[word.toUpperCase()] ?? itemRules[items.find((item) => awardedItems[item] === word) ?? ""]
  const named = titled((title) => title === word)
  const found = named.length > 0 ? named : ofItem
  if (found) return { name: found[0], others: found.slice(1) }
  const near = [...new Set([...book.names.filter((name) => name.includes(word)), ...titled((title) => title.includes(word)), ...items.filter((item) => item.startsWith(word.toUpperCase())).flatMap((item) => itemRules[item] ?? [])])]
  return near.length === 1 ? { name: near[0], others: [] } : { name: undefined, others: near }
}

/** The rules whose name, item code or title is spelt nearly so. */
export function nearRules(asked: string, book: RuleBook): readonly string[] {
  const word = asked.trim()
  const byName = nearNames(word, book.names)
  const byItem = nearNames(word, Object.keys(itemRules)).flatMap((item) => itemRules[item]?.slice(0, 1) ?? [])
  const titles = new Map(listRules(book).map(({ name, title }) => [title, name]))
  const byTitle = nearNames(word, [...titles.keys()]).flatMap((title) => titles.get(title) ?? [])
  return [...new Set([...byItem, ...byName, ...byTitle])]
}
