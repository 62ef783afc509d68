// Papers sent and papers issued, on a real database and a real PDF.
import { inflateSync } from "node:zlib"
import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { cite, field, form, group, item } from "#service"
import type { Viewer } from "#wire"
import { newId, statement } from "#platform/database"
import { casework, catalogueOf, offer } from "#platform/casework"
import { testDatabase } from "../database/testing.ts"
import { testServer } from "../http/testing.ts"
import { documents } from "./module.ts"
import { sniffType } from "./sniff-type.ts"

const catalogue = catalogueOf([
  offer(
    item({
      code: "test.letter", version: 1, name: "测试事项", summary: "", subject: "person", channels: ["web"], law: [cite("社会保险法", "第四十五条")],
      form: form(group("one", "情况", [field("note", "说明", "text", { required: false })])), papers: [], steps: [{ name: "decide", label: "审核", by: "clerk", level: "street", decides: true }],
      within: { workingDays: 3 }, correctWithin: { days: 15 }, guide: "", letter: { granted: "批准通知书", refused: "不予批准通知书" },
    }),
    { known: { calls: () => [], read: () => ({ name: "", masked: "", values: {}, places: [] }) } },
  ),
])
const database = await testDatabase()
const { ask, server } = await testServer(database, [casework(catalogue), documents(catalogue)])

const region = "990101001000"
await database.system.run(statement<Record<string, never>>({ name: "test.documents-region", reach: "reference", sql: "insert into registers.regions (code, name, level, valid_from) values ('990101001000', '东街街道', 4, '2000-01-01') on conflict do nothing" }), {})
const insertPerson = statement<{ id: string }>({ name: "test.documents-person", reach: "subject", sql: `insert into registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, region) values (:id, '阿依古丽·买买提', '2', '1990-01-01', '01', '', '9901**', '${region}')` })
async function aCitizen(): Promise<Viewer & { kind: "citizen" }> {
  const personId = newId()
  await database.system.run(insertPerson, { id: personId })
  return { kind: "citizen", personId, name: "阿依古丽·买买提", session: "s" }
}

function multipart(name: string, bytes: Buffer, field = "file") {
  const boundary = "----test"
  const body = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { body, headers: { "content-type": `multipart/form-data; boundary=${boundary}` } }
}
async function upload(viewer: Viewer, name: string, bytes: Buffer) {
  const { body, headers } = multipart(name, bytes)
  return (await ask(viewer, "POST", "/documents", body, headers)) as { status: number; body: { code: string; documentId: string; type: string } }
}

const pdf = Buffer.from("%PDF-1.7\n…")
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

test("a file is what its bytes say", () => {
  expect(sniffType(pdf)).toBe("application/pdf")
  expect(sniffType(Buffer.from("<svg onload=alert(1)>"))).toBeUndefined()
})

test("a paper is kept for its owner, once, and read back by nobody else", async () => {
  const [owner, other] = [await aCitizen(), await aCitizen()]
  const kept = await upload(owner, "证明.pdf", pdf)
  expect(kept).toMatchObject({ status: 201, body: { type: "application/pdf" } })
  expect((await upload(owner, "再传一次.pdf", pdf)).body.documentId).toBe(kept.body.documentId)
  expect((await ask(owner, "GET", `/documents/${owner.personId}/${kept.body.documentId}`)).status).toBe(200)
  expect((await ask(other, "GET", `/documents/${owner.personId}/${kept.body.documentId}`)).status).toBe(404)
})

test("a file that lies about its type, is empty, is a page with script, or has a script in its name is refused with a code", async () => {
  const owner = await aCitizen()
  expect((await upload(owner, "照片.jpg", png)).body.code).toBe("documents.lying-type")
  expect((await upload(owner, "空.pdf", Buffer.alloc(0))).body.code).toBe("documents.empty")
  expect((await upload(owner, "页面.pdf", Buffer.from("<html><script>alert(1)</script>"))).body.code).toBe("documents.wrong-type")
  expect((await upload(owner, "<img src=x onerror=alert(1)>.pdf", pdf)).body.code).toBe("documents.bad-name")
})

test("a file over the limit is refused while it is being read", async () => {
  const owner = await aCitizen()
  expect(await upload(owner, "大.pdf", Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)]))).toMatchObject({ status: 413, body: { code: "input.too-large" } })
})

test("the decision letter is a PDF that stays the same and can be verified by its code", async () => {
  const owner = await aCitizen()
  const sent = (await ask(owner, "POST", "/cases", { item: "test.letter", region, answers: {} }, { "idempotency-key": randomUUID() })) as { body: { caseId: string; number: string } }
  const path = `/cases/${owner.personId}/${sent.body.caseId}`
  expect((await ask(owner, "GET", `${path}/letter`)) as object).toMatchObject({ status: 409, body: { code: "documents.not-decided" } })
  const clerk: Viewer = { kind: "staff", officerId: "9", personId: null, name: "王芳", roles: ["clerk"], scope: "990101", office: "东街街道人社所", session: "s" }
  await ask(clerk, "POST", `${path}/actions`, { kind: "approve", length: 1 })
  const as = { "x-test-viewer": encodeURIComponent(JSON.stringify(owner)) }
  const [first, second] = await Promise.all([server.inject({ url: `/api${path}/letter`, headers: as }), server.inject({ url: `/api${path}/letter`, headers: as })])
  expect(first.headers["content-type"]).toBe("application/pdf")
  expect(first.rawPayload.equals(second.rawPayload)).toBe(true)
  expect(first.rawPayload.subarray(0, 5).toString()).toBe("%PDF-")
  expect(pagesOf(first.rawPayload)).toBeGreaterThan(0)
  const code = (await database.system.one(statement<Record<string, never>, { code: string }>({ name: "test.paper-code", reach: "lookup", sql: "select code from documents.paper_codes limit 1" }), {})).code
  expect((await ask({ kind: "public" }, "GET", `/papers/verify/${code}`)) as object).toMatchObject({ status: 200, body: { number: sent.body.number, title: "批准通知书", demonstration: true } })
  expect((await ask({ kind: "public" }, "GET", "/papers/verify/0000000000000000")).status).toBe(404)
}, 60_000)

/** Streams of a PDF that can be opened: a file cut short has none. */
function pagesOf(bytes: Buffer): number {
  let found = 0
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 7)) {
    try {
      inflateSync(bytes.subarray(at + 7))
      found++
    } catch {
      continue
    }
  }
  return found
}
