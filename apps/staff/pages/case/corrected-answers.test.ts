// The officer compares a corrected application with what stood before, of the last correction only.
import { expect, test } from "vitest"
import type { CaseView } from "#platform/casework/contract"
import { correctedAnswers } from "./corrected-answers.ts"

const entry = (seq: number, kind: string, before?: CaseView["answers"]): CaseView["log"][number] => ({ seq, kind, who: "", at: "2026-03-06T01:00:00.000Z", step: null, says: null, ...(before ? { before } : {}) })

test("the last correction counts, not the one before it", () => {
  const log = [entry(1, "submit"), entry(2, "return"), entry(3, "resubmit", { lossDate: "2026-03-01" }), entry(4, "return"), entry(5, "resubmit", { note: null })]
  expect(correctedAnswers({ log, asked: null })).toEqual({ note: null })
})

test("while a new correction is awaited the former one is not shown as news", () => {
  const log = [entry(1, "submit"), entry(2, "return"), entry(3, "resubmit", { lossDate: "2026-03-01" }), entry(4, "return")]
  expect(correctedAnswers({ log, asked: { says: "", fields: [], until: null } })).toEqual({})
})

test("a case never returned has nothing to compare", () => {
  expect(correctedAnswers({ log: [entry(1, "submit")], asked: null })).toEqual({})
})
