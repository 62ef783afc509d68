// The numbers of unemployment insurance as they stand while the program runs: those of the rules, and what officers put into force since.
import { joinTables } from "#policy"
import { liveTable } from "#platform/module"
import { promotionParameters, referenceParameters } from "../rules/index.ts"

export const parameters = liveTable(joinTables(referenceParameters, promotionParameters))
