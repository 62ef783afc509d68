// The kinds of subsidy batches: to people or to units, from which fund.
import type { BatchHead, PayeeKind } from "#platform/payments"
import type { Account } from "./budget.ts"

export interface Paid {
  readonly name: string
  readonly title: string
  readonly prefix: string
  readonly payee: Exclude<PayeeKind, "agency">
  readonly fund: string
}

/** What is paid together: to people or to units, from one fund; a batch never mixes two of them. */
export const paid = {
  personal: { name: "subsidies.personal", title: "就业补贴（个人）", prefix: "JB", payee: "person", fund: "employment-subsidy" },
  units: { name: "subsidies.units", title: "就业补贴（单位）", prefix: "JD", payee: "employer", fund: "employment-subsidy" },
  personalInterest: { name: "subsidies.personal-interest", title: "创业担保贷款贴息（个人）", prefix: "TX", payee: "person", fund: "inclusive-finance" },
  personalInsured: { name: "subsidies.personal-insured", title: "失业保险基金支付的补贴（个人）", prefix: "SB", payee: "person", fund: "unemployment-insurance" },
  unitInsured: { name: "subsidies.unit-insured", title: "失业保险基金支付的补贴（单位）", prefix: "SD", payee: "employer", fund: "unemployment-insurance" },
  unitInterest: { name: "subsidies.unit-interest", title: "创业担保贷款贴息（小微企业）", prefix: "TD", payee: "employer", fund: "inclusive-finance" },
} as const satisfies Readonly<Record<string, Paid>>

const fundOf = new Map<string, string>(Object.values(paid).map((one) => [one.name, one.fund]))
/** The account a batch is paid from: its place, fund and year. */
export const accountOf = (batch: Pick<BatchHead, "business" | "region" | "ym">): Account => ({ region: batch.region, fund: fundOf.get(batch.business) ?? "", year: Math.floor(batch.ym / 100) })
