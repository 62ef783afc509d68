// The people of the demonstration's stories and the two firms they worked for, until when and why it ended. Nobody in it exists; everybody around them is of tools/province.
import { addDays, addMonths, addMonthsTo, creditCodeFor, daysBetween, luhnDigit, monthOf, type PlainDate, plainDate, residentNumberFor, type YearMonth } from "#standards"
import { type Chance, chanceFrom } from "./random.ts"

export interface PlannedEmployer {
  readonly name: string
  readonly uscc: string
  /** Twelve digits of the street it is in. */
  readonly region: string
  readonly industry: string
  readonly unitType: string
  readonly regType: string
  readonly foundedOn: PlainDate
  readonly agent: string
}

export interface PlannedJob {
  readonly employer: number
  readonly from: PlainDate
  /** First day no longer employed. */
  readonly to: PlainDate | null
  /** Legal reason of its end, domain/04 §2.2. */
  readonly reason: string | null
  readonly payFen: number
  /** Months the insurance was paid for. */
  readonly paid: readonly YearMonth[]
}

export interface PlannedPerson {
  readonly story: Story
  readonly name: string
  readonly idNumber: string
  readonly sex: "1" | "2"
  readonly born: PlainDate
  readonly community: string
  readonly mobile: string
  readonly bankAccount: string
  readonly education: string
  readonly hukouType: string
  readonly job: PlannedJob | null
}

export type Story = "lin-xiaomei" | "zhou-jianguo" | "ayiguli" | "too-few-months" | "resigned" | "re-employed" | "near-retirement" | "minor" | "graduate" | "refused" | "payment-returned" | "on-hold" | "offered" | "published" | "paid-subsidy" | "graduate-hired" | "colleague" | "moved-in" | "moving-in" | "moved-out"

export interface Plan {
  readonly employers: readonly PlannedEmployer[]
  readonly persons: readonly PlannedPerson[]
}

/** The plan for a day; the same day gives the same plan. */
export function planStories(today: PlainDate): Plan {
  const chance = chanceFrom(990000)
  const employers = [employer(chance, "甲市示例机械有限公司", "990101001000", "C34", 1, "何敏"), employer(chance, "乙市示例纺织有限公司", "990201001000", "C17", 2, "许岚")]
  return { employers, persons: [...stories(chance, today), ...colleagues(chance, today), ...movers(chance, today)] }
}

function employer(chance: Chance, name: string, region: string, industry: string, serial: number, agent: string): PlannedEmployer {
  return { name, region, industry, agent, uscc: creditCodeFor("91", region.slice(0, 6), `MA${String(serial).padStart(6, "0")}`), unitType: "10", regType: chance.pick(["159", "173", "160"]), foundedOn: plainDate(`${chance.whole(1996, 2020)}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}`) }
}

function person(chance: Chance, serial: number, about: { story: Story; name: string; sex: "1" | "2"; born: PlainDate; community: string; education?: string; hukouType?: string }, job: PlannedJob | null): PlannedPerson {
  const sequence = (serial % 499) * 2 + (about.sex === "1" ? 1 : 2)
  const card = `6217990${String(90_000_000 + serial).padStart(11, "0")}`
  return {
    story: about.story,
    name: about.name,
    sex: about.sex,
    born: about.born,
    community: about.community,
    idNumber: residentNumberFor(about.community.slice(0, 6), about.born, sequence),
    mobile: `139${String(90_000_000 + serial).slice(0, 8)}`,
    bankAccount: card + luhnDigit(card),
    education: about.education ?? chance.weighted([["70", 30], ["61", 18], ["41", 14], ["31", 20], ["21", 16], ["14", 2]]),
    hukouType: about.hukouType ?? chance.weighted([["10", 45], ["20", 30], ["50", 25]]),
    job,
  }
}

/** A job and the months it was insured: at most the last five years, a few gaps, none after the end. */
function job(chance: Chance, today: PlainDate, employer: number, from: PlainDate, to: PlainDate | null, reason: string | null, paidMonths?: number): PlannedJob {
  const last = to ? monthOf(addDays(to, -1)) : addMonthsTo(monthOf(today), -1)
  const most = Math.min(paidMonths ?? 60, 60)
  const paid: YearMonth[] = []
  for (let ym = last; ym >= monthOf(from) && paid.length < most; ym = addMonthsTo(ym, -1)) if (paidMonths !== undefined || !chance.chance(0.01)) paid.push(ym)
  return { employer, from, to, reason, payFen: chance.whole(42, 120) * 10_000, paid }
}

const home = "990101001001"

/** How a story says when somebody was born and how long they worked. */
function told(chance: Chance, today: PlainDate) {
  const ended = (daysAgo: number) => addDays(today, -daysAgo)
  return {
    years: (age: number, days = 40) => addDays(addMonths(today, -12 * age), -days),
    worked: (months: number, daysAgo: number, reason: string) => job(chance, today, 0, addMonths(ended(daysAgo), -months), ended(daysAgo), reason, months),
  }
}

