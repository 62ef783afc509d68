// A number on its way into force: entered by one officer, approved by another, or withdrawn; refused where the tables of the program would refuse it.
import { type ParameterRow, type ParameterValue, PolicyError, type PolicyErrorCode, succeededTable } from "#policy"
import { newId, type Tx } from "#platform/database"
import type { RequestContext } from "#platform/module"
import type { PlainDate } from "#standards"
import { commonProblems, type ProblemMaker, type Viewer } from "#wire"
import { parameterProblems } from "./contract.ts"
import { refresh } from "./follow.ts"
import type { Lawbook } from "./lawbook.ts"
import { openRecalculation } from "./recalculate.ts"
import { approveRowStatement, insertRow, lockRow, namesOfPlaces, parameterRowOf, prefixOf, raiseVersion, readApproved, readRow, type StoredRow, twelve, withdrawRowStatement } from "./statements.ts"

export type Officer = Extract<Viewer, { kind: "staff" }>

export function officerOf(request: Pick<RequestContext, "viewer">): Officer {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  return request.viewer
}

/** Whether a place of a row lies in the officer's area. The nation's rows come with the program. */
export const isInArea = (officer: Officer, region: string): boolean => prefixOf(region).length >= 2 && prefixOf(region).startsWith(officer.scope)

const refusals: Readonly<Partial<Record<PolicyErrorCode, ProblemMaker>>> = {
  "policy.parameter-unknown": parameterProblems.unknownKey,
  "policy.parameter-value": parameterProblems.value,
  "policy.parameter-period": parameterProblems.period,
  "policy.parameter-without-document": parameterProblems.noDocument,
  "policy.parameter-overlap": parameterProblems.overlap,
  "policy.parameter-same-person": parameterProblems.samePerson,
  "policy.exceeds-national-ceiling": parameterProblems.exceedsNationalCeiling,
}

/** Refuses what the tables would refuse, were these rows beside the approved ones. */
export function demandStanding(lawbook: Lawbook, rows: readonly ParameterRow[]): void {
  try {
    succeededTable(lawbook.numbers.base, rows)
  } catch (failure) {
    const refusal = failure instanceof PolicyError ? refusals[failure.code] : undefined
    throw refusal && failure instanceof Error ? refusal({ says: failure.message }) : failure
  }
}

/** Who will approve a draft is not known yet; the table only asks that it is somebody else. */
const somebodyElse = "另一位负责人"

/** A draft as if it had been approved. */
export const asIfApproved = (row: StoredRow): ParameterRow => ({ ...parameterRowOf(row), approvedBy: somebodyElse })

const beginsInThePast = (from: string, today: PlainDate, reason: string): boolean => from < today && reason.trim().length < 6

interface Entered {
  readonly key: string
  readonly region: string
  readonly value: ParameterValue
  readonly from: string
  readonly to: string | null
  readonly documentNumber: string
  readonly reason: string
}

export async function enterFor(lawbook: Lawbook, request: RequestContext<unknown, unknown, Entered>): Promise<{ rowId: string }> {
  const officer = officerOf(request)
  const { input, house, now, today } = request
  const definition = lawbook.numbers.definitions.find((one) => one.key === input.key)
  if (!definition) throw parameterProblems.unknownKey()
  if (!isInArea(officer, input.region)) throw parameterProblems.outsideScope()
  const [place] = await house.database.system.all(namesOfPlaces, { codes: [twelve(input.region)] })
  if (!place) throw parameterProblems.unknownPlace()
  const approved = (await house.database.system.all(readApproved, {})).map(parameterRowOf)
  const { key, region, value, from, to, documentNumber } = input
  demandStanding(lawbook, [...approved, { key, region, value, unit: definition.unit, from, to, documentNumber, enteredBy: officer.officerId, approvedBy: somebodyElse }])
  if (beginsInThePast(from, today, input.reason)) throw parameterProblems.retroactiveWithoutReason()
  const row = newId()
  request.concerns("0", twelve(region), { row, key, value, from, to, document: documentNumber })
  await house.database.engine.run(insertRow, {
    row, key, region, value: JSON.stringify(value), unit: definition.unit, from, to, document: documentNumber, reason: input.reason, by: officer.officerId, name: officer.name, person: officer.personId, now,
  })
  return { rowId: row }
}

/** A draft in the officer's area. @throws when there is none, or it is no draft any more */
async function draftOf(tx: Tx, row: string, officer: Officer, read = readRow): Promise<StoredRow> {
  const found = await tx.maybe(read, { row })
  if (!found) throw commonProblems.notFound()
  if (!isInArea(officer, found.region)) throw parameterProblems.outsideScope()
  if (found.state !== "draft") throw parameterProblems.notDraft()
  return found
}

/** Drafts for a rehearsal, all in the officer's area. */
export const draftsOf = (tx: Tx, rows: readonly string[], officer: Officer): Promise<StoredRow[]> => Promise.all(rows.map((row) => draftOf(tx, row, officer)))

export const isSamePerson = (officer: Officer, row: StoredRow): boolean => officer.officerId === row.entered_by || (officer.personId !== null && officer.personId === row.entered_person)

export async function approveFor(lawbook: Lawbook, request: RequestContext<{ row: string }>): Promise<{ state: "approved"; recalculates: boolean }> {
  const officer = officerOf(request)
  const { house, now, today } = request
  const { row } = request.params
  const { draft, isRetroactive } = await house.database.engine.transaction(async (tx) => {
    await tx.one(raiseVersion, {})
    const draft = await draftOf(tx, row, officer, lockRow)
    if (isSamePerson(officer, draft)) throw parameterProblems.samePerson()
    if (beginsInThePast(draft.effective_from, today, draft.reason)) throw parameterProblems.retroactiveWithoutReason()
    const approved = (await tx.all(readApproved, {})).map(parameterRowOf)
    demandStanding(lawbook, [...approved, { ...parameterRowOf(draft), approvedBy: somebodyElse }])
    await tx.run(approveRowStatement, { row, by: officer.officerId, name: officer.name, person: officer.personId, now })
    const isRetroactive = draft.effective_from < today
    if (isRetroactive) await tx.run(openRecalculation, { row, now })
    return { draft, isRetroactive }
  })
  request.concerns("0", twelve(draft.region), { row, key: draft.key, from: draft.effective_from, retroactive: isRetroactive })
  await refresh(house.database.system, lawbook)
  return { state: "approved", recalculates: isRetroactive }
}

export async function withdrawFor(request: RequestContext<{ row: string }, unknown, { why: string }>): Promise<{ state: "withdrawn" }> {
  const officer = officerOf(request)
  const { house, now, params, input } = request
  const draft = await draftOf(house.database.engine, params.row, officer)
  const changed = await house.database.engine.run(withdrawRowStatement, { row: params.row, name: officer.name, why: input.why, now })
  if (changed === 0) throw parameterProblems.notDraft()
  request.concerns("0", twelve(draft.region), { row: params.row, key: draft.key, why: input.why })
  return { state: "withdrawn" }
}
