// The door of the exchange room.
export { publish } from "./publish.ts"
export { deliverAll } from "./server/deliver.ts"
export { startDispatcher } from "./server/dispatcher.ts"
export type { Dispatcher } from "./server/dispatcher.ts"
export { watchInbox, prepareInbox, lookIntoInbox } from "./server/inbox.ts"
export type { InboxWatch } from "./server/inbox.ts"
export { receive } from "./server/receive.ts"
export { allFeeds, feedNamed } from "./feeds/all-feeds.ts"
