// The last step of every sign-in: session, trail and whatever else belongs to it in one transaction, then the cookie.
import { trailCall } from "#platform/audit"
import type { Call } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { roomOf } from "./identity.ts"
import { cookieName, partyIdOf } from "./sessions.ts"
import type { SessionViewer } from "./token.ts"
import { describe } from "./who.ts"

/** Opens the session of a viewer. `region` is where the trail files it. */
export async function enter(request: Pick<RequestContext, "house" | "headers" | "address" | "setCookie">, viewer: SessionViewer, region: string, more: readonly Call[] = []) {
  const { house } = request
  const agent = request.headers["user-agent"]
  const begun = roomOf(house).sessions.begin(viewer, { address: request.address, device: typeof agent === "string" ? agent : "" })
  const trail = trailCall({ kind: "sign-in", action: "identity.sign-in", viewer: begun.viewer, subjectId: viewer.kind === "staff" ? "0" : partyIdOf(viewer), region, address: request.address })
  await house.database.system.atomically([...more, begun.call, trail])
  request.setCookie(cookieName, begun.token, begun.lasts)
  return describe(begun.viewer, house.demonstration)
}
