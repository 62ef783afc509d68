// What the registers and our records say about the people of a roster, all in one statement.
import type { PlainDate } from "#standards"
import { type Sealing, statement, type Tx } from "#platform/database"
import { idDigest } from "#platform/registers"
import type { PersonStanding, RunningFiling } from "./plan-roster.ts"

interface StandingRow {
  digest: string
  person_id: string
  name: string
  birth: string | null
  dead: boolean
  pension: boolean
  student: boolean
  unemployed_until: string | null
  busy_until: string | null
  own: { id: string; startedOn: string } | null
  running: RunningFiling | null
  past: { hireOn: string; endedOn: string }[] | null
}

const readStandings = statement<{ employer: string; digests: readonly string[]; on: string }, StandingRow>({
  name: "registration.read-roster-standings",
  reach: "bulk",
  hot: true,
  sql: `
    select n.digest, p.person_id, p.name, p.birth_date as birth,
           exists (select 1 from registers.deaths x where x.person_id = p.person_id) as dead,
           exists (select 1 from registers.pensions x where x.person_id = p.person_id and x.starts_on <= :on::date and (x.ends_on is null or x.ends_on > :on::date)) as pension,
           exists (select 1 from registers.studies x where x.person_id = p.person_id and x.from_on <= :on::date and (x.to_on is null or x.to_on > :on::date)
                      and (x.graduated_on is null or x.graduated_on > :on::date)) as student,
           (select max(u.closed_on) from registration.unemployments u where u.person_id = p.person_id and u.state = 'closed') as unemployed_until,
           (select max(coalesce(e.ended_on, d.ended_on, '9999-12-31'::date)) from registration.employments e
              left join registration.end_drafts d on d.person_id = e.person_id and d.employment_id = e.employment_id and d.state = 'draft'
             where e.person_id = p.person_id and e.state <> 'void' and not e.part_time and (e.employer_id is null or e.employer_id <> :employer::bigint)) as busy_until,
           (select jsonb_build_object('id', e.employment_id::text, 'startedOn', e.started_on) from registration.employments e
             where e.person_id = p.person_id and e.employer_id = :employer::bigint and e.state = 'valid' and e.filing_id is null order by e.started_on desc limit 1) as own,
           (select jsonb_build_object('filingId', f.filing_id::text, 'employmentId', f.employment_id::text, 'hireOn', f.hire_on, 'contractKind', f.contract_kind, 'contractFrom', f.contract_from,
                                      'contractTo', f.contract_to, 'occupation', f.occupation, 'postName', f.post_name, 'workRegion', f.work_region, 'monthlyPayFen', f.monthly_pay_fen)
              from registration.filings f where f.employer_id = :employer::bigint and f.person_id = p.person_id and f.state = 'filed') as running,
           (select jsonb_agg(jsonb_build_object('hireOn', f.hire_on, 'endedOn', f.ended_on)) from registration.filings f
             where f.employer_id = :employer::bigint and f.person_id = p.person_id and f.state = 'ended') as past
      from registers.person_id_numbers n join registers.persons p on p.person_id = n.person_id
     where n.digest = any(:digests::text[])`,
})

/** Standings by identity number; a number without a file is absent. */
export async function standingsOf(tx: Tx, sealing: Sealing, employer: string, idNumbers: readonly string[], today: PlainDate): Promise<ReadonlyMap<string, PersonStanding>> {
  const numberOf = new Map(idNumbers.map((number) => [idDigest(sealing, number, today), number]))
  const rows = await tx.all(readStandings, { employer, digests: [...numberOf.keys()], on: today })
  return new Map(
    rows.map((row): [string, PersonStanding] => [
      numberOf.get(row.digest) ?? "",
      {
        personId: row.person_id, name: row.name, birth: row.birth, dead: row.dead, pension: row.pension, student: row.student, unemployedUntil: row.unemployed_until,
        busyUntil: row.busy_until, ownEmployment: row.own, running: row.running, past: row.past ?? [],
      },
    ]),
  )
}

export interface FilingUnit {
  employer_id: string
  name: string
  uscc: string
  status: string
  founded_on: string | null
  region: string
  work_region: string
  is_dispatch: boolean
}

/** The employer as filings need it; its registered place of work when it has registered. */
export const readFilingUnit = statement<{ employer: string }, FilingUnit>({
  name: "registration.read-filing-unit",
  reach: "subject",
  sql: `
    select e.employer_id, e.name, e.uscc, e.status, e.founded_on, coalesce(r.region, e.region) as region, coalesce(r.work_region, e.region) as work_region, coalesce(r.is_dispatch, false) as is_dispatch
      from registers.employers e
      left join registration.employer_registrations r on r.employer_id = e.employer_id and r.state in ('normal', 'suspended', 'closing')
     where e.employer_id = :employer::bigint`,
})

export const readRegionCodes = statement<{ codes: readonly string[]; on: string }, { code: string }>({
  name: "registration.read-region-codes",
  reach: "reference",
  sql: "select code from registers.regions where code = any(:codes::text[]) and valid_from <= :on::date and (valid_to is null or valid_to > :on::date)",
})
