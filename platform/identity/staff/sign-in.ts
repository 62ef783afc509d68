// An officer signs in: password, then second factor; the first time the factor is enrolled and the temporary password replaced.
import { trailCall } from "#platform/audit"
import { bind, type Call, type Session } from "#platform/database"
import type { House, RequestContext } from "#platform/module"
import { Refusal, type StaffRole, staffRoles } from "#wire"
import { z } from "zod"
import { identityProblems } from "../contract.ts"
import { regionOf } from "../region-of.ts"
import { enter } from "../enter.ts"
import type { SessionViewer } from "../token.ts"
import { attempt, forgetAttempts } from "./attempts.ts"
import { enrolSecondFactor, officerById, officerByLogin, type OfficerRow, setPassword, useStep } from "./officers.ts"
import { digestPassword, isNobodysPassword, isPassword, weaknessOf } from "./password.ts"
import { enrolmentOf, newSecret, stepOf } from "./second-factor.ts"

const ticketMinutes = 5

const ticketShape = z.object({
  officer: z.string(),
  /** Of the password the ticket was given for: a changed password ends it. */
  passwordSetAt: z.string(),
  /** Secret offered for enrolment; null when one is enrolled. */
  secret: z.string().nullable(),
  until: z.string(),
})
type Ticket = z.output<typeof ticketShape>

/** Step one. The answer to a wrong password, an unknown login and a disabled officer is the same, and takes the same time. */
export async function checkPassword(request: RequestContext<unknown, unknown, { login: string; password: string }>) {
  const { house, input, now } = request
  const { system } = house.database
  const officer = await attempt(system, input.login, now, () => officerWith(system, input.login, input.password)).catch(async (failure: unknown) => {
    if (failure instanceof Refusal) await tellRefusal(request, input.login, "locked")
    throw failure
  })
  if (!officer) {
    await tellRefusal(request, input.login, "password")
    throw identityProblems.wrongPassword()
  }
  const secret = officer.totp_sealed === null ? newSecret() : null
  const ticket: Ticket = { officer: officer.officer_id, passwordSetAt: officer.password_set_at, secret, until: new Date(Date.parse(now) + ticketMinutes * 60_000).toISOString() }
  return {
    ticket: house.sealing.seal(JSON.stringify(ticket)),
    next: secret ? ("enrol" as const) : ("code" as const),
    mustChangePassword: officer.must_change,
    enrolment: secret ? await enrolmentOf(secret, officer.login) : null,
  }
}

async function officerWith(system: Session, login: string, password: string): Promise<OfficerRow | undefined> {
  const officer = await system.maybe(officerByLogin, { login })
  const matches = officer ? await isPassword(officer.password_digest, password) : await isNobodysPassword(password)
  return matches && officer?.disabled_at === null ? officer : undefined
}

/** Step two: the code, with a new password where the old one was temporary. Opens the session. */
export async function checkSecondFactor(request: RequestContext<unknown, unknown, { ticket: string; code: string; newPassword?: string | undefined }>) {
  const { house, input, now } = request
  const { system } = house.database
  const ticket = readTicket(house, input.ticket, now)
  const officer = await system.maybe(officerById, { officer: ticket.officer })
  if (!officer || officer.disabled_at !== null || officer.password_set_at !== ticket.passwordSetAt || (ticket.secret !== null) !== (officer.totp_sealed === null)) throw identityProblems.ticketEnded()
  if (officer.must_change && input.newPassword === undefined) throw identityProblems.mustChangePassword()
  const change = officer.must_change && input.newPassword !== undefined ? await changeTo(officer, input.newPassword, now) : []
  const secret = ticket.secret ?? house.sealing.open(officer.totp_sealed ?? "")
  const step = await attempt(system, officer.login, now, async () => stepOf(secret, input.code, now))
  if (step === undefined) {
    await tellRefusal(request, officer.login, "code")
    throw identityProblems.wrongCode()
  }
  const used = ticket.secret ? await system.run(enrolSecondFactor, { officer: officer.officer_id, sealed: house.sealing.seal(ticket.secret), step, now }) : await system.run(useStep, { officer: officer.officer_id, step })
  if (used === 0) throw ticket.secret ? identityProblems.ticketEnded() : identityProblems.codeUsed()
  await forgetAttempts(system, officer.login)
  return enter(request, viewerOf(officer), regionOf(officer.scope), change)
}

/** The statement that stores a new password. @throws identity.password-weak */
export async function changeTo(officer: OfficerRow, password: string, now: string): Promise<readonly Call[]> {
  const weakness = (await isPassword(officer.password_digest, password)) ? "不能与原密码相同" : weaknessOf(password, officer.login)
  if (weakness) throw identityProblems.weakPassword({ why: weakness })
  return [bind(setPassword, { officer: officer.officer_id, digest: await digestPassword(password), mustChange: false, now })]
}

function readTicket(house: House, sealed: string, now: string): Ticket {
  try {
    const ticket = ticketShape.parse(JSON.parse(house.sealing.open(sealed)))
    if (ticket.until > now) return ticket
  } catch (failure) {
    house.log("warn", "a sign-in ticket could not be read", { failure: String(failure) })
  }
  throw identityProblems.ticketEnded()
}

function viewerOf(officer: OfficerRow): SessionViewer {
  const roles = staffRoles.filter((role: StaffRole) => officer.roles.includes(role))
  return { kind: "staff", officerId: officer.officer_id, personId: officer.person_id, name: officer.name, roles, scope: officer.scope, office: officer.office, session: "" }
}

/** A refused sign-in is remembered with the login as typed. */
export async function tellRefusal(request: Pick<RequestContext, "house" | "viewer" | "address">, login: string, why: string): Promise<void> {
  const call = trailCall({ kind: "refused", action: "identity.sign-in", viewer: request.viewer, subjectId: "0", region: "", address: request.address, detail: { login, why } })
  await request.house.database.system.atomically([call])
}
