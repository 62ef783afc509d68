// What becomes true when a claim is granted: one entitlement with the months the rule gave, and the event, in the transaction of the decision.
import { bind, type Call, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { DecidedCase } from "#platform/module"
import type { Judgement } from "#service"
import { benefitProblems } from "../contract/benefit.ts"
import { monthNumber } from "./months.ts"

interface GrantArgs {
  readonly person: string
  readonly entitlement: string
  readonly case: string
  readonly region: string
  readonly claimedOn: string
  readonly startsOn: string
  readonly firstMonth: number
  readonly lastMonth: number
  readonly months: number
  readonly contributed: number
  readonly endReason: string
  readonly lossOn: string | null
  readonly ruleVersion: string
  readonly at: string
}

const grantEntitlement = statement<GrantArgs>({
  name: "insurance.grant-entitlement",
  reach: "subject",
  hot: true,
  sql: `
    insert into insurance.entitlements (person_id, entitlement_id, case_id, region, claimed_on, starts_on, first_month, last_month, months, contributed, end_reason, loss_on,
           rule_version, state, recorded_at, updated_at)
    values (:person, :entitlement, :case, :region, :claimedOn, :startsOn, :firstMonth, :lastMonth, :months, 
           :contributed, :endReason, coalesce((select max(e.ended_on) from registration.published_employments e
              where e.person_id = :person and e.state = 'ended' and e.ended_on <= :claimedOn::date), :lossOn::date), :ruleVersion, 'running', :at, :at)`,
})

/** The value of a fact as the judgement kept it; undefined when it was not known. */
export function factIn(judgement: Judgement, name: string): unknown {
  for (const condition of judgement.conditions) for (const fact of condition.facts) if (fact.name === name) return fact.value
  return undefined
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null)
const whole = (value: unknown): number | null => (typeof value === "number" && Number.isSafeInteger(value) ? value : null)

/** What a judgement grants. @throws insurance.nothing-to-grant when the rule could not compute months and start: nothing is ever typed instead. */
export function grantedBy(judgement: Judgement | null) {
  const gives = judgement?.gives ?? {}
  const [months, monthly, payable] = [whole(gives["months"]), whole(gives["monthly"]), whole(gives["payableMonths"])]
  const [startDate, firstMonth, lastMonth] = [text(gives["startDate"]), text(gives["firstMonth"]), text(gives["lastMonth"])]
  if (!judgement || months === null || monthly === null || payable === null || !startDate || !firstMonth || !lastMonth) throw benefitProblems.nothingToGrant()
  if (months < 1 || payable < 1) throw benefitProblems.nothingToGrant()
  return { judgement, months, monthly, payable, startDate, firstMonth, lastMonth }
}

/** Opens the entitlement. Violates `entitlements_one_open` when the person is already drawing. */
export function openEntitlement(decided: DecidedCase): readonly Call[] {
  const given = grantedBy(decided.judgement)
  const entitlement = newId()
  const claimedOn = text(factIn(given.judgement, "claim-date")) ?? decided.on
  return [
    bind(grantEntitlement, {
      person: decided.subjectId,
      entitlement,
      case: decided.caseId,
      region: decided.region,
      claimedOn,
      startsOn: given.startDate,
      firstMonth: monthNumber(given.firstMonth),
      lastMonth: monthNumber(given.lastMonth),
      months: given.months,
      contributed: whole(factIn(given.judgement, "contributed-months")) ?? 0,
      endReason: text(factIn(given.judgement, "end-reason")) ?? "",
      lossOn: text(decided.answers["leaveDate"]),
      ruleVersion: `${given.judgement.rule}@${given.judgement.version}`,
      at: decided.at,
    }),
    publish("benefit.granted", decided.subjectId, {
      entitlementId: entitlement,
      caseId: decided.caseId,
      region: decided.region,
      effectiveDate: given.startDate,
      firstMonth: given.firstMonth,
      lastMonth: given.lastMonth,
      months: given.months,
      payableMonths: given.payable,
      monthlyFen: given.monthly,
      says: `失业保险金已核定：每月${(given.monthly / 100).toFixed(2)}元，可领${given.payable}个月（${given.firstMonth}至${given.lastMonth}）`,
    }),
  ]
}
