// Any identity document by its type (证件类型 AAC058): the number as it is stored, and what can be read from it.
import type { PlainDate } from "../plain-date.ts"
import { checkForeignPermanentNumber } from "./foreign-permanent-number.ts"
import { checkResidencePermit, checkResidentNumber, tidyNumber, type Sex } from "./resident-number.ts"
import { accepted, refused, type Checked } from "./refusals.ts"

export type IdentityDocument = {
  readonly type: string
  readonly number: string
  readonly birth: PlainDate | null
  readonly sex: Sex | null
}

/** Structure only: the letters of permits are not confirmed against a published standard. */
const forms: ReadonlyMap<string, RegExp> = new Map([
  ["04", /^[HK][A-Z]?\d{7,8}$/],
  ["05", /^M[A-Z]?\d{7,8}$/],
  ["06", /^\d{8}$/],
  ["08", /^[A-Z0-9]{5,17}$/],
  ["16", /^[A-Z]{1,2}\d{7,8}$/],
])

/** Document types that prove identity for registration. */
export const provesIdentity: ReadonlySet<string> = new Set(["01", "04", "05", "06", "07", "08", "17"])

/** Checks the number of a document of type AAC058. `today` bounds birth dates. E-ID-01, E-ID-02, E-ID-03, E-ID-06. */
export function checkIdentityDocument(type: string, text: string, today: PlainDate): Checked<IdentityDocument> {
  if (type === "01" || type === "17") {
    const checked = type === "01" ? checkResidentNumber(text, today) : checkResidencePermit(text, today)
    if (!checked.ok) return checked
    const { number, birth, sex } = checked.value
    return accepted({ type, number, birth, sex }, ...checked.warnings)
  }
  if (type === "07") {
    const checked = checkForeignPermanentNumber(text)
    return checked.ok ? accepted({ type, number: checked.value.number, birth: checked.value.birth, sex: null }) : checked
  }
  const number = tidyNumber(text)
  if (number.length === 0 || number.length > 30) return refused("E-ID-01")
  return (forms.get(type) ?? /^[\p{L}\p{N}()-]+$/u).test(number) ? accepted({ type, number, birth: null, sex: null }) : refused("E-ID-06")
}
