// The facts a judgement rests on, each once, trusted sources first.
import type { CaseView } from "#platform/casework/contract"

type Judgement = NonNullable<CaseView["judgement"]>
export type ShownFact = Judgement["conditions"][number]["facts"][number]

/** Facts of all conditions by name, the first mention wins. */
export function factsOf(judgement: CaseView["judgement"]): readonly ShownFact[] {
  const byName = new Map<string, ShownFact>()
  for (const condition of judgement?.conditions ?? []) for (const fact of condition.facts) if (!byName.has(fact.name)) byName.set(fact.name, fact)
  return [...byName.values()].sort((a, b) => Number(b.trusted) - Number(a.trusted))
}
