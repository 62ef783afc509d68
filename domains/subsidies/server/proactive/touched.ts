// Whose candidates have to be worked out anew: told by events of our own records, found by their time in what registers received.
import { type Bulk, statement } from "#platform/database"
import type { EventHandler } from "#platform/module"

const touchSubject = statement<{ subject: string; at: string }>({
  name: "subsidies.touch-person", reach: "queue", sql: "insert into subsidies.touched (person_id, at) select p.person_id, :at::timestamptz from registers.persons p where p.person_id = :subject on conflict do nothing",
})

const touchStaff = statement<{ employer: string; at: string }>({
  name: "subsidies.touch-staff", reach: "queue",
  sql: "insert into subsidies.touched (person_id, at) select distinct e.person_id, :at::timestamptz from registration.published_employments e where e.employer_id = :employer on conflict do nothing",
})

const touchGranted = statement<{ payee: string; at: string }>({
  name: "subsidies.touch-granted", reach: "queue",
  sql: "insert into subsidies.touched (person_id, at) select distinct m.person_id, :at::timestamptz from subsidies.grant_months m where m.payee_id = :payee on conflict do nothing",
})

/** Something of one person: work, hardship, benefit, a death, a row taken back, an answer of a department. */
const ofPersons = [
  "employment.registered", "employment.changed", "employment.voided", "employment.reopened", "employment.end-settled", "hardship.recognised", "hardship.ended",
  "benefit.granted", "benefit.stopped", "benefit.resumed", "benefit.suspended", "benefit.held", "person.corrected", "person.died", "person.death-corrected", "person.death-withdrawn",
  "person.pension-started", "person.pension-ended", "person.pension-withdrawn", "person.imprisoned", "person.released", "person.custody-corrected", "person.custody-withdrawn",
  "person.graduated", "person.enrolment-withdrawn", "contribution.withdrawn", "employee-row.received", "employee-row.withdrawn", "entity-role.withdrawn", "subsidy.check-recorded",
]
/** Something of a unit: everybody it hired. */
const ofUnits = ["employer.deregistered", "employer.deregistration-withdrawn", "employer.account-verified", "subsidy.check-recorded"]

export const touchingHandler: EventHandler = {
  name: "subsidies.touch",
  topics: [...new Set([...ofPersons, ...ofUnits, "subsidy.granted", "subsidy.clawback-decided"])],
  handle: async (tx, event, house) => {
    const at = house.clock()
    if (event.topic === "subsidy.granted" || event.topic === "subsidy.clawback-decided") await tx.run(touchGranted, { payee: event.subjectId, at })
    else if (ofUnits.includes(event.topic) && event.payload["subjectKind"] !== "person") await tx.run(touchStaff, { employer: event.subjectId, at })
    else await tx.run(touchSubject, { subject: event.subjectId, at })
  },
}

/** Where rows about people come in, and by which time they are known to have come. */
const received: readonly { readonly from: string; readonly at: readonly string[] }[] = [
  { from: "registers.contributions", at: ["received_at"] },
  { from: "registers.employee_rows", at: ["received_at"] },
  { from: "registers.deaths", at: ["received_at"] },
  { from: "registers.pensions", at: ["received_at"] },
  { from: "registers.custodies", at: ["received_at"] },
  { from: "registers.studies", at: ["received_at"] },
  { from: "registers.entity_roles", at: ["received_at"] },
  { from: "registers.kin", at: ["received_at"] },
  { from: "registers.withdrawn_rows", at: ["at"] },
  { from: "registration.published_employments", at: ["recorded_at", "end_recorded_at"] },
  { from: "assistance.published_hardships", at: ["settled_at", "end_recorded_at"] },
]

/** Only people a subsidy by month can be about: hired graduates of five years, ever in hardship, ever in flexible employment. */
const concerned = `
    (exists (select 1 from assistance.published_hardships h where h.person_id = t.person_id)
     or exists (select 1 from registers.studies s where s.person_id = t.person_id and s.graduated_on is not null)
     or exists (select 1 from registration.published_employments e where e.person_id = t.person_id and e.form = '022')
     or exists (select 1 from subsidies.candidates c where c.person_id = t.person_id))`

const lookThrough = statement<{ since: string; at: string }>({
  name: "subsidies.look-through-received", reach: "bulk",
  sql: `
    insert into subsidies.touched (person_id, at)
    select distinct t.person_id, :at::timestamptz from (
      ${received.flatMap(({ from, at }) => at.map((time) => `select x.person_id from ${from} x where x.${time} > :since::timestamptz`)).join("\n      union\n      ")}) t
     where ${concerned} on conflict do nothing`,
})

const lastLook = statement<Record<never, never>, { until: string }>({ name: "subsidies.last-look", reach: "queue", sql: "select until from subsidies.looks where look = 'received' for update" })
const keepLook = statement<{ at: string }>({ name: "subsidies.keep-look", reach: "queue", sql: "insert into subsidies.looks (look, until) values ('received', :at) on conflict (look) do update set until = excluded.until" })

/** A file that was being merged during the last look has an earlier time: looking again changes nothing. */
const overlap = 3 * 3_600_000

/** Marks who had something received since the last look. */
export async function lookThroughReceived(tx: Bulk, now: string): Promise<void> {
  const last = await tx.maybe(lastLook, {})
  const since = last ? new Date(Date.parse(last.until) - overlap).toISOString() : "1970-01-01T00:00:00.000Z"
  await tx.run(lookThrough, { since, at: now })
  await tx.run(keepLook, { at: now })
}

const takeTouched = statement<{ limit: number }, { person_id: string }>({
  name: "subsidies.take-touched", reach: "queue",
  sql: "delete from subsidies.touched where person_id in (select person_id from subsidies.touched order by at, person_id limit :limit for update skip locked) returning person_id",
})

export const takeTouchedPersons = async (tx: Bulk, limit: number): Promise<readonly string[]> => (await tx.all(takeTouched, { limit })).map((row) => row.person_id)

/** Marks everybody of an offer whose records were found to say something else. */
const touchOffered = statement<{ subject: string; offer: string; at: string }>({
  name: "subsidies.touch-offered", reach: "queue",
  sql: "insert into subsidies.touched (person_id, at) select distinct l.person_id, :at::timestamptz from subsidies.offer_lines l where l.subject_id = :subject and l.offer_id = :offer on conflict do nothing",
})

export const touchPeopleOf = (tx: Bulk, subject: string, offer: string, at: string): Promise<number> => tx.run(touchOffered, { subject, offer, at })
