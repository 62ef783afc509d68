// What the records say about one person: the present status by priority (domain/01 §3.4), and the history.
import { addDays, codeLabel, longDate, monthsBetween, type PlainDate, unemploymentEndKeys } from "#standards"
import { bind, type Session, statement } from "#platform/database"
import { personStatusLabels, type Registrations, personStatuses } from "../contract.ts"

const readStatus = statement<{ person: string; on: string }, { status: (typeof personStatuses)[number]; since: string | null; detail: string }>({
  name: "registration.read-person-status",
  reach: "subject",
  hot: true,
  sql: `
    select status, since, detail from (
      select 1 as rank, 'dead' as status, d.died_on as since, '' as detail from registers.deaths d where d.person_id = :person::bigint
      union all
      select 2, 'pension', p.starts_on, '' from registers.pensions p where p.person_id = :person::bigint and p.starts_on <= :on::date and (p.ends_on is null or p.ends_on > :on::date)
      union all
      select 3, 'custody', c.from_on, '' from registers.custodies c where c.person_id = :person::bigint and c.from_on <= :on::date and (c.to_on is null or c.to_on > :on::date)
      union all
      select 3, 'serving', m.from_on, '' from registers.military_service m where m.person_id = :person::bigint and m.from_on <= :on::date and (m.to_on is null or m.to_on > :on::date)
      union all
      select 3, 'at-school', s.from_on, s.school from registers.studies s
       where s.person_id = :person::bigint and s.from_on <= :on::date and (s.to_on is null or s.to_on > :on::date) and (s.graduated_on is null or s.graduated_on > :on::date)
      union all
      select 4, 'employed', e.started_on, e.employer_name from registration.employments e
       where e.person_id = :person::bigint and e.state = 'valid' and e.started_on <= :on::date
         and not exists (select 1 from registration.end_drafts x where x.person_id = e.person_id and x.employment_id = e.employment_id and x.state = 'draft' and x.ended_on <= :on::date)
      union all
      select 5, 'unemployed', u.registered_on, coalesce(nullif(r.full_name, ''), r.name, u.region) from registration.unemployments u left join registers.regions r on r.code = u.region
       where u.person_id = :person::bigint and u.state in ('open', 'suspended')
    ) found order by rank, since desc limit 1`,
})

interface EmploymentRow {
  employment_id: string
  form: string
  employer_name: string
  content: string | null
  post_name: string | null
  started_on: string
  ended_on: string | null
  end_reason: string | null
  legal_end_reason: string | null
  contract_kind: string | null
  contract_from: string | null
  contract_to: string | null
  region: string
  region_name: string
  part_time: boolean
  valid_until: string | null
  state: "valid" | "ended" | "void"
  source: string
  draft_ended_on: string | null
  draft_reason: string | null
  draft_until: string | null
  draft_objection: string | null
}

const readEmployments = statement<{ person: string }, EmploymentRow>({
  name: "registration.read-employments",
  reach: "subject",
  hot: true,
  sql: `
    select e.employment_id, e.form, e.employer_name, e.content, e.post_name, e.started_on, e.ended_on, e.end_reason, e.legal_end_reason, e.contract_kind, e.contract_from, e.contract_to,
           e.region, coalesce(nullif(r.full_name, ''), r.name, e.region) as region_name, e.part_time, e.valid_until, e.state, e.source,
           d.ended_on as draft_ended_on, d.legal_end_reason as draft_reason, d.object_until as draft_until, d.objection as draft_objection
      from registration.employments e
      left join registers.regions r on r.code = e.region
      left join registration.end_drafts d on d.person_id = e.person_id and d.employment_id = e.employment_id and d.state in ('draft', 'objected')
     where e.person_id = :person::bigint order by e.started_on desc, e.employment_id desc`,
})

interface SpellRow {
  spell_id: string
  registered_on: string
  continuous_since: string
  loss_on: string | null
  reason: string
  region: string
  region_name: string
  closed_on: string | null
  close_reason: string | null
  state: "open" | "suspended" | "closed" | "void"
  national_check: "clear" | "pending" | "duplicate"
  service_class: string
  last_contact_on: string
  next_contact_on: string
  wishes: Record<string, unknown>
  case_id: string | null
}

const readSpells = statement<{ person: string }, SpellRow>({
  name: "registration.read-unemployments",
  reach: "subject",
  hot: true,
  sql: `
    select u.spell_id, u.registered_on, coalesce(u.continuous_since, u.registered_on) as continuous_since, u.loss_on, u.reason, u.region, coalesce(nullif(r.full_name, ''), r.name, u.region) as region_name, u.closed_on, u.close_reason, u.state, u.national_check,
           u.service_class, u.last_contact_on, u.next_contact_on, u.wishes, u.case_id
      from registration.unemployments u left join registers.regions r on r.code = u.region
     where u.person_id = :person::bigint order by u.registered_on desc, u.spell_id desc`,
})

