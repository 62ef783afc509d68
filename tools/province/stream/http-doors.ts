// The public doors of a running server, over HTTP: every party with a session or key of its own.
import { setTimeout as sleep } from "node:timers/promises"
import type { Answer, Doors, Party } from "../days/doors.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Jar } from "./cookies.ts"
import { asOfficer, NotLetIn, throughProvider } from "./sign-in.ts"

export interface HttpDoors extends Doors {
  /** The server's own day. */
  today(): Promise<string>
  /** Ends the keys that were made for this stream. */
  close(): Promise<void>
}

/** Sessions kept at a time. */
const mostSessions = 200
/** How long a server that does not answer is waited for, and how long between two tries. */
const patience = 120_000
const betweenTries = 1_000
/** Who makes feed keys in a demonstration. */
const operator = "zheng.yu"

/** @param keys of departments; a demonstration's operator makes those that are missing. */
export function httpDoors(server: string, economy: Economy, keys: Readonly<Record<string, string>>): HttpDoors {
  const sessions = new Map<string, Jar>()
  const made = new Map<string, { readonly keyId: string; readonly key: string }>()

  const nameOf = (party: Exclude<Party, { kind: "feed" }>): string => (party.kind === "citizen" ? party.who.idNumber : party.kind === "employer" ? firmOf(economy, party.firm).uscc : party.login)

  const sessionOf = async (party: Exclude<Party, { kind: "feed" }>): Promise<Jar> => {
    const name = nameOf(party)
    const known = sessions.get(name)
    if (known) return known
    const jar = await (party.kind === "officer" ? asOfficer(server, party.login) : throughProvider(server, party.kind, name))
    const [oldest] = sessions.keys()
    if (oldest !== undefined && sessions.size >= mostSessions) sessions.delete(oldest)
    sessions.set(name, jar)
    return jar
  }

  const keyOf = async (source: string): Promise<string> => {
    const given = keys[source] ?? made.get(source)?.key
    if (given !== undefined) return given
    const answer = await (await sessionOf({ kind: "officer", login: operator })).ask(`${server}/api/identity/feed-keys`, { method: "POST", headers: { "content-type": "application/json", "x-jiuye": "1" }, body: JSON.stringify({ source, title: "虚拟省", scope: "99" }) })
    if (!answer.ok) throw new NotLetIn(`http-${answer.status}`)
    const key = (await answer.json()) as { keyId: string; key: string }
    made.set(source, key)
    return key.key
  }

  const send = async (party: Party, path: string, options: RequestInit): Promise<Response> => {
    const url = `${server}/api${path}`
    if (party.kind === "feed") return fetch(url, { ...options, headers: { ...(options.headers as Record<string, string>), authorization: `Bearer ${await keyOf(party.source)}` }, signal: AbortSignal.timeout(300_000) })
    const first = await (await sessionOf(party)).ask(url, options)
    if (first.status !== 401) return first
    await first.arrayBuffer()
    sessions.delete(nameOf(party))
    return (await sessionOf(party)).ask(url, options)
  }

  /** A server that is away, starting or busy is asked again for a while. @throws when it stays away. */
  const answered = async <T>(party: Party, path: string, options: RequestInit): Promise<Answer<T>> => {
    for (const began = performance.now(); ; await sleep(betweenTries)) {
      try {
        const answer = await send(party, path, options)
        const text = await answer.text()
        if (answer.ok) return { ok: true, value: (text === "" ? undefined : JSON.parse(text)) as T }
        if (answer.status !== 429 && answer.status !== 503) return { ok: false, code: codeOf(text) ?? `http-${answer.status}`, says: text.slice(0, 300) }
        if (performance.now() - began > patience) throw new Error(`the server answered ${answer.status} for too long`)
      } catch (failure) {
        if (failure instanceof NotLetIn) return { ok: false, code: failure.code, says: failure.message }
        if (!isAway(failure) || performance.now() - began > patience) throw failure
      }
    }
  }

  return {
    ask: (party, _at, method, path, input, key) =>
      answered(party, path, { method, headers: { "x-jiuye": "1", ...(input ? { "content-type": "application/json" } : {}), ...(key ? { "idempotency-key": key } : {}) }, ...(input ? { body: JSON.stringify(input) } : {}) }),
    hand: (party, _at, path, name, content) => answered(party, `${path}?name=${encodeURIComponent(name)}`, { method: "POST", headers: { "content-type": "text/csv" }, body: content }),
    today: async () => {
      const answer = await fetch(`${server}/readyz`)
      await answer.arrayBuffer()
      const now = Date.parse(answer.headers.get("date") ?? "")
      return new Date((Number.isNaN(now) ? Date.now() : now) + 8 * 3_600_000).toISOString().slice(0, 10)
    },
    close: async () => {
      for (const { keyId } of made.values()) await (await sessionOf({ kind: "officer", login: operator })).ask(`${server}/api/identity/feed-keys/${keyId}`, { method: "DELETE", headers: { "x-jiuye": "1" } }).catch(() => undefined)
    },
  }
}

/** Nobody answered: what fetch says when a connection is refused or breaks. */
const isAway = (failure: unknown): boolean => failure instanceof TypeError && failure.message === "fetch failed"

const codeOf = (text: string): string | undefined => /"code":"([^"]+)"/.exec(text)?.[1]
