// Errors of entry: what was typed or reported wrongly, and about whom. Who cheats is in frauds/, who is on record twice in duplicates.ts.
import type { Economy } from "./firms.ts"
import { blockSize, type Person } from "./households.ts"
import { mobileOf } from "./numbers.ts"
import { hashOf, purposes } from "./random.ts"

export type Mistake = "none" | "mobile-of-spouse" | "account-mistyped"

/** What went wrong when somebody's file was made: among ten thousand, sixty gave the phone of husband or wife, thirty have two digits of the card exchanged. */
export function mistakeOf(economy: Economy, person: Person): Mistake {
  const at = hashOf(economy.seed, purposes.errors, -1 - person.index) % 10_000
  if (person.age < 18) return "none"
  return at < 60 && person.spouse >= 0 ? "mobile-of-spouse" : at >= 60 && at < 90 ? "account-mistyped" : "none"
}

/** The unit never reported that this person left: one in a hundred. */
export const isLeftOpen = (economy: Economy, person: number, job: number): boolean => hashOf(economy.seed, purposes.errors, person * 64 + job) % 100 === 0

export const mobileOfSpouse = (person: Person): string => mobileOf(Math.floor(person.index / blockSize) * blockSize + person.spouse)

/** Two neighbouring digits exchanged, so that the Luhn digit no longer fits. */
export function mistypedAccount(account: string): string {
  for (let at = account.length - 2; at > 8; at--) {
    const [left, right] = [account.charAt(at), account.charAt(at + 1)]
    // The Luhn digit overlooks 0 and 9 exchanged.
    if (left !== right && Number(left) + Number(right) !== 9) return account.slice(0, at) + right + left + account.slice(at + 2)
  }
  return `${account.slice(0, -1)}${(Number(account.slice(-1)) + 1) % 10}`
}
