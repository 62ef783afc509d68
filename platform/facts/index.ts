// The door of the facts room: how facts are answered from records, for one subject, for many, for everybody.
export { relation, relationsOf } from "./relation.ts"
export type { Asked, FactSource, GatheredFact, GatheredFacts, Relation } from "./relation.ts"
export { factsFrom, gathering } from "./gather.ts"
export type { FactRow, Gathering } from "./gather.ts"
