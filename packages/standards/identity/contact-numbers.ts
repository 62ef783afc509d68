// Mobile numbers, bank cards, the numbers of bank branches and the number of the employment certificate 就业创业证.
import type { PlainDate } from "../plain-date.ts"
import { provincePrefixes } from "./province-prefixes.ts"
import { tidyNumber } from "./resident-number.ts"
import { accepted, refused, type Checked } from "./refusals.ts"

/** Mainland mobile number; a leading +86 is dropped. `sharedBy` is how many people gave it: more than five warns. E-TEL-01. */
export function checkMobile(text: string, sharedBy = 1): Checked<string> {
  const number = tidyNumber(text).replaceAll("-", "").replace(/^(\+86|0086)/, "")
  if (!/^1[3-9]\d{9}$/.test(number)) return refused("E-TEL-01")
  return sharedBy > 5 ? accepted(number, "W-TEL-01") : accepted(number)
}

/** The Luhn sum of ISO/IEC 7812. */
export function passesLuhn(number: string): boolean {
  let total = 0
  for (let index = 0; index < number.length; index += 1) {
    const figure = Number(number.charAt(number.length - 1 - index))
    const doubled = figure * 2 > 9 ? figure * 2 - 9 : figure * 2
    total += index % 2 === 0 ? figure : doubled
  }
  return total % 10 === 0
}

/** The last digit which completes a card number, for simulators. */
export const luhnDigit = (digits: string): string =>
  [..."0123456789"].find((figure) => passesLuhn(digits + figure)) ?? "0"

/** Debit card of 13–19 digits. E-BANK-01. */
export function checkBankCard(text: string): Checked<string> {
  const number = tidyNumber(text).replaceAll("-", "")
  return /^[1-9]\d{12,18}$/.test(number) && passesLuhn(number) ? accepted(number) : refused("E-BANK-01")
}

/** The last digit of a branch number 联行号 by ISO 7064 MOD 11,10, as all published ones have it; for simulators and checks. */
export function bankLineDigit(digits: string): string {
  const product = [...digits].reduce((last, figure) => (((last + Number(figure)) % 10 || 10) * 2) % 11, 10)
  return String((11 - product) % 10)
}

/** 联行号 of the payment system: bank 3, city 4, branch 4, check digit 1. E-BANK-02. */
export function checkBankLine(text: string): Checked<string> {
  const number = tidyNumber(text).replaceAll("-", "")
  return /^\d{12}$/.test(number) && bankLineDigit(number.slice(0, 11)) === number.slice(11) ? accepted(number) : refused("E-BANK-02")
}

/**
 * The certificate number: sixteen digits, issuing region first, year in digits 9–10 not after this one. Legacy numbers of up to eighteen digits
 * are taken as they are. The check digit's algorithm is not published and is not checked. E-CERT-01.
 */
export function checkCertificateNumber(text: string, today: PlainDate, legacy = false): Checked<string> {
  const number = tidyNumber(text)
  if (legacy) return /^\d{16,18}$/.test(number) ? accepted(number) : refused("E-CERT-01")
  const plausible =
    /^\d{16}$/.test(number) && provincePrefixes.has(number.slice(0, 2)) && number.slice(8, 10) <= today.slice(2, 4)
  return plausible ? accepted(number) : refused("E-CERT-01")
}
