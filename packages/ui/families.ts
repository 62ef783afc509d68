// Services in families: the word before the dot of a code says which business a service belongs to.

export interface Family<T> {
  readonly name: string
  readonly items: readonly T[]
}

/** Services by family, families and services in the order they came. */
export function familiesOf<T extends { readonly code: string }>(items: readonly T[]): readonly Family<T>[] {
  const families = new Map<string, T[]>()
  for (const item of items) {
    const [name = ""] = item.code.split(".")
    families.set(name, [...(families.get(name) ?? []), item])
  }
  return [...families].map(([name, own]) => ({ name, items: own }))
}
