// What letters say: a refusal names each way back on a line of its own, a case not accepted is called so, and a unit is addressed as one.
import { expect, test } from "vitest"
import { cite, field, form, group, item, type Item } from "#service"
import type { CaseWithLog, ReferenceBook } from "#platform/casework"
import { letterOf } from "./case-papers.ts"

const asked: Item = item({
  code: "test.letter", version: 1, name: "测试事项", summary: "", subject: "person", channels: ["web"], law: [cite("社会保险法", "第四十五条")],
  form: form(group("one", "情况", [field("note", "说明", "text", { required: false })])), papers: [], steps: [{ name: "decide", label: "审核", by: "clerk", level: "street", decides: true }],
  within: { workingDays: 3 }, correctWithin: { days: 15 }, guide: "", letter: { granted: "批准通知书", refused: "不予批准通知书" },
})
const book = { officeOf: () => ({ name: "东街街道人社所" }), placeName: () => "东街街道" } as unknown as ReferenceBook
const letter = (outcome: string, wouldChange: readonly string[], of: Item = asked) =>
  letterOf({
    row: { number: "99", log: [], region: "990101001000", applicant_name: "林晓梅", decision: { outcome, at: "2026-03-02T02:00:00Z", says: "缴费不足。", code: "R-PAID-LT12" }, judgement: { conditions: [], workings: [], wouldChange } } as unknown as CaseWithLog,
    item: of, book, demonstration: false,
  })

test("a refusal with two ways back has each on its line, with one it is one sentence, with none it says nothing of it", () => {
  expect(letter("refused", ["缴费由11个月变为12个月", "2027年1月5日起可以再申请"]).paragraphs.slice(1)).toEqual(["原因：缴费不足（R-PAID-LT12）。", "依据：《社会保险法》第四十五条。", "怎样可以再申请：", "1．缴费由11个月变为12个月。", "2．2027年1月5日起可以再申请。"])
  expect(letter("refused", ["2027年1月5日起可以再申请。"]).paragraphs.at(-1)).toBe("怎样可以再申请：2027年1月5日起可以再申请。")
  expect(letter("refused", []).paragraphs).toHaveLength(3)
})

test("what was not accepted is not called refused, and a unit is not addressed as a person", () => {
  const said = letter("not-accepted", [], { ...asked, subject: "employer" })
  expect([said.title, said.paragraphs[0]]).toEqual(["不予受理告知书", "你单位申请的测试事项（办件编号 99），经审核不予受理。"])
  expect([letter("refused", []).title, letter("approved", []).title]).toEqual(["不予批准通知书", "批准通知书"])
})
