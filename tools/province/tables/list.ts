// The tables that are written, with their columns, in an order in which foreign keys are met.

export const tables = {
  persons: "registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, mobile_sealed, mobile_masked, bank_sealed, bank_masked, bank_name, hukou_type, hukou_region, live_region, live_address, ethnic_group, education, women_retire_kind, region, source, received_at, updated_at)",
  idNumbers: "registers.person_id_numbers (digest, person_id)",
  mobiles: "registers.person_mobiles (digest, person_id)",
  employers: "registers.employers (employer_id, uscc, name, unit_type, reg_type, industry, status, region, founded_on, legal_person_id, legal_person_name, contact_name, source, received_at, updated_at)",
  employerCodes: "registers.employer_codes (uscc, employer_id)",
  kin: "registers.kin (person_id, relative_id, relation, region, source, received_at)",
  studies: "registers.studies (person_id, school, level, from_on, to_on, graduated_on, region, source, received_at)",
  contributions: "registers.contributions (person_id, kind, ym, employer_id, base_fen, employer_paid_fen, person_paid_fen, arrived_on, back_paid, region, source, received_at)",
  employeeRows: "registers.employee_rows (person_id, row_id, employer_id, kind, from_on, to_on, end_reason, region, source, received_at)",
  pensions: "registers.pensions (person_id, starts_on, kind, region, source, received_at)",
  deaths: "registers.deaths (person_id, died_on, region, source, received_at)",
  entityRoles: "registers.entity_roles (person_id, uscc, entity_name, role, status, from_on, to_on, region, source, received_at)",
  custodies: "registers.custodies (person_id, from_on, to_on, region, source, received_at)",
  militaryService: "registers.military_service (person_id, from_on, to_on, region, source, received_at)",
  elsewhere: "registers.entitlements_elsewhere (person_id, province, from_on, to_on, region, source, received_at)",
  employments: "registration.employments (person_id, employment_id, form, employer_id, employer_name, uscc, started_on, ended_on, end_reason, legal_end_reason, region, work_region, urban, occupation, contract_kind, contract_from, contract_to, monthly_pay_fen, part_time, valid_until, evidence, state, source, filing_id, recorded_at, end_recorded_at, end_source)",
  filings: "registration.filings (employer_id, filing_id, person_id, employment_id, person_name, id_masked, hire_on, contract_kind, contract_from, contract_to, occupation, work_region, monthly_pay_fen, ended_on, end_reason, legal_end_reason, region, state, recorded_at, recorded_by, end_recorded_at)",
  employerRegistrations: "registration.employer_registrations (employer_id, registration_id, region, work_region, uscc, name, contact_name, contact_masked, is_dispatch, registered_on, state, closed_on, recorded_at)",
  unemployments: "registration.unemployments (person_id, spell_id, registered_on, loss_on, reason, place_kind, region, national_check, last_contact_on, next_contact_on, closed_on, close_reason, close_effective, close_source, state, channel, recorded_at, close_recorded_at)",
  periods: "registration.periods (person_id, record_id, kind, region, during)",
  contacts: "registration.contacts (person_id, contact_id, spell_id, at, way, result, next_on, officer_id, officer_name, region)",
  entitlements: "insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, contributed, drawn_months, end_reason, loss_on, rule_version, state, stopped_from, stop_event, stop_event_on, stop_detected, unused_months, recorded_at, updated_at)",
  monthLines: "insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, paid_fen, written_at, previous_hash, hash, state, settled_on)",
  chainHeads: "insurance.chain_heads (person_id, seq, hash)",
} as const

export type TableName = keyof typeof tables
export const tableNames = Object.keys(tables) as TableName[]
