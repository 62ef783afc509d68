// Each state of a case reads as the applicant needs it.
import { expect, test } from "vitest"
import { fullWords, grantOf, shortWords } from "./case-words.ts"

const base = { state: "submitted", submittedAt: "2026-03-02T01:00:00Z", endedAt: null, dueOn: "2026-03-05", stepLabel: "复核", regionName: "甲市某区" }
const full = { ...base, steps: [{ status: "done" }, { status: "now" }, { status: "todo" }], asked: null, office: { name: "某街道" }, decision: null, judgement: null }

test("a case just sent says that it was received and until when somebody looks", () => {
  expect(shortWords(base, "zh")).toMatchObject({ key: "words.submitted", values: { due: "3月5日" }, tone: "info" })
  expect(shortWords({ ...base, dueOn: null }, "zh").key).toBe("words.submittedOpen")
})

test("a case in review counts the sending as the first step", () => {
  expect(fullWords({ ...full, state: "in-review" }, "zh")).toMatchObject({ key: "words.inReview", values: { at: 3, of: 4, office: "某街道" } })
})

test("a returned case names the day by which to answer", () => {
  expect(fullWords({ ...full, state: "returned", asked: { says: "请更正失业日期", until: "2026-03-09" } }, "zh")).toMatchObject({ key: "words.returned", values: { until: "3月9日" }, tone: "warning" })
})

test("a granted benefit says how much a month and for how long", () => {
  const granted = { ...full, state: "approved", endedAt: "2026-03-05T08:00:00Z", judgement: { gives: { monthly: 180000, payableMonths: 12 } } }
  expect(fullWords(granted, "zh")).toMatchObject({ key: "words.approvedMonthly", values: { amount: "1 800.00", months: 12 }, tone: "success" })
})

test("what is no amount is never shown as one", () => {
  expect(grantOf({ monthly: "1800", months: 1.5, firstMonth: "2026" })).toEqual({ monthly: null, months: null, once: null, total: null, firstMonth: null, lastMonth: null })
})
