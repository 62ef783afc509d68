// The door of the audit room.
export { trailCall, trailRows, appendTrail, groupedTrail, actorOf } from "./trail.ts"
export type { Trail, TrailEntry } from "./trail.ts"
export { sealTrail, chainStanding } from "./seal.ts"
export type { Sealed, Standing } from "./seal.ts"
export { verifyTrail } from "./verify.ts"
export type { Finding, Verified } from "./verify.ts"
export { headsFile } from "./heads.ts"
