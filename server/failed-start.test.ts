// What the program says when it cannot start: which setting, in words, never a bare code of the system.
import { createServer, type AddressInfo } from "node:net"
import { expect, test } from "vitest"
import { lostOr, migrate } from "#platform/database"
import { readConfig } from "./config.ts"
import { reasonOf } from "./failed-start.ts"

const thrownBy = (act: () => Promise<unknown>) => act().then(() => expect.fail("nothing was thrown"), (failure: unknown) => failure)

test("a database that does not answer is named by its setting", async () => {
  const failure = await thrownBy(() => migrate("postgres://nobody@127.0.0.1:1/nothing", []))
  expect(reasonOf(failure, false)).toMatch(/DATABASE_URL.*ECONNREFUSED/)
})

test("a host nobody knows is a database that does not answer", () => {
  expect(reasonOf(lostOr(Object.assign(new Error("getaddrinfo ENOTFOUND db.invalid"), { code: "ENOTFOUND" })), false)).toContain("DATABASE_URL")
})

test("a port somebody else has is named by its setting", async () => {
  const first = createServer()
  await new Promise<void>((done) => first.listen(0, "127.0.0.1", done))
  const failure = await new Promise((done) => createServer().once("error", done).listen((first.address() as AddressInfo).port, "127.0.0.1"))
  first.close()
  expect(reasonOf(failure, true)).toMatch(/PORT.*EADDRINUSE/)
})

test.each(["not-a-url", "http://localhost/x", "user:secret@localhost/x"])("DATABASE_URL=%s is no address of a PostgreSQL, and is not repeated", (given) => {
  const say = () => readConfig({ DATA_DIR: "/tmp", DATABASE_URL: given, SEALING_KEY: "x" })
  expect(say).toThrow(/DATABASE_URL must be an address like/)
  expect(say).not.toThrow(/secret|not-a-url/)
})
