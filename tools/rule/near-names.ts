// What somebody may have meant who misspelt a name: the known names that differ by few letters, nearest first.

/** How many letters have to be put in, left out or made another to come from one word to the other. */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (let at = 1; at <= other.length; at++)
      next.push(Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (row[at - 1] ?? 0) + (other[at - 1] === letter ? 0 : 1)))
    row = next
  }
  return row[other.length] ?? 0
}

/** At most three, none further than a third of the word. */
export function nearNames(word: string, known: readonly string[]): readonly string[] {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[_\s]/g, "-")
  const asked = plain(word)
  return known
    .map((name) => ({ name, apart: lettersApart(asked, plain(name)) }))
    .filter(({ name, apart }) => apart <= Math.max(1, Math.floor(Math.min(asked.length, name.length) / 3)))
    .toSorted((a, b) => a.apart - b.apart)
    .slice(0, 3)
    .map(({ name }) => name)
}
