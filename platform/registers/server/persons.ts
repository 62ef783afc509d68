// Persons: making a file, finding one, and the card that pages show.
import { ageOn, checkBankCard, checkIdentityDocument, checkMobile, checkName, codeLabel, comparableName, fromFifteenDigits, maskBankCard, maskIdNumber, maskMobile, type PlainDate, tidyName, tidyNumber } from "#standards"
import { commonProblems, type FieldError } from "#wire"
import { bind, type Call, newId, type Sealing, type Session, statement, type Tx, violatedConstraint } from "#platform/database"
import type { PersonCard } from "../contract.ts"
import { accountCalls } from "./accounts.ts"

/** A person to be registered. Values already checked may be checked again: the same functions are used everywhere. */
export interface NewPerson {
  readonly name: string
  /** AAC058, default "01". */
  readonly idType?: string
  readonly idNumber: string
  readonly sex?: "1" | "2" | null
  readonly birthDate?: string | null
  readonly mobile?: string | null
  readonly bankAccount?: string | null
  readonly bankName?: string | null
  readonly hukouType?: string | null
  readonly hukouRegion?: string | null
  readonly liveRegion?: string | null
  readonly liveAddress?: string | null
  readonly ethnicGroup?: string | null
  readonly education?: string | null
  /** "F50" | "F55" | null: which retirement age a woman's post has (domain/01 §2.4). */
  readonly womenRetireKind?: string | null
  /** Twelve digits: the place that holds the file. */
  readonly region: string
  /** Who said so: "公安", "本人填报", "窗口建档" … */
  readonly source: string
}

interface PersonRow {
  person: string
  name: string
  sex: string | null
  birth: string | null
  idType: string
  idSealed: string
  idMasked: string
  mobileSealed: string | null
  mobileMasked: string | null
  bankSealed: string | null
  bankMasked: string | null
  bankName: string | null
  hukouType: string | null
  hukouRegion: string | null
  liveRegion: string | null
  liveAddress: string | null
  ethnicGroup: string | null
  education: string | null
  womenRetireKind: string | null
  region: string
  source: string
  now: string
}

const insertPerson = statement<PersonRow>({
  name: "registers.insert-person",
  reach: "subject",
  sql: `
    insert into registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, mobile_sealed, mobile_masked, bank_sealed, bank_masked, bank_name,
           hukou_type, hukou_region, live_region, live_address, ethnic_group, education, women_retire_kind, region, source, received_at, updated_at)
    values (:person, :name, :sex, :birth, :idType, :idSealed, :idMasked, :mobileSealed, :mobileMasked, :bankSealed, :bankMasked, :bankName,
           :hukouType, :hukouRegion, :liveRegion, :liveAddress, :ethnicGroup, :education, :womenRetireKind, :region, :source, :now::timestamptz, :now::timestamptz)`,
})

const takeIdNumber = statement<{ digest: string; person: string }>({
  name: "registers.take-id-number",
  reach: "lookup",
  sql: "insert into registers.person_id_numbers (digest, person_id) values (:digest, :person)",
})

export const addMobile = statement<{ digest: string; person: string }>({
  name: "registers.add-mobile",
  reach: "lookup",
  sql: "insert into registers.person_mobiles (digest, person_id) values (:digest, :person) on conflict do nothing",
})

const personByDigest = statement<{ digest: string }, { person_id: string }>({
  name: "registers.find-person-by-digest",
  reach: "lookup",
  hot: true,
  sql: "select person_id from registers.person_id_numbers where digest = :digest",
})

/** The number as its digest is taken of: tidied, an old number of fifteen digits in its eighteen-character form. */
export function numberForDigest(text: string, today: PlainDate): string {
  const number = tidyNumber(text)
  if (number.length !== 15) return number
  const modern = fromFifteenDigits(number, today)
  return modern.ok ? modern.value.number : number
}

/** Digest of an identity number, the key of `registers.person_id_numbers`. */
export const idDigest = (sealing: Sealing, text: string, today: PlainDate): string => sealing.digest("id", numberForDigest(text, today))

/**
 * The statements that make a person's file, all or none in one transaction; the primary key of the look-up refuses a second file for the
 * same number. @throws input.invalid naming every wrong field (E-ID-…, E-NAME-…, E-TEL-01, E-BANK-01).
 */
