// 就业困难人员认定 at the counter: one officer proposes it with its ground, another settles it; it ends by an officer or by what a register reports.
import { isActiveCode, codeLabel, plainDate, todayInChina } from "#standards"
import { bind, newId, type Session, statement, violatedConstraint } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { assistanceProblems, type endHardship, type Hardship, type hardshipsOf, type myHardships, type proposeHardship, type settleHardship } from "../contract.ts"

interface Row {
  readonly person_id: string
  readonly recognition_id: string
  readonly category: string
  readonly recognised_on: string
  readonly ended_on: string | null
  readonly exit: string | null
  readonly document: string
  readonly region: string
  readonly state: Hardship["state"]
  readonly proposed_by: string
  readonly proposed_name: string
  readonly settled_name: string | null
  readonly settled_says: string
  readonly ended_says: string
}

const ofPerson = statement<{ person: string }, Row>({
  name: "assistance.hardships-of", reach: "subject",
  sql: "select * from assistance.hardships where person_id = :person order by recorded_at desc, recognition_id desc",
})

const personIn = statement<{ person: string; on: string }, { region: string; of_age: boolean; pension: boolean }>({
  name: "assistance.person-asked", reach: "subject",
  sql: `
    select p.region, coalesce(p.birth_date, '1900-01-01'::date) <= (:on::date - interval '16 years') as of_age,
           exists (select 1 from registers.pensions x where x.person_id = p.person_id and x.kind in ('110', '120') and x.starts_on <= :on::date and (x.ends_on is null or x.ends_on > :on::date)) as pension
      from registers.persons p where p.person_id = :person`,
})

const relativeOf = statement<{ officer: string; person: string }, { one: number }>({
  name: "assistance.officer-relative", reach: "subject",
  sql: "select 1 as one from registers.kin where person_id = :officer and relative_id = :person union all select 1 from registers.kin where person_id = :person and relative_id = :officer limit 1",
})

const insertHardship = statement<{ person: string; recognition: string; category: string; on: string; document: string; region: string; officer: string; name: string; at: string }>({
  name: "assistance.propose-hardship", reach: "subject",
  sql: `
    insert into assistance.hardships (person_id, recognition_id, category, recognised_on, document, region, state, proposed_by, proposed_name, recorded_at)
    values (:person, :recognition, :category, :on, :document, :region, 'proposed', :officer, :name, :at)`,
})

const settle = statement<{ person: string; recognition: string; state: string; officer: string; name: string; at: string; says: string }, Row>({
  name: "assistance.settle-hardship", reach: "subject",
  sql: `
    update assistance.hardships set state = :state, settled_by = :officer::bigint, settled_name = :name, settled_at = :at, settled_says = :says
     where person_id = :person and recognition_id = :recognition and state = 'proposed' returning *`,
})

const end = statement<{ person: string; recognition: string; on: string; exit: string; at: string; says: string }, Row>({
  name: "assistance.end-hardship", reach: "subject",
  sql: `
    update assistance.hardships set state = 'ended', ended_on = :on, exit = :exit, end_recorded_at = :at, ended_says = :says
     where person_id = :person and recognition_id = :recognition and state = 'valid' and recognised_on <= :on returning *`,
})

const viewOf = (row: Row): Hardship => ({
  personId: row.person_id, recognitionId: row.recognition_id, category: row.category, categoryLabel: codeLabel("ADC310", row.category), recognisedOn: row.recognised_on, endedOn: row.ended_on,
  exitLabel: row.exit === null ? null : codeLabel("assistance-exit", row.exit), document: row.document, region: row.region, state: row.state, proposedBy: row.proposed_name, settledBy: row.settled_name, settledSays: row.settled_says, endedSays: row.ended_says,
})

export async function myHardshipsFor(request: RequestContext): Promise<OutputOf<typeof myHardships>> {
  if (request.viewer.kind !== "citizen") throw commonProblems.notAllowed()
  return (await request.db.all(ofPerson, { person: request.viewer.personId })).map(viewOf)
}

export async function hardshipsOfFor(request: RequestContext<{ person: string }>): Promise<OutputOf<typeof hardshipsOf>> {
  const known = await request.db.maybe(personIn, { person: request.params.person, on: request.today })
  if (!known) throw commonProblems.notFound()
  request.shows(request.params.person, known.region, "就业困难人员认定")
  return (await request.db.all(ofPerson, { person: request.params.person })).map(viewOf)
}

