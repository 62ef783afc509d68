// The days after a province's time: the same for the same seed, near the rates they claim, and nobody is in two places.
import { expect, test } from "vitest"
import { firstDay } from "../calendar.ts"
import { planOf } from "../plan.ts"
import { asTheyAre, reportsOf } from "./reports.ts"
import { type Happenings, World } from "./world.ts"

const plan = planOf({ people: 6_000, seed: 7, until: "2026-06" })

function lived(days: number, seed = plan.seed): readonly Happenings[] {
  const world = new World({ ...plan, seed })
  return Array.from({ length: days }, () => world.next())
}

const told = (days: readonly Happenings[]): string => JSON.stringify(days.map((one) => [one.day, one.leaves.map((leaving) => [leaving.who.idNumber, leaving.reason]), one.hires.map((hire) => [hire.who.idNumber, hire.post.firm, hire.post.isFiled]), one.deaths.map((who) => who.idNumber), one.paid.length]))

test("the same seed brings the same days, another one others", () => {
  expect(told(lived(40))).toBe(told(lived(40)))
  expect(told(lived(40))).not.toBe(told(lived(40, 8)))
})

test("in half a year work is lost, sought and found at about the rates of the province", () => {
  const days = lived(180)
  const count = (of: (one: Happenings) => readonly unknown[]) => days.reduce((sum, one) => sum + of(one).length, 0)
  expect(days[0]?.day).toBe(firstDay(2026 * 12 + 6))
  expect(count((one) => one.leaves)).toBeGreaterThan(30)
  expect(count((one) => one.leaves)).toBeLessThan(160)
  expect(count((one) => one.hires)).toBeGreaterThan(15)
  expect(count((one) => one.deaths)).toBeGreaterThan(5)
  expect(count((one) => one.deaths)).toBeLessThan(40)
  expect(count((one) => one.registers)).toBeGreaterThan(5)
  expect(count((one) => one.claims)).toBeGreaterThan(1)
})

test("whoever works neither registers nor is hired again; a month of a job is reported once", () => {
  const works = new Set<number>()
  const months = new Set<string>()
  const out = new Set<number>()
  for (const one of lived(400)) {
    for (const { who } of one.leaves) out.add(who.index)
    for (const { who } of one.hires) {
      expect(works.has(who.index) && !out.has(who.index)).toBe(false)
      works.add(who.index)
      out.delete(who.index)
    }
    for (const who of [...one.registers.map((registering) => registering.who), ...one.claims]) expect(out.has(who.index)).toBe(true)
    for (const { who, post, month } of one.paid) {
      const key = `${who.index} ${post.firm} ${post.from} ${month}`
      expect(months.has(key), key).toBe(false)
      months.add(key)
    }
  }
})

test("rows typed wrongly are about as many as was said, and come right the day after", () => {
  const days = lived(60)
  const all = days.flatMap((one, at) => reportsOf(new World(plan).economy, one, days[at - 1] ?? null, asTheyAre, 500))
  const rows = all.reduce((sum, one) => sum + one.rows, 0)
  const wrong = all.reduce((sum, one) => sum + one.mistakes, 0)
  expect(wrong / rows).toBeGreaterThan(0.02)
  expect(wrong / rows).toBeLessThan(0.09)
  const contributions = all.filter((one) => one.feed === "contributions")
  expect(contributions[1]?.rows).toBe(contributions[0]?.mistakes)
  for (const one of all) expect(one.content).toMatch(new RegExp(`#END,${one.rows}\n$`))
})
