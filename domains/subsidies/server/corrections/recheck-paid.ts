// A report behind a paid month is taken back, corrected or comes late: the month is decided again on what it was decided on then with the corrected records in their place, and what is less or more is proposed to officers.
import { linesNow } from "#platform/casework"
import { type Bulk, newId, statement } from "#platform/database"
import { askAll, type Gathering, gathering } from "#platform/facts"
import type { DomainEvent, EventHandler, House } from "#platform/module"
import { keptTable } from "#policy"
import { type Judgement, keptLines } from "#service"
import { todayInChina } from "#standards"
import type { ClaimMonth } from "../claim-months.ts"
import { law } from "../law.ts"
import { type GrantedByMonth, monthlySubsidies } from "../monthly-items.ts"
import { decisionTable } from "../parameters.ts"
import { appliedByMonth } from "../post-months.ts"
import { type CorrectedLine, insertCorrection, sum } from "./propose.ts"

interface Paid {
  readonly subject_id: string
  readonly grant_id: string
  readonly subject_kind: string
  readonly applicant_id: string | null
  readonly name: string
  readonly region: string
  readonly item: string
  readonly fund: string
  readonly judgement: Judgement
  readonly had: readonly { readonly line: string; readonly had: number }[]
}

/** Paid grants with months of a person: each month with what was really had of it, those left out that somebody is deciding about already. */
const paidMonths = statement<{ person: string }, Paid>({
  name: "subsidies.paid-months-of-person", reach: "subject",
  sql: `
    select g.subject_id, g.grant_id, g.subject_kind, g.applicant_id, coalesce(p.name, e.name) as name, g.region, g.item, g.fund, c.judgement, x.had
      from (select distinct m.payee_id, m.grant_id from subsidies.grant_months m where m.person_id = :person and m.state = 'granted') mine
      join subsidies.grants g on g.subject_id = mine.payee_id and g.grant_id = mine.grant_id and g.state = 'paid' join casework.cases c on c.case_id = g.case_id and c.subject_id = coalesce(g.applicant_id, g.subject_id)
      cross join lateral (
        select jsonb_agg(jsonb_build_object('line', w.line, 'had', w.amount_fen
                 - coalesce((select sum(l.amount_fen) from subsidies.clawbacks b join subsidies.clawback_lines l on l.subject_id = b.subject_id and l.clawback_id = b.clawback_id
                              where b.subject_id = g.subject_id and b.grant_id = g.grant_id and b.state <> 'dropped' and l.about_id = :person and l.line = w.line), 0)
                 + coalesce((select sum(l.due_fen - l.had_fen) from subsidies.corrections k join subsidies.correction_lines l on l.subject_id = k.subject_id and l.correction_id = k.correction_id
                              where k.subject_id = g.subject_id and k.grant_id = g.grant_id and k.supplement = 'granted' and l.about_id = :person and l.line = w.line and l.due_fen > l.had_fen), 0)) order by w.line) as had
          from (select m.amount_fen, left(m.ym::text, 4) || '-' || right(m.ym::text, 2) as line from subsidies.grant_months m where m.payee_id = g.subject_id and m.grant_id = g.grant_id and m.person_id = :person and m.state = 'granted') w
         where not exists (
           select 1 from subsidies.corrections k join subsidies.correction_lines l on l.subject_id = k.subject_id and l.correction_id = k.correction_id
            where k.subject_id = g.subject_id and k.grant_id = g.grant_id and (k.state = 'proposed' or k.supplement = 'published') and l.about_id = :person and l.line = w.line)) x
      left join registers.persons p on g.subject_kind = 'person' and p.person_id = g.subject_id left join registers.employers e on g.subject_kind = 'employer' and e.employer_id = g.subject_id
     where x.had is not null`,
})

/** Facts that departments and filings say. What our own payments and the applicant say stays as it was: the grant itself would speak against its months. */
const fromRecords = [
  "birth-date", "retirement-kind", "retirement-kind-sourced", "drawing-pension", "died-on", "in-custody", "contributions", "flexible-from", "flexible-until", "insured-elsewhere", "active-entity", "graduated-on", "worked-since-graduation",
  "contract-start", "contract-end", "left-on", "hardship-from", "hardship-until", "post-from", "post-until",
]

const subsidies = new Map<string, GrantedByMonth>([...Object.values(monthlySubsidies), ...appliedByMonth].map((one) => [one.item, one]))
const asking = new Map<string, Gathering>([...subsidies].map(([item, one]) => [item, gathering(`subsidies.recheck-${item.toLowerCase()}`, [one.months])]))

