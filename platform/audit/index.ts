// The door of the audit room.
export { trailCall, groupedTrail, actorOf } from "./trail.ts"
export type { Trail, TrailEntry } from "./trail.ts"
