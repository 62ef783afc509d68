// What an officer types reaches the wire as values, comes back as people read it, and a refusal finds its cell.
import { expect, test } from "vitest"
import { askedOf } from "#platform/entries/contract"
import { keptTable, recordGroups } from "./tables.ts"
import { pageIn } from "./search.ts"
import { isFigure, missingCells, nextRow, rowRefusals, sentCell, sentRow, shownCell } from "./typed-rows.ts"

const words = { yes: "是", no: "否" }
const tableOf = (name: string) => keptTable(name)?.table ?? expect.fail(`no table ${name}`)

test("money is typed in yuan and sent in whole fen, a rate in per cent; what is no number goes as it stands and is refused by the server", () => {
  expect(["1800", "1800.5", "1 800.05", "1,800", "0"].map((typed) => sentCell({ kind: "yuan" }, typed))).toEqual([180_000, 180_050, 180_005, 180_000, 0])
  expect(sentCell({ kind: "percent" }, "4.5")).toBe(450)
  expect(["12.345", "-3", "一千"].map((typed) => sentCell({ kind: "yuan" }, typed))).toEqual(["12.345", "-3", "一千"])
  expect(sentCell({ kind: "yes-no" }, "no")).toBe(false)
  expect(sentCell({ kind: "yuan" }, "  ")).toBeNull()
})

test("values are read back as people write them", () => {
  expect(shownCell({ kind: "yuan" }, 180_050, words)).toBe("1 800.50")
  expect(shownCell({ kind: "percent" }, 450, words)).toBe("4.50")
  expect(shownCell({ kind: "month" }, 202_507, words)).toBe("2025-07")
  expect(shownCell({ kind: "yes-no" }, false, words)).toBe("否")
  expect(shownCell({ kind: "code", codes: { skill: "就业技能培训" } }, "skill", words)).toBe("就业技能培训")
  expect(shownCell({ kind: "date" }, null, words)).toBe("")
  expect([isFigure({ kind: "count" }), isFigure({ kind: "month" })]).toEqual([true, false])
})

test("a refusal of the server stands at its line and cell, in order of the lines, without saying the line again", () => {
  expect(rowRefusals([
    { path: "rows.3", code: "R-INSTITUTION", says: "第3行：开班日培训机构不在目录内" }, { path: "rows.2.startsOn", code: "field.invalid", says: "第2行：开班日期填写不对：四月" }, { path: "source", code: "too_small", says: "太短" },
  ])).toEqual([{ line: 2, cell: "startsOn", says: "开班日期填写不对：四月", code: "field.invalid" }, { line: 3, cell: "", says: "开班日培训机构不在目录内", code: "R-INSTITUTION" }])
})

test("an officer names the unit of a class; a loan is a person's with the name or a unit's, and its credit code is asked once", () => {
  const classes = tableOf("training.classes")
  const loans = tableOf("entrepreneurship.loans")
  expect(missingCells(classes, askedOf(classes, false), [{ number: "1" }]).map((one) => one.cell)).toContain("uscc")
  expect(missingCells(classes, askedOf(classes, true), [{ number: "1" }]).map((one) => one.cell)).not.toContain("uscc")
  const asked = askedOf(loans, false)
  expect(asked.filter((one) => one.name === "uscc")).toHaveLength(1)
  const owners = (row: Record<string, string>) => missingCells(loans, asked, [row]).map((one) => one.cell).filter((cell) => ["name", "idNumber", "uscc"].includes(cell))
  expect([owners({}), owners({ idNumber: "990201198505200011" }), owners({ idNumber: "990201198505200011", name: "林小海" }), owners({ uscc: "91990200MA00000001" })]).toEqual([["idNumber"], ["name"], [], []])
})

test("the next trainee is of the same class; the next class begins empty", () => {
  const before = { name: "林小海", idNumber: "990201198505200011", classNumber: "2025-01", enrolledOn: "2025-03-01" }
  expect(nextRow(tableOf("training.enrolments"), before)).toEqual({ classNumber: "2025-01", enrolledOn: "2025-03-01" })
  expect(nextRow(tableOf("training.classes"), before)).toEqual({})
})

test("every table is found by its name in the address, and every cell asked of it is sent", () => {
  for (const { table } of Object.values(recordGroups).flat()) {
    expect(keptTable(table.name)?.table).toBe(table)
    const asked = askedOf(table, false)
    expect(new Set(asked.map((one) => one.name)).size).toBe(asked.length)
    expect(Object.keys(sentRow(asked, {}))).toEqual(asked.map((one) => one.name))
  }
  expect([pageIn({}), pageIn({ page: "3" }), pageIn({ page: "0" }), pageIn({ page: "x" })]).toEqual([1, 3, 1, 1])
})
