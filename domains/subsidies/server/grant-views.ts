// What was granted to somebody, with its months and lines: for the person or unit, and for officers of the place.
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type OutputOf } from "#wire"
import type { grantsOf, myGrants } from "../contract.ts"
import { awardedItems } from "../rules/index.ts"

interface GrantRow {
  readonly subject_id: string
  readonly grant_id: string
  readonly item: string
  readonly fund: string
  readonly region: string
  readonly amount_fen: string
  readonly granted_on: string
  readonly state: string
  readonly channel: string
  readonly payee_name: string
  readonly lines: readonly { readonly about: string; readonly name: string; readonly line: string; readonly amount: number }[] | null
}

const grants = statement<{ subject: string }, GrantRow>({
  name: "subsidies.grants-of", reach: "subject",
  sql: `
    select g.*, case when g.subject_id <> :subject::bigint then coalesce(payee.name, '') else '' end as payee_name, l.lines from subsidies.grants g
      left join registers.persons payee on payee.person_id = g.subject_id
      left join (select x.grant_id, jsonb_agg(jsonb_build_object('about', x.about::text, 'name', coalesce(p.name, e.name, ''), 'line', x.line, 'amount', x.amount) order by x.about, x.line) as lines
                   from (select m.grant_id, m.person_id as about, left(m.ym::text, 4) || '-' || right(m.ym::text, 2) as line, m.amount_fen as amount from subsidies.grant_months m where m.payee_id = :subject::bigint or m.applicant_id = :subject::bigint
                         union all
                         select a.grant_id, a.subject_id, a.line, a.amount_fen from subsidies.awards a where a.payee_id = :subject::bigint) x
                   left join registers.persons p on p.person_id = x.about left join registers.employers e on e.employer_id = x.about group by x.grant_id) l on l.grant_id = g.grant_id
     where g.subject_id = :subject::bigint or g.applicant_id = :subject::bigint order by g.granted_on desc, g.grant_id desc`,
})

const viewOf = (row: GrantRow): OutputOf<typeof myGrants>[number] => ({
  subjectId: row.subject_id, grantId: row.grant_id, item: row.item, itemName: awardedItems[row.item] ?? row.item, fund: row.fund, region: row.region, amountFen: Number(row.amount_fen), grantedOn: row.granted_on, state: row.state,
  channel: row.channel, payeeName: row.payee_name, lines: (row.lines ?? []).map(({ about, name, line, amount }) => ({ about, name, line, amountFen: amount })),
})

/** Asked by the viewer's own number; a unit also sees the names of those it applied for, which its own view of the register does not show. */
export async function myGrantsFor(request: RequestContext): Promise<OutputOf<typeof myGrants>> {
  const { viewer } = request
  if (viewer.kind !== "citizen" && viewer.kind !== "employer") throw commonProblems.notAllowed()
  return (await request.house.database.system.all(grants, { subject: viewer.kind === "citizen" ? viewer.personId : viewer.employerId })).map(viewOf)
}

export async function grantsOfFor(request: RequestContext<{ subject: string }>): Promise<OutputOf<typeof grantsOf>> {
  const rows = await request.db.all(grants, { subject: request.params.subject })
  const [first] = rows
  if (first) request.shows(first.subject_id, first.region, "补贴记录")
  return rows.map(viewOf)
}
