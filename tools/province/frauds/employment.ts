// Employment and insurance (B01–B12): work elsewhere, work that never was, months bought afterwards, people moved in circles.
import { dayText, monthText } from "../calendar.ts"
import type { Life } from "../life.ts"
import { employerId } from "../numbers.ts"
import { personId } from "../tables/people.ts"
import type { Fraud } from "./catalogue.ts"
import { drawsTwice, worksAndDraws } from "./identity.ts"
import { NobodyLeft, type Scene } from "./scene.ts"

const employed = (life: Life) => life.work.jobs.some((job) => job.to === 0 && job.insured === "all" && !job.isSecond)

/** A subsidy for a job here, while another unit pays the insurance. */
function worksElsewhere(scene: Scene): void {
  const person = scene.one(employed)
  scene.label("B01", { people: [person], firms: [scene.firm()] }, "applications", scene.apply({ item: "SI-EMP-HARD", person, firm: scene.firm(), from: scene.month(3), to: scene.month(1) }))
}

/** At least three people insured from the month of hire for the first time, gone within a month of the last subsidised one. */
function insuredForTheSubsidy(scene: Scene): void {
  const firm = scene.firm()
  const people = scene.people(3, (life) => life.work.jobs.length === 0)
  for (const person of people) {
    scene.apply({ item: "SI-EMP-HARD", person, firm, from: scene.month(9), to: scene.month(4), on: scene.day(3) })
    scene.fact(firm, "first-insured", scene.day(9, 1), personId(person.person.index), scene.day(3, 5))
  }
  scene.label("B02", { people, firms: [firm] }, "firm_facts", employerId(firm))
}

/** Six months credited on one day, three months and more afterwards. */
function boughtAfterwards(scene: Scene): void {
  const person = scene.one()
  const id = scene.apply({ person, from: scene.month(11), to: scene.month(6), on: scene.day(1) })
  for (let month = 11; month >= 6; month--) scene.write("firm_facts", employerId(0), "credited-late", dayText(scene.day(2)), dayText(scene.day(2)), `${personId(person.person.index)}:${monthText(scene.month(month))}`)
  scene.label("B03", { people: [person] }, "applications", id)
}

/** Insured, but no wage tax and no wage for months. */
function inventedJob(scene: Scene): void {
  const firm = scene.firm()
  const people = scene.people(2)
  for (const person of people) {
    scene.apply({ item: "SI-EMP-HARD", person, firm })
    scene.fact(firm, "no-wage-record", scene.day(8, 1), personId(person.person.index), scene.day(3, 1))
  }
  scene.label("B04", { people, firms: [firm] }, "firm_facts", employerId(firm))
}

/** More subsidised people than insured ones. */
function tooMany(scene: Scene): void {
  const firm = scene.firm()
  const people = scene.people(4)
  for (const person of people) scene.apply({ item: "SI-EMP-HARD", person, firm })
  scene.fact(firm, "insured-headcount", scene.day(3, 1), people.length - 2)
  scene.label("B05", { people, firms: [firm] }, "firm_facts", employerId(firm))
}

/** Two rounds: when the months of one are used up, others take their places. */
function rollingReplacement(scene: Scene): void {
  const firm = scene.firm()
  const rounds = [scene.people(3), scene.people(3)]
  for (const [round, people] of rounds.entries())
    for (const person of people) {
      scene.apply({ item: "SI-EMP-HARD", person, firm, from: scene.month(18 - round * 8), to: scene.month(13 - round * 8), on: scene.day(12 - round * 8) })
      scene.fact(firm, "left", scene.day(12 - round * 8, 15), personId(person.person.index))
    }
  scene.label("B06", { people: rounds.flat(), firms: [firm] }, "firm_facts", employerId(firm))
}

function hiresThemselves(scene: Scene): void {
  const firm = scene.firm()
  const owner = scene.ownerOf(firm)
  if (!owner) throw new NobodyLeft()
  scene.label("B07", { people: [owner], firms: [firm] }, "applications", scene.apply({ item: "HI-ONCE", person: owner, firm }))
}

/** From one firm to its sister with the same owner, and the contract begins anew. */
function movedAround(scene: Scene): void {
  const [first, second] = scene.block.firms
  if (first === undefined || second === undefined) throw new NobodyLeft()
  const person = scene.one()
  for (const firm of [first, second]) scene.fact(firm, "registered-address", scene.day(40), `sister-house-${scene.block.number}`)
  scene.apply({ item: "SI-EMP-HARD", person, firm: first, from: scene.month(14), to: scene.month(9), on: scene.day(8) })
  scene.label("B08", { people: [person], firms: [first, second] }, "applications", scene.apply({ item: "SI-EMP-HARD", person, firm: second, from: scene.month(8), to: scene.month(3), on: scene.day(2) }))
}

function flexibleAndEmployed(scene: Scene): void {
  const person = scene.one(employed)
  scene.label("B10", { people: [person] }, "applications", scene.apply({ item: "SI-FLEX-HARD", person, from: scene.month(4), to: scene.month(2) }))
}

function dispatchKeepsMoney(scene: Scene): void {
  const firm = scene.firm()
  const id = scene.apply({ item: "UI-RETAIN", firm, amount: 5_800_000, on: scene.day(6) })
  scene.fact(firm, "dispatch-received", scene.day(5), id)
  scene.fact(firm, "dispatch-passed-on", scene.day(3), 0)
  scene.label("B12", { firms: [firm] }, "firm_facts", employerId(firm))
}

export const employmentFrauds: readonly Fraud[] = [
  ["B01", worksElsewhere], ["B02", insuredForTheSubsidy], ["B03", boughtAfterwards], ["B04", inventedJob], ["B05", tooMany], ["B06", rollingReplacement], ["B07", hiresThemselves], ["B08", movedAround], ["B09", worksAndDraws], ["B10", flexibleAndEmployed],
  ["B11", drawsTwice], ["B12", dispatchKeepsMoney],
]
