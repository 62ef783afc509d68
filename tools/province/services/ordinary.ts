// The ordinary course of services as files: recognitions, classes, internships, loans, posts, résumés, and visits with their ratings. Nothing here breaks a rule of domain/05.
import { dayText, firstDay } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { employerId, serviceId } from "../numbers.ts"
import { Chance, purposes } from "../random.ts"
import { certificateNumber, courseDays } from "../support/courses.ts"
import type { Lived } from "../support/lived.ts"
import { csvRow } from "../tables/sheet.ts"
import { personId, placeOf, type Sheets } from "../tables/people.ts"
import type { FileSheets } from "./files.ts"
import { taught } from "./postings.ts"
import { writeContact, writePost, writeResume } from "./records.ts"

export const officerId = (number: number): number => 9_000_001 + number
/** Who recognises hardship where the people of a block live. */
export const recogniser = (block: Block): number => officerId(block.number % 300)

/** A moment of a day by the clock of China. */
export const momentOf = (day: number, minute: number, second = 0): string =>
  `${dayText(day)}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:${String(second).padStart(2, "0")}+08:00`

/** Of one person's signs: what a phone of their own and a line of their own look like. */
export const deviceOf = (index: number): string => `d${String(index).padStart(9, "0")}`
export const addressOf = (index: number): string => `10.${Math.floor(index / 65_536) % 256}.${Math.floor(index / 256) % 256}.${index % 256}`

const grown = (life: Life) => life.person.died === 0 && life.person.age >= 22 && life.person.age < 58

export function writeServices(files: FileSheets, sheets: Sheets, economy: Economy, block: Block, lived: Lived): void {
  const chance = new Chance().of(economy.seed, purposes.services, block.number)
  const start = firstDay(economy.lastMonth - 23)
  const people = block.lives.filter(grown)
  writeHardship(files, block, recogniser(block))
  writeFiles(files, chance, block, lived)
  writeMarket(files, sheets, economy, chance, block, people, start)
  for (const life of people) if (chance.happens(250)) writeVisit(files, sheets, economy, chance, block, life)
}

function writeHardship(files: FileSheets, block: Block, officer: number): void {
  for (const { person, hardship } of block.lives) if (hardship) files.hardship.add(csvRow(personId(person.index), hardship.category, dayText(hardship.on), hardship.until > 0 ? dayText(hardship.until) : null, officer))
}

/** The class, each student signed in within a quarter of an hour at a minute of their own; internships and loans. */
function writeFiles(files: FileSheets, chance: Chance, block: Block, { course, internships, loans, skills }: Lived): void {
  for (const [life, skill] of skills) files.certificates.add(csvRow(skill.number, personId(life.person.index), skill.occupation, String(skill.level), dayText(skill.issuedOn), 60 + (life.person.index % 38), 7_200_000 + (block.number % 90), "yes"))
  if (course) {
    const { id, begins, occupation, level, students } = course
    // A firm's own classes are held at work, not in a hall that is watched.
    const [institution, isInHall] = [7_000_000 + (block.number % 90), course.kind !== "firm" && course.kind !== "apprentice"]
    if (isInHall) files.classes.add(csvRow(id, institution, occupation, `teacher-${block.number}`, `room-${block.number}`, dayText(begins), dayText(begins + courseDays), students.length, 40, "hall", "day"))
    for (const { life, attended, score } of students) {
      const person = personId(life.person.index)
      for (const day of isInHall ? attended : [])
        files.attendance.add(csvRow(id, person, dayText(begins + day), momentOf(begins + day, 500 + chance.below(15), chance.below(60)), momentOf(begins + day, 690 + chance.below(15), chance.below(60)), `room-${block.number}`, chance.below(60), (85 + chance.below(15)) / 100, `a${life.person.index}-${day}`))
      if (score > 0) files.certificates.add(csvRow(certificateNumber(id, life), person, occupation, String(level), dayText(begins + courseDays + 6), score, institution, "yes"))
    }
    if (isInHall) files.inspections.add(csvRow(id, dayText(begins + 5), students.length, students.length - chance.below(2)))
  }
  for (const [life, { firm, from, ended, result }] of internships) files.internships.add(csvRow(personId(life.person.index), employerId(firm), 1, dayText(from), dayText(ended), result === "term" && chance.happens(5_500) ? "yes" : "no", "no"))
  for (const [life, loan] of loans) files.loans.add(csvRow(loan.number, personId(life.person.index), employerId(loan.firm), loan.fen, dayText(loan.signed), dayText(loan.due), "stock-in-trade", "yes"))
}

const occupationsTaught = Object.keys(taught)

function writeMarket(files: FileSheets, sheets: Sheets, economy: Economy, chance: Chance, block: Block, people: readonly Life[], start: number): void {
  const alive = block.firms.filter((firm) => firmOf(economy, firm).closed === 0)
  for (const [at, firm] of alive.entries()) {
    if (!chance.happens(6_000)) continue
    const [on, pay] = [start + chance.below(690), (38 + chance.below(50)) * 10_000]
    const [occupation, headcount, id] = [chance.pick(occupationsTaught), 1 + chance.below(12), serviceId(block.number, 500 + at)]
    writePost(sheets, economy, firm, { id, occupation, headcount, pay, from: on, until: on + 30 })
    files.posts.add(csvRow(id, employerId(firm), occupation, headcount, pay, pay + 150_000, dayText(on), dayText(on + 30)))
  }
  for (const life of people) {
    const id = personId(life.person.index)
    if (life.unemployment.spells.some((spell) => spell.closed === 0) && chance.happens(7_000)) {
      const [occupation, pay, on] = [chance.pick(occupationsTaught), (40 + chance.below(60)) * 10_000, firstDay(economy.lastMonth) - chance.below(300)]
      writeResume(sheets, life, occupation, pay, on)
      files.resumes.add(csvRow(id, occupation, pay, dayText(on), `skill-${chance.below(40)}`))
    }
  }
}

/** One in forty grown-ups comes, calls or writes within the last two years; two in three of them rate it, most well. */
function writeVisit(files: FileSheets, sheets: Sheets, economy: Economy, chance: Chance, block: Block, life: Life): void {
  const [on, way] = [firstDay(economy.lastMonth - 23) + chance.below(700), chance.pick(["hall", "web", "web", "phone"] as const)]
  const grade = chance.happens(6_600) ? 5 - chance.weighed([7_600, 1_500, 600, 200, 100]) : null
  const [id, minutes] = [serviceId(block.number, 0) * 100 + life.person.index % 1_000, 3 + chance.below(40)]
  writeContact(sheets, life, id, way, on, minutes, grade)
  files.contacts.add(csvRow(id, personId(life.person.index), `office-${placeOf(life).slice(0, 6)}`, way, dayText(on), minutes, grade, way === "web" ? deviceOf(life.person.index) : null))
}
