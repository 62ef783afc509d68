// The door of the casework room: what domains need to offer an item, and the engine itself.
export { offer } from "#platform/module"
export type { Offer, Judge, FactSource, GatheredFact, GatheredFacts, Known, KnownValue, Place, DecidedCase } from "#platform/module"
export { casework } from "./module.ts"
export { judge } from "./judge.ts"
export { caseNumber } from "./case-number.ts"
