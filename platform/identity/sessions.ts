// Sessions: a row for each sign-in, a token that names it, and an end that reaches every process at once.
import { createHash } from "node:crypto"
import pg from "pg"
import { bind, type Call, newId, lostOr, statement } from "#platform/database"
import type { House } from "#platform/module"
import type { Viewer } from "#wire"
import { type SessionViewer, tokenMint } from "./token.ts"

export const cookieName = "jiuye"

/** Silence after which a session is over, and how long it lasts at most, in seconds. */
export const idleSeconds = 30 * 60
export const longestSeconds = { staff: 8 * 3600, citizen: 2 * 3600, employer: 2 * 3600 } as const
/** A token is renewed when it is older than this; also how exact "last seen" is. */
const renewAfterSeconds = 5 * 60
/** The channel on which processes tell each other. */
const channel = "jiuye_identity"

const openSession = statement<{ id: string; kind: string; party: string; name: string; now: string; ends: string; address: string; device: string }>({
  name: "identity.open-session",
  reach: "lookup",
  sql: `insert into identity.sessions (session_id, party_kind, party_id, name, started_at, last_seen_at, ends_at, address, device)
        values (:id, :kind, :party, :name, :now, :now, :ends, :address, :device)`,
})

/** Ends sessions of one party: all, one, or all but one ("" for no exception). Tells every process inside the same statement. */
const endSessionsStatement = statement<{ kind: string; party: string; only: string; except: string; now: string }, { session_id: string; ends_at: string }>({
  name: "identity.end-sessions",
  reach: "lookup",
  sql: `
    with ended as (
      update identity.sessions set revoked_at = :now
       where party_kind = :kind and party_id = :party and revoked_at is null and ends_at > :now
         and (:only = '' or session_id::text = :only) and session_id::text <> :except
      returning session_id, ends_at)
    select session_id, ends_at, pg_notify('${channel}', 'session ' || session_id || ' ' || extract(epoch from ends_at)::bigint) from ended`,
})

const revokedStill = statement<{ now: string }, { session_id: string; ends_at: string }>({
  name: "identity.revoked-sessions",
  reach: "report",
  sql: "select session_id, ends_at from identity.sessions where revoked_at is not null and ends_at > :now",
})

const touchSessions = statement<{ ids: readonly string[]; now: string }>({
  name: "identity.touch-sessions",
  reach: "lookup",
  sql: "update identity.sessions set last_seen_at = :now where session_id = any(:ids::bigint[])",
})

const activeFeedKeys = statement<Record<never, never>, { digest: string; source: string; scope: string }>({
  name: "identity.active-feed-keys",
  reach: "reference",
  sql: "select digest, source, scope from identity.feed_keys where disabled_at is null",
})

export const tellFeedKeys = statement<Record<never, never>>({
  name: "identity.tell-feed-keys",
  reach: "reference",
  sql: `select pg_notify('${channel}', 'feeds')`,
})

/** The digest a feed key is kept as. The key has 256 random bits, so a plain digest is enough. */
export const feedKeyDigest = (key: string): string => createHash("sm3").update(key).digest("hex")

export const partyIdOf = (viewer: SessionViewer): string => (viewer.kind === "staff" ? viewer.officerId : viewer.kind === "citizen" ? viewer.personId : viewer.employerId)

export interface Begun {
  readonly token: string
  readonly viewer: SessionViewer
  /** Seconds until no renewal is possible: the age of the cookie. */
  readonly lasts: number
  /** To be sent in the transaction of the sign-in. */
  readonly call: Call
}

/** The sessions of one installation, as one process knows them. */
export interface Sessions {
  /** Makes a session for a viewer whose `session` is not known yet. Nothing is stored before `call` is sent. */
  begin(viewer: SessionViewer, from: { readonly address: string; readonly device: string }): Begun
  /** Ends sessions of a party in every process; resolves with how many. */
  end(kind: SessionViewer["kind"], partyId: string, which?: { readonly only?: string; readonly except?: string }): Promise<number>
  /** The viewer of a token, with a fresh token when it is time. */
  look(token: string): { readonly viewer: Viewer; readonly renewed?: { readonly token: string; readonly lasts: number } } | "ended"
  feedOf(key: string): Viewer | undefined
  /** Reads what other processes decided before this one listened. */
  reload(): Promise<void>
  /** Hears of ends decided elsewhere until closed. */
  listen(): Promise<void>
  close(): Promise<void>
}

