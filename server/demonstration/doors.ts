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

/** A door said no. */
export class Refused extends Error {
  readonly code: string
  /** The sentence it said. */
  readonly says: string
  /** Reason codes of a rule that said no. */
  readonly reasons: readonly string[]

  constructor(what: string, body: string) {
    super(`the demonstration was refused at ${what}: ${body.slice(0, 400)}`)
    this.code = /"code":"([^"]+)"/.exec(body)?.[1] ?? "no-code"
    this.says = /"title":"([^"]+)"/.exec(body)?.[1] ?? ""
    this.reasons = (/"codes":"([^"]+)"/.exec(body)?.[1] ?? "").split("、")
  }
}

export interface Doors {
  /** Asks as a party at a moment. @throws Refused when the answer is not the one expected, with what was said. */
  ask<T>(viewer: Viewer, at: string, method: "GET" | "POST" | "PUT", path: string, input?: object, key?: string): Promise<T>
  /** The text of a file that is downloaded. */
  read(viewer: Viewer, at: string, path: string): Promise<string>
  /** Hands a file in, as a form does. */
  hand<T>(viewer: Viewer, at: string, path: string, name: string, content: string): Promise<T>
  /** Does a job of the night. */
  work(job: string, at: string): Promise<void>
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
  const jobs = modules.flatMap((one) => one.jobs ?? [])
  const answered = async (viewer: Viewer, at: string, path: string, options: InjectOptions) => {
    now = at
    speaker = viewer
    const answer = await server.inject({ ...options, url: `/api${path}`, headers: { "x-jiuye": "1", ...options.headers } })
    if (answer.statusCode >= 300) throw new Refused(`${options.method ?? "GET"} ${path}`, answer.body)
    return answer
  }
  return {
    async ask<T>(viewer: Viewer, at: string, method: "GET" | "POST" | "PUT", path: string, input?: object, key?: string): Promise<T> {
      return (await answered(viewer, at, path, { method, headers: key ? { "idempotency-key": key } : {}, ...(input ? { payload: input } : {}) })).json<T>()
    },
    read: async (viewer, at, path) => (await answered(viewer, at, path, { method: "GET" })).body,
    async hand<T>(viewer: Viewer, at: string, path: string, name: string, content: string): Promise<T> {
      const edge = "demonstration-file"
      const payload = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${edge}--\r\n`
      return (await answered(viewer, at, path, { method: "POST", headers: { "content-type": `multipart/form-data; boundary=${edge}` }, payload })).json<T>()
    },
    async work(job, at) {
      now = at
      const found = jobs.find((one) => one.name === job)
      if (!found) throw new Error(`no job ${job}`)
      await found.run(past)
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
