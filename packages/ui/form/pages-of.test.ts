// Pages, first answers and shown answers of a declared form.
import { field, form, group } from "#service"
import { expect, test } from "vitest"
import { answersToSend, fenOf, firstAnswers, pagesOf, shownAnswer, yuanOf } from "./pages-of.ts"

const asked = form(
  group("who", "您的信息", [field("name", "姓名", "text", { known: "name" }), field("mobile", "手机号码", "mobile", { known: "mobile", correctable: true })]),
  group("loss", "失业情况", [field("reason", "失业原因", "code", { set: "AJC093" }), field("graduated", "毕业日期", "date", { when: { field: "reason", is: ["10"] } })]),
  group("graduate", "毕业生", [field("school", "学校", "text", { when: { field: "reason", is: ["10"] } })]),
)
const known = { name: { value: "林晓梅", shown: "林晓梅", source: "公安", asOf: null }, mobile: { value: "138****5678", shown: "138****5678", source: "社保", asOf: null } }
const words = { yes: "是", no: "否", promised: "已承诺", yuan: "元", empty: "没有填写" }

test("a group without a question that applies is no page", () => {
  expect(pagesOf(asked, {}).map((page) => page.name)).toEqual(["who", "loss"])
  expect(pagesOf(asked, { reason: "10" }).map((page) => page.name)).toEqual(["who", "loss", "graduate"])
})

test("a correction shows only the fields that were asked for", () => {
  expect(pagesOf(asked, { reason: "10" }, ["graduated"]).map((page) => page.fields.map((one) => one.name))).toEqual([["graduated"]])
})

test("known values win over a draft, except where the person may correct them", () => {
  expect(firstAnswers(asked, known, { name: "别人", mobile: "13900001111", reason: "20" })).toEqual({ name: "林晓梅", mobile: "13900001111", reason: "20" })
  expect(firstAnswers(asked, known, {})).toEqual({ name: "林晓梅", mobile: "138****5678" })
})

test("answers are shown as people read them", () => {
  expect(shownAnswer(field("wage", "月薪", "money"), 450000, words)).toBe("4 500.00 元")
  expect(shownAnswer(field("on", "日期", "date"), "2026-03-02", words)).toBe("2026年3月2日")
  expect(shownAnswer(field("well", "愿意", "boolean"), false, words)).toBe("否")
  expect(shownAnswer(field("place", "地点", "region"), "990101000000", words, () => "甲市某区")).toBe("甲市某区")
  expect(shownAnswer(field("note", "说明", "text"), null, words)).toBe("没有填写")
})

test("money is typed in yuan and kept in fen; what is no amount stays as typed", () => {
  expect(fenOf("1,800.5")).toBe(180050)
  expect(fenOf("0.07")).toBe(7)
  expect(fenOf("")).toBeNull()
  expect(fenOf("一千八")).toBe("一千八")
  expect(yuanOf(180050)).toBe("1800.50")
  expect(yuanOf(180000)).toBe("1800")
  expect(yuanOf(null)).toBe("")
})

test("a masked number the person left alone is not sent, a typed one is", () => {
  const optional = form(group("who", "您的信息", [field("name", "姓名", "text", { known: "name" }), field("mobile", "手机号码", "mobile", { known: "mobile", correctable: true, required: false })]))
  expect(answersToSend(optional, known, { name: "林晓梅", mobile: "138****5678" })).toEqual({ name: "林晓梅" })
  expect(answersToSend(optional, known, { name: "林晓梅", mobile: "13900001111" })).toEqual({ name: "林晓梅", mobile: "13900001111" })
})
