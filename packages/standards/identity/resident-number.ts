// The citizen identity number 公民身份号码 (GB 11643-1999) and the permits which share its form.
import { ageOn, isPlainDate, type PlainDate } from "../plain-date.ts"
import { checkCharacter, hasValidCheckCharacter } from "./mod-11-2.ts"
import { provincePrefixes, residencePermitPrefixes } from "./province-prefixes.ts"
import { accepted, refused, type Checked } from "./refusals.ts"

/** Sex as stored (GB/T 2261.1): 1 男, 2 女. */
export type Sex = "1" | "2"

export type ResidentNumber = {
  /** Eighteen characters, X upper-case. */
  readonly number: string
  readonly birth: PlainDate
  readonly sex: Sex
  /** The six digits of the region of first registration; old codes stay legal. */
  readonly regionPrefix: string
}

const firstBirth = "1900-01-01"
const form = /^\d{17}[\dX]$/

/** Spaces stripped, full-width characters narrowed, letters upper-cased: how every document number is kept. */
export const tidyNumber = (text: string): string => text.normalize("NFKC").replace(/\s/g, "").toUpperCase()

const birthIn = (number: string) => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`

/**
 * Checks an identity number as typed. `today` bounds the birth date; `knownRegion` asks the region register whether the six
 * digits are a present code, anything else only warns. Refusals: E-ID-01 length, E-ID-06 characters, E-ID-03 birth, E-ID-02 check character.
 */
export function checkResidentNumber(
  text: string,
  today: PlainDate,
  knownRegion: (prefix: string) => boolean = (prefix) => provincePrefixes.has(prefix.slice(0, 2)),
): Checked<ResidentNumber> {
  const number = tidyNumber(text)
  if (number.length !== 18) return refused("E-ID-01")
  if (!form.test(number)) return refused("E-ID-06")
  const birth = birthIn(number)
  if (!isPlainDate(birth) || birth < firstBirth || birth > today) return refused("E-ID-03")
  if (!hasValidCheckCharacter(number)) return refused("E-ID-02")
  const regionPrefix = number.slice(0, 6)
  const value = { number, birth, sex: sexIn(number), regionPrefix }
  return knownRegion(regionPrefix) ? accepted(value) : accepted(value, "W-ID-01")
}

/** The residence permit of Hong Kong, Macao and Taiwan residents: the same form, regions 810000, 820000, 830000. */
export function checkResidencePermit(text: string, today: PlainDate): Checked<ResidentNumber> {
  const checked = checkResidentNumber(text, today, () => true)
  return checked.ok && !residencePermitPrefixes.has(checked.value.regionPrefix) ? refused("E-ID-06") : checked
}

const sexIn = (number: string): Sex => (Number(number.charAt(16)) % 2 === 1 ? "1" : "2")

/** A form's sex must agree with the number (E-ID-04). */
export const checkSex = (stated: string, number: ResidentNumber): Checked<Sex> =>
  stated === number.sex ? accepted(number.sex) : refused("E-ID-04")

/** An old number of fifteen digits in its eighteen-character form: 19 before the year, check character behind. E-ID-01, E-ID-06, E-ID-03. */
export function fromFifteenDigits(text: string, today: PlainDate): Checked<ResidentNumber> {
  const old = tidyNumber(text)
  if (old.length !== 15) return refused("E-ID-01")
  if (!/^\d{15}$/.test(old)) return refused("E-ID-06")
  const seventeen = `${old.slice(0, 6)}19${old.slice(6)}`
  return checkResidentNumber(seventeen + checkCharacter(seventeen), today)
}

/** Builds a number, for simulators and tests. `sequence` is 0–999, odd for men. */
export function residentNumberFor(regionPrefix: string, birth: PlainDate, sequence: number): string {
  const seventeen = `${regionPrefix}${birth.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`
  return seventeen + checkCharacter(seventeen)
}

/** Full years of the holder on a day. */
export const ageOfHolder = (number: ResidentNumber, day: PlainDate): number => ageOn(number.birth, day)
