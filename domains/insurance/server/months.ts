// Months as the tables keep them (202507) and as the rules say them ("2025-07").
import { type YearMonth, yearMonth } from "#standards"

export const monthNumber = (month: YearMonth | string): number => Number(month.replace("-", ""))

/** @throws when it is no month. */
export const monthOfNumber = (ym: number): YearMonth => yearMonth(`${String(Math.floor(ym / 100)).padStart(4, "0")}-${String(ym % 100).padStart(2, "0")}`)
