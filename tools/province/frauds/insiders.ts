// Insiders and process (F01–F14), money and concentration (G01–G10).
import { dayText } from "../calendar.ts"
import { momentOf } from "../services/ordinary.ts"
import { personId } from "../tables/people.ts"
import type { Fraud } from "./catalogue.ts"
import type { Scene } from "./scene.ts"

/** One application with steps by officers, labelled. */
function handled(scene: Scene, rule: string, steps: (id: number) => readonly number[]): void {
  const person = scene.one()
  const id = scene.apply({ person })
  scene.label(rule, { people: [person], officers: [...new Set(steps(id))] }, "steps", id)
}

const twoPosts = (scene: Scene) => handled(scene, "F01", (id) => {
  for (const step of ["review", "approve"]) scene.step(id, step, scene.officer(), scene.day(2, step === "review" ? 13 : 15))
  return [scene.officer()]
})

function relative(scene: Scene): void {
  const person = scene.one()
  scene.write("officer_relatives", scene.officer(), personId(person.person.index), "child")
  const id = scene.apply({ person })
  scene.step(id, "review", scene.officer(), scene.day(2, 13))
  scene.label("F02", { people: [person], officers: [scene.officer()] }, "steps", id)
}

function ownCase(scene: Scene): void {
  const person = scene.one()
  scene.write("officer_relatives", scene.officer(), personId(person.person.index), "self")
  const id = scene.apply({ person })
  scene.step(id, "approve", scene.officer(), scene.day(2, 13))
  scene.label("F03", { people: [person], officers: [scene.officer()] }, "steps", id)
}

const atNight = (scene: Scene) => handled(scene, "F04", (id) => {
  scene.step(id, "approve", scene.officer(), scene.day(2, 13), 23 * 60 + 40)
  return [scene.officer()]
})

/** Twenty approvals within five minutes. */
function tooFast(scene: Scene): void {
  const people = scene.people(20)
  for (const [at, person] of people.entries()) scene.step(scene.apply({ person }), "approve", scene.officer(), scene.day(2, 16), 600 + Math.floor((at * 14) / 60), { second: (at * 14) % 60, seconds: 9 })
  scene.label("F05", { people, officers: [scene.officer()] }, "steps", scene.officer())
}

function farAway(scene: Scene): void {
  scene.write("logins", scene.officer(), momentOf(scene.day(1, 12), 540), "t1", "172.16.9.1", "117.20", "31.80", "k1")
  scene.write("logins", scene.officer(), momentOf(scene.day(1, 12), 570), "t9", "203.0.113.9", "113.60", "34.70", "k1")
  scene.label("F06", { officers: [scene.officer()] }, "logins", scene.officer())
}

function shared(scene: Scene): void {
  for (let terminal = 1; terminal <= 3; terminal++) scene.write("logins", scene.officer(), momentOf(scene.day(1, 13), 540 + terminal * 12), `t${terminal}`, `172.16.9.${terminal}`, "117.20", "31.80", `k${terminal}`)
  scene.label("F07", { officers: [scene.officer()] }, "logins", scene.officer())
}

const approvedFirst = (scene: Scene) => handled(scene, "F08", (id) => {
  scene.step(id, "approve", scene.officer(), scene.day(2, 13))
  scene.step(id, "evidence", scene.officer(), scene.day(2, 16), 600, { field: "file", after: `late-${id}` })
  return [scene.officer()]
})

const changedAmount = (scene: Scene) => handled(scene, "F09", (id) => {
  scene.step(id, "override", scene.officer(), scene.day(2, 13), 600, { field: "amount", before: "336000", after: "504000" })
  return [scene.officer()]
})

const changedAfterReview = (scene: Scene) => handled(scene, "F10", (id) => {
  scene.step(id, "review", scene.officer(), scene.day(2, 13))
  scene.step(id, "change", scene.officer(1), scene.day(2, 14), 600, { field: "period", before: "6", after: "12" })
  return [scene.officer(), scene.officer(1)]
})

/** Fifty people looked up on one day, none of them part of a task. */
function curious(scene: Scene): void {
  const people = scene.people(50)
  for (const [at, person] of people.entries()) scene.step(null, "query", scene.officer(), scene.day(1, 19), 545 + at * 5, { seconds: 20, field: "person", after: String(personId(person.person.index)) })
  scene.label("F11", { people, officers: [scene.officer()] }, "steps", scene.officer())
}

function ownRights(scene: Scene): void {
  scene.write("role_grants", scene.officer(), "approver", scene.officer(), "self", momentOf(scene.day(1, 20), 600), null)
  scene.label("F12", { officers: [scene.officer()] }, "role_grants", scene.officer())
}

