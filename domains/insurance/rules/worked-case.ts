// The ordinary claimant of 乙市, from which each worked example changes only what it is about.
import type { DecisionInput, Known, Line, ParameterTable } from "#policy"
import { known, publishedWorkingDays } from "#policy"
import { referenceParameters } from "./parameters.ts"

const claimant: Readonly<Record<string, Known>> = {
  "contributed-months": 12,
  "unused-months": 0,
  "end-reason": "05",
  "reason-disputed": false,
  "employer-fault-found": false,
  "registration-date": "2025-03-18",
  "job-seeking-registered": true,
  "claim-date": "2025-03-20",
  "birth-date": "1990-05-20",
  "retirement-kind": "M60",
  "retirement-kind-sourced": true,
  "drawing-employee-pension": false,
  "employed-again": false,
  "active-entity": false,
  "running-entitlement": false,
}

/** A decision input in 乙市 on 2025-03-28 for exactly these facts. */
export const caseOf = (
  facts: Readonly<Record<string, Known | readonly Line[]>>,
  { on = "2025-03-28", region = "990200", parameters = referenceParameters }: { on?: string; region?: string; parameters?: ParameterTable } = {},
): DecisionInput => ({ facts: known(facts), parameters, on, region, workingDaysBetween: publishedWorkingDays })

/** The ordinary claimant with these facts changed. */
export const claimantWith = (changes: Readonly<Record<string, Known>> = {}, place: { on?: string; region?: string; parameters?: ParameterTable } = {}): DecisionInput =>
  caseOf({ ...claimant, ...changes }, place)

/** The ordinary claimant about whom nobody knows these things. */
export const claimantWithout = (...names: readonly string[]): DecisionInput =>
  caseOf(Object.fromEntries(Object.entries(claimant).filter(([name]) => !names.includes(name))))
