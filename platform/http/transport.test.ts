// What a client is told before any action is asked: methods an address does not have, bytes that are no request, and the headers every answer carries.
import { connect } from "node:net"
import type { AddressInfo } from "node:net"
import { beforeAll, describe, expect, test } from "vitest"
import { z } from "zod"
import { commonProblems, endpoint, publicViewer } from "#wire"
import { module, serve } from "#platform/module"
import { testDatabase } from "../database/testing.ts"
import { methodsAt } from "./addresses.ts"
import { safeHeaders } from "./safety-headers.ts"
import { testServer } from "./testing.ts"

const look = endpoint({ name: "test.look", method: "GET", path: "/test/things/:thing", who: ["public"], summary: "看", params: z.object({ thing: z.string() }), output: z.object({}) })
const put = endpoint({ name: "test.put", method: "PUT", path: "/test/things/:thing", who: ["public"], summary: "改", params: z.object({ thing: z.string() }), input: z.object({ a: z.string() }), output: z.object({}) })
const refuse = endpoint({ name: "test.refuse", method: "GET", path: "/test/refuse", who: ["public"], summary: "不", output: z.object({}) })
const send = endpoint({ name: "test.send", method: "POST", path: "/test/files", who: ["public"], summary: "传", uploadLimit: 1000, output: z.object({}) })
const http = await testServer(await testDatabase(), [
  module({ name: "test", title: "试", routes: [serve(look, () => Promise.resolve({})), serve(put, () => Promise.resolve({})), serve(refuse, () => Promise.reject(commonProblems.notAllowed())), serve(send, () => Promise.resolve({}))] }),
])

let port = 0
beforeAll(async () => {
  await http.server.listen({ port: 0, host: "127.0.0.1" })
  port = (http.server.server.address() as AddressInfo).port
})

/** Sends bytes and reads until the other side ends. */
const raw = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const parts: Buffer[] = []
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes))
    socket.on("data", (part) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts).toString())).on("error", reject)
  })

describe("an address asked with a method it does not have", () => {
  test.each(["DELETE", "POST", "PATCH", "OPTIONS", "TRACE"] as const)("%s: 405 and which it has", async (method) => {
    const answer = await http.server.inject({ method: method as "DELETE", url: "/api/test/things/7?a=1" })
    expect([answer.statusCode, answer.headers["allow"], (JSON.parse(answer.body) as { code: string }).code]).toEqual([405, "GET, HEAD, PUT", "input.wrong-method"])
  })

  test("an address that is not there stays not there, whatever the method", async () => {
    for (const [method, url] of [["GET", "/api/test"], ["DELETE", "/api/test/things/7/8"], ["POST", "/api/testXthings/7"]] as const) {
      const answer = await http.server.inject({ method, url })
      expect([answer.statusCode, answer.headers["allow"]], url).toEqual([404, undefined])
    }
    expect(methodsAt([{ method: "GET", path: "/a.csv" }])("/api/axcsv")).toEqual([])
  })
})

describe("every answer is safe to show and not kept", () => {
  const due = { ...safeHeaders("http://localhost"), "cache-control": "no-store" }

  test.each([["an answer", "/api/test/things/7"], ["a refusal", "/api/test/refuse"], ["nothing there", "/api/nothing"], ["an address nobody can read", "/api/%zz"]])("%s", async (_, url) => {
    const answer = await http.server.inject({ method: "GET", url })
    expect(answer.headers).toMatchObject(due)
  })

  test.each([
    ["bytes that are no request", "nonsense\r\n\r\n", 400],
    ["a length said twice", "POST /api/test/files HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400],
    ["headers without end", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  ])("%s", async (_, bytes, status) => {
    const [head = "", body = ""] = (await raw(bytes)).split("\r\n\r\n")
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    for (const [name, value] of Object.entries(due)) expect(head).toContain(`${name}: ${value}`)
    expect(head).toContain("content-type: application/problem+json")
    expect(JSON.parse(body)).toMatchObject({ status, code: `http.${status}` })
  })

  test("under https the browser is told to stay there", () => {
    expect(safeHeaders("https://jiuye.example")["strict-transport-security"]).toBe("max-age=31536000")
    expect(safeHeaders("http://localhost")["strict-transport-security"]).toBeUndefined()
  })
})

test.each(["application/x-www-form-urlencoded", "text/plain"])("a body as %s, which a form of any page can send, is no input", async (type) => {
  const answer = await http.server.inject({ method: "PUT", url: "/api/test/things/7", headers: { "content-type": type }, payload: "a=1" })
  expect([answer.statusCode, (JSON.parse(answer.body) as { code: string }).code]).toEqual([415, "http.415"])
  expect((await http.ask(publicViewer, "PUT", "/test/things/7", { a: "1" })).status).toBe(200)
})

test("the description says that an upload is a form with a file", async () => {
  const document = JSON.parse((await http.server.inject({ url: "/openapi.json" })).body) as { paths: Record<string, Record<string, { requestBody: { content: Record<string, { schema: unknown }> } }>> }
  expect(document.paths["/test/files"]?.["post"]?.requestBody.content["multipart/form-data"]?.schema).toMatchObject({ type: "object", required: ["file"], properties: { file: { format: "binary" } } })
})