function exported(scene: Scene): void {
  scene.step(null, "export", scene.officer(), scene.day(1, 21), 700, { field: "rows", before: "", after: "350" })
  scene.label("F13", { officers: [scene.officer()] }, "steps", scene.officer())
}

/** One operation is missing from the trail: its number is skipped. */
const gapInTrail = (scene: Scene) => handled(scene, "F14", (id) => {
  scene.step(id, "accept", scene.officer(), scene.day(2, 11))
  scene.id()
  scene.step(id, "approve", scene.officer(), scene.day(2, 14), 600, { field: "previous-hash", before: "missing" })
  return [scene.officer()]
})

function twoSubsidies(scene: Scene): void {
  const person = scene.one()
  const ids = (["SI-FLEX-HARD", "PW-POST"] as const).map((item) => scene.apply({ person, item, from: scene.month(6), to: scene.month(4) }))
  scene.label("G01", { people: [person] }, "applications", ids.join(" "))
}

function tooLong(scene: Scene): void {
  const person = scene.one()
  scene.label("G02", { people: [person] }, "applications", scene.apply({ person, from: scene.month(42), to: scene.month(3), amount: 2_240_000 }))
}

/** One institution with most of a county's money of a quarter. */
function concentrated(scene: Scene): void {
  const people = scene.people(8)
  for (const [at, person] of people.entries()) scene.apply({ item: "TR-SKILL", person, amount: 200_000, agent: `institution-${7_500_000 + (at < 5 ? scene.block.number : at)}`, on: scene.day(2, 4 + at) })
  scene.label("G03", { people: people.slice(0, 5) }, "applications", `institution-${7_500_000 + scene.block.number}`)
}

function yearEnd(scene: Scene): void {
  const people = scene.people(6)
  const december = scene.economy.lastMonth - ((scene.economy.lastMonth + 1) % 12)
  for (const person of people) scene.pay(scene.apply({ person }), person, 500_000, scene.day(scene.economy.lastMonth - december, 28))
  scene.label("G04", { people }, "payments", dayText(scene.day(scene.economy.lastMonth - december, 28)))
}

function fund(scene: Scene, rule: string, more: { readonly received: number; readonly spent: number; readonly code: string; readonly use: string; readonly on: number }): void {
  const id = scene.id()
  scene.write("funds", id, "990201", "employment-subsidies", `示例财社〔2026〕${id % 1_000}号`, more.received, dayText(more.on), more.spent, more.code, more.use)
  scene.label(rule, {}, "funds", id)
}

const forbiddenUse = (scene: Scene) => fund(scene, "G05", { received: 50_000_000, spent: 8_000_000, code: "2080799", use: "office-building", on: scene.day(8) })
const beyondBudget = (scene: Scene) => fund(scene, "G06", { received: 50_000_000, spent: 61_000_000, code: "2080101", use: "subsidies", on: scene.day(8) })
const idleMoney = (scene: Scene) => fund(scene, "G10", { received: 90_000_000, spent: 0, code: "2080799", use: "subsidies", on: scene.day(9) })

function returnedAndForgotten(scene: Scene): void {
  const person = scene.one()
  const id = scene.apply({ person, on: scene.day(6) })
  scene.write("payments", id, personId(person.person.index), null, 336_000, dayText(scene.day(5)), "returned", null)
  scene.label("G07", { people: [person] }, "payments", id)
}

function approvedNotPaid(scene: Scene): void {
  const person = scene.one()
  scene.label("G08", { people: [person] }, "applications", scene.apply({ person, on: scene.day(4), decided: scene.day(3, 1), state: "approved" }))
}

/** Amounts that were made up: nearly all begin with eight or nine. The five hundred lines of the rule are the item's in all blocks that play this. */
function madeUpAmounts(scene: Scene): void {
  const people = scene.people(60)
  for (const [at, person] of people.entries()) scene.pay(scene.apply({ item: "TR-LIVE", person, amount: 80_000 + at * 331 }), person, 80_000 + at * 331, scene.day(2, 20))
  scene.label("G09", { people }, "payments", "TR-LIVE")
}

export const insiderFrauds: readonly Fraud[] = [
  ["F01", twoPosts], ["F02", relative], ["F03", ownCase], ["F04", atNight], ["F05", tooFast], ["F06", farAway], ["F07", shared], ["F08", approvedFirst], ["F09", changedAmount], ["F10", changedAfterReview], ["F11", curious], ["F12", ownRights], ["F13", exported], ["F14", gapInTrail],
]
export const moneyFrauds: readonly Fraud[] = [
  ["G01", twoSubsidies], ["G02", tooLong], ["G03", concentrated], ["G04", yearEnd], ["G05", forbiddenUse], ["G06", beyondBudget], ["G07", returnedAndForgotten], ["G08", approvedNotPaid], ["G09", madeUpAmounts], ["G10", idleMoney],
]
