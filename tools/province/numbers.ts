// Numbers of people and firms: well-formed, unique by construction, and such that none can be a real person's.
import { creditCodeFor, luhnDigit } from "#standards"
import { dayText } from "./calendar.ts"
import { hashOf, purposes } from "./random.ts"

/** Province ids begin here; the program's own ids are far greater. */
export const firstPerson = 1_000_000_000_000
export const firstEmployer = 500_000_000_000
export const employerId = (firm: number): number => firstEmployer + firm

/** Numbers of what a block's services make: a thousand for each kind. */
export const serviceId = (block: number, number: number): number => 4_000_000_000_000 + block * 1_000 + number

/** Sequence numbers of one sex on one day in one place. */
const slots = 499
export const mostPeople = 50_000_000

/**
 * First six digits: 99 and four more. GB/T 2260 has no province 99, so no such number was ever issued: this is the mark by which a number of the
 * province is told from a real one. 990401 to 999888 stand for places that were renamed or dissolved since; the nine counties that 示例省 has are
 * left to its demonstration and to tests, so that a province can be put beside them.
 */
const prefixes: readonly string[] = Array.from({ length: 95 * 88 }, (_, index) => `99${String(4 + Math.floor(index / 88)).padStart(2, "0")}${String(1 + (index % 88)).padStart(2, "0")}`)

const groupOf = (index: number) => Math.floor(index / slots)

/**
 * The month of birth a person of this index must have, 0–11: people who share place and sequence number differ in it, so that every number is
 * issued once without anybody looking at anybody else's.
 */
export function birthMonthOf(seed: number, index: number): number {
  const group = groupOf(index)
  const place = group % prefixes.length
  return (Math.floor(group / prefixes.length) + hashOf(seed, purposes.person, -1 - place * slots - (index % slots))) % 12
}

/** The eighteen characters (GB 11643). */
export function idNumberOf(index: number, sex: 1 | 2, born: number): string {
  const day = dayText(born)
  const sequence = (index % slots) * 2 + sex
  const seventeen = `${prefixes[groupOf(index) % prefixes.length] ?? "990401"}${day.slice(0, 4)}${day.slice(5, 7)}${day.slice(8)}${String(sequence).padStart(3, "0")}`
  return seventeen + checkCharacterOf(seventeen)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

function checkCharacterOf(seventeen: string): string {
  let sum = 0
  for (let index = 0; index < 17; index++) sum += (seventeen.charCodeAt(index) - 48) * (weights[index] ?? 0)
  return "10X98765432".charAt(sum % 11)
}

/** The number of before 1999, fifteen digits; undefined for people born since 2000. */
export const oldIdNumberOf = (number: string): string | undefined => (number.startsWith("19", 6) ? number.slice(0, 6) + number.slice(8, 17) : undefined)

/** A mobile number of the range 141, which no network gives to people. */
export const mobileOf = (index: number): string => `141${String((index * 7 + 10_000_019) % 100_000_000).padStart(8, "0")}`

/** A card of a bank number nobody issues, with its Luhn digit. */
export function bankAccountOf(index: number, renewal = 0): string {
  const body = `6217990${renewal}${String(index).padStart(10, "0")}`
  return body + luhnDigit(body)
}

/** Kinds as the first two characters say (GB 32100); the demonstration's firms are MA, these are MB. */
export const creditCodeOf = (index: number, kind: "91" | "92" | "12" | "52", county: string): string => creditCodeFor(kind, county, `MB${String(index).padStart(6, "0")}`)