/** The people everybody meets in the demonstration; their names are in the README. */
function stories(chance: Chance, today: PlainDate): PlannedPerson[] {
  const { years, worked } = told(chance, today)
  return [
    person(chance, 1, { story: "lin-xiaomei", name: "林晓梅", sex: "2", born: years(34), community: home, education: "31", hukouType: "50" }, worked(26, Math.min(6, daysInMonth(today)), "06")),
    person(chance, 2, { story: "zhou-jianguo", name: "周建国", sex: "1", born: years(58), community: home, education: "70" }, worked(60, 150, "07")),
    person(chance, 3, { story: "ayiguli", name: "阿依古丽·买买提", sex: "2", born: years(29), community: "990101002001", education: "21" }, worked(18, 20, "01")),
    person(chance, 4, { story: "too-few-months", name: "王小强", sex: "1", born: years(24), community: home }, worked(11, 12, "05")),
    person(chance, 5, { story: "resigned", name: "李娜", sex: "2", born: years(31), community: home }, worked(40, 25, "20")),
    person(chance, 6, { story: "re-employed", name: "陈国庆", sex: "1", born: years(45), community: "990101001002" }, worked(60, 200, "06")),
    person(chance, 7, { story: "near-retirement", name: "赵秀英", sex: "2", born: years(49), community: home }, worked(60, 90, "02")),
    person(chance, 8, { story: "minor", name: "小马", sex: "1", born: addDays(addMonths(today, -12 * 16), 30), community: home, education: "70" }, null),
    person(chance, 9, { story: "graduate", name: "欧阳玥", sex: "2", born: years(22), community: "990102001003", education: "21" }, null),
    person(chance, 10, { story: "refused", name: "何志强", sex: "1", born: years(38), community: home, education: "41" }, worked(52, 45, "20")),
    person(chance, 11, { story: "payment-returned", name: "孙桂兰", sex: "2", born: years(44), community: home, education: "61" }, worked(72, 120, "07")),
    person(chance, 12, { story: "on-hold", name: "罗大勇", sex: "1", born: years(41), community: home, education: "61" }, worked(58, 95, "06")),
    person(chance, 13, { story: "offered", name: "马秀兰", sex: "2", born: years(46), community: home, education: "70" }, null),
    person(chance, 14, { story: "published", name: "高玉梅", sex: "2", born: years(47), community: home, education: "61" }, null),
    person(chance, 15, { story: "paid-subsidy", name: "冯长河", sex: "1", born: years(53), community: home, education: "70" }, null),
    person(chance, 16, { story: "graduate-hired", name: "秦书瑶", sex: "2", born: years(22), community: "990201001001", education: "21" }, null),
    person(chance, 17, { story: "graduate-hired", name: "唐一凡", sex: "1", born: years(23), community: "990201001001", education: "21" }, null),
  ]
}

const staff: readonly (readonly [name: string, sex: "1" | "2", age: number, months: number, employer: number])[] = [
  ["马建军", "1", 46, 96, 0], ["罗秀兰", "2", 41, 74, 0], ["谭志远", "1", 33, 58, 0], ["贺晓燕", "2", 29, 31, 0], ["邹国强", "1", 52, 120, 0], ["熊海涛", "1", 37, 44, 0], ["白玉珍", "2", 44, 66, 0],
  ["孟凡", "1", 26, 22, 0], ["龙丽华", "2", 35, 49, 0], ["段文斌", "1", 31, 27, 0], ["汤小芹", "2", 27, 14, 0], ["黎明", "1", 23, 4, 0],
  ["易春花", "2", 39, 80, 1], ["常德胜", "1", 48, 90, 1], ["武艳", "2", 30, 26, 1], ["乔一帆", "1", 25, 9, 1], ["赖美玲", "2", 42, 61, 1],
]

/** Those who still work in the two firms: an employer who signs in finds a staff. */
const colleagues = (chance: Chance, today: PlainDate): PlannedPerson[] =>
  staff.map(([name, sex, age, months, employer], index) =>
    person(chance, 21 + index, { story: "colleague", name, sex, born: addDays(addMonths(today, -12 * age), -90 - index), community: employer === 0 ? home : "990201001001" }, job(chance, today, employer, addMonths(today, -months), null, null)),
  )

/** Those who come from another province or went to one. */
function movers(chance: Chance, today: PlainDate): PlannedPerson[] {
  const { years, worked } = told(chance, today)
  const working = (months: number) => job(chance, today, 0, addMonths(today, -months), null, null)
  return [
    person(chance, 41, { story: "moved-in", name: "韩雪梅", sex: "2", born: years(33), community: home, education: "31" }, working(10)),
    person(chance, 42, { story: "moving-in", name: "邵东", sex: "1", born: years(36), community: home, education: "21" }, working(7)),
    person(chance, 43, { story: "moved-out", name: "程立新", sex: "1", born: years(30), community: home, education: "21" }, worked(38, 70, "20")),
  ]
}

const daysInMonth = (today: PlainDate): number => Math.max(1, daysBetween(plainDate(`${today.slice(0, 7)}-01`), today))
