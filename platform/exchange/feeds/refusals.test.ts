// Files of other departments: what is refused whole and what is set aside, each with what to do.
import iconv from "iconv-lite"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"
import { expect, test } from "vitest"
import { z } from "zod"
import { creditCodeFor } from "#standards"
import { endpoint } from "#wire"
import { module, serve } from "#platform/module"
import { testServer } from "../../http/testing.ts"
import { receive } from "../server/receive.ts"
import { aReceiver, code, contributionsFile, machine, named, numbers, paid, paidHeader, withEnd } from "./testing.ts"

const { database, folder, house, people, sql, drop } = await aReceiver()

test("bytes that are neither UTF-8 nor GBK, an Excel file, an empty file and a foreign header are refused, each with what to do", async () => {
  const text = contributionsFile(paid(numbers.lin, "林晓梅"))
  const broken = Buffer.concat([Buffer.from(text.slice(0, 60)), Buffer.from([0xff, 0xff, 0x80, 0x20]), Buffer.from(text.slice(60))])
  expect(await drop("contributions", broken)).toMatchObject({ state: "refused", code: "E-FEED-ENCODING" })
  expect(await drop("contributions", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8]))).toMatchObject({ state: "refused", code: "E-FEED-NOT-TEXT" })
  expect(await drop("contributions", iconv.encode(text, "utf16"))).toMatchObject({ state: "refused", code: "E-FEED-NOT-TEXT" })
  expect(await drop("contributions", "")).toMatchObject({ state: "refused", code: "E-FEED-EMPTY" })
  expect(await drop("contributions", withEnd(["证件号码,姓名,工资条", `${numbers.lin},林晓梅,1`]))).toMatchObject({ state: "refused", code: "E-FEED-HEADER", line: 1 })
  expect(await drop("contributions", withEnd(["证件号码,姓名", `${numbers.lin},林晓梅`]))).toMatchObject({ state: "refused", code: "E-FEED-HEADER", says: "表头缺少：险种、费款所属期、缴费基数" })
})

test("a file cut off anywhere is refused whole, wherever the cut falls", async () => {
  const whole = contributionsFile(...Array.from({ length: 20 }, (_, at) => paid(numbers.lin, "林晓梅", `2025${String((at % 12) + 1).padStart(2, "0")}`, "4500.00", at < 12 ? "210" : "110")))
  const bytes = Buffer.from(whole)
  for (let cut = bytes.length - 5; cut > 200; cut -= 97) {
    const receipt = await drop("contributions", bytes.subarray(0, cut))
    expect([receipt.state, ["E-FEED-CUT", "E-FEED-ROW", "E-FEED-COUNT", "E-FEED-ENCODING", "E-FEED-CELLS"].includes(receipt.code ?? "")]).toEqual(["refused", true])
  }
  expect(await sql("select 1 from registers.contributions")).toEqual([])
  expect(await drop("contributions", whole)).toMatchObject({ state: "accepted", fresh: 20 })
})

test("a quote that is never closed, a short row, a wrong count and rows after the end are refused with the line", async () => {
  const row = paid(numbers.lin, "林晓梅")
  expect(await drop("contributions", withEnd([paidHeader, row, `"${numbers.zhou},周建国,210,202610,,4500`]))).toMatchObject({ state: "refused", code: "E-FEED-QUOTE", line: 3 })
  expect(await drop("contributions", withEnd([paidHeader, row, `${numbers.zhou},周建国,210`]))).toMatchObject({ state: "refused", code: "E-FEED-ROW", line: 3 })
  expect(await drop("contributions", `${paidHeader}\n${row}\n#END,2\n`)).toMatchObject({ state: "refused", code: "E-FEED-COUNT", line: 3 })
  expect(await drop("contributions", `${paidHeader}\n${row}\n#END,1\n${row}\n`)).toMatchObject({ state: "refused", code: "E-FEED-AFTER-END", line: 4 })
  expect(await sql("select 1 from registers.contributions")).toEqual([])
})

test("a quote left open in a very large file ends early instead of filling memory", async () => {
  const receipt = await drop("contributions", `${paidHeader}\n"${numbers.lin},${"林晓梅,210,202610\n".repeat(20_000)}`)
  expect(receipt).toMatchObject({ state: "refused", code: "E-FEED-QUOTE", line: 2 })
})

