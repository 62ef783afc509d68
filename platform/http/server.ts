// The HTTP server: endpoints below /api, health, metrics, documentation, and whatever pages the program adds.
import compress from "@fastify/compress"
import cookie from "@fastify/cookie"
import multipart from "@fastify/multipart"
import rateLimit from "@fastify/rate-limit"
import swagger from "@fastify/swagger"
import swaggerUi from "@fastify/swagger-ui"
import { randomUUID } from "node:crypto"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import Fastify, { type FastifyInstance } from "fastify"
import { z } from "zod"
import { commonProblems } from "#wire"
import type { Module } from "#platform/module"
import { refuseUnknown } from "./addresses.ts"
import { answerFailure } from "./answers.ts"
import { metricsFor } from "./metrics.ts"
import { openApiDocument } from "./openapi.ts"
import { addRoute, type RouteRooms } from "./route.ts"
import { addSafetyHeaders, safeHeaders } from "./safety-headers.ts"
import { closeUnread } from "./unread-body.ts"
import { answerUnread } from "./unread-request.ts"

export interface ServerOptions extends RouteRooms {
  readonly modules: readonly Module[]
  readonly version: string
  /** Requests under these prefixes go straight to another handler, e.g. the demonstration identity provider. */
  readonly besides?: readonly { readonly prefix: string; readonly handle: (request: IncomingMessage, response: ServerResponse) => void }[]
  /** True when the database answers. */
  readonly isReady: () => Promise<boolean>
  /** Addresses of the proxies in front whose forwarded address is believed, e.g. "10.0.0.0/8". */
  readonly trustedProxies?: string
}

/** Builds the server; the caller listens and adds pages. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  z.config(z.locales.zhCN())
  const headers = safeHeaders(options.house.publicUrl)
  const server = Fastify<Server>({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: 1_048_576,
    trustProxy: options.trustedProxies ?? false,
    return503OnClosing: true,
    frameworkErrors: (failure, request, reply) => {
      void answerFailure(failure, request, reply.headers(headers), options.house.log)
    },
    clientErrorHandler: answerUnread(headers),
    serverFactory: (handler) =>
      createServer({ keepAliveTimeout: 72_000 }, (request, response) => {
        const aside = options.besides?.find((one) => request.url?.startsWith(one.prefix))
        if (!aside) return void handler(request, response)
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
        aside.handle(request, response)
      }),
  })
  addSafetyHeaders(server, headers)
  closeUnread(server)
  await server.register(cookie)
  await server.register(multipart)
  server.removeContentTypeParser("text/plain")
  server.addContentTypeParser("text/csv", (_request, payload, done) => done(null, payload))
  await server.register(compress, { global: true, threshold: 2048, encodings: ["br", "gzip"] })
  await server.register(rateLimit, { global: false, errorResponseBuilder: () => commonProblems.tooMany() })
  const metrics = metricsFor(server)
  server.setErrorHandler((failure, request, reply) => answerFailure(failure, request, reply, options.house.log))
  const endpoints = options.modules.flatMap((one) => one.routes ?? []).map((served) => served.endpoint)
  const document = openApiDocument(endpoints, options.version)
  await server.register(swagger, { mode: "static", specification: { document: document as never } })
  await server.register(swaggerUi, { routePrefix: "/docs", staticCSP: false })
  for (const served of options.modules.flatMap((one) => one.routes ?? [])) addRoute(server, served, options)
  server.get("/openapi.json", async () => document)
  server.get("/healthz", async () => ({ ok: true }))
  server.get("/readyz", async (_, reply) => ((await options.isReady()) ? { ready: true } : reply.code(503).send({ ready: false })))
  server.get("/metrics", async (_, reply) => reply.type("text/plain; version=0.0.4").send(await metrics()))
  await refuseUnknown(server, endpoints)
  return server
}
