// Employers: making a file, finding one by its credit code, and the card that pages show.
import { checkCreditCode, checkMobile, codeLabel, codeValue, maskMobile, tidyNumber } from "#standards"
import { commonProblems, type FieldError } from "#wire"
import { bind, type Call, newId, type Sealing, type Session, statement, type Tx, violatedConstraint } from "#platform/database"
import type { EmployerCard } from "../contract.ts"

export interface NewEmployer {
  readonly uscc: string
  readonly name: string
  readonly unitType?: string | null
  readonly regType?: string | null
  readonly industry?: string | null
  /** 存续 | 停业 | 吊销 | 注销 | 破产; default 存续. */
  readonly status?: string
  readonly region: string
  readonly foundedOn?: string | null
  readonly legalPersonId?: string | null
  readonly legalPersonName?: string | null
  readonly contactName?: string | null
  readonly contactMobile?: string | null
  readonly address?: string | null
  readonly source: string
}

interface EmployerRow {
  employer: string
  uscc: string
  name: string
  unitType: string | null
  regType: string | null
  industry: string | null
  status: string
  region: string
  foundedOn: string | null
  legalPerson: string | null
  legalPersonName: string | null
  contactName: string | null
  mobileSealed: string | null
  mobileMasked: string | null
  address: string | null
  source: string
  now: string
}

const insertEmployer = statement<EmployerRow>({
  name: "registers.insert-employer",
  reach: "subject",
  sql: `
    insert into registers.employers (employer_id, uscc, name, unit_type, reg_type, industry, status, region, founded_on, legal_person_id, legal_person_name,
           contact_name, contact_mobile_sealed, contact_mobile_masked, address, source, received_at, updated_at)
    values (:employer, :uscc, :name, :unitType, :regType, :industry, :status, :region, :foundedOn, :legalPerson, :legalPersonName,
           :contactName, :mobileSealed, :mobileMasked, :address, :source, :now::timestamptz, :now::timestamptz)`,
})

const takeCode = statement<{ uscc: string; employer: string }>({ name: "registers.take-credit-code", reach: "lookup", sql: "insert into registers.employer_codes (uscc, employer_id) values (:uscc, :employer)" })

const employerByCode = statement<{ uscc: string }, { employer_id: string }>({
  name: "registers.find-employer-by-code",
  reach: "lookup",
  hot: true,
  sql: "select employer_id from registers.employer_codes where uscc = :uscc",
})

/** The statements that make an employer's file. @throws input.invalid (E-USC-01, E-USC-02, E-TEL-01). */
export function employerCalls(sealing: Sealing, given: NewEmployer, now: string, employerId: string = newId()): { readonly employerId: string; readonly calls: readonly Call[] } {
  const errors: FieldError[] = []
  const code = checkCreditCode(given.uscc)
  const mobile = given.contactMobile ? checkMobile(given.contactMobile) : undefined
  if (!code.ok) errors.push({ path: "uscc", code: code.code, says: code.sentence })
  if (mobile && !mobile.ok) errors.push({ path: "contactMobile", code: mobile.code, says: mobile.sentence })
  if (!code.ok || errors.length > 0) throw commonProblems.invalidInput({}, errors)
  const row: EmployerRow = {
    employer: employerId,
    uscc: code.value.code,
    name: given.name.normalize("NFKC").trim(),
    unitType: given.unitType ?? null,
    regType: given.regType ?? null,
    industry: given.industry ?? null,
    status: given.status ?? "存续",
    region: given.region,
    foundedOn: given.foundedOn ?? null,
    legalPerson: given.legalPersonId ?? null,
    legalPersonName: given.legalPersonName ?? null,
    contactName: given.contactName ?? null,
    mobileSealed: mobile?.ok ? sealing.seal(mobile.value) : null,
    mobileMasked: mobile?.ok ? maskMobile(mobile.value) : null,
    address: given.address ?? null,
    source: given.source,
    now,
  }
  return { employerId, calls: [bind(takeCode, { uscc: row.uscc, employer: employerId }), bind(insertEmployer, row)] }
}

/** Makes an employer's file, or finds the one the code already has. */
export async function registerEmployer(db: Session, sealing: Sealing, given: NewEmployer, now: string): Promise<{ readonly employerId: string; readonly isNew: boolean }> {
  const made = employerCalls(sealing, given, now)
  try {
    await db.atomically(made.calls)
    return { employerId: made.employerId, isNew: true }
  } catch (failure) {
    if (violatedConstraint(failure) !== "employer_codes_pkey") throw failure
    const found = await findEmployerByCode(db, given.uscc)
    if (!found) throw failure
    return { employerId: found, isNew: false }
  }
}

/** The employer with this unified social credit code. */
export async function findEmployerByCode(db: Tx, uscc: string): Promise<string | undefined> {
  return (await db.maybe(employerByCode, { uscc: tidyNumber(uscc) }))?.employer_id
}