const seconds = (moment: string) => Math.floor(Date.parse(moment) / 1000)

export function openSessions(house: House): Sessions {
  const mint = tokenMint(house.sealing.digest("token-key", "session"))
  const ended = new Map<string, number>()
  const seen = new Set<string>()
  let feeds = new Map<string, Viewer>()
  let listener: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let flushing: NodeJS.Timeout | undefined
  const now = () => seconds(house.clock())

  const flush = async () => {
    for (const [session, end] of ended) if (end < now()) ended.delete(session)
    if (seen.size === 0) return
    const ids = [...seen]
    seen.clear()
    await house.database.system.run(touchSessions, { ids, now: house.clock() })
  }
  const loadFeeds = async () => {
    const rows = await house.database.system.all(activeFeedKeys, {})
    feeds = new Map(rows.map((row) => [row.digest, { kind: "feed", source: row.source, scope: row.scope }]))
  }
  const hear = (payload: string) => {
    const [kind, session, end] = payload.split(" ")
    if (kind === "session" && session && end) ended.set(session, Number(end))
    if (kind === "feeds") loadFeeds().catch((failure: unknown) => house.log("error", "feed keys could not be read again", { failure: String(failure) }))
  }
  const reload = async () => {
    for (const row of await house.database.system.all(revokedStill, { now: house.clock() })) ended.set(row.session_id, seconds(row.ends_at))
    await loadFeeds()
  }
  /** Keeps one connection listening; when it breaks, listens again first and then reads what was missed. */
  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: house.database.url, application_name: "jiuye-identity", keepAlive: true, connectionTimeoutMillis: 10_000 })
    client.on("notification", (message) => hear(message.payload ?? ""))
    client.on("error", () => undefined)
    let hasEnded = false
    client.once("end", () => {
      hasEnded = true
      if (listener === client) listenAgain()
    })
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      await reload()
      if (hasEnded) throw new Error("the connection that listens ended")
    } catch (failure) {
      void client.end().catch(() => undefined)
      throw lostOr(failure)
    }
    listener = client
  }
  const listenAgain = () => {
    if (closed) return
    listen().catch(() => {
      if (!closed) retry = setTimeout(listenAgain, 1000).unref()
    })
  }

  return {
    begin: (viewer, from) => {
      const session = newId()
      const at = now()
      const lasts = longestSeconds[viewer.kind]
      const told = { ...viewer, session }
      const token = mint.sign({ sid: session, iat: at, exp: at + idleSeconds, end: at + lasts, viewer: told })
      const call = bind(openSession, {
        id: session,
        kind: viewer.kind,
        party: partyIdOf(viewer),
        name: viewer.kind === "employer" ? viewer.agent : viewer.name,
        now: house.clock(),
        ends: new Date((at + lasts) * 1000).toISOString(),
        address: from.address,
        device: from.device.slice(0, 200),
      }) as Call
      return { token, viewer: told, lasts, call }
    },
    end: async (kind, partyId, which = {}) => {
      const rows = await house.database.system.all(endSessionsStatement, { kind, party: partyId, only: which.only ?? "", except: which.except ?? "", now: house.clock() })
      for (const row of rows) ended.set(row.session_id, seconds(row.ends_at))
      return rows.length
    },
    look: (token) => {
      const claims = mint.read(token)
      if (!claims) return "ended"
      const at = now()
      if (claims.exp <= at || claims.end <= at || ended.has(claims.sid)) return "ended"
      if (at - claims.iat < renewAfterSeconds) return { viewer: claims.viewer }
      seen.add(claims.sid)
      const renewed = mint.sign({ ...claims, iat: at, exp: Math.min(at + idleSeconds, claims.end) })
      return { viewer: claims.viewer, renewed: { token: renewed, lasts: claims.end - at } }
    },
    feedOf: (key) => feeds.get(feedKeyDigest(key)),
    reload,
    listen: async () => {
      flushing = setInterval(() => void flush().catch(() => undefined), 30_000).unref()
      await listen()
    },
    close: async () => {
      closed = true
      clearTimeout(retry)
      clearInterval(flushing)
      await flush().catch(() => undefined)
      await listener?.end().catch(() => undefined)
    },
  }
}
