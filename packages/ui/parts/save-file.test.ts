// What is exported opens as it was seen, and no cell can run as a formula.
import { expect, test } from "vitest"
import { csvOf } from "./save-file.ts"

test("cells with commas, quotes and line breaks stay one cell", () => {
  expect(csvOf([["姓名", "说明"], ['张"三"', "甲,乙\n丙"]])).toBe('\uFEFF姓名,说明\r\n"张""三""","甲,乙\n丙"\r\n')
})

test("a cell that begins like a formula is written as text, a negative figure is not touched", () => {
  expect(csvOf([["=1+1", "@x", "-12.50", "+86"]])).toBe("\uFEFF'=1+1,'@x,-12.50,'+86\r\n")
})
