// 失业保险金月度发放: unemployment insurance as the payment room sees it.
import type { PaidBusiness } from "#platform/payments"
import type { ParameterTable } from "#policy"
import { check, held } from "./check.ts"
import { generate } from "./generate.ts"
import { identities } from "./identities.ts"
import { premiumFile, premiumTotals } from "./premiums.ts"
import { cancelled, dropped, settled } from "./settle.ts"
import { parameters } from "../parameters.ts"

/** Words of the kinds of month lines, as in the bank file and on the person's page. */
export const lineKinds = {
  benefit: "失业保险金", supplement: "补发失业保险金", "job-seeking": "求职补贴", medical: "代缴医疗保险费", pension: "代缴养老保险费", "pension-refund": "补给养老保险费", price: "临时价补", childbirth: "生育加发", funeral: "丧葬补助金", consolation: "抚恤金", "lump-sum": "一次性领取",
} as const

/** The business over these parameters. */
export const benefitPayment = (parameters: ParameterTable): PaidBusiness => ({
  name: "insurance.benefit",
  title: "失业保险金月度发放",
  prefix: "UI",
  payee: "person",
  categories: lineKinds,
  generate: (tx, batch) => generate(tx, batch, parameters),
  check,
  held,
  settled,
  cancelled,
  dropped,
  institutions: premiumTotals,
  institutionFile: premiumFile,
  identities,
})

export const monthlyBenefit = benefitPayment(parameters)