interface Officer {
  readonly id: string
  readonly name: string
}

/** @throws assistance.own-case for the officer's own recognition or a relative's. */
async function officerFor(request: RequestContext<{ person: string }>, system: Session): Promise<Officer> {
  const { viewer, params } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  const own = viewer.personId === params.person || (viewer.personId !== null && (await system.maybe(relativeOf, { officer: viewer.personId, person: params.person })) !== undefined)
  if (own) throw assistanceProblems.ownCase()
  return { id: viewer.officerId, name: viewer.name }
}

export async function proposeHardshipFor(request: RequestContext<{ person: string }, unknown, InputOf<typeof proposeHardship>>): Promise<OutputOf<typeof proposeHardship>> {
  const { input, params, house, today, now } = request
  const officer = await officerFor(request, house.database.system)
  const person = await request.db.maybe(personIn, { person: params.person, on: today })
  if (!person) throw commonProblems.notFound()
  if (!isActiveCode("ADC310", input.category, today)) throw assistanceProblems.unknownCode()
  if (input.recognisedOn > today) throw assistanceProblems.futureDay()
  if (!person.of_age || person.pension) throw assistanceProblems.notWorkingAge()
  const recognition = newId()
  try {
    await house.database.engine.atomically([
      bind(insertHardship, { person: params.person, recognition, category: input.category, on: input.recognisedOn, document: input.document, region: person.region, officer: officer.id, name: officer.name, at: now }),
    ])
  } catch (failure) {
    throw violatedConstraint(failure) === "hardships_one" ? assistanceProblems.alreadyRecognised() : failure
  }
  request.concerns(params.person, person.region, { recognition, category: input.category })
  return { recognitionId: recognition }
}

/** @throws not-found outside the officer's region. */
async function recognitionIn(request: RequestContext<{ person: string; recognition: string }>): Promise<Row> {
  const found = (await request.db.all(ofPerson, { person: request.params.person })).find((one) => one.recognition_id === request.params.recognition)
  if (!found) throw commonProblems.notFound()
  return found
}

export async function settleHardshipFor(request: RequestContext<{ person: string; recognition: string }, unknown, InputOf<typeof settleHardship>>): Promise<OutputOf<typeof settleHardship>> {
  const { input, params, house, now, today } = request
  const row = await recognitionIn(request)
  const officer = await officerFor(request, house.database.system)
  if (row.proposed_by === officer.id) throw assistanceProblems.samePerson()
  const state = input.decision === "confirm" ? "valid" : "refused"
  const done = await house.database.system.transaction(async (tx) => {
    const settled = await tx.maybe(settle, { person: params.person, recognition: params.recognition, state, officer: officer.id, name: officer.name, at: now, says: input.says })
    if (!settled || state === "refused") return settled
    const told = publish("hardship.recognised", params.person, { recognitionId: params.recognition, region: row.region, effectiveDate: row.recognised_on, category: row.category, confirmedOn: today })
    await tx.sql(told.statement.text, told.values)
    return settled
  })
  if (!done) throw assistanceProblems.notOpen()
  request.concerns(params.person, row.region, { recognition: params.recognition, decision: input.decision })
  return { state: done.state }
}

export async function endHardshipFor(request: RequestContext<{ person: string; recognition: string }, unknown, InputOf<typeof endHardship>>): Promise<OutputOf<typeof endHardship>> {
  const { input, params, house, now } = request
  const row = await recognitionIn(request)
  await officerFor(request, house.database.system)
  if (!isActiveCode("assistance-exit", input.exit, request.today)) throw assistanceProblems.unknownCode()
  if (input.endedOn > todayInChina(now) || plainDate(input.endedOn) < row.recognised_on) throw assistanceProblems.futureDay()
  const done = await house.database.system.transaction(async (tx) => {
    const ended = await tx.maybe(end, { person: params.person, recognition: params.recognition, on: input.endedOn, exit: input.exit, at: now, says: input.says })
    if (!ended) return ended
    const told = publish("hardship.ended", params.person, { recognitionId: params.recognition, region: row.region, effectiveDate: input.endedOn, exit: input.exit, says: input.says })
    await tx.sql(told.statement.text, told.values)
    return ended
  })
  if (!done) throw assistanceProblems.notOpen()
  request.concerns(params.person, row.region, { recognition: params.recognition, exit: input.exit })
  return { state: done.state }
}
