// Two hundred megabytes and more, really sent over a socket: refused with its code, in bounded memory, and nothing of it stays.
import { readdir } from "node:fs/promises"
import { request } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { endpoint } from "#wire"
import { module, serve } from "#platform/module"
import { testServer } from "../../http/testing.ts"
import { largestFeedFile } from "../contract.ts"
import { aReceiver, machine, numbers, paid, paidHeader } from "./testing.ts"

const megabyte = 1024 * 1024
const { database, folder, http, sql } = await aReceiver()
const form = endpoint({ name: "test.form", method: "POST", path: "/test/form", who: ["feed"], summary: "", output: z.object({ files: z.number() }), uploadLimit: 5 * megabyte })
const forms = await testServer(database, [module({ name: "test", title: "", routes: [serve(form, ({ files }) => Promise.resolve({ files: Object.keys(files).length }))] })])
beforeAll(async () => {
  for (const { server } of [http, forms]) await server.listen({ port: 0, host: "127.0.0.1" })
})
afterAll(async () => {
  for (const { server } of [http, forms]) {
    server.server.closeAllConnections()
    await server.close()
  }
})

interface Sent {
  readonly status: number
  readonly code: string
  /** Bytes the sender could hand over. */
  readonly bytes: number
  /** How far the memory of the process rose above what it was, bytes. */
  readonly rise: number
}

/** Sends a beginning and then the same block again and again, as fast as the other side takes it, until `total` or an end of the connection. */
function pour(server: typeof http.server, path: string, type: string, begin: Buffer, block: Buffer, total: number, length?: number): Promise<Sent> {
  const before = process.memoryUsage().rss
  let [peak, bytes, isOver] = [before, 0, false]
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  return new Promise<Sent>((resolve, reject) => {
    const sending = request({
      host: "127.0.0.1", port: (server.server.address() as AddressInfo).port, method: "POST", path: `/api${path}`,
      headers: { "content-type": type, "x-jiuye": "1", "x-test-viewer": encodeURIComponent(JSON.stringify(machine("social-insurance"))), ...(length === undefined ? {} : { "content-length": String(length) }) },
    })
    sending.on("response", (answer) => {
      let said = ""
      answer.setEncoding("utf8")
      answer.on("data", (text: string) => (said += text))
      answer.on("end", () => {
        isOver = true
        resolve({ status: answer.statusCode ?? 0, code: (JSON.parse(said) as { code: string }).code, bytes, rise: peak - before })
        sending.destroy()
      })
    })
    sending.on("error", (failure) => (isOver ? undefined : reject(failure)))
    const go = (): void => {
      while (!isOver && bytes < total) {
        const next = bytes === 0 ? begin : block
        bytes += next.length
        if (!sending.write(next)) return void sending.once("drain", go)
      }
      if (!isOver) sending.end()
    }
    go()
  }).finally(() => clearInterval(watch))
}

const row = `${paid(numbers.nobody, "张三")}${" ".repeat(900)}\n`
const rows = Buffer.from(row.repeat(64))
const pourFeed = (total: number, length?: number) => pour(http.server, "/exchange/feeds/contributions?name=huge.csv", "text/csv", Buffer.from(`${paidHeader}\n`), rows, total, length)

test("a feed that goes on beyond 200 MB is refused when it passes them, and leaves neither file nor row", { timeout: 120_000 }, async () => {
  const sent = await pourFeed(largestFeedFile + 4 * megabyte)
  expect([sent.status, sent.code]).toEqual([413, "input.too-large"])
  expect(sent.bytes).toBeGreaterThan(largestFeedFile)
  expect(sent.rise).toBeLessThan(150 * megabyte)
  expect((await readdir(join(folder, "inbox", "contributions"))).filter((name) => name.includes("huge"))).toEqual([])
  expect(await sql("select 1 from exchange.receipts")).toEqual([])
})

test("one that says beforehand how long it is is not even begun", async () => {
  const sent = await pourFeed(1 * megabyte, largestFeedFile + 4 * megabyte)
  expect([sent.status, sent.code]).toEqual([413, "input.too-large"])
})

test("200 MB in a form that takes 5 are refused, whatever of them is still sent", { timeout: 120_000 }, async () => {
  const begin = Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="huge.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n')
  const sent = await pour(forms.server, "/test/form", "multipart/form-data; boundary=x", begin, Buffer.alloc(64 * 1024, 97), 200 * megabyte)
  expect([sent.status, sent.code]).toEqual([413, "input.too-large"])
  expect(sent.bytes).toBeGreaterThan(5 * megabyte)
  expect(sent.rise).toBeLessThan(150 * megabyte)
})

test("a form that breaks off is invalid, not a failure of ours", async () => {
  const answer = await forms.ask(machine("social-insurance"), "POST", "/test/form", '--x\r\nContent-Disposition: form-data; name="file"; filename="cut.xlsx"\r\n\r\nabc', { "content-type": "multipart/form-data; boundary=x" })
  expect([answer.status, answer.body]).toMatchObject([422, { code: "input.invalid", errors: [{ code: "input.form-cut-off" }] }])
})

test("after them the server takes the next small file as if nothing had been", async () => {
  const answer = await http.ask(machine("social-insurance"), "POST", "/exchange/feeds/contributions?name=small.csv", `${paidHeader}\n${paid(numbers.lin, "林晓梅")}\n#END,1\n`, { "content-type": "text/csv" })
  expect([answer.status, answer.body]).toMatchObject([200, { state: "accepted", fresh: 1 }])
})
