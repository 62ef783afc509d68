// The list of rules says each law and each item once.
import { expect, test } from "vitest"
import { articleLines, usesOf } from "./article-lines.ts"

test("articles of one law stand together, laws in the order in which they come first", () => {
  expect(articleLines(["《社会保险法》第四十五条", "《劳动合同法》第三十八条", "《社会保险法》第五十一条"])).toEqual(["《社会保险法》第四十五条、第五十一条", "《劳动合同法》第三十八条"])
})

test("a document that is named without an article, or with its number, keeps its name", () => {
  expect(articleLines(["《人社厅发〔2020〕79号》", "《关于稳就业的通知（人社厅发〔2020〕3号）》第二条"])).toEqual(["《人社厅发〔2020〕79号》", "《关于稳就业的通知（人社厅发〔2020〕3号）》第二条"])
})

test("an item that uses a rule twice is named once", () => {
  expect(usesOf([{ name: "失业登记转移", as: "gate" }, { name: "失业登记注销", as: "gate" }, { name: "失业登记转移", as: "ground" }])).toEqual([["失业登记转移", ["gate", "ground"]], ["失业登记注销", ["gate"]]])
})
