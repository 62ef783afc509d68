// The door of the room of entered records: their routes, and reading sheets.
export { entryRoutes } from "./routes.ts"
export { dayWritten, plainHeading, readSheet, type Sheet, SheetFault, type SheetFaultKind } from "./read-sheet.ts"
