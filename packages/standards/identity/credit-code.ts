// The unified social credit code 统一社会信用代码 (GB 32100-2015) and the organisation code inside it (GB 11714).
import { tidyNumber } from "./resident-number.ts"
import { accepted, refused, type Checked } from "./refusals.ts"

export type CreditCode = {
  /** Eighteen characters, upper-case. */
  readonly code: string
  /** Who registered it and what it is, from the first two characters; the registry's own kind is better when known. */
  readonly kind: string
  readonly regionPrefix: string
}

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const
const form = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/** The first two characters → kind of body (主体类型). */
export const creditCodeKinds: ReadonlyMap<string, string> = new Map([
  ["11", "机关"], ["12", "事业单位"], ["13", "编办管编制的群众团体"],
  ["51", "社会团体"], ["52", "民办非企业单位"], ["53", "基金会"],
  ["81", "工会"], ["91", "企业"], ["92", "个体工商户"], ["93", "农民专业合作社"],
])

/** The eighteenth character for the first seventeen. */
export function creditCheckCharacter(seventeen: string): string {
  const total = weights.reduce<number>((sum, weight, index) => sum + weight * alphabet.indexOf(seventeen.charAt(index)), 0)
  return alphabet.charAt((31 - (total % 31)) % 31)
}

/** The ninth character of an organisation code for its first eight. */
export function organisationCheckCharacter(eight: string): string {
  const total = innerWeights.reduce<number>((sum, weight, index) => sum + weight * Number.parseInt(eight.charAt(index), 36), 0)
  return ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X", "0"][11 - (total % 11)] ?? ""
}

/** Checks a code as typed. E-USC-01 form, E-USC-02 check character; W-USC-01 when only the organisation code inside fails. */
export function checkCreditCode(text: string): Checked<CreditCode> {
  const code = tidyNumber(text)
  if (!form.test(code)) return refused("E-USC-01")
  if (creditCheckCharacter(code.slice(0, 17)) !== code.charAt(17)) return refused("E-USC-02")
  const value = { code, kind: creditCodeKinds.get(code.slice(0, 2)) ?? "其他", regionPrefix: code.slice(2, 8) }
  return organisationCheckCharacter(code.slice(8, 16)) === code.charAt(16) ? accepted(value) : accepted(value, "W-USC-01")
}

/** Builds a code, for simulators and tests: kind of two, region of six, organisation of eight characters. */
export function creditCodeFor(kind: string, regionPrefix: string, organisation: string): string {
  const seventeen = `${kind}${regionPrefix}${organisation}${organisationCheckCharacter(organisation)}`
  return seventeen + creditCheckCharacter(seventeen)
}
