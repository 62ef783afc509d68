// The identity room of one installation: sessions, the way to the provider, and what the server asks for each request.
import type { FastifyReply, FastifyRequest } from "fastify"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Authentication } from "#platform/http"
import type { House } from "#platform/module"
import { publicViewer, type Viewer } from "#wire"
import { identityProblems } from "./contract.ts"
import { cookieName, openSessions, type Sessions } from "./sessions.ts"
import type { Provider } from "./oidc/provider.ts"
import { demonstrationProvider } from "./oidc/demonstration-provider.ts"
import { externalProvider, type ExternalSettings } from "./oidc/external-provider.ts"

export interface Identity {
  readonly authentication: Authentication
  /** Handlers for `besides` of the server: the demonstration provider, if it runs. */
  readonly besides: readonly { readonly prefix: string; readonly handle: (request: IncomingMessage, response: ServerResponse) => void }[]
  close(): Promise<void>
}

interface Room {
  readonly sessions: Sessions
  provider: Provider | undefined
}

/** The room belongs to the house; actions find it by the house they are handed. */
const rooms = new WeakMap<House, Room>()

export function roomOf(house: House): Room {
  const known = rooms.get(house)
  if (known) return known
  const made: Room = { sessions: openSessions(house), provider: undefined }
  rooms.set(house, made)
  return made
}

export interface IdentitySettings {
  /** The provider of an installation that is not a demonstration (OIDC_ISSUER …). Without it the demonstration runs its own. */
  readonly oidc?: ExternalSettings
}

/** Opens the room: reads what was revoked, listens to other processes, connects the provider. */
export async function openIdentity(house: House, settings: IdentitySettings = {}): Promise<Identity> {
  const room = roomOf(house)
  await room.sessions.listen()
  const demonstration = !settings.oidc && house.demonstration ? await demonstrationProvider(house) : undefined
  room.provider = settings.oidc ? externalProvider(settings.oidc, house) : demonstration?.provider
  return {
    authentication: authentication(house),
    besides: demonstration ? [{ prefix: "/idp/", handle: demonstration.handle }] : [],
    close: async () => {
      await demonstration?.close()
      await room.sessions.close()
    },
  }
}

/** Who a request comes from. A cookie that ended is cleared and, where everybody may call, counts as none; a bearer token that ended is always refused. */
export function authentication(house: House): Authentication {
  const { sessions } = roomOf(house)
  const cookie = { path: "/", httpOnly: true, sameSite: "lax", secure: house.publicUrl.startsWith("https:") } as const
  const bearerOf = (header: string): Viewer => {
    const token = header.slice("Bearer ".length).trim()
    const found = header.startsWith("Bearer ") ? (token.startsWith("feed_") ? sessions.feedOf(token) : viewerOf(sessions, token)) : undefined
    if (!found) throw identityProblems.sessionEnded()
    return found
  }
  return {
    viewerOf: (request: FastifyRequest, reply: FastifyReply, open: boolean) => {
      const header = request.headers.authorization
      if (header !== undefined) return bearerOf(header)
      const token = request.cookies[cookieName]
      if (token === undefined || token === "") return publicViewer
      const found = sessions.look(token)
      if (found === "ended") {
        reply.clearCookie(cookieName, cookie)
        if (open) return publicViewer
        throw identityProblems.sessionEnded()
      }
      if (found.renewed) reply.setCookie(cookieName, found.renewed.token, { ...cookie, maxAge: found.renewed.lasts })
      return found.viewer
    },
  }
}

function viewerOf(sessions: Sessions, token: string): Viewer | undefined {
  const found = sessions.look(token)
  return found === "ended" ? undefined : found.viewer
}
