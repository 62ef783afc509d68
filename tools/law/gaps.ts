// What the law of the house leaves open: articles an item names that no rule says, and rules whose worked examples show one side only.
import { articlesOf, writeCitation } from "#policy"
import type { Lawbook } from "#platform/parameters"
import { type Citation, citationText, type Item } from "#service"

export interface LawGaps {
  /** Articles that items name, no rule says and nobody explained, with the items. */
  readonly unruled: readonly { readonly article: string; readonly items: readonly string[] }[]
  /** Articles that no rule says, with the reason the item gives. */
  readonly explained: readonly { readonly article: string; readonly why: string; readonly items: readonly string[] }[]
  /** Rules with examples that all pass though they can refuse, or that never pass. */
  readonly oneSided: readonly { readonly rule: string; readonly missing: "pass" | "refusal" }[]
  /** Rules without an example. */
  readonly without: readonly string[]
}

const digits = ["", ..."一二三四五六七八九"]
const tens = ["", "十", ...[..."二三四五六七八九"].map((digit) => `${digit}十`)]
/** 第一条 to 第九十九条, each at its number. */
const articles = tens.flatMap((ten) => digits.map((digit) => `第${ten}${digit}条`))

/** 第四十五条至第五十二条 is eight articles, everything else one. */
function eachOf({ text, article }: Citation): readonly string[] {
  const [from, until] = article.split("至").map((one) => articles.indexOf(one))
  return from !== undefined && from > 0 && until !== undefined && until > from ? articles.slice(from, until + 1).map((one) => citationText({ text, article: one })) : [citationText({ text, article })]
}

export function gapsOf(lawbook: Lawbook, items: readonly Item[]): LawGaps {
  const said = [...new Set(lawbook.rules.rules.flatMap((rule) => articlesOf(rule).map(writeCitation)))]
  const isSaid = (article: string): boolean => said.some((one) => one.startsWith(article))
  const silent = new Map<string, { readonly why: string | undefined; readonly used: string[] }>()
  for (const item of items)
    for (const law of item.law.filter((one) => !eachOf(one).every(isSaid))) {
      const known = silent.get(citationText(law))
      if (known) known.used.push(item.name)
      else silent.set(citationText(law), { why: law.unruled, used: [item.name] })
    }
  const examined = lawbook.rules.names.map((name) => ({ name, refuses: lawbook.rules.versions(name).some((rule) => rule.conditions.length > 0), results: lawbook.examplesOf(name).map((one) => one.result) }))
  return {
    unruled: [...silent].filter(([, { why }]) => why === undefined).map(([article, { used }]) => ({ article, items: used })),
    explained: [...silent].flatMap(([article, { why, used }]) => (why === undefined ? [] : [{ article, why, items: used }])),
    oneSided: examined.filter((one) => one.results.length > 0).flatMap(({ name, refuses, results }) => [
      ...(results.includes("pass") ? [] : [{ rule: name, missing: "pass" as const }]),
      ...(refuses && !results.some((result) => result === "fail" || result === "by-hand") ? [{ rule: name, missing: "refusal" as const }] : []),
    ]),
    without: examined.filter((one) => one.results.length === 0).map((one) => one.name),
  }
}
