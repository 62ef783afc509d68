// Months of an offer as an officer reads them: those that follow each other as one span, also across a year.
import { expect, test } from "vitest"
import { monthSpans } from "./moments.ts"

test.each([
  ["none", [], []],
  ["one", ["2026-05"], [["2026-05", "2026-05"]]],
  ["across a year, with one left out", ["2025-11", "2025-12", "2026-01", "2026-03"], [["2025-11", "2026-01"], ["2026-03", "2026-03"]]],
])("%s", (_situation, months, spans) => expect(monthSpans(months)).toEqual(spans))
