// The session token: a JWT signed with HMAC-SHA-256, read in microseconds because a good one is remembered.
import { createHmac, timingSafeEqual } from "node:crypto"
import type { Viewer } from "#wire"

/** What a token says. Moments are seconds since 1970. */
export interface Claims {
  /** Session. */
  readonly sid: string
  /** Issued, idle end, and the end no renewal passes. */
  readonly iat: number
  readonly exp: number
  readonly end: number
  readonly viewer: SessionViewer
}

/** A viewer who signed in; the session is not repeated inside. */
export type SessionViewer = Exclude<Viewer, { kind: "public" } | { kind: "feed" }>

const header = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url")

export interface TokenMint {
  sign(claims: Claims): string
  /** The claims when the signature is ours, else undefined. Says nothing about time or revocation: ask that every time. */
  read(token: string): Claims | undefined
}

/**
 * @param key at least 32 bytes.
 * @param remembered how many tokens keep their verified claims; the least lately used is forgotten first.
 */
export function tokenMint(key: string, remembered = 20_000): TokenMint {
  if (key.length < 32) throw new Error("the token key must have at least 32 bytes")
  const known = new Map<string, Claims>()
  const signatureOf = (signed: string) => createHmac("sha256", key).update(signed).digest()
  return {
    sign: (claims) => {
      const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`
      return `${signed}.${signatureOf(signed).toString("base64url")}`
    },
    read: (token) => {
      const found = known.get(token)
      if (found) {
        known.delete(token)
        known.set(token, found)
        return found
      }
      const claims = verified(token, signatureOf)
      if (!claims) return undefined
      known.set(token, claims)
      if (known.size > remembered) for (const oldest of known.keys()) {
        known.delete(oldest)
        break
      }
      return claims
    },
  }
}

/** Only our own header is accepted, so no other algorithm ("none", RS256 with our key as text) can be asked for. */
function verified(token: string, signatureOf: (signed: string) => Buffer): Claims | undefined {
  const cut = token.lastIndexOf(".")
  if (token.length > 4096 || !token.startsWith(`${header}.`) || cut <= header.length) return undefined
  const given = Buffer.from(token.slice(cut + 1), "base64url")
  const due = signatureOf(token.slice(0, cut))
  if (given.length !== due.length || !timingSafeEqual(given, due) || given.toString("base64url") !== token.slice(cut + 1)) return undefined
  return JSON.parse(Buffer.from(token.slice(header.length + 1, cut), "base64url").toString("utf8")) as Claims
}
