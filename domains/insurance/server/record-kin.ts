// Kinship that no register shows is looked at on paper at the counter and recorded with its evidence, so that a survivor can apply.
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { findPersonByIdNumber } from "#platform/registers"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { benefitProblems, type recordKin as contract } from "../contract/benefit.ts"

const visible = statement<{ person: string; scope: string }, { region: string }>({
  name: "insurance.find-survivor",
  reach: "subject",
  sql: "select region from registers.persons where person_id = :person and (starts_with(region, :scope) or starts_with(coalesce(live_region, ''), :scope))",
})

const insertKin = statement<{ person: string; relative: string; relation: string; region: string; source: string; at: string }>({
  name: "insurance.record-kin",
  reach: "subject",
  sql: `
    insert into registers.kin (person_id, relative_id, relation, region, source, received_at) values (:person, :relative, :relation, :region, :source, :at)
    on conflict (person_id, relative_id) do update set relation = excluded.relation, source = excluded.source, received_at = excluded.received_at`,
})

const relations = { spouse: "配偶", parent: "父母", child: "子女", sibling: "兄弟姐妹", grandparent: "祖父母、外祖父母", grandchild: "孙子女、外孙子女" } as const

/** @throws not-found outside the officer's region, insurance.unknown-person when nobody has that number. An officer records nothing about themselves. */
export async function recordKinFor(request: RequestContext<unknown, unknown, InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { viewer, input, house, today, now } = request
  if (viewer.kind !== "staff" || viewer.personId === input.survivor) throw commonProblems.notAllowed()
  const survivor = await request.db.maybe(visible, { person: input.survivor, scope: viewer.scope })
  if (!survivor) throw commonProblems.notFound()
  const deceased = await findPersonByIdNumber(house.database.system, house.sealing, input.deceasedIdNumber, today)
  if (deceased === undefined || deceased === input.survivor) throw benefitProblems.unknownPerson()
  const source = `窗口核验（${viewer.name}）：${input.evidence}`
  await house.database.system.run(insertKin, { person: input.survivor, relative: deceased, relation: relations[input.relation], region: survivor.region, source, at: now })
  request.concerns(input.survivor, survivor.region, { relative: deceased, relation: input.relation, evidence: input.evidence })
  return { survivorId: input.survivor, deceasedId: deceased }
}
