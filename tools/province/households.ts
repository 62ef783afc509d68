// Who lives with whom: a block of a thousand people is drawn by age and sex from the census pyramid, then couples, children and homes are found among them.
import { ageOn, dayIn, firstDay, monthOf } from "./calendar.ts"
import { type Name, nameOf } from "./names.ts"
import { birthMonthOf } from "./numbers.ts"
import { placeWeights } from "./places.ts"
import { Chance, purposes } from "./random.ts"

export interface Person {
  /** Number within the province, from 0. */
  readonly index: number
  readonly sex: 1 | 2
  /** Day of birth. */
  readonly born: number
  /** Full years at the end of the province's time, the dead as if they lived. */
  readonly age: number
  /** Day of death, 0 while alive. */
  died: number
  name: string
  surname: string
  ethnicGroup: string
  /** Number of the household within the block. */
  household: number
  /** Index into `places`. */
  place: number
  /** Numbers within the block, −1 for none. */
  spouse: number
  mother: number
}

export const blockSize = 1_000

/** Five-year groups 0–4 … 90+ among ten thousand, and men among ten thousand of each: sums to the census of 江西 2020 (0–14 21.96 %, 15–59 61.17 %, 60+ 16.87 %, 65+ 11.89 %, men 51.60 %). */
const pyramid = [560, 790, 846, 660, 530, 600, 800, 690, 640, 770, 820, 607, 498, 450, 320, 200, 130, 60, 29] as const
const men = [5_330, 5_380, 5_400, 5_350, 5_250, 5_180, 5_120, 5_140, 5_150, 5_140, 5_120, 5_120, 5_080, 4_980, 4_880, 4_700, 4_400, 4_000, 3_500] as const
/** Ages at death. */
const deaths = [60, 10, 10, 20, 30, 40, 60, 80, 120, 220, 380, 520, 820, 1_080, 1_380, 1_730, 1_800, 1_140, 500] as const
/** Of all people ever counted, those who died within five years: 6.03 ‰ a year. */
const deathShareOfFiveYears = 293

/** The people of block `block`, `size` of them, at the end of `lastMonth` after `months` months. @param weights of the places they live in. */
export function peopleOfBlock(seed: number, block: number, size: number, lastMonth: number, months: number, weights: readonly number[] = placeWeights): Person[] {
  const chance = new Chance()
  const people = Array.from({ length: size }, (_, at) => somebody(chance, seed, block * blockSize + at, lastMonth, months))
  marry(chance.of(seed, purposes.block, block), people)
  for (const person of people) rename(person, nameOf(chance.of(seed, purposes.names, person.index), person.sex))
  house(chance.of(seed, purposes.household, block), seed, people)
  for (const person of people) person.place = chance.of(seed, purposes.place, block * blockSize + person.household).weighed(weights)
  return people
}

function somebody(chance: Chance, seed: number, index: number, lastMonth: number, months: number): Person {
  chance.of(seed, purposes.person, index)
  const isDead = chance.happens(Math.floor((deathShareOfFiveYears * months) / 60))
  const group = chance.weighed(isDead ? deaths : pyramid)
  const sex = chance.happens(men[group] ?? 5_000) ? 1 : 2
  const reached = group * 5 + chance.below(5)
  const end = firstDay(lastMonth + 1) - 1
  const died = isDead ? end - chance.below(months * 30) : 0
  const born = bornWith(chance, birthMonthOf(seed, index), reached, died || end)
  return { index, sex, born, age: ageOn(born, end), died, name: "", surname: "", ethnicGroup: "01", household: -1, place: 0, spouse: -1, mother: -1 }
}

/** A day in that month of the year at which somebody has reached an age on a day. */
function bornWith(chance: Chance, month: number, age: number, on: number): number {
  const date = chance.below(31) + 1
  const thisYear = dayIn(monthOf(on) - (monthOf(on) % 12) + month, date)
  const year = thisYear > on ? age + 1 : age
  return dayIn(monthOf(thisYear) - 12 * year, date)
}

/** Of women of an age, how many live with a husband, among ten thousand. */
const marriedAt = (age: number): number => (age < 22 ? 0 : age < 25 ? 2_500 : age < 30 ? 6_500 : age < 60 ? 9_200 : age < 70 ? 8_300 : 5_200)

/** Couples: married women and the men of the block in the order of their age, each woman with a man of her rank. */
function marry(chance: Chance, people: readonly Person[]): void {
  const byAge = (a: number, b: number) => (people[a]?.born ?? 0) - (people[b]?.born ?? 0) || a - b
  const women = indexes(people, (one) => one.sex === 2 && chance.happens(marriedAt(one.age))).sort(byAge)
  const husbands = indexes(people, (one) => one.sex === 1 && one.age >= 22).sort(byAge)
  let next = 0
  for (const woman of women) {
    const wife = people[woman]
    while (next < husbands.length - 1 && (people[husbands[next] ?? 0]?.born ?? 0) < (wife?.born ?? 0) - 2_600) next += 1
    const husband = people[husbands[next] ?? -1]
    if (!wife || !husband || husband.born > wife.born + 2_600) continue
    wife.spouse = husbands[next] ?? -1
    husband.spouse = woman
    next += 1
  }
}

const indexes = (people: readonly Person[], holds: (one: Person) => boolean): number[] => people.flatMap((one, at) => (holds(one) ? [at] : []))

function rename(person: Person, name: Name): void {
  person.name = name.text
  person.surname = name.surname
  person.ethnicGroup = name.ethnicGroup
}

/** Homes: a couple with the children of her age, the single and the widowed alone or, half of them, with others. Children are named after the father. */
function house(chance: Chance, seed: number, people: readonly Person[]): void {
  let homes = 0
  const wives = indexes(people, (one) => one.sex === 2 && one.spouse >= 0)
  for (const at of wives) {
    const [wife, husband] = [people[at], people[people[at]?.spouse ?? -1]]
    if (wife && husband) wife.household = husband.household = homes++
  }
  for (const child of people) {
    if (child.household >= 0 || child.age >= 30 || (child.age >= 20 && !chance.happens(6_500))) continue
    const mother = motherOf(chance, people, wives, child)
    if (mother < 0) continue
    child.mother = mother
    child.household = people[mother]?.household ?? -1
  }
  for (const one of people) if (one.household < 0) one.household = homes > 0 && (one.age < 16 || chance.happens(5_500)) ? chance.below(homes) : homes++
  for (const child of people) {
    const father = people[people[child.mother]?.spouse ?? -1]
    if (father && father.surname !== "") rename(child, nameOf(chance.of(seed, purposes.names, child.index), child.sex, father.surname))
  }
}

/** A wife 21 to 40 years older, tried a few times; −1 when none was met. */
function motherOf(chance: Chance, people: readonly Person[], wives: readonly number[], child: Person): number {
  for (let tries = 0; tries < 24 && wives.length > 0; tries++) {
    const at = chance.pick(wives)
    const years = (people[at]?.age ?? 0) - child.age
    if (years >= 21 && years <= 40) return at
  }
  return -1
}
