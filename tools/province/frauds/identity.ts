// Identity and status (A01–A10): benefits of the dead, the imprisoned, the retired; ages, students, papers and households that are not so.
import { dayIn, dayText, firstDay, monthOf, monthText } from "../calendar.ts"
import type { Life } from "../life.ts"
import { recogniser } from "../services/ordinary.ts"
import { personId, placeOf, receivedOn, source } from "../tables/people.ts"
import { row } from "../tables/sheet.ts"
import type { Claim, Grant } from "../unemployment.ts"
import type { Fraud } from "./catalogue.ts"
import { NobodyLeft, type Scene } from "./scene.ts"

/** Somebody of the block who drew at least some months of a grant that is over. */
export function drawer(scene: Scene, suits: (life: Life, grant: Grant) => boolean): { readonly life: Life; readonly claim: Claim & { readonly grant: Grant } } {
  for (const life of scene.block.lives)
    for (const claim of life.unemployment.claims) {
      const { grant } = claim
      if (grant && grant.drawn.length >= 3 && grant.state !== "running" && suits(life, grant)) return { life, claim: { ...claim, grant } }
    }
  throw new NobodyLeft()
}

const drawnMonth = (grant: Grant, at: number): number => grant.drawn.at(at)?.[0] ?? grant.firstMonth

/** The bank went on paying after the death: months are drawn that belong to nobody. */
function paidAfterDeath(scene: Scene): void {
  for (const life of scene.block.lives)
    for (const [at, claim] of life.unemployment.claims.entries()) {
      const { grant } = claim
      if (!grant || grant.stopEvent !== "died" || grant.lastMonth < grant.stoppedFrom + 2 || scene.economy.lastMonth < grant.stoppedFrom + 2) continue
      const more: [number, number][] = [[grant.stoppedFrom + 1, grant.stoppedFrom + 1], [grant.stoppedFrom + 2, grant.stoppedFrom + 2]]
      life.unemployment.claims[at] = { ...claim, grant: { ...grant, drawn: [...grant.drawn, ...more] } }
      return scene.label("A01", { people: [life] }, "insurance.month_lines", monthText(grant.stoppedFrom + 1))
    }
  const dead = scene.block.lives.find((life) => life.person.died > scene.day(20) && life.person.died < scene.day(4) && life.person.age > 40)
  if (!dead) throw new NobodyLeft()
  const id = scene.apply({ item: "PW-POST", person: dead, from: monthOf(dead.person.died) - 2, to: monthOf(dead.person.died) + 2, on: dead.person.died + 70 })
  scene.pay(id, dead, 400_000, dead.person.died + 85)
  scene.label("A01", { people: [dead] }, "applications", id)
}

function drawsInPrison(scene: Scene): void {
  const { life, claim } = drawer(scene, (one) => one.custody[0] === 0 && unknown(one))
  const [from, to] = [dayIn(drawnMonth(claim.grant, 1), 3), dayIn(drawnMonth(claim.grant, -1), 20)]
  scene.sheets.custodies.add(row(personId(life.person.index), dayText(from), dayText(to), placeOf(life), source, receivedOn(to + 40)))
  scene.label("A02", { people: [life] }, "registers.custodies", dayText(from))
}

function drawsWithPension(scene: Scene): void {
  const retired = scene.block.lives.find((life) => life.person.died === 0 && life.work.pensionKind === "110" && life.person.age < 66)
  if (!retired) throw new NobodyLeft()
  const from = Math.max(monthOf(retired.work.pensionFrom), scene.month(14))
  const id = scene.apply({ item: "PW-POST", person: retired, from, to: from + 3 })
  scene.pay(id, retired, 800_000, scene.day(1))
  scene.label("A03", { people: [retired] }, "applications", id)
}

function tooYoung(scene: Scene): void {
  const child = scene.block.lives.find((life) => life.person.died === 0 && life.person.age === 15)
  if (!child) throw new NobodyLeft()
  scene.label("A04", { people: [child] }, "applications", scene.apply({ item: "TR-SKILL", person: child }))
}

