// Identifiers of people, employers, cases, officers and regions, told apart by type and checked where they enter.
import type { Branded } from "./brand.ts"
import { InvalidValue } from "./invalid-value.ts"

/** A person, bigint as text. */
export type PersonId = Branded<string, "PersonId">
/** An employer, bigint as text. */
export type EmployerId = Branded<string, "EmployerId">
/** A case (办件), bigint as text. */
export type CaseId = Branded<string, "CaseId">
/** An officer (经办人员), bigint as text. */
export type OfficerId = Branded<string, "OfficerId">
/** Twelve digits: province 2, city 2, county 2, street 3, community 3 (统计用区划代码). */
export type RegionCode = Branded<string, "RegionCode">

const bigintText = /^[1-9]\d{0,18}$/
const largestBigint = 9_223_372_036_854_775_807n

/** Whether `text` is a positive PostgreSQL bigint without leading zeros. */
export const isIdText = (text: unknown): text is string =>
  typeof text === "string" && bigintText.test(text) && BigInt(text) <= largestBigint

/** The whole nation, the scope of the ministry. */
export const wholeNation = "000000000000" as RegionCode

/** Whether `text` has the form of a region code; whether the region exists is asked of the register. */
export const isRegionCode = (text: unknown): text is RegionCode =>
  typeof text === "string" && (/^[1-9]\d{11}$/.test(text) || text === wholeNation)

function checkedId(text: string, code: string): string {
  if (!isIdText(text)) throw new InvalidValue(code, `not an identifier: ${text}`)
  return text
}

/** Throws `person-id.invalid`. */
export const personId = (text: string): PersonId => checkedId(text, "person-id.invalid") as PersonId

/** Throws `employer-id.invalid`. */
export const employerId = (text: string): EmployerId => checkedId(text, "employer-id.invalid") as EmployerId

/** Throws `case-id.invalid`. */
export const caseId = (text: string): CaseId => checkedId(text, "case-id.invalid") as CaseId

/** Throws `officer-id.invalid`. */
export const officerId = (text: string): OfficerId => checkedId(text, "officer-id.invalid") as OfficerId

/** Throws `region-code.invalid`. */
export function regionCode(text: string): RegionCode {
  if (isRegionCode(text)) return text
  throw new InvalidValue("region-code.invalid", `not a region code of twelve digits: ${text}`)
}
