// The next action an officer is offered follows from what is allowed and what the rule said.
import { expect, test } from "vitest"
import type { CaseView } from "#platform/casework/contract"
import { allowedNow, firstLook, nextAction, whyNot } from "./next-action.ts"

const standing = (verdict: "pass" | "fail" | null, open: readonly string[], closed: Readonly<Record<string, readonly [string, string]>> = {}) =>
  ({
    judgement: verdict ? { verdict } : null,
    allowed: [...open.map((kind) => ({ kind, code: null, says: null })), ...Object.entries(closed).map(([kind, [code, says]]) => ({ kind, code, says }))],
  }) as unknown as CaseView

test("at the deciding step a passing rule offers approval first", () => {
  expect(nextAction(standing("pass", ["note", "refuse", "approve", "return"]))).toBe("approve")
})

test("a failing rule never offers approval first", () => {
  expect(nextAction(standing("fail", ["approve", "refuse", "note"]))).toBe("refuse")
})

test("an awaited opinion comes before everything else", () => {
  expect(nextAction(standing("pass", ["give-opinion", "approve"]))).toBe("give-opinion")
})

test("someone who may only add a note is offered no next action", () => {
  expect(nextAction(standing("pass", ["note"]))).toBeNull()
})

test("actions are listed in the order of the office, refused ones left out", () => {
  expect(allowedNow(standing("pass", ["note", "return", "accept"], { approve: ["casework.not-now", "不行"] }))).toEqual(["accept", "return", "note"])
})

test("the officer who prepared a case is told that another must decide", () => {
  expect(whyNot(standing("pass", ["note"], { approve: ["casework.same-person", "须由另一位工作人员办理"] }))).toBe("须由另一位工作人员办理")
})

test("that the last step decides is no reason to show to an officer", () => {
  expect(whyNot(standing("pass", ["approve"], { accept: ["casework.last-step-decides", "须决定"] }))).toBeNull()
})

test("the second officer of a site check reads what the first one saw, and the first one nothing", () => {
  const log = [{ kind: "accept", step: "second-review", says: "材料齐全" }, { kind: "accept", step: "site-check", says: "到店看过" }, { kind: "note", step: "site-check", says: "另记" }]
  const at = (pair: "first" | "second" | null) => firstLook({ steps: [{ name: "second-review", pair: null }, { name: "site-check", pair }], log } as unknown as CaseView)?.says
  expect([at("second"), at("first"), at(null)]).toEqual(["到店看过", undefined, undefined])
})