interface EmployerCardRow {
  employer_id: string
  uscc: string
  name: string
  unit_type: string | null
  reg_type: string | null
  industry: string | null
  status: string
  region: string
  region_name: string | null
  founded_on: string | null
  legal_person_name: string | null
  contact_name: string | null
  contact_mobile_masked: string | null
  address: string | null
  insured: string
  source: string
  received_at: string
}

const employerById = statement<{ employer: string; today: string }, EmployerCardRow>({
  name: "registers.read-employer-card",
  reach: "subject",
  hot: true,
  sql: `
    select e.employer_id, e.uscc, e.name, e.unit_type, e.reg_type, e.industry, e.status, e.region, r.full_name as region_name, e.founded_on, e.legal_person_name,
           e.contact_name, e.contact_mobile_masked, e.address, e.source, e.received_at,
           (select count(distinct s.person_id) from registers.employee_rows s
             where s.employer_id = e.employer_id and s.from_on <= :today::date and (s.to_on is null or s.to_on > :today::date)) as insured
      from registers.employers e left join registers.regions r on r.code = e.region
     where e.employer_id = :employer`,
})

const label = (set: string, code: string | null): string | null => (code === null ? null : codeLabel(set, code))

/** The industry's name, whether the code is the stored AAB022 or the national four characters. */
function industryName(code: string | null): string | null {
  if (code === null) return null
  return codeValue("AAB022", code)?.name ?? codeValue("industry", code.slice(0, 3))?.name ?? codeLabel("industry", code)
}

/** The card as this session may see it. */
export async function employerCard(db: Tx, employerId: string, today: string): Promise<EmployerCard | undefined> {
  const row = await db.maybe(employerById, { employer: employerId, today })
  if (!row) return undefined
  return {
    employerId: row.employer_id,
    uscc: row.uscc,
    name: row.name,
    unitType: row.unit_type,
    unitTypeName: label("AAB019", row.unit_type),
    regType: row.reg_type,
    regTypeName: label("AAB020", row.reg_type),
    industry: row.industry,
    industryName: industryName(row.industry),
    status: row.status,
    region: row.region,
    regionName: row.region_name ?? row.region,
    foundedOn: row.founded_on,
    legalPersonName: row.legal_person_name,
    contactName: row.contact_name,
    contactMobileMasked: row.contact_mobile_masked,
    address: row.address,
    insuredStaff: Number(row.insured),
    source: row.source,
    receivedAt: row.received_at,
  }
}

const employersByText = statement<{ code: string; prefix: string }, { employer_id: string; uscc: string; name: string; region: string; region_name: string | null; status: string }>({
  name: "registers.search-employers",
  reach: "report",
  sql: `
    select e.employer_id, e.uscc, e.name, e.region, r.full_name as region_name, e.status
      from registers.employers e left join registers.regions r on r.code = e.region
     where e.employer_id = (select c.employer_id from registers.employer_codes c where c.uscc = :code) or e.name_key like :prefix || '%'
     order by length(e.name), e.name, e.employer_id limit 20`,
})

export async function searchEmployersBy(db: Tx, text: string) {
  const prefix = text.normalize("NFKC").replace(/[·()（）\s]/gu, "").toUpperCase().replace(/[\\%_]/g, "\\$&")
  return (await db.all(employersByText, { code: tidyNumber(text), prefix })).map((row) => ({
    employerId: row.employer_id,
    uscc: row.uscc,
    name: row.name,
    region: row.region,
    regionName: row.region_name ?? row.region,
    status: row.status,
  }))
}

const updateEmployerContact = statement<{ employer: string; name: string; sealed: string; masked: string; now: string }, { region: string }>({
  name: "registers.correct-employer-contact",
  reach: "subject",
  sql: `
    update registers.employers set contact_name = :name, contact_mobile_sealed = :sealed, contact_mobile_masked = :masked, updated_at = :now::timestamptz
     where employer_id = :employer returning region`,
})

/** Changes who speaks for an employer. @throws input.invalid (E-TEL-01), input.not-found. */
export async function correctEmployerContactOf(db: Tx, sealing: Sealing, employerId: string, contact: { readonly contactName: string; readonly contactMobile: string }, now: string): Promise<{ readonly region: string }> {
  const mobile = checkMobile(contact.contactMobile)
  if (!mobile.ok) throw commonProblems.invalidInput({}, [{ path: "contactMobile", code: mobile.code, says: mobile.sentence }])
  const row = await db.maybe(updateEmployerContact, { employer: employerId, name: contact.contactName, sealed: sealing.seal(mobile.value), masked: maskMobile(mobile.value), now })
  if (!row) throw commonProblems.notFound()
  return row
}
