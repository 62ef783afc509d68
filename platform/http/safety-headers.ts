// Headers that keep a page from being framed, sniffed or made to run foreign script.
import { randomBytes } from "node:crypto"
import type { FastifyInstance } from "fastify"

declare module "fastify" {
  interface FastifyReply {
    /** Nonce of this answer for styles and scripts, written into pages in place of __NONCE__. */
    nonce: string
  }
}

/** Adds the headers to every answer. Styles of the component library carry the page's nonce. */
export function addSafetyHeaders(server: FastifyInstance): void {
  server.decorateReply("nonce", "")
  server.addHook("onRequest", async (request, reply) => {
    reply.header("x-content-type-options", "nosniff").header("referrer-policy", "same-origin").header("x-frame-options", "DENY")
    if (request.url.startsWith("/api/")) {
      reply.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
      return
    }
    reply.nonce = randomBytes(16).toString("base64")
    reply
      .header("permissions-policy", "camera=(), microphone=(), geolocation=()")
      .header("cross-origin-opener-policy", "same-origin")
      .header(
        "content-security-policy",
        `default-src 'self'; script-src 'self' 'nonce-${reply.nonce}'; style-src 'self' 'nonce-${reply.nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'`,
      )
  })
}
