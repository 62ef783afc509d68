// The ordinary course of services: recognitions, subsidies, classes, internships, loans, posts, résumés, and visits with their ratings. Nothing here breaks a rule of domain/05.
import { dayText, firstDay, monthOf, monthText } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { bankAccountOf, employerId, mobileOf } from "../numbers.ts"
import { Chance, purposes } from "../random.ts"
import { bytes, csvRow } from "../tables/sheet.ts"
import { personId, placeOf, type Sheets } from "../tables/people.ts"
import type { FileSheets } from "./files.ts"
import { type Class, standsIn, writeAttendance, writeCertificate, writeClassRow, writeContact, writeEnrolment, writeInternship, writeLoan, writePost, writeResume } from "./records.ts"

export const officerId = (number: number): number => 9_000_001 + number
/** Numbers of what a block's services make: a thousand for each kind. */
export const serviceId = (block: number, number: number): number => 4_000_000_000_000 + block * 1_000 + number

/** A moment of a day by the clock of China. */
export const momentOf = (day: number, minute: number, second = 0): string =>
  `${dayText(day)}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:${String(second).padStart(2, "0")}+08:00`

/** Of one person's signs: what a phone of their own and a line of their own look like. */
export const deviceOf = (index: number): string => `d${String(index).padStart(9, "0")}`
export const addressOf = (index: number): string => `10.${Math.floor(index / 65_536) % 256}.${Math.floor(index / 256) % 256}.${index % 256}`

const grown = (life: Life) => life.person.died === 0 && life.person.age >= 22 && life.person.age < 58
const worksNow = (life: Life) => life.work.jobs.some((job) => job.to === 0)

export function writeServices(files: FileSheets, sheets: Sheets, economy: Economy, block: Block): void {
  const chance = new Chance().of(economy.seed, purposes.services, block.number)
  const start = firstDay(economy.lastMonth - 23)
  const people = block.lives.filter(grown)
  const idle = people.filter((life) => !worksNow(life) && life.markets.length === 0)
  const officer = officerId(block.number % 300)
  writeHardship(files, economy, chance, people, officer, start)
  writeFlexible(files, economy, chance, people, block)
  if (block.number % 3 === 0) writeClass(files, sheets, economy, chance, idle, block)
  writeMarket(files, sheets, economy, chance, block, people, start)
  for (const life of people) if (chance.happens(250)) writeVisit(files, sheets, economy, chance, block, life)
}

const categories = ["4050", "disabled", "minimum-living", "zero-employment", "long-unemployed", "lost-land"] as const

function writeHardship(files: FileSheets, economy: Economy, chance: Chance, people: readonly Life[], officer: number, start: number): void {
  for (const life of people) {
    if (worksNow(life) || life.unemployment.spells.length === 0 || !chance.happens(1_200)) continue
    const on = start + chance.below(500)
    files.hardship.add(csvRow(personId(life.person.index), chance.pick(categories), dayText(on), dayText(Math.min(on + 1_095, firstDay(economy.lastMonth + 36))), officer))
  }
}

/** SI-FLEX: those who pay alone get part of it back, half a year at a time. */
function writeFlexible(files: FileSheets, economy: Economy, chance: Chance, people: readonly Life[], block: Block): void {
  let number = 0
  for (const life of people) {
    const alone = life.work.jobs.find((job) => job.insured === "alone" && job.to === 0 && monthOf(job.from) < economy.lastMonth - 7)
    if (!alone || !chance.happens(1_500) || number >= 200) continue
    const id = serviceId(block.number, number++)
    const applied = firstDay(economy.lastMonth) + chance.below(10)
    const { index } = life.person
    const [amount, account] = [84_000 * 6 * 2 / 3, bankAccountOf(index)]
    files.applications.add(csvRow(id, "SI-FLEX", personId(index), null, monthText(economy.lastMonth - 6), monthText(economy.lastMonth - 1), amount, momentOf(applied, 540 + chance.below(420)), dayText(applied + 8), account, bytes(life.person.name), mobileOf(index), deviceOf(index), addressOf(index), null, null, `f${index}`, `i${index}`, "paid"))
    files.payments.add(csvRow(id, personId(index), account, amount, dayText(applied + 14), "paid", dayText(applied + 14)))
    for (const [at, step] of ["accept", "review", "approve"].entries())
      files.steps.add(csvRow(id * 10 + at, id, step, officerId((block.number * 3 + at) % 300 + 400 * at), momentOf(applied + 2 + at * 2, 560 + chance.below(400)), `t${block.number % 300}-${at}`, `172.16.${at}.${block.number % 250}`, 95 + chance.below(600), null, null, null))
  }
}

