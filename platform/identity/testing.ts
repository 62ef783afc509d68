// For tests of signing in: a server with true authentication, and browsers that keep cookies.
import type { FastifyInstance, InjectOptions } from "fastify"
import { afterAll } from "vitest"
import { groupedTrail } from "#platform/audit"
import type { Database } from "#platform/database"
import { buildServer } from "#platform/http"
import type { House, Module } from "#platform/module"
import { testHouse } from "../http/testing.ts"
import { type Identity, openIdentity } from "./index.ts"
import { identity } from "./module.ts"

export interface IdentityServer {
  readonly server: FastifyInstance
  readonly house: House
  readonly identity: Identity
}

/** A program with true sign-in: the demonstration provider runs. Called twice on one database it is two processes. */
export async function identityServer(database: Database, clock: { now: string }, more: Partial<House> = {}, modules: readonly Module[] = []): Promise<IdentityServer> {
  const house = { ...testHouse(database, clock), ...more }
  const opened = await openIdentity(house)
  const server = await buildServer({ modules: [identity, ...modules], house, version: "test", trail: groupedTrail(database.system), isReady: async () => true, authentication: opened.authentication, besides: opened.besides })
  afterAll(async () => {
    await server.close()
    await opened.close()
  })
  return { server, house, identity: opened }
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly path?: string
  readonly httpOnly?: boolean
  readonly sameSite?: string
  readonly maxAge?: number
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers: Readonly<Record<string, unknown>>
  readonly cookies: Readonly<Record<string, Cookie>>
}

export interface Browser {
  readonly jar: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, input?: object, headers?: Record<string, string>): Promise<Answer>
  put(path: string, input: object): Promise<Answer>
  remove(path: string): Promise<Answer>
}

let addresses = 0

/** A browser of its own address and cookies; calls are sent as the web sends them, with x-jiuye. */
export function browserOf(server: FastifyInstance, address?: string): Browser {
  addresses += 1
  const remoteAddress = address ?? `10.1.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`
  const jar = new Map<string, string>()
  const send = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, input?: object, headers: Record<string, string> = { "x-jiuye": "1" }): Promise<Answer> => {
    const options: InjectOptions = { method, url: `/api${path}`, remoteAddress, headers, cookies: Object.fromEntries(jar) }
    const response = await server.inject(input === undefined ? options : { ...options, payload: input })
    const cookies = response.cookies as readonly Cookie[]
    for (const cookie of cookies) {
      if (cookie.value === "") jar.delete(cookie.name)
      else jar.set(cookie.name, cookie.value)
    }
    const text = response.body
    return { status: response.statusCode, body: /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text, headers: response.headers, cookies: Object.fromEntries(cookies.map((cookie) => [cookie.name, cookie])) }
  }
  return { jar, get: (path, headers) => send("GET", path, undefined, headers), post: (path, input = {}, headers) => send("POST", path, input, headers), put: (path, input) => send("PUT", path, input), remove: (path) => send("DELETE", path) }
}
