// The door of the schedule room.
export { startScheduler, nextRun } from "./scheduler.ts"
export type { Scheduler } from "./scheduler.ts"
export { schedule } from "./module.ts"
