// What the law of the house leaves open: articles an item names that no rule says, and rules whose worked examples show one side only.
import { articlesOf, writeCitation } from "#policy"
import type { Lawbook } from "#platform/parameters"
import { citationText, type Item } from "#service"

export interface LawGaps {
  /** Articles that items name and no rule says, with the items. */
  readonly unruled: readonly { readonly article: string; readonly items: readonly string[] }[]
  /** Rules with examples that all pass though they can refuse, or that never pass. */
  readonly oneSided: readonly { readonly rule: string; readonly missing: "pass" | "refusal" }[]
  /** Rules without an example. */
  readonly without: readonly string[]
}

export function gapsOf(lawbook: Lawbook, items: readonly Item[]): LawGaps {
  const said = new Set(lawbook.rules.rules.flatMap((rule) => articlesOf(rule).map(writeCitation)))
  const named = new Map<string, string[]>()
  for (const item of items) for (const article of item.law.map(citationText)) if (![...said].some((one) => one.startsWith(article))) named.set(article, [...(named.get(article) ?? []), item.name])
  const examined = lawbook.rules.names.map((name) => ({ name, refuses: lawbook.rules.versions(name).some((rule) => rule.conditions.length > 0), results: lawbook.examplesOf(name).map((one) => one.result) }))
  return {
    unruled: [...named].map(([article, used]) => ({ article, items: used })),
    oneSided: examined.filter((one) => one.results.length > 0).flatMap(({ name, refuses, results }) => [
      ...(results.includes("pass") ? [] : [{ rule: name, missing: "pass" as const }]),
      ...(refuses && !results.some((result) => result === "fail" || result === "by-hand") ? [{ rule: name, missing: "refusal" as const }] : []),
    ]),
    without: examined.filter((one) => one.results.length === 0).map((one) => one.name),
  }
}
