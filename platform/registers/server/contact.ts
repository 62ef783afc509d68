// Corrections of what a person or an employer may change without a case: contact, address, account. Every change leaves its before and after.
import { checkBankCard, checkBankLine, checkMobile, maskBankCard, maskMobile } from "#standards"
import { commonProblems, type FieldError } from "#wire"
import { bind, type Call, newId, type Sealing, type Session, statement } from "#platform/database"
import { registersProblems } from "../contract.ts"
import { accountCalls } from "./accounts.ts"
import { addMobile, cardById } from "./persons.ts"
import { regionByCode } from "./places.ts"

export interface ContactChange {
  readonly mobile?: string | undefined
  readonly liveRegion?: string | undefined
  readonly liveAddress?: string | undefined
  readonly bankAccount?: string | undefined
  readonly bankName?: string | undefined
  readonly bankLine?: string | undefined
}

export interface ChangedBy {
  /** "本人填报", "窗口更正" … : becomes the source of the value. */
  readonly source: string
  /** Who: a person's or officer's name. */
  readonly actor: string
  /** ISO moment. */
  readonly now: string
}

export const changeLabels: Readonly<Record<string, string>> = { mobile: "手机号码", liveRegion: "常住地", liveAddress: "常住地址", bankAccount: "银行账号", bankName: "开户银行", bankLine: "联行号", region: "档案所在地" }

interface ContactRow {
  person: string
  mobileSealed: string | null
  mobileMasked: string | null
  liveRegion: string | null
  liveAddress: string | null
  bankSealed: string | null
  bankMasked: string | null
  bankName: string | null
  bankLine: string | null
  origins: string
  now: string
}

const updateContact = statement<ContactRow, { person_id: string }>({
  name: "registers.correct-contact",
  reach: "subject",
  sql: `
    update registers.persons
       set mobile_sealed = coalesce(:mobileSealed, mobile_sealed), mobile_masked = coalesce(:mobileMasked, mobile_masked),
           live_region = coalesce(:liveRegion, live_region), live_address = coalesce(:liveAddress, live_address),
           bank_sealed = coalesce(:bankSealed, bank_sealed), bank_masked = coalesce(:bankMasked, bank_masked), bank_name = coalesce(:bankName, bank_name),
           bank_line = case when :bankSealed::text is not null then :bankLine else coalesce(:bankLine, bank_line) end,
           origins = origins || :origins::jsonb, updated_at = :now::timestamptz
     where person_id = :person
    returning person_id`,
})

const dropMobiles = statement<{ person: string }>({ name: "registers.drop-mobiles", reach: "lookup", sql: "delete from registers.person_mobiles where person_id = :person" })

const appendChange = statement<{ person: string; change: string; field: string; before: string | null; after: string | null; source: string; actor: string; region: string; now: string }>({
  name: "registers.append-person-change",
  reach: "subject",
  sql: `
    insert into registers.person_changes (person_id, change_id, field, before, after, source, actor, region, at)
    values (:person, :change, :field, :before, :after, :source, :actor, :region, :now::timestamptz)`,
})

/**
 * Corrects a person's contact data and returns the names of the values that really changed.
 * @throws input.invalid (E-TEL-01, E-BANK-01, E-BANK-02), E-REG-01 when the place does not exist, input.not-found when the session may not see the person,
 * registers.nothing-to-change when nothing was given.
 */
