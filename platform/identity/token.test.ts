// The session token: only ours is read, a remembered one is read in microseconds.
import { createHmac } from "node:crypto"
import { expect, test } from "vitest"
import { type Claims, tokenMint } from "./token.ts"

const key = "k".repeat(32)
const claims: Claims = { sid: "5", iat: 1000, exp: 2800, end: 8200, viewer: { kind: "citizen", personId: "7", name: "阿依古丽·买买提", session: "5" } }
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")

test("a token reads back what was signed, the first time and from memory", () => {
  const mint = tokenMint(key)
  const token = mint.sign(claims)
  expect(tokenMint(key).read(token)).toEqual(claims)
  expect(mint.read(token)).toEqual(claims)
  expect(mint.read(token)).toBe(mint.read(token))
})

test("a token of another key, with a changed body, signature or header, or without signature is not read", () => {
  const mint = tokenMint(key)
  const [header = "", body = "", signature = ""] = mint.sign(claims).split(".")
  const changed = encode({ ...claims, viewer: { ...claims.viewer, personId: "8" } })
  const none = encode({ alg: "none", typ: "JWT" })
  const other = encode({ typ: "JWT", alg: "HS256" })
  const signed = createHmac("sha256", key).update(`${other}.${body}`).digest("base64url")
  for (const bad of ["", "x", "..", `${header}.${body}`, `${header}.${body}.`, `${header}.${changed}.${signature}`, `${none}.${body}.`, `${none}.${body}.${signature}`, `${other}.${body}.${signed}`, `${header}.${body}.${signature}=`, `${header}.${body}.${signature.slice(0, -1)}`])
    expect(mint.read(bad)).toBeUndefined()
  expect(tokenMint("z".repeat(32)).read(`${header}.${body}.${signature}`)).toBeUndefined()
})

test("the memory of verified tokens is bounded and forgets the least lately used", () => {
  const mint = tokenMint(key, 2)
  const tokens = ["1", "2", "3"].map((sid) => mint.sign({ ...claims, sid }))
  const [one = "", two = "", three = ""] = tokens
  const first = mint.read(one)
  const second = mint.read(two)
  expect(mint.read(one)).toBe(first)
  mint.read(three)
  expect(mint.read(one)).toBe(first)
  expect(mint.read(two)).not.toBe(second)
})

test("reading a remembered token takes no more than ten microseconds", () => {
  const mint = tokenMint(key)
  const tokens = Array.from({ length: 200 }, (_, index) => mint.sign({ ...claims, sid: String(index) }))
  for (const token of tokens) mint.read(token)
  const rounds = 50
  const took = Math.min(
    ...Array.from({ length: 5 }, () => {
      const began = process.hrtime.bigint()
      for (let round = 0; round < rounds; round++) for (const token of tokens) mint.read(token)
      return Number(process.hrtime.bigint() - began) / rounds / tokens.length
    }),
  )
  expect(took).toBeLessThan(10_000)
})
