// Chance that is always the same: a seeded generator, so that every demonstration tells the same stories.

export interface Chance {
  /** A number from 0 up to but not including 1. */
  next(): number
  whole(from: number, to: number): number
  pick<T>(of: readonly T[]): T
  /** One of several by weight. */
  weighted<T>(of: readonly (readonly [T, number])[]): T
  chance(share: number): boolean
}

/** mulberry32, a small generator in the public domain. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(of: readonly T[]): T => {
    const found = of[Math.floor(next() * of.length)]
    if (found === undefined) throw new Error("nothing to pick from")
    return found
  }
  return {
    next,
    whole,
    pick,
    weighted: (of) => {
      let left = next() * of.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of of) if ((left -= weight) < 0) return value
      return pick(of)[0]
    },
    chance: (share) => next() < share,
  }
}
