// Who may do what to a batch (domain/04 §9.1): every act in every state, and the people who may not follow on themselves.
import { expect, test } from "vitest"
import { actTable, choosableActs, refusalOfAct } from "./allowed.ts"
import { type BatchAct, type BatchAction, batchStates, foldBatch } from "./batch-log.ts"

const log = (...entries: readonly (readonly [BatchAct, string, Record<string, unknown>?])[]): BatchAction[] =>
  entries.map(([kind, actor, detail = {}], index) => ({ seq: index + 1, kind, actor, actorName: actor, at: "2025-07-09T00:00:00Z", detail }))

const whole = log(
  ["generate", "system"], ["check", "A"], ["confirm-changes", "A2"], ["review", "A"], ["second-review", "B"], ["approve", "head"], ["request-funds", "F"], ["receive-funds", "F"], ["make-file", "F", { sha256: "h" }],
  ["turn-key-one", "F"], ["send", "G"], ["acknowledged", "bank"], ["load-result", "F", { unanswered: 0 }], ["reconcile", "F", { holds: true }], ["close", "F"],
)

test("the whole life of a batch passes every state in order", () => {
  const states = whole.map((_, index) => foldBatch(whole.slice(0, index + 1)).state)
  expect([...new Set(states)]).toEqual(batchStates.filter((state) => state !== "CANCELLED"))
})

test("in every state, only the acts of the table are possible, and only for their posts", () => {
  for (let length = 1; length <= whole.length; length++) {
    const standing = foldBatch(whole.slice(0, length))
    for (const act of choosableActs) {
      const stranger = refusalOfAct(standing, { id: "Z", roles: ["statistician", "operator"] }, act)
      expect(stranger?.problem.code).toBe("payments.wrong-role")
      const rightPost = refusalOfAct(standing, { id: "Z", roles: actTable[act].by }, act)
      if (rightPost === null) expect(actTable[act].from as readonly string[]).toContain(standing.state)
    }
  }
})

test("A ≠ B ≠ head ≠ finance, and the two keys are two people", () => {
  const everything = ["clerk", "reviewer", "head", "finance"] as const
  const may = (length: number, id: string, act: (typeof choosableActs)[number]) => refusalOfAct(foldBatch(whole.slice(0, length)), { id, roles: everything }, act)?.problem.code ?? "may"
  expect([may(4, "A", "second-review"), may(4, "A2", "second-review"), may(4, "B", "second-review")]).toEqual(["payments.same-person", "payments.same-person", "may"])
  expect([may(5, "A", "approve"), may(5, "B", "approve"), may(5, "head", "approve")]).toEqual(["payments.same-person", "payments.same-person", "may"])
  expect([may(6, "head", "request-funds"), may(6, "B", "request-funds"), may(6, "F", "request-funds")]).toEqual(["payments.same-person", "payments.same-person", "may"])
  expect([may(10, "F", "send"), may(10, "head", "send"), may(10, "G", "send")]).toEqual(["payments.second-key", "payments.same-person", "may"])
})

test("a batch is cancelled only before it is sent", () => {
  const may = (length: number) => refusalOfAct(foldBatch(whole.slice(0, length)), { id: "A", roles: ["clerk"] }, "cancel")?.problem.code ?? "may"
  expect(whole.map((_, index) => may(index + 1))).toEqual([...Array<string>(10).fill("may"), ...Array<string>(5).fill("payments.already-sent")])
})

test("what the bank refused goes back to the keys; what it did not answer may be sent again", () => {
  const sent = whole.slice(0, 11)
  expect(foldBatch([...sent, ...log(["bank-refused", "bank"])])).toMatchObject({ state: "FUNDED", keyOne: null, keyTwo: null })
  expect(refusalOfAct(foldBatch(sent), { id: "F", roles: ["finance"] }, "resend")).toBeNull()
  expect(refusalOfAct(foldBatch(whole.slice(0, 12)), { id: "F", roles: ["finance"] }, "resend")?.problem.code).toBe("payments.not-now")
})

test("a batch that was sent back begins anew: checked, confirmed and reviewed again", () => {
  const back = foldBatch([...whole.slice(0, 5), ...log(["send-back", "head"])])
  expect([back.state, back.preparers, back.firstReviewer, back.secondReviewer]).toEqual(["DRAFT", [], null, null])
})

test("a log that does not begin with its generation is no batch", () => expect(() => foldBatch(whole.slice(1))).toThrow())
