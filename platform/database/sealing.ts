// Sensitive fields: encrypted with SM4 (GB/T 32907) under a key from outside the database, found again by a keyed digest.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto"

/** Encrypts, decrypts and digests the sensitive fields: ID number, phone, bank account. */
export interface Sealing {
  /** `v1.` + base64url(iv ‖ SM4-CTR ciphertext ‖ HMAC-SM3 tag). */
  seal(plain: string): string
  /** @throws when the text was altered or sealed with another key. */
  open(sealed: string): string
  /** Keyed digest for look-up by value; the same value always gives the same 32 bytes as hex. `kind` separates ID numbers from phones. */
  digest(kind: string, plain: string): string
}

/** @param secret at least 32 characters, from SEALING_KEY or the key file in DATA_DIR. */
export function sealingWith(secret: string): Sealing {
  if (secret.length < 32) throw new Error("SEALING_KEY must have at least 32 characters")
  const derive = (purpose: string, bytes: number) => Buffer.from(hkdfSync("sm3", secret, "jiuye", purpose, bytes))
  const cipherKey = derive("seal", 16)
  const tagKey = derive("tag", 32)
  const digestKey = derive("digest", 32)
  const tagOf = (body: Buffer) => createHmac("sm3", tagKey).update(body).digest().subarray(0, 16)
  return {
    seal: (plain) => {
      const iv = randomBytes(16)
      const cipher = createCipheriv("sm4-ctr", cipherKey, iv)
      const body = Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final()])
      return `v1.${Buffer.concat([body, tagOf(body)]).toString("base64url")}`
    },
    open: (sealed) => {
      if (!sealed.startsWith("v1.")) throw new Error("a sealed field has an unknown version")
      const whole = Buffer.from(sealed.slice(3), "base64url")
      const body = whole.subarray(0, -16)
      if (whole.length < 32 || !timingSafeEqual(tagOf(body), whole.subarray(-16))) throw new Error("a sealed field was altered")
      const decipher = createDecipheriv("sm4-ctr", cipherKey, body.subarray(0, 16))
      return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]).toString("utf8")
    },
    digest: (kind, plain) => createHmac("sm3", digestKey).update(`${kind}:${plain}`).digest("hex"),
  }
}
