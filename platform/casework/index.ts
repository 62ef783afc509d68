// The door of the casework room.
export { offer } from "./offer.ts"
export type { Offer, Judge, FactSource, GatheredFact, GatheredFacts, Known, KnownValue, Place, DecidedCase } from "./offer.ts"
