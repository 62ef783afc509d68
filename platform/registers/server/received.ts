// What other departments have told about a person, summed up for a page: contributions by kind, and the facts that matter to an officer.
import { codeLabel, type PlainDate } from "#standards"
import { statement, type Tx } from "#platform/database"
import type { ContributionsSummary, ReceivedFact } from "../contract.ts"

const summedContributions = statement<{ person: string }, { kind: string; months: string; due: string; first: number | null; last: number | null; source: string; as_of: string | null }>({
  name: "registers.sum-contributions",
  reach: "subject",
  hot: true,
  sql: `
    select kind, count(distinct ym) filter (where arrived_on is not null) as months, count(distinct ym) filter (where arrived_on is null) as due,
           min(ym) filter (where arrived_on is not null) as first, max(ym) filter (where arrived_on is not null) as last,
           max(source) as source, max(received_at) as as_of
      from registers.contributions
     where person_id = :person
     group by kind order by kind`,
})

const month = (ym: number | null): string | null => (ym === null ? null : `${Math.floor(ym / 100)}-${String(ym % 100).padStart(2, "0")}`)

/** Months on account by kind of insurance. A month counts once, however many employers paid it. */
export async function contributionsSummary(db: Tx, personId: string): Promise<ContributionsSummary[]> {
  return (await db.all(summedContributions, { person: personId })).map((row) => ({
    kind: row.kind,
    kindName: codeLabel("AAE140", row.kind),
    months: Number(row.months),
    firstMonth: month(row.first),
    lastMonth: month(row.last),
    dueMonths: Number(row.due),
    source: row.source,
    asOf: row.as_of,
  }))
}

const monthsOf = statement<
  { person: string; kind: string },
  { ym: number; kind: string; employer: string | null; base: number; employer_paid: number; person_paid: number; arrived_on: string | null; back_paid: boolean; source: string }
>({
  name: "registers.list-contributions",
  reach: "subject",
  sql: `
    select c.ym, c.kind, e.name as employer, c.base_fen::float8 as base, c.employer_paid_fen::float8 as employer_paid, c.person_paid_fen::float8 as person_paid,
           c.arrived_on, c.back_paid, c.source
      from registers.contributions c left join registers.employer_names e on e.employer_id = c.employer_id
     where c.person_id = :person and c.kind = :kind
     order by c.ym desc, c.employer_id limit 600`,
})

/** The months themselves, newest first; money in fen. */
export async function contributionMonths(db: Tx, personId: string, kind: string) {
  return (await db.all(monthsOf, { person: personId, kind })).map((row) => ({
    month: month(row.ym) ?? "",
    kind: row.kind,
    employer: row.employer,
    baseFen: row.base,
    employerPaidFen: row.employer_paid,
    personPaidFen: row.person_paid,
    arrivedOn: row.arrived_on,
    backPaid: row.back_paid,
    source: row.source,
  }))
}

interface FactRow {
  kind: ReceivedFact["kind"]
  what: string
  from_on: string | null
  to_on: string | null
  now: boolean
  source: string
  received_at: string
}

const factsOf = statement<{ person: string; today: string }, FactRow>({
  name: "registers.list-received-facts",
  reach: "subject",
  hot: true,
  sql: `
    select 'death' as kind, '' as what, died_on as from_on, null::date as to_on, true as now, source, received_at from registers.deaths where person_id = :person
    union all
    select 'pension', kind, starts_on, ends_on, starts_on <= :today::date and (ends_on is null or ends_on > :today::date), source, received_at from registers.pensions where person_id = :person
    union all
    select 'custody', '', from_on, to_on, from_on <= :today::date and (to_on is null or to_on > :today::date), source, received_at from registers.custodies where person_id = :person
    union all
    select 'military', '', from_on, to_on, from_on <= :today::date and (to_on is null or to_on > :today::date), source, received_at from registers.military_service where person_id = :person
    union all
    select 'emigration', '', left_on, returned_on, left_on <= :today::date and (returned_on is null or returned_on > :today::date), source, received_at from registers.emigrations where person_id = :person
    union all
    select 'funeral-grant', kind, granted_on, null, true, source, received_at from registers.funeral_grants where person_id = :person
    union all
    select 'allowance', count(*) || '个月共' || to_char(sum(amount_fen) / 100.0, 'FM999999990.00') || '元', to_date(min(ym)::text, 'YYYYMM'), to_date(max(ym)::text, 'YYYYMM'), false, max(source), max(received_at)
      from registers.allowance_payments where person_id = :person having count(*) > 0
    union all
    select 'study', school, from_on, coalesce(graduated_on, to_on), from_on <= :today::date and (coalesce(graduated_on, to_on) is null or coalesce(graduated_on, to_on) > :today::date), source, received_at
      from registers.studies where person_id = :person
    union all
    select 'entity-role', entity_name || '（' || role || '，' || status || '）', from_on, to_on, status in ('存续', '在业') and (to_on is null or to_on > :today::date), source, received_at
      from registers.entity_roles where person_id = :person
    union all
    select 'entitlement-elsewhere', province, from_on, to_on, from_on <= :today::date and (to_on is null or to_on > :today::date), source, received_at
      from registers.entitlements_elsewhere where person_id = :person
    union all
    select 'employee-row', coalesce(e.name, '') , r.from_on, r.to_on, r.from_on <= :today::date and (r.to_on is null or r.to_on > :today::date), r.source, r.received_at
      from registers.employee_rows r left join registers.employer_names e on e.employer_id = r.employer_id
     where r.person_id = :person and r.kind = '210'
    order by 5 desc, 3 desc`,
})

function sentence(row: FactRow): string {
  const until = row.to_on ? `至${row.to_on}` : ""
  const from = row.from_on ?? ""
  switch (row.kind) {
    case "death":
      return `已于${from}死亡`
    case "pension":
      return `${from}起领取${codeLabel("AAE140", row.what).replace("保险", "")}待遇${until}`
    case "custody":
      return `${from}起服刑或被羁押${until}`
    case "military":
      return `${from}起服兵役${until}`
    case "emigration":
      return `${from}移居境外${row.to_on ? `，${row.to_on}恢复户籍` : ""}`
    case "funeral-grant":
      return `${from}由${codeLabel("AAE140", row.what)}发放丧葬补助金`
    case "allowance":
      return `${from.slice(0, 7)}至${(row.to_on ?? "").slice(0, 7)}领取失业补助金${row.what}（已停办的项目）`
    case "study":
      return `${from}起在${row.what}就读${until}`
    case "entity-role":
      return `${row.what}，${from}起${until}`
    case "entitlement-elsewhere":
      return `${from}起在其他省份（${row.what}）领取失业保险待遇${until}`
    case "employee-row":
      return `${row.what || "用人单位"}${from}起为其参加失业保险${until}`
  }
}

/** The facts, those that hold today first. */
export async function receivedFacts(db: Tx, personId: string, today: PlainDate): Promise<ReceivedFact[]> {
  return (await db.all(factsOf, { person: personId, today })).map((row) => ({ kind: row.kind, says: sentence(row), from: row.from_on, to: row.to_on, now: row.now, source: row.source, receivedAt: row.received_at }))
}