const occupationsTaught = ["4-03-02-01", "6-18-01-01", "4-10-01-02", "6-29-02-06"] as const

/** A class of twenty: twelve days, signed in within a quarter of an hour, each at a minute of their own. */
function writeClass(files: FileSheets, sheets: Sheets, economy: Economy, chance: Chance, idle: readonly Life[], block: Block): void {
  const students = idle.filter((_, at) => at % 7 === block.number % 7).slice(0, 20)
  if (students.length < 8) return
  const begins = firstDay(economy.lastMonth - 3 - (block.number % 12)) + 2
  const [id, institution, occupation] = [serviceId(block.number, 900), 7_000_000 + (block.number % 90), chance.pick(occupationsTaught)]
  files.classes.add(csvRow(id, institution, occupation, `teacher-${block.number}`, `room-${block.number}`, dayText(begins), dayText(begins + 14), students.length, 40, "hall", "day"))
  const school = block.firms.find((firm) => standsIn(economy, firm, begins))
  const held: Class | null = school === undefined ? null : { id, school, occupation, begins }
  if (held) writeClassRow(sheets, economy, held)
  for (const life of students) {
    if (held) writeEnrolment(sheets, economy, life, held)
    for (let day = 0; day < 12; day++) {
      if (chance.happens(500)) continue
      if (held) writeAttendance(sheets, economy, life, held, day)
      files.attendance.add(csvRow(id, personId(life.person.index), dayText(begins + day), momentOf(begins + day, 500 + chance.below(15), chance.below(60)), momentOf(begins + day, 690 + chance.below(15), chance.below(60)), `room-${block.number}`, chance.below(60), (85 + chance.below(15)) / 100, `a${life.person.index}-${day}`))
    }
    if (!chance.happens(8_500)) continue
    const number = `99${id}${life.person.index % 1_000}`
    if (held) writeCertificate(sheets, economy, life, number, held)
    files.certificates.add(csvRow(number, personId(life.person.index), occupation, "5", dayText(begins + 20), 60 + chance.below(38), institution, "yes"))
  }
  files.inspections.add(csvRow(id, dayText(begins + 5), students.length, students.length - chance.below(2)))
}

function writeMarket(files: FileSheets, sheets: Sheets, economy: Economy, chance: Chance, block: Block, people: readonly Life[], start: number): void {
  const alive = block.firms.filter((firm) => firmOf(economy, firm).closed === 0)
  for (const [at, firm] of alive.entries()) {
    if (!chance.happens(6_000)) continue
    const [on, pay] = [start + chance.below(690), (38 + chance.below(50)) * 10_000]
    const [occupation, headcount, id] = [chance.pick(occupationsTaught), 1 + chance.below(12), serviceId(block.number, 500 + at)]
    writePost(sheets, economy, firm, { id, occupation, headcount, pay, from: on, until: on + 30 })
    files.posts.add(csvRow(id, employerId(firm), occupation, headcount, pay, pay + 150_000, dayText(on), dayText(on + 30)))
  }
  const hosts = new Set<number>()
  for (const life of people) {
    const id = personId(life.person.index)
    if (life.unemployment.spells.some((spell) => spell.closed === 0) && chance.happens(7_000)) {
      const [occupation, pay, on] = [chance.pick(occupationsTaught), (40 + chance.below(60)) * 10_000, firstDay(economy.lastMonth) - chance.below(300)]
      writeResume(sheets, life, occupation, pay, on)
      files.resumes.add(csvRow(id, occupation, pay, dayText(on), `skill-${chance.below(40)}`))
    }
    if (life.person.age < 25 && life.school.level >= "21" && life.school.level <= "31" && life.school.leaves > firstDay(economy.firstMonth) && life.school.leaves < firstDay(economy.lastMonth - 8) && alive.length > 0 && chance.happens(600)) {
      const [firm, from, until] = [chance.pick(alive), life.school.leaves + 31, life.school.leaves + 212]
      writeInternship(sheets, economy, life, firm, from, until, !hosts.has(firm))
      hosts.add(firm)
      files.internships.add(csvRow(id, employerId(firm), 1, dayText(from), dayText(until), chance.happens(5_500) ? "yes" : "no", "no"))
    }
    const market = life.markets.find((one) => one.to === 0 && one.role !== "股东")
    if (market && chance.happens(900)) {
      const [number, amount, signed] = [serviceId(block.number, 700 + (life.person.index % 100)), (5 + chance.below(25)) * 1_000_000, start + chance.below(600)]
      writeLoan(sheets, economy, life, market.firm, number, amount, signed, start + 1_300)
      files.loans.add(csvRow(number, id, employerId(market.firm), amount, dayText(signed), dayText(start + 1_300), "stock-in-trade", "yes"))
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
