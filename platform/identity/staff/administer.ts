// The operator's work on the officers' book: appoint, change, disable, reset. Nobody changes themself or anyone outside their area.
import { trailCall } from "#platform/audit"
import { bind, type Call, newId, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, roleLabels, type StaffRole, type Viewer } from "#wire"
import { conflictingRoles, identityProblems } from "../contract.ts"
import { findPerson } from "../find-party.ts"
import { roomOf } from "../identity.ts"
import { isWithin, regionOf } from "../region-of.ts"
import { forgetAttempts } from "./attempts.ts"
import { forgetSecondFactor, insertOfficer, officerById, officersBelow, type OfficerRow, placesKnown, setPassword, updateOfficer } from "./officers.ts"
import { digestPassword, temporaryPassword } from "./password.ts"

interface Appointment {
  readonly name: string
  readonly roles: readonly StaffRole[]
  readonly scope: string
  readonly officeId: string | null
  readonly idNumber?: string | undefined
}

type Operator = Extract<Viewer, { kind: "staff" }>

const operatorOf = (viewer: Viewer): Operator => {
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  return viewer
}

export async function list(request: RequestContext<unknown, { q?: string | undefined; after?: string | undefined; limit: number }>) {
  const { q = "", after = "", limit } = request.query
  const rows = await request.house.database.system.all(officersBelow, { scope: operatorOf(request.viewer).scope, q, after, limit })
  return { rows: rows.map(shown), next: rows.length === limit ? (rows.at(-1)?.login ?? null) : null }
}

const shown = (row: OfficerRow) => ({
  officerId: row.officer_id,
  login: row.login,
  name: row.name,
  roles: row.roles,
  scope: row.scope,
  officeId: row.office_id,
  office: row.office,
  enrolled: row.totp_sealed !== null,
  linked: row.person_id !== null,
  disabledAt: row.disabled_at,
  createdAt: row.created_at,
})

export async function create(request: RequestContext<unknown, unknown, Appointment & { login: string }>) {
  const { house, input, now } = request
  const by = operatorOf(request.viewer)
  const person = await checked(request, input)
  const officer = newId()
  const password = temporaryPassword()
  const row = bind(insertOfficer, {
    officer, login: input.login, name: input.name, person, roles: input.roles, scope: input.scope, office: input.officeId,
    digest: await digestPassword(password), mustChange: true, totp: null, now, by: by.officerId,
  }) as Call
  try {
    await house.database.system.atomically([row, trail(request, input.scope, officer, { did: "create", login: input.login, roles: input.roles, scope: input.scope })])
  } catch (failure) {
    if (violatedConstraint(failure) === "officers_login_key") throw identityProblems.loginTaken({ login: input.login })
    throw failure
  }
  return { officerId: officer, temporaryPassword: password }
}

export async function change(request: RequestContext<{ officer: string }, unknown, Appointment & { disabled: boolean }>) {
  const { house, input, now } = request
  const before = await changeable(request)
  const person = await checked(request, input)
  await house.database.system.atomically([
    bind(updateOfficer, { officer: before.officer_id, name: input.name, person, roles: input.roles, scope: input.scope, office: input.officeId, disabled: input.disabled, now }),
    trail(request, input.scope, before.officer_id, { did: "change", from: { roles: before.roles, scope: before.scope, disabled: before.disabled_at !== null }, to: { roles: input.roles, scope: input.scope, disabled: input.disabled } }),
  ])
  return { ended: await roomOf(house).sessions.end("staff", before.officer_id) }
}

export async function reset(request: RequestContext<{ officer: string }, unknown, { password: boolean; secondFactor: boolean }>) {
  const { house, input, now } = request
  const officer = await changeable(request)
  const password = input.password ? temporaryPassword() : null
  const calls: Call[] = [trail(request, officer.scope, officer.officer_id, { did: "reset", password: input.password, secondFactor: input.secondFactor })]
  if (password) calls.push(bind(setPassword, { officer: officer.officer_id, digest: await digestPassword(password), mustChange: true, now }))
  if (input.secondFactor) calls.push(bind(forgetSecondFactor, { officer: officer.officer_id, now }))
  await house.database.system.atomically(calls)
  await forgetAttempts(house.database.system, officer.login)
  await roomOf(house).sessions.end("staff", officer.officer_id)
  return { officerId: officer.officer_id, temporaryPassword: password }
}

/** The officer of the path, when this operator may change them. */
async function changeable(request: RequestContext<{ officer: string }>): Promise<OfficerRow> {
  const by = operatorOf(request.viewer)
  if (request.params.officer === by.officerId) throw identityProblems.notYourself()
  const officer = await request.house.database.system.maybe(officerById, { officer: request.params.officer })
  if (!officer) throw commonProblems.notFound()
  if (!isWithin(officer.scope, by.scope)) throw identityProblems.outsideScope()
  return officer
}

/** Checks an appointment and finds the officer as a person; null when no number is given. */
async function checked(request: RequestContext, given: Appointment): Promise<string | null> {
  const by = operatorOf(request.viewer)
  if (!isWithin(given.scope, by.scope)) throw identityProblems.outsideScope()
  const conflict = conflictingRoles.find((pair) => pair.every((role) => given.roles.includes(role)))
  if (conflict) throw identityProblems.rolesConflict({ one: roleLabels[conflict[0]], other: roleLabels[conflict[1]] })
  const { known } = await request.house.database.system.one(placesKnown, { region: regionOf(given.scope), office: given.officeId })
  if (known < 2) throw identityProblems.unknownPlace()
  if (!given.idNumber) return null
  const person = await findPerson(request.house, given.idNumber, request.today)
  if (!person) throw identityProblems.personUnknown()
  return person.person_id
}

const trail = (request: RequestContext, scope: string, officer: string, detail: Record<string, unknown>): Call =>
  trailCall({ kind: "write", action: "identity.administer-officer", viewer: request.viewer, subjectId: "0", region: regionOf(scope), address: request.address, detail: { officer, ...detail } })
