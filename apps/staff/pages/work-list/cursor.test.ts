// The cursor of the work list stays at its case.
import { expect, test } from "vitest"
import { cursorIn } from "./cursor.ts"

const rows = ["11", "12", "13"].map((caseId) => ({ caseId }))

test("a case that came in above does not move the cursor to another case", () => expect(cursorIn([{ caseId: "10" }, ...rows], { index: 1, caseId: "12" })).toBe(2))
test("a case that was decided gives its place to the next", () => expect(cursorIn([{ caseId: "11" }, { caseId: "13" }], { index: 1, caseId: "12" })).toBe(1))
test("the last case that was decided gives its place to the one above", () => expect(cursorIn(rows, { index: 3, caseId: "14" })).toBe(2))
test("an empty list has its cursor at the beginning", () => expect(cursorIn([], { index: 4, caseId: "12" })).toBe(0))
