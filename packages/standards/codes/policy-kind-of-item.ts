// Which policy type and which fund a subsidy item is reported under.
import type { CodeOf } from "./code-table.ts"
import type { policyKinds } from "./assistance-tables.ts"

export type PolicyReporting = { readonly policyKind: CodeOf<typeof policyKinds>; readonly funds: readonly string[] }

const employmentFund = "就业补助资金"

const exact: ReadonlyMap<string, PolicyReporting> = new Map<string, PolicyReporting>([
  ...["SI-EMP-HARD", "SI-FLEX-HARD", "SI-SME-GRAD", "SI-FLEX-GRAD", "SI-KEY25", "PW-SI"].map(
    (item): [string, PolicyReporting] => [item, { policyKind: "020", funds: [employmentFund] }],
  ),
  ["PW-POST", { policyKind: "010", funds: [employmentFund] }],
  ["TR-ASSESS", { policyKind: "050", funds: [employmentFund] }],
  ["GR-JS", { policyKind: "990", funds: [employmentFund] }],
  ["TV-MIG", { policyKind: "990", funds: [employmentFund] }],
  ["AG-INTRO", { policyKind: "030", funds: [employmentFund] }],
  ["LN-INT", { policyKind: "080", funds: ["普惠金融发展专项资金"] }],
])

const families: readonly (readonly [string, PolicyReporting])[] = [
  ["TR-", { policyKind: "040", funds: [employmentFund, "失业保险基金"] }],
  ["IN-", { policyKind: "990", funds: [employmentFund] }],
  ["ST-", { policyKind: "990", funds: [employmentFund] }],
  ["HI-", { policyKind: "990", funds: [employmentFund] }],
]

/** The reporting of a subsidy item code; undefined for an item that is not in the table. */
export const policyReportingOf = (item: string): PolicyReporting | undefined =>
  exact.get(item) ?? families.find(([prefix]) => item.startsWith(prefix))?.[1]
