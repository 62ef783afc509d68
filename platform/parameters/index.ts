// The door of the parameters room.
export { lawbookOf } from "./lawbook.ts"
export type { Lawbook, Way } from "./lawbook.ts"
export { followParameters, refresh as refreshParameters } from "./follow.ts"
export type { Following } from "./follow.ts"
export { parameters } from "./module.ts"
export { approvedRows } from "./follow.ts"
