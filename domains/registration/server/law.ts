// The rules of registration as they stand while the program runs: those of the code, and the versions officers put into force since.
import { liveRules } from "#platform/module"
import { ruleBook } from "#policy"
import { registrationRules } from "../rules/index.ts"

export const law = liveRules(ruleBook(registrationRules))
