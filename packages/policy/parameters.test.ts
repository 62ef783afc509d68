// Parameters: found by place and day, refused when they overlap, lack a second person or exceed the nation.
import { expect, test } from "vitest"
import type { ParameterRow } from "./index.ts"
import { checkParameters, keptTable, parameter, parameterTable, regionChain, rememberingTable, succeededTable } from "./index.ts"

const wage = parameter({ key: "wage", label: "最低工资", type: "fen", unit: "分" }).parameter
const times = parameter({ key: "times", label: "次数", type: "count", unit: "次", limit: { direction: "at-most", nation: "usable" } }).parameter
const notice = parameter({ key: "notice", label: "公示天数", type: "working-days", unit: "工作日", limit: { direction: "at-least", nation: "usable" } }).parameter
const duration = parameter({ key: "duration", label: "期限表", type: "steps", unit: "月→月", limit: { direction: "at-most", nation: "limit-only", over: [12, 360] } }).parameter
const mode = parameter({ key: "mode", label: "方式", type: "code", unit: "代码", codes: { a: "甲", b: "乙" } }).parameter
const definitions = [wage, times, notice, duration, mode]

const row = (of: Partial<ParameterRow>): ParameterRow => ({ key: "wage", region: "990000", value: 1, unit: "分", from: "2025-01-01", to: null, documentNumber: "一号", enteredBy: "甲", approvedBy: "乙", ...of })
const codes = (...rows: ParameterRow[]) => checkParameters(definitions, rows).map((one) => one.code)

test("the county's own row comes before the city's, the province's and the nation's", () => {
  const places = ["990201", "990200", "990000", "000000"]
  places.forEach((_, index) => {
    const table = parameterTable(definitions, places.slice(index).map((region, order) => row({ region, value: index * 10 + order })))
    expect(table.find(wage, "990201", "2025-06-01")?.region).toBe(places[index])
  })
  expect(regionChain("990201003005")).toEqual(["990201003005", "990201003000", "990201000000", "990201", "990200", "990000", "000000"])
})

test("a row holds from its first day to the day before its end", () => {
  const table = parameterTable(definitions, [row({ value: 1, to: "2026-01-01" }), row({ value: 2, from: "2026-01-01" })])
  const on = (day: string) => table.find(wage, "990000", day)?.value
  expect([on("2024-12-31"), on("2025-01-01"), on("2025-12-31"), on("2026-01-01")]).toEqual([undefined, 1, 1, 2])
})

test("overlapping rows of one place are refused, of two places are not", () => {
  expect(codes(row({}), row({ from: "2026-01-01" }))).toEqual(["policy.parameter-overlap"])
  expect(codes(row({ to: "2026-01-01" }), row({ from: "2026-01-01" }))).toEqual([])
  expect(codes(row({}), row({ region: "990100" }))).toEqual([])
})

test("two people, a document, a right period, a right value and a known key are demanded", () => {
  expect(codes(row({ approvedBy: "甲" }))).toEqual(["policy.parameter-same-person"])
  expect(codes(row({ approvedBy: " " }))).toEqual(["policy.parameter-same-person"])
  expect(codes(row({ documentNumber: "" }))).toEqual(["policy.parameter-without-document"])
  expect(codes(row({ to: "2025-01-01" }))).toEqual(["policy.parameter-period"])
  expect(codes(row({ from: "2025-02-30" }))).toEqual(["policy.parameter-period"])
  expect(codes(row({ value: "1" }))).toEqual(["policy.parameter-value"])
  expect(codes(row({ value: 1.5 }))).toEqual(["policy.parameter-value"])
  expect(codes(row({ unit: "元" }))).toEqual(["policy.parameter-value"])
  expect(codes(row({ key: "mode", value: "c", unit: "代码" }))).toEqual(["policy.parameter-value"])
  expect(codes(row({ key: "duration", value: [[24, 1], [12, 2]], unit: "月→月" }))).toEqual(["policy.parameter-value"])
  expect(codes(row({ key: "unheard-of" }))).toEqual(["policy.parameter-unknown"])
})

