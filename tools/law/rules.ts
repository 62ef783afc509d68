// Every rule book and parameter table of the house, listed for the commands `npm run law` and `npm run rule`.
import { insuranceRules, referenceParameters } from "../../domains/insurance/rules/index.ts"
import { joinTables, ruleBook } from "#policy"

export const rules = ruleBook([...insuranceRules.rules])

/** The reference parameters P0 of the demonstration province. */
export const parameters = joinTables(referenceParameters)
