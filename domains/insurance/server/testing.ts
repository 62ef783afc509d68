// Builders for tests: people with work, contributions and registrations as the feeds would have left them, and events delivered at once.
import { newId, sealingWith, type Database } from "#platform/database"
import type { DomainEvent, EventHandler, House } from "#platform/module"
import { addDays, monthsFromTo, addMonthsTo, monthOf, plainDate } from "#standards"
import type { Viewer } from "#wire"
import { testSecret } from "../../../platform/http/testing.ts"
import { monthNumber } from "./months.ts"

export interface ClaimantGiven {
  readonly name?: string
  readonly sex?: "1" | "2"
  readonly birthDate?: string
  readonly womenRetireKind?: string | null
  /** 12 digits. */
  readonly region?: string
  readonly paidMonths?: number
  /** First day no longer employed; null leaves the employment running. */
  readonly leftOn?: string | null
  readonly endReason?: string | null
  /** null: not registered. */
  readonly registeredOn?: string | null
  /** Months that only one part was paid, or paid afterwards: they do not count. */
  readonly halfPaid?: number
}

export const cityB = "990201001000"

/** The ordinary claimant of 乙市: twelve paid months, dismissed with notice on 2025-03-15, registered 2025-03-18. Answers the person's id. */
export async function aClaimant(database: Database, given: ClaimantGiven = {}): Promise<string> {
  const person = newId()
  const employer = newId()
  const region = given.region ?? cityB
  const left = given.leftOn === undefined ? "2025-03-15" : given.leftOn
  const reason = given.endReason === undefined ? "05" : given.endReason
  const registered = given.registeredOn === undefined ? "2025-03-18" : given.registeredOn
  const months = monthsBack(left ?? "2025-03-15", (given.paidMonths ?? 12) + (given.halfPaid ?? 0))
  const started = `${months[0] ?? monthOf(plainDate(left ?? "2025-03-01"))}-01`
  await database.system.transaction(async (tx) => {
    await tx.sql("insert into registers.regions (code, name, level, full_name) values ($1, '示例街道', 4, '示例省乙市示例街道') on conflict do nothing", [region])
    await tx.sql(
      `insert into registers.persons (person_id, name, sex, birth_date, id_masked, mobile_masked, bank_masked, bank_sealed, women_retire_kind, region, live_region, source)
       values ($1, $2, $3, $4, '9902**********0011', '139****0001', '6222****0001', $7, $5, $6, $6, '公安人口信息')`,
      [person, given.name ?? "林晓梅", given.sex ?? "1", given.birthDate ?? "1990-05-20", given.womenRetireKind ?? null, region, sealingWith(testSecret).seal("6222020000000001")],
    )
    for (const [index, month] of months.entries())
      await tx.sql(
        `insert into registers.contributions (person_id, kind, ym, employer_id, base_fen, employer_paid_fen, person_paid_fen, arrived_on, region, source)
         values ($1, '210', $2, $3, 500000, 2500, $4, $5, $6, '社会保险')`,
        [person, monthNumber(month), employer, index < (given.halfPaid ?? 0) ? 0 : 2500, `${month}-20`, region],
      )
    await tx.sql(
      `insert into registration.employments (person_id, employment_id, form, employer_id, employer_name, started_on, ended_on, legal_end_reason, region, work_region, evidence, state, source, recorded_at)
       values ($1, $2, '010', $3, '乙市示例纺织有限公司', $4, $5, $6, $7, $7, 'A', $8, 'filing', now())`,
      [person, newId(), employer, started, left, left === null ? null : reason, region, left === null ? "valid" : "ended"],
    )
    if (registered !== null) await registerUnemployed(database, person, registered, region, tx)
  })
  return person
}

type Sql = { sql(text: string, values?: readonly unknown[]): Promise<object[]> }

export async function registerUnemployed(database: Database, person: string, on: string, region = cityB, within?: Sql): Promise<void> {
  const insert = (tx: Sql) =>
    tx.sql(
      `insert into registration.unemployments (person_id, spell_id, registered_on, loss_on, reason, place_kind, region, last_contact_on, next_contact_on, state, recorded_at)
       values ($1, $2, $3::date, $3::date, '30', '2', $4, $3::date, $3::date, 'open', now())`,
      [person, newId(), on, region],
    )
  if (within) await insert(within)
  else await database.system.transaction(insert)
}

/** The calendar months before and including the month of the last day of work, oldest first. */
function monthsBack(leftOn: string, count: number): readonly string[] {
  const last = monthOf(plainDate(leftOn))
  const end = leftOn.endsWith("-01") ? last : addMonthsTo(last, 1)
  return count === 0 ? [] : monthsFromTo(addMonthsTo(end, -count), end)
}

export const citizen = (personId: string): Viewer => ({ kind: "citizen", personId, name: "林晓梅", session: "s" })

const officer = (officerId: string, name: string, roles: readonly string[], scope: string): Viewer =>
  ({ kind: "staff", officerId, personId: null, name, roles, scope, office: "乙市示例区经办机构", session: "s" }) as Viewer

export const clerk = officer("71", "冯洁", ["clerk"], "990201001")
export const reviewer = officer("72", "陈浩", ["reviewer"], "990201")
/** Holds both posts, and still may not do both steps of one case. */
export const bothPosts = officer("73", "两岗", ["clerk", "reviewer"], "990201")
export const elsewhere = officer("74", "外地", ["clerk", "reviewer"], "990102")

