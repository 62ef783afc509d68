// What a subsidy case needs beside its ordinary stations (domain/03 §5): a look on site where it is drawn or the risk is high, the city's approval above an amount.
import { createHash } from "node:crypto"
import { bind, statement } from "#platform/database"
import type { Needing } from "#platform/module"
import { cityApproval, siteCheck } from "../items/stations.ts"
import { levelIn } from "./risk/change-risk.ts"
import { riskOfCase } from "./risk/follow-risk.ts"
import { levelAmount, parameters, siteCheckShare } from "./parameters.ts"

interface RiskSaid {
  readonly value: unknown
  readonly until: string | null
}

/** What was said of the payee's risk, newest first; `until` is the first day it no longer holds. */
const riskOf = statement<{ subject: string }, RiskSaid>({
  name: "subsidies.risk-of-payee", reach: "subject",
  sql: "select c.value, c.to_on as until from subsidies.checks c where c.subject_id = :subject and c.question = 'risk-level' order by c.recorded_at desc, c.check_id desc",
})

/** Drawn by its own number, so that nobody chooses and anybody can check: a share in ten thousand. */
export const isDrawn = (caseId: string, share: number): boolean => Number.parseInt(createHash("sha256").update(`site-check|${caseId}`).digest("hex").slice(0, 8), 16) % 10_000 < share

const numberAt = (of: { readonly parameter: Parameters<typeof parameters.find>[0] }, region: string, on: string): number | null => {
  const value = parameters.find(of.parameter, region, on)?.value
  return typeof value === "number" ? value : null
}

export const subsidyNeeds: Needing = {
  calls: (subject, caseId) => [bind(riskOf, { subject }), bind(riskOfCase, { subject, case: caseId })],
  read: ([rows = [], signs = []], { caseId, region, judgement, today }) => {
    const risk = (rows as readonly RiskSaid[]).find(({ until }) => until === null || until > today)
    const [found] = signs as readonly Parameters<typeof levelIn>[0][]
    const amount = judgement?.gives["amount"]
    const limit = numberAt(levelAmount, region, today)
    return [
      ...(risk?.value === "high" || (found && levelIn(found).level === "high") || isDrawn(caseId, numberAt(siteCheckShare, region, today) ?? 0) ? [siteCheck] : []),
      ...(limit !== null && typeof amount === "number" && amount > limit ? [cityApproval] : []),
    ]
  },
}
