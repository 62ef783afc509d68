// Contributions of months that a server has not reached yet: nobody can report them, so they wait until it gets there, and nothing is lost.
import type { Happenings, Paid } from "./world.ts"

export class Waiting {
  private held: readonly Paid[] = []

  /** What can be told of a day to a server whose month is `lastMonth`, with what has waited for it; the rest waits on. */
  toldOf(now: Happenings, lastMonth: number): Happenings {
    const all = [...this.held, ...now.paid]
    this.held = all.filter((one) => one.month > lastMonth)
    return { ...now, paid: all.filter((one) => one.month <= lastMonth) }
  }

  /** Months of jobs that still wait. */
  get count(): number {
    return this.held.length
  }
}
