// A case in 乙市 by the reference parameters of subsidies and insurance together, for worked examples and tests.
import { referenceParameters } from "#domains/insurance"
import { type DecisionInput, joinTables, known, type ParameterTable, publishedWorkingDays } from "#policy"
import { subsidyParameters } from "./parameters.ts"
import type { Given } from "./worked-cases.ts"

/** The reference parameters of subsidies and of insurance together. */
export const referenceTable: ParameterTable = joinTables(subsidyParameters, referenceParameters)

export interface Place {
  readonly on?: string
  readonly region?: string
  readonly parameters?: ParameterTable
}

/** A decision input in 乙市 for exactly these facts. */
export const caseOf = (facts: Given, { on = "2025-06-30", region = "990200", parameters = referenceTable }: Place = {}): DecisionInput => ({
  facts: known(facts), parameters, on, region, workingDaysBetween: publishedWorkingDays,
})