/** What records say now of the months of a claim; the months they say nothing of any more are missing. */
async function monthsNow(tx: Bulk, row: Paid, today: Parameters<Gathering["one"]>[1]): Promise<readonly ClaimMonth[] | undefined> {
  const asked = asking.get(row.item)
  if (!asked) return undefined
  const [found] = await askAll(tx, asked.one(row.applicant_id ?? row.subject_id, today))
  return (asked.read(found)["claim-months"]?.value ?? []) as readonly ClaimMonth[]
}

const isOf = (kept: object, person: string, month: string): boolean => "person" in kept && "month" in kept && kept.person === person && kept.month === month

/** Each paid month of the person as it comes out now, where that is otherwise. A month whose work or post is not on record any more was not due. */
function correctedMonths(row: Paid, person: string, now: readonly ClaimMonth[]): readonly CorrectedLine[] {
  const kept = keptLines(row.judgement) ?? []
  const again = linesNow({
    ...row.judgement,
    gives: {
      ...row.judgement.gives,
      lines: kept.map((line) => {
        const fresh = "month" in line && now.find((one) => isOf(line, one.person, one.month))
        return fresh ? { ...line, facts: { ...Object.fromEntries(Object.entries(line.facts).filter(([name]) => !fromRecords.includes(name))), ...Object.fromEntries(Object.entries(fresh.facts).filter(([name]) => fromRecords.includes(name))) } } : line
      }),
    },
  }, law, row.judgement.parameters ? keptTable(row.judgement.parameters) : decisionTable)
  if (!again) return []
  return row.had.flatMap(({ line, had }) => {
    const at = kept.findIndex((one) => isOf(one, person, line))
    const isRecorded = now.some((one) => one.person === person && one.month === line)
    const due = isRecorded && again[at]?.verdict === "pass" ? again[at].amount : 0
    return at < 0 || due === had ? [] : [{ about: person, line, had, due }]
  })
}

/** Months this far back are asked of the records; earlier ones are left to people. */
const isAsked = (now: readonly ClaimMonth[], line: string, earliest: string): boolean => line >= earliest || now.some((one) => one.month === line)

export async function recheckPaid(tx: Bulk, event: DomainEvent, house: House): Promise<number> {
  const at = house.clock()
  const today = todayInChina(at)
  const earliest = `${Number(today.slice(0, 4)) - 2}-${today.slice(5, 7)}`
  let proposed = 0
  for (const row of await tx.all(paidMonths, { person: event.subjectId })) {
    const now = await monthsNow(tx, row, today)
    const lines = now ? correctedMonths(row, event.subjectId, now).filter((one) => isAsked(now, one.line, earliest)) : []
    if (lines.length === 0) continue
    const source = typeof event.payload["source"] === "string" ? event.payload["source"] : "有关部门"
    await tx.run(insertCorrection, {
      subject: row.subject_id, correction: newId(), grant: row.grant_id, kind: row.subject_kind, name: row.name, region: row.region, item: row.item, fund: row.fund, cause: `record:${event.id}`, at, lines: JSON.stringify(lines),
      grounds: `${source}${reports[event.topic] ?? "更正了信息"}，已发月份按更正后的信息重新计算`, less: sum(lines, (one) => one.had - one.due), more: sum(lines, (one) => one.due - one.had),
    })
    proposed++
  }
  return proposed
}

/** Reports that can speak against a month already paid, in words. */
const reports: Readonly<Record<string, string>> = {
  "person.corrected": "更正了出生日期或性别", "person.died": "报送了死亡信息", "person.death-corrected": "更正了死亡日期", "person.death-withdrawn": "撤回了死亡信息", "person.pension-started": "报送了养老待遇", "person.pension-withdrawn": "撤回了养老待遇",
  "person.imprisoned": "报送了收监信息", "person.custody-corrected": "更正了收监信息", "person.custody-withdrawn": "撤回了收监信息", "contribution.withdrawn": "撤回了缴费记录", "employee-row.withdrawn": "撤回了职工参保", "employment.voided": "撤销了就业登记",
  "employment.end-settled": "核定了离职情况", "person.enrolment-withdrawn": "撤回了学籍学历信息",
}

export const paidRecheckHandler: EventHandler = {
  name: "subsidies.recheck-paid",
  topics: Object.keys(reports),
  handle: async (tx, event, house) => {
    await recheckPaid(tx, event, house)
  },
}
