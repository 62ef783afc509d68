// What was granted to somebody, with its months: for the person or unit, and for officers of the place.
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
  readonly lines: readonly { readonly person: string; readonly month: string; readonly amount: number }[] | null
}

const grants = statement<{ subject: string }, GrantRow>({
  name: "subsidies.grants-of", reach: "subject",
  sql: `
    select g.*, l.lines from subsidies.grants g
      left join (select m.grant_id, jsonb_agg(jsonb_build_object('person', m.person_id::text, 'month', left(m.ym::text, 4) || '-' || right(m.ym::text, 2), 'amount', m.amount_fen) order by m.person_id, m.ym) as lines
                   from subsidies.grant_months m where m.payee_id = :subject::bigint group by m.grant_id) l on l.grant_id = g.grant_id
     where g.subject_id = :subject::bigint order by g.granted_on desc, g.grant_id desc`,
})

const viewOf = (row: GrantRow): OutputOf<typeof myGrants>[number] => ({
  subjectId: row.subject_id, grantId: row.grant_id, item: row.item, itemName: awardedItems[row.item] ?? row.item, fund: row.fund, region: row.region, amountFen: Number(row.amount_fen), grantedOn: row.granted_on, state: row.state,
  channel: row.channel, lines: (row.lines ?? []).map(({ person, month, amount }) => ({ person, month, amountFen: amount })),
})

export async function myGrantsFor(request: RequestContext): Promise<OutputOf<typeof myGrants>> {
  const { viewer } = request
  if (viewer.kind !== "citizen" && viewer.kind !== "employer") throw commonProblems.notAllowed()
  return (await request.db.all(grants, { subject: viewer.kind === "citizen" ? viewer.personId : viewer.employerId })).map(viewOf)
}

export async function grantsOfFor(request: RequestContext<{ subject: string }>): Promise<OutputOf<typeof grantsOf>> {
  const rows = await request.db.all(grants, { subject: request.params.subject })
  const [first] = rows
  if (first) request.shows(first.subject_id, first.region, "补贴记录")
  return rows.map(viewOf)
}
