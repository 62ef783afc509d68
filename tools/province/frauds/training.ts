// Training, internship, public posts, start-up (D01–D16).
import { dayText } from "../calendar.ts"
import type { Life } from "../life.ts"
import { bankAccountOf, employerId } from "../numbers.ts"
import { momentOf } from "../services/ordinary.ts"
import { personId } from "../tables/people.ts"
import type { Fraud } from "./catalogue.ts"
import { NobodyLeft, type Scene } from "./scene.ts"

const employed = (life: Life) => life.work.jobs.some((job) => job.to === 0 && job.insured === "all" && !job.isSecond)

interface ClassOf {
  readonly students: number
  readonly seats?: number
  readonly teacher?: string
  readonly room?: string
  readonly mode?: "hall" | "online"
  readonly months?: number
}

function aClass(scene: Scene, of: ClassOf): number {
  const id = scene.id()
  const months = of.months ?? 3
  scene.write("classes", id, 7_500_000 + scene.block.number, "4-03-02-01", of.teacher ?? `t-${id}`, of.room ?? `r-${id}`, dayText(scene.day(months, 3)), dayText(scene.day(months, 17)), of.students, of.seats ?? 40, of.mode ?? "hall", "day")
  return id
}

interface SignIn {
  readonly date: number
  readonly minute: number
  readonly second?: number
  readonly place?: string
  readonly metres?: number
  readonly face?: number
  readonly image?: string
}

const signs = (scene: Scene, id: number, person: Life, at: SignIn): void =>
  scene.write("attendance", id, personId(person.person.index), dayText(scene.day(3, at.date)), momentOf(scene.day(3, at.date), at.minute, at.second ?? 11), momentOf(scene.day(3, at.date), at.minute + 190, at.second ?? 11), at.place ?? `r-${id}`, at.metres ?? 20, at.face ?? 0.95, at.image ?? `a${person.person.index}-${at.date}-${at.minute}`)

function trainsAtWork(scene: Scene): void {
  const person = scene.one(employed)
  const id = aClass(scene, { students: 20 })
  for (let date = 5; date < 15; date++) signs(scene, id, person, { date, minute: 545 })
  scene.label("D01", { people: [person] }, "attendance", id)
}

function allAtOneMinute(scene: Scene): void {
  const people = scene.people(10)
  const id = aClass(scene, { students: 10 })
  for (const date of [4, 5, 6]) for (const [at, person] of people.entries()) signs(scene, id, person, { date, minute: 510, second: at % 4 })
  scene.label("D02", { people }, "attendance", id)
}

function twoPlacesAtOnce(scene: Scene): void {
  const person = scene.one()
  const id = aClass(scene, { students: 20 })
  signs(scene, id, person, { date: 5, minute: 510, place: "甲市望川区" })
  signs(scene, id, person, { date: 5, minute: 525, place: "丙市望海区", metres: 180_000 })
  scene.label("D03", { people: [person] }, "attendance", id)
}

function anothersFace(scene: Scene): void {
  const people = scene.people(2)
  const id = aClass(scene, { students: 20 })
  for (const person of people) signs(scene, id, person, { date: 6, minute: 505, face: 0.61, image: `one-photo-${id}` })
  scene.label("D04", { people }, "attendance", id)
}

function playsByMachine(scene: Scene): void {
  const person = scene.one()
  const id = aClass(scene, { students: 30, mode: "online" })
  for (let lesson = 1; lesson <= 5; lesson++) scene.write("lessons", id, personId(person.person.index), lesson, momentOf(scene.day(3, 6), 600), 45, "2.0", 6, 0)
  scene.label("D05", { people: [person] }, "lessons", id)
}

function emptyClass(scene: Scene): void {
  const id = aClass(scene, { students: 20 })
  scene.write("inspections", id, dayText(scene.day(3, 8)), 20, 13)
  scene.label("D06", {}, "inspections", id)
}

function doubleBooked(scene: Scene): void {
  const teacher = `busy-${scene.block.number}`
  const ids = [aClass(scene, { students: 46, seats: 40, teacher }), aClass(scene, { students: 20, teacher })]
  scene.label("D07", {}, "classes", ids.join(" "))
}

function inTwoClasses(scene: Scene): void {
  const person = scene.one()
  const ids = [aClass(scene, { students: 20 }), aClass(scene, { students: 22 })]
  for (const id of ids) signs(scene, id, person, { date: 7, minute: 515 })
  scene.label("D08", { people: [person] }, "attendance", ids.join(" "))
}

