// The door of packages/statistics: the arithmetic of official tables, pure.
export { printed, ratePercent, roundedHalfUp } from "./rounding.ts"
export { isPeriodText, lastDayOf, monthNumber, periodsUpTo, reportPeriod, yearToDate } from "./periods.ts"
export type { MonthSpan, PeriodKind, ReportPeriod } from "./periods.ts"
export { protectSmallCells, smallest } from "./small-cells.ts"
export type { AdditiveGroup } from "./small-cells.ts"
