// Turns one served endpoint into one Fastify route: viewer, role, shape, action, trail, answer.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { z } from "zod"
import { todayInChina } from "#standards"
import { commonProblems, type Endpoint, type FieldError, mayCall, type Viewer } from "#wire"
import type { Trail, TrailEntry } from "#platform/audit"
import type { House, IncomingFile, RequestContext, Served, UploadedFile } from "#platform/module"
import { jsonSchema } from "./openapi.ts"
import { openFile, readMultipart } from "./multipart.ts"

export interface Authentication {
  /**
   * The viewer a request's token names; the public viewer when there is none. It may renew or clear the cookie on the answer.
   * `open` is true where everybody may call: there a cookie that is not good any more counts as none. @throws when the token is not good.
   */
  viewerOf(request: FastifyRequest, reply: FastifyReply, open: boolean): Viewer
}

export interface RouteRooms {
  readonly house: House
  readonly authentication: Authentication
  readonly trail: Trail
}

/** Adds the route of one endpoint below /api. */
export function addRoute(server: FastifyInstance, served: Served, rooms: RouteRooms): void {
  const one = served.endpoint
  const isWrite = one.method !== "GET"
  const isOpen = one.who.includes("public")
  server.route({
    method: one.method,
    url: `/api${one.path}`,
    ...(one.produces ? {} : { schema: { response: { [one.success ?? 200]: jsonSchema(one.output, "output", "draft-7") } } }),
    ...(one.perMinute ? { config: { rateLimit: { max: one.perMinute, timeWindow: "1 minute" } } } : {}),
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const viewer = rooms.authentication.viewerOf(request, reply, isOpen)
      admit(viewer, one)
      if (isWrite) sameSite(request)
      const incoming = one.streams && one.uploadLimit ? await openFile(request, one.uploadLimit) : undefined
      const body = one.streams ? { fields: undefined, files: {} } : one.uploadLimit ? await readMultipart(request, one.uploadLimit) : { fields: request.body, files: {} }
      const errors: FieldError[] = []
      const params = parse(one.params, request.params, "", errors)
      const query = parse(one.query, request.query, "", errors)
      const input = parse(one.input, body.fields, "", errors)
      if (errors.length > 0) throw commonProblems.invalidInput({}, errors)
      const entries: TrailEntry[] = []
      const context = contextOf(request, reply, viewer, one, rooms.house, entries, { params, query, input }, body.files, incoming)
      const answer = await served.handle(context)
      if (isWrite && !served.trailed && entries.length === 0) entries.push(entryOf(request, viewer, one, "write", "0", "", ""))
      if (entries.length > 0) await rooms.trail.record(entries)
      reply.code(one.success ?? 200)
      if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store")
      if (reply.hasHeader("etag") && request.headers["if-none-match"] === reply.getHeader("etag")) return reply.code(304).send()
      if (one.produces) reply.type(one.produces)
      return reply.send(answer ?? null)
    },
  })
}

function admit(viewer: Viewer, one: Endpoint): void {
  if (mayCall(viewer, one.who)) return
  throw viewer.kind === "public" ? commonProblems.notSignedIn() : commonProblems.notAllowed()
}

/** A cookie travels with requests other sites start; a header of our own does not. Bearer tokens need none. Browsers also say when another site asks, even without a cookie: nobody is signed in as somebody else by a foreign form. */
function sameSite(request: FastifyRequest): void {
  if (request.headers.authorization !== undefined || request.headers["x-jiuye"] !== undefined) return
  if (request.headers["sec-fetch-site"] === "cross-site") throw commonProblems.crossSite()
  if (request.headers.cookie === undefined) return
  throw commonProblems.crossSite()
}

function parse(shape: z.ZodType | undefined, value: unknown, root: string, errors: FieldError[]): unknown {
  if (!shape) return undefined
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) errors.push({ path: [root, ...issue.path.map(String)].filter(Boolean).join("."), code: `input.${issue.code}`, says: issue.message })
  return undefined
}

function entryOf(request: FastifyRequest, viewer: Viewer, one: Endpoint, kind: TrailEntry["kind"], subjectId: string, region: string, purpose: string, detail: Record<string, unknown> = {}): TrailEntry {
  return { kind, action: one.name, viewer, subjectId, region, address: request.ip, purpose, detail }
}

function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  viewer: Viewer,
  one: Endpoint,
  house: House,
  entries: TrailEntry[],
  given: { params: unknown; query: unknown; input: unknown },
  files: Readonly<Record<string, UploadedFile>>,
  incoming: IncomingFile | undefined,
): RequestContext {
  const now = house.clock()
  const key = request.headers["idempotency-key"]
  return {
    house,
    viewer,
    db: house.database.as(viewer),
    ...given,
    now,
    today: todayInChina(now),
    address: request.ip,
    requestId: request.id,
    idempotencyKey: typeof key === "string" && /^[\w-]{8,64}$/.test(key) ? key : undefined,
    files,
    incoming,
    headers: request.headers,
    shows: (subjectId, region, purpose = "") => {
      entries.push(entryOf(request, viewer, one, "read", subjectId, region, purpose))
    },
    concerns: (subjectId, region, detail = {}) => {
      entries.push(entryOf(request, viewer, one, "write", subjectId, region, "", detail))
    },
    setCookie: (name, value, maxAge) => {
      const options = { path: "/", httpOnly: true, sameSite: "lax", secure: house.publicUrl.startsWith("https:") } as const
      if (value === null) reply.clearCookie(name, options)
      else reply.setCookie(name, value, { ...options, maxAge })
    },
    setHeader: (name, value) => {
      reply.header(name, value)
    },
  }
}