function studentAsIdle(scene: Scene): void {
  const student = scene.block.lives.find((life) => life.person.died === 0 && life.person.age >= 17 && life.person.age < 24 && life.school.leaves > scene.day(0))
  if (!student) throw new NobodyLeft()
  scene.label("A05", { people: [student] }, "applications", scene.apply({ item: "TR-SKILL", person: student, from: scene.month(4), to: scene.month(3) }))
}

function falseDiploma(scene: Scene): void {
  const person = scene.one((life) => life.school.level === "71")
  scene.write("certificates", `98${personId(person.person.index)}`, personId(person.person.index), "diploma", "21", dayText(scene.day(30)), null, null, "no")
  scene.label("A06", { people: [person] }, "applications", scene.apply({ item: "ST-ONCE", person }))
}

/** Nobody whom a subsidy is in sight for: what is planted must not change what others are entitled to. */
const unknown = (life: Life): boolean => life.hardship === null && life.school.level > "39"

function hardshipOver(scene: Scene): void {
  const person = scene.one(unknown)
  person.hardship = { category: "040", on: scene.day(24), until: scene.day(7, 1), exit: "080" }
  scene.label("A07", { people: [person] }, "applications", scene.apply({ person, from: scene.month(8), to: scene.month(2), on: scene.day(1) }))
}

/** A household "without anybody at work", in which the husband or wife has a job. */
function zeroEmployment(scene: Scene): void {
  const person = scene.one((life) => unknown(life) && life.person.spouse >= 0 && scene.block.lives[life.person.spouse]?.work.jobs.some((job) => job.to === 0 && job.insured === "all") === true)
  person.hardship = { category: "070", on: scene.day(6), until: 0, exit: "" }
  scene.label("A08", { people: [person] }, "hardship", personId(person.person.index))
}

/** Somebody else's card and somebody else's face: one photo stands on two applications. */
function borrowedCard(scene: Scene): void {
  const people = scene.people(2)
  const ids = people.map((person) => scene.apply({ person, image: `same-photo-${scene.block.number}` }))
  scene.label("A09", { people }, "applications", ids.join(" "))
}

function recognisedAndClaimed(scene: Scene): void {
  const person = scene.one(unknown)
  const on = scene.day(5, 8)
  person.hardship = { category: "050", on, until: 0, exit: "" }
  const id = scene.apply({ person, on: on + 2, from: monthOf(on), to: scene.month(1) })
  scene.step(id, "accept", recogniser(scene.block), on + 2)
  scene.label("A10", { people: [person], officers: [recogniser(scene.block)] }, "steps", id)
}

/** Employee rows of another unit in months for which somebody drew the benefit (B09), and a benefit drawn in another province too (B11). */
export function worksAndDraws(scene: Scene): void {
  const { life, claim } = drawer(scene, (one) => one.person.died === 0 && unknown(one))
  const [from, to] = [dayIn(drawnMonth(claim.grant, 0) + 1, 4), dayIn(drawnMonth(claim.grant, -1), 20)]
  if (to <= from) throw new NobodyLeft()
  scene.sheets.employeeRows.add(row(personId(life.person.index), 2_500_000_000_000 + life.person.index, 500_000_000_000 + scene.firm(), "210", dayText(from), dayText(to), null, placeOf(life), source, receivedOn(to + 60)))
  scene.label("B09", { people: [life] }, "registers.employee_rows", dayText(from))
}

export function drawsTwice(scene: Scene): void {
  const { life, claim } = drawer(scene, (one) => one.person.died === 0 && one.unemployment.elsewhereFrom === 0)
  const [from, to] = [dayIn(drawnMonth(claim.grant, 0) + 1, 9), firstDay(drawnMonth(claim.grant, -1))]
  if (to <= from) throw new NobodyLeft()
  scene.sheets.elsewhere.add(row(personId(life.person.index), "340000", dayText(from), dayText(to), placeOf(life), source, receivedOn(to + 45)))
  scene.label("B11", { people: [life] }, "registers.entitlements_elsewhere", dayText(from))
}

export const identityFrauds: readonly Fraud[] = [
  ["A01", paidAfterDeath], ["A02", drawsInPrison], ["A03", drawsWithPension], ["A04", tooYoung], ["A05", studentAsIdle], ["A06", falseDiploma], ["A07", hardshipOver], ["A08", zeroEmployment], ["A09", borrowedCard], ["A10", recognisedAndClaimed],
]
