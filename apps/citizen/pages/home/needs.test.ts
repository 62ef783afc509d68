// What stands on the first page for a person, and why.
import { plainDate } from "#standards"
import { expect, test } from "vitest"
import { needsOf, type Situation, suggestionsOf } from "./needs.ts"

const today = plainDate("2026-11-23")
const quiet: Situation = {
  cases: [],
  drafts: [],
  offers: [],
  clawbacks: [],
  registrations: { status: { status: "none" }, employments: [], unemployments: [], proposals: [] },
  checkDue: null,
  returns: [],
  drawing: false,
  offered: ["registration.unemployment", "registration.flexible-employment", "registration.unemployment-change", "insurance.benefit-claim"],
}
const keys = (now: Partial<Situation>) => needsOf({ ...quiet, ...now }, today, "zh").map((one) => one.key)

test("a person with nothing to do sees no card", () => {
  expect(keys({})).toEqual([])
})

test("money that came back stands before a case to correct, and both before a draft", () => {
  const returned = { subjectId: "1", caseId: "2", item: "registration.unemployment", itemName: "失业登记", state: "returned", endedAt: null }
  expect(keys({ cases: [returned], drafts: [{ code: "x", name: "X" }], returns: [{ returnId: "9", month: "2026-10", state: "open" }] })).toEqual(["return-9", "case-2", "draft-x"])
})

test("a subsidy asked back is shown until it is answered, and again from the decision until it is kept from later ones or paid", () => {
  const clawback = (more: object) => ({ clawbacks: [{ clawbackId: "5", itemName: "灵活就业社会保险补贴", state: "notified", way: null, answered: false, answerBy: "2026-12-01", dueOn: null, ...more }] })
  expect(keys(clawback({}))).toEqual(["clawback-5"])
  expect(keys(clawback({ answered: true }))).toEqual([])
  expect(keys(clawback({ state: "decided", dueOn: "2026-12-20" }))).toEqual(["clawback-5"])
  expect(keys(clawback({ state: "decided", way: "offset", dueOn: "2026-12-20" }))).toEqual([])
  expect(keys(clawback({ state: "recovered" }))).toEqual([])
})

test("the monthly contact is shown in its last seven days and when it is late, not before", () => {
  const spell = (nextContactOn: string) => ({ registrations: { ...quiet.registrations, status: { status: "unemployed" }, employments: [], proposals: [], unemployments: [{ state: "open", nextContactOn }] } })
  expect(keys(spell("2026-12-01"))).toEqual([])
  expect(keys(spell("2026-11-30"))).toEqual(["contact"])
  expect(keys(spell("2026-11-01"))).toEqual(["contact"])
})

test("an end an employer reported is shown until the person has objected", () => {
  const employment = (objection: string | null) => ({ registrations: { status: { status: "employed" }, unemployments: [], proposals: [], employments: [{ employmentId: "7", employerName: "某公司", canRenew: false, validUntil: null, state: "valid", draft: { objectUntil: "2026-11-30", endedOn: "2026-11-20", objection } }] } })
  expect(keys(employment(null))).toEqual(["end-7"])
  expect(keys(employment("我还在上班"))).toEqual([])
})

test("somebody without a registration is offered registration, somebody registered the benefit unless it is drawn, was refused, or nobody knows yet", () => {
  expect(suggestionsOf(quiet, "zh").map((one) => one.code)).toEqual(["registration.unemployment", "registration.flexible-employment"])
  const registered = { ...quiet, registrations: { status: { status: "unemployed" }, employments: [], unemployments: [], proposals: [] } }
  expect(suggestionsOf(registered, "zh").map((one) => one.code)).toContain("insurance.benefit-claim")
  const refused = { subjectId: "1", caseId: "2", item: "insurance.benefit-claim", itemName: "失业保险金申领", state: "refused", endedAt: "2026-11-20T02:00:00.000Z" }
  for (const more of [{ drawing: true }, { drawing: null }, { cases: [refused] }]) expect(suggestionsOf({ ...registered, ...more }, "zh").map((one) => one.code)).not.toContain("insurance.benefit-claim")
})

test("what is already running or not offered here is not suggested", () => {
  const running = { ...quiet, cases: [{ subjectId: "1", caseId: "2", item: "registration.unemployment", itemName: "失业登记", state: "submitted", endedAt: null }] }
  expect(suggestionsOf(running, "zh").map((one) => one.code)).not.toContain("registration.unemployment")
  expect(suggestionsOf({ ...quiet, offered: [] }, "zh")).toEqual([])
})

test("whose last work is known to have ended is told which one, before everything else", () => {
  const ended = { employmentId: "7", employerName: "甲市示例机械有限公司", canRenew: false, validUntil: null, state: "ended", endedOn: "2026-11-17", draft: null }
  const [first] = suggestionsOf({ ...quiet, registrations: { status: { status: "none" }, unemployments: [], proposals: [], employments: [ended] } }, "zh")
  expect(first).toMatchObject({ code: "registration.unemployment", first: true, values: { employer: "甲市示例机械有限公司", day: "2026年11月16日" } })
})

test("a subsidy offered without an application waits until it is answered", () => {
  const offered = { offerId: "5", itemName: "社会保险补贴", state: "offered", answerBy: "2026-11-30" }
  expect(keys({ offers: [offered, { ...offered, offerId: "6", state: "confirmed" }] })).toEqual(["offer-5"])
})