export function personCalls(sealing: Sealing, given: NewPerson, now: string, today: PlainDate, personId: string = newId()): { readonly personId: string; readonly calls: readonly Call[] } {
  const errors: FieldError[] = []
  const name = checkName(given.name)
  const idType = given.idType ?? "01"
  const document = checkIdentityDocument(idType, given.idNumber, today)
  const mobile = given.mobile ? checkMobile(given.mobile) : undefined
  const bank = given.bankAccount ? checkBankCard(given.bankAccount) : undefined
  if (!name.ok) errors.push({ path: "name", code: name.code, says: name.sentence })
  if (!document.ok) errors.push({ path: "idNumber", code: document.code, says: document.sentence })
  if (mobile && !mobile.ok) errors.push({ path: "mobile", code: mobile.code, says: mobile.sentence })
  if (bank && !bank.ok) errors.push({ path: "bankAccount", code: bank.code, says: bank.sentence })
  if (!document.ok || !name.ok || errors.length > 0) throw commonProblems.invalidInput({}, errors)
  const number = document.value.number
  const row: PersonRow = {
    person: personId,
    name: name.value,
    sex: given.sex ?? document.value.sex,
    birth: given.birthDate ?? document.value.birth,
    idType,
    idSealed: sealing.seal(number),
    idMasked: maskIdNumber(number),
    mobileSealed: mobile?.ok ? sealing.seal(mobile.value) : null,
    mobileMasked: mobile?.ok ? maskMobile(mobile.value) : null,
    bankSealed: bank?.ok ? sealing.seal(bank.value) : null,
    bankMasked: bank?.ok ? maskBankCard(bank.value) : null,
    bankName: given.bankName ?? null,
    hukouType: given.hukouType ?? null,
    hukouRegion: given.hukouRegion ?? null,
    liveRegion: given.liveRegion ?? null,
    liveAddress: given.liveAddress ?? null,
    ethnicGroup: given.ethnicGroup ?? null,
    education: given.education ?? null,
    womenRetireKind: given.womenRetireKind ?? null,
    region: given.region,
    source: given.source,
    now,
  }
  const calls = [bind(takeIdNumber, { digest: sealing.digest("id", number), person: personId }) as Call, bind(insertPerson, row) as Call]
  if (mobile?.ok) calls.push(bind(addMobile, { digest: sealing.digest("mobile", mobile.value), person: personId }))
  if (bank?.ok) calls.push(...accountCalls(sealing, personId, bank.value))
  return { personId, calls }
}

/** Makes a person's file, or finds the one the number already has: `isNew` says which. The name of a found file is not changed. */
export async function registerPerson(db: Session, sealing: Sealing, given: NewPerson, now: string, today: PlainDate): Promise<{ readonly personId: string; readonly isNew: boolean }> {
  const made = personCalls(sealing, given, now, today)
  try {
    await db.atomically(made.calls)
    return { personId: made.personId, isNew: true }
  } catch (failure) {
    if (violatedConstraint(failure) !== "person_id_numbers_pkey") throw failure
    const found = await findPersonByIdNumber(db, sealing, given.idNumber, today)
    if (!found) throw failure
    return { personId: found, isNew: false }
  }
}

/** The person who has this identity number, anywhere in the province; undefined when nobody has. Whether the caller may see the card is row security's word. */
export async function findPersonByIdNumber(db: Tx, sealing: Sealing, idNumber: string, today: PlainDate): Promise<string | undefined> {
  return (await db.maybe(personByDigest, { digest: idDigest(sealing, idNumber, today) }))?.person_id
}

const columnsOfCard = `
  p.person_id, p.name, p.sex, p.birth_date, p.id_type, p.id_masked, p.mobile_masked, p.bank_masked, p.bank_name, p.bank_line, p.hukou_type, p.hukou_region, p.live_region,
  p.live_address, p.education, p.women_retire_kind, p.region, p.source, p.received_at, p.origins,
  (select full_name from registers.regions r where r.code = p.region) as region_name,
  (select full_name from registers.regions r where r.code = p.live_region) as live_name,
  (select full_name from registers.regions r where r.code = p.hukou_region) as hukou_name`

export interface CardRow {
  person_id: string
  name: string
  sex: string | null
  birth_date: string | null
  id_type: string
  id_masked: string
  mobile_masked: string | null
  bank_masked: string | null
  bank_name: string | null
  bank_line: string | null
  hukou_type: string | null
  hukou_region: string | null
  live_region: string | null
  live_address: string | null
  education: string | null
  women_retire_kind: string | null
  region: string
  source: string
  received_at: string
  origins: Readonly<Record<string, { source: string; asOf: string }>>
  region_name: string | null
  live_name: string | null
  hukou_name: string | null
}

export const cardById = statement<{ person: string }, CardRow>({
  name: "registers.read-person-card",
  reach: "subject",
  hot: true,
  sql: `select ${columnsOfCard} from registers.persons p where p.person_id = :person`,
})

const cardsByName = statement<{ prefix: string; scope: string }, CardRow>({
  name: "registers.search-persons-by-name",
  reach: "report",
  sql: `
    select ${columnsOfCard}
      from registers.persons p
     where p.name_key like :prefix || '%' and (p.region like :scope || '%' or p.live_region like :scope || '%')
     order by length(p.name_key), p.name_key, p.person_id limit 20`,
})

