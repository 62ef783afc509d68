// The door of the rule language (#policy): everything other rooms may use, named one by one.
export { PolicyError } from "./error.ts"
export type { PolicyErrorCode } from "./error.ts"
export { demand, fits, isNumberType, unitWords, write, writeFen, writtenAs } from "./values.ts"
export type { CodeLabels, Known, NumberType, Steps, Value, ValueOf, ValueType } from "./values.ts"
export {
  addDays, addMonths, addYears, after, ageOn, all, and, any, as, atLeast, atMost, before, clamp, code, count, day, days, daysBetween, differs, divide, equals, choose,
  fact, fen, firstDayOf, greatest, greatestOf, lastDayOf, least, leastOf, lessThan, lines, minus, month, monthOf, months, monthsBetween, moreThan, named, no, not, number,
  onDay, onOrAfter, onOrBefore, oneOf, or, parameter, partsOf, percent, persons, plus, portion, present, ratio, sum, times, today, walk, wholeYears, workingDays,
  workingDaysBetween, yearOf, years, yes, yuan,
} from "./expression.ts"
export type {
  CodesParameter, ColumnDefinition, Comparison, Expression, FactDefinition, FactSource, Lines, LinesDefinition, ParameterDefinition, ParameterType, Rounding, Shape, StepsParameter, Subject, TimeUnit,
} from "./expression.ts"
export {
  articlesOf, band, byHand, cite, codesAskedOf, factsIn, factsOf, linesIn, parametersIn, parametersOf, reasonsOf, refuse, rule, ruleBook, writeCitation,
} from "./rule.ts"
export type { Citation, Condition, GivenValues, Gives, Otherwise, Refusing, Rule, RuleBook } from "./rule.ts"
export { checkFacts, known, linesOf, scalarOf } from "./facts.ts"
export type { Fact, FactProblem, Facts, Line } from "./facts.ts"
export { checkParameters, joinTables, nation, parameterTable, regionChain } from "./parameters.ts"
export { keptTable, rememberingTable, succeededBy, succeededTable } from "./later-rows.ts"
export type { KeptRow } from "./later-rows.ts"
export { succeededBook } from "./later-rules.ts"
export { ruleData } from "./rule-data.ts"
export type { ConditionData, NodeData, RuleData } from "./rule-data.ts"
export { frameOf, readRule } from "./read-rule.ts"
export type { DraftProblem, DraftProblemCode, Vocabulary } from "./read-node.ts"
export type { ReadRule, RuleFrame } from "./read-rule.ts"
export { loosenedCeilings } from "./ceilings.ts"
export { ruleDifferences } from "./rule-differences.ts"
export type { RuleDifference } from "./rule-differences.ts"
export type { ParameterProblem, ParameterRow, ParameterTable, ParameterValue } from "./parameters.ts"
export { compile, compiledOnce, decide, labelOf, writeParameter } from "./decide.ts"
export { amountOf } from "./amount.ts"
export type {
  CompiledRule, ConditionTrace, DecisionInput, GivenTrace, Outcome, Reason, Result, UsedFact, UsedParameter,
} from "./decide.ts"
export { examplesOf } from "./worked-example.ts"
export type { ExampleRow, WorkedExample } from "./worked-example.ts"
export { casesOf, lacks, looksByHand, noVersion, passes, pays, refused, refusedUnless, refusedUntil } from "./asked-case.ts"
export type { AskedCase, CaseAnswer, CaseFacts, CasePlace, CaseRow } from "./asked-case.ts"
export type { Missing } from "./missing.ts"
export { evaluate } from "./evaluate.ts"
export type { Context } from "./evaluate.ts"
export { compileExpression } from "./compile-expression.ts"
export type { Ask } from "./compile-expression.ts"
export { explain, read, resultWords, sentences } from "./read.ts"
export { retirementDay, retirementKinds } from "./retirement.ts"
export { whatWouldChange } from "./what-would-change.ts"
export type { Change, WhatWouldChange } from "./what-would-change.ts"
export { publishedWorkingDays } from "./working-days.ts"
export { expressionSql, givenOut, knownSql, lineSql, literalSql, monthFromYm, overLinesSql, overNoLines, partsSql, ruleSql, sqlType, takenIn } from "./sql/index.ts"
export type { FactSql, LineColumn, LineRange, PartSql, RuleSql, SqlContext } from "./sql/index.ts"
