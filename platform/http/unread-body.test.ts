// One connection, two requests: what the first had not sent or the server had not read is never taken for the second.
import { Agent, request } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { endpoint } from "#wire"
import { module, serve } from "#platform/module"
import { testDatabase } from "../database/testing.ts"
import { testServer } from "./testing.ts"

const limit = 256 * 1024
const whole = endpoint({ name: "test.whole", method: "POST", path: "/test/whole", who: ["public"], summary: "", output: z.object({ files: z.number() }), uploadLimit: limit })
const stream = endpoint({ name: "test.stream", method: "POST", path: "/test/stream", who: ["public"], summary: "", output: z.object({ bytes: z.number() }), uploadLimit: limit, streams: true })
const closed = endpoint({ name: "test.closed", method: "POST", path: "/test/closed", who: ["feed"], summary: "", output: z.object({ bytes: z.number() }), uploadLimit: limit, streams: true })
const bytesOf = async (source: AsyncIterable<Buffer>) => {
  let bytes = 0
  for await (const chunk of source) bytes += chunk.length
  return bytes
}
const http = await testServer(await testDatabase(), [
  module({
    name: "test", title: "",
    routes: [
      serve(whole, ({ files }) => Promise.resolve({ files: Object.keys(files).length })),
      serve(stream, async ({ incoming }) => ({ bytes: incoming ? await bytesOf(incoming.bytes) : 0 })),
      serve(closed, () => Promise.resolve({ bytes: 0 })),
    ],
  }),
])
beforeAll(async () => void (await http.server.listen({ port: 0, host: "127.0.0.1" })))
afterAll(async () => {
  http.server.server.closeAllConnections()
  await http.server.close()
})

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Sends the bytes over the one connection and ends; `length` is what it says beforehand, nothing for chunks. */
const send = (path: string, bytes: Buffer, length?: number, type = "text/csv") =>
  new Promise<{ readonly status: number; readonly connection: string | undefined; readonly said: string }>((resolve, reject) => {
    const sending = request({ agent, host: "127.0.0.1", port: (http.server.server.address() as AddressInfo).port, method: "POST", path: `/api${path}`, headers: { "content-type": type, "x-jiuye": "1", ...(length === undefined ? { "transfer-encoding": "chunked" } : { "content-length": String(length) }) } }, (answer) => {
      let said = ""
      answer.setEncoding("utf8").on("data", (text: string) => (said += text)).on("end", () => resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection, said })).on("error", reject)
    })
    sending.on("error", reject)
    sending.end(bytes)
  })

const kilobytes = (count: number) => Buffer.alloc(count * 1024, 97)
const next = () => send("/test/stream", kilobytes(3), 3 * 1024)

test.each([
  { what: "says it is too long and ends before", path: "/test/stream", bytes: kilobytes(1), length: 8 * limit },
  { what: "is too long, in chunks, and sent whole", path: "/test/stream", bytes: kilobytes(8 * 256), length: undefined },
  { what: "is too long and sent whole", path: "/test/stream", bytes: kilobytes(8 * 256), length: 8 * limit },
  { what: "is refused for who sends it", path: "/test/closed", bytes: kilobytes(8 * 256), length: 8 * limit, status: 401 },
  { what: "is refused for who sends it, in chunks", path: "/test/closed", bytes: kilobytes(8 * 256), length: undefined, status: 401 },
])("a request that $what is answered, and the next of the same sender too", async ({ path, bytes, length, status = 413 }) => {
  for (let round = 0; round < 3; round += 1) {
    expect((await send(path, bytes, length)).status).toBe(status)
    expect(await next()).toMatchObject({ status: 200, said: JSON.stringify({ bytes: 3 * 1024 }) })
  }
})

test("a request read to its end keeps its connection", async () => {
  expect((await next()).connection).toBe("keep-alive")
})