test("wrong days, months, amounts and codes are all named, and nothing is taken", async () => {
  const receipt = await drop("contributions", contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.lin, "林晓梅", "202613"), paid(numbers.lin, "林晓梅", "202701"), paid(numbers.lin, "林晓梅", "202609", "-3"), paid(numbers.lin, "林晓梅", "202609", "4500", "999"), paid(numbers.lin, "林晓梅", "202609", "4500", "210", "2026-02-30")))
  expect(receipt).toMatchObject({ state: "refused", code: "E-FEED-CELLS", line: 3 })
  expect(await sql("select line, code from exchange.receipt_rows where receipt_id = $1 order by line", [receipt.receiptId])).toEqual([
    { line: 3, code: "E-DATE-01" },
    { line: 4, code: "E-DATE-01" },
    { line: 5, code: "E-AMT-01" },
    { line: 6, code: "E-FEED-CODE" },
    { line: 7, code: "E-DATE-01" },
  ])
  expect(await sql("select 1 from registers.contributions")).toEqual([])
  expect(await sql("select 1 from pg_tables where schemaname = 'exchange' and tablename like 'staged%'")).toEqual([])
})

test("a number with a wrong check character and an unknown employer set their row aside, the others are taken", async () => {
  const wrong = `${numbers.lin.slice(0, 17)}${numbers.lin.endsWith("1") ? "2" : "1"}`
  const receipt = await drop("contributions", contributionsFile(paid(numbers.lin, "林晓梅"), paid(wrong, "林晓梅"), paid(numbers.zhou, "周建国").replace(code, creditCodeFor("91", "990101", "MA999999"))))
  expect(receipt).toMatchObject({ state: "accepted", fresh: 1, setAside: 2 })
  expect(await sql("select line, code from exchange.receipt_rows order by line")).toEqual([{ line: 3, code: "E-ID-02" }, { line: 4, code: "E-FEED-EMPLOYER" }])
})

test("a sender with a key for one city cannot speak about another city's people", async () => {
  const path = join(folder, "x.csv")
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.zhou, "周建国")))
  expect(await receive(house, { feed: named("contributions"), path, fileName: "x.csv", cameBy: "endpoint", sender: "social-insurance", scope: "9901" })).toMatchObject({ fresh: 1, setAside: 1 })
  expect(await sql("select person_id from registers.contributions")).toEqual([{ person_id: people["lin"] }])
})

test("an upload beyond the limit is refused while it arrives, said or unsaid how long it is", async () => {
  let taken = 0
  const small = endpoint({ name: "test.small-upload", method: "POST", path: "/test/small-upload", who: ["feed"], summary: "", output: z.object({ bytes: z.number() }), streams: true, uploadLimit: 100_000 })
  const other = await testServer(database, [
    module({
      name: "test",
      title: "",
      routes: [
        serve(small, async ({ incoming }) => {
          for await (const chunk of (incoming?.bytes ?? []) as AsyncIterable<Buffer>) taken += chunk.length
          return { bytes: taken }
        }),
      ],
    }),
  ])
  const flood = (chunks: number) => Readable.from(Array.from({ length: chunks }, () => Buffer.alloc(10_000, 97)))
  const send = (chunks: number) => other.ask(machine("x"), "POST", "/test/small-upload", flood(chunks), { "content-type": "text/csv" })
  expect((await send(10)).body).toEqual({ bytes: 100_000 })
  taken = 0
  const over = await send(5000)
  expect([over.status, (over.body as { code: string }).code]).toEqual([413, "input.too-large"])
  expect(taken).toBeLessThanOrEqual(100_000)
  const said = await other.ask(machine("x"), "POST", "/test/small-upload", "a", { "content-type": "text/csv", "content-length": "99999999" })
  expect(said.status).toBe(413)
})

test("a quote left open in a very large file ends early instead of filling memory", async () => {
  const receipt = await drop("contributions", `${paidHeader}\n"${numbers.lin},${"林晓梅,210,202610\n".repeat(20_000)}`)
  expect(receipt).toMatchObject({ state: "refused", code: "E-FEED-QUOTE", line: 2 })
})
