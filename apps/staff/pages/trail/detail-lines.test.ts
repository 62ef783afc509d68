// The trail's details in words: names and codes of the catalogue, and what nobody has named stays as it is.
import { expect, test } from "vitest"
import { zh, type StaffMessage } from "../../messages/zh.ts"
import { detailLines } from "./detail-lines.ts"

const say = (key: StaffMessage): string => zh[key]
const shown = (detail: Record<string, unknown>) => detailLines(say, detail).map(({ label, value }) => `${label}：${value}`)

test("known names and codes are words, money is yuan, yes and no are said", () => {
  expect(shown({ number: "251009-JVJ12GX800", from: "in-review", to: "approved" })).toEqual(["编号：251009-JVJ12GX800", "原来：审核中", "改为：已审批"])
  expect(shown({ decision: "withdraw", says: "录错了人", repeated: false, amountFen: 180_000 })).toEqual(["决定：撤销", "说明：录错了人", "重复提交：否", "金额（元）：1 800.00"])
})

test("lists and groups are one line, nothing is a dash, and what has no name in the catalogue is its code", () => {
  expect(shown({ fields: ["accountHolder", "bankLine"], counts: { rows: 3, unheard: true }, reopened: null })).toEqual(["字段：accountHolder、bankLine", "数量：行数 3，unheard 是", "恢复的失业登记：—"])
  expect(shown({ mystery: "x-1", state: "unheard-of", toString: "y" })).toEqual(["mystery：x-1", "状态：unheard-of", "toString：y"])
})
