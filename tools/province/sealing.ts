// Sealed fields in the form of platform/database/sealing.ts, with an initial value that follows from the seed, so that the same seed gives the same bytes.
import { createCipheriv, createHash, hkdfSync } from "node:crypto"

/** Used when SEALING_KEY is not set; a province under this key is for looking at and measuring, not for a server with another one. */
export const demonstrationKey = "province-of-nobody-province-of-nobody"

export interface SeedSealing {
  /** As `Sealing.seal`. `about` names the field of the person: every field has an initial value of its own. */
  seal(plain: string, about: string): string
  digest(kind: string, plain: string): string
}

/** @param secret the server's SEALING_KEY: what is sealed here is opened there. */
export function sealingFrom(secret: string, seed: number): SeedSealing {
  const derive = (purpose: string, bytes: number) => Buffer.from(hkdfSync("sm3", secret, "jiuye", purpose, bytes))
  const [cipherKey, tagKey, digestKey] = [derive("seal", 16), derive("tag", 32), derive("digest", 32)]
  const tag = keyed(tagKey)
  const look = keyed(digestKey)
  return {
    seal: (plain, about) => {
      const initial = createHash("md5").update(`${seed}|${about}|${plain}`).digest()
      const cipher = createCipheriv("sm4-ctr", cipherKey, initial)
      const body = Buffer.concat([initial, cipher.update(plain, "utf8"), cipher.final()])
      return `v1.${Buffer.concat([body, tag(body).subarray(0, 16)]).toString("base64url")}`
    },
    digest: (kind, plain) => look(Buffer.from(`${kind}:${plain}`)).toString("hex"),
  }
}

/** HMAC-SM3 with the key's two blocks hashed once: half the work of a fresh one for each field. */
function keyed(key: Buffer): (data: Buffer) => Buffer {
  const block = Buffer.concat([key, Buffer.alloc(64 - key.length)])
  const inner = createHash("sm3").update(block.map((byte) => byte ^ 0x36))
  const outer = createHash("sm3").update(block.map((byte) => byte ^ 0x5c))
  return (data) => outer.copy().update(inner.copy().update(data).digest()).digest()
}