const cardsByMobile = statement<{ digest: string }, CardRow>({
  name: "registers.search-persons-by-mobile",
  reach: "lookup",
  sql: `
    select ${columnsOfCard}
      from registers.person_mobiles m join registers.persons p on p.person_id = m.person_id
     where m.digest = :digest
     order by p.person_id limit 20`,
})

const labelOf = (set: string, code: string | null): string | null => (code === null ? null : codeLabel(set, code))

const placeOf = (code: string | null, name: string | null) => (code === null ? null : { code, name: name ?? code })

export function cardOf(row: CardRow, today: PlainDate): PersonCard {
  return {
    personId: row.person_id,
    name: row.name,
    sex: row.sex,
    sexName: labelOf("AAC004", row.sex),
    birthDate: row.birth_date,
    age: row.birth_date === null ? null : ageOn(row.birth_date as PlainDate, today),
    idType: row.id_type,
    idTypeName: codeLabel("AAC058", row.id_type),
    idMasked: row.id_masked,
    mobileMasked: row.mobile_masked,
    bankMasked: row.bank_masked,
    bankName: row.bank_name,
    bankLine: row.bank_line,
    hukouType: row.hukou_type,
    hukouTypeName: labelOf("AAC009", row.hukou_type),
    hukou: placeOf(row.hukou_region, row.hukou_name),
    live: placeOf(row.live_region, row.live_name),
    liveAddress: row.live_address,
    education: row.education,
    educationName: labelOf("AAC011", row.education),
    womenRetireKind: row.women_retire_kind,
    region: row.region,
    regionName: row.region_name ?? row.region,
    source: row.source,
    receivedAt: row.received_at,
  }
}

/** The card of one person as this session may see it. */
export async function personCard(db: Tx, personId: string, today: PlainDate): Promise<PersonCard | undefined> {
  const row = await db.maybe(cardById, { person: personId })
  return row ? cardOf(row, today) : undefined
}

/** What an officer typed, taken for what it is: an identity number, a mobile number, or the beginning of a name. */
export type PersonQuery = { readonly kind: "number" | "mobile" | "name" | "too-short"; readonly value: string }

export function readQuery(text: string): PersonQuery {
  const number = tidyNumber(text)
  if (/^\d{17}[\dX]$|^\d{15}$/.test(number)) return { kind: "number", value: number }
  if (/^1[3-9]\d{9}$/.test(number)) return { kind: "mobile", value: number }
  const name = tidyName(text).replace(/[·\s]/gu, "").toUpperCase()
  if (/^[A-Z]{1,2}\d{6,}$/.test(number)) return { kind: "number", value: number }
  return [...name].length >= 2 && !/^\d+$/.test(name) ? { kind: "name", value: name } : { kind: "too-short", value: name }
}

/** At most twenty persons the session may see. `scope` is the officer's region prefix, also stated in the statement. */
export async function searchPersonsBy(db: Tx, sealing: Sealing, query: PersonQuery, scope: string, today: PlainDate): Promise<PersonCard[]> {
  switch (query.kind) {
    case "number": {
      const personId = await findPersonByIdNumber(db, sealing, query.value, today)
      const row = personId ? await db.maybe(cardById, { person: personId }) : undefined
      return row ? [cardOf(row, today)] : []
    }
    case "mobile":
      return (await db.all(cardsByMobile, { digest: sealing.digest("mobile", query.value) })).map((row) => cardOf(row, today))
    case "name":
      return (await db.all(cardsByName, { prefix: query.value.replace(/[\\%_]/g, "\\$&"), scope })).map((row) => cardOf(row, today))
    case "too-short":
      return []
  }
}

const sealedOf = statement<{ person: string }, { name: string; id_sealed: string | null; mobile_sealed: string | null; bank_sealed: string | null; bank_name: string | null; region: string }>({
  name: "registers.read-sealed-values",
  reach: "subject",
  sql: "select name, id_sealed, mobile_sealed, bank_sealed, bank_name, region from registers.persons where person_id = :person",
})

export interface FullPerson {
  readonly name: string
  readonly idNumber: string | null
  readonly mobile: string | null
  readonly bankAccount: string | null
  readonly bankName: string | null
  readonly region: string
}

/** Opens the sealed values of one person: for a bank file, an SMS, or an officer who gave a purpose. The caller writes the trail. */
export async function personInFull(db: Tx, sealing: Sealing, personId: string): Promise<FullPerson | undefined> {
  const row = await db.maybe(sealedOf, { person: personId })
  if (!row) return undefined
  const open = (sealed: string | null) => (sealed === null ? null : sealing.open(sealed))
  return { name: row.name, idNumber: open(row.id_sealed), mobile: open(row.mobile_sealed), bankAccount: open(row.bank_sealed), bankName: row.bank_name, region: row.region }
}

/** Whether a name given together with a number is that person's. */
export const isNameOf = (given: string, registered: string): boolean => comparableName(given) === comparableName(registered)
