// The permanent residence card of foreigners 外国人永久居留身份证: the card of 2023-12-01 and the one before it.
import { isPlainDate, type PlainDate } from "../plain-date.ts"
import { hasValidCheckCharacter } from "./mod-11-2.ts"
import { tidyNumber } from "./resident-number.ts"
import { accepted, refused, type Checked } from "./refusals.ts"

export type ForeignPermanentNumber = {
  readonly number: string
  readonly card: "2023" | "older"
  /** Read from positions 7–14 when they are a day; their meaning is not confirmed, so they are never a ground for refusal. */
  readonly birth: PlainDate | null
}

/** Eighteen characters beginning with 9 and ending in the check character, or three letters and twelve digits. E-ID-01, E-ID-06, E-ID-02. */
export function checkForeignPermanentNumber(text: string): Checked<ForeignPermanentNumber> {
  const number = tidyNumber(text)
  if (/^[A-Z]{3}\d{12}$/.test(number)) return accepted({ number, card: "older", birth: null })
  if (number.length !== 18) return refused(number.length === 15 ? "E-ID-06" : "E-ID-01")
  if (!/^9\d{16}[\dX]$/.test(number)) return refused("E-ID-06")
  if (!hasValidCheckCharacter(number)) return refused("E-ID-02")
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return accepted({ number, card: "2023", birth: isPlainDate(birth) ? birth : null })
}
