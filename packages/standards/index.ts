// The door of packages/standards: everything other rooms may use, named one by one.
export type { Branded } from "./brand.ts"
export { InvalidValue } from "./invalid-value.ts"
export type { PlainDate, YearMonth } from "./plain-date.ts"
export {
  addDays, addMonths, addMonthsTo, addYears, after, ageOn, before, chinaClock, daysBetween, earliest, epochDay, firstDay, fromEpochDay,
  isPlainDate, isYearMonth, lastDay, latest, longDate, longMonth, monthOf, monthsApart, monthsBetween, monthsFromTo, plainDate, todayInChina,
  weekday, yearMonth, yearOf,
} from "./plain-date.ts"
export type { Fen, Rounding } from "./money.ts"
export { fen, formatYuan, minus, percentOf, plainYuan, sum, times, yuan } from "./money.ts"
export { inWords } from "./money-in-words.ts"
export type { CaseId, EmployerId, OfficerId, PersonId, RegionCode } from "./ids.ts"
export { caseId, employerId, isIdText, isRegionCode, officerId, personId, regionCode } from "./ids.ts"
