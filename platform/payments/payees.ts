// Who is paid, as a table of one row for each: name, number and account as the registers have them now. The same columns for people, units and agencies of other places.
import type { PayeeKind } from "./business.ts"

/** 统一社会信用代码 has no code among the documents of people (AAC058): the file names it by itself. */
export const creditCodeType = "USCC"

export const payees: Readonly<Record<PayeeKind, string>> = {
  person: `
    select p.person_id as subject_id, p.name, p.name_key, p.id_type, p.id_sealed as number_sealed, null::text as number, p.id_sealed is not null and p.name <> '' as identified, p.bank_line, p.bank_sealed as account_sealed
      from registers.persons p`,
  employer: `
    select e.employer_id as subject_id, e.name, e.name_key, '${creditCodeType}'::text as id_type, null::text as number_sealed, e.uscc as number, e.name <> '' as identified, a.bank_line, a.account_sealed
      from registers.employers e left join payments.unit_accounts a on a.employer_id = e.employer_id and a.state = 'verified'`,
  agency: `
    select a.agency_id as subject_id, a.holder_name as name, a.holder_name as name_key, '${creditCodeType}'::text as id_type, null::text as number_sealed, a.uscc as number, true as identified, a.bank_line, a.account_sealed
      from payments.agency_accounts a where a.state = 'verified'`,
}
