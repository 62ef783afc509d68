// The same person on record twice, and how it came about: what old imports left behind before numbers were checked.
import { addMonths, firstDay } from "./calendar.ts"
import type { Economy } from "./firms.ts"
import type { Block, Life } from "./life.ts"
import { inVariantCharacters, mistyped } from "./names.ts"
import { firstPerson, mostPeople, oldIdNumberOf } from "./numbers.ts"
import { Chance, purposes } from "./random.ts"
import type { SeedSealing } from "./sealing.ts"
import { particularsOf, personId, placeOf, receivedOn, type Sheets, writeDuplicate } from "./tables/people.ts"
import { csvRow, type Sheet } from "./tables/sheet.ts"

/** The second record of a person. */
export const duplicateId = (index: number): number => firstPerson + mostPeople + index

interface Twice {
  readonly name: string
  /** As the second record has it; null when it was made without one. */
  readonly idNumber: string | null
  readonly account: string | null
}

const share = 30

/** Each way makes a second record from the first, or nothing where the person has nothing it could happen to. */
const ways: readonly (readonly [way: string, make: (life: Life, idNumber: string, account: string | null, partner: string | null) => Twice | null])[] = [
  ["typo", (life, idNumber, account) => ({ name: mistyped(life.person.name), idNumber: swapped(idNumber), account })],
  ["fifteen-digits", (life, idNumber, account) => (oldIdNumberOf(idNumber) === undefined ? null : { name: life.person.name, idNumber: oldIdNumberOf(idNumber) ?? null, account })],
  ["variant-character", (life, _, account) => (inVariantCharacters(life.person.name) === life.person.name ? null : { name: inVariantCharacters(life.person.name), idNumber: null, account })],
  ["changed-name", (life, _, account) => ({ name: `${life.person.surname || life.person.name.slice(0, 1)}${life.person.sex === 1 ? "国强" : "晓红"}`, idNumber: null, account })],
  ["swapped-card", (life, _, __, partner) => (partner === null ? null : { name: life.person.name, idNumber: null, account: partner })],
]

export function writeDuplicates(sheets: Sheets, economy: Economy, block: Block, sealing: SeedSealing, labels: Sheet): void {
  const chance = new Chance()
  for (const life of block.lives) {
    if (life.person.age < 18 || life.person.died > 0 || !chance.of(economy.seed, purposes.duplicates, life.person.index).happens(share)) continue
    const [way, make] = chance.pick(ways)
    const own = particularsOf(chance, economy, life)
    const spouse = block.lives[life.person.spouse]
    const twice = make(life, own.idNumber, own.account, spouse ? particularsOf(chance, economy, spouse).account : null)
    if (!twice) continue
    const at = receivedOn(Math.max(firstDay(economy.firstMonth) - 3_000, addMonths(life.person.born, 204)))
    writeDuplicate(sheets, { id: duplicateId(life.person.index), name: twice.name, sex: life.person.sex, born: life.person.born, idNumber: twice.idNumber, mobile: own.mobile, account: twice.account, hukouType: own.hukouType, place: placeOf(life), ethnicGroup: life.person.ethnicGroup, education: life.school.education, at }, sealing)
    labels.add(csvRow(duplicateId(life.person.index), personId(life.person.index), way))
  }
}

/** Two neighbouring digits of the birthday exchanged, the check character as it was: a number no check would let in today. */
function swapped(idNumber: string): string {
  for (let at = 15; at > 6; at--) if (idNumber[at] !== idNumber[at + 1]) return idNumber.slice(0, at) + (idNumber[at + 1] ?? "") + (idNumber[at] ?? "") + idNumber.slice(at + 2)
  return idNumber.slice(0, 16) + idNumber.slice(16).split("").reverse().join("")
}
