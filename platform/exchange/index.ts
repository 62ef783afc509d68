// The door of the exchange room.
export { publish } from "./publish.ts"
