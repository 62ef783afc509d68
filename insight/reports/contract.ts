// Official tables as the outside sees them: tables with their records, closings, restatements and denominators, each in a file of its own.
export { reportProblems } from "./contract/asked.ts"
export * from "./contract/shapes.ts"
export * from "./contract/tables.ts"
export * from "./contract/closings.ts"
export * from "./contract/restatements.ts"
export * from "./contract/denominators.ts"