/** The answers of a claim as the page sends them. */
export const claimAnswers = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  name: "林晓梅", idNumber: "9902**********0011", lastEmployer: "乙市示例纺织有限公司", leaveDate: "2025-03-15", leaveReason: "05", accountHolder: "林晓梅", accountConfirmed: true, promise: true, ...changes,
})

/** Gives every event published so far to the handlers, once each, as the dispatcher would; new events are delivered too. */
export function deliverer(house: House, handlers: readonly EventHandler[]): () => Promise<void> {
  const seen = new Set<string>()
  return async () => {
    for (let more = true; more; ) {
      more = false
      const events = await house.database.system.transaction((tx) =>
        tx.sql<{ event_id: string; subject_id: string; topic: string; payload: Record<string, unknown>; at: string }>("select event_id, subject_id, topic, payload, at from exchange.outbox order by event_id"),
      )
      for (const row of events) {
        if (seen.has(row.event_id)) continue
        seen.add(row.event_id)
        more = true
        const event: DomainEvent = { id: row.event_id, topic: row.topic, subjectId: row.subject_id, payload: row.payload, at: row.at }
        for (const one of handlers) if (one.topics.includes(event.topic)) await house.database.system.transaction((tx) => one.handle(tx, event, house))
      }
    }
  }
}

/** Publishes an event of another department and delivers everything. */
export async function tell(house: House, topic: string, person: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await house.database.system.transaction((tx) => tx.sql("insert into exchange.outbox (subject_id, event_id, topic, payload) values ($1, $2, $3, $4::jsonb)", [person, newId(), topic, JSON.stringify(payload)]))
}


export interface EntitlementGiven {
  readonly first?: number
  readonly last?: number
  readonly months?: number
  readonly paid?: readonly number[]
  readonly region?: string
  readonly lossOn?: string
  readonly state?: string
  readonly recordedAt?: string
}

/** An entitlement as a decision left it, 2025-03 to 2026-02 unless told otherwise, with lines of 1800.00 for the months already paid. */
export async function anEntitlement(database: Database, person: string, given: EntitlementGiven = {}): Promise<string> {
  const entitlement = newId()
  const region = given.region ?? cityB
  const paid = given.paid ?? []
  await database.system.transaction(async (tx) => {
    await tx.sql(
      `insert into insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, drawn_months, loss_on, end_reason, state, recorded_at)
       values ($1, $2, $3, '2025-03-20', make_date($4::int / 100, $4::int % 100, 18), $4, $5, $6, $7, $8, '05', $9, $10)`,
      [person, entitlement, region, given.first ?? 202503, given.last ?? 202602, given.months ?? 12, paid.length, given.lossOn ?? "2025-03-15", given.state ?? "running", given.recordedAt ?? "2025-03-28T02:00:00Z"],
    )
    for (const [index, ym] of paid.entries()) await aPaidLine(tx, person, entitlement, index + 1, ym, region)
  })
  return entitlement
}

export async function aPaidLine(tx: Sql, person: string, entitlement: string, seq: number, ym: number, region = cityB): Promise<void> {
  await tx.sql(
    `insert into insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, paid_fen, written_at, previous_hash, hash, state, settled_on)
     values ($1, $2, $3, $4, 'benefit', $5, 180000, 180000, now(), '\\x00', '\\x00', 'paid', make_date($3::int / 100, $3::int % 100, 12))`,
    [person, seq, ym, entitlement, region],
  )
}

/** The same people in every run: a small generator with a fixed beginning. */
export function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Anybody who may claim or not: of any age, with work, pensions, shops, registrations and drawn months by chance. */
export async function someClaimant(database: Database, roll: (below: number) => number): Promise<string> {
  const day = (days: number) => addDays(plainDate("2025-01-01"), days)
  const left = roll(5) === 0 ? null : day(roll(200))
  const person = await aClaimant(database, {
    sex: roll(2) === 0 ? "1" : "2", birthDate: `${1960 + roll(45)}-${String(1 + roll(12)).padStart(2, "0")}-15`, womenRetireKind: [null, "F50", "F55"][roll(3)] ?? null, paidMonths: roll(40), halfPaid: roll(3),
    leftOn: left, endReason: ["05", "20", "09", "99"][roll(4)] ?? "05", registeredOn: roll(3) === 0 ? null : day(165 + roll(30)), region: cityB,
  })
  const insert = (sql: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql(sql, [person, ...values]))
  if (roll(3) === 0) await insert("insert into registers.pensions (person_id, kind, starts_on) values ($1, $2, $3)", ["110", "170"][roll(2)], day(150 + roll(60)))
  if (roll(3) === 0) await insert("insert into registers.entity_roles (person_id, uscc, entity_name, role, status, from_on) values ($1, 'u', '小店', $2, $3, '2020-01-01')", ["经营者", "股东"][roll(2)], ["存续", "注销"][roll(2)])
  if (roll(3) === 0) await insert("insert into registers.entitlements_elsewhere (person_id, province, from_on, to_on) values ($1, '330000', $2, $3)", day(roll(100)), day(120 + roll(120)))
  if (roll(3) === 0) await insert("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, to_on) values ($1, $2, $3, '210', $4, $5)", newId(), newId(), day(100 + roll(120)), roll(2) === 0 ? null : day(221 + roll(40)))
  if (roll(2) === 0) await anEntitlement(database, person, { months: 12, paid: [202503, 202504].slice(0, roll(3)) })
  return person
}
