// Protection of small cells before anything leaves government: no figure between one and four, and none that can be worked out (domain/08 S10).

/** Cells that add up: `parts` give `total`. Keys name cells of the table. */
export interface AdditiveGroup {
  readonly total: string
  readonly parts: readonly string[]
}

/** Figures from this one on may be published. */
export const smallest = 5

/**
 * The cells to hide: every figure above zero and below five, and, wherever exactly one figure of a sum is hidden and could be had by
 * subtraction, the smallest other figure of that sum above zero, until no sum gives a hidden figure away.
 */
export function protectSmallCells(figures: ReadonlyMap<string, number | null>, groups: readonly AdditiveGroup[]): ReadonlySet<string> {
  const hidden = new Set<string>()
  for (const [key, value] of figures) if (value !== null && value > 0 && value < smallest) hidden.add(key)
  for (let changed = true; changed; ) {
    changed = false
    for (const group of groups) {
      const members = [group.total, ...group.parts].filter((key) => typeof figures.get(key) === "number")
      const secret = members.filter((key) => hidden.has(key))
      if (secret.length !== 1) continue
      const open = members.filter((key) => !hidden.has(key) && key !== group.total)
      const candidates = open.filter((key) => (figures.get(key) ?? 0) > 0)
      const [next] = (candidates.length > 0 ? candidates : open).sort((one, other) => (figures.get(one) ?? 0) - (figures.get(other) ?? 0))
      const chosen = next ?? (hidden.has(group.total) ? undefined : group.total)
      if (chosen === undefined) continue
      hidden.add(chosen)
      changed = true
    }
  }
  return hidden
}
