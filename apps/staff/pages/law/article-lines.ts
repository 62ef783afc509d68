// What a list says of a rule in few lines: the articles of one law together, what an item uses it for together.

/** 《社会保险法》第四十五条 and 《社会保险法》第五十一条 as 《社会保险法》第四十五条、第五十一条, in the order in which the laws come first. */
export function articleLines(articles: readonly string[]): readonly string[] {
  const laws = new Map<string, string[]>()
  for (const article of articles) {
    const [, law = article, place = ""] = /^(《.*》)(.*)$/.exec(article) ?? []
    laws.set(law, [...(laws.get(law) ?? []), place])
  }
  return [...laws].map(([law, places]) => `${law}${places.filter((one) => one !== "").join("、")}`)
}

/** Each item once, with everything it uses the rule as. */
export function usesOf<As>(items: readonly { readonly name: string; readonly as: As }[]): readonly (readonly [string, readonly As[]])[] {
  const uses = new Map<string, As[]>()
  for (const { name, as } of items) uses.set(name, [...(uses.get(name) ?? []), as])
  return [...uses]
}
