// In which order a scan asks: at each point what rules out the most for what it costs.
import type { Asking, Costs } from "./costs.ts"

/** What putting the rule to a sample showed: for each of it, which conditions did not rule it out; and the relations each condition asks, by name. */
export interface Tried {
  readonly kept: readonly (readonly boolean[])[]
  readonly relations: readonly (readonly string[])[]
}

export interface Order {
  /** Indexes of conditions. */
  readonly order: readonly number[]
  /** What asking in this order is expected to cost, in the planner's units. */
  readonly cost: number
}

/** What a row costs that is kept for the next step: written, read, joined and judged. */
const keeping = 0.05

const asked = ({ all, each }: Asking, of: number): number => Math.min(all, each * of)

/** How many of a sample must be left for it to say more than all of it. */
const doubt = 10

/** What is left of a sample while conditions are judged. */
export interface Leaving {
  /** The share of who is left that these conditions leave. */
  readonly shareOf: (judged: readonly number[]) => number
  readonly judge: (judged: readonly number[]) => void
}

/** What conditions leave of those who are left is read off the sample; the fewer of it are left, the more it is taken for what they leave of the whole sample. */
export function leavingOf(kept: Tried["kept"]): Leaving {
  let sample = kept
  const keeps = (judged: readonly number[]) => (row: readonly boolean[]): boolean => judged.every((index) => row[index])
  return {
    shareOf: (judged) => {
      const usual = kept.length === 0 ? 1 : kept.filter(keeps(judged)).length / kept.length
      return (sample.filter(keeps(judged)).length + usual * doubt) / (sample.length + doubt)
    },
    judge: (judged) => { sample = sample.filter(keeps(judged)) },
  }
}

/** The order of asking from a start on, greedily. `start` is the relation whose rows begin, undefined begins with the population. */
export function orderFrom(start: string | undefined, { kept, relations: asks }: Tried, { subjects, population, relations }: Costs): Order {
  const known = new Set(start === undefined ? [] : [start])
  const waiting = new Set(asks.keys())
  const order: number[] = []
  const leaving = leavingOf(kept)
  let left = subjects
  const judgedWith = (more: readonly string[]): readonly number[] => [...waiting].filter((index) => asks[index]?.every((one) => known.has(one) || more.includes(one)))
  const judge = (judged: readonly number[]): void => {
    left *= leaving.shareOf(judged)
    leaving.judge(judged)
    for (const index of judged) {
      order.push(index)
      waiting.delete(index)
    }
  }
  judge(judgedWith([]))
  let cost = start === undefined ? population.all + keeping * subjects : (relations.get(start)?.all ?? 0) + asked(population, left)
  while (waiting.size > 0) {
    const ways = [...waiting].map((index) => {
      const more = (asks[index] ?? []).filter((one) => !known.has(one))
      const price = more.reduce((sum, one) => sum + asked(relations.get(one) ?? { all: 0, each: 0 }, left), keeping * left)
      return { more, price, worth: price / (1.001 - leaving.shareOf(judgedWith(more))) }
    })
    const next = ways.reduce((best, one) => (one.worth < best.worth ? one : best))
    cost += next.price
    const judged = judgedWith(next.more)
    for (const one of next.more) known.add(one)
    judge(judged)
  }
  return { order, cost }
}
