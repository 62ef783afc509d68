// The demonstration lives through the program's own doors: a server that listens nowhere, asked in the name of each party, at any past day.
import type { InjectOptions } from "fastify"
import { groupedTrail } from "#platform/audit"
import { statement } from "#platform/database"
import { deliverAll } from "#platform/exchange"
import { buildServer } from "#platform/http"
import type { House, Module } from "#platform/module"
import { type StaffRole, type Viewer, publicViewer } from "#wire"

const readOfficers = statement<Record<string, never>, { officer_id: string; login: string; name: string; person_id: string | null; roles: StaffRole[]; scope: string; office: string }>({
  name: "demonstration.officers",
  reach: "report",
  sql: "select o.officer_id, o.login, o.name, o.person_id, o.roles, o.scope, coalesce(f.name, '') as office from identity.officers o left join registers.offices f using (office_id)",
})

export interface Doors {
  /** Asks as a party at a moment. @throws when the answer is not the one expected, with what was said. */
  ask<T>(viewer: Viewer, at: string, method: "GET" | "POST", path: string, input?: object, key?: string): Promise<T>
  /** Lets every event reach its handlers, at a moment. */
  deliver(at: string): Promise<void>
  officer(login: string): Viewer
  close(): Promise<void>
}

/** Opens the doors of these modules. The clock is the house's own, moved to each moment asked for. */
export async function openDoors(house: House, modules: readonly Module[]): Promise<Doors> {
  let now = house.clock()
  let speaker: Viewer = publicViewer
  const past: House = { ...house, clock: () => now }
  const server = await buildServer({ modules, house: past, version: "demonstration", trail: groupedTrail(house.database.system), isReady: async () => true, authentication: { viewerOf: () => speaker } })
  const officers = new Map((await house.database.system.all(readOfficers, {})).map((row): [string, Viewer] => [row.login, { kind: "staff", officerId: row.officer_id, personId: row.person_id, name: row.name, roles: row.roles, scope: row.scope, office: row.office, session: "demonstration" }]))
  const handlers = modules.flatMap((one) => one.handlers ?? [])
  return {
    async ask<T>(viewer: Viewer, at: string, method: "GET" | "POST", path: string, input?: object, key?: string): Promise<T> {
      now = at
      speaker = viewer
      const options: InjectOptions = { method, url: `/api${path}`, headers: { "x-jiuye": "1", ...(key ? { "idempotency-key": key } : {}) }, ...(input ? { payload: input } : {}) }
      const answer = await server.inject(options)
      if (answer.statusCode >= 300) throw new Error(`the demonstration was refused at ${method} ${path}: ${answer.body.slice(0, 400)}`)
      return answer.json<T>()
    },
    async deliver(at) {
      now = at
      await deliverAll(past, handlers)
    },
    officer(login) {
      const found = officers.get(login)
      if (!found) throw new Error(`no demonstration officer ${login}`)
      return found
    },
    close: () => server.close(),
  }
}
