// The order of asking: what rules out most for what it costs, from the start that costs least.
import { describe, expect, test } from "vitest"
import type { Costs } from "./costs.ts"
import { leavingOf, orderFrom } from "./order.ts"

/** A sample of a hundred: of every hundred, `few` meet the first condition, and only they meet the second. */
const sample = (few: number, rest: number) => Array.from({ length: 100 }, (_, row) => [row < few, row < few, row % 10 < rest])

const costs: Costs = {
  subjects: 1_000_000,
  population: { all: 60_000, each: 1 },
  relations: new Map([["rare", { all: 1_000, each: 0.5, rows: 10_000 }], ["dear", { all: 200_000, each: 15, rows: 10_000 }], ["cheap", { all: 50_000, each: 0.1, rows: 10_000 }]]),
}

describe("in which order a scan asks", () => {
  test("what is cheap and rules out much comes first, whatever rules out most", () => {
    expect(orderFrom(undefined, { kept: sample(10, 8), relations: [["dear"], ["rare"], ["cheap"]] }, costs).order).toEqual([1, 2, 0])
  })

  test("starting from few rows costs less than starting from everybody, starting from a dear relation more", () => {
    const tried = { kept: sample(1, 8), relations: [["dear"], ["rare"], ["cheap"]] }
    const cost = (start: string | undefined) => orderFrom(start, tried, costs).cost
    expect(cost("rare")).toBeLessThan(cost(undefined))
    expect(cost("dear")).toBeGreaterThan(cost("rare"))
  })

  test("who always falls with somebody who is gone already is not ruled out twice", () => {
    const alike = Array.from({ length: 1000 }, (_, row) => [row < 100, row < 100, row % 2 === 0])
    const apart = Array.from({ length: 1000 }, (_, row) => [row < 100, row % 10 === 0, row % 2 === 0])
    const same: Costs = { ...costs, relations: new Map([["rare", { all: 1_000, each: 0.5, rows: 10_000 }], ["one", { all: 90_000, each: 2, rows: 10_000 }], ["other", { all: 90_000, each: 2, rows: 10_000 }]]) }
    const order = (kept: readonly (readonly boolean[])[]) => orderFrom("rare", { kept, relations: [["rare"], ["one"], ["other"]] }, same).order
    expect(order(apart)).toEqual([0, 1, 2])
    expect(order(alike)).toEqual([0, 2, 1])
  })

  test("every condition comes once, and what needs nothing more comes as soon as it can", () => {
    expect(orderFrom(undefined, { kept: sample(10, 5), relations: [["rare", "cheap"], ["cheap"], []] }, costs).order).toEqual([2, 1, 0])
    expect(orderFrom(undefined, { kept: [], relations: [["rare"], ["dear"], ["cheap"]] }, costs).order.toSorted()).toEqual([0, 1, 2])
  })

  test("what conditions leave is read off those who are left, and off everybody where hardly one is left", () => {
    const leaving = leavingOf(Array.from({ length: 1000 }, (_, row) => [row < 100, row < 90, row % 2 === 0]))
    expect(leaving.shareOf([1])).toBeCloseTo(0.09, 2)
    leaving.judge([0])
    expect(leaving.shareOf([1])).toBeCloseTo(0.83, 2)
    leaving.judge([1, 2])
    leaving.judge([0, 1, 2])
    expect(leavingOf([]).shareOf([0])).toBe(1)
    const nobody = leavingOf(Array.from({ length: 1000 }, (_, row) => [false, row < 300]))
    nobody.judge([0])
    expect(nobody.shareOf([1])).toBeCloseTo(0.3, 5)
  })
})
