// Rules of subsidies that are put to everybody, for rehearsals and scans: a month of a person, as a claim sent on the last day of the month would have it.
import type { AskedRule } from "#platform/module"
import { keyGroupHireFacts } from "./fact-sources.ts"
import { employed, keyGroupHire, monthlySubsidies } from "./monthly-items.ts"
import { assumedAccount } from "./proactive/candidates.ts"

/** The account is asked for when an offer is confirmed, so everybody is taken to have one. */
const claimed: AskedRule["claimed"] = (on) => ({ "subsidy-month": on.slice(0, 7), "applied-on": on, "cost-reference": null, ...assumedAccount })

export const askedRules: Readonly<Record<string, AskedRule>> = Object.fromEntries([
  ...Object.values(monthlySubsidies).map(({ rule, sources, everybody }): [string, AskedRule] => [rule.name, { sources, everybody, claimed }]),
  [keyGroupHire.rule.name, { sources: keyGroupHireFacts, everybody: employed, claimed }],
])
