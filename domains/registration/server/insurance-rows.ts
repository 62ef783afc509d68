// 免申即办: an enrolment reported by social insurance is an employment registration, a withdrawal a draft end (domain/01 §5, §5.3).
import { addDays, deadline, longDate, type PlainDate, todayInChina } from "#standards"
import { type Bulk, newId, statement } from "#platform/database"
import type { EventHandler } from "#platform/module"
import { numberIn, registersFromInsurance } from "./parameters.ts"
import { addEmployments, confirmOwnDrafts, draftEnds } from "./employments.ts"
import { runCall } from "./run-call.ts"
import { task } from "./unemployment-effects.ts"
import { closeSpells } from "./unemployments.ts"

interface Enrolment {
  employer_id: string
  employer_name: string
  uscc: string
  region: string
  from_on: PlainDate
  /** null while enrolled. */
  to_on: PlainDate | null
  employment_id: string | null
  started_on: PlainDate | null
  known: boolean
  busy_elsewhere: boolean
  unemployed_until: PlainDate | null
  pension: boolean
  minor: boolean
}

/** Pension, unemployment and injury insurance of employees, one line per employer and first day. */
const readEnrolments = statement<{ person: string; on: string }, Enrolment>({
  name: "registration.read-enrolments",
  reach: "subject",
  sql: `
    with rows as (
      select x.employer_id, min(x.from_on) as from_on, case when bool_or(x.to_on is null) then null else max(x.to_on) end as to_on, max(x.region) as region
        from registers.employee_rows x
       where x.person_id = :person::bigint and x.employer_id <> 0 and x.kind in ('110', '210', '410')
         and x.from_on >= coalesce((select max(y.from_on) from registers.employee_rows y where y.person_id = x.person_id and y.employer_id = x.employer_id and y.kind in ('110', '210', '410')
                                      and exists (select 1 from registers.employee_rows z where z.person_id = y.person_id and z.employer_id = y.employer_id and z.to_on <= y.from_on)), x.from_on)
       group by x.employer_id)
    select r.employer_id, e.name as employer_name, e.uscc, coalesce(nullif(r.region, ''), e.region) as region, r.from_on, r.to_on, v.employment_id, v.started_on,
           exists (select 1 from registration.employments k where k.person_id = :person::bigint and k.employer_id = r.employer_id and k.state <> 'void'
                      and (k.started_on >= r.from_on or k.ended_on is null or k.ended_on > r.from_on)) as known,
           exists (select 1 from registration.employments b
                     left join registration.end_drafts d on d.person_id = b.person_id and d.employment_id = b.employment_id and d.state = 'draft'
                    where b.person_id = :person::bigint and b.employer_id is distinct from r.employer_id and b.state <> 'void' and not b.part_time
                      and coalesce(b.ended_on, d.ended_on, 'infinity'::date) > r.from_on) as busy_elsewhere,
           (select max(u.closed_on) from registration.unemployments u where u.person_id = :person::bigint and u.state = 'closed') as unemployed_until,
           exists (select 1 from registers.pensions p where p.person_id = :person::bigint and p.starts_on <= :on::date and (p.ends_on is null or p.ends_on > :on::date)) as pension,
           coalesce((select p.birth_date > r.from_on - interval '18 years' from registers.persons p where p.person_id = :person::bigint), false) as minor
      from rows r join registers.employers e on e.employer_id = r.employer_id
      left join registration.employments v on v.person_id = :person::bigint and v.employer_id = r.employer_id and v.state = 'valid'
     order by r.from_on`,
})

/** Brings the employments of one person in line with what social insurance reports. Running it twice changes nothing. */
export async function followInsurance(tx: Bulk, person: string, now: string): Promise<void> {
  const today = todayInChina(now)
  // Each registration changes what the next one stands beside, so the enrolments are read again after it.
  for (;;) {
    const row = (await tx.all(readEnrolments, { person, on: today })).find((one) => isEnrolled(one, today) && !one.known && one.employment_id === null && !one.pension && registersFromInsurance(one.region, today))
    if (!row) break
    await register(tx, person, row, now)
  }
  for (const row of await tx.all(readEnrolments, { person, on: today }))
    if (!isEnrolled(row, today) && row.to_on !== null && row.employment_id !== null && row.started_on !== null && row.to_on >= row.started_on)
      await runCall(
        tx,
        draftEnds([{ person, employment: row.employment_id, on: row.to_on, reason: "90", legalReason: "99", source: "社保减员", objectUntil: addDays(today, numberIn("draftDays", row.region, today)) }], now),
      )
}

const isEnrolled = (row: Enrolment, today: PlainDate): boolean => row.to_on === null || row.to_on > today

async function register(tx: Bulk, person: string, row: Enrolment, now: string): Promise<void> {
  const today = todayInChina(now)
  const startedOn = row.unemployed_until !== null && row.unemployed_until > row.from_on ? row.unemployed_until : row.from_on
  const employment = newId()
  // A new employer's report confirms the end the old one reported, whoever might still have objected.
  if (!row.busy_elsewhere) await runCall(tx, confirmOwnDrafts(person, startedOn, now))
  await runCall(tx, closeSpells([{ person, on: row.from_on, reason: "U11", says: `社会保险显示${longDate(row.from_on)}起由${row.employer_name}为您参保，就业登记已办好，失业登记同时结束。情况不符请联系我们`, source: "社会保险" }], now))
  await runCall(
    tx,
    addEmployments(
      [{
        person, employment, form: "010", employer: row.employer_id, employerName: row.employer_name, uscc: row.uscc, startedOn, region: row.region, workRegion: row.region, partTime: row.busy_elsewhere,
        minor: row.minor, evidence: "B", source: "si",
      }],
      now,
    ),
  )
  const due = deadline(today, 3).date
  if (row.busy_elsewhere) await runCall(tx, task({ person, region: row.region, kind: "double-employment", record: employment, says: `${row.employer_name}新参保，原全日制就业登记还没终止：向原单位核实是终止、兼职还是错误`, due, at: now }))
  if (startedOn !== row.from_on) await runCall(tx, task({ person, region: row.region, kind: "late-employment", record: employment, says: `${row.employer_name}参保日期${row.from_on}早于失业登记注销日期，核实期间的待遇`, due, at: now }))
}

/** On each reported change of somebody's enrolment. */
export const onEmployeeRow: EventHandler = {
  name: "registration.follow-insurance",
  topics: ["employee-row.received"],
  handle: (tx, event, house) => followInsurance(tx, event.subjectId, house.clock()),
}
