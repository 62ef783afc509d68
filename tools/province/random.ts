// Chance in whole numbers: one stream for each thing and purpose, so that any part of the province can be made alone and is the same everywhere.

/** The finisher of MurmurHash3 (public domain): every bit of the input moves every bit of the result. */
export function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** One whole number for a thing and a purpose; numbers above 2³² are taken in two parts. */
export function hashOf(seed: number, purpose: number, thing: number): number {
  const high = Math.floor(thing / 4_294_967_296)
  return mix(mix(mix(seed ^ Math.imul(purpose, 0x9e3779b1)) ^ (thing >>> 0)) ^ Math.imul(high + 1, 0x27d4eb2f))
}

/** What streams are asked for. A number is never reused, so a new purpose changes nothing that was there before. */
export const purposes = { person: 1, household: 2, block: 3, firm: 4, career: 5, contributions: 6, unemployment: 7, claim: 8, studies: 9, names: 10, others: 11, fraud: 12, duplicates: 13, kin: 14, seal: 15, errors: 16, place: 17, services: 18, days: 19, dayDetails: 20, dayErrors: 21, openings: 22, hardship: 23, answers: 24, placement: 25, internship: 26, loan: 27, course: 28, grants: 29, gaps: 30, skills: 31, introductions: 32, premises: 33 } as const

/** A stream of whole numbers: sfc32 (public domain). Only additions, shifts and products of whole numbers: the same on every machine. */
export class Chance {
  private a = 0
  private b = 0
  private c = 0
  private d = 1

  /** Begins the stream of a thing and a purpose. */
  of(seed: number, purpose: number, thing: number): this {
    this.a = hashOf(seed, purpose, thing)
    this.b = mix(this.a ^ 0x5bd1e995)
    this.c = mix(this.b ^ seed)
    this.d = 1
    for (let round = 0; round < 4; round++) this.next()
    return this
  }

  /** 32 bits. */
  next(): number {
    const sum = (this.a + this.b + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum | 0
    return sum >>> 0
  }

  /** From 0 up to but not including `count`, which is below 2²¹: the product stays a whole number. */
  below(count: number): number {
    return Math.floor((this.next() * count) / 4_294_967_296)
  }

  /** Both ends included. */
  whole(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  /** Whether something of this share, in ten-thousandths, happens. */
  happens(share: number): boolean {
    return this.below(10_000) < share
  }

  pick<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)]
    if (found === undefined) throw new RangeError("nothing to pick from")
    return found
  }

  /** The place of one of several by weight. */
  weighed(weights: readonly number[]): number {
    let left = this.below(weights.reduce((sum, weight) => sum + weight, 0))
    for (let index = 0; index < weights.length; index++) {
      left -= weights[index] ?? 0
      if (left < 0) return index
    }
    return weights.length - 1
  }
}
