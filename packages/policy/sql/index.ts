// The way to SQL: expressions and rules as text. Pure: no connection, no calendar, no clock.
export { expressionSql, knownSql } from "./expression.ts"
export type { FactSql, SqlContext } from "./expression.ts"
export { partsSql } from "./parts.ts"
export type { PartSql } from "./parts.ts"
export { ruleSql } from "./rule.ts"
export type { ConditionSql, GivenSql, RuleSql } from "./rule.ts"
export { givenOut, literalSql, quote, sqlType, takenIn } from "./write.ts"
