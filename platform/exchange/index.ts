// The door of the exchange room.
export { publish } from "./publish.ts"
export { deliverAll } from "./server/deliver.ts"
export { startDispatcher } from "./server/dispatcher.ts"
export type { Dispatcher } from "./server/dispatcher.ts"
