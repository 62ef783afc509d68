// What others may know of unemployment insurance: the benefit and its payments, each in a file of its own.
export * from "./contract/benefit.ts"
export * from "./contract/payments.ts"
