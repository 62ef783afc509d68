// The retirement day in the rule language is the one of the standards, for every birth month and kind.
import { expect, test } from "vitest"
import { addDays, plainDate, retireDate } from "#standards"
import { code, compileExpression, day, retirementDay } from "./index.ts"
import type { Context } from "./evaluate.ts"

const context: Context = { on: "2025-01-01", at: new Map(), fact: () => undefined, lines: () => undefined, parameter: () => undefined, workingDays: () => undefined }

for (const kind of ["M60", "F55", "F50"] as const)
  test(`${kind}: the same day as the standards for births from 1950 to 2010`, () => {
    for (let birth = plainDate("1950-01-01"); birth < "2010-01-01"; birth = addDays(birth, 11))
      expect(compileExpression(retirementDay(day(birth), code(kind)))(context), birth).toBe(retireDate(birth, kind))
  })