function boughtCertificate(scene: Scene): void {
  const person = scene.one()
  aClass(scene, { students: 20 })
  scene.write("certificates", `98${personId(person.person.index)}`, personId(person.person.index), "4-03-02-01", "4", dayText(scene.day(3, 4)), 88, 7_500_000 + scene.block.number, "no")
  scene.label("D09", { people: [person] }, "certificates", personId(person.person.index))
}

function internIsEmployee(scene: Scene): void {
  const person = scene.one((life) => life.person.age < 30 && employed(life))
  const firm = person.work.jobs.find((job) => job.to === 0 && job.insured === "all")?.firm ?? 0
  scene.write("internships", personId(person.person.index), employerId(firm), 1, dayText(scene.day(7, 1)), dayText(scene.day(1, 1)), "no", "yes")
  scene.label("D10", { people: [person], firms: [firm] }, "internships", personId(person.person.index))
}

/** Three cohorts one after another, nobody kept. */
function neverKept(scene: Scene): void {
  const firm = scene.firm()
  const people = scene.people(12, (life) => life.person.age < 40)
  for (const [at, person] of people.entries()) scene.write("internships", personId(person.person.index), employerId(firm), 1 + (at % 3), dayText(scene.day(21 - (at % 3) * 6, 1)), dayText(scene.day(16 - (at % 3) * 6, 1)), "no", "no")
  scene.label("D11", { people, firms: [firm] }, "internships", employerId(firm))
}

function neverAtThePost(scene: Scene): void {
  const person = scene.one()
  scene.write("public_posts", personId(person.person.index), `unit-${scene.block.number}`, dayText(scene.day(8, 1)), dayText(scene.day(2, 1)), 0, 5)
  scene.label("D12", { people: [person] }, "public_posts", personId(person.person.index))
}

function relativeAtThePost(scene: Scene): void {
  const person = scene.one((life) => life.person.spouse >= 0)
  scene.write("officer_relatives", scene.officer(), personId(person.person.index), "spouse")
  scene.write("public_posts", personId(person.person.index), `unit-of-${scene.officer()}`, dayText(scene.day(8, 1)), dayText(scene.day(2, 1)), 120, 0)
  scene.label("D13", { people: [person], officers: [scene.officer()] }, "public_posts", personId(person.person.index))
}

function businessOnPaper(scene: Scene): void {
  const firm = scene.firm()
  for (const fact of ["no-tax-declaration", "no-power-or-rent", "no-invoice"]) scene.fact(firm, fact, scene.day(9, 1), 6)
  scene.label("D14", { firms: [firm] }, "applications", scene.apply({ item: "ST-ONCE", firm, amount: 500_000 }))
}

function loanForHouse(scene: Scene): void {
  const firm = scene.firm()
  const owner = scene.ownerOf(firm)
  if (!owner) throw new NobodyLeft()
  const id = scene.id()
  scene.write("loans", id, personId(owner.person.index), employerId(firm), 20_000_000, dayText(scene.day(10)), dayText(scene.day(-14)), "house", "no")
  scene.write("flows", bankAccountOf(owner.person.index), bankAccountOf(920_000_000), 18_000_000, dayText(scene.day(10, 14)), "house-purchase")
  scene.label("D15", { people: [owner], firms: [firm] }, "loans", id)
}

function alwaysInTraining(scene: Scene): void {
  const person = scene.one()
  const ids = ["4-03-02-01", "6-18-01-01", "4-10-01-02"].map((occupation, at) => {
    scene.write("certificates", `97${personId(person.person.index)}${at}`, personId(person.person.index), occupation, "5", dayText(scene.day(9 - at * 3)), 70, 7_500_000, "yes")
    return scene.apply({ item: "TR-SKILL", person, occupation, on: scene.day(8 - at * 3) })
  })
  scene.label("D16", { people: [person] }, "applications", ids.join(" "))
}

export const trainingFrauds: readonly Fraud[] = [
  ["D01", trainsAtWork], ["D02", allAtOneMinute], ["D03", twoPlacesAtOnce], ["D04", anothersFace], ["D05", playsByMachine], ["D06", emptyClass], ["D07", doubleBooked], ["D08", inTwoClasses], ["D09", boughtCertificate], ["D10", internIsEmployee],
  ["D11", neverKept], ["D12", neverAtThePost], ["D13", relativeAtThePost], ["D14", businessOnPaper], ["D15", loanForHouse], ["D16", alwaysInTraining],
]