test("a lower level may only be as strict or stricter than the nation", () => {
  const national = row({ key: "times", region: "000000", value: 3, unit: "次" })
  const local = (value: number, from = "2025-01-01") => row({ key: "times", region: "990201", value, unit: "次", from })
  expect(codes(national, local(3))).toEqual([])
  expect(codes(national, local(4))).toEqual(["policy.exceeds-national-ceiling"])
  expect(codes({ ...national, to: "2026-01-01" }, local(4, "2026-01-01"))).toEqual([])
  const days = (region: string, value: number) => row({ key: "notice", region, value, unit: "工作日" })
  expect(codes(days("000000", 5), days("990000", 4))).toEqual(["policy.exceeds-national-ceiling"])
  expect(codes(days("000000", 5), days("990000", 7))).toEqual([])
})

test("a table is compared with the nation's at every number of its range, and the ceiling itself is no answer", () => {
  const steps = (region: string, value: ParameterRow["value"]) => row({ key: "duration", region, value, unit: "月→月" })
  const ceiling = steps("000000", [[12, 12], [60, 18], [120, 24]])
  expect(codes(ceiling, steps("990000", [[12, 12], [59, 13]]))).toEqual(["policy.exceeds-national-ceiling"])
  expect(codes(ceiling, steps("990000", [[12, 12], [60, 13]]))).toEqual([])
  const table = parameterTable(definitions, [ceiling, steps("990000", [[12, 1]])])
  expect(table.find(duration, "110000", "2025-06-01")).toBeUndefined()
  expect(table.find(duration, "990100", "2025-06-01")?.region).toBe("990000")
})

test("a later row ends the open one before it; days before its start keep their row, other places are not touched", () => {
  const table = succeededTable(parameterTable(definitions, [row({ value: 1 }), row({ value: 9, region: "990100" })]), [row({ value: 2, from: "2026-01-01" }), row({ value: 3, from: "2026-07-01" })])
  const on = (day: string, region = "990000") => table.find(wage, region, day)?.value
  expect([on("2025-12-31"), on("2026-01-01"), on("2026-06-30"), on("2026-07-01"), on("2026-07-01", "990100")]).toEqual([1, 2, 2, 3, 9])
})

test("a row put in between ends the one before it, and ends where the one after it begins", () => {
  const table = succeededTable(parameterTable(definitions, [row({ value: 1, to: "2026-01-01" }), row({ value: 2, from: "2026-01-01" })]), [row({ value: 3, from: "2025-07-01" })])
  const on = (day: string) => table.find(wage, "990000", day)?.value
  expect([on("2025-06-30"), on("2025-07-01"), on("2025-12-31"), on("2026-01-01")]).toEqual([1, 3, 3, 2])
})

test("a row with an end of its own is not cut short, and nothing begins with the row in force", () => {
  const refused = expect.objectContaining({ code: "policy.parameter-overlap" }) as Error
  expect(() => succeededTable(parameterTable(definitions, [row({ to: "2026-01-01" })]), [row({ from: "2025-06-01" })])).toThrow(refused)
  expect(() => succeededTable(parameterTable(definitions, [row({})]), [row({ from: "2025-06-01", to: "2025-09-01" }), row({ from: "2025-08-01" })])).toThrow(refused)
  expect(() => succeededTable(parameterTable(definitions, [row({})]), [row({})])).toThrow(refused)
})

test("a table that remembers names the rows it answered with, and these alone answer the same again", () => {
  const remembering = rememberingTable(parameterTable(definitions, [row({ value: 1, to: "2026-01-01" }), row({ value: 2, from: "2026-01-01" }), row({ value: 9, region: "990100" })]))
  const ask = (table: typeof remembering.table) => [table.find(wage, "990201", "2025-06-01")?.value, table.find(wage, "990201", "2026-06-01")?.value, table.find(times, "990201", "2026-06-01")?.value]
  expect(ask(remembering.table)).toEqual([1, 2, undefined])
  expect(remembering.used().map((one) => one.value)).toEqual([1, 2])
  expect(ask(keptTable(remembering.used()))).toEqual([1, 2, undefined])
})
