// The rules of unemployment insurance as they stand while the program runs: those of the code, and the versions officers put into force since. What is checked of a form at the door comes with the program alone.
import { liveRules } from "#platform/module"
import { ruleBook } from "#policy"
import { insuranceRules } from "../rules/index.ts"
import { inputChecks } from "../rules/input-checks.ts"

export const law = liveRules(ruleBook(insuranceRules.rules.filter((rule) => !inputChecks.includes(rule))))
