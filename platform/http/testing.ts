// Servers for tests: any modules on a test database, asked by any viewer without signing in.
import type { FastifyInstance, InjectOptions } from "fastify"
import { afterAll } from "vitest"
import { type Database, sealingWith } from "#platform/database"
import { groupedTrail } from "#platform/audit"
import type { House, Module } from "#platform/module"
import { publicViewer, type Viewer } from "#wire"
import { buildServer } from "./server.ts"

const viewerHeader = "x-test-viewer"

/** What test houses seal with. */
export const testSecret = "test-secret-test-secret-test-secret-"

export interface TestServer {
  readonly server: FastifyInstance
  readonly house: House
  /** Sends a request as a viewer; JSON in, parsed JSON out. */
  ask(viewer: Viewer, method: "GET" | "POST" | "PUT" | "DELETE", path: string, input?: unknown, headers?: Record<string, string>): Promise<{ status: number; body: never; headers: Record<string, unknown> }>
}

/** A house whose clock stands still until moved by assigning `clock.now`. */
export function testHouse(database: Database, clock: { now: string } = { now: "2026-03-02T02:00:00.000Z" }): House {
  return {
    database,
    sealing: sealingWith(testSecret),
    clock: () => clock.now,
    dataFolder: "",
    publicUrl: "http://127.0.0.1",
    province: "990000",
    demonstration: true,
    log: (level, message, detail) => {
      if (level === "error") console.error(message, detail)
    },
  }
}

export async function testServer(database: Database, modules: readonly Module[], clock?: { now: string }): Promise<TestServer> {
  const house = testHouse(database, clock)
  const server = await buildServer({
    modules,
    house,
    version: "test",
    trail: groupedTrail(database.system),
    isReady: async () => true,
    authentication: {
      viewerOf: (request) => {
        const said = request.headers[viewerHeader]
        return typeof said === "string" ? (JSON.parse(decodeURIComponent(said)) as Viewer) : publicViewer
      },
    },
  })
  afterAll(() => server.close())
  return {
    server,
    house,
    async ask(viewer, method, path, input, headers = {}) {
      const options: InjectOptions = { method, url: `/api${path}`, headers: { [viewerHeader]: encodeURIComponent(JSON.stringify(viewer)), "x-jiuye": "1", ...headers } }
      const response = await server.inject(input === undefined ? options : { ...options, payload: input as never })
      const text = response.body
      return { status: response.statusCode, body: (text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text) as never, headers: response.headers }
    },
  }
}
