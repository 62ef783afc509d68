// Writes the accepted lines of a plan: people, employments, filings and events, everything in the caller's transaction.
import { addDays, daysBetween, deadline, longDate, type PlainDate } from "#standards"
import { bind, type Bulk, type Call, newId, type Sealing, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import { personCalls } from "#platform/registers"
import { numberIn } from "../parameters.ts"
import { addEmployments, confirmOwnDrafts, draftEnds, type NewEmployment } from "../employments.ts"
import { closeSpells } from "../unemployments.ts"
import { runCall } from "../run-call.ts"
import type { Hire, PlannedRow } from "./plan-roster.ts"
import type { FilingUnit } from "./standings.ts"

export interface WriteContext {
  readonly unit: FilingUnit
  readonly sealing: Sealing
  readonly now: string
  readonly today: PlainDate
  readonly by: string
  readonly importId: string | null
}

const fileHires = statement<{ rows: string; employer: string; region: string; importId: string | null; by: string; at: string }>({
  name: "registration.file-hires",
  reach: "bulk",
  sql: `
    with given as (
      select * from jsonb_to_recordset(:rows::jsonb) as r(person bigint, filing bigint, employment bigint, name text, masked text, "hireOn" date, "contractKind" text, "contractFrom" date,
             "contractTo" date, occupation text, "postName" text, "workRegion" text, "monthlyPayFen" bigint, "overAge" boolean, late boolean, permit text, change bigint, event bigint)),
    filed as (
      insert into registration.filings (employer_id, filing_id, person_id, employment_id, person_name, id_masked, hire_on, contract_kind, contract_from, contract_to, occupation, post_name,
             work_region, monthly_pay_fen, over_age, region, state, late_hire, import_id, recorded_at, recorded_by, work_permit_sealed)
      select :employer::bigint, g.filing, g.person, g.employment, g.name, g.masked, g."hireOn", g."contractKind", g."contractFrom", g."contractTo", g.occupation, g."postName",
             g."workRegion", g."monthlyPayFen", g."overAge", :region, 'filed', g.late, :importId::bigint, :at::timestamptz, :by, g.permit
        from given g),
    attached as (
      update registration.employments e
         set filing_id = g.filing, source = 'filing', contract_kind = g."contractKind", contract_from = g."contractFrom", contract_to = g."contractTo", occupation = g.occupation, post_name = g."postName",
             monthly_pay_fen = g."monthlyPayFen", work_region = g."workRegion", evidence = 'A'
        from given g where e.person_id = g.person and e.employment_id = g.employment and e.filing_id is null),
    history as (
      insert into registration.filing_changes (employer_id, change_id, filing_id, kind, after, actor, import_id, region, at)
      select :employer::bigint, g.change, g.filing, 'hire', to_jsonb(g) - 'change' - 'event' - 'permit', :by, :importId::bigint, :region, :at::timestamptz from given g)
    insert into exchange.outbox (subject_id, event_id, topic, payload)
    select g.person, g.event, 'filing.created',
           jsonb_build_object('filingId', g.filing::text, 'employerId', :employer::text, 'employmentId', g.employment::text, 'region', :region::text, 'workRegion', g."workRegion", 'effectiveDate', g."hireOn",
                              'contractKind', g."contractKind", 'contractFrom', g."contractFrom", 'contractTo', g."contractTo", 'overAge', g."overAge", 'late', g.late)
      from given g`,
})

const changeFilings = statement<{ rows: string; employer: string; region: string; importId: string | null; by: string; at: string }, { filing_id: string }>({
  name: "registration.change-filings",
  reach: "bulk",
  sql: `
    with given as (
      select * from jsonb_to_recordset(:rows::jsonb) as r(person bigint, filing bigint, employment bigint, "contractKind" text, "contractFrom" date, "contractTo" date, occupation text, "postName" text,
             "workRegion" text, "monthlyPayFen" bigint, change bigint, before jsonb)),
    changed as (
      update registration.filings f
         set contract_kind = g."contractKind", contract_from = g."contractFrom", contract_to = g."contractTo", occupation = g.occupation, post_name = g."postName", work_region = g."workRegion",
             monthly_pay_fen = g."monthlyPayFen"
        from given g where f.employer_id = :employer::bigint and f.filing_id = g.filing and f.state = 'filed'
      returning f.filing_id),
    employment as (
      update registration.employments e
         set contract_kind = g."contractKind", contract_from = g."contractFrom", contract_to = g."contractTo", occupation = g.occupation, post_name = g."postName", work_region = g."workRegion",
             monthly_pay_fen = g."monthlyPayFen"
        from given g join changed c on c.filing_id = g.filing where e.person_id = g.person and e.employment_id = g.employment and e.state = 'valid'),
    history as (
      insert into registration.filing_changes (employer_id, change_id, filing_id, kind, before, after, actor, import_id, region, at)
      select :employer::bigint, g.change, g.filing, 'change', g.before, to_jsonb(g) - 'change' - 'before', :by, :importId::bigint, :region, :at::timestamptz from given g)
    select filing_id from changed`,
})

const endFilings = statement<{ rows: string; employer: string; region: string; importId: string | null; by: string; at: string }, { filing_id: string; person_id: string; employment_id: string | null }>({
  name: "registration.end-filings",
  reach: "bulk",
  sql: `
    with given as (
      select * from jsonb_to_recordset(:rows::jsonb) as r(filing bigint, "on" date, reason text, "legalReason" text, late boolean, change bigint, event bigint)),
    ended as (
      update registration.filings f
         set state = 'ended', ended_on = greatest(g."on", f.hire_on), end_reason = g.reason, legal_end_reason = g."legalReason", late_end = g.late, end_recorded_at = :at::timestamptz
        from given g where f.employer_id = :employer::bigint and f.filing_id = g.filing and f.state = 'filed'
      returning f.filing_id, f.person_id, f.employment_id, f.ended_on, f.end_reason, f.legal_end_reason, f.late_end, f.work_region, g.change, g.event),
    history as (
      insert into registration.filing_changes (employer_id, change_id, filing_id, kind, after, actor, import_id, region, at)
      select :employer::bigint, e.change, e.filing_id, 'end', to_jsonb(e) - 'change' - 'event', :by, :importId::bigint, :region, :at::timestamptz from ended e),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select e.person_id, e.event, 'filing.ended',
             jsonb_build_object('filingId', e.filing_id::text, 'employerId', :employer::text, 'employmentId', e.employment_id::text, 'region', :region::text, 'workRegion', e.work_region,
                                'effectiveDate', e.ended_on, 'reason', e.end_reason, 'legalReason', e.legal_end_reason, 'late', e.late_end)
        from ended e)
    select filing_id, person_id, employment_id from ended`,
})

const layoffAlert = statement<{ employer: string; region: string; name: string; since: string; on: string; persons: number; share: number; due: string; task: string; event: string; at: string }, { ended: string; staff: string }>({
  name: "registration.alert-mass-layoff",
  reach: "subject",
  sql: `
    with counted as (
      select count(*) filter (where state = 'ended' and ended_on > :since::date and legal_end_reason in ('02', '03', '05', '06', '07')) as ended,
             count(*) filter (where state = 'filed' or (state = 'ended' and ended_on > :since::date)) as staff
        from registration.filings where employer_id = :employer::bigint and state <> 'void'),
    alert as (
      insert into registration.tasks (person_id, task_id, region, kind, record_id, says, due_on, state, made_at)
      select 0, :task::bigint, :region, 'mass-layoff', :employer::bigint,
             :name || '30天内由单位终止' || c.ended || '人，占在册' || c.staff || '人的' || round(c.ended * 100.0 / greatest(c.staff, 1), 1) || '%，核实是否已依法报告裁员', :due::date, 'open', :at::timestamptz
        from counted c where c.ended > 0 and (c.ended >= :persons::int or c.ended * 10000 >= c.staff * :share::int)
      on conflict (person_id, kind, record_id) where state = 'open' do nothing
      returning task_id),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select :employer::bigint, :event::bigint, 'filing.mass-layoff',
             jsonb_build_object('employerId', :employer::text, 'region', :region::text, 'effectiveDate', :on::date, 'ended', c.ended, 'staff', c.staff)
        from counted c, alert)
    select ended, staff from counted`,
})

/** employment-end code for a legal reason. A leaving for the employer's fault is not 本人辞职. */
const endReasonOf: Readonly<Record<string, string>> = { "01": "01", "02": "05", "03": "05", "04": "03", "05": "03", "06": "03", "07": "02", "08": "03", "20": "04", "21": "02", "22": "09", "23": "10" }

/** §5.4: more than a hundred hires at once, all more than sixty days old, look like back entry to reach a target; supervision is told. */
const manyOldHires = 100
const oldHireDays = 60

/** A row somebody else changed between the check and the write. */
export class RosterMoved extends Error {}

/** Writes every accepted row. @throws RosterMoved when a filing to be changed or ended is no longer there; unique violations when somebody was faster. */
export async function writeRoster(tx: Bulk, plan: readonly PlannedRow[], context: WriteContext): Promise<void> {
  const { unit, now, today } = context
  const shared = { employer: unit.employer_id, region: unit.region, importId: context.importId, by: context.by, at: now }
  const hires = plan.flatMap((row) => (row.verdict === "new" && row.hire ? [{ row, hire: row.hire, person: row.standing?.personId ?? newId(), filing: newId() }] : []))
  for (const { row, hire, person } of hires) if (!row.standing) for (const call of newPersonCalls(hire, person, context)) await runCall(tx, call)
  const working = hires.filter(({ hire }) => !hire.overAge)
  for (const { row, hire, person } of working) if (row.standing && row.standing.busyUntil !== null && row.standing.busyUntil !== "9999-12-31") await runCall(tx, confirmOwnDrafts(person, hire.hireOn, now))
  if (working.length > 0) {
    await runCall(tx, closeSpells(working.map(({ hire, person }) => ({ person, on: hire.hireOn, reason: "U11" as const, says: `${unit.name}为您办理了用工备案，${longDate(hire.hireOn)}起就业，失业登记同时结束`, source: "用工备案" })), now))
    const made = working.filter(({ row }) => !row.standing?.ownEmployment).map((one) => employmentOf(one, context))
    if (made.length > 0) await runCall(tx, addEmployments(made, now))
  }
  if (hires.length > 0)
    await tx.run(fileHires, {
      ...shared,
      rows: JSON.stringify(
        hires.map(({ row, hire, person, filing }) => ({
          ...hire, idNumber: undefined, mobile: undefined, workPermit: undefined, permit: hire.workPermit === null ? null : context.sealing.seal(hire.workPermit), person, filing, masked: row.masked, employment: hire.overAge ? null : (row.standing?.ownEmployment?.id ?? filing), change: newId(), event: newId(),
        })),
      ),
    })
  const longAgo = hires.filter(({ hire }) => daysBetween(hire.hireOn, today) > oldHireDays).length
  if (longAgo > manyOldHires) await runCall(tx, publish("filing.back-entry", unit.employer_id, { region: unit.region, employerName: unit.name, effectiveDate: today, hires: longAgo, importId: context.importId }))
  await writeChanges(tx, plan, shared)
  await writeEnds(tx, plan, context, shared)
}

const newPersonCalls = (hire: Hire, person: string, context: WriteContext): readonly Call[] =>
  personCalls(context.sealing, { name: hire.name, idType: hire.idType, idNumber: hire.idNumber, birthDate: hire.birth, sex: hire.sex, mobile: hire.mobile, region: context.unit.region, liveRegion: hire.workRegion, source: "用工备案" }, context.now, context.today, person).calls

/** The employment of a filing carries the filing's number: one act, one number. */
const employmentOf = ({ hire, person, filing }: { readonly hire: Hire; readonly person: string; readonly filing: string }, { unit }: WriteContext): NewEmployment => ({
  person, employment: filing, form: "010", flag: unit.is_dispatch || hire.contractKind === "6" ? "dispatch" : null, employer: unit.employer_id, employerName: unit.name, uscc: unit.uscc, startedOn: hire.hireOn,
  region: unit.region, workRegion: hire.workRegion, occupation: hire.occupation, postName: hire.postName, contractKind: hire.contractKind, contractFrom: hire.contractFrom, contractTo: hire.contractTo,
  monthlyPayFen: hire.monthlyPayFen, partTime: hire.partTime, minor: hire.minor, evidence: "A", source: "filing", filingId: filing,
})

interface Shared {
  employer: string
  region: string
  importId: string | null
  by: string
  at: string
}

async function writeChanges(tx: Bulk, plan: readonly PlannedRow[], shared: Shared): Promise<void> {
  const changes = plan.flatMap((row) => (row.verdict === "change" && row.hire && row.standing?.running ? [{ hire: row.hire, person: row.standing.personId, running: row.standing.running }] : []))
  if (changes.length === 0) return
  const changed = await tx.all(changeFilings, {
    ...shared,
    rows: JSON.stringify(
      changes.map(({ hire, person, running }) => ({ ...hire, idNumber: undefined, mobile: undefined, workPermit: undefined, person, filing: running.filingId, employment: running.employmentId, before: running, change: newId() })),
    ),
  })
  if (changed.length !== changes.length) throw new RosterMoved()
}

async function writeEnds(tx: Bulk, plan: readonly PlannedRow[], context: WriteContext, shared: Shared): Promise<void> {
  const ends = plan.flatMap((row) => (row.verdict === "end" && row.end && row.standing?.running ? [{ ...row.end, filing: row.standing.running.filingId }] : []))
  if (ends.length === 0) return
  const { unit, today, now } = context
  const withReason = ends.map((end) => ({ ...end, reason: endReasonOf[end.legalReason] ?? "90", change: newId(), event: newId() }))
  const ended = await tx.all(endFilings, { ...shared, rows: JSON.stringify(withReason) })
  if (ended.length !== ends.length) throw new RosterMoved()
  const objectUntil = addDays(today, numberIn("draftDays", unit.region, today))
  const endOf = new Map(withReason.map((end) => [end.filing, end]))
  await runCall(
    tx,
    draftEnds(
      ended.flatMap(({ filing_id, person_id, employment_id }) => {
        const end = endOf.get(filing_id)
        return end && employment_id ? [{ person: person_id, employment: employment_id, on: end.on, reason: end.reason, legalReason: end.legalReason, source: "用工备案", objectUntil }] : []
      }),
      now,
    ),
  )
  await runCall(
    tx,
    bind(layoffAlert, {
      employer: unit.employer_id, region: unit.region, name: unit.name, since: addDays(today, -30), on: today, persons: numberIn("layoffPersons", unit.region, today),
      share: numberIn("layoffShare", unit.region, today), due: deadline(today, 3).date, task: newId(), event: newId(), at: now,
    }),
  )
}
