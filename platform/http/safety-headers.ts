// Headers that keep a page from being framed, sniffed or made to run foreign script, and an answer from being kept.
import { randomBytes } from "node:crypto"
import type { FastifyInstance } from "fastify"

declare module "fastify" {
  interface FastifyReply {
    /** Nonce of this answer for styles and scripts, written into pages in place of __NONCE__. */
    nonce: string
  }
}

/** What every answer carries, also one that comes before any route is found, or from beside the server. */
const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const

/** An answer that is no page loads nothing. */
const nothingLoads = { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" } as const

/** A year; only this name, as others below the same domain are not ours to bind. */
const onlyEncrypted = { "strict-transport-security": "max-age=31536000" } as const

export type Headers = Readonly<Record<string, string>>

/** Headers of an installation's answers that are no pages; people who reach it under https come back under https. */
export const safeHeaders = (publicUrl: string): Headers => ({ ...always, ...nothingLoads, ...(publicUrl.startsWith("https:") ? onlyEncrypted : {}) })

/** Adds the headers to every answer. Styles of the component library carry the page's nonce. What does not say how long it may be kept may not. */
export function addSafetyHeaders(server: FastifyInstance, headers: Headers): void {
  server.decorateReply("nonce", "")
  server.addHook("onRequest", async (request, reply) => {
    reply.headers(headers)
    if (request.url.startsWith("/api/")) return
    reply.nonce = randomBytes(16).toString("base64")
    reply.header(
      "content-security-policy",
      `default-src 'self'; script-src 'self' 'nonce-${reply.nonce}'; style-src 'self' 'nonce-${reply.nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'`,
    )
  })
  server.addHook("onSend", async (_, reply) => {
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store")
  })
}
