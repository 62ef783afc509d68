// The ordinary course of services as rows of the tables that have since been made for it: posts, résumés, contacts with ratings, classes, internships, loans. What frauds leave is in the files alone.
import { addMonths, dayText, monthOf } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Life } from "../life.ts"
import { employerId } from "../numbers.ts"
import { personId, placeOf, receivedOn, type Sheets, source } from "../tables/people.ts"
import { bytes, row } from "../tables/sheet.ts"
import { taught } from "./postings.ts"

/** Records of a person or a firm, sixty-four to each. */
const recordOf = (thing: number, number: number): number => 5_000_000_000_000 + thing * 64 + number
const numbers = { unit: 0, internship: 1, resume: 2, contact: 3, loan: 4, institution: 5, class: 6, enrolment: 7, certificate: 8, post: 9, attendance: 16 } as const

const clerk = bytes("示例经办")
/** Where a record belongs and how it came: region, source, by whom, when. */
const entered = (region: string, day: number): readonly (string | number)[] => [region, source, "import", clerk, receivedOn(day)]

const words = new Map<string, string>()
const inBytes = (text: string): string => {
  const known = words.get(text) ?? bytes(text)
  words.set(text, known)
  return known
}

export function writePost(sheets: Sheets, economy: Economy, index: number, post: { readonly id: number; readonly occupation: string; readonly headcount: number; readonly pay: number; readonly from: number; readonly until: number }): void {
  const firm = firmOf(economy, index)
  const { title, duty } = taught[post.occupation] ?? { title: "普工", duty: "按班组安排完成生产和整理工作，遵守安全操作规程，做好交接班。" }
  sheets.posts.add(
    row(
      employerId(index), recordOf(index, numbers.post), `P${post.id}`, inBytes(title), post.occupation, post.headcount, firm.street, inBytes("厂区（单位住所）"), inBytes(duty), "any", post.pay, post.pay + 150_000, "month", "full-time", clerk, "0990-6000000",
      dayText(post.from), dayText(post.until), ...entered(firm.street, post.from),
    ),
  )
}

export const writeResume = (sheets: Sheets, life: Life, occupation: string, pay: number, on: number): void =>
  sheets.resumes.add(row(personId(life.person.index), recordOf(life.person.index, numbers.resume), occupation, pay, "full-time", "offices", dayText(on), dayText(addMonths(on, 3)), ...entered(placeOf(life), on)))

const channels = { hall: "01", web: "02", phone: "06" } as const

export function writeContact(sheets: Sheets, life: Life, id: number, way: keyof typeof channels, on: number, minutes: number, grade: number | null): void {
  const [person, record, matter] = [personId(life.person.index), recordOf(life.person.index, numbers.contact), inBytes("就业创业政策咨询")]
  sheets.ratingContacts.add(row(person, record, `J${id}`, channels[way], matter, dayText(on), minutes, ...entered(placeOf(life), on)))
  if (grade !== null) sheets.ratings.add(row(person, "contact", record, record, grade, grade <= 2 ? "{speed}" : "{}", "", "f", matter, channels[way], placeOf(life), 1, source, receivedOn(on)))
}

export function writeInternship(sheets: Sheets, economy: Economy, life: Life, index: number, from: number, until: number, isFirst: boolean): void {
  const firm = firmOf(economy, index)
  const { person } = life
  if (isFirst) sheets.internshipUnits.add(row(employerId(index), recordOf(index, numbers.unit), dayText(firm.founded), dayText(addMonths(until, 60)), 20, inBytes("示例人社〔2021〕6号"), ...entered(firm.street, firm.founded)))
  sheets.internships.add(
    row(personId(person.index), recordOf(person.index, numbers.internship), employerId(index), "graduate", inBytes("行政文员"), clerk, dayText(from - 3), dayText(from), dayText(until), 150_000, `B${person.index}`, dayText(from), dayText(until), ...entered(firm.street, from - 3)),
  )
}

/** Months a person's guaranteed loan runs at most (domain/02 §8.2). */
const longestLoan = 36

export const writeLoan = (sheets: Sheets, economy: Economy, life: Life, index: number, id: number, amount: number, signed: number, due: number): void =>
  sheets.loans.add(row(personId(life.person.index), recordOf(life.person.index, numbers.loan), "person", `D${id}`, "person", "other", 1, firmOf(economy, index).uscc, amount, dayText(signed), dayText(Math.min(due, addMonths(signed, longestLoan))), 345, inBytes("示例银行"), ...entered(placeOf(life), signed)))

export interface Class {
  readonly id: number
  /** The firm that teaches. */
  readonly school: number
  readonly occupation: string
  readonly begins: number
}

export function writeClassRow(sheets: Sheets, economy: Economy, { id, school, occupation, begins }: Class): void {
  const { street } = firmOf(economy, school)
  const listed = Math.min(begins - 400, begins)
  sheets.institutions.add(row(employerId(school), recordOf(school, numbers.institution), "private-school", `M${school}`, dayText(listed), inBytes("示例人社〔2021〕9号"), ...entered(street, listed)))
  sheets.classes.add(row(employerId(school), recordOf(school, numbers.class), `C${id}`, inBytes(`${taught[occupation]?.title ?? "技能"}五级班`), "skill", occupation, 5, dayText(begins), dayText(begins + 14), dayText(begins - 5), 12, 96, 32, ...entered(street, begins - 5)))
}

export const writeEnrolment = (sheets: Sheets, economy: Economy, life: Life, { id, school, begins }: Class): void =>
  sheets.enrolments.add(row(personId(life.person.index), recordOf(life.person.index, numbers.enrolment), employerId(school), `C${id}`, "unemployed", dayText(begins - 3), "person", ...entered(firmOf(economy, school).street, begins - 3)))

export const writeAttendance = (sheets: Sheets, economy: Economy, life: Life, { id, school, begins }: Class, day: number): void =>
  sheets.attendance.add(row(personId(life.person.index), recordOf(life.person.index, numbers.attendance + day), employerId(school), `C${id}`, dayText(begins + day), 1, ...entered(firmOf(economy, school).street, begins + day)))

export const writeCertificate = (sheets: Sheets, economy: Economy, life: Life, number: string, { id, school, occupation, begins }: Class): void =>
  sheets.certificates.add(row(personId(life.person.index), recordOf(life.person.index, numbers.certificate), number, "level", occupation, 5, dayText(begins + 20), inBytes(firmOf(economy, school).name), `C${id}`, "t", ...entered(firmOf(economy, school).street, begins + 20)))

/** Whether a firm stands when a class begins. */
export const standsIn = (economy: Economy, index: number, day: number): boolean => {
  const firm = firmOf(economy, index)
  return firm.founded < day && (firm.closed === 0 || firm.closed > day + 30) && monthOf(day) <= economy.lastMonth
}
