// A block of a thousand lives, made alone: people, schooling, work, firms they own, unemployment, and what befell them.
import { addMonths, firstDay, monthOf } from "./calendar.ts"
import { type Economy, firmOf } from "./firms.ts"
import { blockSize, type Person, peopleOfBlock } from "./households.ts"
import { Chance, purposes } from "./random.ts"
import { type Hardship, hardshipOf } from "./support/hardship.ts"
import { type Internship, internshipOf } from "./support/internships.ts"
import { type Schooling, schoolingOf } from "./schooling.ts"
import { type Market, type Unemployment, unemploymentOf } from "./unemployment.ts"
import { type Work, workOf } from "./work.ts"

export interface Life {
  readonly person: Person
  readonly school: Schooling
  readonly work: Work
  readonly markets: readonly Market[]
  readonly unemployment: Unemployment
  /** Days in prison and in the army, first included, last excluded (0 while it lasts); [0, 0] for none. */
  readonly custody: readonly [number, number]
  readonly service: readonly [number, number]
  readonly internship: Internship | null
  /** A recognition as in hardship; frauds may set one. */
  hardship: Hardship | null
}

export interface Block {
  readonly number: number
  readonly lives: readonly Life[]
  /** Firms whose owners live in this block. */
  readonly firms: readonly number[]
  /** Owner of each of them, numbers within the block. */
  readonly owners: readonly number[]
}

/** @param people of the whole province. */
export function blockOf(economy: Economy, people: number, number: number): Block {
  const size = Math.min(blockSize, people - number * blockSize)
  const persons = peopleOfBlock(economy.seed, number, size, economy.lastMonth, economy.lastMonth - economy.firstMonth + 1, economy.weights)
  for (const person of persons) if (economy.takenNames.includes(person.name)) person.name += "文"
  const chance = new Chance()
  const firms = firmsOfBlock(economy, people, number)
  const markets: Market[][] = persons.map(() => [])
  const owners = firms.map((firm) => ownerOf(chance, economy, persons, markets, firm))
  const end = firstDay(economy.lastMonth + 1) - 1
  const hosts = firms.filter((firm) => firmOf(economy, firm).closed === 0)
  const lives = persons.map((person, at) => {
    const school = schoolingOf(chance, economy.seed, person, end)
    const work = workOf(chance, economy, person, school)
    const internship = internshipOf(chance, economy, person, school, work, hosts)
    const unemployment = unemploymentOf(chance, economy, person, work, markets[at] ?? [], Math.max(school.leaves, addMonths(person.born, 192)))
    return { person, school, work, internship, markets: markets[at] ?? [], unemployment, hardship: hardshipOf(chance, economy, person, work, unemployment), ...misfortunes(chance, economy, person, work, unemployment) }
  })
  return { number, lives, firms, owners }
}

/** Firms are dealt out to the blocks in order. */
function firmsOfBlock(economy: Economy, people: number, number: number): number[] {
  const blocks = Math.ceil(people / blockSize)
  const first = Math.ceil((number * economy.firmCount) / blocks)
  const next = Math.ceil(((number + 1) * economy.firmCount) / blocks)
  return Array.from({ length: next - first }, (_, at) => first + at)
}

/** A grown-up of the block owns the firm and signs for it; some have a partner. */
function ownerOf(chance: Chance, economy: Economy, persons: readonly Person[], markets: readonly Market[][], index: number): number {
  chance.of(economy.seed, purposes.others, index)
  const firm = firmOf(economy, index)
  const isGrown = (one: Person | undefined) => one !== undefined && one.died === 0 && one.age >= 26 && one.age < 66
  let owner = chance.below(persons.length)
  while (persons.some(isGrown) && !isGrown(persons[owner])) owner = (owner + 1) % persons.length
  const from = Math.max(firm.founded, addMonths(persons[owner]?.born ?? 0, 216))
  const role = firm.uscc.startsWith("92") ? "经营者" : "法定代表人"
  if (firm.closed === 0 || firm.closed > from) markets[owner]?.push({ role, from, to: firm.closed, firm: index })
  const partner = chance.below(persons.length)
  if (partner !== owner && isGrown(persons[partner]) && chance.happens(4_000) && (firm.closed === 0 || firm.closed > from)) markets[partner]?.push({ role: "股东", from, to: firm.closed, firm: index })
  return owner
}

/** Prison and the army come only to those who then neither work nor draw: whoever draws in prison is planted and labelled (domain/05 A02). */
function misfortunes(chance: Chance, economy: Economy, person: Person, work: Work, unemployment: Unemployment): Pick<Life, "custody" | "service"> {
  chance.of(economy.seed, purposes.others, -1 - person.index)
  const [start, length] = [firstDay(economy.firstMonth), firstDay(economy.lastMonth) - firstDay(economy.firstMonth)]
  const prison = start + chance.below(length)
  const isFree = (from: number, to: number) => unemployment.spells.length === 0 && work.jobs.every((job) => job.from >= to || (job.to > 0 && job.to <= from))
  const released = prison + chance.whole(90, 1_500)
  const custody: readonly [number, number] = isFree(prison, released) && person.age >= 24 && person.age < 60 && person.died === 0 && chance.happens(person.sex === 1 ? 12 : 3) ? [prison, released] : [0, 0]
  const enlisted = firstDay(Math.floor(monthOf(addMonths(person.born, 228)) / 12) * 12 + 8)
  const service: readonly [number, number] = isFree(enlisted, addMonths(enlisted, 24)) && person.sex === 1 && enlisted >= start && enlisted < start + length && chance.happens(180) ? [enlisted, addMonths(enlisted, 24)] : [0, 0]
  return { custody, service }
}
