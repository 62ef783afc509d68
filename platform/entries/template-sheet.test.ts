// The template of a sheet: what a clerk and a unit are asked for, read back by what reads the sheets people send.
import { expect, test } from "vitest"
import { askedOf, type EntryTable } from "./entry-table.ts"
import { plainHeading, readSheet } from "./read-sheet.ts"
import { templateSheet } from "./template-sheet.ts"

const table: EntryTable = {
  name: "training.internship_months", title: "见习月报", owner: "person", withEmployer: true, employerHeading: "见习单位统一社会信用代码", natural: ["ym"], enters: ["clerk", "employer"],
  columns: [{ name: "ym", heading: "月份", kind: "month" }, { name: "paid", heading: "已发放", kind: "yes-no" }, { name: "says", heading: "说明", kind: "text", optional: true }],
}
const headingsFor = async (isOwnUnit: boolean) => (await readSheet({ name: "模板.xlsx", declaredType: "", bytes: await templateSheet(table.title, askedOf(table, isOwnUnit)) })).rows[0]

test("what a clerk has to fill in bears a star; a unit need not name itself", async () => {
  expect(await headingsFor(false)).toEqual(["姓名*", "证件号码*", "见习单位统一社会信用代码*", "月份*", "已发放*", "说明"])
  expect((await headingsFor(true))?.[2]).toBe("见习单位统一社会信用代码")
})

test("the headings of the template are the ones an import looks for", async () => {
  expect((await headingsFor(false))?.map(plainHeading)).toEqual(askedOf(table, false).map((one) => plainHeading(one.heading)))
})
