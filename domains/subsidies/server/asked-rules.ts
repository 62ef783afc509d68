// Rules of subsidies that are put to everybody, for rehearsals and scans: months of people and lines that could be claimed, as a claim sent on that day would have them.
import type { AskedRule, InTurn } from "#platform/module"
import { askedAwards, claimsOfRule } from "./awards/asked-awards.ts"
import { inTurn } from "./awards/in-turn.ts"
import { keyGroupHireFacts } from "./fact-sources.ts"
import { employed, keyGroupHire, monthlySubsidies } from "./monthly-items.ts"
import { assumedAccount } from "./proactive/candidates.ts"
import { postMonths } from "./post-months.ts"

/** The account is asked for when an offer is confirmed, so everybody is taken to have one. */
const claimed: AskedRule["claimed"] = (on) => ({ "subsidy-month": on.slice(0, 7), "applied-on": on, "cost-reference": null, ...assumedAccount })

export const askedRules: Readonly<Record<string, readonly AskedRule[]>> = {
  ...Object.fromEntries(Object.values(monthlySubsidies).map(({ rule, sources, everybody }): [string, readonly AskedRule[]] => [rule.name, [{ sources: () => sources, everybody, claimed }]])),
  [keyGroupHire.rule.name]: [{ sources: () => keyGroupHireFacts, everybody: employed, claimed }],
  ...Object.fromEntries(postMonths.map(({ rule, sources, everybody }): [string, readonly AskedRule[]] => [rule.name, [{ sources: () => sources, everybody, claimed }]])),
  ...askedAwards,
}

/** Awards by the line: what one line uses up of somebody is had by the next. */
export const inTurnOfAwards: Readonly<Record<string, InTurn>> = Object.fromEntries(Object.entries(claimsOfRule).flatMap(([rule, claims]) => (claims.some((one) => one.uses.length > 0) ? [[rule, inTurn(claims)]] : [])))

const formAlone = "只核对申请表、文件或批次里填写的内容，没有交上来的就没有可以核对的"

/** What cannot be put to everybody by its nature. */
export const notAsked: Readonly<Record<string, string>> = Object.fromEntries(["claim-input", "person-input", "certificate-input", "file-input", "objection-input", "decision-input", "batch-input", "import-input"].map((name) => [`subsidies.${name}`, formAlone]))
