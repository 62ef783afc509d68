// What everybody can do with their own sign-ins: see them, end one, end all; an officer changes the password.
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type Viewer } from "#wire"
import { identityProblems } from "./contract.ts"
import { roomOf } from "./identity.ts"
import { cookieName, partyIdOf } from "./sessions.ts"
import { attempt } from "./staff/attempts.ts"
import { officerById } from "./staff/officers.ts"
import { isPassword } from "./staff/password.ts"
import { changeTo } from "./staff/sign-in.ts"
import type { SessionViewer } from "./token.ts"
import { trailCall } from "#platform/audit"
import { regionOf } from "./region-of.ts"

const openSessionsOf = statement<{ kind: string; party: string; now: string }, { session_id: string; started_at: string; last_seen_at: string; ends_at: string; address: string; device: string }>({
  name: "identity.open-sessions-of",
  reach: "lookup",
  sql: `
    select session_id, started_at, last_seen_at, ends_at, address, device from identity.sessions
     where party_kind = :kind and party_id = :party and revoked_at is null and ends_at > :now order by started_at desc limit 100`,
})

const party = (viewer: Viewer): SessionViewer => {
  if (viewer.kind === "public" || viewer.kind === "feed") throw commonProblems.notSignedIn()
  return viewer
}

export async function listOwn(request: RequestContext) {
  const own = party(request.viewer)
  const rows = await request.house.database.system.all(openSessionsOf, { kind: own.kind, party: partyIdOf(own), now: request.now })
  return rows.map((row) => ({ sessionId: row.session_id, startedAt: row.started_at, lastSeenAt: row.last_seen_at, endsAt: row.ends_at, address: row.address, device: row.device, current: row.session_id === own.session }))
}

/** Signing out without being signed in is fine: nothing ends, the cookie goes. */
export async function leave(request: RequestContext) {
  request.setCookie(cookieName, null, 0)
  const { viewer } = request
  if (viewer.kind === "public" || viewer.kind === "feed") return { ended: 0 }
  return { ended: await roomOf(request.house).sessions.end(viewer.kind, partyIdOf(viewer), { only: viewer.session }) }
}

export async function leaveEverywhere(request: RequestContext) {
  const own = party(request.viewer)
  request.setCookie(cookieName, null, 0)
  return { ended: await roomOf(request.house).sessions.end(own.kind, partyIdOf(own)) }
}

export async function endOne(request: RequestContext<{ session: string }>) {
  const own = party(request.viewer)
  const ended = await roomOf(request.house).sessions.end(own.kind, partyIdOf(own), { only: request.params.session })
  if (ended === 0) throw commonProblems.notFound()
  return { ended }
}

/** The other sessions end; this one stays. */
export async function changeOwnPassword(request: RequestContext<unknown, unknown, { current: string; next: string }>) {
  const { house, viewer, now, input } = request
  const { system } = house.database
  const officer = viewer.kind === "staff" ? await system.maybe(officerById, { officer: viewer.officerId }) : undefined
  if (viewer.kind !== "staff" || !officer) throw commonProblems.notAllowed()
  const matches = await attempt(system, officer.login, now, async () => ((await isPassword(officer.password_digest, input.current)) ? true : undefined))
  if (!matches) throw identityProblems.wrongPassword()
  const calls = await changeTo(officer, input.next, now)
  await system.atomically([...calls, trailCall({ kind: "write", action: "identity.change-password", viewer, subjectId: "0", region: regionOf(officer.scope), address: request.address })])
  return { ended: await roomOf(house).sessions.end("staff", officer.officer_id, { except: viewer.session }) }
}
