// How a claim is judged: the rules of art. 45–47 bound to their facts, and where the claimant's own word comes in.
import { judge } from "#platform/casework"
import type { FactSource, GatheredFacts } from "#platform/facts"
import type { Judge } from "#platform/module"
import type { Answers } from "#service"
import { type PlainDate, sameName } from "#standards"
import { benefitClaimCode } from "../items/benefit-claim/item.ts"
import { benefitEligibility, claimInput, endReasonTable } from "../rules/index.ts"
import { claimInputFacts, eligibilityFacts } from "./fact-sources.ts"
import { law } from "./law.ts"
import { parameters } from "./parameters.ts"

const ownWord = "本人申报"

/** The answers as facts under names of their own; `settled` decides what they are worth beside the registers. */
const declaredByClaimant = (answers: Answers): GatheredFacts => {
  const said = (name: string, value: unknown): GatheredFacts => (value === undefined || value === null ? {} : { [name]: { value, source: ownWord, asOf: null } })
  return {
    ...said("declared-end-reason", answers["leaveReason"]),
    ...said("declared-end-date", answers["leaveDate"]),
    ...said("declared-own-reason", answers["reasonDiffers"] === true ? answers["ownReason"] : undefined),
    ...said("declared-account-holder", answers["accountHolder"]),
    "employer-fault-found": { value: answers["faultFound"] === true, source: ownWord, asOf: null },
    "months-typed-by-hand": { value: false, source: "申请表", asOf: null },
  }
}

const involuntary = new Map(endReasonTable.map((one) => [one.code, one.involuntary]))

/**
 * What the unit filed stands; the claimant's word fills in where nothing was filed, and then, as where the two would lead to different
 * outcomes, a person looks (domain/04 §2.2: fifteen days for evidence, never a silent refusal).
 */
export function settled(facts: GatheredFacts): GatheredFacts {
  const filed = facts["end-reason"]
  const own = facts["declared-own-reason"] ?? facts["declared-end-reason"]
  const reason = filed ?? own
  const endDate = facts["employment-end-date"] ?? facts["declared-end-date"]
  const account = facts["declared-account-holder"]
  const name = facts["name-on-record"]
  const isDisputed = disputes(filed?.value, facts["declared-own-reason"]?.value, own?.value)
  return {
    ...facts,
    ...(reason ? { "end-reason": filed ? reason : { ...reason, source: "本人申报（单位尚未备案）" } } : {}),
    ...(endDate ? { "employment-end-date": endDate } : {}),
    "end-reason-given": { value: reason !== undefined, source: filed ? filed.source : ownWord, asOf: null },
    "reason-disputed": { value: isDisputed, source: ownWord, asOf: null },
    ...(account && name ? { "account-is-own": { value: sameName(String(account.value), String(name.value)), source: "户名与公安人口信息比对", asOf: null } } : {}),
  }
}

/** Filed and claimed differ in what follows; without a filing, a claimed involuntary end is to be looked at, a claimed resignation is not. */
function disputes(filed: unknown, claimed: unknown, own: unknown): boolean {
  const kind = (code: unknown) => involuntary.get(String(code))
  if (filed === undefined) return own !== undefined && kind(own) !== "no"
  return claimed !== undefined && kind(claimed) !== kind(filed)
}

/** A judge that weighs the claimant's word before the rule sees the facts. */
const weighing = (inner: Judge, sources: readonly FactSource[]): Judge => ({
  name: inner.name,
  facts: sources,
  declared: declaredByClaimant,
  judge: (facts, on, region) => inner.judge(settled(facts), on, region),
  wouldChange: (facts, on, region) => whatHelps(inner, settled(facts), on, region),
})

/** What would have to change. A missing registration is the first thing said; the rest is worked out as if it were there, which also keeps the search short. */
export function whatHelps(inner: Judge, facts: GatheredFacts, on: PlainDate, region: string): readonly string[] {
  const isRegistered = facts["registration-date"]?.value !== null
  const first = isRegistered ? [] : ["办理失业登记（可以和申领一并办理）"]
  const assumed = isRegistered ? facts : { ...facts, "registration-date": { value: on, source: "", asOf: null }, "job-seeking-registered": { value: true, source: "", asOf: null } }
  if (inner.judge(assumed, on, region).verdict !== "fail") return first
  return [...first, ...(inner.wouldChange?.(assumed, on, region) ?? [])]
}

/** At the door: the input checks of domain/04 §12. */
export const claimAdmission: Judge = weighing(judge(claimInput, { facts: claimInputFacts, parameters, law }), claimInputFacts)

const gateFacts = eligibilityFacts(benefitClaimCode)

/** The decision: who may draw, how many months, how much, from when. */
export const claimGate: Judge = weighing(judge(benefitEligibility, { facts: gateFacts, parameters, law }), gateFacts)
