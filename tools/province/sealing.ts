// Sealed fields in the form of platform/database/sealing.ts, with an initial value that follows from the seed, so that the same seed gives the same bytes.
import { createCipheriv, hkdfSync } from "node:crypto"
import { hashOf, purposes } from "./random.ts"
import { hmacSm3 } from "./sm3.ts"

/** Used when SEALING_KEY is not set; a province under this key is for looking at and measuring, not for a server with another one. */
export const demonstrationKey = "province-of-nobody-province-of-nobody"

/** Sealed fields of a person; each has an initial value of its own. */
export type SealedField = 0 | 1 | 2

export interface SeedSealing {
  /** As `Sealing.seal`, for texts of at most 32 characters of ASCII. */
  seal(plain: string, field: SealedField, person: number): string
  digest(kind: string, plain: string): string
}

const longest = 32

/** @param secret the server's SEALING_KEY: what is sealed here is opened there. */
export function sealingFrom(secret: string, seed: number): SeedSealing {
  const derive = (purpose: string, bytes: number) => Buffer.from(hkdfSync("sm3", secret, "jiuye", purpose, bytes))
  // Counter mode is the cipher of the counters, which one cipher without chaining gives for all fields.
  const cipher = createCipheriv("sm4-ecb", derive("seal", 16), null).setAutoPadding(false)
  const tag = hmacSm3(derive("tag", 32))
  const look = hmacSm3(derive("digest", 32))
  const counters = Buffer.alloc(longest)
  const body = Buffer.alloc(16 + longest + 16)
  const text = Buffer.alloc(96)
  return {
    seal: (plain, field, person) => {
      if (plain.length > longest) throw new RangeError("too long to be sealed here")
      for (let at = 0; at < 4; at++) counters.writeUInt32BE(hashOf(seed, purposes.seal + 100 * (1 + field * 4 + at), person), at * 4)
      counters.copy(body, 0, 0, 16)
      counters.copy(counters, 16, 0, 16)
      for (let at = 31; at >= 16; at--) if ((counters[at] = ((counters[at] ?? 0) + 1) & 255) !== 0) break
      const stream = cipher.update(counters)
      for (let at = 0; at < plain.length; at++) body[16 + at] = plain.charCodeAt(at) ^ (stream[at] ?? 0)
      const length = 16 + plain.length
      body.set(tag(body, length).subarray(0, 16), length)
      return `v1.${body.toString("base64url", 0, length + 16)}`
    },
    digest: (kind, plain) => {
      const length = text.write(`${kind}:${plain}`, "latin1")
      return Buffer.from(look(text, length)).toString("hex")
    },
  }
}
