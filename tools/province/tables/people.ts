// People, kin, schooling and what befell them, as rows.
import { demonstrationSource, maskBankCard, maskIdNumber, maskMobile } from "#standards"
import { dayText, firstDay } from "../calendar.ts"
import { mistakeOf, mistypedAccount, mobileOfSpouse } from "../errors.ts"
import type { Economy } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { bankAccountOf, firstPerson, idNumberOf, mobileOf } from "../numbers.ts"
import { places } from "../places.ts"
import { Chance, purposes } from "../random.ts"
import type { SeedSealing } from "../sealing.ts"
import type { TableName } from "./list.ts"
import { bytes, row, type Sheet } from "./sheet.ts"

export type Sheets = Readonly<Record<TableName, Sheet>>

export const source = bytes(demonstrationSource)
export const personId = (index: number): number => firstPerson + index
export const placeOf = (life: Life): string => places[life.person.place]?.code ?? ""

const bankName = bytes("示例银行（社会保障卡）")
/** Two o'clock in the morning of a day, by which a night's feed is in. */
export const receivedOn = (day: number): string => `${dayText(day)}T18:00:00Z`

/** What a person gave: who has a mobile number, a card; AAC009. */
export interface Particulars {
  readonly idNumber: string
  readonly mobile: string | null
  readonly account: string | null
  readonly hukouType: string
}

export function particularsOf(chance: Chance, economy: Economy, life: Life): Particulars {
  const { person } = life
  chance.of(economy.seed, purposes.others, person.index)
  const isUrban = places[person.place]?.urban === true
  const mistake = mistakeOf(economy, person)
  const mobile = person.age >= 14 && chance.happens(9_200) ? mobileOf(person.index) : null
  const account = person.age >= 16 && chance.happens(8_800) ? bankAccountOf(person.index) : null
  return {
    idNumber: idNumberOf(person.index, person.sex, person.born),
    mobile: mistake === "mobile-of-spouse" ? mobileOfSpouse(person) : mobile,
    account: mistake === "account-mistyped" ? mistypedAccount(bankAccountOf(person.index)) : account,
    hukouType: isUrban ? (chance.happens(4_500) ? "10" : "50") : chance.happens(8_500) ? "20" : "50",
  }
}

/** The last studies of the young, above the ninth year: with the day of the diploma, 0 without one. Older ones are on no register. */
export function studyOf(economy: Economy, { person, school }: Life): { readonly graduated: number } | null {
  const stop = firstDay(economy.lastMonth + 1)
  const isKnown = school.enters > 0 && person.age >= 15 && person.age < 30 && school.level !== "71" && school.level !== "81" && school.level !== "90" && school.enters < stop
  return isKnown ? { graduated: school.leaves < stop && !school.dropsOut ? school.leaves - 1 : 0 } : null
}

export function writePeople(sheets: Sheets, economy: Economy, block: Block, sealing: SeedSealing): void {
  const chance = new Chance()
  const since = receivedOn(firstDay(economy.firstMonth))
  for (const life of block.lives) {
    const { person, school, work } = life
    const id = personId(person.index)
    const place = placeOf(life)
    const { idNumber, mobile, account, hukouType } = particularsOf(chance, economy, life)
    writePerson(sheets, { id, name: person.name, sex: person.sex, born: person.born, idNumber, mobile, account, hukouType, place, ethnicGroup: person.ethnicGroup, education: school.education, womenRetireKind: work.recordedKind, at: since }, sealing)
    writeKin(sheets, block, life, since)
    const study = studyOf(economy, life)
    if (study) sheets.studies.add(row(id, bytes(school.school), school.level, dayText(school.enters), dayText(school.leaves), study.graduated > 0 ? dayText(study.graduated) : null, place, source, since))
    if (work.pensionFrom > 0) sheets.pensions.add(row(id, dayText(work.pensionFrom), work.pensionKind, place, source, since))
    if (person.died > 0) sheets.deaths.add(row(id, dayText(person.died), place, source, receivedOn(person.died + 2)))
    if (life.custody[0] > 0) sheets.custodies.add(row(id, dayText(life.custody[0]), life.custody[1] < firstDay(economy.lastMonth + 1) ? dayText(life.custody[1]) : null, place, source, receivedOn(life.custody[0] + 5)))
    if (life.service[0] > 0) sheets.militaryService.add(row(id, dayText(life.service[0]), life.service[1] < firstDay(economy.lastMonth + 1) ? dayText(life.service[1]) : null, place, source, receivedOn(life.service[0] + 5)))
    if (life.unemployment.elsewhereFrom > 0) sheets.elsewhere.add(row(id, "330000", dayText(life.unemployment.elsewhereFrom), null, place, source, receivedOn(life.unemployment.elsewhereFrom)))
  }
}

export interface WrittenPerson {
  readonly id: number
  readonly name: string
  readonly sex: 1 | 2
  readonly born: number
  readonly idNumber: string | null
  readonly mobile: string | null
  readonly account: string | null
  readonly hukouType: string
  readonly place: string
  readonly ethnicGroup: string
  readonly education: string
  readonly womenRetireKind?: string
  readonly at: string
}

/** A person on record a second time: an old import, not found by the number. */
export const writeDuplicate = (sheets: Sheets, one: WrittenPerson, sealing: SeedSealing): void => writePerson(sheets, one, sealing, false)

/** One row of the register of persons, with the look-ups by number and phone. */
function writePerson(sheets: Sheets, one: WrittenPerson, sealing: SeedSealing, isFound = true): void {
  const { id, idNumber, mobile, account } = one
  sheets.persons.add(
    row(
      id, bytes(one.name), one.sex, dayText(one.born), "01", idNumber === null ? null : sealing.seal(idNumber, 0, id), idNumber === null ? "" : maskIdNumber(idNumber), mobile === null ? null : sealing.seal(mobile, 1, id), mobile === null ? null : maskMobile(mobile),
      account === null ? null : sealing.seal(account, 2, id), account === null ? null : maskBankCard(account), account === null ? null : bankName, one.hukouType, one.place, one.place, bytes(`${one.place.slice(9)} 号楼`), one.ethnicGroup,
      one.education, one.womenRetireKind || null, one.place, source, one.at, one.at,
    ),
  )
  if (isFound && idNumber !== null) sheets.idNumbers.add(row(sealing.digest("id", idNumber), id))
  if (mobile !== null) sheets.mobiles.add(row(sealing.digest("mobile", mobile), id))
}

const [spouse, mother, child] = [bytes("配偶"), bytes("母亲"), bytes("子女")]

function writeKin(sheets: Sheets, block: Block, life: Life, at: string): void {
  const { person } = life
  const place = placeOf(life)
  const to = (relative: number, relation: string) => sheets.kin.add(row(personId(person.index), personId(block.number * 1_000 + relative), relation, place, source, at))
  if (person.spouse >= 0) to(person.spouse, spouse)
  if (person.mother >= 0) {
    to(person.mother, mother)
    const mothersRow = block.lives[person.mother]
    if (mothersRow) sheets.kin.add(row(personId(mothersRow.person.index), personId(person.index), child, placeOf(mothersRow), source, at))
  }
}
