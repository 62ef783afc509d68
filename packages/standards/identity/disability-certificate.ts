// The disability certificate number 残疾人证号: identity number, kind of disability, grade (GB/T 26341-2010), re-issue mark.
import type { PlainDate } from "../plain-date.ts"
import { checkResidentNumber, tidyNumber } from "./resident-number.ts"
import { accepted, refused, type Checked } from "./refusals.ts"

export type DisabilityCertificate = {
  readonly number: string
  /** 1 视力 2 听力 3 言语 4 肢体 5 智力 6 精神 7 多重 */
  readonly kind: string
  /** 1–4, 1 is the heaviest. */
  readonly grade: string
  /** How often it was issued again; 0 for the first. */
  readonly reissue: number
}

/** The first eighteen characters must be the person's own identity number (E-DIS-02); E-DIS-01 for form. */
export function checkDisabilityCertificate(text: string, residentNumber: string, today: PlainDate): Checked<DisabilityCertificate> {
  const number = tidyNumber(text)
  const match = /^(\d{17}[\dX])([1-7])([1-4])(?:B(\d{1,2}))?$/.exec(number)
  if (match === null || !checkResidentNumber(match[1] ?? "", today).ok) return refused("E-DIS-01")
  if (match[1] !== tidyNumber(residentNumber)) return refused("E-DIS-02")
  return accepted({ number, kind: match[2] ?? "", grade: match[3] ?? "", reissue: Number(match[4] ?? 0) })
}
