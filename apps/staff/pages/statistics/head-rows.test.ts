// Merged heads of official tables.
import { expect, test } from "vitest"
import type { HeadShape } from "#insight/reports"
import { headRows, leavesOf } from "./head-rows.ts"

const leaf = (title: string): HeadShape => ({ title, key: title, unit: "人", children: [] })
const heads: readonly HeadShape[] = [leaf("期初"), { title: "本期新登记", key: null, unit: "", children: [leaf("合计"), leaf("新成长失业"), leaf("就业转失业")] }, leaf("期末")]

test("a merged head spans the columns below it", () => {
  expect(headRows(heads)[0]?.map((one) => [one.title, one.columns, one.rows])).toEqual([["期初", 1, 2], ["本期新登记", 3, 1], ["期末", 1, 2]])
})

test("a column without a merged head reaches down to the figures", () => {
  expect(headRows(heads)[1]?.map((one) => one.title)).toEqual(["合计", "新成长失业", "就业转失业"])
})

test("the body has one column per leaf, in order", () => {
  expect(leavesOf(heads).map((one) => one.title)).toEqual(["期初", "合计", "新成长失业", "就业转失业", "期末"])
})
