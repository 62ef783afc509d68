// The door of the http room.
export { buildServer } from "./server.ts"
export type { ServerOptions } from "./server.ts"
export type { Authentication } from "./route.ts"
