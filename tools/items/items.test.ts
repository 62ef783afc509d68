// Tests of the list of service items: what binds an office is complete for every item.
import { describe, expect, test } from "vitest"
import { describeItem, everyItem, sayItem } from "./items.ts"

const items = everyItem()

test("there are items, each with a code of its own", () => {
  expect(items.length).toBeGreaterThan(10)
  expect(new Set(items.map((item) => item.code)).size).toBe(items.length)
})

describe.each(items.map((item) => ({ code: item.code, item, one: describeItem(item) })))("$code", ({ item, one }) => {
  test("cites its law and can be asked for somewhere", () => {
    expect(one.law.length).toBeGreaterThan(0)
    expect(one.channels.length).toBeGreaterThan(0)
  })

  test("its steps fit into its limit; a step that stops the clock takes none of it", () => {
    expect(one.steps.filter((step) => !step.stopsClock).reduce((days, step) => days + (step.workingDays ?? 0), 0)).toBeLessThanOrEqual(one.withinWorkingDays)
  })

  test("asks for no paper that nobody may demand", () => {
    const asked = one.papers.map((paper) => paper.label)
    expect(asked.filter((label) => one.forbiddenDemands.includes(label))).toEqual([])
  })

  test("is read out with its name, its law and its steps", () => {
    const said = sayItem(item)
    for (const part of [one.name, ...one.law, ...one.steps.map((step) => step.label)]) expect(said).toContain(part)
  })
})