export interface ProposalRow {
  person_id: string
  proposal_id: string
  spell_id: string
  reason: string
  effective_on: string
  grounds: string
  proposer_name: string
  proposed_at: string
  object_until: string
  objection: string | null
  state: "proposed" | "objected" | "confirmed" | "dropped"
}
export const proposalColumns = "person_id, proposal_id, spell_id, reason, effective_on, grounds, proposer_name, proposed_at, object_until, objection, state"
const readProposals = statement<{ person: string }, ProposalRow>({
  name: "registration.read-closing-proposals",
  reach: "subject",
  sql: `select ${proposalColumns} from registration.closing_proposals where person_id = :person::bigint order by proposal_id desc limit 20`,
})

export const endLabel = (key: string | null): string | null => (key === null ? null : (unemploymentEndKeys.get(key) ?? key))

export const shownProposal = (row: ProposalRow): Registrations["proposals"][number] => ({
  personId: row.person_id, proposalId: row.proposal_id, spellId: row.spell_id, reason: row.reason, reasonName: endLabel(row.reason) ?? row.reason, effectiveOn: row.effective_on, grounds: row.grounds,
  proposedBy: row.proposer_name, proposedAt: row.proposed_at, objectUntil: row.object_until, objection: row.objection, state: row.state,
})

const contractOf = (row: EmploymentRow): string | null =>
  row.contract_kind === null ? null : [codeLabel("contract-kind", row.contract_kind), row.contract_from ? `${row.contract_from} 至 ${row.contract_to ?? "无固定期限"}` : ""].filter(Boolean).join("，")

function shownEmployment(row: EmploymentRow, today: PlainDate): Registrations["employments"][number] {
  return {
    employmentId: row.employment_id, form: row.form, formName: codeLabel("ADC111", row.form), employerName: row.employer_name, content: row.content, postName: row.post_name,
    startedOn: row.started_on, endedOn: row.ended_on, endReason: row.end_reason === null ? null : codeLabel("employment-end", row.end_reason),
    legalEndReason: row.legal_end_reason === null ? null : codeLabel("employment-end-law", row.legal_end_reason), contract: contractOf(row), region: row.region, regionName: row.region_name,
    partTime: row.part_time, validUntil: row.valid_until, canRenew: canRenew(row.state, row.valid_until, today), state: row.state, source: row.source,
    draft: row.draft_ended_on && row.draft_until ? { endedOn: row.draft_ended_on, reason: codeLabel("employment-end-law", row.draft_reason ?? "99"), objectUntil: row.draft_until, objection: row.draft_objection } : null,
  }
}

/** A flexible employment may be confirmed in its last 30 days and until it is ended. */
export const canRenew = (state: string, validUntil: string | null, today: PlainDate): boolean => state === "valid" && validUntil !== null && addDays(today, 30) >= validUntil

const shownSpell = (row: SpellRow, today: PlainDate): Registrations["unemployments"][number] => ({
  spellId: row.spell_id, registeredOn: row.registered_on, continuousSince: row.continuous_since, lossOn: row.loss_on, reason: row.reason, reasonName: codeLabel("AJC093", row.reason), region: row.region, regionName: row.region_name,
  closedOn: row.closed_on, closeReason: row.close_reason, closeReasonName: endLabel(row.close_reason), state: row.state,
  months: Math.max(0, monthsBetween(row.continuous_since as PlainDate, (row.closed_on ?? today) as PlainDate)), nationalCheck: row.national_check, serviceClass: row.service_class,
  lastContactOn: row.last_contact_on, nextContactOn: row.next_contact_on, wishes: row.wishes, caseId: row.case_id,
})

type StatusRow = { status: (typeof personStatuses)[number]; since: string | null; detail: string }

function shownStatus(row: StatusRow | undefined): Registrations["status"] {
  if (!row) return { status: "none", label: personStatusLabels.none, since: null, says: "目前没有就业登记，也没有失业登记" }
  const since = row.since ? longDate(row.since as PlainDate) : ""
  const says = {
    dead: `登记死亡日期${since}`,
    pension: `${since}起享受基本养老保险待遇`,
    custody: `${since}起服刑或被强制隔离`,
    serving: `${since}起服兵役`,
    "at-school": `${since}起在${row.detail}就读`,
    employed: row.detail ? `${since}起在${row.detail}就业` : `${since}起就业`,
    unemployed: `${since}在${row.detail}登记失业，登记有效`,
    none: "",
  }[row.status]
  return { status: row.status, label: personStatusLabels[row.status], since: row.since, says }
}

/** The present status alone. */
export const statusOf = async (db: Session, person: string, today: PlainDate): Promise<Registrations["status"]> => shownStatus(await db.maybe(readStatus, { person, on: today }))

/** Status, employments, unemployments and proposed ends of one person, in one trip. */
export async function registrationsOf(db: Session, person: string, today: PlainDate): Promise<Registrations> {
  const [status, employments, spells, proposals] = (await db.together([
    bind(readStatus, { person, on: today }), bind(readEmployments, { person }), bind(readSpells, { person }), bind(readProposals, { person }),
  ])) as [StatusRow[], EmploymentRow[], SpellRow[], ProposalRow[]]
  return {
    status: shownStatus(status[0]),
    employments: employments.map((row) => shownEmployment(row, today)),
    unemployments: spells.map((row) => shownSpell(row, today)),
    proposals: proposals.map(shownProposal),
  }
}
