// The tag agrees with Node's own on texts of every length around the edges of a block.
import { createHmac, randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import { hmacSm3 } from "./sm3.ts"
import { bytes } from "./tables/sheet.ts"

test("HMAC-SM3 is Node's, whatever the length", () => {
  for (const keyLength of [16, 32, 64]) {
    const key = randomBytes(keyLength)
    const tag = hmacSm3(key)
    for (const length of [0, 1, 18, 34, 55, 56, 63, 64, 65, 119, 120, 128, 200]) {
      const text = randomBytes(length)
      expect(Buffer.from(tag(text, length)).toString("hex"), String(length)).toBe(createHmac("sm3", key).update(text).digest("hex"))
    }
  }
})

test("bytes are those of UTF-8, also outside the Basic Multilingual Plane", () => {
  for (const text of ["", "abc", "演示", "阿依古丽·买买提", "𬭎𠅤", "é", "龑a䶮"]) expect(bytes(text)).toBe(Buffer.from(text, "utf8").toString("latin1"))
})
