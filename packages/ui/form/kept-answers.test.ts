// What is kept on the device when the connection is lost.
import { expect, test } from "vitest"
import { keepAnswers, keptAnswers, laterOf } from "./kept-answers.ts"

function store() {
  const kept = new Map<string, string>()
  return { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) }
}

test("answers kept for one person are not another person's", () => {
  const device = store()
  keepAnswers("1", "registration.unemployment", { answers: { reason: "20" }, place: "990101001001", at: "2026-03-02T01:00:00Z" }, device)
  expect(keptAnswers("1", "registration.unemployment", device)?.answers).toEqual({ reason: "20" })
  expect(keptAnswers("2", "registration.unemployment", device)).toBeNull()
})

test("what cannot be read counts as nothing", () => {
  expect(keptAnswers("1", "x", { getItem: () => "{broken" })).toBeNull()
  expect(keptAnswers("1", "x", { getItem: () => '{"answers":null,"at":"2026"}' })).toBeNull()
})

test("the later of server and device is taken", () => {
  const server = { answers: { reason: "20" }, savedAt: "2026-03-02T01:00:00Z" }
  const here = { answers: { reason: "10" }, place: null, at: "2026-03-02T02:00:00Z" }
  expect(laterOf(server, here)).toEqual({ reason: "10" })
  expect(laterOf({ ...server, savedAt: "2026-03-02T03:00:00Z" }, here)).toEqual({ reason: "20" })
  expect(laterOf(null, null)).toEqual({})
})
