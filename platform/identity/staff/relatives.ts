// Relatives an officer declares: the case engine keeps their cases away from this officer (回避).
import { trailCall } from "#platform/audit"
import { bind, statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { sameName } from "#standards"
import { commonProblems, type Viewer } from "#wire"
import { identityProblems } from "../contract.ts"
import { findPerson } from "../find-party.ts"
import { regionOf } from "../region-of.ts"

const relativesOf = statement<{ person: string }, { relative_id: string; name: string; id_masked: string; region: string; relation: string; received_at: string }>({
  name: "identity.relatives-of",
  reach: "report",
  sql: `
    select k.relative_id, coalesce(p.name, '') as name, coalesce(p.id_masked, '') as id_masked, coalesce(p.region, '') as region, k.relation, k.received_at
      from registers.kin k left join registers.persons p on p.person_id = k.relative_id
     where k.person_id = :person order by k.received_at`,
})

const addRelative = statement<{ person: string; relative: string; relation: string; region: string; now: string }>({
  name: "identity.add-relative",
  reach: "subject",
  sql: `
    insert into registers.kin (person_id, relative_id, relation, region, source, received_at) values (:person, :relative, :relation, :region, '本人申报', :now)
    on conflict (person_id, relative_id) do update set relation = excluded.relation`,
})

function linked(viewer: Viewer): { readonly personId: string; readonly scope: string } {
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  if (viewer.personId === null) throw identityProblems.officerNotLinked()
  return { personId: viewer.personId, scope: viewer.scope }
}

/** Officers without a link to a person have declared nobody. */
export async function listDeclared(request: RequestContext) {
  if (request.viewer.kind !== "staff" || request.viewer.personId === null) return []
  const rows = await request.house.database.system.all(relativesOf, { person: request.viewer.personId })
  for (const row of rows) request.shows(row.relative_id, row.region)
  return rows.map((row) => ({ relativeId: row.relative_id, name: row.name, masked: row.id_masked, relation: row.relation, declaredAt: row.received_at }))
}

/** The name must agree with the number, so that the form cannot be used to ask who holds a number. */
export async function declare(request: RequestContext<unknown, unknown, { idNumber: string; name: string; relation: string }>) {
  const { house, input, now, today } = request
  const officer = linked(request.viewer)
  const relative = await findPerson(house, input.idNumber, today)
  if (!relative || !sameName(relative.name, input.name) || relative.person_id === officer.personId) throw identityProblems.personUnknown()
  await house.database.system.atomically([
    bind(addRelative, { person: officer.personId, relative: relative.person_id, relation: input.relation, region: regionOf(officer.scope), now }),
    trailCall({ kind: "write", action: "identity.declare-relative", viewer: request.viewer, subjectId: relative.person_id, region: relative.region, address: request.address, detail: { relation: input.relation } }),
  ])
  return { relativeId: relative.person_id }
}
