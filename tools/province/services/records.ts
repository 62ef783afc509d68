// The ordinary course of services as rows of the tables that have since been made for it: posts, résumés, contacts with ratings. What frauds leave of these is in the files alone.
import { addMonths, dayText } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Life } from "../life.ts"
import { employerId } from "../numbers.ts"
import { personId, placeOf, receivedOn, type Sheets, source } from "../tables/people.ts"
import { bytes, row } from "../tables/sheet.ts"
import { taught } from "./postings.ts"

/** Records of a person or a firm, sixty-four to each. */
const recordOf = (thing: number, number: number): number => 5_000_000_000_000 + thing * 64 + number
const numbers = { resume: 2, contact: 3, post: 9 } as const

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