export async function correctContact(db: Session, sealing: Sealing, personId: string, change: ContactChange, by: ChangedBy): Promise<{ readonly changed: readonly string[]; readonly region: string }> {
  const errors: FieldError[] = []
  const mobile = change.mobile ? checkMobile(change.mobile) : undefined
  const bank = change.bankAccount ? checkBankCard(change.bankAccount) : undefined
  const line = change.bankLine ? checkBankLine(change.bankLine) : undefined
  if (mobile && !mobile.ok) errors.push({ path: "mobile", code: mobile.code, says: mobile.sentence })
  if (bank && !bank.ok) errors.push({ path: "bankAccount", code: bank.code, says: bank.sentence })
  if (line && !line.ok) errors.push({ path: "bankLine", code: line.code, says: line.sentence })
  if (errors.length > 0) throw commonProblems.invalidInput({}, errors)
  const card = await db.maybe(cardById, { person: personId })
  if (!card) throw commonProblems.notFound()
  const place = change.liveRegion ? await db.maybe(regionByCode, { code: change.liveRegion }) : undefined
  if (change.liveRegion && (!place || place.valid_to !== null)) throw registersProblems.noSuchPlace({}, [{ path: "liveRegion", code: "E-REG-01", says: "行政区划已停用或不存在" }])
  const given = [
    { field: "mobile", before: card.mobile_masked, after: mobile?.ok ? maskMobile(mobile.value) : undefined },
    { field: "liveRegion", before: card.live_name ?? card.live_region, after: place?.full_name },
    { field: "liveAddress", before: card.live_address, after: change.liveAddress },
    { field: "bankAccount", before: card.bank_masked, after: bank?.ok ? maskBankCard(bank.value) : undefined },
    { field: "bankName", before: card.bank_name, after: change.bankName },
    { field: "bankLine", before: card.bank_line, after: line?.ok ? line.value : undefined },
  ].filter((one) => one.after !== undefined)
  if (given.length === 0) throw registersProblems.nothingToChange()
  const changed = given.filter((one) => one.field === "mobile" || one.field === "bankAccount" || one.before !== one.after)
  const origin = { source: by.source, asOf: by.now }
  const row: ContactRow = {
    person: personId,
    mobileSealed: mobile?.ok ? sealing.seal(mobile.value) : null,
    mobileMasked: mobile?.ok ? maskMobile(mobile.value) : null,
    liveRegion: change.liveRegion ?? null,
    liveAddress: change.liveAddress ?? null,
    bankSealed: bank?.ok ? sealing.seal(bank.value) : null,
    bankMasked: bank?.ok ? maskBankCard(bank.value) : null,
    bankName: change.bankName ?? null,
    bankLine: line?.ok ? line.value : null,
    origins: JSON.stringify(Object.fromEntries(given.map((one) => [one.field, origin]))),
    now: by.now,
  }
  const calls: Call[] = [bind(updateContact, row)]
  if (mobile?.ok) calls.push(bind(dropMobiles, { person: personId }), bind(addMobile, { digest: sealing.digest("mobile", mobile.value), person: personId }))
  if (bank?.ok) calls.push(...accountCalls(sealing, personId, bank.value))
  for (const one of changed)
    calls.push(bind(appendChange, { person: personId, change: newId(), field: one.field, before: one.before, after: one.after ?? null, source: by.source, actor: by.actor, region: card.region, now: by.now }))
  await db.atomically(calls)
  return { changed: changed.map((one) => one.field), region: card.region }
}

const setRegion = statement<{ person: string; region: string; now: string }>({
  name: "registers.move-person",
  reach: "subject",
  sql: "update registers.persons set region = :region, updated_at = :now::timestamptz where person_id = :person and region <> :region",
})

/** Moves a person's file to another place, for a transfer 转移: bound statements for the transaction of the transfer (the program's own session). */
export function movePersonCalls(personId: string, from: string, to: string, by: ChangedBy): readonly Call[] {
  return [
    bind(setRegion, { person: personId, region: to, now: by.now }),
    bind(appendChange, { person: personId, change: newId(), field: "region", before: from, after: to, source: by.source, actor: by.actor, region: to, now: by.now }),
  ]
}

const changesOf = statement<{ person: string }, { field: string; before: string | null; after: string | null; source: string; actor: string; at: string }>({
  name: "registers.list-person-changes",
  reach: "subject",
  sql: "select field, before, after, source, actor, at from registers.person_changes where person_id = :person order by change_id desc limit 50",
})

export async function personChanges(db: Session, personId: string) {
  return (await db.all(changesOf, { person: personId })).map((row) => ({ ...row, label: changeLabels[row.field] ?? row.field }))
}
